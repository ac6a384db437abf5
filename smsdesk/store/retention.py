"""Retention: campaigns that ended long ago lose their people, and keep their counts.

What is unknown is spared until somebody resolves it, and so is a campaign that has not ended.
"""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from smsdesk.core.privacy import Expiring
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.forgetting import batch_size, forget_codes, forget_messages, forget_skips
from smsdesk.store.states import OF_CAMPAIGN
from smsdesk.store.times import stamp, when

_ENDED: Final = """
    campaign.state IN ('finished', 'cancelled') AND campaign.forgotten_at IS NULL
    AND max(campaign.ended_at, coalesce(campaign.send_at, '')) < :before
"""
_MESSAGES: Final = (
    """
      FROM campaign CROSS JOIN message ON message.id BETWEEN campaign.first_message AND
           campaign.last_message AND message.campaign_id = campaign.id
     WHERE message.e164 NOT LIKE 'erased:%' AND """
    + _ENDED
)
_COUNTED: Final = (
    """
    SELECT count(*) FILTER (WHERE message.state <> 'unknown') AS messages,
           count(DISTINCT iif(message.state <> 'unknown', e164, NULL)) AS people,
           count(*) FILTER (WHERE message.state = 'unknown') AS spared
"""
    + _MESSAGES
)
_CAMPAIGNS: Final = (
    """
    SELECT count(*) AS campaigns, min(ended_at) AS first, max(ended_at) AS last FROM campaign
     WHERE """
    + _ENDED
)
_SKIPS: Final = (
    """
      FROM skipped JOIN campaign ON campaign.id = skipped.campaign_id
     WHERE (skipped.e164 <> '' OR skipped.written <> '' OR skipped.name <> '') AND """
    + _ENDED
)
_CODES: Final = " FROM otp WHERE e164 NOT LIKE 'erased:%' AND requested_at < :before"
_COUNT: Final = "SELECT count(*) AS n"


class Retention:
    """Counts and forgets what ended before a moment."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def preview(self, before: datetime) -> Expiring:
        """Return what ``forget`` would take the people from."""
        con, values = self._db.connection(), {"before": stamp(before)}
        counted = con.execute(_COUNTED, values).fetchone()
        campaigns = con.execute(_CAMPAIGNS, values).fetchone()
        return Expiring(
            messages=counted["messages"],
            people=counted["people"],
            campaigns=campaigns["campaigns"],
            skips=con.execute(_COUNT + _SKIPS, values).fetchone()["n"],
            codes=con.execute(_COUNT + _CODES, values).fetchone()["n"],
            spared=counted["spared"],
            first=when(campaigns["first"]) if campaigns["first"] else None,
            last=when(campaigns["last"]) if campaigns["last"] else None,
        )

    def forget(self, before: datetime, now: datetime) -> Iterator[int]:
        """Take the people from what ended before, giving how many records each batch had.

        Whoever stops asking, or is killed, has forgotten those of the batches before.
        """
        values = {"before": stamp(before)}
        ids = [
            row["id"]
            for row in self._db.connection().execute(
                "SELECT id FROM campaign WHERE " + _ENDED + " ORDER BY id", values
            )
        ]
        for campaign_id in ids:
            yield from self._batches(_some_messages, campaign_id)
            yield from self._batches(_some_skips, campaign_id)
            with self._db.transaction() as con:
                con.execute(_MARK, {"id": campaign_id, "at": stamp(now)})
        yield from self._batches(_some_codes, values["before"])

    def _batches(self, step: Callable[[sqlite3.Connection, Any], int], of: object) -> Iterator[int]:
        while True:
            with self._db.transaction() as con:
                done = step(con, of)
            if not done:
                return
            yield done
            let_others_write()


_MARK: Final = """
    UPDATE campaign SET draft = '', forgotten_at =
           iif((SELECT coalesce(sum(messages), 0) FROM tally
                 WHERE campaign_id = :id AND state = 'unknown') = 0, :at, NULL)
     WHERE id = :id
"""
"""One with unknown messages is looked at again, when they are resolved."""


def _some_messages(con: sqlite3.Connection, campaign_id: int) -> int:
    rows = con.execute(
        "SELECT id, e164 FROM message WHERE "
        + OF_CAMPAIGN
        + " AND e164 NOT LIKE 'erased:%' AND state <> 'unknown' ORDER BY id LIMIT :most",
        {"id": campaign_id, "most": batch_size(con)},
    ).fetchall()
    return forget_messages(con, rows) if rows else 0


def _some_skips(con: sqlite3.Connection, campaign_id: int) -> int:
    rows = con.execute(
        """
        SELECT rowid FROM skipped
         WHERE campaign_id = :id AND (e164 <> '' OR written <> '' OR name <> '') LIMIT :most
        """,
        {"id": campaign_id, "most": batch_size(con)},
    ).fetchall()
    return forget_skips(con, [row["rowid"] for row in rows])


def _some_codes(con: sqlite3.Connection, before: str) -> int:
    rows = con.execute(
        "SELECT id" + _CODES + " LIMIT :most", {"before": before, "most": batch_size(con)}
    ).fetchall()
    return forget_codes(con, [row["id"] for row in rows])
