"""What is done to one account: tested, given other keys or settings, asked for names, removed."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import NoPasswordStore, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, SenderName
from smsdesk.services.accounts import AccountService, BalanceAnswer
from smsdesk.ui.accounts.account_dialog import KeysDialog
from smsdesk.ui.accounts.account_sections import Listing
from smsdesk.ui.accounts.small_dialogs import RemoveDialog, RequestSenderDialog
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech


class AccountActs(QObject):
    """Each act is the account's own: its answer names the account it was asked of."""

    tested = Signal(object)  # BalanceAnswer
    keys_changed = Signal(object)  # BalanceAnswer
    ending_found = Signal(object)  # (Account, the end of its key)
    listed = Signal(object)  # Listing
    sender_requested = Signal(object)  # SenderName
    settings_changed = Signal(object)  # Account
    settings_refused = Signal(object)  # SmsdeskError
    removed = Signal()
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self, page: QWidget, accounts: AccountService, jobs: JobRunner, speech: Speech
    ) -> None:
        super().__init__(page)
        self._page = page
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._leaving: Account | None = None

    def test(self, account: Account) -> None:
        """Ask for the balance, and say whether it came."""
        self._jobs.run(partial(self._ask_balance, account), done=self.tested)

    def find_ending(self, account: Account) -> None:
        """Look up how the account's key ends."""
        self._jobs.run(partial(self._read_ending, account), done=self.ending_found)

    def list_names(self, account: Account) -> None:
        """Ask for senders and templates."""
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

    def _ask_balance(self, account: Account, _job: JobContext) -> BalanceAnswer:
        return self._accounts.ask_balance(account)

    def _read_ending(self, account: Account, _job: JobContext) -> tuple[Account, str]:
        try:
            return account, self._accounts.key_ending(account)
        except NoPasswordStore:
            return account, ""

    def _read_names(self, account: Account, _job: JobContext) -> Listing:
        info = self._accounts.service(account.service)
        try:
            senders: tuple[SenderName, ...] = self._accounts.senders(account)
            templates = self._accounts.templates(account) if info.lists_templates else ()
        except SmsdeskError as error:
            return Listing(account, error=error)
        return Listing(account, senders, templates)

    def _write_settings(self, name: str, settings: dict[str, str], _job: JobContext) -> Account:
        return self._accounts.change_settings(name, settings)

    def _take_out(self, name: str, _job: JobContext) -> None:
        self._accounts.remove(name)
