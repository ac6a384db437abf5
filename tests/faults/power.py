"""Power cuts: ``python -m tests.faults.power CUT -- WORDS`` runs the command line over a disk that
forgets, at the cut, everything that no sync made safe.

CUT is ``KIND:N``, before the N-th write, truncate, sync or delete of a database file, or
``synced:N``, ``written:N``, after the N-th sync or write, or ``signal``, when SIGUSR1 comes. The
process dies by SIGKILL. What no sync has covered is undone, newest first; with ``--keep SEED`` a
disk is played that wrote some of it all the same, in any order and some of it by halves.

The shared index (``-shm``), which is never synced, is gone or, with ``--keep``, may be there still.
That a file was made or deleted counts as safe at once, and so does what Python itself writes
(settings, log, practice keys): they are not SQLite's.
"""

import argparse
import os
import random
import signal
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from smsdesk.cli import main as command_line
from smsdesk.store import db
from tests.faults import vfs

SECTOR = 512
_AFTER = {"sync": "synced", "write": "written"}


@dataclass(frozen=True, slots=True)
class Change:
    """A write or truncate, and all that is needed to take it back or to make it again."""

    offset: int
    before: bytes  # what stood from ``offset`` on, as far as it is changed
    size_before: int
    data: bytes | None  # None: a truncate

    def undo(self, file: int) -> None:
        os.pwrite(file, self.before, self.offset)
        if os.fstat(file).st_size != self.size_before:
            os.ftruncate(file, self.size_before)

    def redo(self, file: int, dice: random.Random) -> None:
        """Make it again, one time in four only some of its sectors."""
        if self.data is None:
            os.ftruncate(file, self.offset)
            return
        torn = dice.random() < 0.25
        start = 0
        while start < len(self.data):
            end = min(start + SECTOR - (self.offset + start) % SECTOR, len(self.data))
            if not torn or dice.random() < 0.5:
                os.pwrite(file, self.data[start:end], self.offset + start)
            start = end


class Power(vfs.Storage):
    """Remembers what is not safe yet. ``cut`` loses it and ends the process.

    ``moment`` is as in the command; ``keep`` makes the dice of a disk that reorders.
    """

    kinds = frozenset({"write", "truncate", "sync", "delete"})

    def __init__(self, moment: str, keep: int | None = None) -> None:
        self._moment = moment
        self._dice = None if keep is None else random.Random(keep)
        self._unsafe: defaultdict[str, list[Change]] = defaultdict(list)
        self._guard = threading.RLock()  # a signal may come in the middle
        self.counts: Counter[str] = Counter()

    def operate(self, operation: vfs.Operation) -> int:
        with self._guard:
            if operation.kind in ("write", "truncate"):
                self._unsafe[operation.path].append(_change(operation))
            self._reach(operation.kind)
            code = operation.run()
            if code == vfs.OK:
                if operation.kind in ("sync", "delete"):
                    self._unsafe.pop(operation.path, None)
                if operation.kind in _AFTER:
                    self._reach(_AFTER[operation.kind])
            return code

    def cut(self, *_signal: object) -> None:
        """Lose what is not safe, and die."""
        self._guard.acquire()  # for ever: nobody writes any more
        for path, changes in self._unsafe.items():
            file = os.open(path, os.O_RDWR)
            for change in reversed(changes):
                change.undo(file)
            if self._dice is not None:
                for change in changes:
                    if self._dice.random() < 0.5:
                        change.redo(file, self._dice)
            if self._dice is None or self._dice.random() < 0.5:
                Path(path.removesuffix("-wal") + "-shm").unlink(missing_ok=True)
        os.kill(os.getpid(), signal.SIGKILL)

    def _reach(self, kind: str) -> None:
        self.counts[kind] += 1
        if self._moment == f"{kind}:{self.counts[kind]}":
            self.cut()


def _change(operation: vfs.Operation) -> Change:
    assert operation.file is not None
    size = operation.file.size()
    if operation.kind == "truncate":
        lost = operation.file.content(operation.offset, size - operation.offset)
        return Change(operation.offset, lost, size, None)
    before = operation.file.content(operation.offset, len(operation.data))
    return Change(operation.offset, before, size, operation.data)


def main(argv: Sequence[str]) -> int:
    """Run the command line over a disk whose power goes at the given moment."""
    parser = argparse.ArgumentParser()
    parser.add_argument("cut")
    parser.add_argument("--keep", type=int)
    parser.add_argument("--pragma", action="append", default=[], help="after the program's own")
    dashes = argv.index("--")
    args = parser.parse_args(argv[:dashes])
    db._PRAGMAS += tuple(args.pragma)
    power = Power(args.cut, args.keep)
    if args.cut == "signal":
        signal.signal(signal.SIGUSR1, power.cut)
    with vfs.under(power):
        code = command_line(argv[dashes + 1 :])
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # too late
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
