"""The simulator as a process: what it prints, how it ends, what survives."""

import contextlib
import json
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from smsdesk.simulator.process import Simulator

COMMAND = [sys.executable, "-m", "smsdesk.simulator"]
SERVICES = ["thaibulksms", "smsbuddy", "sendbulk", "smspoint"]
# Windows knows no signals: there SIGTERM ends a process at once, with the code 1.
ON_WINDOWS = sys.platform == "win32"
SIGNALS = [signal.SIGTERM] if ON_WINDOWS else [signal.SIGTERM, signal.SIGINT]
ENDED = 1 if ON_WINDOWS else 0


def send(simulator, text="hi", count=1):
    reply = httpx.post(
        simulator.url("thaibulksms") + "/sms",
        data={"msisdn": ",".join(f"0812{i:06d}" for i in range(count)), "message": text},
        auth=("practice-key", "practice-secret"),
        trust_env=False,
    )
    assert reply.status_code == 201
    return reply.json()


def control(simulator, word, body=None):
    url = simulator.url("thaibulksms") + "/_simulator/" + word
    if body is None:
        return httpx.get(url, trust_env=False).json()
    return httpx.post(url, json=body, trust_env=False).json()


def test_the_first_line_says_where_and_with_what(running):
    line = running.first_line

    assert list(line) == [*SERVICES, "credentials"]
    assert {name: set(keys) for name, keys in line["credentials"].items()} == {
        "thaibulksms": {"api_key", "api_secret", "otp_key", "otp_secret"},
        "smsbuddy": {"key"},
        "sendbulk": {"partner_id", "api_key"},
        "smspoint": {"api_key"},
    }
    assert all(line[name].startswith("http://127.0.0.1:") for name in SERVICES)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_it_cleanly_even_while_a_request_hangs(number):
    child = subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    url = json.loads(child.stdout.readline())["thaibulksms"]
    order = {"fault": "hang_after_read", "on": "any"}
    httpx.post(url + "/_simulator/faults", json=order, trust_env=False)
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(url + "/credit", timeout=0.2, trust_env=False)

    child.send_signal(number)
    out, err = child.communicate(timeout=10)

    assert (child.returncode, out, err) == (ENDED, b"", b"")


def test_the_end_of_standard_input_ends_it():
    simulator = Simulator()
    simulator.start()

    assert simulator.stop() == 0


def test_it_prints_a_line_a_message_taken():
    with Simulator() as simulator:
        send(simulator, 'สวัสดี 😀 "q"\n', 2)
        wanted = control(simulator, "ledger")["entries"]

    assert simulator.entries == wanted
    assert [e["number"] for e in wanted] == ["66812000000", "66812000001"]
    assert {e["text"] for e in wanted} == {'สวัสดี 😀 "q"\n'}


def test_ledger_credits_and_settings_survive_a_kill(tmp_path):
    with Simulator(state_dir=tmp_path) as simulator:
        control(simulator, "credits", {"standard": 50})
        control(simulator, "settings", {"senders": ["SMS.", "OURS"]})
        send(simulator, "ก" * 71, 3)
        before = control(simulator, "ledger")["entries"]
        simulator.kill()

    with Simulator(state_dir=tmp_path) as simulator:
        state = control(simulator, "state")
        assert control(simulator, "ledger")["entries"] == before
        assert state["credits"]["standard"] == 44
        assert state["settings"]["senders"] == ["SMS.", "OURS"]
        send(simulator)
        assert control(simulator, "ledger")["entries"][-1]["request"] == "2"

    lines = (tmp_path / "ledger.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["service"] for line in lines] == ["thaibulksms"] * 4


def test_a_line_cut_by_a_kill_is_dropped(tmp_path):
    with Simulator(state_dir=tmp_path) as simulator:
        send(simulator)
    ledger = tmp_path / "ledger.jsonl"
    whole = ledger.read_bytes()
    ledger.write_bytes(whole + b'{"service":"thai')

    with Simulator(state_dir=tmp_path) as simulator:
        assert control(simulator, "ledger")["count"] == 1

    assert ledger.read_bytes() == whole


def test_the_ledger_is_on_disk_before_the_reply(tmp_path):
    with Simulator(state_dir=tmp_path) as simulator:
        for sent in range(1, 20):
            send(simulator, count=10)
            assert (tmp_path / "ledger.jsonl").read_bytes().count(b"\n") == sent * 10


def test_a_parent_that_does_not_read_stops_nothing(tmp_path):
    command = [*COMMAND, "--until-stdin-closes", "--state-dir", str(tmp_path)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    url = json.loads(child.stdout.readline())["thaibulksms"]
    login = ("practice-key", "practice-secret")
    msisdn = ",".join(f"0812{i:06d}" for i in range(500))
    started = time.monotonic()

    for _ in range(10):
        reply = httpx.post(
            url + "/sms", data={"msisdn": msisdn, "message": "x"}, auth=login, trust_env=False
        )
        assert reply.status_code == 201

    assert time.monotonic() - started < 5
    out, _ = child.communicate(timeout=10)
    assert child.returncode == 0
    assert out.count(b"\n") == 5000


def test_a_signal_ends_it_though_nobody_reads_and_standard_input_is_open():
    command = [*COMMAND, "--until-stdin-closes"]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    url = json.loads(child.stdout.readline())["thaibulksms"]
    msisdn = ",".join(f"0812{i:06d}" for i in range(500))
    for _ in range(5):
        httpx.post(
            url + "/sms",
            data={"msisdn": msisdn, "message": "x"},
            auth=("practice-key", "practice-secret"),
            trust_env=False,
        )

    child.terminate()

    assert child.wait(10) == ENDED
    assert child.stderr.read() == b""
    for stream in (child.stdin, child.stdout, child.stderr):
        stream.close()


def test_two_simulators_at_one_folder_know_of_each_other(tmp_path):
    with Simulator(state_dir=tmp_path) as one, Simulator(state_dir=tmp_path) as other:
        for simulator in (one, other, one, other):
            remaining = send(simulator, count=10)["remaining_credit"]
        assert remaining == 10_000 - 40
        assert control(one, "ledger") == control(other, "ledger")
        assert control(one, "ledger")["count"] == 40


def four_free_ports():
    for base in range(23_000, 30_000, 7):
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            for port in range(base, base + 4):
                stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
            return base
    raise AssertionError("no four free ports in a row")


def test_ports_can_be_chosen():
    base = four_free_ports()

    with Simulator(port_base=base) as simulator:
        assert [simulator.url(name) for name in SERVICES] == [
            f"http://127.0.0.1:{base + offset}" for offset in range(4)
        ]


def test_one_server_controls_the_others(running):
    url = running.url("sendbulk") + "/_simulator/smspoint/state"

    assert httpx.get(url, trust_env=False).json()["service"] == "smspoint"
