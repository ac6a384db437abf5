"""Ways to pay less for the same message, each measured to the credit over the whole list.

A saving rewrites the text, or the values of one column as they are merged. It is *lossless* where
the message looks the same afterwards, and is offered but never chosen by itself where it does not.
Nothing here folds Unicode (NFKC parts ำ and changes other letters): every repair is written down.

Savings have keys, stable words that a draft can keep: ``spaces``, ``word:บาท``, ``no_break@ชื่อ``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Final, Literal, NamedTuple

from smsdesk.core.models import Person, Rendered
from smsdesk.core.sms_text import Encoding, encoding_of, measure, parts_of
from smsdesk.core.template import compile_template, field_key
from smsdesk.core.thai_text import MONTHS, arabic_digits, join_marks

Kind = Literal["invisible", "thai", "no_break", "spaces", "plain", "date", "word"]
Fix = Callable[[str], str]
Span = tuple[int, int]
Values = Mapping[str, str]  # what a value becomes, by what it is

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
_FIXES: Final[Mapping[str, Fix]] = {
    "invisible": _invisible,
    "thai": join_marks,
    "no_break": _no_break,
    "spaces": _spaces,
    "plain": _plain,
    "date": _date,
    **{f"word:{word}": _abbreviate(word) for word in _WORDS},
}
_LOSSLESS: Final = frozenset({"invisible", "thai", "no_break", "spaces"})
_IN_VALUES: Final = tuple(name for name in _FIXES if not name.startswith("word:"))
_THAI_MARK: Final = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
# Where none of this, and no month, stands in a value, there is nothing to fix in it.
_SUSPECT: Final = (
    "[\u00a0\u00ad\u2000-\u200f\u202a-\u202f\u2060\ufeff\u0e4d"
    f"{re.escape(''.join(_MARKS))}฿๐-๙]|  |เเ|({_THAI_MARK})\\1|{_THAI_MARK}{{3}}"
    f"|[\u0e48-\u0e4c\u0e4e](?![\u0e48-\u0e4c\u0e4e]){_THAI_MARK}"
)
_MONTH_NAMES: Final = (*_SHORT_MONTH, *(english for _full, _short, english in MONTHS))
_SLICE: Final = 20_000  # people: more at once would hold the window up
_LINE_ENDS: Final = re.compile(r"\s*[\r\n]+\s*")


# ---------------------------------------------------------------------------------------------
# Applying.


def apply_to_text(text: str, keys: Collection[str]) -> str:
    """Rewrite a template by the savings of these keys; those of values leave it as it is.

    Fields stay to the letter, their fallbacks too.
    """
    names = [name for name in _FIXES if name in keys]
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
    names = _names_for(frozenset(keys), column)
    if not names:
        return None

    @lru_cache(maxsize=65_536)
    def fix(value: str) -> str:
        return _fixed_value(value, names)

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


def _names_for(keys: frozenset[str], column: str) -> tuple[str, ...]:
    wanted = {key.partition("@")[0] for key in keys if key.partition("@")[2] == column}
    return tuple(name for name in _IN_VALUES if column and name in wanted)


def _fixed(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = _FIXES[name](text)
    return text


def _fixed_value(value: str, names: Iterable[str]) -> str:
    if _SLOT in value:
        return value
    plain = _as_merged(value)
    return _fixed(plain, names).strip() or plain


def _as_merged(value: str) -> str:
    """A value as `Renderer` writes it."""
    value = value.strip()
    return _LINE_ENDS.sub(" ", value) if "\n" in value or "\r" in value else value


# ---------------------------------------------------------------------------------------------
# Offering.


@dataclass(frozen=True, slots=True)
class Saving:
    """One way to pay less.

    ``column`` is empty for one of the text; ``before`` and ``after`` are the text, or the first
    value that changes. ``messages`` are those whose text changes, ``credits`` the parts that
    the whole list needs less when this saving alone is applied: 0 for one that saves only beside
    others. ``lossless`` ones look the same.
    """

    key: str
    kind: Kind
    column: str
    before: str
    after: str
    messages: int
    credits: int
    lossless: bool


class Effect(NamedTuple):
    """What applying some savings does: messages whose text changes, and credits saved."""

    messages: int
    credits: int


class _Size(NamedTuple):
    """What messages of one size share; ``wide`` ones hold pairs, which may cost a unit a part."""

    encoding: Encoding
    units: int
    parts: int
    wide: bool


class Offer:
    """The savings on offer for messages that are merged from a text and people.

    ``applied`` are the keys that the messages have in them already. Nothing is changed here.
    """

    def __init__(
        self,
        text: str,
        messages: Sequence[Rendered],
        people: Sequence[Person],
        columns: Sequence[str],
        applied: Collection[str] = (),
    ) -> None:
        self._text = text
        self._messages = messages
        self._people = people
        self._applied = frozenset(applied)
        slots = Counter(field_key(slot.name) for slot in compile_template(text).slots)
        used: dict[str, str] = {}
        for name in columns:
            if field_key(name) in slots:
                used.setdefault(field_key(name), name)
        self._columns = tuple(used.values())
        self._times = {name: slots[field_key(name)] for name in self._columns}
        self._forced = self._is_forced(text)
        self._fixed: dict[tuple[str, tuple[str, ...]], Values] = {}
        self._effects: dict[frozenset[str], Effect] = {}

    @cached_property
    def savings(self) -> tuple[Saving, ...]:
        """What saves credits: the lossless first, then the dearest."""
        made = [
            saving
            for saving in (*self._of_text(), *self._of_values())
            if saving is not None and saving.credits >= 0
        ]
        useful = self._useful(made)
        return tuple(sorted(useful, key=lambda one: (not one.lossless, -one.credits)))

    def effect(self, keys: Collection[str]) -> Effect:
        """What applying these savings together does, measured over every message."""
        wanted = frozenset(keys)
        if wanted not in self._effects:
            self._effects[wanted] = self._effect(wanted)
        return self._effects[wanted]

    def _effect(self, keys: frozenset[str]) -> Effect:
        text = apply_to_text(self._text, keys)
        changed = {
            column: values for column in self._columns if (values := self._changed(column, keys))
        }
        if self._forced and not self._is_forced(text):
            return self._measured(range(len(self._messages)), text, keys)
        touched = self._touched(changed)
        if not self._forced:  # a value that changes may change the encoding
            of_values = self._measured(touched, text, keys)
        else:
            of_values = self._by_units(touched, text, changed, keys)
        if text == self._text:
            return of_values
        others = self._sizes - Counter(self._size(self._messages[at]) for at in touched)
        credits_ = of_values.credits + self._shrunk(others, text, set(touched), keys)
        return Effect(len(self._messages), credits_)

    # --- candidates -----------------------------------------------------------------------

    def _of_text(self) -> Iterable[Saving | None]:
        same = apply_to_text(self._text, _LOSSLESS)
        for name in _FIXES:
            after = apply_to_text(self._text, {name})
            if name not in _LOSSLESS and apply_to_text(same, {name}) == same:
                continue  # what looks the same is enough
            if after != self._text:
                yield self._saving(name, "", self._text, after)

    def _of_values(self) -> Iterable[Saving | None]:
        for column in self._columns:
            lossless = {f"{name}@{column}" for name in _LOSSLESS}
            same = self._changed(column, lossless)
            for name in _IN_VALUES:
                key = f"{name}@{column}"
                values = {} if key in self._applied else self._changed(column, {key})
                if name not in _LOSSLESS and self._changed(column, {*lossless, key}) == same:
                    continue  # what looks the same is enough
                if values:
                    before = next(iter(values))
                    yield self._saving(key, column, before, values[before])

    def _saving(self, key: str, column: str, before: str, after: str) -> Saving | None:
        name = key.partition("@")[0]
        kind: Kind = _KIND_OF[name]
        effect = self.effect({key})
        if not effect.messages:
            return None
        return Saving(
            key, kind, column, before, after, effect.messages, effect.credits, name in _LOSSLESS
        )

    def _useful(self, made: Sequence[Saving]) -> list[Saving]:
        """Those that save by themselves, and those without which all together save less."""
        alone = [saving for saving in made if saving.credits]
        helpers = [saving for saving in made if not saving.credits]
        if not helpers:
            return alone
        everything = {saving.key for saving in made}
        most = self.effect(everything).credits
        if most <= self.effect({saving.key for saving in alone}).credits:
            return alone
        for saving in reversed(helpers):
            without = self.effect(everything - {saving.key}).credits
            if without >= most:
                everything.discard(saving.key)
                most = without
        return [saving for saving in made if saving.key in everything]

    # --- values ---------------------------------------------------------------------------

    @cached_property
    def _suspects(self) -> Mapping[str, Sequence[str]]:
        """The values of each column in which something may be fixed, each once."""
        found = {}
        for column in self._columns:
            suspects: dict[str, None] = {}
            for start in range(0, len(self._people), _SLICE):
                people = self._people[start : start + _SLICE]
                values = dict.fromkeys([person.fields.get(column, "") for person in people])
                suspects.update(dict.fromkeys(_suspects_of(values)))
            found[column] = list(suspects)
        return found

    def _changed(self, column: str, keys: Collection[str]) -> Values:
        """What the raw values of a column become, where that is not what is merged now."""
        names = _names_for(self._applied | frozenset(keys), column)
        now = _names_for(self._applied, column)
        if names == now:
            return {}
        then, before = self._fixed_by(column, names), self._fixed_by(column, now)
        return {value: made for value, made in then.items() if made != before[value]}

    def _fixed_by(self, column: str, names: tuple[str, ...]) -> Values:
        """What these fixes make of each value that may be fixed."""
        if (column, names) not in self._fixed:
            self._fixed[column, names] = {
                value: _fixed_value(value, names) for value in self._suspects[column]
            }
        return self._fixed[column, names]

    def _touched(self, changed: Mapping[str, Values]) -> list[int]:
        """Where the people are that have a value which changes."""
        if not changed:
            return []
        pairs = tuple(changed.items())
        return [
            at
            for at, person in enumerate(self._people)
            if any(person.fields.get(column, "") in values for column, values in pairs)
        ]

    # --- measuring ------------------------------------------------------------------------

    @cached_property
    def _sizes(self) -> Counter[_Size]:
        return Counter(map(self._size, self._messages))

    @staticmethod
    def _size(message: Rendered) -> _Size:
        wide = message.units != len(message.text)
        return _Size(message.encoding, message.units, message.parts, wide)

    def _measured(self, places: Sequence[int], text: str, keys: Collection[str]) -> Effect:
        """Merge and measure these people's messages anew."""
        render = compile_template(text).renderer(self._columns)
        every = self._applied | frozenset(keys)
        fixed = [
            (column, self._fixed_by(column, _names_for(every, column))) for column in self._columns
        ]

        def rows() -> Iterable[Sequence[str]]:
            for at in places:
                fields = self._people[at].fields
                values = [(fields.get(column, ""), made) for column, made in fixed]
                yield [made.get(value, value) for value, made in values]

        touched = saved = 0
        for at, made in zip(places, render.each(rows()), strict=True):
            message = self._messages[at]
            if made != message.text:
                touched += 1
                saved += message.parts - measure(made).parts
        return Effect(touched, saved)

    def _by_units(
        self,
        touched: Sequence[int],
        text: str,
        changed: Mapping[str, Values],
        keys: Collection[str],
    ) -> Effect:
        """The same, for messages that are UCS-2 before and after: only units need be counted."""
        now = {
            column: self._fixed_by(column, _names_for(self._applied, column)) for column in changed
        }
        fewer = {
            column: {
                value: (_units(now[column][value]) - _units(made)) * self._times[column]
                for value, made in values.items()
            }
            for column, values in changed.items()
        }
        of_text = _units(self._text) - _units(text)
        unsure, saved = [], 0
        for at in touched:
            fields, size = self._people[at].fields, self._size(self._messages[at])
            less = of_text + sum(
                values.get(fields.get(column, ""), 0) for column, values in fewer.items()
            )
            gain = _gain(size, less)
            if gain is None:
                unsure.append(at)
            else:
                saved += gain
        return Effect(len(touched), saved + self._measured(unsure, text, keys).credits)

    def _shrunk(
        self, sizes: Counter[_Size], text: str, but: Collection[int], keys: Collection[str]
    ) -> int:
        """The credits that a shorter text saves for messages whose values stay."""
        less = {
            Encoding.UCS2: _units(self._text) - _units(text),
            Encoding.GSM7: 0 if self._forced else _septets(self._text) - _septets(text),
        }
        unsure, saved = set(), 0
        for size, count in sizes.items():
            gain = _gain(size, less[size.encoding])
            if gain is None:
                unsure.add(size)
            else:
                saved += gain * count
        if unsure:
            places = [
                at
                for at, message in enumerate(self._messages)
                if at not in but and self._size(message) in unsure
            ]
            saved += self._measured(places, text, keys).credits
        return saved

    def _is_forced(self, text: str) -> bool:
        """Whether every message of a template is UCS-2, whatever its values."""
        return encoding_of("".join(compile_template(text).literals)) is Encoding.UCS2


_KIND_OF: Final[Mapping[str, Kind]] = defaultdict(
    lambda: "word",
    {
        "invisible": "invisible",
        "thai": "thai",
        "no_break": "no_break",
        "spaces": "spaces",
        "plain": "plain",
        "date": "date",
    },
)


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


def _gain(size: _Size, less: int) -> int | None:
    """The parts that fewer units save; None where pairs at the breaks decide it."""
    units = size.units - less
    parts = parts_of(size.encoding, units)
    if size.wide and parts > 1:
        room = 152 if size.encoding is Encoding.GSM7 else 66
        if -(-units // room) != parts:
            return None
    return size.parts - parts


def _suspects_of(values: Collection[str]) -> list[str]:
    """The values in which something may be fixed; names of months are slow to look for in each."""
    every = "\n".join(values).casefold()
    months = [re.escape(name) for name in _MONTH_NAMES if name in every]
    suspect = re.compile(_SUSPECT)
    month = re.compile("|".join(months), re.IGNORECASE) if months else None
    return [v for v in values if suspect.search(v) or (month is not None and month.search(v))]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) >> 1


def _septets(text: str) -> int:
    return measure("".join(compile_template(text).literals)).units
