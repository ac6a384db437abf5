"""What became of the people of a campaign, to be written beside them in their own file."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from smsdesk.core.models import DraftSource, MessageState
from smsdesk.store.db import Database
from smsdesk.store.drafts import draft_from
from smsdesk.store.states import OF_CAMPAIGN
from smsdesk.store.times import when


class Outcome(NamedTuple):
    """What became of one person's message, its follow-ups included.

    ``row`` is the row of the file (0 where there was none) and ``e164`` the number of the
    campaign, ``credits`` what the service charged, None where it did not say.
    """

    row: int
    e164: str
    state: MessageState
    reason: str
    credits: str | None
    parts: int
    at: datetime


class Skipped(NamedTuple):
    """Somebody of the source who got nothing, and why."""

    row: int
    written: str
    e164: str
    reason: str


class OutcomeRepository:
    """Reads ``message`` and ``skipped`` of a campaign with all that was sent after it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def first_of(self, campaign_id: int) -> tuple[int, str, Sequence[DraftSource]] | None:
        """Return the campaign that this one follows up at last, or itself where it follows none.

        With it come the name of its file and where its people came from. None where there is no
        such campaign.
        """
        row = self._db.connection().execute(_FIRST, {"id": campaign_id}).fetchone()
        if row is None:
            return None
        sources = draft_from(row["draft"]).sources if row["draft"] else ()
        return row["id"], row["source_file"], sources

    def outcomes(self, campaign_id: int) -> list[Outcome]:
        """Return what became of each message of a campaign, in their order."""
        rows = self._db.connection().execute(_OUTCOMES, {"id": campaign_id})
        return [_outcome(row) for row in rows]

    def skipped(self, campaign_id: int) -> list[Skipped]:
        """Return who was left out of a campaign."""
        rows = self._db.connection().execute(
            "SELECT row, written, e164, reason FROM skipped WHERE campaign_id = :id",
            {"id": campaign_id},
        )
        return [Skipped(*row) for row in rows]

    def files_of_lists(self, names: Sequence[str]) -> list[str]:
        """Return the names of the files from which people came onto these lists, newest first."""
        rows = self._db.connection().execute(
            """
            SELECT file FROM contact_import JOIN contact_list ON contact_list.id = list_id
             WHERE contact_list.name IN (SELECT value FROM json_each(:names))
               AND finished_at IS NOT NULL AND undone_at IS NULL AND file <> ''
             ORDER BY contact_import.id DESC
            """,
            {"names": json.dumps(list(names))},
        )
        return [row["file"] for row in rows]


def _outcome(row: Any) -> Outcome:
    return Outcome(
        row["row"],
        row["e164"],
        MessageState(row["state"]),
        row["reason"],
        row["credits"],
        row["parts"],
        when(row["at"]),
    )


_FIRST = """
    WITH RECURSIVE before (id, follow_up_of) AS (
        SELECT id, follow_up_of FROM campaign WHERE id = :id
         UNION ALL
        SELECT campaign.id, campaign.follow_up_of
          FROM before JOIN campaign ON campaign.id = before.follow_up_of)
    SELECT campaign.id, source_file, draft
      FROM before JOIN campaign ON campaign.id = before.id
     WHERE before.follow_up_of IS NULL
"""
_OUTCOMES = f"""
    WITH RECURSIVE chain (first, id) AS (
        SELECT id, id FROM message WHERE {OF_CAMPAIGN}
         UNION ALL
        SELECT chain.first, message.id FROM chain JOIN message ON message.resend_of = chain.id)
    SELECT old.row, old.e164, new.state, new.reason, new.credits, new.parts, new.at
      FROM (SELECT first, max(id) AS last FROM chain GROUP BY first)
      JOIN message AS old ON old.id = first
      JOIN message AS new ON new.id = last
     ORDER BY old.id
"""
