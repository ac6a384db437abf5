"""Writing the same for less: what looks the same, what reads the same, and where it is applied.

Nothing here folds Unicode (NFKC parts ำ and changes other letters): every repair is written down.
Rewrites have keys, stable words that a draft can keep: ``spaces`` and ``word:บาท`` for the text,
``no_break@ชื่อ`` for the values of a column.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from smsdesk.core.models import Person
from smsdesk.core.sms_text import Encoding, encoding_of
from smsdesk.core.template import compile_template
from smsdesk.core.thai_text import MONTHS, arabic_digits, join_marks

Fix = Callable[[str], str]
Span = tuple[int, int]

_SLOT: Final = "\ufdd0"  # stands for a field while a text is rewritten; no character at all

# ---------------------------------------------------------------------------------------------
# What looks the same.

_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A joiner shapes letters of other scripts and holds emoji together: only beside plain ones is it
# idle. A direction mark is idle where nothing is written from right to left.
_PLAIN_LETTER: Final = f"[\\s!-~ก-๛{_SLOT}]"
_JOINERS: Final = re.compile(
    f"(?:(?<={_PLAIN_LETTER})|^)[\u200c\u200d]+(?:(?={_PLAIN_LETTER})|$)", re.MULTILINE
)
_DIRECTIONS: Final = re.compile("[\u200e\u200f\u202a-\u202e]")
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NO_BREAK: Final = re.compile("[\u00a0\u2000-\u200a\u202f]")
_SPACES: Final = re.compile(r"\s+\Z|[ \t]+(?=\n)|(?<=\S) {2,}")


def _invisible(text: str) -> str:
    text = _UNSEEN.sub("", text)
    if not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTIONS.sub("", text)
    return _JOINERS.sub("", text)


def _no_break(text: str) -> str:
    return _NO_BREAK.sub(" ", text)


def _spaces(text: str) -> str:
    return _SPACES.sub(_one_space, text)


def _one_space(hit: re.Match[str]) -> str:
    is_inside = hit.end() < len(hit.string) and hit.string[hit.end()] != "\n"
    return " " if is_inside else ""


# ---------------------------------------------------------------------------------------------
# What reads the same, or nearly.

_MARKS: Final = {
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "•": "-", "·": "-", "…": "...",
    "×": "x", "™": "(TM)", "®": "(R)", "©": "(C)", "½": "1/2", "¼": "1/4",
}  # fmt: skip
_TO_MARKS: Final = str.maketrans(_MARKS)
_BAHT_BEFORE: Final = re.compile(f"฿ *(?=[\\d{_SLOT}])")
_BAHT: Final = re.compile("(?<! )฿|(?<= )฿")


def _plain(text: str) -> str:
    """A text in characters of GSM-7 alone, or the same text where that cannot be.

    Thai digits give way only here: in a Thai text they cost no more than others.
    """
    made = _no_break(_invisible(text)).translate(_TO_MARKS)
    made = _BAHT_BEFORE.sub("THB ", made)
    made = _BAHT.sub(lambda hit: "THB" if made[: hit.start()].endswith(" ") else " THB", made)
    made = arabic_digits(made)
    return made if encoding_of(made.replace(_SLOT, "")) is Encoding.GSM7 else text


_SHORT_MONTH: Final = {name: short for full, short, _ in MONTHS for name in (full, short)}
_ENGLISH: Final = "|".join(english for _full, _short, english in MONTHS)
_MONTH: Final = "|".join(map(re.escape, _SHORT_MONTH))
_DATE: Final = re.compile(
    rf"(?:(?P<day>(?<!\d)\d{{1,2}}|{_SLOT})[^\S\n]*)?(?P<month>{_MONTH})"
    r"(?:[^\S\n]*(?:พ\.?\s?ศ\.?\s*)?(?P<year>[2๒][5๕]\d\d)(?!\d))?"
)
_ENGLISH_DATE: Final = re.compile(
    rf"((?:\b\d{{1,2}}|{_SLOT})[^\S\n]+)({_ENGLISH})\b|\b({_ENGLISH})([^\S\n]+(?:\d{{1,2}}\b|{_SLOT}))",
    re.IGNORECASE,
)


def _date(text: str) -> str:
    """5 ธันวาคม 2569 → 5 ธ.ค. 69. A Christian year keeps its four digits, which tell it apart."""
    return _ENGLISH_DATE.sub(_short_english, _DATE.sub(_short_date, text))


def _short_date(hit: re.Match[str]) -> str:
    day, year = hit["day"], hit["year"]
    if not (day or year):
        return hit[0]  # a month alone may be somebody's name
    made = " ".join(filter(None, (day, _SHORT_MONTH[hit["month"]], year and year[-2:])))
    return made if len(made) < len(hit[0]) else hit[0]


def _short_english(hit: re.Match[str]) -> str:
    day, month, first, rest = hit.groups(default="")
    return f"{day}{month[:3]}{first[:3]}{rest}"


# Abbreviations that every Thai reader knows, each only where it is no part of another word.
_AFTER_NUMBER: Final = f"(?<=[\\d{_SLOT} ])"
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "กรุงเทพมหานคร": ("กรุงเทพมหานคร", "กทม."),
    "บาท": (f"{_AFTER_NUMBER}บาท(?![ก-๎])", "บ."),
    "นาฬิกา": (f"(?<=[\\d{_SLOT}]) ?นาฬิกา(?![ก-๎])", " น."),
    "ชั่วโมง": (f"{_AFTER_NUMBER}ชั่วโมง(?![ก-๎])", "ชม."),
    "กิโลเมตร": (f"{_AFTER_NUMBER}กิโลเมตร(?![ก-๎])", "กม."),
    "กิโลกรัม": (f"{_AFTER_NUMBER}กิโลกรัม(?![ก-๎])", "กก."),
    "โทรศัพท์": ("โทรศัพท์(?!มือถือ|บ้าน|เคลื่อนที่)", "โทร."),
    "หมายเลข": ("หมายเลข", "เลข"),
    "เจ้าหน้าที่": ("เจ้าหน้าที่", "จนท."),
    "โรงพยาบาล": ("โรงพยาบาล", "รพ."),
    "กรุณา": ("(?<!มหา)กรุณา(?!ธิ)", "โปรด"),
    "ติดต่อสอบถาม": ("ติดต่อสอบถาม", "สอบถาม"),
}


def _abbreviate(word: str) -> Fix:
    pattern, short = _WORDS[word]
    compiled = re.compile(pattern)

    def fix(text: str) -> str:
        return compiled.sub(short, text)

    return fix


# In the order in which several are applied together.
FIXES: Final[Mapping[str, Fix]] = {
    "invisible": _invisible,
    "thai": join_marks,
    "no_break": _no_break,
    "spaces": _spaces,
    "plain": _plain,
    "date": _date,
    **{f"word:{word}": _abbreviate(word) for word in _WORDS},
}
LOSSLESS: Final = frozenset({"invisible", "thai", "no_break", "spaces"})
IN_VALUES: Final = tuple(name for name in FIXES if not name.startswith("word:"))
_THAI_MARK: Final = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
# Where none of this, and no month, stands in a value, there is nothing to fix in it.
_SUSPECT: Final = (
    "[\u00a0\u00ad\u2000-\u200f\u202a-\u202f\u2060\ufeff\u0e4d"
    f"{re.escape(''.join(_MARKS))}฿๐-๙]|  |เเ|({_THAI_MARK})\\1|{_THAI_MARK}{{3}}"
    f"|[\u0e48-\u0e4c\u0e4e](?![\u0e48-\u0e4c\u0e4e]){_THAI_MARK}"
)
_MONTH_NAMES: Final = (*_SHORT_MONTH, *(english for _full, _short, english in MONTHS))
_LINE_ENDS: Final = re.compile(r"\s*[\r\n]+\s*")


# ---------------------------------------------------------------------------------------------
# Applying.


def apply_to_text(text: str, keys: Collection[str]) -> str:
    """Rewrite a template by the savings of these keys; those of values leave it as it is.

    Fields stay to the letter, their fallbacks too.
    """
    names = [name for name in FIXES if name in keys]
    slots = compile_template(text).slots
    if not names or _SLOT in text:
        return text
    fields = [text[slot.start : slot.end] for slot in slots]
    masked, end = "", 0
    for slot in slots:
        masked += text[end : slot.start] + _SLOT
        end = slot.end
    masked = _fixed(masked + text[end:], names)
    pieces = masked.split(_SLOT)
    made = pieces[0] + "".join(f + piece for f, piece in zip(fields, pieces[1:], strict=True))
    after = compile_template(made).slots
    same = [slot.name for slot in after] == [slot.name for slot in slots]
    return made if same and made.strip() else text


def value_fix(keys: Iterable[str], column: str) -> Fix | None:
    """What the savings of these keys do to a value of a column; None for nothing.

    A value never becomes empty by it: an empty field is another message.
    """
    names = names_for(frozenset(keys), column)
    if not names:
        return None

    @lru_cache(maxsize=65_536)
    def fix(value: str) -> str:
        return fixed_value(value, names)

    return fix


def mended(
    keys: Collection[str], people: Sequence[Person], columns: Collection[str]
) -> dict[str, int]:
    """How many of these people have a value that a saving changes, by the saving's key."""
    counts = {}
    for key in sorted(keys):
        column = key.partition("@")[2]
        fix = value_fix({key}, column)
        if fix is not None and column in columns:
            values = (person.fields.get(column, "") for person in people)
            if count := sum(fix(value) != _as_merged(value) for value in values):
                counts[key] = count
    return counts


def names_for(keys: frozenset[str], column: str) -> tuple[str, ...]:
    """The rewrites that these keys ask for in the values of a column, in their order."""
    wanted = {key.partition("@")[0] for key in keys if key.partition("@")[2] == column}
    return tuple(name for name in IN_VALUES if column and name in wanted)


def _fixed(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = FIXES[name](text)
    return text


def fixed_value(value: str, names: Iterable[str]) -> str:
    """A value as it is merged once these rewrites are applied; never empty for it."""
    if _SLOT in value:
        return value
    plain = _as_merged(value)
    return _fixed(plain, names).strip() or plain


def _as_merged(value: str) -> str:
    """A value as `Renderer` writes it."""
    value = value.strip()
    return _LINE_ENDS.sub(" ", value) if "\n" in value or "\r" in value else value


def suspects_of(values: Collection[str]) -> list[str]:
    """The values in which something may be fixed; names of months are slow to look for in each."""
    every = "\n".join(values).casefold()
    months = [re.escape(name) for name in _MONTH_NAMES if name in every]
    suspect = re.compile(_SUSPECT)
    month = re.compile("|".join(months), re.IGNORECASE) if months else None
    return [v for v in values if suspect.search(v) or (month is not None and month.search(v))]


def plain_word(char: str) -> str:
    """What a typographic mark is written as, without the space after it; "" for no such mark."""
    return "THB" if char == "฿" else _MARKS.get(char, "")


def changes(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Start and length, in code points, of what differs: in the one text, and in the other."""
    spans = [
        ((a, b - a), (c, d - c))
        for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if what != "equal"
    ]
    return tuple(one for one, _ in spans), tuple(other for _, other in spans)
