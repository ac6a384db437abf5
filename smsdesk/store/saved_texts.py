"""Texts that are kept under a name, with every version they had."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when


@dataclass(frozen=True, slots=True)
class SavedText:
    """One version of a text; ``saved_at`` is aware."""

    id: int
    name: str
    version: int
    text: str
    saved_at: datetime


class SavedTextRepository:
    """Reads and writes ``saved_text`` and ``saved_text_version``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[SavedText]:
        """Return the newest version of each text, the last saved first."""
        rows = self._db.connection().execute(
            """
            SELECT id, name, max(version) AS version, text, saved_at
              FROM saved_text JOIN saved_text_version ON text_id = id
             WHERE deleted_at IS NULL
             GROUP BY id ORDER BY saved_at DESC, id DESC
            """
        )
        return [_text(row) for row in rows]

    def versions(self, text_id: int) -> list[SavedText]:
        """Return every version of a text, the newest first."""
        rows = self._db.connection().execute(
            """
            SELECT id, name, version, text, saved_at
              FROM saved_text JOIN saved_text_version ON text_id = id
             WHERE id = :id ORDER BY version DESC
            """,
            {"id": text_id},
        )
        return [_text(row) for row in rows]

    def save(self, name: str, text: str, now: datetime) -> int:
        """Keep a text under a name; return its version, the last one where nothing changed."""
        with self._db.transaction() as con:
            row = con.execute(
                "SELECT id FROM saved_text WHERE name = :name AND deleted_at IS NULL",
                {"name": name},
            ).fetchone()
            if row is None:
                row = con.execute(
                    "INSERT INTO saved_text (name) VALUES (:name) RETURNING id", {"name": name}
                ).fetchone()
            last = con.execute(
                """
                SELECT version, text FROM saved_text_version
                 WHERE text_id = :id ORDER BY version DESC LIMIT 1
                """,
                {"id": row["id"]},
            ).fetchone()
            if last is not None and last["text"] == text:
                return int(last["version"])
            version = 1 if last is None else int(last["version"]) + 1
            con.execute(
                "INSERT INTO saved_text_version VALUES (:id, :version, :text, :at)",
                {"id": row["id"], "version": version, "text": text, "at": stamp(now)},
            )
            return version

    def delete(self, text_id: int, now: datetime) -> None:
        """Keep a text no more; its name is free again."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE saved_text SET deleted_at = :at WHERE id = :id AND deleted_at IS NULL",
                {"id": text_id, "at": stamp(now)},
            )

    def restore(self, text_id: int) -> bool:
        """Keep a deleted text again; tell whether its name was still free."""
        with self._db.transaction() as con:
            return (
                con.execute(
                    """
                    UPDATE saved_text SET deleted_at = NULL
                     WHERE id = :id AND NOT EXISTS (
                           SELECT 1 FROM saved_text AS other
                            WHERE other.name = saved_text.name AND other.deleted_at IS NULL)
                    """,
                    {"id": text_id},
                ).rowcount
                == 1
            )


def _text(row: sqlite3.Row) -> SavedText:
    return SavedText(row["id"], row["name"], row["version"], row["text"], when(row["saved_at"]))
