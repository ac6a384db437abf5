"""The planted bugs: the loop must catch each of them, and must let the true program pass."""

import pytest

from tests.faults.bugs import BUGS, ELSEWHERE, Plan
from tests.faults.loop import BUSY, Blow, Loop, in_an_hour, loops, services

__all__ = ["loops", "services"]  # fixtures

CAMPAIGNS = 2  # a bug that lives through so many is not caught
PEOPLE = 120


@pytest.mark.parametrize("name", BUGS)
def test_a_planted_bug_is_caught_by_the_ledger(loops, name):
    verdicts = (verdict(loops, name, seed) for seed in range(CAMPAIGNS))
    caught = next(filter(None, verdicts), "nobody noticed it")

    assert caught.startswith(BUGS[name].breaks), caught


@pytest.mark.parametrize("name", BUGS)
def test_without_the_bug_the_same_campaigns_pass(loops, name):
    for seed in range(CAMPAIGNS):
        play(new(loops, seed, BUGS[name].plan), BUGS[name].plan)


def test_there_are_eighteen_bugs_here_and_where_others_are_caught(pytestconfig):
    assert len(BUGS | ELSEWHERE) == 18
    for place in ELSEWHERE.values():
        assert (pytestconfig.rootpath / place).exists()


def verdict(loops, name: str, seed: int) -> str:
    """Return what the judge says of a campaign with a bug, or nothing."""
    plan = BUGS[name].plan
    try:
        play(new(loops, seed, plan, name), plan)
    except AssertionError as found:
        return str(found) or repr(found)
    return ""


def new(loops, seed: int, plan: Plan, bug: str = "") -> Loop:
    """Make the loop of a plan."""
    return loops(
        seed, service=plan.service, personal=plan.personal, bug=bug, people=PEOPLE,
        planned=in_an_hour() if plan.late else None,
    )  # fmt: skip


def play(loop: Loop, plan: Plan) -> None:
    """Lead one campaign through its plan to its end."""
    if plan.second:
        second = loop.two_at_once(plan.point)
        assert second.exit == BUSY, "two instances ran at once"
    elif plan.point:
        loop.strike(Blow(plan.fault, plan.point, plan.nth, read=plan.read))
    else:
        loop.go(fault=plan.fault, read=plan.read)
    for word in plan.then:
        loop.go("campaigns", word, 1)
    if plan.undelivered:
        loop.hear_the_worst()
    if plan.late:
        loop.miss()
    else:
        loop.finish()
