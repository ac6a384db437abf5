"""The people of one list as they are searched and scrolled, read a page at a time."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import masked, national
from smsdesk.services.contacts import Contact, ContactService
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import Ahead, PagedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.widgets.table_view import TableView

ROWS = 200
FOUND = 50
"""How many people of all lists are looked at where this list has none of that name."""
OTHER_FIELDS = 4


class Elsewhere(NamedTuple):
    """Other lists that have whom this one has not: their names, with how many were seen."""

    lists: Sequence[tuple[str, int]] = ()
    more: bool = False


class PeoplePage(NamedTuple):
    """Some people, whether more follow, how many there are in all where that is known yet."""

    people: Sequence[Contact]
    more: bool
    total: int | None
    elsewhere: Elsewhere | None = None


class PeopleTable(Worded, TableView):
    """Shows who is on a list and fits a search. Shift and Ctrl choose several."""

    shown = Signal(object)  # how many people the search finds, None while they are counted
    elsewhere = Signal(object)  # Elsewhere, where the search finds nobody here
    chosen_changed = Signal()
    edit_wanted = Signal()
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self, contacts: ContactService, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._contacts = contacts
        self._reading = Latest(jobs, self)
        self._counting = Latest(jobs, self)  # after the first page is shown: it may take longer
        self._revealed = False
        self._list_id = 0
        self._search = ""
        self.rows: PagedModel[Contact] = PagedModel((), self)
        self.setModel(self.rows)
        self._ahead = Ahead(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

        self.doubleClicked.connect(self._tell_edit)
        self.rows.more_wanted.connect(self._load_more)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether people are being read."""
        return self._reading.busy or self._counting.busy

    @property
    def chosen(self) -> Sequence[Contact]:
        """Return the people that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.row_at(row) for row in rows]

    @property
    def one(self) -> Contact | None:
        """Return the person that is selected where it is a single one."""
        chosen = self.chosen
        return chosen[0] if len(chosen) == 1 else None

    @Slot()
    def copy_numbers(self) -> None:
        """Put the numbers of who is selected on the clipboard, one a line."""
        if chosen := self.chosen:
            QGuiApplication.clipboard().setText("\n".join(national(one.e164) for one in chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter change a person and Ctrl+C copy numbers."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.one is not None:
            self.edit_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_numbers()
        else:
            super().keyPressEvent(event)

    @Slot(bool)
    def reveal(self, whole: bool) -> None:
        """Show whole numbers, or masked ones as at first."""
        self._revealed = whole
        self.retranslate()

    def _number(self, person: Contact) -> str:
        return national(person.e164) if self._revealed else masked(person.e164)

    def clear(self) -> None:
        """Show nobody: another list comes."""
        self.rows.start((), more=False)

    def load(self, list_id: int, search: str) -> None:
        """Show who is on a list and fits a search."""
        self._list_id = list_id
        self._search = search
        self._counting.cancel()
        work = partial(self._read, list_id, search)
        self._reading.run(work, done=self._show, failed=self._fail)

    def retranslate(self) -> None:
        """Set every word anew; who was selected stays so."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        self.set_name(self.tr("People"))
        self.rows.set_columns(
            (
                Column(self.tr("Name"), _name),
                Column(self.tr("Number"), self._number, kind="strong"),
                Column(self.tr("Other columns"), _others, ink="muted"),
            )
        )
        self.set_columns([176, 142, 200], stretch=2)
        flags = QItemSelectionModel.SelectionFlag
        for row in selected:
            index = self.rows.index(row, 0)
            self.selectionModel().select(index, flags.Select | flags.Rows)

    def _read(self, list_id: int, search: str, job: JobContext) -> PeoplePage:
        people = self._contacts.page(list_id, search=search, limit=ROWS)
        job.check()
        more = len(people) == ROWS
        if not people and search.strip():
            return PeoplePage(people, more, 0, self._look_elsewhere(search))
        return PeoplePage(people, more, None if more else len(people))

    def _look_elsewhere(self, search: str) -> Elsewhere:
        found = self._contacts.find(search, FOUND)
        names = Counter(one.list_name for one in found)
        return Elsewhere(names.most_common(), more=len(found) == FOUND)

    def _count(self, list_id: int, search: str, _job: JobContext) -> int:
        return self._contacts.count(list_id, search)

    def _read_more(self, list_id: int, search: str, after: int, _job: JobContext) -> PeoplePage:
        people = self._contacts.page(list_id, search=search, after=after, limit=ROWS)
        return PeoplePage(people, len(people) == ROWS, None)

    @Slot(QModelIndex)
    def _tell_edit(self, _index: QModelIndex) -> None:
        if self.one is not None:
            self.edit_wanted.emit()

    @Slot()
    def _load_more(self) -> None:
        if self._reading.busy or not self.rows.rows:
            self.rows.retry()
            return
        work = partial(self._read_more, self._list_id, self._search, self.rows.rows[-1].id)
        self._reading.run(work, done=self._show_more, failed=self._fail_more)

    @Slot(object)
    def _show(self, page: PeoplePage) -> None:
        self.set_searched(self._search.strip())
        self.rows.start(page.people, more=page.more)
        self.scrollToTop()
        self.elsewhere.emit(page.elsewhere or Elsewhere())
        self.shown.emit(page.total)
        if page.total is None:
            work = partial(self._count, self._list_id, self._search)
            self._counting.run(work, done=self.shown.emit, failed=self._fail)

    @Slot(object)
    def _show_more(self, page: PeoplePage) -> None:
        self.rows.add(page.people, more=page.more)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _fail_more(self, error: SmsdeskError) -> None:
        self.rows.retry()
        self.failed.emit(error)


def _name(person: Contact) -> str:
    return person.name


def _others(person: Contact) -> str:
    """Return the fields that do not just repeat the name or the number."""
    digits = person.e164[-8:]
    shown = [
        f"{name} {value}"
        for name, value in person.fields.items()
        if value
        and value.strip() != person.name
        and "".join(filter(str.isdecimal, value))[-8:] != digits
    ]
    return " · ".join(shown[:OTHER_FIELDS])
