"""The simulator as a child process, started when a practice account first needs it."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from smsdesk.core.errors import ServiceError
from smsdesk.simulator.process import Simulator


class PracticeServer:
    """The embedded simulator of one data folder; its ledger lies in ``DIR/practice/``.

    ``command`` starts this program's command line. The child ends when its standard input
    closes, so it does not outlive a program that was killed.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._simulator = Simulator(command=[*command, "simulator"], state_dir=folder)
        self._lock = threading.Lock()

    def url(self, service: str) -> str:
        """Return where a service listens, starting it if need be. Raises ServiceError."""
        return self._running().url(service)

    def credentials(self, service: str) -> Mapping[str, str]:
        """Return the worthless keys that a service takes. Raises ServiceError."""
        return self._running().credentials(service)

    def stop(self) -> None:
        """End the simulator, if it runs."""
        with self._lock:
            self._simulator.stop()

    def _running(self) -> Simulator:
        with self._lock:
            if not self._simulator.pid:
                try:
                    self._simulator.start()
                except (OSError, RuntimeError, ValueError) as exc:
                    raise ServiceError("practice_failed", detail=type(exc).__name__) from exc
            return self._simulator
