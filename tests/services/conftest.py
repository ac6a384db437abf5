"""An office: a desk with one practice account over the real simulator, its ledger the judge."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Draft, Person
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from tests.control import ask, reset


@dataclass
class Office:
    """An open desk with one practice account, and the simulator's control plane."""

    desk: Desk
    url: str
    before: int

    def control(self, what: str, body: object | None = None) -> Any:
        url = f"{self.url}/_simulator/{what}"
        return ask(url, body)

    @property
    def ledger(self) -> list[str]:
        return [e["number"] for e in self.control("ledger")["entries"][self.before :]]

    def freeze(self, people: int, text: str = "hello", account: str = "office") -> Campaign:
        numbers = range(10_000_000, 10_000_000 + people)
        rows = [Person(f"08{n:08}", fields={"n": str(n)}) for n in numbers]
        draft = Draft(account, text, rows, sender="Demo", known_fields=("n",))
        return self.desk.composing.confirm(self.desk.composing.prepare(draft))


@pytest.fixture
def simulator(simulator: Simulator) -> Iterator[Simulator]:
    """The services, which forget after each test."""
    yield simulator
    reset(simulator)


@pytest.fixture
def office(data_dir: Path, simulator: Simulator) -> Iterator[Office]:
    url = simulator.url("thaibulksms")
    with Desk(data_dir, command=own_command(), hold=True, deadlines=Deadlines(2, 2, 2, 3)) as desk:
        desk.accounts.add(
            "office", "thaibulksms", practice=True, base_url=url,
            credentials=simulator.credentials("thaibulksms"),
        )  # fmt: skip
        one = Office(desk, url, 0)
        one.before = one.control("ledger")["count"]
        yield one


def run(office: Office, campaign: Campaign, job: JobContext | None = None) -> Campaign:
    return office.desk.sending.run(campaign.id, job or JobContext())
