"""Messages as people look at them, and the evidence of attempts."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from smsdesk.core.certificate import Entry
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    AttemptRecord,
    AttemptState,
    Delivery,
    Found,
    HistoryFilter,
    HistoryRow,
    MessageState,
)
from smsdesk.core.sms_text import Encoding
from smsdesk.store import message_search
from smsdesk.store.campaigns import whole
from smsdesk.store.db import Database, until_stopped
from smsdesk.store.drafts import draft_from
from smsdesk.store.states import MAY_HAVE_ARRIVED, OF_CAMPAIGN
from smsdesk.store.times import stamp, when


class AboutCampaign(NamedTuple):
    """What all messages of a campaign share."""

    title: str
    account: str
    sender: str
    tag: str


class MessageColumns(NamedTuple):
    """Some messages as they are stored, in columns: times are text and states words."""

    ids: Sequence[int]
    campaigns: Sequence[int]
    numbers: Sequence[str]
    names: Sequence[str]
    texts: Sequence[str]
    states: Sequence[str]
    reasons: Sequence[str]
    parts: Sequence[int]
    credits: Sequence[str | None]
    references: Sequence[str]
    deliveries: Sequence[str]
    times: Sequence[str]
    delivery_words: Sequence[str]
    delivery_times: Sequence[str | None]
    attempts: Sequence[int | None]
    about: Mapping[int, AboutCampaign]  # by the id of the campaign


class HistoryRepository:
    """Reads ``message`` and ``attempt`` for people."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def search(
        self, wanted: HistoryFilter, job: JobContext | None = None
    ) -> tuple[list[HistoryRow], bool]:
        """Return a page of messages, and whether there are more. Raises Cancelled."""
        with until_stopped(self._db.connection(), job) as con:
            rows = message_search.page(con, wanted)
        return [history_row(row) for row in rows[: wanted.limit]], len(rows) > wanted.limit

    def every(
        self, wanted: HistoryFilter, job: JobContext | None = None
    ) -> Iterator[MessageColumns]:
        """Give all messages that the filter finds, ``wanted.limit`` at a time.

        Each batch is read by itself: nothing that others write meanwhile is held up. Raises
        Cancelled.
        """
        more = True
        while more:
            with until_stopped(self._db.connection(), job) as con:
                rows = message_search.page(con, wanted, bare=True)
            more = len(rows) > wanted.limit
            del rows[wanted.limit :]
            if rows:
                wanted = replace(wanted, beyond=rows[-1]["id"])
                columns = list(zip(*rows, strict=True))
                yield MessageColumns._make([*columns, self._about(set(columns[1]))])

    def _about(self, campaigns: Iterable[int]) -> dict[int, AboutCampaign]:
        rows = self._db.connection().execute(
            """
            SELECT campaign.id, title, account.name, sender, tag
              FROM campaign JOIN account ON account.id = campaign.account_id
             WHERE campaign.id IN (SELECT value FROM json_each(:ids))
            """,
            {"ids": json.dumps(list(campaigns))},
        )
        return {number: AboutCampaign(*rest) for number, *rest in rows}

    def count(self, wanted: HistoryFilter, job: JobContext | None = None) -> Found:
        """Return how many messages the filter finds, and their credits. Raises Cancelled."""
        with until_stopped(self._db.connection(), job) as con:
            rows = message_search.counts(con, wanted)
        found: dict[str, int] = {}
        taken = 0.0
        for row in rows:
            shown = MessageState(row["state"]).shown
            found[shown] = found.get(shown, 0) + row["messages"]
            taken += row["credits"] if shown == "accepted" else 0
        return Found(found, whole(taken))

    def make_searchable(self, job: JobContext | None = None) -> int:
        """Put new messages into the search index; return how many."""
        return message_search.index_new(self._db, job)

    def message(self, message_id: int) -> HistoryRow | None:
        """Return one message."""
        row = (
            self._db.connection()
            .execute(
                "SELECT "
                + message_search.COLUMNS
                + """
                  FROM message JOIN campaign ON campaign.id = message.campaign_id
                       JOIN account ON account.id = campaign.account_id
                 WHERE message.id = :id
                """,
                {"id": message_id},
            )
            .fetchone()
        )
        return history_row(row) if row else None

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

    def entries(self, campaign_id: int) -> Iterator[list[Entry]]:
        """Give a campaign's messages in their order, some at a time; no reader stays open."""
        after = -1
        while True:
            rows = (
                self._db.connection()
                .execute(
                    "SELECT message.*, coalesce(attempt.sent_at, message.at) AS left_at "
                    "FROM message LEFT JOIN attempt ON attempt.id = message.attempt_id WHERE "
                    + OF_CAMPAIGN
                    + " AND message.id > :after ORDER BY message.id LIMIT :most",
                    {"id": campaign_id, "after": after, "most": _ENTRIES},
                )
                .fetchall()
            )
            if not rows:
                return
            after = rows[-1]["id"]
            yield [_entry(row) for row in rows]

    def sent_between(self, campaign_id: int) -> tuple[datetime | None, datetime | None]:
        """Return when the first and the last request of a campaign left."""
        row = (
            self._db.connection()
            .execute(
                """
                SELECT min(sent_at) AS first, max(sent_at) AS last FROM attempt
                 WHERE campaign_id = :id
                """,
                {"id": campaign_id},
            )
            .fetchone()
        )
        first, last = row["first"], row["last"]
        return (when(first), when(last)) if first else (None, None)

    def template(self, campaign_id: int) -> str:
        """Return the text of a campaign as it was written, fields and all."""
        row = (
            self._db.connection()
            .execute("SELECT draft FROM campaign WHERE id = :id", {"id": campaign_id})
            .fetchone()
        )
        return draft_from(row["draft"]).message if row and row["draft"] else ""

    def people_of(self, campaign_id: int, states: Sequence[MessageState]) -> list[tuple[str, str]]:
        """Return number and name of a campaign's messages in these states, in their order.

        Those whose number was erased are left out.
        """
        rows = self._db.connection().execute(
            "SELECT e164, name FROM message WHERE "
            + OF_CAMPAIGN
            + " AND state IN (SELECT value FROM json_each(:states)) "
            "AND e164 NOT LIKE 'erased:%' ORDER BY id",
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
              FROM campaign CROSS JOIN message
                ON message.id BETWEEN campaign.first_message AND campaign.last_message
             WHERE campaign.account_id = :account
               AND (:but_of IS NULL OR campaign.recurrence_id IS NOT :but_of)
               AND (campaign.confirmed_at >= :since OR campaign.send_at >= :since)
               AND message.state IN """
            + MAY_HAVE_ARRIVED,
            {"account": account_id, "since": stamp(since), "but_of": but_of},
        )
        return {(row["e164"], row["text"]) for row in rows}


def history_row(row: sqlite3.Row) -> HistoryRow:
    """Return a row of ``message_search.COLUMNS``: thousands are made while somebody scrolls."""
    (
        message_id, campaign, title, account, e164, name, text, encoding, state, reason, parts,
        credits_, reference, delivery, at, sender, tag, word, word_at, attempt,
    ) = row  # fmt: skip
    return HistoryRow(
        message_id,
        campaign,
        title,
        account,
        e164,
        name,
        text,
        _ENCODINGS[encoding],
        _STATES[state],
        reason,
        parts,
        None if credits_ is None else Decimal(credits_),
        reference,
        _DELIVERIES[delivery],
        when(at),
        sender,
        tag,
        word,
        when(word_at) if word_at else None,
        attempt,
    )


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        row["e164"],
        row["name"],
        row["text"],
        _STATES[row["state"]],
        _DELIVERIES[row["delivery"]],
        row["reference"],
        when(row["left_at"]),
    )


_ENTRIES: Final = 2000
_ENCODINGS: Final = {one.value: one for one in Encoding}
_STATES: Final = {one.value: one for one in MessageState}
_DELIVERIES: Final = {one.value: one for one in Delivery}


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
