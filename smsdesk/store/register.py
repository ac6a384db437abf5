"""The register: what this user's configuration folder knows of each data folder.

A database that was copied, or restored from an older copy, would send again what the original
sent meanwhile. So each desk has an id of its own and counts its commits, and both stand in the
database and here: whoever holds a desk that is elsewhere, or knows less than this, holds a copy.

The count is written after the commit and never synced, so after a crash or a power cut the
register may know less than the database, never more: it does not cry wolf.
"""

import json
import logging
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

log = logging.getLogger(__name__)

_DIGITS = 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a desk was seen last, and how many commits it had then."""

    folder: Path
    commits: int


class Register:
    """A folder with one file a desk: two processes never write the same one for long."""

    def __init__(self, config: Path) -> None:
        self._folder = config / "desks"
        self._counter: Counter | None = None

    def entry(self, desk: str) -> Entry | None:
        """Return what is known of a desk; what cannot be read is not known."""
        return _read(self._file(desk))

    def write(self, desk: str, entry: Entry) -> None:
        """Keep where a desk is. A folder that refuses is told in the log."""
        file = self._file(desk)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial = file.with_suffix(".part")
            with os.fdopen(os.open(partial, _NEW, 0o600), "wb") as out:
                out.write(_line(entry.commits) + json.dumps(str(entry.folder)).encode())
                out.flush()
                os.fsync(out.fileno())
            partial.replace(file)
        except OSError as exc:
            log.warning("the register cannot be written: %s", type(exc).__name__)

    def forget(self, desk: str) -> None:
        """A desk is no longer to be found: should it come back, it is a copy."""
        with suppress(OSError):
            self._file(desk).unlink(missing_ok=True)

    def knows(self, folder: Path) -> bool:
        """Tell whether a desk was in this folder when it was seen last."""
        entries = map(_read, self._folder.glob("*.desk"))
        return any(entry is not None and same(entry.folder, folder) for entry in entries)

    def counter(self, desk: str) -> "Counter":
        """Return what writes the commits of a desk down, until the register is closed."""
        self.close()
        self._counter = Counter(self._file(desk))
        return self._counter

    def close(self) -> None:
        """Write nothing more."""
        if self._counter is not None:
            self._counter.close()

    def _file(self, desk: str) -> Path:
        return self._folder / f"{desk}.desk"


class Counter:
    """Writes the count of commits over the old one, from any thread."""

    def __init__(self, file: Path) -> None:
        self._guard = threading.Lock()
        self._highest = -1
        self._out: BinaryIO | None = None
        try:
            self._out = file.open("r+b", buffering=0)
        except OSError as exc:
            log.warning("commits are not counted: %s", type(exc).__name__)

    def note(self, commits: int) -> None:
        """So many commits are on the disk."""
        with self._guard:
            if self._out is None or commits <= self._highest:
                return
            self._highest = commits
            try:
                self._out.seek(0)
                self._out.write(_line(commits))
            except OSError as exc:  # it then knows less than the database, which is safe
                log.warning("the commits could not be noted: %s", type(exc).__name__)

    def close(self) -> None:
        """Write nothing more."""
        with self._guard:
            if self._out is not None:
                self._out.close()
                self._out = None


def same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one folder."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())


def _line(commits: int) -> bytes:
    return f"{commits:0{_DIGITS}}\n".encode()


def _read(file: Path) -> Entry | None:
    try:
        count, _, folder = file.read_bytes().partition(b"\n")
        return Entry(Path(json.loads(folder)), int(count))
    except (OSError, ValueError, TypeError):
        return None
