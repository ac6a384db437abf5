"""Writing tables that Excel opens without calculating anything.

CSV is UTF-8 with a byte order mark, every cell quoted, and what a spreadsheet would take for a
formula begins with an apostrophe. XLSX cells are strings throughout. Telephone numbers are written
as ``core.phone.national`` shows them (081-234-5678): with dashes Excel keeps them as text.
"""

import csv
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final
from uuid import uuid4

from smsdesk.core.errors import InputError

MOST_XLSX_ROWS: Final = 1_048_576
MOST_XLSX_CHARACTERS: Final = 32_767

_FORMULA_STARTS: Final = tuple("=+-@\t\r\n＝＋－＠")


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    overwrite: bool = False,
) -> int:
    """Write a table as what the file's suffix says (.csv or .xlsx) and return its rows.

    The file appears whole or not at all. Raises InputError: unknown_format, file_exists
    (without ``overwrite``), file_not_writable, too_many_rows (XLSX).
    """
    writer = {".csv": _write_csv, ".xlsx": _write_xlsx}.get(path.suffix.lower())
    if writer is None:
        raise InputError("unknown_format", file=path.name)
    return write_whole(path, lambda partial: writer(partial, header, rows), overwrite=overwrite)


def write_document(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a text as UTF-8. The file appears whole or not at all.

    Raises InputError: file_exists (without ``overwrite``), file_not_writable.
    """
    write_whole(path, lambda partial: partial.write_text(text, "utf-8"), overwrite=overwrite)


def write_whole(path: Path, write: Callable[[Path], int], *, overwrite: bool) -> int:
    """Let ``write`` fill a file that appears whole or not at all; return what it does.

    Raises InputError: file_exists (without ``overwrite``), file_not_writable.
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


def formula_safe(cell: str) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        out.writerow([formula_safe(cell) for cell in header])
        for row in rows:
            out.writerow([formula_safe(cell) for cell in row])
            count += 1
    return count


def _write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    import xlsxwriter  # noqa: PLC0415 - not for the first paint

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    try:
        sheet = book.add_worksheet()
        sheet.set_column(0, max(len(header) - 1, 0), 20)
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, cell in enumerate(header):
            sheet.write_string(0, column, cell[:MOST_XLSX_CHARACTERS], bold)
        count = 0
        for count, row in enumerate(rows, start=1):
            if count >= MOST_XLSX_ROWS:
                raise InputError("too_many_rows", most=MOST_XLSX_ROWS - 1)
            for column, cell in enumerate(row):
                sheet.write_string(count, column, cell[:MOST_XLSX_CHARACTERS])
    finally:
        book.close()
    return count


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
