"""The work behind Compose, done in jobs: gather people, prepare, and look for what is odd. No Qt.

A list of 100,000 people makes Python's collector stop every thread for a tenth of a second, the
window too; so it rests while people are read and merged, and what was read is set aside from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Literal

from smsdesk.core import phone
from smsdesk.core.jobs import JobContext
from smsdesk.core.large import LargeList
from smsdesk.core.models import Draft, DraftSource, Person, Rendered, Who
from smsdesk.core.savings import Offer, Saving
from smsdesk.core.template import Template, compile_template, together
from smsdesk.services.composing import ComposingService, Prepared
from smsdesk.services.contacts import ContactService
from smsdesk.services.imports import ImportOptions, ImportService
from smsdesk.ui.collector import resting_collector
from smsdesk.ui.compose.costly import Hint, hints

SourceKind = Literal["list", "file", "typed", "campaign"]

MANY: Final = 100_000
"""With more people than these a receipt, which must not keep anybody waiting, has no oddest."""
_ORDER: Final = ("longest", "dearest", "shortest", "first", "")
_SOME: Final = 5
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Source:
    """Something the clerk added: people, and the fields they have.

    ``numbers`` are the fields that only repeat everybody's number; ``options`` are how a file
    was read; ``campaign`` is the earlier one they are of, and ``who`` of it.
    """

    kind: SourceKind
    name: str
    people: Sequence[Person]
    fields: tuple[str, ...] = ()
    path: Path | None = None
    numbers: frozenset[str] = frozenset()
    options: ImportOptions | None = None
    campaign: int = 0
    who: Who = "everybody"

    @property
    def origin(self) -> DraftSource:
        """Return where the people come from, to be read again."""
        if self.kind == "campaign":
            return DraftSource("campaign", str(self.campaign), options={"who": self.who})
        typed_numbers = [person.written for person in self.people] if self.kind == "typed" else ()
        return DraftSource(
            self.kind,
            self.name,
            "" if self.path is None else str(self.path),
            {} if self.options is None else asdict(self.options),
            tuple(typed_numbers),
        )


@dataclass(frozen=True, slots=True)
class Odd:
    """A message that is worth looking at first.

    ``why`` is a word of `smsdesk.core.oddity`, the gravest of its reasons, or "shortest", "dearest"
    or "first" (of the list, where fewer than three stand out); ``field`` and ``value`` what it is
    about, ``others`` the reasons it has besides.
    """

    index: int
    why: str
    field: str = ""
    value: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """A prepared draft with what the page shows of it.

    ``odd`` are the messages to look at first, ``extremes`` the shortest, the longest and the
    dearest; ``offer`` has the ways to pay less, ``hints`` what only the clerk can change (neither
    is looked for where a receipt is meant); ``personal`` tells whether texts differ, ``mark`` what
    a receipt stands for (0 where none is meant).
    """

    serial: int
    prepared: Prepared
    template: Template
    odd: tuple[Odd, ...]
    extremes: tuple[Odd, ...]
    offer: Offer | None = None
    hints: tuple[Hint, ...] = ()
    personal: bool = False
    mark: int = 0

    @property
    def savings(self) -> tuple[Saving, ...]:
        """Return the ways to pay less, the lossless first."""
        return self.offer.savings if self.offer is not None else ()

    @property
    def together(self) -> int:
        """Return the credits that all savings together save."""
        if self.offer is None:
            return 0
        return self.offer.effect({saving.key for saving in self.savings}).credits

    @property
    def longest(self) -> Rendered | None:
        """Return the longest message."""
        rendered = self.prepared.rendered
        return rendered[self.longest_at] if rendered else None

    @property
    def longest_at(self) -> int:
        """Return the index of the longest message, the first where all are alike."""
        alike = self.extremes[0].index if self.extremes else 0
        return next((one.index for one in self.extremes if one.why == "longest"), alike)

    def message(self, number: int) -> "Shown":
        """Return the message number ``number`` (from 0) in the order of oddness."""
        if number < len(self.odd):
            odd = self.odd[number]
            return Shown(self.prepared.rendered[odd.index], odd)
        index = number - len(self.odd)
        for taken in sorted(odd.index for odd in self.odd):
            index += taken <= index
        return Shown(self.prepared.rendered[index], Odd(index, ""))

    def number_of(self, index: int) -> int:
        """Return where a message stands in the order of oddness."""
        taken = [odd.index for odd in self.odd]
        if index in taken:
            return taken.index(index)
        return len(taken) + index - sum(other < index for other in taken)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in the preview, and why it stands where it does."""

    message: Rendered
    odd: Odd


class Gathering:
    """Reads people for Compose; each call is the work of a job."""

    def __init__(
        self, contacts: ContactService, imports: ImportService, composing: ComposingService
    ) -> None:
        self._contacts = contacts
        self._imports = imports
        self._composing = composing

    def from_list(self, name: str) -> Callable[[JobContext], Source]:
        """Return the work that reads a contact list."""

        def work(_job: JobContext) -> Source:
            with resting_collector():
                people, fields = self._contacts.people_of_list(name)
            return Source("list", name, people, fields, numbers=_numbers(people, fields))

        return work

    def from_file(self, path: Path, options: ImportOptions) -> Callable[[JobContext], Source]:
        """Return the work that reads a file."""

        def work(_job: JobContext) -> Source:
            with resting_collector():
                people, fields = self._imports.people_from_file(path, options)
            numbers = _numbers(people, fields)
            return Source("file", path.name, people, fields, path, numbers, options)

        return work

    def from_campaign(self, campaign: int, who: Who) -> Callable[[JobContext], Source]:
        """Return the work that reads who an earlier campaign was for."""

        def work(_job: JobContext) -> Source:
            with resting_collector():
                people, fields, title = self._composing.people_of_campaign(campaign, who)
            return Source("campaign", title, people, fields, campaign=campaign, who=who)

        return work

    def header(self, path: Path, options: ImportOptions) -> Callable[[JobContext], tuple[str, ...]]:
        """Return the work that reads the names of a file's columns."""

        def work(_job: JobContext) -> tuple[str, ...]:
            return self._imports.facts(path, options).header

        return work


def typed(numbers: Sequence[str]) -> Source:
    """Return the source of some numbers that were typed or pasted."""
    name = phone.masked(numbers[0]) if len(numbers) == 1 else ""
    return Source("typed", name, [Person(number) for number in numbers])


def known_fields(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the fields of all sources, each once, in the order they come."""
    return together(source.fields for source in sources)


def number_fields(sources: Sequence[Source]) -> set[str]:
    """Return the fields that nobody wants in a message: the number it goes to."""
    return {name for source in sources for name in source.numbers}


def _numbers(people: Sequence[Person], fields: Sequence[str]) -> frozenset[str]:
    some = people[:_SOME]
    return frozenset(
        name
        for name in fields
        if some
        and all(
            (value := person.fields.get(name, ""))
            and (value == person.written or phone.parse(value).e164 == person.written)
            for person in some
        )
    )


def looking(
    composing: ComposingService,
    draft: Draft,
    sources: Sequence[Source],
    serial: int,
    *,
    receipt: bool = False,
) -> Callable[[JobContext], Look]:
    """Return the work that prepares a draft with the people of ``sources``.

    For a receipt the service is asked for its balance, and what stands on it is marked.
    """

    def work(job: JobContext) -> Look:
        with resting_collector():
            return _look(composing, _with_people(draft, sources), serial, job, receipt=receipt)

    return work


def _look(
    composing: ComposingService, draft: Draft, serial: int, job: JobContext, *, receipt: bool
) -> Look:
    prepared = composing.prepare(draft, ask=receipt)
    job.check()
    template = compile_template(draft.message)
    messages = prepared.rendered
    extremes = _extremes(messages)
    job.check()
    offer = None
    if not receipt:
        offer = prepared.offer()
    job.check()
    look = Look(
        serial=serial,
        prepared=prepared,
        template=template,
        odd=_odd(prepared, extremes, look_at_values=not receipt or len(messages) <= MANY),
        extremes=extremes,
        offer=offer,
        hints=() if receipt else hints(draft.message, messages),
        personal=any(message.text != messages[0].text for message in messages),
        mark=prepared.confirmed_by if receipt else 0,
    )
    _ = look.together  # measured here, in the job
    return look


def _with_people(draft: Draft, sources: Sequence[Source]) -> Draft:
    """Return a draft with the people of its sources; without any it has its people already."""
    if not sources:
        return draft
    if len(sources) == 1:
        people = sources[0].people
    else:
        people = LargeList([person for source in sources for person in source.people])
    return replace(draft, people=people, known_fields=known_fields(sources))


def value_spans(template: Template, text: str) -> list[tuple[int, int]]:
    """Return start and end, in code points, of each slot's value in a rendered text.

    A value that holds the words after it may come out too short; only emphasis hangs on it.
    """
    spans = []
    end = len(template.literals[0])
    for number in range(len(template.slots)):
        start, literal = end, template.literals[number + 1]
        if number == len(template.slots) - 1:
            end = len(text) - len(literal)
        else:
            found = text.find(literal, start) if literal else -1
            end = start if found < 0 else found
        spans.append((start, max(start, end)))
        end += len(literal)
    return spans


def _odd(prepared: Prepared, extremes: Sequence[Odd], *, look_at_values: bool) -> tuple[Odd, ...]:
    """Put what is odd first, and after it the extremes that are not odd besides."""
    found: dict[int, Odd] = {}
    for oddity in prepared.oddest() if look_at_values else ():
        first, *others = oddity.reasons
        found[oddity.index] = Odd(
            oddity.index,
            first.word,
            first.field,
            first.value,
            tuple(reason.word for reason in others),
        )
    for extreme in sorted(extremes, key=lambda one: _ORDER.index(one.why)):
        found.setdefault(extreme.index, extreme)
    return tuple(found.values())


def _extremes(messages: Sequence[Rendered]) -> tuple[Odd, ...]:
    """Find the shortest, the longest and the dearest message; three at least where there are."""
    if not messages:
        return ()
    units = [message.units for message in messages]
    parts = [message.parts for message in messages]
    longest, shortest = units.index(max(units)), units.index(min(units))
    dearest = parts.index(max(parts))
    if units[longest] == units[shortest]:
        return (Odd(longest, ""),)
    found = {shortest: Odd(shortest, "shortest"), longest: Odd(longest, "longest")}
    if parts[dearest] > parts[longest]:
        found[dearest] = Odd(dearest, "dearest")
    for index in range(min(_SHOWN, len(messages))):
        if len(found) < _SHOWN:
            found.setdefault(index, Odd(index, "first"))
    return tuple(found.values())
