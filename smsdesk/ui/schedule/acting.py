"""What is done to planned things from the Schedule tab; the page shows what comes of it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Draft, Recurrence
from smsdesk.services.recurring import RecurringService
from smsdesk.services.scheduling import SchedulingService
from smsdesk.ui.compose.reviewing import Reviewing
from smsdesk.ui.compose.sending_pause import CancelDialog
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.schedule.when_picker import WhenChoice
from smsdesk.ui.speech import Speech


class Acting(QObject):
    """Moves, releases, confirms, skips and ends; asks before it lets anything be cancelled."""

    start_wanted = Signal(object)  # the id of a campaign that is to be sent, or handed over
    cancel_wanted = Signal(object)  # the id of a campaign
    confirmed = Signal(object)  # Campaign that was made of a run
    changed = Signal()  # what is planned
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self,
        page: QWidget,
        reviewing: Reviewing,
        *,
        scheduling: SchedulingService,
        recurring: RecurringService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._scheduling = scheduling
        self._recurring = recurring
        self._jobs = jobs
        self._speech = speech
        self._asked = 0  # the campaign that is to be cancelled
        self.reviewing = reviewing
        self.reviewing.confirmed.connect(self._take_confirmed)
        self.reviewing.voided.connect(self._tell_voided)

    def move(self, campaign: Campaign, choice: WhenChoice) -> None:
        """Plan a campaign for another time; what the service is to hold is handed over."""
        self._do(partial(self._move, campaign.id, choice), self._moved)

    def move_to(self, campaign: Campaign, at: datetime) -> None:
        """Plan a campaign for another time, at which this PC sends it."""
        self.move(campaign, WhenChoice(at, "this_pc"))

    def send_now(self, campaign_id: int) -> None:
        """Take away a campaign's time, and have it sent."""
        self._do(partial(self._release, campaign_id), self._released)

    def ask_cancel(self, campaign: Campaign) -> None:
        """Ask whether nobody shall get it."""
        self._asked = campaign.id
        dialog = CancelDialog(self._page.window(), campaign, self._speech)
        dialog.accepted.connect(self._cancel)
        dialog.ask()

    @Slot()
    def _cancel(self) -> None:
        self.cancel_wanted.emit(self._asked)

    def confirm_run(self, recurrence_id: int) -> None:
        """Show the receipt of a run, of the list as it is now."""
        self._do(partial(self._draft, recurrence_id), self._review)

    def skip(self, recurrence_id: int) -> None:
        """Pass over the next run."""
        self._do(partial(self._skip, recurrence_id), self._tell_changed)

    def end(self, recurrence_id: int) -> None:
        """Let no run follow."""
        self._do(partial(self._end, recurrence_id), self._tell_changed)

    # --- in worker threads ----------------------------------------------------------------

    def _move(self, campaign_id: int, choice: WhenChoice, _job: JobContext) -> Campaign:
        return self._scheduling.move(campaign_id, choice.at, by=choice.by, latest=choice.latest)

    def _release(self, campaign_id: int, _job: JobContext) -> Campaign:
        return self._scheduling.send_now(campaign_id)

    def _draft(self, recurrence_id: int, _job: JobContext) -> Draft:
        return self._recurring.draft_of(recurrence_id)

    def _skip(self, recurrence_id: int, _job: JobContext) -> Recurrence:
        return self._recurring.skip(recurrence_id)

    def _end(self, recurrence_id: int, _job: JobContext) -> None:
        self._recurring.end(recurrence_id)

    # --- what comes of it -----------------------------------------------------------------

    def _do(self, work: Callable[[JobContext], object], done: Callable[..., object]) -> None:
        self._jobs.run(work, done=done, failed=self.failed)

    @Slot(object)
    def _moved(self, campaign: Campaign) -> None:
        self._tell_changed()
        if campaign.delivered_by == "service":
            self.start_wanted.emit(campaign.id)

    @Slot(object)
    def _released(self, campaign: Campaign) -> None:
        self._tell_changed()
        self.start_wanted.emit(campaign.id)

    @Slot(object)
    def _review(self, draft: Draft) -> None:
        self.reviewing.begin(draft, ())

    @Slot(object)
    def _take_confirmed(self, campaign: Campaign) -> None:
        self._tell_changed()
        self.confirmed.emit(campaign)

    @Slot(object)
    def _tell_voided(self, code: str) -> None:
        self.failed.emit(SmsdeskError(code))

    @Slot(object)
    def _tell_changed(self, _result: object = None) -> None:
        self.changed.emit()
