"""Delivery reports that the services send by themselves, to a real server on loopback."""

import json
import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

A, B = "66812345678", "66812345679"
BANGKOK = timezone(timedelta(hours=7))
NOW = {"delivery_seconds": 0, "callback_wait": 0.05}


class Office:
    """A server that keeps what it is told, and answers the statuses of the test in turn."""

    def __init__(self):
        self.heard = []
        self.statuses = []
        self.wait = threading.Event()
        self.wait.set()
        office = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                office.take(self, {})

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                is_json = self.headers["content-type"] == "application/json"
                office.take(self, json.loads(body) if is_json else dict(parse_qsl(body)))

            def log_message(self, *_args):
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=[0.05], daemon=True).start()

    def take(self, handler, fields):
        self.wait.wait(10)
        url = urlsplit(handler.path)
        kind = handler.headers.get("content-type", "")
        told = dict(parse_qsl(url.query)) | fields
        self.heard.append((handler.command, url.path, kind, told))
        handler.send_response(self.statuses.pop(0) if self.statuses else 200)
        handler.send_header("content-length", "0")
        handler.end_headers()

    def hear(self, count, seconds=5):
        """Wait for so many calls; return what they told."""
        ends = time.monotonic() + seconds
        while len(self.heard) < count and time.monotonic() < ends:
            time.sleep(0.01)
        assert len(self.heard) == count, self.heard
        return [told for *_, told in self.heard]


@pytest.fixture
def office():
    one = Office()
    yield one
    one.wait.set()
    one.server.shutdown()
    one.server.server_close()


def waits_for(desk, service, count, seconds=5):
    """The control plane's list, when so many came to their end."""
    ends = time.monotonic() + seconds
    while True:
        said = desk.control(service, "callbacks")
        if len(said["callbacks"]) >= count and not said["waiting"]:
            return said["callbacks"]
        assert time.monotonic() < ends, said
        time.sleep(0.02)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_webhook_says_what_the_document_shows(desk, office, method):
    url = office.url + "/callback_dr"
    desk.control("thaibulksms", "settings", {"webhook_url": url, "webhook_method": method, **NOW})
    before = int(time.time())

    rows = desk.thai(f"{A},{B}", force="corporate").json()["phone_number_list"]

    told = office.hear(2)
    documented = (Path(__file__).parent / "fixtures/thaibulksms/webhook.txt").read_text().strip()
    assert [list(one) for one in told] == [list(dict(parse_qsl(documented)))] * 2
    assert {one["Transaction"] for one in told} == {row["message_id"] for row in rows}
    assert {one["Status"] for one in told} == {"delivery"}
    assert all(before <= int(one["Time"]) <= time.time() for one in told)
    kind = "application/x-www-form-urlencoded" if method == "POST" else ""
    assert {heard[:3] for heard in office.heard} == {(method, "/callback_dr", kind)}
    said = waits_for(desk, "thaibulksms", 2)
    assert {(one["tries"], one["status"], one["error"]) for one in said} == {(1, 200, "")}


def test_the_webhook_is_called_for_corporate_messages_alone(desk, office):
    desk.control("thaibulksms", "settings", {"webhook_url": office.url, **NOW})

    desk.thai(A, force="standard")
    desk.thai(B, force="corporate")

    entry = desk.ledger("thaibulksms")[1]
    assert [one["Transaction"] for one in office.hear(1)] == [entry["reference"]]
    assert len(waits_for(desk, "thaibulksms", 1)) == 1


def test_the_word_is_that_of_each_number(desk, office):
    settings = {"webhook_url": office.url, "undelivered_numbers": [B], **NOW}
    desk.control("thaibulksms", "settings", settings)
    desk.thai(f"{A},{B}", force="corporate")
    assert {one["Status"] for one in office.hear(2)} == {"delivery", "undelivered"}

    office.heard.clear()
    desk.control("thaibulksms", "settings", {"delivery_words": {A: "no such word"}})
    desk.thai(A, force="corporate")

    assert office.hear(1)[0]["Status"] == "no such word"


def test_a_report_waits_for_delivery_and_for_a_planned_hour(desk, office):
    at = datetime(2030, 1, 1, 9, tzinfo=BANGKOK)
    clock = {"clock": (at - timedelta(hours=1)).isoformat()}
    desk.control(
        "thaibulksms",
        "settings",
        {"webhook_url": office.url, "delivery_seconds": 30, **clock},
    )
    desk.thai(A, force="corporate", scheduled_delivery=at.isoformat())

    for late in (-1, 29):
        clock = (at + timedelta(seconds=late)).isoformat()
        desk.control("thaibulksms", "settings", {"clock": clock})
        time.sleep(0.3)
        assert office.heard == []
        assert desk.control("thaibulksms", "callbacks")["waiting"] == 1
    clock = (at + timedelta(seconds=31)).isoformat()
    desk.control("thaibulksms", "settings", {"clock": clock})

    assert office.hear(1)[0]["Time"] == str(int(at.timestamp()) + 31)


@pytest.mark.parametrize("method", ["GET", "POST", "JSON"])
def test_smsbuddy_gives_the_reference_back(desk, office, method):
    desk.control("smsbuddy", "settings", {"dlr_method": method, **NOW})
    url = office.url + "/token/7?from=buddy"

    rows = desk.buddy_json([{"to": A, "refid": "41"}, {"to": B}], message="hi", dlr_url=url).json()[
        "data"
    ]

    told = {one["id"]: one for one in office.hear(2)}
    assert set(told) == {row["id"] for row in rows}
    first, second = told[rows[0]["id"]], told[rows[1]["id"]]
    assert (first["mobile"], first["status"], first["refid"]) == (A, "DELIVRD", "41")
    assert "refid" not in second
    assert {heard[1] for heard in office.heard} == {"/token/7"}
    assert {one["from"] for one in told.values()} == {"buddy"}


def test_smsbuddy_gives_the_custom_value_of_the_form_back(desk, office):
    desk.control("smsbuddy", "settings", {"delivery_word": "UNDELIV", **NOW})
    fields = {"type": "1", "sender": "SMSBDY", "to": f"{A},{B}", "message": "hi"}

    desk.buddy("/api/v1/sms/send", **fields, dlr_url=office.url, custom="campaign ก & ข")

    told = office.hear(2)
    assert {one["custom"] for one in told} == {"campaign ก & ข"}
    assert {one["status"] for one in told} == {"UNDELIV"}


def test_names_in_braces_are_filled_in(desk, office):
    desk.control("smsbuddy", "settings", {"dlr_method": "GET", **NOW})

    desk.buddy_json(
        [{"to": A}], message="hi", dlr_url=office.url + "/r?state={status}&who={mobile}"
    )

    told = office.hear(1)[0]
    assert (told["state"], told["who"]) == ("DELIVRD", A)


def test_sendbulk_pushes_where_its_portal_says(desk, office):
    desk.control("sendbulk", "settings", {"push_url": office.url, **NOW})

    rows = desk.two("sendbulk").json()["responses"]

    told = office.hear(2)
    assert {one["messageid"] for one in told} == {row["messageid"] for row in rows}
    assert set(told[0]) == {"description", "messageid", "timeTaken", "timestamp"}
    assert {one["description"] for one in told} == {"DeliveredToTerminal"}


@pytest.mark.parametrize(
    "url",
    [
        "http://192.0.2.1/dlr",
        "http://sms.example/dlr",
        "https://127.0.0.1/dlr",
        "http://127.0.0.1.sms.example/",
        "http://user@192.0.2.1:80/127.0.0.1",
        "ftp://localhost/",
        "127.0.0.1:80",
        "http://[::1/",
        "nonsense",
    ],
)
def test_a_stranger_is_never_called(desk, url):
    desk.control("smsbuddy", "settings", NOW)

    assert desk.buddy_json([{"to": A}], message="hi", dlr_url=url).json()["status"] == "200"

    [told] = waits_for(desk, "smsbuddy", 1)
    assert (told["url"], told["tries"]) == (url, 0)
    assert told["error"] == "refused: not loopback"


def test_a_call_that_fails_is_made_again_a_few_times(desk, office):
    desk.control("thaibulksms", "settings", {"webhook_url": office.url, **NOW})
    office.statuses = [500, 429, 200]
    desk.thai(A, force="corporate")
    [told] = waits_for(desk, "thaibulksms", 1)
    assert (told["tries"], told["status"]) == (3, 200)
    assert len({json.dumps(one) for one in office.hear(3)}) == 1

    office.server.shutdown()
    office.server.server_close()
    desk.thai(B, force="corporate")

    told = waits_for(desk, "thaibulksms", 2)[1]
    assert (told["tries"], told["status"]) == (4, None)
    assert told["error"] == "ConnectionRefusedError"


def test_nobody_waits_for_a_call_that_hangs(desk, office):
    desk.control("thaibulksms", "settings", {"webhook_url": office.url, **NOW})
    office.wait.clear()
    for _ in range(5):
        desk.thai(A, force="corporate")
    time.sleep(0.3)  # all of them hang now

    began = time.monotonic()
    for _ in range(10):
        assert desk.thai(B).status_code == 201

    assert time.monotonic() - began < 1
    assert desk.control("thaibulksms", "callbacks")["waiting"] == 5


def test_what_a_fault_did_not_take_is_not_reported(desk, office):
    desk.control("thaibulksms", "settings", {"webhook_url": office.url, **NOW})
    desk.fault("server_error")
    desk.thai(A, force="corporate")
    desk.fault("close_after_read", taken=False)
    with pytest.raises(Exception, match="disconnected"):
        desk.thai(A, force="corporate")
    desk.fault("server_error_after_work")
    desk.thai(B, force="corporate")

    [entry] = desk.ledger("thaibulksms")
    assert [one["Transaction"] for one in office.hear(1)] == [entry["reference"]]


def test_a_reset_forgets_what_waits(desk, office):
    desk.control("thaibulksms", "settings", {"webhook_url": office.url, "delivery_seconds": 600})
    desk.thai(A, force="corporate")
    assert desk.control("thaibulksms", "callbacks")["waiting"] == 1

    desk.control("thaibulksms", "reset", {})

    assert desk.control("thaibulksms", "callbacks") == {"callbacks": [], "waiting": 0}
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    desk.control("thaibulksms", "settings", {"clock": later})
    time.sleep(0.3)
    assert office.heard == []
