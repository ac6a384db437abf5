"""Python's garbage collector, kept to the GUI thread and to quiet moments.

A collection that starts in a worker thread may delete a dropped page there, which crashes Qt; and
a full one over a list of 100,000 people stalls the window for a tenth of a second.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Slot

from smsdesk.ui.jobs import JobRunner

TICK_MS = 1000
YOUNG = 5_000
"""Objects made since the last look that are worth one."""
QUIET_TICKS = 30
MANY = 20_000
"""Objects made by one piece of work that are not worth looking at ever again."""


class Collector(QObject):
    """Collects young objects each second, and everything when nothing has run for a while."""

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._quiet = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._look)
        gc.disable()
        gc.freeze()  # what stands at the first paint stays to the end
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self._quiet = 0 if self._jobs.busy else self._quiet + 1
        if _rests():
            return
        if self._quiet == QUIET_TICKS:
            gc.collect()
        elif gc.get_count()[0] > YOUNG:
            gc.collect(0)


_resting = 0
_was_enabled = False
_guard = threading.Lock()


def _rests() -> bool:
    with _guard:
        return _resting > 0


@contextmanager
def resting_collector() -> Iterator[None]:
    """Let the garbage collector rest; set aside what was made meanwhile where it is much.

    For a job that makes very many objects, in any thread. Afterwards it is as before: in the
    window it stays off but for the Collector's looks.
    """
    global _resting, _was_enabled  # noqa: PLW0603 - one collector per process
    with _guard:
        if not _resting:
            _was_enabled = gc.isenabled()
        _resting += 1
        gc.disable()
    try:
        yield
    finally:
        with _guard:
            _resting -= 1
            if not _resting:
                if gc.get_count()[0] > MANY:
                    gc.freeze()
                if _was_enabled:
                    gc.enable()
