"""Each fault does to a client and to the ledger what the table says."""

import socket
import time

import httpx
import pytest

from smsdesk.simulator.faults import FAULTS

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")
FAST = {"seconds": 0.3}

# What a client meets instead of a reply.
ERRORS = {
    "rst_on_accept": httpx.TransportError,
    "close_unread": (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError),
    "hang_on_accept": (httpx.ReadTimeout, httpx.ReadError, httpx.WriteError),
    "rst_mid_headers": (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError),
    "rst_mid_request": (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError),
    "stop_reading": httpx.TransportError,
    "hang_after_continue": httpx.TransportError,
    "close_after_read": httpx.RemoteProtocolError,
    "rst_after_read": httpx.ReadError,
    "hang_after_read": (httpx.ReadTimeout, httpx.ReadError),
    "partial_status_line": httpx.RemoteProtocolError,
    "garbage": httpx.RemoteProtocolError,
    "truncated_length": httpx.RemoteProtocolError,
    "truncated_chunked": httpx.RemoteProtocolError,
    "bad_chunk": httpx.RemoteProtocolError,
    "bad_gzip": httpx.DecodingError,
    "drip_for_ever": httpx.TransportError,
    "huge_headers": (httpx.RemoteProtocolError, httpx.ReadError),
    "rst_mid_reply": (httpx.ReadError, httpx.RemoteProtocolError),
}

# The HTTP status and whether the body is the object of a success.
REPLIES = {
    "early_413": (413, False),
    "slow_drip": (201, True),
    "rst_when_idle": (201, True),
    "slow": (201, True),
    "duplicate_reply": (201, True),
    "status": (200, True),
    "rows_missing_not_taken": (201, True),
    "rows_missing_taken": (201, True),
    "extra_rows": (201, True),
    "good_and_bad": (201, True),
    "other_number_format": (201, True),
    "shuffled_rows": (201, True),
    "credit_total_wrong": (201, True),
    "credit_doubled": (201, True),
    "empty_body": (201, False),
    "html_body": (200, False),
    "truncated_json": (201, False),
    "trailing_comma": (201, False),
    "missing_comma": (201, False),
    "wrong_shape": (201, False),
    "swapped_types": (201, True),
    "duplicate_keys": (201, True),
    "not_a_number": (201, True),
    "deep_nesting": (201, False),
    "invalid_utf8": (201, False),
    "byte_order_mark": (201, True),
    "huge_body": (201, True),
    "login_refused_in_200": (200, False),
    "unknown_error": (400, False),
    "refuse": (400, False),
    "request_timeout": (408, False),
    "too_many_requests": (429, False),
    "too_many_requests_html": (429, False),
    "outside_hours": (451, False),
    "server_error": (500, False),
    "server_error_after_work": (500, False),
    "bad_gateway": (502, False),
    "redirect": (302, False),
    "redirect_after_work": (307, False),
    "firewall_page": (403, False),
    "other_reference": (201, True),
    "custom": (200, False),
}


def is_success(reply):
    if not reply.content:
        return False
    try:
        return "phone_number_list" in reply.json()
    except (ValueError, RecursionError):
        return False


def test_every_fault_is_tested_and_told():
    assert set(ERRORS) | set(REPLIES) == set(FAULTS)
    assert all(fault.about for fault in FAULTS.values())


@pytest.mark.parametrize("name", list(ERRORS))
def test_faults_of_the_connection(desk, name):
    desk.fault(name, **FAST)

    with pytest.raises(ERRORS[name]):
        desk.two("thaibulksms")

    assert len(desk.ledger("thaibulksms")) == (2 if FAULTS[name].taken else 0)
    assert desk.two("thaibulksms").status_code == 201


@pytest.mark.parametrize("name", list(REPLIES))
def test_faults_of_the_reply(desk, name):
    desk.fault(name, **({"size": 100_000} if name == "huge_body" else FAST))

    reply = desk.two("thaibulksms")

    assert (reply.status_code, is_success(reply)) == REPLIES[name]
    taken = 1 if name == "rows_missing_not_taken" else 2
    assert len(desk.ledger("thaibulksms")) == (taken if FAULTS[name].taken else 0)
    assert desk.two("thaibulksms").status_code == 201


@pytest.mark.parametrize(
    "name",
    [name for name in FAULTS if FAULTS[name].stage.value in ("request", "reply")],
)
def test_each_fault_can_come_before_or_after_the_ledger(desk, name):
    fast = {"size": 100_000} if name == "huge_body" else FAST
    desk.fault(name, taken=not FAULTS[name].taken, **fast)

    try:
        desk.two("thaibulksms")
    except httpx.TransportError:
        pass
    except httpx.DecodingError:
        pass

    assert len(desk.ledger("thaibulksms")) == (0 if FAULTS[name].taken else 2)


@pytest.mark.parametrize("service", SERVICES)
def test_rows_of_every_service(desk, service):
    keys = {"thaibulksms": "number", "smspoint": "Number"}

    def numbers(reply):
        body = reply.json()
        rows = body.get("phone_number_list") or body.get("responses") or body["data"]
        rows = rows["MessageData"] if isinstance(rows, dict) else rows
        return [row[keys.get(service, "mobile")] for row in rows]

    a, b = "66812345678", "66812345679"
    wanted = {
        "rows_missing_taken": [a],
        "rows_missing_not_taken": [a],
        "extra_rows": [a, b, "66899999999"],
        "shuffled_rows": [b, a],
        "other_number_format": ["0812345678", "0812345679"],
        "other_reference": ["66890000000", "66890000001"],
    }
    if service != "thaibulksms":
        wanted["good_and_bad"] = [a, b, a]
    for name, expected in wanted.items():
        desk.fault(name, service)
        assert numbers(desk.two(service)) == expected, name
    assert len(desk.ledger(service)) == 2 * len(wanted) - 1


@pytest.mark.parametrize("service", SERVICES)
def test_refusals_of_every_service(desk, service):
    for reason in ("login", "credit", "sender", "number", "text", "server", "unknown", "method"):
        desk.fault("refuse", service, reason=reason)
        reply = desk.two(service)
        assert 'MessageData":[' not in reply.text

    assert desk.ledger(service) == []


def test_a_fault_waits_for_its_turn_and_strikes_as_often_as_said(desk):
    desk.control(
        "thaibulksms",
        "faults",
        [
            {"fault": "server_error", "after": 1, "times": 2},
            {"fault": "bad_gateway", "status": 503},
        ],
    )

    seen = [desk.two("thaibulksms").status_code for _ in range(5)]

    assert seen == [201, 500, 500, 503, 201]
    struck = desk.control("thaibulksms", "state")["struck"]
    assert struck == ["server_error", "server_error", "bad_gateway"]


def test_a_fault_of_sending_leaves_the_balance_alone(desk):
    url = desk.simulator.url("thaibulksms") + "/credit"
    login = ("practice-key", "practice-secret")
    desk.fault("server_error")
    assert desk.client.get(url, auth=login).status_code == 200
    desk.control("thaibulksms", "reset", {"only": "faults"})

    desk.fault("server_error", on="read")

    assert desk.thai().status_code == 201
    assert desk.client.get(url, auth=login).status_code == 500


def test_random_faults_repeat_with_their_seed(desk):
    order = {"random": {"seed": 7, "rate": 0.5, "faults": ["server_error", "html_body"]}}

    def run():
        desk.control("thaibulksms", "reset", {})
        desk.control("thaibulksms", "faults", order)
        return [desk.thai().status_code for _ in range(20)]

    first = run()
    assert first == run()
    assert set(first) == {201, 500, 200}


def test_the_body_is_only_read_where_the_fault_reads_it(desk):
    desk.fault("rst_mid_request")
    host, port = desk.simulator.url("thaibulksms").removeprefix("http://").split(":")

    with socket.create_connection((host, int(port)), timeout=5) as raw:
        raw.sendall(b"POST /sms HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
        raw.settimeout(0.2)
        with pytest.raises(TimeoutError):
            raw.recv(1)
        raw.settimeout(5)
        raw.sendall(b"x")
        with pytest.raises(ConnectionResetError):
            raw.recv(1)


@pytest.mark.parametrize("name", ["rst_on_accept", "rst_mid_headers", "rst_after_read"])
def test_a_reset_is_a_reset(desk, name):
    desk.fault(name, on="any")
    host, port = desk.simulator.url("thaibulksms").removeprefix("http://").split(":")

    with (
        pytest.raises(ConnectionResetError),
        socket.create_connection((host, int(port)), timeout=5) as raw,
    ):
        raw.sendall(b"POST /sms HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
        raw.recv(1)


@pytest.mark.parametrize("service", SERVICES)
def test_quirks_can_be_set_for_good(desk, service):
    settings = {"omit_every": 2, "omit_taken": False, "number_format": "plus"}
    desk.control(service, "settings", {**settings, "latency_ms": 1, "shuffle_rows": True})

    replies = [desk.two(service).text for _ in range(2)]

    assert all("+66812345678" in text and "812345679" not in text for text in replies)
    assert [e["number"] for e in desk.ledger(service)] == ["66812345678"] * 2


def test_slow_is_slow_and_keeps_the_others_quick(desk):
    desk.fault("slow", seconds=0.5)
    started = time.monotonic()
    desk.thai()
    assert time.monotonic() - started >= 0.5

    desk.fault("hang_after_read", "smspoint", seconds=2)
    with pytest.raises(httpx.ReadTimeout):
        desk.client.post(
            desk.simulator.url("smspoint") + "/api/v1/send-bulk-sms", timeout=0.1, data={"a": "b"}
        )
    started = time.monotonic()
    desk.thai()
    assert time.monotonic() - started < 0.5


def test_a_wrong_order_is_refused(desk):
    url = desk.simulator.url("thaibulksms") + "/_simulator/"

    assert desk.client.post(url + "faults", json={"fault": "nonsense"}).status_code == 400
    assert desk.client.post(url + "settings", json={"nonsense": 1}).status_code == 400
    assert desk.client.post(url + "credits", json={"nonsense": 1}).status_code == 400
    assert desk.client.post(url + "nonsense", json={}).status_code == 404
    assert desk.client.get(url + "ledger", headers={"host": "example.org"}).status_code == 403
    table = desk.client.get(url + "faults").json()["faults"]
    assert {row["fault"] for row in table} == set(FAULTS)


def test_an_early_413_may_have_the_body_of_a_documented_refusal(desk):
    desk.fault("early_413", reason="text")

    reply = desk.two("thaibulksms")

    assert (reply.status_code, reply.json()["error"]["code"]) == (413, 112)
    assert desk.ledger("thaibulksms") == []
