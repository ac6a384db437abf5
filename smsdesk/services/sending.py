"""The sender: claim, commit the intent, send, commit the verdicts. Never twice, never lost.

A campaign runs in units: at most 10 messages first, then 100. A unit is claimed in one
transaction, its requests go out in parallel as the service's rate allows, and each request's
intent is on the disk before its first byte (reliability.md §2.4). The first unknown, refusal of
the account or broken network pauses the campaign; only what is queued is ever sent.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from sqlite3 import Connection, Row
from typing import TypeVar

from smsdesk.core.checks import DUPLICATE_WINDOW
from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, SmsdeskError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    Account,
    Answer,
    AttemptRecord,
    AttemptState,
    Balance,
    Campaign,
    CampaignState,
    Evidence,
    MessageState,
    Outcome,
    PauseReason,
    Purpose,
    Rendered,
    SendingNews,
)
from smsdesk.core.schedule import SEND_AHEAD_MIN
from smsdesk.core.sms_text import Encoding
from smsdesk.providers.base import Provider, not_sent, unknown
from smsdesk.services.accounts import AccountService
from smsdesk.store import campaigns as campaign_store
from smsdesk.store import messages as message_store
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.history import HistoryRepository
from smsdesk.store.messages import Attempt
from smsdesk.store.writer import Writer

log = logging.getLogger(__name__)
T = TypeVar("T")

FIRST_UNIT = 10
UNIT = 100
WORKERS = 48
NETWORK_WAITS = (2.0, 5.0, 15.0, 30.0, 60.0, 60.0, 60.0, 60.0)
REFUSAL_WAITS = 5
NEWS_SECONDS = 0.25
SETTLE_WAITS = (0.1, 0.5, 2.0, 5.0, 10.0)
RETRYABLE = (MessageState.REJECTED, MessageState.CANCELLED, MessageState.CLOSED_NOT_SENT)

_WAITING = frozenset({PauseReason.NETWORK})


@dataclass(frozen=True, slots=True)
class _Run:
    """One campaign on its way."""

    campaign: Campaign
    account: Account
    provider: Provider
    job: JobContext
    pool: ThreadPoolExecutor
    halt: threading.Event  # set by the first answer that pauses: no further request begins
    told: list[float]  # when news was told last, by the monotonic clock


class SendingService:
    """Runs, stops, resumes, cancels and resolves campaigns."""

    def __init__(
        self,
        campaigns: CampaignRepository,
        history: HistoryRepository,
        accounts: AccountService,
        writer: Writer,
        clock: Clock,
    ) -> None:
        self._campaigns = campaigns
        self._history = history
        self._accounts = accounts
        self._writer = writer
        self._clock = clock
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
        return self._history.attempts(campaign_id, (AttemptState.UNKNOWN, AttemptState.PARTIAL))

    def follow_up(self, campaign_id: int) -> int | None:
        """Return the newest campaign made from this one, if any."""
        return self._campaigns.follow_up(campaign_id)

    # --- sending --------------------------------------------------------------------------

    def run(self, campaign_id: int, job: JobContext) -> Campaign:
        """Send what is queued until it is done or something pauses it; return how it stands.

        Reports SendingNews through ``job``; cancelling the job stops before the next request.
        """
        campaign = self.get(campaign_id)
        account = self._accounts.by_id(campaign.account_id)
        with self._alone(account.id):
            self._write(lambda con: self._begin(con, campaign_id))
            try:
                self._send(campaign, account, job)
            except StoreError as error:
                self._pause(campaign_id, PauseReason.DISK, detail=error.code)
            except BaseException:
                self._pause(campaign_id, PauseReason.INTERRUPTED)
                raise
        return self.get(campaign_id)

    def _begin(self, con: Connection, campaign_id: int) -> None:
        """Set a campaign running, unless it ended meanwhile. Raises InputError.

        An earlier run may have left requests in flight, where not even its end could be written.
        """
        state = campaign_store.state_of(con, campaign_id)
        if state not in (CampaignState.RUNNING, CampaignState.PAUSED):
            raise InputError("nothing_to_send", state=state)
        message_store.judge(con, campaign_id, self._clock())
        campaign_store.move(con, campaign_id, CampaignState.RUNNING, "", self._clock())

    def _send(self, campaign: Campaign, account: Account, job: JobContext) -> None:
        try:
            provider = self._accounts.provider(account)
        except SmsdeskError as error:
            self._pause(campaign.id, PauseReason.AUTH, detail=error.code)
            return
        halt = threading.Event()
        with ThreadPoolExecutor(WORKERS, "smsdesk-send") as pool:
            try:
                self._units(_Run(campaign, account, provider, job, pool, halt, [0.0]))
            finally:
                halt.set()  # however it ended: what has not begun by now does not begin

    def _units(self, run: _Run) -> None:
        size, waits, refused = FIRST_UNIT, 0, 0
        while True:
            reason = self._guard(run)
            attempts = [] if reason else self._claim(run, size)
            if not reason and not attempts:
                self._pause(run.campaign.id, PauseReason.INTERRUPTED)
                self._tell(run, now=True)
                return
            answers = self._send_all(run, attempts)
            if any(answer.evidence.status for answer in answers):
                size, waits = UNIT, 0
            reason = reason or _worst(answers)
            delay = max((a.retry_after or 0.0 for a in answers), default=0.0)
            self._tell(run)
            if delay and refused < REFUSAL_WAITS and reason is PauseReason.RATE_LIMITED:
                refused += 1
            elif reason in _WAITING and size == UNIT and waits < len(NETWORK_WAITS):
                delay, waits = NETWORK_WAITS[waits], waits + 1
            elif reason:
                self._pause(run.campaign.id, reason)
                self._tell(run, now=True)
                return
            if delay and self._wait(run.job, delay):
                self._pause(run.campaign.id, PauseReason.USER)
                self._tell(run, now=True)
                return
            run.halt.clear()

    def _guard(self, run: _Run) -> PauseReason | None:
        """Look again, before each claim and each request, at what may have changed."""
        if run.job.stopping:
            return PauseReason.USER
        now = self._clock()
        campaign = run.campaign
        if campaign.order.at is not None and campaign.order.at < now + SEND_AHEAD_MIN / 2:
            return PauseReason.PAST_TIME
        if campaign.practice or "quiet_hours" in campaign.overrides:
            return None
        window = self._accounts.quiet_window(run.account, campaign.order, campaign.purpose)
        if window is not None and not window.contains(campaign.order.at or now):
            return PauseReason.QUIET_HOURS
        return None

    def _claim(self, run: _Run, size: int) -> list[Attempt]:
        balances, _at = self._accounts.known_balances(run.account)
        before = self._spent_kind(run, balances)
        campaign_id = run.campaign.id

        def work(con: Connection) -> list[Attempt]:
            now = self._clock()
            while self._drop(con, run.campaign, size, now):
                pass  # others moved up
            waiting = message_store.queued(con, campaign_id, size)
            return message_store.claim(con, campaign_id, run.provider.batches(waiting), before, now)

        return self._write(work)

    @staticmethod
    def _drop(con: Connection, campaign: Campaign, size: int, now: datetime) -> int:
        """Cancel what must not go out any more, of the next ``size``; return how many."""
        dropped = message_store.drop_forbidden(con, campaign.id, size, now)
        if "duplicate" not in campaign.overrides:
            since = now - DUPLICATE_WINDOW
            dropped += message_store.drop_texted(con, campaign.id, size, since=since, now=now)
        return dropped

    def _send_all(self, run: _Run, attempts: Sequence[Attempt]) -> list[Answer]:
        """Make the requests of a unit, as many at a time as there are workers.

        Workers only talk to the service and to the writer; what is read, is read here.
        """
        answers: list[Answer] = []
        doubtful: list[Attempt] = []
        made = (
            run.pool.map(partial(self._send_one, run), attempts)
            if len(attempts) > 1
            else map(partial(self._send_one, run), attempts)
        )
        for attempt, answer in zip(attempts, made, strict=True):
            answers.append(answer)
            if any(verdict.outcome is Outcome.UNKNOWN for verdict in answer.verdicts):
                doubtful.append(attempt)
            self._tell(run)
        if doubtful:
            self._note_balance(run, doubtful)
        return answers

    def _send_one(self, run: _Run, attempt: Attempt) -> Answer:
        """Make one request. Whatever happens, its verdicts are written before it is told."""
        started = halted = False

        def first_byte() -> None:
            nonlocal started, halted
            if halted := run.halt.is_set() or self._guard(run) is not None:
                raise _Halted
            self._write(lambda con: message_store.first_byte(con, attempt.id, self._clock()))
            started = True

        try:
            if self._wait_for_rate(run, attempt):
                answer = not_sent(attempt.batch, "stopped", Evidence("before"))
            else:
                answer = run.provider.send(attempt.batch, run.campaign.order, first_byte)
        except BaseException as exc:
            judge = unknown if started else not_sent
            evidence = Evidence("before" if not started else "broken", error=type(exc).__name__)
            self._settle(run, attempt, judge(attempt.batch, "bug", evidence))
            run.halt.set()
            raise
        if halted:
            answer = replace(answer, pause=None)
        if answer.pause is not None:
            run.halt.set()
        self._settle(run, attempt, answer)
        return answer

    def _wait_for_rate(self, run: _Run, attempt: Attempt) -> bool:
        """Wait for the service's rate; return whether a stop came first."""
        cost = run.provider.cost(attempt.batch)
        while not (run.halt.is_set() or run.job.stopping):
            wait = run.provider.limiter.reserve(cost)
            if not wait:
                return False
            run.halt.wait(min(wait, 0.25))
        return True

    def _settle(self, run: _Run, attempt: Attempt, answer: Answer) -> None:
        """P3, again and again while the disk refuses: the verdicts are all we have."""
        for wait in (*SETTLE_WAITS, None):
            try:
                self._write(
                    lambda con: message_store.settle(
                        con,
                        attempt,
                        answer,
                        campaign_id=run.campaign.id,
                        account_id=run.account.id,
                        now=self._clock(),
                    )
                )
            except StoreError:
                if wait is None:
                    raise
                time.sleep(wait)
            else:
                return

    def _note_balance(self, run: _Run, attempts: Sequence[Attempt]) -> None:
        """Ask once what is left after unknowns: evidence for the operator, no verdict."""
        answer = self._accounts.ask_balance(run.account)
        after = self._spent_kind(run, answer.balances)
        if after is not None:
            self._write(lambda con: message_store.note_balance(con, attempts, after))

    def _spent_kind(self, run: _Run, balances: Sequence[Balance]) -> Decimal | None:
        """Return the credits of the kind that the campaign spends, or None where none is told."""
        kind = self._accounts.spends(run.account, run.campaign.order)
        fitting = [balance.credits for balance in balances if not kind or balance.kind == kind]
        return sum(fitting, Decimal(0)) if fitting else None

    def _pause(self, campaign_id: int, reason: PauseReason, **params: str | int) -> None:
        """Finish a campaign that has nothing left, else pause it. No request is under way."""
        self._write(
            lambda con: message_store.pause(con, campaign_id, reason, self._clock(), **params)
        )

    def _tell(self, run: _Run, *, now: bool = False) -> None:
        """Report how it goes, four times a second at most unless ``now``."""
        moment = time.monotonic()
        if not now and moment - run.told[0] < NEWS_SECONDS:
            return
        run.told[0] = moment
        campaign = self._campaigns.get(run.campaign.id)
        if campaign is not None:
            run.job.report(
                SendingNews(campaign.id, campaign.tally, campaign.state, campaign.reason)
            )

    @staticmethod
    def _wait(job: JobContext, seconds: float) -> bool:
        """Wait, and return whether a stop came first."""
        try:
            job.sleep(seconds)
        except SmsdeskError:
            return True
        return False

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
        with self._busy_lock:  # two threads that open it at once would each make one
            writer = self._writer
        return writer.write(work)

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
        ``nothing_to_do`` when nothing is unknown.
        """
        if not self.get(campaign_id).tally.unknown:
            raise InputError("nothing_to_do", id=str(campaign_id))
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

        def work(con: Connection) -> int:
            rows = message_store.retryable(con, campaign_id, states)
            if not rows:
                raise InputError("nothing_to_do", id=str(campaign_id))
            if MessageState.UNKNOWN in states:
                message_store.resolve(con, campaign_id, sent=False, now=self._clock())
            return campaign_store.freeze(
                con,
                NewCampaign(
                    account=account,
                    title=campaign.title,
                    order=campaign.order,
                    purpose=Purpose(campaign.purpose),
                    messages=[_rendered(row) for row in rows],
                    skips=(),
                    now=self._clock(),
                    state=CampaignState.PAUSED,
                    overrides=campaign.overrides,
                    follow_up_of=campaign_id,
                    resend_of=[row["id"] for row in rows],
                ),
            )

        return self.get(self._write(work))


class _Halted(Exception):
    """Somebody stopped just before the first byte."""


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


def _worst(answers: Sequence[Answer]) -> PauseReason | None:
    """Return the reason to pause, an unknown outcome before all others."""
    reasons = [answer.pause for answer in answers if answer.pause is not None]
    if PauseReason.UNKNOWN_OUTCOME in reasons:
        return PauseReason.UNKNOWN_OUTCOME
    return reasons[0] if reasons else None
