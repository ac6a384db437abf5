"""Asks the services, by and by, what became of messages; and at once where somebody asks for it.

It has a thread of its own: ten thousand questions at a gentle rate take their time, and no page may
wait behind them.
"""

import logging
import time
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.reports import Asked, ReportService
from smsdesk.ui.jobs import Job, JobRunner

TICK_MS = 20_000
TELL_SECONDS = 5.0

log = logging.getLogger(__name__)


class ReportWatch(QObject):
    """Tells when reports have come; shows nothing itself."""

    changed = Signal()  # some messages are further on
    asking = Signal(object)  # the id of the campaign that somebody asked for, 0 when it is done
    failed = Signal(object)  # SmsdeskError: what somebody asked for could not be had

    def __init__(self, reports: ReportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self._runner = JobRunner(workers=1, parent=self)
        self._look: Job | None = None
        self._wanted = 0
        self._told = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def busy(self) -> bool:
        """Tell whether a service is being asked."""
        return self._look is not None or bool(self._wanted)

    def begin(self) -> None:
        """Ask now and from now on."""
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """Begin no more questions."""
        self._timer.stop()
        self._runner.cancel_all()

    def end(self) -> None:
        """Ask no more, and wait for the question that is on its way."""
        self._timer.stop()
        self._runner.shutdown()

    @Slot()
    def look(self) -> None:
        """Ask about what is due, unless that is being done."""
        if self.busy:
            return
        self._look = self._runner.run(
            self._reports.ask_due,
            done=self._take,
            failed=self._note,
            progress=self._tell_now_and_then,
            ended=self._rest,
        )

    @Slot(object)
    def ask(self, campaign_id: int) -> None:
        """Ask about a campaign before anything else."""
        if self._wanted:
            return
        if self._look is not None:
            self._look.cancel()
        self._wanted = campaign_id
        self.asking.emit(campaign_id)
        self._runner.run(
            partial(self._ask, campaign_id),
            done=self._take_wanted,
            failed=self.failed,
            progress=self._tell_now_and_then,
            ended=self._rest_wanted,
        )

    def _ask(self, campaign_id: int, job: JobContext) -> Asked:
        return self._reports.ask_campaign(campaign_id, job)

    @Slot(object)
    def _take(self, asked: Asked) -> None:
        if asked.changed:
            self.changed.emit()

    @Slot(object)
    def _take_wanted(self, asked: Asked) -> None:
        self.changed.emit()
        for error in asked.failed.values():
            self.failed.emit(error)

    @Slot(object)
    def _tell_now_and_then(self, _progress: object) -> None:
        now = time.monotonic()
        if now - self._told > TELL_SECONDS:
            self._told = now
            self.changed.emit()

    @Slot(object)
    def _note(self, error: SmsdeskError) -> None:
        log.warning("reports could not be asked for: %s", error.code)

    @Slot()
    def _rest(self) -> None:
        self._look = None

    @Slot()
    def _rest_wanted(self) -> None:
        self._wanted = 0
        self.asking.emit(0)
