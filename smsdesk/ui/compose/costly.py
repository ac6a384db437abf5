"""What makes messages dear that nobody but the clerk can change. No Qt.

What can be written more cheaply is in `smsdesk.core.savings`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from smsdesk.core.models import Rendered
from smsdesk.core.sms_text import Encoding, encoding_of, measure, parts_of, units_per_part

HintKind = Literal["forced", "values", "shorten"]
Span = tuple[int, int]

_MOST_NAMED: Final = 3
_MOST_FORCING: Final = 5
_SHORTEN_MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Hint:
    """Why messages are dear.

    ``credits`` is what it costs, ``people`` who would get fewer parts, ``parts`` what the
    longest message has now, ``count`` how many characters are to blame and ``named`` which;
    ``spans`` are their places in the template, in code points.
    """

    kind: HintKind
    credits: int
    people: int
    parts: int
    count: int
    named: str = ""
    spans: tuple[Span, ...] = ()


def hints(template: str, messages: Sequence[Rendered]) -> tuple[Hint, ...]:
    """Return what makes messages dear, the dearest first; what costs nothing is left out."""
    if not messages:
        return ()
    sizes = Counter((message.encoding, message.units, message.parts) for message in messages)
    found = [*_encodings(template, messages), *_shorten(sizes)]
    worth = [hint for hint in found if hint.credits > 0]
    return tuple(sorted(worth, key=lambda hint: -hint.credits))


Sizes = Counter[tuple[Encoding, int, int]]


def _encodings(template: str, messages: Sequence[Rendered]) -> list[Hint]:
    """The characters, or the values, for which a text that could be GSM-7 is Unicode."""
    spans = tuple((at, 1) for at, char in enumerate(template) if encoding_of(char) is Encoding.UCS2)
    if not spans:
        return _values(messages)
    if len(spans) > _MOST_FORCING:
        return []  # a Thai text is Unicode by nature
    names = tuple(dict.fromkeys(template[at] for at, _length in spans))
    people = credits_ = 0
    for message in messages:
        if message.encoding is not Encoding.UCS2:
            continue
        # Only where no value has such a letter of its own does the message become GSM-7.
        if sum(encoding_of(char) is Encoding.UCS2 for char in message.text) != len(spans):
            continue
        if (gain := message.parts - measure(_without(message.text, names)).parts) > 0:
            people += 1
            credits_ += gain
    most = max(message.parts for message in messages)
    named = "".join(names[:_MOST_NAMED])
    return [Hint("forced", credits_, people, most, len(spans), named, spans)]


def _values(messages: Sequence[Rendered]) -> list[Hint]:
    wide = [message for message in messages if message.encoding is Encoding.UCS2]
    gains = [one.parts - parts_of(Encoding.GSM7, len(one.text)) for one in wide]
    credits_ = sum(gain for gain in gains if gain > 0)
    people = sum(gain > 0 for gain in gains)
    most = max((message.parts for message in wide), default=0)
    return [Hint("values", credits_, people, most, len(wide))]


def _shorten(sizes: Sizes) -> list[Hint]:
    """The fewest characters whose loss saves a fifth of the people a part."""
    everybody = sizes.total()
    for less in range(1, _SHORTEN_MOST + 1):
        people, credits_ = _gain(sizes, less)
        if people and people * 5 >= everybody:
            return [Hint("shorten", credits_, people, _most(sizes), less)]
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


def _without(text: str, names: Sequence[str]) -> str:
    return text.translate({ord(char): "-" for char in names})


def overflow(message: Rendered) -> int:
    """Return the units of a message that stand in its last part."""
    if message.parts <= 1:
        return message.units
    return message.units - units_per_part(message.encoding, message.parts) * (message.parts - 1)
