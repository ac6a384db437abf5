"""Windows: a task of the Task Scheduler, and a value under the user's key Run."""

import codecs
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from smsdesk.services.pc_tasks.base import (
    MINUTES,
    PcState,
    SystemTasks,
    call,
    refused,
    succeeds,
)

_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_LONGEST_RUN_LINE: Final = 260
"""Windows starts no longer one, and says nothing."""


class WindowsTasks(SystemTasks):
    """What Windows starts for one data folder."""

    def state(self) -> PcState:
        """Ask the Task Scheduler and the registry."""
        return PcState(run_due=self._is_scheduled(), at_login=_has_run_value(self.login_name))

    def set_run_due(self, on: bool) -> None:
        """Create the task anew, or delete it. Raises SmsdeskError: task_refused."""
        if on:
            self._schedule(task_file(self.run_due_words()))
        elif self._is_scheduled():
            call(_schtasks(), "/Delete", "/TN", self.run_due_name, "/F")

    def set_at_login(self, on: bool) -> None:
        """Set the value, or delete it. Raises SmsdeskError: task_refused."""
        try:
            if on:
                _set_run_value(self.login_name, run_line(self.login_words()))
            else:
                _delete_run_value(self.login_name)
        except OSError as exc:
            raise refused(f"registry: {exc.strerror or exc}") from exc

    def _is_scheduled(self) -> bool:
        return succeeds(_schtasks(), "/Query", "/TN", self.run_due_name)

    def _schedule(self, content: bytes) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix="smsdesk-") as folder:
                path = Path(folder, "task.xml")
                path.write_bytes(content)
                call(_schtasks(), "/Create", "/TN", self.run_due_name, "/XML", str(path), "/F")
        except OSError as exc:
            raise refused(str(exc)) from exc


def task_xml(words: Sequence[str]) -> str:
    """Return the task that runs a command every few minutes, as whoever registers it."""
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Sends the SMS that are due (smsdesk)</Description>
  </RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Repetition>
        <Interval>PT{MINUTES}M</Interval>
      </Repetition>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Enabled>true</Enabled>
    </TimeTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <Hidden>true</Hidden>
    <WakeToRun>true</WakeToRun>
    <ExecutionTimeLimit>PT12H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(words[0])}</Command>
      <Arguments>{escape(subprocess.list2cmdline(words[1:]))}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def task_file(words: Sequence[str]) -> bytes:
    """Return the task in the one encoding that schtasks reads."""
    return codecs.BOM_UTF16_LE + task_xml(words).encode("utf-16-le")


def run_line(words: Sequence[str]) -> str:
    """Return the command line of a value under Run. Raises SmsdeskError: task_refused."""
    line = subprocess.list2cmdline(words)
    if len(line) > _LONGEST_RUN_LINE:
        raise refused(f"{len(line)} characters, but Windows takes {_LONGEST_RUN_LINE}")
    return line


def _schtasks() -> str:
    """Return the system's own tool; one that lies in the current folder would be run first."""
    if root := os.environ.get("SYSTEMROOT"):
        return str(Path(root, "System32", "schtasks.exe"))
    return "schtasks"


if sys.platform == "win32":
    import winreg

    def _has_run_value(name: str) -> bool:
        """Tell whether Windows starts something of this name at login."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.QueryValueEx(key, name)
        except OSError:
            return False
        return True

    def _set_run_value(name: str, line: str) -> None:
        """Have Windows start a command line at login. Raises OSError."""
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, line)

    def _delete_run_value(name: str) -> None:
        """Have Windows start it no more. Raises OSError."""
        with (
            suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE) as key,
        ):
            winreg.DeleteValue(key, name)
else:

    def _has_run_value(_name: str) -> bool:
        """Tell that there is no registry here."""
        return False

    def _set_run_value(_name: str, _line: str) -> None:
        """Raise OSError: there is no registry here."""
        raise OSError("no registry here")

    def _delete_run_value(_name: str) -> None:
        """Have nothing to delete."""
