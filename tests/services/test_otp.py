"""One-time codes over the simulator: asked for once, checked, and the code found nowhere."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import InputError, ServiceError
from smsdesk.core.models import Draft, OtpRequest, Person
from smsdesk.core.otp import MARK
from smsdesk.logs import start_logging
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from tests.control import ask

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk")
SENDERS = {"smsbuddy": "RIVRVW", "sendbulk": "RIVERVIEW"}
NUMBER, DIGITS = "081-234-5678", "66812345678"
SETTINGS = {"sendbulk": {"sendotp": "on"}}


class Wall:
    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self):
        return utc_now() + self.ahead


class Place:
    def __init__(self, folder, simulator):
        self.folder, self.simulator, self.wall = folder, simulator, Wall()
        self.desk = Desk(
            folder, command=own_command(), hold=True, clock=self.wall,
            deadlines=Deadlines(2, 2, 2, 3),
        )  # fmt: skip
        start_logging(folder)
        for service in SERVICES:
            self.desk.accounts.add(
                service, service, practice=True, base_url=simulator.url(service),
                credentials=simulator.credentials(service), settings=SETTINGS.get(service, {}),
            )  # fmt: skip
        self.before = {service: len(self.ledger(service)) for service in SERVICES}

    def control(self, service, what, body=None):
        url = f"{self.simulator.url(service)}/_simulator/{what}"
        return ask(url, body)

    def ledger(self, service):
        return self.control(service, "ledger")["entries"]

    def account(self, service):
        return self.desk.accounts.by_name(service)

    def asked(self, service, number=NUMBER, **more):
        if service == "thaibulksms":
            return OtpRequest(number, **more)
        text = more.pop("text", f"Your code is {MARK}.")
        return OtpRequest(number, SENDERS[service], text, **more)

    def request(self, service, *, again=False, **more):
        return self.desk.otp.request(
            self.account(service), self.asked(service, **more), again=again
        )

    def code(self, service):
        """What the person reads on the phone."""
        found = re.search(r"\d{4,10}", self.ledger(service)[-1]["text"])
        assert found
        return found[0]

    def verify(self, service, code, word=NUMBER):
        return self.desk.otp.verify(self.account(service), word, code)

    def taken(self, service):
        return len(self.ledger(service)) - self.before[service]

    def rows(self):
        return [dict(row) for row in self.desk._db.connection().execute("SELECT * FROM otp")]


@pytest.fixture
def place(data_dir, simulator) -> Iterator[Place]:
    one = Place(data_dir, simulator)
    yield one
    one.desk.close()
    for service in SERVICES:
        one.control(service, "reset", {})


def wrong(code):
    return str((int(code[0]) + 1) % 10) + code[1:]


@pytest.mark.parametrize("service", SERVICES)
def test_a_code_is_sent_and_a_wrong_one_refused_and_the_right_one_serves_once(place, service):
    sent = place.request(service)
    code = place.code(service)

    assert sent.e164 == f"+{DIGITS}"
    assert place.ledger(service)[-1]["number"] == DIGITS
    assert place.verify(service, wrong(code)) == "wrong"
    assert place.verify(service, code, sent.sent.token or NUMBER) == "right"
    assert place.verify(service, code) == "used"
    assert place.taken(service) == 1


@pytest.mark.parametrize("service", SERVICES)
def test_the_code_is_found_nowhere_afterwards(place, service):
    place.request(service, **({} if service == "thaibulksms" else {"code": "7391846205"}))
    code = place.code(service)
    place.verify(service, wrong(code))
    place.verify(service, code)
    place.desk.close()

    for path in place.folder.rglob("*"):
        if path.is_file():
            assert code.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize("service", ["smsbuddy", "sendbulk"])
def test_a_code_of_ones_own_its_digits_and_its_life_are_as_asked(place, service):
    place.request(service, digits=8, minutes=5)
    assert len(place.code(service)) == 8
    (row,) = place.rows()
    assert row["expires_at"] is not None
    place.request(service, code="482910", again=True)
    assert place.code(service) == "482910"
    assert place.verify(service, "482910") == "right"


def test_our_own_code_expires_and_five_wrong_tries_are_all(place):
    place.request("sendbulk", minutes=5)
    code = place.code("sendbulk")
    for _ in range(5):
        assert place.verify("sendbulk", wrong(code)) == "wrong"
    assert place.verify("sendbulk", code) == "too_many"
    place.request("sendbulk", minutes=5, again=True)
    place.wall.ahead = timedelta(minutes=6)
    assert place.verify("sendbulk", place.code("sendbulk")) == "expired"


@pytest.mark.parametrize("service", SERVICES)
def test_whether_it_was_sent_may_be_unknown_and_is_never_asked_twice_by_itself(place, service):
    place.control(service, "faults", {"fault": "close_after_read", "on": "any"})

    with pytest.raises(ServiceError, match="outcome_unknown"):
        place.request(service)

    assert [row["state"] for row in place.rows()] == ["unknown"]
    with pytest.raises(InputError, match="otp_again"):
        place.request(service)
    before = place.taken(service)
    place.request(service, again=True)
    assert place.taken(service) == before + 1


@pytest.mark.parametrize("service", SERVICES)
def test_a_second_one_within_a_minute_is_asked_for_as_such(place, service):
    place.request(service)
    with pytest.raises(InputError, match="otp_again"):
        place.request(service)
    place.wall.ahead = timedelta(minutes=2)
    place.request(service)
    assert place.taken(service) == 2


def test_numbers_that_are_never_texted_get_no_code_and_bad_ones_are_said(place):
    place.desk.do_not_contact.add([NUMBER])
    with pytest.raises(InputError, match="otp_never") as never:
        place.request("sendbulk")
    assert DIGITS[2:] not in str(never.value.params)
    for number in ("02-123-4567", "hello", ""):
        with pytest.raises(InputError, match="bad_number"):
            place.request("sendbulk", number=number)
    assert place.taken("sendbulk") == 0
    assert place.rows() == []


def test_the_daily_cap_holds_for_codes_too(place):
    place.desk.accounts.change_settings("smsbuddy", {"cap_day": "2"})
    place.request("smsbuddy")
    place.request("smsbuddy", number="0812345679")
    with pytest.raises(InputError, match="otp_spend_cap"):
        place.request("smsbuddy", number="0812345670")
    assert place.taken("smsbuddy") == 2


def test_codes_count_towards_the_day_of_campaigns_too(place):
    place.desk.accounts.change_settings("smsbuddy", {"cap_day": "3"})
    draft = Draft(
        "smsbuddy", "hello", [Person("0812340001"), Person("0812340002")], sender="MYSHOP"
    )
    assert "spend_cap" not in blocking(place, draft)
    place.request("smsbuddy")
    assert "spend_cap" not in blocking(place, draft), "2 and 1 are 3"
    place.request("smsbuddy", number="0812345679")
    assert "spend_cap" in blocking(place, draft)


def blocking(place, draft):
    found = place.desk.composing.prepare(draft).receipt.findings
    return {finding.code for finding in found if finding.blocks}


@pytest.mark.parametrize(
    ("service", "key"),
    [("thaibulksms", "otp_secret"), ("smsbuddy", "key"), ("sendbulk", "api_key")],
)
def test_wrong_keys_send_nothing_and_are_told_apart(place, service, key):
    keys = dict(place.simulator.credentials(service)) | {key: "wrong-wrong-wrong"}
    place.desk.accounts.add(
        "wrong", service, practice=True, base_url=place.simulator.url(service),
        credentials=keys, settings=SETTINGS.get(service, {}),
    )  # fmt: skip
    account = place.desk.accounts.by_name("wrong")

    with pytest.raises(ServiceError) as refused:
        place.desk.otp.request(account, place.asked(service))

    expected = "otp_keys_refused" if service == "thaibulksms" else "login_refused"
    assert refused.value.code == expected
    assert "wrong-wrong" not in refused.value.detail
    assert [row["state"] for row in place.rows()] == ["refused"]
    assert place.taken(service) == 0


def test_what_a_house_does_not_have_is_said(place):
    place.control("sendbulk", "settings", {"otp_offered": False})
    with pytest.raises(ServiceError, match="otp_no_sendotp"):
        place.request("sendbulk")
    place.desk.accounts.change_settings("sendbulk", {})
    with pytest.raises(InputError, match="otp_switched_off"):
        place.request("sendbulk", again=True)
    with pytest.raises(InputError, match="otp_fixed"):
        place.request("thaibulksms", digits=8)


def test_a_desk_that_died_while_asking_does_not_ask_again_unasked(place):
    with place.desk._db.transaction() as con:
        con.execute(
            "INSERT INTO otp (account_id, e164, state, requested_at) VALUES (?, ?, 'sending', ?)",
            (place.account("smsbuddy").id, f"+{DIGITS}", "2026-01-01T00:00:00.000+00:00"),
        )
    with pytest.raises(InputError, match="otp_again"):
        place.request("smsbuddy")
    assert place.taken("smsbuddy") == 0


def test_a_number_nobody_asked_for_has_no_code(place):
    with pytest.raises(InputError, match="otp_none_sent"):
        place.verify("sendbulk", "123456")
    with pytest.raises(InputError, match="otp_code"):
        place.verify("sendbulk", "12 34")
