"""Opening the database: one connection a thread, transactions, schema steps, backup first."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Self
from uuid import uuid4

from smsdesk.core.errors import Cancelled, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.store.schema import STEPS

BUSY_SECONDS = 10.0
_STEPS_BETWEEN_LOOKS = 20_000
"""Of SQLite's machine: some milliseconds."""
GAP_SECONDS = 0.005


class Database:
    """Hands each thread its own connection to the same file.

    Every commit is on the disk before it returns (WAL with ``synchronous=FULL``): NORMAL
    loses the record of what was about to be sent in a power cut. The file is never made here:
    one that is gone, or that another one stands in for, is ``database_missing``.

    ``trouble`` is the first error after which nothing of the file can be trusted any more;
    ``noted`` is told how many commits it has, after each one.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.trouble: StoreError | None = None
        self.noted: Callable[[int], None] | None = None
        self._read_only = read_only
        self._file: int | None = None
        self._raw: BinaryIO | None = None
        self._local = threading.local()
        self._open: set[sqlite3.Connection] = set()
        self._guard = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection, opening it on first use. Raises StoreError."""
        con: sqlite3.Connection | None = getattr(self._local, "con", None)
        if con is None:
            self._check_file()
            connect = _connect_to_read if self._read_only else _connect
            con = self._local.con = connect(self.path, self._note_trouble)
            with self._guard:
                self._open.add(con)
        return con

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit on success, roll back on any error. Nothing slow belongs inside.

        Raises StoreError when the file cannot be written.
        """
        con = self.connection()
        self._check_file()
        commits = None
        _begin(con)
        before = con.total_changes
        try:
            yield con
            if con.total_changes > before:
                commits = con.execute(_COUNT_COMMIT).fetchone()[0]
            con.execute("COMMIT")
        except BaseException:
            if con.in_transaction:
                con.execute("ROLLBACK")
            raise
        if self.noted is not None and commits is not None:
            self.noted(commits)

    def be_eager(self) -> None:
        """Let this thread's transactions ask for the file every few milliseconds.

        Else they are passed by whoever writes one batch after another (``let_others_write``). For
        a thread that only ever uses transactions.
        """
        self.connection().execute(_EAGER)

    def empty_log(self) -> bool:
        """Move what the write-ahead log holds into the file and cut it to nothing; tell whether.

        What was overwritten or deleted stands in neither then. Writers wait some milliseconds;
        where somebody goes on reading what was before, it is tried for a second and left.
        """
        con = self.connection()
        con.execute("PRAGMA wal_checkpoint(PASSIVE)")  # most of it, while everybody writes on
        con.execute(_EAGER)
        try:
            for _try in range(_LOG_TRIES):
                if not con.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                    return True
                time.sleep(_LOG_TRIES / 1000)
        except StoreError as error:
            if error.code != "database_locked":
                raise
        finally:
            con.execute(_PATIENT)
        return False

    def rewrite(self) -> None:
        """Write the whole file anew, so that nothing is left in the gaps of its pages.

        SQLite overwrites what is deleted, but not what it moved from one page to another before.
        Everybody who writes waits: some seconds for a million messages.
        """
        self.connection().execute("VACUUM")

    def raw(self) -> BinaryIO:
        """Return the bytes of the file, from the start; nobody closes them but ``close_all``.

        Whoever opened the file beside SQLite and closed it would take SQLite's locks away (POSIX
        drops all that a process has on a file): another process that ends then deletes the log
        in which this one goes on writing.
        """
        if self._raw is None:
            self._raw = self.path.open("rb", buffering=0)
        self._raw.seek(0)
        return self._raw

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
        if self._raw is not None:
            self._raw.close()
            self._raw = None

    def _check_file(self) -> None:
        """Raise StoreError unless the file is the one that was opened first.

        A deleted file would go on taking commits that nobody ever sees.
        """
        try:
            found = self.path.stat().st_ino
        except OSError as exc:
            error = StoreError("database_missing", detail=type(exc).__name__)
            self._note_trouble(error)
            raise error from exc
        if self._file is None:
            self._file = found
        if found != self._file:
            error = StoreError("database_missing", detail="replaced")
            self._note_trouble(error)
            raise error

    def _note_trouble(self, error: StoreError) -> None:
        if self.trouble is None and error.code in _LASTING:
            self.trouble = error


def _begin(con: sqlite3.Connection) -> None:
    """Begin to write, waiting for others. Raises StoreError database_locked after a while."""
    ends = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            con.execute("BEGIN IMMEDIATE")
        except StoreError as error:
            if error.code != "database_locked" or time.monotonic() > ends:
                raise
        else:
            return


@contextmanager
def until_stopped(
    con: sqlite3.Connection, job: JobContext | None, breathe: Callable[[], object] | None = None
) -> Iterator[sqlite3.Connection]:
    """Let what is read inside end as soon as the job is to stop, in mid-statement too.

    ``breathe`` is called every few milliseconds. Raises Cancelled.
    """
    if job is None:
        yield con
        return

    def look() -> bool:
        if breathe is not None:
            breathe()
        return job.stopping

    con.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
    try:
        yield con
    except sqlite3.OperationalError as exc:
        if exc.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise Cancelled from exc
    finally:
        con.set_progress_handler(None, 0)


def let_others_write() -> None:
    """Between two batches: long enough for an eager sender, who so waits for one at most."""
    time.sleep(GAP_SECONDS)


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
            copy_of(con, path.with_name(f"{path.stem}.before-{len(STEPS)}.sqlite3"))
        for number, step in enumerate(STEPS[have:], start=have + 1):
            con.executescript(f"BEGIN IMMEDIATE;{step};PRAGMA user_version = {number};COMMIT;")
        con.execute(
            "INSERT INTO meta VALUES ('installation', :id) ON CONFLICT (key) DO NOTHING",
            {"id": str(uuid4())},
        )
    return len(STEPS) - have


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn SQLite's errors about the file (not about our statements) into StoreError."""
    try:
        yield
    except sqlite3.DatabaseError as exc:
        if error := _about_the_file(exc):
            raise error from exc
        raise


def _about_the_file(exc: sqlite3.DatabaseError) -> StoreError | None:
    name = str(getattr(exc, "sqlite_errorname", ""))
    for prefix, code in _FILE_ERRORS.items():
        if name.startswith(prefix):
            return StoreError(code, detail=name)
    return None


_FILE_ERRORS = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_IOERR": "disk_error",
    "SQLITE_READONLY_DBMOVED": "database_missing",
    "SQLITE_READONLY": "database_read_only",
    "SQLITE_CANTOPEN": "database_missing",
    "SQLITE_BUSY": "database_locked",
    "SQLITE_PROTOCOL": "database_locked",
    "SQLITE_NOTADB": "database_damaged",
    "SQLITE_CORRUPT": "database_damaged",
}
_LASTING = frozenset({"database_damaged", "database_missing"})


class _Connection(sqlite3.Connection):
    """Its cursors raise StoreError for trouble with the file, and tell ``told`` of it."""

    told: Callable[[StoreError], None]

    def cursor(self, *_factory: Any) -> sqlite3.Cursor:  # type: ignore[override]
        """Return a cursor of ours."""
        return super().cursor(_Cursor)

    def execute(self, *args: Any) -> sqlite3.Cursor:
        """Run one statement."""
        return self.cursor().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        """Run one statement many times."""
        return self.cursor().executemany(*args)


class _Cursor(sqlite3.Cursor):
    """Says what SQLite finds wrong with the file, wherever rows are read."""

    connection: _Connection

    def execute(self, *args: Any) -> Self:
        """Run one statement."""
        with _Telling(self.connection):
            return super().execute(*args)

    def executemany(self, *args: Any) -> Self:
        """Run one statement many times."""
        with _Telling(self.connection):
            return super().executemany(*args)

    def fetchone(self) -> Any:
        """Return the next row."""
        with _Telling(self.connection):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        with _Telling(self.connection):
            return super().fetchall()

    def __next__(self) -> Any:
        try:  # once a row: as quick as can be
            return _next_row(self)
        except sqlite3.DatabaseError as exc:
            with _Telling(self.connection):
                raise exc from None


_next_row = sqlite3.Cursor.__next__


class _Telling:
    """As store_errors, and tells the connection's owner."""

    __slots__ = ("_con",)

    def __init__(self, con: _Connection) -> None:
        self._con = con

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, exc: BaseException | None, _trace: object) -> None:
        if isinstance(exc, sqlite3.DatabaseError) and (error := _about_the_file(exc)):
            self._con.told(error)
            raise error from exc


_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = 1",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
)


# SQLite asks after 1, 2, 5, 10 … and at last every 100 ms. Within 4 ms it sleeps 2 at most, and
# then is begun anew.
_EAGER = "PRAGMA busy_timeout = 4"
_PATIENT = "PRAGMA busy_timeout = 10000"  # BUSY_SECONDS
_LOG_TRIES = 30
_COUNT_COMMIT = """
    INSERT INTO meta VALUES ('commits', '1')
        ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
    RETURNING CAST(value AS INTEGER)
"""


def _connect(path: Path, told: Callable[[StoreError], None] | None = None) -> _Connection:
    con = _opened(path, "mode=rw", told)
    try:
        for pragma in _PRAGMAS:
            con.execute("PRAGMA " + pragma)
    except BaseException:
        con.close()
        raise
    return con


def _connect_to_read(path: Path, told: Callable[[StoreError], None]) -> _Connection:
    """Open a file that is never written, without its log where that cannot be read."""
    con = _opened(path, "mode=ro", told)
    try:
        con.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except StoreError:
        con.close()
        con = _opened(path, "immutable=1", told)
    return con


def _opened(path: Path, how: str, told: Callable[[StoreError], None] | None) -> _Connection:
    with store_errors():
        con = sqlite3.connect(
            f"{path.absolute().as_uri()}?{how}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=_Connection,
        )
    con.told = told or _nobody
    con.row_factory = sqlite3.Row
    return con


def _nobody(_error: StoreError) -> None:
    """Nobody listens."""


def is_current(con: sqlite3.Connection) -> bool:
    """Tell whether a file has the newest schema."""
    return bool(con.execute("PRAGMA user_version").fetchone()[0] == len(STEPS))


def copy_of(con: sqlite3.Connection, target: Path) -> None:
    """Copy a database; the file appears whole or not at all."""
    partial = target.with_suffix(".part")
    with closing(sqlite3.connect(partial)) as copy:
        con.backup(copy)
    os.replace(partial, target)  # noqa: PTH105 - replaces on Windows too
