"""Has people of long ago forgotten once a day, where the clerk asked for it and only then."""

import logging

from PySide6.QtCore import QObject, QTimer, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.services.privacy import PrivacyService
from smsdesk.ui.jobs import JobRunner

TICK_MS = 60 * 60 * 1000
FIRST_MS = 60 * 1000
"""So long after the start: the window has other work then."""

log = logging.getLogger(__name__)


class RetentionWatch(QObject):
    """Looks once an hour whether a day has passed; shows nothing itself."""

    def __init__(
        self, privacy: PrivacyService, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._privacy = privacy
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
        """Forget what is due, unless that is being done."""
        if self._privacy.retention_days and not self._looking:
            self._looking = True
            self._jobs.run(
                self._privacy.purge_when_due,
                done=self._take,
                failed=self._note,
                ended=self._rest,
            )

    @Slot(object)
    def _take(self, count: int) -> None:
        if count:
            log.info("people of %s old records were forgotten", count)

    @Slot(object)
    def _note(self, error: SmsdeskError) -> None:
        log.warning("old data could not be forgotten: %s", error.code)

    @Slot()
    def _rest(self) -> None:
        self._looking = False
