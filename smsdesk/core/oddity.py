"""Which messages of a campaign are worth looking at first, and why.

A value is odd beside its own column: a number among names, ten times the usual amount, a day that
is past where the others are to come. So nothing is judged in a list of three, and what most of a
column shares is its habit and no oddity; what breaks a message (an empty field, a brace, a
program's droppings, letters read with the wrong table) is told however many have it.

Columns are tested as a whole, with searches that run in C; only values that such a search finds
are looked at one by one. A hundred thousand people with five fields take a second.
"""

import heapq
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10
from statistics import median
from typing import Final

from smsdesk.core.columns import Kind, alike, kind_of, number_in, profile
from smsdesk.core.models import Rendered
from smsdesk.core.template import suspicious_values
from smsdesk.core.thai_text import arabic_digits, read_date, repair

MOST: Final = 200
"""How many messages are kept, the oddest."""

# How odd each reason is. A message's reasons add up.
WEIGHTS: Final[Mapping[str, int]] = {
    "empty": 100,
    "droppings": 95,
    "brace": 90,
    "shifted_row": 85,
    "garbled": 80,
    "number_for_name": 75,
    "name_for_number": 75,
    "year": 70,
    "high": 60,
    "past": 55,
    "low": 50,
    "other_kind": 50,
    "invisible": 40,
    "spaces": 30,
    "capitals": 25,
    "parts": 20,
}
_FEW: Final = 3
_SHARE: Final = 0.1

_INVISIBLE: Final = (
    *"\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00a0\u2028\u2029",
    *map(chr, (*range(9), *range(0xE, 0x20), 0x7F)),
)
_SPACES: Final = re.compile(r"[ \t]{2,}|[\t\r\n\x0b\x0c]")
# UTF-8 and TIS-620 read as Western letters, what could not be read, and what was lost for good.
_GARBLED_SIGNS: Final = ("à¸", "à¹", "�", "â€", "Ã", "???")
_GARBLED: Final = re.compile("à[¸¹]|�|â€|Ã[\u0080-\u00bf]|[\u00a1-\u00ff]{4}|\\?{3}")
_WESTERN: Final = re.compile("[\u00a1-\u00ff]{4}")
_CAPITALS: Final = re.compile(r"[A-Z][A-Z'.-]{2,}(?: [A-Z'.-]+)* [A-Z][A-Z'.-]{2,}")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z'.-]+(?: [A-Za-z'.-]+)+")
_FIRM: Final = re.compile(
    r"\b(?:CO|LTD|LIMITED|PLC|CORP|CORPORATION|INC|LLC|PTE|BANK|GROUP|HOTEL|COMPANY|THAILAND|ASIA"
    r"|INTERNATIONAL|HOLDINGS?|ENTERPRISES?|ENGINEERING|TRADING|SERVICES?|SHOP|SCHOOL|CONDO)\b"
)
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?<!\d)(?:[12]\d{3}|3[01]\d\d)(?!\d)")
_ISO: Final = re.compile(r"25\d\d-\d{1,2}-\d{1,2}.*")
_ENGLISH_MONTH: Final = re.compile(r"[A-Za-z]{3}")
_CHRISTIAN_ERA: Final = re.compile(r"ค\.?\s?ศ")

_AMOUNTS: Final = 20  # so many are needed to know what is usual
_SIGMAS: Final = 5.0
_TIMES: Final = 5.0
_TIMES_LOW: Final = 100.0
_SPREAD: Final = 1.4826  # of a normal distribution, in median deviations


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a message is odd: a stable word of `WEIGHTS`, and the field and value it is about."""

    word: str
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Oddity:
    """A message, by its index among all of them, and its reasons, the gravest first."""

    index: int
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """How odd it is; bigger is odder."""
        return sum(WEIGHTS[reason.word] for reason in self.reasons)


Found = tuple[int, str]  # the index of a message, and the word


def rank(
    messages: Sequence[Rendered],
    columns: Mapping[str, Sequence[str]],
    *,
    today: date,
    required: Collection[str] = (),
    most: int = MOST,
) -> tuple[Oddity, ...]:
    """Return the oddest messages, the oddest first, equal ones in the order of the list.

    ``columns`` has, by field, the stripped value of each message, in their order. ``today`` is the
    day in Bangkok; ``required`` are the fields without a fallback. Nothing odd: nothing returned.
    """
    found: dict[int, list[Reason]] = defaultdict(list)
    differing: dict[int, int] = defaultdict(int)
    for name, values in columns.items():
        for index, word in _of_column(values, today=today, required=name in required):
            found[index].append(Reason(word, name, values[index]))
            differing[index] += word in _DIFFERING
    for index, count in differing.items():
        if count > 1:
            found[index].append(Reason("shifted_row"))
    for index, word in _of_messages(messages):
        found[index].append(Reason(word))
    odd = (Oddity(index, tuple(sorted(reasons, key=_gravest))) for index, reasons in found.items())
    return oddest(odd, most)


def oddest(odd: Iterable[Oddity], most: int = MOST) -> tuple[Oddity, ...]:
    """Return the oddest of these, the oddest first, equal ones in the order of the list."""
    return tuple(heapq.nsmallest(most, odd, key=_oddest))


_DIFFERING: Final = frozenset({"number_for_name", "name_for_number", "other_kind"})


def _gravest(reason: Reason) -> int:
    return -WEIGHTS[reason.word]


def _oddest(oddity: Oddity) -> tuple[int, int]:
    return -oddity.weight, oddity.index


# ---------------------------------------------------------------------------------------------
# The messages as they go out.


def _of_messages(messages: Sequence[Rendered]) -> Iterator[Found]:
    if not messages:
        return
    braces = [at for at, one in enumerate(messages) if "{" in one.text or "}" in one.text]
    if len(braces) < len(messages) or len(messages) == 1:  # else it is the text's own, and told
        yield from ((at, "brace") for at in braces)
    parts = [message.parts for message in messages]
    usual = sorted(parts)[len(parts) // 2]
    if max(parts) > usual:
        more = [at for at, count in enumerate(parts) if count > usual]
        if len(more) <= _some(len(parts)):
            yield from ((at, "parts") for at in more)


# ---------------------------------------------------------------------------------------------
# The values of one column.


def _of_column(values: Sequence[str], *, today: date, required: bool) -> Iterator[Found]:
    blob = "\n".join(values)
    kind = profile(values).kind
    told: set[int] = set()
    for word, found in (
        ("empty", _where_empty(values) if required else ()),
        ("droppings", _where_droppings(values)),
        ("garbled", _where_garbled(values, blob)),
    ):
        for index in found:
            told.add(index)
            yield index, word
    hits: dict[str, list[int]] = defaultdict(list)
    for index, word in _of_kind(values, blob, kind, today):
        hits[word].append(index)
    for word, tests in _LOOKS.items():
        hits[word] += tests(values, blob)
    if kind is Kind.WORDS:
        hits["capitals"] += _where_capitals(values)
    said = len(values) - values.count("")
    for word, indexes in hits.items():
        if len(indexes) <= _some(said):
            yield from ((index, word) for index in indexes if index not in told)


def _some(count: int) -> int:
    """How many of so many may share what is still odd."""
    return max(min(_FEW, count // 2), int(_SHARE * count))


def _where_empty(values: Sequence[str]) -> list[int]:
    return [at for at, value in enumerate(values) if not value] if "" in values else []


def _where_droppings(values: Sequence[str]) -> Iterable[int]:
    odd = suspicious_values(values)
    return [at for at, value in enumerate(values) if value in odd] if odd else ()


def _where_garbled(values: Sequence[str], blob: str) -> Iterable[int]:
    if not (any(sign in blob for sign in _GARBLED_SIGNS) or _has_western(blob)):
        return ()
    return [at for at, value in enumerate(values) if _GARBLED.search(value)]


def _has_western(blob: str) -> bool:
    return not blob.isascii() and _WESTERN.search(blob) is not None


def _where_invisible(values: Sequence[str], blob: str) -> list[int]:
    there = [char for char in _INVISIBLE if char in blob]
    return sorted(
        {at for char in there for at, value in enumerate(values) if char in value and value}
    )


def _where_spaces(values: Sequence[str], blob: str) -> list[int]:
    torn = blob.count("\n") != max(0, len(values) - 1)
    if not (torn or "  " in blob or any(char in blob for char in "\t\r\x0b\x0c")):
        return []
    return [at for at, value in enumerate(values) if _SPACES.search(value)]


_LOOKS: Final[Mapping[str, Callable[[Sequence[str], str], list[int]]]] = {
    "invisible": _where_invisible,
    "spaces": _where_spaces,
}


def _where_capitals(values: Sequence[str]) -> list[int]:
    """Names in capitals among names that are not; a list that is all in capitals has none."""
    latin = [at for at, value in enumerate(values) if value[:1].isascii() and value[:1].isupper()]
    loud = [at for at in latin if _CAPITALS.fullmatch(values[at]) and not _FIRM.search(values[at])]
    calm = len(latin) - sum(values[at].isupper() for at in latin)
    thai = len(values) - len(latin)
    return loud if len(loud) <= max(_FEW, calm // 5) and calm + thai > len(loud) else []


def _of_kind(values: Sequence[str], blob: str, kind: Kind | None, today: date) -> Iterator[Found]:
    """What differs from the column's kind, and what its own kind makes odd."""
    if kind is None:
        return
    if kind is Kind.DATE:
        yield from _of_dates(values, today)
        return
    if kind is Kind.NUMBER:
        yield from _of_numbers(values)
        return
    for index in _of_other_kind(values, blob, kind):
        other = kind_of(values[index])
        if other is Kind.BLANK or alike(kind, other):
            continue
        if kind is not Kind.WORDS:
            yield index, "other_kind"
        elif other in {Kind.NUMBER, Kind.PHONE}:
            yield index, "number_for_name"
        elif other in {Kind.DATE, Kind.LINK}:
            yield index, "other_kind"  # a name with digits in it, 7-Eleven, is a name


def _of_other_kind(values: Sequence[str], blob: str, kind: Kind) -> Iterable[int]:
    """Where a value may differ from its column's kind, told by whether it has a digit."""
    if kind is Kind.WORDS:
        if not _DIGIT.search(blob) and "." not in blob:
            return ()
        return [
            at for at, value in enumerate(values)
            if value and (_DIGIT.search(value) or "www." in value or "://" in value)
        ]  # fmt: skip
    if kind in {Kind.CODE, Kind.PHONE, Kind.TIME}:
        return [at for at, value in enumerate(values) if value and not _DIGIT.search(value)]
    return [at for at, value in enumerate(values) if value and kind_of(value) is not kind]


# --- amounts ---


def _of_numbers(values: Sequence[str]) -> Iterator[Found]:
    read = {value: _amount(value) for value in set(values)}
    for at, value in enumerate(values):
        if read[value] is None and value:
            other = kind_of(value)
            if other is Kind.WORDS:
                yield at, "name_for_number"
            elif other in {Kind.DATE, Kind.LINK, Kind.PHONE}:
                yield at, "other_kind"
    amounts = sorted(
        amount for value in values if (amount := read[value]) is not None and amount > 0
    )
    if len(amounts) < _AMOUNTS:
        return
    low, high = _usual(amounts)
    if low <= amounts[0] and amounts[-1] <= high:
        return
    for at, value in enumerate(values):
        amount = read[value]
        if amount is not None and amount > high:
            yield at, "high"
        elif amount is not None and 0 < amount < low:
            yield at, "low"


def _amount(value: str) -> float | None:
    """An amount without its sign; most are plain digits with commas and a point."""
    plain = value.replace(",", "")
    if plain.isascii() and plain.replace(".", "", 1).isdigit():
        return float(plain)
    return number_in(value)


def _usual(amounts: Sequence[float]) -> tuple[float, float]:
    """Return below and above what an amount is out of range, of at least twenty in order.

    Both the spread around the median, on a log scale, and the distance from nearly the last of the
    others have to tell: a list of few rich and many poor has a long tail that is no mistake. Small
    sums are owed more often than large ones are mistyped, so that the low bound is lower.
    """
    middle = median(amounts)
    step = max(1, len(amounts) // 2_000)
    spread = _SPREAD * median(abs(log10(amount / middle)) for amount in amounts[::step])
    far = 10 ** (_SIGMAS * max(spread, 0.1))
    last = len(amounts) - 1
    return (
        min(middle / far, amounts[int(0.05 * last)] / _TIMES_LOW),
        max(middle * far, amounts[int(0.95 * last)] * _TIMES),
    )


# --- dates ---


def _of_dates(values: Sequence[str], today: date) -> Iterator[Found]:
    read = {value: read_date(value) for value in set(values) if value}
    days = sorted(day for value in values if value and (day := read[value]))
    coming = len(days) - bisect_left(days, today)
    expected = coming >= _COMING * len(days)
    for at, value in enumerate(values):
        if not value:
            continue
        day = read[value]
        if _is_wrong_year(value):
            yield at, "year"
        elif day is None:
            other = kind_of(value)
            if other is not Kind.BLANK:
                yield at, "name_for_number" if other is Kind.WORDS else "other_kind"
        elif expected and day < today:
            yield at, "past"


_COMING: Final = 0.8


def _is_wrong_year(value: str) -> bool:
    """Tell whether a year was converted twice (3112, 1483) or not at all (2569 as a Christian)."""
    text = arabic_digits(repair(value))
    found = _YEAR.search(text)
    if not found:
        return False
    year = int(found[0])
    if not 1900 <= year <= 2600:
        return True
    christian = _ISO.fullmatch(text) or _ENGLISH_MONTH.search(text) or _CHRISTIAN_ERA.search(text)
    return year >= _BUDDHIST_FROM and christian is not None


_BUDDHIST_FROM: Final = 2443  # the year 1900
