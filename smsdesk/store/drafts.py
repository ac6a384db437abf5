"""What is being written, kept until it is sent; and how a campaign was written, to begin it again.

A draft is kept without its people: where they come from is read anew.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from smsdesk.core.columns import Profile
from smsdesk.core.models import Draft, DraftSource, Purpose
from smsdesk.core.recurrence import Repeat, Rule
from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when

NO_PROFILES: Mapping[str, Profile] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft without its people, and when it was kept (aware)."""

    draft: Draft
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """A campaign that can be written again, and how it was."""

    campaign: int
    title: str
    confirmed_at: datetime
    messages: int
    draft: Draft


class DraftRepository:
    """Reads and writes ``draft``, and reads ``campaign.draft``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, draft: Draft, now: datetime) -> None:
        """Keep a draft in place of the one that was kept."""
        with self._db.transaction() as con:
            con.execute(
                """
                INSERT INTO draft VALUES (1, :content, :at)
                ON CONFLICT (id) DO UPDATE
                   SET content = excluded.content, saved_at = excluded.saved_at
                """,
                {"content": draft_text(draft), "at": stamp(now)},
            )

    def kept(self) -> KeptDraft | None:
        """Return the draft that is kept, if any."""
        row = self._db.connection().execute("SELECT * FROM draft").fetchone()
        return KeptDraft(draft_from(row["content"]), when(row["saved_at"])) if row else None

    def forget(self) -> None:
        """Keep no draft any more."""
        with self._db.transaction() as con:
            con.execute("DELETE FROM draft")

    def written(self, *, limit: int = 50) -> list[Written]:
        """Return campaigns that can be written again, newest first."""
        rows = self._db.connection().execute(
            """
            SELECT campaign.id, title, confirmed_at, draft,
                   (SELECT total(messages) FROM tally WHERE campaign_id = campaign.id) AS messages
              FROM campaign WHERE draft <> '' AND json_array_length(draft, '$.sources')
             ORDER BY campaign.id DESC LIMIT :limit
            """,
            {"limit": limit},
        )
        return [_written(row) for row in rows]

    def written_of(self, campaign_id: int) -> Written | None:
        """Return how one campaign was written, None where nobody can read its people again."""
        row = (
            self._db.connection()
            .execute(
                """
                SELECT campaign.id, title, confirmed_at, draft,
                       (SELECT total(messages) FROM tally WHERE campaign_id = campaign.id)
                       AS messages
                  FROM campaign
                 WHERE id = :id AND draft <> '' AND json_array_length(draft, '$.sources')
                """,
                {"id": campaign_id},
            )
            .fetchone()
        )
        return _written(row) if row else None


def _written(row: sqlite3.Row) -> Written:
    return Written(
        row["id"],
        row["title"],
        when(row["confirmed_at"]),
        int(row["messages"]),
        draft_from(row["draft"]),
    )


def draft_text(draft: Draft, profiles: Mapping[str, Profile] = NO_PROFILES) -> str:
    """Write a draft without its people as JSON, with what its fields were made of."""
    kept: dict[str, Any] = {
        "account": draft.account,
        "message": draft.message,
        "sender": draft.sender,
        "template": draft.template,
        "options": dict(draft.options),
        "at": stamp(draft.at) if draft.at else None,
        "skip_empty": draft.skip_empty,
        "skip_texted": draft.skip_texted,
        "shared": draft.shared,
        "savings": sorted(draft.savings),
        "title": draft.title,
        "tag": draft.tag,
        "purpose": draft.purpose,
        "by": draft.by,
        "latest": stamp(draft.latest) if draft.latest else None,
        "repeat": _repeat_json(draft.repeat) if draft.repeat else None,
        "overrides": sorted(draft.overrides),
        "override_reason": draft.override_reason,
        "sources": [
            {
                "kind": source.kind,
                "name": source.name,
                "path": source.path,
                "options": dict(source.options),
                "numbers": list(source.numbers),
            }
            for source in draft.sources
        ],
        "profiles": {name: one.as_json() for name, one in profiles.items()},
    }
    return json.dumps(kept, ensure_ascii=False)


def _repeat_json(repeat: Repeat) -> dict[str, Any]:
    return {
        "rule": repeat.rule.as_text(),
        "people": repeat.people,
        "credits": repeat.credits,
    }


def _repeat_from(kept: Mapping[str, Any]) -> Repeat:
    return Repeat(Rule.from_text(kept["rule"]), kept["people"], kept["credits"])


def draft_from(text: str) -> Draft:
    """Return a draft as it was kept; one of an older version lacks what came later."""
    kept: Mapping[str, Any] = json.loads(text)
    return Draft(
        account=kept["account"],
        message=kept["message"],
        sender=kept["sender"],
        template=kept["template"],
        options=kept["options"],
        at=when(kept["at"]) if kept["at"] else None,
        skip_empty=kept["skip_empty"],
        skip_texted=kept.get("skip_texted", False),
        shared=kept.get("shared", "once"),
        savings=frozenset(kept.get("savings", ())),
        title=kept.get("title", ""),
        tag=kept.get("tag", ""),
        purpose=Purpose(kept["purpose"]) if kept.get("purpose") else None,
        by=kept.get("by", ""),
        latest=when(kept["latest"]) if kept.get("latest") else None,
        repeat=_repeat_from(kept["repeat"]) if kept.get("repeat") else None,
        overrides=frozenset(kept.get("overrides", ())),
        override_reason=kept.get("override_reason", ""),
        sources=tuple(
            DraftSource(
                source["kind"],
                source["name"],
                source["path"],
                source["options"],
                tuple(source["numbers"]),
            )
            for source in kept["sources"]
        ),
    )


def profiles_in(text: str) -> dict[str, Profile]:
    """Return what the fields of a campaign were made of, from how its draft was kept."""
    kept = json.loads(text).get("profiles", {}) if text else {}
    read = {name: Profile.from_json(one) for name, one in kept.items()}
    return {name: profile for name, profile in read.items() if profile is not None}
