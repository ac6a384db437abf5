"""TheSMSPoint: its quirks, with the samples of its own page."""

import json

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import Order, Outcome, PauseReason, SenderName
from tests.providers.orders import (
    ORDERS,
    TEMPLATE,
    Scripted,
    message,
    outcomes,
    sample,
    send,
    with_numbers,
)

SERVICE = "smspoint"
ACCEPTED, NOT_SENT, UNKNOWN = Outcome.ACCEPTED, Outcome.NOT_SENT, Outcome.UNKNOWN


def test_the_pages_answer_with_rows():
    answer = sample("smspoint/bulk_reply")
    with_numbers(answer["data"]["MessageData"], "Number", message(2), message(1))

    found = send(Scripted(answer).provider(SERVICE), message(1), message(2), message(3))

    assert outcomes(found) == [ACCEPTED, ACCEPTED, UNKNOWN]
    assert [verdict.reference for verdict in found.verdicts] == ["12345", "12345", ""]


def test_the_pages_answer_with_one_id_for_all():
    service = Scripted(sample("smspoint/bulk_reply_dotnet"))

    found = send(service.provider(SERVICE), message(1), message(2))

    assert outcomes(found) == [ACCEPTED] * 2
    assert [verdict.reference for verdict in found.verdicts] == ["12345"] * 2


@pytest.mark.parametrize(
    ("name", "pause"),
    [
        ("error_key", PauseReason.AUTH),
        ("error_type", PauseReason.CONFIG),
        ("error_credit", PauseReason.CREDIT),
    ],
)
@pytest.mark.parametrize("http", [200, 401, 422])
def test_the_pages_refusals(name, pause, http):
    service = Scripted(sample(f"smspoint/{name}"), status=http)

    answer = send(service.provider(SERVICE), message(1))

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], pause)


def test_the_request_has_the_pages_fields():
    service = Scripted({})
    order = Order("SENDER", "TEMPLATE", {"channel": "3"})

    send(service.provider(SERVICE), message(1, "หนึ่ง"), message(2, "two + 2"), order=order)

    (asked,) = service.asked
    assert (asked.method, asked.path) == ("POST", "/api/v1/send-bulk-sms")
    assert asked.headers == {"key": "the-api_key", "Connection": "close"}
    form = dict(asked.form)
    assert json.loads(form.pop("recipient")) == [
        {"number": "66812340001", "text": "หนึ่ง"},
        {"number": "66812340002", "text": "two + 2"},
    ]
    assert form == {
        "sender_id": "SENDER",
        "template_id": "TEMPLATE",
        "channel": "3",
        "is_unicode": "1",
    }


def test_a_request_never_mixes_unicode_and_gsm7(provider, control):
    one = provider(SERVICE)
    people = [message(n, f"{'ไทย' if n % 3 else 'plain'} {n}") for n in range(1, 31)]

    batches = one.batches(people, ORDERS[SERVICE])
    for batch in batches:
        assert outcomes(send(one, *batch)) == [ACCEPTED] * len(batch)

    assert len(batches) == 2
    assert {e["number"]: e["text"] for e in control.taken(SERVICE)} == {
        m.e164.lstrip("+"): m.text for m in people
    }


def test_both_answers_are_played_by_the_service_too(provider, control):
    control(SERVICE, "settings", {"bulk_shape": "B"})

    answer = send(provider(SERVICE), message(1), message(2))

    assert outcomes(answer) == [ACCEPTED] * 2
    assert all(verdict.reference for verdict in answer.verdicts)
    assert len(control.taken(SERVICE)) == 2


@pytest.mark.parametrize("channel", ["1", "2", "3"])
def test_the_channel_is_a_setting_and_an_option(channel):
    service = Scripted({}, {})

    send(service.provider(SERVICE, channel=channel), message(1))
    option = Order("SENDER", "T", {"channel": channel})
    send(service.provider(SERVICE), message(1), order=option)

    assert [asked.form["channel"] for asked in service.asked] == [channel] * 2


def test_a_sender_goes_by_name_or_by_id(provider, control):
    control(SERVICE, "settings", {"sender_by": "id"})
    by_id, by_name = provider(SERVICE, sender_field="id"), provider(SERVICE)
    one_name, its_id = Order("RVRVWO", TEMPLATE), Order("101", TEMPLATE)

    assert outcomes(send(by_name, message(1), order=one_name)) == [UNKNOWN]
    assert outcomes(send(by_id, message(2), order=one_name)) == [ACCEPTED]
    assert outcomes(send(by_id, message(3), order=its_id)) == [ACCEPTED]
    assert len(control.taken(SERVICE)) == 2


@pytest.mark.parametrize("sender", ["RIVERVIEW", "NEWNAME", "nobody"])
def test_a_name_that_two_or_no_approved_senders_have_sends_nothing(provider, control, sender):
    answer = send(provider(SERVICE, sender_field="id"), message(1), order=Order(sender, TEMPLATE))

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.SENDER)
    assert control.taken(SERVICE) == []


def test_where_the_senders_cannot_be_asked_nothing_is_sent(provider, control):
    answer = send(provider(SERVICE, {"api_key": "x"}, sender_field="id"), message(1))

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.AUTH)
    service = Scripted(None, None)
    offline = send(service.provider(SERVICE, sender_field="id"), message(1))
    assert (outcomes(offline), offline.pause) == ([NOT_SENT], PauseReason.NETWORK)
    assert [asked.path for asked in service.asked] == ["/api/v1/get-sender-id"] * 2


def test_senders_and_templates_are_listed_with_what_they_may(provider):
    senders, templates = provider(SERVICE).senders(), provider(SERVICE).templates()

    assert SenderName("RIVERVIEW", "101", "Transactional", "approved") in senders
    assert SenderName("NEWNAME", "104", "Transactional", "waiting") in senders
    by_id = {template.template: template for template in templates}
    assert (by_id[TEMPLATE].text, by_id[TEMPLATE].status) == ("{#var#}", "approved")
    assert {template.status for template in templates} == {"approved", "waiting"}


def test_the_pages_empty_samples_are_read():
    for name, ask in (("senders_reply", "senders"), ("templates_reply", "templates")):
        service = Scripted(sample(f"smspoint/{name}"))
        found = getattr(service.provider(SERVICE), ask)()
        assert [one.status for one in found] == ["refused"] * 2
    service = Scripted(sample("smspoint/balance_reply"))
    assert [b.kind for b in service.provider(SERVICE).balances()] == [
        "OTP",
        "Promotional",
        "Transactional",
    ]


def rows(*numbers: int):
    return [{"Number": f"6681234{n:04}", "message_id": n, "message": "x"} for n in numbers]


@pytest.mark.parametrize(
    ("http", "answer"),
    [
        (200, {"status": "success", "data": {"ErrorCode": "021", "MessageData": None}}),
        (200, {"status": "success", "data": {"ErrorCode": 13, "MessageData": rows(1)}}),
        (200, {"status": "error", "data": {"ErrorCode": "000", "MessageData": rows(1)}}),
        (200, {"status": "success", "data": {"ErrorCode": "000", "MessageData": None}}),
        (200, {"status": "success", "data": {"ErrorCode": "000", "MessageData": []}}),
        (200, {"status": "success", "data": {"MessageData": rows(1)}, "code": 500}),
        (400, {"status": "success", "data": {"MessageData": rows(1)}}),
        (200, {"status": "success", "data": {"MessageData": rows(1, 1)}}),
        (200, {"status": "success", "data": {"status": "success", "message_id": ""}}),
        (200, {"status": "success", "data": {"message_id": "5"}}),
        (200, {"status": "success", "data": {"status": "error", "message_id": "5"}}),
        (200, {"status": "success", "data": None}),
        (200, {"status": "error", "message": "Invalid Message ID", "data": None}),
        (200, {"status": "error", "message": "SMS Credits Not Available", "data": {"JobId": 1}}),
        (200, {"message": "API Key Does Not Exists", "status": "success"}),
        (200, {"data": {}}),
    ],
)
def test_what_is_not_documented_or_contradicts_itself_is_unknown(http, answer):
    service = Scripted(answer, status=http)

    assert outcomes(send(service.provider(SERVICE), message(1))) == [UNKNOWN]


@pytest.mark.parametrize("code", ["000", 0, "0", None])
def test_a_success_may_lack_its_code(code):
    data = {"ErrorCode": code, "MessageData": rows(1)}
    if code is None:
        del data["ErrorCode"]
    service = Scripted({"status": "Success", "data": data, "code": "200"})

    assert outcomes(send(service.provider(SERVICE), message(1))) == [ACCEPTED]


def test_an_inner_refusal_of_the_service_is_unknown(provider, control):
    control(SERVICE, "settings", {"reject_texts": ["casino"]})

    answer = send(provider(SERVICE), message(1, "my casino"))

    assert (outcomes(answer), answer.pause) == ([UNKNOWN], PauseReason.UNKNOWN_OUTCOME)
    assert control.taken(SERVICE) == []


def test_what_it_would_cut_is_declared(provider):
    info = provider(SERVICE).info

    assert (info.max_gsm_units, info.max_parts, info.needs_template) == (765, 5, True)


@pytest.mark.parametrize(
    "answer", [{"status": "error", "message": "?"}, {"status": "success"}, {}, b"", []]
)
def test_a_balance_that_cannot_be_read_is_an_error(answer):
    with pytest.raises(ServiceError):
        Scripted(answer).provider(SERVICE).balances()
