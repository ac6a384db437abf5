"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) as text, through calamine.

A cell becomes what a clerk sees in a plain column: a whole number without ".0", other numbers with
at most 15 digits, dates as dd/mm/yyyy (and HH:MM where there is a time), TRUE and FALSE, an
error as nothing. Number formats ("1,500.00", percent, the Buddhist year) are not told by the file's
reader and so are lost; such a column is best kept as text. Formulas give the value saved last. Of
merged cells the first has the value and the others none, but for headers (``table.make_header``).
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from smsdesk.core.errors import InputError
from smsdesk.files.sheet_xml import BROKEN_ARCHIVE, SheetFacts, facts_of
from smsdesk.files.table import LOOKED_AT, MOST_COLUMNS, Batch, Cells, Table, letters, make_header

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_BYTES: Final = 50 * 1024 * 1024
MOST_UNPACKED: Final = 300 * 1024 * 1024
MOST_ENTRIES: Final = 1_000
MOST_RATIO: Final = 100
MOST_CELLS: Final = 12_000_000
"""All rows that Excel has, eleven columns wide: some 400 MB while they are read."""
_SMALL: Final = 10 * 1024 * 1024
"""A ratio says nothing about little files: equal rows pack very well."""

HiddenRows = Literal["skip", "include"] | None
Value = int | float | str | bool | time | date | datetime | timedelta


def open_workbook(
    path: Path,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    hidden_rows: HiddenRows = None,
) -> Table:
    """Open one sheet: the one named, else the first visible one that holds anything.

    Raises InputError: file_too_large, broken_file, password_file, no_such_sheet, empty_file,
    hidden_rows (rows are hidden or filtered and nobody said what to do), no_such_row,
    too_many_columns, sheet_too_far (a cell stands so far from A1 that what lies between does not
    go into memory).
    """
    _guard(path)
    book = _load(path)
    chosen, values, facts = _choose(path, book, sheet)
    hidden = facts.hidden
    if hidden and hidden_rows is None:
        raise InputError("hidden_rows", count=len(hidden), sheet=chosen)
    left_out = hidden if hidden and hidden_rows == "skip" else frozenset()

    def read(size: int) -> Iterator[Batch]:
        return _batches(values, left_out, size)

    merged = values.merged_cell_ranges or facts.merged
    header, row, width = make_header(next(read(LOOKED_AT), Batch([], [])), header_row, merged)
    return Table(
        header=header,
        header_row=row,
        width=max(width, _size(values)[1]),
        sheet=chosen,
        sheets=tuple(book.sheet_names),
        hidden_rows=None if hidden is None else len(hidden),
        encoding="",
        delimiter="",
        expected=max(_size(values)[0] - row - len(left_out), 0),
        read=read,
    )


def _guard(path: Path) -> None:
    """Refuse what would fill the memory, by what the archive says of itself."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise InputError("file_too_large", most=MOST_BYTES // 1024**2)
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (*BROKEN_ARCHIVE, ValueError) as exc:
        raise InputError("broken_file", detail=type(exc).__name__) from exc
    unpacked = sum(entry.file_size for entry in entries)
    if (
        unpacked > MOST_UNPACKED
        or len(entries) > MOST_ENTRIES
        or (unpacked > _SMALL and unpacked > MOST_RATIO * size)
    ):
        raise InputError("unpacks_too_large", detail=f"{len(entries)} entries, {unpacked} bytes")


def _load(path: Path) -> "CalamineWorkbook":
    import python_calamine  # noqa: PLC0415 - not for the first paint

    try:
        return python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError as exc:
        raise InputError("password_file") from exc
    except python_calamine.CalamineError as exc:
        raise InputError("broken_file", detail=type(exc).__name__) from exc
    except BaseException as exc:
        raise _broken(exc) from exc


def _choose(
    path: Path, book: "CalamineWorkbook", wanted: str | None
) -> tuple[str, "CalamineSheet", SheetFacts]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - as above

    if wanted is not None:
        for name in book.sheet_names:
            if name.strip().casefold() == wanted.strip().casefold():
                return name, *_sheet(path, book, name)
        raise InputError("no_such_sheet", sheet=wanted)
    for meta in book.sheets_metadata:
        if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet:
            values, facts = _sheet(path, book, meta.name)
            if values.start is not None:
                return meta.name, values, facts
    raise InputError("empty_file")


def _sheet(path: Path, book: "CalamineWorkbook", name: str) -> tuple["CalamineSheet", SheetFacts]:
    facts = facts_of(path, name) if zipfile.is_zipfile(path) else SheetFacts()
    rows, columns = facts.reach
    if rows * columns > MOST_CELLS:
        raise InputError("sheet_too_far", sheet=name, cell=f"{letters(columns - 1)}{rows}")
    try:
        return book.get_sheet_by_name(name), facts
    except BaseException as exc:
        raise _broken(exc) from exc


def _broken(exc: BaseException) -> BaseException:
    """Return the error to raise for one of calamine's: its panics are not even Exceptions."""
    if isinstance(exc, Exception) or type(exc).__name__ == "PanicException":
        return InputError("broken_file", detail=type(exc).__name__)
    return exc


def _batches(values: "CalamineSheet", left_out: frozenset[int], size: int) -> Iterator[Batch]:
    if values.start is None:
        return
    if _size(values)[1] > MOST_COLUMNS:
        raise InputError("too_many_columns", most=MOST_COLUMNS)
    indent = [""] * values.start[1]  # iter_rows keeps blank rows above, not columns before
    number = 1
    rows = values.iter_rows()
    while batch := list(islice(rows, size)):
        numbers: Sequence[int] = range(number, number + len(batch))
        number += len(batch)
        if left_out:
            seen = [at for at, row in enumerate(numbers) if row not in left_out]
            numbers, batch = [numbers[at] for at in seen], [batch[at] for at in seen]
        yield Batch(numbers, [_cells(indent, row) for row in batch])


def _size(values: "CalamineSheet") -> tuple[int, int]:
    """Return how many rows and columns there are, counted from A1."""
    return (values.end[0] + 1, values.end[1] + 1) if values.end else (0, 0)


def _cells(indent: list[str], row: Sequence[Value]) -> Cells:
    return [*indent, *[cell if type(cell) is str else shown(cell) for cell in row]]


def shown(value: Value) -> str:
    """Return a cell's value as text, as the module says."""
    match value:
        case str():
            text = value
        case bool():
            text = "TRUE" if value else "FALSE"
        case int() | float():
            text = _number(value)
        case datetime() if value.time() != time():
            text = f"{value:%d/%m}/{value.year:04} {value:%H:%M}"
        case date():
            text = f"{value:%d/%m}/{value.year:04}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            text = f"{minutes // 60}:{minutes % 60:02}"
        case _:
            text = f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    return text


def _number(value: float) -> str:
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return re.sub(r"e\+?(-?)0*(\d)", r"E+\1\2", f"{value:.15g}").replace("E+-", "E-")
