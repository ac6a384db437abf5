"""The main job on the command line, judged by the simulator's ledger."""

import os
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.e2e.conftest import TEXT, Desk


@pytest.fixture(scope="session")
def nursery() -> None:
    """Here every command is started as a script would."""


def send(desk: Desk, *words: object, how: str = "--yes", **more):
    return desk("send", "--account", "office", *words, how, **more)


def test_forty_people_get_their_own_text_and_the_receipt_was_true(desk, residents):
    path, wanted = residents
    desk.add_account()
    order = ("--file", path, "--message", TEXT, "--sender", "RIVERVIEW")

    dry = send(desk, *order, how="--dry-run")
    assert desk.ledger() == [], "a dry run sends nothing"
    real = send(desk, *order)

    assert (dry.exit, real.exit) == (0, 0), (dry, real)
    receipt, campaign, ledger = dry.json, real.json, desk.ledger()
    assert {entry["number"]: entry["text"] for entry in ledger} == wanted
    assert len(ledger) == 40
    assert receipt["recipients"] == 42
    assert receipt["skipped"] == {"duplicate": 1, "landline": 1}
    assert receipt["messages"] == campaign["messages"] == campaign["accepted"] == 40
    charged = sum(entry["credits"] for entry in ledger)
    assert receipt["credits"] == receipt["parts"] == campaign["credits"] == charged
    assert (campaign["credits_source"], campaign["state"]) == ("service", "finished")

    found = desk("history", "search", "ห้อง A-7 ")
    assert [m["text"] for m in found.json["messages"]] == [wanted["66877000007"]]
    assert found.json["messages"][0]["number"] == "+66877000007"
    assert found.json["messages"][0]["state"] == "accepted"


def test_the_same_text_goes_in_one_request_of_ten_then_hundreds(desk, tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("phone\n" + "".join(f"08{n:08}\n" for n in range(250)), "utf-8")
    desk.add_account()

    answer = send(desk, "--file", path, "--message", "same", "--sender", "RIVERVIEW")

    assert answer.exit == 0, answer
    sizes = Counter(entry["request"] for entry in desk.ledger())
    assert sorted(sizes.values()) == [10, 40, 100, 100]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_trouble_is_a_sentence_and_an_exit_code_and_nothing_is_sent(desk, tmp_path, lang):
    desk.add_account()
    desk.add_account(name="wrong key", api_key="nonsense")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    plain = ("--message", "hi", "--sender", "RIVERVIEW")
    cases = [
        ("2", send(desk, "--to", "0812345678", "--message", "hi", lang=lang), "blocked"),
        ("2", send(desk, "--file", broken, *plain, lang=lang), None),
        ("2", send(desk, "--file", tmp_path / "none.csv", *plain, lang=lang), None),
        ("2", send(desk, "--to", "x", "--message", "{ชื่อ}", "--sender", "Demo", lang=lang), None),
        ("2", desk("send", "--account", "nobody", "--to", "1", *plain, "--yes", lang=lang), None),
        ("2", desk("send", lang=lang), "usage"),
        ("4", desk("accounts", "test", "wrong key", lang=lang), "login_refused"),
    ]
    for exit_code, answer, code in cases:
        error = answer.json["error"]
        assert str(answer.exit) == exit_code, answer
        assert code in (None, error["code"])
        assert error["message"] not in ("", error["code"]), "a sentence, not a code"
        thai = any("ก" <= letter <= "๛" for letter in error["message"])
        assert thai == (lang == "th"), error
    assert desk.ledger() == []


def test_wrong_key_sender_and_credit_pause_and_can_be_resumed(desk):
    desk.add_account()
    desk.add_account(name="wrong", api_key="nonsense")
    to = ("--to", "0812345678,0812345679", "--message", "hello")

    wrong = desk("send", "--account", "wrong", *to, "--sender", "Demo", "--yes")
    sender = send(desk, *to, "--sender", "demo")

    for answer, reason in ((wrong, "auth"), (sender, "sender")):
        assert (answer.exit, answer.json["state"], answer.json["reason"]) == (4, "paused", reason)
        assert answer.json["queued"] == 2
    assert desk.ledger() == []

    desk.control("thaibulksms", "credits", {"standard": 1})
    short = send(desk, *to, "--sender", "Demo")
    assert (short.exit, short.json["error"]["code"]) == (2, "blocked")
    assert [f["code"] for f in short.json["findings"] if f["level"] == "block"] == ["short_credit"]
    assert desk.ledger() == []


def test_an_unreachable_service_sends_nothing_and_can_be_resumed(desk, simulator):
    desk.add_account()
    answer = desk(
        "accounts", "add", "gone", "--service", "thaibulksms", "--practice",
        "--base-url", "http://127.0.0.1:9", "--credential", "api_key=a",
        "--credential", "api_secret=b",
    )  # fmt: skip
    assert answer.exit == 0, answer

    sent = desk("send", "--account", "gone", "--to", "0812345678", "--message", "x",
                "--sender", "Demo", "--yes")  # fmt: skip

    assert (sent.exit, sent.json["state"], sent.json["reason"]) == (4, "paused", "network")
    assert sent.json["queued"] == 1
    balance = desk("balance")
    assert balance.exit == 4
    by_name = {one["account"]: one for one in balance.json["accounts"]}
    assert by_name["gone"]["error"]["code"] == "unreachable"
    assert "error" not in by_name["office"]


def test_an_unknown_outcome_pauses_and_is_never_sent_again(desk):
    desk.add_account()
    desk.control("thaibulksms", "faults", {"fault": "close_after_read", "times": 1})

    first = send(desk, "--to", "0812345678", "--message", "once", "--sender", "Demo")
    again = desk("campaigns", "resume", first.json["campaign"])
    repeat = send(desk, "--to", "0812345678", "--message", "once", "--sender", "Demo")

    assert (first.exit, first.json["unknown"]) == (5, 1)
    assert (again.exit, again.json["unknown"]) == (5, 1)
    assert repeat.json["error"]["code"] == "blocked", "unknown counts as sent for a day"
    assert len(desk.ledger()) == 1

    seen = desk("campaigns", "resolve", first.json["campaign"], "--sent")
    assert (seen.exit, seen.json["accepted"], seen.json["unknown"]) == (0, 1, 0)


def test_what_the_operator_saw_was_not_sent_goes_out_as_a_new_campaign_once(desk):
    desk.add_account()
    desk.control("thaibulksms", "faults", {"fault": "html_body", "times": 1})
    first = send(desk, "--to", "0812345678", "--message", "once", "--sender", "Demo")
    assert (first.exit, desk.ledger()) == (5, [])

    resolved = desk("campaigns", "resolve", first.json["campaign"], "--not-sent")
    follow_up = resolved.json["follow_up"]
    assert desk.ledger() == [], "it waits for a word"
    resumed = desk("campaigns", "resume", follow_up)
    retried = desk("campaigns", "retry", first.json["campaign"])

    assert (resolved.exit, resolved.json["not_sent"]) == (0, 1)
    assert (resumed.exit, resumed.json["accepted"]) == (0, 1)
    assert (retried.exit, retried.json["error"]["code"]) == (2, "nothing_to_do")
    assert len(desk.ledger()) == 1


def test_killed_in_the_middle_and_resumed_nobody_is_twice(desk, residents):
    path, wanted = residents
    desk.add_account("thaibulksms", "office", "rate=15")
    desk.control("thaibulksms", "settings", {"latency_ms": 150})
    process = desk.start("send", "--account", "office", "--file", path, "--message", TEXT,
                         "--sender", "RIVERVIEW", "--yes")  # fmt: skip
    deadline = time.monotonic() + 20
    while len(desk.ledger()) < 12 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert 12 <= len(desk.ledger()) <= 40

    shown = desk("campaigns", "show", "1").json
    resumed = desk("campaigns", "resume", "1")

    assert (shown["state"], shown["reason"]) == ("paused", "interrupted")
    counts = [shown[k] for k in ("accepted", "rejected", "unknown", "queued", "cancelled")]
    assert sum(counts) == shown["messages"] == 40
    ledger = Counter(entry["number"] for entry in desk.ledger())
    assert max(ledger.values()) == 1, "nobody twice"
    final = resumed.json
    assert final["accepted"] + final["unknown"] == 40
    assert final["queued"] == 0
    assert set(wanted) - set(ledger) <= _numbers(desk, "unknown")
    assert _numbers(desk, "accepted") <= set(ledger)
    assert resumed.exit == (5 if final["unknown"] else 0)


def _numbers(desk: Desk, state: str) -> set[str]:
    found = desk("history", "search", "--campaign", "1", "--state", state, "--limit", "1000")
    return {message["number"].lstrip("+") for message in found.json["messages"]}


def test_keys_and_whole_numbers_are_in_no_log(desk, data_dir: Path):
    desk.add_account(api_secret="practice-secret")
    desk.control("thaibulksms", "faults", {"fault": "html_body", "times": 1})
    send(desk, "--to", "0812345678", "--message", "hello", "--sender", "Demo")

    logs = "".join(path.read_text("utf-8") for path in (data_dir / "logs").iterdir())
    assert logs
    for secret in ("practice-secret", "practice-key", "812345678"):
        assert secret not in logs
    database = b"".join(path.read_bytes() for path in data_dir.glob("*.sqlite3*"))
    assert b"practice-secret" not in database
