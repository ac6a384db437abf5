"""What calamine does not tell of a sheet: rows hidden or filtered away, merged cells of an ODS.

Filtered rows are hidden rows to an XLSX file. A sheet's bytes are looked through for the attributes
first, and tokenised only where they stand. Of an XLS neither is known. How far an XLSX sheet
reaches is found before calamine lays it out, which takes memory for each cell that could stand.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final
from xml.parsers import expat

from smsdesk.core.errors import InputError
from smsdesk.files.table import column_of

_BLOCK: Final = 256 * 1024
_TRUE: Final = ("1", "true")
Attributes = dict[str, str]


Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each as row and column counted from 0."""

BROKEN_ARCHIVE: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)
"""What opening an archive that was spoiled can raise, besides ValueError."""
_MOST_ROWS: Final = 2**20
_MANY_ROWS: Final = 400_000
"""With 26 columns so many rows may be read; beyond them it matters how many columns there are."""
_LONGEST: Final = 24
_LAST: Final = re.compile(rb' r="[A-Z]{0,3}([0-9]{1,7})')
_WIDE: Final = re.compile(rb' r="([A-Z]{2,3})[0-9]')
_CELL: Final = re.compile(rb' r="([A-Z]{1,3})[0-9]')


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is known of a sheet.

    ``hidden`` are rows that hold something and are not seen, None where nobody knows. ``reach`` is
    how many rows and columns there are down to the last cell, in an XLSX sheet alone.
    """

    hidden: frozenset[int] | None = None
    merged: tuple[Merged, ...] = ()
    reach: tuple[int, int] = (0, 0)


def facts_of(path: Path, sheet: str) -> SheetFacts:
    """Return what can be known of a sheet of an XLSX or ODS file.

    Merged cells are those of an ODS alone. Raises InputError broken_file for XML that is broken.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if "xl/workbook.xml" in archive.namelist():
                return _facts_of_xlsx(archive, _part_of(archive, sheet))
            if "content.xml" in archive.namelist():
                return _facts_of_ods(archive, sheet)
            return SheetFacts()
    except (*BROKEN_ARCHIVE, expat.ExpatError, LookupError, ValueError) as exc:
        raise InputError("broken_file", detail=type(exc).__name__) from exc


def _facts_of_xlsx(archive: zipfile.ZipFile, part: str) -> SheetFacts:
    reach = _Reach()
    with archive.open(part) as file:
        mentioned = _mentions(reach.watched(_blocks(file)), b"hidden")
        for _block in reach.watched(_blocks(file)):
            pass
    size = reach.size()
    if size[0] > _MANY_ROWS:
        with archive.open(part) as file:
            size = (size[0], _columns(file))
    if not mentioned:
        return SheetFacts(frozenset(), reach=size)
    with archive.open(part) as file:
        return SheetFacts(_hidden(file), reach=size)


def _columns(file: IO[bytes]) -> int:
    """Return how many columns an XLSX sheet has, looking at every cell."""
    found: set[bytes] = set()
    tail = b""
    for block in _blocks(file):
        found.update(_CELL.findall(tail + block))
        tail = block[-_LONGEST:]
    return max((column_of(name.decode()) + 1 for name in found), default=1)


class _Reach:
    """How far an XLSX sheet reaches, from the references that stand in its bytes.

    Rows follow each other, so the last reference tells of them; only columns beyond Z are read one
    by one. References that are left out, or written as no office program does, tell nothing.
    """

    def __init__(self) -> None:
        self._rows = 0
        self._wide: set[bytes] = set()
        self._tail = b""

    def watched(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """Give the blocks on, having looked at them."""
        for block in blocks:
            seen = self._tail + block
            last = _LAST.match(seen, max(seen.rfind(b' r="', 0, -_LONGEST), 0))
            if last:
                self._rows = max(self._rows, int(last[1]))
            self._wide.update(_WIDE.findall(seen))
            self._tail = seen[-2 * _LONGEST :]
            yield block

    def size(self) -> tuple[int, int]:
        """Return how many rows and columns there are, 26 columns where there are no more."""
        last = _LAST.match(self._tail, max(self._tail.rfind(b' r="'), 0))
        rows = max(self._rows, int(last[1])) if last else self._rows
        return rows, max((column_of(name.decode()) + 1 for name in self._wide), default=26)


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


def _mentions(blocks: Iterator[bytes], *words: bytes) -> bool:
    """Tell whether one of some words stands in XML, or may: a NUL tells of UTF-16."""
    tail = b""
    for block in blocks:
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
        if not _mentions(_blocks(file), b"visibility=", b"-spanned="):
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
