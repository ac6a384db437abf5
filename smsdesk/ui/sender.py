"""The sender of the window: runs campaigns in threads of its own, outliving every page."""

import logging
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign
from smsdesk.services.sending import SendingService
from smsdesk.ui.jobs import Job, JobRunner

log = logging.getLogger(__name__)


class Sender(QObject):
    """Sends one campaign at a time; what is asked for meanwhile waits its turn."""

    news = Signal(object)  # core.models.SendingNews, a few times a second
    ended = Signal(object)  # Campaign, as it stands when its run ended
    failed = Signal(object)  # SmsdeskError

    def __init__(self, sending: SendingService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sending = sending
        self._runner = JobRunner(workers=1, parent=self)
        self._job: Job | None = None
        self._campaign_id = 0
        self._waiting: list[int] = []
        self._resting: list[int] = []

    @property
    def busy(self) -> bool:
        """Tell whether something is being sent."""
        return self._job is not None

    @property
    def campaign_id(self) -> int:
        """Return the campaign on its way, 0 for none."""
        return self._campaign_id if self._job else 0

    def start(self, campaign_id: int) -> None:
        """Send what is queued of a campaign, now or after the one on its way."""
        if self._job is not None:
            if campaign_id not in (self._campaign_id, *self._waiting):
                self._waiting.append(campaign_id)
            return
        self._campaign_id = campaign_id
        self._job = self._runner.run(
            self._work,
            done=self._tell_end,
            failed=self.failed,
            progress=self.news,
            ended=self._next,
        )

    @Slot()
    def stop(self) -> None:
        """Stop before the next request; what waits its turn is paused."""
        waiting, self._waiting = self._waiting, []
        if self._job is not None:
            self._job.cancel()
        for campaign_id in waiting:
            self.rest(campaign_id)

    @Slot(object)
    def rest(self, campaign_id: int) -> None:
        """Pause a campaign that was to run, after the one on its way."""
        self._resting.append(campaign_id)
        rest = partial(self._rest, campaign_id)
        self._runner.run(rest, done=self._tell_end, failed=self.failed)

    def shutdown(self) -> None:
        """Stop, and wait for the request in flight up to its deadline; what waited is paused."""
        self.stop()
        self._runner.shutdown()
        for campaign_id in list(self._resting):
            try:
                self._sending.rest(campaign_id)
            except SmsdeskError as error:  # the next start pauses it
                log.warning("Campaign %d was not paused: %s", campaign_id, error.code)

    def _work(self, job: JobContext) -> Campaign:
        return self._sending.run(self._campaign_id, job)

    def _rest(self, campaign_id: int, _job: JobContext) -> Campaign:
        rested = self._sending.rest(campaign_id)
        self._resting.remove(campaign_id)
        return rested

    @Slot(object)
    def _tell_end(self, campaign: Campaign) -> None:
        self.ended.emit(campaign)

    @Slot()
    def _next(self) -> None:
        self._job = None
        if self._waiting:
            self.start(self._waiting.pop(0))
