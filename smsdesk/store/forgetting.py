"""What erasing one person and a retention share: messages lose their people, and keep their row.

State, parts, credits, references and reports stay, so that tallies, receipts and certificates add
up as before; number, name and text go, and the search index is told to forget them.
"""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from smsdesk.core import phone
from smsdesk.store import erased as erasure
from smsdesk.store import message_search
from smsdesk.store.db import Database, let_others_write

BATCH: Final = 100
"""Messages a transaction while somebody sends: the search index takes some 50 µs for each."""
IDLE_BATCH: Final = 500
_MERGE_PAGES: Final = 64


def sends(con: sqlite3.Connection) -> bool:
    """Tell whether a campaign goes on, so that transactions must be short."""
    row = con.execute("SELECT EXISTS (SELECT 1 FROM campaign WHERE state = 'running')")
    return bool(row.fetchone()[0])


def batch_size(con: sqlite3.Connection) -> int:
    """Return how many messages a transaction may take."""
    return BATCH if sends(con) else IDLE_BATCH


def forget_messages(con: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> int:
    """Take number, name and text from messages (rows of id and e164); return how many."""
    key = erasure.ensure_key(con)
    message_search.forget(con, [row["id"] for row in rows])
    con.executemany(
        "UPDATE message SET e164 = ?, name = '', text = '' WHERE id = ?",
        [(phone.erased(erasure.digest(key, row["e164"])), row["id"]) for row in rows],
    )
    return len(rows)


def forget_skips(con: sqlite3.Connection, rowids: Sequence[int]) -> int:
    """Take number and name from rows of ``skipped``; row and reason stay, so that they add up."""
    return con.execute(
        """
        UPDATE skipped SET e164 = '', name = '', written = ''
         WHERE rowid IN (SELECT value FROM json_each(:rows))
        """,
        {"rows": json.dumps(list(rowids))},
    ).rowcount


def forget_codes(con: sqlite3.Connection, ids: Sequence[int]) -> int:
    """Take the number from one-time codes, which can be checked no more; their credits stay."""
    key = erasure.ensure_key(con)
    rows = con.execute(
        "SELECT id, e164 FROM otp WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(list(ids))},
    ).fetchall()
    con.executemany(
        "UPDATE otp SET e164 = ?, token = '', own_check = '' WHERE id = ?",
        [(phone.erased(erasure.digest(key, row["e164"])), row["id"]) for row in rows],
    )
    return len(rows)


def merge_search(db: Database) -> None:
    """Rewrite the search indexes, step by step, unless somebody sends.

    Until then they hold, letter by letter, what they were told to forget, though nobody finds it.
    A million messages take six seconds, in which others wait for a step at most.
    """
    for sql in _MERGES:
        pages = -_MERGE_PAGES  # begins with all that there is, whatever its size
        while not sends(db.connection()) and _merge_some(db, sql, pages):
            pages = _MERGE_PAGES
            let_others_write()


def _merge_some(db: Database, sql: str, pages: int) -> bool:
    """Make one step; tell whether more are to be made."""
    with db.transaction() as con:
        before = con.total_changes
        con.execute(sql, {"pages": pages})
        return con.total_changes - before >= 2  # SQLite's own sign of work that was done


_MERGE: Final = "INSERT INTO {table} ({table}, rank) VALUES ('merge', :pages)"
_MERGES: Final = [_MERGE.format(table=table) for table in ("message_search", "contact_search")]
