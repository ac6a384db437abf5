"""Writing tables that Excel opens without calculating anything.

CSV is UTF-8 with a byte order mark, every cell quoted, and what a spreadsheet would take for a
formula begins with an apostrophe, also where another separator than ours would part a cell. XLSX
cells of text are strings throughout. Telephone numbers are written as ``core.phone.national`` shows
them (081-234-5678): with dashes Excel keeps them as text. A table is written in columns, a batch of
rows at a time: a million are expected.
"""

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import uuid4

from smsdesk.core.errors import InputError

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_XLSX_ROWS: Final = 1_048_576
MOST_XLSX_CHARACTERS: Final = 32_767
TIME_FORMAT: Final = "yyyy-mm-dd hh:mm:ss"
_BATCH: Final = 5_000
_LOOKED_AT: Final = 100

Cell = str | float | datetime | None
"""A text, a number, a time on a clock of Bangkok (naive, as Excel's are), or nothing."""
Cells = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column: its header, of what kind its cells are, and how many letters wide.

    A column that is no text holds nothing but its kind and None.
    """

    title: str
    kind: Literal["text", "number", "time"] = "text"
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: each of ``batches`` is the cells of some rows, column after column."""

    name: str
    columns: Sequence[Column]
    batches: Iterable[Sequence[Cells]]


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    overwrite: bool = False,
) -> int:
    """Write a table of texts and return its rows; otherwise as ``write_sheets``."""
    columns = [Column(title) for title in header]
    return write_sheets(path, [Sheet("", columns, _in_columns(rows))], overwrite=overwrite)


def write_sheets(
    path: Path,
    sheets: Sequence[Sheet],
    *,
    overwrite: bool = False,
    then: Callable[[int], None] | None = None,
) -> int:
    """Write tables as what the file's suffix says (.csv or .xlsx) and return their rows.

    A CSV file has the first table alone; where a sheet of Excel is full, the table goes on on
    another. ``then`` is told the rows before the file appears. Raises InputError: unknown_format
    and what ``put_whole`` raises.
    """
    writer = {".csv": write_csv, ".xlsx": _write_xlsx}.get(path.suffix.lower())
    if writer is None:
        raise InputError("unknown_format", file=path.name)

    def write(partial: Path) -> int:
        count = writer(partial, sheets)
        if then is not None:
            then(count)
        return count

    return put_whole(path, write, overwrite=overwrite)


def write_document(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a text as UTF-8; otherwise as ``put_whole``."""
    put_whole(path, lambda partial: partial.write_text(text, "utf-8"), overwrite=overwrite)


def put_whole(path: Path, write: Callable[[Path], int], *, overwrite: bool = False) -> int:
    """Let ``write`` fill a file that appears whole or not at all, and return what it returns.

    Raises InputError: file_exists (without ``overwrite``), file_not_writable; and what it raises.
    """
    if path.exists() and not overwrite:
        raise InputError("file_exists", file=path.name)
    partial = path.with_name(f".{uuid4().hex}.part")
    try:
        with partial.open("xb"):
            pass
        count = write(partial)
        _to_disk(partial)
        os.replace(partial, path)  # noqa: PTH105 - replaces on Windows too
    except OSError as exc:
        raise InputError("file_not_writable", file=path.name, detail=type(exc).__name__) from exc
    finally:
        partial.unlink(missing_ok=True)
    return count


def _in_columns(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[Cells]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield list(zip(*batch, strict=True))


# --- what a spreadsheet would calculate ---------------------------------------------------------

_SIGNS: Final = r"=@＝＠﹦﹫"
_SUMS: Final = r"+\-＋－−﹢﹣"
_UNSEEN: Final = r"""[\s\0-\x1f\x7f"'\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"""
_BEGINS: Final = rf"{_UNSEEN}*[{_SIGNS}{_SUMS}]|[\t\r\n]"
_FORMULA: Final = re.compile(_BEGINS)
# A list within a text ("- …") stays as it is, unless something is called in it.
_AFTER_SEPARATOR: Final = re.compile(
    rf"[;\t\r\n]{_UNSEEN}*(?=[{_SIGNS}]|[{_SUMS}][^;\t\r\n]*(?:\||\w\())"
)
_SOME_FORMULA: Final = re.compile(rf"\0(?:{_BEGINS})")
_DOUBTFUL: Final = (";", "\t", "\r", "\n")


def formula_safe(cell: str) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula, whatever separates cells there."""
    if _FORMULA.match(cell):
        cell = f"'{cell}"
    return _AFTER_SEPARATOR.sub(r"\g<0>'", cell)


# --- CSV ----------------------------------------------------------------------------------------


def write_csv(path: Path, sheets: Sequence[Sheet]) -> int:
    """Write what ``csv.writer`` would with QUOTE_ALL; joined by columns it takes a third of it."""
    sheet, *_others = sheets
    count = 0
    with path.open("wb") as file:
        file.write(codecs.BOM_UTF8 + _records([_texts([one.title]) for one in sheet.columns]))
        for batch in sheet.batches:
            count += len(batch[0])
            file.write(
                _records(
                    [
                        _CSV_CELLS[column.kind](cells)
                        for column, cells in zip(sheet.columns, batch, strict=True)
                    ]
                )
            )
    return count


def _records(columns: Sequence[Sequence[str]]) -> bytes:
    lines = map('","'.join, zip(*columns, strict=True))
    return ('"' + '"\r\n"'.join(lines) + '"\r\n').encode("utf-8", "replace")


def _texts(cells: Cells) -> Sequence[str]:
    texts: Sequence[str] = cells  # type: ignore[assignment]
    if _few_differ(texts):
        return _each(texts, lambda text: formula_safe(text).replace('"', '""'))
    joined = "\0" + "\0".join(texts)  # most are plain: one look at all of them is quickest
    if _SOME_FORMULA.search(joined) or any(mark in joined for mark in _DOUBTFUL):
        texts = list(map(formula_safe, texts))
    if '"' in joined:
        texts = [text.replace('"', '""') for text in texts]
    return texts


def _numbers(cells: Cells) -> Sequence[str]:
    return _each(cells, _number)


def _number(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _times(cells: Cells) -> Sequence[str]:
    return _each(cells, lambda cell: f"{cell:%Y-%m-%d %H:%M:%S}" if cell else "")


def _each(cells: Cells, write: Callable[[Any], str]) -> Sequence[str]:
    """Return each cell as it is written, equal ones written once."""
    if not _few_differ(cells):
        return list(map(write, cells))
    written = {cell: write(cell) for cell in set(cells)}
    return list(map(written.__getitem__, cells))


def _few_differ(cells: Cells) -> bool:
    some = cells[:_LOOKED_AT]
    return 2 * len(set(some)) < len(some)


_CSV_CELLS: Final = {"text": _texts, "number": _numbers, "time": _times}

# --- XLSX ---------------------------------------------------------------------------------------


def _write_xlsx(path: Path, sheets: Sequence[Sheet]) -> int:
    import xlsxwriter  # noqa: PLC0415 - not for the first paint

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    book.use_zip64()
    try:
        return sum(_add_sheet(book, sheet) for sheet in sheets)
    finally:
        book.close()


def _add_sheet(book: "Workbook", sheet: Sheet) -> int:
    rows = chain.from_iterable(zip(*batch, strict=True) for batch in sheet.batches)
    bold, time = book.add_format({"bold": True}), book.add_format({"num_format": TIME_FORMAT})
    count = pages = 0
    following = next(rows, None)
    while following is not None or not pages:
        pages += 1
        name = sheet.name if pages == 1 or not sheet.name else f"{sheet.name} {pages}"
        page = book.add_worksheet(name or None)
        _begin_page(page, sheet.columns, bold)
        first = () if following is None else (following,)
        written = _fill(page, sheet.columns, chain(first, islice(rows, _most() - len(first))), time)
        page.autofilter(0, 0, written, len(sheet.columns) - 1)
        count += written
        following = next(rows, None)
    return count


def _most() -> int:
    return MOST_XLSX_ROWS - 1


def _begin_page(page: "Worksheet", columns: Sequence[Column], bold: "Format") -> None:
    page.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.title[:MOST_XLSX_CHARACTERS], bold)


def _fill(
    page: "Worksheet", columns: Sequence[Column], rows: Iterable[Cells], time: "Format"
) -> int:
    """Write rows under the header and return how many."""

    def write_text(row: int, at: int, cell: str) -> None:
        page.write_string(row, at, cell[:MOST_XLSX_CHARACTERS])

    def write_time(row: int, at: int, cell: datetime) -> None:
        page.write_datetime(row, at, cell, time)

    by_kind = {"text": write_text, "number": page.write_number, "time": write_time}
    writers = [by_kind[column.kind] for column in columns]
    row = 0
    for row, cells in enumerate(rows, start=1):
        for at, (cell, write) in enumerate(zip(cells, writers, strict=True)):
            if cell is not None and cell != "":
                write(row, at, cell)
    return row


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
