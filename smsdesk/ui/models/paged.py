"""Table models that grow as somebody scrolls: never a million rows at once."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView

from smsdesk.ui.models.rows import ROOT, Column, Index, RowsModel

Row = TypeVar("Row")
SLICE = 500


class PagedModel(RowsModel[Row]):
    """Rows that come page by page from a store. Each page is asked for once."""

    more_wanted = Signal()

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._more = False
        self._asked = False

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows that are here. Do not change them."""
        return self._rows

    def start(self, rows: Sequence[Row], *, more: bool) -> None:
        """Replace everything by a first page; ``more`` tells whether others follow."""
        self._more, self._asked = more, False
        self.set_rows(rows)

    def add(self, rows: Sequence[Row], *, more: bool) -> None:
        """Add the page that was asked for."""
        self._more, self._asked = more, False
        self.append_rows(rows)

    def retry(self) -> None:
        """Let the next page be asked for again, as after an error."""
        self._asked = False

    def canFetchMore(self, parent: Index = ROOT) -> bool:
        """Tell whether there is another page nobody asked for yet."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index = ROOT) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()


class SlicedModel(RowsModel[Row]):
    """Rows that are in memory already, shown to Qt a slice at a time."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._all: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Replace everything. ``rows`` must not change from now on."""
        self._all = rows
        self.set_rows(rows[:SLICE])

    @property
    def total(self) -> int:
        """Return how many rows there are, shown or not."""
        return len(self._all)

    def canFetchMore(self, parent: Index = ROOT) -> bool:
        """Tell whether some rows are not shown yet."""
        return not parent.isValid() and len(self._rows) < len(self._all)

    def fetchMore(self, parent: Index = ROOT) -> None:
        """Show one slice more."""
        if self.canFetchMore(parent):
            first = len(self._rows)
            self.append_rows(self._all[first : first + SLICE])


class Ahead(QObject):
    """Fetches the next rows of a view before its end is in sight."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._fetching = False  # rows that come at once move the bar under our feet
        bar = view.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)

    @Slot()
    def _look(self) -> None:
        bar, model = self._view.verticalScrollBar(), self._view.model()
        near = bar.maximum() - bar.value() < 2 * bar.pageStep()
        if near and not self._fetching and model is not None and model.canFetchMore(ROOT):
            self._fetching = True
            model.fetchMore(ROOT)
            self._fetching = False
