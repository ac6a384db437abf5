"""Sender names of an account: when each was last used, and what was noted of it by hand."""

import sqlite3
from datetime import datetime

from smsdesk.core.models import SenderName
from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when


class SenderRepository:
    """Reads and writes ``sender``. Names are kept to the letter: "SMS." is not "SMS"."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, account_id: int) -> list[SenderName]:
        """Return what is known of an account's senders: last used first, then by name."""
        rows = self._db.connection().execute(
            """
            SELECT * FROM sender WHERE account_id = :id AND (kept = 1 OR used_at IS NOT NULL)
             ORDER BY used_at IS NULL, used_at DESC, sender
            """,
            {"id": account_id},
        )
        return [
            SenderName(
                row["sender"],
                status=row["status"],
                kept=bool(row["kept"]),
                used_at=when(row["used_at"]) if row["used_at"] else None,
                noted_at=when(row["status_at"]) if row["status_at"] else None,
            )
            for row in rows
        ]

    def keep(self, account_id: int, sender: str, status: str, now: datetime) -> None:
        """Keep a sender with what was said of it; when it was used stays as it was."""
        with self._db.transaction() as con:
            con.execute(
                """
                INSERT INTO sender (account_id, sender, kept, status, status_at)
                VALUES (:account, :sender, 1, :status, :at)
                ON CONFLICT (account_id, sender) DO UPDATE
                SET kept = 1, status = excluded.status, status_at = excluded.status_at
                """,
                {"account": account_id, "sender": sender, "status": status, "at": stamp(now)},
            )

    def forget(self, account_id: int, sender: str) -> bool:
        """Forget a sender; tell whether it was known."""
        with self._db.transaction() as con:
            gone = con.execute(
                "DELETE FROM sender WHERE account_id = :account AND sender = :sender",
                {"account": account_id, "sender": sender},
            )
        return gone.rowcount > 0


def store_use(con: sqlite3.Connection, account_id: int, sender: str, now: datetime) -> None:
    """Note inside somebody's transaction that a sender is used now."""
    con.execute(
        """
        INSERT INTO sender (account_id, sender, used_at) VALUES (:account, :sender, :at)
        ON CONFLICT (account_id, sender) DO UPDATE SET used_at = excluded.used_at
        """,
        {"account": account_id, "sender": sender, "at": stamp(now)},
    )
