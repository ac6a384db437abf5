"""Balances over time, the low line, and credit of the wrong kind; the simulator is the judge."""

from datetime import timedelta
from decimal import Decimal

import pytest

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Balance, CampaignState, Draft, Person
from smsdesk.store.accounts import store_balances
from tests.control import ask
from tests.services.conftest import run

DAY = timedelta(days=1)


def remember(office, *values: int, kind: str = "standard", every: timedelta = DAY) -> None:
    """Let the account have had so many credits, the last of them now."""
    account, now = office.desk.accounts.by_name("office"), office.desk.clock()
    for number, value in enumerate(values, start=1):
        at = now - every * (len(values) - number)
        with office.desk._db.transaction() as con:
            store_balances(con, account.id, [Balance(kind, Decimal(value))], at)


def outlook(office):
    return office.desk.balances.outlook(office.desk.accounts.by_name("office"))


def test_each_balance_that_is_told_is_kept_once_an_hour(office):
    account = office.desk.accounts.by_name("office")
    for _ in range(3):
        office.desk.accounts.ask_balance(account)

    found = outlook(office)

    assert {kind: len(known) for kind, known in found.series.items()} == {
        "standard": 1, "corporate": 1,
    }  # fmt: skip
    assert found.kind == "standard"
    assert found.credits == found.known[-1].credits == 10_000


def test_what_was_sent_is_in_the_history_without_asking(office):
    run(office, office.freeze(3))

    assert outlook(office).known[-1].credits == 10_000 - 3


def test_the_low_line_is_the_accounts_own(office):
    remember(office, 500, 90)
    assert outlook(office).is_low, "under the default of 100"
    office.desk.accounts.change_settings("office", {"low_credit": "50"})
    assert not outlook(office).is_low
    office.desk.accounts.change_settings("office", {"low_credit": "0"})
    assert not outlook(office).is_low


def test_practice_accounts_warn_nobody(office):
    remember(office, 500, 1)

    assert office.desk.balances.low() == []
    assert office.desk.balances.ask_all(JobContext()) == []


def test_what_is_planned_is_reckoned_with(office):
    remember(office, 240, 230, 220, 210, 200)
    at = office.desk.clock() + 3 * DAY
    people = [Person(f"08{n:08}") for n in range(10_000_000, 10_000_190)]
    draft = Draft("office", "hello", people, sender="Demo", at=at, by="this_pc")
    office.desk.composing.confirm(office.desk.composing.prepare(draft, ask=False))

    found = outlook(office)

    assert found.forecast is not None
    assert (found.forecast.planned, found.forecast.reserved) == (1, 190)
    assert found.forecast.ends_at is not None
    assert found.forecast.ends_at <= at + DAY
    remember(office, 200, 100)
    short = outlook(office).shortfall
    assert short is not None
    assert (short.needed, short.there) == (190, 100)


def test_credit_of_the_wrong_kind_is_recognised_and_can_be_mended(office):
    campaign = office.freeze(5)
    office.control("credits", {"standard": 0, "corporate": 7302})

    paused = run(office, campaign)

    assert (paused.state, paused.reason, paused.detail) == (
        CampaignState.PAUSED, "credit", "wrong_kind",
    )  # fmt: skip
    assert office.ledger == []
    office.desk.accounts.change_settings("office", {"force": "corporate"})
    sent = run(office, campaign)
    assert (sent.state, sent.tally.accepted, sent.detail) == (CampaignState.FINISHED, 5, "")


def test_credit_that_no_kind_has_is_no_wrong_kind(office):
    campaign = office.freeze(5)
    office.control("credits", {"standard": 0, "corporate": 4})

    paused = run(office, campaign)

    assert paused.reason == "credit"
    assert paused.detail != "wrong_kind"


@pytest.mark.parametrize(("corporate", "named"), [(7302, True), (2, False)])
def test_before_it_is_sent_the_other_kind_is_named(office, corporate, named):
    office.control("credits", {"standard": 1, "corporate": corporate})
    people = [Person(f"08{n:08}") for n in range(10_000_000, 10_000_005)]

    receipt = office.desk.composing.prepare(Draft("office", "hi", people, "Demo")).receipt

    codes = {finding.code for finding in receipt.findings}
    assert "short_credit" in codes
    assert ("other_kind" in codes) == named
    if named:
        (other,) = [one for one in receipt.findings if one.code == "other_kind"]
        assert dict(other.params) == {"kind": "Corporate", "credits": "7,302"}


def test_another_kind_is_named_at_thesmsbuddy_too(office, simulator):
    office.desk.accounts.add(
        "buddy", "smsbuddy", practice=True, base_url=simulator.url("smsbuddy"),
        credentials=simulator.credentials("smsbuddy"),
    )  # fmt: skip
    people = [Person(f"08{n:08}") for n in range(10_000_000, 10_000_005)]
    draft = Draft("buddy", "hi", people, "SMSBDY")
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft))
    url = f"{simulator.url('smsbuddy')}/_simulator"
    ask(f"{url}/credits", {"trans": 0, "promo": 0, "transscrub": 50})

    paused = run(office, campaign)

    ask(f"{url}/reset", {})
    assert (paused.reason, paused.detail) == ("credit", "wrong_kind")
