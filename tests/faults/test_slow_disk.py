"""A disk that takes 15 ms for a sync: commits are grouped, and a service's rate is still held.

``--log-cli-level INFO`` shows the figures.
"""

import logging
import time
from collections import Counter
from datetime import datetime

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, Person
from smsdesk.paths import config_dir, own_command
from smsdesk.services import desk as desks
from tests.e2e.conftest import SENDER, desk, nursery
from tests.faults import vfs
from tests.faults.judge import judge

__all__ = ["desk", "nursery"]  # fixtures

log = logging.getLogger(__name__)

SERVICE, CAP, LEAST = "thaibulksms", 120, 100  # requests a second; a busy computer holds fewer
SYNC_SECONDS = 0.015
LATENCY_MS = 200
PEOPLE = 600


class SlowDisk(vfs.Storage):
    """Takes its time for every sync."""

    kinds = frozenset({"sync"})

    def __init__(self) -> None:
        self.syncs: Counter[str] = Counter()

    def operate(self, operation: vfs.Operation) -> int:
        self.syncs[operation.path] += 1
        time.sleep(SYNC_SECONDS)
        return operation.run()


def test_a_slow_disk_holds_the_rate_of_personal_texts_and_syncs_them_in_groups(desk):
    desk.control(SERVICE, "settings", {"latency_ms": LATENCY_MS})
    disk = SlowDisk()
    with (
        vfs.under(disk),
        desks.Desk(desk.folder, command=own_command(), hold=True, config=config_dir()) as opened,
    ):
        campaign = confirmed(opened, desk.simulator)
        before = disk.syncs.total()
        done = opened.sending.run(campaign, JobContext())
        syncs = disk.syncs.total() - before

    assert done.state is CampaignState.FINISHED
    taken = desk.ledger(SERVICE)
    judge(desk.folder, taken, confirmed={campaign: PEOPLE})
    times = sorted(datetime.fromisoformat(entry["at"]) for entry in taken)
    held = (PEOPLE - 1 - CAP) / (times[-1] - times[CAP]).total_seconds()  # after the first second
    log.info("%.1f requests a second, %.2f syncs a request", held, syncs / PEOPLE)
    assert syncs < PEOPLE, "an intent and a verdict each would be two a request"
    assert LEAST <= held <= CAP + 1


def confirmed(opened: desks.Desk, simulator) -> int:
    """Confirm a campaign of texts of which no two are the same; return its id."""
    opened.accounts.add(
        "office",
        SERVICE,
        practice=True,
        base_url=simulator.url(SERVICE),
        credentials=simulator.credentials(SERVICE),
    )
    people = [Person(f"0813{n:06}", fields={"room": str(n)}) for n in range(PEOPLE)]
    draft = Draft(
        account="office",
        message="room {room}",
        people=people,
        sender=SENDER[SERVICE],
        known_fields=("room",),
    )
    return opened.composing.confirm(opened.composing.prepare(draft)).id
