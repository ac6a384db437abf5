"""ThaiBulkSMS: each documented code for its own mistake."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

BANGKOK = timezone(timedelta(hours=7))


def code(reply):
    return reply.status_code, reply.json()["error"]["code"]


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"force": "premium"}, (400, 109)),
        ({"sender": "way too long a name"}, (400, 110)),
        ({"sender": "demo"}, (400, 111)),
        ({"text": ""}, (400, 112)),
        ({"text": "ก" * 671}, (400, 113)),
        ({"to": "12345"}, (400, 114)),
        ({"to": "021234567"}, (400, 114)),
        ({"to": ",".join(["0812345678"] * 501)}, (400, 115)),
        ({"scheduled_delivery": "tomorrow"}, (400, 120)),
        ({"scheduled_delivery": "2099-01-01T10:00:00+07:00"}, (400, 121)),
        ({"scheduled_delivery": "2099-01-01T10:00:00Z"}, (400, 122)),
        ({"scheduled_delivery": "2099-01-01T10:00:00"}, (400, 120)),
        ({"shorten_url": "yes"}, (400, 56)),
        ({"tracking_url": "https://example.org"}, (400, 112)),
        ({"expire": "ten minutes"}, (400, 137)),
        ({"expire": "00:05"}, (400, 138)),
        ({"expire": "11:01"}, (400, 138)),
        ({"callback_url": "example"}, (400, 118)),
    ],
)
def test_a_wrong_field_has_its_own_code(desk, fields, wanted):
    assert code(desk.thai(**fields)) == wanted
    assert desk.ledger("thaibulksms") == []


def test_login_method_path_and_form(desk):
    url = desk.simulator.url("thaibulksms")
    login = ("practice-key", "practice-secret")

    assert code(desk.client.post(url + "/sms", auth=("practice-key", "no"))) == (401, 100)
    assert code(desk.client.post(url + "/sms")) == (401, 100)
    assert code(desk.client.get(url + "/sms", auth=login)) == (405, 2)
    assert code(desk.client.post(url + "/v2/sms", auth=login)) == (404, 3)
    assert code(desk.client.post(url + "/sms", auth=login, content=b"x")) == (400, 56)
    assert code(desk.client.post(url + "/sms", auth=login, json=[])) == (400, 56)
    assert code(desk.client.post(url + "/sms", auth=login, data={"message": "x"})) == (400, 56)


def test_each_way_to_write_a_number_is_one_number(desk):
    reply = desk.thai("0812345678, 66812345678,+66812345678", "สวัสดี <b>\n")

    assert reply.json()["total_use_credit"] == 3
    entries = desk.ledger("thaibulksms")
    assert [e["number"] for e in entries] == ["66812345678"] * 3
    assert {e["text"] for e in entries} == {"สวัสดี <b>\n"}
    assert len({e["request"] for e in entries}) == 1


def test_bad_numbers_come_back_beside_the_good_ones(desk):
    desk.control("thaibulksms", "settings", {"bad_numbers": ["66812345679"]})

    reply = desk.thai("0812345678,0812345679,123")

    assert reply.status_code == 201
    bad = reply.json()["bad_phone_number_list"]
    assert [row["number"] for row in bad] == ["0812345679", "123"]
    assert len(desk.ledger("thaibulksms")) == 1


def test_all_numbers_bad_can_be_an_empty_list(desk):
    desk.control("thaibulksms", "settings", {"all_bad": "empty_list"})

    reply = desk.thai("123")

    assert (reply.status_code, reply.json()["phone_number_list"]) == (201, [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ก" * 70, 1),
        ("ก" * 71, 2),
        ("ก" * 134, 2),
        ("ก" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
    ],
)
def test_credits_fall_by_parts(desk, text, parts):
    reply = desk.thai(text=text, force="corporate").json()

    assert reply["total_use_credit"] == parts
    assert reply["remaining_credit"] == 10_000 - parts
    assert desk.control("thaibulksms", "state")["credits"]["standard"] == 10_000


def test_too_little_credit_takes_nothing(desk):
    desk.control("thaibulksms", "credits", {"standard": 1, "corporate": 9})

    assert code(desk.thai("0812345678,0812345679")) == (423, 116)
    desk.control("thaibulksms", "settings", {"credit_status": 400})
    assert code(desk.thai("0812345678,0812345679")) == (400, 116)
    assert desk.thai("0812345678,0812345679", force="corporate").status_code == 201
    assert len(desk.ledger("thaibulksms")) == 2


def test_a_later_hour_is_kept_and_paid_for(desk):
    later = (datetime.now(UTC) + timedelta(days=2)).astimezone(BANGKOK).replace(microsecond=0)

    reply = desk.thai(scheduled_delivery=later.isoformat())

    assert reply.status_code == 201
    entry = desk.ledger("thaibulksms")[0]
    assert entry["scheduled_for"] == later.isoformat()
    assert entry["credits"] == 1


def test_an_hour_that_is_past_sends_at_once(desk):
    desk.thai(scheduled_delivery="2020-12-17T17:12:00+07:00")

    assert desk.ledger("thaibulksms")[0]["scheduled_for"] is None


def test_a_long_link_is_shortened_before_it_is_counted(desk):
    text = "see https://example.org/" + "x" * 150

    assert desk.thai(text=text).json()["total_use_credit"] == 2
    assert desk.thai(text=text, shorten_url="true").json()["total_use_credit"] == 1


@pytest.mark.parametrize("version", ["v1", "v2"])
@pytest.mark.parametrize("encoding", ["json", "data"])
def test_one_time_password(desk, version, encoding):
    base = f"{desk.simulator.url('thaibulksms')}/{version}/otp/"
    keys = {"key": "practice-otp-key", "secret": "practice-otp-secret"}

    def ask(action, **fields):
        reply = desk.client.post(base + action, **{encoding: {**keys, **fields}})
        body = reply.json()
        wrapper = "data" if reply.status_code == 200 else "error"
        return reply.status_code, body[wrapper] if version == "v1" else body

    status, made = ask("request", msisdn="0812345678")
    pin = desk.ledger("thaibulksms")[0]["text"].removeprefix("TBS Code: ")[:6]

    assert (status, made["status"], set(made)) == (200, "success", {"status", "token", "refno"})
    assert ask("verify", token=made["token"], pin="x")[1]["errors"][0]["message"] == (
        "Code is invalid."
    )
    assert ask("verify", token=made["token"], pin=pin) == (
        200,
        {"status": "success", "message": "Code is correct."},
    )
    assert ask("verify", key="practice-key", token="x", pin="1")[1]["errors"][0]["message"] == (
        "Application not found."
    )


def test_a_one_time_password_lives_five_minutes(desk):
    url = desk.simulator.url("thaibulksms") + "/v2/otp/"
    keys = {"key": "practice-otp-key", "secret": "practice-otp-secret"}
    made = desk.client.post(url + "request", json={**keys, "msisdn": "0812345678"}).json()
    later = datetime.now(UTC) + timedelta(minutes=6)
    desk.control("thaibulksms", "settings", {"clock": later.isoformat()})

    reply = desk.client.post(url + "verify", json={**keys, "token": made["token"], "pin": "1"})

    assert (reply.status_code, reply.json()["errors"][0]["message"]) == (400, "Token is expire.")
