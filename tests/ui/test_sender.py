"""The window's sender: one campaign at a time, and none left running that nobody runs."""

import threading

import pytest

from smsdesk.ui.sender import Sender


class Sending:
    """Runs until it is told to stop, and keeps what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.begun = threading.Event()

    def run(self, campaign_id, job):
        self.asked.append(("run", campaign_id))
        self.begun.set()
        job._stop.wait(10)
        return campaign_id

    def rest(self, campaign_id):
        self.asked.append(("rest", campaign_id))
        return campaign_id


@pytest.fixture
def sending() -> Sending:
    return Sending()


@pytest.fixture
def sender(sending, qtbot):
    one = Sender(sending)
    yield one
    one.shutdown()
    qtbot.waitUntil(lambda: not one.busy)  # its last words are on their way


def test_what_waits_its_turn_is_paused_when_all_is_stopped(sender, sending, qtbot):
    ended: list[int] = []
    sender.ended.connect(ended.append)
    sender.start(1)
    sender.start(2)
    sender.start(3)
    sending.begun.wait(10)

    sender.stop()

    qtbot.waitUntil(lambda: len(ended) == 3)
    assert sending.asked == [("run", 1), ("rest", 2), ("rest", 3)]
    assert not sender.busy


def test_what_waits_its_turn_is_paused_when_the_window_closes(sending, qtbot):
    sender = Sender(sending)
    sender.start(1)
    sender.start(2)
    sending.begun.wait(10)

    sender.shutdown()

    assert sending.asked == [("run", 1), ("rest", 2)]
    qtbot.waitUntil(lambda: not sender.busy)


def test_what_waits_its_turn_runs_after_the_first(sender, sending, qtbot):
    sender.start(1)
    sender.start(2)
    sender.start(2)
    sending.begun.wait(10)

    sender._job.cancel()

    qtbot.waitUntil(lambda: sending.asked == [("run", 1), ("run", 2)])
