"""What is done by itself while the window is open: backups, and forgetting what is old."""

import logging

from PySide6.QtCore import QObject, QTimer, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.jobs import JobRunner, Work

TICK_MS = 60 * 60 * 1000
FIRST_MS = 60 * 1000
"""So long after the start: the window has other work then."""

log = logging.getLogger(__name__)


class Hourly(QObject):
    """Does a work once an hour, which itself knows whether it is time; shows nothing."""

    def __init__(
        self, name: str, work: Work, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._work = work
        self._jobs = jobs
        self._looking = False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look soon and from now on."""
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Do what is due, unless that is being done."""
        if not self._looking:
            self._looking = True
            self._jobs.run(self._work, done=self._take, failed=self._note, ended=self._rest)

    @Slot(object)
    def _take(self, done: object) -> None:
        if done:
            log.info("%s: done", self.objectName())

    @Slot(object)
    def _note(self, error: SmsdeskError) -> None:
        log.warning("%s: %s", self.objectName(), error.code)

    @Slot()
    def _rest(self) -> None:
        self._looking = False
