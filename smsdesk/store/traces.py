"""Where a number stands in the files of the data folder beside the database, and wiping it there.

Logs and answers are masked as they are written, so mostly there is nothing. What is found is
overwritten in its place with as many bytes, since other processes write at the end of these files.
"""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from smsdesk.core.phone import Finder, national
from smsdesk.core.privacy import Place

log = logging.getLogger(__name__)

_SETTINGS: Final = "settings.json"
_PLACES: Final[dict[str, Place]] = {"logs": "logs", "spool": "spool", "practice": "practice"}
_OTHERS: Final = ("backups",)
"""Folders of encrypted files, which nobody reads without the passphrase."""
_TEXT: Final = re.compile(r'(?<="text":")(?:[^"\\]|\\.)+')
_CHUNK: Final = 1 << 16
_LONGEST: Final = 64


def mentions(folder: Path, finder: Finder) -> dict[Place, int]:
    """Return in how many lines of which files a number stands."""
    found: dict[Place, int] = {}
    for path, place in _files(folder):
        count = sum(finder.finds(line) for _at, line in _lines(path))
        if count:
            found[place] = found.get(place, 0) + count
    return found


def wipe(folder: Path, finder: Finder) -> dict[Place, int]:
    """Overwrite a number wherever it stands; return what ``mentions`` would have.

    A text that was sent to it in practice goes with it. A file that cannot be written is left, and
    told in the log by its name.
    """
    found: dict[Place, int] = {}
    for path, place in _files(folder):
        try:
            wipe_file = _wipe_settings if path.name == _SETTINGS else _wipe_lines
            count = wipe_file(path, finder)
        except OSError as exc:
            log.error("%s could not be wiped: %s", path.name, type(exc).__name__)
            continue
        if count:
            found[place] = found.get(place, 0) + count
    return found


def in_gaps(file: BinaryIO, e164: str) -> bool:
    """Tell whether a number stands in a database's bytes, in use or not, as mostly written.

    Digits that happen to be part of a longer run are taken for it too.
    """
    grouped = national(e164).removeprefix("0")
    sought = {grouped, grouped.replace("-", " "), grouped.replace("-", "")} | {e164}
    shapes = [one.encode() for one in sought]
    before = b""
    while chunk := file.read(_CHUNK):
        read = before + chunk
        if any(shape in read for shape in shapes):
            return True
        before = chunk[-_LONGEST:]
    return False


def _files(folder: Path) -> Iterator[tuple[Path, Place]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and ".sqlite3" not in path.name and parts[0] not in _OTHERS:
            top = parts[0].partition(".")[0]
            yield path, _PLACES.get(top, "settings")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give each line of a file and where it begins, in bytes; none of one that cannot be read."""
    at = 0
    try:
        with path.open("rb") as file:
            for line in file:
                yield at, line.decode("utf-8", "surrogateescape")
                at += len(line)
    except OSError as exc:
        log.warning("%s could not be read: %s", path.name, type(exc).__name__)


def _wipe_lines(path: Path, finder: Finder) -> int:
    found = [(at, line) for at, line in _lines(path) if finder.finds(line)]
    if found:
        with path.open("r+b", buffering=0) as file:
            for at, line in found:
                clean = finder.replaced(_TEXT.sub(_blank_text, line), _blank)
                file.seek(at)
                file.write(clean.encode("utf-8", "surrogateescape"))
    return len(found)


def _wipe_settings(path: Path, finder: Finder) -> int:
    """Forget each of the program's own settings that names the number."""
    settings = json.loads(path.read_text("utf-8"))
    named = [key for key, value in settings.items() if finder.finds(str(value))]
    if named:
        kept = settings | dict.fromkeys(named, "")
        partial = path.with_suffix(".part")
        partial.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
        partial.replace(path)
    return len(named)


def _blank_text(found: re.Match[str]) -> str:
    return _blank(found[0])


def _blank(written: str) -> str:
    return "x" * len(written.encode("utf-8", "surrogateescape"))
