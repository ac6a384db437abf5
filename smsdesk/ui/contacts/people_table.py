"""The people of one list as they are searched and scrolled, read a page at a time."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national
from smsdesk.services.contacts import Contact, ContactService
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import Ahead, PagedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.widgets.table_view import TableView

ROWS = 200
OTHER_FIELDS = 4


class PeoplePage(NamedTuple):
    """Some people, whether more follow, and how many the search finds in all."""

    people: Sequence[Contact]
    more: bool
    total: int


class PeopleTable(Worded, TableView):
    """Shows who is on a list and fits a search."""

    shown = Signal(object)  # how many people the search finds
    chosen_changed = Signal()
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self, contacts: ContactService, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._contacts = contacts
        self._reading = Latest(jobs, self)
        self._list_id = 0
        self._search = ""
        self.rows: PagedModel[Contact] = PagedModel((), self)
        self.setModel(self.rows)
        self._ahead = Ahead(self)

        self.rows.more_wanted.connect(self._load_more)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether people are being read."""
        return self._reading.busy

    @property
    def chosen(self) -> Contact | None:
        """Return the person that is selected."""
        selected = self.selectionModel().selectedRows()
        return self.rows.row_at(selected[0].row()) if selected else None

    def clear(self) -> None:
        """Show nobody: another list comes."""
        self.rows.start((), more=False)

    def load(self, list_id: int, search: str) -> None:
        """Show who is on a list and fits a search."""
        self._list_id = list_id
        self._search = search
        work = partial(self._read, list_id, search)
        self._reading.run(work, done=self._show, failed=self._fail)

    def retranslate(self) -> None:
        """Set every word anew; who was selected stays so."""
        selected = self.selectionModel().selectedRows()
        self.set_name(self.tr("People"))
        self.rows.set_columns(
            (
                Column(self.tr("Name"), _name),
                Column(self.tr("Number"), _number, kind="strong"),
                Column(self.tr("Other columns"), _others, ink="muted"),
            )
        )
        self.set_columns([176, 142, 200], stretch=2)
        if selected:
            self.selectRow(selected[0].row())

    def _read(self, list_id: int, search: str, job: JobContext) -> PeoplePage:
        people = self._contacts.page(list_id, search=search, limit=ROWS)
        job.check()
        more = len(people) == ROWS
        total = self._contacts.count(list_id, search) if more else len(people)
        return PeoplePage(people, more, total)

    def _read_more(self, list_id: int, search: str, after: int, _job: JobContext) -> PeoplePage:
        people = self._contacts.page(list_id, search=search, after=after, limit=ROWS)
        return PeoplePage(people, len(people) == ROWS, 0)

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
        self.shown.emit(page.total)

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


def _number(person: Contact) -> str:
    return national(person.e164)


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
