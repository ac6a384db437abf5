"""What is known of every account: looked up first, then asked of each service by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Balance
from smsdesk.services.accounts import AccountService, BalanceAnswer
from smsdesk.services.balances import BalanceService, Outlook
from smsdesk.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class AccountState:
    """What is known of an account just now. ``asked_at`` None: nobody asked yet.

    Where the last question failed, ``last`` holds what an earlier one had found. ``outlook`` is
    what was known over time, and what comes of it.
    """

    account: Account
    service: str
    usual_kind: str
    balances: Sequence[Balance] = ()
    asked_at: datetime | None = None
    asking: bool = False
    error: SmsdeskError | None = None
    last: Sequence[Balance] = ()
    last_at: datetime | None = None
    outlook: Outlook = field(default_factory=Outlook)


class AccountStates(QObject):
    """Keeps one state an account; the trouble of one never hides the others."""

    loaded = Signal()
    changed = Signal(object)  # AccountState
    failed = Signal(object)  # SmsdeskError: the accounts themselves cannot be read

    def __init__(
        self,
        accounts: AccountService,
        balances: BalanceService,
        jobs: JobRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._balances = balances
        self._jobs = jobs
        self._states: dict[int, AccountState] = {}

    @property
    def by_id(self) -> Mapping[int, AccountState]:
        """Return the state of each account, in their order."""
        return self._states

    @property
    def oldest(self) -> datetime | None:
        """Return when the oldest of the balances in sight was asked for."""
        good = [state for state in self._states.values() if state.error is None]
        times = [state.asked_at for state in good if state.asked_at]
        return min(times, default=None)

    @Slot()
    def load(self) -> None:
        """Look up the accounts, then ask every service for its balance."""
        self._jobs.run(self._read, done=self._take, failed=self._fail)

    @Slot(object)
    def ask(self, account: Account) -> None:
        """Ask one service, unless it is asked already."""
        state = self._states.get(account.id)
        if state is None or state.asking:
            return
        self.put(replace(state, asking=True))
        self._jobs.run(partial(self._ask, account), done=self._take_asked)

    def put(self, state: AccountState) -> None:
        """Keep a state, and tell of it."""
        self._states[state.account.id] = state
        self.changed.emit(state)

    @Slot(object)
    def _take_asked(self, asked: tuple[BalanceAnswer, Outlook]) -> None:
        self.take_answer(*asked)

    def take_answer(self, answer: BalanceAnswer, outlook: Outlook | None = None) -> None:
        """Keep what a service answered, or why it did not."""
        state = self._states.get(answer.account.id)
        if state is None:
            return
        self.put(
            replace(
                state,
                balances=answer.balances,
                asked_at=answer.at,
                asking=False,
                error=answer.error,
                last=state.balances or state.last,
                last_at=state.asked_at if state.balances else state.last_at,
                outlook=outlook or state.outlook,
            )
        )

    def _known(self, account: Account) -> AccountState:
        balances, at = self._accounts.known_balances(account)
        title = self._accounts.service(account.service).title
        kind = self._accounts.usual_kind(account)
        outlook = self._balances.outlook(account)
        return AccountState(account, title, kind, tuple(balances), at, outlook=outlook)

    def _read(self, _job: JobContext) -> list[AccountState]:
        return [self._known(account) for account in self._accounts.all()]

    def _ask(self, account: Account, _job: JobContext) -> tuple[BalanceAnswer, Outlook]:
        answer = self._accounts.ask_balance(account)
        return answer, self._balances.outlook(account)

    @Slot(object)
    def _take(self, states: list[AccountState]) -> None:
        self._states = {state.account.id: state for state in states}
        self.loaded.emit()
        for state in states:
            self.ask(state.account)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.failed.emit(error)
