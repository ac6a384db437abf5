"""Opening a data folder's database: whole and known, or for reading alone, or not at all."""

import atexit
import logging
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from smsdesk.core.backups import Restored
from smsdesk.core.clock import Clock
from smsdesk.core.errors import StoreError
from smsdesk.store import damage, restored
from smsdesk.store import messages as message_store
from smsdesk.store.damage import NAME
from smsdesk.store.db import Database, copy_of, is_current, migrate
from smsdesk.store.imports import remove_unfinished
from smsdesk.store.register import Register
from smsdesk.store.snapshot import note_restored, remove_left
from smsdesk.store.spool import Spool

log = logging.getLogger(__name__)

_FINAL = frozenset({"newer_database", "database_missing"})
"""Troubles with a file that is not to be read either, or is not there."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A database in use. With ``trouble`` it can be read as far as it goes, and nothing sent."""

    db: Database
    trouble: StoreError | None = None


def open_database(
    folder: Path, *, free: bool, stood: bool, register: Register | None, reading: bool
) -> Opened:
    """Open the database of a folder, and make it where none was.

    ``free`` tells whether nobody else holds the folder; ``stood`` whether a desk was in it
    before. With ``reading`` one that cannot be written is opened all the same. Raises StoreError.
    """
    path = folder / NAME
    if not free and path.exists():
        return Opened(Database(path))
    try:
        return Opened(_open_whole(path, stood=stood, register=register))
    except StoreError as error:
        if not reading or error.code in _FINAL:
            raise
        log.error("opened for reading alone: %s %s", error.code, error.detail)
        return Opened(_open_to_read(path, error), error)


def open_to_read(folder: Path, trouble: StoreError) -> Opened:
    """Open the database of a folder in which nothing can be written. Raises StoreError."""
    return Opened(_open_to_read(folder / NAME, trouble), trouble)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found at the start: messages that are unknown by it, campaigns that are frozen,
    and the backup that had been put in the place of the database."""

    unknown: int = 0
    frozen: int = 0
    restored: Restored | None = None


def recover(db: Database, register: Register | None, clock: Clock) -> Recovered:
    """Judge what a dead process left, and freeze what a copy must not send by itself."""
    remove_left(db.path.parent)
    seen = restored.recognise(db, register) if register is not None else None
    spool = Spool(db.path.parent)
    spooled = spool.kept()
    with db.transaction() as con:
        remove_unfinished(con)
        told = restored.take_mark(con)
        of_this = spooled if told is None else {}  # the others are of the database before
        unknown = message_store.recover(con, clock(), of_this)
        frozen = 0
        if seen is not None:
            frozen = restored.adopt(con, seen, clock())
        elif told is not None:
            frozen = restored.freeze(con, clock())
        found = note_restored(con, told, clock()) if told else None
    spool.forget(spooled)
    if register is not None and seen is not None:
        restored.know(db, register, seen)
    return Recovered(unknown, frozen, found)


def _open_whole(path: Path, *, stood: bool, register: Register | None) -> Database:
    if path.exists() and path.stat().st_size:
        damage.look_before_opening(path)
    elif _had_history(path, stood=stood, register=register):
        raise StoreError("database_missing", detail="empty" if path.exists() else "gone")
    db = Database(path)
    try:
        migrate(path)
        damage.look(db)
    except StoreError as error:
        db.close_all()
        if error.code == "database_damaged":
            damage.mark(path, error)
        raise
    return db


def _had_history(path: Path, *, stood: bool, register: Register | None) -> bool:
    """Tell whether a database stood where there is none, or an empty file, now.

    Who took the whole folder away wants a new desk; who took the file alone does not.
    """
    known = stood and register is not None and register.knows(path.parent)
    return known or damage.has_log(path)


def _open_to_read(path: Path, trouble: StoreError) -> Database:
    """Open a file that is not written; one of an older smsdesk by a copy that is, while it is open.

    Every question is asked of the newest schema.
    """
    db = Database(path, read_only=True)
    try:
        db.connection().execute("SELECT id FROM campaign LIMIT 1").fetchone()
        if not is_current(db.connection()):
            copy = _renewed(db)
            db.close_all()
            return copy
    except (StoreError, OSError):
        db.close_all()
        raise trouble from None
    return db


def _renewed(db: Database) -> Database:
    """Return a copy of an older database in a folder of its own, brought to the newest schema.

    The folder is the user's alone, and goes with the process. Raises StoreError or OSError.
    """
    folder = Path(tempfile.mkdtemp(prefix="smsdesk-read-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy_of(db.connection(), folder / NAME)
    migrate(folder / NAME)
    return Database(folder / NAME, read_only=True)
