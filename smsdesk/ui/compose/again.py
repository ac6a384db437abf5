"""Beginning an earlier campaign again, with this month's file, and what differs then."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import DraftSource
from smsdesk.services.composing import ComposingService, Differences, Written
from smsdesk.services.imports import ImportOptions
from smsdesk.ui.compose.adding import Adding, file_dialog
from smsdesk.ui.compose.again_dialog import AgainDialog
from smsdesk.ui.compose.preparing import Look
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech


class Again(QObject):
    """Asks which campaign, and for a file in place of each it was made of.

    ``chosen`` tells what to write; ``differing`` what is new and gone, once the people are here.
    """

    chosen = Signal(object)  # Written
    differing = Signal(object)  # Differences

    def __init__(
        self,
        page: QWidget,
        adding: Adding,
        *,
        composing: ComposingService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._adding = adding
        self._composing = composing
        self._jobs = jobs
        self._speech = speech
        self._comparing = Latest(jobs, self)
        self._earlier: Written | None = None
        self._files: list[DraftSource] = []

    @Slot()
    def ask(self) -> None:
        """Ask which campaign."""
        self._jobs.run(self._read, done=self._show)

    def begin(self, written: Written) -> None:
        """Add the people of a campaign that is written again; ask for its files one by one."""
        self._earlier = written
        self._files = [one for one in written.draft.sources if one.kind == "file"]
        for origin in written.draft.sources:
            if origin.kind != "file":
                self._adding.add_origin(origin)
        self._ask_file()

    def forget(self) -> None:
        """Compare with nothing any more."""
        self._earlier = None
        self._files = []

    def compare(self, look: Look) -> None:
        """Compare who is there now with who was, once and for all of its people."""
        if self._earlier is None or self._files or not look.prepared.rendered:
            return
        work = partial(self._differences, look, self._earlier)
        self._earlier = None
        self._comparing.run(work, done=self.differing.emit)

    def _read(self, _job: JobContext) -> list[Written]:
        return self._composing.written()

    @Slot(object)
    def _show(self, campaigns: list[Written]) -> None:
        dialog = AgainDialog(self._page.window(), campaigns, self._speech)
        dialog.chosen.connect(self.chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def _differences(self, look: Look, earlier: Written, _job: JobContext) -> Differences:
        return self._composing.differences(look.prepared, earlier)

    def _ask_file(self) -> None:
        if not self._files:
            return
        origin = self._files[0]
        title = self.tr("This month’s file in place of {name}").format(name=origin.name)
        folder = str(Path(origin.path).parent) if origin.path else ""
        dialog = file_dialog(self._page, title, folder)
        dialog.fileSelected.connect(self.take_file)
        dialog.rejected.connect(self.forget)
        dialog.open()

    @Slot(str)
    def take_file(self, name: str) -> None:
        """Read the file that was chosen as the earlier one was, and ask for the next."""
        if not self._files:
            return
        options: dict[str, Any] = dict(self._files.pop(0).options)
        self._adding.add_file(Path(name), ImportOptions(**options))
        self._ask_file()
