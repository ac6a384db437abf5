"""What is known of a campaign and its unknown messages, read in a job. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    AttemptRecord,
    Campaign,
    CampaignState,
    Charge,
    ServiceInfo,
    credits_of,
)
from smsdesk.services.accounts import AccountService
from smsdesk.services.sending import SendingService

Event = tuple[datetime, str, dict[str, str | int]]


@dataclass(frozen=True, slots=True)
class Facts:
    """A campaign, its log (newest first), its unknown requests and what is left."""

    campaign: Campaign
    service: ServiceInfo
    events: tuple[Event, ...]
    unknown: tuple[AttemptRecord, ...]
    left: Decimal | None
    charge: Charge | None = None  # once it has ended

    @property
    def began(self) -> datetime | None:
        """Return when it was first sent, None where it never was."""
        return next((at for at, word, _params in reversed(self.events) if word == "running"), None)

    @property
    def ended(self) -> datetime | None:
        """Return when it last came to a stand, None while it runs."""
        if not self.events or self.events[0][1] == "running":
            return None
        stands = ("paused", "finished", "cancelled")
        times = (at for at, word, _params in self.events if word.partition(":")[0] in stands)
        return next(times, None)

    @property
    def unknown_credits(self) -> int:
        """Return how many credits the unknown messages would cost once more."""
        return sum(attempt.unknown_parts for attempt in self.unknown)

    @property
    def report_url(self) -> str:
        """Return where the service shows what it sent; practice and some services have none."""
        return "" if self.campaign.practice else self.service.report_url


@dataclass(frozen=True, slots=True)
class Waiting:
    """The campaigns that wait for an answer, newest first, and the facts of one of them."""

    campaigns: tuple[Campaign, ...]
    facts: Facts | None


class FactsReading:
    """Each call but for its arguments is the work of a job."""

    def __init__(self, sending: SendingService, accounts: AccountService) -> None:
        self._sending = sending
        self._accounts = accounts
        self._charges: dict[int, Charge] = {}  # asked once, when a campaign has ended

    def of(self, campaign_id: int) -> Callable[[JobContext], Facts]:
        """Return the work that reads the facts of a campaign."""

        def work(_job: JobContext) -> Facts:
            return self._facts(self._sending.get(campaign_id))

        return work

    def waiting(self, wanted: int) -> Callable[[JobContext], Waiting]:
        """Return the work that reads what waits, and the wanted campaign's facts or the first's."""

        def work(_job: JobContext) -> Waiting:
            campaigns = with_unknown(self._sending)
            shown = next((one for one in campaigns if one.id == wanted), None)
            shown = shown or next(iter(campaigns), None)
            return Waiting(campaigns, self._facts(shown) if shown is not None else None)

        return work

    def _facts(self, campaign: Campaign) -> Facts:
        account = self._accounts.by_id(campaign.account_id)
        charge = self._charge(campaign)  # before the balance, which it may ask for
        balances, _at = self._accounts.known_balances(account)
        kind = self._accounts.spends(account, campaign.order)
        events = tuple(self._sending.events(campaign.id))
        attempts = self._sending.unknown_attempts(campaign.id) if campaign.tally.unknown else []
        return Facts(
            campaign=campaign,
            service=self._accounts.service(account.service),
            events=events,
            unknown=tuple(attempts),
            left=credits_of(balances, kind),
            charge=charge,
        )

    def _charge(self, campaign: Campaign) -> Charge | None:
        if campaign.state not in (CampaignState.FINISHED, CampaignState.CANCELLED):
            return None
        if campaign.id not in self._charges:
            self._charges[campaign.id] = self._sending.charge(campaign.id)
        return self._charges[campaign.id]


def with_unknown(sending: SendingService) -> tuple[Campaign, ...]:
    """Return the campaigns that have unknown messages, newest first."""
    return tuple(sending.with_unknown())
