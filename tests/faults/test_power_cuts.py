"""The power goes at any write or sync of the database; the ledger alone is the judge.

``--cuts N`` asks for more cuts. What campaign number K is, and where it is cut, follows from K
alone, but for the moments that the parent chooses by the ledger.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState
from smsdesk.paths import config_dir, own_command
from smsdesk.services import desk as desks
from tests.e2e.conftest import SERVICES, Desk, order_of
from tests.faults.judge import judge

ROOT = Path(__file__).parents[2]
PEOPLE = 120
CUTS_EACH = 3  # of one campaign
FIRST_UNIT, IN_FLIGHT = 10, 100
# SIGUSR1: what an earlier cut left on its way was taken only now, before the program listened
ENDS = {-signal.SIGKILL, -signal.SIGUSR1, 0, 3, 4, 5}
# up to about as many as a campaign makes; those of the ledger are chosen by the parent
MOMENTS = {"write": 260, "written": 260, "sync": 20, "synced": 20, "delete": 2, "ledger": 30}
FAULTS = ("rst_after_read", "truncated_json", "server_error_after_work", "rows_missing_taken")


def test_power_cut_at_any_moment_sends_nothing_twice_and_loses_nothing(cuttable, pytestconfig):
    wanted = pytestconfig.getoption("--cuts")
    cuts = number = 0
    while cuts < wanted:
        campaign = CutCampaign(cuttable(str(number), SERVICES[number % len(SERVICES)]), number)
        cuts += campaign.cut(min(CUTS_EACH, wanted - cuts))
        campaign.finish()
        number += 1


def test_power_cut_while_the_database_is_made_leaves_one_that_opens(cuttable):
    for moment in ("write:2", "sync:1", "synced:3", "delete:1", "write:40"):
        made = cuttable(moment)

        assert made.run(moment, "accounts", "list", disk=("--keep", "1")) == -signal.SIGKILL

        assert made.run("never", "accounts", "list") == 0
        made.add_account()
        judge(made.folder, [])


def test_cut_after_the_service_took_it_leaves_it_unknown_and_not_queued(cuttable):
    cut_after_taking(cuttable())


def test_without_syncs_the_same_cut_sends_twice(cuttable):
    with pytest.raises(AssertionError, match=r"I1: .* taken 2 times"):
        cut_after_taking(cuttable(), "--pragma", "synchronous = NORMAL")


def cut_after_taking(one: "Cuttable", *disk: str) -> None:
    """Cut the power while the service holds back its answer; send the rest; judge."""
    one.add_account()
    one.desk.control(one.service, "faults", {"fault": "hang_after_read"})
    order = one.order([f"0811{n:06}" for n in range(12)], "hello")

    cut = one.run("signal", *order, disk=disk)
    assert cut == -signal.SIGKILL

    campaigns = one.send_the_rest()
    if not campaigns:  # it does not even know that there was one
        assert one.run("never", *order) == 0
        campaigns = one.send_the_rest()
    one.judge()
    assert campaigns[0].tally.unknown == FIRST_UNIT
    assert campaigns[0].tally.accepted == 12 - FIRST_UNIT


class Cuttable:
    """A data folder whose commands run over a disk that forgets."""

    def __init__(self, simulator: Any, folder: Path, service: str) -> None:
        self.folder = folder
        self.service = service
        self.desk = Desk(folder, simulator)  # its ledger begins now

    def add_account(self) -> None:
        with self._opened() as opened:
            opened.accounts.add(
                "office",
                self.service,
                practice=True,
                base_url=self.desk.simulator.url(self.service),
                credentials=self.desk.simulator.credentials(self.service),
                settings={"rate": "0"},
            )

    def order(self, numbers: list[str], text: str) -> tuple[Any, ...]:
        """Return the words that send a text to these numbers."""
        path = self.folder.with_suffix(".csv")
        path.write_text("phone\n" + "\n".join(numbers) + "\n", "utf-8")
        return (
            "send", "--account", "office", "--file", path, "--message", text, "--yes",
            *order_of(self.service),
        )  # fmt: skip

    def run(
        self,
        moment: str,
        *words: Any,
        disk: tuple[str, ...] = (),
        taken: int = 0,
        delay: float = 0.0,
    ) -> int:
        """Run a command until the cut; return its exit code. With the moment ``signal`` it is cut
        ``delay`` seconds after the ledger has more than ``taken`` entries."""
        command = [sys.executable, "-m", "tests.faults.power", moment, *disk, "--", "--data-dir"]
        process = subprocess.Popen(
            [*command, str(self.folder), "--json", *map(str, words)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        while moment == "signal" and process.poll() is None:
            if len(self.ledger()) > taken:
                time.sleep(delay)
                process.send_signal(signal.SIGUSR1)
                break
            time.sleep(0.005)
        _out, err = process.communicate(timeout=60)
        assert not err, err.decode()
        assert process.returncode in ENDS
        return process.returncode

    def recovered(self) -> list[Campaign]:
        """Open the desk, which recovers, and return what it knows of."""
        with self._opened() as opened:
            return opened.sending.all()

    def send_the_rest(self) -> list[Campaign]:
        """Resume what is queued, as a click does, until nothing is."""
        with self._opened(hold=True) as opened:
            while waiting := [one for one in opened.sending.all() if one.tally.queued]:
                opened.sending.run(waiting[0].id, JobContext())
            return opened.sending.all()

    def ledger(self) -> list[dict[str, Any]]:
        return self.desk.ledger(self.service)

    def judge(self, confirmed: dict[int, int] | None = None) -> None:
        judge(self.folder, self.ledger(), confirmed=confirmed)

    def _opened(self, *, hold: bool = False) -> desks.Desk:
        return desks.Desk(self.folder, command=own_command(), hold=hold, config=config_dir())


@dataclass
class CutCampaign:
    """One campaign that is cut a few times and then brought to its end."""

    one: Cuttable
    number: int

    def __post_init__(self) -> None:
        self.dice = random.Random(self.number)
        self.control("settings", {"latency_ms": self.dice.choice((0, 20, 80))})
        self.one.add_account()
        numbers = [f"08{self.number % 90 + 10}{n:06}" for n in range(PEOPLE)]
        self.words = self.one.order(numbers, self.dice.choice(("hello", "hello {phone}")))
        reorders = ("--keep", str(self.number)) if self.dice.random() < 0.5 else ()
        pages = self.dice.choice((16, 1000))
        self.disk = (*reorders, "--pragma", f"wal_autocheckpoint = {pages}")
        self.standing: Campaign | None = None

    def cut(self, wanted: int) -> int:
        """Cut it ``wanted`` times, or until it is finished; return how many cuts there were."""
        cuts = 0
        while cuts < wanted and (self.standing is None or self.standing.tally.queued):
            if self.dice.random() < 0.25:
                fault = {"fault": self.dice.choice(FAULTS), "after": self.dice.randrange(4)}
                self.control("faults", fault)
            cuts += self._cut_one() == -signal.SIGKILL
            self.control("reset", {"only": "faults"})
            self._judge()
        return cuts

    def finish(self) -> None:
        """Send what is queued without another cut, and judge once more."""
        if self.standing is None:
            assert self.one.run("never", *self.words) == 0
        self.one.send_the_rest()
        standing = self._judge()
        assert standing is not None
        assert standing.state is CampaignState.FINISHED
        assert standing.tally.accepted + standing.tally.unknown == PEOPLE

    def control(self, what: str, body: dict[str, Any]) -> None:
        self.one.desk.control(self.one.service, what, body)

    def _cut_one(self) -> int:
        kind = self.dice.choice(list(MOMENTS))
        number = self.dice.randint(1, MOMENTS[kind])
        words = ("campaigns", "resume", self.standing.id) if self.standing else self.words
        if kind != "ledger":
            return self.one.run(f"{kind}:{number}", *words, disk=self.disk)
        taken = len(self.one.ledger())
        return self.one.run("signal", *words, disk=self.disk, taken=taken, delay=number / 1000)

    def _judge(self) -> Campaign | None:
        """Judge after a restart: what is known now, and no more unknown than was in flight."""
        campaigns = self.one.recovered()
        self.one.judge({campaign.id: PEOPLE for campaign in campaigns})
        before, self.standing = self.standing, campaigns[0] if campaigns else None
        assert len(campaigns) <= 1
        assert self.standing is not None or before is None, "a confirmed campaign is gone"
        if self.standing is not None:
            assert self.standing.state is not CampaignState.RUNNING
            self._judge_unknown(before, self.standing)
        return self.standing

    @staticmethod
    def _judge_unknown(before: Campaign | None, after: Campaign) -> None:
        unknown = after.tally.unknown - (before.tally.unknown if before else 0)
        accepted = after.tally.accepted - (before.tally.accepted if before else 0)
        assert unknown <= (IN_FLIGHT if accepted else FIRST_UNIT)


@pytest.fixture
def cuttable(simulator, tmp_path, data_dir) -> Iterator[Callable[..., Cuttable]]:
    """Make data folders, each on a service as it is at first; at last all services are."""
    own = Desk(data_dir, simulator)
    made: list[Cuttable] = []

    def make(name: str = "data", service: str = "sendbulk") -> Cuttable:
        own.control(service, "reset", {})  # its rate a minute too
        made.append(Cuttable(simulator, tmp_path / "cut" / name, service))
        return made[-1]

    yield make
    for service in SERVICES:
        own.control(service, "reset", {})
    for one in made:
        one.desk.close()
    own.close()
