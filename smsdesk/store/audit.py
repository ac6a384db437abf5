"""Who looked at, gave out, saved or erased what: only added to, and without numbers or names."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when


@dataclass(frozen=True, slots=True)
class Audited:
    """One line: ``action`` is a stable word, ``count`` how many people or messages it was about."""

    id: int
    at: datetime
    who: str
    action: str
    count: int
    detail: dict[str, Any]


def note(
    con: sqlite3.Connection,
    action: str,
    count: int,
    now: datetime,
    *,
    who: str,
    **detail: str | int | bool,
) -> None:
    """Write a line inside somebody's transaction. ``who`` is the computer's name of the user."""
    con.execute(
        "INSERT INTO audit (at, who, action, count, detail) "
        "VALUES (:at, :who, :action, :count, :detail)",
        {
            "at": stamp(now),
            "who": who,
            "action": action,
            "count": count,
            "detail": json.dumps(detail, ensure_ascii=False),
        },
    )


def page(db: Database, *, before: int | None = None, limit: int = 200) -> list[Audited]:
    """Return lines, newest first, from below the id ``before``."""
    rows = db.connection().execute(
        "SELECT * FROM audit WHERE :before IS NULL OR id < :before ORDER BY id DESC LIMIT :limit",
        {"before": before, "limit": limit},
    )
    return [
        Audited(
            row["id"],
            when(row["at"]),
            row["who"],
            row["action"],
            row["count"],
            json.loads(row["detail"]),
        )
        for row in rows
    ]
