"""Every fault of the matrix, played to the real engine at every service it concerns.

The ledger of the simulated service is the judge; after each fault the campaign is resumed in
peace and judged again: only what was queued goes out then.
"""

import ast
from pathlib import Path
from typing import Any

import pytest

from smsdesk.core.models import Campaign, CampaignState
from smsdesk.services import engine
from tests.faults.matrix import MATRIX, Break, End, Play, Row
from tests.faults.net_conditions import CONDITIONS, Network
from tests.faults.net_office import Office, World

ROOT = Path(__file__).parents[2]


def cases(kind: type[Play] | type[Break]) -> list[Any]:
    return [
        pytest.param(play, service, id=f"{row.number}-{play.name}-{service}")
        for row in MATRIX
        for play in row.plays
        if isinstance(play, kind)
        for service in play.services
    ]


@pytest.mark.parametrize(("play", "service"), cases(Play))
def test_what_a_service_does_ends_as_specified(world: World, play: Play, service: str) -> None:
    office = world.office(service, hasty=play.hasty, **play.account)
    campaign = office.confirm()
    office.control("settings", dict(play.settings))
    if play.fault:
        office.control("faults", {"fault": play.fault, **play.params})

    stopped = office.run(campaign)

    assert_ends(office, stopped, play.end)
    struck = office.control("state")["struck"]
    assert struck == [play.fault] * play.params.get("times", 1) if play.fault else not struck
    office.control("reset", {"only": "faults"})
    resume(office, stopped)


# CPython does not close a socket that was reset before its handshake; it only falls away
@pytest.mark.filterwarnings("ignore:Exception ignored in. <truststore")
@pytest.mark.parametrize(("play", "service"), cases(Break))
def test_what_the_network_does_ends_as_specified(
    world: World, play: Break, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "NETWORK_WAITS", (0.1,) * 8)
    office, relay = world.real_office(service, hasty=play.hasty, proxied=play.proxied)
    network = Network(world, relay, play.proxied)
    campaign = office.confirm()

    def trouble() -> None:
        CONDITIONS[play.condition](network)

    if play.midway:
        stopped = office.run_with_trouble_midway(campaign, trouble, network.mend)
        assert office.attempts("void"), "it was in the way of a request"
    else:
        trouble()
        stopped = office.run(campaign)

    assert_ends(office, stopped, play.end)
    network.mend()
    resume(office, stopped)


def assert_ends(office: Office, stopped: Campaign, wanted: End) -> None:
    """Compare with the matrix, and let the judge look at all the rest."""
    assert office.said == []
    found = office.end_of(stopped)
    assert found == wanted.fitted_to(found)
    office.judge()


def resume(office: Office, stopped: Campaign) -> None:
    """In peace, what is queued goes out, and nothing else does."""
    before = len(office.ledger)
    if stopped.state is not CampaignState.FINISHED:
        finished = office.run(stopped)
        assert (finished.state, finished.tally.queued) == (CampaignState.FINISHED, 0)
    assert len(office.ledger) == before + stopped.tally.queued
    assert office.said == []
    office.judge()


# --- the matrix itself --------------------------------------------------------------------


def test_every_fault_of_the_page_is_there_under_a_name_of_its_own() -> None:
    assert [row.number for row in MATRIX] == list(range(1, 113))
    assert len({row.name for row in MATRIX}) == 112
    assert all(row.expected for row in MATRIX)


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: str(row.number))
def test_a_fault_is_played_or_shown_elsewhere_or_says_why_not(row: Row) -> None:
    ways = [bool(row.plays), bool(row.covered_by), bool(row.later), bool(row.impossible)]
    assert sum(ways) == 1
    assert [test for test in row.covered_by if not exists(test)] == []


def exists(test: str) -> bool:
    """Tell whether a file of tests has that test, or any where none is named."""
    path, _, name = test.partition("::")
    if not (ROOT / path).exists():
        return False
    parsed = ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
    names = {node.name for node in parsed if isinstance(node, ast.FunctionDef)}
    return name in names if name else any(one.startswith("test_") for one in names)
