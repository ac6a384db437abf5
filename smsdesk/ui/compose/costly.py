"""What makes a text dearer than it need be, and the text that says the same for less. No Qt."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from smsdesk.core.models import Rendered
from smsdesk.core.sms_text import Encoding, encoding_of, measure, parts_of, units_per_part

Kind = Literal["invisible", "plain", "thai", "spaces", "forced", "values", "shorten"]
Span = tuple[int, int]

# Format characters nobody sees. The zero-width joiner stays: it holds emoji together.
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_PLAIN: Final = {
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‑": "-", "−": "-", "•": "-", "…": "...", "\u00a0": " ", "\u202f": " ",
    "฿": "THB ", "×": "x", "™": "(TM)", "®": "(R)", "©": "(C)", "½": "1/2", "¼": "1/4",
}  # fmt: skip
_PLAIN_MARKS: Final = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
# Typed in two halves: เ เ for แ, and a nikhahit (with its tone mark) before า for ำ.
_HALVES: Final = re.compile("เเ|\u0e4d([\u0e48-\u0e4b]?)า|([\u0e48-\u0e4b])\u0e4dา")
_SPACES: Final = re.compile(r"(?<=\S) {2,}|\s+$")
_MOST_NAMED: Final = 3
_MOST_FORCING: Final = 5
_SHORTEN_MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Saving:
    """One way to pay less. ``text`` is the new template, empty where the clerk must decide.

    ``credits`` is what it saves, ``people`` who would get fewer parts, ``parts`` what the
    longest message has now, ``count`` how many characters are to blame and ``named`` which;
    ``spans`` are their places in the template, in code points.
    """

    kind: Kind
    credits: int
    people: int
    parts: int
    count: int
    named: str = ""
    text: str = ""
    spans: tuple[Span, ...] = ()


def savings(template: str, messages: Sequence[Rendered]) -> tuple[Saving, ...]:
    """Return the ways to save credits, the dearest first; those that save nothing are left out."""
    if not messages:
        return ()
    sizes = Counter((message.encoding, message.units, message.parts) for message in messages)
    found = [
        *_cuts(template, sizes),
        *_encodings(template, messages),
        *_shorten(sizes),
    ]
    worth = [saving for saving in found if saving.credits > 0]
    return tuple(sorted(worth, key=lambda saving: (not saving.text, -saving.credits)))


Sizes = Counter[tuple[Encoding, int, int]]


def _cuts(template: str, sizes: Sizes) -> list[Saving]:
    """The fixes that leave the encoding as it is and only make the text shorter."""
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("invisible", _INVISIBLE),
        ("thai", _HALVES),
        ("spaces", _SPACES),
    )
    made = []
    for kind, pattern in kinds:
        spans = tuple((hit.start(), len(hit[0])) for hit in pattern.finditer(template))
        if not spans:
            continue
        text = pattern.sub(_shorter, template)
        if encoding_of(text) is not encoding_of(template):
            continue  # the marks alone force Unicode: _encodings knows what that costs
        less = len(template) - len(text)
        people, credits_ = _gain(sizes, less)
        made.append(Saving(kind, credits_, people, _most(sizes), len(spans), "", text, spans))
    return made


def _encodings(template: str, messages: Sequence[Rendered]) -> list[Saving]:
    """The marks, or the values, for which a text that could be GSM-7 is Unicode."""
    marks = [char for char in template if encoding_of(char) is Encoding.UCS2]
    names = tuple(dict.fromkeys(marks))
    if not marks:
        return _values(messages)
    fixable = all(map(_fixable, names))
    if len(marks) > _MOST_FORCING and not fixable:
        return []  # a Thai text is Unicode by nature
    invisible = fixable and all(_INVISIBLE.match(char) for char in names)
    people = credits_ = 0
    for message in messages:
        if message.encoding is not Encoding.UCS2:
            continue
        # Only where no value has such a letter of its own does the message become GSM-7.
        if sum(encoding_of(char) is Encoding.UCS2 for char in message.text) != len(marks):
            continue
        plain = _plain(message.text) if fixable else _without(message.text, names)
        if (gain := message.parts - measure(plain).parts) > 0:
            people += 1
            credits_ += gain
    spans = tuple((at, 1) for at, char in enumerate(template) if encoding_of(char) is Encoding.UCS2)
    kind: Kind = "invisible" if invisible else "plain" if fixable else "forced"
    most = max(message.parts for message in messages)
    text = _plain(template) if fixable else ""
    named = "" if invisible else "".join(names[:_MOST_NAMED])
    return [Saving(kind, credits_, people, most, len(marks), named, text, spans)]


def _values(messages: Sequence[Rendered]) -> list[Saving]:
    wide = [message for message in messages if message.encoding is Encoding.UCS2]
    gains = [one.parts - parts_of(Encoding.GSM7, len(one.text)) for one in wide]
    credits_ = sum(gain for gain in gains if gain > 0)
    people = sum(gain > 0 for gain in gains)
    most = max((message.parts for message in wide), default=0)
    return [Saving("values", credits_, people, most, len(wide))]


def _shorten(sizes: Sizes) -> list[Saving]:
    """The fewest characters whose loss saves a fifth of the people a part."""
    everybody = sizes.total()
    for less in range(1, _SHORTEN_MOST + 1):
        people, credits_ = _gain(sizes, less)
        if people and people * 5 >= everybody:
            return [Saving("shorten", credits_, people, _most(sizes), less)]
    return []


def _gain(sizes: Sizes, less: int) -> tuple[int, int]:
    people = credits_ = 0
    for (encoding, units, parts), count in sizes.items():
        if (gain := parts - parts_of(encoding, max(1, units - less))) > 0:
            people += count
            credits_ += gain * count
    return people, credits_


def _most(sizes: Sizes) -> int:
    return max(parts for _encoding, _units, parts in sizes)


def _fixable(char: str) -> bool:
    return char in _PLAIN or _INVISIBLE.match(char) is not None


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", _PLAIN_MARKS.sub(lambda hit: _PLAIN[hit[0]], text))


def _without(text: str, names: Sequence[str]) -> str:
    return text.translate({ord(char): "-" for char in names})


def _shorter(hit: re.Match[str]) -> str:
    if hit[0] == "เเ":
        return "แ"
    if "\u0e4d" in hit[0]:
        return (hit[1] or hit[2] or "") + "ำ"
    return " " if hit[0].startswith(" ") and hit.end() < len(hit.string) else ""


def overflow(message: Rendered) -> int:
    """Return the units of a message that stand in its last part."""
    if message.parts <= 1:
        return message.units
    return message.units - units_per_part(message.encoding, message.parts) * (message.parts - 1)


def plain_word(char: str) -> str:
    """Return what a typographic mark is written as, without the space after it."""
    return _PLAIN.get(char, "").strip()
