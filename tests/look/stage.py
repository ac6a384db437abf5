"""The harness of the pictures: real pages over real services and the practice simulator.

    python -m tests.look.<name> FOLDER [picture ...] [--scale 1 2] [--language th en]
                                                     [--theme light dark]

They are for eyes, beside the design's pictures; only the clock is staged. Thai needs the compiled
catalogues: make translations.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import httpx
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from smsdesk.core.models import Account
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.collector import Collector
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech
from smsdesk.ui.status_line import StatusItem
from smsdesk.ui.style import Theme, load_fonts

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)  # Friday, 14:32 in Bangkok
WIDE, LAPTOP, SMALLEST = (1280, 800), (1366, 688), (900, 500)
SHOWN = "SMSDESK_LOOK_SCALE"


class Stage:
    """What stands around a page, and the desks that the pictures share."""

    def __init__(self) -> None:
        self.app = QApplication([])
        self.app.setCursorFlashTime(0)
        load_fonts()
        self.theme = Theme(self.app)
        self.theme.apply("light")
        self.language = Language(self.app)
        self.language.set("th")
        self.speech = Speech(self.language)
        self.jobs = JobRunner()
        Collector(self.jobs, self.app)
        self.now = NOW
        self._folders: list[tempfile.TemporaryDirectory[str]] = []
        self._desks: dict[str, Desk] = {}
        self._kept: list[QWidget] = []

    def __enter__(self) -> "Stage":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _exc: object, _trace: TracebackType | None
    ) -> None:
        self.jobs.shutdown()
        for desk in self._desks.values():
            desk.close()
        for folder in self._folders:
            folder.cleanup()

    def clock(self) -> datetime:
        return self.now

    def folder(self) -> Path:
        made = tempfile.TemporaryDirectory(prefix="smsdesk-look-", ignore_cleanup_errors=True)
        self._folders.append(made)
        return Path(made.name)

    def desk(self, name: str = "", fill: Callable[[Desk], None] | None = None) -> Desk:
        """Return the desk of this name, filled once; a new one without a name."""
        key = name or f"#{len(self._desks)}"
        if key not in self._desks:
            self._desks[key] = Desk(
                self.folder(), command=own_command(), hold=True, clock=self.clock
            )
            if fill is not None:
                fill(self._desks[key])
        return self._desks[key]

    def frame(self, tab: Tab, page: QWidget, size: tuple[int, int] = WIDE) -> Frame:
        frame = Frame(self.clock)
        frame.set_page(tab, page)
        frame.show_tab(tab)
        frame.set_account("ThaiBulkSMS", "คงเหลือ 8,412 เครดิต")
        frame.set_status([StatusItem("ok", "พร้อมส่ง")])
        frame.resize(*size)
        frame.show()
        frame.activateWindow()
        self._kept += [frame, page]  # Qt deletes them with their window, not Python one by one
        return frame

    def until(self, ready: Callable[[], bool], seconds: float = 60) -> None:
        ends = time.monotonic() + seconds
        self.breathe()
        while not ready():
            if time.monotonic() > ends:
                raise TimeoutError(ready)
            self.breathe()
        self.breathe()

    def settle(self) -> None:
        """Wait for every job, and for what its answer sets going."""
        for _ in range(2):
            self.until(self._is_quiet)

    def breathe(self, seconds: float = 0.05) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            QCoreApplication.processEvents()
            time.sleep(0.002)

    def take(self, frame: QWidget, path: Path) -> None:
        if isinstance(self.app.focusWidget(), QTabBar):
            frame.setFocus()
        self.breathe(0.3)
        frame.grab().save(str(path))

    def _is_quiet(self) -> bool:
        return not self.jobs.busy


def control(desk: Desk, account: Account, what: str, body: object) -> None:
    """Tell the practice simulator something: "faults", "settings", "credits"."""
    base = desk.accounts.provider(account).base_url
    url = f"{base}/_simulator/{account.service}/{what}"
    httpx.post(url, json=body).raise_for_status()


Pictures = Mapping[str, Callable[[Stage], QWidget]]


def main(module: str, pictures: Pictures, scales: Sequence[str] = ("1",)) -> None:
    """Draw the pictures asked for; each scale in a process of its own."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.look.{module}")
    parser.add_argument("folder", type=Path)
    parser.add_argument("pictures", nargs="*", metavar="picture", help=", ".join(pictures))
    parser.add_argument("--scale", nargs="+", default=list(scales))
    parser.add_argument("--language", nargs="+", default=["th", "en"])
    parser.add_argument("--theme", nargs="+", default=["light", "dark"])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if scale := os.environ.get(SHOWN):
        with Stage() as stage:
            _draw(stage, pictures, options, scale)
        return
    command = [sys.executable, "-m", f"tests.look.{module}", *sys.argv[1:]]
    for scale in options.scale:
        settings = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, SHOWN: scale}
        subprocess.run(command, env=os.environ | settings, check=True)


def _draw(stage: Stage, pictures: Pictures, options: argparse.Namespace, scale: str) -> None:
    for name, make in pictures.items():
        if options.pictures and not any(name.startswith(one) for one in options.pictures):
            continue
        frame = make(stage)
        for theme in options.theme:
            stage.theme.apply(theme)
            for language in options.language:
                stage.language.set(language)
                stage.take(frame, options.folder / f"{name}-{language}-{theme}-{scale}x.png")
        stage.theme.apply("light")
        stage.language.set("th")
        frame.close()
        stage.breathe()
