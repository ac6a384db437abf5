"""The engine: claim, commit the intent, send, commit the verdicts. Never twice, never lost.

One thread decides; workers only talk to the service and to the writer. The next unit is claimed
while the one before is on its way, but of a campaign at most 10 messages are on the wire at
first, then 100, whether in one request or in many: so much may be unknown after a kill. Each
request's intent is on the disk before its first byte, after all verdicts that came before it
(reliability.md §2.4). A worker whose request went well makes the next one at once: the verdicts
of the one and the intent of the other are one commit, and the connection is warm. The first
unknown, refusal of the account or broken network lets nothing more begin.
"""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from sqlite3 import Connection

from smsdesk.core.checks import DUPLICATE_WINDOW
from smsdesk.core.clock import Clock
from smsdesk.core.errors import StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Answer, Campaign, Evidence, Outcome, Outgoing, PauseReason
from smsdesk.providers.base import Provider, not_sent, unknown
from smsdesk.providers.limiter import Slot
from smsdesk.services.guards import Spending, TimeGuard
from smsdesk.store import messages as message_store
from smsdesk.store.messages import Attempt
from smsdesk.store.spool import Spool
from smsdesk.store.writer import Writer

FIRST_UNIT = 10
UNIT = 100
WORKERS = 100
NETWORK_WAITS = (2.0, 5.0, 15.0, 30.0, 60.0, 60.0, 60.0, 60.0)
REFUSAL_WAITS = 5
SETTLE_WAITS = (0.1, 0.5, 2.0, 5.0, 10.0)
LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Task:
    """One campaign that is to run, and what bounds it."""

    campaign: Campaign
    account: Account
    provider: Provider
    kind: str  # the kind of credit it spends, "" where there is one kind
    time_guard: TimeGuard
    spending: Spending
    disk_full: Callable[[], bool]
    spool: Spool


@dataclass(slots=True)
class Landed:
    """A request that came to its end in a worker; its verdicts are with the writer."""

    attempt: Attempt
    answer: Answer
    settled: "Future[None]"
    took_off: bool
    crash: BaseException | None = None
    next: "_Flight | None" = None  # what the worker makes now
    spooled: bool = False


@dataclass(slots=True)
class _State:
    """What the deciding thread knows."""

    limit: int = FIRST_UNIT
    ahead: deque[Attempt] = field(default_factory=deque)
    flying: int = 0  # requests
    taking_off: int = 0  # of these, whose intent is not on the disk
    on_the_wire: int = 0  # messages of these
    unsettled: list[Landed] = field(default_factory=list)
    doubtful: list[Attempt] = field(default_factory=list)
    answered: bool = False  # since the last wait
    empty: bool = False  # nothing more is queued
    reason: PauseReason | None = None
    detail: str = ""  # what the service said of it
    delay: float = 0.0
    network_waits: int = 0
    refusals: int = 0
    crash: BaseException | None = None


class Engine:
    """Runs one campaign until it is done or something pauses it."""

    def __init__(
        self,
        task: Task,
        writer: Writer,
        clock: Clock,
        job: JobContext,
        tell: Callable[[], None],
    ) -> None:
        self._task = task
        self._writer = writer
        self._clock = clock
        self._job = job
        self._tell = tell
        self._state = _State()
        self._halt = threading.Event()  # set by what pauses: no further request begins
        self._ramp: queue.SimpleQueue[_Flight] = queue.SimpleQueue()  # one at most, for a worker
        self._tower: queue.SimpleQueue[Landed | None] = queue.SimpleQueue()  # None: one took off

    @property
    def detail(self) -> str:
        """What the service said of that which paused, in our word, "" where it is the pause's."""
        return self._state.detail

    def run(self) -> tuple[PauseReason | None, list[Attempt]]:
        """Send until nothing is queued or something pauses; return what, and the doubtful.

        When it returns or raises, no request is under way and every verdict is written. Raises
        StoreError when they could not be, and whatever crashed a request.
        """
        state = self._state
        with ThreadPoolExecutor(WORKERS, "smsdesk-send") as pool:
            try:
                while True:
                    self._send(pool)
                    self._settle_all()
                    if state.crash is not None:
                        raise state.crash
                    if not self._goes_on():
                        return state.reason, state.doubtful
            finally:
                self._halt.set()  # however it ended: what has not begun by now does not begin

    # --- deciding -------------------------------------------------------------------------

    def _send(self, pool: ThreadPoolExecutor) -> None:
        """Claim and launch until something stops it or all is sent; all have landed then."""
        state = self._state
        while True:
            wait = LOOK_SECONDS
            if not self._stopped():
                if not state.taking_off:  # an intent must not wait behind a claim
                    self._claim()
                wait = self._launch(pool)
            if not state.flying and (state.reason or not (state.ahead or self._ramp.qsize())):
                self._leave_ramp()
                return
            self._land(wait)
            self._tell()

    def _leave_ramp(self) -> None:
        """Nobody makes what waits there: it never left."""
        while flight := self._clear_ramp():
            self._task.provider.limiter.release(flight.slot)
            self._task.spending.take(-flight.attempt.parts)

    def _stopped(self) -> bool:
        """Look at the guards, and tell whether anything keeps further requests from starting."""
        if self._state.reason is None:
            self._stop(PauseReason.USER if self._job.stopping else self._task.time_guard.look())
        return self._state.reason is not None

    def _stop(self, reason: PauseReason | None, detail: str = "") -> None:
        """Let nothing more begin. An unknown outcome weighs more than all else."""
        if reason is None:
            return
        self._halt.set()
        if self._state.reason is None or reason is PauseReason.UNKNOWN_OUTCOME:
            self._state.reason, self._state.detail = reason, detail

    def _claim(self) -> None:
        """P1, when all that was claimed is on its way: the first unit alone, the next ahead."""
        state = self._state
        if state.ahead or state.empty or (state.limit == FIRST_UNIT and state.flying):
            return
        if self._task.disk_full():
            self._stop(PauseReason.DISK)
            return
        try:
            attempts, reason = self._writer.write(self._claim_unit)
        except StoreError as error:  # raised when all that is on its way is settled, or spooled
            state.crash = state.crash or error
            self._stop(PauseReason.DISK)
            return
        state.ahead.extend(attempts)
        state.empty = not attempts
        if reason is not None and not attempts:
            self._stop(reason)

    def _claim_unit(self, con: Connection) -> tuple[list[Attempt], PauseReason | None]:
        campaign, size, now = self._task.campaign, self._state.limit, self._clock()
        forbidden, texted = message_store.drop_forbidden, message_store.drop_texted
        while forbidden(con, campaign.id, size, now):
            pass  # others moved up
        if "duplicate" not in campaign.overrides:
            since = now - DUPLICATE_WINDOW
            while texted(con, campaign.id, size, since=since, now=now):
                while forbidden(con, campaign.id, size, now):
                    pass
        waiting, reason = self._affordable(message_store.queued(con, campaign.id, size))
        batches = self._task.provider.batches(waiting, campaign.order)
        return message_store.claim(con, campaign.id, batches, now), reason

    def _affordable(
        self, waiting: Sequence[Outgoing]
    ) -> tuple[Sequence[Outgoing], PauseReason | None]:
        """Return the first of these that fit what may be spent, and why the others do not."""
        room, reason = self._task.spending.room(sum(message.parts for message in waiting))
        fitting = 0
        for message in waiting:
            room -= message.parts
            if room < 0:
                break
            fitting += 1
        return waiting[:fitting], reason

    def _launch(self, pool: ThreadPoolExecutor) -> float:
        """Start what fits on the wire and into the rate; return the seconds until more may.

        The next one after that waits on the ramp for whoever comes to an end first.
        """
        state = self._state
        while flight := self._clear_ramp():
            if not self._fits(flight.attempt):
                self._ramp.put(flight)
                return LOOK_SECONDS
            self._take_off(pool, flight)
        while state.ahead:
            provider, attempt = self._task.provider, state.ahead[0]
            slot = provider.limiter.reserve(provider.cost(attempt.batch))
            if not isinstance(slot, Slot):
                return min(slot, LOOK_SECONDS)
            state.ahead.popleft()
            flight = _Flight(attempt, slot, state.limit)
            self._task.spending.take(attempt.parts)
            if not self._fits(attempt):
                self._ramp.put(flight)
                break
            self._take_off(pool, flight)
        return LOOK_SECONDS

    def _fits(self, attempt: Attempt) -> bool:
        state = self._state
        return not state.flying or state.on_the_wire + len(attempt.batch) <= state.limit

    def _take_off(self, pool: ThreadPoolExecutor, flight: "_Flight") -> None:
        self._count(flight)
        pool.submit(self._work, flight)

    def _count(self, flight: "_Flight") -> None:
        """A request is on its way."""
        self._state.flying += 1
        self._state.taking_off += 1
        self._state.on_the_wire += len(flight.attempt.batch)

    def _clear_ramp(self) -> "_Flight | None":
        try:
            return self._ramp.get_nowait()
        except queue.Empty:
            return None

    def _land(self, wait: float) -> None:
        """Take in what took off or came to its end, after waiting for it a little."""
        state = self._state
        try:
            told = [self._tower.get(timeout=wait)]
        except queue.Empty:
            return
        while not self._tower.empty():
            told.append(self._tower.get())
        for one in told:
            if one is None or not one.took_off:
                state.taking_off -= 1
            if one is not None:
                state.flying -= 1
                state.on_the_wire -= len(one.attempt.batch)
                if one.next is not None:
                    self._count(one.next)
                state.unsettled.append(one)
                self._judge(one)
        self._sort_settled()
        if not state.flying and state.answered:
            state.limit = UNIT

    def _judge(self, landed: Landed) -> None:
        state, answer = self._state, landed.answer
        if landed.crash is not None:
            state.crash = landed.crash
            self._stop(PauseReason.INTERRUPTED)
        if answer.pause is not None:
            doubt = answer.pause is PauseReason.UNKNOWN_OUTCOME
            self._stop(answer.pause, "" if doubt else answer.refusal)
        state.delay = max(state.delay, answer.retry_after or 0.0)
        state.answered |= bool(answer.evidence.status)
        outcomes = {verdict.outcome for verdict in answer.verdicts}
        if Outcome.UNKNOWN in outcomes:
            state.doubtful.append(landed.attempt)
        if Outcome.NOT_SENT in outcomes:
            state.empty = False
        unspent = (Outcome.NOT_SENT, Outcome.REJECTED)
        if outcomes.intersection(unspent):
            back = {verdict.message for verdict in answer.verdicts if verdict.outcome in unspent}
            parts = sum(message.parts for message in landed.attempt.batch if message.id in back)
            self._task.spending.take(-parts)

    def _goes_on(self) -> bool:
        """After all landed: wait where it may go on by itself, and tell whether it does."""
        state = self._state
        if state.answered:
            state.network_waits = 0
        delay = self._delay()
        if not delay:
            return False
        self._let_go()
        if not self._job.wait(delay):
            state.reason, state.detail = PauseReason.USER, ""
            return False
        state.reason, state.detail = None, ""
        state.delay, state.answered, state.empty = 0.0, False, False
        self._halt.clear()
        return True

    def _delay(self) -> float:
        """Return the seconds after which it may go on by itself, 0 where it may not."""
        state = self._state
        again = state.refusals < REFUSAL_WAITS
        if state.reason is PauseReason.RATE_LIMITED and state.delay and again:
            state.refusals += 1
            self._task.provider.limiter.halve()
            return state.delay
        again = state.limit == UNIT and state.network_waits < len(NETWORK_WAITS)
        if state.reason is PauseReason.NETWORK and again:
            state.network_waits += 1
            return NETWORK_WAITS[state.network_waits - 1]
        return 0.0

    def _let_go(self) -> None:
        """Give back what was claimed ahead: who waits looks at everybody anew."""
        self._state.ahead.clear()
        campaign_id = self._task.campaign.id
        self._writer.write(lambda con: message_store.judge(con, campaign_id, self._clock()))

    # --- verdicts -------------------------------------------------------------------------

    def _settle(
        self, attempt: Attempt, answer: Answer, then: "_Flight | None" = None
    ) -> "Future[None]":
        """P3: hand the verdicts to the writer, before any later intent.

        The intent of the request that the same worker makes then is a part of the same commit.
        """
        task = self._task

        def work(con: Connection) -> None:
            message_store.settle(
                con,
                attempt,
                answer,
                campaign_id=task.campaign.id,
                account_id=task.account.id,
                now=self._clock(),
            )
            if then is not None:
                self._intend(con, then)

        settled = self._writer.submit(work)
        settled.add_done_callback(self._halt_unless_written)
        if then is not None:
            then.intent = settled
        return settled

    def _halt_unless_written(self, settled: "Future[None]") -> None:
        """In the writer's thread, before its next work: no intent follows a lost verdict."""
        if settled.exception() is not None:
            self._halt.set()

    def _sort_settled(self) -> None:
        """Forget what is written; spool what the disk refused, until all have landed."""
        waiting = self._state.unsettled
        self._state.unsettled = [
            one for one in waiting if not one.settled.done() or self._refused(one)
        ]

    def _settle_all(self) -> None:
        """Wait for all verdicts to be on the disk, and write them again for a while: they are all
        we have. Raises StoreError when some are spooled alone."""
        for wait in (*SETTLE_WAITS, None):
            refused = [one for one in self._state.unsettled if self._refused(one)]
            self._state.unsettled = refused
            if not refused:
                return
            if wait is None:
                refused[0].settled.result()
            else:
                time.sleep(wait)
            for one in refused:
                one.settled = self._settle(one.attempt, one.answer)

    def _refused(self, landed: Landed) -> bool:
        """Wait for the verdicts of an answer, and tell whether the disk refused them; what it
        refuses is spooled."""
        try:
            landed.settled.result()
        except StoreError:
            self._stop(PauseReason.DISK)
            if not landed.spooled:
                self._task.spool.keep(landed.attempt.id, landed.answer)
            landed.spooled = True
            return True
        if landed.spooled:
            self._task.spool.forget([landed.attempt.id])
        return False

    # --- in a worker ----------------------------------------------------------------------

    def _work(self, flight: "_Flight | None") -> None:
        """Make one request, and then what waits on the ramp, as long as all goes well."""
        while flight is not None:
            flight = self._make(flight)

    def _make(self, flight: "_Flight") -> "_Flight | None":
        """Make one request. Whatever happens, its verdicts go to the writer before it is told.

        Returns the request that this worker makes next, if there is one.
        """
        provider, attempt = self._task.provider, flight.attempt
        crash: BaseException | None = None
        try:
            first_byte = partial(self._first_byte, flight)
            answer = provider.send(attempt.batch, self._task.campaign.order, first_byte)
        except BaseException as exc:  # noqa: BLE001 - told to whoever decides, who raises it
            crash = exc
            judge = unknown if flight.started else not_sent
            phase = "broken" if flight.started else "before"
            answer = judge(attempt.batch, "bug", Evidence(phase, error=type(exc).__name__))
        if flight.halted:
            answer = replace(answer, pause=None)
        if answer.pause is not None or crash is not None:
            self._halt.set()
        if not flight.started:
            provider.limiter.release(flight.slot)
        then = self._follower(flight)
        settled = self._settle(attempt, answer, then)
        self._tower.put(Landed(attempt, answer, settled, flight.started, crash, then))
        return then

    def _follower(self, flight: "_Flight") -> "_Flight | None":
        """Return what waits on the ramp, if it fits in the place of a request that went well."""
        if self._halt.is_set() or not flight.started:
            return None
        waiting = self._clear_ramp()
        if waiting is not None and len(waiting.attempt.batch) > len(flight.attempt.batch):
            self._ramp.put(waiting)
            return None
        return waiting

    def _first_byte(self, flight: "_Flight") -> None:
        """P2: be sure that the intent is on the disk. Raises when nothing may be sent."""
        if self._halt.is_set() or self._task.time_guard.look() is not None:
            flight.halted = True
            raise _Halted
        if flight.intent is None:
            flight.intent = self._writer.submit(lambda con: self._intend(con, flight))
        flight.intent.result()
        if flight.refused is not None:
            raise flight.refused
        flight.started = True
        self._task.provider.limiter.leave(flight.slot)
        self._tower.put(None)

    def _intend(self, con: Connection, flight: "_Flight") -> None:
        """In the writer's thread, after every verdict that was handed over before."""
        if self._halt.is_set():
            flight.halted, flight.refused = True, _Halted()
            return
        kind, now = self._task.kind, self._clock()
        try:
            message_store.first_byte(con, flight.attempt, most=flight.limit, kind=kind, now=now)
        except LookupError as exc:  # it was cancelled, or too many are on the wire
            flight.refused = exc


@dataclass(slots=True)
class _Flight:
    """One request on its way: how many messages may be on the wire with it, and how far it is."""

    attempt: Attempt
    slot: Slot
    limit: int
    intent: "Future[None] | None" = None
    refused: Exception | None = None
    started: bool = False
    halted: bool = False


class _Halted(Exception):
    """Somebody stopped just before the first byte."""
