"""What is looked at again while a campaign runs: hours, clock, disk, spending.

A receipt is confirmed once; a campaign may run for hours, be stopped at night and resumed in
the morning. Each guard answers with the reason to pause, or None.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from smsdesk.core.clock import Clock
from smsdesk.core.models import Campaign, PauseReason
from smsdesk.core.schedule import SEND_AHEAD_MIN, Window

MIN_FREE_BYTES = 200_000_000
CLOCK_JUMP_SECONDS = 60.0


class TimeGuard:
    """Quiet hours, a latest time, a planned hour that has come too near, a clock that jumped.

    Looked at before each claim and each first byte, from any thread. ``ahead`` tells how far the
    service's own clock is before this computer's: a service sends at once what lies in its past.
    """

    def __init__(
        self,
        campaign: Campaign,
        window: Window | None,
        clock: Clock,
        *,
        ahead: Callable[[], timedelta],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        bound = window is not None and not campaign.practice
        self._window = window if bound and "quiet_hours" not in campaign.overrides else None
        self._at = campaign.order.at
        self._latest = campaign.plan.latest if campaign.plan is not None else None
        self._clock = clock
        self._ahead = ahead
        self._monotonic = monotonic
        self._began = clock(), monotonic()

    def look(self) -> PauseReason | None:
        """Return the reason to pause, if there is one."""
        now = self._clock()
        jumped = self._jumped(now)
        if jumped > CLOCK_JUMP_SECONDS:
            return PauseReason.SLEPT
        if jumped < -CLOCK_JUMP_SECONDS:
            return PauseReason.CLOCK
        if self._at is not None and self._at < now + self._ahead() + SEND_AHEAD_MIN / 2:
            return PauseReason.PAST_TIME
        if self._latest is not None and now > self._latest:
            return PauseReason.TOO_LATE
        if self._window is not None and not self._window.contains(self._at or now):
            return PauseReason.QUIET_HOURS
        return None

    def _jumped(self, now: datetime) -> float:
        """Return the seconds that the clock went beyond what has passed."""
        wall, steady = self._began
        return (now - wall).total_seconds() - (self._monotonic() - steady)


@dataclass(slots=True)
class Spending:
    """What a campaign may still cost, in credits; a part counts as one. None: no limit.

    Counted is what was accepted, what may have been, and what is on its way.
    """

    cap_left: int | None
    floor_left: int | None

    def room(self, wanted: int) -> tuple[int, PauseReason | None]:
        """Return how many of ``wanted`` credits may go, and why not more."""
        room, reason = wanted, None
        if self.cap_left is not None and self.cap_left < room:
            room, reason = self.cap_left, PauseReason.SPEND_CAP
        if self.floor_left is not None and self.floor_left < room:
            room, reason = self.floor_left, PauseReason.CREDIT
        return max(room, 0), reason

    def take(self, credits_: int) -> None:
        """So many are on their way; negative ones came back."""
        if self.cap_left is not None:
            self.cap_left -= credits_
        if self.floor_left is not None:
            self.floor_left -= credits_


def disk_is_full(folder: Path) -> bool:
    """Tell whether too little room is left to write down what happens to what is sent."""
    try:
        return shutil.disk_usage(folder).free < MIN_FREE_BYTES
    except OSError:  # the folder is gone
        return True
