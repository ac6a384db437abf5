"""The crash loop: one campaign that is struck and killed, and brought to its end; then judged.

A loop knows the program by its command line and its files alone. Who is given what follows from
the loop's number, so that the same number is the same story, but for what the clock decides.
"""

import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from smsdesk.core.schedule import BANGKOK
from smsdesk.simulator.process import Simulator
from tests.e2e.conftest import SERVICES, order_of
from tests.faults.judge import DATABASE, judge
from tests.faults.runner import CANNOT_PLANT, Order
from tests.nursery import Nursery, Run

PEOPLE = 240
FIRST_UNIT, IN_FLIGHT = 10, 100
ROUNDS = 12  # a campaign that is not over by then never ends
SETTINGS = {"sendbulk": ("batch_limit=100",)} | dict.fromkeys(
    ("thaibulksms", "smsbuddy"), ("rate=0",)
)
QUICK_FAULTS = (
    "rst_mid_headers", "close_after_read", "rst_after_read", "partial_status_line", "garbage",
    "truncated_length", "rst_mid_reply", "rows_missing_not_taken", "rows_missing_taken",
    "good_and_bad", "html_body", "truncated_json", "server_error", "server_error_after_work",
    "redirect_after_work", "firewall_page", "request_timeout",
)  # fmt: skip
BUG, BUSY, PAUSED, UNKNOWN = 1, 4, 4, 5  # exits

Words = tuple[object, ...]


class Services:
    """The simulator of a test, and the nursery of the programs that talk to it."""

    def __init__(self, simulator: Simulator, nursery: Nursery) -> None:
        self.simulator = simulator
        self.nursery = nursery
        self._client = httpx.Client(trust_env=False, verify=False)

    def control(self, service: str, what: str, body: object | None = None) -> Any:
        """Ask the simulator of one service, or tell it something."""
        url = f"{self.simulator.url('thaibulksms')}/_simulator/{service}/{what}"
        reply = self._client.get(url) if body is None else self._client.post(url, json=body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def close(self) -> None:
        """Leave the services as they were found."""
        for service in SERVICES:
            self.control(service, "reset", {})
        self._client.close()


@dataclass
class Blow:
    """How a run of the loop is struck: by a fault, and at a named point or at some time."""

    fault: Mapping[str, Any] = field(default_factory=dict)
    point: str = ""
    nth: int = 1
    waits: int | None = None
    read: float = 10.0


@dataclass
class Loop:
    """One campaign in a data folder of its own."""

    services: Services
    folder: Path
    number: int
    service: str = ""
    personal: bool | None = None
    bug: str = ""
    planned: datetime | None = None
    people: int = PEOPLE

    def __post_init__(self) -> None:
        self.dice = random.Random(self.number)
        self.service = self.service or SERVICES[self.number % len(SERVICES)]
        self.services.control(self.service, "reset", {})
        latency = self.dice.choice((10, 40, 120))
        self.services.control(self.service, "settings", {"latency_ms": latency})
        personal = self.dice.random() < 0.5 if self.personal is None else self.personal
        self._text = f"hello {{phone}} {self.number}" if personal else f"hello {self.number}"
        self._now = ""
        self._seen = self.folder / "points"
        self.most_unknown = 0  # of one blow
        self._add_account()

    def _add_account(self) -> None:
        credentials = self.services.simulator.credentials(self.service)
        words: list[object] = ["--base-url", self.services.simulator.url(self.service)]
        for setting in SETTINGS.get(self.service, ()):
            words += ["--setting", setting]
        for key, value in credentials.items():
            words += ["--credential", f"{key}={value}"]
        self.folder.mkdir()
        add = ("accounts", "add", "office", "--service", self.service, "--practice")
        run = self._start(*add, *words, bug="", seen="")
        assert run.exit == 0, run.said
        start = self.number % 90 + 10
        self._file = self.folder / "people.csv"
        numbers = [f"08{start}{n:06}" for n in range(self.people)]
        self._numbers = {f"66{number[1:]}" for number in numbers}
        self._file.write_text("phone\n" + "\n".join(numbers) + "\n", "utf-8")

    # --- running ------------------------------------------------------------------------------

    @property
    def words(self) -> Words:
        """The words that send, or that go on where the campaign is confirmed."""
        if self.campaign() is not None:
            return ("campaigns", "resume", 1)
        at = () if self.planned is None else ("--at", f"{self.planned:%Y-%m-%d %H:%M}")
        return (
            "send", "--account", "office", "--file", self._file, "--message", self._text, "--yes",
            *order_of(self.service), *at,
        )  # fmt: skip

    def strike(self, blow: Blow, words: Words = ()) -> Run:
        """Run a command under a blow, let the next start recover, and judge."""
        before = self.tally()
        if blow.fault:
            self.services.control(self.service, "faults", blow.fault)
        taken = self._count()
        run = self._start(
            *(words or self.words), point=blow.point, nth=blow.nth, waits=blow.waits, read=blow.read
        )
        if not blow.point:
            self._kill_somewhen(run, taken)
        self._calm(run)
        self.judge_after(before)
        _see_it_whole(run)
        return run

    def leave(self, point: str) -> None:
        """Kill it at a point, and let nobody look after it."""
        run = self._start(*self.words, point=point)
        assert run.killed, run.said

    def go(self, *words: object, fault: Mapping[str, Any] | None = None, read: float = 10.0) -> Run:
        """Run a command to its end, and judge."""
        if fault:
            self.services.control(self.service, "faults", fault)
        run = self._start(*(words or self.words), read=read)
        self._calm(run)
        self.judge()
        _see_it_whole(run)
        return run

    def two_at_once(self, point: str) -> Run:
        """Start a second instance while the first stands at a point; return the second.

        The first is brought to its end.
        """
        stands = self.folder / "stands"
        stands.unlink(missing_ok=True)
        first = self._start(*self.words, point=point, stay=1.0, seen=str(stands))
        self._until(lambda: not first.running or point in _lines(stands))
        second = self._start("campaigns", "resume", 1)
        self._calm(second, first)
        self.judge()
        _see_it_whole(second, first)
        return second

    def finish(self) -> None:
        """Bring it to its end without another fault, and judge once more."""
        run = None
        for _round in range(ROUNDS):
            if self.campaign() is not None and not self.tally().get("queued", 0):
                break
            run = self.go()
        told = self._start("campaigns", "show", 1).json
        assert told["state"] == "finished", told["state"]
        assert told["queued"] == 0
        assert told["messages"] == self.people
        if run is not None:
            assert run.exit == (UNKNOWN if told["unknown"] else 0)

    def miss(self) -> None:
        """Let the planned time pass, and see that nothing goes out any more."""
        assert self.planned is not None
        late = self.planned + timedelta(hours=1)
        self._now = late.isoformat()
        self.services.control(self.service, "settings", {"clock": self._now})
        run = self.go()
        early = [entry for entry in self.ledger() if not entry["scheduled_for"]]
        assert not early, f"I9: {len(early)} were sent at once, and were planned for later"
        assert run.exit == PAUSED, run.said

    def hear_the_worst(self) -> None:
        """Ask what became of everybody, when the service says that it reached nobody."""
        numbers = sorted(self._numbers)
        self.services.control(
            self.service, "settings", {"delivery_seconds": 0, "undelivered_numbers": numbers}
        )
        run = self.go("reports", "refresh", 1)
        assert run.json["reports"] == {"undelivered": self.people}, run.said

    def _start(self, *words: object, **more: Any) -> Run:
        words = ("--data-dir", self.folder, "--json", "--lang", "en", *words)
        told = {"bug": self.bug, "seen": str(self._seen), "now": self._now, **more}
        return self.services.nursery.start(asdict(Order(tuple(map(str, words)), **told)))

    def _calm(self, *runs: Run) -> None:
        """Wait for the end of commands, and let no fault be left."""
        for run in runs:
            assert run.wait(), "a command never ended"
        self.services.control(self.service, "reset", {"only": "faults"})

    def _kill_somewhen(self, run: Run, taken: int) -> None:
        """Kill it in a random moment, mostly when the service has taken something."""
        if self.dice.random() < 0.3:
            run.wait(self.dice.uniform(0, 0.5))
        else:
            self._until(lambda: not run.running or self._count() > taken)
            run.wait(self.dice.uniform(0, 0.2))
        run.kill()

    @staticmethod
    def _until(true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 20
        while not true():
            assert time.monotonic() < deadline, "it takes for ever"
            time.sleep(0.005)

    # --- what there is ------------------------------------------------------------------------

    def campaign(self) -> str | None:
        """Return the campaign's state, or None where it was never confirmed."""
        with closing(sqlite3.connect(self.folder / DATABASE)) as con:
            found = con.execute("SELECT state FROM campaign WHERE id = 1").fetchone()
        return found[0] if found else None

    def tally(self) -> dict[str, int]:
        """Return how many messages of the campaign are in each state."""
        sql = "SELECT state, count(*) FROM message WHERE campaign_id = 1 GROUP BY state"
        with closing(sqlite3.connect(self.folder / DATABASE)) as con:
            return dict(con.execute(sql).fetchall())

    def ledger(self) -> list[dict[str, Any]]:
        """Return what the service took of this loop."""
        found = self.services.control(self.service, "ledger")["entries"]
        return [entry for entry in found if entry["number"] in self._numbers]

    def _count(self) -> int:
        return len(self.ledger())

    def passed(self) -> set[str]:
        """Return the names of the points that its runs have passed."""
        return _lines(self._seen)

    # --- judging ------------------------------------------------------------------------------

    def judge(self) -> None:
        """Let the next start recover, and compare with the ledger."""
        _see_it_whole(self._start("campaigns", "list"))
        there = self.campaign() is not None
        secrets = self.services.simulator.credentials(self.service).values()
        judge(
            self.folder,
            self.ledger(),
            confirmed={1: self.people} if there else {},
            secrets=[secret for secret in secrets if len(secret) > 8],
        )
        assert self.campaign() != "running", "nobody sends, and it says that it runs"

    def judge_after(self, before: Mapping[str, int]) -> None:
        """Judge, and hold one blow to the few unknown that it may leave."""
        self.judge()
        after = self.tally()
        unknown, accepted = (
            after.get(state, 0) - before.get(state, 0) for state in ("unknown", "accepted")
        )
        self.most_unknown = max(self.most_unknown, unknown)
        most = IN_FLIGHT if accepted > 0 else FIRST_UNIT
        assert unknown <= most, f"{unknown} unknown after one blow"


def _see_it_whole(*runs: Run) -> None:
    """See that no command met a bug of its own, nor a bug that cannot be planted any more."""
    for run in runs:
        assert run.exit not in (BUG, CANNOT_PLANT), f"the program broke: {run.said}"


def _lines(path: Path) -> set[str]:
    return set(path.read_text("utf-8").splitlines()) if path.exists() else set()


def in_an_hour() -> datetime:
    """Return a time that a campaign may be planned for."""
    return (datetime.now(BANGKOK) + timedelta(hours=1)).replace(second=0, microsecond=0)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The simulator and the nursery of a module's loops."""
    with (
        Simulator() as simulator,
        Nursery(tmp_path_factory.mktemp("said"), "tests.faults.runner") as nursery,
    ):
        one = Services(simulator, nursery)
        yield one
        one.close()


@pytest.fixture
def loops(services: Services, tmp_path: Path) -> Callable[..., Loop]:
    """Make loops of a number; the folder of the one before goes when its successor is made."""
    made: list[Loop] = []

    def make(number: int, **more: Any) -> Loop:
        if made:
            shutil.rmtree(made.pop().folder)
        made.append(Loop(services, tmp_path / str(number), number, **more))
        return made[0]

    return make
