"""Sums over campaigns, by day, account and tag, and how a campaign came onto the phones."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Arrivals, MessageState
from smsdesk.store.campaigns import set_tag
from smsdesk.store.db import Database, until_stopped
from smsdesk.store.states import OF_CAMPAIGN
from smsdesk.store.times import stamp, when


@dataclass(frozen=True, slots=True)
class Sum:
    """Messages in one stored state that campaigns of a day, an account and a tag had."""

    day: date
    account: str
    tag: str
    state: MessageState
    messages: int
    parts: int
    credits: float


@dataclass(frozen=True, slots=True)
class CampaignSum:
    """Messages in one stored state that a campaign had; ``said``: the service named the credits."""

    campaign: int
    title: str
    at: datetime
    account: str
    sender: str
    tag: str
    state: MessageState
    messages: int
    parts: int
    credits: float
    said: bool


class TotalsRepository:
    """Reads ``campaign`` and ``tally``, never a million messages, and one campaign's reports."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def only_practice(self) -> bool:
        """Tell whether no campaign is a real one."""
        row = self._db.connection().execute(
            "SELECT NOT EXISTS (SELECT 1 FROM campaign WHERE practice = 0)"
        )
        return bool(row.fetchone()[0])

    def sums(
        self,
        since: datetime,
        until: datetime,
        *,
        practice: bool,
        account: str = "",
        tag: str | None = None,
    ) -> Sequence[Sum]:
        """Return what was planned for, or confirmed, from ``since`` to before ``until``."""
        rows = self._db.connection().execute(
            _SUMS,
            {
                "since": stamp(since),
                "until": stamp(until),
                "practice": int(practice),
                "account": account,
                "tag": tag,
            },
        )
        return [_sum(row) for row in rows]

    def campaigns(self, since: datetime, until: datetime) -> list[CampaignSum]:
        """Return the sums of each campaign of that time that was no practice, in its order."""
        rows = self._db.connection().execute(
            _CAMPAIGN_SUMS, {"since": stamp(since), "until": stamp(until)}
        )
        return [
            CampaignSum(
                row["id"],
                row["title"],
                when(row["at"]),
                row["account"],
                row["sender"],
                row["tag"],
                MessageState(row["state"]),
                row["messages"],
                row["parts"],
                row["credits"],
                bool(row["is_said"]),
            )
            for row in rows
        ]

    def set_tag(self, campaign_id: int, tag: str) -> bool:
        """Count a campaign under a tag, "" for none; tell whether there is such a campaign."""
        with self._db.transaction() as con:
            return set_tag(con, campaign_id, tag)

    def tags(self) -> list[str]:
        """Return the tags that campaigns have, in their order."""
        rows = self._db.connection().execute(
            "SELECT DISTINCT tag FROM campaign INDEXED BY campaign_found WHERE tag <> '' "
            "ORDER BY tag"
        )
        return [row["tag"] for row in rows]

    def senders(self) -> list[str]:
        """Return the senders that campaigns had, in their order."""
        rows = self._db.connection().execute(
            "SELECT DISTINCT sender FROM campaign INDEXED BY campaign_found WHERE sender <> '' "
            "ORDER BY sender"
        )
        return [row["sender"] for row in rows]

    def arrivals(self, campaign_id: int, job: JobContext | None = None) -> Arrivals:
        """Return when reports said that a campaign's messages are on the phone."""
        with until_stopped(self._db.connection(), job) as con:
            first = con.execute(_BEGUN, {"id": campaign_id}).fetchone()
            if first["begun"] is None:
                return Arrivals(None, 0)
            rows = con.execute(_ARRIVED, {"id": campaign_id, "begun": first["begun"]}).fetchall()
        minutes = tuple((row["minute"], row["messages"]) for row in rows)
        return Arrivals(when(first["begun"]), int(first["taken"]), minutes)


def _sum(row: sqlite3.Row) -> Sum:
    return Sum(
        day=date.fromisoformat(row["day"]),
        account=row["account"],
        tag=row["tag"],
        state=MessageState(row["state"]),
        messages=row["messages"],
        parts=row["parts"],
        credits=row["credits"],
    )


_SUMS: Final = """
    SELECT date(at, '+7 hours') AS day, account, tag, state, sum(messages) AS messages,
           sum(parts) AS parts, total(CASE WHEN said = messages THEN charged ELSE parts END)
           AS credits
      FROM (SELECT coalesce(campaign.send_at, campaign.confirmed_at) AS at,
                   account.name AS account, campaign.tag, tally.*
              FROM campaign JOIN account ON account.id = campaign.account_id
                   JOIN tally ON tally.campaign_id = campaign.id
             WHERE campaign.practice = :practice AND tally.messages > 0
               AND (:account = '' OR account.name = :account)
               AND (:tag IS NULL OR campaign.tag = :tag))
     WHERE at >= :since AND at < :until
     GROUP BY day, account, tag, state
"""
_CAMPAIGN_SUMS: Final = """
    SELECT campaign.id, title, coalesce(campaign.send_at, campaign.confirmed_at) AS at,
           account.name AS account, sender, campaign.tag, tally.state, messages, tally.parts,
           CASE WHEN said = messages THEN charged ELSE tally.parts END AS credits,
           said = messages AS is_said
      FROM campaign JOIN account ON account.id = campaign.account_id
           JOIN tally ON tally.campaign_id = campaign.id
     WHERE campaign.practice = 0 AND messages > 0 AND at >= :since AND at < :until
     ORDER BY at, campaign.id, tally.state
"""
_BEGUN: Final = """
    SELECT (SELECT min(sent_at) FROM attempt WHERE campaign_id = :id) AS begun,
           (SELECT total(messages) FROM tally
             WHERE campaign_id = :id AND state IN ('accepted', 'accepted_by_operator')) AS taken
"""
_ARRIVED = """
    SELECT CAST(max(0, (julianday(delivery_at) - julianday(:begun)) * 1440) AS INTEGER) AS minute,
           count(*) AS messages
      FROM message
     WHERE delivery = 'delivered' AND delivery_at IS NOT NULL AND """
_ARRIVED += OF_CAMPAIGN + " GROUP BY minute ORDER BY minute"
