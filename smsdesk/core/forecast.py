"""How long credits last: what they were, what is planned, and what is used on an ordinary day.

A forecast is a straight guess from the last four weeks and says so by its looks; under three days
of history it says nothing. Credits are whole or decimal numbers, times are aware.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from smsdesk.core.reserves import Need

WINDOW = timedelta(days=28)
LEAST = timedelta(days=3)
FARTHEST = timedelta(days=366)
_DAY = timedelta(days=1)
_SECONDS_A_DAY = 86_400


class Known(NamedTuple):
    """The credits of one kind that were known at a moment."""

    at: datetime
    credits: Decimal


@dataclass(frozen=True, slots=True)
class Forecast:
    """What comes of credits. ``daily`` is used on an ordinary day, None where nobody can tell.

    ``ends_at`` is when nothing is left, None where that is beyond a year or unknown; ``planned``
    campaigns take ``reserved`` credits of it; ``points`` are the line from now on.
    """

    daily: Decimal | None
    ends_at: datetime | None
    planned: int
    reserved: int
    points: tuple[Known, ...] = ()


def daily_use(known: Sequence[Known], now: datetime) -> Decimal | None:
    """Return how many credits a day were used, from the oldest known within four weeks.

    Falls add up and rises are top-ups. None under three days of history, or where nothing fell.
    """
    recent = [one for one in known if one.at >= now - WINDOW]
    before = [one for one in known if one.at < now - WINDOW]
    if before:
        recent.insert(0, before[-1]._replace(at=now - WINDOW))
    if not recent or now - recent[0].at < LEAST:
        return None
    falls = sum(
        (max(one.credits - later.credits, Decimal(0)) for one, later in _pairs(recent)),
        Decimal(0),
    )
    days = Decimal((now - recent[0].at).total_seconds()) / _SECONDS_A_DAY
    return falls / days if falls else None


def forecast(
    known: Sequence[Known], needs: Iterable[Need], now: datetime, horizon: timedelta
) -> Forecast:
    """Return what comes of the last known credits; the line goes as far as ``horizon``."""
    coming = sorted((need for need in needs if need.at >= now), key=_moment)
    reserved = sum(need.credits for need in coming)
    daily = daily_use(known, now)
    if not known:
        return Forecast(daily, None, len(coming), reserved)
    left = known[-1].credits
    steps = _steps(daily, coming, now)
    points = [Known(now, left)]
    ends_at = None
    for at, used in steps:
        left -= used
        if left <= 0:
            ends_at = at
        if at <= now + horizon:
            points.append(Known(at, max(left, Decimal(0))))
        if ends_at is not None:
            break
    return Forecast(daily, ends_at, len(coming), reserved, tuple(points))


def _steps(
    daily: Decimal | None, coming: Sequence[Need], now: datetime
) -> list[tuple[datetime, Decimal]]:
    """Return what is taken and when: each day an ordinary day's use, and what is planned."""
    steps = [(need.at, Decimal(need.credits)) for need in coming]
    if daily:
        days = int(FARTHEST / _DAY)
        steps += [(now + number * _DAY, daily) for number in range(1, days + 1)]
    return sorted(steps, key=_first)


def _pairs(known: Sequence[Known]) -> Iterable[tuple[Known, Known]]:
    return pairwise(known)


def _moment(need: Need) -> datetime:
    return need.at


def _first(step: tuple[datetime, Decimal]) -> datetime:
    return step[0]
