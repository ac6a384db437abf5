"""Python's garbage collector, kept to the GUI thread and to quiet moments.

A collection that starts in a worker thread may delete a dropped page there, which crashes Qt; and
a full one over a list of 100,000 people stalls the window for a tenth of a second.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from smsdesk.ui.jobs import JobRunner

TICK_MS = 1000
YOUNG = 5_000
"""Objects made since the last look that are worth one."""
QUIET_TICKS = 30


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
        if self._quiet == QUIET_TICKS:
            gc.collect()
        elif gc.get_count()[0] > YOUNG:
            gc.collect(0)
