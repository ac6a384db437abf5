"""The real window over a desk, offscreen, and how long it stalls beside itself idle.

A stall is the time between two turns of the event loop, asked for every 2 ms.
"""

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smsdesk.services.desk import Desk
from smsdesk.ui.collector import Collector
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.style import Theme, load_fonts
from smsdesk.ui.style.fonts import FIRST, LATER
from tests.benchmarks.bench_sending import say

IDLE_SECONDS = 10.0


def offscreen_app() -> QApplication:
    """Return the application of a window that nobody sees."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    load_fonts(FIRST)
    load_fonts(LATER)
    return app


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


class Stalls:
    """A furnished window that was idle for a while, which gives the goal: 50 ms, or half more."""

    def __init__(self, app: QApplication, desk: Desk) -> None:
        self._theme = Theme(app)
        self._theme.apply("light")
        self._language = Language(app)
        self._language.set("th")
        self._jobs = JobRunner()
        self.window = MainWindow(self._jobs, self._language, self._theme)
        self.window.show()
        Collector(self._jobs, self.window)
        self.window.furnish(desk)
        self._watch = Watch()
        self._watch.until(lambda: self.window.furnished)
        ends = time.perf_counter() + IDLE_SECONDS
        idle = self._watch.until(lambda: time.perf_counter() > ends)
        self._goal = max(50.0, 1.5 * idle[0])
        say(f"{'stall of the window, ms':52}{'longest':>10}{'99.9 %':>10}")
        say(f"{'limit: idle':52}{idle[0]:10.1f}{idle[1]:10.1f}")

    def row(
        self, what: str, until: Callable[[], bool], more: Callable[[], str] = lambda: ""
    ) -> None:
        """Watch until something is so, and print the longest stall; ``more`` is said behind it."""
        began = time.perf_counter()
        longest, most = self._watch.until(until)
        name = f"{what} in {time.perf_counter() - began:.1f} s (goal {self._goal:.0f})"
        say(f"{name:52}{longest:10.1f}{most:10.1f}   {more()}".rstrip())
