"""What runs for each request and at each start must not slow down with the history."""

import re
import sqlite3
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from smsdesk.core.models import Answer, Evidence, Outcome, PauseReason, Verdict
from smsdesk.store import messages as store
from tests.store.test_messages import campaign, db

__all__ = ["campaign", "db"]  # fixtures
NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)
STATEMENT = re.compile(r"\s*(SELECT|UPDATE|INSERT|DELETE)\b", re.I)
SCAN = re.compile(r"\bSCAN (message|attempt|tally|event|skipped)\b")


def prepare(con: sqlite3.Connection, campaign: int) -> store.Attempt:
    (attempt,) = store.claim(con, campaign, [store.queued(con, campaign, 2)], NOW)
    return attempt


def send(con: sqlite3.Connection, campaign: int) -> None:
    store.drop_forbidden(con, campaign, 100, NOW)
    attempt = prepare(con, campaign)
    store.first_byte(con, attempt, most=100, kind="", now=NOW)
    verdicts = tuple(Verdict(message.id, Outcome.UNKNOWN) for message in attempt.batch)
    store.settle(
        con, attempt, Answer(verdicts, Evidence("complete")),
        campaign_id=campaign, account_id=1, now=NOW,
    )  # fmt: skip
    store.note_balance(con, [attempt], Decimal(2), Decimal(1))


def recover(con: sqlite3.Connection, campaign: int) -> None:
    store.first_byte(con, prepare(con, campaign), most=100, kind="", now=NOW)
    prepare(con, campaign)
    store.recover(con, NOW)


def end(con: sqlite3.Connection, campaign: int) -> None:
    store.pause(con, campaign, PauseReason.USER, NOW)
    store.cancel_queued(con, campaign, NOW)
    store.resolve(con, campaign, sent=True, now=NOW)


@pytest.mark.parametrize("act", [send, recover, end])
def test_no_statement_walks_through_all_messages_or_attempts(db, campaign, act):
    said: list[str] = []
    con = db.connection()
    con.set_trace_callback(said.append)
    with db.transaction():
        act(con, campaign)
    con.set_trace_callback(None)

    statements = {one for one in said if STATEMENT.match(one)}
    assert len(statements) > 3
    for one in statements:
        plan = [row["detail"] for row in con.execute("EXPLAIN QUERY PLAN " + one)]
        assert not [line for line in plan if SCAN.search(line)], one
