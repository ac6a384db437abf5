"""The disk fills, breaks, is held by another program or taken away, at every operation in turn.

The command line runs in this process over a VFS that fails the n-th operation, n = 1, 2, 3 … until
a run meets no failure. The ledger judges each; then the trouble is gone, and the rest is sent.
The people's file is read by a child process, which touches no database: once, and then its news is
told again.
"""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Self

import pytest

from smsdesk import cli
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState
from smsdesk.paths import config_dir, own_command
from smsdesk.providers.base import Provider
from smsdesk.services import desk as desks
from smsdesk.services import engine
from smsdesk.services.reader import Reader
from smsdesk.store import db
from tests.e2e.conftest import Desk, desk, nursery, order_of
from tests.faults import vfs
from tests.faults.judge import DATABASE, judge
from tests.faults.vfs import Trouble

__all__ = ["desk", "nursery"]  # fixtures

PEOPLE, FIRST_UNIT = 12, 10
ONCE, FOR_EVER = 1, 10**9
TEXTS = {"sendbulk": "hello", "thaibulksms": "hello {phone}"}  # in one request, in one each
# The first of these locks are for looking at the log; SQLite itself waits for them, ten seconds.
LOCKS_OF_OPENING = 6
LOOPS = {
    "disk full": ("write", vfs.FULL, FOR_EVER, 1),
    "disk full for a moment": ("write", vfs.FULL, ONCE, 1),
    "write error": ("write", vfs.IOERR_WRITE, ONCE, 1),
    "sync error": ("sync", vfs.IOERR_FSYNC, ONCE, 1),
    "sync errors": ("sync", vfs.IOERR_FSYNC, FOR_EVER, 1),
    "read error": ("read", vfs.IOERR_READ, ONCE, 1),
    "read errors": ("read", vfs.IOERR_READ, FOR_EVER, 1),
    "held by another": ("lock", vfs.BUSY, FOR_EVER, 1 + LOCKS_OF_OPENING),
    "held for a moment": ("lock", vfs.BUSY, ONCE, 1 + LOCKS_OF_OPENING),
    "cannot be opened": ("open", vfs.CANTOPEN, ONCE, 1),
    "truncate error": ("truncate", vfs.IOERR_TRUNCATE, ONCE, 1),
    "delete error": ("delete", vfs.IOERR_DELETE, ONCE, 1),
}
CODES = {
    vfs.FULL: "disk_full",
    vfs.BUSY: "database_locked",
    vfs.READONLY: "database_read_only",
    vfs.CANTOPEN: "database_missing",
}


@pytest.mark.parametrize("loop", LOOPS)
def test_no_failure_of_the_storage_sends_twice_or_loses_a_verdict(loop, office):
    kind, code, lasting, first = LOOPS[loop]

    run_until_clean(office, kind, code, lasting, first)


def test_no_failure_of_a_sync_loses_one_of_many_verdicts_at_once(office):
    office.service = "thaibulksms"

    run_until_clean(office, "sync", vfs.IOERR_FSYNC, FOR_EVER, 1)


def run_until_clean(office: "Office", kind: str, code: int, lasting: int, first: int) -> None:
    for number in count(first):
        trouble = Trouble(kind, code, first=number, lasting=lasting)
        told = office.send(trouble)
        if not trouble.struck:
            break
        told.judge(CODES.get(code, "disk_error"))
        office.judge_and_finish(unknown=0)
    assert number > first, "it never struck"


@pytest.mark.parametrize("code", [vfs.FULL, vfs.READONLY])
@pytest.mark.parametrize("moment", ["claim", "intent"])
def test_a_disk_that_takes_nothing_before_the_first_byte_sends_nothing(code, moment, office):
    trouble = Trouble("write", code)

    told = office.send(trouble, moment, trouble.begin)

    told.judge(CODES[code])
    assert told.exit == 4
    assert office.taken() == []
    office.judge_and_finish(unknown=0)


@pytest.mark.parametrize("code", [vfs.FULL, vfs.READONLY])
def test_verdicts_that_a_disk_does_not_take_are_known_after_the_next_start(code, office):
    trouble = Trouble("write", code)

    told = office.send(trouble, "verdicts", trouble.begin)

    assert told.exit == 4
    assert told.json["error"]["code"] == CODES[code]
    assert len(office.taken()) == FIRST_UNIT
    office.judge_and_finish(unknown=0)


@pytest.mark.parametrize("moment", ["claim", "intent"])
def test_a_database_that_another_program_holds_sends_nothing(moment, office):
    with Holder(office.folder / DATABASE) as holder:
        told = office.send(vfs.Storage(), moment, holder.hold)

    assert told.exit == 4
    assert office.taken() == []
    told.judge("database_locked")
    office.judge_and_finish(unknown=0)


def test_verdicts_wait_for_another_program_to_let_go(office, monkeypatch):
    monkeypatch.setattr(engine, "SETTLE_WAITS", (0.2,) * 20)
    with Holder(office.folder / DATABASE) as holder:
        told = office.send(vfs.Storage(), "verdicts", lambda: holder.hold(seconds=0.5))

    assert told.json["accepted"] == FIRST_UNIT
    assert told.json["unknown"] == 0
    office.judge_and_finish(unknown=0)


@pytest.mark.parametrize("moment", ["claim", "intent", "verdicts"])
def test_a_database_that_is_moved_away_takes_nothing_and_goes_on_when_it_is_back(moment, office):
    file, away = office.folder / DATABASE, office.folder / "away"

    told = office.send(vfs.Storage(), moment, lambda: file.rename(away))

    assert told.exit == 4
    assert told.json["error"]["code"] == "database_missing"
    assert len(office.taken()) == (FIRST_UNIT if moment == "verdicts" else 0)
    away.rename(file)
    office.judge_and_finish(unknown=0)


@pytest.mark.parametrize("moment", ["claim", "intent", "verdicts"])
def test_a_folder_that_is_moved_away_keeps_nothing_and_what_was_answered_is_unknown(
    moment, office, tmp_path
):
    away = tmp_path / "away"

    told = office.send(vfs.Storage(), moment, lambda: office.folder.rename(away))

    assert told.exit == 4
    assert told.json["error"]["code"] == "database_missing"
    assert not office.folder.exists(), "nothing was made in its place"
    away.rename(office.folder)
    office.judge_and_finish(unknown=FIRST_UNIT if moment == "verdicts" else 0)


@pytest.mark.parametrize("moment", ["claim", "intent", "verdicts"])
def test_a_database_that_is_deleted_is_not_made_anew_in_silence(moment, office):
    file = office.folder / DATABASE

    told = office.send(vfs.Storage(), moment, file.unlink)

    assert told.json["error"]["code"] == "database_missing"
    assert len(office.taken()) == (FIRST_UNIT if moment == "verdicts" else 0)
    again = office.run(vfs.Storage(), "campaigns", "list")
    assert again.exit == 4
    assert again.json["error"]["code"] == "database_missing"
    assert not file.exists()


@dataclass
class Told:
    """What a command said, and how it ended."""

    exit: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def judge(self, code: str) -> None:
        """It ended well, or says in a sentence what is wrong."""
        assert "Traceback" not in self.out + self.err
        if "error" in self.json:
            assert self.exit == 4
            assert self.json["error"]["code"] == code
            assert self.json["error"]["message"]
        elif self.json["state"] == CampaignState.PAUSED:
            assert self.exit == 4
            assert self.json["reason"] == "disk"
        else:
            assert self.json["state"] == CampaignState.FINISHED
            assert self.exit == 0


class Office:
    """Two accounts and twelve people; every run begins with a data folder as it was at first."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = desk.folder
        self._pristine = folder / "pristine"
        self._people = folder / "people.csv"
        numbers = "\n".join(f"0812{n:06}" for n in range(PEOPLE))
        self._people.write_text(f"phone\n{numbers}\n", "utf-8")
        self.service = "sendbulk"
        with self.opened() as opened:
            for service in TEXTS:
                opened.accounts.add(
                    service,
                    service,
                    practice=True,
                    base_url=desk.simulator.url(service),
                    credentials=desk.simulator.credentials(service),
                )
        shutil.copytree(self.folder, self._pristine)

    def opened(self, *, hold: bool = True) -> desks.Desk:
        return desks.Desk(self.folder, command=own_command(), hold=hold, config=config_dir())

    def send(
        self, storage: vfs.Storage, moment: str = "", act: Callable[[], Any] | None = None
    ) -> Told:
        """Run the command over a storage, in a fresh folder; ``act`` just before a ``moment``."""
        shutil.rmtree(self.folder)
        shutil.rmtree(config_dir())
        shutil.copytree(self._pristine, self.folder)
        self.desk.control(self.service, "reset", {})
        self.desk._before[self.service] = 0
        words = (
            "send", "--account", self.service, "--file", self._people,
            "--message", TEXTS[self.service], "--yes", *order_of(self.service),
        )  # fmt: skip
        with pytest.MonkeyPatch.context() as patch:
            if act is not None:
                patch.setattr(*before(moment, act))
            return self.run(storage, *words)

    def run(self, storage: vfs.Storage, *words: object) -> Told:
        out, err = io.StringIO(), io.StringIO()
        with vfs.under(storage), redirect_stdout(out), redirect_stderr(err):
            code = cli.main(["--data-dir", str(self.folder), "--json", *map(str, words)])
        return Told(code, out.getvalue(), err.getvalue())

    def judge_and_finish(self, *, unknown: int) -> None:
        """Start again, and send the rest: nobody twice, and no more unknown than said."""
        with self.opened() as opened:
            campaigns = opened.sending.all()
            self.judge(campaigns)
            for campaign in campaigns:
                assert campaign.tally.unknown == unknown
                while opened.sending.get(campaign.id).tally.queued:
                    opened.sending.run(campaign.id, JobContext())
            for campaign in opened.sending.all():
                assert campaign.state is CampaignState.FINISHED
                assert campaign.tally.accepted == PEOPLE - unknown
        self.judge(campaigns)

    def judge(self, campaigns: list[Campaign]) -> None:
        assert len(campaigns) <= 1
        judge(self.folder, self.taken(), confirmed={one.id: PEOPLE for one in campaigns})

    def taken(self) -> list[dict[str, Any]]:
        return self.desk.ledger(self.service)


HOLDER = """
import sqlite3, sys, time
for line in sys.stdin:
    con = sqlite3.connect(sys.argv[1], isolation_level=None)
    con.execute("BEGIN IMMEDIATE")
    print("held", flush=True)
    time.sleep(float(line))
    con.execute("ROLLBACK")
"""


class Holder:
    """Another program, a backup or a scanner, that can hold the database."""

    def __init__(self, file: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, file],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._process.kill()
        self._process.communicate()

    def hold(self, *, seconds: float = 60) -> None:
        self._process.stdin.write(f"{seconds}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "held\n"


def before(moment: str, act: Callable[[], Any]) -> tuple[Any, str, Any]:
    """Return what to patch so that ``act`` happens just before a commit: of the claim (P1), of
    the intent (P2) or of the verdicts (P3)."""
    owner, name = (engine.Engine, "run") if moment == "claim" else (Provider, "send")
    plain = getattr(owner, name)

    def patched(*args: Any) -> Any:
        if moment == "verdicts":
            answer = plain(*args)
            act()
            return answer
        act()
        return plain(*args)

    return owner, name, patched


@pytest.fixture
def read_once(monkeypatch) -> None:
    plain = Reader.news
    told: dict[str, list[tuple[str, bytes]]] = {}

    def news(
        self: Reader, request: Mapping[str, Any], job: JobContext
    ) -> Iterator[tuple[str, bytes]]:
        key = json.dumps(request)
        if key not in told:
            told[key] = list(plain(self, request, job))
        yield from told[key]

    monkeypatch.setattr(Reader, "news", news)


@pytest.fixture
def office(desk, tmp_path, monkeypatch, read_once) -> Office:
    monkeypatch.setattr(engine, "SETTLE_WAITS", (0.0, 0.0))
    monkeypatch.setattr(db, "BUSY_SECONDS", 0.02)
    return Office(desk, tmp_path)
