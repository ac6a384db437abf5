"""The documents' own answers, over HTTP, as each adapter reads them.

The valid ones say what they say. Those that are no JSON as they stand are mended by nobody: they
are unreadable, and never a success.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import Awaited, Balance, Delivery, Outcome, PauseReason
from tests.providers.orders import HOLDS, PLANNED, as_it_stands, message, outcomes, sample, send

ACCEPTED, REJECTED, UNKNOWN = Outcome.ACCEPTED, Outcome.REJECTED, Outcome.UNKNOWN
FIRST, SECOND = message(1), message(2)
NUMBERS = [one.e164.lstrip("+") for one in (FIRST, SECOND)]


@pytest.fixture
def answers(control):
    """Have a service answer the next request with a payload or a text, whatever it asks."""

    def arm(service: str, answer: object, status: int = 200) -> None:
        what = {"body": answer} if isinstance(answer, str) else {"payload": answer}
        order = {"fault": "custom", "on": "any", "status": status, **what}
        control(service, "faults", order)

    return arm


def filled(name: str, rows: str, key: str) -> Any:
    """A sample with our numbers in its rows, where the document has x's."""
    answer = found = sample(name)
    for word in rows.split("."):
        found = found[word]
    for row, number in zip(found, NUMBERS, strict=False):
        row[key] = number
    return answer


# --- sends ------------------------------------------------------------------------------------

SENDS: Sequence[tuple[str, str, str, str, int, Sequence[tuple[Outcome, str, int | None]]]] = (
    (
        "thaibulksms", "send_reply", "phone_number_list", "number", 201,
        [(ACCEPTED, "Gi9YlmTd6wpgMdec8iMrRi", 1), (ACCEPTED, "Gi9YlmTd6wpgMdec8iMrRB", 1)],
    ),
    (
        "smsbuddy", "send_json_reply", "data", "mobile", 200,
        [(ACCEPTED, "sMsq7YOOrYqRMibQlX1zKJJd-1", 1), (ACCEPTED, "sMsq7YOOrYqRMibQlX1zKJJd-2", 1)],
    ),
    (
        "sendbulk", "send_reply", "responses", "mobile", 200,
        [(ACCEPTED, "xxxxxxxx", None), (ACCEPTED, "xxxxxxxx", None)],
    ),
    (
        "smspoint", "bulk_reply", "data.MessageData", "Number", 200,
        [(ACCEPTED, "12345", None), (ACCEPTED, "12345", None)],
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("service", "name", "rows", "key", "status", "wanted"), SENDS, ids=[one[0] for one in SENDS]
)
def test_a_send_is_read(provider, answers, *, service, name, rows, key, status, wanted):
    answer = filled(f"{service}/{name}", rows, key)
    if service == "smsbuddy":  # the sample's reference is that of somebody else's message
        answer["data"][0]["refid"] = SECOND.id
        answer["data"].reverse()
        for row, number in zip(answer["data"], NUMBERS, strict=True):
            row["mobile"] = number
        wanted = wanted[::-1]
    answers(service, answer, status)

    told = send(provider(service), FIRST, SECOND)

    read = [(v.outcome, v.reference, v.credits) for v in told.verdicts]
    assert read == list(wanted)
    assert (told.pause, told.reconcile) == (None, False)


def test_thaibulksms_a_bad_number_beside_a_good_one(provider, answers):
    answer = filled("thaibulksms/send_reply_partly", "phone_number_list", "number")
    answer["bad_phone_number_list"][0]["number"] = NUMBERS[1]
    answers("thaibulksms", answer, 201)

    told = send(provider("thaibulksms"), FIRST, SECOND)

    assert outcomes(told) == [ACCEPTED, REJECTED]
    assert told.balances == (Balance("corporate", Decimal(4501)),)


def test_smsbuddy_the_answer_to_the_form(provider, answers):
    answers("smsbuddy", filled("smsbuddy/send_reply", "data", "mobile"))

    told = send(provider("smsbuddy", **HOLDS["smsbuddy"]), FIRST, order=PLANNED["smsbuddy"])

    assert (outcomes(told), told.verdicts[0].reference) == (
        [ACCEPTED],
        "4lso1rySHGz6cWfXVmwhD5hs-1",
    )


def test_sendbulk_the_answer_to_one_text(provider, answers):
    answers("sendbulk", filled("sendbulk/send_sms_reply", "responses", "mobile"))

    told = send(provider("sendbulk"), FIRST, order=PLANNED["sendbulk"])

    assert outcomes(told) == [ACCEPTED]


@pytest.mark.parametrize("name", ["single_reply", "bulk_reply_dotnet"])
def test_smspoint_the_other_answers(provider, answers, name):
    rows = [] if name == "bulk_reply_dotnet" else ["data.MessageData", "Number"]
    answer = filled(f"smspoint/{name}", *rows) if rows else sample(f"smspoint/{name}")
    answers("smspoint", answer)

    told = send(provider("smspoint"), FIRST)

    assert (outcomes(told), told.verdicts[0].reference) == ([ACCEPTED], "12345")


REFUSED: Mapping[tuple[str, str], tuple[int, Outcome, PauseReason | None]] = {
    ("thaibulksms", "error_reply"): (400, REJECTED, None),
    ("sendbulk", "error_reply"): (200, Outcome.NOT_SENT, PauseReason.AUTH),
    ("smspoint", "error_key"): (200, Outcome.NOT_SENT, PauseReason.AUTH),
    ("smspoint", "error_type"): (200, Outcome.NOT_SENT, PauseReason.CONFIG),
    ("smspoint", "error_credit"): (200, Outcome.NOT_SENT, PauseReason.CREDIT),
    ("smspoint", "error_message_id"): (200, UNKNOWN, PauseReason.UNKNOWN_OUTCOME),
}


@pytest.mark.parametrize(("service", "name"), REFUSED)
def test_a_refusal_is_read(provider, answers, service, name):
    status, outcome, pause = REFUSED[service, name]
    answers(service, sample(f"{service}/{name}"), status)

    told = send(provider(service), FIRST)

    assert (outcomes(told), told.pause) == ([outcome], pause)


# --- what is asked ----------------------------------------------------------------------------

BALANCES = {
    ("thaibulksms", "credit_reply"): {"standard": 99, "corporate": 87},
    ("smsbuddy", "balance_reply"): {"trans": 100, "promo": 0, "transscrub": 50},
    ("sendbulk", "balance_reply"): {"credit": 545},
    ("smspoint", "balance_reply"): {"OTP": 0, "Promotional": 0, "Transactional": 0},
}


@pytest.mark.parametrize(("service", "name"), BALANCES)
def test_a_balance_is_read(provider, answers, service, name):
    answers(service, sample(f"{service}/{name}"))

    found = {balance.kind: balance.credits for balance in provider(service).balances()}

    assert found == BALANCES[service, name]


def test_smsbuddy_a_request_for_a_sender_is_read(provider, answers):
    answers("smsbuddy", sample("smsbuddy/sender_reply"))

    assert provider("smsbuddy").request_sender("SMSBDY").status == "waiting"


def test_sendbulk_a_report_is_read(provider, answers):
    report = sample("sendbulk/dlr_reply")
    awaited = Awaited(7, str(report["message-id"]), FIRST.e164)
    answers("sendbulk", report)
    answers("sendbulk", sample("sendbulk/no_dlr_reply"), 404)

    read = provider("sendbulk").reports("", [awaited])
    nothing = provider("sendbulk").reports("", [awaited])

    assert [(one.delivery, one.word) for one in read.values()] == [
        (Delivery.DELIVERED, "DeliveredToTerminal")
    ]
    assert nothing == {}


@pytest.mark.parametrize("name", ["delivery_reply", "delivery_reply_dotnet"])
def test_smspoint_a_report_is_read_whatever_it_calls_itself(provider, answers, name):
    answer = sample(f"smspoint/{name}")
    for row in answer["data"] if isinstance(answer["data"], list) else [answer["data"]]:
        row["mobile_number" if "mobile_number" in row else "recipient"] = NUMBERS[0]
    answers("smspoint", answer)

    read = provider("smspoint").reports("77", [Awaited(7, "77", FIRST.e164)])

    assert [one.delivery for one in read.values()] == [Delivery.DELIVERED]


def test_smspoint_no_such_message_is_no_report(provider, answers):
    answers("smspoint", sample("smspoint/error_message_id"))

    assert provider("smspoint").reports("77", [Awaited(7, "77", FIRST.e164)]) == {}


# --- what is no JSON as it stands -------------------------------------------------------------

BROKEN_SENDS = {
    "thaibulksms": ["error_reply_bare"],
    "smspoint": ["single_reply", "bulk_reply", "bulk_reply_dotnet"],
}
BROKEN_ANSWERS = {
    "balances": ["balance_reply", "balance_reply_intro"],
    "senders": ["senders_reply"],
    "templates": ["templates_reply"],
}


@pytest.mark.parametrize("status", [200, 201, 400])
@pytest.mark.parametrize(
    ("service", "name"),
    [(service, name) for service, names in BROKEN_SENDS.items() for name in names],
)
def test_a_broken_answer_to_a_send_is_unknown(provider, answers, control, *, service, name, status):
    text = as_it_stands(f"{service}/{name}")
    for number in NUMBERS:  # all else of it is right
        text = text.replace('"xxxxxxxx"', f'"{number}"', 1)
    answers(service, text, status)

    told = send(provider(service), FIRST, SECOND)

    assert (outcomes(told), told.pause) == ([UNKNOWN] * 2, PauseReason.UNKNOWN_OUTCOME)
    assert {verdict.reason for verdict in told.verdicts} == {"unreadable"}
    assert told.evidence.body
    assert control.taken(service) == []


@pytest.mark.parametrize(
    ("ask", "name"), [(ask, name) for ask, names in BROKEN_ANSWERS.items() for name in names]
)
def test_a_broken_answer_to_a_question_tells_nothing(provider, answers, ask, name):
    answers("smspoint", as_it_stands(f"smspoint/{name}"))

    with pytest.raises(ServiceError) as caught:
        getattr(provider("smspoint"), ask)()

    assert caught.value.code == "service_answer"


def test_a_broken_no_report_is_not_taken_for_one(provider, answers):
    answers("sendbulk", as_it_stands("sendbulk/no_dlr_reply"))

    with pytest.raises(ServiceError) as caught:
        provider("sendbulk").reports("", [Awaited(7, "1", FIRST.e164)])

    assert caught.value.code == "service_answer"
