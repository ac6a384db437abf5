"""Balances over time: what they were, how long they last, and which are too low.

Credits of different kinds do not stand in for each other: what an account usually spends is
reckoned with, and where that is short while another kind would do, that is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from smsdesk.core.clock import Clock
from smsdesk.core.forecast import Forecast, Known, forecast
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Balance, Campaign, credits_of
from smsdesk.core.reserves import Need, Shortfall, shortfalls
from smsdesk.services.accounts import AccountService, BalanceAnswer
from smsdesk.services.scheduling import SchedulingService
from smsdesk.store.balance_history import BalanceHistory

SHOWN = timedelta(days=42)
YEAR = timedelta(days=366)
AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of an account's credits. ``kind`` is what it usually spends ("" for all).

    ``series`` holds each kind's credits over a year, oldest first; ``line`` is the low-credit line
    (0: none); ``shortfall`` the first day on which what is planned finds too little.
    """

    kind: str = ""
    credits: Decimal | None = None
    line: int = 0
    series: Mapping[str, Sequence[Known]] = field(default_factory=dict)
    forecast: Forecast | None = None
    shortfall: Shortfall | None = None

    @property
    def is_low(self) -> bool:
        """Whether the credits are under the account's own line."""
        return self.credits is not None and self.credits < self.line

    @property
    def known(self) -> Sequence[Known]:
        """The series of what the account usually spends."""
        return self.series.get(self.kind, ())


class BalanceService:
    """Reads the history of balances and reckons with it; asks services through AccountService."""

    def __init__(
        self,
        history: BalanceHistory,
        accounts: AccountService,
        scheduling: SchedulingService,
        clock: Clock,
    ) -> None:
        self._history = history
        self._accounts = accounts
        self._scheduling = scheduling
        self._clock = clock

    def ask_all(self, job: JobContext) -> list[BalanceAnswer]:
        """Ask the service of every account but practice; the trouble of one is in its answer."""
        answers = []
        for account in self._real():
            job.check()
            answers.append(self._accounts.ask_balance(account))
        return answers

    def ask_after(self, campaign: Campaign) -> None:
        """Ask what a campaign left, unless it was practice: not every answer to a send tells."""
        if not campaign.practice:
            self._accounts.ask_balance(self._accounts.by_id(campaign.account_id))

    def _real(self) -> list[Account]:
        return [one for one in self._accounts.all() if not one.practice]

    def outlook(self, account: Account, needs: Sequence[Need] | None = None) -> Outlook:
        """Return what is known of an account's credits, and what comes of them.

        ``needs`` is what all accounts have planned, where the caller has it already.
        """
        now = self._clock()
        balances, _at = self._accounts.known_balances(account)
        kind = self._accounts.usual_kind(account)
        if not kind and len(balances) == 1:
            kind = balances[0].kind
        planned = self._scheduling.needs() if needs is None else needs
        own = [need for need in planned if need.pot[0] == account.name]
        series = self._history.since(account.id, now - YEAR)
        fitting = [need for need in own if need.pot[1] in ("", kind)]
        if not kind and len(series) > 1:
            series[""] = _together(series)
        known = series.get(kind, [])
        return Outlook(
            kind=kind,
            credits=credits_of(balances, kind),
            line=int(account.settings.get("low_credit") or _default_line(self._accounts, account)),
            series=series,
            forecast=forecast(known, fitting, now, AHEAD),
            shortfall=_first_shortfall(own, account, balances),
        )

    def low(self) -> list[tuple[Account, Outlook]]:
        """Return the accounts but practice whose credits are under their line."""
        needs = self._scheduling.needs()
        found = [(one, self.outlook(one, needs)) for one in self._real()]
        return [(one, outlook) for one, outlook in found if outlook.is_low]


def _together(series: Mapping[str, Sequence[Known]]) -> list[Known]:
    """Return the sum of all kinds, whenever one of them was told."""
    told = sorted((one.at, kind, one.credits) for kind, known in series.items() for one in known)
    last: dict[str, Decimal] = {}
    found: list[Known] = []
    for at, kind, credits_ in told:
        last[kind] = credits_
        if found and found[-1].at == at:
            found.pop()
        found.append(Known(at, sum(last.values(), Decimal(0))))
    return found


def _first_shortfall(
    needs: Sequence[Need], account: Account, balances: Sequence[Balance]
) -> Shortfall | None:
    there: dict[tuple[str, str], Decimal] = {}
    for _name, kind in {need.pot for need in needs}:
        credits_ = credits_of(balances, kind)
        if credits_ is not None:
            there[account.name, kind] = credits_
    return next(iter(shortfalls(needs, there)), None)


def _default_line(accounts: AccountService, account: Account) -> str:
    info = accounts.service(account.service)
    return next((one.default for one in info.settings if one.key == "low_credit"), "") or "0"
