"""A contacts file as a table: header, rows in batches, and which column holds what.

Rows keep the number that Excel shows; in a CSV file the record's number, the header being 1.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from smsdesk.core.errors import InputError
from smsdesk.core.phone import parse_many

BATCH: Final = 10_000
LOOKED_AT: Final = 200
"""Rows from which columns are guessed."""
_HEADER_WITHIN: Final = 20
MOST_COLUMNS: Final = 200
MOST_ROWS: Final = 3_000_000
"""Three times what a sheet of Excel holds."""

_GAP: Final = 1_000
"""So many blank rows are no rows of the table, though something stands below them."""

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows in the file's order. Each has as many cells as the header.

    ``wide`` are the indexes of rows that had more: their cells may have slipped.
    """

    numbers: Sequence[int]
    rows: list[Cells]
    wide: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet or a CSV file, opened. Nothing but its first rows was read yet.

    ``header_row`` is 0 where the file has no header: its columns are then called A, B, C.
    A row with something beyond ``width`` cells has cells that may have slipped.
    ``hidden_rows`` counts hidden and filtered rows, None where the format does not tell.
    ``expected`` is about how many rows there are, for a progress bar.
    """

    header: tuple[str, ...]
    header_row: int
    width: int
    sheet: str
    sheets: tuple[str, ...]
    hidden_rows: int | None
    encoding: str
    delimiter: str
    expected: int
    read: Callable[[int], Iterator[Batch]]
    """Gives raw batches of at most so many rows, from the file's first row on."""
    phone: int | None = None
    """The column of numbers, where the format itself says which it is."""

    def batches(self, size: int = BATCH) -> Iterator[Batch]:
        """Give the rows under the header, each as wide as the header.

        Blank rows at the end, and a long gap of blank rows above something far below, are left
        out. Raises InputError table_too_long, and what a file raises that breaks off.
        """
        width = len(self.header)
        gap: list[Sequence[int]] = []  # numbers of rows that matter if another row follows
        for raw in _without_header(self.read(size), self.header_row):
            if raw.numbers and raw.numbers[-1] > MOST_ROWS:
                raise InputError("table_too_long", most=f"{MOST_ROWS:,}")
            for piece, is_blank in _pieces(_even(raw, width, self.width)):
                if is_blank:
                    gap.append(piece.numbers)
                    continue
                if sum(map(len, gap)) <= _GAP:
                    for numbers in gap:
                        yield Batch(numbers, [[""] * width for _number in numbers])
                gap.clear()
                yield piece

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Give each row under the header with its number. For small files and samples."""
        for batch in self.batches():
            yield from zip(batch.numbers, batch.rows, strict=True)

    def sample(self) -> list[Cells]:
        """Return the first rows under the header."""
        for batch in self.batches(LOOKED_AT):
            return batch.rows
        return []


Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each as row and column counted from 0."""


def make_header(
    first: Batch, header_row: int | None, merged: Sequence[Merged] = ()
) -> tuple[tuple[str, ...], int, int]:
    """Return the unique names of the columns, the row they stand in (0: in none), and the width.

    The width is how many cells a row may have; it is beyond the names where the last columns
    have neither a name nor, in the rows looked at, anything else. ``first`` holds the first rows as
    they are in the file, ``header_row`` is what the user said. A name that is merged over rows
    stands in each of them; one that is merged over columns stands before each name under it. Raises
    InputError when that row does not exist, when the file is empty, and for too many columns.
    """
    filled = max(map(_filled_width, first.rows), default=0)
    if not filled:
        raise InputError("empty_file")
    tall = _drawn_down(first, merged)
    if header_row is None:
        header_row = _guess_header(tall)
    if header_row and header_row not in first.numbers:
        raise InputError("no_such_row", row=header_row)
    cells = tall.rows[first.numbers.index(header_row)] if header_row else ()
    if header_row > 1 and merged:
        cells = _under_groups(first, header_row, cells, merged)
    width = max(len(cells), _usual_width(first.rows))
    names = _unique([*cells, *[""] * (width - len(cells))][: min(width, filled)])
    if len(names) > MOST_COLUMNS:
        raise InputError("too_many_columns", most=MOST_COLUMNS)
    return names, header_row, width


def find_column(header: Sequence[str], wanted: str) -> int:
    """Return the index of a column chosen by its header's text, its letter or its number from 1.

    Raises InputError when there is no such column.
    """
    wanted = _tidy(wanted)
    folded = [name.casefold() for name in header]
    if wanted.casefold() in folded:
        return folded.index(wanted.casefold())
    if wanted.isascii() and wanted.isdecimal():
        index = int(wanted) - 1
    elif re.fullmatch(r"[A-Za-z]{1,3}", wanted):
        index = column_of(wanted)
    else:
        index = -1
    if not 0 <= index < len(header):
        raise InputError("no_such_column", column=wanted)
    return index


def guess_phone(header: Sequence[str], sample: Sequence[Cells]) -> int:
    """Return the index of the column most like mobile numbers, by its name and its cells."""
    scores = []
    for index, name in enumerate(header):
        column = [row[index] for row in sample if _filled(row[index])]
        good = sum(number.usable for number in parse_many(column)) if column else 0
        share = good / len(column) if column else 0.0
        somebody_else = bool(_OTHER_PHONE.search(name))
        scores.append((share + _PHONE_WORDS.score(name) - 0.5 * somebody_else, -index))
    return -max(scores)[1]


def guess_name(header: Sequence[str], phone: int) -> int | None:
    """Return the index of the column of names, or None where no header says so."""
    scores = [
        (_NAME_WORDS.score(name), -index) for index, name in enumerate(header) if index != phone
    ]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


def letters(column: int) -> str:
    """Return Excel's letters of a column counted from 0: A … Z, AA …"""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_of(text: str) -> int:
    """Return the index of a column from Excel's letters."""
    index = 0
    for letter in text.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that headers are made of; the first kind is worth more than the second."""

    sure: re.Pattern[str]
    maybe: re.Pattern[str]
    never: re.Pattern[str]

    def score(self, header: str) -> float:
        """Rate a header from 0 to 1."""
        if self.never.search(header):
            return 0.0
        if self.sure.search(header):
            return 1.0
        return 0.6 if self.maybe.search(header) else 0.0


_PHONE_WORDS: Final = _Words(
    re.compile(r"มือถือ|mobile|cell|phone|msisdn|เบอร์โทร|โทรศัพท์", re.IGNORECASE),
    re.compile(r"เบอร์|โทร|หมายเลข|tel|number|\bsms\b|ติดต่อ|contact", re.IGNORECASE),
    re.compile(r"แฟกซ์|\bfax|เบอร์ห้อง|บัตร|ชื่อ|name", re.IGNORECASE),
)
_OTHER_PHONE: Final = re.compile(
    r"ฉุกเฉิน|emergency|สำรอง|บ้าน|home|ที่ทำงาน|office|work|ผู้ปกครอง|parent|2", re.IGNORECASE
)
_NAME_WORDS: Final = _Words(
    re.compile(r"^(ชื่อ|ชื่อ\W*(นาม)?สกุล|ชื่อ\W*และ\W*นามสกุล|ชื่อเต็ม|name|full\W?name)$", re.IGNORECASE),
    re.compile(r"ชื่อ|name|ลูกค้า|ผู้รับ|ผู้ป่วย|สมาชิก|นักเรียน|customer|patient", re.IGNORECASE),
    re.compile(r"บริษัท|company|ชื่อเล่น|user|file|รหัส|code|เบอร์|phone|\bid\b", re.IGNORECASE),
)


def _drawn_down(first: Batch, merged: Sequence[Merged]) -> Batch:
    """Write what is merged over rows of one column into each of them, within possible headers."""
    rows = first.rows
    for (top, left), (bottom, right) in merged:
        if left != right or top == bottom or top + 1 not in first.numbers:
            continue
        at = first.numbers.index(top + 1)
        text = rows[at][left] if left < len(rows[at]) else ""
        if at >= _HEADER_WITHIN or not _filled(text) or _like_data(text):
            continue
        if rows is first.rows:
            rows = list(rows)
        for below in range(at + 1, len(rows)):
            if first.numbers[below] > bottom + 1:
                break
            cells = [*rows[below], *[""] * (left + 1 - len(rows[below]))]
            cells[left] = text
            rows[below] = cells
    return first if rows is first.rows else Batch(first.numbers, rows, first.wide)


def _under_groups(
    first: Batch, header_row: int, cells: Cells, merged: Sequence[Merged]
) -> list[str]:
    """Put what stands above each name before it, where two rows make the header.

    They do where a name is merged over both, or the name of a group over some of the columns; what
    is merged over all of them is a title.
    """
    names = list(cells)
    if header_row - 1 not in first.numbers:
        return names
    above = first.rows[first.numbers.index(header_row - 1)]
    groups = [*above, *[""] * (len(names) - len(above))]
    two_rows = False
    for (top, left), (bottom, right) in merged:
        if left == right:
            two_rows = two_rows or top + 1 < header_row <= bottom + 1
        elif bottom + 2 == header_row and left < len(groups):
            is_title = right - left + 1 >= sum(map(_filled, names))
            two_rows = two_rows or (_filled(groups[left]) and not is_title)
            groups[left : right + 1] = [groups[left]] * len(groups[left : right + 1])
    if not two_rows:
        return names
    return [
        f"{group} {name}" if _filled(group) and _filled(name) and group != name else name
        for group, name in zip(groups, names, strict=False)
    ]


def _guess_header(first: Batch) -> int:
    """Return the row with the most names before the first row that holds something like data."""
    rows = first.rows[:_HEADER_WITHIN]
    data = next((at for at, row in enumerate(rows) if any(map(_like_data, row))), len(rows))
    above = rows[:data]
    filled = [sum(map(_filled, row)) for row in above]
    if not any(filled):
        return 0
    return first.numbers[filled.index(max(filled))]


_DATE: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_DATA: Final = re.compile(r"\s*'?[+(]?\d[\d\s().+/\-]{5,}\s*|[\d.,]+e\+?\d+", re.IGNORECASE)


def _like_data(cell: str) -> bool:
    """Tell whether a cell holds a number too long for a header; dates stand in titles too."""
    if _DATE.fullmatch(cell.strip()):
        return False
    return bool(_DATA.fullmatch(cell)) and sum(map(str.isdecimal, cell)) >= 7


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Name what has no name by its letters, and number what has another's."""
    used: dict[str, None] = {}
    for at, name in enumerate(names):
        wanted = unique = _tidy(name) or letters(at)
        again = 1
        while unique in used:
            again += 1
            unique = f"{wanted} ({again})"
        used[unique] = None
    return tuple(used)


def _usual_width(rows: Sequence[Cells]) -> int:
    """Return how many cells more than half of the rows have at least, blank ends not counted."""
    widths = sorted(filter(None, map(_filled_width, rows)))
    return widths[len(widths) // 2 if len(widths) % 2 else len(widths) // 2 - 1]


def _filled_width(row: Cells) -> int:
    width = len(row)
    while width and not _filled(row[width - 1]):
        width -= 1
    return width


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _filled(cell: str) -> bool:
    return bool(cell) and not cell.isspace()


def _without_header(batches: Iterator[Batch], header_row: int) -> Iterator[Batch]:
    """Drop the rows down to the header."""
    if not header_row:
        yield from batches
        return
    for batch in batches:
        numbers = batch.numbers
        if not numbers or numbers[-1] <= header_row:
            continue
        if numbers[0] > header_row:
            yield batch
            yield from batches
            return
        skip = sum(number <= header_row for number in numbers)
        yield Batch(numbers[skip:], batch.rows[skip:])


def _even(batch: Batch, width: int, most: int) -> Batch:
    """Make each row as wide as the header, marking those with something beyond ``most``."""
    rows = batch.rows
    if set(map(len, rows)) <= {width}:
        return batch
    wide = []
    for at, row in enumerate(rows):
        if len(row) < width:
            rows[at] = [*row, *[""] * (width - len(row))]
        elif len(row) > width:
            if any(map(_filled, row[most:])):
                wide.append(at)
            rows[at] = row[:width]
    return Batch(batch.numbers, rows, wide)


def _pieces(batch: Batch) -> Iterator[tuple[Batch, bool]]:
    """Part a batch into what holds something and what is blank: its ends, and long gaps."""
    done = 0
    for start, stop in [*_blank_runs(batch), (len(batch.rows), len(batch.rows))]:
        for first, last, is_blank in ((done, start, False), (start, stop, True)):
            if first < last:
                wide = [at - first for at in batch.wide if first <= at < last]
                yield Batch(batch.numbers[first:last], batch.rows[first:last], wide), is_blank
        done = stop


def _blank_runs(batch: Batch) -> Iterator[tuple[int, int]]:
    """Give the blank rows at the ends of a batch and those that make a gap, as start and stop."""
    rows, wide = batch.rows, frozenset(batch.wide)

    def is_blank(at: int) -> bool:
        return at not in wide and not any(map(_filled, rows[at]))

    count, stop = len(rows), 0
    for at in sorted({*range(0, count, _GAP), max(count - 1, 0)}) if rows else ():
        if at < stop or not is_blank(at):
            continue
        start, stop = at, at + 1
        while start and is_blank(start - 1):
            start -= 1
        while stop < count and is_blank(stop):
            stop += 1
        if not start or stop == count or stop - start > _GAP:
            yield start, stop
