"""Accounts and their last known balances. No secrets here."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from smsdesk.core.models import Account, Balance
from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when

HOUR = len("2026-11-27T08")
"""So much of a time tells its hour."""

_UNFINISHED = "('scheduled', 'running', 'paused', 'missed')"


class AccountRepository:
    """Reads and writes ``account`` and ``balance``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def installation(self) -> str:
        """Return the id under which this data folder keeps its secrets."""
        row = (
            self._db.connection()
            .execute("SELECT value FROM meta WHERE key = 'installation'")
            .fetchone()
        )
        return str(row["value"])

    def add(
        self,
        *,
        name: str,
        service: str,
        base_url: str,
        practice: bool,
        settings: Mapping[str, str],
        now: datetime,
    ) -> Account:
        """Store a new account. The caller has checked that the name is free."""
        with self._db.transaction() as con:
            row = con.execute(
                """
                INSERT INTO account (name, service, base_url, practice, settings, created_at)
                VALUES (:name, :service, :base_url, :practice, :settings, :at)
                RETURNING *
                """,
                {
                    "name": name,
                    "service": service,
                    "base_url": base_url,
                    "practice": int(practice),
                    "settings": json.dumps(dict(settings)),
                    "at": stamp(now),
                },
            ).fetchone()
        return _account(row)

    def all(self) -> list[Account]:
        """Return the accounts in use, oldest first."""
        rows = self._db.connection().execute(
            "SELECT * FROM account WHERE removed_at IS NULL ORDER BY id"
        )
        return [_account(row) for row in rows]

    def by_id(self, account_id: int) -> Account | None:
        """Return an account, removed ones too."""
        row = (
            self._db.connection()
            .execute("SELECT * FROM account WHERE id = :id", {"id": account_id})
            .fetchone()
        )
        return _account(row) if row else None

    def remove(self, account_id: int, now: datetime) -> None:
        """Take an account out of use; its history stays."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE account SET removed_at = :at WHERE id = :id",
                {"id": account_id, "at": stamp(now)},
            )

    def set_settings(self, account_id: int, settings: Mapping[str, str]) -> None:
        """Replace an account's settings."""
        with self._db.transaction() as con:
            con.execute(
                "UPDATE account SET settings = :settings WHERE id = :id",
                {"id": account_id, "settings": json.dumps(dict(settings))},
            )

    def move(self, account_id: int, base_url: str) -> bool:
        """Set an account's address, unless something may yet be sent to it; tell whether.

        What was sent to the old address is not asked about at the new one (``store.reports``): the
        same id may be another office's message there.
        """
        with self._db.transaction() as con:
            moved = con.execute(
                """
                UPDATE account SET base_url = :url WHERE id = :id AND NOT EXISTS (
                    SELECT 1 FROM campaign WHERE account_id = :id
                       AND state IN """
                + _UNFINISHED
                + ")",
                {"id": account_id, "url": base_url},
            )
        return moved.rowcount > 0

    def set_balances(self, account_id: int, balances: Iterable[Balance], now: datetime) -> None:
        """Remember what the service said."""
        with self._db.transaction() as con:
            store_balances(con, account_id, balances, now)

    def balances(self, account_id: int) -> tuple[list[Balance], datetime | None]:
        """Return the last known balances and when they were known."""
        rows = (
            self._db.connection()
            .execute(
                "SELECT kind, credits, at FROM balance WHERE account_id = :id ORDER BY rowid",
                {"id": account_id},
            )
            .fetchall()
        )
        found = [Balance(row["kind"], Decimal(row["credits"])) for row in rows]
        return found, min((when(row["at"]) for row in rows), default=None)

    def has_unfinished(self, account_id: int) -> bool:
        """Tell whether a campaign of this account still has something to send."""
        row = (
            self._db.connection()
            .execute(
                "SELECT 1 FROM campaign WHERE account_id = :id AND state IN "
                + _UNFINISHED
                + " LIMIT 1",
                {"id": account_id},
            )
            .fetchone()
        )
        return row is not None


def store_balances(
    con: sqlite3.Connection, account_id: int, balances: Iterable[Balance], now: datetime
) -> None:
    """Write balances inside somebody's transaction, and their history: the last of each hour."""
    at = stamp(now)
    rows = [
        {
            "account": account_id,
            "kind": balance.kind,
            "credits": str(balance.credits),
            "at": at,
            "hour": at[:HOUR],
        }
        for balance in balances
    ]
    con.executemany(
        """
        INSERT INTO balance VALUES (:account, :kind, :credits, :at)
        ON CONFLICT (account_id, kind) DO UPDATE SET credits = excluded.credits, at = excluded.at
        """,
        rows,
    )
    con.executemany(
        """
        INSERT INTO balance_history VALUES (:account, :kind, :hour, :credits, :at)
        ON CONFLICT (account_id, kind, hour)
        DO UPDATE SET credits = excluded.credits, at = excluded.at
        """,
        rows,
    )


def _account(row: sqlite3.Row) -> Account:
    return Account(
        id=row["id"],
        name=row["name"],
        service=row["service"],
        base_url=row["base_url"],
        practice=bool(row["practice"]),
        settings=json.loads(row["settings"]),
    )
