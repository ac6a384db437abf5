"""One-time codes that were asked for: when, for whom, and what became of it. Never the code."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from smsdesk.core.models import OtpSent
from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when

OtpState = Literal["sending", "sent", "refused", "unknown", "verified"]


@dataclass(frozen=True, slots=True)
class OtpRow:
    """A one-time code as it is kept. ``own_check`` is a salted hash where we check it ourselves."""

    id: int
    e164: str
    state: OtpState
    token: str
    reference: str
    own_check: str
    tries: int
    credits: Decimal | None
    requested_at: datetime
    expires_at: datetime | None


class OtpRepository:
    """Reads ``otp``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def newest(self, account_id: int, e164: str) -> OtpRow | None:
        """Return the last code that was asked for, for a number."""
        return self._first(
            "SELECT * FROM otp WHERE account_id = :account AND e164 = :word "
            "ORDER BY id DESC LIMIT 1",
            account_id,
            e164,
        )

    def by_token(self, account_id: int, token: str) -> OtpRow | None:
        """Return the code of a service's token."""
        return self._first(
            "SELECT * FROM otp WHERE account_id = :account AND token = :word AND token <> '' "
            "ORDER BY id DESC LIMIT 1",
            account_id,
            token,
        )

    def _first(self, sql: str, account_id: int, word: str) -> OtpRow | None:
        row = self._db.connection().execute(sql, {"account": account_id, "word": word}).fetchone()
        return _row(row) if row else None


def begin(
    con: sqlite3.Connection, account_id: int, e164: str, own_check: str, now: datetime
) -> int:
    """Write that a code is about to be asked for; return its id."""
    row = con.execute(
        """
        INSERT INTO otp (account_id, e164, state, own_check, requested_at)
        VALUES (:account, :e164, 'sending', :check, :at) RETURNING id
        """,
        {"account": account_id, "e164": e164, "check": own_check, "at": stamp(now)},
    ).fetchone()
    return int(row["id"])


def sent(con: sqlite3.Connection, otp_id: int, told: OtpSent) -> None:
    """Write that a service took it."""
    con.execute(
        """
        UPDATE otp SET state = 'sent', token = :token, reference = :reference,
               credits = :credits, expires_at = :expires
         WHERE id = :id
        """,
        {
            "id": otp_id,
            "token": told.token,
            "reference": told.reference,
            "credits": None if told.credits is None else str(told.credits),
            "expires": stamp(told.expires_at) if told.expires_at is not None else None,
        },
    )


def ended(con: sqlite3.Connection, otp_id: int, state: Literal["refused", "unknown"]) -> None:
    """Write that it was not sent, or that nobody knows."""
    con.execute("UPDATE otp SET state = :state WHERE id = :id", {"id": otp_id, "state": state})


def count_try(con: sqlite3.Connection, otp_id: int) -> int:
    """Count one more try at a code; return how many there were."""
    row = con.execute(
        "UPDATE otp SET tries = tries + 1 WHERE id = :id RETURNING tries", {"id": otp_id}
    ).fetchone()
    return int(row["tries"])


def verified(con: sqlite3.Connection, otp_id: int, now: datetime) -> bool:
    """Write that a code was right; False where it had served already."""
    moved = con.execute(
        """
        UPDATE otp SET state = 'verified', verified_at = :at
         WHERE id = :id AND state IN ('sent', 'unknown', 'sending')
        """,
        {"id": otp_id, "at": stamp(now)},
    ).rowcount
    return moved == 1


def _row(row: sqlite3.Row) -> OtpRow:
    return OtpRow(
        id=row["id"],
        e164=row["e164"],
        state=row["state"],
        token=row["token"],
        reference=row["reference"],
        own_check=row["own_check"],
        tries=row["tries"],
        credits=None if row["credits"] is None else Decimal(row["credits"]),
        requested_at=when(row["requested_at"]),
        expires_at=when(row["expires_at"]) if row["expires_at"] else None,
    )
