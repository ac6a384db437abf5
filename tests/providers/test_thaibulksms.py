"""ThaiBulkSMS: what its adapter makes of the documented answers, over real HTTP."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import Order, Outcome, Outgoing, PauseReason
from smsdesk.core.sms_text import measure
from smsdesk.providers.thaibulksms import NAMES, REFUSALS, TROUBLE

ORDER = Order(sender="RIVERVIEW")


def message(number: int, text: str = "สวัสดีค่ะ") -> Outgoing:
    size = measure(text)
    return Outgoing(number, f"+6681234{number:04}", text, size.encoding, size.parts)


def send(provider, *messages: Outgoing, order: Order = ORDER):
    return provider.send(messages, order, lambda: None)


def outcomes(answer) -> list[Outcome]:
    return [verdict.outcome for verdict in answer.verdicts]


def test_accepts_with_reference_credits_and_balance(provider, control):
    before = control("thaibulksms", "state")["credits"]["standard"]

    answer = send(provider("thaibulksms"), message(1), message(2))

    assert outcomes(answer) == [Outcome.ACCEPTED] * 2
    assert all(len(verdict.reference) == 22 for verdict in answer.verdicts)
    assert [verdict.credits for verdict in answer.verdicts] == [Decimal(1)] * 2
    assert answer.pause is None
    assert not answer.reconcile
    assert [(b.kind, b.credits) for b in answer.balances] == [("standard", Decimal(before - 2))]
    entries = control.taken("thaibulksms")
    assert [entry["number"] for entry in entries] == ["66812340001", "66812340002"]
    assert {entry["text"] for entry in entries} == {"สวัสดีค่ะ"}


def test_personal_texts_need_a_request_each(provider):
    people = [message(1), message(2, "b"), message(3)]

    found = provider("thaibulksms").batches(people, ORDER)

    assert [[m.id for m in batch] for batch in found] == [[1, 3], [2]]


def test_a_bad_number_is_rejected_alone(provider, control):
    control("thaibulksms", "settings", {"bad_numbers": ["66812340002"]})

    answer = send(provider("thaibulksms"), message(1), message(2))

    assert outcomes(answer) == [Outcome.ACCEPTED, Outcome.REJECTED]
    assert answer.pause is None


@pytest.mark.parametrize(
    ("order", "settings", "reason"),
    [
        (Order(sender="riverview"), {}, PauseReason.SENDER),
        (Order(sender="RIVERVIEW", options={"force": "corporate"}), {}, None),
        (ORDER, {"force": "premium"}, PauseReason.CONFIG),
    ],
)
def test_what_a_human_can_mend_stays_queued(provider, order, settings, reason):
    answer = send(provider("thaibulksms", **settings), message(1), order=order)

    assert answer.pause is reason
    assert outcomes(answer) == [Outcome.NOT_SENT if reason else Outcome.ACCEPTED]


def test_a_wrong_key_sends_nothing(provider, control):
    wrong = provider("thaibulksms", {"api_key": "wrong", "api_secret": "x"})

    answer = send(wrong, message(1))

    assert (outcomes(answer), answer.pause) == ([Outcome.NOT_SENT], PauseReason.AUTH)
    assert control.taken("thaibulksms") == []
    with pytest.raises(ServiceError) as caught:
        wrong.balances()
    assert caught.value.code == "login_refused"


def test_too_little_credit_sends_nothing(provider, control):
    control("thaibulksms", "credits", {"standard": 1})

    answer = send(provider("thaibulksms"), message(1), message(2))

    assert outcomes(answer) == [Outcome.NOT_SENT] * 2
    assert answer.pause is PauseReason.CREDIT
    assert control.taken("thaibulksms") == []


def test_a_planned_time_goes_out_as_bangkok_time(provider, control):
    at = datetime.now(UTC) + timedelta(days=2)

    answer = send(provider("thaibulksms"), message(1), order=Order("RIVERVIEW", at=at))

    assert outcomes(answer) == [Outcome.ACCEPTED]
    (entry,) = control.taken("thaibulksms")
    assert entry["scheduled_for"].endswith("+07:00")
    assert datetime.fromisoformat(entry["scheduled_for"]) == at.replace(microsecond=0)


def test_both_pools_are_told(provider):
    kinds = {balance.kind for balance in provider("thaibulksms").balances()}

    assert kinds == {"standard", "corporate"}


def test_every_documented_name_is_a_refusal_or_trouble():
    assert set(NAMES.values()) == REFUSALS.keys() | TROUBLE.keys()
    assert not REFUSALS.keys() & TROUBLE.keys()
