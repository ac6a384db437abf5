"""Again and again: the days on which a repeated campaign goes out, in Bangkok.

A rule names natural days; a holiday among them is kept, skipped, or moved to the next working day.
Days never stand twice: what is moved onto another day of the rule goes out once.
"""

import json
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Final, Literal, get_args

from smsdesk.core.schedule import BANGKOK, SATURDAY, in_bangkok

Every = Literal["day", "weekday", "week", "month", "month_end"]
"""Each day; Monday to Friday; a weekday; a day of the month; the month's last working day."""

OnHoliday = Literal["move", "skip", "send"]
"""What becomes of a day that is a public holiday: the next working day, no run, or no matter."""

EVERY: Final[tuple[Every, ...]] = get_args(Every)
ON_HOLIDAY: Final[tuple[OnHoliday, ...]] = get_args(OnHoliday)

Holidays = Callable[[date], str]
"""Names the public holiday of a day, or returns an empty text."""

CONFIRM_WITHIN: Final = timedelta(days=1)
"""So long before its time a run may be confirmed: the list should be the one of that day."""

_DAY: Final = timedelta(days=1)
_BEFORE: Final = timedelta(days=31)
"""So far back a natural day is looked for that was moved: no row of holidays is so long."""
_AHEAD: Final = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class Rule:
    """When a campaign is repeated: ``clock`` is a time in Bangkok.

    ``day`` is the weekday from Monday 0 for "week", the day of the month for "month" (in a month
    that is too short, its last day), and says nothing for the others. After ``until`` no natural
    day follows. Raises ValueError for a day that does not exist.
    """

    every: Every
    clock: time
    day: int = 0
    on_holiday: OnHoliday = "move"
    until: date | None = None

    def __post_init__(self) -> None:
        days = {"week": range(7), "month": range(1, 32)}.get(self.every)
        if days is not None and self.day not in days:
            raise ValueError(f"no such day: {self.every} {self.day}")

    def as_text(self) -> str:
        """Return what a database keeps of it."""
        return json.dumps(
            {
                "every": self.every,
                "clock": f"{self.clock:%H:%M}",
                "day": self.day,
                "on_holiday": self.on_holiday,
                "until": self.until.isoformat() if self.until else None,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> "Rule":
        """Return a rule as it was kept."""
        kept = json.loads(text)
        return cls(
            every=kept["every"],
            clock=time.fromisoformat(kept["clock"]),
            day=kept["day"],
            on_holiday=kept["on_holiday"],
            until=date.fromisoformat(kept["until"]) if kept["until"] else None,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """One of a rule's runs. ``moved_from`` is the holiday it was moved from, where it was."""

    at: datetime
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule, and what its runs may do by themselves: so many people for so many credits.

    Where either is 0 every run waits until somebody confirms its receipt.
    """

    rule: Rule
    people: int = 0
    credits: int = 0

    @property
    def asks(self) -> bool:
        """Whether each run must be confirmed."""
        return not (self.people and self.credits)

    def allows(self, people: int, credits_: int) -> bool:
        """Whether a run of so many people and credits may go out by itself."""
        return not self.asks and people <= self.people and credits_ <= self.credits


def rule_for(every: Every, at: datetime, on_holiday: OnHoliday = "move") -> Rule:
    """Return the rule that repeats what first goes out at a moment."""
    local = in_bangkok(at)
    day = {"week": local.weekday(), "month": local.day}.get(every, 0)
    return Rule(every, local.time().replace(second=0, microsecond=0), day, on_holiday)


def runs(rule: Rule, after: datetime, holiday: Holidays) -> Iterator[Run]:
    """Yield the runs that come after a moment, soonest first; none beyond some two years."""
    last: date | None = None
    start = in_bangkok(after).date()
    for natural in _natural_days(rule, start - _BEFORE, start + _AHEAD, holiday):
        day = natural
        if holiday(natural):
            if rule.on_holiday == "skip":
                continue
            if rule.on_holiday == "move":
                day = next_working_day(natural, holiday)
        at = datetime.combine(day, rule.clock, BANGKOK)
        if (last is None or day > last) and at > after:
            last = day
            yield Run(at, natural if day != natural else None)


def next_run(rule: Rule, after: datetime, holiday: Holidays) -> Run | None:
    """Return the first run after a moment, None where none follows."""
    return next(islice(runs(rule, after, holiday), 1), None)


def runs_until(rule: Rule, first: datetime, now: datetime, holiday: Holidays) -> int:
    """Count the runs from the one at ``first`` up to now."""
    if first > now:
        return 0
    return 1 + sum(1 for _ in takewhile(lambda run: run.at <= now, runs(rule, first, holiday)))


def is_working_day(day: date, holiday: Holidays) -> bool:
    """Whether offices work: no weekend, no public holiday."""
    return day.weekday() < SATURDAY and not holiday(day)


def next_working_day(day: date, holiday: Holidays) -> date:
    """Return the first working day after a day."""
    day += _DAY
    while not is_working_day(day, holiday):
        day += _DAY
    return day


def last_working_day(day: date, holiday: Holidays) -> date:
    """Return the last working day of the month in which a day lies."""
    last = day.replace(day=monthrange(day.year, day.month)[1])
    while not is_working_day(last, holiday):
        last -= _DAY
    return last


def _natural_days(rule: Rule, start: date, end: date, holiday: Holidays) -> Iterator[date]:
    """Yield the days a rule names, before holidays are looked at."""
    if rule.until is not None:
        end = min(end, rule.until)
    day = start
    while day <= end:
        if _names(rule, day, holiday):
            yield day
        day += _DAY


def _names(rule: Rule, day: date, holiday: Holidays) -> bool:
    if rule.every == "weekday":
        return day.weekday() < SATURDAY
    if rule.every == "week":
        return day.weekday() == rule.day
    if rule.every == "month":
        return day.day == min(rule.day, monthrange(day.year, day.month)[1])
    if rule.every == "month_end":
        return day.day > 14 and day == last_working_day(day, holiday)
    return True
