"""What went before: what earlier campaigns tell of one that is being written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from smsdesk.core.columns import Profile
from smsdesk.store.db import Database
from smsdesk.store.drafts import profiles_in
from smsdesk.store.states import MAY_HAVE_ARRIVED, OF_CAMPAIGN
from smsdesk.store.times import stamp, when

_LOOKED_BACK = 20


@dataclass(frozen=True, slots=True)
class Earlier:
    """A campaign that was written like the one at hand. ``at`` is when it was confirmed (aware)."""

    id: int
    title: str
    at: datetime


class PrecedentRepository:
    """Reads ``campaign``, ``message`` and ``tally``; what was not sent is no precedent."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def texted_since(self, since: datetime, *, practice: bool) -> set[str]:
        """Return the numbers that any account sent to, or may have, since then."""
        rows = self._db.connection().execute(
            "SELECT DISTINCT message.e164 FROM attempt "
            "JOIN campaign ON campaign.id = attempt.campaign_id "
            "JOIN message ON message.attempt_id = attempt.id "
            "WHERE attempt.sent_at >= :since AND campaign.practice = :practice "
            "AND message.state IN " + MAY_HAVE_ARRIVED,
            {"since": stamp(since), "practice": int(practice)},
        )
        return {row["e164"] for row in rows}

    def written_like(
        self, message: str, since: datetime, *, practice: bool, but_of: int | None = None
    ) -> Iterator[Earlier]:
        """Give the campaigns since then that were made of this very text, newest first.

        The other runs of the recurrence ``but_of`` are left out.
        """
        rows = (
            self._db.connection()
            .execute(
                """
                SELECT id, title, confirmed_at FROM campaign
                 WHERE confirmed_at >= :since AND practice = :practice AND draft <> ''
                   AND json_extract(draft, '$.message') = :message
                   AND (:but_of IS NULL OR recurrence_id IS NOT :but_of)
                 ORDER BY id DESC
                """,
                {
                    "since": stamp(since),
                    "practice": int(practice),
                    "message": message,
                    "but_of": but_of,
                },
            )
            .fetchall()
        )
        for row in rows:
            yield Earlier(row["id"], row["title"], when(row["confirmed_at"]))

    def profiles_of_last(self, message: str, *, practice: bool) -> dict[str, Profile]:
        """Return what the fields held the last time a text went out, by their names."""
        row = (
            self._db.connection()
            .execute(
                """
                SELECT draft FROM campaign
                 WHERE practice = :practice AND draft <> ''
                   AND json_extract(draft, '$.message') = :message
                 ORDER BY id DESC LIMIT 1
                """,
                {"practice": int(practice), "message": message},
            )
            .fetchone()
        )
        return profiles_in(row["draft"]) if row else {}

    def numbers_of(self, campaign_id: int) -> set[str]:
        """Return the numbers that a campaign sent to, or may have."""
        rows = self._db.connection().execute(
            "SELECT e164 FROM message WHERE " + OF_CAMPAIGN + " AND state IN " + MAY_HAVE_ARRIVED,
            {"id": campaign_id},
        )
        return {row["e164"] for row in rows}

    def usual_size(self, account_id: int) -> tuple[int, int]:
        """Return how many campaigns an account had of late, and the messages of the largest."""
        row = (
            self._db.connection()
            .execute(
                "SELECT count(*) AS campaigns, max(messages) AS most FROM ("
                "SELECT (SELECT total(messages) FROM tally WHERE campaign_id = campaign.id "
                "AND state IN " + MAY_HAVE_ARRIVED + ") AS messages "
                "FROM campaign WHERE account_id = :account ORDER BY id DESC LIMIT :limit"
                ") WHERE messages > 0",
                {"account": account_id, "limit": _LOOKED_BACK},
            )
            .fetchone()
        )
        return row["campaigns"], int(row["most"] or 0)

    def has_used(self, account_id: int, sender: str) -> bool:
        """Tell whether an account sent anything under a sender."""
        row = self._db.connection().execute(
            "SELECT EXISTS (SELECT 1 FROM campaign JOIN tally ON tally.campaign_id = campaign.id "
            "WHERE account_id = :account AND sender = :sender AND messages > 0 "
            "AND tally.state IN " + MAY_HAVE_ARRIVED + ")",
            {"account": account_id, "sender": sender},
        )
        return bool(row.fetchone()[0])
