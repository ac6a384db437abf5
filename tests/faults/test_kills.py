"""The crash loop: the command line killed at every named point and at any moment; the judge's word.

``--kills N`` asks for so many kills at random, beside those at the named points. What kill number
K does follows from K alone, but for the moment at which the kill finds the program.
"""

import logging
import subprocess
import sys
from signal import SIGKILL

import pytest

from tests.e2e.conftest import SERVICES
from tests.faults.loop import BUSY, QUICK_FAULTS, Blow, Loop, Words, loops, services
from tests.faults.points import AFTER, POINTS, Scene

__all__ = ["loops", "services"]  # fixtures

log = logging.getLogger(__name__)

KILLS_EACH = 3  # of one campaign
LATER = 3  # the time at which a point is met that is passed often
WAIT_CHANCE, SECOND_CHANCE, POINT_CHANCE, FAULT_CHANCE = 0.3, 0.05, 0.5, 0.5
KINDS = (
    "", "close_after_read", "rst_mid_reply", "html_body", "rows_missing_taken", "truncated_json",
    "server_error_after_work", "redirect_after_work", "rst_mid_headers",
)  # fmt: skip
ON_THE_WIRE = "http11.receive_response_headers.started"
SURE = {name: scene for name, scene in POINTS.items() if not scene.by_luck}
NAMED = [
    (name, nth) for name, scene in SURE.items() for nth in ((1, LATER) if scene.often else (1,))
]
MET_BY_ANY = [name for name, scene in SURE.items() if scene.act == "send" and not scene.fault]
MET_OFTEN = [name for name, scene in POINTS.items() if scene.often]


def test_there_are_27_named_points_and_more():
    assert len(SURE) >= 27


@pytest.mark.parametrize(("name", "nth"), NAMED)
def test_killed_at_a_named_point_nobody_is_twice_and_nothing_is_lost(loops, name, nth):
    number = NAMED.index((name, nth))
    scene = POINTS[name]
    loop = loops(number, service=scene.service or SERVICES[number % len(SERVICES)])
    words = lead_to(scene, loop)

    fault = {"fault": scene.fault} if scene.fault and not words else {}
    run = loop.strike(Blow(fault, name, nth), words)

    assert run.killed, f"{name} was not met: {run.said}"
    end(scene, loop, words)


def lead_to(scene: Scene, loop: Loop) -> Words:
    """Bring a campaign to where the command of a scene comes; return that command's words."""
    if scene.act == "recover":
        loop.leave(ON_THE_WIRE)
        return ("campaigns", "list")
    if scene.act in ("cancel", "resume"):
        loop.strike(Blow(point=ON_THE_WIRE))
        return ("campaigns", scene.act, 1)
    if scene.act in ("sent", "not_sent"):
        loop.go(fault={"fault": scene.fault})
        return ("campaigns", "resolve", 1, f"--{scene.act.replace('_', '-')}")
    return ()


def end(scene: Scene, loop: Loop, words: Words) -> None:
    """Bring a campaign to its end: a command that was killed too early is given again."""
    if scene.act == "cancel":
        if loop.campaign() != "cancelled":
            loop.go(*words)
        assert loop.campaign() == "cancelled"
        return
    if scene.act in ("sent", "not_sent") and loop.tally().get("unknown"):
        loop.go(*words)
    loop.finish()


def test_every_transaction_and_every_network_event_has_a_named_point(loops):
    passed: set[str] = set()
    for number, fault in enumerate(KINDS):
        loop = loops(number, personal=bool(number % 2), people=30)
        loop.go(fault={"fault": fault} if fault else None)
        after = ("resolve", 1, "--sent"), ("resolve", 1, "--not-sent"), ("cancel", 1)
        for words in (after[number % 3], ("retry", 1), ("resume", 1)):
            loop.go("campaigns", *words)
        passed |= loop.passed()

    filled = loops(len(KINDS), service="sendbulk", personal=False)
    filled.go()
    passed |= filled.passed()

    assert passed - set(POINTS) == set(), "points.py has no name for these"
    assert set(SURE) - passed == set(), "nothing meets these any more"


def test_killed_at_any_moment_nobody_is_twice_and_nothing_is_lost(loops, pytestconfig):
    wanted = pytestconfig.getoption("--kills")
    killed = number = most_unknown = 0
    while killed < wanted:
        loop = loops(number)
        killed += kill(loop, min(KILLS_EACH, wanted - killed))
        loop.finish()
        most_unknown = max(most_unknown, loop.most_unknown)
        number += 1
    log.info("%s kills of %s campaigns, at most %s unknown by one", killed, number, most_unknown)


def kill(loop: Loop, wanted: int) -> int:
    """Strike a campaign until it was killed so often, or is over; return how often it was."""
    dice, killed = loop.dice, 0
    while killed < wanted and (loop.campaign() is None or loop.tally().get("queued")):
        confirmed = loop.campaign() is not None
        if confirmed and dice.random() < SECOND_CHANCE:
            assert loop.two_at_once(AFTER + "claim").exit == BUSY
            continue
        blow = Blow(waits=dice.randrange(1000) if dice.random() < WAIT_CHANCE else None)
        if dice.random() < FAULT_CHANCE:
            blow.fault = {"fault": dice.choice(QUICK_FAULTS), "after": dice.randrange(3)}
        if dice.random() < POINT_CHANCE:
            blow.point = dice.choice(MET_OFTEN if confirmed else MET_BY_ANY)
            blow.nth = dice.choice((1, 1, 2, LATER)) if blow.point in MET_OFTEN else 1
        killed += loop.strike(blow).killed
    return killed


@pytest.mark.parametrize("service", SERVICES)
def test_a_second_instance_says_that_the_folder_is_busy_and_sends_nothing(loops, service):
    loop = loops(SERVICES.index(service), service=service)

    second = loop.two_at_once(AFTER + "claim")

    assert second.exit == BUSY
    assert second.json["error"]["code"] == "busy"
    loop.finish()
    assert loop.tally() == {"accepted": loop.people}


def test_the_runner_kills_a_command_at_the_point_that_it_is_given(loops):
    loop = loops(0)
    words = ["--data-dir", str(loop.folder), *map(str, loop.words)]

    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.runner", "--point", ON_THE_WIRE, "--", *words],
        check=False,
        capture_output=True,
        timeout=60,
    )

    assert done.returncode == -SIGKILL, done
    loop.judge()
    assert loop.tally() == {"unknown": 10, "queued": loop.people - 10}
