"""Certificates: what went out, to whom and when, with a chain that shows later changes."""

from smsdesk.core.certificate import Certificate, Chain, Entry
from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.models import Campaign, CampaignState, Delivery
from smsdesk.core.phone import is_erased
from smsdesk.services.auditing import Auditing
from smsdesk.services.who import user_name
from smsdesk.store.campaigns import CampaignRepository
from smsdesk.store.history import HistoryRepository

MOST_LISTED = 5_000
"""So many messages are listed; the chain is over all of them."""

_ENDED = (CampaignState.FINISHED, CampaignState.CANCELLED)


class CertificateService:
    """Certifies campaigns that have ended."""

    def __init__(
        self,
        history: HistoryRepository,
        campaigns: CampaignRepository,
        auditing: Auditing,
        clock: Clock,
    ) -> None:
        self._history = history
        self._campaigns = campaigns
        self._auditing = auditing
        self._clock = clock

    def give(self, campaign_id: int, job: JobContext | None = None) -> Certificate:
        """Certify a campaign, and note in the audit log that it was given out.

        Raises InputError: unknown_campaign, or certificate_unfinished while something of it may
        still go out or is unknown; and Cancelled.
        """
        made = self._of(campaign_id, job or JobContext())
        self._auditing.note("certificate", made.length, campaign=campaign_id)
        return made

    def check(self, campaign_id: int, chain: str, job: JobContext | None = None) -> None:
        """Compare a printed chain with the messages as they are now.

        Raises InputError as ``give`` does, and certificate_differs, which says of how many messages
        personal data were erased: with those the chain of before cannot be reckoned any more.
        """
        now = self._of(campaign_id, job or JobContext())
        if now.chain != "".join(chain.split()).lower():
            raise InputError("certificate_differs", erased=now.erased, length=now.length)

    def _of(self, campaign_id: int, job: JobContext) -> Certificate:
        campaign = self._ended(campaign_id)
        chain, listed = Chain(), list[Entry]()
        references = delivered = erased = 0
        for entries in self._history.entries(campaign_id):
            job.check()
            chain.add(entries)
            references += sum(bool(one.reference) for one in entries)
            delivered += sum(one.delivery is Delivery.DELIVERED for one in entries)
            erased += sum(is_erased(one.e164) for one in entries)
            listed += entries[: MOST_LISTED - len(listed)]
            job.report(Progress(chain.length, campaign.tally.messages))
        first, last = self._history.sent_between(campaign_id)
        return Certificate(
            campaign=campaign,
            text=self._history.template(campaign_id),
            first=first,
            last=last,
            references=references,
            delivered=delivered,
            erased=erased,
            entries=listed,
            length=chain.length,
            chain=chain.last,
            made_at=self._clock(),
            made_by=user_name(),
        )

    def _ended(self, campaign_id: int) -> Campaign:
        campaign = self._campaigns.get(campaign_id)
        if campaign is None:
            raise InputError("unknown_campaign", id=str(campaign_id))
        if campaign.state not in _ENDED or campaign.tally.unknown:
            raise InputError("certificate_unfinished", unknown=campaign.tally.unknown)
        return campaign
