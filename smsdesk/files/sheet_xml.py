"""Which rows of an XLSX sheet are hidden or filtered away: the one thing calamine does not tell.

Filtered rows are hidden rows to the file. The sheet's bytes are looked through for the attribute
first, and tokenised only where it stands.
"""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final
from xml.parsers import expat

from smsdesk.core.errors import InputError

_BLOCK: Final = 256 * 1024
_TRUE: Final = ("1", "true")
Attributes = dict[str, str]


def hidden_rows_of(path: Path, sheet: str) -> frozenset[int] | None:
    """Return the numbers of the sheet's rows that hold something and are not seen.

    None where the file is not an XLSX. Raises InputError for XML that is broken.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet)
            if part is None:
                return None
            with archive.open(part) as file:
                if not _mentions_hidden(file):
                    return frozenset()
            with archive.open(part) as file:
                return _hidden(file)
    except (expat.ExpatError, zipfile.BadZipFile, KeyError, ValueError, OSError) as exc:
        raise InputError("broken_file", detail=type(exc).__name__) from exc


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the archive's name of a sheet's XML."""
    if "xl/workbook.xml" not in archive.namelist():
        return None
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


def _mentions_hidden(file: IO[bytes]) -> bool:
    tail = b""
    for block in _blocks(file):
        seen = tail + block
        if b"hidden" in seen or b"\0" in seen:  # a NUL: the XML is UTF-16
            return True
        tail = block[-8:]
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
