"""Campaigns that come again: each run made once, of the list as it is then, or asked about."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, DraftSource
from smsdesk.core.recurrence import Repeat, rule_for
from smsdesk.core.schedule import in_bangkok, parse_bangkok
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.store import restored
from smsdesk.store.damage import NAME
from smsdesk.store.db import Database

MONDAY = parse_bangkok("2026-09-28 09:00")
DAY = timedelta(days=1)
LIST = "residents"


class Clock:
    def __init__(self) -> None:
        self.now = MONDAY - DAY

    def __call__(self) -> datetime:
        return self.now


class Place:
    """A desk with a list, and its clock."""

    def __init__(self, folder, simulator):
        self.folder, self.clock = folder, Clock()
        self.desk = self._open()
        self.desk.accounts.add(
            "office", "thaibulksms", practice=True, base_url=simulator.url("thaibulksms"),
            credentials=simulator.credentials("thaibulksms"),
        )  # fmt: skip
        self.people = folder.parent / "people.csv"

    def _open(self):
        return Desk(self.folder, command=own_command(), hold=True, clock=self.clock)

    def reopen(self):
        self.desk.close()
        self.desk = self._open()

    def write(self, *rows):
        lines = ["phone,name", *(f"{number},{name}" for number, name in rows)]
        self.people.write_text("\n".join(lines) + "\n", "utf-8")

    def draft(self, repeat, **more):
        source = DraftSource("file", self.people.name, str(self.people))
        people, fields = self.desk.recurring._gathering.people((source,))
        return Draft(
            "office", "Rent, {name}", people, sender="Demo", at=MONDAY, by="this_pc",
            known_fields=fields, sources=(source,), repeat=repeat, title="Rent", **more,
        )  # fmt: skip

    def begin(self, every="week", people=0, credits_=0, **more):
        """Confirm the first run, as the receipt does, and return the recurrence."""
        repeat = Repeat(rule_for(every, MONDAY), people, credits_)
        draft = self.draft(repeat, **more)
        self.desk.composing.confirm(self.desk.composing.prepare(draft))
        (one,) = self.desk.recurring.coming()
        return one

    def tick(self):
        """What whoever looks at the clock does; returns what the tick told."""
        due = self.desk.scheduling.look()
        for one in due.runs:
            self.desk.recurring.make(one.id)
        for campaign in self.desk.scheduling.look().campaigns:
            self.desk.sending.run(campaign.id, JobContext())
        return due

    def texts(self):
        """Return what went out, oldest campaign first."""
        campaigns = sorted(self.desk.sending.all(), key=lambda one: one.id)
        return [one.tally.accepted for one in campaigns]


@pytest.fixture
def place(data_dir, simulator) -> Iterator[Place]:
    one = Place(data_dir, simulator)
    one.write(("0812345678", "Nok"), ("0812345679", "Lek"))
    yield one
    one.desk.close()


def test_the_first_run_is_the_confirmed_campaign_and_the_next_is_known(place):
    one = place.begin()

    assert one.run.at == MONDAY + 7 * DAY
    assert (one.held, one.title, one.account) == ("asks", "Rent", "office")
    place.clock.now = MONDAY
    place.tick()
    assert place.texts() == [2]


def test_a_run_of_the_list_as_it_is_then_goes_by_itself_within_what_was_allowed(place):
    one = place.begin(people=3, credits_=3)
    place.clock.now = MONDAY
    place.tick()
    place.write(("0812345678", "Nok"), ("0812345670", "Som"), ("0812345671", "Dao"))

    place.clock.now = MONDAY + 7 * DAY + timedelta(minutes=1)
    place.tick()
    place.tick()

    assert place.texts() == [2, 3]
    second = place.desk.sending.all()[0]
    assert (second.recurrence, second.plan.at) == (one.id, MONDAY + 7 * DAY)
    assert place.desk.recurring.get(one.id).run.at == MONDAY + 14 * DAY


@pytest.mark.parametrize(
    ("people", "credits_", "why"), [(1, 99, "people"), (99, 1, "credits"), (0, 0, "asks")]
)
def test_a_run_beyond_what_was_allowed_waits_and_is_asked_about(place, people, credits_, why):
    one = place.begin(people=people, credits_=credits_)
    place.clock.now = MONDAY
    place.tick()
    place.clock.now = MONDAY + 7 * DAY
    place.tick()

    assert place.texts() == [2]
    assert place.desk.recurring.get(one.id).held == why
    assert [waits.id for waits in place.desk.scheduling.look().to_confirm] == [one.id]
    place.clock.now += timedelta(minutes=16)
    assert [missed.id for missed in place.tick().missed_runs] == [one.id]


def test_a_run_whose_file_is_gone_waits_with_the_reason(place):
    one = place.begin(people=9, credits_=9)
    place.people.unlink()
    place.clock.now = MONDAY + 7 * DAY
    place.tick()
    assert place.desk.recurring.get(one.id).held == "no_such_file"


def test_a_confirmed_run_is_made_once(place):
    one = place.begin()
    place.clock.now = MONDAY + 7 * DAY - timedelta(hours=2)
    draft = place.desk.recurring.draft_of(one.id)
    prepared = place.desk.composing.prepare(draft)

    campaign = place.desk.composing.confirm(prepared)

    assert (campaign.state, campaign.at) == (CampaignState.SCHEDULED, MONDAY + 7 * DAY)
    with pytest.raises(InputError, match="run_made"):
        place.desk.composing.confirm(prepared)
    assert len(place.desk.sending.all()) == 2, "nothing of the second stands"
    assert place.desk.recurring.get(one.id).run.at == MONDAY + 14 * DAY


def test_a_run_that_was_missed_is_confirmed_late_or_passed_over(place):
    one = place.begin("day")
    place.clock.now = MONDAY + 5 * DAY + timedelta(hours=3)

    (missed,) = place.tick().missed_runs
    assert place.desk.scheduling.planned().missed_runs == {missed.id: 5}
    draft = place.desk.recurring.draft_of(one.id)
    assert draft.at is None, "its hour is over: it goes when it is confirmed"
    campaign = place.desk.composing.confirm(place.desk.composing.prepare(draft))
    assert campaign.state is CampaignState.RUNNING
    following = place.desk.recurring.get(one.id).run
    assert in_bangkok(following.at) == MONDAY + 6 * DAY


def test_skipping_goes_past_all_that_is_over(place):
    one = place.begin("day")
    place.clock.now = MONDAY + 5 * DAY + timedelta(hours=3)
    place.desk.recurring.skip(one.id)
    assert place.desk.recurring.get(one.id).run.at == MONDAY + 6 * DAY
    place.desk.recurring.skip(one.id)
    assert place.desk.recurring.get(one.id).run.at == MONDAY + 7 * DAY


def test_ended_nothing_follows(place):
    one = place.begin(people=9, credits_=9)
    place.desk.recurring.end(one.id)
    place.clock.now = MONDAY + 7 * DAY
    place.tick()
    assert place.desk.recurring.coming() == []
    assert len(place.desk.sending.all()) == 1
    with pytest.raises(InputError, match="run_made"):
        place.desk.recurring.draft_of(one.id)


def test_the_same_text_every_day_is_no_double_of_itself(place):
    """The run of a day lies less than 24 hours behind that of the day before, by seconds."""
    place.write(("0812345678", "Nok"))
    place.begin("day", people=9, credits_=9)
    place.clock.now = MONDAY + timedelta(seconds=40)
    place.tick()
    place.clock.now = MONDAY + DAY + timedelta(seconds=5)
    place.tick()
    assert place.texts() == [1, 1]


def test_a_copied_desk_makes_no_run_by_itself(place, data_dir):
    one = place.begin(people=9, credits_=9)
    place.clock.now = MONDAY
    place.tick()
    place.desk.close()
    db = Database(data_dir / NAME)
    with db.transaction() as con:
        restored.freeze(con, place.clock())
    db.close_all()
    place.reopen()

    place.clock.now = MONDAY + 7 * DAY
    place.tick()

    assert place.texts() == [2]
    assert place.desk.recurring.get(one.id).held == "restored_copy"


def test_what_was_lifted_for_the_first_run_is_lifted_for_the_next(place):
    place.begin(
        people=9, credits_=9,
        overrides=frozenset({"test_first", "large_list"}), override_reason="it is meant",
    )  # fmt: skip
    place.clock.now = MONDAY + 7 * DAY
    place.tick()
    assert place.desk.sending.all()[0].overrides == {"test_first", "large_list"}
