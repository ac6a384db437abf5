"""The clock, handed to whoever needs the time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def utc_now() -> datetime:
    """Return the computer's time, aware, in UTC."""
    return datetime.now(UTC)


def clock_from(start: datetime) -> Clock:
    """Return a clock that stood at ``start`` (aware) when this was called and runs on."""
    began = time.monotonic()
    base = start.astimezone(UTC)

    def now() -> datetime:
        return base + timedelta(seconds=time.monotonic() - began)

    return now
