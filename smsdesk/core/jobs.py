"""What long-running work may ask of whoever runs it. No Qt here."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from smsdesk.core.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` items; ``total`` 0 means that nobody knows yet."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class JobContext:
    """Handed to each job: report upward, and notice a request to stop.

    ``report`` is called in the thread that does the work.
    """

    report: Callable[[object], None] = lambda _news: None
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the job to stop at its next check."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Tell whether cancel() was called."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raise Cancelled once cancel() was called."""
        if self._stop.is_set():
            raise Cancelled

    def sleep(self, seconds: float) -> None:
        """Wait ``seconds``, but wake at once and raise Cancelled on cancel()."""
        self._stop.wait(seconds)
        self.check()

    def wait(self, seconds: float) -> bool:
        """Wait ``seconds`` and return True; on cancel() return False at once."""
        return not self._stop.wait(seconds)
