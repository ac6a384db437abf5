"""The command line in a process of its own that may meet its end at a named point.

    python -m tests.faults.runner --point NAME --nth K [--waits SEED] [--bug NAME] -- WORDS
    python -m tests.faults.runner --serve

WORDS begin with their data folder (``--data-dir DIR``). The second is the ``Nursery``'s: it has
imported everything, and forks such a run for each order on its standard input, which saves half
a second a run.
"""

import argparse
import faulthandler
import functools
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from smsdesk import cli
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from tests.faults.bugs import BUGS
from tests.faults.points import Watch, die, watched

CANNOT_PLANT = 70  # the product has changed under a bug
PATIENCE = 60.0
XDG = ("CONFIG", "DATA", "CACHE", "STATE")  # what is not the data folder's lies beside it


@dataclass(frozen=True)
class Order:
    """One run of the command line. With ``stay`` it waits so long at the point, and lives."""

    words: Sequence[str]
    point: str = ""
    nth: int = 1
    stay: float = 0.0
    waits: int | None = None
    bug: str = ""
    read: float = 10.0  # seconds until a silent service has answered nothing
    seen: str = ""
    out: str = os.devnull
    now: str = ""  # what SMSDESK_NOW says


class Run:
    """A run that was ordered of the nursery."""

    def __init__(self, out: Path, pid: int) -> None:
        self.pid = pid
        self._out = out
        self._ended = threading.Event()
        self._status = 0

    @property
    def running(self) -> bool:
        return not self._ended.is_set()

    def kill(self) -> None:
        """Kill it, if it still runs."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, seconds: float = PATIENCE) -> bool:
        """Wait for its end, and tell whether it came."""
        return self._ended.wait(seconds)

    @property
    def exit(self) -> int:
        """Its exit code; a killed one has −9. Waits for its end."""
        assert self.wait(), "a command never ended"
        return os.waitstatus_to_exitcode(self._status)

    @property
    def killed(self) -> bool:
        return self.exit == -signal.SIGKILL

    @property
    def said(self) -> str:
        """What it wrote, standard output and error, until its end."""
        assert self.wait(), "a command never ended"
        return self._out.read_text("utf-8", "replace")

    @property
    def json(self) -> Any:
        """The one document among what it wrote."""
        return json.loads(self.said.splitlines()[-1])

    def end(self, status: int) -> None:
        self._status = status
        self._ended.set()


class Nursery:
    """A process that forks runs of the command line. A context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._runs: dict[int, Run] = {}
        self._born = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.runner", "--serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self._process.stdout.close()

    def start(self, *words: object, **more: Any) -> Run:
        """Start one run; ``more`` are fields of the order."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._number += 1
        number = self._number
        out = self._folder / f"{number}.out"
        order = Order(tuple(map(str, words)), out=str(out), **more)
        line = json.dumps({"number": number, **asdict(order)})
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()
        with self._born:
            assert self._born.wait_for(lambda: number in self._runs, PATIENCE), "nothing was born"
            run = self._runs.pop(number)
        run._out = out
        return run

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        living: dict[int, Run] = {}
        for line in self._process.stdout:
            told = json.loads(line)
            if "number" in told:
                run = living[told["pid"]] = Run(Path(os.devnull), told["pid"])
                with self._born:
                    self._runs[told["number"]] = run
                    self._born.notify_all()
            else:
                living.pop(told["pid"]).end(told["status"])


# --- inside the process ---------------------------------------------------------------------


def run(order: Order) -> int:
    """Run the command line as ordered; return its exit code."""
    faulthandler.dump_traceback_later(PATIENCE / 2, exit=True)  # so that a hang tells where
    seen = os.open(order.seen, os.O_WRONLY | os.O_CREAT | os.O_APPEND) if order.seen else None
    act = functools.partial(time.sleep, order.stay) if order.stay else die
    watch = Watch(order.point, order.nth, act, order.waits, seen)
    cli.Desk = functools.partial(Desk, deadlines=Deadlines(5, 5, order.read, 2 * order.read))
    home = Path(order.words[order.words.index("--data-dir") + 1]) / "home"
    os.environ.update({f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in XDG})
    if order.now:
        os.environ["SMSDESK_NOW"] = order.now
    with ExitStack() as stack:
        if order.bug:
            try:
                BUGS[order.bug].plant(stack, order.words)
            except (AttributeError, TypeError, KeyError) as exc:
                sys.stderr.write(f"{order.bug} cannot be planted: {exc!r}\n")
                return CANNOT_PLANT
        stack.enter_context(watched(watch))
        return cli.main(list(order.words))


def serve() -> None:
    """Fork a run for each line of standard input, and tell of each birth and death."""
    woken, waker = os.pipe()
    for end in (woken, waker):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker)
    rest = b""
    while True:
        ready, _, _ = select.select([0, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _tell_deaths()
        if 0 in ready:
            block = os.read(0, 65536)
            if not block:
                return
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                told = json.loads(line)
                number = told.pop("number")
                _say({"number": number, "pid": _fork(Order(**told))})


def _fork(order: Order) -> int:
    if pid := os.fork():
        return pid
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        out = os.open(order.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(out, 1)
        os.dup2(out, 2)
        code = run(order)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _tell_deaths() -> None:
    with suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            _say({"pid": pid, "status": status})


def _say(told: dict[str, int]) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.runner")
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--point", default="")
    parser.add_argument("--nth", type=int, default=1)
    parser.add_argument("--waits", type=int)
    parser.add_argument("--bug", default="", choices=("", *BUGS))
    parser.add_argument("words", nargs="*")
    args = parser.parse_args()
    if args.serve:
        serve()
        return 0
    return run(Order(args.words, args.point, args.nth, waits=args.waits, bug=args.bug))


if __name__ == "__main__":
    sys.exit(main())
