"""When: Bangkok time, its words in Thai and English, and the hours in which texts may go out.

Bangkok is a fixed +07:00 and India a fixed +05:30 (neither has had summer time in living memory,
and Windows brings no time zone database). The clock is always an argument; every moment is aware,
and a naive one is a ValueError.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

BANGKOK: Final = timezone(timedelta(hours=7), "Asia/Bangkok")
INDIA: Final = timezone(timedelta(hours=5, minutes=30), "Asia/Kolkata")

SEND_AHEAD_MIN: Final = timedelta(minutes=10)
"""How far ahead a service must be told: ThaiBulkSMS sends what lies in the past at once."""
THIS_PC_AHEAD: Final = timedelta(minutes=1)
"""How far ahead this computer is told: what it plans it never takes for a moment that passed."""
MAX_AHEAD: Final = timedelta(days=365)
"""How far ahead a service may be told (ThaiBulkSMS error 121: at most a year)."""
LATE_AFTER: Final = timedelta(minutes=15)
"""What this computer planned and could not begin within this time waits for a person's answer."""

MORNING: Final = time(9)
SATURDAY: Final = 5

BUDDHIST: Final = 543
"""Years that Thailand counts more."""
_WRITTEN: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})")
_TH_DAYS: Final = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_TH_MONTHS: Final = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
_EN_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EN_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def parse_bangkok(written: str) -> datetime:
    """Read "YYYY-MM-DD HH:MM" as Bangkok time; a year of the form 25xx is a Buddhist one.

    Raises ValueError for any other form, for a day or hour that does not exist, and for a year
    outside 2000–2100 (3112 is a Buddhist year converted twice).
    """
    found = _WRITTEN.fullmatch(written.strip())
    if not found:
        raise ValueError(f"not a time of the form YYYY-MM-DD HH:MM: {written!r}")
    year, *rest = map(int, found.groups())
    if 2500 <= year <= 2599:
        year -= BUDDHIST
    if not 2000 <= year <= 2100:
        raise ValueError(f"not a year of our time: {written!r}")
    month, day, hour, minute = rest
    return datetime(year, month, day, hour, minute, tzinfo=BANGKOK)


def in_bangkok(moment: datetime) -> datetime:
    """The same moment on a clock in Bangkok. Raises ValueError for a naive one."""
    return _at(moment, BANGKOK)


def bangkok_midnight(moment: datetime) -> datetime:
    """The beginning of the day in Bangkok in which ``moment`` lies."""
    return in_bangkok(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def iso_bangkok(moment: datetime) -> str:
    """2026-09-25T14:32:00+07:00, without fractions: what files and services are told."""
    return in_bangkok(moment).isoformat(timespec="seconds")


def clock_time(moment: datetime) -> datetime:
    """What a clock in Bangkok shows, to the second and naive: as the cells of a spreadsheet are."""
    return in_bangkok(moment).replace(microsecond=0, tzinfo=None)


def date_text(moment: datetime, language: str) -> str:
    """ศ. 25 ก.ย. 2569, or Fri 25 Sep 2026 for any language but "th"."""
    local = in_bangkok(moment)
    if language == "th":
        month, year = _TH_MONTHS[local.month - 1], local.year + BUDDHIST
        return f"{_TH_DAYS[local.weekday()]} {local.day} {month} {year}"
    return f"{_EN_DAYS[local.weekday()]} {local.day} {_EN_MONTHS[local.month - 1]} {local.year}"


def short_date_text(moment: datetime, language: str) -> str:
    """25 ก.ย. 69, or 25 Sep 26."""
    local = in_bangkok(moment)
    if language == "th":
        return f"{local.day} {_TH_MONTHS[local.month - 1]} {(local.year + BUDDHIST) % 100:02d}"
    return f"{local.day} {_EN_MONTHS[local.month - 1]} {local.year % 100:02d}"


def day_text(day: date, language: str) -> str:
    """25 ก.ย., or 25 Sep: under a chart, where the year is known."""
    months = _TH_MONTHS if language == "th" else _EN_MONTHS
    return f"{day.day} {months[day.month - 1]}"


def month_text(day: date, language: str) -> str:
    """ก.ย. 69, or Sep 26."""
    if language == "th":
        return f"{_TH_MONTHS[day.month - 1]} {(day.year + BUDDHIST) % 100:02d}"
    return f"{_EN_MONTHS[day.month - 1]} {day.year % 100:02d}"


def last_month(now: datetime, language: str) -> str:
    """2026-09, or 2569-09: the month before that in which ``now`` lies in Bangkok."""
    day = in_bangkok(now).replace(day=1) - timedelta(days=1)
    return f"{day.year + (BUDDHIST if language == 'th' else 0)}-{day:%m}"


def time_text(moment: datetime, language: str) -> str:
    """09:00 น., or 09:00."""
    clock = f"{in_bangkok(moment):%H:%M}"
    return f"{clock} น." if language == "th" else clock


def brief_time(moment: datetime) -> str:
    """25/09 14:32, in either language."""
    return f"{in_bangkok(moment):%d/%m %H:%M}"


def date_time_text(moment: datetime, language: str) -> str:
    """ศ. 25 ก.ย. 2569 14:32, or Fri 25 Sep 2026 14:32."""
    return f"{date_text(moment, language)} {in_bangkok(moment):%H:%M}"


def too_soon(at: datetime, now: datetime) -> bool:
    """Whether a service could no longer be told in time to send at this moment."""
    return at < now + SEND_AHEAD_MIN


def is_due(at: datetime, now: datetime) -> bool:
    """Whether this computer is to begin what it planned for this moment."""
    return at <= now


def is_missed(at: datetime, now: datetime, latest: datetime | None = None) -> bool:
    """Whether it is too late to begin by itself what was planned for this moment.

    ``latest`` is the moment after which a campaign is of no use to anybody any more.
    """
    return now > at + LATE_AFTER or (latest is not None and now > latest)


def too_far(at: datetime, now: datetime) -> bool:
    """Whether this moment lies further ahead than a service takes."""
    return at > now + MAX_AHEAD


@dataclass(frozen=True, slots=True)
class Window:
    """The hours of each day in which texts may go out: from ``opens`` until before ``closes``.

    Raises ValueError where it does not close after it opens, within one day of its zone.
    """

    opens: time
    closes: time
    zone: tzinfo

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("a window closes after it opens, on the same day")

    def contains(self, now: datetime) -> bool:
        """Whether it is open."""
        return self.opens <= _at(now, self.zone).time() < self.closes

    def next_opening(self, now: datetime) -> datetime:
        """``now`` where it is open, else the moment when it opens next, in the window's zone."""
        local = _at(now, self.zone)
        if local.time() >= self.closes:
            local += timedelta(days=1)
        elif local.time() >= self.opens:
            return now
        return datetime.combine(local.date(), self.opens, self.zone)


THAI_PROMOTION: Final = Window(time(9), time(21), BANGKOK)
"""Promotional texts in Thailand (Twilio, SMS guidelines for Thailand: none from 21:00 to 09:00)."""
INDIAN_PROMOTION: Final = Window(time(10), time(21), INDIA)
"""TheSMSBuddy type 2 (its error 451; taken as Indian time), whatever the purpose."""


def in_quiet_hours(now: datetime, purpose: str, service_window: Window | None = None) -> bool:
    """Whether a text of this purpose must wait.

    ``purpose`` "promotional" is bound by `THAI_PROMOTION`, any other by nothing; a service's own
    window (`INDIAN_PROMOTION`) binds whatever the purpose is.
    """
    return not all(window.contains(now) for window in _windows(purpose, service_window))


def next_opening(now: datetime, purpose: str, service_window: Window | None = None) -> datetime:
    """``now`` where a text may go out, else the next moment at which all its windows are open."""
    windows = _windows(purpose, service_window)
    while in_quiet_hours(now, purpose, service_window):
        now = max(window.next_opening(now) for window in windows)
    return now


def _windows(purpose: str, service_window: Window | None) -> tuple[Window, ...]:
    """The windows that bind a text."""
    promotional = (THAI_PROMOTION,) if purpose == "promotional" else ()
    return promotional if service_window is None else (*promotional, service_window)


def _at(moment: datetime, zone: tzinfo) -> datetime:
    """Convert; a naive moment would be taken for the PC's own zone, so it is refused."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(zone)
