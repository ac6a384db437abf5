"""What calamine does not tell of a sheet: rows hidden or filtered away, and merged cells of an ODS.

Filtered rows are hidden rows to an XLSX file. A sheet's bytes are looked through for the attributes
first, and tokenised only where they stand. Of an XLS neither is known.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final
from xml.parsers import expat

from smsdesk.core.errors import InputError

_BLOCK: Final = 256 * 1024
_TRUE: Final = ("1", "true")
Attributes = dict[str, str]


Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each as row and column counted from 0."""

BROKEN_ARCHIVE: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)
"""What opening an archive that was spoiled can raise, besides ValueError."""
_MOST_ROWS: Final = 2**20


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Rows that hold something and are not seen, None where nobody knows; and merged cells."""

    hidden: frozenset[int] | None = None
    merged: tuple[Merged, ...] = ()


def facts_of(path: Path, sheet: str) -> SheetFacts:
    """Return what can be known of a sheet of an XLSX or ODS file.

    Merged cells are those of an ODS alone. Raises InputError broken_file for XML that is broken.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if "xl/workbook.xml" in archive.namelist():
                return SheetFacts(_hidden_in_xlsx(archive, _part_of(archive, sheet)))
            if "content.xml" in archive.namelist():
                return _facts_of_ods(archive, sheet)
            return SheetFacts()
    except (*BROKEN_ARCHIVE, expat.ExpatError, LookupError, ValueError) as exc:
        raise InputError("broken_file", detail=type(exc).__name__) from exc


def _hidden_in_xlsx(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    with archive.open(part) as file:
        if not _mentions(file, b"hidden"):
            return frozenset()
    with archive.open(part) as file:
        return _hidden(file)


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the archive's name of a sheet's XML."""
    wanted = ""
    targets: dict[str, str] = {}

    def in_workbook(name: str, attributes: Attributes) -> None:
        nonlocal wanted
        if name == "sheet" and attributes.get("name") == sheet:
            wanted = attributes.get("id", "")

    def in_relations(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    with archive.open("xl/workbook.xml") as file:
        _parse(file, in_workbook)
    with archive.open("xl/_rels/workbook.xml.rels") as file:
        _parse(file, in_relations)
    target = targets[wanted]
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl", target))


def _mentions(file: IO[bytes], *words: bytes) -> bool:
    """Tell whether one of some words stands in XML, or may: a NUL tells of UTF-16."""
    tail = b""
    for block in _blocks(file):
        seen = tail + block
        if b"\0" in seen or any(word in seen for word in words):
            return True
        tail = block[-max(map(len, words)) :]
    return False


def _hidden(file: IO[bytes]) -> frozenset[int]:
    rows: set[int] = set()
    row, looking = 0, False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal row, looking
        if name == "row":
            row = int(attributes.get("r", row + 1))
            looking = attributes.get("hidden", "").lower() in _TRUE
        elif looking and name in ("v", "is"):
            rows.add(row)

    _parse(file, start)
    return frozenset(rows)


def _facts_of_ods(archive: zipfile.ZipFile, sheet: str) -> SheetFacts:
    with archive.open("content.xml") as file:
        if not _mentions(file, b"visibility=", b"-spanned="):
            return SheetFacts(frozenset())
    reading = _OdsSheet(sheet)
    with archive.open("content.xml") as file:
        _parse(file, reading.start)
    return SheetFacts(frozenset(reading.hidden), tuple(reading.merged))


class _OdsSheet:
    """Walks through OpenDocument's content.xml. A row or a cell may stand for many like it."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._here = False
        self._row = self._next_row = 0
        self._next_column = 0
        self._looking = False
        self.hidden: set[int] = set()
        self.merged: list[Merged] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the next element. Raises ValueError for what no office program writes."""
        if name == "table":
            self._here = attributes.get("name") == self._sheet
            self._row = self._next_row = 0
        elif not self._here:
            return
        elif name == "table-row":
            self._row = self._next_row
            self._next_row += int(attributes.get("number-rows-repeated", 1))
            self._next_column = 0
            self._looking = attributes.get("visibility") in ("collapse", "filter")
        elif name in ("table-cell", "covered-table-cell"):
            self._take_cell(attributes)
        elif name == "p":
            self._note_filled()

    def _note_filled(self) -> None:
        """The row holds something: a text, or a value that no text was written for."""
        if not self._looking:
            return
        if self._next_row > _MOST_ROWS:
            raise ValueError("rows")
        self.hidden.update(range(self._row + 1, self._next_row + 1))

    def _take_cell(self, attributes: Attributes) -> None:
        if "value-type" in attributes:
            self._note_filled()
        first = (self._row, self._next_column)
        self._next_column += int(attributes.get("number-columns-repeated", 1))
        rows = int(attributes.get("number-rows-spanned", 1))
        columns = int(attributes.get("number-columns-spanned", 1))
        if rows > 1 or columns > 1:
            self.merged.append((first, (first[0] + rows - 1, first[1] + columns - 1)))


def _parse(file: IO[bytes], start: Callable[[str, Attributes], None]) -> None:
    """Call ``start`` for each element, by its local name. A DOCTYPE is refused."""

    def element(name: str, attributes: Attributes) -> None:
        start(
            name.rpartition(":")[2],
            {key.rpartition(":")[2]: value for key, value in attributes.items()},
        )

    def doctype(*_declared: object) -> None:
        raise ValueError("doctype")

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = doctype
    for block in _blocks(file):
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block
