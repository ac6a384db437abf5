"""Dates and times as clerks write them: Buddhist or Gregorian years, Thai digits or not."""

import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QLocale

from smsdesk.core.errors import InputError
from smsdesk.core.schedule import BUDDHIST, parse_bangkok

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:\D+\s+)??(\d{1,2})\s*([^\d\s]+)\s*(\d{2}|\d{4})?")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2}))?")
_RUN = re.compile(r"(\d{1,2})(\d{2})")


def read_date(written: str, today: date) -> date:
    """Read "2/10/2569", "2/10/2026", "2/10/69", "2/10", "2026-10-02" or "2 ต.ค. 2569".

    A year of two digits, or none, is the one nearest ahead of ``today``. Raises InputError.
    """
    text = " ".join(written.split())
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return _day(written, int(day), int(month), year, today)
    if found := _NUMBERS.fullmatch(text):
        return _day(written, int(found[1]), int(found[2]), found[3] or "", today)
    if found := _WORDS.fullmatch(text):
        month_number = _month(found[2])
        if month_number:
            return _day(written, int(found[1]), month_number, found[3] or "", today)
    raise InputError("typed_date", value=written, example=_example(today))


def read_time(written: str) -> time:
    """Read "9", "9:00", "09.00" or "0900" as a time of day in 24 hours. Raises InputError."""
    text = written.strip().removesuffix("น.").strip()
    found = _TIME.fullmatch(text) or _RUN.fullmatch(text)
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise InputError("typed_time", value=written)


def _day(written: str, day: int, month: int, year: str, today: date) -> date:
    for candidate in _years(year, today):
        try:
            found = parse_bangkok(f"{candidate}-{month}-{day} 00:00").date()
        except ValueError:
            continue
        if len(year) == 4 or found >= today:
            return found
    if not 1 <= month <= 12 or day > 31 or len(year) == 4:
        raise InputError("typed_day", value=written)
    raise InputError("typed_date", value=written, example=_example(today))


def _years(year: str, today: date) -> list[str]:
    """Return the years, of four digits, that what was written may mean."""
    if len(year) == 4:
        return [str(int(year))]
    near = range(today.year, today.year + 5)
    if not year:
        return [str(one) for one in near]
    wanted = int(year)
    return [str(one) for one in near if wanted in (one % 100, (one + BUDDHIST) % 100)]


def _month(word: str) -> int:
    """Return the number of a month written in Thai or English, 0 for none."""
    wanted = word.strip(".,").casefold()
    for locale in (QLocale("th_TH"), QLocale.c()):
        for month in range(1, 13):
            for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
                if locale.monthName(month, form).strip(".").casefold() == wanted:
                    return month
    return 0


def _example(today: date) -> str:
    near = today + timedelta(days=7)
    return f"{near.day}/{near.month}/{near.year + BUDDHIST}"


def is_same_minute(one: datetime | None, other: datetime) -> bool:
    """Tell whether two moments are the same minute."""
    return one is not None and abs(one - other) < timedelta(minutes=1)
