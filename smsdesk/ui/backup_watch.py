"""Has a backup made when one is due, while the window is open and its data is whole."""

import logging

from PySide6.QtCore import QObject, QTimer, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.services.backups import BackupService
from smsdesk.ui.jobs import JobRunner

TICK_MS = 60 * 60 * 1000
FIRST_MS = 3 * 60 * 1000
"""So long after the start: the window has other work then."""

log = logging.getLogger(__name__)


class BackupWatch(QObject):
    """Looks once an hour whether it is time; shows nothing itself."""

    def __init__(
        self, backups: BackupService, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._backups = backups
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
        """Make what is due, unless that is being done."""
        if self._looking:
            return
        self._looking = True
        self._jobs.run(
            self._backups.make_when_due, done=self._take, failed=self._note, ended=self._rest
        )

    @Slot(object)
    def _take(self, made: object) -> None:
        if made is not None:
            log.info("a backup was made")

    @Slot(object)
    def _note(self, error: SmsdeskError) -> None:
        log.warning("no backup was made: %s", error.code)

    @Slot()
    def _rest(self) -> None:
        self._looking = False
