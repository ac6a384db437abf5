"""The rules of a message's life, held by the one module that writes states and by the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from smsdesk.core.errors import StoreError
from smsdesk.core.models import (
    Answer,
    CampaignState,
    Evidence,
    MessageState,
    Order,
    Outcome,
    Purpose,
    Rendered,
    Skip,
    Verdict,
)
from smsdesk.core.sms_text import Encoding
from smsdesk.store import messages as store
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.db import Database, migrate
from smsdesk.store.schema import STEPS
from smsdesk.store.writer import Writer

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "smsdesk.sqlite3"
    migrate(path)
    one = Database(path)
    yield one
    one.close_all()


@pytest.fixture
def campaign(db: Database) -> int:
    """Return a campaign of four messages, one of two parts."""
    account = AccountRepository(db).add(
        name="a", service="thaibulksms", base_url="", practice=True, settings={}, now=NOW
    )
    messages = [
        Rendered(f"+6681000000{n}", f"n{n}", f"text {n}", Encoding.GSM7, 6, 1 + n // 3)
        for n in range(4)
    ]
    return CampaignRepository(db).freeze(
        NewCampaign(
            account, "t", Order("S"), Purpose.TRANSACTIONAL, messages, [Skip("x", "landline")], NOW
        )
    )


def claim(con: sqlite3.Connection, campaign: int, most: int = 10) -> store.Attempt:
    (attempt,) = store.claim(con, campaign, [store.queued(con, campaign, most)], NOW)
    return attempt


def settle(con: sqlite3.Connection, campaign: int, attempt: store.Attempt, *outcomes) -> None:
    verdicts = tuple(
        Verdict(message.id, outcome, credits=Decimal(1))
        for message, outcome in zip(attempt.batch, outcomes, strict=False)
    )
    store.settle(
        con, attempt, Answer(verdicts, Evidence("complete")),
        campaign_id=campaign, account_id=1, now=NOW,
    )  # fmt: skip


def states(db: Database) -> list[str]:
    rows = db.connection().execute("SELECT state FROM message ORDER BY id")
    return [row["state"] for row in rows]


def test_every_commit_is_on_the_disk(db):
    con = db.connection()

    assert con.execute("PRAGMA synchronous").fetchone()[0] == 2, "FULL"
    assert con.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_the_whole_way_of_a_message(db, campaign):
    with db.transaction() as con:
        attempt = claim(con, campaign)
        store.first_byte(con, attempt, most=100, kind="", now=NOW)
        settle(con, campaign, attempt, *[Outcome.ACCEPTED] * 3, Outcome.REJECTED)
        finished = store.finish_if_done(con, campaign, NOW)

    found = CampaignRepository(db).get(campaign)
    assert finished
    assert (found.tally.accepted, found.tally.rejected, found.tally.messages) == (3, 1, 4)
    assert found.state is CampaignState.FINISHED
    assert (found.credits, found.credits_source) == (Decimal(3), "service")
    assert found.skipped == {"landline": 1}


def test_what_a_dead_process_prepared_is_queued_again_and_what_it_sent_is_unknown(db, campaign):
    with db.transaction() as con:
        sent = claim(con, campaign, 2)
        store.first_byte(con, sent, most=100, kind="", now=NOW)
        claim(con, campaign)

    with db.transaction() as con:
        unknown = store.recover(con, NOW)

    assert unknown == 2
    assert states(db) == ["unknown", "unknown", "queued", "queued"]
    found = CampaignRepository(db).get(campaign)
    assert (found.state, found.reason) == (CampaignState.PAUSED, "interrupted")
    assert (found.tally.unknown, found.tally.queued) == (2, 2)


def test_an_intent_that_was_voided_cannot_begin(db, campaign):
    with db.transaction() as con:
        attempt = claim(con, campaign)
        settle(con, campaign, attempt, *[Outcome.NOT_SENT] * 4)

    assert states(db) == ["queued"] * 4
    with pytest.raises(LookupError), db.transaction() as con:
        store.first_byte(con, attempt, most=100, kind="", now=NOW)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MessageState.ACCEPTED, MessageState.QUEUED),
        (MessageState.ACCEPTED, MessageState.UNKNOWN),
        (MessageState.REJECTED, MessageState.QUEUED),
        (MessageState.UNKNOWN, MessageState.QUEUED),
        (MessageState.UNKNOWN, MessageState.CLAIMED),
        (MessageState.CANCELLED, MessageState.QUEUED),
        (MessageState.CLOSED_NOT_SENT, MessageState.QUEUED),
        (MessageState.QUEUED, MessageState.ACCEPTED),
    ],
)
def test_the_database_itself_refuses_what_must_never_happen(db, campaign, before, after):
    con = db.connection()
    con.execute("DROP TRIGGER message_moves")
    con.execute("UPDATE message SET state = ?", [before])
    trigger = STEPS[0][STEPS[0].index("CREATE TRIGGER message_moves") :]
    con.execute(trigger[: trigger.index("END;") + 4])

    with pytest.raises(sqlite3.IntegrityError, match="forbidden"):
        con.execute("UPDATE message SET state = ?", [after])


def test_a_claimed_message_returns_to_the_queue_only_when_its_attempt_is_void(db, campaign):
    with db.transaction() as con:
        attempt = claim(con, campaign)
        store.first_byte(con, attempt, most=100, kind="", now=NOW)

    with pytest.raises(sqlite3.IntegrityError, match="forbidden"):
        db.connection().execute("UPDATE message SET state = 'queued'")


def test_a_number_forbidden_meanwhile_is_not_sent_to(db, campaign):
    with db.transaction() as con:
        con.execute("INSERT INTO do_not_contact (e164, added_at) VALUES ('+66810000001', '')")
        assert store.drop_forbidden(con, campaign, 10, NOW) == 1

    assert states(db) == ["queued", "cancelled", "queued", "queued"]


def test_the_tally_is_what_counting_says(db, campaign):
    with db.transaction() as con:
        attempt = claim(con, campaign, 3)
        store.first_byte(con, attempt, most=100, kind="", now=NOW)
        settle(con, campaign, attempt, Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.REJECTED)

    con = db.connection()
    counted = {
        row["state"]: (row["n"], row["p"])
        for row in con.execute(
            "SELECT state, count(*) AS n, sum(parts) AS p FROM message GROUP BY state"
        )
    }
    kept = {
        row["state"]: (row["messages"], row["parts"])
        for row in con.execute("SELECT * FROM tally WHERE messages")
    }
    assert kept == counted


def test_the_writer_undoes_what_failed_and_keeps_the_rest(db, campaign):
    writer = Writer(db)

    def fail(con: sqlite3.Connection) -> None:
        con.execute("UPDATE campaign SET title = 'half'")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        writer.write(fail)
    writer.write(lambda con: con.execute("UPDATE campaign SET purpose = 'promotional'") and None)
    writer.close()

    row = db.connection().execute("SELECT title, purpose FROM campaign").fetchone()
    assert tuple(row) == ("t", "promotional")


def test_a_newer_file_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "smsdesk.sqlite3"
    migrate(path)
    with closing(sqlite3.connect(path)) as con:
        con.execute("PRAGMA user_version = 99")

    with pytest.raises(StoreError) as caught:
        migrate(path)
    assert caught.value.code == "newer_database"


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path):
    path = tmp_path / "smsdesk.sqlite3"
    path.write_bytes(b"this is no database, it is a letter" * 100)

    with pytest.raises(StoreError) as caught:
        migrate(path)
    assert caught.value.code == "database_damaged"
