"""The planted bugs: each is a mistake that a sender could have, and what brings it out.

A bug is planted in the runner's child by putting something worse in the place of one function.
Where a trigger or a condition of a statement would stop it too, that goes as well: the ledger
must catch the bug by itself. ``ELSEWHERE`` names those whose catcher is another test.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from smsdesk.core.models import (
    Answer,
    CampaignState,
    Delivery,
    Evidence,
    MessageState,
    Outcome,
    Outgoing,
    PauseReason,
    Report,
    Verdict,
)
from smsdesk.providers import base, transport
from smsdesk.providers.base import Provider, not_sent
from smsdesk.providers.thaibulksms import ThaiBulkSMS
from smsdesk.services import guards
from smsdesk.services.sending import SendingService
from smsdesk.store import messages as message_store
from smsdesk.store import reports as report_store
from smsdesk.store import tally
from smsdesk.store.campaigns import move
from smsdesk.store.lock import DeskLock
from tests.faults.points import AFTER, swapped

Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True)
class Product:
    """The product of this process, which is about to be spoilt."""

    stack: ExitStack
    folder: Path

    def swap(self, owner: Any, name: str, wrap: Wrap) -> None:
        """Put ``wrap`` of what is there in the place of ``owner.name``."""
        self.stack.enter_context(swapped(owner, name, wrap(getattr(owner, name))))

    def drop_triggers(self) -> None:
        """Let the database allow every move."""
        with closing(sqlite3.connect(self.folder / "smsdesk.sqlite3", timeout=10)) as con:
            guards = con.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'"
            )
            for (name,) in guards.fetchall():
                con.execute(f'DROP TRIGGER IF EXISTS "{name}"')

    def allow_first_byte(self) -> None:
        """Let any request go out, whatever its attempt's state."""

        def anyway(_plain: Callable[..., Any]) -> Callable[..., Any]:
            def first_byte(con: sqlite3.Connection, attempt: Any, *_more: Any, **_: Any) -> None:
                con.execute("UPDATE attempt SET state = 'sending' WHERE id = ?", [_id(attempt)])

            return first_byte

        self.swap(message_store, "first_byte", anyway)


@dataclass(frozen=True)
class Plan:
    """How one campaign of the loop goes: what strikes it, where it is killed, what follows."""

    fault: Mapping[str, Any] = field(default_factory=dict)
    point: str = ""
    nth: int = 1
    second: bool = False  # another instance is started at the point, and nobody is killed
    service: str = "thaibulksms"
    personal: bool = False
    read: float = 10.0
    late: bool = False  # it is planned, and resumed when its time is past
    undelivered: bool = False  # the service says later that it reached nobody
    then: tuple[str, ...] = ()  # a word of ``campaigns`` before the last resume


@dataclass(frozen=True)
class Bug:
    """One planted bug, the plan that brings it out, and the invariant it breaks, or either."""

    spoil: Callable[[Product], None]
    plan: Plan
    breaks: str | tuple[str, ...]

    def plant(self, stack: ExitStack, words: Sequence[str]) -> None:
        """Spoil the product of this process for as long as ``stack`` stands."""
        folder = Path(words[words.index("--data-dir") + 1])
        self.spoil(Product(stack, folder))


def _id(attempt: Any) -> Any:
    return getattr(attempt, "id", attempt)


BUGS: dict[str, Bug] = {}
ELSEWHERE: Mapping[str, str] = {
    "NORMAL sync": "tests/faults/test_power_cuts.py",
    "restored backup resumes": "tests/services/test_restored.py",
}


def bug(
    name: str, breaks: str | tuple[str, ...], **plan: Any
) -> Callable[[Callable[[Product], None]], None]:
    """Put a function that plants a bug into the table."""

    def add(spoil: Callable[[Product], None]) -> None:
        BUGS[name] = Bug(spoil, Plan(**plan), breaks)

    return add


def struck_by(fault: str, **more: Any) -> dict[str, Any]:
    """An order to the simulator: the first request that sends is struck."""
    return {"fault": fault, **more}


# --- what becomes of a request that was under way -------------------------------------------


# whether the service has taken it by the time of the first look is a race
@bug("requeue in-flight on recovery", ("I3", "I1"), point="http11.receive_response_headers.started")
def _requeue_in_flight(product: Product) -> None:
    def forgetful(plain: Callable[..., Any]) -> Callable[..., Any]:
        def judge(con: sqlite3.Connection, campaign_id: int, *more: Any) -> Any:
            con.execute(
                "UPDATE attempt SET state = 'prepared' WHERE campaign_id = ? AND state = 'sending'",
                [campaign_id],
            )
            return plain(con, campaign_id, *more)

        return judge

    product.drop_triggers()
    product.swap(message_store, "judge", forgetful)


@bug("intent not committed before send", "I3", point="http11.receive_response_headers.complete")
def _intent_not_committed(product: Product) -> None:
    product.drop_triggers()
    product.swap(message_store, "first_byte", lambda _plain: lambda *_args, **_more: None)


@bug("mark sent before post", "I2", point="http11.send_request_headers.started")
def _mark_sent_before_post(product: Product) -> None:
    def hopeful(plain: Callable[..., Any]) -> Callable[..., Any]:
        def first_byte(con: sqlite3.Connection, attempt: Any, *more: Any, **named: Any) -> None:
            plain(con, attempt, *more, **named)
            con.execute(
                "UPDATE message SET state = 'accepted' WHERE attempt_id = ?", [_id(attempt)]
            )

        return first_byte

    product.swap(message_store, "first_byte", hopeful)


@bug("fetch-side cursor", "I5", point=AFTER + "claim")
def _fetch_side_cursor(product: Product) -> None:
    def advanced(_plain: Callable[..., Any]) -> Callable[..., Any]:
        def judge(con: sqlite3.Connection, campaign_id: int, *_more: Any) -> int:
            con.execute(
                "UPDATE attempt SET state = 'void' WHERE campaign_id = ? AND state = 'prepared'",
                [campaign_id],
            )
            return 0

        return judge

    def blind(_plain: Callable[..., Any]) -> Callable[..., Any]:
        def finish_if_done(con: sqlite3.Connection, campaign_id: int, now: Any) -> bool:
            left = "SELECT 1 FROM message WHERE campaign_id = ? AND state = 'queued' LIMIT 1"
            if con.execute(left, [campaign_id]).fetchone():
                return False
            move(con, campaign_id, CampaignState.FINISHED, "", now)
            return True

        return finish_if_done

    product.swap(message_store, "judge", advanced)
    product.swap(message_store, "finish_if_done", blind)


# --- what an answer means -------------------------------------------------------------------


def _sends_again(product: Product, when: Callable[[Answer], bool]) -> None:
    """Make each request that was answered so once more."""

    def insisting(plain: Callable[..., Any]) -> Callable[..., Any]:
        def send(one: Provider, batch: Any, order: Any, first_byte: Any) -> Answer:
            answer: Answer = plain(one, batch, order, first_byte)
            if when(answer):
                answer = plain(one, batch, order, lambda: None)
            return answer

        return send

    product.swap(Provider, "send", insisting)


def _answers(product: Product, change: Callable[[Answer], Answer]) -> None:
    """Read each answer in another way."""

    def misreading(plain: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args: change(plain(*args))

    product.swap(Provider, "send", misreading)


@bug("retry on ReadTimeout", "I1", fault=struck_by("hang_after_read", seconds=2), read=0.5)
def _retry_on_read_timeout(product: Product) -> None:
    _sends_again(product, lambda answer: answer.evidence.error == "ReadTimeout")


@bug("retry on network error after send", "I1", fault=struck_by("rst_after_read"))
def _retry_on_network_error(product: Product) -> None:
    _sends_again(
        product,
        lambda answer: answer.evidence.status is None and answer.evidence.phase != "before",
    )


@bug("retry 5xx", "I1", fault=struck_by("server_error_after_work"))
def _retry_5xx(product: Product) -> None:
    _sends_again(product, lambda answer: (answer.evidence.status or 0) >= 500)


@bug("follow redirects", "I1", fault=struck_by("redirect_after_work"))
def _follow_redirects(product: Product) -> None:
    def following(plain: Callable[..., Any]) -> Callable[..., Any]:
        def whole(self: transport.Transport, *args: Any) -> Any:
            answer = plain(self, *args)
            return plain(self, *args) if 300 <= answer.status < 400 else answer

        return whole

    product.drop_triggers()
    product.allow_first_byte()
    product.swap(transport.Transport, "_whole", following)


@bug("requeue on bad JSON", "I1", fault=struck_by("truncated_json"))
def _requeue_on_bad_json(product: Product) -> None:
    def requeue(plain: Callable[..., Any]) -> Callable[..., Any]:
        def unknown(batch: Any, reason: str, evidence: Evidence, *more: Any) -> Answer:
            if reason == "unreadable":
                return not_sent(batch, reason, evidence)
            return plain(batch, reason, evidence, *more)

        return unknown

    product.swap(base, "unknown", requeue)


@bug("200 ⇒ all accepted", "I2", fault=struck_by("rows_missing_not_taken"))
def _all_accepted(product: Product) -> None:
    def accepted(answer: Answer) -> Answer:
        if answer.evidence.status not in (200, 201):
            return answer
        verdicts = tuple(Verdict(v.message, Outcome.ACCEPTED) for v in answer.verdicts)
        return replace(answer, verdicts=verdicts, pause=None)

    _answers(product, accepted)


@bug("requeue omitted numbers", "I1", fault=struck_by("rows_missing_taken"))
def _requeue_omitted(product: Product) -> None:
    def again(verdict: Verdict) -> Verdict:
        omitted = verdict.reason == "not_in_answer"
        return verdict._replace(outcome=Outcome.NOT_SENT) if omitted else verdict

    def requeued(answer: Answer) -> Answer:
        return replace(answer, verdicts=tuple(map(again, answer.verdicts)), pause=None)

    _answers(product, requeued)


# --- who may send, what, and when -----------------------------------------------------------


@bug("no instance lock", "I1", point=AFTER + "claim", second=True)
def _no_instance_lock(product: Product) -> None:
    product.drop_triggers()
    product.allow_first_byte()
    product.swap(DeskLock, "acquire", lambda _plain: lambda _lock: True)


@bug("unknown→queued by retry failed", "I1", fault=struck_by("rst_after_read"), then=("retry",))
def _retry_unknown(product: Product) -> None:
    def careless(_plain: Callable[..., Any]) -> Callable[..., Any]:
        def retry(service: SendingService, campaign_id: int) -> Any:
            def requeue(con: sqlite3.Connection) -> None:
                con.execute(
                    "UPDATE message SET state = ?, attempt_id = NULL"
                    " WHERE campaign_id = ? AND state = ?",
                    [MessageState.QUEUED, campaign_id, MessageState.UNKNOWN],
                )
                paused = CampaignState.PAUSED, PauseReason.USER, service._clock()
                move(con, campaign_id, *paused)

            service._write(requeue)
            return service.get(campaign_id)

        return retry

    product.drop_triggers()
    product.swap(SendingService, "retry", careless)


@bug("DLR-undelivered resends", "I3", service="smspoint", undelivered=True)
def _resend_undelivered(product: Product) -> None:
    def insisting(plain: Callable[..., Any]) -> Callable[..., Any]:
        def take(con: sqlite3.Connection, reports: Mapping[int, Report], now: Any) -> int:
            failed = [m for m, one in reports.items() if one.delivery is Delivery.UNDELIVERED]
            for message in failed:
                rows = con.execute(
                    "UPDATE message SET state = 'queued', attempt_id = NULL WHERE id = ?"
                    " RETURNING parts, campaign_id",
                    [message],
                ).fetchall()
                states = MessageState.ACCEPTED, MessageState.QUEUED
                tally.shift_rows(con, rows[0]["campaign_id"], *states, rows)
                paused = CampaignState.PAUSED, PauseReason.USER, now
                move(con, rows[0]["campaign_id"], *paused)
            return int(plain(con, reports, now)) + len(failed)

        return take

    product.drop_triggers()
    product.swap(report_store, "take", insisting)


@bug("schedule in the past sends", "I9", point=AFTER + "claim", late=True)
def _past_schedule(product: Product) -> None:
    product.swap(guards, "SEND_AHEAD_MIN", lambda _plain: timedelta(days=-9999))


@bug("duplicate number inside a batch", "I1")
def _duplicate_in_a_batch(product: Product) -> None:
    def doubling(plain: Callable[..., Any]) -> Callable[..., Any]:
        def request(one: Provider, batch: Sequence[Outgoing], order: Any) -> Any:
            return plain(one, (*batch, batch[0]), order)

        return request

    product.swap(ThaiBulkSMS, "_request", doubling)
