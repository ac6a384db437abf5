"""A copy of the clerk's own file with columns of ours beside its table; the original stays as is.

Of a workbook (XLSX, XLSM) sheets, formats, formulas and macros are kept; what openpyxl cannot
read (pictures, some charts, buttons) is not in the copy, and that is told.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smsdesk.core.errors import InputError
from smsdesk.files.table import BATCH, Table
from smsdesk.files.write import MOST_XLSX_CHARACTERS, TIME_FORMAT, Cell, Column, Sheet, write_csv

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIXES: Final = (".xlsx", ".xlsm", ".csv")
_MAY_BE_LOST: Final = re.compile(r"xl/(media|charts|drawings|ctrlProps|activeX|slicers|threaded)")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written beside a table: ``columns``, and their cells by the file's row numbers.

    ``failed`` are the rows that come first in a CSV file, or once more on a sheet of that
    name in a workbook; ``row_title`` is the header of their numbers there.
    """

    columns: Sequence[Column]
    rows: Mapping[int, Sequence[Cell]]
    failed: Sequence[int] = ()
    sheet: str = ""
    row_title: str = ""


def copy_marked(source: Path, target: Path, table: Table, marks: Marks) -> bool:
    """Write the copy; tell whether all of the original is in it.

    Raises InputError: copy_failed (the workbook cannot be opened by who writes it), and OSError.
    """
    if not table.sheet:
        write_csv(target, [_csv(table, marks)])
        return True
    _copy_workbook(source, target, table, marks)
    return not _lost(source, target)


# --- CSV ----------------------------------------------------------------------------------------


def _csv(table: Table, marks: Marks) -> Sheet:
    """Return every record, those that failed right under the header where that is asked for."""
    failed = frozenset(marks.failed)
    lines = chain(
        _lines(table, marks, lambda row: row <= table.header_row),
        _lines(table, marks, lambda row: row > table.header_row and row in failed),
        _lines(table, marks, lambda row: row > table.header_row and row not in failed),
    )
    first = next(lines)
    columns = [Column(cell) for cell in first]

    def batches() -> Iterator[Sequence[Sequence[Cell]]]:
        while some := list(islice(lines, BATCH)):
            yield list(zip(*some, strict=True))

    return Sheet("", columns, batches())


def _lines(table: Table, marks: Marks, wanted: Callable[[int], bool]) -> Iterator[list[str]]:
    """Give the records that are ``wanted`` by their number, with what stands beside them."""
    titles = [column.title for column in marks.columns]
    nothing = [""] * len(titles)
    for batch in table.read(BATCH):
        for row, cells in zip(batch.numbers, batch.rows, strict=True):
            if wanted(row):
                known = titles if row == table.header_row else marks.rows.get(row, nothing)
                filling = [""] * (table.width - len(cells))
                yield [*cells[: table.width], *filling, *map(_text, known)]


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return "" if cell is None else str(cell)


# --- workbooks ----------------------------------------------------------------------------------


def _copy_workbook(source: Path, target: Path, table: Table, marks: Marks) -> None:
    import openpyxl  # noqa: PLC0415 - seldom needed

    try:
        book = openpyxl.load_workbook(
            source, rich_text=True, keep_vba=source.suffix.lower() == ".xlsm"
        )
        page = book[table.sheet]
    except Exception as exc:
        raise InputError("copy_failed", file=source.name, detail=type(exc).__name__) from exc
    last = _last_column(page, table)
    _mark(page, last, table, marks)
    if marks.failed:
        others = book.create_sheet(marks.sheet, book.index(page) + 1)
        _list_failed(others, table, marks)
    book.save(target)


def _last_column(page: "Worksheet", table: Table) -> int:
    """Return the last column that holds anything beside or above the table, counted from 1."""
    cells = page._cells.values()
    used = (cell.column for cell in cells if cell.value is not None)
    merged = (area.max_col for area in page.merged_cells.ranges if area.max_row >= table.header_row)
    return max(table.width, max(used, default=0), max(merged, default=0))


def _mark(page: "Worksheet", last: int, table: Table, marks: Marks) -> None:
    from openpyxl.utils import get_column_letter, range_boundaries  # noqa: PLC0415 - as above

    for at, column in enumerate(marks.columns, start=last + 1):
        page.column_dimensions[get_column_letter(at)].width = column.width
    if table.header_row:
        titles = [column.title for column in marks.columns]
        _put_row(page, table.header_row, last, titles)
    for row, cells in marks.rows.items():
        _put_row(page, row, last, cells)
    filtered = page.auto_filter.ref
    if filtered:
        left, top, right, bottom = range_boundaries(filtered)
        if right == last:
            end = get_column_letter(last + len(marks.columns))
            page.auto_filter.ref = f"{get_column_letter(left)}{top}:{end}{bottom}"


def _put_row(page: "Worksheet", row: int, last: int, cells: Sequence[Cell]) -> None:
    """Write cells beside a row, looking as its last one does."""
    look = page.cell(row, last)
    for at, value in enumerate(cells, start=last + 1):
        cell = page.cell(row, at)
        cell._style = copy(look._style)
        cell.number_format = "General"
        _put(cell, value)


def _put(cell: "SheetCell", value: Cell) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 - as above

    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = TIME_FORMAT
    elif value:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_XLSX_CHARACTERS]
        cell.data_type = "s"  # never a formula


def _list_failed(page: "Worksheet", table: Table, marks: Marks) -> None:
    """List the rows that failed, each with its number: moved, they would break formulas."""
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    titles = [marks.row_title, *table.header, *(column.title for column in marks.columns)]
    failed = frozenset(marks.failed)
    found = ((row, cells) for row, cells in table.rows() if row in failed)
    lines: Iterator[Sequence[Cell]] = (
        [row, *cells, *marks.rows[row]] for row, cells in found
    )  # fmt: skip
    for row, line in enumerate(chain([titles], lines), start=1):
        for at, value in enumerate(line, start=1):
            _put(page.cell(row, at), value)
    for cell in page[1]:
        cell.font = Font(bold=True)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _lost(source: Path, target: Path) -> bool:
    """Tell whether the copy has fewer parts of a kind that may be lost."""
    before, after = (_parts(path) for path in (source, target))
    return any(after[kind] < count for kind, count in before.items())


def _parts(path: Path) -> Counter[str]:
    with zipfile.ZipFile(path) as archive:
        found = map(_MAY_BE_LOST.match, archive.namelist())
    return Counter(match[1] for match in found if match)
