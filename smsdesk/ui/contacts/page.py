"""The Contacts tab: lists, the people on them, and the numbers that are never texted."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.jobs import JobContext
from smsdesk.services.contacts import ContactList, ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.imports import ImportRecord, ImportService
from smsdesk.ui.contacts.lists import ListsPane
from smsdesk.ui.contacts.never import NeverPane
from smsdesk.ui.contacts.people import PeoplePane
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.latest import Latest
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState

LISTS_WIDTHS = (216, 256)


class Shelf(NamedTuple):
    """What there is: lists, imports, and how many numbers are never texted."""

    lists: Sequence[ContactList]
    imports: Sequence[ImportRecord]
    forbidden: int


class ContactsPage(Page):
    """Lists at the left, the chosen one at the right."""

    import_wanted = Signal()
    write_wanted = Signal(object)  # the list's name

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
        self._shelf: Shelf | None = None
        self._wanted = ""
        self.import_button = Button("", "primary", icon="file-up")
        self.trouble = Trouble(speech)
        self.lists = ListsPane()
        self.people = PeoplePane(contacts, imports, do_not_contact, jobs, speech)
        self.never = NeverPane(do_not_contact, jobs, speech)
        self.empty = EmptyState("users", "file-up")
        self._empty_card = Card()
        self._right = QStackedWidget()
        self._lay_out()

        self.import_button.clicked.connect(self.import_wanted)
        self.empty.pressed.connect(self.import_wanted)
        self.lists.list_chosen.connect(self._show_list)
        self.lists.never_chosen.connect(self._show_never)
        self.people.write_wanted.connect(self.write_wanted)
        self.people.changed.connect(self.refresh)
        self.people.failed.connect(self.trouble.show_error)
        self.never.changed.connect(self.refresh)
        self.never.failed.connect(self.trouble.show_error)
        self.trouble.pressed.connect(self.refresh)
        self.retranslate()

    # --- what may be asked of the page ----------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show what has changed."""
        self._reading.run(self._read, done=self._show, failed=self.trouble.show_error)

    def show_list(self, name: str) -> None:
        """Show a list by its name."""
        self._wanted = name
        self.refresh()

    def is_settled(self) -> bool:
        """Tell whether nothing is under way."""
        busy = self._reading.busy or self.people.busy or self.never.busy
        return self._shelf is not None and not busy

    # --- showing --------------------------------------------------------------------------

    def _read(self, _job: JobContext) -> Shelf:
        return Shelf(
            self._contacts.lists(),
            [one for one in self._imports.imports() if one.undone_at is None],
            len(self._do_not_contact.all()),
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

    def _show_chosen(self) -> None:
        if self.lists.chosen is not None:
            self._show_list(self.lists.chosen)

    @Slot(object)
    def _show_list(self, one: ContactList) -> None:
        imports = self._shelf.imports if self._shelf else ()
        last = next((record for record in imports if record.contact_list == one.name), None)
        self.people.show_list(one, last)
        self._right.setCurrentWidget(self.people)

    @Slot()
    def _show_never(self) -> None:
        self.never.load()
        self._right.setCurrentWidget(self.never)

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.header.title.setText(self.tr("Contacts"))
        self.import_button.setText(self.tr("Import contacts"))
        self.empty.show_words(
            self.tr("No contacts yet"),
            self.tr(
                "Bring the Excel or CSV file you have. Numbers are repaired, and you see "
                "everything before it is saved"
            ),
            self.tr("Import contacts"),
        )

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(self.import_button)
        self._empty_card.body.addWidget(self.empty)
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
        column.addLayout(body, 1)
        self.lay_out(whole)
