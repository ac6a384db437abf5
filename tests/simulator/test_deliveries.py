"""What the services say when they are asked later: each documented word, and none yet."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

A, B = "66812345678", "66812345679"
SENDBULK = (
    "DeliveredToTerminal",
    "AbsentSubscriber",
    "DeliveryImpossible",
    "SenderName Blacklisted",
    "SentToNetwork",
    "Scheduled",
    "Unknown",
    "SomethingNew",
)
SMSPOINT = ("Sent", "Delivered", "delivered", "UnDelivered", "Expired", "U", "success")


def dlr(desk, reference):
    return desk.bulk("getdlr", messageID=reference)


def references(desk):
    return [row["messageid"] for row in desk.two("sendbulk").json()["responses"]]


@pytest.mark.parametrize("word", SENDBULK)
def test_sendbulk_says_the_word_that_is_set(desk, word):
    desk.control("sendbulk", "settings", {"delivery_word": word})
    reference = references(desk)[0]

    report = dlr(desk, reference).json()

    assert (report["delivery-description"], report["delivery-status"]) == (word, 32)
    assert report["message-id"] == reference
    assert report["response-description"] == "Success"


def test_sendbulk_says_a_word_of_its_own_of_each_number(desk):
    desk.control(
        "sendbulk",
        "settings",
        {"delivery_seconds": 0, "delivery_words": {B: "AbsentSubscriber"}, "delivery_tat": None},
    )

    said = [dlr(desk, one).json() for one in references(desk)]

    words = [one["delivery-description"] for one in said]
    assert words == ["DeliveredToTerminal", "AbsentSubscriber"]
    assert {one["delivery-tat"] for one in said} == {None}


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({}, (200, 1009, "No dlr")),
        ({"no_dlr_code": 1008}, (200, 1008, "No Delivery Report")),
        ({"no_dlr_status": 404}, (404, 1009, "No dlr")),
        ({"no_dlr_status": 404, "no_dlr_code": 1008}, (404, 1008, "No Delivery Report")),
    ],
    ids=str,
)
def test_sendbulk_has_no_report_yet(desk, settings, wanted):
    desk.control("sendbulk", "settings", {"no_dlr_seconds": 600, **settings})
    reference = references(desk)[0]

    reply = dlr(desk, reference)

    body = reply.json()
    assert (reply.status_code, body["response-code"], body["response-description"]) == wanted
    later = datetime.now(UTC) + timedelta(minutes=11)
    desk.control("sendbulk", "settings", {"clock": later.isoformat()})
    assert dlr(desk, reference).json()["delivery-description"] == "DeliveredToTerminal"


def test_sendbulk_says_scheduled_until_the_hour_comes(desk):
    at = datetime(2030, 1, 1, 9, tzinfo=timezone(timedelta(hours=3)))
    clock = {"clock": (at - timedelta(hours=1)).isoformat()}
    desk.control("sendbulk", "settings", clock)
    fields = {
        "mobile": A,
        "message": "hi",
        "shortcode": "ADVANTA",
        "timeToSend": int(at.timestamp()),
    }
    row = desk.bulk("sendsms", **fields).json()["responses"][0]

    words = []
    for minutes in (-30, 0, 1):
        clock = (at + timedelta(minutes=minutes)).isoformat()
        desk.control("sendbulk", "settings", {"clock": clock})
        words.append(dlr(desk, row["messageid"]).json()["delivery-description"])

    assert words == ["Scheduled", "SentToNetwork", "DeliveredToTerminal"]


@pytest.mark.parametrize("word", [*SMSPOINT, "SomethingNew"])
@pytest.mark.parametrize("shape", ["A", "B"])
def test_smspoint_says_the_word_that_is_set(desk, shape, word):
    desk.control("smspoint", "settings", {"delivery_shape": shape, "delivery_word": word})
    job = desk.two("smspoint").json()["data"]["JobId"]

    data = desk.point("sms-delivery-status", job_id=job).json()["data"]

    said = [data["delivery_status_id"]] if shape == "B" else [row["status_name"] for row in data]
    assert set(said) == {word}


def test_smspoint_goes_by_the_clock_where_no_word_is_set(desk):
    desk.control("smspoint", "settings", {"undelivered_numbers": [B], "success_word": "Done"})
    sent = desk.two("smspoint").json()["data"]

    def words():
        rows = desk.point("sms-delivery-status", job_id=sent["JobId"]).json()["data"]
        return [row["status_name"] for row in rows]

    assert sent["ErrorMessage"] == "Done"
    assert words() == ["Sent", "Sent"]
    desk.control("smspoint", "settings", {"delivery_seconds": 0})
    assert words() == ["delivered", "UnDelivered"]


def test_a_house_without_one_time_texts_has_no_such_place(desk):
    fields = {"mobile": A, "message": "code 123456", "shortcode": "ADVANTA"}
    assert desk.bulk("sendotp", **fields).json()["responses"][0]["response-code"] == 200

    desk.control("sendbulk", "settings", {"otp_offered": False})

    reply = desk.bulk("sendotp", **fields)
    assert (reply.status_code, reply.headers["content-type"]) == (404, "text/html")
    assert len(desk.ledger("sendbulk")) == 1
