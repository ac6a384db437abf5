"""The program started twice: the first window comes forward, and the second goes away."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from smsdesk import app
from smsdesk.core.errors import Busy
from smsdesk.paths import own_command
from smsdesk.services import doorbell
from smsdesk.services.desk import Desk
from smsdesk.services.doorbell import NAME, Doorbell, ring
from smsdesk.store.lock import DeskLock
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.trouble_dialog import TroubleDialog
from tests.ui.test_data_trouble import window

__all__ = ["window"]  # a fixture

PATIENCE = 30.0


@contextmanager
def started(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The real window over a data folder, in a process of its own, until it is killed."""
    command = [sys.executable, "-m", "smsdesk", "--data-dir", str(folder), "--lang", "en"]
    with subprocess.Popen(command, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}) as window:
        try:
            yield window
        finally:
            window.kill()


def wait_for(path: Path) -> None:
    ends = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < ends, f"{path.name} never came"
        time.sleep(0.02)


def dialog_of(window: MainWindow) -> TroubleDialog:
    return next(d for d in window.findChildren(TroubleDialog) if d.isVisible())


def test_the_second_start_ends_well_and_the_first_window_stays(data_dir):
    with started(data_dir) as first:
        wait_for(data_dir / NAME)
        began = time.monotonic()
        with started(data_dir) as second:
            assert second.wait(PATIENCE) == 0
        took = time.monotonic() - began

        assert first.poll() is None
        assert (data_dir / NAME).exists()  # it answered
    assert took < doorbell.ANSWER_SECONDS + 2


def test_two_starts_at_the_same_moment_leave_one_window(data_dir):
    with started(data_dir) as one, started(data_dir) as other:
        ends = time.monotonic() + PATIENCE
        while one.poll() is None and other.poll() is None:
            assert time.monotonic() < ends, "both windows stay"
            time.sleep(0.05)
        time.sleep(0.5)

        assert sorted([one.poll(), other.poll()], key=str) == [0, None]


def test_a_window_that_was_killed_calls_nobody_and_stops_nobody(data_dir):
    with started(data_dir):
        wait_for(data_dir / NAME)
    assert (data_dir / NAME).exists()

    assert app._another_comes_forward(data_dir) is False
    with started(data_dir) as again:
        time.sleep(2)
        assert again.poll() is None


@pytest.mark.qt_log_ignore(r"raise\(\)", extend=True)  # no window manager to ask
def test_a_window_that_is_called_comes_forward(window, data_dir, qtbot):
    window.furnish(Desk(data_dir, command=own_command(), hold=True))
    qtbot.waitUntil(lambda: window.furnished, timeout=9000)
    window.showMinimized()
    answers: list[bool] = []
    caller = threading.Thread(target=lambda: answers.append(ring(data_dir)))
    caller.start()

    qtbot.waitUntil(lambda: not caller.is_alive(), timeout=5000)

    assert answers == [True]
    assert not window.isMinimized()
    assert window.isVisible()


def test_a_window_that_is_closed_is_called_no_more(window, data_dir, qtbot):
    window.furnish(Desk(data_dir, command=own_command(), hold=True))
    qtbot.waitUntil(lambda: window.furnished, timeout=9000)
    assert (data_dir / NAME).exists()

    window.close_desk()

    assert not (data_dir / NAME).exists()
    assert ring(data_dir) is False


def test_a_window_that_hangs_does_not_answer(tmp_path, monkeypatch):
    monkeypatch.setattr(doorbell, "ANSWER_SECONDS", 0.1)
    bell = Doorbell(tmp_path)
    bell.hang_out()

    assert ring(tmp_path) is False
    assert bell.is_rung()  # it awakes, and shows itself after all
    assert not bell.is_rung()


def test_where_a_command_line_holds_the_data_it_is_said_and_can_be_tried_again(
    window, jobs, data_dir, monkeypatch, qtbot
):
    monkeypatch.setattr(app, "JUST_OPENING", 0.1)
    lock = DeskLock(data_dir)
    assert lock.acquire()
    opening = app._Opening(data_dir, window, jobs, demo=False)

    opening.begin()
    qtbot.waitUntil(lambda: bool(window.findChildren(TroubleDialog)), timeout=5000)
    dialog = dialog_of(window)
    assert dialog.title.text() == "Another smsdesk is using this data folder"
    assert not dialog.restore_button.isVisible()
    lock.release()
    dialog.again_button.click()

    qtbot.waitUntil(lambda: window.furnished, timeout=10_000)
    assert not window.findChildren(TroubleDialog)


def test_closing_what_says_busy_closes_the_window(window, qtbot):
    window.refuse(Busy())

    dialog_of(window).back_button.click()

    qtbot.waitUntil(lambda: not window.isVisible())
