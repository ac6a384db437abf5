"""The numbers that are never texted as they are searched and scrolled, a page at a time."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import masked, national
from smsdesk.core.schedule import short_date_text
from smsdesk.services.do_not_contact import DoNotContactService, Forbidden
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded, spoken
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import Ahead, PagedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.widgets.table_view import TableView

ROWS = 200


class NeverPage(NamedTuple):
    """Some entries, whether more follow, and how many there are in all (first page alone)."""

    entries: Sequence[Forbidden]
    more: bool
    total: int = 0


class NeverTable(Worded, TableView):
    """Number, reason, who and when. Shift and Ctrl choose several."""

    shown = Signal(object)  # how many entries the search finds
    chosen_changed = Signal()
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self, do_not_contact: DoNotContactService, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._do_not_contact = do_not_contact
        self._reading = Latest(jobs, self)
        self._search = ""
        self.rows: PagedModel[Forbidden] = PagedModel((), self)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._ahead = Ahead(self)
        self._revealed = False

        self.rows.more_wanted.connect(self._load_more)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether entries are being read."""
        return self._reading.busy

    @property
    def chosen(self) -> Sequence[Forbidden]:
        """Return the entries that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.row_at(row) for row in rows]

    def load(self, search: str) -> None:
        """Show the entries that fit a search, last added first."""
        self._search = search
        self._reading.run(partial(self._read, search), done=self._show, failed=self._fail)

    def retranslate(self) -> None:
        """Set every word anew; what was selected stays so."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        self.set_name(self.tr("Numbers never texted"))
        self.rows.set_columns(
            (
                Column(self.tr("Number"), self._number, kind="strong"),
                Column(self.tr("Reason"), _reason),
                Column(self.tr("Who"), _who, ink="muted"),
                Column(self.tr("Since"), _since, ink="muted"),
            )
        )
        self.set_columns([150, 160, 104, 108], stretch=1)
        flags = QItemSelectionModel.SelectionFlag
        for row in selected:
            self.selectionModel().select(self.rows.index(row, 0), flags.Select | flags.Rows)

    @Slot(bool)
    def reveal(self, whole: bool) -> None:
        """Show whole numbers, or masked ones as at first."""
        self._revealed = whole
        self.retranslate()

    def _number(self, entry: Forbidden) -> str:
        if not entry.e164:
            return self.tr("erased number")
        return national(entry.e164) if self._revealed else masked(entry.e164)

    def _read(self, search: str, job: JobContext) -> NeverPage:
        entries = self._do_not_contact.page(search=search, limit=ROWS)
        job.check()
        more = len(entries) == ROWS
        return NeverPage(entries, more, self._do_not_contact.count(search))

    def _read_more(self, search: str, after: int, _job: JobContext) -> NeverPage:
        entries = self._do_not_contact.page(search=search, after=after, limit=ROWS)
        return NeverPage(entries, len(entries) == ROWS)

    @Slot()
    def _load_more(self) -> None:
        if self._reading.busy or not self.rows.rows:
            self.rows.retry()
            return
        work = partial(self._read_more, self._search, self.rows.rows[-1].id)
        self._reading.run(work, done=self._show_more, failed=self._fail_more)

    @Slot(object)
    def _show(self, page: NeverPage) -> None:
        self.set_searched(self._search.strip())
        self.rows.start(page.entries, more=page.more)
        self.scrollToTop()
        self.shown.emit(page.total)

    @Slot(object)
    def _show_more(self, page: NeverPage) -> None:
        self.rows.add(page.entries, more=page.more)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _fail_more(self, error: SmsdeskError) -> None:
        self.rows.retry()
        self.failed.emit(error)


def _reason(entry: Forbidden) -> str:
    return entry.reason


def _who(entry: Forbidden) -> str:
    return entry.who


def _since(entry: Forbidden) -> str:
    return short_date_text(entry.added_at, spoken())
