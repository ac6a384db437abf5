"""What is done to one account: tested, given other keys or settings, asked for names, removed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import NoPasswordStore, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, SenderName, ServiceTemplate
from smsdesk.services.account_files import Taken, export_to, import_from
from smsdesk.services.accounts import AccountService, BalanceAnswer
from smsdesk.ui.accounts.account_dialog import AddressDialog, KeysDialog
from smsdesk.ui.accounts.account_sections import Listing
from smsdesk.ui.accounts.sender_dialog import SenderDialog
from smsdesk.ui.accounts.small_dialogs import RemoveDialog, RequestSenderDialog
from smsdesk.ui.accounts.template_dialog import TemplateDialog
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech


class AccountActs(QObject):
    """Each act is the account's own: its answer names the account it was asked of."""

    tested = Signal(object)  # BalanceAnswer
    keys_changed = Signal(object)  # BalanceAnswer
    ending_found = Signal(object)  # (Account, the end of its key, whether it is in memory alone)
    listed = Signal(object)  # Listing
    sender_requested = Signal(object)  # SenderName
    address_changed = Signal(object)  # BalanceAnswer
    exported = Signal(object)  # how many accounts
    imported = Signal(object)  # Taken
    file_refused = Signal(object)  # SmsdeskError
    template_chosen = Signal(object, object)  # Account, ServiceTemplate to write with
    settings_changed = Signal(object)  # Account
    settings_refused = Signal(object)  # SmsdeskError
    removed = Signal()
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self,
        page: QWidget,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._leaving: Account | None = None
        self._listed: Account | None = None

    def test(self, account: Account) -> None:
        """Ask for the balance, and say whether it came."""
        self._jobs.run(partial(self._ask_balance, account), done=self.tested)

    def find_ending(self, account: Account) -> None:
        """Look up how the account's key ends."""
        self._jobs.run(partial(self._read_ending, account), done=self.ending_found)

    def list_names(self, account: Account) -> None:
        """Ask for senders and templates."""
        self._listed = account
        self._jobs.run(partial(self._read_names, account), done=self.listed)

    def change_settings(self, account: Account, settings: dict[str, str]) -> None:
        """Keep other settings."""
        self._jobs.run(
            partial(self._write_settings, account.name, settings),
            done=self.settings_changed,
            failed=self.settings_refused,
        )

    def change_keys(self, account: Account) -> None:
        """Ask for other keys."""
        dialog = KeysDialog(self._page.window(), account, self._accounts, self._jobs, self._speech)
        dialog.changed.connect(self.keys_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_form()

    @Slot(object)
    def change_address(self, account: Account) -> None:
        """Ask for another address, and for the keys that go with it."""
        dialog = AddressDialog(
            self._page.window(), account, self._accounts, self._jobs, self._speech
        )
        dialog.changed.connect(self.address_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_form()

    @Slot(object, object)
    def note_sender(self, account: Account, sender: SenderName | None) -> None:
        """Ask for a name to keep, or for another status of one."""
        dialog = SenderDialog(
            self._page.window(), account, self._accounts, self._jobs, self._speech, sender=sender
        )
        dialog.kept.connect(self._list_again)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_form()

    @Slot(object, object)
    def forget_sender(self, account: Account, sender: SenderName) -> None:
        """Take a name out of the list."""
        work = partial(self._forget_name, account, sender.sender)
        self._jobs.run(work, done=self._list_again, failed=self.failed)

    @Slot(object, object)
    def show_template(self, account: Account, template: ServiceTemplate) -> None:
        """Show one template as it stands on a phone."""
        self._listed = account
        dialog = TemplateDialog(self._page.window(), template, self._speech, self._clock())
        dialog.write_wanted.connect(self._tell_template)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def request_sender(self, account: Account) -> None:
        """Ask for a new sender name."""
        dialog = RequestSenderDialog(
            self._page.window(), account, self._accounts, self._jobs, self._speech
        )
        dialog.requested.connect(self.sender_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_form()

    def remove(self, account: Account) -> None:
        """Remove the account, once that was asked."""
        self._leaving = account
        dialog = RemoveDialog(self._page.window(), account)
        dialog.accepted.connect(self._remove)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_question()

    @Slot()
    def _remove(self) -> None:
        if self._leaving is not None:
            work = partial(self._take_out, self._leaving.name)
            self._jobs.run(work, done=self._tell_removed, failed=self.failed)

    @Slot(object)
    def _tell_removed(self, _nothing: object) -> None:
        self.removed.emit()

    @Slot(object)
    def export_to(self, path: Path) -> None:
        """Write all accounts without their keys."""
        self._jobs.run(
            partial(self._write_file, path), done=self.exported, failed=self.file_refused
        )

    @Slot(object)
    def import_from(self, path: Path) -> None:
        """Add the accounts of a file that are not here."""
        self._jobs.run(partial(self._read_file, path), done=self.imported, failed=self.file_refused)

    def _write_file(self, path: Path, _job: JobContext) -> int:
        return export_to(self._accounts, path, overwrite=True)  # the system has asked

    def _read_file(self, path: Path, _job: JobContext) -> Taken:
        return import_from(self._accounts, path)

    @Slot(object)
    def _list_again(self, _sender: object) -> None:
        if self._listed is not None:
            self.list_names(self._listed)

    @Slot(object)
    def _tell_template(self, template: ServiceTemplate) -> None:
        self.template_chosen.emit(self._listed, template)

    def _forget_name(self, account: Account, name: str, _job: JobContext) -> None:
        self._accounts.senders.forget(account, name)

    def _ask_balance(self, account: Account, _job: JobContext) -> BalanceAnswer:
        return self._accounts.ask_balance(account)

    def _read_ending(self, account: Account, _job: JobContext) -> tuple[Account, str, bool]:
        in_memory = self._accounts.keys_in_memory(account)
        try:
            return account, self._accounts.key_ending(account), in_memory
        except NoPasswordStore:
            return account, "", in_memory

    def _read_names(self, account: Account, _job: JobContext) -> Listing:
        info = self._accounts.service(account.service)
        try:
            senders = self._accounts.senders.of(account)
            templates = self._accounts.templates(account) if info.lists_templates else ()
        except SmsdeskError as error:
            return Listing(account, error=error)
        fading = self._accounts.senders.fading(account, senders)
        return Listing(account, senders, templates, fading)

    def _write_settings(self, name: str, settings: dict[str, str], _job: JobContext) -> Account:
        return self._accounts.change_settings(name, settings)

    def _take_out(self, name: str, _job: JobContext) -> None:
        self._accounts.remove(name)
