"""Reading contacts files and writing tables. Every way in has limits; every way out is safe.

What a file is, is told by its first bytes; its suffix is only asked where they do not tell.
"""

from pathlib import Path
from typing import Final

from smsdesk.core.errors import InputError
from smsdesk.files.csv_file import open_csv
from smsdesk.files.pasted import read_pasted
from smsdesk.files.table import Table
from smsdesk.files.vcard import SUFFIXES, begins_card, open_vcard
from smsdesk.files.workbook import HiddenRows, open_workbook

__all__ = ["read_pasted", "read_table"]

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_SUFFIXES: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_WEB_PAGE: Final = (b"<html", b"<!doctype", b"<table", b"<meta")
_OTHER: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"MZ",
)


def read_table(
    path: Path,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    hidden_rows: HiddenRows = None,
) -> Table:
    """Open a contacts file; its rows are read when they are asked for.

    ``sheet``, ``header_row`` (0: there is none), ``encoding``, ``delimiter`` and ``hidden_rows``
    are what the user said; None lets the reader find out. Raises InputError: no_such_file,
    file_locked, empty_file, unknown_format, web_page and what ``open_csv``, ``open_vcard`` and
    ``open_workbook`` raise.
    """
    try:
        head = _head(path)
        if head.startswith((_ZIP, _OLE)):
            return open_workbook(path, sheet=sheet, header_row=header_row, hidden_rows=hidden_rows)
        if head.startswith(_OTHER):
            raise InputError("unknown_format", file=path.name)
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
            raise InputError("web_page", file=path.name)
        if path.suffix.lower() in _WORKBOOK_SUFFIXES and b"\0" in head:
            raise InputError("broken_file")
        if path.suffix.lower() in SUFFIXES or begins_card(head):
            return open_vcard(path, encoding=encoding)
        return open_csv(path, header_row=header_row, encoding=encoding, delimiter=delimiter)
    except FileNotFoundError as exc:
        raise InputError("no_such_file", file=path.name) from exc
    except OSError as exc:
        raise InputError("file_locked", file=path.name, detail=type(exc).__name__) from exc


def _head(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise InputError("not_a_file", file=path.name)
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\0 \t\r\n"):
        raise InputError("empty_file")
    return head
