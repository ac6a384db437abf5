"""Contact lists and the people on them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from smsdesk.core.errors import InputError
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.times import stamp, when

BATCH = 10_000


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


class ContactRepository:
    """Reads and writes ``contact_list``, ``contact``, ``contact_import``, ``contact_before``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # lists

    def lists(self) -> list[ContactList]:
        """Return all lists with how many people each has, by name."""
        rows = self._db.connection().execute(_LISTS + "GROUP BY 1, 2 ORDER BY 2")
        return [_list(row) for row in rows]

    def size(self, list_id: int) -> int:
        """Return how many people are on a list."""
        con = self._db.connection()
        row = con.execute("SELECT count(*) FROM contact WHERE list_id = :id", {"id": list_id})
        return int(row.fetchone()[0])

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
            return ensure_list(con, name, now)

    def rename_list(self, list_id: int, name: str) -> None:
        """Give a list another name. The caller has checked that it is free."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE contact_list SET name = :name WHERE id = :id",
                {"id": list_id, "name": name},
            )

    def _step(self, step: Callable[[sqlite3.Connection, int], int], key: int) -> int:
        with self._db.transaction() as con:
            return step(con, key)

    def delete_list(self, list_id: int) -> None:
        """Delete a list and everybody on it, batch by batch."""
        while self._step(_empty, list_id):
            let_others_write()
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
    return con.execute(
        """
        DELETE FROM contact
         WHERE id IN (SELECT id FROM contact WHERE list_id = :id LIMIT :most)
        """,
        {"id": list_id, "most": BATCH},
    ).rowcount


def _list(row: sqlite3.Row) -> ContactList:
    return ContactList(row["id"], row["name"], row["contacts"], when(row["created_at"]))


def _contact(row: sqlite3.Row) -> Contact:
    return Contact(row["id"], row["e164"], row["name"], json.loads(row["fields"]))
