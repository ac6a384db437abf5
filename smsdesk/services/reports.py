"""Delivery reports: asked for gently where a service can be asked, taken where it calls back.

A report is advice: it says what became of a message, and never makes one go out again. Each is
written as it comes; what an interrupted look left out is asked for by the next one.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from sqlite3 import Connection

from smsdesk.core.clock import Clock
from smsdesk.core.delivery import next_ask
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.models import Account, Awaited, Delivery, MessageState, Report
from smsdesk.providers import SERVICES, adapter
from smsdesk.providers.base import Provider
from smsdesk.providers.reading import Unreadable
from smsdesk.services.accounts import AccountService
from smsdesk.services.callbacks import Called
from smsdesk.store import messages as message_store
from smsdesk.store import reports as report_store
from smsdesk.store.campaigns import CampaignRepository
from smsdesk.store.reports import Asking, Candidate, ReportRepository
from smsdesk.store.writer import Writer

AT_ONCE = 50
"""So many requests are looked up together."""

KEEP_SECONDS = 2.0
"""What was said is written at least so often."""

REST_SECONDS = 300.0
"""A service that could not be asked is left alone so long, unless somebody asks for it."""

_POLLED = frozenset(
    name for name, info in SERVICES.items() if info.reports in ("message", "request")
)


@dataclass(slots=True)
class Asked:
    """What one look came to. ``failed`` holds why an account's service could not be asked."""

    messages: int = 0
    changed: int = 0
    failed: dict[str, SmsdeskError] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Received:
    """What a callback came to: whether it was about a message of ours, and what it changed."""

    account: Account
    report: Report
    message: int = 0  # 0: none of ours
    campaign: int = 0
    changed: bool = False
    proved: bool = False  # its outcome was unknown; now it is accepted

    @property
    def known(self) -> bool:
        """Whether it is about a message of ours."""
        return bool(self.message)


class ReportService:
    """Asks and takes reports. Needs no lock: what it writes decides nothing about sending."""

    def __init__(
        self,
        repository: ReportRepository,
        campaigns: CampaignRepository,
        accounts: AccountService,
        writer: Writer,
        clock: Clock,
    ) -> None:
        self._repository = repository
        self._campaigns = campaigns
        self._accounts = accounts
        self._writer = writer
        self._clock = clock
        self._resting: dict[int, float] = {}

    # --- asking ---------------------------------------------------------------------------

    def next_due(self) -> datetime | None:
        """Return when something is to be asked next, or None."""
        return self._repository.next_due()

    def ask_due(self, job: JobContext) -> Asked:
        """Ask about everything that is due, until nothing is or the job is to stop."""
        asked = Asked()
        while not job.stopping:
            accounts = [one.id for one in self._pollable() if one.name not in asked.failed]
            due = self._repository.due(accounts, self._clock(), AT_ONCE)
            if not due:
                break
            self._ask_all(due, asked, job, spare=True)
        return asked

    def ask_campaign(self, campaign_id: int, job: JobContext) -> Asked:
        """Ask about all of a campaign that is not final, due or not. Raises InputError.

        ``reports_called_back`` where its service cannot be asked, ``reports_moved`` where its
        account is at another address now.
        """
        campaign = self._campaigns.get(campaign_id)
        if campaign is None:
            raise InputError("unknown_campaign", id=str(campaign_id))
        if campaign.service not in _POLLED:
            title = SERVICES[campaign.service].title
            raise InputError("reports_called_back", service=title)
        if self._repository.went_elsewhere(campaign_id):
            raise InputError("reports_moved", account=campaign.account)
        asked = Asked()
        self._ask_all(self._repository.of_campaign(campaign_id), asked, job)
        return asked

    def counts(self, campaign_id: int) -> Mapping[Delivery, int]:
        """Return of how many messages of a campaign a report has come, and what it says."""
        return self._repository.counts(campaign_id)

    @staticmethod
    def can_ask(service: str) -> bool:
        """Tell whether a service can be asked what became of messages."""
        return service in _POLLED

    def _pollable(self) -> list[Account]:
        now = time.monotonic()
        return [
            one
            for one in self._accounts.all()
            if one.service in _POLLED and self._resting.get(one.id, now) <= now
        ]

    def _ask_all(
        self, requests: Sequence[Asking], asked: Asked, job: JobContext, *, spare: bool = False
    ) -> None:
        """Ask about requests in turn; the trouble of one account leaves the others alone."""
        for number, one in enumerate(requests):
            if job.stopping:
                return
            account = self._accounts.by_id(one.account_id)
            if account.name in asked.failed:
                continue
            try:
                self._ask(one, self._accounts.provider(account), asked, job)
            except SmsdeskError as error:
                asked.failed[account.name] = error
                if spare:
                    self._resting[account.id] = time.monotonic() + REST_SECONDS
            job.report(Progress(number + 1, len(requests)))

    def _ask(self, one: Asking, provider: Provider, asked: Asked, job: JobContext) -> None:
        """Ask about one request. Raises ServiceError; what was said before it is written."""
        awaited = self._repository.awaited(one.attempt)
        found: dict[int, Report] = {}
        kept = time.monotonic()
        whole = False
        try:
            for group in _groups(provider, awaited):
                if job.stopping:
                    return
                found |= provider.reports(one.job, group)
                asked.messages += len(group)
                if time.monotonic() - kept > KEEP_SECONDS:
                    asked.changed += self._keep(found)
                    found, kept = {}, time.monotonic()
            whole = True
        finally:
            asked.changed += self._keep(found, one if whole else None)

    def _keep(self, found: Mapping[int, Report], done: Asking | None = None) -> int:
        """Write reports, and when a request of which all was asked is to be asked about next."""
        if not found and done is None:
            return 0
        now = self._clock()

        def work(con: Connection) -> int:
            changed = report_store.take(con, found, now)
            if done is not None:
                times = done.asked + 1
                left = report_store.awaits_any(con, done.attempt)
                due = next_ask(times, now) if left else None
                report_store.ask_again(con, done.attempt, times, due)
            return changed

        return self._writer.write(work)

    # --- being called ---------------------------------------------------------------------

    def read_call(self, called: Called, fields: Mapping[str, str]) -> tuple[Account, Report]:
        """Read a callback's fields as the account's service writes them.

        Raises InputError for an account that is not there, and for what its service never sends.
        """
        account = self._accounts.by_id(called.account)
        try:
            return account, adapter(account.service).called_back(fields)
        except Unreadable as exc:
            raise InputError("callback_unreadable", account=account.name) from exc

    def take_call(self, called: Called, account: Account, report: Report) -> Received:
        """Write what a callback says, if it is about a message that this account sent."""
        return self._writer.write(partial(self._take_call, called, account, report))

    def _take_call(
        self, called: Called, account: Account, report: Report, con: Connection
    ) -> Received:
        message = _meant(con, called, report)
        if message is None:
            return Received(account, report)
        now = self._clock()
        proved = False
        if message.state is MessageState.UNKNOWN and called.campaign:
            proved = message_store.prove_sent(
                con, message.id, message.campaign, report.reference, now
            )
        changed = report_store.take(con, {message.id: report}, now)
        return Received(
            account, report, message.id, message.campaign, changed=bool(changed), proved=proved
        )


def _groups(provider: Provider, awaited: Sequence[Awaited]) -> list[Sequence[Awaited]]:
    """Return what is asked by one call of the adapter: a message, or all of a request."""
    if provider.info.reports == "message":
        return [[one] for one in awaited]
    return [awaited] if awaited else []


def _meant(con: Connection, called: Called, report: Report) -> Candidate | None:
    """Return the message that a callback is about: one, and one alone.

    By the service's reference; in a signed call, that names the campaign, else by the number.
    """
    found = report_store.referred(con, called.account, report.reference)
    if not called.campaign:
        return found[0] if len(found) == 1 else None
    found = [one for one in found if one.campaign == called.campaign]
    if not found and report.number:
        found = report_store.of_number(con, called.campaign, called.account, report.number)
    return found[0] if len(found) == 1 else None
