"""reports refresh, receive and address, as an office's IT person uses them."""

import json
import signal
from contextlib import contextmanager

import httpx
import pytest

from tests.e2e.conftest import order_of


def send(desk, service, *more, to="0812345678,0812345679"):
    answer = desk("send", "--account", "office", "--to", to, "--message", "hello",
                  *order_of(service), "--yes", *more)  # fmt: skip
    assert answer.exit == 0, answer.out
    return answer.json["campaign"]


def found(desk, campaign):
    answer = desk("history", "search", "--campaign", campaign)
    return {one["number"]: one["delivery"] for one in answer.json["messages"]}


@pytest.mark.parametrize("service", ["sendbulk", "smspoint"])
def test_a_campaign_is_asked_about_at_once_and_history_tells(desk, service):
    desk.add_account(service)
    desk.control(
        service, "settings", {"delivery_seconds": 0, "undelivered_numbers": ["66812345679"]}
    )
    campaign = send(desk, service)

    not_due = desk("reports", "refresh")
    assert (not_due.exit, not_due.json["asked"]) == (0, 0)
    assert not_due.json["next"].endswith("+07:00")
    answer = desk("reports", "refresh", campaign)

    assert answer.exit == 0, answer.out
    assert answer.json == {
        "campaign": campaign, "asked": 2, "changed": 2, "errors": [],
        "reports": {"delivered": 1, "undelivered": 1},
    }  # fmt: skip
    assert found(desk, campaign) == {"+66812345678": "delivered", "+66812345679": "undelivered"}
    text = desk("reports", "refresh", campaign, lang="th")
    assert text.json["asked"] == 0


def test_a_service_that_could_not_be_asked_is_named_and_the_exit_says_so(desk):
    desk.add_account("sendbulk")
    campaign = send(desk, "sendbulk")
    desk.control("sendbulk", "faults", {"fault": "html_body", "on": "read", "times": 9})

    answer = desk("reports", "refresh", campaign)

    assert answer.exit == 4
    (error,) = answer.json["errors"]
    assert (error["account"], error["error"]["code"]) == ("office", "service_answer")
    assert answer.json["asked"] == 0


def test_what_calls_back_cannot_be_asked_and_the_other_way_round(desk):
    desk.add_account("thaibulksms")
    campaign = send(desk, "thaibulksms")

    asked = desk("reports", "refresh", campaign)
    assert (asked.exit, asked.json["error"]["code"]) == (2, "reports_called_back")
    desk("accounts", "remove", "office")
    desk.add_account("sendbulk")
    address = desk("reports", "address", "office")
    assert (address.exit, address.json["error"]["code"]) == (2, "reports_not_called_back")
    assert desk("reports", "refresh", "x").json["error"]["code"] == "unknown_campaign"
    assert desk("reports", "refresh", "77").json["error"]["code"] == "unknown_campaign"


@contextmanager
def receiving(desk, *words):
    """A receiver of its own process; yields its first line and the process, ends it as Ctrl-C."""
    child = desk.start("reports", "receive", "--host", "127.0.0.1", "--port", "0", *words)
    try:
        yield json.loads(child.stdout.readline()), child
    finally:
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=20)
    assert child.returncode == 0


def test_callbacks_are_taken_while_the_desk_is_used_and_told_line_by_line(desk):
    desk.add_account("thaibulksms", "office", "force=corporate")
    campaign = send(desk, "thaibulksms", to="0812345678")
    (message,) = desk("history", "search", "--campaign", campaign).json["messages"]

    with receiving(desk) as (first, child):
        (account,) = first["accounts"]
        assert (account["account"], account["url"]) == ("office", None)
        assert desk("reports", "address", "office").json["path"] == account["path"]
        url = first["listening"] + account["path"]
        fields = {"Transaction": message["reference"], "Status": "delivery", "Time": "1"}
        assert httpx.get(url, params=fields, trust_env=False).text == "OK"
        line = json.loads(child.stdout.readline())
        assert (line["campaign"], line["message"]) == (campaign, message["message"])
        assert (line["word"], line["delivery"], line["changed"]) == ("delivery", "delivered", True)
        assert found(desk, campaign) == {"+66812345678": "delivered"}
        send(desk, "thaibulksms", to="0812345670")  # who holds the desk may send meanwhile


def test_a_port_that_is_taken_or_none_is_said(desk):
    desk.add_account("thaibulksms")
    with receiving(desk) as (first, _child):
        port = first["listening"].rpartition(":")[2]
        taken = desk("reports", "receive", "--host", "127.0.0.1", "--port", port)
    assert (taken.exit, taken.json["error"]["code"]) == (2, "cannot_listen")
    wrong = desk("reports", "receive", "--host", "127.0.0.1", "--port", "70000")
    assert (wrong.exit, wrong.json["error"]["code"]) == (2, "bad_port")


def test_a_public_address_must_be_https_and_is_shown_whole(desk):
    desk.add_account("smsbuddy", "office", "reports_url=http://127.0.0.1:1")
    answer = desk("reports", "address", "office")
    assert answer.json["url"] == "http://127.0.0.1:1" + answer.json["path"]
    refused = desk("accounts", "add", "real", "--service", "smsbuddy", "--credential", "key=x",
                   "--setting", "reports_url=http://sms.example.com")  # fmt: skip
    assert (refused.exit, refused.json["error"]["code"]) == (2, "real_needs_https")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_help_tells_how_to_put_it_behind_https(desk, lang):
    answer = desk("reports", "help", lang=lang)

    assert answer.exit == 0
    for word in (
        "reports receive",
        "reverse_proxy",
        "proxy_pass",
        "reports_url",
        "reports address",
    ):
        assert word in answer.json["help"]
