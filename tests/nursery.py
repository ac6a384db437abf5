"""Runs of the command line that are forked instead of started: Python's own start and the imports,
most of what a short command takes, are done once.

    python -m tests.nursery MODULE

forks ``MODULE.serve_order`` for each order on its standard input, and tells of births and deaths.
The runs of this module are plain ones: ``smsdesk WORDS`` in an environment.
"""

import faulthandler
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

# What the program imports late: without it a run would.
import holidays.countries.thailand  # noqa: F401
import wakepy.dbus_adapters.jeepney  # noqa: F401

import smsdesk.cli
import smsdesk.providers.transport  # noqa: F401
from smsdesk.__main__ import main

PATIENCE = 60.0
NURSERY = "tests.nursery"


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
        """What it wrote until its end: standard output, and error where that goes there too."""
        return self._read(self._out)

    @property
    def complained(self) -> str:
        """What it wrote to a standard error of its own."""
        return self._read(self._out.with_suffix(".err"))

    @property
    def json(self) -> Any:
        """The one document among what it wrote."""
        return json.loads(self.said.splitlines()[-1])

    def end(self, status: int) -> None:
        self._status = status
        self._ended.set()

    def _read(self, path: Path) -> str:
        assert self.wait(), "a command never ended"
        return path.read_text("utf-8", "replace")


class Nursery:
    """A process that forks runs of a module, begun with the first. A context manager."""

    def __init__(self, folder: Path, module: str = NURSERY) -> None:
        self._folder = folder
        self._module = module
        self._number = 0
        self._runs: dict[int, Run] = {}
        self._born = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._process is None:
            return
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self._process.stdout.close()

    def start(self, order: Mapping[str, Any], *, apart: bool = False) -> Run:
        """Start one run; ``apart`` keeps its standard error from its standard output."""
        process = self._process or self._begin()
        assert process.stdin is not None
        self._number += 1
        number = self._number
        out = self._folder / f"{number}.out"
        line = json.dumps({"number": number, "out": str(out), "apart": apart, "order": order})
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        with self._born:
            assert self._born.wait_for(lambda: number in self._runs, PATIENCE), "nothing was born"
            run = self._runs.pop(number)
        run._out = out
        return run

    def _begin(self) -> subprocess.Popen[bytes]:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", NURSERY, self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._reader = threading.Thread(target=self._read, args=[self._process.stdout], daemon=True)
        self._reader.start()
        return self._process

    def _read(self, births_and_deaths: IO[bytes]) -> None:
        living: dict[int, Run] = {}
        for line in births_and_deaths:
            told = json.loads(line)
            if "number" in told:
                run = living[told["pid"]] = Run(Path(os.devnull), told["pid"])
                with self._born:
                    self._runs[told["number"]] = run
                    self._born.notify_all()
            else:
                living.pop(told["pid"]).end(told["status"])


# --- inside the process ---------------------------------------------------------------------


def serve_order(order: Mapping[str, Any]) -> int:
    """Be ``smsdesk WORDS`` in the environment that is ordered; return its exit code."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)  # so that a hang tells where
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    sys.argv = ["smsdesk", *order["words"]]
    return main()


def serve(module: str) -> None:
    """Fork a run for each line of standard input, and tell of each birth and death."""
    serving = importlib.import_module(module)
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
                _say({"number": told["number"], "pid": _fork(serving, told)})


def _fork(serving: Any, told: Mapping[str, Any]) -> int:
    if pid := os.fork():
        return pid
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        out = Path(told["out"])
        os.dup2(_file(out), 1)
        os.dup2(_file(out.with_suffix(".err")) if told["apart"] else 1, 2)
        code = serving.serve_order(told["order"])
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _file(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def _tell_deaths() -> None:
    with suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            _say({"pid": pid, "status": status})


def _say(told: dict[str, int]) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")


if __name__ == "__main__":
    serve(sys.argv[1])
