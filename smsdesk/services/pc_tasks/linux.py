"""Linux: a timer of the user's systemd, and an autostart file of the desktop."""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

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

_SYSTEMCTL: Final = ("systemctl", "--user")


class LinuxTasks(SystemTasks):
    """What systemd and the desktop start for one data folder."""

    def state(self) -> PcState:
        """Tell which files are there."""
        return PcState(
            run_due=is_there(self._timer) and is_there(self._service),
            at_login=is_there(self._autostart),
        )

    def set_run_due(self, on: bool) -> None:
        """Write, load and start the timer, or stop and remove it.

        Raises SmsdeskError: task_refused. A timer that systemd will not take leaves no file
        behind; one that it will not stop stays, and its files with it.
        """
        if on:
            words = self.run_due_words()
            try:
                write(self._service, service_unit(words).encode())
                write(self._timer, timer_unit(self._service.name).encode())
                call(*_SYSTEMCTL, "daemon-reload")
                call(*_SYSTEMCTL, "enable", "--now", self._timer.name)
            except SmsdeskError:
                with suppress(SmsdeskError):
                    call(*_SYSTEMCTL, "disable", "--now", self._timer.name)
                with suppress(SmsdeskError):
                    self._remove_units()
                raise
        elif is_there(self._timer) or is_there(self._service):
            call(*_SYSTEMCTL, "disable", "--now", self._timer.name)
            self._remove_units()
            succeeds(*_SYSTEMCTL, "daemon-reload")  # else it forgets them at the next login

    def set_at_login(self, on: bool) -> None:
        """Write the autostart file, or remove it. Raises SmsdeskError: task_refused."""
        if on:
            write(self._autostart, desktop_entry(self.login_words()).encode())
        else:
            remove(self._autostart)

    @property
    def _service(self) -> Path:
        return _config_home() / "systemd" / "user" / f"{self.run_due_name}.service"

    @property
    def _timer(self) -> Path:
        return self._service.with_suffix(".timer")

    @property
    def _autostart(self) -> Path:
        return _config_home() / "autostart" / f"{self.login_name}.desktop"

    def _remove_units(self) -> None:
        remove(self._timer.parent / "timers.target.wants" / self._timer.name)  # made by systemctl
        remove(self._timer)
        remove(self._service)


def service_unit(words: Sequence[str]) -> str:
    """Return the unit that runs a command once.

    A shell starts it, since systemd takes no program with a quote or a dollar in its path.
    """
    command = " ".join(_quoted_for_systemd(word) for word in words)
    return f"""\
[Unit]
Description=Send the SMS that are due (smsdesk)

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'exec "$$@"' smsdesk {command}
"""


def timer_unit(service: str) -> str:
    """Return the unit that starts a service every few minutes."""
    return f"""\
[Unit]
Description=Look every {MINUTES} minutes for SMS that are due (smsdesk)

[Timer]
OnCalendar=*:0/{MINUTES}
AccuracySec=15s
Persistent=true
Unit={service}

[Install]
WantedBy=timers.target
"""


def desktop_entry(words: Sequence[str]) -> str:
    """Return the file by which a desktop starts a command at login."""
    if "%" in words[0]:
        words = ["env", *words]  # desktops look for the program before they undouble its %
    command = " ".join(_quoted_for_desktop(word) for word in words)
    return f"""\
[Desktop Entry]
Type=Application
Name=smsdesk
Exec={command}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def _quoted_for_systemd(word: str) -> str:
    """Return a word as systemd.syntax and the command lines of systemd.service want it."""
    escaped = re.sub(r'(["\\])', r"\\\1", word)
    return '"' + escaped.replace("%", "%%").replace("$", "$$") + '"'


def _quoted_for_desktop(word: str) -> str:
    """Return a word for the key Exec, whose backslashes are those of a string and so doubled."""
    escaped = re.sub(r'(["`$\\])', r"\\\1", word)
    return '"' + escaped.replace("%", "%%").replace("\\", "\\\\") + '"'


def _config_home() -> Path:
    given = os.environ.get("XDG_CONFIG_HOME", "")
    # The specification has a relative one ignored.
    return Path(given) if given.startswith("/") else Path.home() / ".config"
