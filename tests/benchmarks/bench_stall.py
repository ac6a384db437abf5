"""The longest stall of the real window while a campaign goes out, beside the same window idle.

``python -m tests.benchmarks.bench_stall [--rows N]``. A stall is the time between two turns of the
event loop, asked for every 2 ms, offscreen. The simulator runs in a process of its own; 100,000
messages with the same text go out through sendbulk at rate 0. It reports; it never fails on time.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smsdesk.core.models import Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.ui.collector import Collector
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.style import Theme, load_fonts
from smsdesk.ui.style.fonts import FIRST, LATER
from tests.benchmarks.bench_sending import control, say

IDLE_SECONDS = 10.0


class Watch:
    """Notes the gaps between turns of the event loop."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._turn)

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.gaps.append(now - self._last)
        self._last = now

    def until(self, ended: Callable[[], bool]) -> tuple[float, float]:
        """Watch until something is so; return the longest gap and the 99.9th in 100, in ms."""
        self.gaps, self._last = [], 0.0
        self._timer.start()
        while not ended():
            QApplication.processEvents()
            time.sleep(0.0005)
        self._timer.stop()
        ranked = sorted(self.gaps)
        return ranked[-1] * 1000, ranked[int(len(ranked) * 0.999)] * 1000


def main() -> None:
    """Print the row of the idle window, and that of the sending one."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    people = arguments.parse_args().rows
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    load_fonts(FIRST)
    load_fonts(LATER)
    with (
        Simulator() as simulator,
        tempfile.TemporaryDirectory(prefix="smsdesk-bench-", ignore_cleanup_errors=True) as folder,
    ):
        control(simulator, "sendbulk", "credits", {"credit": 10_000_000})
        desk = Desk(Path(folder), command=own_command(), hold=True)
        desk.accounts.add(
            "office", "sendbulk", practice=True, base_url=simulator.url("sendbulk"),
            credentials=simulator.credentials("sendbulk"), settings={"batch_limit": "100"},
        )  # fmt: skip
        rows = [Person(f"081{n:07}") for n in range(people)]
        draft = Draft("office", "hello", rows, sender="RIVERVIEW")
        campaign = desk.composing.confirm(desk.composing.prepare(draft))
        jobs = JobRunner()
        theme = Theme(app)
        theme.apply("light")
        language = Language(app)
        language.set("th")
        window = MainWindow(jobs, language, theme)
        window.show()
        Collector(jobs, window)
        window.furnish(desk)
        watch = Watch()
        watch.until(lambda: window.furnished)
        ends = time.perf_counter() + IDLE_SECONDS
        idle = watch.until(lambda: time.perf_counter() > ends)
        window.pages.start_wanted.emit(campaign.id)
        window.pages.confirmed.emit(campaign)
        began = time.perf_counter()
        busy = watch.until(lambda: desk.sending.get(campaign.id).tally.accepted >= people)
        seconds = time.perf_counter() - began
        say(f"{'stall of the window, ms':44}{'longest':>10}{'99.9 %':>10}")
        say(f"{'limit: idle':44}{idle[0]:10.1f}{idle[1]:10.1f}")
        goal = max(50.0, 1.5 * idle[0])
        name = f"sending {people:,} in {seconds:.0f} s (goal {goal:.0f})"
        say(f"{name:44}{busy[0]:10.1f}{busy[1]:10.1f}")
        window.close_desk()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
