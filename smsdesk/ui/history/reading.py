"""What History reads, in jobs: rows, sums, what stands around them and behind one. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    AttemptRecord,
    Campaign,
    CampaignState,
    Delivery,
    Found,
    HistoryFilter,
    HistoryRow,
)
from smsdesk.services.accounts import AccountService
from smsdesk.services.history import HistoryService
from smsdesk.services.reports import ReportService
from smsdesk.services.sending import SendingService
from smsdesk.services.totals import TotalsService
from smsdesk.ui.unknown.facts import Facts, FactsReading, with_unknown

RowsPage = tuple[list[HistoryRow], bool]
ENDED = (CampaignState.FINISHED, CampaignState.CANCELLED)


class Standing(NamedTuple):
    """A campaign and whether something of it was made into another."""

    campaign: Campaign
    followed: bool
    delivered: Mapping[Delivery, int] = MappingProxyType({})
    can_ask: bool = False  # whether its service can be asked what was delivered

    @property
    def waiting(self) -> int:
        """How many messages Resume would send."""
        paused = self.campaign.state is CampaignState.PAUSED
        return self.campaign.tally.queued if paused else 0

    @property
    def refused(self) -> int:
        """How many messages could go into a new campaign; never the unknown ones."""
        tally, ended = self.campaign.tally, self.campaign.state in ENDED
        return tally.rejected + tally.cancelled if ended and not self.followed else 0

    @property
    def askable(self) -> bool:
        """Whether asking once more may tell more."""
        final = sum(count for one, count in self.delivered.items() if one.final)
        return self.can_ask and self.campaign.tally.accepted > final


class Around(NamedTuple):
    """What stands around the messages."""

    accounts: Sequence[str]
    standings: Sequence[Standing]
    more: bool
    unknown: Sequence[Campaign]  # those that wait for an answer, however old
    senders: Sequence[str] = ()
    tags: Sequence[str] = ()
    wanted: Campaign | None = None  # the one that was asked for, however old


class Behind(NamedTuple):
    """What stands behind a message: what is known of its campaign, and its requests."""

    facts: Facts
    attempts: Sequence[AttemptRecord]


class HistoryReading:
    """Each call but for its arguments is the work of a job."""

    def __init__(
        self,
        history: HistoryService,
        sending: SendingService,
        accounts: AccountService,
        reports: ReportService,
        totals: TotalsService,
        *,
        asks: bool = True,
    ) -> None:
        self._asks = asks
        self._reports = reports
        self._totals = totals
        self._history = history
        self._sending = sending
        self._accounts = accounts
        self._facts = FactsReading(sending, accounts)

    def page(self, wanted: HistoryFilter, job: JobContext) -> RowsPage:
        """Return messages and whether more follow."""
        return self._history.search(wanted, job)

    def sums(self, wanted: HistoryFilter, job: JobContext) -> Found:
        """Return the counts beside the messages, whatever state is chosen."""
        return self._history.count(replace(wanted, state=""), job)

    def make_searchable(self, job: JobContext) -> int:
        """Put new messages into the search index; return how many."""
        return self._history.make_searchable(job)

    def around(self, most: int, wanted: int | None, job: JobContext) -> Around:
        """Return the newest campaigns, at most so many, the one wanted, and the accounts."""
        campaigns = self._sending.all(limit=most + 1)
        standings = []
        for campaign in campaigns[:most]:
            job.check()
            standings.append(self._standing(campaign))
        names = [account.name for account in self._accounts.all()]
        return Around(
            names,
            standings,
            more=len(campaigns) > most,
            unknown=with_unknown(self._sending),
            senders=self._totals.senders(),
            tags=self._totals.tags(),
            wanted=self._sending.get(wanted) if wanted is not None else None,
        )

    def set_tag(self, campaign_id: int, tag: str, _job: JobContext) -> None:
        """Count a campaign under a tag. Raises InputError."""
        self._totals.set_tag(campaign_id, tag)

    def _standing(self, campaign: Campaign) -> Standing:
        return Standing(
            campaign,
            self._sending.follow_up(campaign.id) is not None,
            self._reports.counts(campaign.id),
            self._asks and self._reports.can_ask(campaign.service),
        )

    def behind(self, row: HistoryRow, job: JobContext) -> Behind:
        """Return what stands behind one message."""
        return Behind(self._facts.of(row.campaign)(job), self._history.evidence(row))
