"""Searching contacts as the clerk types, over a million of them.

An FTS5 index says which rows may hold all of the three-letter pieces of what is looked for; each
of those is then looked at itself. So the index may know too much (people who are gone, or are
otherwise now), but never too little: ``search_state.upto`` is the highest id in it, ids above that
and those in ``unsearched`` are looked at without it. Whoever changes contacts says so here:
``changed`` when name, number or fields change, ``removed`` after rows were deleted, since a later
row may get the id of a deleted one.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

from smsdesk.core.jobs import JobContext
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.trigrams import containing, match, only_digits

INDEX_BATCH: Final = 2_000
"""Rows a transaction: indexing one takes some 50 µs."""
SMALL_LIST: Final = 10_000
"""A list of so few is looked through faster than the index of a million tells who is on it."""


class Search:
    """What is looked for, ready for statements."""

    def __init__(self, search: str) -> None:
        text = search.strip()
        digits = only_digits(text)
        in_json = json.dumps(text, ensure_ascii=False)[1:-1]
        self.match = match(text, digits)
        self.values = {
            "text": containing(text),
            "digits": f"%{digits}%" if digits else "",
            "quoted": containing(in_json),
        }


def rows(
    con: sqlite3.Connection, search: str, *, list_id: int | None, after: int, limit: int
) -> list[sqlite3.Row]:
    """Return contacts that hold a search, by id, from beyond ``after``; of one list, or of all."""
    sought = Search(search)
    values: dict[str, Any] = {"list": list_id, "after": after, "limit": limit, **sought.values}
    of_list = list_id is not None
    if not sought.match or (list_id is not None and _is_small(con, list_id)):
        return con.execute(_LOOKED_THROUGH[of_list], values).fetchall()
    values |= {"match": sought.match, "upto": _upto(con), **_span(con, list_id, after)}
    by_id: dict[int, sqlite3.Row] = {}
    for statement in _BY_INDEX[of_list]:
        by_id.update((row["id"], row) for row in con.execute(statement, values))
    return [by_id[one] for one in sorted(by_id)[:limit]]


def count(con: sqlite3.Connection, search: str, list_id: int) -> int:
    """Return how many contacts of a list hold a search."""
    sought = Search(search)
    values: dict[str, Any] = {"list": list_id, "after": 0, **sought.values}
    if not sought.match or _is_small(con, list_id):
        return int(con.execute(_COUNT_THROUGH, values).fetchone()[0])
    values |= {"match": sought.match, "upto": _upto(con), **_span(con, list_id, 0)}
    return int(con.execute(_COUNT_BY_INDEX, values).fetchone()[0])


def changed(con: sqlite3.Connection, contact_id: int) -> None:
    """Say, in the same transaction, that a contact is otherwise now."""
    con.execute(_NOTE_CHANGED, {"id": contact_id})


def removed(con: sqlite3.Connection, count: int) -> None:
    """Say, in the same transaction, that so many contacts were deleted.

    Their ids may be given again: what is above the highest left is not in the index any more.
    """
    con.execute(
        """
        UPDATE search_state SET stale = stale + :count,
               upto = min(upto, (SELECT coalesce(max(id), 0) FROM contact))
        """,
        {"count": count},
    )


def forget(con: sqlite3.Connection, contacts: Sequence[int]) -> None:
    """Take contacts, as they stand, out of the index, in the transaction that deletes or changes
    them. What is not in it as it stands is left to ``forget_number``.
    """
    con.execute(_FORGET, {"ids": json.dumps(contacts)})


def forget_number(con: sqlite3.Connection, e164: str) -> int:
    """Take a number that no contact has any more from what the index still knows of before.

    Returns how many rows of it there were; names and fields that were indexed with the number
    stand there still, letter by letter, and belong to nobody.
    """
    left = con.execute(_HOLDING, {"match": match(e164, "")}).fetchall()
    stale = [row["id"] for row in left if row["text"] is None or e164 not in row["text"]]
    for one in stale:  # in and out, so that the index's own count of its rows stays right
        con.execute("INSERT INTO contact_search (rowid, text) VALUES (?, ?)", (one, e164))
        con.execute(
            "INSERT INTO contact_search (contact_search, rowid, text) VALUES ('delete', ?, ?)",
            (one, e164),
        )
        changed(con, one)  # who has the id now is looked at without the index until it is made anew
    return len(stale)


def index_new(db: Database, job: JobContext | None = None) -> int:
    """Put into the index what is not there yet, in small transactions; return how many rows.

    A cancelled or killed one goes on at the next call: it never raises Cancelled. An index that
    knows more who are gone than who are there is made anew.
    """
    job = job or JobContext()
    with db.transaction() as con:
        con.execute(_EMPTY_IF_STALE)
        if con.execute("SELECT upto < 0 AS empty FROM search_state").fetchone()["empty"]:
            con.execute("INSERT INTO contact_search (contact_search) VALUES ('delete-all')")
            con.execute("DELETE FROM unsearched")
            con.execute("UPDATE search_state SET upto = 0, stale = 0")
    done = 0
    for step in _steps(db):
        done += step
        if job.stopping:
            break
        let_others_write()
    return done


def _steps(db: Database) -> Iterator[int]:
    for step in (_index_changed, _index_new):
        while True:
            with db.transaction() as con:
                rows = step(con)
            if not rows:
                break
            yield rows


def _index_new(con: sqlite3.Connection) -> int:
    last = con.execute(
        """
        SELECT max(id) AS id, count(*) AS rows FROM (
            SELECT id FROM contact WHERE id > (SELECT upto FROM search_state)
             ORDER BY id LIMIT :most)
        """,
        {"most": INDEX_BATCH},
    ).fetchone()
    if not last["rows"]:
        return 0
    con.execute(_INDEX + _BEYOND, {"last": last["id"]})
    con.execute("UPDATE search_state SET upto = :last", {"last": last["id"]})
    return int(last["rows"])


def _index_changed(con: sqlite3.Connection) -> int:
    ids = con.execute(
        "SELECT contact_id FROM unsearched ORDER BY contact_id LIMIT :most", {"most": INDEX_BATCH}
    ).fetchall()
    if not ids:
        return 0
    batch = {"ids": json.dumps([row["contact_id"] for row in ids])}
    con.execute(_INDEX + _AMONG + " AND id <= (SELECT upto FROM search_state)", batch)
    con.execute(
        "DELETE FROM unsearched WHERE contact_id IN (SELECT value FROM json_each(:ids))", batch
    )
    con.execute("UPDATE search_state SET stale = stale + :count", {"count": len(ids)})
    return len(ids)


def _upto(con: sqlite3.Connection) -> int:
    return int(con.execute("SELECT upto FROM search_state").fetchone()["upto"])


def _is_small(con: sqlite3.Connection, list_id: int) -> bool:
    row = con.execute("SELECT contacts FROM contact_list WHERE id = :id", {"id": list_id})
    found = row.fetchone()
    return found is None or found["contacts"] <= SMALL_LIST


def _span(con: sqlite3.Connection, list_id: int | None, after: int) -> dict[str, int]:
    """Return between which ids a list's people stand: the rest of the index need not be read."""
    if list_id is None:
        return {"first": after, "last": 2**62}
    values = {"list": list_id}
    low = con.execute(_LOWEST, values).fetchone()[0] or 0
    high = con.execute(_HIGHEST, values).fetchone()[0] or 0
    return {"first": max(after, low - 1), "last": high}


_LOWEST = "SELECT min(id) FROM contact WHERE list_id = :list"
_HIGHEST = "SELECT max(id) FROM contact WHERE list_id = :list"
_SELECT = "SELECT contact.id, list_id, e164, name, fields"
_FROM_TABLE = " FROM contact WHERE contact.id > :after"
_FROM_NEW = " FROM contact WHERE contact.id > max(:after, :upto)"
_FROM_UNSEARCHED = """
      FROM unsearched CROSS JOIN contact ON contact.id = unsearched.contact_id
     WHERE unsearched.contact_id > :after
"""
_FROM_INDEX = """
      FROM contact_search CROSS JOIN contact ON contact.id = contact_search.rowid
     WHERE contact_search MATCH :match
       AND contact_search.rowid > :first AND contact_search.rowid <= :last
"""
_OF_LIST = " AND list_id = :list"
_FOUND = r"""
    AND (name LIKE :text ESCAPE '\' OR (:digits <> '' AND e164 LIKE :digits)
        OR (fields LIKE :quoted ESCAPE '\' AND EXISTS (
            SELECT 1 FROM json_each(fields) WHERE value LIKE :text ESCAPE '\')))
"""
_IN_ORDER = " ORDER BY contact.id LIMIT :limit"
# In this order: what is put into the index meanwhile is found there at last.
_SOURCES = (
    (_FROM_NEW, _IN_ORDER),
    (_FROM_UNSEARCHED, " ORDER BY unsearched.contact_id LIMIT :limit"),
    (_FROM_INDEX, " ORDER BY contact_search.rowid LIMIT :limit"),
)
_LOOKED_THROUGH = {
    False: _SELECT + _FROM_TABLE + _FOUND + _IN_ORDER,
    True: _SELECT + _FROM_TABLE + _OF_LIST + _FOUND + _IN_ORDER,
}
_BY_INDEX = {
    False: [_SELECT + source + _FOUND + order for source, order in _SOURCES],
    True: [_SELECT + source + _OF_LIST + _FOUND + order for source, order in _SOURCES],
}
_COUNT_THROUGH = "SELECT count(*)" + _FROM_TABLE + _OF_LIST + _FOUND
_IDS = " UNION ".join(
    "SELECT contact.id" + source + _OF_LIST + _FOUND for source, _order in _SOURCES
)
_COUNT_BY_INDEX = "SELECT count(*) FROM (" + _IDS + ")"
_NOTE_CHANGED = """
    INSERT INTO unsearched SELECT :id WHERE :id <= (SELECT upto FROM search_state)
        ON CONFLICT DO NOTHING
"""
_EMPTY_IF_STALE = """
    UPDATE search_state SET upto = -1
     WHERE stale > 1000 AND stale > (SELECT coalesce(sum(contacts), 0) FROM contact_list)
"""
_TEXT = """
    name || char(10) || e164 || char(10) || coalesce(
        (SELECT group_concat(value, char(10)) FROM json_each(fields)), '')
"""
_INDEX = "INSERT INTO contact_search (rowid, text) SELECT id, " + _TEXT + " FROM contact "
_FORGET = (
    "INSERT INTO contact_search (contact_search, rowid, text) SELECT 'delete', id, "
    + _TEXT
    + """
      FROM contact WHERE id IN (SELECT value FROM json_each(:ids))
       AND id <= (SELECT upto FROM search_state)
       AND id NOT IN (SELECT contact_id FROM unsearched)
"""
)
_HOLDING = (
    "SELECT contact_search.rowid AS id, "
    + _TEXT
    + """ AS text
      FROM contact_search LEFT JOIN contact ON contact.id = contact_search.rowid
     WHERE contact_search MATCH :match
"""
)
_BEYOND = " WHERE id > (SELECT upto FROM search_state) AND id <= :last"
_AMONG = " WHERE id IN (SELECT value FROM json_each(:ids))"
