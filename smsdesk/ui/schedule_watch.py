"""Looks at the clock for what is planned, and asks about what was missed.

One timer of twenty seconds asks the database what is due; none stands for a single campaign, so
that a sleep or a clock that is set loses nothing.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.holidays import in_thailand
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Recurrence
from smsdesk.core.recurrence import next_working_day
from smsdesk.core.schedule import BANGKOK, MORNING, in_bangkok
from smsdesk.services.recurring import RecurringService
from smsdesk.services.scheduling import Due, SchedulingService
from smsdesk.ui.collector import resting_collector
from smsdesk.ui.jobs import JobRunner

__all__ = ["Missed", "ScheduleWatch"]

TICK_MS = 20_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Missed:
    """A campaign that was missed, when it may go out next, and the next working morning."""

    campaign: Campaign
    allowed: datetime
    morning: datetime


class ScheduleWatch(QObject):
    """Tells what is to be begun and what is to be asked; does neither itself."""

    due = Signal(object)  # the id of a campaign to be sent
    looked = Signal(object)  # services.scheduling.Due
    missed = Signal(object)  # Missed, one that was not asked about since the program began
    run_waits = Signal(object)  # Recurrence whose run needs somebody, told once a run

    def __init__(
        self,
        scheduling: SchedulingService,
        recurring: RecurringService,
        jobs: JobRunner,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheduling = scheduling
        self._recurring = recurring
        self._jobs = jobs
        self._clock = clock
        self._looking = False
        self._ended = False
        self._asked: set[int] = set()
        self._told: set[tuple[int, datetime]] = set()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now and from now on."""
        self._timer.start()
        self.look()

    def end(self) -> None:
        """Look no more; what a look that is under way finds is told to nobody."""
        self._ended = True
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask what is due, unless that is being done."""
        if not (self._looking or self._ended):
            self._looking = True
            self._jobs.run(self._work, done=self._take, failed=self._fail, ended=self._rest)

    def ask(self, campaign: Campaign) -> None:
        """Have a campaign asked about at once."""
        self._asked.add(campaign.id)
        work = partial(self._facts, [campaign])
        self._jobs.run(work, done=self._tell_missed, failed=self._fail)

    def _work(self, job: JobContext) -> tuple[Due, list[Missed]]:
        due = self._scheduling.look()
        if due.runs:
            with resting_collector():
                for one in due.runs:
                    self._recurring.make(one.id)
                    job.check()
            due = self._scheduling.look()
        return due, self._facts([one for one in due.missed if one.id not in self._asked], job)

    def _facts(self, campaigns: Sequence[Campaign], _job: JobContext) -> list[Missed]:
        if not campaigns:
            return []
        today = in_bangkok(self._clock()).date()
        morning = datetime.combine(next_working_day(today, in_thailand), MORNING, BANGKOK)
        return [Missed(one, self._scheduling.next_allowed(one), morning) for one in campaigns]

    @Slot(object)
    def _take(self, found: tuple[Due, list[Missed]]) -> None:
        if self._ended:
            return
        due, missed = found
        for campaign in due.campaigns:
            self.due.emit(campaign.id)
        self.looked.emit(due)
        self._tell_missed(missed)
        for one in due.missed_runs:
            self._tell_run(one)

    @Slot(object)
    def _tell_missed(self, missed: Sequence[Missed]) -> None:
        for one in missed:
            self._asked.add(one.campaign.id)
            self.missed.emit(one)

    def _tell_run(self, one: Recurrence) -> None:
        if one.run is not None and (one.id, one.run.at) not in self._told:
            self._told.add((one.id, one.run.at))
            self.run_waits.emit(one)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        """Say nothing every twenty seconds: data that cannot be read is told elsewhere."""
        log.warning("what is due could not be looked up: %s", error.code)

    @Slot()
    def _rest(self) -> None:
        self._looking = False
