"""The Contacts tab: lists, the people on them, and the numbers that are never texted."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.contacts import Contact, ContactList, ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.imports import ImportRecord, ImportService
from smsdesk.ui.contacts.lists import ListsPane
from smsdesk.ui.contacts.never import NeverPane
from smsdesk.ui.contacts.page_dialogs import PageDialogs
from smsdesk.ui.contacts.people import PeoplePane
from smsdesk.ui.contacts.people_acts import Exported
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.latest import Latest, Repeated
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState

LISTS_WIDTHS = (216, 256)


class Shelf(NamedTuple):
    """What there is: lists, imports, and how many numbers are never texted."""

    lists: Sequence[ContactList]
    imports: Sequence[ImportRecord]
    forbidden: int


class _Told(NamedTuple):
    """What was done and is worth a word: "exported" or "filed", and how many."""

    what: str
    number: int
    file: str = ""


class WayOut(Enum):
    """What the button under a trouble does."""

    REFRESH = auto()
    EXPORT = auto()
    FILE = auto()


class PageTrouble(Trouble):
    """Offers the way out that fits what was tried."""

    way = WayOut.REFRESH

    def way_out(self, error: SmsdeskError) -> str:
        """Return the word on the button."""
        if self.way is WayOut.EXPORT:
            return self.tr("Save elsewhere")
        if self.way is WayOut.FILE:
            return self.tr("Choose another file")
        return super().way_out(error)


class ContactsPage(Page):
    """Lists at the left, the chosen one at the right."""

    import_wanted = Signal()
    write_wanted = Signal(object)  # the list's name
    who_changed = Signal(object)  # who notes what is never texted
    revealed = Signal()  # whole numbers are shown

    def __init__(  # noqa: PLR0917 - the services a page is made of
        self,
        contacts: ContactService,
        imports: ImportService,
        do_not_contact: DoNotContactService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._contacts = contacts
        self._imports = imports
        self._do_not_contact = do_not_contact
        self._reading = Latest(jobs, self)
        self._indexing = Repeated(
            jobs, self._next_index, done=self._rest, failed=self._rest, parent=self
        )
        self._shelf: Shelf | None = None
        self._wanted = ""
        self._searching = False  # what was looked for goes along to the list that is chosen next
        self._told: _Told | None = None
        self._way_out = WayOut.REFRESH
        self.import_button = Button("", "primary", icon="file-up")
        self.reveal_button = IconButton("eye", "–")
        self.reveal_button.setCheckable(True)
        self.trouble = PageTrouble(speech)
        self.told = Banner("ok")
        self.lists = ListsPane()
        self.people = PeoplePane(contacts, imports, do_not_contact, jobs, speech)
        self.never = NeverPane(do_not_contact, jobs)
        self.empty = EmptyState("users", "file-up")
        self.new_button = Button("", "quiet", icon="plus")
        self.dialogs = PageDialogs(self, contacts, do_not_contact, jobs, speech, clock)
        self._empty_card = Card()
        self._right = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    # --- what may be asked of the page ----------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show what has changed."""
        self._reading.run(self._read, done=self._show, failed=self.show_error)

    @Slot(object)
    def show_list(self, name: str) -> None:
        """Show a list by its name."""
        self._wanted = name
        self.refresh()

    def set_who(self, who: str) -> None:
        """Say who notes what is never texted, until somebody else does."""
        self.dialogs.who = self.people.who = self.never.who = who

    @Slot()
    def ask_never(self) -> None:
        """Ask for a number that is never to be texted, over whatever page is in sight."""
        person = self.people.table.one if self.people.isVisible() else None
        self.dialogs.never(person.e164 if person else "")

    def is_settled(self) -> bool:
        """Tell whether nothing is under way."""
        busy = self._reading.busy or self.people.busy or self.never.busy
        return self._shelf is not None and not busy

    # --- showing --------------------------------------------------------------------------

    def _read(self, _job: JobContext) -> Shelf:
        return Shelf(
            self._contacts.lists(),
            [one for one in self._imports.imports() if one.undone_at is None],
            self._do_not_contact.count(),
        )

    @Slot(object)
    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.trouble.clear()
        self.lists.show_lists(shelf.lists, shelf.forbidden)
        self.import_button.setVisible(bool(shelf.lists))  # else the empty state has it
        wanted, self._wanted = self._wanted, ""
        if self.lists.never.isChecked() and not wanted:
            self._show_never()
        elif wanted and wanted in [one.name for one in shelf.lists]:
            self.lists.choose(wanted)
            self._show_chosen()
        elif self.lists.chosen is not None:
            self._show_chosen()
        elif shelf.lists:
            self.lists.choose_first()
        else:
            self._right.setCurrentWidget(self._empty_card)
        self._indexing.run()

    def _next_index(self) -> Work:
        return self._contacts.make_searchable

    @Slot(object)
    def _rest(self, _result: object) -> None:
        """Say nothing of the search index: everybody is found without it too."""

    def _show_chosen(self) -> None:
        if self.lists.chosen is not None:
            self._show_list(self.lists.chosen)

    @Slot(object)
    def _show_list(self, one: ContactList) -> None:
        shelf = self._shelf or Shelf((), (), 0)
        last = next((record for record in shelf.imports if record.contact_list == one.name), None)
        searching, self._searching = self._searching, False
        self.people.show_list(one, last, alone=len(shelf.lists) < 2, searching=searching)
        self._right.setCurrentWidget(self.people)

    @Slot(object)
    def _show_other(self, name: str) -> None:
        """Look for the same in another list."""
        self._searching = True
        self.lists.choose(name)

    @Slot()
    def _show_never(self) -> None:
        self.never.load()
        self._right.setCurrentWidget(self.never)

    # --- what is asked for in the panes ---------------------------------------------------

    @Slot()
    def _rename(self) -> None:
        self.people.title.begin()

    @Slot(object)
    def _ask_details(self, consent: bool) -> None:
        if self.people.shown is not None:
            self.dialogs.details(self.people.shown, consent=consent)

    @Slot()
    def _ask_merge(self) -> None:
        one = self.people.shown
        if one is not None and self._shelf is not None:
            others = [other for other in self._shelf.lists if other.id != one.id]
            self.dialogs.merge(one, others)

    @Slot()
    def _ask_person(self) -> None:
        if self.people.shown is not None:
            rows = self.people.table.rows.rows
            self.dialogs.person(self.people.shown, None, rows[0] if rows else None)

    @Slot(object)
    def _ask_change(self, person: Contact) -> None:
        if self.people.shown is not None:
            self.dialogs.person(self.people.shown, person)

    @Slot()
    def _ask_export(self) -> None:
        one = self.people.shown
        if one is not None and (path := self.dialogs.place_to_export(one)):
            self.export(path)

    def export(self, path: Path) -> None:
        """Write the list in sight into a file."""
        if self.people.shown is not None:
            self._way_out = WayOut.EXPORT
            self.trouble.clear()
            self.people.acts.export(self.people.shown, path)

    @Slot()
    def _ask_file(self) -> None:
        if path := self.dialogs.file_of_numbers():
            self.trouble.clear()
            self.never.add_file(path)

    # --- what came of it ------------------------------------------------------------------

    @Slot(object)
    def _tell_exported(self, exported: Exported) -> None:
        self._way_out = WayOut.REFRESH
        self._tell(_Told("exported", exported.people, exported.path.name))

    @Slot(object)
    def _tell_filed(self, count: int) -> None:
        self._tell(_Told("filed", count))

    def _tell(self, told: _Told) -> None:
        self._told = told
        self._say_told()

    @Slot()
    def _tell_nothing(self) -> None:
        self._told = None
        self._say_told()

    @Slot(object)
    def show_error(self, error: SmsdeskError) -> None:
        """Say what went wrong, with the way out of it on the button."""
        way, self._way_out = self._way_out, WayOut.REFRESH
        self._show_trouble(error, way)

    @Slot(object)
    def _show_file_error(self, error: SmsdeskError) -> None:
        self._show_trouble(error, WayOut.FILE)

    def _show_trouble(self, error: SmsdeskError, way: WayOut) -> None:
        self.trouble.way = way
        self.trouble.show_error(error)

    @Slot()
    def _mend(self) -> None:
        """Do what the button under a trouble offers."""
        if self.trouble.way is WayOut.EXPORT:
            self._ask_export()
        elif self.trouble.way is WayOut.FILE:
            self._ask_file()
        else:
            self.refresh()

    @Slot(object)
    def _keep_who(self, who: str) -> None:
        self.set_who(who)
        self.who_changed.emit(who)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self.import_wanted)
        self.empty.pressed.connect(self.import_wanted)
        self.new_button.clicked.connect(self.dialogs.new_list)
        self.told.pressed.connect(self._tell_nothing)
        self.trouble.pressed.connect(self._mend)
        lists, people, never, dialogs = self.lists, self.people, self.never, self.dialogs
        lists.list_chosen.connect(self._show_list)
        lists.never_chosen.connect(self._show_never)
        lists.new_wanted.connect(dialogs.new_list)
        lists.rename_wanted.connect(self._rename)
        lists.delete_wanted.connect(people.delete)
        people.write_wanted.connect(self.write_wanted)
        people.import_wanted.connect(self.import_wanted)
        people.details_wanted.connect(self._ask_details)
        people.merge_wanted.connect(self._ask_merge)
        people.export_wanted.connect(self._ask_export)
        people.add_wanted.connect(self._ask_person)
        people.edit_wanted.connect(self._ask_change)
        people.other_wanted.connect(self._show_other)
        people.acts.exported.connect(self._tell_exported)
        people.changed.connect(self.refresh)
        people.failed.connect(self.show_error)
        self.reveal_button.toggled.connect(self._reveal)
        never.add_wanted.connect(self.ask_never)
        never.file_wanted.connect(self._ask_file)
        never.filed.connect(self._tell_filed)
        never.changed.connect(self.refresh)
        never.failed.connect(self.show_error)
        never.file_failed.connect(self._show_file_error)
        dialogs.changed.connect(self.refresh)
        dialogs.silenced.connect(self.refresh)
        dialogs.list_made.connect(self.show_list)
        dialogs.merged.connect(self.show_list)
        dialogs.who_changed.connect(self._keep_who)

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.header.title.setText(self.tr("Contacts"))
        self._say_reveal(whole=self.reveal_button.isChecked())
        self.new_button.setText(self.tr("Make an empty list"))
        self._say_told()
        self.import_button.setText(self.tr("Import contacts"))
        self.empty.show_words(
            self.tr("No contacts yet"),
            self.tr(
                "Bring the Excel or CSV file you have. Numbers are repaired, and you see "
                "everything before it is saved"
            ),
            self.tr("Import contacts"),
        )

    @Slot(bool)
    def _reveal(self, whole: bool) -> None:
        """Show whole numbers in both tables, or masked ones."""
        for table in (self.people.table, self.never.table):
            table.reveal(whole)
        self._say_reveal(whole=whole)
        if whole:
            self.revealed.emit()

    def _say_reveal(self, *, whole: bool) -> None:
        self.reveal_button.set_icon("eye-off" if whole else "eye")
        self.reveal_button.set_name(
            self.tr("Hide the numbers") if whole else self.tr("Show whole numbers")
        )

    def _say_told(self) -> None:
        self.told.setVisible(self._told is not None)
        if self._told is None:
            return
        count = self._told.number
        if self._told.what == "exported":
            said = self.tr("%Ln people were written to {file}", "", count)
            said = said.format(file=self._told.file)
        else:
            said = self.tr("%Ln more numbers are never texted from now on", "", count)
        self.told.show_words("ok", said, button=self.tr("All right"))

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(self.reveal_button, self.import_button)
        self._empty_card.body.setSpacing(0)
        self._empty_card.body.addStretch()
        self._empty_card.body.addWidget(self.empty)
        self._empty_card.body.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._empty_card.body.addStretch()
        for widget in (self._empty_card, self.people, self.never):
            self._right.addWidget(widget)
        self.lists.setMinimumWidth(LISTS_WIDTHS[0])
        self.lists.setMaximumWidth(LISTS_WIDTHS[1])
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.lists, 1)
        body.addWidget(self._right, 3)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(LEFT, 0, RIGHT, BOTTOM)
        column.setSpacing(14)
        column.addWidget(self.trouble)
        column.addWidget(self.told)
        column.addLayout(body, 1)
        self.lay_out(whole)
