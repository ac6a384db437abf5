"""macOS: two launch agents of the user."""

import os
import plistlib
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from smsdesk.core.errors import SmsdeskError
from smsdesk.services.pc_tasks.base import (
    MINUTES,
    PcState,
    SystemTasks,
    call,
    is_there,
    remove,
    succeeds,
    write,
)

_EVERY_FEW_MINUTES: Final = {"StartInterval": MINUTES * 60, "RunAtLoad": True}
_AT_LOGIN: Final = {"RunAtLoad": True, "ProcessType": "Interactive"}


class MacTasks(SystemTasks):
    """What launchd starts for one data folder."""

    def state(self) -> PcState:
        """Tell which agents are there."""
        return PcState(
            run_due=is_there(_agent(self.run_due_name)),
            at_login=is_there(_agent(self.login_name)),
        )

    def set_run_due(self, on: bool) -> None:
        """Write and load the agent, or unload and remove it.

        Raises SmsdeskError: task_refused. An agent that launchd will not take leaves no file.
        """
        path = _agent(self.run_due_name)
        agent = f"{_session()}/{self.run_due_name}"
        words = self.run_due_words()
        if succeeds("launchctl", "print", agent):
            call("launchctl", "bootout", agent)
        if not on:
            remove(path)
            return
        try:
            write(path, launch_agent(self.run_due_name, words, _EVERY_FEW_MINUTES))
            call("launchctl", "bootstrap", _session(), str(path))
        except SmsdeskError:
            with suppress(SmsdeskError):
                remove(path)
            raise

    def set_at_login(self, on: bool) -> None:
        """Write the agent, or remove it. Raises SmsdeskError: task_refused.

        It is not loaded, which would open a second window now, nor unloaded, which would end the
        window that asks.
        """
        path = _agent(self.login_name)
        if on:
            write(path, launch_agent(self.login_name, self.login_words(), _AT_LOGIN))
        else:
            remove(path)


def launch_agent(label: str, words: Sequence[str], when: Mapping[str, Any]) -> bytes:
    """Return the agent that runs a command; ``when`` holds launchd's own keys for it."""
    return plistlib.dumps({"Label": label, "ProgramArguments": [*words], **when})


def _agent(label: str) -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{label}.plist"


if sys.platform == "win32":

    def _session() -> str:
        """Return no session: there is no launchd here."""
        return "gui"
else:

    def _session() -> str:
        """Return launchd's name for the login session of this user."""
        return f"gui/{os.getuid()}"
