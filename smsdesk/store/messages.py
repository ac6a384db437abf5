"""Messages and attempts: the only code that writes their states.

The order of writes around each request is fixed (reliability.md §2.4): ``claim`` (P1) commits
before a connection is opened, ``first_byte`` (P2) before the first byte leaves, ``settle`` (P3)
holds all verdicts of an answer in one transaction, ``recover`` (R) judges what a dead process
left. They take a connection because a writer groups them.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

from smsdesk.core.delivery import next_ask
from smsdesk.core.models import (
    Answer,
    AttemptState,
    CampaignState,
    MessageState,
    Outcome,
    Outgoing,
    PauseReason,
    Verdict,
)
from smsdesk.core.sms_text import Encoding
from smsdesk.store import tally
from smsdesk.store.accounts import store_balances
from smsdesk.store.campaigns import move, note, state_of
from smsdesk.store.do_not_contact import anybody_erased, erased
from smsdesk.store.states import MAY_HAVE_ARRIVED, OF_CAMPAIGN
from smsdesk.store.times import stamp

_STATE_AFTER = {
    Outcome.ACCEPTED: MessageState.ACCEPTED,
    Outcome.REJECTED: MessageState.REJECTED,
    Outcome.UNKNOWN: MessageState.UNKNOWN,
    Outcome.NOT_SENT: MessageState.QUEUED,
}


_ENCODINGS = {encoding.value: encoding for encoding in Encoding}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request that is about to be made, and the messages it carries."""

    id: int
    batch: tuple[Outgoing, ...]

    @property
    def parts(self) -> int:
        """How many parts it carries."""
        return sum(message.parts for message in self.batch)


Spooled = Mapping[int, Answer]
"""Answers by attempt, that an earlier run could not write."""
NOTHING: Spooled = MappingProxyType({})


def drop_forbidden(con: sqlite3.Connection, campaign_id: int, limit: int, now: datetime) -> int:
    """Cancel those of the next messages that go to numbers on do-not-contact; return how many.

    Only the next ``limit`` are looked at: to look at all for each request would take for ever.
    """
    dropped = con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'do_not_contact', at = :at
         WHERE id IN (SELECT id FROM message WHERE campaign_id = :id AND state = 'queued'
                       ORDER BY id LIMIT :limit)
           AND EXISTS (SELECT 1 FROM do_not_contact WHERE do_not_contact.e164 = message.e164)
        RETURNING parts
        """,
        {"id": campaign_id, "limit": limit, "at": stamp(now)},
    ).fetchall()
    if anybody_erased(con):
        dropped += _drop_erased(con, campaign_id, limit, now)
    return _dropped(con, campaign_id, dropped, "do_not_contact", now)


def _drop_erased(
    con: sqlite3.Connection, campaign_id: int, limit: int, now: datetime
) -> list[sqlite3.Row]:
    """Cancel those of the next messages whose number is on do-not-contact as a hash alone."""
    rows = con.execute(
        """
        SELECT id, e164 FROM message WHERE campaign_id = :id AND state = 'queued'
         ORDER BY id LIMIT :limit
        """,
        {"id": campaign_id, "limit": limit},
    ).fetchall()
    forbidden = erased(con, [row["e164"] for row in rows])
    ids = [row["id"] for row in rows if row["e164"] in forbidden]
    return con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'do_not_contact', at = :at
         WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'queued'
        RETURNING parts
        """,
        {"ids": json.dumps(ids), "at": stamp(now)},
    ).fetchall()


def drop_texted(
    con: sqlite3.Connection, campaign_id: int, limit: int, *, since: datetime, now: datetime
) -> int:
    """Cancel those of the next messages whose very text another campaign of the account sent, or
    may have sent, to the same number since then; return how many.

    An earlier run of the same recurrence is no other campaign: that it comes again is meant.
    """
    dropped = con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'already_texted', at = :at
         WHERE id IN (SELECT id FROM message WHERE campaign_id = :id AND state = 'queued'
                       ORDER BY id LIMIT :limit)
           AND EXISTS (
               SELECT 1 FROM message AS other JOIN campaign ON campaign.id = other.campaign_id
                WHERE other.e164 = message.e164 AND other.text = message.text
                  AND other.campaign_id <> message.campaign_id AND other.at >= :since
                  AND other.state IN """
        + MAY_HAVE_ARRIVED
        + """
                  AND campaign.account_id = (SELECT account_id FROM campaign WHERE id = :id)
                  AND (campaign.recurrence_id IS NULL OR campaign.recurrence_id IS NOT
                       (SELECT recurrence_id FROM campaign WHERE id = :id)))
        RETURNING parts
        """,
        {"id": campaign_id, "limit": limit, "since": stamp(since), "at": stamp(now)},
    ).fetchall()
    return _dropped(con, campaign_id, dropped, "already_texted", now)


def _dropped(
    con: sqlite3.Connection, campaign_id: int, rows: Sequence[sqlite3.Row], why: str, now: datetime
) -> int:
    if rows:
        tally.shift_rows(con, campaign_id, MessageState.QUEUED, MessageState.CANCELLED, rows)
        note(con, campaign_id, why, now, count=len(rows))
    return len(rows)


def queued(con: sqlite3.Connection, campaign_id: int, limit: int) -> list[Outgoing]:
    """Return the next messages to send, in the order of the file; none unless it is running."""
    return _outgoing(con.execute(_QUEUED, {"id": campaign_id, "limit": limit}))


def _outgoing(found: sqlite3.Cursor) -> list[Outgoing]:
    """Return the messages of ``_AS_ONE_ROW``: between two rows another thread gets its turn."""
    return [
        Outgoing(message_id, e164, text, _ENCODINGS[encoding], parts)
        for message_id, e164, text, encoding, parts in json.loads(found.fetchone()[0])
    ]


_AS_ONE_ROW = """
    SELECT json_group_array(json_array(id, e164, text, encoding, parts))
      FROM (SELECT id, e164, text, encoding, parts FROM message
"""
_QUEUED = (
    _AS_ONE_ROW
    + """
             WHERE campaign_id = :id AND state = 'queued'
               AND EXISTS (SELECT 1 FROM campaign WHERE id = :id AND state = 'running')
             ORDER BY id LIMIT :limit)
"""
)
_OF_ATTEMPT = _AS_ONE_ROW + "WHERE attempt_id = :id ORDER BY id)"


def claim(
    con: sqlite3.Connection,
    campaign_id: int,
    batches: Iterable[Sequence[Outgoing]],
    now: datetime,
) -> list[Attempt]:
    """P1: make one prepared attempt a batch and give it its messages, which are queued.

    Raises LookupError where one of them is not.
    """
    attempts = []
    at = stamp(now)
    for batch in batches:
        parts = sum(message.parts for message in batch)
        attempt_id: int = con.execute(
            """
            INSERT INTO attempt (campaign_id, state, messages, parts, prepared_at)
            VALUES (:id, 'prepared', :messages, :parts, :at) RETURNING id
            """,
            {"id": campaign_id, "messages": len(batch), "parts": parts, "at": at},
        ).fetchone()["id"]
        claimed = con.execute(
            """
            UPDATE message SET state = 'claimed', attempt_id = :attempt, at = :at
             WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'queued'
            """,
            {
                "attempt": attempt_id,
                "at": at,
                "ids": json.dumps([message.id for message in batch]),
            },
        ).rowcount
        if claimed != len(batch):
            raise LookupError(attempt_id)
        tally.shift(
            con,
            campaign_id,
            MessageState.QUEUED,
            MessageState.CLAIMED,
            messages=claimed,
            parts=parts,
        )
        attempts.append(Attempt(attempt_id, tuple(batch)))
    return attempts


def first_byte(
    con: sqlite3.Connection, attempt: Attempt, *, most: int, kind: str, now: datetime
) -> None:
    """P2: the request is about to leave; what is left of ``kind`` credits stands beside it.

    Raises LookupError unless it was prepared, its campaign is still running, and no more than
    ``most`` messages of the campaign are on the wire with it.
    """
    moved = con.execute(
        """
        UPDATE attempt SET state = 'sending', sent_at = :at, balance_before = :balance
         WHERE id = :id AND state = 'prepared'
           AND EXISTS (SELECT 1 FROM campaign
                        WHERE campaign.id = attempt.campaign_id AND campaign.state = 'running')
           AND messages + (SELECT coalesce(sum(other.messages), 0) FROM attempt AS other
                            WHERE other.state = 'sending'
                              AND +other.campaign_id = attempt.campaign_id) <= :most
        """,
        {
            "id": attempt.id,
            "at": stamp(now),
            "balance": _balance_of(con, attempt.id, kind),
            "most": most,
        },
    ).rowcount
    if moved != 1:
        raise LookupError(attempt.id)


def _balance_of(con: sqlite3.Connection, attempt_id: int, kind: str) -> str | None:
    rows = con.execute(
        """
        SELECT balance.credits FROM attempt
          JOIN campaign ON campaign.id = attempt.campaign_id
          JOIN balance ON balance.account_id = campaign.account_id
         WHERE attempt.id = :id AND (:kind = '' OR balance.kind = :kind)
        """,
        {"id": attempt_id, "kind": kind},
    ).fetchall()
    return str(sum(Decimal(row["credits"]) for row in rows)) if rows else None


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
            balance_after = :balance, job = :job,
            report_due = CASE WHEN :due IS NOT NULL THEN max(:due, coalesce(
                (SELECT send_at FROM campaign
                  WHERE campaign.id = campaign_id AND delivered_by = 'service'), '')) END
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
            "job": answer.job,
            "due": _report_due(answer, outcomes, now),
        },
    )
    _write_verdicts(con, attempt, answer.verdicts, campaign_id, now)
    store_balances(con, account_id, answer.balances, now)
    for outcome in (Outcome.REJECTED, Outcome.UNKNOWN):
        if count := sum(verdict.outcome is outcome for verdict in answer.verdicts):
            note(con, campaign_id, f"messages:{outcome}", now, count=count)


def _report_due(answer: Answer, outcomes: Collection[Outcome], now: datetime) -> str | None:
    """Return when the service is first asked what became of them; not before they are sent."""
    due = next_ask(0, now) if answer.tells_more and Outcome.ACCEPTED in outcomes else None
    return stamp(due) if due is not None else None


def _write_verdicts(
    con: sqlite3.Connection,
    attempt: Attempt,
    verdicts: Iterable[Verdict],
    campaign_id: int,
    now: datetime,
) -> None:
    """Move the messages of an attempt. Raises LookupError where one was not claimed by it.

    All of whom the same is said go in at once, each with its reference.
    """
    parts_of = {message.id: message.parts for message in attempt.batch}
    alike: dict[tuple[Outcome, str, Decimal | None], dict[int, str]] = {}
    for message, outcome, reason, reference, charged in verdicts:
        alike.setdefault((outcome, reason, charged), {})[message] = reference
    for (outcome, reason, charged), references in alike.items():
        moved = con.execute(
            _BACK if outcome is Outcome.NOT_SENT else _MOVED,
            {
                "state": _STATE_AFTER[outcome],
                "at": stamp(now),
                "reason": reason,
                "credits": None if charged is None else str(charged),
                "references": json.dumps(references),
                "attempt": attempt.id,
            },
        ).rowcount
        if moved != len(references):
            raise LookupError(attempt.id)
        tally.shift(
            con,
            campaign_id,
            MessageState.CLAIMED,
            _STATE_AFTER[outcome],
            messages=moved,
            parts=sum(parts_of[message] for message in references),
            said=0 if charged is None else moved,
            charged=float((charged or 0) * moved),
        )


# The pluses make SQLite go from the ids to the messages, and not the other way round.
_MOVE = """
    UPDATE message SET state = :state, at = :at, reason = :reason, credits = :credits,
           reference = said.value{back}
      FROM json_each(:references) AS said
     WHERE message.id = CAST(said.key AS INTEGER)
       AND +state = 'claimed' AND +attempt_id = :attempt
"""
_MOVED = _MOVE.format(back="")
_BACK = _MOVE.format(back=", attempt_id = NULL")


def _attempt_state(outcomes: set[Outcome]) -> AttemptState:
    if outcomes == {Outcome.NOT_SENT}:
        return AttemptState.VOID
    if outcomes == {Outcome.UNKNOWN}:
        return AttemptState.UNKNOWN
    if outcomes & {Outcome.UNKNOWN, Outcome.NOT_SENT}:
        return AttemptState.PARTIAL
    return AttemptState.DONE


def note_balance(
    con: sqlite3.Connection, attempts: Iterable[Attempt], before: Decimal | None, after: Decimal
) -> None:
    """Write the balance before attempts whose outcome is unknown, and that asked for after.

    An answer that brought a balance knew better.
    """
    told = None if before is None else str(before)
    con.executemany(
        """
        UPDATE attempt SET balance_before = ?, balance_after = ?
         WHERE id = ? AND balance_after IS NULL
        """,
        [(told, str(after), attempt.id) for attempt in attempts],
    )


def cancel_queued(con: sqlite3.Connection, campaign_id: int, now: datetime) -> int:
    """Take everything queued out of the queue; return how many."""
    count = con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'cancelled', at = :at
         WHERE campaign_id = :id AND state = 'queued'
        """,
        {"id": campaign_id, "at": stamp(now)},
    ).rowcount
    tally.shift_all(con, campaign_id, MessageState.QUEUED, MessageState.CANCELLED, count)
    return count


def cancel_to(con: sqlite3.Connection, e164: str, now: datetime) -> int:
    """Take what is queued to a number that is to be erased out of the queue; return how many.

    A campaign that nobody runs, and of which nothing is left by this, has ended.
    """
    rows = con.execute(
        """
        UPDATE message SET state = 'cancelled', reason = 'erased', at = :at
         WHERE e164 = :e164 AND state = 'queued'
        RETURNING campaign_id, parts
        """,
        {"e164": e164, "at": stamp(now)},
    ).fetchall()
    for campaign_id in {row["campaign_id"] for row in rows}:
        own = [row for row in rows if row["campaign_id"] == campaign_id]
        _dropped(con, campaign_id, own, "erased", now)
        if state_of(con, campaign_id) is not CampaignState.RUNNING:
            finish_if_done(con, campaign_id, now)
    return len(rows)


def resolve(con: sqlite3.Connection, campaign_id: int, *, sent: bool, now: datetime) -> int:
    """Write what the operator saw of all unknown messages of a campaign; return how many.

    Those alone that the operator saw: the caller has compared their count.
    """
    state = MessageState.ACCEPTED_BY_OPERATOR if sent else MessageState.CLOSED_NOT_SENT
    count = con.execute(
        """
        UPDATE message SET state = :state, at = :at
         WHERE campaign_id = :id AND state = 'unknown'
        """,
        {"id": campaign_id, "state": state, "at": stamp(now)},
    ).rowcount
    tally.shift_all(con, campaign_id, MessageState.UNKNOWN, state, count)
    note(con, campaign_id, f"resolved:{'sent' if sent else 'not_sent'}", now, count=count)
    return count


def prove_sent(
    con: sqlite3.Connection, message_id: int, campaign_id: int, reference: str, now: datetime
) -> bool:
    """Take an unknown message as accepted: the service itself told of it, by a word that only it
    was given (reliability.md §2.1). Tell whether it was unknown.
    """
    rows = con.execute(
        """
        UPDATE message SET state = 'accepted', at = :at, reason = '',
               reference = CASE reference WHEN '' THEN :reference ELSE reference END
         WHERE id = :id AND campaign_id = :campaign AND state = 'unknown'
        RETURNING parts
        """,
        {"id": message_id, "campaign": campaign_id, "reference": reference, "at": stamp(now)},
    ).fetchall()
    if rows:
        tally.shift_rows(con, campaign_id, MessageState.UNKNOWN, MessageState.ACCEPTED, rows)
        note(con, campaign_id, "proved_sent", now, count=len(rows))
    return bool(rows)


def recover(con: sqlite3.Connection, now: datetime, spooled: Spooled = NOTHING) -> int:
    """R: judge what a dead process left, under the desk lock; return the unknown messages.

    Whatever ran is paused, or finished where nothing is left.
    """
    interrupted = con.execute(
        """
        SELECT id FROM campaign WHERE state = 'running'
        UNION SELECT campaign_id FROM attempt WHERE state IN ('prepared', 'sending')
        """
    ).fetchall()
    for row in interrupted:
        settle_spooled(con, row["id"], spooled, now)
    return sum(pause(con, row["id"], PauseReason.INTERRUPTED, now) for row in interrupted)


def settle_spooled(
    con: sqlite3.Connection, campaign_id: int, spooled: Spooled, now: datetime
) -> None:
    """Write the verdicts that an earlier run could not, of a campaign nobody runs."""
    sending = con.execute(
        """
        SELECT attempt.id, campaign.account_id FROM attempt
          JOIN campaign ON campaign.id = attempt.campaign_id
         WHERE +attempt.campaign_id = :id AND attempt.state = 'sending'
           AND attempt.id IN (SELECT value FROM json_each(:spooled))
        """,
        {"id": campaign_id, "spooled": json.dumps(list(spooled))},
    ).fetchall()
    for row in sending:
        messages = _outgoing(con.execute(_OF_ATTEMPT, {"id": row["id"]}))
        settle(
            con,
            Attempt(row["id"], tuple(messages)),
            spooled[row["id"]],
            campaign_id=campaign_id,
            account_id=row["account_id"],
            now=now,
        )


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
    back = con.execute(
        """
        UPDATE message SET state = 'queued', attempt_id = NULL, at = :at
         WHERE attempt_id IN (SELECT value FROM json_each(:ids)) AND state = 'claimed'
        RETURNING parts
        """,
        {"at": at, "ids": json.dumps(void)},
    ).fetchall()
    tally.shift_rows(con, campaign_id, MessageState.CLAIMED, MessageState.QUEUED, back)
    con.executemany(
        """
        UPDATE attempt SET state = 'unknown', ended_at = ?, phase = 'interrupted' WHERE id = ?
        """,
        [(at, one) for one in sent],
    )
    unknown = con.execute(
        """
        UPDATE message SET state = 'unknown', reason = 'interrupted', at = :at
         WHERE attempt_id IN (SELECT value FROM json_each(:ids)) AND state = 'claimed'
        RETURNING parts
        """,
        {"at": at, "ids": json.dumps(sent)},
    ).fetchall()
    tally.shift_rows(con, campaign_id, MessageState.CLAIMED, MessageState.UNKNOWN, unknown)
    if sent:
        note(con, campaign_id, f"messages:{Outcome.UNKNOWN}", now, count=len(unknown))
    return len(unknown)


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
    """Return the frozen messages of a campaign in ``states`` that no follow-up carries yet.

    Those whose number was erased are left out: nobody knows to whom they went.
    """
    return con.execute(
        """
        SELECT * FROM message WHERE """
        + OF_CAMPAIGN
        + """
           AND state IN (SELECT value FROM json_each(:states)) AND e164 NOT LIKE 'erased:%'
           AND NOT EXISTS (SELECT 1 FROM message AS newer WHERE newer.resend_of = message.id)
         ORDER BY id
        """,
        {"id": campaign_id, "states": json.dumps(list(states))},
    ).fetchall()
