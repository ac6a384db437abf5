"""Campaigns that come again and again. A run is made once: whoever makes it moves on to the next.

The functions take a connection, since a run and the campaign that is made of it are one
transaction.
"""

import sqlite3
from datetime import date, datetime

from smsdesk.core.errors import InputError
from smsdesk.core.models import Draft, Recurrence, RunOf
from smsdesk.core.recurrence import Repeat, Rule, Run
from smsdesk.store.db import Database
from smsdesk.store.drafts import draft_from, draft_text
from smsdesk.store.times import stamp, when

_COLUMNS = """
    SELECT recurrence.*, account.name AS account
      FROM recurrence JOIN account ON account.id = recurrence.account_id
"""


class RecurrenceRepository:
    """Reads and writes ``recurrence``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def coming(self) -> list[Recurrence]:
        """Return those with a run to come, soonest first."""
        rows = self._db.connection().execute(
            _COLUMNS + "WHERE next_at IS NOT NULL ORDER BY next_at, recurrence.id"
        )
        return [_recurrence(row) for row in rows]

    def get(self, recurrence_id: int) -> Recurrence | None:
        """Return one of them."""
        row = (
            self._db.connection()
            .execute(_COLUMNS + "WHERE recurrence.id = :id", {"id": recurrence_id})
            .fetchone()
        )
        return _recurrence(row) if row else None

    def due(self, now: datetime) -> list[Recurrence]:
        """Return those whose run is due, soonest first."""
        rows = self._db.connection().execute(
            _COLUMNS + "WHERE next_at <= :now ORDER BY next_at, recurrence.id", {"now": stamp(now)}
        )
        return [_recurrence(row) for row in rows]

    def next_by_itself(self) -> datetime | None:
        """Return when the next run goes out that asks nobody, None where there is none."""
        row = (
            self._db.connection()
            .execute(
                "SELECT min(next_at) AS at FROM recurrence WHERE next_at IS NOT NULL AND held = ''"
            )
            .fetchone()
        )
        return when(row["at"]) if row["at"] else None

    def last_parts(self) -> dict[int, int]:
        """Return how many parts the last run of each recurrence had, by its id."""
        rows = self._db.connection().execute(
            """
            SELECT recurrence_id, parts FROM campaign
             WHERE id IN (SELECT max(id) FROM campaign
                           WHERE recurrence_id IS NOT NULL GROUP BY recurrence_id)
            """
        )
        return {row["recurrence_id"]: row["parts"] for row in rows}

    def hold(self, run: RunOf, why: str) -> None:
        """Write why a run does not go out by itself."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE recurrence SET held = :held WHERE id = :id AND next_at = :at",
                {"id": run.recurrence, "at": stamp(run.at), "held": why},
            )

    def pass_over(self, run: RunOf, following: Run | None) -> None:
        """Go on to the following run without making this one. Raises InputError run_made."""
        with self._db.transaction() as con:
            go_on(con, run, following)

    def end(self, recurrence_id: int) -> None:
        """Let no run follow."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE recurrence SET next_at = NULL, held = '' WHERE id = :id",
                {"id": recurrence_id},
            )


def begin(
    con: sqlite3.Connection,
    draft: Draft,
    repeat: Repeat,
    following: Run | None,
    *,
    campaign_id: int,
    now: datetime,
) -> None:
    """Keep how a campaign is repeated; the campaign itself is its first run."""
    recurrence_id = con.execute(
        """
        INSERT INTO recurrence
               (title, account_id, draft, rule, people, credits, next_at, moved_from, held,
                created_at)
        SELECT title, account_id, :draft, :rule, :people, :credits, :next_at, :moved_from, :held,
               :at
          FROM campaign WHERE id = :campaign
        RETURNING id
        """,
        {
            "campaign": campaign_id,
            "draft": draft_text(draft),
            "rule": repeat.rule.as_text(),
            "people": repeat.people,
            "credits": repeat.credits,
            "held": "asks" if repeat.asks else "",
            "at": stamp(now),
            **_next(following),
        },
    ).fetchone()["id"]
    _belong(con, campaign_id, recurrence_id)


def make_run(
    con: sqlite3.Connection, run: RunOf, following: Run | None, *, campaign_id: int
) -> None:
    """A campaign was made of a run: go on to the following one. Raises InputError run_made."""
    go_on(con, run, following)
    _belong(con, campaign_id, run.recurrence)


def go_on(con: sqlite3.Connection, run: RunOf, following: Run | None) -> None:
    """Set the following run in place of this one. Raises InputError run_made where it is gone."""
    done = con.execute(
        """
        UPDATE recurrence
           SET next_at = :next_at, moved_from = :moved_from,
               held = CASE WHEN people > 0 AND credits > 0 THEN '' ELSE 'asks' END
         WHERE id = :id AND next_at = :at
        """,
        {"id": run.recurrence, "at": stamp(run.at), **_next(following)},
    ).rowcount
    if not done:
        raise InputError("run_made")


def _belong(con: sqlite3.Connection, campaign_id: int, recurrence_id: int) -> None:
    con.execute(
        "UPDATE campaign SET recurrence_id = :recurrence WHERE id = :campaign",
        {"campaign": campaign_id, "recurrence": recurrence_id},
    )


def _next(run: Run | None) -> dict[str, str | None]:
    moved = run.moved_from if run is not None else None
    return {
        "next_at": stamp(run.at) if run is not None else None,
        "moved_from": moved.isoformat() if moved is not None else None,
    }


def _recurrence(row: sqlite3.Row) -> Recurrence:
    moved = date.fromisoformat(row["moved_from"]) if row["moved_from"] else None
    return Recurrence(
        id=row["id"],
        title=row["title"],
        account=row["account"],
        draft=draft_from(row["draft"]),
        repeat=Repeat(Rule.from_text(row["rule"]), row["people"], row["credits"]),
        run=Run(when(row["next_at"]), moved) if row["next_at"] else None,
        held=row["held"],
    )
