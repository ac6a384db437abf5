"""When a service is asked what became of a message, and when it is asked no more.

A phone that is off is tried by the network for up to two days or so; asking all that time at the
same pace would be a burden to the service and tell nobody anything.
"""

from datetime import datetime, timedelta

WAITS: tuple[timedelta, ...] = (
    timedelta(minutes=1),
    timedelta(minutes=4),
    timedelta(minutes=10),
    timedelta(minutes=45),
    timedelta(hours=3),
    timedelta(hours=8),
    timedelta(hours=12),
    timedelta(hours=24),
    timedelta(hours=24),
)
"""How long after a request was made it is asked about first, and then after each time before:
after 1, 5, 15 and 60 minutes, 4, 12, 24, 48 and 72 hours."""


def next_ask(asked: int, now: datetime) -> datetime | None:
    """Return when to ask next after ``asked`` times, or None where it is given up."""
    return now + WAITS[asked] if asked < len(WAITS) else None
