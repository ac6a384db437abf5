"""Thai public holidays, with the days taken in lieu of those on a weekend.

From the holidays package, which follows the cabinet's announcements and has the lunar days (Makha,
Visakha and Asarnha Bucha) by calculation; what is announced after its release it does not know.
Loading it takes a tenth of a second: not for the first paint, nor for the window's own thread.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

_LANGUAGES: Final = {"th": "th", "en": "en_US"}


def in_thailand(day: date) -> str:
    """Return the Thai name of a public holiday, "" for no holiday."""
    return holiday_name(day, "th")


def holiday_name(day: date, language: str) -> str:
    """Return the name of a public holiday in "th" or "en", "" for no holiday."""
    return thai_holidays(day.year, language).get(day, "")


@lru_cache(maxsize=16)
def thai_holidays(year: int, language: str) -> dict[date, str]:
    """Return the public holidays of a Christian year with their names in "th" or "en"."""
    from holidays.countries.thailand import Thailand  # noqa: PLC0415 - see above

    make: Callable[..., Mapping[date, str]] = Thailand
    found = make(years=year, language=_LANGUAGES[language])
    return {day: name.split(";")[0] for day, name in sorted(found.items())}
