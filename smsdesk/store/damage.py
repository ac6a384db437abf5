"""A database that cannot be trusted: finding out cheaply, keeping it, putting a copy in its place.

What is damaged is opened for reading alone and nothing is sent from it. It is never overwritten:
it is kept under a dated name when a copy takes its place.
"""

import logging
import os
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smsdesk.core.errors import StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.store import restored
from smsdesk.store.db import Database, store_errors, until_stopped

log = logging.getLogger(__name__)

NAME = "smsdesk.sqlite3"
_MAGIC = b"SQLite format 3\0"
RESTORED = "smsdesk.restored.part"
_MARK = "smsdesk.damaged"
_REPLACED = "smsdesk.replaced"
_LOG_HEADER, _FRAME_HEADER = 32, 24
_COMPANIONS = ("", "-wal", "-shm")

# Down both edges of the big trees, and all that recovery and the first page of History read.
_LOOKS = (
    "SELECT name, sql FROM sqlite_schema",
    "SELECT key, value FROM meta",
    "SELECT * FROM account",
    "SELECT * FROM campaign ORDER BY id LIMIT 1",
    "SELECT * FROM campaign ORDER BY id DESC LIMIT 100",
    "SELECT * FROM tally ORDER BY campaign_id DESC LIMIT 100",
    "SELECT * FROM attempt WHERE state IN ('prepared', 'sending')",
    "SELECT * FROM attempt ORDER BY id LIMIT 1",
    "SELECT * FROM attempt ORDER BY id DESC LIMIT 100",
    "SELECT * FROM message ORDER BY id LIMIT 1",
    "SELECT * FROM message ORDER BY id DESC LIMIT 100",
    "SELECT min(e164) FROM message",
    "SELECT max(e164) FROM message",
    "SELECT max(attempt_id) FROM message WHERE attempt_id IS NOT NULL",
    "SELECT * FROM message WHERE state = 'unknown' ORDER BY campaign_id, id LIMIT 1",
    "SELECT * FROM message WHERE state = 'queued' ORDER BY campaign_id, id LIMIT 1",
    "SELECT * FROM event ORDER BY id LIMIT 1",
    "SELECT * FROM event ORDER BY id DESC LIMIT 100",
    "SELECT * FROM contact ORDER BY id LIMIT 1",
    "SELECT * FROM contact ORDER BY id DESC LIMIT 1",
    "SELECT min(e164) FROM do_not_contact",
    "SELECT max(e164) FROM do_not_contact",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """An older database beside the one in use, and when it was made (aware)."""

    path: Path
    made_at: datetime


def look_before_opening(path: Path) -> None:
    """Raise StoreError ``database_damaged`` for what SQLite would mend away without a word.

    The lock on the folder is held. SQLite takes a log that was cut short for a shorter history:
    what was sent in the part that is lost would be sent again.
    """
    if marked := _read_mark(path):
        raise StoreError("database_damaged", detail=marked)
    if log_is_cut_short(path):
        raise StoreError("database_damaged", detail="log cut short")


def has_log(path: Path) -> bool:
    """Tell whether a write-ahead log lies there, with its database or without."""
    return _size(path, "-wal") > 0


def look(db: Database) -> None:
    """Read a little of everything, milliseconds of a big file. Raises StoreError."""
    con = db.connection()
    for sql in _LOOKS:
        con.execute(sql).fetchall()


def log_is_cut_short(path: Path) -> bool:
    """Tell whether the write-ahead log lacks frames that were committed.

    The shared index beside it, which a killed process leaves behind, says how many there were;
    it is written after each commit's sync, so it never says too much. Whatever does not fit
    together is no proof: then SQLite's own recovery is right.
    """
    index = path.with_name(path.name + "-shm")
    try:
        head = index.read_bytes()[:136]
    except OSError:
        return False
    if len(head) < 136 or head[:48] != head[48:96]:
        return False
    started, _order, page, frames = struct.unpack_from("=BBHI", head, 12)
    moved: int = struct.unpack_from("=I", head, 96)[0]  # into the database already
    if not started or frames <= moved:
        return False
    needed = _LOG_HEADER + frames * (_FRAME_HEADER + (65536 if page == 1 else page))
    short = _size(path, "-wal") < needed and _salts_agree(path, head)
    return short and index.exists()  # a reader that closed just now takes both away, this first


def _salts_agree(path: Path, head: bytes) -> bool:
    """Tell whether the index speaks of this log, where there is enough of one to say."""
    try:
        with path.with_name(path.name + "-wal").open("rb") as wal:
            start = wal.read(_LOG_HEADER)
    except OSError:
        return True
    return len(start) < _LOG_HEADER or start[16:24] == head[32:40]


def mark(path: Path, error: StoreError) -> None:
    """Remember that a file is damaged, so that the next start does not trust it either.

    Called when it is closed. The mark holds for the file as it is now: one that somebody put in
    its place is looked at anew.
    """
    with suppress(OSError):
        words = f"{_identity(path)}\n{error.detail}\n"
        path.with_name(_MARK).write_text(words, "utf-8")


def copies(folder: Path) -> list[Copy]:
    """Return the older databases that lie beside the one in use, newest first."""
    found = [
        Copy(path, datetime.fromtimestamp(path.stat().st_mtime).astimezone())
        for path in folder.glob("smsdesk.*.sqlite3")
        if not path.name.startswith(_MARK) and _begins_well(path)
    ]
    return sorted(found, key=lambda copy: copy.made_at, reverse=True)


def remove_left(folder: Path) -> None:
    """Remove what a restore left that was killed. Under the lock."""
    (folder / RESTORED).unlink(missing_ok=True)
    path = folder / NAME
    for kept in folder.glob(f"{_REPLACED}-*.sqlite3"):
        if path.exists() and kept.samefile(path):  # the new one did not come in its place
            kept.unlink()


def remains(folder: Path) -> list[Path]:
    """Return every other database in the folder: copies, damaged ones, and what is left of them."""
    return sorted([*folder.glob("smsdesk.*.sqlite3*"), *folder.glob("smsdesk.*.part")])


def restore(folder: Path, copy: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the database, which is kept; return where, if there was one.

    Under the lock, and with nothing of the old one open. Raises StoreError where the copy is
    damaged too; then nothing was touched.
    """
    partial = folder / RESTORED
    shutil.copyfile(copy, partial)
    try:
        check_all(partial)
    except StoreError:
        partial.unlink(missing_ok=True)
        raise
    kept = put_in_place(folder, partial, now)
    log.warning("a copy took the place of the database: %s", copy.name)
    return kept


def put_in_place(folder: Path, partial: Path, now: datetime, told: str = "") -> Path | None:
    """Let a checked file take the place of the database, which is kept; return where.

    Under the lock, and with nothing of the old one open. A whole database stands there at every
    moment, the old or the new; only one that cannot be read is out of its place in between.
    ``told`` is what the file tells when it is opened, as a copy. Raises StoreError.
    """
    path = folder / NAME
    restored.mark(partial, told)
    partial.chmod(0o600)
    with partial.open("rb+") as written:
        os.fsync(written.fileno())
    kept = _link_aside(path, now) or _set_aside(path, now)
    partial.replace(path)
    path.with_name(_MARK).unlink(missing_ok=True)
    return kept


def _link_aside(path: Path, now: datetime) -> Path | None:
    """Give a whole database a second name and return it, None where that cannot be."""
    kept = path.with_name(f"{_REPLACED}-{_dated(now)}.sqlite3")
    try:
        look_before_opening(path)
        with _closing(Database(path, read_only=True)) as db:
            look(db)
        with _closing(Database(path)) as db:
            db.connection().execute("PRAGMA journal_mode = DELETE")  # its log goes into it
        if not has_log(path):
            os.link(path, kept)
    except (OSError, StoreError) as exc:
        log.warning("the database is moved aside: %s", type(exc).__name__)
    return kept if kept.exists() else None


@contextmanager
def _closing(db: Database) -> Iterator[Database]:
    try:
        yield db
    finally:
        db.close_all()


def _set_aside(path: Path, now: datetime) -> Path | None:
    kept = path.with_name(f"{_MARK}-{_dated(now)}.sqlite3")
    for end in _COMPANIONS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(kept.with_name(kept.name + end))
    return kept if kept.exists() else None


def _dated(now: datetime) -> str:
    return f"{now.astimezone():%Y%m%d-%H%M%S}"


def check_all(path: Path, job: JobContext | None = None) -> None:
    """Read all of a file that is not in use. Raises StoreError ``database_damaged``."""
    with store_errors(), closing(sqlite3.connect(path)) as con:
        with until_stopped(con, job):
            said = con.execute("PRAGMA integrity_check(1)").fetchone()[0]
        con.execute("PRAGMA journal_mode = DELETE")  # no companions beside a name nobody knows
    if said != "ok":
        raise StoreError("database_damaged", detail="copy")


def _begins_well(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def _read_mark(path: Path) -> str:
    try:
        identity, _, detail = path.with_name(_MARK).read_text("utf-8").partition("\n")
        return detail.strip() or "marked" if identity == _identity(path) else ""
    except OSError:
        return ""


def _identity(path: Path) -> str:
    found = path.stat()
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"


def _size(path: Path, end: str) -> int:
    try:
        return path.with_name(path.name + end).stat().st_size
    except OSError:
        return 0
