"""The moments a clerk asks for most, worked out on Bangkok's clock."""

from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from smsdesk.core.schedule import BANGKOK, in_bangkok, too_soon

MORNING = time(9)
EVENING = time(17)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Quick:
    """A moment with a stable word: today, tomorrow, next_working_day, month_end."""

    key: str
    at: datetime


def quick_choices(now: datetime, holidays: Container[date] = ()) -> list[Quick]:
    """Return what can still be chosen; two words for one moment are said once."""
    today = in_bangkok(now).date()
    tomorrow = today + timedelta(days=1)
    wanted = (
        Quick("today", _at(today, EVENING)),
        Quick("tomorrow", _at(tomorrow, MORNING)),
        Quick("next_working_day", _at(next_working_day(today, holidays), MORNING)),
        Quick("month_end", _at(_month_end(today, now), MORNING)),
    )
    found: dict[datetime, Quick] = {}
    for choice in wanted:
        if not too_soon(choice.at, now):
            found.setdefault(choice.at, choice)
    return list(found.values())


def next_working_day(day: date, holidays: Container[date] = ()) -> date:
    """Return the next day after ``day`` that is no weekend and no holiday."""
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day


def _month_end(today: date, now: datetime) -> date:
    last = today.replace(day=monthrange(today.year, today.month)[1])
    if not too_soon(_at(last, MORNING), now):
        return last
    first = last + timedelta(days=1)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, BANGKOK)
