"""The sender against the real simulator, its ledger the judge."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, Person
from tests.control import ask
from tests.services.conftest import run


def test_a_stop_takes_effect_before_the_next_request_and_the_rest_can_be_resumed(office):
    campaign = office.freeze(200, "hello {n}")
    office.control("settings", {"latency_ms": 100})
    job = JobContext()
    timer = threading.Timer(0.25, job.cancel)
    timer.start()

    stopped = run(office, campaign, job)

    assert (stopped.state, stopped.reason) == (CampaignState.PAUSED, "user")
    assert stopped.tally.accepted == len(office.ledger) < 200
    assert stopped.tally.queued == 200 - stopped.tally.accepted
    finished = run(office, campaign)
    assert (finished.state, finished.tally.accepted) == (CampaignState.FINISHED, 200)
    assert len(office.ledger) == len(set(office.ledger)) == 200


def test_the_first_unknown_pauses_and_its_evidence_tells_the_balance(office):
    campaign = office.freeze(30)
    office.control("faults", {"fault": "close_after_read", "times": 1})

    paused = run(office, campaign)

    assert (paused.state, paused.reason) == (CampaignState.PAUSED, "unknown_outcome")
    assert (paused.tally.unknown, paused.tally.queued) == (10, 20)
    (attempt,) = office.desk.sending.unknown_attempts(campaign.id)
    assert attempt.balance_before - attempt.balance_after == 10, "it was sent after all"
    assert attempt.error
    with pytest.raises(InputError):
        office.desk.sending.retry(campaign.id)


def test_a_number_put_on_do_not_contact_meanwhile_gets_nothing(office):
    campaign = office.freeze(3)
    office.desk.do_not_contact.add(["0810000001"])

    finished = run(office, campaign)

    assert (finished.tally.accepted, finished.tally.cancelled) == (2, 1)
    assert "66810000001" not in office.ledger


def test_a_cancelled_campaign_sends_nothing_more_and_can_be_retried_once(office):
    campaign = office.freeze(3)
    cancelled = office.desk.sending.cancel(campaign.id)
    again = office.desk.sending.retry(campaign.id)

    assert (cancelled.state, cancelled.tally.cancelled) == (CampaignState.CANCELLED, 3)
    assert office.ledger == []
    with pytest.raises(InputError):
        office.desk.sending.retry(campaign.id)
    assert run(office, again).tally.accepted == 3
    assert len(office.ledger) == 3


def test_the_rate_holds_in_every_second(office, simulator):
    office.desk.accounts.add(
        "slow", "thaibulksms", practice=True, base_url=office.url,
        credentials=simulator.credentials("thaibulksms"), settings={"rate": "20"},
    )  # fmt: skip
    campaign = office.freeze(50, "hello {n}", "slow")
    times: list[float] = []
    provider = office.desk.accounts.provider(office.desk.accounts.by_name("slow"))
    plain: Callable[..., Any] = provider.send

    def timed(batch, order, first_byte):
        def note() -> None:
            first_byte()
            times.append(time.monotonic())

        return plain(batch, order, note)

    provider.send = timed  # type: ignore[method-assign]
    run(office, campaign)

    assert len(times) == 50
    times.sort()
    for first, later in zip(times, times[20:], strict=False):
        assert later - first > 1.0, "at most 20 in any second, measured at the first byte"


def test_too_many_requests_without_a_documented_meaning_is_unknown(office):
    campaign = office.freeze(1)
    office.control("faults", {"fault": "too_many_requests", "times": 1})

    assert run(office, campaign).tally.unknown == 1


def test_a_resumed_campaign_leaves_out_who_got_the_text_meanwhile(office):
    first = office.freeze(3)
    office.control("faults", {"fault": "refuse", "reason": "credit", "times": 1})
    assert run(office, first).reason == "credit"
    assert run(office, office.freeze(2)).tally.accepted == 2

    resumed = run(office, first)

    assert (resumed.tally.accepted, resumed.tally.cancelled) == (1, 2)
    assert len(office.ledger) == len(set(office.ledger)) == 3


def test_a_retry_leaves_out_who_got_the_text_meanwhile(office):
    office.control("settings", {"bad_numbers": ["66810000000"]})
    first = run(office, office.freeze(1))
    assert first.tally.rejected == 1
    office.control("settings", {"bad_numbers": []})
    assert run(office, office.freeze(1)).tally.accepted == 1

    again = run(office, office.desk.sending.retry(first.id))

    assert (again.tally.accepted, again.tally.cancelled) == (0, 1)
    assert office.ledger == ["66810000000"]


@pytest.mark.parametrize(
    ("service", "source"), [("thaibulksms", "service"), ("sendbulk", "balance")]
)
@pytest.mark.parametrize("fault", [None, "credit_doubled"])
def test_the_charge_is_compared_with_the_receipt(office, simulator, service, source, fault):
    office.desk.accounts.add(
        "other", service, practice=True, base_url=simulator.url(service),
        credentials=simulator.credentials(service),
    )  # fmt: skip
    composing = office.desk.composing
    people = [Person(f"08{number:08}") for number in range(4)]
    prepared = composing.prepare(Draft("other", "x" * 200, people, sender="RIVERVIEW"))
    if fault:
        ask(f"{simulator.url(service)}/_simulator/faults", {"fault": fault, "times": 9})

    campaign = run(office, composing.confirm(prepared))
    charge = office.desk.sending.charge(campaign.id)

    assert (charge.expected, charge.source) == (prepared.receipt.credits, source) == (8, source)
    assert charge.difference == (8 if fault else 0)


def test_what_nobody_tells_is_not_compared(office, simulator):
    campaign = office.freeze(2)
    office.desk.sending.cancel(campaign.id)

    charge = office.desk.sending.charge(campaign.id)

    assert (charge.charged, charge.difference, charge.source) == (None, None, "")
