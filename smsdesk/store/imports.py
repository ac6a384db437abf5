"""Imports: the people that a file put on a list, and the way back.

An import writes at most `BATCH` rows a transaction, each tagged with its id, so that a sender that
wants to commit waits for one batch at most; what it overwrites is kept, so that it can be undone.
Another process than the one that opened an import may write its batches.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final

from smsdesk.core.errors import InputError
from smsdesk.store import contact_search
from smsdesk.store.contacts import BATCH, ensure_list, remove, resize
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.times import stamp, when

NewContacts = tuple[Sequence[str], Sequence[str], Sequence[str]]
Batch = tuple[NewContacts, NewContacts]
"""People in columns, since a million rows are at stake: E.164, names, fields as JSON text."""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import that was finished, with what it counted."""

    id: int
    contact_list: str
    file: str
    started_at: datetime
    undone_at: datetime | None
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an import did: people removed, and people as they were before."""

    removed: int
    restored: int


@dataclass(frozen=True, slots=True)
class OpenImport:
    """An import being written. ``into_empty``: nobody was on the list when it began."""

    id: int
    list_id: int
    into_empty: bool


class ImportRepository:
    """Reads and writes ``contact_import`` and ``contact_before``, and the contacts of imports."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @contextmanager
    def importing(self, list_name: str, file: str, now: datetime) -> Iterator[OpenImport]:
        """Open an import; on any error what it wrote is removed again.

        ``finish`` ends it. A process killed meanwhile leaves it to ``remove_unfinished``.
        """
        with self._db.transaction() as con:
            list_id = ensure_list(con, list_name, now)
            row = con.execute(
                """
                INSERT INTO contact_import (list_id, file, started_at) VALUES (:list, :file, :at)
                RETURNING id, NOT EXISTS (SELECT 1 FROM contact WHERE list_id = :list) AS empty
                """,
                {"list": list_id, "file": file, "at": stamp(now)},
            ).fetchone()
        opened = OpenImport(row["id"], list_id, bool(row["empty"]))
        try:
            yield opened
        except BaseException:
            self._take_back(opened.id)
            with self._db.transaction() as con:
                _forget(con, opened.id)
            raise

    def known(self, list_id: int, numbers: Sequence[str]) -> set[str]:
        """Return which of the numbers are on a list."""
        rows = self._db.connection().execute(
            """
            SELECT e164 FROM contact
             WHERE list_id = :list AND e164 IN (SELECT value FROM json_each(:numbers))
            """,
            {"list": list_id, "numbers": json.dumps(numbers)},
        )
        return {row["e164"] for row in rows}

    def people(self, list_id: int, numbers: Sequence[str]) -> dict[str, tuple[str, dict[str, str]]]:
        """Return name and fields of those of the numbers that are on a list."""
        rows = self._db.connection().execute(
            """
            SELECT e164, name, fields FROM contact
             WHERE list_id = :list AND e164 IN (SELECT value FROM json_each(:numbers))
            """,
            {"list": list_id, "numbers": json.dumps(numbers)},
        )
        return {row["e164"]: (row["name"], json.loads(row["fields"])) for row in rows}

    def batches_at_once(self) -> int:
        """Return how many batches one transaction may hold: one at most while a campaign goes on.

        Numbers come in no order, so that a transaction writes most of the index's pages once more.
        """
        row = self._db.connection().execute(
            "SELECT EXISTS (SELECT 1 FROM campaign WHERE state = 'running')"
        )
        return 1 if row.fetchone()[0] else _BATCHES_AT_ONCE

    def write(self, opened: OpenImport, batches: Iterable[Batch], *, keep_names: bool) -> None:
        """Commit some batches: new people, and people who were on the list before this import.

        ``keep_names``: the file has no names, so those on the list stay.
        """
        with self._db.transaction() as con:
            for added, updated in batches:
                _insert(con, opened, added)
                for e164, name, fields in zip(*updated, strict=True):
                    _update(con, opened, e164, None if keep_names else name, fields)

    def finish(self, import_id: int, counts: Mapping[str, int], now: datetime) -> None:
        """End an import with what it counted."""
        with self._db.transaction() as con:
            con.execute(
                """
                UPDATE contact_import SET finished_at = :at, counts = :counts WHERE id = :id
                """,
                {"id": import_id, "at": stamp(now), "counts": json.dumps(dict(counts))},
            )

    def imports(self, limit: int = 100) -> list[ImportRecord]:
        """Return the finished imports, newest first."""
        rows = self._db.connection().execute(
            """
            SELECT contact_import.*, contact_list.name AS list_name
              FROM contact_import JOIN contact_list ON contact_list.id = contact_import.list_id
             WHERE finished_at IS NOT NULL ORDER BY contact_import.id DESC LIMIT :limit
            """,
            {"limit": limit},
        )
        return [_import(row) for row in rows]

    def undo(self, import_id: int, now: datetime) -> Undone:
        """Take back an import.

        Raises InputError: unknown_import, already_undone, later_import (a later import
        changed the same people: undo that one first).
        """
        values = {"id": import_id}
        con = self._db.connection()
        row = con.execute("SELECT undone_at FROM contact_import WHERE id = :id", values).fetchone()
        if row is None:
            raise InputError("unknown_import", id=str(import_id))
        if row["undone_at"]:
            raise InputError("already_undone")
        later = con.execute(
            "SELECT max(import_id) AS id FROM contact_before WHERE last_import_id = :id", values
        ).fetchone()
        if later["id"] is not None:
            raise InputError("later_import", id=str(later["id"]))
        undone = self._take_back(import_id)
        with self._db.transaction() as con:
            con.execute(
                "UPDATE contact_import SET undone_at = :at WHERE id = :id",
                {"id": import_id, "at": stamp(now)},
            )
        return undone

    def _take_back(self, import_id: int) -> Undone:
        """Restore, then remove, what an import did, batch by batch."""
        restored = removed = 0
        while step := self._step(_restore, import_id):
            restored += step
            let_others_write()
        while step := self._step(_remove, import_id):
            removed += step
            let_others_write()
        return Undone(removed, restored)

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Give this thread's connection more memory and rarer checkpoints.

        Numbers come in no order, so that each batch touches most of the index: with the usual
        2 MB and a checkpoint a batch, a million rows take twice as long.
        """
        con = self._db.connection()
        con.execute("PRAGMA cache_size = -32768")
        con.execute("PRAGMA wal_autocheckpoint = 16000")
        try:
            yield
        finally:
            con.execute("PRAGMA cache_size = -2000")  # SQLite's own
            con.execute("PRAGMA wal_autocheckpoint = 1000")
            con.execute("PRAGMA shrink_memory")

    def _step(self, step: Callable[[sqlite3.Connection, int], int], key: int) -> int:
        with self._db.transaction() as con:
            return step(con, key)


def remove_unfinished(con: sqlite3.Connection) -> int:
    """Remove, inside somebody's transaction, what imports killed half-way had written.

    Called at start under the lock. Returns how many imports there were.
    """
    rows = con.execute("SELECT id FROM contact_import WHERE finished_at IS NULL").fetchall()
    for row in rows:
        while _restore(con, row["id"]) or _remove(con, row["id"]):
            pass
        _forget(con, row["id"])
    return len(rows)


_BATCHES_AT_ONCE: Final = 5
_INSERT: Final = "INSERT INTO contact (list_id, import_id, e164, name, fields) VALUES "
_INSERTS: Final = {
    rows: _INSERT + ", ".join(["(?1, ?2, ?, ?, ?)"] * rows) for rows in (4_000, 400, 40, 1)
}
"""Statements by how many rows they add: one by one takes longer, and after each statement this
thread waits for another that is busy in Python."""


def _insert(con: sqlite3.Connection, opened: OpenImport, added: NewContacts) -> None:
    """Add new people, many with a statement."""
    rows = list(zip(*added, strict=True))
    own = (opened.list_id, opened.id)
    at = 0
    for size, statement in _INSERTS.items():
        for end in range(at + size, len(rows) + 1, size):
            con.execute(statement, (*own, *chain.from_iterable(rows[at:end])))
            at = end
    resize(con, opened.list_id, len(rows))


def _update(
    con: sqlite3.Connection, opened: OpenImport, e164: str, name: str | None, fields: str
) -> None:
    """Overwrite somebody who was on the list, keeping what stood there."""
    values = {
        "list": opened.list_id,
        "import": opened.id,
        "e164": e164,
        "name": name,
        "fields": fields,
    }
    con.execute(
        """
        INSERT INTO contact_before (import_id, contact_id, name, fields, last_import_id)
        SELECT :import, id, name, fields, import_id FROM contact
         WHERE list_id = :list AND e164 = :e164
        """,
        values,
    )
    found = con.execute(
        """
        UPDATE contact SET name = coalesce(:name, name), fields = :fields, import_id = :import
         WHERE list_id = :list AND e164 = :e164 RETURNING id
        """,
        values,
    ).fetchall()
    for row in found:
        contact_search.changed(con, row["id"])


def _restore(con: sqlite3.Connection, import_id: int) -> int:
    """Restore at most a batch of the people an import changed; return how many it was."""
    rows = con.execute(
        "SELECT contact_id FROM contact_before WHERE import_id = :id LIMIT :most",
        {"id": import_id, "most": BATCH},
    )
    ids = [row["contact_id"] for row in rows]
    batch = {"id": import_id, "ids": json.dumps(ids)}
    for one in ids:
        contact_search.changed(con, one)
    con.execute(
        """
        UPDATE contact
           SET name = old.name, fields = old.fields, import_id = old.last_import_id
          FROM contact_before AS old
         WHERE old.import_id = :id AND old.contact_id = contact.id AND contact.import_id = :id
           AND contact.id IN (SELECT value FROM json_each(:ids))
        """,
        batch,
    )
    return con.execute(
        """
        DELETE FROM contact_before
         WHERE import_id = :id AND contact_id IN (SELECT value FROM json_each(:ids))
        """,
        batch,
    ).rowcount


def _remove(con: sqlite3.Connection, import_id: int) -> int:
    """Delete at most a batch of the people an import added; return how many it was."""
    rows = con.execute(
        "SELECT id FROM contact WHERE import_id = :id LIMIT :most",
        {"id": import_id, "most": BATCH},
    )
    return remove(con, [row["id"] for row in rows])


def _forget(con: sqlite3.Connection, import_id: int) -> None:
    """Delete an import of which nothing is left, and its list where it made that list."""
    row = con.execute(
        "DELETE FROM contact_import WHERE id = :id RETURNING list_id", {"id": import_id}
    ).fetchone()
    con.execute(
        """
        DELETE FROM contact_list WHERE id = :list
           AND NOT EXISTS (SELECT 1 FROM contact WHERE list_id = :list)
           AND NOT EXISTS (SELECT 1 FROM contact_import WHERE list_id = :list)
        """,
        {"list": row["list_id"]},
    )


def _import(row: sqlite3.Row) -> ImportRecord:
    return ImportRecord(
        id=row["id"],
        contact_list=row["list_name"],
        file=row["file"],
        started_at=when(row["started_at"]),
        undone_at=when(row["undone_at"]) if row["undone_at"] else None,
        counts=json.loads(row["counts"]),
    )
