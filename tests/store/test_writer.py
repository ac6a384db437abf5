"""The writer under trouble: what it says was written was written, and nobody waits for ever."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from smsdesk.core.errors import StoreError
from smsdesk.store.db import Database
from smsdesk.store.writer import Writer
from tests.store.test_messages import campaign, db

__all__ = ["campaign", "db"]  # fixtures


def group(writer: Writer, *works: Callable[[sqlite3.Connection], object]) -> list[object]:
    """Run works in one transaction; return what each caller got."""
    busy, go = threading.Event(), threading.Event()
    got: list[object] = [None] * len(works)

    def hold(_con: sqlite3.Connection) -> None:
        busy.set()
        go.wait(10)

    def ask(place: int, work: Callable[[sqlite3.Connection], object]) -> None:
        try:
            got[place] = writer.write(work)
        except StoreError as exc:
            got[place] = exc

    threads = [threading.Thread(target=writer.write, args=[hold])]
    threads[0].start()
    busy.wait(10)
    for place, work in enumerate(works):
        threads.append(threading.Thread(target=ask, args=[place, work]))
        threads[-1].start()
        while writer._queue.qsize() <= place:
            pass
    go.set()
    for thread in threads:
        thread.join(20)
    return got


def purpose(con: sqlite3.Connection) -> str:
    return con.execute("UPDATE campaign SET purpose = 'promotional' RETURNING id").fetchone()[0]


def title(con: sqlite3.Connection) -> str:
    return con.execute("UPDATE campaign SET title = 'new' RETURNING id").fetchone()[0]


def roll_back(con: sqlite3.Connection) -> None:
    """Play SQLite, which rolls everything back by itself when a disk is full or broken."""
    con.execute("ROLLBACK")
    raise StoreError("disk_full", detail="SQLITE_FULL")  # as a connection of ours tells it


def test_where_sqlite_rolled_back_by_itself_nothing_of_the_group_was_written(db, campaign):
    writer = Writer(db)
    got = group(writer, purpose, roll_back, title)
    writer.close()

    row = db.connection().execute("SELECT title, purpose FROM campaign").fetchone()
    assert tuple(row) == ("t", "transactional")
    assert [type(one) for one in got] == [StoreError] * 3
    assert {one.code for one in got} == {"disk_full"}


def test_a_disk_that_fills_in_a_statement_is_a_store_error_for_whoever_wrote(db, campaign):
    writer = Writer(db)

    def fill(con: sqlite3.Connection) -> None:
        pages = con.execute("PRAGMA page_count").fetchone()[0]
        con.execute(f"PRAGMA max_page_count = {pages}")
        try:
            con.execute("UPDATE campaign SET title = zeroblob(1000000) || ''")
        finally:
            con.execute("PRAGMA max_page_count = 1000000")

    with pytest.raises(StoreError, match="disk_full"):
        writer.write(fill)
    writer.write(purpose)
    writer.close()

    row = db.connection().execute("SELECT title, purpose FROM campaign").fetchone()
    assert tuple(row) == ("t", "promotional")


def test_a_closed_writer_refuses_instead_of_letting_its_caller_wait(db, campaign):
    writer = Writer(db)
    writer.close()
    writer.close()

    with pytest.raises(RuntimeError, match="closed"):
        writer.write(purpose)


def test_a_file_that_cannot_be_opened_is_a_store_error(tmp_path: Path):
    for use in (Database.connection, lambda one: one.transaction().__enter__()):
        with pytest.raises(StoreError, match="database_missing"):
            use(Database(tmp_path / "none" / "smsdesk.sqlite3"))
