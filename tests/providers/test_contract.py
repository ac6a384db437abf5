"""What every adapter promises, against the real simulator: its ledger is the judge."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import Outcome, Outgoing, PauseReason
from smsdesk.providers import PROVIDERS, SERVICES
from smsdesk.providers.base import Provider
from tests.providers.orders import HOLDS, ORDERS, WAYS, message, outcomes, send, way_name

ACCEPTED, REJECTED = Outcome.ACCEPTED, Outcome.REJECTED
NOT_SENT, UNKNOWN = Outcome.NOT_SENT, Outcome.UNKNOWN
GSM7 = 'Room [A] ~ 50€ + 5% & more = "ok" #1 @ é\nnext line'
THAI = 'เรียน คุณน้ำผึ้ง ยอด ฿1,250.50 ครบกำหนด ๒๕ ก.ย. + 5% & "ด่วน" 🙏\nขอบคุณค่ะ'
TELLS_CREDITS = {"thaibulksms", "smsbuddy"}
NAMES_BAD_NUMBERS = {"thaibulksms", "sendbulk"}

each_service = pytest.mark.parametrize("service", SERVICES)
each_way = pytest.mark.parametrize(("service", "order"), WAYS, ids=[way_name(*way) for way in WAYS])


def in_ledger(control, service: str) -> dict[str, str]:
    return {entry["number"]: entry["text"] for entry in control.taken(service)}


def holding(provider, service: str) -> Provider:
    """The adapter of an account whose service is let hold messages, where it can."""
    return provider(service, **HOLDS.get(service, {}))


def expected(*messages: Outgoing) -> dict[str, str]:
    return {one.e164.lstrip("+"): one.text for one in messages}


def test_the_list_is_of_four():
    assert list(SERVICES) == ["thaibulksms", "smsbuddy", "sendbulk", "smspoint"]
    assert set(ORDERS) == set(SERVICES)


@each_way
def test_accepted_with_reference_and_credits(provider, control, service, order):
    answer = send(holding(provider, service), message(1), message(2), order=order)

    ledger = {entry["number"]: entry for entry in control.taken(service)}
    assert outcomes(answer) == [ACCEPTED] * 2
    for verdict, sent in zip(answer.verdicts, (message(1), message(2)), strict=True):
        entry = ledger[sent.e164.lstrip("+")]
        assert verdict.reference == entry["reference"]
        wanted = Decimal(entry["credits"]) if service in TELLS_CREDITS else None
        assert verdict.credits == wanted
    assert (answer.pause, answer.reconcile) == (None, False)
    assert {entry["sender"] for entry in ledger.values()} == {order.sender}


@each_way
@pytest.mark.parametrize(
    "text",
    [GSM7, THAI, "a" * 400, "ก" * 150, "."],
    ids=["gsm7", "thai", "long", "long thai", "short"],
)
def test_one_text_to_the_letter(provider, control, service, order, text):
    batch = [message(n, text) for n in range(3)]

    answer = send(holding(provider, service), *batch, order=order)

    assert outcomes(answer) == [ACCEPTED] * 3
    assert in_ledger(control, service) == expected(*batch)
    assert {entry["parts"] for entry in control.taken(service)} == {batch[0].parts}


@each_way
def test_personal_texts_to_the_letter_and_no_batch_too_long(provider, control, service, order):
    one = holding(provider, service)
    people = [message(n, f"{THAI if n % 2 else GSM7} {n}") for n in range(45)]

    batches = one.batches(people, order)
    answers = [send(one, *batch, order=order) for batch in batches]

    assert [verdict.outcome for answer in answers for verdict in answer.verdicts] == [ACCEPTED] * 45
    assert in_ledger(control, service) == expected(*people)
    assert max(len(batch) for batch in batches) <= one.most <= 100
    assert len(control.taken(service)) == 45
    if one.info.personal and order.at is None:
        assert len(batches) <= 4
    else:
        assert len(batches) == 45


@each_way
def test_a_batch_is_never_longer_than_most(provider, service, order):
    one = holding(provider, service)
    people = [message(n, "same") for n in range(250)]

    batches = one.batches(people, order)

    assert [m for batch in batches for m in batch] == people
    assert {len(batch) for batch in batches[:-1]} == {one.most}
    assert len(batches[-1]) <= one.most


@each_service
def test_balances_are_the_services_own(provider, control, service):
    found = provider(service).balances()

    credits_left = control(service, "state")["credits"]
    credits_left.pop("otp", None)  # of another login
    assert {balance.kind: balance.credits for balance in found} == credits_left
    spends = provider(service).spends(ORDERS[service], {})
    assert spends in ("", *credits_left)


@each_way
def test_a_bad_number_touches_nobody_else(provider, control, service, order):
    control(service, "settings", {"bad_numbers": ["66812340002"]})

    answer = send(holding(provider, service), message(1), message(2), message(3), order=order)

    bad = REJECTED if service in NAMES_BAD_NUMBERS else UNKNOWN
    assert outcomes(answer) == [ACCEPTED, bad, ACCEPTED]
    assert answer.pause is (None if bad is REJECTED else PauseReason.UNKNOWN_OUTCOME)
    assert set(in_ledger(control, service)) == {"66812340001", "66812340003"}


@each_way
def test_a_wrong_key_sends_nothing(provider, control, simulator, service, order):
    keys = dict.fromkeys(simulator.credentials(service), "wrong")
    wrong = provider(service, keys, **HOLDS.get(service, {}))

    answer = send(wrong, message(1), order=order)

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.AUTH)
    assert control.taken(service) == []
    with pytest.raises(ServiceError) as caught:
        wrong.balances()
    assert caught.value.code == "login_refused"


@each_way
def test_an_unknown_sender_sends_nothing(provider, control, service, order):
    answer = send(holding(provider, service), message(1), order=replace(order, sender="nobody"))

    if service == "smspoint":  # no sentence for it is documented
        assert (outcomes(answer), answer.pause) == ([UNKNOWN], PauseReason.UNKNOWN_OUTCOME)
    else:
        assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.SENDER)
    assert control.taken(service) == []


@each_way
def test_too_little_credit_sends_nothing(provider, control, service, order):
    control(service, "credits", dict.fromkeys(control(service, "state")["credits"], 1))

    answer = send(holding(provider, service), message(1), message(2), order=order)

    assert (outcomes(answer), answer.pause) == ([NOT_SENT] * 2, PauseReason.CREDIT)
    assert control.taken(service) == []


@each_way
@pytest.mark.parametrize(
    "quirk",
    [{"number_format": "local"}, {"number_format": "plus"}, {"shuffle_rows": True},
     {"swap_types": True}],
    ids=str,
)  # fmt: skip
def test_an_odd_answer_is_read_all_the_same(provider, control, service, order, quirk):
    control(service, "settings", quirk)
    one = holding(provider, service)
    batch = [message(n, f"text {n % 2}") for n in range(1, 8)]

    for part in one.batches(batch, order):
        answer = send(one, *part, order=order)
        references = {entry["number"]: entry["reference"] for entry in control.taken(service)}
        assert outcomes(answer) == [ACCEPTED] * len(part)
        for verdict, sent in zip(answer.verdicts, part, strict=True):
            assert verdict.reference == references[sent.e164.lstrip("+")]
    assert one.balances()


@each_way
@pytest.mark.parametrize("taken", [True, False])
def test_who_is_missing_in_the_answer_is_unknown(provider, control, service, order, taken):
    control(service, "settings", {"omit_every": 2, "omit_taken": taken})

    answer = send(holding(provider, service), *[message(n) for n in range(1, 5)], order=order)

    assert outcomes(answer) == [ACCEPTED, UNKNOWN, ACCEPTED, UNKNOWN]
    assert answer.pause is PauseReason.UNKNOWN_OUTCOME
    assert len(control.taken(service)) == (4 if taken else 2)


@each_way
def test_when_the_intent_cannot_be_written_nothing_is_sent(provider, control, service, order):
    def refuse() -> None:
        raise OSError("disk full")

    answer = holding(provider, service).send([message(1)], order, refuse)

    assert (outcomes(answer), answer.pause) == ([NOT_SENT], PauseReason.DISK)
    assert control.taken(service) == []


@each_way
def test_no_key_and_no_whole_number_is_in_the_evidence(provider, simulator, service, order):
    one = holding(provider, service)

    for written in (order, replace(order, sender="practice-key")):
        body = send(one, message(1), order=written).evidence.body
        assert body
        assert "66812340001" not in body
        assert "practice-key" not in body


# --- the documented refusals --------------------------------------------------------------

AUTH = (NOT_SENT, PauseReason.AUTH)
CONFIG = (NOT_SENT, PauseReason.CONFIG)
CREDIT = (NOT_SENT, PauseReason.CREDIT)
SENDER = (NOT_SENT, PauseReason.SENDER)
BAD = (REJECTED, None)
DOUBT = (UNKNOWN, PauseReason.UNKNOWN_OUTCOME)

DOCUMENTED: Mapping[str, Mapping[int | str, tuple[Outcome, PauseReason | None]]] = {
    "thaibulksms": {
        **dict.fromkeys((100, 101, 102, 104, 105, 106, 107, 108, 128), AUTH),
        **dict.fromkeys((2, 3, 56, 109, 115, 118, 119, 123, 124, 126, 134, 137, 138), CONFIG),
        **dict.fromkeys((120, 121, 122), CONFIG),
        **dict.fromkeys((110, 111), SENDER),
        **dict.fromkeys((112, 113, 114), BAD),
        116: CREDIT,
        136: (NOT_SENT, PauseReason.TEMPLATE),
    },
    "smsbuddy": {
        **dict.fromkeys((400, 416, 422), CONFIG),
        401: AUTH,
        406: BAD,
        409: CREDIT,
        412: SENDER,
        429: (NOT_SENT, PauseReason.RATE_LIMITED),
        451: (NOT_SENT, PauseReason.QUIET_HOURS),
        500: DOUBT,
    },
    "sendbulk": {
        1001: SENDER,
        **dict.fromkeys((1002, 1003), BAD),
        1004: CREDIT,
        **dict.fromkeys((1005, 1007, 4090), DOUBT),
        **dict.fromkeys((1006, 4091, 4092, 4093), AUTH),
        **dict.fromkeys((1009, 1010, 1012, 1104), CONFIG),
    },
    "smspoint": {
        "API Key Does Not Exists": AUTH,
        "Request Type Not Allowed": CONFIG,
        "SMS Credits Not Available": CREDIT,
    },
}
CODES = [(service, order, code) for service, order in WAYS for code in DOCUMENTED[service]]
STRANGE = {"thaibulksms": 999, "smsbuddy": 499, "sendbulk": 1999, "smspoint": "Nobody knows"}


def refusal(service: str, code: Any) -> dict[str, Any]:
    return {
        "thaibulksms": {"error": {"code": code, "name": "", "description": "x"}},
        "smsbuddy": {"status": str(code), "message": "x"},
        "sendbulk": {"response-code": code, "response-description": "x"},
        "smspoint": {"status": "error", "message": code, "data": None},
    }[service]


@pytest.mark.parametrize("http", [200, 400])
@pytest.mark.parametrize(
    ("service", "order", "code"),
    CODES,
    ids=[f"{way_name(service, order)} {code}" for service, order, code in CODES],
)
def test_every_documented_refusal(provider, control, *, service, order, code, http):
    if service == "smsbuddy" and http != 200:
        http = code  # its codes are HTTP statuses, or only in the body
    payload = refusal(service, code)
    control(service, "faults", {"fault": "custom", "payload": payload, "status": http})

    answer = send(holding(provider, service), message(1), message(2), order=order)

    assert (set(outcomes(answer)), answer.pause) == (
        {DOCUMENTED[service][code][0]},
        DOCUMENTED[service][code][1],
    )
    assert control.taken(service) == []


def test_no_refusal_is_read_that_is_not_documented():
    import smsdesk.providers as package

    for one in PROVIDERS:
        module = getattr(package, one.info.name)
        assert {str(code).lower() for code in module.REFUSALS} == {
            str(code).lower() for code in DOCUMENTED[one.info.name]
        }


@each_way
@pytest.mark.parametrize("http", [200, 400, 403, 429])
def test_a_code_nobody_documented_is_unknown(provider, control, service, order, http):
    payload = refusal(service, STRANGE[service])
    control(service, "faults", {"fault": "custom", "payload": payload, "status": http})

    answer = send(holding(provider, service), message(1), order=order)

    assert (outcomes(answer), answer.pause) == ([UNKNOWN], PauseReason.UNKNOWN_OUTCOME)


@each_way
def test_no_number_stands_in_a_request_twice(provider, control, service, order):
    one = holding(provider, service)
    same = message(1, f"{GSM7} one")
    people = [
        same,
        message(2, f"{GSM7} two"),
        same._replace(id=9, text=f"{GSM7} three"),
        same._replace(id=10),
    ]

    batches = one.batches(people, order)
    answers = [send(one, *batch, order=order) for batch in batches]

    assert all(len({m.e164 for m in batch}) == len(batch) for batch in batches)
    assert [v.outcome for answer in answers for v in answer.verdicts] == [ACCEPTED] * 4
    assert sorted((e["number"], e["text"]) for e in control.taken(service)) == sorted(
        (m.e164.lstrip("+"), m.text) for m in people
    )
