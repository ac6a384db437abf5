"""The simulator as a child process: for tests, and for whoever starts practice mode."""

import io
import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_START_SECONDS = 30


class Simulator:
    """A context manager: the child runs inside, and ends with it or with its parent.

    `command` starts the simulator (a built program has no `-m`); `state_dir` is where its ledger
    lies. `port_base` fixes the addresses, so that a simulator started again is found again.
    """

    def __init__(
        self,
        *,
        command: Sequence[str] = (sys.executable, "-m", "smsdesk.simulator"),
        state_dir: Path | None = None,
        port_base: int = 0,
    ) -> None:
        self._command = [*command, "--until-stdin-closes", "--port-base", str(port_base)]
        if state_dir:
            self._command += ["--state-dir", str(state_dir)]
        self._child: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._first: dict[str, Any] = {}
        self._told: list[bytes] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the child and wait until all four services accept connections."""
        self._child = subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        watchdog = threading.Timer(_START_SECONDS, self._child.kill)
        watchdog.start()
        assert self._child.stdout is not None  # noqa: S101 - for mypy: it is a pipe
        line = self._child.stdout.readline()
        watchdog.cancel()
        if not line:
            self.stop()
            raise RuntimeError("the simulator did not start")
        self._first = json.loads(line)
        self._reader = threading.Thread(target=self._read, args=[self._child], daemon=True)
        self._reader.start()

    def stop(self) -> int | None:
        """Close its standard input and wait; its exit code."""
        if self._child is None:
            return None
        child, self._child = self._child, None
        assert child.stdin is not None  # noqa: S101 - for mypy: it is a pipe
        child.stdin.close()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        self._finish(child)
        return child.returncode

    def kill(self) -> None:
        """End it without a word, as a power cut would."""
        if self._child is None:
            return
        child, self._child = self._child, None
        child.kill()
        child.wait()
        if child.stdin:
            child.stdin.close()
        self._finish(child)

    @property
    def pid(self) -> int:
        """The child's process id; 0 where it does not run."""
        return self._child.pid if self._child else 0

    def url(self, service: str) -> str:
        """A service's base URL."""
        url: str = self._first[service]
        return url

    def credentials(self, service: str) -> Mapping[str, str]:
        """A service's worthless credentials."""
        found: dict[str, str] = self._first["credentials"][service]
        return found

    @property
    def first_line(self) -> Mapping[str, Any]:
        """The URLs and credentials, as printed."""
        return self._first

    @property
    def entries(self) -> list[dict[str, Any]]:
        """What the services took so far: a ledger entry a message, oldest first.

        Read when asked for: who only starts the services has a sender that needs the time.
        """
        whole, _, _cut = b"".join(self._told).rpartition(b"\n")
        return [json.loads(line) for line in whole.splitlines()]

    def _read(self, child: subprocess.Popen[bytes]) -> None:
        assert isinstance(child.stdout, io.BufferedReader)  # noqa: S101 - for mypy: it is a pipe
        while told := child.stdout.read1():
            self._told.append(told)

    def _finish(self, child: subprocess.Popen[bytes]) -> None:
        if self._reader:
            self._reader.join(5)
            self._reader = None
        if child.stdout:
            child.stdout.close()
