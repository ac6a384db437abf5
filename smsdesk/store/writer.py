"""One writer for everything a sender commits, grouping what waits into one transaction.

A slow disk takes 15 ms for a commit; parallel requests that each waited for their own would
crawl. Whoever calls ``write`` returns only when the commit that holds its work is on the disk.
"""

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from smsdesk.core.errors import StoreError
from smsdesk.store.db import Database

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]


class Writer:
    """A thread that owns the writing connection. ``close`` ends it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._queue: queue.SimpleQueue[tuple[Work, Future[Any]] | None] = queue.SimpleQueue()
        self._closed = False
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="smsdesk-writer", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``work`` inside a transaction and return when it is committed.

        Whatever ``work`` raises is raised here and undoes its own changes alone. Raises
        StoreError when the commit fails; then nothing of the group was written. Raises
        RuntimeError after ``close``.
        """
        return self.submit(work).result()

    def submit(self, work: Callable[[sqlite3.Connection], T]) -> "Future[T]":
        """Hand ``work`` over and return at once; what ``write`` says holds for the future.

        Works are done in the order in which they were handed over. After ``close`` the future
        holds RuntimeError.
        """
        future: Future[T] = Future()
        with self._guard:
            if self._closed:
                future.set_exception(RuntimeError("the writer is closed"))
            else:
                self._queue.put((work, future))
        return future

    def close(self) -> None:
        """Finish what waits and end the thread."""
        with self._guard:
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        with suppress(StoreError):  # whoever writes first hears of it
            self._db.be_eager()
        ending = False
        while not ending:
            group = [self._queue.get()]
            while not self._queue.empty():
                group.append(self._queue.get())
            ending = None in group
            self._commit([item for item in group if item is not None])
        self._db.close()

    def _commit(self, group: list[tuple[Work, "Future[Any]"]]) -> None:
        settled: list[tuple[Future[Any], Any]] = []
        try:
            with self._db.transaction() as con:
                if len(group) == 1:  # what it raises undoes the transaction, which is its own
                    settled = [(future, work(con)) for work, future in group]
                else:
                    settled = list(_each(con, group))
        except BaseException as exc:  # noqa: BLE001 - every waiting caller must hear of it
            for _work, future in group:
                if not future.done():
                    future.set_exception(exc)
            return
        for future, result in settled:
            future.set_result(result)


def _each(
    con: sqlite3.Connection, group: list[tuple[Work, "Future[Any]"]]
) -> Iterator[tuple["Future[Any]", Any]]:
    """Do the works of a group; one that raises undoes its own changes and tells its caller."""
    for work, future in group:
        try:
            yield future, _isolated(con, work)
        except Exception as exc:
            if not con.in_transaction:  # SQLite undid the whole group by itself
                raise
            future.set_exception(exc)


def _isolated(con: sqlite3.Connection, work: Work) -> Any:
    con.execute("SAVEPOINT work")
    try:
        result = work(con)
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK TO work")
            con.execute("RELEASE work")
        raise
    con.execute("RELEASE work")
    return result
