"""The moments a clerk asks for most, worked out on Bangkok's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smsdesk.core.recurrence import Holidays, last_working_day, next_working_day
from smsdesk.core.schedule import BANGKOK, MORNING, in_bangkok, too_soon

HOUR = timedelta(hours=1)
STEP = timedelta(minutes=5)
NO_HOLIDAYS: Mapping[date, str] = {}


@dataclass(frozen=True, slots=True)
class Quick:
    """A moment with a stable word: hour, tomorrow, next_working_day, month_end."""

    key: str
    at: datetime


def quick_choices(now: datetime, holidays: Mapping[date, str] = NO_HOLIDAYS) -> list[Quick]:
    """Return what can be chosen; two words for one moment are said once."""
    today = in_bangkok(now).date()
    holiday = naming(holidays)
    wanted = (
        Quick("hour", _in_an_hour(now)),
        Quick("tomorrow", _morning(today + timedelta(days=1))),
        Quick("next_working_day", _morning(next_working_day(today, holiday))),
        Quick("month_end", _month_end(today, now, holiday)),
    )
    found: dict[datetime, Quick] = {}
    for choice in wanted:
        found.setdefault(choice.at, choice)
    return list(found.values())


def naming(holidays: Mapping[date, str]) -> Holidays:
    """Return what names the holiday of a day, "" for none."""

    def name(day: date) -> str:
        return holidays.get(day, "")

    return name


def _in_an_hour(now: datetime) -> datetime:
    """Return the next time of five full minutes that is an hour away."""
    at = in_bangkok(now) + HOUR
    over = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    return at if not over else at - over + STEP


def _month_end(today: date, now: datetime, holiday: Holidays) -> datetime:
    last = _morning(last_working_day(today, holiday))
    if not too_soon(last, now):
        return last
    following = today.replace(day=1) + timedelta(days=32)
    return _morning(last_working_day(following, holiday))


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, BANGKOK)
