"""A contacts file judged row by row: whose number it is, what was mended, what is refused and why.

Each row of a table is one of added, updated (on the list already), duplicate (its number stood in
a row above) or rejected. Rows are worked in columns, a batch at a time: a million are expected.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from json.encoder import encode_basestring
from operator import itemgetter
from pathlib import Path
from typing import Final, Literal

from smsdesk.core.errors import InputError
from smsdesk.core.phone import Reason, Repair, parse_many
from smsdesk.files import read_table
from smsdesk.files.table import Batch, Cells, Table, find_column, guess_name, guess_phone

DUPLICATE: Final = "duplicate"
TOO_MANY_CELLS: Final = "too_many_cells"
_GOOD_PERCENT: Final = 95


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How a contacts file is to be read; None lets the reader find out.

    ``header_row`` is Excel's row, 0 for none; ``phone_column`` and ``name_column`` a header's
    text, a letter or a number from 1, the latter "" where there are no names; ``hidden_rows`` must
    be said where a sheet has hidden or filtered rows; ``several`` is what becomes of a cell with
    two numbers (None: it is refused, and counted); ``titles`` "split" puts the title before a
    name into a field of its own.
    """

    sheet: str | None = None
    header_row: int | None = None
    phone_column: str | None = None
    name_column: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    hidden_rows: Literal["skip", "include"] | None = None
    several: Literal["refuse", "first", "each"] | None = None
    titles: Literal["keep", "split"] = "keep"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A contacts file with its columns chosen. ``guessed``: nobody named the phone column."""

    file: str
    table: Table
    phone: int
    name: int | None
    guessed: bool
    name_guessed: bool

    @property
    def phone_header(self) -> str:
        """The header of the column of numbers."""
        return self.table.header[self.phone]

    def names(self, rows: Sequence[Cells]) -> list[str]:
        """Return the names in some rows, empty ones where the file has none."""
        if self.name is None:
            return [""] * len(rows)
        return [name.strip() for name in map(itemgetter(self.name), rows)]


@dataclass(slots=True)
class Counts:
    """What became of the rows so far. ``rows`` is the sum of the four."""

    added: int = 0
    updated: int = 0
    duplicates: int = 0
    rejected: int = 0
    repaired: int = 0  # of those added and updated
    filled: int = 0  # rows with something in the phone column
    good: int = 0  # of those, rows with a number that can be texted

    @property
    def rows(self) -> int:
        """All of them."""
        return self.added + self.updated + self.duplicates + self.rejected


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch with a verdict for each row, by its index in the batch.

    ``keep`` are the rows that are on the list from now on; ``numbers`` the E.164 of each of
    those; ``refused`` the others and why (a stable word); ``repairs`` what was mended in rows
    that are kept; ``known`` the numbers that were on the list before.
    """

    batch: Batch
    written: list[str]
    keep: list[int]
    numbers: list[str]
    refused: dict[int, str]
    repairs: dict[int, tuple[Repair, ...]]
    known: set[str]

    @property
    def kept_rows(self) -> Sequence[Cells]:
        """The cells of the rows that are kept."""
        if len(self.keep) == len(self.batch.rows):
            return self.batch.rows
        return list(map(self.batch.rows.__getitem__, self.keep))


Known = Callable[[Sequence[str]], set[str]]
"""Tells which of some numbers are on the list already."""


@dataclass(slots=True)
class Judge:
    """Judges the batches of one file, one after another, and counts."""

    known: Known
    counts: Counts = field(default_factory=Counts)
    _seen: set[str | None] = field(default_factory=lambda: {None})

    def judge(self, batch: Batch, phone: int) -> Judged:
        """Say what becomes of each row of the next batch."""
        written = list(map(itemgetter(phone), batch.rows))
        parsed = parse_many(written)
        numbers = parsed.e164
        refused: dict[int, str] = {at: str(reason) for at, reason in parsed.reasons.items()}
        blank = sum(reason is Reason.EMPTY for reason in parsed.reasons.values())
        self.counts.filled += len(written) - blank
        self.counts.good += len(written) - len(refused)
        for at in batch.wide:
            refused[at] = TOO_MANY_CELLS
        for at in refused:
            numbers[at] = None
        keep = self._first_seen(numbers, refused)
        kept = [number for number in map(numbers.__getitem__, keep) if number is not None]
        known = self.known(kept)
        repairs = {
            at: repairs
            for at, repairs in parsed.repairs.items()
            if at not in refused and any(repair is not Repair.DOUBLE_ZERO for repair in repairs)
        }
        self.counts.updated += len(known)
        self.counts.added += len(kept) - len(known)
        self.counts.repaired += len(repairs)
        return Judged(batch, written, keep, kept, refused, repairs, known)

    def _first_seen(self, numbers: Sequence[str | None], refused: dict[int, str]) -> list[int]:
        """Return the rows whose number stands in no row above; note the others as refused."""
        seen = self._seen
        keep = []
        rejected = len(refused)
        for at, number in enumerate(numbers):
            if number not in seen:
                seen.add(number)
                keep.append(at)
            elif number is not None:
                refused[at] = DUPLICATE
        self.counts.rejected += rejected
        self.counts.duplicates += len(refused) - rejected
        return keep


def open_file(path: Path, options: ImportOptions) -> OpenFile:
    """Open a contacts file and choose its columns. Raises what ``read_table`` raises."""
    table = read_table(
        path,
        sheet=options.sheet,
        header_row=options.header_row,
        encoding=options.encoding,
        hidden_rows=options.hidden_rows,
    )
    if options.phone_column is not None:
        phone = find_column(table.header, options.phone_column)
    else:
        phone = guess_phone(table.header, table.sample())
    return OpenFile(
        file=path.name,
        table=table,
        phone=phone,
        name=_name_column(table, phone, options.name_column),
        guessed=options.phone_column is None,
        name_guessed=options.name_column is None,
    )


def _name_column(table: Table, phone: int, wanted: str | None) -> int | None:
    if wanted is None:
        return guess_name(table.header, phone)
    return find_column(table.header, wanted) if wanted else None


def judged(opened: OpenFile, judge: Judge) -> Iterator[Judged]:
    """Give the file's batches, judged; at the end look whether the guessed column was right.

    Raises InputError wrong_column, with what was read before to be thrown away.
    """
    for batch in opened.table.batches():
        yield judge.judge(batch, opened.phone)
    check_column(opened, judge.counts.good, judge.counts.filled)


def check_column(opened: OpenFile, good: int, filled: int) -> None:
    """Raise InputError wrong_column when a guessed column holds too few numbers."""
    if opened.guessed and good * 100 < _GOOD_PERCENT * filled:
        raise InputError("wrong_column", column=opened.phone_header, good=good * 100 // filled)


def fields_writer(header: Sequence[str]) -> Callable[[Sequence[Cells]], list[str]]:
    """Return a function that writes rows as JSON objects by header.

    All cells of a batch are escaped by one call, joined by a separator that JSON escapes; where
    a cell holds that separator itself, row by row.
    """
    keys = [json.dumps(name, ensure_ascii=False).replace("%", "%%") for name in header]
    template = "{" + ", ".join(f'{key}: "%s"' for key in keys) + "}"
    width = len(header)

    def write(rows: Sequence[Cells]) -> list[str]:
        joined = encode_basestring("\x1f".join(map("\x1f".join, rows)))
        cells = joined[1:-1].split("\\u001f")
        if len(cells) == width * len(rows):
            return list(map(template.__mod__, zip(*[iter(cells)] * width, strict=True)))
        return [json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False) for row in rows]

    return write


def split(
    judged_batch: Judged, names: list[str], fields: list[str]
) -> tuple[tuple[list[str], list[str], list[str]], tuple[list[str], list[str], list[str]]]:
    """Part the kept rows into new people and people who were on the list before."""
    numbers, known = judged_batch.numbers, judged_batch.known
    if not known:
        return (numbers, names, fields), ([], [], [])
    old = [number in known for number in numbers]
    new = [not one for one in old]
    columns = (numbers, names, fields)
    added, updated = (
        tuple(list(compress(column, mask)) for column in columns) for mask in (new, old)
    )
    return added, updated  # type: ignore[return-value]
