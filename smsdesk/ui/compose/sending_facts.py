"""What the sending page shows of a campaign, read in a job. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import AttemptRecord, Campaign, ServiceInfo
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

    @property
    def began(self) -> datetime | None:
        """Return when it was first sent, None where it never was."""
        return next((at for at, word, _params in reversed(self.events) if word == "running"), None)

    @property
    def unknown_credits(self) -> int:
        """Return at most how many credits the unknown messages would cost once more."""
        return sum(attempt.parts for attempt in self.unknown)


def reading(
    sending: SendingService, accounts: AccountService, campaign_id: int
) -> Callable[[JobContext], Facts]:
    """Return the work that reads the facts of a campaign."""

    def work(_job: JobContext) -> Facts:
        campaign = sending.get(campaign_id)
        account = accounts.by_id(campaign.account_id)
        balances, _at = accounts.known_balances(account)
        kind = accounts.spends(account, campaign.order)
        fitting = [one.credits for one in balances if not kind or one.kind == kind]
        return Facts(
            campaign=campaign,
            service=accounts.service(account.service),
            events=tuple(sending.events(campaign_id)),
            unknown=tuple(sending.unknown_attempts(campaign_id)) if campaign.tally.unknown else (),
            left=sum(fitting, Decimal(0)) if fitting else None,
        )

    return work
