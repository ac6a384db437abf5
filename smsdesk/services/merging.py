"""Merging: who can be reached, and what each of them gets. A slice of thousands at a time.

Each step runs over a whole column of a slice, which takes a quarter of the time of person after
person; between slices the window gets its turn. Nothing is stored.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from operator import itemgetter

from smsdesk.core import phone
from smsdesk.core.columns import SAMPLE, Profile, profile
from smsdesk.core.models import Draft, Person, Rendered, Skip
from smsdesk.core.rewriting import mended, value_fix
from smsdesk.core.sms_text import Encoding, Measure, encoding_of, measure_many
from smsdesk.core.template import Template, suspicious_values

SLICE = 20_000


class Merging:
    """The messages of a draft, and what was odd about them.

    ``people`` are those of ``rendered``, one for one. ``empty`` and ``strange`` count people by the
    name of the field, ``sizes`` the messages of each size; ``sharing`` counts who gets nothing
    since a number is another's, though the text differs, ``shared`` who gets one for all that. With
    a field that nobody has no message can be made; ``reachable`` counts who would get one.
    """

    def __init__(
        self,
        draft: Draft,
        template: Template,
        unknown: Sequence[str],
        forbidden: Callable[[Sequence[str]], set[str]],
    ) -> None:
        self._draft = draft
        self._blind = bool(unknown)
        self._forbidden = forbidden
        self._columns = template.used(draft.known_fields)
        self._fixes = [value_fix(draft.savings, name) for name in self._columns]
        self._renderer = template.renderer(self._columns)
        self._text = template.text
        self._forced = encoding_of("".join(template.literals)) is Encoding.UCS2
        # By the last two digits: one set that grows to a million holds everybody up.
        self._seen: defaultdict[str, set[str]] = defaultdict(set)
        self.people: list[Person] = []
        self.rendered: list[Rendered] = []
        self.skips: list[Skip] = []
        self.empty: Counter[str] = Counter()
        self.strange: Counter[str] = Counter()
        self.sizes: Counter[Measure] = Counter()
        self.reachable = 0
        self.sharing = self.shared = 0
        self._doubles: list[tuple[Person, str]] = []
        for start in range(0, len(draft.people), SLICE):
            people, numbers = self._reached(draft.people[start : start + SLICE])
            self.reachable += len(people)
            if not self._blind:
                self._merge(people, numbers)
        if self._doubles:
            self._settle_doubles()

    def leave_out(self, texted: Collection[tuple[str, str]]) -> int:
        """Take out the messages that are among these, each a number and a text; count them."""
        out = [(one.e164, one.text) in texted for one in self.rendered]
        return self._leave_out(out, "already_texted")

    def leave_out_numbers(self, numbers: Collection[str], reason: str) -> int:
        """Take out the messages to these numbers; count them."""
        return self._leave_out([one.e164 in numbers for one in self.rendered], reason)

    def mended(self) -> dict[str, int]:
        """Count the messages that each saving of values changed."""
        return mended(self._draft.savings, self.people, self._columns)

    def _leave_out(self, out: Sequence[bool], reason: str) -> int:
        count = sum(out)
        if not count:
            return 0
        people, rendered = self.people, self.rendered
        self.people, self.rendered = [], []
        for person, message, is_out in zip(people, rendered, out, strict=True):
            if is_out:
                self._skip(message.e164, reason, person, message.e164)
                self.sizes[Measure(message.encoding, message.units, message.parts)] -= 1
            else:
                self.people.append(person)
                self.rendered.append(message)
        self.sizes = +self.sizes
        return count

    def profiles(self) -> dict[str, Profile]:
        """Tell what the fields that are used are made of, from some of the people."""
        step = max(1, len(self.people) // SAMPLE)
        some = self.people[::step]
        return {
            name: profile([person.fields.get(name, "").strip() for person in some])
            for name in self._columns
        }

    # --- a slice ----------------------------------------------------------------------------

    def _settle_doubles(self) -> None:
        """Merge, or count, who shares a number with another but would get another text."""
        doubles, self._doubles = self._doubles, []
        texts = self._texts(self._values([one for one, _ in doubles]), len(doubles))
        sent: dict[str, set[str]] = {number: set() for _, number in doubles}
        for message in self.rendered:
            if message.e164 in sent:
                sent[message.e164].add(message.text)
        people: list[Person] = []
        numbers: list[str] = []
        for (person, number), text in zip(doubles, texts, strict=True):
            is_first = not sent[number]  # who stood before was left out
            is_other = not self._blind and text not in sent[number]
            if is_other and (is_first or self._draft.shared == "each"):
                sent[number].add(text)
                people.append(person)
                numbers.append(number)
                self.shared += not is_first
            else:
                self.sharing += is_other
                self._skip(person.written, "duplicate", person, number)
        self._merge(people, numbers)

    def _merge(self, people: Sequence[Person], numbers: Sequence[str]) -> None:
        columns = self._values(people)
        hurt = self._renderer.where_empty(columns, len(people))
        if hurt and self._draft.skip_empty:
            for at in sorted(hurt):
                self._skip(people[at].written, "left_out", people[at], numbers[at])
            kept = [at for at in range(len(people)) if at not in hurt]
            people = [people[at] for at in kept]
            numbers = [numbers[at] for at in kept]
            columns = [[values[at] for at in kept] for values in columns]
        else:
            self.empty.update(name for names in hurt.values() for name in names)
        for name, values in zip(self._columns, columns, strict=True):
            if odd := suspicious_values(values):
                self.strange[name] += sum(value in odd for value in values)
        texts = self._texts(columns, len(people))
        sizes = measure_many(texts, forced=self._forced)
        self.sizes.update(sizes)
        self.people += people
        self.rendered += [
            Rendered(number, person.name, text, size.encoding, size.units, size.parts, person.row)
            for number, person, text, size in zip(numbers, people, texts, sizes, strict=True)
        ]

    def _reached(self, people: Sequence[Person]) -> tuple[list[Person], list[str]]:
        """Return who can be reached, with their numbers, each number once."""
        parsed = phone.parse_many([person.written for person in people])
        numbers = [number for number in parsed.e164 if number is not None]
        once = set(numbers)
        forbidden = self._forbidden(numbers)
        by_end: defaultdict[str, list[str]] = defaultdict(list)
        for one in once:
            by_end[one[-2:]].append(one)
        plain = len(once) == len(people) and not parsed.reasons and not forbidden
        if plain and all(self._seen[end].isdisjoint(some) for end, some in by_end.items()):
            for end, some in by_end.items():
                self._seen[end].update(some)
            return list(people), numbers
        reached: list[Person] = []
        usable: list[str] = []
        for at, (person, number) in enumerate(zip(people, parsed.e164, strict=True)):
            reason = parsed.reasons.get(at)
            if number is None or reason is not None:
                why = "landline" if reason is phone.Reason.LANDLINE else "invalid_number"
                self._skip(person.written, why, person, number or "")
            elif number in self._seen[number[-2:]]:
                self._doubles.append((person, number))
            elif number in forbidden:
                self._skip(person.written, "do_not_contact", person, number)
            else:
                self._seen[number[-2:]].add(number)
                reached.append(person)
                usable.append(number)
        return reached, usable

    def _values(self, people: Sequence[Person]) -> list[Sequence[str]]:
        """Return the values of each column, as they are merged."""
        columns: list[Sequence[str]] = []
        for fix, written in zip(self._fixes, self._written(people), strict=True):
            values = [value.strip() for value in written]
            columns.append(values if fix is None else list(map(fix, values)))
        return columns

    def _written(self, people: Sequence[Person]) -> Sequence[Sequence[str]]:
        """Return the values of each column as they stand on the list."""
        names = self._columns
        if not names or not people:
            return [()] * len(names)
        try:  # person after person, all columns at once, while they are near at hand
            take = itemgetter(*names)
            rows = [take(person.fields) for person in people]
        except KeyError:
            return [[person.fields.get(name, "") for person in people] for name in names]
        return [rows] if len(names) == 1 else list(zip(*rows, strict=True))

    def _texts(self, columns: Sequence[Sequence[str]], count: int) -> list[str]:
        if not columns:
            return [self._text] * count
        return list(self._renderer.each(zip(*columns, strict=True)))

    def _skip(self, written: str, reason: str, person: Person, number: str) -> None:
        self.skips.append(Skip(written, reason, person.row, person.name, number))
