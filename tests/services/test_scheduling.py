"""What this computer planned: sent once at its time, or missed and asked about; never late."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import Busy, InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, Person
from smsdesk.core.schedule import in_bangkok, iso_bangkok, parse_bangkok
from smsdesk.paths import own_command
from smsdesk.providers import transport
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from smsdesk.store import restored
from smsdesk.store.times import stamp, when
from tests.control import ask

QUICK = Deadlines(2, 2, 2, 3)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
SCHEDULED, MISSED = CampaignState.SCHEDULED, CampaignState.MISSED


class Wall:
    """A clock on the wall that stands until it is set."""

    def __init__(self) -> None:
        self.now = utc_now().replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.now


class Place:
    """A desk that can be closed and opened again, over one account of the simulator."""

    def __init__(self, folder, simulator):
        self.folder, self.simulator = folder, simulator
        self.wall = Wall()
        self.desk = self._open()
        self.desk.accounts.add(
            "office", "smspoint", practice=True, base_url=self.url,
            credentials=simulator.credentials("smspoint"),
        )  # fmt: skip

    @property
    def url(self):
        return self.simulator.url("smspoint")

    def _open(self):
        return Desk(self.folder, command=own_command(), hold=True, clock=self.wall, deadlines=QUICK)

    def reopen(self):
        self.desk.close()
        self.desk = self._open()

    def plan(self, at, *, text="hello", count=3, latest=None, **more):
        people = [Person(f"08{n:08}") for n in range(10_000_000, 10_000_000 + count)]
        draft = Draft("office", text, people, sender="RIVERVIEW", at=at, latest=latest, **more)
        return self.desk.composing.confirm(self.desk.composing.prepare(self.with_template(draft)))

    def with_template(self, draft):
        template = self.desk.accounts.templates(self.desk.accounts.by_name("office"))[0]
        sender = template.sender or draft.sender
        return replace(draft, template=template.template, sender=sender)

    def tick(self):
        """What the window does every twenty seconds; returns what waits for an answer."""
        due = self.desk.scheduling.look()
        for campaign in due.campaigns:
            self.desk.sending.run(campaign.id, JobContext())
        return due

    def state(self, campaign):
        return self.desk.sending.get(campaign.id).state


@pytest.fixture
def place(data_dir, simulator) -> Iterator[Place]:
    one = Place(data_dir, simulator)
    yield one
    one.desk.close()
    control(one, "reset", {})


def control(place, what, body=None):
    url = f"{place.url}/_simulator/{what}"
    return ask(url, body)


def ledger(place):
    return [entry["number"] for entry in control(place, "ledger")["entries"]]


def test_it_waits_for_its_time_and_then_goes_out_once(place):
    at = place.wall() + HOUR
    campaign = place.plan(at)

    assert (campaign.state, campaign.delivered_by) == (SCHEDULED, "this_pc")
    place.tick()
    assert place.desk.sending.run(campaign.id, JobContext()).state is SCHEDULED, "not before"
    assert ledger(place) == []
    place.wall.now = at
    place.tick()
    place.tick()
    assert place.state(campaign) is CampaignState.FINISHED
    assert len(ledger(place)) == 3


@pytest.mark.parametrize(("late", "state"), [(15 * 60, "finished"), (15 * 60 + 1, "missed")])
def test_quarter_of_an_hour_late_it_still_goes_and_not_a_second_later(place, late, state):
    at = place.wall() + HOUR
    campaign = place.plan(at)
    place.wall.now = at + timedelta(seconds=late)

    missed = place.tick().missed

    assert place.state(campaign) == state
    assert len(ledger(place)) == (3 if state == "finished" else 0)
    assert [one.id for one in missed] == ([] if state == "finished" else [campaign.id])


def test_whoever_runs_it_late_without_a_tick_sends_nothing_either(place):
    campaign = place.plan(place.wall() + HOUR)
    place.wall.now += 2 * HOUR

    assert place.desk.sending.run(campaign.id, JobContext()).state is MISSED
    assert place.desk.sending.events(campaign.id)[0][1] == "missed"
    assert ledger(place) == []


def test_closed_over_its_hour_it_is_asked_about_at_the_next_start(place):
    campaign = place.plan(place.wall() + HOUR)
    place.wall.now += 10 * HOUR
    place.reopen()

    for _ in range(3):
        assert [one.id for one in place.tick().missed] == [campaign.id], "until it is answered"
    assert ledger(place) == []
    place.desk.scheduling.send_now(campaign.id)
    assert place.desk.sending.run(campaign.id, JobContext()).state is CampaignState.FINISHED
    assert place.tick().missed == ()
    assert len(ledger(place)) == 3


def test_a_second_instance_does_not_even_look(place, data_dir):
    place.plan(place.wall() + MINUTE)
    with pytest.raises(Busy):
        Desk(data_dir, command=own_command(), hold=True, clock=place.wall)


def test_after_its_latest_time_it_is_missed_though_it_is_hardly_late(place):
    at = place.wall() + HOUR
    campaign = place.plan(at, latest=at + 5 * MINUTE)
    place.wall.now = at + 6 * MINUTE

    place.tick()

    assert place.state(campaign) is MISSED
    assert ledger(place) == []


def test_a_latest_time_that_comes_while_it_is_sent_stops_the_rest(place):
    at = place.wall() + HOUR
    campaign = place.plan(at, latest=at + MINUTE / 2, count=60, text="hello there")
    control(place, "settings", {"latency_ms": 300})
    place.wall.now = at

    def report(_news):
        place.wall.now = at + timedelta(seconds=40)  # the first request is on its way

    stopped = place.desk.sending.run(campaign.id, JobContext(report=report))

    assert (stopped.state, stopped.reason) == (CampaignState.PAUSED, "too_late")
    assert 0 < len(ledger(place)) == stopped.tally.accepted < 60
    again = place.desk.sending.run(campaign.id, JobContext())
    assert again.reason == "too_late", "a plain resume does not go past it"
    moved = place.desk.scheduling.send_now(campaign.id)
    assert moved.plan is None
    assert place.desk.sending.run(campaign.id, JobContext()).tally.accepted == 60
    assert len(set(ledger(place))) == len(ledger(place)) == 60


def test_no_network_at_its_hour_is_tried_again_until_it_is_too_late(place, monkeypatch):
    at = place.wall() + HOUR
    campaign = place.plan(at)
    with cable_out(place, monkeypatch):
        place.wall.now = at
        place.tick()
        waiting = place.desk.sending.get(campaign.id)
        assert (waiting.state, waiting.reason) == (SCHEDULED, "network")
        place.wall.now = at + 14 * MINUTE
        place.tick()
        assert place.state(campaign) is SCHEDULED
    place.tick()
    assert place.state(campaign) is CampaignState.FINISHED
    assert len(ledger(place)) == 3


def test_a_network_that_is_back_too_late_sends_nothing(place, monkeypatch):
    at = place.wall() + HOUR
    campaign = place.plan(at)
    with cable_out(place, monkeypatch):
        place.wall.now = at + MINUTE
        place.tick()
    place.wall.now = at + 16 * MINUTE

    assert [one.id for one in place.tick().missed] == [campaign.id]
    assert ledger(place) == []


@contextmanager
def cable_out(place, monkeypatch):
    """Let every connection of the account be refused, as without a network."""

    def refused(self, request):
        raise transport.httpx.ConnectError("no route", request=request)

    with monkeypatch.context() as patched:
        patched.setattr(transport._CappedTransport, "handle_request", refused)
        yield


def test_a_clock_that_is_a_day_ahead_begins_nothing_early(place):
    """The service says what time it is; so does everybody once the clock is mended."""
    with time_machine.travel(time.time() + 86_400, tick=True):
        place.wall.now = utc_now()
        campaign = place.plan(place.wall() + 2 * MINUTE)
        place.wall.now += 3 * MINUTE
        place.tick()
        assert place.state(campaign) is SCHEDULED
    assert ledger(place) == []


@pytest.mark.parametrize(("days", "blocked"), [(-1, True), (1, False)])
def test_no_past_time_is_posted_by_a_pc_whose_clock_is_a_day_off(place, days, blocked):
    """ThaiBulkSMS sends a past time at once: its own clock decides, not that of this PC."""
    place.desk.accounts.add(
        "thai", "thaibulksms", practice=True, base_url=place.simulator.url("thaibulksms"),
        credentials=place.simulator.credentials("thaibulksms"),
    )  # fmt: skip
    with time_machine.travel(time.time() + days * 86_400, tick=True):
        place.wall.now = utc_now()
        at = place.wall() + 2 * HOUR
        draft = Draft("thai", "hello", [Person("0812345678")], sender="RIVERVIEW", at=at)
        prepared = place.desk.composing.prepare(draft)
        codes = [finding.code for finding in prepared.receipt.findings]

        assert ("past_time" in codes) is blocked
        if not blocked:
            campaign = place.desk.composing.confirm(prepared)
            assert place.desk.sending.run(campaign.id, JobContext()).state == "finished"
    for entry in thai_ledger(place):
        assert entry["scheduled_for"] is not None, "nothing went out at once"


def thai_ledger(place):
    url = f"{place.simulator.url('thaibulksms')}/_simulator/ledger"
    return ask(url)["entries"]


def test_what_a_wrong_clock_called_missed_is_planned_again(place):
    right = place.wall()
    campaign = place.plan(right + HOUR)
    place.wall.now = right + timedelta(days=1)
    assert [one.id for one in place.tick().missed] == [campaign.id]

    place.wall.now = right
    assert place.tick().missed == ()
    assert place.state(campaign) is SCHEDULED
    place.wall.now = right + HOUR
    place.tick()
    assert len(ledger(place)) == 3


def test_a_clock_a_day_behind_begins_it_when_it_is_mended(place):
    at = place.wall() + HOUR
    campaign = place.plan(at)
    place.wall.now = at - timedelta(days=1)
    place.tick()
    assert place.state(campaign) is SCHEDULED
    place.wall.now = at + MINUTE
    place.tick()
    assert place.state(campaign) is CampaignState.FINISHED


def test_moved_it_goes_out_at_the_new_time_alone(place):
    at = place.wall() + HOUR
    campaign = place.plan(at)
    moved = place.desk.scheduling.move(campaign.id, at + HOUR, latest=at + 3 * HOUR)

    assert (moved.at, moved.plan.latest) == (at + HOUR, at + 3 * HOUR)
    place.wall.now = at + MINUTE
    place.tick()
    assert ledger(place) == []
    place.wall.now = at + HOUR
    place.tick()
    assert len(ledger(place)) == 3


def test_a_cancelled_one_never_goes_out(place):
    campaign = place.plan(place.wall() + HOUR)
    place.desk.sending.cancel(campaign.id)
    place.wall.now += HOUR
    assert place.tick().campaigns == ()
    with pytest.raises(InputError, match="nothing_to_plan"):
        place.desk.scheduling.send_now(campaign.id)
    assert ledger(place) == []


def test_of_a_copied_desk_nothing_is_released_by_planning_it_anew(place):
    """The original may have sent it: that is asked first, however it is tried."""
    at = place.wall() + HOUR
    campaign = place.plan(at)
    place.wall.now = at + HOUR
    place.tick()
    with place.desk._db.transaction() as con:
        assert restored.freeze(con, place.wall()) == 1

    for act in (
        lambda: place.desk.scheduling.move(campaign.id, at + 3 * HOUR),
        lambda: place.desk.scheduling.send_now(campaign.id),
        lambda: place.desk.scheduling.take_back(campaign.id),
        lambda: place.desk.sending.run(campaign.id, JobContext()),
    ):
        with pytest.raises(SmsdeskError, match="restored_copy"):
            act()
    place.wall.now = at + 3 * HOUR
    place.tick()
    assert ledger(place) == []
    place.desk.confirm_restored(campaign.id)
    assert place.desk.sending.run(campaign.id, JobContext()).tally.accepted == 3


def test_taken_back_to_be_written_anew_it_never_goes_out_as_it_was(place):
    campaign = place.plan(place.wall() + HOUR)
    place.desk.scheduling.take_back(campaign.id)
    place.wall.now += HOUR
    place.tick()
    assert place.state(campaign) is CampaignState.CANCELLED
    assert ledger(place) == []
    with pytest.raises(InputError, match="nothing_to_plan"):
        place.desk.scheduling.take_back(campaign.id)


def test_once_somebody_got_it_it_is_not_written_anew(place):
    at = place.wall() + HOUR
    campaign = place.plan(at, count=60, latest=at + MINUTE / 2)
    control(place, "settings", {"latency_ms": 300})
    place.wall.now = at

    def report(_news):
        place.wall.now = at + timedelta(seconds=40)

    stopped = place.desk.sending.run(campaign.id, JobContext(report=report))
    assert stopped.tally.accepted
    place.desk.scheduling.move(campaign.id, at + HOUR)

    with pytest.raises(InputError, match="has_begun"):
        place.desk.scheduling.take_back(campaign.id)
    assert place.state(campaign) is SCHEDULED


@pytest.mark.parametrize(
    ("at", "by", "code"),
    [
        (timedelta(seconds=30), "this_pc", "time_is_past"),
        (timedelta(days=366), "this_pc", "time_too_far"),
        (HOUR, "service", "cannot_schedule"),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_the_plan_stands(place, at, by, code):
    campaign = place.plan(place.wall() + HOUR)
    with pytest.raises(InputError, match=code):
        place.desk.scheduling.move(campaign.id, place.wall() + at, by=by)
    assert place.desk.sending.get(campaign.id) == campaign


def test_the_credit_of_what_is_planned_is_reserved_and_a_shortfall_told(place):
    at = parse_bangkok("2026-10-02 09:00")
    place.wall.now = at - timedelta(days=2)
    control(place, "credits", {"OTP": 0, "Promotional": 0, "Transactional": 4})
    place.plan(at)
    second = place.desk.composing.prepare(
        place.with_template(
            Draft("office", "another", [Person("0812345678"), Person("0812345679")], at=at + HOUR)
        )
    )

    codes = [finding.code for finding in second.receipt.findings]
    assert "credit_later" in codes
    place.desk.composing.confirm(second)
    (short,) = place.desk.scheduling.planned().shortfalls
    assert (short.needed, short.there, short.missing, short.campaigns) == (5, 4, 1, 2)
    assert in_bangkok(short.before) == at


ZONES = ["UTC", "America/New_York", "Asia/Bangkok", "Asia/Kathmandu"]
WRITTEN = ["2569-12-31 23:59", "2571-02-29 09:00", "2026-11-01 01:30", "2569-10-31 00:00"]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("zone", ZONES)
def test_in_every_zone_of_the_pc_it_is_the_same_instant(place, monkeypatch, zone, written):
    """Month ends, the leap day of 2571, and the hour that New York has twice."""
    at = parse_bangkok(written)
    place.wall.now = at - timedelta(days=300)
    campaign = place.plan(at)
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        place.reopen()
        kept = place.desk.sending.get(campaign.id).plan
        assert kept.at == at
        place.wall.now = at - timedelta(seconds=1)
        assert place.desk.scheduling.look().campaigns == ()
        place.wall.now = at
        assert [one.id for one in place.desk.scheduling.look().campaigns] == [campaign.id]
        assert iso_bangkok(kept.at) == iso_bangkok(at)
    time.tzset()


@given(
    at=st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (the zone is added)
    zone=st.sampled_from(ZONES),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_read_and_kept_names_one_instant_in_every_zone(monkeypatch, at, zone):
    at = at.replace(second=0, microsecond=0)
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        local = in_bangkok(at)
        buddhist = f"{local.year + 543}-{local:%m-%d %H:%M}"
        assert parse_bangkok(buddhist) == parse_bangkok(f"{local:%Y-%m-%d %H:%M}") == at
        assert when(stamp(at.astimezone())) == at
        assert datetime.fromisoformat(iso_bangkok(at.astimezone())) == at
    time.tzset()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_nothing_goes_out_late_or_twice_and_every_miss_is_asked(
    place, monkeypatch, seed
):
    live(place, monkeypatch, seed)


def look_at_no_clock(monkeypatch, module):
    monkeypatch.setattr(f"smsdesk.services.{module}.is_missed", lambda *_moments: False)


def test_where_the_tick_does_not_look_whoever_begins_a_campaign_does(place, monkeypatch):
    look_at_no_clock(monkeypatch, "scheduling")
    live(place, monkeypatch, 3)


def test_a_desk_that_looks_at_no_clock_at_all_is_found_out(place, monkeypatch):
    look_at_no_clock(monkeypatch, "scheduling")
    look_at_no_clock(monkeypatch, "sending")
    with pytest.raises(AssertionError):
        live(place, monkeypatch, 3)


def live(place, monkeypatch, seed):
    """Clocks that are set, sleeps, cables, restarts: a campaign of an hour long ago never goes."""
    dice = random.Random(seed)
    start = place.wall()
    campaigns = {}
    for number in range(4):
        at = start + timedelta(minutes=dice.randrange(5, 240))
        campaigns[place.plan(at, text=f"text {number}", count=2).id] = at
    sent: dict[int, datetime] = {}
    for _ in range(14):
        place.wall.now += timedelta(minutes=dice.choice([1, 5, 14, 16, 30, 90]))
        if dice.random() < 0.2:
            place.reopen()
        if dice.random() < 0.25:
            with cable_out(place, monkeypatch):
                due = place.tick()
        else:
            due = place.tick()
        for one in map(place.desk.sending.get, campaigns):
            if one.tally.accepted and one.id not in sent:
                sent[one.id] = place.wall()
            if place.wall() > campaigns[one.id] + 15 * MINUTE and one.id not in sent:
                assert one.state is MISSED
                assert one.id in {missed.id for missed in place.desk.scheduling.look().missed}
        assert all(one.state is SCHEDULED for one in due.campaigns)
    for one, moment in sent.items():
        assert campaigns[one] <= moment <= campaigns[one] + 15 * MINUTE
    posted = control(place, "ledger")["entries"]
    assert len(posted) == 2 * len(sent)
    assert len({(entry["number"], entry["text"]) for entry in posted}) == len(posted)
