"""What is looked at again while a campaign runs, and stops it before it costs or says too much."""

import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from smsdesk.core.errors import Blocked, InputError
from smsdesk.core.models import CampaignState, Draft, Person
from smsdesk.services import engine
from smsdesk.services.guards import Spending, TimeGuard
from tests.services.conftest import Office, run

NOON = datetime(2026, 9, 25, 5, tzinfo=UTC)
Usage = namedtuple("Usage", "total used free")


def limit(office: Office, **settings: str) -> None:
    office.desk.accounts.change_settings("office", settings)


def draft(people: int, *overrides: str) -> Draft:
    rows = [
        Person(f"08{n:08}", fields={"n": str(n)}) for n in range(20_000_000, 20_000_000 + people)
    ]
    return Draft(
        "office", "hello {n}", rows, sender="Demo", known_fields=("n",),
        overrides=frozenset(overrides), override_reason="asked for" if overrides else "",
    )  # fmt: skip


def findings(office: Office, people: int, *overrides: str) -> dict[str, object]:
    receipt = office.desk.composing.prepare(draft(people, *overrides)).receipt
    return {finding.code: finding.params for finding in receipt.findings if finding.blocks}


# --- the receipt --------------------------------------------------------------------------


def test_more_than_a_campaign_may_cost_is_blocked_by_the_receipt(office):
    limit(office, cap_campaign="30")

    assert findings(office, 30) == {}
    assert findings(office, 31) == {"spend_cap": {"needed": "31", "left": "30"}}
    with pytest.raises(Blocked):
        office.desk.composing.confirm(office.desk.composing.prepare(draft(31)))


def test_what_went_out_today_counts_against_the_cap_of_the_day(office):
    limit(office, cap_day="50")
    run(office, office.freeze(20))

    assert findings(office, 30) == {}
    assert findings(office, 31) == {"spend_cap": {"needed": "31", "left": "30"}}


def test_a_cap_is_lifted_with_a_reason(office):
    limit(office, cap_campaign="10")

    assert findings(office, 40, "spend_cap") == {}
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft(40, "spend_cap")))
    assert run(office, campaign).tally.accepted == 40


def test_credits_that_must_be_left_are_left(office):
    office.control("credits", {"standard": 100})
    limit(office, credit_floor="80")

    assert findings(office, 20) == {}
    assert findings(office, 21) == {"credit_floor": {"left": "79", "floor": "80"}}


# --- on the way ---------------------------------------------------------------------------


def test_a_cap_set_after_the_receipt_stops_exactly_there_and_is_gone_on_with_when_raised(office):
    campaign = office.freeze(200, "hello {n}")
    limit(office, cap_campaign="57")

    capped = run(office, campaign)
    assert (capped.state, capped.reason) == (CampaignState.PAUSED, "spend_cap")
    assert capped.tally.accepted == len(office.ledger) == 57
    assert run(office, campaign).tally.accepted == 57, "resuming alone spends nothing more"

    limit(office, cap_campaign="200")
    assert run(office, campaign).state is CampaignState.FINISHED


def test_what_may_have_been_sent_counts_as_spent(office):
    campaign = office.freeze(40)
    limit(office, cap_campaign="25")
    office.control("faults", {"fault": "close_after_read", "times": 1})

    doubtful = run(office, campaign)
    assert (doubtful.reason, doubtful.tally.unknown) == ("unknown_outcome", 10)
    capped = run(office, campaign)

    assert (capped.reason, capped.tally.accepted) == ("spend_cap", 15)
    assert len(office.ledger) == 25


def test_what_the_service_refused_is_not_spent(office):
    campaign = office.freeze(40)
    office.control("settings", {"bad_numbers": ["66810000000", "66810000001"]})
    limit(office, cap_campaign="38")

    assert run(office, campaign).state is CampaignState.FINISHED


def test_the_floor_set_after_the_receipt_holds(office):
    campaign = office.freeze(60, "hello {n}")
    office.control("credits", {"standard": 100})
    office.desk.accounts.test(office.desk.accounts.by_name("office"))
    limit(office, credit_floor="70")

    stopped = run(office, campaign)

    assert (stopped.reason, stopped.tally.accepted) == ("credit", 30)


@pytest.mark.parametrize("value", ["-1", "1.5", "many", "1" * 10])
def test_a_cap_that_is_no_number_of_credits_is_refused(office, value):
    with pytest.raises(InputError, match="setting_number"):
        limit(office, cap_day=value)


def test_where_the_disk_is_nearly_full_nothing_is_claimed(office, monkeypatch):
    campaign = office.freeze(5)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 10**9, 199_999_999))

    stopped = run(office, campaign)

    assert (stopped.reason, stopped.tally.queued, office.ledger) == ("disk", 5, [])
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 0, 200_000_000))
    assert run(office, campaign).state is CampaignState.FINISHED


def test_no_more_messages_are_on_the_wire_than_a_kill_may_leave_unknown(office, monkeypatch):
    campaign = office.freeze(260, "hello {n}")
    limit(office, rate="0")
    office.control("settings", {"latency_ms": 1000})
    seen: list[int] = []
    plain = engine.message_store.first_byte

    def watched(con: sqlite3.Connection, *args: object, **named: object) -> None:
        plain(con, *args, **named)
        row = con.execute("SELECT sum(messages) FROM attempt WHERE state = 'sending'").fetchone()
        seen.append(row[0])

    monkeypatch.setattr(engine.message_store, "first_byte", watched)
    assert run(office, campaign).tally.accepted == 260

    assert max(seen[:11]) <= 10, "until the first unit is answered"
    assert (max(seen), len(seen)) == (100, 260)
    with closing(sqlite3.connect(office.desk.folder / "smsdesk.sqlite3")) as con:
        counted = con.execute("SELECT state, count(*), sum(parts) FROM message GROUP BY 1")
        kept = con.execute("SELECT state, messages, parts FROM tally WHERE messages > 0")
        assert sorted(counted) == sorted(kept)


# --- time ---------------------------------------------------------------------------------


class Clocks:
    """A wall clock and a steady one, moved by hand."""

    def __init__(self) -> None:
        self.wall, self.steady = NOON, 50.0

    def pass_(self, seconds: float, jump: float = 0.0) -> None:
        self.steady += seconds
        self.wall += timedelta(seconds=seconds + jump)


def guard(office: Office, clocks: Clocks, ahead: float = 0.0) -> TimeGuard:
    return TimeGuard(
        office.freeze(1), None, lambda: clocks.wall,
        ahead=lambda: timedelta(seconds=ahead), monotonic=lambda: clocks.steady,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("jump", "reason"), [(0, None), (59, None), (61, "slept"), (-59, None), (-61, "clock")]
)
def test_a_clock_that_jumps_stops_it(office, jump, reason):
    clocks = Clocks()
    found = guard(office, clocks)
    clocks.pass_(3600)
    assert found.look() is None
    clocks.pass_(1, jump)

    assert found.look() == reason


def test_what_lies_in_the_past_of_the_services_own_clock_is_not_handed_over(office):
    """ThaiBulkSMS sends such a thing at once."""
    account = office.desk.accounts.by_name("office")
    at = datetime.now(UTC) + timedelta(minutes=12)
    plan = Draft("office", "hello", [Person("0812345678")], sender="Demo", at=at)
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(plan))
    transport = office.desk.accounts.provider(account)._transport
    plain = transport._compare_clocks
    transport._compare_clocks = lambda date: (plain(date), setattr(transport, "clock_ahead", 900.0))

    stopped = run(office, campaign)

    assert (stopped.state, stopped.reason, office.ledger) == ("paused", "past_time", [])


def test_the_services_clock_is_read_from_its_answers(office):
    account = office.desk.accounts.by_name("office")
    office.desk.accounts.test(account)

    assert abs(office.desk.accounts.provider(account).clock_ahead()) < timedelta(seconds=3)


# --- money, by itself ---------------------------------------------------------------------


def test_spending_gives_what_is_left_and_says_why_not_more():
    spending = Spending(cap_left=10, floor_left=7)
    assert spending.room(5) == (5, None)
    assert spending.room(9) == (7, "credit")
    spending.take(7)
    assert spending.room(1) == (0, "credit")
    spending.take(-7)
    assert spending.room(7) == (7, None)
    assert Spending(3, None).room(9) == (3, "spend_cap")
    assert Spending(-4, None).room(9) == (0, "spend_cap")
    assert Spending(None, None).room(10**6) == (10**6, None)
