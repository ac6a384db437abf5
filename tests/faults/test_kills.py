"""The crash loop: the real command line, killed at any moment; the ledger alone is the judge.

``--kills N`` asks for more of them; what kill number K does follows from K alone, but for the
moment at which the kill finds the program.
"""

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any

import pytest

from smsdesk.core.models import Campaign, CampaignState, MessageState
from smsdesk.paths import own_command
from smsdesk.services import desk as desks
from tests.e2e.conftest import Desk, desk, order_of, simulator

__all__ = ["desk", "simulator"]  # fixtures

PEOPLE = 240
KILLS_EACH = 3  # of one campaign
FIRST_UNIT, IN_FLIGHT = 10, 100
SERVICES = ("thaibulksms", "sendbulk", "smsbuddy", "smspoint")
QUICK_FAULTS = (
    "rst_mid_headers", "close_after_read", "rst_after_read", "partial_status_line", "garbage",
    "truncated_length", "rst_mid_reply", "rows_missing_not_taken", "rows_missing_taken",
    "good_and_bad", "html_body", "truncated_json", "server_error", "server_error_after_work",
    "redirect_after_work", "firewall_page", "request_timeout",
)  # fmt: skip
NOT_SENT = {
    MessageState.QUEUED,
    MessageState.REJECTED,
    MessageState.CANCELLED,
}


def test_killed_at_any_moment_nobody_is_twice_and_nothing_is_lost(desk, tmp_path, pytestconfig):
    wanted = pytestconfig.getoption("--kills")
    killed = number = 0
    while killed < wanted:
        loop = Loop(desk, tmp_path / f"{number}.csv", number)
        killed += loop.kill(min(KILLS_EACH, wanted - killed))
        loop.finish()
        number += 1
    with closing(sqlite3.connect(desk.folder / "smsdesk.sqlite3")) as con:
        assert con.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert con.execute("PRAGMA foreign_key_check").fetchall() == []


@dataclass
class Loop:
    """One campaign that is killed a few times and then brought to its end."""

    desk: Desk
    path: Any
    number: int

    def __post_init__(self) -> None:
        self.dice = random.Random(self.number)
        self.service = SERVICES[self.number % len(SERVICES)]
        self.account = f"a{self.number}"
        settings = {"sendbulk": ("batch_limit=100",), "smsbuddy": ("rate=0",)}
        self.desk.add_account(self.service, self.account, *settings.get(self.service, ()))
        self.desk.control(self.service, "settings", {"latency_ms": self.dice.choice((20, 80, 150))})
        numbers = [f"08{self.number % 90 + 10}{n:06}" for n in range(PEOPLE)]
        self.people = {f"66{number[1:]}" for number in numbers}
        personal = "hello {phone}" if self.dice.random() < 0.5 else "hello"
        self.path.write_text("phone\n" + "\n".join(numbers) + "\n", "utf-8")
        self.order = (
            "send", "--account", self.account, "--file", self.path, "--message",
            f"{personal} {self.number}", "--yes", *order_of(self.service),
        )  # fmt: skip

    def kill(self, wanted: int) -> int:
        """Kill it ``wanted`` times, or until it is finished; return how many kills there were."""
        killed = 0
        before = self.campaign()
        while killed < wanted and (before is None or before.tally.queued):
            if self.dice.random() < 0.5:
                after = self.dice.randrange(6)
                fault = {"fault": self.dice.choice(QUICK_FAULTS), "after": after}
                self.desk.control(self.service, "faults", fault)
            words = ("campaigns", "resume", before.id) if before else self.order
            killed += self._kill_one(words)
            self.desk.control(self.service, "reset", {"only": "faults"})
            before = self._judged(before)
        return killed

    def _kill_one(self, words: tuple[Any, ...]) -> bool:
        """Start a command and kill it in a random moment; tell whether it still ran then."""
        already = len(self.ledger())
        process = self.desk.start(*words)
        if self.dice.random() < 0.3:
            wait(process, self.dice.uniform(0.2, 1.2))
        else:
            deadline = time.monotonic() + 20
            while process.poll() is None and time.monotonic() < deadline:
                if len(self.ledger()) > already:
                    break
                time.sleep(0.005)
            wait(process, self.dice.uniform(0, 0.5))
        running = process.poll() is None
        if running:
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        return running

    def finish(self) -> None:
        """Bring it to its end without another fault, and judge once more."""
        before = self.campaign()
        answer = None
        while before is None or before.tally.queued:
            answer = self.desk(*(("campaigns", "resume", before.id) if before else self.order))
            before = self._judged(before)
        told = self.desk("campaigns", "show", before.id).json
        assert told["state"] == CampaignState.FINISHED
        assert told["queued"] == 0
        assert sum(told[word] for word in ("accepted", "rejected", "unknown")) == PEOPLE
        if answer is not None:
            assert answer.exit == (5 if told["unknown"] else 0)

    # --- judging --------------------------------------------------------------------------

    def campaign(self) -> Campaign | None:
        """Open the desk, which recovers, and return this loop's campaign, if it was confirmed."""
        with desks.Desk(self.desk.folder, command=own_command()) as opened:
            found = [one for one in opened.sending.all() if one.account == self.account]
        assert len(found) <= 1
        return found[0] if found else None

    def ledger(self) -> list[dict[str, Any]]:
        return [e for e in self.desk.ledger(self.service) if e["number"] in self.people]

    def _judged(self, before: Campaign | None) -> Campaign | None:
        after = self.campaign()
        taken = Counter(entry["number"] for entry in self.ledger())
        assert max(taken.values(), default=0) <= 1, "nobody twice"
        if after is None:
            assert not taken, "nothing goes out that was not confirmed"
            return None
        states = self._states(after.id)
        assert set(states) == self.people
        assert after.tally.messages == PEOPLE
        for number, state in states.items():
            if state == MessageState.ACCEPTED:
                assert taken[number] == 1
            elif state in NOT_SENT:
                assert taken[number] == 0
            else:
                assert state == MessageState.UNKNOWN
        assert after.credits == after.tally.accepted
        self._judge_unknown(before, after)
        return after

    def _judge_unknown(self, before: Campaign | None, after: Campaign) -> None:
        """A kill leaves few unknown, and a request in whose evidence they stand."""
        unknown = after.tally.unknown - (before.tally.unknown if before else 0)
        accepted = after.tally.accepted - (before.tally.accepted if before else 0)
        assert unknown <= (IN_FLIGHT if accepted else FIRST_UNIT)
        assert after.state is not CampaignState.RUNNING
        with closing(sqlite3.connect(self.desk.folder / "smsdesk.sqlite3")) as con:
            orphans = con.execute(
                """
                SELECT count(*) FROM message LEFT JOIN attempt ON attempt.id = attempt_id
                 WHERE message.state = 'unknown'
                   AND coalesce(attempt.state, '') NOT IN ('unknown', 'partial')
                """
            ).fetchone()
        assert orphans == (0,)

    def _states(self, campaign_id: int) -> dict[str, str]:
        with closing(sqlite3.connect(self.desk.folder / "smsdesk.sqlite3")) as con:
            rows = con.execute(
                "SELECT e164, state FROM message WHERE campaign_id = ?", [campaign_id]
            )
            return {number.lstrip("+"): state for number, state in rows}


def wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait, but no longer than the process lives."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


@pytest.fixture(autouse=True)
def _no_key_in_a_log(desk):
    yield
    logs = "".join(path.read_text("utf-8") for path in (desk.folder / "logs").iterdir())
    assert "practice-secret" not in logs
    assert "8100000" not in logs
