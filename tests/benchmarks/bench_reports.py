"""Delivery reports of 100,000 messages while the window stands: how fresh, how fast, which stalls.

``python -m tests.benchmarks.bench_reports [--rows N]``: N messages each at TheSMSPoint (asked for a
request at a time) and sendbulk (a message at a time), sent over loopback and then asked about by
the real window, History in sight, as it does by itself; and callbacks of TheSMSBuddy taken by
``reports receive`` in a process of its own while the window reads what they say. No service is
asked more than ten times a second. It reports; it never fails on time.
"""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from smsdesk.core.clock import utc_now
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState, Delivery, Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.ui.frame import Tab
from tests.benchmarks.bench_sending import control, say
from tests.benchmarks.stalls import Stalls, offscreen_app

BY_MESSAGE_SECONDS = 30.0
CALLS = 1_000


class Wall:
    """The real time, and as much more as is set."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


def main() -> None:
    """Print each row."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    people = min(arguments.parse_args().rows, 200_000)
    wall = Wall()
    with (
        Simulator() as simulator,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name,
        Desk(Path(name), command=own_command(), hold=True, clock=wall) as desk,
    ):
        settings = {"sendbulk": {"batch_limit": "100"}, "smsbuddy": {"rate": "0"}}
        for service in ("smspoint", "sendbulk", "smsbuddy"):
            control(simulator, service, "settings", {"delivery_seconds": 0})
            desk.accounts.add(
                service, service, practice=True, base_url=simulator.url(service),
                credentials=simulator.credentials(service), settings=settings.get(service, {}),
            )  # fmt: skip
        control(simulator, "smspoint", "credits", {"Transactional": 10_000_000})
        control(simulator, "sendbulk", "credits", {"credit": 10_000_000})
        control(simulator, "smsbuddy", "settings", {"rate_limit": 0})
        by_request = send(desk, "smspoint", people)
        by_message = send(desk, "sendbulk", people)
        called = send(desk, "smsbuddy", CALLS)
        say(f"reports of {people:,} messages a service, the window at History")
        watch_all(desk, wall, (by_request, by_message, called))


def send(desk: Desk, service: str, people: int) -> Campaign:
    """Send the same text to so many; the service delivers at once."""
    account = desk.accounts.by_name(service)
    template = desk.accounts.templates(account)[0].template if service == "smspoint" else ""
    first = {"smspoint": 10_000_000, "sendbulk": 20_000_000, "smsbuddy": 30_000_000}[service]
    who = [Person(f"08{first + n:08}") for n in range(people)]
    sender = "RIVRVW" if service == "smsbuddy" else "RIVERVIEW"
    draft = Draft(service, f"hello {service}", who, sender, template, title=service)
    campaign = desk.composing.confirm(desk.composing.prepare(draft, ask=False))
    sent = desk.sending.run(campaign.id, JobContext())
    assert sent.state is CampaignState.FINISHED, (service, sent.reason)
    return sent


def watch_all(desk: Desk, wall: Wall, campaigns: tuple[Campaign, Campaign, Campaign]) -> None:
    """Let the window ask and be told, and print each stall."""
    by_request, by_message, called = campaigns
    stalls = Stalls(offscreen_app(), desk)
    window = stalls.window
    window.show_tab(Tab.HISTORY)
    watch = window._reports
    assert watch is not None

    def delivered(campaign: Campaign) -> int:
        return desk.reports.counts(campaign.id).get(Delivery.DELIVERED, 0)

    total = by_request.tally.accepted
    wall.ahead = timedelta(minutes=2)
    watch.ask(by_request.id)
    looked = Every(0.5, lambda: delivered(by_request) == total)
    stalls.row(f"TheSMSPoint, {total:,} by their requests", looked)
    began = time.perf_counter()
    watch.ask(by_message.id)
    stalls.row(
        "sendbulk, one by one",
        lambda: time.perf_counter() - began > BY_MESSAGE_SECONDS,
        lambda: f"{delivered(by_message) / BY_MESSAGE_SECONDS:.1f} a second, at most 10",
    )
    watch.rest()
    with closing(Receiving(desk, called)) as receiving:
        looked = Every(0.5, lambda: delivered(called) >= CALLS)
        stalls.row(f"TheSMSBuddy calls back {CALLS:,} times", looked, receiving.told)


class Every:
    """Looks at something so often, not at each turn: a look is a query."""

    def __init__(self, seconds: float, true) -> None:
        self._seconds, self._true = seconds, true
        self._next = 0.0

    def __call__(self) -> bool:
        now = time.perf_counter()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return self._true()


class Receiving:
    """``reports receive`` and whoever calls it, each a process of its own."""

    def __init__(self, desk: Desk, campaign: Campaign) -> None:
        words = ["--data-dir", str(desk.folder), "reports", "receive"]
        self._child = subprocess.Popen(
            [*own_command(), *words, "--host", "127.0.0.1", "--port", "0"],
            stdout=subprocess.PIPE,
        )
        assert self._child.stdout is not None
        first = json.loads(self._child.stdout.readline())
        threading.Thread(target=self._child.stdout.read, daemon=True).start()
        account = desk.accounts.by_name(campaign.account)
        public = f"{first['listening']}"
        path = desk.callbacks.campaign_url(
            type(account)(
                account.id, account.name, account.service, "", True, {"reports_url": public}
            ),
            campaign.id,
        )
        self._caller = subprocess.Popen(
            [sys.executable, "-c", CALLER, path, str(desk.folder), str(campaign.id)],
            stdout=subprocess.PIPE,
            text=True,
        )

    def told(self) -> str:
        out, _err = self._caller.communicate(timeout=60)
        return out.strip()

    def close(self) -> None:
        self._child.send_signal(signal.SIGINT)
        self._child.wait(timeout=20)


CALLER = """
import sqlite3, sys, time, httpx
url, folder, campaign = sys.argv[1:]
con = sqlite3.connect(f"file:{folder}/smsdesk.sqlite3?mode=ro", uri=True)
of = "SELECT reference, e164 FROM message WHERE campaign_id = ?"
rows = con.execute(of, [campaign]).fetchall()
con.close()
began, again = time.perf_counter(), 0
with httpx.Client(trust_env=False) as client:
    for reference, e164 in rows:
        fields = {"id": reference, "mobile": e164[1:], "status": "DELIVRD"}
        while client.get(url, params=fields).status_code == 429:
            again += 1
            time.sleep(0.2)
print(f"{len(rows) / (time.perf_counter() - began):.1f} calls a second, at most 50")
"""


if __name__ == "__main__":
    main()
