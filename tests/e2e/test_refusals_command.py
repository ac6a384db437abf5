"""What a service refuses reaches whoever sits at a terminal, in words; scripts get stable ones."""

import os
import subprocess

import pytest

from tests.e2e.conftest import Desk, order_of

REFUSED = (
    ("thaibulksms", 104, "auth", "address_not_allowed"),
    ("smsbuddy", 416, "config", "type_off"),
    ("sendbulk", 1012, "config", "list_too_long"),
    ("smspoint", "Request Type Not Allowed", "config", "request_type"),
)
SAID = {
    "en": {
        "address_not_allowed": "The service does not allow this office's internet address (IP)",
        "list_too_long": "Lower “Messages a request, at most” under Accounts",
    },
    "th": {
        "address_not_allowed": "ผู้ให้บริการไม่อนุญาตที่อยู่อินเทอร์เน็ต (IP) ของสำนักงานนี้",
        "list_too_long": "ลด “ข้อความต่อคำขอ ไม่เกิน” ในหน้าบัญชี",
    },
}


def told(desk: Desk, lang: str, *words: object) -> str:
    """What a person reads."""
    command = [word for word in desk.command("--lang", lang, *words) if word != "--json"]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ, timeout=120)
    return done.stdout.decode()


@pytest.mark.parametrize(("service", "code", "reason", "detail"), REFUSED)
def test_a_refused_send_says_why(desk, *, service, code, reason, detail):
    desk.add_account(service)
    desk.control(service, "faults", {"fault": "refuse", "code": code, "times": 2})
    people = ("--to", "0812345678", "--message", "hello")

    sent = desk("send", "--account", "office", *people, *order_of(service), "--yes")

    campaign = sent.json
    assert (sent.exit, campaign["state"], campaign["reason"]) == (4, "paused", reason)
    assert (campaign["detail"], campaign["queued"], desk.ledger(service)) == (detail, 1, [])
    for lang, sentences in SAID.items():
        shown = told(desk, lang, "campaigns", "show", campaign["campaign"])
        assert sentences.get(detail, "") in shown


def test_a_refused_test_of_an_account_says_why(desk):
    desk.add_account()
    desk.control(
        "thaibulksms", "faults", {"fault": "refuse", "code": 104, "on": "read", "times": 9}
    )

    for lang, sentences in SAID.items():
        error = desk("accounts", "test", "office", lang=lang).json["error"]
        assert (error["code"], error["message"]) == (
            "login_refused",
            sentences["address_not_allowed"],
        )
        assert "IP Whitelist" in error["hint"]


def test_a_service_in_trouble_is_not_said_to_speak_another_language(desk):
    desk.add_account()
    desk.control("thaibulksms", "faults", {"fault": "refuse", "code": 4, "on": "read", "times": 9})

    answer = desk("balance", "office")

    (account,) = answer.json["accounts"]
    assert (answer.exit, account["error"]["code"]) == (4, "service_trouble")
    assert "trouble of its own" in account["error"]["message"]
