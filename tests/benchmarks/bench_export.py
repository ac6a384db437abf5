"""A million messages out of History into CSV and XLSX, beside what only writing them costs.

``python -m tests.benchmarks.bench_export [--rows N] [--rounds N]`` makes a history (``million``)
and writes all of it, by fresh processes in turn: seconds by the clock and of CPU, memory above that
of the idle process, and both ratios to the limit, medians of the rounds. The limits are
``csv.writer`` and XlsxWriter alone, given the very same cells from memory. It reports; it never
fails on time.
"""

import argparse
import csv
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path

import xlsxwriter

from smsdesk.core.models import HistoryFilter
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.services.exporting import MESSAGE_COLUMNS
from smsdesk.texts import Texts
from tests.benchmarks.million import make

AT_ONCE = 20_000
"""Rows of the limits that are in memory at the same time; reading them is not timed."""


class Watch:
    """Adds up what is done while it runs: seconds by the clock and of CPU."""

    def __init__(self) -> None:
        self.took = self.worked = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Measure what stands inside."""
        began, worked = time.perf_counter(), time.process_time()
        yield
        self.took += time.perf_counter() - began
        self.worked += time.process_time() - worked


def ours(suffix: str) -> Callable[[Path, Watch], None]:
    """The file as ``history export`` writes it."""

    def write(folder: Path, watch: Watch) -> None:
        with Desk(folder, command=own_command()) as desk, watch.running():
            desk.exporting.messages(HistoryFilter(), folder / f"ours{suffix}", Texts("th"))

    return write


def csv_alone(folder: Path, watch: Watch) -> None:
    """The limit of CSV: the same cells, by csv.writer."""
    with (folder / "alone.csv").open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        for rows in in_memory(folder):
            with watch.running():
                out.writerows(rows)


def xlsx_alone(folder: Path, watch: Watch) -> None:
    """The limit of XLSX: the same cells of the same kinds, by XlsxWriter in constant memory."""
    book = xlsxwriter.Workbook(str(folder / "alone.xlsx"), {"constant_memory": True})
    page = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    at = 0
    for rows in in_memory(folder):
        cells = [typed(row) for row in rows]
        with watch.running():
            for row in cells:
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        page.write_string(at, column, cell)
                    elif isinstance(cell, float):
                        page.write_number(at, column, cell)
                    elif cell is not None:
                        page.write_datetime(at, column, cell, day)
                at += 1
    with watch.running():
        book.close()


def in_memory(folder: Path) -> Iterator[list[list[str]]]:
    """Give the rows that ours wrote as CSV, some at a time."""
    with (folder / "ours.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        while some := list(islice(rows, AT_ONCE)):
            yield some


def typed(row: list[str]) -> list[str | float | datetime | None]:
    """Return cells by their kinds."""
    kinds: dict[str, Callable[[str], str | float | datetime]] = {
        "text": str, "number": float, "time": datetime.fromisoformat,
    }  # fmt: skip
    return [
        kinds[column.kind](cell) if cell else None
        for column, cell in zip(MESSAGE_COLUMNS, row, strict=True)
    ]


CASES: dict[str, Callable[[Path, Watch], None]] = {
    "history export .csv": ours(".csv"),
    "csv.writer alone": csv_alone,
    "history export .xlsx": ours(".xlsx"),
    "XlsxWriter alone": xlsx_alone,
}
LIMITS = {"history export .csv": "csv.writer alone", "history export .xlsx": "XlsxWriter alone"}


def main() -> None:
    """Measure each case and print its row, or be one case in a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=1)
    arguments.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)
    arguments.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = arguments.parse_args()
    if args.case:
        say(json.dumps(measured(CASES[args.case], args.folder)))
        return
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), args.rows)
        report(Path(name), args.rows, args.rounds)


def measured(case: Callable[[Path, Watch], None], folder: Path) -> tuple[float, float, float]:
    """Return seconds, seconds of CPU, and MB above the idle process with its desk."""
    with Desk(folder, command=own_command()):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    watch = Watch()
    case(folder, watch)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return watch.took, watch.worked, grown / 1024


def report(folder: Path, rows: int, rounds: int) -> None:
    """Run the cases in turn, each in a fresh process, and print their medians."""
    figures: dict[str, list[list[float]]] = {case: [] for case in CASES}
    for _round in range(rounds):
        for case in CASES:
            for old in folder.glob(f"ours{case[-5:].strip()}"):
                old.unlink()
            command = [sys.executable, "-m", "tests.benchmarks.bench_export", "--case", case]
            done = subprocess.run(
                [*command, "--folder", str(folder)], check=True, capture_output=True, text=True
            )
            figures[case].append(json.loads(done.stdout))
    medians = {
        case: [statistics.median(column) for column in zip(*runs, strict=True)]
        for case, runs in figures.items()
    }
    say(f"{rows:,} messages, {len(MESSAGE_COLUMNS)} columns, medians of {rounds}")
    say(f"{'what':24}{'s':>8}{'CPU s':>8}{'MB':>8}{'of limit':>10}{'CPU':>8}")
    for case, (took, worked, peak) in medians.items():
        limit = medians[LIMITS.get(case, case)]
        ratios = f"{took / limit[0]:9.2f}×{worked / limit[1]:7.2f}×"
        say(f"{case:24}{took:8.2f}{worked:8.2f}{peak:8.0f}{ratios}")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
