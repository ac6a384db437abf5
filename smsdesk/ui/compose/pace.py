"""How fast a campaign goes, and so how long it still takes."""

from PySide6.QtCore import QElapsedTimer

TRUSTED_AFTER = 3.0


class Pace:
    """Measured since the first news; a campaign that rested is measured anew."""

    def __init__(self) -> None:
        self._timer = QElapsedTimer()
        self._first = 0

    def note(self, gone: int) -> None:
        """Begin to measure, if that is not done yet."""
        if not self._timer.isValid():
            self._timer.start()
            self._first = gone

    def forget(self) -> None:
        """Measure anew from the next news on."""
        self._timer.invalidate()

    def seconds_for(self, queued: int, gone: int) -> float | None:
        """Return how long the rest takes; None where that cannot be said yet."""
        if not self._timer.isValid() or not queued:
            return None
        seconds, done = self._timer.elapsed() / 1000, gone - self._first
        if seconds < TRUSTED_AFTER or done <= 0:
            return None
        return queued / (done / seconds)
