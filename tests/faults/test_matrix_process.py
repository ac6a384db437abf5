"""What happens to the program itself: no exception, a hanging window, the end of a session, a
second instance, a lock that is left over."""

import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from smsdesk.core.errors import Busy
from smsdesk.core.models import CampaignState
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.sender import Sender
from tests.faults.matrix import ALL, FIRST, PEOPLE, REST, SENT, End
from tests.faults.net_office import World

WANTED = {
    "_request": End(queued=PEOPLE, pause="interrupted"),
    "_read": End(unknown=FIRST, queued=REST, pause="interrupted", taken=FIRST),
}
ENDS = [KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError]


@pytest.mark.parametrize("what", ENDS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("service", ALL)
@pytest.mark.parametrize("where", WANTED)
def test_what_is_no_exception_is_unknown_after_the_first_byte_else_not_sent(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    what: type[BaseException],
    service: str,
    where: str,
):
    office = world.office(service)
    campaign = office.confirm()

    def strike(*_args: object) -> None:
        raise what

    with monkeypatch.context() as patch:
        patch.setattr(office.provider, where, strike)
        stopped = office.run(campaign)

    assert office.end_of(stopped) == WANTED[where]
    assert office.said == [f"{what.__name__}: "]
    office.judge()
    assert office.run(campaign).tally.queued == 0
    office.judge()


def test_a_window_that_hangs_does_not_hold_up_the_sender(world: World, qtbot):
    office = world.office("sendbulk")
    campaign = office.confirm()
    sender = Sender(office.desk.sending)

    sender.start(campaign.id)
    until(lambda: len(office.ledger) == PEOPLE)  # not an event is handled meanwhile
    until(lambda: office.desk.sending.get(campaign.id).state is CampaignState.FINISHED)

    assert sender.busy, "the window has not heard of it yet"
    qtbot.waitUntil(lambda: not sender.busy)
    sender.shutdown()
    assert office.end_of(office.desk.sending.get(campaign.id)) == SENT
    office.judge()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_the_end_of_a_session_ends_like_a_kill(world: World, ending: signal.Signals):
    office = world.office("thaibulksms")
    campaign = office.confirm(office.draft("hello {n}", people=80))
    office.control("settings", {"latency_ms": 150})
    office.desk.close()

    with resume(office.desk.folder, campaign.id) as process:
        until(lambda: len(office.ledger) > FIRST)
        process.send_signal(ending)
        process.communicate(timeout=20)

    world.reopen(office)
    left = office.desk.sending.get(campaign.id)
    assert left.state is CampaignState.PAUSED
    assert left.tally.unknown <= 100
    office.judge()
    assert office.run(left).tally.queued == 0
    office.judge()


def test_a_second_instance_sends_nothing(world: World):
    office = world.office("smsbuddy")
    campaign = office.confirm()

    with pytest.raises(Busy):
        Desk(office.desk.folder, command=own_command(), hold=True)
    with resume(office.desk.folder, campaign.id) as process:
        told, _nothing = process.communicate(timeout=20)

    assert json.loads(told)["error"]["code"] == "busy"
    assert office.ledger == []
    assert office.end_of(office.run(campaign)) == SENT
    office.judge()


def test_a_stale_lock_locks_nobody_out(world: World):
    world.folder.mkdir(mode=0o700)
    stale = world.folder / "desk.lock"
    stale.write_text("1\n")  # a process of this number runs, and always will

    office = world.office("smspoint")

    assert office.end_of(office.run(office.confirm())) == SENT
    assert stale.exists()


def resume(folder: Path, campaign_id: int) -> subprocess.Popen[bytes]:
    """Resume a campaign by the command line, in a process of its own."""
    words = ["--data-dir", str(folder), "--json", "campaigns", "resume", str(campaign_id)]
    ours = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a child of nohup would not hear it
    try:
        return subprocess.Popen(
            [*own_command(), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGHUP, ours)


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait, handling no event of Qt."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)
