"""A service's rate: never more than so much in any window of time."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

MARGIN = 1.002
"""Windows are taken a little longer: what left evenly may arrive closer together."""
PACED_SECONDS = 1.0
BURST = 10
"""A window this short is filled evenly, a tenth of it at once at most: what leaves in a burst
may be held up on its way and arrive together with the next one."""


@dataclass(slots=True, eq=False)
class Slot:
    """Room for one request: held from the reservation until a window after its first byte."""

    units: int
    left_at: float = float("inf")


class Limiter:
    """Lets through at most ``most`` units in any ``seconds``; 0 lets everything through.

    A request counts from the moment it ``reserve``s its slot; its window begins when it
    ``leave``s, however long a commit or a connection held it up between. Belongs to one
    account; safe to share between threads.
    """

    def __init__(
        self, most: int, seconds: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = self._own = most
        self._seconds = seconds * MARGIN
        self._clock = clock
        self._slots: list[Slot] = []
        self._even = float("-inf")  # when what was let through would have left evenly
        self._lock = threading.Lock()

    @property
    def most(self) -> int:
        """The units of a window, 0 for no limit."""
        return self._most

    @property
    def seconds(self) -> float:
        """The length of a window."""
        return self._seconds

    def reserve(self, units: int) -> Slot | float:
        """Take ``units`` and return their slot, or take nothing and return the seconds to wait.

        More units than the window holds go through alone, when the window is empty.
        """
        slot = Slot(units)
        if not self._most:
            return slot
        with self._lock:
            now = self._clock()
            self._slots = [one for one in self._slots if one.left_at + self._seconds > now]
            taken = sum(one.units for one in self._slots)
            if taken and taken + units > self._most:
                earliest = min(one.left_at for one in self._slots)
                return min(max(earliest + self._seconds - now, 0.001), self._seconds)
            if (early := self._early(now)) > 1e-6:
                return max(early, 0.001)
            self._even = min(max(self._even, now) + self._pace(units), now + self._seconds)
            self._slots.append(slot)
        return slot

    def _pace(self, units: int) -> float:
        return units * self._seconds / self._most

    def _early(self, now: float) -> float:
        """Return the seconds by which an even pace would be left behind too far."""
        if self._seconds > PACED_SECONDS * MARGIN:
            return 0.0
        return self._even - now - self._seconds / BURST

    def leave(self, slot: Slot) -> None:
        """The first byte of a slot's request leaves now."""
        slot.left_at = self._clock()

    def release(self, slot: Slot) -> None:
        """The request of a slot never left."""
        with self._lock:
            if slot in self._slots:
                self._slots.remove(slot)
                self._even -= self._pace(slot.units)

    def remember(self, units_by_age: Iterable[tuple[float, int]]) -> None:
        """Count what left so many seconds ago, as another process or other settings sent it."""
        if not self._most:
            return
        with self._lock:
            if not self._slots:
                now = self._clock()
                self._slots = [Slot(units, now - age) for age, units in units_by_age]

    def restore(self) -> None:
        """Begin again with the account's own rate."""
        with self._lock:
            self._most = self._own

    def halve(self) -> None:
        """The service said that this was too fast: half of it from now on."""
        with self._lock:
            self._most = max(self._most // 2, 1) if self._most else 0
