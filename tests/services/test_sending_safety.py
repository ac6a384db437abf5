"""What goes wrong around the sender: no message is lost, none is sent after all, all is said."""

import sqlite3
import threading
import time
from concurrent.futures import Future
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smsdesk.core.clock import clock_from
from smsdesk.core.errors import InputError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, MessageState, Person, SendingNews
from smsdesk.core.schedule import BANGKOK
from smsdesk.services import engine, sending
from smsdesk.store import messages as message_store
from smsdesk.store.db import Database
from smsdesk.store.writer import Writer
from tests.control import ask
from tests.services.conftest import Office, run


def provider_of(office: Office):
    return office.desk.accounts.provider(office.desk.accounts.by_name("office"))


def states(office: Office) -> list[str]:
    with sqlite3.connect(office.desk.folder / "smsdesk.sqlite3") as con:
        found = [row[0] for row in con.execute("SELECT state FROM message ORDER BY id")]
    con.close()
    return found


def test_a_bug_in_one_request_leaves_nothing_claimed_and_the_rest_can_be_resumed(
    office, monkeypatch
):
    campaign = office.freeze(90, "hello {n}")
    one = provider_of(office)
    plain = one._request

    def buggy(batch, order):
        if batch[0].text == "hello 10000015":
            raise KeyError("bug")
        return plain(batch, order)

    monkeypatch.setattr(one, "_request", buggy)
    with pytest.raises(KeyError):
        run(office, campaign)

    stopped = office.desk.sending.get(campaign.id)
    assert (stopped.state, stopped.reason) == (CampaignState.PAUSED, "interrupted")
    assert "claimed" not in states(office)
    assert stopped.tally.accepted == len(office.ledger)
    monkeypatch.setattr(one, "_request", plain)
    assert run(office, campaign).tally.accepted == len(set(office.ledger)) == 90
    assert len(office.ledger) == 90


def test_whoever_listens_badly_stops_the_campaign_and_nothing_is_lost(office, monkeypatch):
    monkeypatch.setattr(sending, "NEWS_SECONDS", 0.0)
    campaign = office.freeze(90, "hello {n}")
    office.control("settings", {"latency_ms": 50})

    def broken(news: SendingNews) -> None:
        if news.tally.accepted > 10:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        run(office, campaign, JobContext(report=broken))

    stopped = office.desk.sending.get(campaign.id)
    assert (stopped.state, stopped.reason) == (CampaignState.PAUSED, "interrupted")
    assert "claimed" not in states(office)
    assert stopped.tally.accepted == len(office.ledger) < 90


def test_cancelled_while_it_runs_nothing_more_goes_out_and_it_stays_cancelled(office):
    campaign = office.freeze(300, "hello {n}")
    office.control("settings", {"latency_ms": 200})
    worker = threading.Thread(target=run, args=[office, campaign])
    worker.start()
    deadline = time.monotonic() + 10
    while len(office.ledger) < 11 and time.monotonic() < deadline:
        time.sleep(0.01)

    office.desk.sending.cancel(campaign.id)
    worker.join(30)

    cancelled = office.desk.sending.get(campaign.id)
    assert cancelled.state is CampaignState.CANCELLED
    assert cancelled.tally.queued == 0
    assert cancelled.tally.accepted == len(office.ledger)
    assert cancelled.tally.cancelled == 300 - len(office.ledger) >= 20
    with pytest.raises(InputError, match="nothing_to_send"):
        run(office, campaign)


def test_a_campaign_cancelled_in_the_last_moment_does_not_run(office, monkeypatch):
    campaign = office.freeze(3)
    stale = office.desk.sending.get(campaign.id)
    office.desk.sending.cancel(campaign.id)
    monkeypatch.setattr(office.desk.sending, "get", lambda _id: stale)

    with pytest.raises(InputError, match="nothing_to_send"):
        run(office, campaign)

    monkeypatch.undo()
    assert office.desk.sending.get(campaign.id).state is CampaignState.CANCELLED
    assert office.ledger == []


def test_verdicts_that_cannot_be_written_are_unknown_and_nothing_stays_claimed(office, monkeypatch):
    campaign = office.freeze(20)
    monkeypatch.setattr(engine, "SETTLE_WAITS", (0.01,))

    def full(*_args: object, **_more: object) -> None:
        raise StoreError("disk_full")

    monkeypatch.setattr(message_store, "settle", full)
    stopped = run(office, campaign)

    assert (stopped.state, stopped.reason) == (CampaignState.PAUSED, "disk")
    assert (stopped.tally.unknown, stopped.tally.queued) == (10, 10)
    assert len(office.ledger) == 10
    monkeypatch.undo()
    assert run(office, campaign).tally.accepted == 10
    assert len(office.ledger) == len(set(office.ledger)) == 20


def test_where_not_even_the_pause_can_be_written_the_next_run_knows_what_the_service_said(
    office, monkeypatch
):
    campaign = office.freeze(20)
    monkeypatch.setattr(engine, "SETTLE_WAITS", ())
    broken = threading.Event()
    plain = Writer.submit

    def full(self, work):
        if not broken.is_set():
            return plain(self, work)
        refused: Future[None] = Future()
        refused.set_exception(StoreError("disk_full"))
        return refused

    def first_byte(*args, **named):
        broken.set()
        return keep(*args, **named)

    keep = message_store.first_byte
    monkeypatch.setattr(message_store, "first_byte", first_byte)
    monkeypatch.setattr(Writer, "submit", full)
    with pytest.raises(StoreError):
        run(office, campaign)
    assert states(office).count("claimed") == 10
    (spooled,) = (office.desk.folder / "spool").glob("attempt-*.json")
    assert "6681000" not in spooled.read_text("utf-8")
    monkeypatch.undo()

    finished = run(office, campaign)

    assert (finished.tally.unknown, finished.tally.accepted) == (0, 20)
    assert not spooled.exists()
    assert finished.state is CampaignState.FINISHED
    assert len(office.ledger) == len(set(office.ledger)) == 20


def test_a_full_disk_before_the_first_byte_sends_nothing_and_pauses(office, monkeypatch):
    campaign = office.freeze(5)

    def full(*_args: object, **_named: object) -> None:
        raise StoreError("disk_full")

    monkeypatch.setattr(message_store, "first_byte", full)
    stopped = run(office, campaign)
    assert (stopped.state, stopped.reason, stopped.tally.queued) == ("paused", "disk", 5)

    monkeypatch.undo()
    monkeypatch.setattr(message_store, "claim", full)
    stopped = run(office, campaign)
    assert (stopped.state, stopped.reason, stopped.tally.queued) == ("paused", "disk", 5)
    assert office.ledger == []


def test_the_evening_ends_a_unit_that_is_on_its_way(office, simulator, monkeypatch):
    """A unit of single requests takes a while; none of them begins in the quiet hours."""
    nine = datetime(2026, 9, 25, 21, tzinfo=BANGKOK)
    office.desk.accounts.add(
        "slow", "thaibulksms", practice=True, base_url=office.url,
        credentials=simulator.credentials("thaibulksms"), settings={"rate": "10"},
    )  # fmt: skip
    campaign = office.freeze(50, "hello {n}", "slow")
    with office.desk._db.transaction() as con:
        con.execute("UPDATE campaign SET practice = 0, purpose = 'promotional'")
    clock = clock_from(nine - timedelta(seconds=2))
    monkeypatch.setattr(office.desk.sending, "_clock", clock)
    sent: list[datetime] = []
    keep = message_store.first_byte

    def first_byte(con, attempt, *, most, kind, now):
        sent.append(now)
        return keep(con, attempt, most=most, kind=kind, now=now)

    monkeypatch.setattr(message_store, "first_byte", first_byte)
    stopped = run(office, campaign)

    assert (stopped.state, stopped.reason) == (CampaignState.PAUSED, "quiet_hours")
    assert 10 < stopped.tally.accepted == len(office.ledger) < 50
    assert stopped.tally.unknown == 0
    assert max(sent) < nine + timedelta(seconds=0.1)


def test_the_balance_is_asked_for_once_however_many_requests_are_unknown(office, monkeypatch):
    campaign = office.freeze(10, "hello {n}")
    office.control("faults", {"fault": "close_after_read", "times": 10})
    office.control("settings", {"latency_ms": 500})  # all have begun before the first one breaks
    asked: list[object] = []
    plain = office.desk.accounts.ask_balance

    def ask(account):
        asked.append(account)
        return plain(account)

    monkeypatch.setattr(office.desk.accounts, "ask_balance", ask)
    paused = run(office, campaign)

    assert paused.tally.unknown == len(office.ledger)
    assert len(asked) == 1
    attempts = office.desk.sending.unknown_attempts(campaign.id)
    assert len(attempts) == paused.tally.unknown > 1
    assert all(attempt.balance_after is not None for attempt in attempts)


def test_a_campaign_whose_last_request_was_interrupted_is_finished(office, data_dir: Path):
    campaign = office.freeze(3)
    db = Database(data_dir / "smsdesk.sqlite3")
    with db.transaction() as con:
        now = campaign.confirmed_at
        (attempt,) = message_store.claim(
            con, campaign.id, [message_store.queued(con, campaign.id, 10)], now
        )
        message_store.first_byte(con, attempt, most=10, kind="", now=now)
    with db.transaction() as con:
        assert message_store.recover(con, now) == 3
    db.close_all()

    found = office.desk.sending.get(campaign.id)
    assert (found.state, found.tally.unknown) == (CampaignState.FINISHED, 3)
    resolved = office.desk.sending.resolve(campaign.id, sent=True)
    assert (resolved.state, resolved.tally.accepted) == (CampaignState.FINISHED, 3)
    assert states(office) == [MessageState.ACCEPTED_BY_OPERATOR] * 3


def test_a_campaign_that_was_to_run_and_does_not_can_be_laid_to_rest(office):
    campaign = office.freeze(3)

    resting = office.desk.sending.rest(campaign.id)

    assert (resting.state, resting.reason, resting.tally.queued) == ("paused", "user", 3)
    assert run(office, campaign).tally.accepted == 3
    assert office.desk.sending.rest(campaign.id).state is CampaignState.FINISHED


def test_the_balance_before_an_unknown_is_no_older_than_what_was_accepted(office, simulator):
    """Answers of sendbulk bring no balance: the first ten cost ten since it was known."""
    office.desk.accounts.add(
        "bulk", "sendbulk", practice=True, base_url=simulator.url("sendbulk"),
        credentials=simulator.credentials("sendbulk"),
    )  # fmt: skip
    account = office.desk.accounts.by_name("bulk")
    left = office.desk.accounts.test(account).balances[0].credits
    rows = [Person(f"08{n:08}") for n in range(30_000_000, 30_000_030)]
    draft = Draft("bulk", "hello", rows, sender="RIVERVIEW")
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft))
    faults = f"{simulator.url('sendbulk')}/_simulator/faults"
    ask(faults, {"fault": "rst_mid_request", "after": 1})

    doubtful = run(office, campaign)

    assert (doubtful.tally.accepted, doubtful.tally.unknown) == (10, 20)
    (attempt,) = office.desk.sending.unknown_attempts(campaign.id)
    assert (attempt.unknown, attempt.unknown_parts) == (20, 20)
    assert (attempt.balance_before, attempt.balance_after) == (left - 10, left - 10)

    office.desk.sending.resolve(campaign.id, sent=True)
    assert office.desk.sending.unknown_attempts(campaign.id) == []
    assert office.desk.sending.with_unknown() == []


def test_nothing_is_resolved_while_more_may_become_unknown(office):
    campaign = office.freeze(20)
    office.control("faults", {"fault": "close_after_read", "times": 1})
    run(office, campaign)
    office.control("settings", {"latency_ms": 800})
    worker = threading.Thread(target=run, args=[office, campaign])
    worker.start()
    deadline = time.monotonic() + 10
    while office.desk.sending.get(campaign.id).state is not CampaignState.RUNNING:
        assert time.monotonic() < deadline, "it never began"
    while len(office.ledger) < 20 and time.monotonic() < deadline:
        with pytest.raises(InputError, match="account_busy"):
            office.desk.sending.resolve(campaign.id, sent=True)
        time.sleep(0.1)
    worker.join(30)

    assert office.desk.sending.resolve(campaign.id, sent=True).tally.accepted == 20


def test_refusals_beside_each_other_make_nothing_unknown(office):
    """The connection of a refusal ends, while others look for a warm one."""
    office.desk.accounts.change_settings("office", {"rate": "0"})
    for number in range(6):
        campaign = office.freeze(40, f"hello {{n}} {number}")
        office.control("credits", {"standard": 20})
        stopped = run(office, campaign)

        assert (stopped.reason, stopped.tally.accepted) == ("credit", 20)
        assert stopped.tally.unknown == 0
        office.desk.sending.cancel(campaign.id)
        office.control("credits", {"standard": 1000})
        office.desk.accounts.test(office.desk.accounts.by_name("office"))
