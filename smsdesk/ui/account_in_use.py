"""The account that messages are sent from, as the rail shows it: name, credit, and the choice."""

from decimal import Decimal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account
from smsdesk.services.accounts import AccountService
from smsdesk.ui.accounts.credit import usual_credits
from smsdesk.ui.frame import Frame
from smsdesk.ui.jobs import JobRunner


class AccountInUse(QObject):
    """Keeps the rail's account card true. The balance is asked anew by ``ask``."""

    chosen = Signal(object)  # Account, picked from the card's menu
    managed = Signal()  # the accounts themselves are wanted

    def __init__(self, frame: Frame, accounts: AccountService, jobs: JobRunner) -> None:
        super().__init__(frame)
        self._frame = frame
        self._accounts = accounts
        self._jobs = jobs
        self._account: Account | None = None
        self._left: Decimal | None = None
        self._asking = False
        frame.account_pressed.connect(self._look_up)

    def use(self, account: Account) -> None:
        """Show this account from now on."""
        self._account, self._left = account, None
        self._frame.set_practice(account.practice)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask the service what is left; what was known stays in sight meanwhile."""
        if self._account is not None:
            self._asking = True
            self.retranslate()
            self._jobs.run(self._ask, done=self._tell, failed=self._fail)

    def retranslate(self) -> None:
        """Say name and credit in the window's language."""
        if self._account is None:
            return
        if self._left is not None:
            line = self.tr("{credits} credits left").format(credits=f"{self._left:,}")
            self._frame.set_account(self._account.name, line)
        elif self._asking:
            self._frame.set_account(self._account.name, self.tr("Asking for the balance…"))
        else:
            self._frame.set_account(self._account.name, self.tr("Balance unknown"), "warn")

    def _ask(self, _job: JobContext) -> tuple[Account, Decimal]:
        account = self._account
        if account is None:
            raise SmsdeskError("cancelled")
        answer = self._accounts.test(account)
        kind = self._accounts.usual_kind(account)
        return account, usual_credits(answer.balances, kind)

    @Slot(object)
    def _tell(self, told: tuple[Account, Decimal]) -> None:
        account, left = told
        self._asking = False
        if account == self._account:
            self._left = left
        self.retranslate()

    @Slot(object)
    def _fail(self, _error: SmsdeskError) -> None:
        self._asking, self._left = False, None
        self.retranslate()

    @Slot()
    def _look_up(self) -> None:
        self._jobs.run(self._all, done=self._offer)

    def _all(self, _job: JobContext) -> list[Account]:
        return self._accounts.all()

    @Slot(object)
    def _offer(self, accounts: list[Account]) -> None:
        menu = AccountMenu(accounts, self.tr("Manage accounts…"), self._frame)
        menu.chosen.connect(self.chosen)
        menu.managed.connect(self.managed)
        menu.aboutToHide.connect(menu.deleteLater)
        card = self._frame.rail.account
        menu.popup(card.mapToGlobal(card.rect().topLeft()) - menu.rect().bottomLeft())


class AccountMenu(QMenu):
    """The accounts to send from."""

    chosen = Signal(object)  # Account
    managed = Signal()

    def __init__(self, accounts: list[Account], manage: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._accounts = {self.addAction(account.name): account for account in accounts}
        self.addSeparator()
        self._manage = self.addAction(manage)
        self.triggered.connect(self._tell)
        self.adjustSize()

    @Slot(object)
    def _tell(self, action: object) -> None:
        if action is self._manage:
            self.managed.emit()
            return
        for known, account in self._accounts.items():
            if known is action:
                self.chosen.emit(account)
