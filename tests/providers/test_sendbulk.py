"""sendbulk: its quirks, with the samples of the vendor's own page."""

from dataclasses import replace
from decimal import Decimal

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import Order, Outcome, PauseReason
from tests.providers.orders import (
    LATER,
    ORDERS,
    PLANNED,
    Scripted,
    message,
    outcomes,
    sample,
    send,
    with_numbers,
)

SERVICE = "sendbulk"
ACCEPTED, REJECTED = Outcome.ACCEPTED, Outcome.REJECTED
NOT_SENT, UNKNOWN = Outcome.NOT_SENT, Outcome.UNKNOWN


def test_the_vendors_answer_though_it_repeats_a_reference():
    answer = sample("sendbulk/send_reply")
    with_numbers(answer["responses"], "mobile", message(2), message(1))

    found = send(Scripted(answer).provider(SERVICE), message(1), message(1234))

    assert outcomes(found) == [ACCEPTED, UNKNOWN]
    assert found.verdicts[0].reference == "xxxxxxxx"


def test_the_vendors_refusal():
    answer = send(Scripted(sample("sendbulk/error_reply")).provider(SERVICE), message(1))

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.AUTH)


def test_the_request_has_the_pages_fields():
    service = Scripted({"responses": []})

    send(service.provider(SERVICE), message(1, "one"), message(2, "สอง"), order=Order("RIVERVIEW"))

    (asked,) = service.asked
    assert (asked.method, asked.path) == ("POST", "/api/services/sendbulk")
    common = {
        "partnerID": "the-partner_id",
        "apikey": "the-api_key",
        "pass_type": "plain",
        "shortcode": "RIVERVIEW",
    }
    assert asked.json == {
        "count": 2,
        "smslist": [
            {**common, "clientsmsid": 1, "mobile": "66812340001", "message": "one"},
            {**common, "clientsmsid": 2, "mobile": "66812340002", "message": "สอง"},
        ],
    }


def test_a_planned_request_has_the_pages_fields():
    answer = sample("sendbulk/send_sms_reply")
    answer["responses"].append({**answer["responses"][0]})
    with_numbers(answer["responses"], "mobile", message(2), message(1))
    service = Scripted(answer)

    found = send(
        service.provider(SERVICE), message(1, "สอง"), message(2, "สอง"), order=PLANNED[SERVICE]
    )

    assert outcomes(found) == [ACCEPTED] * 2
    (asked,) = service.asked
    assert (asked.method, asked.path, asked.form) == ("POST", "/api/services/sendsms", None)
    assert asked.json == {
        "partnerID": "the-partner_id",
        "apikey": "the-api_key",
        "pass_type": "plain",
        "shortcode": "RIVERVIEW",
        "mobile": "66812340001,66812340002",
        "message": "สอง",
        "timeToSend": int(LATER.timestamp()),
    }
    assert type(asked.json["timeToSend"]) is int


@pytest.mark.parametrize("key", ["response-code", "respose-code"])
@pytest.mark.parametrize("status", ["200", "real"])
def test_planned_both_spellings_and_any_http_status(provider, control, key, status):
    settings = {"code_key": key, "swap_types": True, "error_http_status": status}
    control(SERVICE, "settings", settings)
    one, order = provider(SERVICE), PLANNED[SERVICE]

    assert outcomes(send(one, message(1), message(2), order=order)) == [ACCEPTED] * 2
    refused = send(one, message(1), order=replace(order, sender="riverview"))
    assert (outcomes(refused), refused.pause) == ([NOT_SENT], PauseReason.SENDER)


def test_planned_numbers_are_judged_each_by_its_own_row(provider, control):
    control(SERVICE, "settings", {"credit_mode": "row", "blocked_networks": ["66812340001"]})
    control(SERVICE, "credits", {"credit": 2})
    people = [message(n) for n in range(1, 5)]

    answer = send(provider(SERVICE), *people, order=PLANNED[SERVICE])

    assert outcomes(answer) == [REJECTED, ACCEPTED, ACCEPTED, NOT_SENT]
    assert answer.pause is PauseReason.CREDIT
    assert len(control.taken(SERVICE)) == 2


def test_the_balance_is_a_text_with_a_point():
    service = Scripted(sample("sendbulk/balance_reply"))

    (balance,) = service.provider(SERVICE).balances()

    assert (balance.kind, balance.credits) == ("credit", Decimal("545.00"))
    assert service.asked[0].path == "/api/services/getbalance"
    assert service.asked[0].json == {"partnerID": "the-partner_id", "apikey": "the-api_key"}


@pytest.mark.parametrize(("limit", "most"), [("", 20), ("7", 7), ("1000", 100), ("0", 100)])
def test_a_house_may_take_fewer_in_a_request(limit, most):
    one = Scripted().provider(SERVICE, batch_limit=limit)

    for order in (ORDERS[SERVICE], PLANNED[SERVICE]):
        batches = one.batches([message(n) for n in range(150)], order)
        assert max(map(len, batches)) == one.most == most


def test_a_house_that_takes_fewer_than_said_sends_nothing(provider, control):
    control(SERVICE, "settings", {"batch_limit": 5})

    answer = send(provider(SERVICE), *[message(n) for n in range(6)])

    assert (set(outcomes(answer)), answer.pause) == ({NOT_SENT}, PauseReason.CONFIG)
    assert control.taken(SERVICE) == []


def test_credit_that_ends_in_the_middle_leaves_the_rest_queued(provider, control):
    control(SERVICE, "settings", {"credit_mode": "row"})
    control(SERVICE, "credits", {"credit": 2})

    answer = send(provider(SERVICE), *[message(n) for n in range(1, 5)])

    assert outcomes(answer) == [ACCEPTED, ACCEPTED, NOT_SENT, NOT_SENT]
    assert answer.pause is PauseReason.CREDIT
    assert len(control.taken(SERVICE)) == 2


@pytest.mark.parametrize("key", ["response-code", "respose-code"])
@pytest.mark.parametrize("status", ["200", "real"])
def test_both_spellings_numbers_or_texts_and_any_http_status(provider, control, key, status):
    settings = {"code_key": key, "swap_types": True, "error_http_status": status}
    control(SERVICE, "settings", settings)
    one = provider(SERVICE)

    assert outcomes(send(one, message(1), message(2))) == [ACCEPTED] * 2
    refused = send(one, message(1), order=Order("riverview"))
    assert (outcomes(refused), refused.pause) == ([NOT_SENT], PauseReason.SENDER)
    assert (refused.evidence.status != 200) == (status == "real")
    assert one.balances()


def test_a_network_that_is_not_served_is_rejected_alone(provider, control):
    control(SERVICE, "settings", {"blocked_networks": ["66812340001"]})

    answer = send(provider(SERVICE), message(1), message(2))

    assert outcomes(answer) == [REJECTED, ACCEPTED]
    assert answer.verdicts[0].reason == "network_refused"


def row(number: int, code: object = 200, **changes):
    return {
        "response-code": code,
        "mobile": f"6681234{number:04}",
        "messageid": f"{number}{number}",
        "clientsmsid": number,
    } | changes


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([row(2), row(1)], [ACCEPTED, ACCEPTED]),
        ([row(1, clientsmsid=1), row(2, clientsmsid=1)], [ACCEPTED, ACCEPTED]),
        ([row(1, clientsmsid=2), row(2, clientsmsid=1)], [UNKNOWN, UNKNOWN]),
        ([row(1, clientsmsid=None), row(2, clientsmsid="uuid")], [ACCEPTED, ACCEPTED]),
        ([row(1, mobile="66899999999"), row(2)], [UNKNOWN, ACCEPTED]),
        ([row(1, 1003, messageid=None), row(2, "1002")], [REJECTED, REJECTED]),
        ([row(1, 1001), row(2, 1006)], [NOT_SENT, NOT_SENT]),
        ([row(1, 1005), row(2, 4090)], [UNKNOWN, UNKNOWN]),
        ([row(1, 1008), row(2, "odd")], [UNKNOWN, UNKNOWN]),
        ([row(1, **{"respose-code": 1003}), row(2, messageid="")], [UNKNOWN, UNKNOWN]),
        ([row(1, **{"respose-code": "200"}), row(2)], [ACCEPTED, ACCEPTED]),
    ],
)
def test_each_row_is_judged_by_its_own_code(rows, wanted):
    answer = send(Scripted({"responses": rows}).provider(SERVICE), message(1), message(2))

    assert outcomes(answer) == wanted


@pytest.mark.parametrize(
    ("http", "answer"),
    [
        (200, {"response-code": 200, "response-description": "Success"}),
        (200, {"response-code": 1006, "responses": [row(1)]}),
        (200, {"response-code": 1006, "respose-code": 200}),
        (400, {"responses": [row(1)]}),
        (200, {"responses": {}}),
        (200, {}),
        (200, []),
    ],
)
def test_what_contradicts_itself_is_unknown(http, answer):
    service = Scripted(answer, status=http)

    assert outcomes(send(service.provider(SERVICE), message(1))) == [UNKNOWN]


@pytest.mark.parametrize(
    "answer", [{"response-code": 1006}, {"response-code": 200}, {"response-code": 7}, {}, b"", []]
)
def test_a_balance_that_cannot_be_read_is_an_error(answer):
    with pytest.raises(ServiceError):
        Scripted(answer).provider(SERVICE).balances()
