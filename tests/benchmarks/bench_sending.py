"""Campaigns over the simulator on loopback: the engine's speed with every promise kept.

``python -m tests.benchmarks.bench_sending [--rows N]``: the same text to N people through sendbulk
in units of 100 at rate 0, and personal texts through ThaiBulkSMS 200 ms away at its own cap of 120
requests a second. The limit of the first is what the simulator answers when nothing is written
down: the same requests by a bare httpx client. It reports; it never fails on time.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator

LATENCY_MS = 200
PERSONAL = 1_500


def main() -> None:
    """Print each campaign's row."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    people = min(arguments.parse_args().rows, 200_000)
    with Simulator() as simulator:
        say(f"sending over loopback, {people:,} people with the same text; CPU of our process")
        control(simulator, "sendbulk", "credits", {"credit": 10_000_000})
        limit = bare_requests(simulator, people)
        say(f"{'limit: bare httpx, 100 a request':44}{limit:12,.0f} messages/s")
        with office(simulator, "sendbulk", batch_limit="100", rate="0") as desk:
            seconds, cpu = send(desk, people, "hello")
        say(
            f"{'same text, sendbulk, rate 0 (goal 20,000)':44}{people / seconds:12,.0f} messages/s",
            cpu,
        )
        control(simulator, "thaibulksms", "settings", {"latency_ms": LATENCY_MS})
        with office(simulator, "thaibulksms") as desk:
            seconds, cpu = send(desk, PERSONAL, "hello {n}")
        name = f"personal texts, {LATENCY_MS} ms, cap 120 (goal 115)"
        say(f"{name:44}{PERSONAL / seconds:12,.1f} requests/s", cpu)


def bare_requests(simulator: Simulator, people: int) -> float:
    """The messages a second that the simulator takes from a client which keeps no promise."""
    secrets = simulator.credentials("sendbulk")
    url = simulator.url("sendbulk") + "/api/services/sendbulk"
    with httpx.Client() as client:
        started = time.perf_counter()
        for first in range(0, people, 100):
            items = [
                {
                    "partnerID": secrets["partner_id"], "apikey": secrets["api_key"],
                    "pass_type": "plain", "clientsmsid": n, "mobile": f"6682{n:07}",
                    "message": "hello", "shortcode": "RIVERVIEW",
                }
                for n in range(first, first + 100)
            ]  # fmt: skip
            answer = client.post(url, json={"count": len(items), "smslist": items})
            answer.raise_for_status()
        seconds = time.perf_counter() - started
    if "Success" not in answer.text:
        raise SystemExit(f"the simulator refused: {answer.text[:300]}")
    return people / seconds


@contextmanager
def office(simulator: Simulator, service: str, **settings: str) -> Iterator[Desk]:
    """A throwaway desk with one practice account over the running simulator."""
    with (
        tempfile.TemporaryDirectory(prefix="smsdesk-bench-") as folder,
        Desk(Path(folder), command=own_command(), hold=True) as desk,
    ):
        desk.accounts.add(
            "office", service, practice=True, base_url=simulator.url(service),
            credentials=simulator.credentials(service), settings=settings,
        )  # fmt: skip
        yield desk


def send(desk: Desk, people: int, text: str) -> tuple[float, float]:
    """Send to so many people; return the seconds by the clock, and of our CPU."""
    rows = [Person(f"081{n:07}", fields={"n": str(n)}) for n in range(people)]
    draft = Draft("office", text, rows, sender="RIVERVIEW", known_fields=("n",))
    campaign = desk.composing.confirm(desk.composing.prepare(draft))
    started, cpu = time.perf_counter(), time.process_time()
    ended = desk.sending.run(campaign.id, JobContext())
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    if (ended.state, ended.tally.accepted) != (CampaignState.FINISHED, people):
        raise SystemExit(f"{ended.state} {ended.reason}: {ended.tally}")
    return seconds, cpu / seconds


def control(simulator: Simulator, service: str, what: str, body: object) -> None:
    """Tell the simulator something, as its control plane takes it."""
    url = f"{simulator.url(service)}/_simulator/{what}"
    httpx.post(url, json=body).raise_for_status()


def say(line: str, cpu: float | None = None) -> None:
    """Print a line, with the share of a core where it is known."""
    share = "" if cpu is None else f"   {cpu:4.0%} of a core"
    sys.stdout.write(line + share + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
