"""How a second window calls the first one forward: it takes away ``desk.window``.

The window that holds the data folder lays the file out and looks for it a few times a second; one
that is gone is laid out again, which is the answer. No answer comes from a window that hangs, nor
from a command line. It needs no network, no Qt and nothing before the first paint.
"""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NAME = "desk.window"
ANSWER_SECONDS = 3.0
_STEP = 0.02


class Doorbell:
    """The bell of the window that holds a data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._out = False

    def hang_out(self) -> None:
        """Be there to be called. A folder that refuses has no bell."""
        with suppress(OSError):
            self._path.touch(mode=0o600)
            self._out = True

    def is_rung(self) -> bool:
        """Tell whether somebody called since the last look, and answer."""
        if not self._out or self._path.exists():
            return False
        self.hang_out()
        return True

    def take_in(self) -> None:
        """Be there no more."""
        if self._out:
            self._out = False
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def ring(folder: Path, *, wait: float = 0.0) -> bool:
    """Call the window that holds a data folder, and tell whether it answered.

    ``wait`` is how long one that is just being opened may take to hang out its bell.
    """
    path = folder / NAME
    if not _within(wait, path.exists):
        return False
    _let_it_come_forward()
    try:
        path.unlink()
    except OSError:
        return False
    return _within(ANSWER_SECONDS, path.exists)


def _within(seconds: float, condition: Callable[[], bool]) -> bool:
    ends = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= ends:
            return False
        time.sleep(_STEP)
    return True


if sys.platform == "win32":
    import ctypes

    def _let_it_come_forward() -> None:
        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # we may: the user just started us
else:

    def _let_it_come_forward() -> None:
        """Any window may come forward here."""
