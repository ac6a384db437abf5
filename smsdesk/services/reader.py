"""Contacts files are read in a child process, which a bad file may ruin without harm.

``Reader`` starts the child (``smsdesk read-file``), hands it one request as a line of JSON and
gives back its news, a line each: a word, a tab and JSON, which is left to whoever listens to read.
``serve`` is the child: it limits its own memory and processor time, and ends when its parent does.
The parent ends one that says nothing for a minute.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Final

from smsdesk.core.errors import InputError, SmsdeskError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.services.limits import TO_COPY, limit_itself

COMMAND: Final = "read-file"
_BEHIND_OTHERS: Final[int] = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # of Windows
SILENT_SECONDS: Final = 60.0
_LONGEST_LINE: Final = 64 * 1024 * 1024
_LOOK_SECONDS: Final = 0.1
_ERRORS: Final[Mapping[str, type[SmsdeskError]]] = {
    "InputError": InputError,
    "StoreError": StoreError,
}


class ReaderCrashed(Exception):
    """The child met what nobody foresaw: a bug of ours, told by its kind and place."""


class Reader:
    """Does the works of ``services.file_work`` in a child process each.

    ``command`` starts this program's command line. Safe to share between threads.
    """

    def __init__(self, command: Sequence[str], *, silent_seconds: float = SILENT_SECONDS) -> None:
        self._command = [*command, COMMAND]
        self._silent_seconds = silent_seconds

    def news(self, request: Mapping[str, Any], job: JobContext) -> Iterator[tuple[str, bytes]]:
        """Do a work and give its news, word and JSON; "result" comes last.

        Whoever stops listening ends the child, and so does a job that is stopped (Cancelled).
        Raises InputError and StoreError as the work does, and: file_too_demanding (memory or
        time), reader_died (its parser aborted), reader_failed (it could not be started).
        """
        child = self._started(request)
        try:
            yield from self._listened(child, job)
        finally:
            _end(child)

    def _started(self, request: Mapping[str, Any]) -> subprocess.Popen[bytes]:
        # Fewer heaps, since each reserves address space whether it is used or not.
        own = {**os.environ, "MALLOC_ARENA_MAX": "1"}
        try:
            child = subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=own,
                creationflags=_BEHIND_OTHERS,
            )
        except OSError as exc:
            raise InputError("reader_failed", detail=type(exc).__name__) from exc
        with suppress(OSError):  # it is dead already, as its silence will tell
            stdin = _pipe(child.stdin)
            stdin.write(json.dumps(request).encode() + b"\n")
            stdin.flush()  # and kept open: its end is the end of the parent
        return child

    def _listened(
        self, child: subprocess.Popen[bytes], job: JobContext
    ) -> Iterator[tuple[str, bytes]]:
        lines: queue.Queue[bytes] = queue.Queue(maxsize=16)
        ended = threading.Event()
        listener = threading.Thread(
            target=_listen, args=(_pipe(child.stdout), lines, ended), daemon=True
        )
        listener.start()
        try:
            while line := self._next(lines, job):
                start, _tab, value = line.partition(b"\t")
                word = start.decode("ascii", "replace")
                if word == "error":
                    raise _error_of(json.loads(value))
                if word == "bug":
                    raise ReaderCrashed(json.loads(value))
                yield word, value
                if word == "result":
                    return
        finally:
            ended.set()
        raise InputError(*_cause_of_death(child))

    def _next(self, lines: "queue.Queue[bytes]", job: JobContext) -> bytes:
        """Return the next line, an empty one at the end."""
        waited = 0.0
        while True:
            job.check()
            try:
                return lines.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                waited += _LOOK_SECONDS
                if waited >= self._silent_seconds:
                    raise InputError("file_too_demanding", detail="silent") from None


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - for mypy: Popen was asked for it
    return pipe


def _listen(pipe: IO[bytes], lines: "queue.Queue[bytes]", ended: threading.Event) -> None:
    """Hand on whole lines as they are taken; an empty one tells the end."""
    line = b"begin"
    while line:
        line = pipe.readline(_LONGEST_LINE)
        if not line.endswith(b"\n"):  # cut off by its death, or longer than any honest one
            line = b""
        while not ended.is_set():
            with suppress(queue.Full):
                lines.put(line, timeout=_LOOK_SECONDS)
                break
        if ended.is_set():
            return


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child, if it still runs, and wait: what it began to write is undone by then."""
    if child.poll() is None:
        child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError):
            _pipe(pipe).close()


def _cause_of_death(child: subprocess.Popen[bytes]) -> tuple[str]:
    """Return the word for a child that ended without a result."""
    status = child.wait()
    if sys.platform == "win32":
        return ("reader_died",)
    # Rust aborts where it is refused memory.
    if -status in (signal.SIGXCPU, signal.SIGKILL, signal.SIGABRT):
        return ("file_too_demanding",)
    return ("reader_died",)


def _error_of(value: Sequence[Any]) -> SmsdeskError:
    kind, code, params, detail = value
    return _ERRORS[kind](code, detail=detail, **params)


# --- in the child -----------------------------------------------------------------------------


def serve() -> int:
    """Be the child: do the work that standard input asks for and tell its news."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    sys.excepthook = _tell_bug
    request = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        limit_itself(TO_COPY if request["work"] == "write_back" else 1)
        from smsdesk.services.file_work import WORKS  # noqa: PLC0415 - within the limits

        for news in WORKS[request["work"]](request):
            _tell(*news)
    except (InputError, StoreError) as error:
        kind = "InputError" if isinstance(error, InputError) else "StoreError"
        _tell("error", [kind, error.code, error.params, error.detail])
    except MemoryError:
        _tell("error", ["InputError", "file_too_demanding", {}, "memory"])
    return 0


def _tell_bug(kind: type[BaseException], _exc: BaseException, trace: TracebackType | None) -> None:
    """Tell a bug by its kind and place: its text may hold a cell."""
    place = traceback.extract_tb(trace)[-1]
    _tell("bug", f"{kind.__name__} in {place.name}, line {place.lineno}")


def _tell(word: str, value: object) -> None:
    line = f"{word}\t{json.dumps(value, ensure_ascii=False)}\n"
    sys.stdout.buffer.write(line.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _end_with_parent() -> None:
    """End at once when the parent is gone: standard input closes then."""
    # The bare file: a thread that waits inside a Python stream crashes the interpreter's end.
    with suppress(OSError):
        while os.read(0, 4096):
            pass
    os._exit(1)
