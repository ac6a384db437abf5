"""How times are written: ISO 8601 in UTC to the millisecond, so that text sorts as time."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """Write an aware time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def when(text: str) -> datetime:
    """Read a time written by ``stamp``."""
    return datetime.fromisoformat(text)
