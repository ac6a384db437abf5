"""What services said later of messages: the only code that writes ``delivery``.

A report never moves a message back and never makes one go out again. It replaces only what says
less (``Delivery.rank``), so that reports that come twice, late or in another order end alike.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from smsdesk.core.models import Awaited, Delivery, MessageState, Report
from smsdesk.core.phone import is_erased
from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when

_TAKEN: Final = "('accepted', 'accepted_by_operator')"
_ON_ITS_WAY: Final = "('claimed', 'accepted', 'accepted_by_operator', 'unknown')"
_AWAITED: Final = (
    f"reference <> '' AND state IN {_TAKEN}"
    " AND delivery NOT IN ('expired', 'undelivered', 'delivered')"
)
_ASKED: Final = """
    SELECT attempt.id, attempt.campaign_id, campaign.account_id, attempt.job, attempt.report_tries,
           attempt.report_due
      FROM attempt JOIN campaign ON campaign.id = attempt.campaign_id
           JOIN account ON account.id = campaign.account_id
"""
# Where an account stood then is where it must be asked: an id may be somebody else's elsewhere.
_HERE: Final = " AND campaign.base_url = account.base_url"


@dataclass(frozen=True, slots=True)
class Asking:
    """A request whose messages are asked about. ``asked`` is how often that was done."""

    attempt: int
    campaign: int
    account_id: int
    job: str
    asked: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A message that a callback may be about."""

    id: int
    campaign: int
    state: MessageState


class ReportRepository:
    """Finds what is to be asked, and whom a callback is about."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def due(self, accounts: Sequence[int], now: datetime, limit: int) -> list[Asking]:
        """Return the requests of these accounts that are to be asked about, the longest due first.

        The index is walked by its time: nothing is sorted, however many wait.
        """
        rows = self._db.connection().execute(
            _ASKED
            + """
             WHERE attempt.report_due IS NOT NULL AND attempt.report_due <= :now
               AND campaign.account_id IN (SELECT value FROM json_each(:accounts))
            """
            + _HERE
            + " ORDER BY attempt.report_due LIMIT :limit",
            {"now": stamp(now), "accounts": json.dumps(list(accounts)), "limit": limit},
        )
        return [_asking(row) for row in rows]

    def of_campaign(self, campaign_id: int) -> list[Asking]:
        """Return the requests of a campaign with messages whose delivery is not final."""
        rows = self._db.connection().execute(
            _ASKED
            + "WHERE attempt.campaign_id = :id AND EXISTS "
            + "(SELECT 1 FROM message WHERE attempt_id = attempt.id AND "
            + _AWAITED
            + ")"
            + _HERE
            + " ORDER BY attempt.id",
            {"id": campaign_id},
        )
        return [_asking(row) for row in rows]

    def went_elsewhere(self, campaign_id: int) -> bool:
        """Tell whether a campaign went to an address at which its account is no more."""
        row = (
            self._db.connection()
            .execute(
                """
                SELECT campaign.base_url <> account.base_url AS elsewhere
                  FROM campaign JOIN account ON account.id = campaign.account_id
                 WHERE campaign.id = :id
                """,
                {"id": campaign_id},
            )
            .fetchone()
        )
        return row is not None and bool(row["elsewhere"])

    def awaited(self, attempt_id: int) -> list[Awaited]:
        """Return the messages of a request that the service took and may say more of.

        One whose number was erased has none.
        """
        rows = self._db.connection().execute(
            "SELECT id, reference, e164 FROM message WHERE attempt_id = :id AND "
            + _AWAITED
            + " ORDER BY id",
            {"id": attempt_id},
        )
        return [
            Awaited(row["id"], row["reference"], "" if is_erased(row["e164"]) else row["e164"])
            for row in rows
        ]

    def next_due(self) -> datetime | None:
        """Return when a request is to be asked about next, or None."""
        row = (
            self._db.connection()
            .execute(
                _ASKED
                + "WHERE attempt.report_due IS NOT NULL"
                + _HERE
                + " ORDER BY attempt.report_due LIMIT 1"
            )
            .fetchone()
        )
        return when(row["report_due"]) if row else None

    def counts(self, campaign_id: int) -> dict[Delivery, int]:
        """Return of how many messages of a campaign a report has come, and what it says."""
        rows = self._db.connection().execute(
            """
            SELECT delivery, messages FROM delivery_tally
             WHERE campaign_id = :id AND messages > 0 AND delivery <> 'none'
            """,
            {"id": campaign_id},
        )
        return {Delivery(row["delivery"]): row["messages"] for row in rows}


def referred(con: sqlite3.Connection, account_id: int, reference: str) -> list[Candidate]:
    """Return the messages of an account that bear a service's reference."""
    return _candidates(
        con.execute(
            """
            SELECT message.id, message.campaign_id, message.state
              FROM message JOIN campaign ON campaign.id = message.campaign_id
             WHERE message.reference <> '' AND +message.reference = :reference
               AND substr(message.reference, -6) = substr(:reference, -6)
               AND campaign.account_id = :account LIMIT 2
            """,
            {"reference": reference, "account": account_id},
        )
    )


def of_number(
    con: sqlite3.Connection, campaign_id: int, account_id: int, number: str
) -> list[Candidate]:
    """Return the messages of a campaign that went, or may have gone, to a number (digits)."""
    return _candidates(
        con.execute(
            """
            SELECT message.id, message.campaign_id, message.state
              FROM message JOIN campaign ON campaign.id = message.campaign_id
             WHERE message.campaign_id = :campaign AND campaign.account_id = :account
               AND message.e164 = :e164 AND message.state IN """
            + _ON_ITS_WAY
            + " LIMIT 2",
            {"campaign": campaign_id, "account": account_id, "e164": f"+{number}"},
        )
    )


def take(con: sqlite3.Connection, reports: Mapping[int, Report], now: datetime) -> int:
    """Write what reports say of messages; return of how many the delivery changed."""
    at = stamp(now)
    return sum(_take(con, message, report, at) for message, report in reports.items())


def _take(con: sqlite3.Connection, message: int, report: Report, at: str) -> int:
    said = report.delivery
    changed = con.execute(
        """
        UPDATE message SET delivery = :delivery, delivery_word = :word, delivery_at = :at
         WHERE id = :id AND delivery IN (SELECT value FROM json_each(:less))
           AND state IN """
        + _ON_ITS_WAY,
        {
            "id": message,
            "delivery": said,
            "word": report.word,
            "at": at,
            "less": json.dumps([one for one in Delivery if one.rank < said.rank]),
        },
    ).rowcount
    if not changed and not said.final:  # a newer word of the same weight
        con.execute(
            """
            UPDATE message SET delivery_word = :word, delivery_at = :at
             WHERE id = :id AND delivery = :delivery AND delivery_word <> :word
            """,
            {"id": message, "delivery": said, "word": report.word, "at": at},
        )
    return changed


def awaits_any(con: sqlite3.Connection, attempt_id: int) -> bool:
    """Tell whether the delivery of any message of a request is not final."""
    row = con.execute(
        "SELECT 1 FROM message WHERE attempt_id = :id AND " + _AWAITED + " LIMIT 1",
        {"id": attempt_id},
    ).fetchone()
    return row is not None


def ask_again(con: sqlite3.Connection, attempt_id: int, asked: int, due: datetime | None) -> None:
    """Write how often a request was asked about, and when it is next (None: never)."""
    con.execute(
        "UPDATE attempt SET report_tries = :asked, report_due = :due WHERE id = :id",
        {"id": attempt_id, "asked": asked, "due": stamp(due) if due is not None else None},
    )


def _asking(row: sqlite3.Row) -> Asking:
    return Asking(row["id"], row["campaign_id"], row["account_id"], row["job"], row["report_tries"])


def _candidates(rows: Iterable[sqlite3.Row]) -> list[Candidate]:
    return [Candidate(row["id"], row["campaign_id"], MessageState(row["state"])) for row in rows]
