"""The simulator speaks as the services' own documents do.

The fixtures are the documents' samples. Where a sample is no JSON it stands as it is in a file
that ends with .txt, and repaired in one that ends with .json: ThaiBulkSMS error without outer
braces; TheSMSBuddy a comma after the last entry of `root`; sendbulk `//` comments, bare
placeholders and `pass_type` twice; TheSMSPoint a comma missing after `"message"`, commas before
closing braces and PHP's `=` for `=>`. Numbers and keys are placeholders. The credit and one-time
password replies of ThaiBulkSMS, and its reply with a bad number, are those of its own client; the
balance, report and sendsms reply of sendbulk are of the vendors' public pages.
"""

import json
import re
from typing import Any

import pytest


def shape(value: Any) -> Any:
    """Keys and types, nothing else; of a list the shape of each element."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return type(value).__name__


def test_thaibulksms_send(desk, sample):
    fields = sample("thaibulksms/send_request") | {"msisdn": "0812345678,+66812345679"}

    reply = desk.thai(**{"to": fields.pop("msisdn"), "text": fields.pop("message"), **fields})

    assert reply.status_code == 201
    assert shape(reply.json()) == shape(sample("thaibulksms/send_reply"))
    assert len(reply.json()["phone_number_list"][0]["message_id"]) == 22


def test_thaibulksms_error_is_the_sample_itself(desk, sample):
    reply = desk.thai(text="")

    assert (reply.status_code, reply.json()) == (400, sample("thaibulksms/error_reply"))


def test_thaibulksms_credit(desk, sample):
    url = desk.simulator.url("thaibulksms") + "/credit"

    reply = desk.client.get(url, auth=("practice-key", "practice-secret"))

    assert shape(reply.json()) == shape(sample("thaibulksms/credit_reply"))


def test_smsbuddy_balance(desk, sample):
    reply = desk.buddy("/api/sms/balance/check")

    assert shape(reply.json()) == shape(sample("smsbuddy/balance_reply"))


@pytest.mark.parametrize("prefix", ["/api/v1", "/api"])
def test_smsbuddy_send(desk, sample, prefix):
    fields = sample("smsbuddy/send_request") | {"key": "practice-key", "to": "9812345678"}
    wanted = sample("smsbuddy/send_reply")

    reply = desk.buddy(prefix + "/sms/send", **fields).json()

    assert shape(reply) == shape(wanted)
    assert reply["message"] == wanted["message"]
    assert reply["data"][0]["mobile"] == "919812345678"
    assert reply["data"][0]["length"] == wanted["data"][0]["length"]


def test_smsbuddy_send_json(desk, sample):
    request = sample("smsbuddy/send_json_request")
    request["root"] |= {"key": "practice-key", "sender": "SMSBDY"}
    for position, node in enumerate(request["nodes"]):
        node["to"] = f"981234567{position}"
    wanted = sample("smsbuddy/send_json_reply")
    url = desk.simulator.url("smsbuddy") + "/api/v1/sms/send/json"

    reply = desk.client.post(url, json=request).json()

    assert shape(reply) == shape(wanted)
    for row, documented in zip(reply["data"], wanted["data"], strict=True):
        assert row["refid"] == documented["refid"]
        assert row["length"] == documented["length"]


def test_smsbuddy_one_time_password(desk, sample):
    fields = sample("smsbuddy/otp_create_request") | {"key": "practice-key", "to": "9812345678"}

    created = desk.buddy("/api/v1/otp/create", **fields).json()
    otp = created["otp"]["otp"]
    verified = desk.buddy("/api/v1/otp/verify", to="9812345678", otp=otp).json()

    assert shape(created) == shape(sample("smsbuddy/otp_create_reply"))
    assert created["sms"]["length"] == 33
    assert verified == sample("smsbuddy/otp_verify_reply")
    assert desk.ledger("smsbuddy")[0]["text"] == f"Your Verification code is {otp}."


def test_smsbuddy_sender_request(desk, sample):
    fields = sample("smsbuddy/sender_request") | {"key": "practice-key"}

    reply = desk.buddy("/api/v1/senderid/create", **fields)

    assert reply.json() == sample("smsbuddy/sender_reply")


def test_sendbulk_send(desk, sample):
    request = sample("sendbulk/send_request")
    for item in request["smslist"]:
        item |= {"partnerID": "1000", "apikey": "practice-key", "shortcode": "ADVANTA"}
        item["mobile"] = f"25471234567{item['clientsmsid']}"
    url = desk.simulator.url("sendbulk") + "/api/services/sendbulk"

    reply = desk.client.post(url, json=request).json()

    assert shape(reply) == shape(sample("sendbulk/send_reply"))
    assert [row["clientsmsid"] for row in reply["responses"]] == [1, 2]


def test_sendbulk_one_text(desk, sample):
    reply = desk.bulk("sendsms", mobile="0712345678", message="hi", shortcode="ADVANTA").json()

    assert shape(reply) == shape(sample("sendbulk/send_sms_reply"))


def test_sendbulk_error_is_the_sample_itself(desk, sample):
    reply = desk.bulk("getbalance", apikey="wrong")

    assert (reply.status_code, reply.json()) == (200, sample("sendbulk/error_reply"))


def test_sendbulk_balance(desk, sample):
    reply = desk.bulk("getbalance").json()

    assert shape(reply) == shape(sample("sendbulk/balance_reply"))
    assert reply["credit"] == "10000.00"


def test_sendbulk_report(desk, sample):
    desk.control("sendbulk", "settings", {"delivery_seconds": 0})
    sent = desk.bulk_list({"mobile": "0712345678", "message": "hi", "clientsmsid": 1}).json()

    reply = desk.bulk("getdlr", messageID=sent["responses"][0]["messageid"]).json()

    assert shape(reply) == shape(sample("sendbulk/dlr_reply"))
    assert reply["delivery-description"] == "DeliveredToTerminal"


@pytest.mark.parametrize(
    ("command", "name"),
    [("get-sms-balance", "balance"), ("get-sender-id", "senders"), ("get-templates", "templates")],
)
def test_smspoint_lists(desk, sample, command, name):
    reply = desk.point(command).json()
    wanted = sample(f"smspoint/{name}_reply")

    if isinstance(reply["data"], list):
        assert len(reply["data"]) > 2
        reply["data"], wanted["data"] = reply["data"][:1], wanted["data"][:1]
    assert shape(reply) == shape(wanted)


def test_smspoint_single(desk, sample):
    own = {"recipient": "919812345678", "sender_id": "RIVERVIEW"}
    own["template_id"] = "1007000000000000001"

    reply = desk.point("send-single-sms", **(sample("smspoint/single_request") | own))

    assert shape(reply.json()) == shape(sample("smspoint/single_reply"))


@pytest.mark.parametrize("encoding", ["form", "json", "multipart"])
def test_smspoint_bulk_in_each_encoding_of_the_samples(desk, sample, encoding):
    fields = sample("smspoint/bulk_request")
    recipient = fields["recipient"].replace("91XXXXXXXXXX", "919812345678", 1)
    fields |= {
        "recipient": recipient.replace("91XXXXXXXXXX", "919812345679"),
        "sender_id": "RIVERVIEW",
        "template_id": "1007000000000000001",
    }
    bodies = {
        "form": {"data": fields},
        "json": {"json": fields},
        "multipart": {"files": {name: (None, value) for name, value in fields.items()}},
    }
    headers = {"key": "practice-key", "accept": "application/json"}
    url = desk.simulator.url("smspoint") + "/api/v1/send-bulk-sms"

    reply = desk.client.post(url, headers=headers, **bodies[encoding]).json()

    assert shape(reply) == shape(sample("smspoint/bulk_reply"))


def test_smspoint_dotnet_shapes(desk, sample):
    desk.control("smspoint", "settings", {"bulk_shape": "B", "delivery_shape": "B"})

    sent = desk.point_bulk(("919812345678", "hi")).json()
    report = desk.point("sms-delivery-status", job_id=sent["data"]["message_id"]).json()

    assert shape(sent) == shape(sample("smspoint/bulk_reply_dotnet"))
    assert shape(report) == shape(sample("smspoint/delivery_reply_dotnet"))


def test_smspoint_report(desk, sample):
    desk.control("smspoint", "settings", {"delivery_seconds": 0})
    sent = desk.two("smspoint").json()

    report = desk.point("sms-delivery-status", job_id=sent["data"]["JobId"]).json()

    wanted = sample("smspoint/delivery_reply")
    assert shape(report) == shape(wanted)
    assert report["status"] == wanted["status"] == "error"
    assert {row["status_name"] for row in report["data"]} == {"delivered"}


def test_smspoint_errors_are_the_samples_themselves(desk, sample):
    url = desk.simulator.url("smspoint") + "/api/v1/get-sms-balance"
    accept = {"accept": "application/json"}
    desk.control("smspoint", "credits", {"Transactional": 1})

    no_key = desk.client.post(url, headers=accept)
    by_get = desk.client.get(url, headers={"key": "practice-key", **accept})
    no_credit = desk.two("smspoint")
    no_message = desk.point("sms-delivery-status", job_id="1")

    assert no_key.json() == sample("smspoint/error_key")
    assert by_get.json() == sample("smspoint/error_type")
    assert no_credit.json() == sample("smspoint/error_credit")
    assert no_message.json() == sample("smspoint/error_message_id")


# --- what stands in the documents and is not what it should be ----------------------------


def test_thaibulksms_error_comes_with_the_braces_its_sample_lacks(desk, sample, as_it_stands):
    bare = as_it_stands("thaibulksms/error_reply_bare")

    assert (
        json.loads(f"{{{bare}}}") == sample("thaibulksms/error_reply") == desk.thai(text="").json()
    )


def test_thaibulksms_names_the_bad_numbers_beside_the_good(desk, sample):
    desk.control("thaibulksms", "settings", {"bad_numbers": ["66812345679"]})

    reply = desk.two("thaibulksms")

    assert shape(reply.json()) == shape(sample("thaibulksms/send_reply_partly"))


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_thaibulksms_one_time_password(desk, sample, version):
    url = f"{desk.simulator.url('thaibulksms')}/{version}/otp/"
    keys = {"key": "practice-otp-key", "secret": "practice-otp-secret"}

    made = desk.client.post(url + "request", json={**keys, "msisdn": "0812345678"})
    token = made.json().get("data", made.json())["token"]
    wrong = desk.client.post(url + "verify", json={**keys, "token": token, "pin": "x"})
    pin = desk.ledger("thaibulksms")[0]["text"].removeprefix("TBS Code: ")[:6]
    right = desk.client.post(url + "verify", json={**keys, "token": token, "pin": pin}).json()

    assert shape(made.json()) == shape(sample(f"thaibulksms/otp_request_reply_{version}"))
    assert (wrong.status_code, wrong.json()) == (400, sample(f"thaibulksms/otp_error_{version}"))
    assert right.get("data", right) == sample("thaibulksms/otp_verify_reply_v2")


def test_a_manuals_own_request_is_refused_where_it_is_no_json(desk, as_it_stands):
    buddy = desk.simulator.url("smsbuddy") + "/api/v1/sms/send/json"
    bulk = desk.simulator.url("sendbulk") + "/api/services/sendbulk"
    as_json = {"content-type": "application/json"}

    for url, name, answer in (
        (buddy, "smsbuddy/send_json_request", {"status": "400"}),
        (bulk, "sendbulk/send_request", {"response-code": 1009}),
    ):
        reply = desk.client.post(url, content=as_it_stands(name), headers=as_json).json()
        assert reply | answer == reply


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("balance_reply", "balance_reply"),
        ("balance_reply_intro", "balance_reply"),
        ("senders_reply", "senders_reply"),
        ("templates_reply", "templates_reply"),
        ("single_reply", "single_reply"),
        ("bulk_reply", "bulk_reply"),
        ("bulk_reply_dotnet", "bulk_reply_dotnet"),
    ],
)
def test_smspoint_samples_are_mended_in_commas_alone(sample, as_it_stands, broken, mended):
    text = as_it_stands(f"smspoint/{broken}")
    with pytest.raises(ValueError, match=r"Expecting|Illegal"):
        json.loads(text)

    text = re.sub(r",(\s*[}\]])", r"\1", text).replace('"message": ""\n', '"message": "",\n')

    assert shape(json.loads(text)) == shape(sample(f"smspoint/{mended}"))
