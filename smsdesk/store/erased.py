"""What stays of a number that was erased: a keyed hash, by which it is recognised again.

HMAC-SHA-256 of the E.164 with a random key of this installation. Who gets hold of the hashes alone
learns nothing. It does not protect from who has the whole database, since the key stands in it and
Thai mobile numbers are few enough to try them all: it is a promise not to keep the number, not a
secret kept from the desk.
"""

import hmac
import secrets
import sqlite3

_NAME = "erased_key"


def key(con: sqlite3.Connection) -> bytes:
    """Return the key, b"" where nothing was ever erased."""
    row = con.execute("SELECT value FROM meta WHERE key = :name", {"name": _NAME}).fetchone()
    return bytes.fromhex(row["value"]) if row else b""


def ensure_key(con: sqlite3.Connection) -> bytes:
    """Return the key, making it inside somebody's transaction where there is none."""
    con.execute(
        "INSERT INTO meta VALUES (:name, :key) ON CONFLICT (key) DO NOTHING",
        {"name": _NAME, "key": secrets.token_hex(32)},
    )
    return key(con)


def digest(of_key: bytes, e164: str) -> str:
    """Return the keyed hash of a number: 64 hex digits."""
    return hmac.digest(of_key, e164.encode(), "sha256").hex()
