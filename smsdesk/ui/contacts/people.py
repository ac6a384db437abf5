"""One list of people: search, endless scrolling, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.schedule import short_date_text
from smsdesk.services.contacts import ContactList, ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.imports import ImportRecord, ImportService
from smsdesk.ui.contacts.people_acts import PeopleActs
from smsdesk.ui.contacts.people_table import PeopleTable
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import SearchField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel


class PeoplePane(Worded, Card):
    """The chosen list at the right of the lists."""

    write_wanted = Signal(object)  # the list's name
    changed = Signal()  # lists or counts are different now
    failed = Signal(object)  # SmsdeskError

    def __init__(  # noqa: PLR0917 - the services a page is made of
        self,
        contacts: ContactService,
        imports: ImportService,
        do_not_contact: DoNotContactService,
        jobs: JobRunner,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", margins=(1, 14, 1, 6), spacing=8, parent=parent)
        self._speech = speech
        self._list: ContactList | None = None
        self._import: ImportRecord | None = None
        self._found = 0
        self.title = ElidedLabel(role="heading")
        self.count = PlainLabel(role="small")
        self.write_button = Button("", icon="square-pen")
        self.delete_button = Button("", "quiet_danger", icon="trash-2")
        self.search = SearchField("", self.tr("Clear the search"))
        self.never_button = Button("", "quiet", icon="ban")
        self.remove_button = Button("", "quiet_danger", icon="user-minus")
        self.table = PeopleTable(contacts, jobs)
        self.nobody = EmptyState("users")
        self.origin = ElidedLabel(role="small")
        self.undo_button = Button("", "quiet", icon="undo-2")
        self._acts = PeopleActs(self, contacts, imports, do_not_contact, jobs)
        self._below = QStackedWidget()
        self._lay_out()

        self.table.shown.connect(self._show_found)
        self.table.chosen_changed.connect(self._show_tools)
        self.table.failed.connect(self.failed)
        self.search.searched.connect(self._load)
        self.write_button.clicked.connect(self._write)
        self.delete_button.clicked.connect(self._delete)
        self.remove_button.clicked.connect(self._take_off)
        self.never_button.clicked.connect(self._never_text)
        self.undo_button.clicked.connect(self._undo)
        self._acts.busy_changed.connect(self._show_busy)
        self._acts.done.connect(self.changed)
        self._acts.failed.connect(self.failed)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self.table.busy or self._acts.busy

    def show_list(self, one: ContactList, last: ImportRecord | None) -> None:
        """Show a list, and the import that can be undone."""
        if self._list is None or self._list.id != one.id:
            self.search.clear()
            self.table.clear()
        self._list, self._import = one, last
        self._say_list()
        self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take the selected person off."""
        if event.key() == Qt.Key.Key_Delete and self.table.chosen is not None:
            self._take_off()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _load(self) -> None:
        if self._list is not None:
            self.table.load(self._list.id, self.search.text())

    @Slot(object)
    def _show_found(self, total: int) -> None:
        self._found = total
        self._below.setCurrentIndex(0 if self.table.rows.rows else 1)
        self._say_list()
        self._show_tools()

    @Slot()
    def _show_tools(self) -> None:
        for button in (self.never_button, self.remove_button):
            button.setVisible(self.table.chosen is not None)

    @Slot()
    def _show_busy(self) -> None:
        for button in (self.delete_button, self.undo_button, self.write_button):
            button.setEnabled(not self._acts.busy)

    # --- presses --------------------------------------------------------------------------

    @Slot()
    def _write(self) -> None:
        if self._list is not None:
            self.write_wanted.emit(self._list.name)

    @Slot()
    def _delete(self) -> None:
        if self._list is not None:
            self._acts.delete_list(self._list)

    @Slot()
    def _take_off(self) -> None:
        if (person := self.table.chosen) is not None:
            self._acts.take_off(person)

    @Slot()
    def _never_text(self) -> None:
        if (person := self.table.chosen) is not None:
            self._acts.never_text(person)

    @Slot()
    def _undo(self) -> None:
        if self._import is not None:
            self._acts.undo_import(self._import)

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.write_button.setText(self.tr("Write to this list"))
        self.delete_button.setText(self.tr("Delete the list"))
        self.search.set_words(
            self.tr("Search name, number or any column"), self.tr("Clear the search")
        )
        self.never_button.setText(self.tr("Never text"))
        self.remove_button.setText(self.tr("Take off the list"))
        self.undo_button.setText(self.tr("Undo the import"))
        self._say_list()
        self._show_tools()

    def _say_list(self) -> None:
        if self._list is None:
            return
        self.title.setText(self._list.name)
        people = self.tr("%Ln people", "", self._list.contacts)
        if self.search.text().strip():
            found = self.tr("{found} of {people}")
            self.count.setText(found.format(found=f"{self._found:,}", people=people))
            self.nobody.show_words(self.tr("Nobody found"), self.tr("Try fewer letters"))
        else:
            self.count.setText(people)
            self.nobody.show_words(
                self.tr("Nobody is on this list"), self.tr("Import a file to fill it")
            )
        self._say_origin(self._import)

    def _say_origin(self, record: ImportRecord | None) -> None:
        self.origin.setVisible(record is not None)
        self.undo_button.setVisible(record is not None)
        if record is not None:
            day = short_date_text(record.started_at, self._speech.language)
            words = self.tr("Last import: {file}, {day}")
            self.origin.setText(words.format(file=record.file, day=day))

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
