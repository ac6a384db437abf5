"""What kind of values a column holds, learnt from the values themselves.

A column of a list has one kind where nearly all of its values have it; blank cells, and a dash or
two where somebody meant blank, say nothing. A `Profile` is small enough to be kept with a campaign,
so that the next month's file can be compared with it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from smsdesk.core.thai_text import arabic_digits, read_date


class Kind(StrEnum):
    """What a value looks like. The words are stable: profiles are stored with them."""

    BLANK = "blank"
    NUMBER = "number"
    PHONE = "phone"
    DATE = "date"
    TIME = "time"
    LINK = "link"
    CODE = "code"  # digits among letters or signs: A-12, 99/7, 0012
    WORDS = "words"


SAMPLE: Final = 400
"""Values from which a column's kind is learnt, evenly spread over it."""
NEARLY_ALL: Final = 0.9
_ENOUGH: Final = 5

_DASHES: Final = frozenset({"", "-", "--", "–", "—", "_", "."})
_NUMBER: Final = re.compile(
    r"\(?[-+−]?\s?(?:฿|THB\s?)?(?P<digits>(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?)\)?"
    r"\s?(?:%|บาท|บ\.|฿|THB|\.-|,-)?",
    re.ASCII,
)
_PHONE: Final = re.compile(r"(?:\+?66[\s-]?|0)\d(?:[\s.-]?\d){6,8}", re.ASCII)
_TIME: Final = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:น\.?|am|pm)?", re.ASCII | re.I)
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.I)
_DIGIT: Final = re.compile(r"\d")


def kind_of(value: str) -> Kind:
    """Tell the kind of one value, some 2 µs; a date, which is tried late, some 20 µs."""
    value = value.strip()
    if value in _DASHES:
        return Kind.BLANK
    if not _DIGIT.search(value):
        return Kind.LINK if _LINK.fullmatch(value) else Kind.WORDS
    if not value.isascii():
        value = arabic_digits(value)
    for kind, pattern in ((Kind.NUMBER, _NUMBER), (Kind.PHONE, _PHONE), (Kind.LINK, _LINK)):
        if pattern.fullmatch(value):
            return kind
    if read_date(value):
        return Kind.DATE
    # After dates; 12.30 alone is a number, so this is an hour with a colon or with its word.
    return Kind.TIME if _TIME.fullmatch(value) else Kind.CODE


def number_in(value: str) -> float | None:
    """Read an amount: 1,250.00, ๑,๒๕๐ บาท, -80; None for anything else. The sign is set aside."""
    found = _NUMBER.fullmatch(value if value.isascii() else arabic_digits(value).strip())
    return float(found["digits"].replace(",", "")) if found else None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a column is made of.

    ``kind`` is None where its values have no kind in common; ``blank`` is the share (0 to 1) of
    its cells that are blank, ``count`` how many cells were looked at.
    """

    kind: Kind | None
    blank: float
    count: int

    def as_json(self) -> dict[str, str | float | int | None]:
        """Return it as JSON's own types."""
        return {"kind": self.kind, "blank": round(self.blank, 4), "count": self.count}

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> "Profile | None":
        """Read what `as_json` made; None for what it did not."""
        kind, blank, count = (kept.get(key) for key in ("kind", "blank", "count"))
        if not isinstance(blank, int | float) or not isinstance(count, int):
            return None
        if kind is None:
            return cls(None, blank, count)
        known = {str(one): one for one in Kind}
        return cls(known[kind], blank, count) if isinstance(kind, str) and kind in known else None


def profile(values: Sequence[str]) -> Profile:
    """Learn what a column holds from some of its values; under five of them say nothing."""
    step = max(1, len(values) // SAMPLE)
    some = values[::step]
    kinds = Counter(map(kind_of, some))
    blank = kinds.pop(Kind.BLANK, 0)
    said = kinds.total()
    kind = None
    if said >= _ENOUGH:
        likeliest, count = kinds.most_common(1)[0]
        if count >= NEARLY_ALL * said:
            kind = likeliest
    return Profile(kind, blank / max(1, len(some)), len(some))


def shifted(now: Mapping[str, Profile], before: Mapping[str, Profile]) -> tuple[str, ...]:
    """The columns that hold another kind than the last time: cells slipped, or the file is another.

    A column that has no kind of its own, then or now, says nothing, nor does a new one. Numbers
    among codes (rooms 101 and A-12) are no other kind.
    """
    return tuple(
        name
        for name, profile_now in now.items()
        if (profile_before := before.get(name))
        and profile_now.kind
        and profile_before.kind
        and not alike(profile_now.kind, profile_before.kind)
    )


def alike(one: Kind, other: Kind) -> bool:
    """Tell whether values of two kinds may stand in one column without any being odd."""
    return one is other or {one, other} in _ALIKE


_ALIKE: Final[Sequence[set[Kind]]] = (
    {Kind.CODE, Kind.NUMBER},
    {Kind.CODE, Kind.PHONE},
    {Kind.CODE, Kind.TIME},
    {Kind.NUMBER, Kind.TIME},
)
