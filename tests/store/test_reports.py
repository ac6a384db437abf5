"""Reports in the store: whatever their order, they end alike, and move no message."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smsdesk.core.models import (
    Answer,
    CampaignState,
    Delivery,
    Evidence,
    MessageState,
    Order,
    Outcome,
    Purpose,
    Rendered,
    Report,
    Verdict,
)
from smsdesk.core.sms_text import Encoding
from smsdesk.store import messages, reports
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.db import Database, migrate
from smsdesk.store.reports import ReportRepository

NOW = datetime(2026, 11, 27, 7, 32, tzinfo=UTC)
REPORTED = [one for one in Delivery if one is not Delivery.NONE]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "smsdesk.sqlite3"
    migrate(path)
    one = Database(path)
    yield one
    one.close_all()


def freeze(db: Database, count: int = 3) -> int:
    account = AccountRepository(db).add(
        name=f"a{count}", service="sendbulk", base_url="", practice=True, settings={}, now=NOW
    )
    people = [Rendered(f"+6681000000{n}", "", "x", Encoding.GSM7, 1, 1) for n in range(count)]
    return CampaignRepository(db).freeze(
        NewCampaign(account, "t", Order("S"), Purpose.TRANSACTIONAL, people, (), NOW)
    )


def send(db: Database, campaign: int, outcome: Outcome = Outcome.ACCEPTED, **more) -> list[int]:
    """Send everything queued in one request; return the messages."""
    with db.transaction() as con:
        waiting = messages.queued(con, campaign, 100)
        (attempt,) = messages.claim(con, campaign, [waiting], NOW)
        messages.first_byte(con, attempt, most=100, kind="", now=NOW)
        accepted = outcome is Outcome.ACCEPTED
        verdicts = tuple(
            Verdict(one.id, outcome, "", f"r{one.id}" if accepted else "") for one in waiting
        )
        answer = Answer(verdicts, Evidence("complete", 200), job="j1", tells_more=True, **more)
        messages.settle(con, attempt, answer, campaign_id=campaign, account_id=1, now=NOW)
    return [one.id for one in waiting]


def take(db: Database, message: int, delivery: Delivery, word: str = "") -> None:
    with db.transaction() as con:
        reports.take(con, {message: Report("r", delivery, word or delivery.value)}, NOW)


def delivered(db: Database, message: int) -> str:
    row = db.connection().execute("SELECT * FROM message WHERE id = ?", (message,)).fetchone()
    assert row["state"] == MessageState.ACCEPTED
    return str(row["delivery"])


def test_all_orders_of_all_reports_end_alike(db):
    campaign = freeze(db, 1)
    (message,) = send(db, campaign)
    ends = set()
    for order in itertools.permutations(REPORTED):
        with db.transaction() as con:
            con.execute("UPDATE message SET delivery = 'none'")
        for one in order:
            take(db, message, one)
        ends.add(delivered(db, message))
    assert ends == {"delivered"}


@given(st.lists(st.sampled_from(REPORTED), min_size=1), st.randoms())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reports_that_come_twice_or_shuffled_say_the_most_of_them(db, said, source):
    with db.transaction() as con:
        con.execute("DELETE FROM message")
        con.execute("DELETE FROM attempt")
        con.execute("DELETE FROM campaign")
        con.execute("UPDATE account SET removed_at = 'x'")
    campaign = freeze(db, 1)
    (message,) = send(db, campaign)
    shuffled = [*said, *said]
    source.shuffle(shuffled)
    for one in shuffled:
        take(db, message, one)
    assert delivered(db, message) == max(said, key=lambda one: one.rank)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.NOT_SENT])
def test_what_was_not_sent_has_no_delivery(db, outcome):
    campaign = freeze(db)
    for message in send(db, campaign, outcome):
        take(db, message, Delivery.DELIVERED)
    rows = db.connection().execute("SELECT delivery FROM message").fetchall()
    assert {row["delivery"] for row in rows} == {"none"}


def test_a_newer_word_of_the_same_weight_is_kept_and_a_final_one_stays_as_it_came(db):
    campaign = freeze(db, 1)
    (message,) = send(db, campaign)

    def word() -> str:
        return str(db.connection().execute("SELECT delivery_word FROM message").fetchone()[0])

    take(db, message, Delivery.PENDING, "Scheduled")
    take(db, message, Delivery.PENDING, "SentToNetwork")
    assert word() == "SentToNetwork"
    take(db, message, Delivery.DELIVERED, "DeliveredToTerminal")
    take(db, message, Delivery.DELIVERED, "again")
    assert word() == "DeliveredToTerminal"


def test_a_request_is_due_a_minute_later_where_it_can_be_asked_about(db):
    campaign = freeze(db)
    sent = send(db, campaign)
    found = ReportRepository(db)

    assert found.next_due() == NOW + timedelta(minutes=1)
    assert found.due([1], NOW, 10) == []
    (asking,) = found.due([1], NOW + timedelta(minutes=1), 10)
    assert (asking.campaign, asking.job, asking.asked) == (campaign, "j1", 0)
    assert [one.id for one in found.awaited(asking.attempt)] == sent
    assert found.due([2], NOW + timedelta(minutes=1), 10) == [], "another account's"
    assert [one.attempt for one in found.of_campaign(campaign)] == [asking.attempt]
    take(db, sent[0], Delivery.UNDELIVERED)
    assert [one.id for one in found.awaited(asking.attempt)] == sent[1:]
    assert found.counts(campaign) == {Delivery.UNDELIVERED: 1}


def test_a_refused_request_is_asked_about_never(db):
    send(db, freeze(db), Outcome.REJECTED)

    assert ReportRepository(db).next_due() is None


def test_what_was_unknown_and_is_proved_is_accepted_and_counted_so(db):
    campaign = freeze(db)
    first, *_others = send(db, campaign, Outcome.UNKNOWN)
    with db.transaction() as con:
        assert messages.prove_sent(con, first, campaign, "service-id", NOW)
        assert not messages.prove_sent(con, first, campaign, "service-id", NOW), "once"
        assert not messages.prove_sent(con, first, campaign + 1, "service-id", NOW)
    tally = CampaignRepository(db).get(campaign).tally
    assert (tally.accepted, tally.unknown) == (1, 2)
    row = db.connection().execute("SELECT * FROM message WHERE id = ?", (first,)).fetchone()
    assert (row["reference"], row["reason"]) == ("service-id", "")
    (event,) = [one for one in CampaignRepository(db).events(campaign) if one[1] == "proved_sent"]
    assert event[2] == {"count": 1}


def test_counts_of_a_campaign_that_is_still_queued_are_none(db):
    campaign = freeze(db)

    assert ReportRepository(db).counts(campaign) == {}
    assert CampaignRepository(db).get(campaign).state is CampaignState.RUNNING
