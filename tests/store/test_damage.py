"""A file that cannot be trusted is found out before anything is written, and is kept."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smsdesk.core.errors import StoreError
from smsdesk.store import damage
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.db import Database, migrate
from tests.store.test_messages import campaign, db

__all__ = ["campaign", "db"]  # fixtures

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)

KILLED = """
import os, signal, sys
from pathlib import Path
from smsdesk.store.db import Database, migrate
path = Path(sys.argv[1])
migrate(path)
db = Database(path)
for n in range(40):
    with db.transaction() as con:
        con.execute("INSERT INTO do_not_contact (e164, added_at) VALUES (?, '')", (str(n),))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """The database of a process that was killed: its write-ahead log and index lie beside it."""
    path = tmp_path / "smsdesk.sqlite3"
    done = subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    assert done.returncode == -signal.SIGKILL
    assert wal(path).stat().st_size > 100_000
    return path


def wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def numbers(path: Path) -> int:
    with closing(sqlite3.connect(path)) as con:
        return con.execute("SELECT count(*) FROM do_not_contact").fetchone()[0]


def trouble_before_opening(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        damage.look_before_opening(path)
    assert caught.value.code == "database_damaged"
    return caught.value.detail


def test_what_a_killed_process_leaves_is_no_damage(killed):
    damage.look_before_opening(killed)

    assert numbers(killed) == 40


@pytest.mark.parametrize("left", [0.0, 0.001, 0.3, 0.99])
def test_a_log_that_was_cut_short_is_damage_and_not_a_shorter_history(killed, left):
    size = wal(killed).stat().st_size
    os.truncate(wal(killed), int(size * left))

    assert trouble_before_opening(killed) == "log cut short"


def test_a_log_that_was_taken_away_is_damage(killed):
    wal(killed).unlink()

    assert trouble_before_opening(killed) == "log cut short"


def test_an_index_that_was_lost_or_is_torn_proves_nothing(killed):
    index = killed.with_name(killed.name + "-shm")
    torn = bytearray(index.read_bytes())
    torn[20] ^= 1
    os.truncate(wal(killed), 1000)

    index.write_bytes(torn)
    damage.look_before_opening(killed)
    index.unlink()
    damage.look_before_opening(killed)


def test_an_index_of_an_older_log_proves_nothing(killed):
    with wal(killed).open("r+b") as log:
        log.seek(16)
        log.write(b"another!")
        log.truncate(1000)

    damage.look_before_opening(killed)


def test_a_database_that_was_closed_is_no_damage(db):
    db.close_all()

    damage.look_before_opening(db.path)
    damage.look(db)
    db.close_all()


@pytest.mark.usefixtures("campaign")
def test_every_page_of_a_small_file_is_looked_at_or_told_when_it_is_read(db):
    """Each page is ruined by itself: what nobody notices holds nothing."""
    con = db.connection()
    pages = con.execute("PRAGMA page_count").fetchone()[0]
    used = [r[0] for r in con.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0")]
    db.close_all()
    whole = db.path.read_bytes()
    size = len(whole) // pages

    missed = []
    for page in used:
        db.path.write_bytes(whole[: (page - 1) * size] + b"\xff" * size + whole[page * size :])
        one = Database(db.path)
        try:
            damage.look(one)
            missed.append(page)
        except StoreError as error:
            assert error.code == "database_damaged"
            assert one.trouble is not None
        one.close_all()
    db.path.write_bytes(whole)

    with closing(sqlite3.connect(db.path)) as plain:
        names = "SELECT name FROM sqlite_schema WHERE rootpage = ?"
        unread = {plain.execute(names, (page,)).fetchone()[0] for page in missed}
    needed = {"meta", "account", "campaign", "tally", "attempt", "message", "event"}
    assert unread & needed == set()


@pytest.mark.parametrize("left", [100, 4096, 30_000])
def test_a_file_that_was_cut_short_is_damage(db, left):
    db.close_all()
    os.truncate(db.path, left)

    with pytest.raises(StoreError, match="database_damaged"):
        damage.look(db)
    db.close_all()


def test_a_mark_holds_for_the_file_that_was_damaged_and_no_other(db):
    db.close_all()
    damage.mark(db.path, StoreError("database_damaged", detail="SQLITE_CORRUPT"))

    assert trouble_before_opening(db.path) == "SQLITE_CORRUPT"
    db.path.write_bytes(db.path.read_bytes())
    os.utime(db.path, ns=(1, 1))
    damage.look_before_opening(db.path)


def test_a_copy_takes_the_place_and_the_damaged_file_is_kept_with_its_log(killed):
    copy = killed.with_name("smsdesk.before-7.sqlite3")
    migrate(copy)
    AccountRepository(one := Database(copy)).add(
        name="a", service="thaibulksms", base_url="", practice=True, settings={}, now=NOW
    )
    one.close_all()
    ruined = b"ruined" * 1000
    killed.write_bytes(ruined)
    log = wal(killed).read_bytes()
    assert [found.path for found in damage.copies(killed.parent)] == [copy]

    kept = damage.restore(killed.parent, copy, NOW)

    assert kept is not None
    assert kept.read_bytes() == ruined
    assert wal(kept).read_bytes() == log
    restored = Database(killed)
    assert [account.name for account in AccountRepository(restored).all()] == ["a"]
    restored.close_all()
    assert copy.exists()
    assert killed.stat().st_mode & 0o077 == 0
    assert [found.path for found in damage.copies(killed.parent)] == [copy]


def test_a_copy_that_is_damaged_itself_changes_nothing(db):
    db.close_all()
    copy = db.path.with_name("smsdesk.old.sqlite3")
    whole = db.path.read_bytes()
    copy.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))

    with pytest.raises(StoreError, match="database_damaged"):
        damage.restore(db.path.parent, copy, NOW)

    assert db.path.read_bytes() == whole
    assert {path.name for path in db.path.parent.iterdir()} == {db.path.name, copy.name}


def test_a_database_that_is_deleted_while_it_is_open_takes_nothing_more(db, campaign):
    db.path.unlink()

    with pytest.raises(StoreError, match="database_missing"), db.transaction() as con:
        con.execute("UPDATE campaign SET title = 'lost'")

    assert not db.path.exists()
    assert db.trouble is not None


def test_a_database_that_another_took_the_place_of_takes_nothing_more(db, campaign, tmp_path):
    migrate(tmp_path / "other.sqlite3")
    (tmp_path / "other.sqlite3").replace(db.path)

    with pytest.raises(StoreError, match="database_missing"), db.transaction():
        pass


def test_damage_found_while_rows_are_read_is_told_as_damage(db, campaign):
    with db.transaction() as con:
        con.executemany(
            "INSERT INTO do_not_contact (e164, added_at) VALUES (?, '2026-09-25T00:00:00+00:00')",
            [(f"{n:0200}",) for n in range(3000)],
        )
    db.close_all()
    whole = bytearray(db.path.read_bytes())
    whole[len(whole) // 2 :] = b"\xff" * (len(whole) - len(whole) // 2)
    db.path.write_bytes(whole)

    with pytest.raises(StoreError, match="database_damaged"):
        for _row in db.connection().execute("SELECT * FROM do_not_contact NOT INDEXED"):
            pass
    assert db.trouble is not None
    assert db.trouble.code == "database_damaged"
