"""A service's rate: never more than so much in any window of time."""

import threading
import time
from collections import deque
from collections.abc import Callable


class Limiter:
    """Lets through at most ``most`` units in any ``seconds``; 0 lets everything through.

    Belongs to one account; safe to share between threads.
    """

    def __init__(
        self, most: int, seconds: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._taken: deque[tuple[float, int]] = deque()
        self._sum = 0
        self._lock = threading.Lock()

    def reserve(self, units: int) -> float:
        """Take ``units`` and return 0, or take nothing and return the seconds to wait first.

        More units than the window holds go through alone, when the window is empty.
        """
        if not self._most:
            return 0.0
        with self._lock:
            now = self._clock()
            self._forget(now)
            if self._sum and self._sum + units > self._most:
                return max(self._taken[0][0] + self._seconds - now, 0.001)
            self._taken.append((now, units))
            self._sum += units
            return 0.0

    def _forget(self, now: float) -> None:
        while self._taken and self._taken[0][0] + self._seconds <= now:
            self._sum -= self._taken.popleft()[1]
