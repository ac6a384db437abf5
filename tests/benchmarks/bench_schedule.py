"""What 1,000 planned campaigns cost: a tick, and opening the list of them in a real window.

    python -m tests.benchmarks.bench_schedule [--planned N] [--rounds N]

A tick is what the window asks three times a minute. The list is read when the window starts and
whenever a plan changes; it is opened as a clerk does: the tab is pressed, and what fits is painted
while it is read again behind. The longest turn of the window's own thread is told beside it.
"""

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from smsdesk.core.clock import utc_now
from smsdesk.core.models import Draft, Person, Plan
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_schedule")
    parser.add_argument("--planned", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        Desk(Path(folder), command=own_command(), hold=True) as desk,
    ):
        desk.accounts.add("office", "smspoint", practice=True)
        desk.accounts.add("other", "thaibulksms", practice=True)
        fill(desk, options.planned)
        ticks = [spent(desk.scheduling.look) for _ in range(options.rounds)]
        loads = [spent(desk.scheduling.planned) for _ in range(options.rounds)]
        tell("tick", ticks, 5)
        tell("list read", loads, None)
        opened, stall, first = open_list(desk)
        tell("list opened", opened, 50)
        tell("longest turn of the window while all rows are built", stall, 50)
        tell("first rows after the start of the program", first, None)


def fill(desk: Desk, count: int) -> None:
    """Plan so many campaigns of ten people, an hour apart."""
    people = [Person(f"08{10_000_000 + n:08d}") for n in range(10)]
    first = utc_now() + timedelta(hours=1)
    draft = Draft("other", "text", people, sender="RIVERVIEW", by="this_pc", at=first)
    prepared = desk.composing.prepare(draft)
    for number in range(count):
        plan = Plan(first + timedelta(hours=number), "this_pc")
        desk.composing.confirm(replace(prepared, plan=plan), ends_draft=False)


def spent(work: object) -> float:
    """Return the milliseconds a call takes."""
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - began) * 1000


def open_list(desk: Desk) -> tuple[list[float], list[float], list[float]]:
    """Return the milliseconds until the list is painted, the longest turn until all its rows stand,
    and how long the first rows took at the start of the program."""
    from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

    from smsdesk.ui.jobs import JobRunner
    from smsdesk.ui.language import Language
    from smsdesk.ui.schedule.holiday_book import HolidayBook
    from smsdesk.ui.schedule.page import SchedulePage
    from smsdesk.ui.speech import Speech
    from smsdesk.ui.style import Theme, load_fonts

    app = QApplication([])
    load_fonts()
    Theme(app).apply("light")
    jobs, clock = JobRunner(), desk.clock
    page = SchedulePage(
        desk.scheduling, desk.recurring, desk.composing, desk.accounts,
        jobs, Speech(Language(app)), clock, book=HolidayBook(jobs, clock, app),
    )  # fmt: skip
    tabs = QStackedWidget()
    tabs.addWidget(QWidget())
    tabs.addWidget(page)
    tabs.resize(1076, 760)
    tabs.show()
    first, longest = 0.0, 0.0
    began = time.perf_counter()
    page.refresh()  # as the window does when it starts
    while jobs.busy or page._plan or not page.rows:
        turn = time.perf_counter()
        app.processEvents()
        longest = max(longest, time.perf_counter() - turn)
        first = first or (time.perf_counter() - began if page.rows else 0.0)
    opened = []
    for _ in range(10):
        tabs.setCurrentIndex(0)
        settle(app, jobs)
        began = time.perf_counter()
        tabs.setCurrentIndex(1)
        page.refresh()  # as the window does when the tab is pressed
        tabs.repaint()
        app.processEvents()
        opened.append((time.perf_counter() - began) * 1000)
        settle(app, jobs)
    jobs.shutdown()
    return opened, [longest * 1000], [first * 1000]


def settle(app: Any, jobs: Any) -> None:
    """Let everything that goes on come to its end."""
    app.processEvents()
    while jobs.busy:
        app.processEvents()


def tell(name: str, found: list[float], goal: float | None) -> None:
    """Print one figure beside its goal."""
    wanted = f" (goal {goal} ms)" if goal is not None else ""
    print(f"{name}: median {statistics.median(found):.1f} ms, worst {max(found):.1f} ms{wanted}")


if __name__ == "__main__":
    main()
