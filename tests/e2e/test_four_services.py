"""The main job through each of the four services, judged by the simulator's ledger."""

from collections import Counter
from decimal import Decimal

import pytest

from tests.e2e.conftest import SENDER, SERVICES, TEMPLATE, TEXT, Desk, order_of

TELLS_CREDITS = {"thaibulksms", "smsbuddy"}
each_service = pytest.mark.parametrize("service", SERVICES)


def credits_left(desk: Desk) -> Decimal:
    (account,) = desk("balance", "office").json["accounts"]
    return sum((Decimal(str(one["credits"])) for one in account["balances"]), Decimal(0))


@each_service
def test_forty_people_get_their_own_text_and_the_receipt_was_true(desk, residents, service):
    path, wanted = residents
    desk.add_account(service)
    words = ("send", "--account", "office", "--file", path, "--message", TEXT, *order_of(service))
    before = credits_left(desk)

    dry = desk(*words, "--dry-run")
    assert desk.ledger(service) == [], "a dry run sends nothing"
    real = desk(*words, "--yes")

    assert (dry.exit, real.exit) == (0, 0), (dry, real)
    receipt, campaign, ledger = dry.json, real.json, desk.ledger(service)
    assert len(ledger) == 40
    assert {entry["number"]: entry["text"] for entry in ledger} == wanted
    assert {entry["sender"] for entry in ledger} == {SENDER[service]}
    assert all(number.startswith("668") for number in wanted)
    assert receipt["skipped"] == {"duplicate": 1, "landline": 1}
    assert receipt["messages"] == campaign["messages"] == campaign["accepted"] == 40
    charged = sum(entry["credits"] for entry in ledger)
    assert receipt["credits"] == receipt["parts"] == campaign["credits"] == charged
    source = "service" if service in TELLS_CREDITS else "estimate"
    assert (campaign["credits_source"], campaign["state"]) == (source, "finished")
    assert before - credits_left(desk) == charged

    found = desk("history", "search", "--campaign", campaign["campaign"], "--limit", 100).json
    assert {m["number"].lstrip("+"): m["reference"] for m in found["messages"]} == {
        entry["number"]: entry["reference"] for entry in ledger
    }


@each_service
def test_what_a_human_can_mend_pauses_and_resumes(desk, service):
    desk.add_account(service)
    desk.add_account(service, "wrong", **{_key(desk, service): "nonsense"})
    to = ("--to", "0812345678,0812345679", "--message", "hello", *order_of(service))

    wrong = desk("send", "--account", "wrong", *to, "--yes")
    assert (wrong.exit, wrong.json["reason"], wrong.json["queued"]) == (4, "auth", 2)
    assert desk.ledger(service) == []

    desk.control(service, "faults", {"fault": "refuse", "reason": "credit", "times": 1})
    short = desk("send", "--account", "office", *to, "--yes")
    resumed = desk("campaigns", "resume", short.json["campaign"])

    assert (short.exit, short.json["reason"], short.json["queued"]) == (4, "credit", 2)
    assert (resumed.exit, resumed.json["accepted"]) == (0, 2)
    assert len(desk.ledger(service)) == 2


def _key(desk: Desk, service: str) -> str:
    return next(key for key in desk.simulator.credentials(service) if "key" in key)


@each_service
def test_a_broken_answer_is_unknown_and_never_sent_again(desk, service):
    desk.add_account(service)
    desk.control(service, "faults", {"fault": "truncated_json", "times": 1})
    to = ("--to", "0812345678", "--message", "once", *order_of(service))

    first = desk("send", "--account", "office", *to, "--yes")
    again = desk("campaigns", "resume", first.json["campaign"])

    assert (first.exit, first.json["unknown"]) == (5, 1)
    assert (again.exit, again.json["unknown"]) == (5, 1)
    assert len(desk.ledger(service)) == 1


def test_a_house_of_sendbulk_takes_as_many_in_a_request_as_it_says(desk, residents):
    path, _wanted = residents
    desk.add_account("sendbulk", "office", "batch_limit=7")
    desk.control("sendbulk", "settings", {"batch_limit": 7})
    words = ("send", "--account", "office", "--file", path, "--message", TEXT)

    answer = desk(*words, *order_of("sendbulk"), "--yes")

    assert answer.exit == 0, answer
    sizes = Counter(entry["request"] for entry in desk.ledger("sendbulk")).values()
    assert sorted(sizes) == [2, 3, 7, 7, 7, 7, 7]


def test_too_fast_waits_and_goes_on_by_itself(desk):
    desk.add_account("smsbuddy")
    desk.control("smsbuddy", "faults", {"fault": "too_many_requests", "times": 1})
    to = ("--to", "0812345678", "--message", "once", *order_of("smsbuddy"))

    answer = desk("send", "--account", "office", *to, "--yes")

    assert (answer.exit, answer.json["accepted"]) == (0, 1), answer
    assert len(desk.ledger("smsbuddy")) == 1


def test_thesmspoint_wants_a_template_and_cuts_nothing(desk):
    desk.add_account("smspoint")
    words = ("send", "--account", "office", "--to", "0812345678", "--sender", "RIVERVIEW")

    bare = desk(*words, "--message", "hi", "--yes")
    long = desk(*words, "--template", TEMPLATE, "--message", "a" * 766, "--yes")
    full = desk(*words, "--template", TEMPLATE, "--message", "a" * 765, "--yes")

    assert [f["code"] for f in bare.json["findings"]] == ["no_template"]
    assert [f["code"] for f in long.json["findings"]] == ["too_long"]
    assert full.exit == 0, full
    assert [entry["text"] for entry in desk.ledger("smspoint")] == ["a" * 765]


def test_sendbulk_warns_that_thai_is_undocumented_and_sends_it(desk):
    desk.add_account("sendbulk")
    words = ("--to", "0812345678", "--message", "สวัสดี", *order_of("sendbulk"))

    dry = desk("send", "--account", "office", *words, "--dry-run")

    assert dry.exit == 0
    assert [(f["code"], f["level"]) for f in dry.json["findings"]] == [
        ("unicode_undocumented", "warn")
    ]


def test_senders_and_templates_on_the_command_line(desk):
    for service in SERVICES:
        desk.add_account(service, service)

    lists = {service: desk("senders", "list", service) for service in SERVICES}
    requests = {service: desk("senders", "request", service, "NEWNAM") for service in SERVICES}
    templates = {service: desk("templates", service) for service in SERVICES}

    assert {service: answer.exit for service, answer in lists.items()} == dict.fromkeys(SERVICES, 0)
    listed = lists["smspoint"].json["senders"]
    assert {
        "sender": "RIVERVIEW", "id": "101", "type": "Transactional", "status": "approved",
        "used": None,
    } in listed  # fmt: skip
    assert {one["status"] for one in listed} == {"approved", "waiting"}
    names = [one["sender"] for one in lists["thaibulksms"].json["senders"]]
    assert names == ["SMS.", "Demo", "MySMS"]

    assert (requests["smsbuddy"].exit, requests["smsbuddy"].json["status"]) == (0, "waiting")
    (first, *_) = templates["smspoint"].json["templates"]
    assert (templates["smspoint"].exit, first["template"], first["text"]) == (
        0,
        TEMPLATE,
        "{#var#}",
    )
    for answers, offered in ((requests, "smsbuddy"), (templates, "smspoint")):
        for service in set(SERVICES) - {offered}:
            answer = answers[service]
            assert (answer.exit, answer.json["error"]["code"]) == (4, "not_offered")


def test_a_templates_text_with_holes_in_it_never_goes_out(desk):
    desk.add_account("smspoint")
    words = ("--sender", "RIVERVIEW", "--template", "1007000000000000002", "--yes")

    answer = desk("send", "--account", "office", "--to", "0812345678", *words)

    assert (answer.exit, [f["code"] for f in answer.json["findings"]]) == (2, ["unknown_field"])
    assert desk.ledger("smspoint") == []


def test_a_sender_the_service_does_not_list_blocks_before_anything_is_sent(desk):
    desk.add_account("smspoint")

    answer = desk(
        "send", "--account", "office", "--to", "0812345678", "--message", "hi",
        "--sender", "NOBODY", "--template", "NOTHING", "--yes",
    )  # fmt: skip

    assert answer.exit == 2, answer
    codes = {finding["code"] for finding in answer.json["findings"]}
    assert {"sender_not_approved", "template_not_approved"} <= codes
    assert desk.ledger("smspoint") == []
