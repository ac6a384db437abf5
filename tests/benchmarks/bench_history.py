"""History over a million messages: its file, what the store answers, and the window beside it.

``python -m tests.benchmarks.bench_history [--rows N] [--folder DIR]``. The messages are those of
``tests.benchmarks.million``. Medians of nine, after one that warms up; the peers, in the same run,
are what the same question costs without its index: a look through all rows, and OFFSET. The window
is the real one, offscreen: somebody types a name letter by letter, scrolls through 60 pages and
looks at a year of charts. It reports; it never fails on time.
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer

from smsdesk.core.models import HistoryFilter
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.frame import Tab
from smsdesk.ui.history.page import HistoryPage
from tests.benchmarks.bench_sending import say
from tests.benchmarks.million import make
from tests.benchmarks.stalls import Stalls, offscreen_app

TYPED = "จันทร์เพ็ญ แก้วมณี"
PAGES = 60
RUNS = 9


def main() -> None:
    """Print the file's row, the store's rows and the window's."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--folder", type=Path, help="made where it is not there yet, and kept")
    args = arguments.parse_args()
    app = offscreen_app()
    with tempfile.TemporaryDirectory(prefix="smsdesk-bench-") as made:
        folder = args.folder or Path(made, "desk")
        if not folder.exists():
            make(folder, args.rows)
        with Desk(folder, command=own_command(), hold=True) as desk:
            measure_file(desk, folder)
            measure_store(desk, folder)
            measure_window(app, desk)
    sys.stdout.flush()


# --- the file ---------------------------------------------------------------------------------


def measure_file(desk: Desk, folder: Path) -> None:
    """Say how large the file is beside the values of the rows in it."""
    began = time.perf_counter()
    indexed = desk.history.make_searchable()
    seconds = time.perf_counter() - began
    with closing(sqlite3.connect(folder / "smsdesk.sqlite3")) as con:
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        names = [row[1] for row in con.execute("PRAGMA table_info(message)")]
        values = " + ".join(f"total(length(CAST(coalesce({one}, '') AS BLOB)))" for one in names)
        raw = con.execute(f"SELECT {values} FROM message").fetchone()[0]
        table, search = (
            con.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?", (name,)).fetchone()[0]
            for name in ("message", "message_search%")
        )
    size = (folder / "smsdesk.sqlite3").stat().st_size
    say(f"indexed {indexed:,} messages in {seconds:.1f} s")
    say(f"{'file, MB (goal 1.6 x the values)':52}{size / 1e6:10.1f}{size / raw:9.2f} x")
    say(f"{'  values of the message rows':52}{raw / 1e6:10.1f}{1:9.2f} x")
    say(f"{'  their table':52}{table / 1e6:10.1f}{table / raw:9.2f} x")
    say(f"{'  search index':52}{search / 1e6:10.1f}{search / raw:9.2f} x")


# --- the store --------------------------------------------------------------------------------


def measure_store(desk: Desk, folder: Path) -> None:
    """Say how long each question takes."""
    search = desk.history.search
    middle = search(HistoryFilter(limit=1))[0][0].id // 2
    one = desk.history.message(middle)
    say(f"\n{'the store, ms (median)':52}{'ours':>10}{'goal':>9}{'rows':>8}")
    for what, wanted, goal in (
        ("first page", HistoryFilter(), 10),
        ("first page of those rejected", HistoryFilter(state="rejected"), 10),
        ("first page of a tag", HistoryFilter(tag="บัญชี"), 10),
        ("next page in the middle", HistoryFilter(beyond=middle), 1),
        ("next page at the end", HistoryFilter(beyond=1000), 1),
        ("next page from the oldest", HistoryFilter(beyond=middle, oldest_first=True), 1),
        ("a name", HistoryFilter(text="จันทร์เพ็ญ"), 20),
        ("a whole name", HistoryFilter(text=TYPED), 20),
        ("words of the text", HistoryFilter(text="ค่าส่วนกลาง"), 20),
        ("a word that is nowhere", HistoryFilter(text="ไม่มีคำนี้เลย"), 20),
        ("the end of a number", HistoryFilter(text=one.e164[-6:]), 20),
        ("a reference", HistoryFilter(text=one.reference or "none-at-all"), 20),
        ("a name among those rejected", HistoryFilter(text="วิภา", state="rejected"), 20),
        ("two letters", HistoryFilter(text="นภ"), 0),
        ("one letter", HistoryFilter(text="ฮ"), 0),
    ):
        ours = median(lambda wanted=wanted: search(wanted))
        rows, more = search(wanted)
        said = f"{len(rows)}{'+' if more else ''}"
        say(f"{what:52}{ours:10.2f}{goal or '–':>9}{said:>8}")
    with closing(sqlite3.connect(folder / "smsdesk.sqlite3")) as con:
        like = f"%{TYPED}%"
        through = median(
            lambda: con.execute(
                "SELECT * FROM message WHERE text LIKE ? ORDER BY id DESC LIMIT 201", (like,)
            ).fetchall()
        )
        offset = median(
            lambda: con.execute(
                "SELECT * FROM message ORDER BY id DESC LIMIT 200 OFFSET ?", (middle,)
            ).fetchall()
        )
    say(f"{'peer: that whole name by a look through all':52}{through:10.2f}")
    say(f"{'peer: the page in the middle by OFFSET':52}{offset:10.2f}")
    for what, wanted in (("all", HistoryFilter()), ("a name", HistoryFilter(text="จันทร์เพ็ญ"))):
        ours = median(lambda wanted=wanted: desk.history.count(wanted))
        say(f"{'the counts beside them: ' + what:52}{ours:10.2f}")
    say(f"{'a year of charts':52}{median(lambda: desk.totals.last_days(365)):10.2f}")


def median(work: Callable[[], object]) -> float:
    """Return the milliseconds that some work takes."""
    work()
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


# --- the window -------------------------------------------------------------------------------


class Typist:
    """Types a name into the search of History, a letter every 150 ms."""

    def __init__(self, page: HistoryPage) -> None:
        self._page = page
        self._left = list(TYPED)
        self._timer = QTimer()
        self._timer.setInterval(150)
        self._timer.timeout.connect(self._type)
        self._timer.start()

    def _type(self) -> None:
        if not self._left:
            self._timer.stop()
            return
        field = self._page.filters.search
        field.setText(field.text() + self._left.pop(0))

    def ended(self) -> bool:
        """Tell whether the whole name was found."""
        return not self._timer.isActive() and self._page.is_settled()


class Reader:
    """Scrolls to the end of what is there again and again, as with the mouse held down."""

    def __init__(self, page: HistoryPage) -> None:
        self._page = page
        self.seconds: list[float] = []
        self._asked = 0.0
        self._timer = QTimer()
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._scroll)
        page.model.rowsInserted.connect(self._come)
        self._timer.start()

    def _scroll(self) -> None:
        bar = self._page.table.verticalScrollBar()
        if bar.value() < bar.maximum():
            self._asked = self._asked or time.perf_counter()
            bar.setValue(min(bar.value() + 3 * bar.pageStep(), bar.maximum()))

    def _come(self) -> None:
        self.seconds.append(time.perf_counter())

    def ended(self) -> bool:
        """Tell whether enough pages came."""
        if len(self.seconds) < PAGES:
            return False
        self._timer.stop()
        return self._page.is_settled()


def measure_window(app: object, desk: Desk) -> None:
    """Say how long the window stalls while History is used."""
    say("")
    stalls = Stalls(app, desk)  # type: ignore[arg-type]
    window = stalls.window
    page = window.pages.history
    window.show_tab(Tab.HISTORY)
    stalls.row("History opens", settled(page))
    began = time.perf_counter()
    page.filters.search.setText("จันทร์เพ็ญ")
    page.filters.search.searched.emit("จันทร์เพ็ญ")
    found = []

    def painted() -> bool:
        if not found and page.model.rows and "จันทร์เพ็ญ" in page.model.rows[0].name:
            page.table.viewport().repaint()
            found.append((time.perf_counter() - began) * 1000)
        return bool(found) and page.is_settled()

    stalls.row("a search", painted, lambda: f"on the screen after {found[0]:.0f} ms (goal 50)")
    page.filters.clear()
    typist = Typist(page)
    stalls.row(f"typing {len(TYPED)} letters", typist.ended)
    page.filters.clear()
    stalls.row("all again", settled(page))
    reader = Reader(page)
    stalls.row(
        f"scrolling through {PAGES} pages",
        reader.ended,
        lambda: f"{page.model.rowCount():,} rows",
    )
    page.views.buttons[1].click()
    page.charts.period.choose("year")
    page.charts.refresh()
    stalls.row("a year of charts", settled(page))


def settled(page: HistoryPage) -> Callable[[], bool]:
    """Return what tells whether a page has been at rest, half a second from now at least."""
    ends = time.perf_counter() + 0.5
    return lambda: time.perf_counter() > ends and page.is_settled()


if __name__ == "__main__":
    main()
