"""Thousands of spoiled contacts files: ``python -m tests.fuzz [--csv N] [--xlsx N] [--seed N]``.

Prints how they ended, and the slowest and the largest; fails when one crashed the reader with
anything but being refused memory, which is told in words, took over 5 s or over 512 MB. Files that
fail are kept. Files at which the reader died are read again by the window's own service.
"""

import argparse
import json
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.services.imports import ImportOptions, ImportService
from smsdesk.store.db import Database, migrate
from tests.fuzz.child import peak
from tests.fuzz.mutations import books, texts

MOST_SECONDS = 5.0
MOST_MB = 512.0
GLANCE_SECONDS = 0.005
"""How often a child is looked at, which tells no peak when it has died."""
REFUSED_MEMORY = f"died {-signal.SIGABRT}"
"""How a library in Rust ends that is refused memory."""


class Child:
    """A process that reads files, started anew when it died."""

    def __init__(self, folder: Path) -> None:
        self._database = folder / "desk.sqlite3"
        migrate(self._database)
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._end()

    def read(self, path: Path) -> tuple[str, float, float]:
        """Return how a file ended, the seconds, and the peak in MB."""
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        began = time.perf_counter()
        seen, slow, ready = 0.0, False, []
        while not ready and not slow:
            ready, _, _ = select.select([process.stdout], [], [], GLANCE_SECONDS)
            seen = max(seen, peak(process.pid))
            slow = time.perf_counter() - began > MOST_SECONDS
        answer = process.stdout.readline() if ready else ""
        if not answer:
            ended = "slow" if slow else f"died {process.wait()}"
            self._end()
            return ended, time.perf_counter() - began, seen
        told, seconds, most = json.loads(answer)
        return told, seconds, most

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.fuzz.child", str(self._database)]
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


class Report:
    """What became of many files."""

    def __init__(self) -> None:
        self.ended: Counter[str] = Counter()
        self.failed: list[str] = []
        self.slowest = self.largest = 0.0

    def take(self, name: str, ended: str, seconds: float, megabytes: float) -> bool:
        """Count one; tell whether it is as it should be."""
        self.ended[ended.split(":", maxsplit=1)[0]] += 1
        self.slowest = max(self.slowest, seconds)
        self.largest = max(self.largest, megabytes)
        known = ended == REFUSED_MEMORY or not ended.startswith(("bug", "slow", "died"))
        good = known and seconds <= MOST_SECONDS and megabytes <= MOST_MB
        if not good:
            self.failed.append(f"{name}: {ended}, {seconds:.1f} s, {megabytes:.0f} MB")
        return good


def run(files: Iterable[tuple[str, bytes]], kept: Path | None = None) -> Report:
    """Read spoiled files one after another in a child with the reader's limits."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder, Child(Path(folder)) as child:
        for at, (suffix, data) in enumerate(files):
            path = Path(folder, f"{at}{suffix}")
            path.write_bytes(data)
            ended, seconds, megabytes = child.read(path)
            if ended.startswith("died"):
                ended = read_for_real(path) or ended
            if not report.take(path.name, ended, seconds, megabytes) and kept is not None:
                kept.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, kept)
            path.unlink()
    return report


def read_for_real(path: Path) -> str:
    """Import a file as the window does, into a database of its own; "" when that is told well."""
    with tempfile.TemporaryDirectory() as folder:
        migrate(Path(folder, "desk.sqlite3"))
        db = Database(Path(folder, "desk.sqlite3"))
        try:
            ImportService(db, utc_now).import_file(path, "คน", ImportOptions(hidden_rows="include"))
        except InputError as error:
            told = "" if error.code == "file_too_demanding" else f"bug {error.code}"
        except SmsdeskError as error:
            told = f"bug {error.code}"
        else:
            told = "bug result"
        finally:
            db.close_all()
    return told


def main() -> int:
    """Print a report for each kind of file; return 1 where one failed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--csv", type=int, default=10_000)
    arguments.add_argument("--xlsx", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    args = arguments.parse_args()
    failed = False
    for kind, files in (
        ("text", texts(args.seed, args.csv)),
        ("workbook", books(args.seed, args.xlsx)),
    ):
        report = run(files, Path("build", "fuzz"))
        sys.stdout.write(f"{kind}: {report.ended.total():,} files; {dict(report.ended)}\n")
        sys.stdout.write(f"  slowest {report.slowest:.2f} s, largest {report.largest:.0f} MB\n")
        for line in report.failed:
            sys.stdout.write(f"  FAILED {line}\n")
        failed = failed or bool(report.failed) or not report.ended["result"]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
