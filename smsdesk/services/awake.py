"""Keeps the computer awake while something is sent: a sleep in the middle makes outcomes unknown.

The wakepy library asks each system in its own way (SetThreadExecutionState on Windows, caffeinate
on macOS, the desktop's inhibitor over D-Bus on Linux). Where a system refuses, sending goes on:
what a sleep breaks is paused and told all the same. The screen may go dark.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import DBusAdapter, Mode

log = logging.getLogger(__name__)

# Imports inside functions: they take 50 ms, and only a sender needs them.
# ruff: noqa: PLC0415


@contextmanager
def keep_awake() -> Iterator[bool]:
    """Keep this computer from falling asleep inside the block; tell whether the system agreed."""
    from wakepy import keep

    with ExitStack() as stack:
        adapter = _closing_adapter(stack)
        mode = keep.running(on_fail="pass", dbus_adapter=adapter).__enter__()
        stack.callback(_let_sleep, mode)
        if not mode.active:
            log.info("this system does not let itself be kept awake")
        yield mode.active


def _let_sleep(mode: "Mode") -> None:
    try:
        mode.__exit__(None, None, None)
    except RuntimeError:  # with its part of the desktop, which may be started anew at any time
        log.info("whoever kept this computer awake is gone")


if sys.platform == "linux":

    def _closing_adapter(stack: ExitStack) -> "type[DBusAdapter]":
        """Return an adapter whose connections end with the stack, and nothing else does.

        wakepy 1.0.0 leaves them open where a system refuses, and collects all garbage after each:
        in a sender's thread that may delete a dropped page, which crashes Qt.
        """
        from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

        class Adapter(JeepneyDBusAdapter):
            def __init__(self) -> None:
                super().__init__()
                stack.callback(self.close_connections)

            def close_connections(self) -> None:
                while self._connections:
                    self.close_connection(self._connections.popitem()[1])

        return Adapter

else:

    def _closing_adapter(_stack: ExitStack) -> None:
        """There is no D-Bus here."""
