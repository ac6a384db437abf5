"""Searching messages, page by page from the newest, and the evidence of attempts."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from smsdesk.core.models import (
    SHOWN_STATES,
    AttemptRecord,
    AttemptState,
    Delivery,
    HistoryFilter,
    HistoryRow,
    MessageState,
)
from smsdesk.core.sms_text import Encoding
from smsdesk.store.db import Database
from smsdesk.store.states import MAY_HAVE_ARRIVED
from smsdesk.store.times import stamp, when

_WHERE = """
     WHERE (:before IS NULL OR message.id < :before)
       AND (:campaign IS NULL OR message.campaign_id = :campaign)
       AND (:number = '' OR message.e164 = :number)
       AND (:states = '[]' OR message.state IN (SELECT value FROM json_each(:states)))
       AND (:account = '' OR account.name = :account)
       AND (:since IS NULL OR message.at >= :since)
       AND (:until IS NULL OR message.at < :until)
       AND (:text = '' OR message.text LIKE :text ESCAPE '\\'
            OR message.name LIKE :text ESCAPE '\\' OR message.e164 LIKE :digits ESCAPE '\\'
            OR campaign.title LIKE :text ESCAPE '\\')
"""
_FROM = """
      FROM message JOIN campaign ON campaign.id = message.campaign_id
           JOIN account ON account.id = campaign.account_id
"""


class HistoryRepository:
    """Reads ``message`` and ``attempt`` for people."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def search(self, wanted: HistoryFilter) -> tuple[list[HistoryRow], bool]:
        """Return a page of messages, newest first, and whether there are more."""
        rows = (
            self._db.connection()
            .execute(
                "SELECT message.*, campaign.title, campaign.sender, account.name AS account_name "
                + _FROM
                + _WHERE
                + "ORDER BY message.id DESC LIMIT :limit + 1",
                _parameters(wanted),
            )
            .fetchall()
        )
        return [_row(row) for row in rows[: wanted.limit]], len(rows) > wanted.limit

    def count(self, wanted: HistoryFilter) -> tuple[dict[str, int], Decimal]:
        """Return how many messages the filter finds by shown state, and their credits."""
        rows = (
            self._db.connection()
            .execute(
                "SELECT message.state, count(*) AS messages, "
                "total(CASE WHEN message.state IN ('accepted', 'accepted_by_operator') "
                "THEN coalesce(message.credits, message.parts) END) AS credits "
                + _FROM
                + _WHERE
                + "GROUP BY message.state",
                _parameters(wanted),
            )
            .fetchall()
        )
        found: dict[str, int] = {}
        for row in rows:
            shown = MessageState(row["state"]).shown
            found[shown] = found.get(shown, 0) + row["messages"]
        total = Decimal(str(sum(row["credits"] for row in rows)))
        return found, total.to_integral() if total == total.to_integral() else total

    def message(self, message_id: int) -> HistoryRow | None:
        """Return one message."""
        row = (
            self._db.connection()
            .execute(
                "SELECT message.*, campaign.title, campaign.sender, account.name AS account_name "
                + _FROM
                + "WHERE message.id = :id",
                {"id": message_id},
            )
            .fetchone()
        )
        return _row(row) if row else None

    def attempts(
        self,
        campaign_id: int,
        states: Sequence[AttemptState] = (),
        message_id: int | None = None,
        *,
        doubtful: bool = False,
    ) -> list[AttemptRecord]:
        """Return a campaign's attempts in ``states`` (all when empty), newest first.

        ``doubtful`` leaves out those of which nothing is unknown, or not any more.
        """
        rows = self._db.connection().execute(
            """
            SELECT attempt.*,
                   (SELECT count(*) FROM message
                     WHERE attempt_id = attempt.id AND state = 'unknown') AS unknown,
                   (SELECT total(parts) FROM message
                     WHERE attempt_id = attempt.id AND state = 'unknown') AS unknown_parts,
                   (SELECT e164 FROM message WHERE attempt_id = attempt.id
                     ORDER BY state <> 'unknown', id LIMIT 1) AS first_number,
                   (SELECT e164 FROM message WHERE attempt_id = attempt.id
                     ORDER BY state <> 'unknown', id DESC LIMIT 1) AS last_number
              FROM attempt
             WHERE campaign_id = :id
               AND (:states = '[]' OR state IN (SELECT value FROM json_each(:states)))
               AND (:message IS NULL
                    OR id = (SELECT attempt_id FROM message WHERE id = :message))
               AND (NOT :doubtful OR EXISTS (
                    SELECT 1 FROM message WHERE attempt_id = attempt.id AND state = 'unknown'))
             ORDER BY id DESC
            """,
            {
                "id": campaign_id,
                "states": json.dumps(list(states)),
                "message": message_id,
                "doubtful": doubtful,
            },
        )
        return [_attempt(row) for row in rows]

    def people_of(self, campaign_id: int, states: Sequence[MessageState]) -> list[tuple[str, str]]:
        """Return number and name of a campaign's messages in these states, in their order."""
        rows = self._db.connection().execute(
            """
            SELECT e164, name FROM message
             WHERE campaign_id = :id AND state IN (SELECT value FROM json_each(:states))
             ORDER BY id
            """,
            {"id": campaign_id, "states": json.dumps(list(states))},
        )
        return [(row["e164"], row["name"]) for row in rows]

    def recent_texts(
        self, account_id: int, since: datetime, *, but_of: int | None = None
    ) -> set[tuple[str, str]]:
        """Return (number, text) of what this account sent, or may have sent, since then.

        The other runs of the recurrence ``but_of`` are no surprise, and left out.
        """
        rows = self._db.connection().execute(
            """
            SELECT message.e164, message.text
              FROM message JOIN campaign ON campaign.id = message.campaign_id
             WHERE campaign.account_id = :account
               AND (:but_of IS NULL OR campaign.recurrence_id IS NOT :but_of)
               AND (campaign.confirmed_at >= :since OR campaign.send_at >= :since)
               AND message.state IN """
            + MAY_HAVE_ARRIVED,
            {"account": account_id, "since": stamp(since), "but_of": but_of},
        )
        return {(row["e164"], row["text"]) for row in rows}


def _parameters(wanted: HistoryFilter) -> dict[str, str | int | None]:
    digits = "".join(c for c in wanted.text if c.isdigit() and c.isascii())
    return {
        "before": wanted.before,
        "campaign": wanted.campaign,
        "number": wanted.number,
        "states": json.dumps(SHOWN_STATES[wanted.state] if wanted.state else []),
        "account": wanted.account,
        "since": stamp(wanted.since) if wanted.since else None,
        "until": stamp(wanted.until) if wanted.until else None,
        "text": f"%{_escaped(wanted.text)}%" if wanted.text else "",
        "digits": f"%{digits.removeprefix('0')}%" if len(digits) >= 3 else "",
        "limit": wanted.limit,
    }


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _row(row: sqlite3.Row) -> HistoryRow:
    return HistoryRow(
        id=row["id"],
        campaign=row["campaign_id"],
        title=row["title"],
        account=row["account_name"],
        e164=row["e164"],
        name=row["name"],
        text=row["text"],
        encoding=Encoding(row["encoding"]),
        state=MessageState(row["state"]),
        reason=row["reason"],
        parts=row["parts"],
        credits=None if row["credits"] is None else Decimal(row["credits"]),
        reference=row["reference"],
        delivery=Delivery(row["delivery"]),
        at=when(row["at"]),
        sender=row["sender"],
        **_reported(row),
    )


def _reported(row: sqlite3.Row) -> dict[str, Any]:
    """Return the service's word and its time; a file that is only read may be of a step before."""
    if "delivery_word" not in row.keys():  # noqa: SIM118 - a Row is searched by its values
        return {}
    at = row["delivery_at"]
    return {"delivery_word": row["delivery_word"], "delivery_at": when(at) if at else None}


def _attempt(row: sqlite3.Row) -> AttemptRecord:
    return AttemptRecord(
        id=row["id"],
        campaign=row["campaign_id"],
        state=AttemptState(row["state"]),
        messages=row["messages"],
        parts=row["parts"],
        sent_at=when(row["sent_at"]) if row["sent_at"] else None,
        ended_at=when(row["ended_at"]) if row["ended_at"] else None,
        status=row["status"],
        phase=row["phase"],
        error=row["error"],
        body=row["body"],
        balance_before=Decimal(row["balance_before"]) if row["balance_before"] else None,
        balance_after=Decimal(row["balance_after"]) if row["balance_after"] else None,
        first_number=row["first_number"] or "",
        last_number=row["last_number"] or "",
        unknown=row["unknown"],
        unknown_parts=int(row["unknown_parts"]),
    )
