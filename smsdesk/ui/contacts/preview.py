"""The first rows of a contacts file as they stand in it, with the chosen columns marked."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QWidget

from smsdesk.core.phone import national, parse
from smsdesk.services.imports import FileFacts
from smsdesk.ui.language import Worded
from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.style import icon
from smsdesk.ui.widgets.table_view import TableView

Cells = tuple[int, tuple[str, ...]]
WIDE = 150
BEFORE = 1
"""Columns of ours before the file's own: the row's number."""


class FirstRows(RowsModel[Cells]):
    """A file's first rows. Marked columns have an icon over them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((), parent)
        self.marks: dict[int, str] = {}

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title, and the icon of what it is taken for."""
        name = self.marks.get(section)
        if role == Qt.ItemDataRole.DecorationRole and orientation == Qt.Orientation.Horizontal:
            return icon(name, "accent", 16) if name else None
        return super().headerData(section, orientation, role)


class PreviewTable(Worded, TableView):
    """A press on a column's head chooses it; a double press on a row, or Enter, chooses that."""

    column_pressed = Signal(object)  # the header's text
    row_chosen = Signal(object)  # Excel's number of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._facts: FileFacts | None = None
        self.rows = FirstRows(self)
        self.setModel(self.rows)
        self.set_row_height(36)
        self.setMinimumHeight(180)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._press)
        self.activated.connect(self._choose_row)
        self.retranslate()

    def show_facts(self, facts: FileFacts) -> None:
        """Show the first rows of a file."""
        self._facts = facts
        self.retranslate()
        self.rows.set_rows(facts.first_rows)

    def good_numbers(self) -> int:
        """Return how many of these rows have a number that can be texted."""
        if self._facts is None:
            return 0
        at = self._facts.header.index(self._facts.phone_column)
        return sum(parse(cells[at]).usable for _, cells in self._facts.first_rows)

    def retranslate(self) -> None:
        """Set the headings anew."""
        self.set_name(self.tr("First rows of the file"))
        facts = self._facts
        if facts is None:
            return
        columns: list[Column[Cells]] = [Column(self.tr("Row in Excel"), _number, ink="muted")]
        marks: dict[int, str] = {}
        for at, name in enumerate(facts.header):
            if name == facts.phone_column:
                marks[len(columns)] = "phone"
                title = f" {name}"  # a little room after the icon
                columns.append(Column(title, _cell(at), kind="strong", second=_used(at)))
            elif name == facts.name_column:
                marks[len(columns)] = "user"
                columns.append(Column(f" {name}", _cell(at)))
            else:
                columns.append(Column(name, _cell(at)))
        self.rows.marks = marks
        self.rows.set_columns(columns)
        self.set_row_height(54)
        self._set_widths(len(columns))

    def _set_widths(self, columns: int) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.set_columns([112, *[WIDE] * (columns - 1)])
        header.setStretchLastSection(True)

    @Slot(int)
    def _press(self, section: int) -> None:
        if self._facts is not None and section >= BEFORE:
            self.column_pressed.emit(self._facts.header[section - BEFORE])

    @Slot(QModelIndex)
    def _choose_row(self, index: QModelIndex) -> None:
        number, _cells = self.rows.row_at(index.row())
        self.row_chosen.emit(number)


def _number(row: Cells) -> str:
    return str(row[0])


def _cell(at: int) -> Callable[[Cells], str]:
    return partial(_cell_of, at)


def _used(at: int) -> Callable[[Cells], str]:
    return partial(_used_of, at)


def _cell_of(at: int, row: Cells) -> str:
    return row[1][at]


def _used_of(at: int, row: Cells) -> str:
    number = parse(row[1][at])
    return national(number.e164) if number.usable and number.e164 else "–"
