"""Contact lists, the people on them, and the imports that put them there.

An import writes at most `BATCH` rows a transaction, each tagged with its id, so that a sender that
wants to commit waits for one batch at most; what it overwrites is kept, so that it can be undone.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat

from smsdesk.core.errors import InputError
from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when

BATCH = 10_000
from itertools import chain
MULTI="INSERT INTO contact (list_id, import_id, e164, name, fields) VALUES "+",".join(["({0},{1},?,?,?)"]*500)

NewContacts = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""People in columns, since a million rows are at stake: E.164, names, fields as JSON text."""


@dataclass(frozen=True, slots=True)
class ContactList:
    """People kept for later, under a name."""

    id: int
    name: str
    contacts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """One person of a list. ``fields`` are the columns of the file it came from."""

    id: int
    e164: str
    name: str
    fields: Mapping[str, str]


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


class ContactRepository:
    """Reads and writes ``contact_list``, ``contact``, ``contact_import``, ``contact_before``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # lists

    def lists(self) -> list[ContactList]:
        """Return all lists with how many people each has, by name."""
        rows = self._db.connection().execute(_LISTS + "GROUP BY 1, 2 ORDER BY 2")
        return [_list(row) for row in rows]

    def list_by_name(self, name: str) -> ContactList | None:
        """Return a list, or None where there is none of that name."""
        row = (
            self._db.connection()
            .execute(_LISTS + "WHERE contact_list.name = :name GROUP BY 1, 2", {"name": name})
            .fetchone()
        )
        return _list(row) if row else None

    def ensure_list(self, name: str, now: datetime) -> int:
        """Return the id of the list of that name, making it if missing."""
        with self._db.transaction() as con:
            return _ensure_list(con, name, now)

    def rename_list(self, list_id: int, name: str) -> None:
        """Give a list another name. The caller has checked that it is free."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE contact_list SET name = :name WHERE id = :id",
                {"id": list_id, "name": name},
            )

    def delete_list(self, list_id: int) -> None:
        """Delete a list and everybody on it, batch by batch."""
        while self._step(_empty, list_id):
            pass
        with self._db.transaction() as con:
            con.execute("DELETE FROM contact_import WHERE list_id = :id", {"id": list_id})
            con.execute("DELETE FROM contact_list WHERE id = :id", {"id": list_id})

    # people

    def page(
        self, list_id: int, *, search: str = "", after: int = 0, limit: int = 200
    ) -> list[Contact]:
        """Return people of a list in the order they came, from beyond the id ``after``.

        ``search`` is looked for in names, numbers (0… and +66… alike) and fields.
        """
        rows = self._db.connection().execute(
            _SEARCHED_PAGE if search.strip() else _PAGE,
            {"list": list_id, "after": after, "limit": limit, **_patterns(search)},
        )
        return [_contact(row) for row in rows]

    def count(self, list_id: int, search: str = "") -> int:
        """Return how many people of a list a search finds."""
        row = (
            self._db.connection()
            .execute(
                _SEARCHED_COUNT if search.strip() else _COUNT,
                {"list": list_id, **_patterns(search)},
            )
            .fetchone()
        )
        return int(row[0])

    def everybody(self, list_id: int) -> Iterator[Contact]:
        """Give everybody on a list in the order they came, holding no transaction open."""
        after = 0
        while page := self.page(list_id, after=after, limit=BATCH):
            yield from page
            after = page[-1].id

    def put(self, list_id: int, e164: str, name: str, fields: Mapping[str, str]) -> int:
        """Add somebody by hand, or replace who has that number; return the contact's id.

        From then on no undone import takes the contact away.
        """
        with self._db.transaction() as con:
            row = con.execute(
                """
                INSERT INTO contact (list_id, e164, name, fields)
                VALUES (:list, :e164, :name, :fields)
                ON CONFLICT (list_id, e164) DO UPDATE
                   SET name = excluded.name, fields = excluded.fields, import_id = NULL
                RETURNING id
                """,
                {"list": list_id, "e164": e164, "name": name, "fields": fields_text(fields)},
            ).fetchone()
        return int(row["id"])

    def change(self, contact_id: int, e164: str, name: str, fields: Mapping[str, str]) -> None:
        """Change a contact. Raises InputError number_in_list where another has that number."""
        try:
            with self._db.transaction() as con:
                con.execute(
                    """
                    UPDATE contact SET e164 = :e164, name = :name, fields = :fields,
                        import_id = NULL WHERE id = :id
                    """,
                    {"id": contact_id, "e164": e164, "name": name, "fields": fields_text(fields)},
                )
        except sqlite3.IntegrityError as exc:
            raise InputError("number_in_list") from exc

    def delete(self, contacts: Iterable[int]) -> None:
        """Take people off their list."""
        with self._db.transaction() as con:
            con.execute(
                "DELETE FROM contact WHERE id IN (SELECT value FROM json_each(:ids))",
                {"ids": json.dumps(list(contacts))},
            )

    # imports

    @contextmanager
    def importing(self, list_name: str, file: str, now: datetime) -> Iterator[OpenImport]:
        """Open an import; on any error what it wrote is removed again.

        ``finish`` ends it. A process killed meanwhile leaves it to ``remove_unfinished``.
        """
        with self._db.transaction() as con:
            list_id = _ensure_list(con, list_name, now)
            row = con.execute(
                """
                INSERT INTO contact_import (list_id, file, started_at) VALUES (:list, :file, :at)
                RETURNING id, NOT EXISTS (SELECT 1 FROM contact WHERE list_id = :list) AS empty
                """,
                {"list": list_id, "file": file, "at": stamp(now)},
            ).fetchone()
        opened = OpenImport(row["id"], list_id, bool(row["empty"]))
        try:
            with self._bulk():
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

    def write(
        self, opened: OpenImport, added: NewContacts, updated: NewContacts, *, keep_names: bool
    ) -> None:
        """Commit one batch: new people, and people who were on the list before this import.

        ``keep_names``: the file has no names, so those on the list stay.
        """
        with self._db.transaction() as con:
            K=500
            rows=list(zip(*added,strict=True))
            for at in range(0,len(rows)-K+1,K):
                con.execute(MULTI.format(opened.list_id,opened.id), list(chain.from_iterable(rows[at:at+K])))
            con.executemany("INSERT INTO contact (list_id, import_id, e164, name, fields) VALUES (?, ?, ?, ?, ?)", ((opened.list_id, opened.id, *r) for r in rows[len(rows)//K*K:]))
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
        while step := self._step(_remove, import_id):
            removed += step
        return Undone(removed, restored)

    def _step(self, step: Callable[[sqlite3.Connection, int], int], key: int) -> int:
        with self._db.transaction() as con:
            return step(con, key)

    @contextmanager
    def _bulk(self) -> Iterator[None]:
        """Give this thread's connection more memory and rarer checkpoints.

        Numbers come in no order, so that each batch touches most of the index: with the usual
        2 MB and a checkpoint a batch, a million rows take twice as long.
        """
        con = self._db.connection()
        con.execute("PRAGMA cache_size = -65536")
        con.execute("PRAGMA wal_autocheckpoint = 16000")
        try:
            yield
        finally:
            con.execute("PRAGMA cache_size = -2000")  # SQLite's own
            con.execute("PRAGMA wal_autocheckpoint = 1000")
            con.execute("PRAGMA shrink_memory")


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


def fields_text(fields: Mapping[str, str]) -> str:
    """Write fields as JSON with Thai letters left readable, so that they can be searched."""
    return json.dumps(dict(fields), ensure_ascii=False)


_LISTS = """
    SELECT contact_list.id, contact_list.name, created_at, count(contact.id) AS contacts
      FROM contact_list LEFT JOIN contact ON contact.list_id = contact_list.id
"""
_PAGE_OF = "SELECT id, e164, name, fields FROM contact WHERE list_id = :list AND id > :after"
_IN_ORDER = " ORDER BY id LIMIT :limit"
_COUNT = "SELECT count(*) FROM contact WHERE list_id = :list"
_FOUND = r"""
    AND (name LIKE :text ESCAPE '\' OR (:digits <> '' AND e164 LIKE :digits)
        OR (fields LIKE :quoted ESCAPE '\' AND EXISTS (
            SELECT 1 FROM json_each(fields) WHERE value LIKE :text ESCAPE '\')))
"""
_PAGE = _PAGE_OF + _IN_ORDER
_SEARCHED_PAGE = _PAGE_OF + _FOUND + _IN_ORDER
_SEARCHED_COUNT = _COUNT + _FOUND
_ESCAPES = str.maketrans({sign: "\\" + sign for sign in "\\%_"})


def _patterns(search: str) -> dict[str, str]:
    """Return the LIKE patterns of a search; digits without a leading 0 find every spelling."""
    text = search.strip()
    digits = "".join(filter(str.isdecimal, text)).removeprefix("0")
    only_digits = digits and not text.strip("0123456789+-. ()")
    in_json = json.dumps(text, ensure_ascii=False)[1:-1]
    return {
        "text": f"%{text.translate(_ESCAPES)}%",
        "digits": f"%{digits}%" if only_digits else "",
        "quoted": f"%{in_json.translate(_ESCAPES)}%",
    }


def _ensure_list(con: sqlite3.Connection, name: str, now: datetime) -> int:
    con.execute(
        """
        INSERT INTO contact_list (name, created_at) VALUES (:name, :at)
        ON CONFLICT (name) DO NOTHING
        """,
        {"name": name, "at": stamp(now)},
    )
    row = con.execute("SELECT id FROM contact_list WHERE name = :name", {"name": name}).fetchone()
    return int(row["id"])


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
    con.execute(
        """
        UPDATE contact SET name = coalesce(:name, name), fields = :fields, import_id = :import
         WHERE list_id = :list AND e164 = :e164
        """,
        values,
    )


def _restore(con: sqlite3.Connection, import_id: int) -> int:
    """Restore at most a batch of the people an import changed; return how many it was."""
    rows = con.execute(
        "SELECT contact_id FROM contact_before WHERE import_id = :id LIMIT :most",
        {"id": import_id, "most": BATCH},
    )
    batch = {"id": import_id, "ids": json.dumps([row["contact_id"] for row in rows])}
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
    return con.execute(
        """
        DELETE FROM contact
         WHERE id IN (SELECT id FROM contact WHERE import_id = :id LIMIT :most)
        """,
        {"id": import_id, "most": BATCH},
    ).rowcount


def _empty(con: sqlite3.Connection, list_id: int) -> int:
    """Delete at most a batch of the people of a list; return how many it was."""
    return con.execute(
        """
        DELETE FROM contact
         WHERE id IN (SELECT id FROM contact WHERE list_id = :id LIMIT :most)
        """,
        {"id": list_id, "most": BATCH},
    ).rowcount


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


def _list(row: sqlite3.Row) -> ContactList:
    return ContactList(row["id"], row["name"], row["contacts"], when(row["created_at"]))


def _contact(row: sqlite3.Row) -> Contact:
    return Contact(row["id"], row["e164"], row["name"], json.loads(row["fields"]))


def _import(row: sqlite3.Row) -> ImportRecord:
    return ImportRecord(
        id=row["id"],
        contact_list=row["list_name"],
        file=row["file"],
        started_at=when(row["started_at"]),
        undone_at=when(row["undone_at"]) if row["undone_at"] else None,
        counts=json.loads(row["counts"]),
    )
