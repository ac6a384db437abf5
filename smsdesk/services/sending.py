"""Campaigns on their way: run, stop, resume, cancel, retry, resolve.

How one is sent is the engine's; what may never happen, the store's.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from sqlite3 import Connection, Row
from typing import TypeVar

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, NoPasswordStore, SmsdeskError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    Account,
    AttemptRecord,
    AttemptState,
    Campaign,
    CampaignState,
    Charge,
    MessageState,
    PauseReason,
    Purpose,
    Rendered,
    SendingNews,
    credits_of,
)
from smsdesk.core.reserves import other_kind
from smsdesk.core.schedule import bangkok_midnight, is_due, is_missed
from smsdesk.core.sms_text import Encoding
from smsdesk.providers.base import Provider
from smsdesk.services.accounts import AccountService
from smsdesk.services.callbacks import CallbackAddresses
from smsdesk.services.engine import Engine, Task
from smsdesk.services.guards import Spending, TimeGuard, disk_is_full
from smsdesk.store import campaigns as campaign_store
from smsdesk.store import messages as message_store
from smsdesk.store import restored
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.history import HistoryRepository
from smsdesk.store.messages import Attempt, Spooled
from smsdesk.store.spool import Spool
from smsdesk.store.writer import Writer

T = TypeVar("T")

NEWS_SECONDS = 0.25
RETRYABLE = (MessageState.REJECTED, MessageState.CANCELLED, MessageState.CLOSED_NOT_SENT)

CHARGE_WITHIN = timedelta(minutes=15)

CLOCKS_DIFFER = timedelta(minutes=2)
"""A service says its time to the second, some seconds ago; what differs less is the same."""

_WAITS = (PauseReason.NETWORK, PauseReason.SLEPT, PauseReason.CLOCK)
"""What a planned campaign waits for by itself, as long as it is not too late."""
_MISSES = (PauseReason.QUIET_HOURS, PauseReason.TOO_LATE)


class SendingService:
    """Runs, stops, resumes, cancels and resolves campaigns."""

    def __init__(
        self,
        campaigns: CampaignRepository,
        history: HistoryRepository,
        accounts: AccountService,
        writer: Writer,
        clock: Clock,
        *,
        folder: Path,
        awake: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._awake = awake
        self._campaigns = campaigns
        self._history = history
        self._accounts = accounts
        self._writer = writer
        self._clock = clock
        self._folder = folder
        self._spool = Spool(folder)
        self._callbacks = CallbackAddresses(folder)
        self._busy: set[int] = set()
        self._busy_lock = threading.Lock()

    # --- what there is --------------------------------------------------------------------

    def get(self, campaign_id: int) -> Campaign:
        """Return a campaign. Raises InputError when there is none of that id."""
        campaign = self._campaigns.get(campaign_id)
        if campaign is None:
            raise InputError("unknown_campaign", id=str(campaign_id))
        return campaign

    def all(self, *, limit: int = 1000) -> list[Campaign]:
        """Return campaigns, newest first."""
        return self._campaigns.page(limit=limit)

    def events(self, campaign_id: int) -> list[tuple[datetime, str, dict[str, str | int]]]:
        """Return what happened in a campaign, newest first."""
        return self._campaigns.events(campaign_id)

    def unknown_attempts(self, campaign_id: int) -> list[AttemptRecord]:
        """Return the requests of a campaign whose outcome is unknown, newest first."""
        states = (AttemptState.UNKNOWN, AttemptState.PARTIAL)
        return self._history.attempts(campaign_id, states, doubtful=True)

    def with_unknown(self) -> list[Campaign]:
        """Return the campaigns that have unknown messages, newest first."""
        return self._campaigns.with_unknown()

    def follow_up(self, campaign_id: int) -> int | None:
        """Return the newest campaign made from this one, if any."""
        return self._campaigns.follow_up(campaign_id)

    # --- sending --------------------------------------------------------------------------

    def charge(self, campaign_id: int) -> Charge:
        """Compare what an ended campaign was charged with what its receipt said.

        Where the service names no charges it is asked for its balance, while the end is new: what
        it fell by later has other causes.
        """
        campaign = self.get(campaign_id)
        if campaign.credits_source == "service":
            return Charge(campaign.taken_parts, campaign.credits, "service")
        ended = campaign.state in (CampaignState.FINISHED, CampaignState.CANCELLED)
        events = self.events(campaign_id)
        is_new = bool(events) and events[0][0] > self._clock() - CHARGE_WITHIN
        before = self._campaigns.balance_before(campaign_id) if ended and is_new else None
        if campaign.tally.unknown or before is None:
            return Charge(campaign.taken_parts)
        account = self._accounts.by_id(campaign.account_id)
        kind = self._accounts.spends(account, campaign.order)
        after = credits_of(self._accounts.ask_balance(account).balances, kind)
        if after is None:
            return Charge(campaign.taken_parts)
        return Charge(campaign.taken_parts, before - after, "balance")

    def run(self, campaign_id: int, job: JobContext) -> Campaign:
        """Send what is queued until it is done or something pauses it; return how it stands.

        What this computer planned is begun at its time and not later: before, it is left as it is;
        after, it is missed. Where nothing of it could go out (no network, a sleep), it is planned
        still, until it is missed. The PC is kept awake meanwhile.

        Reports SendingNews through ``job``; cancelling the job stops before the next request.
        """
        campaign = self.get(campaign_id)
        account = self._accounts.by_id(campaign.account_id)
        with self._alone(account.id), self._awake():
            spooled = self._spool.kept()
            ahead = self._ask_clock(account) if campaign.waits_for_this_pc else timedelta()
            if not self._write(lambda con: self._begin(con, campaign_id, spooled, ahead)):
                return self.get(campaign_id)
            self._spool.forget(spooled)
            try:
                self._send(campaign, account, job)
                if campaign.waits_for_this_pc:
                    self._write(lambda con: self._wait_again(con, campaign_id))
            except StoreError as error:
                with suppress(StoreError):
                    self._settle_spooled(campaign_id)
                self._pause(campaign_id, PauseReason.DISK, detail=error.code)
            except BaseException:
                self._pause(campaign_id, PauseReason.INTERRUPTED)
                raise
        return self.get(campaign_id)

    def _begin(self, con: Connection, campaign_id: int, spooled: Spooled, ahead: timedelta) -> bool:
        """Set a campaign running, unless it ended meanwhile or waits for its confirmation.

        False where its time has not come, or has passed: it is missed then. ``ahead`` is how far
        the service's clock is before ours, and decides. An earlier run may have left requests in
        flight, where not even its end could be written. Raises InputError, also for one that was
        missed and nobody has decided about, or SmsdeskError ``restored_copy``.
        """
        if restored.is_frozen(con, campaign_id):
            count = campaign_store.queued_of(con, campaign_id)
            raise SmsdeskError("restored_copy", id=str(campaign_id), count=count)
        state, now = campaign_store.state_of(con, campaign_id), self._clock()
        if state is CampaignState.SCHEDULED:
            plan = campaign_store.plan_of(con, campaign_id)
            if plan is None or not is_due(plan.at, now + ahead):
                return False
            if is_missed(plan.at, now + ahead, plan.latest):
                campaign_store.move(con, campaign_id, CampaignState.MISSED, "", now)
                return False
        elif state is CampaignState.MISSED:
            raise InputError("missed_its_time", id=str(campaign_id))
        elif state not in (CampaignState.RUNNING, CampaignState.PAUSED):
            raise InputError("nothing_to_send", state=state)
        message_store.settle_spooled(con, campaign_id, spooled, now)
        message_store.judge(con, campaign_id, now)
        campaign_store.move(con, campaign_id, CampaignState.RUNNING, "", now)
        return True

    def _ask_clock(self, account: Account) -> timedelta:
        """Return how far the service's clock is before ours: this computer's may be wrong."""
        self._accounts.ask_balance(account)
        ahead = self._accounts.clock_ahead(account)
        return ahead if abs(ahead) > CLOCKS_DIFFER else timedelta()

    def _wait_again(self, con: Connection, campaign_id: int) -> None:
        """Plan a campaign again that was due and of which nothing could go out.

        Outside its hours it is missed at once: the hour it was planned for will not come again.
        """
        campaign, now = self.get(campaign_id), self._clock()
        begun = campaign_store.has_begun(con, campaign_id)
        if campaign.state is not CampaignState.PAUSED or begun or campaign.plan is None:
            return
        if campaign.reason in _WAITS:
            late = is_missed(campaign.plan.at, now, campaign.plan.latest)
            state = CampaignState.MISSED if late else CampaignState.SCHEDULED
            campaign_store.move(con, campaign_id, state, campaign.reason, now)
        elif campaign.reason in _MISSES:
            campaign_store.move(con, campaign_id, CampaignState.MISSED, campaign.reason, now)

    def _settle_spooled(self, campaign_id: int) -> None:
        spooled, now = self._spool.kept(), self._clock()
        self._write(lambda con: message_store.settle_spooled(con, campaign_id, spooled, now))
        self._spool.forget(spooled)

    def _send(self, campaign: Campaign, account: Account, job: JobContext) -> None:
        try:
            provider = self._accounts.provider(account)
        except SmsdeskError as error:
            locked = isinstance(error, NoPasswordStore)
            why = PauseReason.PASSWORD_STORE if locked else PauseReason.AUTH
            self._pause(campaign.id, why, detail=error.code)
            return
        if campaign.order.at is not None:
            self._accounts.ask_balance(account)  # any answer tells the service's own time
        self._remember_rate(account, provider)
        self._spool.take_ballast()
        news = _News(self._campaigns, campaign.id, job)
        task = self._task(campaign, account, provider)
        engine = Engine(task, self._writer, self._clock, job, news.tell)
        reason, doubtful = engine.run()
        if doubtful:
            self._note_balance(account, task.kind, doubtful)
        detail = engine.detail
        if reason is PauseReason.CREDIT and self._other_kind_suffices(account, task):
            detail = "wrong_kind"
        said = {"detail": detail} if detail else {}
        self._pause(campaign.id, reason or PauseReason.INTERRUPTED, **said)
        news.tell(now=True)

    def _other_kind_suffices(self, account: Account, task: Task) -> bool:
        """Tell whether another kind of the account's credit would do for what is left.

        A service says no more than that the credit does not suffice (ThaiBulkSMS 116).
        """
        left = self.get(task.campaign.id).parts_left
        balances = self._accounts.ask_balance(account).balances
        return other_kind(balances, task.kind, left) is not None

    def _task(self, campaign: Campaign, account: Account, provider: Provider) -> Task:
        url = self._callbacks.campaign_url(account, campaign.id)
        campaign = replace(campaign, order=replace(campaign.order, report_url=url))
        kind = self._accounts.spends(account, campaign.order)
        window = self._accounts.quiet_window(account, campaign.order, campaign.purpose)
        return Task(
            campaign,
            account,
            provider,
            kind,
            TimeGuard(campaign, window, self._clock, ahead=provider.clock_ahead),
            self._spending(campaign, account, kind),
            partial(disk_is_full, self._folder),
            self._spool,
        )

    def _spending(self, campaign: Campaign, account: Account, kind: str) -> Spending:
        """Return what the account's caps and its floor leave for this campaign."""
        limits = self._accounts.limits(account)
        lefts = []
        if limits.campaign and "spend_cap" not in campaign.overrides:
            lefts.append(limits.campaign - self._campaigns.spent(campaign.id))
        if limits.day and "spend_cap" not in campaign.overrides:
            since = bangkok_midnight(self._clock())
            lefts.append(limits.day - self._campaigns.spent_since(account.id, since))
        balances, _at = self._accounts.known_balances(account)
        balance = credits_of(balances, kind)
        floor = int(balance) - limits.floor if limits.floor and balance is not None else None
        return Spending(min(lefts, default=None), floor)

    def _remember_rate(self, account: Account, provider: Provider) -> None:
        """Begin with the account's own rate; what another process sent a moment ago counts."""
        limiter, now = provider.limiter, self._clock()
        limiter.restore()
        since = now - timedelta(seconds=limiter.seconds)
        requests = provider.info.rate_unit == "requests"
        limiter.remember(
            ((now - at).total_seconds(), 1 if requests else parts)
            for at, parts in self._campaigns.sent_since(account.id, since)
        )

    def _note_balance(self, account: Account, kind: str, attempts: Sequence[Attempt]) -> None:
        """Ask once what is left after unknowns: evidence for the operator, no verdict.

        Not every answer brings the balance: what was accepted since it was known is taken off.
        """
        balances, at = self._accounts.known_balances(account)
        before = credits_of(balances, kind)
        if before is not None and at is not None:
            but = [attempt.id for attempt in attempts]
            before -= self._campaigns.accepted_since(account.id, at, but=but)
        after = credits_of(self._accounts.ask_balance(account).balances, kind)
        if after is not None:
            self._write(lambda con: message_store.note_balance(con, attempts, before, after))

    def _pause(self, campaign_id: int, reason: PauseReason, **params: str | int) -> None:
        """Finish a campaign that has nothing left, else pause it. No request is under way."""
        self._write(
            lambda con: message_store.pause(con, campaign_id, reason, self._clock(), **params)
        )

    @contextmanager
    def _alone(self, account_id: int) -> Iterator[None]:
        """One campaign at a time for an account. Raises InputError for a second."""
        with self._busy_lock:
            if account_id in self._busy:
                raise InputError("account_busy")
            self._busy.add(account_id)
        try:
            yield
        finally:
            with self._busy_lock:
                self._busy.discard(account_id)

    def _write(self, work: Callable[[Connection], T]) -> T:
        return self._writer.write(work)

    def rest(self, campaign_id: int) -> Campaign:
        """Pause a campaign that was to run and does not: it waited its turn when all was stopped.

        Raises InputError while another campaign of its account runs.
        """
        with self._alone(self.get(campaign_id).account_id):
            if self.get(campaign_id).state is CampaignState.RUNNING:
                self._pause(campaign_id, PauseReason.USER)
        return self.get(campaign_id)

    # --- after ----------------------------------------------------------------------------

    def cancel(self, campaign_id: int) -> Campaign:
        """Take what is queued out of the queue; what went out is not recalled."""
        campaign = self.get(campaign_id)
        if campaign.state in (CampaignState.FINISHED, CampaignState.CANCELLED):
            raise InputError("nothing_to_cancel", state=campaign.state)

        def work(con: Connection) -> None:
            count = message_store.cancel_queued(con, campaign_id, self._clock())
            campaign_store.move(
                con, campaign_id, CampaignState.CANCELLED, "", self._clock(), count=count
            )

        self._write(work)
        return self.get(campaign_id)

    def retry(self, campaign_id: int) -> Campaign:
        """Freeze a new campaign of what was definitely not sent. Never of what is unknown.

        Raises InputError ``nothing_to_do`` when there is none, or all of it was retried.
        """
        return self._again(campaign_id, RETRYABLE)

    def resolve(self, campaign_id: int, *, sent: bool) -> Campaign:
        """Write what the operator saw of the unknown; not sent makes a new campaign, which waits.

        Returns the new campaign where there is one, else the old. Raises InputError
        ``nothing_to_do`` when nothing is unknown, ``account_busy`` while the account sends: what
        becomes unknown meanwhile is not what the operator saw.
        """
        campaign = self.get(campaign_id)
        if not campaign.tally.unknown:
            raise InputError("nothing_to_do", id=str(campaign_id))
        with self._alone(campaign.account_id):
            if not sent:
                return self._again(campaign_id, (MessageState.UNKNOWN,))
            self._write(
                lambda con: message_store.resolve(con, campaign_id, sent=True, now=self._clock())
            )
        return self.get(campaign_id)

    def _again(self, campaign_id: int, states: Sequence[MessageState]) -> Campaign:
        """Freeze a follow-up of the messages in ``states``, in the transaction that closes them."""
        campaign = self.get(campaign_id)
        account = self._accounts.by_id(campaign.account_id)
        plan = campaign.plan if campaign.order.at and campaign.at > self._clock() else None
        order = campaign.order if plan is not None else replace(campaign.order, at=None)

        def work(con: Connection) -> int:
            rows = message_store.retryable(con, campaign_id, states)
            resolves = MessageState.UNKNOWN in states
            if not rows and not resolves:
                raise InputError("nothing_to_do", id=str(campaign_id))
            if resolves:
                message_store.resolve(con, campaign_id, sent=False, now=self._clock())
            if not rows:  # all of them were erased: there is nobody to send it to again
                return campaign_id
            return campaign_store.freeze(
                con,
                NewCampaign(
                    account=account,
                    title=campaign.title,
                    order=order,
                    plan=plan,
                    purpose=Purpose(campaign.purpose),
                    messages=[_rendered(row) for row in rows],
                    skips=(),
                    now=self._clock(),
                    state=CampaignState.PAUSED,
                    shares_numbers=True,
                    overrides=campaign.overrides,
                    follow_up_of=campaign_id,
                    tag=campaign.tag,
                    resend_of=[row["id"] for row in rows],
                ),
            )

        return self.get(self._write(work))


class _News:
    """Tells how a campaign goes, four times a second at most."""

    def __init__(self, campaigns: CampaignRepository, campaign_id: int, job: JobContext) -> None:
        self._campaigns = campaigns
        self._campaign_id = campaign_id
        self._job = job
        self._told = float("-inf")

    def tell(self, *, now: bool = False) -> None:
        """Report SendingNews, unless that was done a moment ago."""
        moment = time.monotonic()
        if not now and moment - self._told < NEWS_SECONDS:
            return
        self._told = moment
        try:
            campaign = self._campaigns.get(self._campaign_id)
        except StoreError:  # nobody waits for news; whoever writes next hears of it
            return
        if campaign is not None:
            self._job.report(
                SendingNews(
                    campaign.id,
                    campaign.tally,
                    campaign.state,
                    campaign.reason,
                    detail=campaign.detail,
                )
            )


def _rendered(row: Row) -> Rendered:
    """Return a frozen message for a follow-up, to the letter as it was."""
    return Rendered(
        e164=row["e164"],
        name=row["name"],
        text=row["text"],
        encoding=Encoding(row["encoding"]),
        units=0,
        parts=row["parts"],
        row=row["row"],
    )
