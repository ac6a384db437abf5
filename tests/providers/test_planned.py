"""Orders that a service is to hold until their time: the simulator's ledger says for when."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from smsdesk.core.models import Order, Outcome
from smsdesk.core.schedule import BANGKOK, INDIA
from smsdesk.providers import SERVICES, adapter
from tests.providers.orders import (
    HOLDS,
    LATER,
    ORDERS,
    PLANNED,
    Scripted,
    message,
    outcomes,
    send,
)

ACCEPTED, UNKNOWN = Outcome.ACCEPTED, Outcome.UNKNOWN
CLOCK = "2027-12-01T00:00:00+07:00"
NEW_YORK = timezone(timedelta(hours=-5))
HOLDING = ("thaibulksms", "smsbuddy", "sendbulk")

each_holding = pytest.mark.parametrize("service", HOLDING)
each_own_way = pytest.mark.parametrize("service", PLANNED)


@pytest.fixture(params=["Asia/Bangkok", "America/New_York", "Pacific/Kiritimati"])
def zone_of_the_pc(request, monkeypatch) -> Iterator[None]:
    """Windows has no tzset; there it is the zone of whoever runs the tests."""
    tzset = getattr(time, "tzset", lambda: None)
    monkeypatch.setenv("TZ", request.param)
    tzset()
    yield
    monkeypatch.undo()
    tzset()


@each_holding
@pytest.mark.parametrize(
    "at",
    [
        datetime(2027, 12, 31, 23, 59, 59, tzinfo=BANGKOK),
        datetime(2028, 1, 1, tzinfo=BANGKOK),
        datetime(2027, 12, 31, 19, 0, tzinfo=NEW_YORK),
        datetime(2028, 2, 28, 18, 30, tzinfo=UTC),  # the leap day begins in India
        datetime(2028, 2, 29, 23, 30, tzinfo=INDIA),  # it has ended in Bangkok
        datetime(2028, 2, 29, 12, 0, 0, 999_999, tzinfo=BANGKOK),
        datetime(2028, 3, 12, 7, 30, tzinfo=UTC),  # New York has no half past two
    ],
    ids=str,
)
@pytest.mark.usefixtures("zone_of_the_pc")
def test_each_message_is_held_once_for_the_right_instant(provider, control, service, at):
    control(service, "settings", {"clock": CLOCK})
    people = [message(n) for n in range(1, 4)]

    answer = send(
        provider(service, **HOLDS.get(service, {})),
        *people,
        order=replace(ORDERS[service], at=at),
    )

    entries = control.taken(service)
    assert outcomes(answer) == [ACCEPTED] * 3
    assert [entry["number"] for entry in entries] == [m.e164.lstrip("+") for m in people]
    moments = {datetime.fromisoformat(entry["scheduled_for"]) for entry in entries}
    assert moments == {at.replace(microsecond=0)}


@each_holding
def test_a_text_each_is_a_request_each(provider, control, service):
    one = provider(service, **HOLDS.get(service, {}))
    order = replace(ORDERS[service], at=LATER)
    people = [message(1, "a"), message(2, "b"), message(3, "a"), message(4, "c")]

    batches = one.batches(people, order)

    assert [[m.id for m in batch] for batch in batches] == [[1, 3], [2], [4]]
    for batch in batches:
        assert outcomes(send(one, *batch, order=order)) == [ACCEPTED] * len(batch)
    entries = control.taken(service)
    assert {entry["number"]: entry["text"] for entry in entries} == {
        m.e164.lstrip("+"): m.text for m in people
    }
    assert {datetime.fromisoformat(entry["scheduled_for"]) for entry in entries} == {LATER}


@each_holding
def test_nobody_gets_the_text_of_another(service):
    scripted = Scripted()
    one = scripted.provider(service, **HOLDS.get(service, {}))

    with pytest.raises(ValueError, match="one text"):
        send(one, message(1, "a"), message(2, "b"), order=replace(ORDERS[service], at=LATER))
    assert scripted.asked == []


@pytest.mark.parametrize("service", ["smsbuddy", "smspoint"])
def test_what_would_go_out_at_once_never_reaches_the_wire(service):
    scripted = Scripted()
    one = scripted.provider(service)

    with pytest.raises(ValueError, match="at once"):
        send(one, message(1), order=replace(ORDERS[service], at=LATER))
    assert scripted.asked == []


@each_holding
def test_a_time_without_a_zone_never_reaches_the_wire(service):
    scripted = Scripted()
    naive = LATER.replace(tzinfo=None)

    with pytest.raises(ValueError, match="zone"):
        send(
            scripted.provider(service, **HOLDS.get(service, {})),
            message(1),
            order=Order("RIVERVIEW", at=naive),
        )
    assert scripted.asked == []


def test_who_holds_messages_for_later():
    by_default = {service: adapter(service).holds_for_later({}) for service in SERVICES}

    assert by_default == {
        "thaibulksms": True,
        "smsbuddy": False,
        "sendbulk": True,
        "smspoint": False,
    }
    told = {word: adapter("smsbuddy").holds_for_later({"schedule": word}) for word in ("on", "off")}
    assert told == {"on": True, "off": False}
    assert not adapter("smsbuddy").holds_for_later({"schedule": "", "type": "2"})
    assert not adapter("smspoint").holds_for_later({"schedule": "on"})


@each_own_way
@pytest.mark.parametrize("body", [b"", b"OK", b"<html></html>", b"[]", b"{}", b'{"data": [', b"1"])
def test_an_answer_that_cannot_be_read_is_unknown(service, body):
    one = Scripted(body).provider(service, **HOLDS.get(service, {}))

    answer = send(one, message(1), message(2), order=PLANNED[service])

    assert outcomes(answer) == [UNKNOWN] * 2


@each_own_way
@pytest.mark.parametrize(
    ("mobiles", "wanted"),
    [
        (["66812340002", "66812340001"], [ACCEPTED, ACCEPTED]),
        ([66812340002, "+66 81 234 0001"], [ACCEPTED, ACCEPTED]),
        (["0812340001", None], [ACCEPTED, UNKNOWN]),
        (["", ""], [UNKNOWN, UNKNOWN]),
        (["66812340001", "66812340001"], [UNKNOWN, UNKNOWN]),
        (["66899999999", "66812340002"], [UNKNOWN, ACCEPTED]),
    ],
)
def test_only_the_number_tells_whose_row_it_is(service, mobiles, wanted):
    taken = {"response-code": 200, "messageid": 7, "status": "AWAITING-DLR", "id": "a-7"}
    rows = [
        {**taken, "mobile": mobile, "refid": n, "clientsmsid": n, "": n}
        for n, mobile in enumerate(mobiles, 1)
    ]
    reply = {"responses": rows} if service == "sendbulk" else {"status": "200", "data": rows}
    one = Scripted(reply).provider(service, **HOLDS.get(service, {}))

    assert outcomes(send(one, message(1), message(2), order=PLANNED[service])) == wanted
