"""Erasing one person from a big history, and what a sender beside it waits.

``python -m tests.benchmarks.bench_privacy [--rows N]``: in a history of N messages that is indexed,
the number with most of them is found, then erased: 0 of its digits are left in any file, within 60
seconds. Beside it somebody writes every few milliseconds as a sender does, a campaign going on.
Then a retention. It reports; it never fails on time.
"""

import argparse
import sqlite3
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.store import message_search
from smsdesk.store.damage import NAME
from tests.benchmarks import million
from tests.benchmarks.bench_sending import say

_COUNT = "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'bench'"


class Sender:
    """Writes as a sender does, and notes how long each commit took."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ends = threading.Event()
        self._took: list[float] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def told(self) -> str:
        """Return the longest and the 99th in a hundred since it was told last, in ms."""
        took, self._took = sorted(self._took), []
        most, p99 = took[-1] * 1e3, took[len(took) * 99 // 100] * 1e3
        return f"sender waits {most:.0f} ms at most, p99 {p99:.0f}"

    def end(self) -> None:
        self._ends.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ends.wait(0.003):
            began = time.perf_counter()
            self._desk._writer.write(lambda con: con.execute(_COUNT))
            self._took.append(time.perf_counter() - began)


def main() -> None:
    """Print each row."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    messages = arguments.parse_args().rows
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "desk"
        million.make(folder, messages)
        number = prepare(folder / NAME)
        with Desk(folder, command=own_command(), hold=True) as desk:
            message_search.index_new(desk._db)
            measure(desk, number)


def prepare(path: Path) -> str:
    """Let a campaign go on, and return the number with most messages, none of them in flight."""
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("INSERT INTO meta VALUES ('bench', '0')")
        con.execute("UPDATE campaign SET send_at = NULL, delivered_by = ''")
        row = con.execute("SELECT e164 FROM message GROUP BY e164 ORDER BY count(*) DESC LIMIT 1")
        number: str = row.fetchone()[0]
    return number


def measure(desk: Desk, number: str) -> None:
    sender = Sender(desk)
    time.sleep(2)
    say(f"nothing beside it: {sender.told()}")
    found, took = timed(lambda: desk.privacy.find(number))
    say(f"found in {took:.1f} s ({len(found.messages)} messages); {sender.told()}")
    set_running(desk, going=True)
    done, took = timed(lambda: desk.privacy.erase(number))
    say(f"erased in {took:.1f} s while a campaign goes on, clean: {done.clean}; {sender.told()}")
    set_running(desk, going=False)
    done, took = timed(lambda: desk.privacy.erase(number))
    say(f"and with indexes rewritten in {took:.1f} s (limit 60), clean: {done.clean}")
    say(f"digits left in {left(desk.folder, number[3:])} files (limit 0)")
    seen, took = timed(lambda: desk.privacy.expiring(365))
    say(f"retention seen in {took:.1f} s: {seen.messages:,} messages, {seen.campaigns:,} campaigns")
    sender.told()
    purged, took = timed(lambda: desk.privacy.purge(365))
    say(f"forgotten in {took:.1f} s: {purged:,} records; {sender.told()}")
    sender.end()


def timed(work):
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


def set_running(desk: Desk, *, going: bool) -> None:
    with desk._db.transaction() as con:
        con.execute(
            "UPDATE campaign SET state = ? WHERE id = 1", ("running" if going else "finished",)
        )


def left(folder: Path, digits: str) -> int:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(digits.encode() in path.read_bytes() for path in files)


if __name__ == "__main__":
    main()
