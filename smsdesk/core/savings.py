"""Ways to pay less for the same message, each measured to the credit over the whole list.

A saving rewrites the text, or the values of one column as they are merged. It is *lossless* where
the message looks the same afterwards, and is offered but never chosen by itself where it does not.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from smsdesk.core.models import Person, Rendered
from smsdesk.core.rewriting import (
    FIXES,
    IN_VALUES,
    LOSSLESS,
    apply_to_text,
    fixed_value,
    names_for,
    suspects_of,
)
from smsdesk.core.sms_text import Encoding, encoding_of, measure, parts_of
from smsdesk.core.template import compile_template, field_key

Kind = Literal["invisible", "thai", "no_break", "spaces", "plain", "date", "word"]
Values = Mapping[str, str]  # what a value becomes, by what it is

_SLICE: Final = 20_000  # people: more at once would hold the window up


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
        template = compile_template(text)
        slots = Counter(field_key(slot.name) for slot in template.slots)
        self._columns = template.used(columns)
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
        same = apply_to_text(self._text, LOSSLESS)
        for name in FIXES:
            after = apply_to_text(self._text, {name})
            if name not in LOSSLESS and apply_to_text(same, {name}) == same:
                continue  # what looks the same is enough
            if after != self._text:
                yield self._saving(name, "", self._text, after)

    def _of_values(self) -> Iterable[Saving | None]:
        for column in self._columns:
            lossless = {f"{name}@{column}" for name in LOSSLESS}
            same = self._changed(column, lossless)
            for name in IN_VALUES:
                key = f"{name}@{column}"
                values = {} if key in self._applied else self._changed(column, {key})
                if name not in LOSSLESS and self._changed(column, {*lossless, key}) == same:
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
            key, kind, column, before, after, effect.messages, effect.credits, name in LOSSLESS
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
                suspects.update(dict.fromkeys(suspects_of(values)))
            found[column] = list(suspects)
        return found

    def _changed(self, column: str, keys: Collection[str]) -> Values:
        """What the raw values of a column become, where that is not what is merged now."""
        names = names_for(self._applied | frozenset(keys), column)
        now = names_for(self._applied, column)
        if names == now:
            return {}
        then, before = self._fixed_by(column, names), self._fixed_by(column, now)
        return {value: made for value, made in then.items() if made != before[value]}

    def _fixed_by(self, column: str, names: tuple[str, ...]) -> Values:
        """What these fixes make of each value that may be fixed."""
        if (column, names) not in self._fixed:
            self._fixed[column, names] = {
                value: fixed_value(value, names) for value in self._suspects[column]
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
            (column, self._fixed_by(column, names_for(every, column))) for column in self._columns
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
            column: self._fixed_by(column, names_for(self._applied, column)) for column in changed
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


def _gain(size: _Size, less: int) -> int | None:
    """The parts that fewer units save; None where pairs at the breaks decide it."""
    units = size.units - less
    parts = parts_of(size.encoding, units)
    if size.wide and parts > 1:
        room = 152 if size.encoding is Encoding.GSM7 else 66
        if -(-units // room) != parts:
            return None
    return size.parts - parts


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) >> 1


def _septets(text: str) -> int:
    return measure("".join(compile_template(text).literals)).units
