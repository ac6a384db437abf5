"""The dialogs of the Contacts tab: the page says what they are about, and hears what follows."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from smsdesk.core.clock import Clock
from smsdesk.services.contacts import Contact, ContactList, ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.ui.contacts.contact_dialog import ContactDialog
from smsdesk.ui.contacts.details_dialog import DetailsDialog
from smsdesk.ui.contacts.import_file import SUFFIXES
from smsdesk.ui.contacts.merge_dialog import MergeDialog
from smsdesk.ui.contacts.name_dialog import NewListDialog
from smsdesk.ui.contacts.never_dialog import NeverDialog
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech
from smsdesk.ui.table_file import ask_table_file

FORBIDDEN_IN_NAMES = '<>:"/\\|?*'


class PageDialogs(QObject):
    """One dialog at a time over the page's window."""

    changed = Signal()  # people, or what is noted about a list
    list_made = Signal(object)  # its name
    merged = Signal(object)  # the name of the list that is left
    silenced = Signal()  # a number is never texted from now on
    who_changed = Signal(object)  # who notes it

    def __init__(  # noqa: PLR0917 - the services a page is made of
        self,
        page: QWidget,
        contacts: ContactService,
        do_not_contact: DoNotContactService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._contacts = contacts
        self._do_not_contact = do_not_contact
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self.who = ""

    @property
    def asking(self) -> bool:
        """Tell whether the window is behind a dialog already."""
        return any(dialog.isVisible() for dialog in self._window.findChildren(QDialog))

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    @Slot()
    def new_list(self) -> None:
        """Make an empty list."""
        dialog = NewListDialog(self._window, self._contacts, self._jobs, self._speech)
        dialog.made.connect(self.list_made)
        dialog.open_form()

    def details(self, one: ContactList, *, consent: bool) -> None:
        """Note tags and consent."""
        dialog = DetailsDialog(
            self._window, one, self._contacts, self._jobs, self._speech, clock=self._clock
        )
        dialog.saved.connect(self.changed)
        dialog.open_form(consent=consent)

    def merge(self, one: ContactList, others: Sequence[ContactList]) -> None:
        """Put a list into another."""
        if not others:
            return
        dialog = MergeDialog(
            self._window, one, others, self._contacts, self._jobs, speech=self._speech
        )
        dialog.merged.connect(self.merged)
        dialog.open_form()

    def person(self, one: ContactList, person: Contact | None, like: Contact | None = None) -> None:
        """Change a person, or add one with the fields that others of the list have."""
        dialog = ContactDialog(
            self._window,
            one,
            self._contacts,
            self._jobs,
            self._speech,
            person=person,
            like=like,
        )
        dialog.saved.connect(self.changed)
        dialog.open_form()

    def never(self, person: str = "") -> None:
        """Never text a number: the copied one, else that of the chosen person."""
        if self.asking:
            return
        dialog = NeverDialog(
            self._window, self._do_not_contact, self._contacts, self._jobs, self._speech
        )
        dialog.added.connect(self.silenced)
        dialog.who_changed.connect(self._keep_who)
        dialog.open_form(person, self.who)

    @Slot(object)
    def _keep_who(self, who: str) -> None:
        if who != self.who:
            self.who = who
            self.who_changed.emit(who)

    # --- files ----------------------------------------------------------------------------

    def place_to_export(self, one: ContactList) -> Path | None:
        """Ask where a list is to be written, None for nowhere; the system asks before replacing."""
        name = "".join("-" if letter in FORBIDDEN_IN_NAMES else letter for letter in one.name)
        title = self.tr("Export “{list}”").format(list=one.name)
        return ask_table_file(self._page, title, f"{name}.xlsx")

    def file_of_numbers(self) -> Path | None:
        """Ask for a file whose numbers are never to be texted, None for none."""
        kinds = self.tr("Contacts files ({kinds})").format(kinds=" ".join(SUFFIXES))
        every = self.tr("All files (*)")
        title = self.tr("Choose a file of numbers")
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, "", f"{kinds};;{every}")
        return Path(chosen) if chosen else None
