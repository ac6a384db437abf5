"""TheSMSBuddy: its quirks, with the samples of its own manual."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import Order, Outcome, PauseReason, Purpose
from smsdesk.core.schedule import INDIA, INDIAN_PROMOTION, THAI_PROMOTION
from smsdesk.providers.smsbuddy import SMSBuddy
from tests.providers.orders import (
    ORDERS,
    PLANNED,
    Scripted,
    message,
    outcomes,
    sample,
    send,
    with_numbers,
)

SERVICE = "smsbuddy"
ACCEPTED, NOT_SENT, UNKNOWN = Outcome.ACCEPTED, Outcome.NOT_SENT, Outcome.UNKNOWN


def reply(**changes):
    """The manual's answer to JSON; its second row has no reference, as its second node had."""
    answer = sample("smsbuddy/send_json_reply")
    with_numbers(answer["data"], "mobile", message(2), message(3))
    return answer | changes


def test_the_manuals_answer():
    service = Scripted(reply())

    answer = send(service.provider(SERVICE), message(2, "test message 1"), message(3))

    assert outcomes(answer) == [ACCEPTED] * 2
    assert [v.reference for v in answer.verdicts] == [
        "sMsq7YOOrYqRMibQlX1zKJJd-1",
        "sMsq7YOOrYqRMibQlX1zKJJd-2",
    ]
    assert [v.credits for v in answer.verdicts] == [Decimal(1)] * 2
    assert (answer.pause, answer.reconcile) == (None, False)


def test_the_request_has_the_manuals_fields():
    service = Scripted(reply())
    order = Order("SMSBDY", "1234567890123456789", {"type": "3", "flash": "1"})

    send(service.provider(SERVICE), message(2, "one"), message(3, "สอง"), order=order)

    (asked,) = service.asked
    assert (asked.method, asked.path, asked.form) == ("POST", "/api/v1/sms/send/json", None)
    assert asked.json == {
        "root": {
            "key": "the-key",
            "type": "3",
            "sender": "SMSBDY",
            "message": "one",
            "flash": "1",
            "template_id": "1234567890123456789",
        },
        "nodes": [
            {"to": "66812340002", "message": "one", "refid": "2"},
            {"to": "66812340003", "message": "สอง", "refid": "3"},
        ],
    }


def test_a_planned_request_has_the_manuals_fields():
    answer = sample("smsbuddy/send_reply")
    with_numbers(answer["data"], "mobile", message(2))
    service = Scripted(answer)
    order = Order(
        "SMSBDY",
        "1234567890123456789",
        {"type": "3", "flash": "1"},
        datetime(2026, 12, 31, 18, 30, 5, tzinfo=UTC),
    )

    found = send(
        service.provider(SERVICE, schedule="on"), message(2, "ก"), message(3, "ก"), order=order
    )

    assert outcomes(found) == [ACCEPTED, UNKNOWN]
    assert found.verdicts[0].credits == 1
    (asked,) = service.asked
    assert (asked.method, asked.path, asked.json) == ("POST", "/api/v1/sms/send", None)
    assert asked.form == {
        "key": "the-key",
        "type": "3",
        "sender": "SMSBDY",
        "message": "ก",
        "flash": "1",
        "template_id": "1234567890123456789",
        "to": "66812340002,66812340003",
        "schedule": "1",
        "time": "2027-01-01 00:00:05",
    }


def test_what_is_not_planned_goes_as_ever_where_the_service_may_hold():
    service = Scripted(reply())

    send(service.provider(SERVICE, schedule="on"), message(2, "one"), message(3, "two"))

    assert service.asked[0].path == "/api/v1/sms/send/json"
    assert not {"schedule", "time"} & service.asked[0].json["root"].keys()


def test_an_indian_number_comes_back_as_it_went(provider, control):
    indian = message(1)._replace(e164="+919812345678")

    answer = send(provider(SERVICE, schedule="on"), indian, message(2), order=PLANNED[SERVICE])

    assert outcomes(answer) == [ACCEPTED] * 2
    assert [entry["number"] for entry in control.taken(SERVICE)] == ["919812345678", "66812340002"]


@pytest.mark.parametrize(
    ("hour", "outcome", "pause"),
    [(11, ACCEPTED, None), (22, NOT_SENT, PauseReason.QUIET_HOURS)],
)
def test_the_hours_bind_the_planned_time(provider, control, hour, outcome, pause):
    control(SERVICE, "settings", {"hours": True, "clock": "2026-09-25T23:00:00+05:30"})
    at = datetime(2026, 9, 26, hour, 0, tzinfo=INDIA)

    answer = send(
        provider(SERVICE, type="2", schedule="on"),
        message(1),
        order=replace(ORDERS[SERVICE], at=at),
    )

    assert (outcomes(answer), answer.pause) == ([outcome], pause)


def test_the_prefix_is_a_setting_and_the_balance_has_none(provider, control):
    one = provider(SERVICE, path_prefix="api")

    assert outcomes(send(one, message(1))) == [ACCEPTED]
    assert {b.kind for b in one.balances()} == {"trans", "promo", "transscrub"}
    service = Scripted(sample("smsbuddy/balance_reply"))
    assert service.provider(SERVICE, path_prefix="api").balances()[0].credits == 100
    assert service.asked[0].path == "/api/sms/balance/check"
    assert service.asked[0].form == {"key": "the-key"}


def test_a_wrong_path_is_not_tried_at_the_other_one(provider, control):
    answer = send(provider(SERVICE, path_prefix="api/v9"), message(1))

    assert outcomes(answer) == [UNKNOWN]
    assert control.taken(SERVICE) == []


@pytest.mark.parametrize(("type_", "kind"), [("1", "trans"), ("2", "promo"), ("3", "transscrub")])
def test_a_type_spends_its_own_credits(provider, control, type_, kind):
    by_option = Order("SMSBDY", options={"type": type_})

    send(provider(SERVICE), message(1), order=by_option)
    send(provider(SERVICE, type=type_), message(2))

    assert [entry["kind"] for entry in control.taken(SERVICE)] == [kind] * 2
    assert (
        SMSBuddy.spends(by_option, {}) == SMSBuddy.spends(ORDERS[SERVICE], {"type": type_}) == kind
    )


def test_type_2_has_the_hours_of_india():
    promotion = Order("SMSBDY", options={"type": "2"})
    windows = [
        SMSBuddy.quiet_window(order, {}, purpose)
        for order in (ORDERS[SERVICE], promotion)
        for purpose in (Purpose.TRANSACTIONAL, Purpose.PROMOTIONAL)
    ]

    assert windows[:3] == [None, THAI_PROMOTION, INDIAN_PROMOTION]
    both = windows[3]
    assert both is not None
    for hour in range(24):
        now = datetime(2026, 9, 25, hour, 5, tzinfo=UTC)
        allowed = THAI_PROMOTION.contains(now) and INDIAN_PROMOTION.contains(now)
        assert both.contains(now) == allowed


@pytest.mark.parametrize(
    ("said", "waits"), [({"retry-after": "7"}, 7), ({}, 60), ({"retry-after": "soon"}, 60)]
)
def test_too_fast_waits_as_long_as_the_service_says(said, waits):
    for payload in ({"status": "429", "message": "Too many"}, {"message": "Too many"}):
        service = Scripted(payload, status=429, headers=said)

        answer = send(service.provider(SERVICE), message(1))

        assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.RATE_LIMITED)
        assert answer.retry_after == waits


def test_a_thousand_parts_a_minute_are_the_default(provider, control):
    one = provider(SERVICE)

    assert one.cost([message(1, "ก" * 71), message(2)]) == 3
    assert (one.limiter.most, one.info.rate_seconds) == (1000, 60)


def test_no_request_is_more_than_a_minute_may_hold():
    one = Scripted(reply()).provider(SERVICE, rate="5")
    long = "ก" * 71  # two parts

    for order in (ORDERS[SERVICE], PLANNED[SERVICE]):
        batches = one.batches([message(n, long) for n in range(1, 6)], order)

        assert [len(batch) for batch in batches] == [2, 2, 1]
        assert all(one.cost(batch) <= 5 for batch in batches)


@pytest.mark.parametrize(
    ("http", "answer"),
    [
        (401, {"status": "409"}),
        (409, {"status": "200"}),
        (401, {"message": "no status"}),
        (200, {"message": "no status", "data": []}),
        (429, {"message": "too many", "status": "200", "data": [{"id": "a-1"}]}),
        (200, {"status": "409", "data": [{"id": "a-1"}]}),
        (200, {"status": True, "data": []}),
        (200, {"status": "200"}),
        (200, {"status": "200", "data": None}),
        (200, {"status": "200", "data": ["a"]}),
        (429, b"<html>Too Many Requests</html>"),
    ],
)
def test_what_contradicts_itself_is_unknown(http, answer):
    service = Scripted(answer, status=http)

    assert outcomes(send(service.provider(SERVICE), message(1))) == [UNKNOWN]


def row(number: int, **changes):
    return {
        "id": f"a-{number}",
        "mobile": f"6681234{number:04}",
        "status": "AWAITING-DLR",
        "charge": 1,
        "refid": str(number),
    } | changes


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([row(1), row(2)], [ACCEPTED, ACCEPTED]),
        ([row(2, refid=2), row(1, refid="")], [ACCEPTED, ACCEPTED]),
        ([row(1, refid="1"), row(2, refid="1")], [ACCEPTED, ACCEPTED]),
        ([row(1, refid="2"), row(2, refid="")], [UNKNOWN, UNKNOWN]),
        ([row(1, mobile="66899999999"), row(2)], [UNKNOWN, ACCEPTED]),
        ([row(1, mobile=""), row(2, mobile=None)], [ACCEPTED, ACCEPTED]),
        ([row(1), row(1)], [UNKNOWN, UNKNOWN]),
        ([row(1, status="DND"), row(2, id="")], [UNKNOWN, UNKNOWN]),
        ([row(1, charge="much"), row(2, charge=None, charges="1")], [UNKNOWN, ACCEPTED]),
    ],
)
def test_rows_are_matched_by_reference_and_number_never_by_position(rows, wanted):
    service = Scripted({"status": "200", "data": rows})

    assert outcomes(send(service.provider(SERVICE), message(1), message(2))) == wanted


def test_a_total_that_is_not_the_sum_is_flagged():
    answer = send(Scripted(reply(charges=3)).provider(SERVICE), message(2), message(3))

    assert outcomes(answer) == [ACCEPTED] * 2
    assert (answer.reconcile, answer.pause) == (True, PauseReason.SERVICE)


def test_refusals_may_come_as_http_statuses_too(provider, control):
    control(SERVICE, "settings", {"error_http_status": "same"})

    answer = send(provider(SERVICE), message(1), order=Order("nobody"))

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.SENDER)
    assert answer.evidence.status == 412


def test_outside_the_hours_it_waits(provider, control):
    control(SERVICE, "settings", {"hours": True, "clock": "2026-09-25T22:00:00+05:30"})

    answer = send(provider(SERVICE, type="2"), message(1))

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.QUIET_HOURS)
    assert control.taken(SERVICE) == []


def test_a_sender_is_requested_once_and_waits_for_approval(provider, control):
    found = provider(SERVICE).request_sender("NEWNAM")

    assert (found.sender, found.status) == ("NEWNAM", "waiting")
    service = Scripted(sample("smsbuddy/sender_reply"), {"status": "409", "message": ""})
    one = service.provider(SERVICE)
    one.request_sender("SMSBDY")
    assert service.asked[0].path == "/api/v1/senderid/create"
    assert service.asked[0].form == {"key": "the-key", "senderid": "SMSBDY"}
    with pytest.raises(ServiceError) as caught:
        one.request_sender("SMSBDY")
    assert caught.value.code == "service_refused"


def test_a_request_for_a_sender_tells_what_the_manual_lets_it_tell_and_nothing_empty():
    service = Scripted(sample("smsbuddy/sender_reply"))
    details = {"description": "rent", "pe_id": "1101", "header_id": "", "other": "x"}

    service.provider(SERVICE).request_sender("SMSBDY", details)

    assert service.asked[0].form == {
        "key": "the-key", "senderid": "SMSBDY", "description": "rent", "pe_id": "1101",
    }  # fmt: skip


def test_a_request_for_a_sender_is_not_repeated_where_the_network_breaks():
    service = Scripted(None)

    with pytest.raises(ServiceError) as caught:
        service.provider(SERVICE).request_sender("NEWNAM")
    assert caught.value.code == "unreachable"
    assert len(service.asked) == 1


def test_it_lists_neither_senders_nor_templates(provider):
    one = provider(SERVICE)

    for ask in (one.senders, one.templates):
        with pytest.raises(ServiceError) as caught:
            ask()
        assert caught.value.code == "not_offered"


@pytest.mark.parametrize(
    "answer", [{"status": "500"}, {"status": "201"}, {"status": "200"}, {"data": {}}, b"", []]
)
def test_a_balance_that_cannot_be_read_is_an_error(answer):
    with pytest.raises(ServiceError):
        Scripted(answer).provider(SERVICE).balances()
