"""TheSMSBuddy, sendbulk and TheSMSPoint: each documented answer for its own mistake."""

from datetime import UTC, datetime, timedelta

import pytest

A, B = "66812345678", "66812345679"


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"key": ""}, "400"),
        ({"key": "wrong"}, "401"),
        ({"type": "4"}, "422"),
        ({"sender": "smsbdy"}, "412"),
        ({"sender": ""}, "400"),
        ({"to": ""}, "400"),
        ({"to": "0812345678"}, "406"),
        ({"message": ""}, "400"),
        ({"flash": "2"}, "400"),
        ({"schedule": "1", "time": "soon"}, "400"),
    ],
)
def test_smsbuddy_codes(desk, fields, wanted):
    common = {"type": "1", "sender": "SMSBDY", "to": A, "message": "hi"}

    reply = desk.buddy("/api/v1/sms/send", **(common | fields))

    assert (reply.status_code, reply.json()["status"]) == (200, wanted)
    assert set(reply.json()) == {"status", "message"}
    assert desk.ledger("smsbuddy") == []


def test_smsbuddy_can_say_it_in_the_http_status_too(desk):
    desk.control("smsbuddy", "settings", {"error_http_status": "same"})

    reply = desk.buddy("/api/v1/sms/send", key="wrong")

    assert (reply.status_code, reply.json()["status"]) == (401, "401")


def test_smsbuddy_takes_each_type_from_its_pool(desk):
    for kind in ("1", "2", "3", "3"):
        desk.buddy_json([{"to": A, "message": "ก" * 71}], type=kind)

    credit = desk.buddy("/api/sms/balance/check").json()["data"]
    assert credit == {"trans": 9_998, "promo": 9_998, "transscrub": 9_996}
    desk.control("smsbuddy", "credits", {"promo": 1})
    assert desk.buddy_json([{"to": A}, {"to": B}], message="x", type="2").json()["status"] == "409"


def test_smsbuddy_rows_lack_the_bad_numbers(desk):
    reply = desk.buddy_json([{"to": A}, {"to": "12"}], message="hi").json()

    assert reply["message"] == "1 numbers accepted for delivery."
    assert [row["mobile"] for row in reply["data"]] == [A]


def test_smsbuddy_counts_a_thousand_sms_a_minute(desk):
    nodes = [{"to": f"6681{i:07d}", "message": "x"} for i in range(1000)]
    now = datetime.now(UTC)

    assert desk.buddy_json(nodes).json()["status"] == "200"
    assert desk.buddy_json(nodes[:1]).json()["status"] == "429"
    desk.control("smsbuddy", "settings", {"clock": (now + timedelta(seconds=62)).isoformat()})
    assert desk.buddy_json(nodes[:1]).json()["status"] == "200"


def test_smsbuddy_hours_bind_type_2_where_they_are_on(desk):
    night = {"clock": "2026-01-01T22:00:00+05:30"}
    desk.control("smsbuddy", "settings", night)
    assert desk.buddy_json([{"to": A}], message="x", type="2").json()["status"] == "200"

    desk.control("smsbuddy", "settings", {"hours": True})

    assert desk.buddy_json([{"to": A}], message="x", type="2").json()["status"] == "451"
    assert desk.buddy_json([{"to": A}], message="x", type="1").json()["status"] == "200"


def test_smsbuddy_get_on_send_sends(desk):
    params = {"key": "practice-key", "type": "1", "sender": "RIVRVW", "to": A, "message": "hi"}

    desk.client.get(desk.simulator.url("smsbuddy") + "/api/v1/sms/send", params=params)

    assert len(desk.ledger("smsbuddy")) == 1


def test_smsbuddy_wrong_path_and_method(desk):
    url = desk.simulator.url("smsbuddy")

    assert desk.client.post(url + "/api/v2/sms/send").status_code == 404
    assert desk.client.get(url + "/api/v1/otp/create").status_code == 405
    assert desk.client.put(url + "/api/v1/sms/send").status_code == 405


def test_smsbuddy_one_time_password_serves_once_and_ends(desk):
    fields = {"to": A, "sender": "SMSBDY", "message": "{#otp#}", "otp": "4321", "expiry": "1"}
    path = "/api/v1/otp/"

    assert desk.buddy(path + "create", **(fields | {"digits": "3"})).json()["status"] == "400"
    assert desk.buddy(path + "create", **(fields | {"expiry": "1441"})).json()["status"] == "400"
    assert desk.buddy(path + "create", **fields).json()["otp"]["otp"] == "4321"
    assert desk.buddy(path + "verify", to=A, otp="1234").json()["status"] == "400"
    assert desk.buddy(path + "verify", to=A, otp="4321").json()["status"] == "200"
    assert desk.buddy(path + "verify", to=A, otp="4321").json()["status"] == "400"


def test_smsbuddy_a_requested_sender_is_not_yet_approved(desk):
    desk.buddy("/api/v1/senderid/create", senderid="NEWONE")
    assert desk.buddy_json([{"to": A}], message="x", sender="NEWONE").json()["status"] == "412"

    desk.control("smsbuddy", "settings", {"senders": ["NEWONE"]})

    assert desk.buddy_json([{"to": A}], message="x", sender="NEWONE").json()["status"] == "200"


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ({"partnerID": ""}, 4091),
        ({"apikey": ""}, 4092),
        ({"apikey": "wrong"}, 1006),
        ({"shortcode": "riverview"}, 1001),
    ],
)
def test_sendbulk_flat_codes(desk, item, wanted):
    reply = desk.bulk_list({"mobile": A, "message": "hi", **item})

    assert (reply.status_code, reply.json()["response-code"]) == (200, wanted)


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ({"mobile": "12"}, 1003),
        ({"mobile": "66800000000"}, 1002),
        ({"message": ""}, 1009),
        ({"pass_type": "rot13"}, 1009),
    ],
)
def test_sendbulk_codes_of_one_item(desk, item, wanted):
    desk.control("sendbulk", "settings", {"blocked_networks": ["66800000000"]})
    good = {"mobile": A, "message": "hi", "clientsmsid": 1}

    reply = desk.bulk_list(good, {**good, "clientsmsid": "b", **item}).json()["responses"]

    assert [row["response-code"] for row in reply] == [200, wanted]
    assert reply[1]["clientsmsid"] == "b"
    assert len(desk.ledger("sendbulk")) == 1


def test_sendbulk_the_first_item_decides_for_all(desk):
    desk.bulk_list(
        {"mobile": A, "message": "1", "clientsmsid": 1},
        {"mobile": B, "message": "2", "clientsmsid": 2, "shortcode": "NOBODY", "apikey": "x"},
    )

    assert [e["sender"] for e in desk.ledger("sendbulk")] == ["RIVERVIEW"] * 2


def test_sendbulk_count_limit_and_credit(desk):
    item = {"mobile": A, "message": "hi", "clientsmsid": 1}

    assert desk.bulk_list(item, count=2).json()["response-code"] == 1009
    assert desk.bulk_list(*[item] * 1001).json()["response-code"] == 1012
    desk.control("sendbulk", "settings", {"batch_limit": 20})
    assert desk.bulk_list(*[item] * 21).json()["response-code"] == 1012
    desk.control("sendbulk", "credits", {"credit": 1})
    assert desk.bulk_list(item, item).json()["response-code"] == 1004
    desk.control("sendbulk", "settings", {"credit_mode": "row"})
    rows = desk.bulk_list(item, item).json()["responses"]
    assert [row["response-code"] for row in rows] == [200, 1004]
    assert desk.bulk("getbalance").json()["credit"] == "0.00"


def test_sendbulk_older_hosts(desk):
    settings = {"code_key": "respose-code", "error_http_status": "real", "swap_types": True}
    desk.control("sendbulk", "settings", settings)

    row = desk.bulk_list({"mobile": A, "message": "hi", "clientsmsid": 7}).json()["responses"][0]
    refused = desk.bulk("getbalance", apikey="wrong")

    assert (row["respose-code"], row["clientsmsid"], row["mobile"]) == ("200", "7", int(A))
    assert (refused.status_code, refused.json()["respose-code"]) == (401, "1006")
    assert desk.bulk("getdlr", messageID="1").status_code == 404


def test_sendbulk_methods_slashes_and_paths(desk):
    url = desk.simulator.url("sendbulk") + "/api/services/"
    login = {"partnerID": "1000", "apikey": "practice-key"}

    assert desk.client.get(url + "sendbulk").json()["response-code"] == 1010
    assert desk.client.get(url + "getbalance", params=login).json()["credit"] == "10000.00"
    slashed = desk.client.post(url + "getbalance/", json=login)
    assert (slashed.status_code, slashed.content) == (200, b"")
    assert desk.client.post(url + "nothing").status_code == 404


def test_sendbulk_one_text_for_many_and_later(desk):
    fields = {"mobile": f"{A},0712345678,1", "message": "hi", "shortcode": "ADVANTA"}

    rows = desk.bulk("sendsms", **fields, timeToSend="2099-01-01 08:00").json()["responses"]

    assert [row["response-code"] for row in rows] == [200, 200, 1003]
    entries = desk.ledger("sendbulk")
    assert [e["number"] for e in entries] == [A, "254712345678"]
    assert entries[0]["scheduled_for"] == "2099-01-01T12:00:00+07:00"


def test_sendbulk_takes_seconds_of_any_zone_and_sends_what_has_passed(desk):
    desk.control("sendbulk", "settings", {"clock": "2028-02-29T00:00:00+00:00"})
    fields = {"mobile": A, "message": "hi", "shortcode": "ADVANTA"}
    leap_noon = int(datetime(2028, 2, 29, 12, tzinfo=UTC).timestamp())

    for moment in (leap_noon, str(leap_noon), leap_noon - 86_400):
        desk.bulk("sendsms", **fields, timeToSend=moment)

    later = "2028-02-29T19:00:00+07:00"
    assert [e["scheduled_for"] for e in desk.ledger("sendbulk")] == [later, later, None]
    for odd in ("tomorrow", float(leap_noon), True, -1):
        assert desk.bulk("sendsms", **fields, timeToSend=odd).json()["response-code"] == 1009
    assert len(desk.ledger("sendbulk")) == 3


def test_sendbulk_takes_a_thousand_numbers_of_one_text(desk):
    fields = {"message": "hi", "shortcode": "ADVANTA"}
    numbers = [f"6681{i:07d}" for i in range(1001)]

    assert desk.bulk("sendsms", **fields, mobile=",".join(numbers)).json()["response-code"] == 1104
    assert desk.ledger("sendbulk") == []
    taken = desk.bulk("sendsms", **fields, mobile=",".join(numbers[:1000])).json()["responses"]
    assert {row["response-code"] for row in taken} == {200}


def test_smsbuddy_holds_until_an_indian_time_and_sends_what_has_passed(desk):
    desk.control("smsbuddy", "settings", {"clock": "2026-12-31T12:00:00+05:30"})
    fields = {"type": "1", "sender": "SMSBDY", "to": A, "message": "hi", "schedule": "1"}

    for written in ("2027-01-01 00:00:00", "2026-12-31 11:59:59"):
        desk.buddy("/api/v1/sms/send", **fields, time=written)

    held = [entry["scheduled_for"] for entry in desk.ledger("smsbuddy")]
    assert held == ["2027-01-01T00:00:00+05:30", None]


def test_sendbulk_reports_arrive_later(desk):
    desk.control("sendbulk", "settings", {"undelivered_numbers": [B]})
    ids = [row["messageid"] for row in desk.two("sendbulk").json()["responses"]]

    def words():
        found = [desk.bulk("getdlr", messageID=i).json() for i in ids]
        return [(f["delivery-status"], f["delivery-description"]) for f in found]

    assert words() == [(32, "SentToNetwork")] * 2
    desk.control("sendbulk", "settings", {"delivery_seconds": 0})
    assert words() == [(32, "DeliveredToTerminal"), (32, "DeliveryImpossible")]
    assert desk.bulk("getdlr", messageID="1").json() == {
        "response-code": 1009,
        "response-description": "No dlr",
    }


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sender_id": "NEWNAME"}, "Invalid Sender ID"),
        ({"sender_id": "riverview"}, "Invalid Sender ID"),
        ({"template_id": "1007000000000000003"}, "Invalid Template ID"),
        ({"template_id": "1"}, "Invalid Template ID"),
        ({"channel": "4"}, "Invalid Channel"),
        ({"is_unicode": "yes"}, "The is unicode field must be true or false."),
        ({"template_id": ""}, "The template id field is required."),
    ],
)
def test_smspoint_refusals(desk, fields, message):
    reply = desk.point_bulk((A, "hi"), **fields)

    assert reply.json() == {"status": "error", "message": message, "data": None}
    assert desk.ledger("smspoint") == []


def test_smspoint_sender_by_name_or_by_id(desk):
    assert desk.point_bulk((A, "x"), sender_id="101").json()["status"] == "success"
    desk.control("smspoint", "settings", {"sender_by": "name"})
    assert desk.point_bulk((A, "x"), sender_id="101").json()["status"] == "error"
    desk.control("smspoint", "settings", {"sender_by": "id"})
    assert desk.point_bulk((A, "x"), sender_id="RIVERVIEW").json()["status"] == "error"


def test_smspoint_cuts_at_765_without_a_word(desk):
    reply = desk.point_bulk((A, "a" * 800))

    assert reply.json()["status"] == "success"
    entry = desk.ledger("smspoint")[0]
    assert (len(entry["text"]), entry["parts"]) == (765, 5)


def test_smspoint_loses_what_is_not_said_to_be_unicode(desk):
    desk.point_bulk((A, "สบาย ok"), is_unicode="0")
    desk.point_bulk((A, "สบาย ok"), is_unicode="1")
    desk.point_bulk((A, "a" * 71), is_unicode="1")

    entries = desk.ledger("smspoint")
    assert [e["text"] for e in entries[:2]] == ["???? ok", "สบาย ok"]
    assert entries[2]["parts"] == 2


def test_smspoint_channels_and_pools(desk):
    for channel in "123":
        desk.point_bulk((A, "x"), channel=channel)

    balance = desk.point("get-sms-balance").json()["data"]["balance"]
    assert balance == {"OTP": 9_999, "Promotional": 9_999, "Transactional": 9_999}
    assert [e["kind"] for e in desk.ledger("smspoint")] == ["Transactional", "Promotional", "OTP"]


def test_smspoint_rows_lack_the_bad_numbers_and_2001_are_too_many(desk):
    rows = desk.point_bulk((A, "x"), ("0812345678", "x")).json()["data"]["MessageData"]
    assert [row["Number"] for row in rows] == [A]

    assert desk.point_bulk(*[(A, "x")] * 2001).json()["status"] == "error"
    assert desk.point_bulk(("1", "x")).json()["message"] == "Invalid Recipient"


def test_smspoint_an_outer_success_may_hold_a_refusal(desk):
    desk.control("smspoint", "settings", {"reject_texts": ["casino"]})

    reply = desk.point_bulk((A, "my casino")).json()

    assert (reply["status"], reply["data"]["ErrorCode"]) == ("success", "024")
    assert desk.ledger("smspoint") == []


def test_smspoint_polls_by_job_or_by_message(desk):
    sent = desk.two("smspoint").json()["data"]
    job, message = sent["JobId"], sent["MessageData"][1]["message_id"]

    def found(wanted):
        data = desk.point("sms-delivery-status", job_id=wanted).json()["data"]
        return len(data) if data else 0

    assert (found(job), found(message)) == (2, 1)
    desk.control("smspoint", "settings", {"poll_by": "message"})
    assert (found(job), found(message)) == (0, 1)
    desk.control("smspoint", "settings", {"poll_by": "job"})
    assert (found(job), found(message)) == (2, 0)


@pytest.mark.parametrize("service", ["thaibulksms", "smsbuddy", "sendbulk", "smspoint"])
def test_every_service_takes_a_number_twice_where_it_is_asked_twice(desk, service):
    desk.two(service)
    desk.two(service)

    entries = desk.ledger(service)
    assert [e["number"] for e in entries] == [A, B, A, B]
    assert len({e["reference"] for e in entries}) == 4
    assert list(entries[0]) == [
        "service",
        "number",
        "text",
        "sender",
        "kind",
        "parts",
        "credits",
        "reference",
        "scheduled_for",
        "at",
        "request",
    ]
