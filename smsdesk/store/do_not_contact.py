"""Numbers that are never texted."""

import json
from collections.abc import Iterable
from datetime import datetime

from smsdesk.store.db import Database
from smsdesk.store.times import stamp

_AT_ONCE = 10_000


class DoNotContactRepository:
    """Reads and writes ``do_not_contact``. Numbers are E.164."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, numbers: Iterable[str], now: datetime) -> int:
        """Put numbers on the list; return how many were not on it."""
        with self._db.transaction() as con:
            return con.executemany(
                "INSERT INTO do_not_contact VALUES (?, ?) ON CONFLICT (e164) DO NOTHING",
                [(number, stamp(now)) for number in numbers],
            ).rowcount

    def remove(self, numbers: Iterable[str]) -> int:
        """Take numbers off the list; return how many were on it."""
        with self._db.transaction() as con:
            return con.execute(
                "DELETE FROM do_not_contact WHERE e164 IN (SELECT value FROM json_each(:numbers))",
                {"numbers": json.dumps(list(numbers))},
            ).rowcount

    def all(self) -> list[str]:
        """Return the numbers, last added first."""
        rows = self._db.connection().execute(
            "SELECT e164 FROM do_not_contact ORDER BY added_at DESC, e164"
        )
        return [row["e164"] for row in rows]

    def among(self, numbers: Iterable[str]) -> set[str]:
        """Return which of the numbers are on the list."""
        con = self._db.connection()
        asked = list(numbers)
        found: set[str] = set()
        for at in range(0, len(asked), _AT_ONCE):
            rows = con.execute(
                """
                SELECT e164 FROM do_not_contact
                 WHERE e164 IN (SELECT value FROM json_each(:numbers))
                """,
                {"numbers": json.dumps(asked[at : at + _AT_ONCE])},
            )
            found.update(row["e164"] for row in rows)
        return found
