"""A whole copy of the database as it stood at one moment, made while others read and write.

``VACUUM INTO`` copies what one read transaction sees: the backup API would begin anew with each
commit of a sender. What was deleted is not in it, nor in gaps of its pages. For the seconds in
which it is encrypted the copy lies unencrypted beside the database, which is no less readable:
holding a million messages in memory instead takes half a gigabyte.
"""

import json
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from smsdesk.core.backups import Restored
from smsdesk.core.errors import StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.store import audit, damage
from smsdesk.store.db import Database, store_errors, until_stopped
from smsdesk.store.lock import DeskLock
from smsdesk.store.times import stamp, when

log = logging.getLogger(__name__)

FOLDER: Final = "backups"
_REST_SECONDS: Final = 0.01
_COPY: Final = "smsdesk.backup.part"  # of the names that an erasure deletes
_LOCKED: Final = "backup_key"
_RECIPIENT: Final = "backup_recipient"


@dataclass(frozen=True, slots=True)
class Key:
    """To whom backups are encrypted, and the identity that opens them, itself encrypted."""

    recipient: str
    locked: bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """What a database holds, to compare it with."""

    schema: int
    campaigns: int
    messages: int


def backup_lock(folder: Path) -> DeskLock:
    """Return the lock of whoever makes or unpacks a backup in a data folder."""
    return DeskLock(folder / FOLDER)


@contextmanager
def snapshot(db: Database, job: JobContext) -> Iterator[tuple[Path, Facts]]:
    """Give a checked copy and what it holds, and remove it. The backup lock is held.

    Raises StoreError: database_damaged, disk_full and so on; Cancelled.
    """
    path = db.path.parent / _COPY
    con = db.connection()
    try:
        path.unlink(missing_ok=True)
        before = facts(con)
        with _bit_by_bit(path, job) as breathe, until_stopped(con, job, breathe):
            con.execute("VACUUM INTO :path", {"path": str(path)})
        damage.check_all(path, job)
        found = facts_of(path)
        if not _between(before, found, facts(con)):
            raise StoreError("database_damaged", detail="counts of the copy")
        yield path, found
    except OSError as exc:
        raise StoreError("disk_error", detail=type(exc).__name__) from exc
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _bit_by_bit(path: Path, job: JobContext) -> Iterator[Callable[[], None]]:
    """Make an empty file of ours alone, and give what puts it onto the disk in small pieces.

    What the system writes out at once instead makes a sender's commit wait for 200 ms.
    """
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)

    def breathe() -> None:
        os.fsync(file)
        job.wait(_REST_SECONDS)

    try:
        yield breathe
    finally:
        os.close(file)


def facts_of(path: Path) -> Facts:
    """Return what a file that is not in use holds. Raises StoreError."""
    with store_errors(), closing(sqlite3.connect(path)) as con:
        return facts(con)


def facts(con: sqlite3.Connection) -> Facts:
    """Return what a database holds."""
    schema = con.execute("PRAGMA user_version").fetchone()[0]
    return Facts(schema, *con.execute(_COUNTS).fetchone())


_COUNTS: Final = "SELECT (SELECT count(*) FROM campaign), (SELECT count(*) FROM message)"


def _between(before: Facts, found: Facts, after: Facts) -> bool:
    """Tell whether a copy fits what was counted before and after it: rows are only added."""
    return (
        before.schema == found.schema
        and before.campaigns <= found.campaigns <= after.campaigns
        and before.messages <= found.messages <= after.messages
    )


def remove_left(folder: Path) -> None:
    """Remove what was left by whoever was killed while making a backup or putting one in place.

    The desk's lock is held. Where a command makes a backup just now, nothing is removed.
    """
    if not any((folder / name).exists() for name in (_COPY, damage.RESTORED)):
        return
    lock = backup_lock(folder)
    try:
        if lock.acquire():
            (folder / _COPY).unlink(missing_ok=True)
            damage.remove_left(folder)
    except OSError as exc:  # another program looks at it; the next start tries again
        log.warning("what was left of a backup could not be removed: %s", type(exc).__name__)
    finally:
        lock.release()


def key_of(db: Database) -> Key | None:
    """Return the key to backups, None before a passphrase was chosen."""
    rows = db.connection().execute(
        "SELECT key, value FROM meta WHERE key IN (:recipient, :locked)",
        {"recipient": _RECIPIENT, "locked": _LOCKED},
    )
    found = {row["key"]: row["value"] for row in rows}
    if len(found) < 2:
        return None
    return Key(found[_RECIPIENT], found[_LOCKED].encode())


def keep_key(con: sqlite3.Connection, key: Key) -> None:
    """Encrypt backups to another key from now on."""
    for name, value in ((_RECIPIENT, key.recipient), (_LOCKED, key.locked.decode())):
        con.execute(
            """
            INSERT INTO meta VALUES (:name, :value)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """,
            {"name": name, "value": value},
        )


def erased_since(db: Database, moment: datetime) -> bool:
    """Tell whether somebody was forgotten since then: a copy from before still knows them."""
    row = (
        db.connection()
        .execute(
            "SELECT 1 FROM audit WHERE action IN ('erase', 'purge') AND at >= :at LIMIT 1",
            {"at": stamp(moment)},
        )
        .fetchone()
    )
    return row is not None


def told_of(made_at: datetime, who: str) -> str:
    """Return what a restored file tells of itself when it is opened."""
    return json.dumps({"made_at": stamp(made_at), "who": who}, ensure_ascii=False)


def note_restored(con: sqlite3.Connection, told: str, now: datetime) -> Restored:
    """Write into the audit log that a backup took the place of the database; return which."""
    said = json.loads(told)
    messages = facts(con).messages
    audit.note(con, "restore", messages, now, who=said["who"], made_at=said["made_at"])
    return Restored(when(said["made_at"]), messages)
