"""Messages and attempts: the only code that writes their states.

The order of writes around each request is fixed (reliability.md §2.4): ``claim`` (P1) commits
before a connection is opened, ``first_byte`` (P2) before the first byte leaves, ``settle`` (P3)
holds all verdicts of an answer in one transaction, ``recover`` (R) judges what a dead process
left. They take a connection because a writer groups them.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from smsdesk.core.models import (
    Answer,
    AttemptState,
    CampaignState,
    MessageState,
    Outcome,
    Outgoing,
    PauseReason,
)
from smsdesk.core.sms_text import Encoding
from smsdesk.store.accounts import store_balances
from smsdesk.store.campaigns import move, note, state_of
from smsdesk.store.times import stamp

_STATE_AFTER = {
    Outcome.ACCEPTED: MessageState.ACCEPTED,
    Outcome.REJECTED: MessageState.REJECTED,
    Outcome.UNKNOWN: MessageState.UNKNOWN,
    Outcome.NOT_SENT: MessageState.QUEUED,
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request that is about to be made, and the messages it carries."""

    id: int
    batch: tuple[Outgoing, ...]


def drop_forbidden(con: sqlite3.Connection, campaign_id: int, limit: int, now: datetime) -> int:
    """Cancel those of the next messages that go to numbers on do-not-contact; return how many.

    Only the next ``limit`` are looked at: to look at all for each request would take for ever.
    """
    count = con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'do_not_contact', at = :at
         WHERE id IN (SELECT id FROM message WHERE campaign_id = :id AND state = 'queued'
                       ORDER BY id LIMIT :limit)
           AND EXISTS (SELECT 1 FROM do_not_contact WHERE do_not_contact.e164 = message.e164)
        """,
        {"id": campaign_id, "limit": limit, "at": stamp(now)},
    ).rowcount
    if count:
        note(con, campaign_id, "do_not_contact", now, count=count)
    return count


def drop_texted(
    con: sqlite3.Connection, campaign_id: int, limit: int, *, since: datetime, now: datetime
) -> int:
    """Cancel those of the next messages whose very text another campaign of the account sent, or
    may have sent, to the same number since then; return how many."""
    count = con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'already_texted', at = :at
         WHERE id IN (SELECT id FROM message WHERE campaign_id = :id AND state = 'queued'
                       ORDER BY id LIMIT :limit)
           AND EXISTS (
               SELECT 1 FROM message AS other JOIN campaign ON campaign.id = other.campaign_id
                WHERE other.e164 = message.e164 AND other.text = message.text
                  AND other.campaign_id <> message.campaign_id AND other.at >= :since
                  AND other.state IN ('claimed', 'accepted', 'accepted_by_operator', 'unknown')
                  AND campaign.account_id = (SELECT account_id FROM campaign WHERE id = :id))
        """,
        {"id": campaign_id, "limit": limit, "since": stamp(since), "at": stamp(now)},
    ).rowcount
    if count:
        note(con, campaign_id, "already_texted", now, count=count)
    return count


def queued(con: sqlite3.Connection, campaign_id: int, limit: int) -> list[Outgoing]:
    """Return the next messages to send, in the order of the file; none unless it is running."""
    rows = con.execute(
        """
        SELECT id, e164, text, encoding, parts FROM message
         WHERE campaign_id = :id AND state = 'queued'
           AND EXISTS (SELECT 1 FROM campaign WHERE id = :id AND state = 'running')
         ORDER BY id LIMIT :limit
        """,
        {"id": campaign_id, "limit": limit},
    )
    return [
        Outgoing(row["id"], row["e164"], row["text"], Encoding(row["encoding"]), row["parts"])
        for row in rows
    ]


def claim(
    con: sqlite3.Connection,
    campaign_id: int,
    batches: Iterable[Sequence[Outgoing]],
    balance: Decimal | None,
    now: datetime,
) -> list[Attempt]:
    """P1: make one prepared attempt a batch and give it its messages, which are queued.

    Raises LookupError where one of them is not.
    """
    attempts = []
    for batch in batches:
        attempt_id: int = con.execute(
            """
            INSERT INTO attempt (campaign_id, state, messages, parts, prepared_at, balance_before)
            VALUES (:id, 'prepared', :messages, :parts, :at, :balance) RETURNING id
            """,
            {
                "id": campaign_id,
                "messages": len(batch),
                "parts": sum(message.parts for message in batch),
                "at": stamp(now),
                "balance": None if balance is None else str(balance),
            },
        ).fetchone()["id"]
        claimed = con.executemany(
            """
            UPDATE message SET state = 'claimed', attempt_id = ?, at = ?
             WHERE id = ? AND state = 'queued'
            """,
            [(attempt_id, stamp(now), message.id) for message in batch],
        ).rowcount
        if claimed != len(batch):
            raise LookupError(attempt_id)
        attempts.append(Attempt(attempt_id, tuple(batch)))
    return attempts


def first_byte(con: sqlite3.Connection, attempt_id: int, now: datetime) -> None:
    """P2: the request is about to leave.

    Raises LookupError unless it was prepared and its campaign is still running.
    """
    moved = con.execute(
        """
        UPDATE attempt SET state = 'sending', sent_at = :at
         WHERE id = :id AND state = 'prepared'
           AND EXISTS (SELECT 1 FROM campaign
                        WHERE campaign.id = attempt.campaign_id AND campaign.state = 'running')
        """,
        {"id": attempt_id, "at": stamp(now)},
    ).rowcount
    if moved != 1:
        raise LookupError(attempt_id)


def settle(
    con: sqlite3.Connection,
    attempt: Attempt,
    answer: Answer,
    *,
    campaign_id: int,
    account_id: int,
    now: datetime,
) -> None:
    """P3: write the evidence, every verdict and the balance of one answer."""
    outcomes = {verdict.outcome for verdict in answer.verdicts}
    total = sum((balance.credits for balance in answer.balances), Decimal(0))
    con.execute(
        """
        UPDATE attempt SET state = :state, ended_at = :at, phase = :phase, status = :status,
            content_type = :content_type, body = :body, error = :error, reconcile = :reconcile,
            balance_after = :balance
         WHERE id = :id
        """,
        {
            "id": attempt.id,
            "state": _attempt_state(outcomes),
            "at": stamp(now),
            "phase": answer.evidence.phase,
            "status": answer.evidence.status,
            "content_type": answer.evidence.content_type,
            "body": answer.evidence.body,
            "error": answer.evidence.error,
            "reconcile": int(answer.reconcile),
            "balance": str(total) if answer.balances else None,
        },
    )
    con.executemany(
        """
        UPDATE message SET state = ?, reason = ?, reference = ?, credits = ?, at = ?,
               attempt_id = ?
         WHERE id = ? AND state = 'claimed' AND attempt_id = ?
        """,
        [
            (
                _STATE_AFTER[verdict.outcome],
                verdict.reason,
                verdict.reference,
                None if verdict.credits is None else str(verdict.credits),
                stamp(now),
                None if verdict.outcome is Outcome.NOT_SENT else attempt.id,
                verdict.message,
                attempt.id,
            )
            for verdict in answer.verdicts
        ],
    )
    store_balances(con, account_id, answer.balances, now)
    for outcome in (Outcome.REJECTED, Outcome.UNKNOWN):
        if count := sum(verdict.outcome is outcome for verdict in answer.verdicts):
            note(con, campaign_id, f"messages:{outcome}", now, count=count)


def _attempt_state(outcomes: set[Outcome]) -> AttemptState:
    if outcomes == {Outcome.NOT_SENT}:
        return AttemptState.VOID
    if outcomes == {Outcome.UNKNOWN}:
        return AttemptState.UNKNOWN
    if outcomes & {Outcome.UNKNOWN, Outcome.NOT_SENT}:
        return AttemptState.PARTIAL
    return AttemptState.DONE


def note_balance(con: sqlite3.Connection, attempts: Iterable[Attempt], after: Decimal) -> None:
    """Write the balance asked for after attempts whose outcome is unknown."""
    con.executemany(
        "UPDATE attempt SET balance_after = ? WHERE id = ?",
        [(str(after), attempt.id) for attempt in attempts],
    )


def cancel_queued(con: sqlite3.Connection, campaign_id: int, now: datetime) -> int:
    """Take everything queued out of the queue; return how many."""
    return con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'cancelled', at = :at
         WHERE campaign_id = :id AND state = 'queued'
        """,
        {"id": campaign_id, "at": stamp(now)},
    ).rowcount


def resolve(con: sqlite3.Connection, campaign_id: int, *, sent: bool, now: datetime) -> int:
    """Write what the operator saw of all unknown messages of a campaign; return how many."""
    state = MessageState.ACCEPTED_BY_OPERATOR if sent else MessageState.CLOSED_NOT_SENT
    count = con.execute(
        """
        UPDATE message SET state = :state, at = :at
         WHERE campaign_id = :id AND state = 'unknown'
        """,
        {"id": campaign_id, "state": state, "at": stamp(now)},
    ).rowcount
    note(con, campaign_id, f"resolved:{'sent' if sent else 'not_sent'}", now, count=count)
    return count


def recover(con: sqlite3.Connection, now: datetime) -> int:
    """R: judge what a dead process left, under the desk lock; return the unknown messages.

    Whatever ran is paused, or finished where nothing is left.
    """
    interrupted = con.execute(
        """
        SELECT id FROM campaign WHERE state = 'running'
        UNION SELECT campaign_id FROM attempt WHERE state IN ('prepared', 'sending')
        """
    ).fetchall()
    return sum(pause(con, row["id"], PauseReason.INTERRUPTED, now) for row in interrupted)


def pause(
    con: sqlite3.Connection,
    campaign_id: int,
    reason: PauseReason,
    now: datetime,
    **params: str | int,
) -> int:
    """Judge what was left of a campaign nobody runs any more, then finish or pause it.

    Returns how many messages are unknown by this.
    """
    unknown = judge(con, campaign_id, now)
    if not finish_if_done(con, campaign_id, now):
        move(con, campaign_id, CampaignState.PAUSED, reason, now, **params)
    return unknown


def judge(con: sqlite3.Connection, campaign_id: int, now: datetime) -> int:
    """Judge the requests of a campaign that nobody makes any more; return the unknown messages.

    What was prepared never left; what was sending is unknown.
    """
    at = stamp(now)
    left = con.execute(
        """
        SELECT id, state FROM attempt
         WHERE +campaign_id = :id AND state IN ('prepared', 'sending')
        """,
        {"id": campaign_id},
    ).fetchall()
    void = [row["id"] for row in left if row["state"] == AttemptState.PREPARED]
    sent = [row["id"] for row in left if row["state"] == AttemptState.SENDING]
    con.executemany(
        "UPDATE attempt SET state = 'void', ended_at = ? WHERE id = ?", [(at, one) for one in void]
    )
    con.executemany(
        """
        UPDATE message SET state = 'queued', attempt_id = NULL, at = ?
         WHERE attempt_id = ? AND state = 'claimed'
        """,
        [(at, one) for one in void],
    )
    con.executemany(
        """
        UPDATE attempt SET state = 'unknown', ended_at = ?, phase = 'interrupted' WHERE id = ?
        """,
        [(at, one) for one in sent],
    )
    unknown = con.executemany(
        """
        UPDATE message SET state = 'unknown', reason = 'interrupted', at = ?
         WHERE attempt_id = ? AND state = 'claimed'
        """,
        [(at, one) for one in sent],
    ).rowcount
    if not sent:
        return 0
    note(con, campaign_id, f"messages:{Outcome.UNKNOWN}", now, count=unknown)
    return unknown


def finish_if_done(con: sqlite3.Connection, campaign_id: int, now: datetime) -> bool:
    """Finish a campaign that has nothing queued or claimed; tell whether it has ended.

    What came back to a cancelled one, since its request never left, is cancelled too.
    """
    if state_of(con, campaign_id) is CampaignState.CANCELLED:
        cancel_queued(con, campaign_id, now)
        return True
    left = con.execute(
        """
        SELECT sum(messages) AS left FROM tally
         WHERE campaign_id = :id AND state IN ('queued', 'claimed')
        """,
        {"id": campaign_id},
    ).fetchone()["left"]
    if left:
        return False
    move(con, campaign_id, CampaignState.FINISHED, "", now)
    return True


def retryable(
    con: sqlite3.Connection, campaign_id: int, states: Iterable[MessageState]
) -> list[sqlite3.Row]:
    """Return the frozen messages of a campaign in ``states`` that no follow-up carries yet."""
    return con.execute(
        """
        SELECT * FROM message WHERE campaign_id = :id
           AND state IN (SELECT value FROM json_each(:states))
           AND NOT EXISTS (SELECT 1 FROM message AS newer WHERE newer.resend_of = message.id)
         ORDER BY id
        """,
        {"id": campaign_id, "states": json.dumps(list(states))},
    ).fetchall()
