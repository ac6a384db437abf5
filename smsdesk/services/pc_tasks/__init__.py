"""This computer starts smsdesk by itself, for this user, without an administrator.

What is due is sent every few minutes though no window is open, and the window opens at login.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from smsdesk.services.pc_tasks.base import PcState, SystemTasks

if sys.platform == "win32":
    from smsdesk.services.pc_tasks.windows import WindowsTasks as ThisSystem
elif sys.platform == "darwin":
    from smsdesk.services.pc_tasks.macos import MacTasks as ThisSystem
else:
    from smsdesk.services.pc_tasks.linux import LinuxTasks as ThisSystem

__all__ = ["PcState", "PcTasks"]


class PcTasks:
    """What this computer starts by itself for one data folder.

    ``command`` holds the words that start our program; ``folder`` is the absolute data folder.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._system: SystemTasks = ThisSystem(command, folder)

    def state(self) -> PcState:
        """Tell what is set up. Never raises, but may ask a tool of the system: not for the GUI."""
        return self._system.state()

    def set_run_due(self, on: bool) -> None:
        """Send what is due every few minutes, or no more.

        Raises SmsdeskError: task_refused, where the system refuses or its tool is missing.
        """
        self._system.set_run_due(on)

    def set_at_login(self, on: bool) -> None:
        """Open the window at login, or no more.

        Raises SmsdeskError: task_refused, where the system refuses.
        """
        self._system.set_at_login(on)
