"""otp request and verify, as a script uses them; the code is in no answer and no file."""

import re

import pytest

SETTINGS = {"sendbulk": ("sendotp=on",)}
SENDER = {"smsbuddy": ("--sender", "SMSBDY"), "sendbulk": ("--sender", "RIVERVIEW")}


def code_of(desk, service):
    return re.search(r"\d{4,10}", desk.ledger(service)[-1]["text"])[0]


@pytest.mark.parametrize("service", ["thaibulksms", "smsbuddy", "sendbulk"])
def test_a_code_goes_out_and_is_checked(desk, service):
    desk.add_account(service, "office", *SETTINGS.get(service, ()))

    sent = desk("otp", "request", "office", "0812345678", *SENDER.get(service, ()))

    assert sent.exit == 0, sent.out
    code = code_of(desk, service)
    assert set(sent.json) == {
        "otp", "account", "number", "token", "reference", "expires", "credits",
    }  # fmt: skip
    assert sent.json["number"] == "+66812345678"
    assert bool(sent.json["token"]) == (service == "thaibulksms")
    assert code not in sent.out + sent.err
    wrong = desk("otp", "verify", "office", "0812345678", code[::-1][:-1] + "0")
    assert (wrong.exit, wrong.json) == (3, {"verified": False, "reason": "wrong"})
    right = desk("otp", "verify", "office", sent.json["token"] or "0812345678", "-", stdin=code)
    assert (right.exit, right.json) == (0, {"verified": True, "reason": None})
    used = desk("otp", "verify", "office", "0812345678", code)
    assert (used.exit, used.json["reason"]) == (3, "used")
    for path in desk.folder.rglob("*"):
        assert not path.is_file() or code.encode() not in path.read_bytes(), path


def test_a_code_of_ones_own_comes_from_stdin_and_the_text_is_ones_own(desk):
    desk.add_account("smsbuddy")

    sent = desk(
        "otp", "request", "office", "0812345678", "--sender", "SMSBDY", "--code", "-",
        "--minutes", "5", "--message", "รหัส {#otp#} ค่ะ", stdin="84629175\n",
    )  # fmt: skip

    assert sent.exit == 0, sent.out
    assert desk.ledger("smsbuddy")[-1]["text"] == "รหัส 84629175 ค่ะ"
    assert sent.json["expires"].endswith("+07:00")


def test_exits_tell_what_became_of_it(desk):
    desk.add_account("smsbuddy")
    order = ("otp", "request", "office", "0812345678", "--sender", "SMSBDY")
    desk.control("smsbuddy", "faults", {"fault": "close_after_read", "on": "any"})

    unknown = desk(*order)
    assert (unknown.exit, unknown.json["error"]["code"]) == (5, "outcome_unknown")
    again = desk(*order)
    assert (again.exit, again.json["error"]["code"]) == (2, "otp_again")
    assert desk(*order, "--again").exit == 0
    digits = desk(*order, "--again", "--digits", "99")
    assert (digits.exit, digits.json["error"]["code"]) == (2, "otp_digits")
    none = desk("otp", "verify", "office", "0899999999", "123456")
    assert (none.exit, none.json["error"]["code"]) == (2, "otp_none_sent")
    desk.add_account("smspoint", "other")
    offered = desk("otp", "request", "other", "0812345678")
    assert (offered.exit, offered.json["error"]["code"]) == (2, "otp_not_offered")
    desk.add_account("sendbulk", "off")
    off = desk("otp", "request", "off", "0812345678")
    assert (off.exit, off.json["error"]["code"]) == (2, "otp_switched_off")
