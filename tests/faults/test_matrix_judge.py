"""The judge is judged: each invariant that is broken is found, and what is whole passes."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from tests.faults.judge import DATABASE, judge
from tests.faults.matrix import FIRST, PEOPLE
from tests.faults.net_office import Office, World

Entries = list[dict[str, Any]]


@pytest.fixture
def office(world: World) -> Office:
    """A campaign of which the first ten are unknown and were taken, and four accepted."""
    one = world.office("thaibulksms")
    campaign = one.confirm()
    one.control("faults", {"fault": "close_after_read"})
    one.run(one.run(campaign))
    one.judge()
    return one


LEDGERS: dict[str, Callable[[Entries], Entries]] = {
    "I1": lambda entries: [*entries, entries[0]],
    "I2": lambda entries: entries[:-1],
    "I6": lambda entries: [*entries[:-1], entries[-1] | {"credits": 2}],
    "I9": lambda entries: [*entries, entries[0] | {"number": "66899999999"}],
}


@pytest.mark.parametrize("broken", LEDGERS)
def test_a_ledger_that_disagrees_is_found(office: Office, broken: str):
    with pytest.raises(AssertionError, match=f"{broken}:"):
        judge(office.desk.folder, LEDGERS[broken](office.ledger))


def test_what_went_out_and_is_called_not_sent_is_found(world: World):
    office = world.office("sendbulk")
    campaign = office.confirm()
    office.control("faults", {"fault": "refuse", "reason": "credit"})
    office.run(campaign)
    (number, text) = rows(office, "SELECT e164, text FROM message LIMIT 1")[0]
    entry = {"service": "sendbulk", "number": number[1:], "text": text, "credits": 1}

    with pytest.raises(AssertionError, match="I3:"):
        judge(office.desk.folder, [entry])


@pytest.mark.parametrize(
    ("broken", "sql"),
    [
        ("I4", "UPDATE attempt SET phase = '', error = '', status = NULL"),
        ("I4", "UPDATE message SET attempt_id = NULL WHERE state = 'unknown'"),
        ("I5", "UPDATE tally SET messages = messages + 1"),
        ("I5", "UPDATE campaign SET state = 'finished'"),
        ("I7", "PRAGMA foreign_keys = OFF; DELETE FROM account"),
        ("I8", "UPDATE attempt SET body = 'practice-secret'"),
        ("I8", "UPDATE attempt SET error = '0810000003'"),
        ("I8", "UPDATE event SET params = '66810000003'"),
    ],
)
def test_a_database_that_disagrees_is_found(world: World, broken: str, sql: str):
    office = world.office("thaibulksms")
    campaign = office.confirm()
    office.control("faults", {"fault": "close_after_read"})
    office.run(campaign)
    with closing(sqlite3.connect(office.desk.folder / DATABASE)) as con:
        con.executescript(sql)

    with pytest.raises(AssertionError, match=f"{broken}:|{broken} "):
        office.judge()


def test_people_who_are_lost_are_missed(office: Office):
    (campaign,) = office.confirmed

    with pytest.raises(AssertionError, match="I5:"):
        judge(office.desk.folder, office.ledger, confirmed={campaign: PEOPLE + 1})


def test_a_key_in_the_log_or_in_an_exception_is_found(office: Office):
    with pytest.raises(AssertionError, match=r"I8: .*exception text"):
        judge(office.desk.folder, office.ledger, exceptions=["+66810000003"])
    (office.desk.folder / "logs" / "smsdesk.log").write_text("practice-secret", "utf-8")
    with pytest.raises(AssertionError, match=r"I8: .*smsdesk\.log"):
        office.judge()


def test_the_judge_counts_what_is_unknown_either_way(office: Office):
    entries = office.ledger
    assert len(entries) == PEOPLE

    judge(office.desk.folder, entries[FIRST:])


def rows(office: Office, sql: str) -> list[Any]:
    with closing(sqlite3.connect(office.desk.folder / DATABASE)) as con:
        return con.execute(sql).fetchall()
