"""Every error code of the documents, as it stands there.

`codes.txt` of a service is its document's own table, `codes_older.txt` that of ThaiBulkSMS's older
document, which has no numbers.
"""

import re
from pathlib import Path

import pytest

from smsdesk.simulator import codes

FIXTURES = Path(__file__).parent / "fixtures"
SENDBULK = {
    200, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1012, 1104,
    4090, 4091, 4092, 4093,
}  # fmt: skip
"""The vendor's public list: no document of ours holds it as a table."""


def lines(name):
    return (FIXTURES / name).read_text("utf-8").splitlines()


def test_thaibulksms_has_every_row_of_the_newer_document():
    rows = [line.split(" ", 4)[1:] for line in lines("thaibulksms/codes.txt")]

    told = {(int(code), name, text) for _status, code, name, text in rows}
    statuses = {(int(code), int(status)) for status, code, _name, _text in rows}

    assert told == {(code, row.name, row.description) for code, row in codes.THAIBULKSMS.items()}
    assert statuses - {(0, 201)} == {(code, row.status) for code, row in codes.THAIBULKSMS.items()}


def test_thaibulksms_has_every_name_of_the_older_document():
    known = {row.name: row for row in codes.THAIBULKSMS.values()} | codes.THAIBULKSMS_NAMES

    for line in lines("thaibulksms/codes_older.txt"):
        status, name, description = line.split("\t")
        row = known[name]
        assert row.description == description
        # The two documents differ about the status of one: 400 here, 423 in the newer.
        assert row.status == (423 if name == "ERROR_INSUFFICIENT_CREDIT" else int(status))


def test_smsbuddy_has_every_code_of_the_manual():
    rows = [line.removesuffix(" |").split(" | ") for line in lines("smsbuddy/codes.txt")]

    assert {int(code): text for code, text in rows} == dict(codes.SMSBUDDY)


def test_sendbulk_has_every_code_of_the_list():
    assert set(codes.SENDBULK) == SENDBULK


def test_smspoint_has_every_sentence_of_the_page():
    page = {"error_key": 0, "error_type": 0, "error_credit": 1, "error_message_id": 1}
    sentences = {}
    for name, null in page.items():
        text = (FIXTURES / f"smspoint/{name}.json").read_text("utf-8")
        found = re.search(r'"message": ?"(.*?)"', text)
        assert found
        sentences[found[1]] = bool(null)
        assert ('"data": null' in text) == bool(null)

    assert sentences == dict(codes.SMSPOINT)


@pytest.mark.parametrize("service", ["thaibulksms", "smsbuddy", "sendbulk", "smspoint"])
def test_each_code_can_be_had(desk, service):
    listed = desk.control(service, "codes")["codes"]
    assert len(listed) >= 10

    for row in listed:
        desk.fault("refuse", service, code=row["code"])
        reply = desk.two(service)
        assert (reply.status_code, reply.json()) == (row["status"], row["body"])

    assert desk.ledger(service) == []


def test_a_code_is_known_by_its_number_too_and_the_status_can_be_another(desk):
    desk.fault("refuse", code=104, status=200)

    reply = desk.thai()

    assert (reply.status_code, reply.json()["error"]["name"]) == (200, "ERROR_IP_NOT_ALLOWED")


def test_a_code_of_no_document_is_refused(desk):
    url = desk.simulator.url("thaibulksms") + "/_simulator/faults"

    for code in (117, 999, "no such"):
        assert desk.client.post(url, json={"fault": "refuse", "code": code}).status_code == 400
    assert desk.thai().status_code == 201


def test_an_asking_call_can_be_refused_with_a_code(desk):
    url = desk.simulator.url("thaibulksms") + "/credit"
    desk.fault("refuse", code=128, on="read")

    reply = desk.client.get(url, auth=("practice-key", "practice-secret"))

    assert (reply.status_code, reply.json()["error"]["code"]) == (403, 128)
