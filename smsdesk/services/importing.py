"""A contacts file judged row by row: whose number it is, what was mended, what is refused and why.

Each row of a table is one of added, updated (on the list already), duplicate (its number stood in
a row above) or rejected. Rows are worked in columns, a batch at a time: a million are expected.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from json.encoder import encode_basestring
from operator import itemgetter
from pathlib import Path
from typing import Final, Literal

from smsdesk.core.errors import InputError
from smsdesk.core.phone import Numbers, Reason, Repair, parse_many, split_numbers
from smsdesk.core.thai_text import split_titles
from smsdesk.files import read_pasted, read_table
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
    """A contacts file with its columns chosen. ``guessed``: nobody named the phone column,
    neither somebody nor the format."""

    file: str
    table: Table
    phone: int
    name: int | None
    guessed: bool
    name_guessed: bool
    several: Literal["refuse", "first", "each"] = "refuse"
    splits_titles: bool = False

    @property
    def phone_header(self) -> str:
        """The header of the column of numbers."""
        return self.table.header[self.phone]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the fields: the columns, and one for titles where they are split off."""
        header = self.table.header
        return (*header, _title_field(header)) if self.splits_titles else header

    def batches(self) -> Iterator[Batch]:
        """Give the rows under the header, titles split off where that was asked for."""
        batches = self.table.batches()
        return map(self._without_titles, batches) if self.splits_titles else batches

    def names(self, rows: Sequence[Cells]) -> list[str]:
        """Return the names in some rows, empty ones where the file has none."""
        if self.name is None:
            return [""] * len(rows)
        return [name.strip() for name in map(itemgetter(self.name), rows)]

    def _without_titles(self, batch: Batch) -> Batch:
        at = self.name
        titles, names = split_titles(self.names(batch.rows))
        rows: list[Cells] = [
            [*row, title] if at is None else [*row[:at], name, *row[at + 1 :], title]
            for row, title, name in zip(batch.rows, titles, names, strict=True)
        ]
        return Batch(batch.numbers, rows, batch.wide)


def _title_field(header: Sequence[str]) -> str:
    """Name the field of titles in the language of the header, as no other is named."""
    thai = any("\u0e01" <= letter <= "\u0e5b" for name in header for letter in name)
    name = wanted = "คำนำหน้า" if thai else "Title"
    again = 1
    while name in header:
        again += 1
        name = f"{wanted} ({again})"
    return name


def titles_in(names: Sequence[str]) -> int:
    """Count the names that have a title before them."""
    titles, _names = split_titles(names)
    return len(titles) - titles.count("")


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
    several: int = 0  # rows with two numbers in a cell

    @property
    def rows(self) -> int:
        """All of them."""
        return self.added + self.updated + self.duplicates + self.rejected


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch with a verdict for each row, by its index in the batch.

    ``keep`` are the rows that are on the list from now on; ``numbers`` the E.164 of each of
    those; ``refused`` the others and why (a stable word); ``doubles`` of these the number and the
    row above that it stands in; ``repairs`` what was mended in rows that are kept; ``known`` the
    numbers that were on the list before.
    """

    batch: Batch
    written: list[str]
    keep: list[int]
    numbers: list[str]
    refused: dict[int, str]
    doubles: dict[int, tuple[str, int]]
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
    """Judges the batches of one file, one after another, and counts.

    ``several`` is what becomes of a cell with two numbers: "each" makes a row for each of them.
    ``remembers``: the row that a double doubles is kept in mind too, for as much memory again.
    """

    known: Known
    several: Literal["refuse", "first", "each"] = "refuse"
    remembers: bool = False
    counts: Counts = field(default_factory=Counts)
    _rows: dict[str | None, int] = field(default_factory=lambda: {None: 0})

    def judge(self, batch: Batch, phone: int) -> Judged:
        """Say what becomes of each row of the next batch."""
        written = list(map(itemgetter(phone), batch.rows))
        parsed = parse_many(written)
        self.counts.several += sum(map(Reason.SEVERAL_NUMBERS.__eq__, parsed.reasons.values()))
        if self.several != "refuse" and Reason.SEVERAL_NUMBERS in parsed.reasons.values():
            batch, written, parsed = _parted(batch, written, parsed, each=self.several == "each")
        numbers = parsed.e164
        refused: dict[int, str] = {at: str(reason) for at, reason in parsed.reasons.items()}
        blank = sum(reason is Reason.EMPTY for reason in parsed.reasons.values())
        self.counts.filled += len(written) - blank
        self.counts.good += len(written) - len(refused)
        for at in batch.wide:
            refused[at] = TOO_MANY_CELLS
        for at in refused:
            numbers[at] = None
        self.counts.rejected += len(refused)
        keep, doubles = self._first_seen(numbers, batch.numbers)
        self.counts.duplicates += len(doubles)
        refused.update(dict.fromkeys(doubles, DUPLICATE))
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
        return Judged(batch, written, keep, kept, refused, doubles, repairs, known)

    def _first_seen(
        self, numbers: Sequence[str | None], rows: Sequence[int]
    ) -> tuple[list[int], dict[int, tuple[str, int]]]:
        """Return the rows whose number stands in no row above, and the doubles of such rows."""
        first = self._rows
        keep: list[int] = []
        doubles: dict[int, tuple[str, int]] = {}
        kept: Iterable[int] = rows if self.remembers else repeat(0)
        for at, (number, row) in enumerate(zip(numbers, kept, strict=False)):
            if number not in first:
                first[number] = row
                keep.append(at)
            elif number is not None:
                doubles[at] = number, first[number]
        return keep, doubles


def _parted(
    batch: Batch, written: list[str], parsed: Numbers, *, each: bool
) -> tuple[Batch, list[str], Numbers]:
    """Give each of several numbers in a cell a row of its own, or the first of them alone."""
    rows: list[Cells] = []
    numbers: list[int] = []
    cells: list[str] = []
    parted: set[int] = set()
    wide = []
    for at, cell in enumerate(written):
        found = split_numbers(cell) if parsed.reasons.get(at) is Reason.SEVERAL_NUMBERS else ()
        if at in batch.wide:
            wide.append(len(rows))
        for one in (found if each else found[:1]) or (cell,):
            if found:
                parted.add(len(rows))
            rows.append(batch.rows[at])
            numbers.append(batch.numbers[at])
            cells.append(one)
    again = parse_many(cells)
    for at in parted:
        again.repairs[at] = (*again.repairs.get(at, ()), Repair.SPLIT)
    return Batch(numbers, rows, wide), cells, again


def open_file(path: Path, options: ImportOptions) -> OpenFile:
    """Open a contacts file and choose its columns. Raises what ``read_table`` raises."""
    table = read_table(
        path,
        sheet=options.sheet,
        header_row=options.header_row,
        encoding=options.encoding,
        delimiter=options.delimiter,
        hidden_rows=options.hidden_rows,
    )
    return _with_columns(path.name, table, options)


def open_pasted(text: str, options: ImportOptions) -> OpenFile:
    """Open pasted rows and choose their columns. Raises what ``read_pasted`` raises."""
    table = read_pasted(text, header_row=options.header_row, delimiter=options.delimiter)
    return _with_columns("", table, options)


def _with_columns(file: str, table: Table, options: ImportOptions) -> OpenFile:
    guessed = options.phone_column is None and table.phone is None
    if options.phone_column is not None:
        phone = find_column(table.header, options.phone_column)
    elif table.phone is not None:
        phone = table.phone
    else:
        phone = guess_phone(table.header, table.sample())
    return OpenFile(
        file=file,
        table=table,
        phone=phone,
        name=_name_column(table, phone, options.name_column),
        guessed=guessed,
        name_guessed=options.name_column is None,
        several=options.several or "refuse",
        splits_titles=options.titles == "split",
    )


def _name_column(table: Table, phone: int, wanted: str | None) -> int | None:
    if wanted is None:
        return guess_name(table.header, phone)
    return find_column(table.header, wanted) if wanted else None


def judged(opened: OpenFile, judge: Judge) -> Iterator[Judged]:
    """Give the file's batches, judged; at the end look whether the guessed column was right.

    Raises InputError wrong_column, with what was read before to be thrown away.
    """
    for batch in opened.batches():
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


People = tuple[list[str], list[str], list[str]]
"""Numbers, names and fields as JSON, in columns."""


def split(judged_batch: Judged, names: list[str], fields: list[str]) -> tuple[People, People]:
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
