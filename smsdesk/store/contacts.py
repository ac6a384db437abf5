"""Contact lists and the people on them."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from smsdesk.core.errors import InputError
from smsdesk.store import contact_search
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.times import stamp, when

BATCH = 10_000


@dataclass(frozen=True, slots=True)
class ContactList:
    """People kept for later, under a name.

    ``consent`` says where they agreed to be texted, ``consent_at`` since which Bangkok day.
    """

    id: int
    name: str
    contacts: int
    created_at: datetime
    tags: tuple[str, ...] = ()
    consent: str = ""
    consent_at: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One person of a list. ``fields`` are the columns of the file it came from."""

    id: int
    e164: str
    name: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FoundContact:
    """Somebody whom a search across all lists found, and the list."""

    contact: Contact
    list_name: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did: people moved, and people who were on both lists."""

    moved: int
    doubles: int


class ContactRepository:
    """Reads and writes ``contact_list`` and ``contact``.

    A list keeps how many people it has: whoever adds or deletes some says so by ``resize``.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    # lists

    def lists(self) -> list[ContactList]:
        """Return all lists with how many people each has, by name."""
        rows = self._db.connection().execute("SELECT * FROM contact_list ORDER BY name")
        return [_list(row) for row in rows]

    def size(self, list_id: int) -> int:
        """Return how many people are on a list."""
        con = self._db.connection()
        row = con.execute(_SIZE, {"id": list_id}).fetchone()
        return int(row["contacts"]) if row else 0

    def list_by_name(self, name: str) -> ContactList | None:
        """Return a list, or None where there is none of that name."""
        row = (
            self._db.connection()
            .execute("SELECT * FROM contact_list WHERE name = :name", {"name": name})
            .fetchone()
        )
        return _list(row) if row else None

    def ensure_list(self, name: str, now: datetime) -> int:
        """Return the id of the list of that name, making it if missing."""
        with self._db.transaction() as con:
            return ensure_list(con, name, now)

    def rename_list(self, list_id: int, name: str) -> None:
        """Give a list another name. The caller has checked that it is free."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE contact_list SET name = :name WHERE id = :id",
                {"id": list_id, "name": name},
            )

    def set_tags(self, list_id: int, tags: Iterable[str]) -> None:
        """Give a list these tags in place of those it has."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE contact_list SET tags = :tags WHERE id = :id",
                {"id": list_id, "tags": json.dumps(sorted(set(tags)), ensure_ascii=False)},
            )

    def set_consent(self, list_id: int, source: str, day: date | None) -> None:
        """Write where the people of a list agreed to be texted, and since when."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE contact_list SET consent = :source, consent_at = :day WHERE id = :id",
                {"id": list_id, "source": source, "day": day.isoformat() if day else None},
            )

    def delete_list(self, list_id: int) -> None:
        """Delete a list and everybody on it, batch by batch.

        Killed meanwhile, it leaves a list of fewer people. Raises InputError import_running.
        """
        self._refuse_if_importing(list_id)
        while self._step(_empty, list_id):
            let_others_write()
        with self._db.transaction() as con:
            _drop(con, list_id)

    def merge_lists(self, source_id: int, into_id: int) -> Merged:
        """Move everybody of a list to another, batch by batch, and delete it.

        Who is on both stays as the other list has him. Killed meanwhile, it leaves both lists,
        everybody on one of them. Raises InputError import_running.
        """
        self._refuse_if_importing(source_id, into_id)
        moved = doubles = 0
        while step := self._merge_step(source_id, into_id):
            moved, doubles = moved + step.moved, doubles + step.doubles
            let_others_write()
        with self._db.transaction() as con:
            con.execute(
                "UPDATE contact_import SET list_id = :into WHERE list_id = :source",
                {"source": source_id, "into": into_id},
            )
            _drop(con, source_id)
        return Merged(moved, doubles)

    def _merge_step(self, source_id: int, into_id: int) -> Merged | None:
        with self._db.transaction() as con:
            return _move_some(con, source_id, into_id)

    def _step(self, step: Callable[[sqlite3.Connection, int], int], key: int) -> int:
        with self._db.transaction() as con:
            return step(con, key)

    def _refuse_if_importing(self, *lists: int) -> None:
        row = self._db.connection().execute(
            """
            SELECT EXISTS (SELECT 1 FROM contact_import WHERE finished_at IS NULL
                           AND list_id IN (SELECT value FROM json_each(:lists)))
            """,
            {"lists": json.dumps(lists)},
        )
        if row.fetchone()[0]:
            raise InputError("import_running")

    # people

    def page(
        self, list_id: int, *, search: str = "", after: int = 0, limit: int = 200
    ) -> list[Contact]:
        """Return people of a list in the order they came, from beyond the id ``after``.

        ``search`` is looked for in names, numbers (0… and +66… alike) and fields.
        """
        con = self._db.connection()
        if search.strip():
            rows = contact_search.rows(con, search, list_id=list_id, after=after, limit=limit)
        else:
            values = {"list": list_id, "after": after, "limit": limit}
            rows = con.execute(_PAGE, values).fetchall()
        return [_contact(row) for row in rows]

    def find(self, search: str, limit: int = 50) -> list[FoundContact]:
        """Return people of any list whom a search finds, in the order they came."""
        con = self._db.connection()
        if not search.strip():
            return []
        rows = contact_search.rows(con, search, list_id=None, after=0, limit=limit)
        names = {one.id: one.name for one in self.lists()}
        return [
            FoundContact(_contact(row), names[row["list_id"]])
            for row in rows
            if row["list_id"] in names
        ]

    def count(self, list_id: int, search: str = "") -> int:
        """Return how many people of a list a search finds."""
        if not search.strip():
            return self.size(list_id)
        return contact_search.count(self._db.connection(), search, list_id)

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
        values = {"list": list_id, "e164": e164, "name": name, "fields": fields_text(fields)}
        with self._db.transaction() as con:
            there = con.execute(_BY_NUMBER, values).fetchone()
            if there:
                con.execute(_REPLACE, {"id": there["id"], **values})
                contact_search.changed(con, there["id"])
                return int(there["id"])
            row = con.execute(
                """
                INSERT INTO contact (list_id, e164, name, fields)
                VALUES (:list, :e164, :name, :fields) RETURNING id
                """,
                values,
            ).fetchone()
            resize(con, list_id, 1)
        return int(row["id"])

    def change(self, contact_id: int, e164: str, name: str, fields: Mapping[str, str]) -> None:
        """Change a contact. Raises InputError number_in_list where another has that number."""
        values = {"id": contact_id, "e164": e164, "name": name, "fields": fields_text(fields)}
        try:
            with self._db.transaction() as con:
                con.execute(_REPLACE, values)
                contact_search.changed(con, contact_id)
        except sqlite3.IntegrityError as exc:
            raise InputError("number_in_list") from exc

    def delete(self, contacts: Iterable[int]) -> None:
        """Take people off their list, batch by batch."""
        asked = list(contacts)
        for at in range(0, len(asked), BATCH):
            if at:
                let_others_write()
            with self._db.transaction() as con:
                remove(con, asked[at : at + BATCH])


def remove(con: sqlite3.Connection, contacts: Sequence[int]) -> int:
    """Delete contacts of any list inside somebody's transaction; return how many there were."""
    rows = con.execute(
        "DELETE FROM contact WHERE id IN (SELECT value FROM json_each(:ids)) RETURNING list_id",
        {"ids": json.dumps(contacts)},
    ).fetchall()
    for list_id, count in Counter(row["list_id"] for row in rows).items():
        resize(con, list_id, -count)
    contact_search.removed(con, len(rows))
    return len(rows)


def resize(con: sqlite3.Connection, list_id: int, by: int) -> None:
    """Say, in the same transaction, that a list has more or fewer people than before."""
    con.execute(
        "UPDATE contact_list SET contacts = contacts + :by WHERE id = :id",
        {"id": list_id, "by": by},
    )


def fields_text(fields: Mapping[str, str]) -> str:
    """Write fields as JSON with Thai letters left readable, so that they can be searched."""
    return json.dumps(dict(fields), ensure_ascii=False)


_SIZE = "SELECT contacts FROM contact_list WHERE id = :id"
_PAGE = """
    SELECT id, e164, name, fields FROM contact WHERE list_id = :list AND id > :after
     ORDER BY id LIMIT :limit
"""
_BY_NUMBER = "SELECT id FROM contact WHERE list_id = :list AND e164 = :e164"
_REPLACE = """
    UPDATE contact SET e164 = :e164, name = :name, fields = :fields, import_id = NULL
     WHERE id = :id
"""


def ensure_list(con: sqlite3.Connection, name: str, now: datetime) -> int:
    """Return the id of the list of that name, making it inside somebody's transaction."""
    con.execute(
        """
        INSERT INTO contact_list (name, created_at) VALUES (:name, :at)
        ON CONFLICT (name) DO NOTHING
        """,
        {"name": name, "at": stamp(now)},
    )
    row = con.execute("SELECT id FROM contact_list WHERE name = :name", {"name": name}).fetchone()
    return int(row["id"])


def _empty(con: sqlite3.Connection, list_id: int) -> int:
    """Delete at most a batch of the people of a list; return how many it was."""
    rows = con.execute(_SOME, {"id": list_id, "most": BATCH})
    return remove(con, [row["id"] for row in rows])


def _drop(con: sqlite3.Connection, list_id: int) -> None:
    """Delete a list that is empty, and its imports; whom a merge took away from it stay."""
    values = {"id": list_id}
    con.execute(
        """
        UPDATE contact SET import_id = NULL
         WHERE import_id IN (SELECT id FROM contact_import WHERE list_id = :id)
        """,
        values,
    )
    con.execute("DELETE FROM contact_import WHERE list_id = :id", values)
    con.execute("DELETE FROM contact_list WHERE id = :id", values)


def _move_some(con: sqlite3.Connection, source_id: int, into_id: int) -> Merged | None:
    """Move at most a batch of people to another list; None where nobody is left."""
    rows = con.execute(_SOME, {"id": source_id, "most": BATCH}).fetchall()
    if not rows:
        return None
    ids = [row["id"] for row in rows]
    values = {"ids": json.dumps(ids), "into": into_id}
    doubles = [row["id"] for row in con.execute(_DOUBLES, values)]
    remove(con, doubles)
    moved = con.execute(
        """
        UPDATE contact SET list_id = :into WHERE id IN (SELECT value FROM json_each(:ids))
        """,
        values,
    ).rowcount
    resize(con, source_id, -moved)
    resize(con, into_id, moved)
    return Merged(moved, len(doubles))


_SOME = "SELECT id FROM contact WHERE list_id = :id ORDER BY id LIMIT :most"
_DOUBLES = """
    SELECT id FROM contact AS double WHERE id IN (SELECT value FROM json_each(:ids))
       AND EXISTS (SELECT 1 FROM contact
                    WHERE contact.list_id = :into AND contact.e164 = double.e164)
"""


def _list(row: sqlite3.Row) -> ContactList:
    return ContactList(
        id=row["id"],
        name=row["name"],
        contacts=row["contacts"],
        created_at=when(row["created_at"]),
        tags=tuple(json.loads(row["tags"])),
        consent=row["consent"],
        consent_at=date.fromisoformat(row["consent_at"]) if row["consent_at"] else None,
    )


def _contact(row: sqlite3.Row) -> Contact:
    return Contact(row["id"], row["e164"], row["name"], json.loads(row["fields"]))
