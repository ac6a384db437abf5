"""Opening the database: one connection a thread, transactions, schema steps, backup first."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from smsdesk.core.errors import StoreError
from smsdesk.store.schema import STEPS

BUSY_SECONDS = 10.0


class Database:
    """Hands each thread its own connection to the same file.

    Every commit is on the disk before it returns (WAL with ``synchronous=FULL``): NORMAL
    loses the record of what was about to be sent in a power cut.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._open: set[sqlite3.Connection] = set()
        self._guard = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection, opening it on first use. Raises StoreError."""
        con: sqlite3.Connection | None = getattr(self._local, "con", None)
        if con is None:
            with store_errors():
                con = self._local.con = _connect(self.path)
            with self._guard:
                self._open.add(con)
        return con

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit on success, roll back on any error. Nothing slow belongs inside.

        Raises StoreError when the file cannot be written.
        """
        con = self.connection()
        with store_errors():
            con.execute("BEGIN IMMEDIATE")
            try:
                yield con
                con.execute("COMMIT")
            except BaseException:
                if con.in_transaction:
                    con.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close this thread's connection."""
        con: sqlite3.Connection | None = getattr(self._local, "con", None)
        if con is not None:
            self._local.con = None
            with self._guard:
                self._open.discard(con)
            con.close()

    def close_all(self) -> None:
        """Close every thread's connection, when no thread uses one any more."""
        self.close()
        with self._guard:
            left, self._open = self._open, set()
        for con in left:
            con.close()


def migrate(path: Path) -> int:
    """Bring the file to the newest schema and return the number of steps applied.

    An older file is copied beside itself first. Raises StoreError for a file of a newer
    smsdesk, or one that is no database.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    with store_errors(), closing(_connect(path)) as con:
        have: int = con.execute("PRAGMA user_version").fetchone()[0]
        if have > len(STEPS):
            raise StoreError("newer_database", version=have)
        if 0 < have < len(STEPS):
            _back_up(con, path.with_name(f"{path.stem}.before-{len(STEPS)}.sqlite3"))
        for number, step in enumerate(STEPS[have:], start=have + 1):
            con.executescript(f"BEGIN IMMEDIATE;{step};PRAGMA user_version = {number};COMMIT;")
        con.execute(
            "INSERT INTO meta VALUES ('installation', :id) ON CONFLICT (key) DO NOTHING",
            {"id": str(uuid4())},
        )
    return len(STEPS) - have


def free_bytes(path: Path) -> int:
    """Return how many bytes are free on the disk that holds ``path``."""
    return shutil.disk_usage(path.parent).free


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn SQLite's errors about the file (not about our statements) into StoreError."""
    try:
        yield
    except sqlite3.OperationalError as exc:
        name = str(getattr(exc, "sqlite_errorname", ""))
        for prefix, code in _FILE_ERRORS.items():
            if name.startswith(prefix):
                raise StoreError(code, detail=name) from exc
        raise
    except sqlite3.DatabaseError as exc:
        name = str(getattr(exc, "sqlite_errorname", ""))
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise StoreError("database_damaged", detail=name) from exc
        raise


_FILE_ERRORS = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_IOERR": "disk_error",
    "SQLITE_READONLY": "database_read_only",
    "SQLITE_CANTOPEN": "database_missing",
    "SQLITE_BUSY": "database_locked",
}


_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = 1",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
)


def _connect(path: Path) -> sqlite3.Connection:
    con = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    con.row_factory = sqlite3.Row
    try:
        for pragma in _PRAGMAS:
            con.execute("PRAGMA " + pragma)
    except BaseException:
        con.close()
        raise
    return con


def _back_up(con: sqlite3.Connection, target: Path) -> None:
    partial = target.with_suffix(".part")
    with closing(sqlite3.connect(partial)) as copy:
        con.backup(copy)
    os.replace(partial, target)  # noqa: PTH105 - replaces on Windows too
