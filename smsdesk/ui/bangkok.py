"""Bangkok dates and times in words: Buddhist years in Thai, Gregorian in English."""

from datetime import date, datetime, timedelta, timezone

from PySide6.QtCore import QDate, QLocale

BANGKOK = timezone(timedelta(hours=7))  # fixed: Windows has no time zone database
BUDDHIST = 543
THAI_DAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")  # Qt writes them out


def in_bangkok(moment: datetime) -> datetime:
    """Return an aware moment as a clock in Bangkok shows it."""
    return moment.astimezone(BANGKOK)


def date_words(day: date, locale: QLocale | None = None, *, weekday: bool = True) -> str:
    """Return "ศ. 2 ต.ค. 2569" or "Fri 2 Oct 2026"."""
    locale = locale or QLocale()
    words = f"{_day_and_month(day, locale)} {day.year + _era(locale)}"
    return f"{weekday_words(day, locale)} {words}" if weekday else words


def weekday_words(day: date, locale: QLocale | None = None) -> str:
    """Return "ศ." or "Fri"."""
    locale = locale or QLocale()
    if _era(locale):
        return THAI_DAYS[day.weekday()]
    return locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def short_date(day: date, locale: QLocale | None = None) -> str:
    """Return "2 ต.ค. 69" or "2 Oct 26"."""
    locale = locale or QLocale()
    return f"{_day_and_month(day, locale)} {(day.year + _era(locale)) % 100:02}"


def month_words(day: date, locale: QLocale | None = None) -> str:
    """Return "ตุลาคม 2569" or "October 2026"."""
    locale = locale or QLocale()
    name = locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    return f"{name} {day.year + _era(locale)}"


def moment_words(moment: datetime, locale: QLocale | None = None) -> str:
    """Return the date and the time of an aware moment, as "ศ. 2 ต.ค. 2569 09:00"."""
    local = in_bangkok(moment)
    return f"{date_words(local.date(), locale)} {local:%H:%M}"


def _day_and_month(day: date, locale: QLocale) -> str:
    # Not of the locale where it is English: British English says "Sept".
    names = locale if _era(locale) else QLocale.c()
    return names.toString(QDate(day.year, day.month, day.day), "d MMM")


def _era(locale: QLocale) -> int:
    return BUDDHIST if locale.language() == QLocale.Language.Thai else 0
