"""The people of one list: search, endless scrolling, taking somebody off."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national
from smsdesk.services.contacts import Contact, ContactList, ContactService, ImportRecord, Undone
from smsdesk.ui.bangkok import in_bangkok, short_date
from smsdesk.ui.contacts.confirm import ConfirmDialog
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.models.latest import Latest
from smsdesk.ui.models.paged import Ahead, PagedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import SearchField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.table_view import TableView

ROWS = 200
OTHER_FIELDS = 4


class Page(NamedTuple):
    """A page of people, whether more follow, and how many the search finds in all."""

    people: Sequence[Contact]
    more: bool
    total: int


class PeoplePane(Card):
    """One list and what can be done with it."""

    write_wanted = Signal(object)  # the list's name
    changed = Signal()  # lists or counts are different now
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self,
        contacts: ContactService,
        jobs: JobRunner,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", margins=(1, 14, 1, 6), spacing=8, parent=parent)
        self._contacts = contacts
        self._speech = speech
        self._reading = Latest(jobs, self)
        self._doing = Latest(jobs, self)
        self._list: ContactList | None = None
        self._import: ImportRecord | None = None
        self._total = 0
        self.title = ElidedLabel(role="heading")
        self.count = PlainLabel(role="small")
        self.write_button = Button("", icon="square-pen")
        self.delete_button = Button("", "quiet_danger", icon="trash-2")
        self.search = SearchField("", self.tr("Clear the search"))
        self.never_button = Button("", "quiet", icon="ban")
        self.remove_button = Button("", "quiet_danger", icon="user-minus")
        self.table = TableView("")
        self.rows: PagedModel[Contact] = PagedModel((), self.table)
        self.nobody = EmptyState("users")
        self.origin = ElidedLabel(role="small")
        self.undo_button = Button("", "quiet", icon="undo-2")
        self._below = QStackedWidget()
        self._lay_out()

        self.table.setModel(self.rows)
        self._ahead = Ahead(self.table)
        self.rows.more_wanted.connect(self._load_more)
        self.table.selectionModel().selectionChanged.connect(self._show_tools)
        self.search.searched.connect(self._search)
        self.write_button.clicked.connect(self._write)
        self.delete_button.clicked.connect(self._ask_delete)
        self.remove_button.clicked.connect(self._ask_remove)
        self.never_button.clicked.connect(self._ask_never)
        self.undo_button.clicked.connect(self._ask_undo)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._reading.busy or self._doing.busy

    def show_list(self, one: ContactList, last: ImportRecord | None) -> None:
        """Show a list, and the import that can be undone."""
        other = self._list is None or self._list.id != one.id
        self._list, self._import = one, last
        if other:
            self.search.clear()
            self.rows.start((), more=False)
        self._say_list()
        self._load()

    # --- reading --------------------------------------------------------------------------

    def _load(self) -> None:
        if self._list is not None:
            work = partial(self._read, self._list.id, self.search.text())
            self._reading.run(work, done=self._show, failed=self.failed.emit)

    def _read(self, list_id: int, search: str, job: JobContext) -> Page:
        people = self._contacts.page(list_id, search=search, limit=ROWS)
        job.check()
        more = len(people) == ROWS
        total = self._contacts.count(list_id, search) if more else len(people)
        return Page(people, more, total)

    def _read_more(self, list_id: int, search: str, after: int, _job: JobContext) -> Page:
        people = self._contacts.page(list_id, search=search, after=after, limit=ROWS)
        return Page(people, len(people) == ROWS, 0)

    @Slot()
    def _search(self) -> None:
        self._load()

    @Slot()
    def _load_more(self) -> None:
        if self._list is None or self._reading.busy or not self.rows.rows:
            self.rows.retry()
            return
        last = self.rows.rows[-1].id
        work = partial(self._read_more, self._list.id, self.search.text(), last)
        self._reading.run(work, done=self._show_more, failed=self.failed.emit)

    @Slot(object)
    def _show(self, page: Page) -> None:
        self._total = page.total
        self.table.set_searched(self.search.text().strip())
        self.rows.start(page.people, more=page.more)
        self.table.scrollToTop()
        self._below.setCurrentIndex(0 if page.people else 1)
        self._say_list()
        self._show_tools()

    @Slot(object)
    def _show_more(self, page: Page) -> None:
        self.rows.add(page.people, more=page.more)

    # --- doing ----------------------------------------------------------------------------

    @property
    def chosen(self) -> Contact | None:
        """Return the person that is selected."""
        selected = self.table.selectionModel().selectedRows()
        return self.rows.row_at(selected[0].row()) if selected else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take the selected person off."""
        if event.key() == Qt.Key.Key_Delete and self.chosen is not None:
            self._ask_remove()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_tools(self) -> None:
        for button in (self.never_button, self.remove_button):
            button.setVisible(self.chosen is not None)

    @Slot()
    def _write(self) -> None:
        if self._list is not None:
            self.write_wanted.emit(self._list.name)

    @Slot()
    def _ask_delete(self) -> None:
        if self._list is None:
            return
        dialog = self._ask(
            self.tr("Delete the list “{list}”?").format(list=self._list.name),
            self.tr(
                "%Ln people are deleted with it. What was sent to them stays in History.",
                "",
                self._list.contacts,
            ),
            self.tr("Delete the list"),
        )
        dialog.accepted.connect(self._delete)
        dialog.ask()

    @Slot()
    def _ask_remove(self) -> None:
        person = self.chosen
        if person is None:
            return
        dialog = self._ask(
            self.tr("Take {name} off the list?").format(name=_called(person)),
            self.tr("Other lists keep this number. What was sent stays in History."),
            self.tr("Take off the list"),
        )
        dialog.accepted.connect(self._remove)
        dialog.ask()

    @Slot()
    def _ask_never(self) -> None:
        person = self.chosen
        if person is None:
            return
        dialog = self._ask(
            self.tr("Never text {name} again?").format(name=_called(person)),
            self.tr(
                "{number} goes on the list “Do not contact”. Every campaign skips it, whatever "
                "list it comes from. You can take it off there."
            ).format(number=national(person.e164)),
            self.tr("Never text"),
        )
        dialog.accepted.connect(self._forbid)
        dialog.ask()

    @Slot()
    def _ask_undo(self) -> None:
        if self._import is None:
            return
        counts = self._import.counts
        dialog = self._ask(
            self.tr("Undo the import of {file}?").format(file=self._import.file),
            self.tr("{added} people are taken off, {updated} become what they were before.").format(
                added=f"{counts.get('added', 0):,}", updated=f"{counts.get('updated', 0):,}"
            ),
            self.tr("Undo the import"),
        )
        dialog.accepted.connect(self._undo)
        dialog.ask()

    def _ask(self, question: str, sentence: str, yes: str) -> ConfirmDialog:
        return ConfirmDialog(self.window(), question, sentence, yes=yes, no=self.tr("Cancel"))

    @Slot()
    def _delete(self) -> None:
        if self._list is not None:
            self._do(partial(self._delete_list, self._list.id))

    @Slot()
    def _remove(self) -> None:
        if self.chosen is not None:
            self._do(partial(self._take_off, self.chosen.id))

    @Slot()
    def _forbid(self) -> None:
        if self.chosen is not None:
            self._do(partial(self._never_text, self.chosen.e164))

    @Slot()
    def _undo(self) -> None:
        if self._import is not None:
            self._do(partial(self._take_back, self._import.id))

    def _do(self, work: Work) -> None:
        for button in (self.delete_button, self.undo_button, self.write_button):
            button.setEnabled(False)
        self._doing.run(work, done=self._tell_done, failed=self._tell_failed)

    def _delete_list(self, list_id: int, _job: JobContext) -> None:
        self._contacts.delete_list(list_id)

    def _take_off(self, contact_id: int, _job: JobContext) -> None:
        self._contacts.delete([contact_id])

    def _never_text(self, number: str, _job: JobContext) -> int:
        return self._contacts.forbid([number])

    def _take_back(self, import_id: int, _job: JobContext) -> Undone:
        return self._contacts.undo(import_id)

    @Slot(object)
    def _tell_done(self, _result: object) -> None:
        self._wake()
        self.changed.emit()

    @Slot(object)
    def _tell_failed(self, error: SmsdeskError) -> None:
        self._wake()
        self.failed.emit(error)

    def _wake(self) -> None:
        for button in (self.delete_button, self.undo_button, self.write_button):
            button.setEnabled(True)

    # --- words ----------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew; who was selected stays so."""
        selected = self.table.selectionModel().selectedRows()
        self.write_button.setText(self.tr("Write to this list"))
        self.delete_button.setText(self.tr("Delete the list"))
        self.search.set_words(
            self.tr("Search name, number or any column"), self.tr("Clear the search")
        )
        self.never_button.setText(self.tr("Never text"))
        self.remove_button.setText(self.tr("Take off the list"))
        self.undo_button.setText(self.tr("Undo the import"))
        self.table.set_name(self.tr("People"))
        self.rows.set_columns(
            (
                Column(self.tr("Name"), _name),
                Column(self.tr("Number"), _number, kind="strong"),
                Column(self.tr("Other columns"), _others, ink="muted"),
            )
        )
        self.table.set_columns([176, 142, 200], stretch=2)
        if selected:
            self.table.selectRow(selected[0].row())
        self._say_list()
        self._show_tools()

    def _say_list(self) -> None:
        one = self._list
        if one is None:
            return
        self.title.setText(one.name)
        self.title.updateGeometry()
        people = self.tr("%Ln people", "", one.contacts)
        searched = bool(self.search.text().strip())
        found = self.tr("{found} of {people}").format(found=f"{self._total:,}", people=people)
        self.count.setText(found if searched else people)
        if searched:
            self.nobody.show_words(self.tr("Nobody found"), self.tr("Try fewer letters"))
        else:
            self.nobody.show_words(
                self.tr("Nobody is on this list"), self.tr("Import a file to fill it")
            )
        record = self._import
        self.origin.setVisible(record is not None)
        self.undo_button.setVisible(record is not None)
        if record is not None:
            day = short_date(in_bangkok(record.started_at).date())
            self.origin.setText(
                self.tr("Last import: {file}, {day}").format(file=record.file, day=day)
            )

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.count)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 14, 0)
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.delete_button)
        head.addWidget(self.write_button)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 2, 14, 0)
        tools.setSpacing(8)
        self.search.setMinimumWidth(132)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.never_button)
        tools.addWidget(self.remove_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 2, 10, 2)
        foot.addWidget(self.origin, 1)
        foot.addWidget(self.undo_button)
        self._below.addWidget(self.table)
        self._below.addWidget(self.nobody)
        self._below.setMinimumHeight(96)
        self.body.addLayout(head)
        self.body.addLayout(tools)
        self.body.addWidget(self._below, 1)
        self.body.addLayout(foot)


def _called(person: Contact) -> str:
    return person.name or national(person.e164)


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
