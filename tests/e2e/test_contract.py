"""The contract at its edges: what a strict script would trip over."""

import json
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from smsdesk.cli import main
from tests.e2e.conftest import Desk


def test_a_data_folder_that_is_none_is_an_input_error(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        answer = desk("--data-dir", folder, "accounts", "list")
        assert (answer.exit, answer.json["error"]["code"]) == (2, "folder_unusable")
        assert "Traceback" not in answer.err


@pytest.mark.parametrize("base", ["-1", "65533", "70000"])
def test_a_port_that_does_not_fit_is_an_input_error(desk: Desk, base: str) -> None:
    answer = desk("simulator", f"--port-base={base}")

    assert (answer.exit, answer.json["error"]["code"]) == (2, "bad_port")


def test_a_port_in_use_is_an_input_error(desk: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = desk("simulator", "--port-base", taken.getsockname()[1] - 3)

    assert (answer.exit, answer.json["error"]["code"]) == (2, "port_taken")


def test_people_are_counted_even_where_a_field_is_unknown(desk: Desk) -> None:
    desk.add_account()

    answer = desk(
        "send", "--account", "office", "--to", "0812345678,0812345678,021234567",
        "--message", "{nobody}", "--sender", "RIVERVIEW", "--dry-run",
    )  # fmt: skip

    receipt = answer.json
    assert answer.exit == 2
    assert [finding["code"] for finding in receipt["findings"]] == ["unknown_field"]
    assert (receipt["recipients"], receipt["messages"]) == (3, 1)
    assert receipt["skipped"] == {"duplicate": 1, "landline": 1}


def test_a_missing_file_has_one_code_everywhere(desk: Desk) -> None:
    desk.add_account()
    to = ("send", "--account", "office", "--to", "0812345678", "--sender", "RIVERVIEW", "--dry-run")

    for words in (
        ("numbers", "none.txt"),
        ("contacts", "import", "none.csv", "--list", "x"),
        (*to, "--message-file", "none.txt"),
    ):
        answer = desk(*words)
        assert (answer.exit, answer.json["error"]["code"]) == (2, "no_such_file"), words


def test_a_message_from_standard_input_is_utf8_whatever_the_locale(desk: Desk) -> None:
    desk.add_account()

    answer = desk(
        "send", "--account", "office", "--to", "0812345678", "--sender", "RIVERVIEW",
        "--message-file", "-", "--yes",
        stdin="\ufeffสวัสดี\r\nครับ\r\n", PYTHONIOENCODING="ascii",
    )  # fmt: skip

    assert answer.exit == 0
    assert [entry["text"] for entry in desk.ledger()] == ["สวัสดี\nครับ"]


def wait_until_it_waits(pid: int) -> None:
    """Return once a process has used no processor for a while: it reads standard input by then."""
    used: list[str] = []
    since = time.monotonic()
    while time.monotonic() - since < 0.5:
        time.sleep(0.05)
        now = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        if now[0] == "R" or now[11:13] != used:
            used, since = now[11:13], time.monotonic()


def hear_ctrl_c() -> None:
    """Hear SIGINT: a shell lets its background jobs, as this run may be one, ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_outside_a_campaign_is_no_traceback(desk: Desk) -> None:
    waiting = subprocess.Popen(
        desk.command("--json", "count", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_ctrl_c,  # noqa: PLW1509 - it only sets a signal
    )
    wait_until_it_waits(waiting.pid)
    waiting.send_signal(signal.SIGINT)
    out, err = waiting.communicate(timeout=20)

    assert (waiting.returncode, json.loads(out)["error"]["code"]) == (4, "cancelled")
    assert b"Traceback" not in err


def test_a_word_that_is_no_utf8_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--json", "count", b"\xa1".decode("utf-8", "surrogateescape")])

    assert (code, json.loads(capsys.readouterr().out)["error"]["code"]) == (2, "usage")


@pytest.mark.parametrize(
    ("service", "setting", "code"),
    [
        ("thaibulksms", "rate=fast", "setting_number"),
        ("thaibulksms", "price=-3", "setting_number"),
        ("thaibulksms", "otp_url=http://elsewhere.example", "practice_needs_loopback"),
        ("thaibulksms", "force=premium", "setting_value"),
        ("sendbulk", "batch_limit=0", "setting_number"),
        ("sendbulk", "batch_limit=99999", "setting_number"),
        ("smsbuddy", "channel=1", "unknown_setting"),
    ],
)
def test_a_setting_that_does_not_fit_is_refused(desk, service, setting, code):
    answer = desk("accounts", "add", "x", "--service", service, "--practice", "--base-url",
                  desk.simulator.url(service), "--setting", setting)  # fmt: skip

    assert (answer.exit, answer.json["error"]["code"]) == (2, code)
