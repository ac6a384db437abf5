"""20,000 spoilt answers through each adapter: nothing escapes, nothing is wrongly accepted.

The judge knows the documents and not the adapters: it says what an answer must at least hold for a
message to have been taken. Where an adapter accepts what the judge would not, one of them is wrong.
"""

import copy
import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import (
    Awaited,
    Delivery,
    OtpRequest,
    OtpSent,
    Outcome,
    Outgoing,
    Report,
)
from smsdesk.providers import PROVIDERS
from smsdesk.providers.base import Provider
from smsdesk.providers.reading import Unreadable
from tests.fuzz.mutations import break_off, cut, double, flip, put_in, swap
from tests.providers.orders import PLANNED, Scripted, message, sample, send

TIMES = 20_000
CODE = "73918462"
BATCH = (message(1), message(2), message(3))
NUMBERS = [one.e164.lstrip("+") for one in BATCH]
STATUSES = (200, 200, 200, 201, 201, 204, 302, 400, 401, 404, 408, 409, 422, 423, 429, 500, 503)
WORDS = (
    "", " ", "0", "1", "200", "201", "1004", "400", "401", "500", "success", "Success", "error",
    "AWAITING-DLR", "delivered", "DeliveredToTerminal", "66812340001", "+66812340002",
    "0812340003", "812340001", "x", "ก", "\u202e", "\ud800", "NaN", "-1", "1e9", "null", "9" * 400,
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, 200, -1, 1004, 1006, 116, 10**30, 1.5, 1e308, [], {}, [[]], [{}],
    {"status": "200"}, *WORDS,
)  # fmt: skip
BYTES = (break_off, cut, double, flip, put_in, swap)


# --- whole answers ----------------------------------------------------------------------------


def whole(service: str) -> list[Any]:
    """Answers as the documents have them: to three messages, and refusals."""
    if service == "thaibulksms":
        rows = [
            {"number": n, "message_id": f"Gi9YlmTd6wpgMdec8iMr{i:02}", "used_credit": 1}
            for i, n in enumerate(NUMBERS)
        ]
        taken = {
            "remaining_credit": 97, "total_use_credit": 3, "credit_type": "standard",
            "phone_number_list": rows, "bad_phone_number_list": [],
        }  # fmt: skip
        partly = copy.deepcopy(taken)
        bad = partly["phone_number_list"].pop()
        partly["bad_phone_number_list"] = [
            {"number": bad["number"], "message": "Phone number is invalid."}
        ]
        partly["total_use_credit"] = 2
        error = {"code": 116, "name": "ERROR_INSUFFICIENT_CREDIT", "description": "…"}
        return [taken, partly, {"error": error}]
    if service == "smsbuddy":
        rows = [
            {"id": f"batch-{i}", "mobile": n, "status": "AWAITING-DLR", "unit": 1, "length": 9,
             "charge": 1, "refid": i}
            for i, n in enumerate(NUMBERS, start=1)
        ]  # fmt: skip
        taken = {"status": "200", "charges": 3, "message": "3 numbers accepted", "data": rows}
        return [taken, {"status": "409", "message": "Insufficient Balance"}]
    if service == "sendbulk":
        rows = [
            {"response-code": 200, "response-description": "Success", "mobile": n,
             "messageid": 8290842 + i, "clientsmsid": i, "networkid": 1}
            for i, n in enumerate(NUMBERS, start=1)
        ]  # fmt: skip
        spelt = [
            {"respose-code" if key == "response-code" else key: v for key, v in row.items()}
            for row in rows
        ]
        mixed = copy.deepcopy(rows)
        mixed[1] |= {"response-code": 1003}
        refused = {"response-code": 1006, "response-description": "Invalid credentials"}
        return [{"responses": rows}, {"responses": spelt}, {"responses": mixed}, refused]
    rows = [{"Number": n, "message_id": f"m{i}", "message": "x"} for i, n in enumerate(NUMBERS)]
    data = {"ErrorCode": "000", "ErrorMessage": "Success", "JobId": "77", "MessageData": rows}
    said = {"status": "success", "message": "SMS Sent Successfully"}
    job = {"status": "success", "message_id": "12345"}
    return [
        {**said, "data": data, "code": 200},
        {**said, "data": job},
        {"status": "error", "message": "SMS Credits Not Available", "data": None},
    ]


# --- spoiling ---------------------------------------------------------------------------------


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container and key of a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in list(inner):
        yield value, key
        if isinstance(item, dict | list):
            yield from places(item)


def spoil(chance: random.Random, value: Any) -> None:
    """Change one thing somewhere in a JSON value, in place."""
    owner, key = chance.choice(list(places(value)))
    match chance.randrange(7):
        case 0:
            del owner[key]
        case 1 | 2:
            owner[key] = copy.deepcopy(chance.choice(VALUES))
        case 3:  # what stands elsewhere
            other, place = chance.choice(list(places(value)))
            owner[key] = copy.deepcopy(other[place])
        case 4 if isinstance(owner, dict):
            owner[chance.choice(("status", "error", "data", "code", "message", "id", key))] = (
                copy.deepcopy(chance.choice(VALUES))
            )
        case 5 if isinstance(owner[key], list) and owner[key]:
            owner[key].append(copy.deepcopy(chance.choice(owner[key])))
        case _:
            owner[key] = str(owner[key]) if not isinstance(owner[key], str) else owner[key] + " "


def spoilt(chance: random.Random, answers: list[Any]) -> tuple[int, bytes]:
    """Return an HTTP status and a body, spoilt in one to four ways, or whole."""
    value = copy.deepcopy(chance.choice(answers))
    for _one in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 4))):
        if isinstance(value, dict | list) and value:
            spoil(chance, value)
    body = bytearray(json.dumps(value).encode("utf-8", "surrogatepass"))
    if chance.random() < 0.25 and body:
        chance.choice(BYTES)(chance, body)
    if chance.random() < 0.03:
        body[:] = chance.choice((b"", b"null", b"[]", b"\xef\xbb\xbf" + body, b"<html>", b'""'))
    return chance.choice(STATUSES), bytes(body)


# --- the judge --------------------------------------------------------------------------------


class Doubled(ValueError):
    """A key stands twice: nobody knows which one holds."""


def only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _value in pairs}) < len(pairs):
        raise Doubled
    return dict(pairs)


def digits(value: Any) -> str:
    found = "".join(c for c in str(value) if c in "0123456789")
    return f"66{found[1:]}" if found[:1] == "0" and found[:2] != "00" else found


def number(value: Any) -> float | None:
    try:
        return None if isinstance(value, bool) else float(str(value).strip().replace(",", ""))
    except ValueError:
        return None


def an_id(value: Any) -> bool:
    """Whether it could be an id: a text or a whole number that is not blank."""
    told = isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))
    return told and bool(str(value).strip())


def rows_of(service: str, body: Any) -> list[Any]:
    """The rows that may accept, where the answer as a whole says that it went well."""
    if service == "thaibulksms":
        return [] if "error" in body else body.get("phone_number_list") or []
    if service == "smsbuddy":
        return (body.get("data") or []) if number(body.get("status")) == 200 else []
    if service == "sendbulk":
        return body.get("responses") or []
    data = body.get("data")
    well = str(body.get("status")).strip().lower() == "success" and isinstance(data, dict)
    if not well or number(data.get("ErrorCode", 0)) != 0:
        return []
    return data.get("MessageData") or []


def accepts(service: str, row: Any) -> bool:
    """Whether a row by itself says that its message was taken, and gives its id."""
    if not isinstance(row, dict):
        return False
    if service == "thaibulksms":
        return an_id(row.get("message_id"))
    if service == "smsbuddy":
        return str(row.get("status")).strip() == "AWAITING-DLR" and an_id(row.get("id"))
    if service == "sendbulk":
        codes = [row[key] for key in ("response-code", "respose-code") if key in row]
        return bool(codes) and {number(one) for one in codes} == {200} and an_id(row["messageid"])
    return an_id(row.get("message_id"))


DELIVERED = {"sendbulk": "deliveredtoterminal", "smspoint": "delivered"}
KEYS = {
    "thaibulksms": ("number", ""), "smsbuddy": ("mobile", "refid"),
    "sendbulk": ("mobile", "clientsmsid"), "smspoint": ("Number", ""),
}  # fmt: skip


def may_be_taken(service: str, answer: tuple[int, bytes], one: Outgoing, *, planned: bool) -> bool:
    """Whether the documents let anybody read in an answer that a message was taken."""
    status, raw = answer
    try:
        body = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=only_once)
    except (ValueError, RecursionError):
        return False
    if not 200 <= status < 300 or not isinstance(body, dict):
        return False
    named, reference = KEYS[service]
    if planned:
        reference = ""
    rows = rows_of(service, body)
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, dict) or (service == "sendbulk" and "messageid" not in row):
            continue
        mine = digits(row.get(named)) == one.e164.lstrip("+")
        ours = bool(reference) and str(row.get(reference)).strip() == str(one.id)
        if (mine or ours) and accepts(service, row):
            return True
    data = body.get("data")
    return (  # TheSMSPoint's other success: one id for the whole request
        service == "smspoint"
        and str(body.get("status")).strip().lower() == "success"
        and isinstance(data, dict)
        and "MessageData" not in data
        and str(data.get("status")).strip().lower() == "success"
        and an_id(data.get("message_id"))
    )


# --- the tests --------------------------------------------------------------------------------


@pytest.mark.parametrize("service", [one.info.name for one in PROVIDERS])
def test_no_spoilt_answer_to_a_send_escapes_or_is_wrongly_accepted(service):
    chance = random.Random(f"send {service}")
    answers = whole(service)
    seen = dict.fromkeys(Outcome, 0)
    for number_ in range(TIMES):
        answer = spoilt(chance, answers)
        planned = service in PLANNED and number_ % 4 == 0
        order = PLANNED[service] if planned else None
        settings = {"schedule": "on"} if planned and service == "smsbuddy" else {}
        provider = Scripted(answer[1], status=answer[0]).provider(service, **settings)

        told = send(provider, *BATCH, order=order)

        assert [v.message for v in told.verdicts] == [one.id for one in BATCH], answer
        for one, verdict in zip(BATCH, told.verdicts, strict=True):
            seen[verdict.outcome] += 1
            if verdict.outcome is Outcome.ACCEPTED:
                assert verdict.reference, answer
                assert may_be_taken(service, answer, one, planned=planned), answer
            if verdict.outcome is Outcome.UNKNOWN:
                assert told.pause is not None, answer
            if answer[0] >= 500:
                assert verdict.outcome is Outcome.UNKNOWN, answer
    assert all(seen[one] > 100 for one in Outcome if one is not Outcome.REJECTED), seen


def asks(service: str) -> Mapping[str, tuple[list[Any], Callable[[Provider], Any]]]:
    """What an adapter asks outside a campaign: answers as they should be, and the question."""
    awaited = [Awaited(1, "8290842", "+66812340001"), Awaited(2, "8290843", "+66812340002")]
    if service == "thaibulksms":
        token = {"status": "success", "token": "t" * 32, "refno": "AB12C"}
        right = {"status": "success", "message": "Code is correct."}
        wrong = {"code": 400, "errors": [{"detail": "x", "message": "Code is invalid."}]}
        return {"otp": ([token, {"data": token}, wrong, {"error": wrong}], _request_otp),
                "verify": ([right, {"data": right}, wrong, {"error": wrong}], _verify_otp),
                "balance": ([{"remaining_credit": {"standard": 9, "corporate": 8}},
                             {"remaining_credit": 7}], _balances)}  # fmt: skip
    if service == "smsbuddy":
        return {
            "balance": ([sample("smsbuddy/balance_reply")], _balances),
            "sender": ([sample("smsbuddy/sender_reply")], _request_sender),
            "otp": ([_buddy_otp()], _request_otp),
            "verify": (
                [sample("smsbuddy/otp_verify_reply"), {"status": "400", "message": "Invalid OTP"}],
                _verify_otp,
            ),
        }
    if service == "sendbulk":
        report = sample("sendbulk/dlr_reply") | {"message-id": "8290842"}
        none = {"response-code": 1009, "response-description": "No dlr"}
        return {
            "balance": ([sample("sendbulk/balance_reply")], _balances),
            "reports": ([report, none], lambda one: one.reports("", awaited[:1])),
            "otp": ([{"responses": whole(service)[0]["responses"][:1]}], _request_otp),
        }
    delivery = sample("smspoint/delivery_reply")
    for row, one in zip(delivery["data"], awaited, strict=True):
        row["message_id"] = one.reference
        row["mobile_number" if "mobile_number" in row else "recipient"] = one.e164.lstrip("+")
    return {
        "balance": ([sample("smspoint/balance_reply")], _balances),
        "senders": ([sample("smspoint/senders_reply")], lambda one: one.senders()),
        "templates": ([sample("smspoint/templates_reply")], lambda one: one.templates()),
        "reports": (
            [delivery, sample("smspoint/delivery_reply_dotnet"),
             sample("smspoint/error_message_id")],
            lambda one: one.reports("77", awaited),
        ),
    }  # fmt: skip


def _balances(provider: Provider) -> Any:
    return provider.balances()


def _buddy_otp() -> Any:
    answer = sample("smsbuddy/otp_create_reply")
    answer["otp"] |= {"mobile": NUMBERS[0], "otp": CODE}
    return answer


def _request_otp(provider: Provider) -> Any:
    return provider.request_otp(OtpRequest(BATCH[0].e164, "S", "{#otp#}", code=CODE))


def _verify_otp(provider: Provider) -> Any:
    return provider.verify_otp(BATCH[0].e164, "t", CODE)


def _request_sender(provider: Provider) -> Any:
    return provider.request_sender("NEWNAME")


@pytest.mark.parametrize("service", [one.info.name for one in PROVIDERS])
def test_no_spoilt_answer_to_a_question_escapes(service, monkeypatch):
    monkeypatch.setattr("smsdesk.providers.base.Limiter", _Nobody)
    chance = random.Random(f"ask {service}")
    questions = list(asks(service).values())
    answered = refused = 0
    for _one in range(TIMES):
        answers, question = chance.choice(questions)
        status, body = spoilt(chance, answers)
        provider = Scripted(*[body] * 4, status=status).provider(service)
        try:
            told = question(provider)
        except ServiceError as error:
            refused += 1
            assert error.code, (status, body)
            assert CODE not in f"{error.detail} {error.params}", "a code is in no error"
            continue
        answered += 1
        if told == "right":
            assert 200 <= status < 300, (status, body)
            assert b"success" in body or b"200" in body, (status, body)
        if isinstance(told, OtpSent):
            assert 200 <= status < 300, (status, body)
            assert told.token or told.reference, (status, body)
        if isinstance(told, dict):
            assert set(told) <= {1, 2}, (status, body)
            for report in told.values():
                assert isinstance(report.delivery, Delivery)
                known = report.word.strip().lower() == DELIVERED[service]
                assert (report.delivery is Delivery.DELIVERED) == known, (status, body)
    assert answered > 500, (answered, refused)
    assert refused > 500, (answered, refused)


class _Nobody:
    """A limiter that holds up nobody: these questions go nowhere."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds

    def reserve(self, units: int) -> Any:
        from smsdesk.providers.limiter import Slot

        return Slot(units)

    def leave(self, _slot: Any) -> None:
        pass


@pytest.mark.parametrize("service", ["thaibulksms", "smsbuddy"])
def test_no_spoilt_callback_escapes(service):
    chance = random.Random(f"call {service}")
    kind = next(one for one in PROVIDERS if one.info.name == service)
    keys = ("Transaction", "Status", "Time", "id", "mobile", "status", "refid", "custom", "x")
    words = (*WORDS, "delivery", "DELIVRD", "UNDELIV", "EXPIRED", "\0", "a\nb", "<b>", "ำ" * 200)
    read = 0
    for _one in range(TIMES):
        fields = {
            chance.choice(keys): chance.choice(words) for _field in range(chance.randrange(6))
        }
        try:
            told = kind.called_back(fields)
        except Unreadable:
            continue
        read += 1
        assert isinstance(told, Report)
        assert told.word.isprintable() and len(told.word) <= 100
        assert told.reference == "" or told.reference.isprintable()
        assert told.number == "" or told.number.isascii()
    assert read > 300
