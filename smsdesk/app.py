"""The window's composition root: paths, log, window, desk, quit. Nobody imports it.

The window is painted before anything but Qt is imported; the desk is opened in a worker thread
and the pages are furnished when it stands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smsdesk.paths import config_dir, data_dir, own_command, resource

if TYPE_CHECKING:
    from types import TracebackType

    from smsdesk.core.jobs import JobContext
    from smsdesk.services.desk import Desk
    from smsdesk.services.rescue import Unpacked
    from smsdesk.ui.jobs import JobRunner
    from smsdesk.ui.main_window import MainWindow

# Imports inside functions, here and in ui/main_window.py, keep the first paint quick.
# ruff: noqa: PLC0415

DEMO_ACCOUNT = "ThaiBulkSMS"
LANGUAGES = ("th", "en")
JUST_OPENING = 2.0
"""Seconds in which a window that was started a moment before this one can be called."""


class Options(NamedTuple):
    """What the window was started with."""

    command: str = ""
    data_dir: str | None = None
    lang: str = ""
    theme: str = ""
    json: bool = False
    minimized: bool = False
    not_restored: bool = False
    tour: str = ""
    full: bool = False
    scale: int = 0


def main(words: Sequence[str]) -> int:
    """Open the window, or the demo, or drive the demo's tour; return the exit code."""
    options = _options(words) if words else Options()
    if options.command == "selftest":
        return _selftest(options)
    if options.command != "demo":
        return _run(options, data_dir(options.data_dir))
    if options.tour and options.full and not options.scale:
        return _tour_per_scale(words)
    import tempfile

    with tempfile.TemporaryDirectory(prefix="smsdesk-demo-", ignore_cleanup_errors=True) as folder:
        return _run(options, Path(folder))


def _options(words: Sequence[str]) -> Options:
    import argparse

    parser = argparse.ArgumentParser(prog="smsdesk")
    parser.add_argument("--data-dir")
    parser.add_argument("--lang", choices=LANGUAGES, default="")
    parser.add_argument("--theme", choices=("light", "dark"), default="")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--minimized", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--not-restored", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--reveal", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo", help="practice mode on the embedded simulator")
    demo.add_argument("--tour", metavar="DIR", default="", help="drive the window, save pictures")
    demo.add_argument("--full", action="store_true", help="dark and 200 %% too")
    demo.add_argument("--scale", type=int, default=0, help=argparse.SUPPRESS)
    commands.add_parser("selftest", help="what a built program must pass")
    found = vars(parser.parse_args(list(words)))
    found.pop("reveal")
    found["command"] = found["command"] or ""
    return Options(**found)


def _selftest(options: Options) -> int:
    """Try what a build may have lost; print each check and return 0 when all pass."""
    import json

    prepare_qt(offscreen=not has_display())
    from PySide6.QtWidgets import QApplication

    from smsdesk import selftest
    from smsdesk.ui.selftest import QtProbes

    app = QApplication(["smsdesk"])
    checks = selftest.run([*selftest.PROBES, *QtProbes(app).all()])
    if options.json:
        told = [{"check": c.name, "passed": c.passed, "detail": c.detail} for c in checks]
        sys.stdout.write(json.dumps({"checks": told}, ensure_ascii=False) + "\n")
    else:
        for check in checks:
            mark = "ok" if check.passed else "FAILED"
            sys.stdout.write(f"{check.name}: {mark} {check.detail}".rstrip() + "\n")
    return 0 if all(check.passed for check in checks) else 1


def _tour_per_scale(words: Sequence[str]) -> int:
    """Run the tour in a process of its own for each scale: Qt reads the scale once."""
    import subprocess

    exits = []
    for scale in (1, 2):
        done = subprocess.run(  # noqa: S603 - our own program
            [*own_command(), *words, "--scale", str(scale)],
            env=os.environ | {"QT_SCALE_FACTOR": str(scale)},
            check=False,
        )
        exits.append(done.returncode)
    return max(exits)


def _run(options: Options, folder: Path) -> int:
    """Show the window over one data folder until it is closed, or call forward the one it has."""
    import gc

    if _another_comes_forward(folder):
        return 0

    gc.disable()  # nothing is garbage yet; ui.collector takes over after the first paint
    prepare_qt(offscreen=bool(options.command == "demo" and not has_display()))
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from smsdesk.ui.jobs import JobRunner
    from smsdesk.ui.language import Language, system_language
    from smsdesk.ui.main_window import MainWindow
    from smsdesk.ui.style import Theme, load_fonts
    from smsdesk.ui.style.fonts import FIRST, LATER

    qInstallMessageHandler(_log_qt)
    app = QApplication(["smsdesk"])
    app.setApplicationName("smsdesk")
    load_fonts(FIRST)
    theme = Theme(app)
    theme.apply(options.theme or _kept(folder, "theme", ("light", "dark")) or "system")
    language = Language(app)
    language.set(options.lang or _kept(folder, "language", LANGUAGES) or system_language())
    jobs = JobRunner()
    window = MainWindow(jobs, language, theme)
    sys.excepthook = _Hook(window)
    if options.minimized:  # started by the computer at login
        window.showMinimized()
    else:
        window.show()
    app.processEvents()
    from smsdesk.ui.collector import Collector
    from smsdesk.ui.style.icons import app_icon

    load_fonts(LATER)
    app.setWindowIcon(app_icon())
    Collector(jobs, window)
    opening = _Opening(folder, window, jobs, demo=options.command == "demo")
    opening.begin()
    if options.not_restored:
        from smsdesk.core.errors import SmsdeskError

        window.complain(SmsdeskError("not_restored"))
    exit_code = (
        _drive(options, window) if options.command == "demo" and options.tour else app.exec()
    )
    window.close_desk()
    jobs.shutdown()
    if window.unpacked is not None and options.command != "demo":
        _restore_and_open_again(folder, window.unpacked)
    return exit_code


def _restore_and_open_again(folder: Path, unpacked: Unpacked) -> None:
    """Put a backup in the place of the data, now that it is closed, and start the window anew."""
    import logging
    import subprocess

    from smsdesk.core.errors import SmsdeskError
    from smsdesk.services.rescue import Rescue

    words = [*own_command(), "--data-dir", str(folder)]
    try:
        Rescue(folder).put_back(unpacked)
    except SmsdeskError as error:
        logging.getLogger(__name__).error("not restored: %s %s", error.code, error.detail)
        words.append("--not-restored")
    subprocess.Popen(words)  # noqa: S603 - our own program


def _log_qt(_kind: object, _where: object, text: str) -> None:
    """Put Qt's own messages into the log instead of a terminal nobody sees."""
    import logging

    logging.getLogger("qt").warning(text)


def prepare_qt(*, offscreen: bool) -> None:
    """Set what Qt reads from the environment, before it is imported."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    thai = resource("libthai")
    if thai.is_dir():
        os.environ.setdefault("LIBTHAI_DICTDIR", str(thai))


def has_display() -> bool:
    """Tell whether a window can be seen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _another_comes_forward(folder: Path) -> bool:
    """Tell whether a window that holds the folder has shown itself instead of this one."""
    if not (folder / "desk.window").exists():
        return False
    from smsdesk.services.doorbell import ring
    from smsdesk.store.lock import DeskLock

    lock = DeskLock(folder)
    if lock.acquire():  # of a window that was killed
        lock.release()
        return False
    return ring(folder)


class _Opening:
    """Opens the desk in a worker thread; the heavy imports happen there."""

    def __init__(self, folder: Path, window: MainWindow, jobs: JobRunner, *, demo: bool) -> None:
        self._folder = folder
        self._window = window
        self._jobs = jobs
        self._demo = demo
        window.folder = folder
        window.opening_wanted.connect(self.begin)

    def begin(self) -> None:
        """Open the desk, now or once more."""
        self._jobs.run(self.open, done=self._window.furnish, failed=self._window.refuse)

    def open(self, job: JobContext) -> Desk | None:
        """Open the data folder, and in the demo lay out what it shows. Raises Busy.

        Returns None where the window that holds the folder came forward instead.
        """
        from smsdesk.core.errors import Busy
        from smsdesk.logs import start_logging
        from smsdesk.services.desk import Desk, check_folder
        from smsdesk.services.doorbell import ring

        check_folder(self._folder)  # before anything is written into it, the log too
        start_logging(self._folder, aloud=self._demo)
        config = None if self._demo else config_dir()
        try:
            desk = Desk(self._folder, command=own_command(), hold=True, reading=True, config=config)
        except Busy:
            if ring(self._folder, wait=JUST_OPENING):
                return None
            raise
        if self._demo and not desk.accounts.all():
            desk.accounts.add(DEMO_ACCOUNT, "thaibulksms", practice=True)
        job.check()
        return desk


class _Hook:
    """Logs what nobody foresaw and says so politely; the window goes on.

    It may be called in the middle of painting, so the saying waits for the event loop, and what
    happens again and again is said once.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._said: set[str] = set()

    def __call__(
        self, kind: type[BaseException], exc: BaseException, trace: TracebackType | None
    ) -> None:
        import logging

        from PySide6.QtCore import QTimer

        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        logging.getLogger(__name__).critical("unforeseen", exc_info=(kind, exc, trace))
        if kind.__name__ not in self._said:
            self._said.add(kind.__name__)
            QTimer.singleShot(0, self._window, self._window.admit_bug)


def _drive(options: Options, window: MainWindow) -> int:
    from smsdesk.ui.tour import Tour

    return Tour(
        window,
        Path(options.tour),
        sample=resource("samples", "residents.csv"),
        dark=options.full,
        suffix="-2x" if options.scale == 2 else "",
    ).run()


def _kept(folder: Path, key: str, allowed: tuple[str, ...]) -> str:
    """Return one of the program's own settings without opening the desk."""
    try:
        text = (folder / "settings.json").read_text("utf-8")
        import json

        value = json.loads(text).get(key, "")
    except (OSError, ValueError):
        return ""
    return value if value in allowed else ""
