"""Backups: what one tells of itself, which of many are kept, how good a passphrase is."""

import unicodedata
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal

from smsdesk.core.schedule import BANGKOK, in_bangkok

SUFFIX: Final = ".smsbackup"
DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
SHORTEST: Final = 10
"""Letters of a passphrase."""

_NAME: Final = f"smsdesk-%Y%m%d-%H%M%S{SUFFIX}"
_STRONG: Final = 18
_FEWEST_KINDS: Final = 5
_ROWS: Final = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")

Strength = Literal["short", "weak", "fair", "strong"]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself without its passphrase: nothing of any person.

    ``made_at`` (aware) is the moment it shows, ``size`` the bytes of the database in it.
    """

    made_at: datetime
    schema: int
    campaigns: int
    messages: int
    size: int


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that stands somewhere. Without a manifest it is damaged.

    ``also`` is where a second copy of it stands; ``size`` is the file's, in bytes.
    """

    path: Path
    made_at: datetime
    size: int
    manifest: Manifest | None
    also: Path | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that took the place of the database: when it was made (aware), and its messages."""

    made_at: datetime
    messages: int


def file_name(made_at: datetime) -> str:
    """Return the name of an automatic backup, in Bangkok's time."""
    return in_bangkok(made_at).strftime(_NAME)


def time_in_name(name: str) -> datetime | None:
    """Return when an automatic backup was made, None for a file that is none."""
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=BANGKOK)
    except ValueError:
        return None


def is_due(last: datetime | None, now: datetime, every_days: int) -> bool:
    """Tell whether it is time for the next: counted in days of Bangkok, whatever the hour.

    One from the future (a clock that was set back) counts as none.
    """
    if last is None or last > now:
        return True
    return (in_bangkok(now).date() - in_bangkok(last).date()).days >= every_days


def kept(made: Collection[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months.

    Weeks begin on Monday, all as Bangkok counts. The newest of all stays however old it is, and
    so does what seems to come from the future.
    """
    newest: dict[Hashable, datetime] = {}
    stay = {moment for moment in made if moment > now}
    for moment in sorted(set(made) - stay):
        newest["last"] = moment
        for period in _periods(moment, now):
            newest[period] = moment
    return stay | set(newest.values())


def _periods(moment: datetime, now: datetime) -> Iterable[Hashable]:
    """Give the day, week and month of a moment, as far as backups of them are kept."""
    day, today = in_bangkok(moment).date(), in_bangkok(now).date()
    monday, this_monday = (one - timedelta(days=one.weekday()) for one in (day, today))
    months = (today.year - day.year) * 12 + today.month - day.month
    if (today - day).days < DAYS:
        yield day
    if (this_monday - monday).days < WEEKS * 7:
        yield "week", monday
    if months < MONTHS:
        yield "month", day.year, day.month


def as_typed(passphrase: str) -> str:
    """Return a passphrase in the one form that every keyboard and system gives."""
    return unicodedata.normalize("NFC", passphrase.strip())


def strength(passphrase: str) -> Strength:
    """Judge a passphrase: "short" is refused, and so is "weak".

    Length is what counts; repeats, rows of the keyboard and digits alone are worth little.
    """
    text = as_typed(passphrase)
    if len(text) < SHORTEST:
        return "short"
    worth = _worth(text.lower())
    if worth < SHORTEST or len(set(text)) < _FEWEST_KINDS or text.isdigit():
        return "weak"
    return "strong" if worth >= _STRONG else "fair"


def _worth(text: str) -> int:
    """Count the letters that do not follow from the one before."""
    follows = {pair for row in _ROWS for one in (row, row[::-1]) for pair in pairwise(one)}
    return 1 + sum(
        before != after and (before, after) not in follows for before, after in pairwise(text)
    )
