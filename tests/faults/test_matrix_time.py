"""Clocks that jump, computers that sleep, zones that are wrong, and the evening."""

import threading
import time
from datetime import datetime, timedelta

import pytest

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import InputError
from smsdesk.core.models import Purpose
from smsdesk.core.schedule import parse_bangkok
from tests.faults.matrix import ALL, FIRST, PEOPLE, REST, SENT, TAKEN, End
from tests.faults.net_office import World

ZONES = ["America/New_York", "Europe/London", "Pacific/Kiritimati"]


class Wall:
    """A clock on the wall that somebody can set."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead

    def set(self, moment: datetime) -> None:
        """Show this moment now, and run on."""
        self.ahead = moment - utc_now()


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.mark.parametrize(("days", "reason"), [(1, "slept"), (-1, "clock")])
@pytest.mark.parametrize("service", ALL)
def test_a_clock_that_jumps_stops_what_runs(
    world: World, wall: Wall, service: str, days: int, reason: str
):
    """A day ahead looks like a long sleep; both stop before the next request."""
    office = world.office(service, clock=wall)
    campaign = office.confirm()

    def jump() -> None:
        wall.ahead += timedelta(days=days)

    stopped = office.run_with_trouble_midway(campaign, jump, lambda: None)

    assert office.end_of(stopped) == End(FIRST, queued=REST, pause=reason, taken=FIRST)
    office.judge()
    assert office.end_of(office.run(campaign)) == SENT
    office.judge()


@pytest.mark.parametrize("seconds", [30, 36_000])
@pytest.mark.parametrize("service", ALL)
def test_a_sleep_under_a_request_leaves_it_unknown_and_sends_no_more(
    world: World, wall: Wall, service: str, seconds: int
):
    office = world.office(service, clock=wall, hasty=True)
    campaign = office.confirm()
    office.control("faults", {"fault": "hang_after_read", "seconds": 3})

    with sleeping(wall, seconds):
        stopped = office.run(campaign)

    assert office.end_of(stopped) == TAKEN
    office.judge()
    assert office.run(campaign).tally.queued == 0
    office.judge()


def test_after_a_sleep_that_the_answer_outlived_nothing_more_goes_out(world: World, wall: Wall):
    office = world.office("thaibulksms", clock=wall)
    campaign = office.confirm()
    office.control("faults", {"fault": "slow", "seconds": 0.5})

    with sleeping(wall, 36_000):
        stopped = office.run(campaign)

    assert office.end_of(stopped) == End(FIRST, queued=REST, pause="slept", taken=FIRST)
    office.judge()


@pytest.mark.parametrize("zone", ZONES)
def test_quiet_hours_are_bangkoks_whatever_zone_the_computer_has(
    world: World, wall: Wall, monkeypatch: pytest.MonkeyPatch, zone: str
):
    """The night in which New York sets its clocks back."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        wall.set(parse_bangkok("2026-11-01 12:00"))
        office, _relay = world.real_office("thaibulksms", clock=wall)
        campaign = office.confirm(purpose=Purpose.PROMOTIONAL)
        wall.set(parse_bangkok("2026-11-01 21:00"))
        assert office.end_of(office.run(campaign)) == End(queued=PEOPLE, pause="quiet_hours")
        wall.set(parse_bangkok("2026-11-02 08:59"))
        assert office.end_of(office.run(campaign)) == End(queued=PEOPLE, pause="quiet_hours")
        wall.set(parse_bangkok("2026-11-02 09:00"))
        assert office.end_of(office.run(campaign)) == SENT
        office.judge()
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("service", ALL)
def test_what_was_planned_while_the_computer_was_off_is_missed_and_asked_about(
    world: World, wall: Wall, service: str
):
    """Off over its hour, and on again in the night, when such texts may not go out."""
    wall.set(parse_bangkok("2026-09-25 12:00"))
    office, _relay = world.real_office(service, clock=wall, remember=True)
    campaign = office.plan(parse_bangkok("2026-09-25 18:00"), Purpose.PROMOTIONAL)
    wall.set(parse_bangkok("2026-09-25 22:40"))
    world.reopen(office, clock=wall)

    due = office.desk.scheduling.look()

    assert (due.campaigns, [one.id for one in due.missed]) == ((), [campaign.id])
    assert office.desk.scheduling.next_allowed(campaign) > wall()
    assert office.run(campaign).state == "missed"
    assert office.ledger == []
    with pytest.raises(InputError, match="outside_hours") as refused:
        office.desk.scheduling.move(campaign.id, parse_bangkok("2026-09-25 23:30"))
    assert refused.value.params["opens"] == "26/09 09:00", (
        "in Bangkok, whatever zone the hours have"
    )
    morning = office.desk.scheduling.next_allowed(campaign)
    office.desk.scheduling.move(campaign.id, morning)
    wall.set(morning)
    assert office.end_of(office.run(campaign)) == SENT
    office.judge()


def test_planned_for_before_nine_in_the_evening_and_woken_after_it_sends_nothing(
    world: World, wall: Wall
):
    """Hardly late, yet too late: the evening has begun meanwhile."""
    wall.set(parse_bangkok("2026-09-25 12:00"))
    office, _relay = world.real_office("thaibulksms", clock=wall)
    campaign = office.plan(parse_bangkok("2026-09-25 20:55"), Purpose.PROMOTIONAL)
    wall.set(parse_bangkok("2026-09-25 21:02"))

    ended = office.run(campaign)

    assert (ended.state, ended.reason) == ("missed", "quiet_hours")
    assert office.ledger == []


@pytest.mark.parametrize("service", ALL)
def test_a_campaign_that_meets_the_evening_waits_for_the_morning(
    world: World, wall: Wall, service: str
):
    wall.set(parse_bangkok("2026-09-25 12:00"))
    office, _relay = world.real_office(service, clock=wall)
    campaign = office.confirm(purpose=Purpose.PROMOTIONAL)
    office.control("settings", {"latency_ms": 800})
    wall.set(parse_bangkok("2026-09-25 21:00") - timedelta(seconds=0.6))

    stopped = office.run(campaign)

    assert office.end_of(stopped) == End(FIRST, queued=REST, pause="quiet_hours", taken=FIRST)
    office.control("settings", {"latency_ms": 0})
    wall.set(parse_bangkok("2026-09-26 09:00"))
    assert office.end_of(office.run(campaign)) == SENT
    office.judge()


class sleeping:  # noqa: N801 - reads as a statement
    """The computer sleeps for so long, soon after the block was entered."""

    def __init__(self, wall: Wall, seconds: float) -> None:
        self._timer = threading.Timer(0.2, self._sleep, [wall, seconds])

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_exc: object) -> None:
        self._timer.join()

    @staticmethod
    def _sleep(wall: Wall, seconds: float) -> None:
        wall.ahead += timedelta(seconds=seconds)
