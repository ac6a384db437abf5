"""The append-only ledger of what the four services took: the only judge of a test.

A request's lines are written and flushed to the operating system in one write before its reply
goes out. Standard output gets the same lines from a thread of its own, so that a parent that
does not read cannot stop the services.
"""

import json
import os
import queue
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO


class LineWriter:
    """Writes to a stream from its own thread; waits for it only while it keeps up."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        # The bare file, where there is one: a thread that waits inside a Python stream would
        # crash the interpreter at its end.
        self._file = _file_of(out)
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._drained = threading.Event()
        self._slow = False
        self._thread = threading.Thread(target=self._run, name="ledger-lines", daemon=True)
        self._thread.start()

    def write(self, lines: bytes) -> None:
        """Hand over whole lines; normally they are out when this returns."""
        self._drained.clear()
        self._queue.put(lines)
        if not self._slow:
            self._slow = not self._drained.wait(0.2)

    def close(self) -> None:
        """Write what is left, unless nobody reads."""
        self._queue.put(None)
        self._thread.join(1.0)

    def _run(self) -> None:
        while (lines := self._queue.get()) is not None:
            try:
                self._put(lines)
            except (OSError, ValueError):
                # The reader is gone; the ledger file goes on.
                self._discard()
                return
            if self._queue.empty():
                self._slow = False
                self._drained.set()

    def _put(self, lines: bytes) -> None:
        if self._file is None:
            self._out.write(lines.decode())
            self._out.flush()
        else:
            _write_all(self._file, lines)

    def _discard(self) -> None:
        self._slow = False
        self._drained.set()
        while self._queue.get() is not None:
            self._drained.set()


class Ledger:
    """Lines by service, in memory and, with a folder, in `ledger.jsonl`.

    Two simulators may share a folder (the window's and a command's): each reads what the other
    has written before it answers.
    """

    def __init__(self, folder: Path | None = None, out: LineWriter | None = None) -> None:
        self._path = folder / "ledger.jsonl" if folder else None
        self._out = out
        self._lines: dict[str, list[bytes]] = {}
        self._file: int | None = None
        self._known = 0
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _drop_cut_line(self._path)
            self._open(self._path)

    def lines(self, service: str) -> list[bytes]:
        """The JSON lines of one service, oldest first, without line ends."""
        self._refresh()
        return self._lines.setdefault(service, [])

    def append(self, service: str, lines: Sequence[bytes]) -> bool:
        """Take lines: on disk, in memory and on the way to the output when this returns.

        True where they follow at once on those known before.
        """
        block = b"\n".join(lines) + b"\n"
        alone = True
        if self._file is not None:
            _write_all(self._file, block)
            alone = os.fstat(self._file).st_size == self._known + len(block)
        if alone:
            self._known += len(block)
            self._lines.setdefault(service, []).extend(lines)
        if self._out:
            self._out.write(block)
        return alone

    def forget(self, service: str) -> None:
        """Drop one service's lines (a test's reset)."""
        self._refresh()
        self._lines[service] = []
        if self._path is None or self._file is None:
            return
        self.close()
        kept = b"".join(line + b"\n" for lines in self._lines.values() for line in lines)
        replace_file(self._path, kept)
        self._lines = {}
        self._known = 0
        self._open(self._path)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self, path: Path) -> None:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._file = os.open(path, flags, 0o600)

    def _refresh(self) -> None:
        """Read the whole lines that are new in the file."""
        if self._file is None or os.fstat(self._file).st_size == self._known:
            return
        os.lseek(self._file, self._known, os.SEEK_SET)
        with os.fdopen(os.dup(self._file), "rb") as file:
            new = file.read()
        whole = new[: new.rfind(b"\n") + 1]
        self._known += len(whole)
        for line in whole.splitlines():
            self._lines.setdefault(json.loads(line)["service"], []).append(line)


def _drop_cut_line(path: Path) -> None:
    """Mend a file whose writer was killed in the middle of a line: that reply never went out."""
    block = path.read_bytes() if path.exists() else b""
    if block and not block.endswith(b"\n"):
        replace_file(path, block[: block.rfind(b"\n") + 1])


def replace_file(path: Path, content: bytes) -> None:
    """Write beside, then rename, so that a reader sees the old or the new."""
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(content)
    beside.replace(path)


def _file_of(out: TextIO) -> int | None:
    try:
        out.flush()
        return out.fileno()
    except (OSError, ValueError):
        return None


def _write_all(file: int, block: bytes) -> None:
    view = memoryview(block)
    while view:
        view = view[os.write(file, view) :]
