"""Numbers that are never texted, those too that were erased since.

Of an erased number the entry stays, with its keyed hash (store.erased) in place of the number. A
number can so still be recognised when it comes again, in a file or a campaign.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from smsdesk.store import erased as erasure
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.times import stamp, when
from smsdesk.store.trigrams import containing, only_digits

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One entry of the list. ``e164`` is None where the number was erased."""

    id: int
    e164: str | None
    reason: str
    who: str
    added_at: datetime


class DoNotContactRepository:
    """Reads and writes ``do_not_contact``. Numbers are E.164."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, numbers: Iterable[str], now: datetime, *, reason: str = "", who: str = "") -> int:
        """Put numbers on the list; return how many were not on it. Who was on it stays as it was.

        They go in batch by batch; what was written stays on any error: too many is the safe side.
        """
        added = 0
        for batch in _batches(list(dict.fromkeys(numbers))):
            if added:
                let_others_write()
            with self._db.transaction() as con:
                gone = erased(con, batch)
                added += con.executemany(
                    """
                    INSERT INTO do_not_contact (e164, reason, who, added_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (e164) DO NOTHING
                    """,
                    [(one, reason, who, stamp(now)) for one in batch if one not in gone],
                ).rowcount
        return added

    def remove(self, numbers: Iterable[str]) -> int:
        """Take numbers off the list, erased ones too; return how many were on it."""
        asked = list(dict.fromkeys(numbers))
        with self._db.transaction() as con:
            key = erasure.key(con)
            return con.execute(
                """
                DELETE FROM do_not_contact
                 WHERE e164 IN (SELECT value FROM json_each(:numbers))
                    OR hash IN (SELECT value FROM json_each(:hashes))
                """,
                {
                    "numbers": json.dumps(asked),
                    "hashes": json.dumps(
                        [erasure.digest(key, one) for one in asked] if key else []
                    ),
                },
            ).rowcount

    def remove_ids(self, ids: Iterable[int]) -> int:
        """Take entries off the list; return how many there were."""
        with self._db.transaction() as con:
            return con.execute(
                "DELETE FROM do_not_contact WHERE id IN (SELECT value FROM json_each(:ids))",
                {"ids": json.dumps(list(ids))},
            ).rowcount

    def erase(self, e164: str) -> bool:
        """Forget a number, and keep its hash; tell whether the number stood there."""
        with self._db.transaction() as con:
            return erase(con, e164)

    def all(self) -> list[str]:
        """Return the numbers that were not erased, last added first."""
        rows = self._db.connection().execute(
            "SELECT e164 FROM do_not_contact WHERE e164 IS NOT NULL ORDER BY id DESC"
        )
        return [row["e164"] for row in rows]

    def page(
        self, *, search: str = "", after: int | None = None, limit: int = 200
    ) -> list[Forbidden]:
        """Return entries, last added first, from beyond the id ``after``.

        ``search`` is looked for in numbers, reasons and who added them.
        """
        rows = self._db.connection().execute(
            _PAGE, {"after": _NO_ID if after is None else after, "limit": limit, **_looked(search)}
        )
        return [
            Forbidden(row["id"], row["e164"], row["reason"], row["who"], when(row["added_at"]))
            for row in rows
        ]

    def count(self, search: str = "") -> int:
        """Return how many entries a search finds."""
        con = self._db.connection()
        return int(con.execute(_COUNT if search.strip() else _ALL, _looked(search)).fetchone()[0])

    def among(self, numbers: Iterable[str]) -> set[str]:
        """Return which of the numbers are on the list, erased ones too."""
        con = self._db.connection()
        found: set[str] = set()
        asked = list(numbers)
        short = con.execute(_ALL).fetchone()[0] <= len(asked)
        if short:  # the list is shorter than the question
            kept = con.execute("SELECT e164 FROM do_not_contact WHERE e164 IS NOT NULL")
            found.update({row["e164"] for row in kept}.intersection(asked))
        for batch in _batches(asked):
            if short:
                found.update(erased(con, batch))
                continue
            rows = con.execute(
                """
                SELECT e164 FROM do_not_contact
                 WHERE e164 IN (SELECT value FROM json_each(:numbers))
                """,
                {"numbers": json.dumps(batch)},
            )
            found.update(row["e164"] for row in rows)
            found.update(erased(con, batch))
        return found


def erase(con: sqlite3.Connection, e164: str) -> bool:
    """Forget a number, and keep its hash, inside somebody's transaction; tell whether it stood."""
    digest = erasure.digest(erasure.ensure_key(con), e164)
    return (
        con.execute(
            "UPDATE do_not_contact SET e164 = NULL, hash = :hash WHERE e164 = :e164",
            {"e164": e164, "hash": digest},
        ).rowcount
        == 1
    )


def add_erased(con: sqlite3.Connection, e164: str, now: datetime) -> None:
    """Put a number on the list as its hash alone, inside somebody's transaction."""
    con.execute(
        "INSERT INTO do_not_contact (hash, added_at) VALUES (:hash, :at)",
        {"hash": erasure.digest(erasure.ensure_key(con), e164), "at": stamp(now)},
    )


def anybody_erased(con: sqlite3.Connection) -> bool:
    """Tell whether a number was ever erased that is still on the list."""
    row = con.execute("SELECT EXISTS (SELECT 1 FROM do_not_contact WHERE hash IS NOT NULL)")
    return bool(row.fetchone()[0])


def erased(con: sqlite3.Connection, numbers: Sequence[str]) -> set[str]:
    """Return which of the numbers are on the list and were erased."""
    key = erasure.key(con) if anybody_erased(con) else b""
    if not key:
        return set()
    numbers_of = {erasure.digest(key, number): number for number in numbers}
    rows = con.execute(
        "SELECT hash FROM do_not_contact WHERE hash IN (SELECT value FROM json_each(:hashes))",
        {"hashes": json.dumps(list(numbers_of))},
    )
    return {numbers_of[row["hash"]] for row in rows}


_NO_ID = 2**63 - 1
_ALL = "SELECT count(*) FROM do_not_contact"
_FOUND = r"""
    (:text = '%%' OR reason LIKE :text ESCAPE '\' OR who LIKE :text ESCAPE '\'
        OR (:digits <> '' AND e164 LIKE :digits))
"""
_COUNT = _ALL + " WHERE " + _FOUND
_PAGE = "SELECT * FROM do_not_contact WHERE id < :after AND " + _FOUND
_PAGE += " ORDER BY id DESC LIMIT :limit"


def _looked(search: str) -> dict[str, str]:
    digits = only_digits(search)
    return {"text": containing(search.strip()), "digits": f"%{digits}%" if digits else ""}


def _batches(numbers: list[str]) -> Iterable[list[str]]:
    for at in range(0, len(numbers), _AT_ONCE):
        yield numbers[at : at + _AT_ONCE]
