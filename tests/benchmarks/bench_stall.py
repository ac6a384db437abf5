"""The longest stall of the real window at work, beside the same window idle.

``python -m tests.benchmarks.bench_stall [--rows N] [--import-rows N]``. A stall is the time between
two turns of the event loop, asked for every 2 ms, offscreen. The simulator runs in a process of its
own. First 100,000 messages with the same text go out through sendbulk at rate 0; then the import
wizard looks at 1,000,000 rows and imports them while a campaign goes on at 2,000 messages a second,
and the sender's commits are timed: one waits for a batch of the import at most. It reports; it
never fails on time.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from smsdesk.core.models import Campaign, Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.store.writer import Writer
from smsdesk.ui.main_window import MainWindow
from tests.benchmarks.bench_files import make
from tests.benchmarks.bench_sending import control, say
from tests.benchmarks.stalls import Stalls, offscreen_app

SLOW_RATE = "20"  # requests a second, of 100 messages


class Commits:
    """Times the commits of the sender's writer, waiting for the database included."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        plain = Writer._commit

        def timed(writer: Writer, group: Any) -> None:
            began = time.perf_counter()
            plain(writer, group)
            self.seconds.append(time.perf_counter() - began)

        Writer._commit = timed  # type: ignore[method-assign]

    def since(self, at: int) -> str:
        """Say the longest and the median from the commit number ``at`` on, in ms."""
        ranked = sorted(self.seconds[at:])
        longest, middle = ranked[-1] * 1000, ranked[len(ranked) // 2] * 1000
        return f"{len(ranked)} commits, longest {longest:.0f} ms, median {middle:.1f}"


def main() -> None:
    """Print the row of the idle window, and those of the working one."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--import-rows", type=int, default=1_000_000)
    args = arguments.parse_args()
    app = offscreen_app()
    with (
        Simulator() as simulator,
        tempfile.TemporaryDirectory(prefix="smsdesk-bench-", ignore_cleanup_errors=True) as folder,
    ):
        control(simulator, "sendbulk", "credits", {"credit": 10_000_000})
        source = Path(folder, "people.csv")
        make(source, args.import_rows)
        commits = Commits()
        desk = Desk(Path(folder, "desk"), command=own_command(), hold=True)
        for name, rate in (("office", "0"), ("slow", SLOW_RATE)):
            desk.accounts.add(
                name, "sendbulk", practice=True, base_url=simulator.url("sendbulk"),
                credentials=simulator.credentials("sendbulk"),
                settings={"batch_limit": "100", "rate": rate},
            )  # fmt: skip
        quick, slow = confirmed(desk, "office", args.rows), confirmed(desk, "slow", args.rows)
        stalls = Stalls(app, desk)
        window = stalls.window

        def row(what: str, until: Callable[[], bool]) -> None:
            at = len(commits.seconds)
            stalls.row(what, until, lambda: commits.since(at))

        start(window, quick)
        taken = desk.sending.get
        row(f"sending {args.rows:,}", lambda: taken(quick.id).tally.accepted >= args.rows)
        start(window, slow)
        wizard = window.pages.importing
        wizard.open_file(source)
        row(f"looking at {args.import_rows:,} rows", wizard.is_found)
        wizard.import_button.click()
        row(f"importing {args.import_rows:,} rows", wizard.is_done)
        running = taken(slow.id)
        say(f"beside it: {running.tally.accepted:,} messages sent, {running.state}")
        window.close_desk()


def confirmed(desk: Desk, account: str, people: int) -> Campaign:
    """Return a campaign with the same text to so many people, ready to go."""
    rows = [Person(f"081{n:07}") for n in range(people)]
    draft = Draft(account, f"hello from {account}", rows, sender="RIVERVIEW")
    return desk.composing.confirm(desk.composing.prepare(draft))


def start(window: MainWindow, campaign: Campaign) -> None:
    """Let a campaign go out, as the receipt does."""
    window.pages.start_wanted.emit(campaign.id)
    window.pages.confirmed.emit(campaign)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
