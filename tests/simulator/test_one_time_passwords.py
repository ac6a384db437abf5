"""One-time passwords: what is refused, how long they are, and when they end."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

A = "66812345678"
INDIA = timezone(timedelta(hours=5, minutes=30))
FIELDS = {"to": A, "sender": "SMSBDY", "message": "Your code is {#otp#}."}


def thai(desk, action, *, version="v2", **fields):
    keys = {"key": "practice-otp-key", "secret": "practice-otp-secret"}
    url = f"{desk.simulator.url('thaibulksms')}/{version}/otp/{action}"
    return desk.client.post(url, json={**keys, **fields})


def said(reply):
    body = reply.json()
    return reply.status_code, body.get("error", body)["errors"][0]["message"]


def pin_of(desk):
    return desk.ledger("thaibulksms")[-1]["text"].removeprefix("TBS Code: ").partition(".")[0]


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_thaibulksms_refusals(desk, version):
    def ask(action, **fields):
        return said(thai(desk, action, version=version, **fields))

    assert ask("request", key="practice-key", msisdn=A) == (404, "Application not found.")
    assert ask("verify", secret="wrong", token="x", pin="1") == (404, "Application not found.")
    assert ask("request", msisdn="12") == (400, "Msisdn is invalid.")
    assert ask("verify", token="x", pin="123456") == (400, "Code is invalid.")
    desk.control("thaibulksms", "credits", {"otp": 0})
    assert ask("request", msisdn=A) == (400, "Insufficient credit.")
    assert desk.ledger("thaibulksms") == []
    desk.control("thaibulksms", "settings", {"otp_http_status": "200"})
    assert ask("request", msisdn=A) == (200, "Insufficient credit.")


def test_thaibulksms_length_and_life_are_the_consoles(desk):
    desk.control("thaibulksms", "settings", {"otp_digits": 4, "otp_minutes": 1})
    token = thai(desk, "request", msisdn=A).json()["token"]
    pin = pin_of(desk)
    assert (len(pin), desk.ledger("thaibulksms")[0]["kind"]) == (4, "otp")

    for seconds, wanted in ((50, 200), (70, 400)):
        moment = datetime.now(UTC) + timedelta(seconds=seconds)
        desk.control("thaibulksms", "settings", {"clock": moment.isoformat()})
        reply = thai(desk, "verify", token=token, pin=pin)
        assert reply.status_code == wanted
    assert said(reply) == (400, "Token is expire.")


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"expiry": "1"}, "200"),
        ({"expiry": "1440"}, "200"),
        ({"expiry": "0"}, "400"),
        ({"expiry": "1441"}, "400"),
        ({"expiry": "soon"}, "400"),
        ({"digits": "4"}, "200"),
        ({"digits": "10"}, "200"),
        ({"digits": "3"}, "400"),
        ({"digits": "11"}, "400"),
        ({"otp": "4321"}, "200"),
        ({"otp": "abcd"}, "400"),
        ({"otp": "123"}, "400"),
        ({"message": ""}, "400"),
        ({"sender": "nobody"}, "412"),
        ({"to": "12"}, "406"),
        ({"key": "wrong"}, "401"),
    ],
    ids=str,
)
def test_smsbuddy_limits(desk, fields, wanted):
    reply = desk.buddy("/api/v1/otp/create", **(FIELDS | fields)).json()

    assert reply["status"] == wanted
    assert len(desk.ledger("smsbuddy")) == (1 if wanted == "200" else 0)
    if wanted == "200":
        digits = int(fields.get("digits", 4 if "otp" in fields else 6))
        assert len(reply["otp"]["otp"]) == digits


def test_smsbuddy_has_no_credit_for_it(desk):
    desk.control("smsbuddy", "credits", {"trans": 0})

    assert desk.buddy("/api/v1/otp/create", **FIELDS).json()["status"] == "409"


@pytest.mark.parametrize(("expiry", "minutes"), [({}, 120), ({"expiry": "5"}, 5)])
def test_smsbuddy_a_password_ends(desk, expiry, minutes):
    desk.control("smsbuddy", "settings", {"clock": "2030-01-01T10:00:00+05:30"})
    made = desk.buddy("/api/v1/otp/create", **FIELDS, **expiry).json()["otp"]
    ends = datetime(2030, 1, 1, 10, tzinfo=INDIA) + timedelta(minutes=minutes)
    assert made["expiry"] == f"{ends:%Y-%m-%d %H:%M:%S}"

    desk.control("smsbuddy", "settings", {"clock": (ends + timedelta(seconds=1)).isoformat()})

    reply = desk.buddy("/api/v1/otp/verify", to=A, otp=made["otp"]).json()
    assert reply == {"status": "400", "message": "OTP Expired"}
