"""What the three systems share: names, the words to start, files and the calling of tools."""

import hashlib
import os
import re
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smsdesk.core.errors import SmsdeskError

MINUTES: Final = 5
"""How often what is due is looked for."""
_TOOL_SECONDS: Final = 20
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows
_TOOLS_WRITE: Final = "oem" if sys.platform == "win32" else "utf-8"
# Control characters, halves of pairs (a name that is no UTF-8) and what XML has no place for.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PcState:
    """What this computer starts by itself."""

    run_due: bool
    at_login: bool


class SystemTasks(ABC):
    """What one system starts by itself for one data folder.

    ``command`` starts our program; ``folder`` is the absolute data folder. Folders are told apart
    by a hash in every name, so that one computer serves several.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        ours = [*command, "--data-dir", str(folder)]
        self._login_words = [*ours, "--minimized"]
        self._run_due_words = [*ours, "schedule", "run-due"]
        mark = short_hash(folder)
        self.run_due_name = f"smsdesk-run-due-{mark}"
        self.login_name = f"smsdesk-{mark}"

    @abstractmethod
    def state(self) -> PcState:
        """Tell what is set up. Never raises: what cannot be looked at is not there."""

    @abstractmethod
    def set_run_due(self, on: bool) -> None:
        """Send what is due every few minutes, or no more. Raises SmsdeskError: task_refused."""

    @abstractmethod
    def set_at_login(self, on: bool) -> None:
        """Open the window at login, or no more. Raises SmsdeskError: task_refused."""

    def run_due_words(self) -> list[str]:
        """Return what to run every few minutes. Raises SmsdeskError: task_refused."""
        return _writable(self._run_due_words)

    def login_words(self) -> list[str]:
        """Return what to run at login. Raises SmsdeskError: task_refused."""
        return _writable(self._login_words)


def short_hash(folder: Path) -> str:
    """Return eight hex digits that stand for a folder, however Windows capitalises it."""
    return hashlib.sha256(os.fsencode(os.path.normcase(folder))).hexdigest()[:8]


def refused(reason: str) -> SmsdeskError:
    """Return the error of a system that will not start us by itself."""
    return SmsdeskError("task_refused", detail=reason)


def call(*words: str) -> None:
    """Run a tool of the system to its end.

    Raises SmsdeskError: task_refused, where it is missing, fails or takes too long.
    """
    tool = Path(words[0]).name
    try:
        done = subprocess.run(  # noqa: S603 - a tool of the system, and words of ours
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TOOL_SECONDS,
            check=False,
            env=_environment(),
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired as exc:
        raise refused(f"{tool}: no answer in {_TOOL_SECONDS} s") from exc
    except OSError as exc:
        raise refused(f"{tool}: {exc.strerror or type(exc).__name__}") from exc
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).decode(_TOOLS_WRITE, "replace")
        reason = said.splitlines()[0] if said else f"exit {done.returncode}"
        raise refused(f"{tool}: {reason}")


def succeeds(*words: str) -> bool:
    """Tell whether a tool of the system runs and has no complaint."""
    try:
        call(*words)
    except SmsdeskError:
        return False
    return True


def write(path: Path, content: bytes) -> None:
    """Write a file and the folders above it. Raises SmsdeskError: task_refused."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o644)  # launchd takes none that others may write
    except OSError as exc:
        raise refused(str(exc)) from exc


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises SmsdeskError: task_refused."""
    try:
        path.unlink(missing_ok=True)
    except OSError as exc:
        raise refused(str(exc)) from exc


def is_there(path: Path) -> bool:
    """Tell whether a file is there and may be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def _writable(words: list[str]) -> list[str]:
    for word in words:
        if _UNWRITABLE.search(word):
            raise refused(f"no plain text: {word!r}")
    return words


def _environment() -> dict[str, str]:
    """Return our environment without the libraries a frozen program brings along for itself."""
    own = dict(os.environ)
    if getattr(sys, "frozen", False):
        own.pop("LD_LIBRARY_PATH", None)
        if before := own.pop("LD_LIBRARY_PATH_ORIG", None):
            own["LD_LIBRARY_PATH"] = before
    return own
