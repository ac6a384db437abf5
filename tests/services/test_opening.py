"""A desk whose file is damaged, gone, or cannot be written: it says so, and sends nothing."""

import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from smsdesk.core.errors import InputError, SmsdeskError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import HistoryFilter
from smsdesk.paths import own_command
from smsdesk.services import desk as desks
from smsdesk.services import engine
from smsdesk.services.desk import Desk
from smsdesk.services.opening import open_to_read
from smsdesk.store.history import HistoryRepository
from smsdesk.store.lock import DeskLock
from smsdesk.store.schema import STEPS
from tests.services.conftest import Office, run

NAME = "smsdesk.sqlite3"
NOBODY = 65534


def opened(folder: Path, **more: Any) -> Desk:
    return Desk(folder, command=own_command(), hold=True, **more)


def code_of(folder: Path, **more: Any) -> str:
    with pytest.raises(SmsdeskError) as caught:
        opened(folder, **more)
    return caught.value.code


@pytest.fixture
def sent(office: Office) -> Iterator[Office]:
    """An office that sent twenty messages and has twenty to send, its desk closed."""
    run(office, office.freeze(20))
    office.freeze(20, "not yet")
    office.desk.close()
    yield office
    with opened(office.desk.folder, reading=True) as again:
        office.desk = again  # what the fixture of the office closes once more


def ruin(path: Path, table: str) -> None:
    """Write over the first page of a table."""
    with closing(sqlite3.connect(path)) as con:
        root = con.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
        place = root.fetchone()[0]
        size = con.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((place - 1) * size)
        file.write(b"\xff" * size)


def texts(desk: Desk) -> set[str]:
    found, _more = desk.history.search(HistoryFilter())
    return {row.text for row in found}


def test_a_damaged_file_is_read_as_far_as_it_goes_and_nothing_is_written_or_sent(sent):
    path = sent.desk.folder / NAME
    ruin(path, "event")
    before = path.read_bytes()

    assert code_of(path.parent) == "database_damaged"
    with opened(path.parent, reading=True) as desk:
        assert desk.trouble is not None
        assert desk.trouble.code == "database_damaged"
        assert texts(desk) == {"hello", "not yet"}
        with pytest.raises(StoreError):
            desk.sending.run(desk.sending.all()[0].id, None)  # type: ignore[arg-type]
        desk.set_setting("account", "office")

    assert path.read_bytes() == before
    assert len(sent.ledger) == 20


def test_damage_that_is_found_while_working_makes_the_next_start_careful(sent):
    path = sent.desk.folder / NAME
    desk = opened(path.parent)
    ruin(path, "skipped")  # nobody looks there at the start

    with pytest.raises(StoreError, match="database_damaged"):
        desk._db.connection().execute("SELECT * FROM skipped").fetchall()
    assert desk.trouble is not None
    desk.close()

    assert code_of(path.parent) == "database_damaged"


@pytest.mark.parametrize("content", [b"", b"a letter, and no database at all. " * 500])
def test_what_stands_where_the_database_was_is_not_written_over(data_dir, tmp_path, content):
    opened(data_dir, config=tmp_path / "config").close()
    (data_dir / NAME).write_bytes(content)

    code = code_of(data_dir, config=tmp_path / "config")

    assert code == ("database_damaged" if content else "database_missing")
    assert (data_dir / NAME).read_bytes() == content


def test_a_database_that_is_gone_gets_no_empty_successor(data_dir, tmp_path):
    opened(data_dir, config=tmp_path / "config").close()
    (data_dir / NAME).unlink()

    assert code_of(data_dir, config=tmp_path / "config") == "database_missing"
    assert code_of(data_dir, config=tmp_path / "config", reading=True) == "database_missing"
    assert not (data_dir / NAME).exists()


def test_a_database_that_is_gone_and_left_its_log_gets_no_successor_either(data_dir):
    data_dir.mkdir()
    (data_dir / f"{NAME}-wal").write_bytes(b"frames")

    assert code_of(data_dir) == "database_missing"


def test_where_the_whole_folder_was_taken_away_a_new_desk_begins(data_dir, tmp_path):
    opened(data_dir, config=tmp_path / "config").close()
    shutil.rmtree(data_dir)

    with opened(data_dir, config=tmp_path / "config") as desk:
        assert desk.accounts.all() == []


def test_a_database_deleted_while_it_sends_stops_it_and_stays_deleted(office, monkeypatch):
    monkeypatch.setattr(engine, "SETTLE_WAITS", (0.1,) * len(engine.SETTLE_WAITS))
    campaign = office.freeze(60, "hello {n}")
    office.control("settings", {"latency_ms": 100})
    path = office.desk.folder / NAME
    taken = []

    def quarantine(news: object) -> None:
        if not taken:
            taken.append(path.rename(path.with_name("quarantined")))

    with pytest.raises(StoreError, match="database_missing"):
        office.desk.sending.run(campaign.id, JobContext(report=quarantine))

    assert office.desk.trouble is not None
    assert not path.exists()
    assert len(office.ledger) == len(set(office.ledger)) < 60


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Be a user who may read all of a folder and write nothing."""
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, -1)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if os.getuid() == 0:
            os.seteuid(0)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every user may enter, unlike those of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        data = Path(folder, "data")
        opened(data).close()
        data.chmod(0o755)
        yield data
        data.chmod(0o700)


def test_a_folder_that_cannot_be_written_is_read_and_says_so(reachable):
    with as_nobody(reachable):
        (reachable / NAME).chmod(0o444)
        reachable.chmod(0o500)
        assert code_of(reachable) == "database_read_only"
        with opened(reachable, reading=True) as desk:
            assert desk.trouble is not None
            assert desk.trouble.code == "database_read_only"
            assert texts(desk) == set()


def test_a_file_that_cannot_be_written_is_read_and_says_so(reachable):
    with as_nobody(reachable):
        (reachable / NAME).chmod(0o444)
        assert code_of(reachable) == "database_read_only"
        with opened(reachable, reading=True) as desk:
            assert desk.trouble is not None
            assert desk.trouble.code == "database_read_only"


def test_a_folder_in_the_cloud_is_refused_and_nothing_is_made_in_it(tmp_path):
    folder = tmp_path / "OneDrive - Riverview" / "desk"
    folder.parent.mkdir()

    assert code_of(folder) == "folder_synced"
    assert code_of(folder, reading=True) == "folder_synced"
    assert not folder.exists()


def test_a_left_over_lock_file_stops_nobody_whosever_number_it_holds(data_dir):
    data_dir.mkdir()
    (data_dir / "desk.lock").write_text(f"{os.getpid()}\n1\n")

    with opened(data_dir) as desk:
        assert desk.accounts.all() == []


def test_a_killed_holder_leaves_the_folder_free_at_once(data_dir):
    holding = "import sys, time; from pathlib import Path; from smsdesk.store.lock import DeskLock;"
    holding += "assert DeskLock(Path(sys.argv[1])).acquire(); print('held', flush=True);"
    holding += "time.sleep(60)"
    command = [*own_command()[:1], "-c", holding, str(data_dir)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert code_of(data_dir) == "busy"
        holder.kill()

    assert DeskLock(data_dir).acquire()


def test_an_address_that_is_a_file_is_refused_in_words(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(InputError, match="folder_unusable"):
        opened(tmp_path / "file" / "desk")


def test_where_recovery_cannot_be_written_the_data_is_read_and_nothing_sent(sent, monkeypatch):
    def full(*_: object) -> None:
        raise StoreError("disk_full")

    monkeypatch.setattr(desks, "recover", full)

    assert code_of(sent.desk.folder) == "disk_full"
    with opened(sent.desk.folder, reading=True) as desk:
        assert desk.trouble is not None
        assert desk.trouble.code == "disk_full"
        assert texts(desk) == {"hello", "not yet"}
        with pytest.raises(StoreError, match="database_read_only"):
            desk.sending.run(desk.sending.all()[0].id, JobContext())


def test_the_command_line_writes_nothing_into_a_folder_in_the_cloud(tmp_path):
    folder = tmp_path / "Dropbox" / "desk"

    done = subprocess.run(
        [*own_command(), "--data-dir", str(folder), "--json", "--lang", "en", "campaigns", "list"],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    error = json.loads(done.stdout)["error"]
    assert (done.returncode, error["code"]) == (2, "folder_synced")
    assert "Dropbox" in error["message"]
    assert str(folder) in error["hint"]
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_reads_what_is_damaged_and_sends_nothing(sent, monkeypatch):
    path = sent.desk.folder / NAME
    ruin(path, "event")

    def command(*words: str) -> tuple[int, Any]:
        done = subprocess.run(
            [*own_command(), "--data-dir", str(path.parent), "--json", *words],
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        return done.returncode, json.loads(done.stdout)

    listed, found = command("campaigns", "list")
    assert (listed, len(found["campaigns"])) == (0, 2)
    resumed, said = command("campaigns", "resume", found["campaigns"][0]["campaign"])
    assert (resumed, said["error"]["code"]) == (4, "database_damaged")
    assert len(sent.ledger) == 20


def test_a_file_of_an_older_smsdesk_that_cannot_be_written_is_read_all_the_same(tmp_path):
    path = tmp_path / "smsdesk.sqlite3"
    with closing(sqlite3.connect(path)) as con:
        for number, step in enumerate(STEPS[:6], start=1):
            con.executescript(f"BEGIN;{step};PRAGMA user_version = {number};COMMIT;")
        con.executescript(OLD_ROWS)
        con.execute("PRAGMA journal_mode = DELETE")
    path.chmod(0o400)
    before = path.read_bytes()

    trouble = StoreError("database_read_only", detail="PermissionError")
    found_open = open_to_read(tmp_path, trouble)

    found, _more = HistoryRepository(found_open.db).search(HistoryFilter(text="hello"))
    assert [(row.e164, row.title, row.tag) for row in found] == [("+66812345678", "old", "")]
    with pytest.raises(StoreError, match="database_read_only"), found_open.db.transaction() as con:
        con.execute("UPDATE message SET name = 'x'")
    found_open.db.close_all()
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["smsdesk.sqlite3"]
    assert found_open.trouble is trouble


OLD_ROWS = """
    INSERT INTO account (name, service, base_url, practice, created_at)
        VALUES ('office', 'thaibulksms', '', 0, '2026-01-01T00:00:00.000+00:00');
    INSERT INTO campaign (title, account_id, practice, state, sender, template, options, purpose,
                          parts, confirmed_at)
        VALUES ('old', 1, 0, 'finished', '', 'hello', '{}', 'transactional', 1,
                '2026-01-01T00:00:00.000+00:00');
    INSERT INTO message (campaign_id, e164, name, text, encoding, parts, state, at)
        VALUES (1, '+66812345678', 'somebody', 'hello', 'GSM-7', 1, 'accepted',
                '2026-01-01T00:00:00.000+00:00');
"""
