"""A contacts file into the store, beside what reading and writing alone cost, in one run.

``python -m tests.benchmarks.bench_files [--rows N] [--rounds N]`` writes a CSV of N people in a
throwaway folder and prints, as medians of interleaved rounds of fresh processes: seconds by the
clock and of CPU, memory above that of an idle process, and both ratios to the limit. The child in
which a file is read counts with its CPU, and its memory is taken where it is the larger. The limit
is ``csv.reader`` iterated plus a bare ``executemany`` of the same rows with their unique index, in
one transaction and with the same cache as ours. It reports; it never fails on time.
"""

import argparse
import csv
import json
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from smsdesk.core.clock import utc_now
from smsdesk.services.imports import ImportService
from smsdesk.store.db import Database, migrate

HEADER = ("ชื่อ", "เบอร์โทร", "ห้อง", "ยอด", "ครบกำหนด")
NAMES = ("สมชาย ใจดี", "สมหญิง รักเรียน", "ประเสริฐ ทองแท้", "วันเพ็ญ แสงจันทร์", "อนงค์ บุญยืน")
Case = Callable[[Path, Path], int]


def read_alone(source: Path, _folder: Path) -> int:
    """The limit of reading: iterate csv.reader."""
    with source.open(encoding="utf-8", newline="") as file:
        return sum(1 for _row in csv.reader(file)) - 1


def write_alone(source: Path, folder: Path) -> int:
    """The limit of writing: rows that are ready, one table, one transaction; reading not timed."""
    with source.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        seen = {}
        for row in reader:
            fields = json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False)
            seen.setdefault("+66" + row[1][-9:], (row[0], fields))
    rows = [(1, number, name, fields) for number, (name, fields) in seen.items()]
    con = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    con.execute("PRAGMA journal_mode = WAL")
    con.execute("PRAGMA cache_size = -65536")
    con.execute(
        "CREATE TABLE contact (id INTEGER PRIMARY KEY, list_id INTEGER NOT NULL,"
        " e164 TEXT NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL,"
        " UNIQUE (list_id, e164)) STRICT"
    )
    start()
    con.execute("BEGIN")
    con.executemany("INSERT INTO contact (list_id, e164, name, fields) VALUES (?, ?, ?, ?)", rows)
    con.execute("COMMIT")
    return len(rows)


def ours(source: Path, folder: Path) -> int:
    """The file as an import leaves it: canonical numbers, doubles, problems, fields, committed."""
    path = folder / "desk.sqlite3"
    migrate(path)
    result = ImportService(Database(path), utc_now).import_file(source, "bench")
    return result.rows


def looked(source: Path, folder: Path) -> int:
    """The same without writing (--dry-run)."""
    path = folder / "desk.sqlite3"
    migrate(path)
    return ImportService(Database(path), utc_now).look(source).counts.rows


CASES: dict[str, Case] = {
    "csv.reader, iterate": read_alone,
    "bare executemany": write_alone,
    "look (dry run)": looked,
    "import": ours,
}
LIMITS = ("csv.reader, iterate", "bare executemany")


def main() -> None:
    """Measure each case and print its row, or be one case in a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)
    arguments.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    args = arguments.parse_args()
    if args.case:
        say(json.dumps(measured(CASES[args.case], args.source)))
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "people.csv")
        make(source, args.rows)
        report(source, args.rows, args.rounds)


def make(path: Path, rows: int) -> None:
    """Write people: four spellings of numbers, 4 % doubles, 2 % with the zero eaten, 2 % blank."""
    chance = random.Random(66)
    numbers = [f"{chance.choice('689')}{chance.randrange(10**8):08}" for _ in range(rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for at in range(rows):
            digits = numbers[chance.randrange(at + 1) if chance.random() < 0.04 else at]
            digits = digits if digits[0] != "6" else "61" + digits[2:]
            written = (
                f"0{digits}",
                f"0{digits[:2]}-{digits[2:5]}-{digits[5:]}",
                f"+66{digits}",
                f"0{digits[:2]} {digits[2:5]} {digits[5:]}",
            )[at % 4]
            odd = chance.random()
            written = digits if odd < 0.02 else "" if odd < 0.04 else written
            amount = f"{chance.randrange(900, 9000)}.00"
            out.writerow([chance.choice(NAMES), written, f"{at % 999}/1", amount, "05/12/2569"])


began = [0.0, 0.0]  # by the clock, of CPU


def start() -> None:
    """Begin to measure: what went before was preparation."""
    began[:] = time.perf_counter(), worked()


def worked() -> float:
    """Return the seconds of CPU of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peaks() -> list[int]:
    """Return the most memory that this process, and the largest of its children, ever had."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return [resource.getrusage(who).ru_maxrss for who in both]


def measured(case: Case, source: Path) -> tuple[float, float, float]:
    """Return seconds, seconds of CPU, and MB above an idle process and an idle child of it."""
    with tempfile.TemporaryDirectory() as folder:
        idle = Path(folder, "idle")
        idle.mkdir()
        few = Path(folder, "few.csv")
        make(few, 2)
        ours(few, idle)
        before = peaks()
        start()
        case(source, Path(folder))
        took, used = time.perf_counter() - began[0], worked() - began[1]
        grown = [now - then for now, then in zip(peaks(), before, strict=True)]
    return took, used, max(grown) / 1024


def report(source: Path, rows: int, rounds: int) -> None:
    """Run the cases in turn, each in a fresh process, and print their medians."""
    figures: dict[str, list[list[float]]] = {case: [] for case in CASES}
    for _round in range(rounds):
        for case in CASES:
            command = [sys.executable, "-m", "tests.benchmarks.bench_files"]
            done = subprocess.run(
                [*command, "--case", case, "--source", str(source)],
                check=True,
                capture_output=True,
                text=True,
            )
            figures[case].append(json.loads(done.stdout))
    medians = {
        case: [statistics.median(column) for column in zip(*runs, strict=True)]
        for case, runs in figures.items()
    }
    limit = [sum(pair) for pair in zip(*(medians[case] for case in LIMITS), strict=True)]
    say(f"{rows:,} rows, {source.stat().st_size / 1e6:.0f} MB, medians of {rounds}")
    say(f"{'what':24}{'s':>8}{'CPU s':>8}{'MB':>8}{'of limit':>10}{'CPU':>8}")
    for case, (took, worked, peak) in [*medians.items(), ("limit: the first two", limit)]:
        ratios = f"{took / limit[0]:9.2f}×{worked / limit[1]:7.2f}×"
        say(f"{case:24}{took:8.2f}{worked:8.2f}{peak:8.0f}{ratios}")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
