"""Asks every half hour, and after sending, what credit is left; tells what runs low, once.

Practice accounts are left out: their credit costs nothing, and asking would start their simulator.
"""

import logging
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Campaign
from smsdesk.services.balances import BalanceService, Outlook
from smsdesk.ui.jobs import JobRunner

TICK_MS = 30 * 60 * 1000

log = logging.getLogger(__name__)

Low = tuple[Account, Outlook]


class BalanceWatch(QObject):
    """Tells; shows nothing itself."""

    low = Signal(object)  # Sequence[Low]: all that are under their line now
    fell = Signal(object)  # Low: one that was not under its line when it was looked at last

    def __init__(
        self, balances: BalanceService, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._balances = balances
        self._jobs = jobs
        self._looking = False
        self._known: set[int] = set()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Ask now and from now on."""
        self._timer.start()
        self.look()

    def end(self) -> None:
        """Ask no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask every service, unless that is being done."""
        if not self._looking:
            self._looking = True
            self._jobs.run(self._work, done=self._take, failed=self._note, ended=self._rest)

    @Slot()
    def reckon(self) -> None:
        """Look at what is known by now: somebody else asked."""
        self._jobs.run(self._reckon, done=self._take, failed=self._note)

    @Slot(object)
    def look_after(self, campaign: Campaign) -> None:
        """Ask what a campaign that ended has left."""
        work = partial(self._after, campaign)
        self._jobs.run(work, done=self._take, failed=self._note)

    def _after(self, campaign: Campaign, _job: JobContext) -> Sequence[Low]:
        self._balances.ask_after(campaign)
        return self._balances.low()

    def _work(self, job: JobContext) -> Sequence[Low]:
        self._balances.ask_all(job)
        return self._balances.low()

    def _reckon(self, _job: JobContext) -> Sequence[Low]:
        return self._balances.low()

    @Slot(object)
    def _take(self, low: Sequence[Low]) -> None:
        self.low.emit(low)
        for one in low:
            if one[0].id not in self._known:
                self.fell.emit(one)
        self._known = {account.id for account, _outlook in low}

    @Slot(object)
    def _note(self, error: SmsdeskError) -> None:
        log.warning("balances could not be looked up: %s", error.code)

    @Slot()
    def _rest(self) -> None:
        self._looking = False
