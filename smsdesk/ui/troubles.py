"""What the window does about data that cannot be used as it is: says so, reads, restores."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.schedule import date_time_text
from smsdesk.services.rescue import Copy, Rescue, Unpacked
from smsdesk.ui.backups.restore_dialog import RestoreDialog
from smsdesk.ui.errors import ErrorDialog
from smsdesk.ui.reading_desk import ReadingDesk
from smsdesk.ui.trouble_dialog import TroubleDialog

if TYPE_CHECKING:
    from pathlib import Path

    from smsdesk.core.jobs import JobContext
    from smsdesk.services.desk import Desk
    from smsdesk.ui.frame import Frame
    from smsdesk.ui.jobs import JobRunner
    from smsdesk.ui.speech import Speech


class Troubles(QObject):
    """Stands beside the window from the first trouble on."""

    opening_wanted = Signal()  # the desk is to be opened, once more

    def __init__(self, frame: Frame, jobs: JobRunner, speech: Speech) -> None:
        super().__init__(frame)
        self._frame = frame
        self._jobs = jobs
        self._speech = speech
        self._desk: Desk | None = None
        self._reading: ReadingDesk | None = None
        self._last: SmsdeskError | None = None
        self._folder: Path | None = None

    def refuse(self, error: SmsdeskError, folder: Path | None) -> None:
        """Say why there is no desk to open, and close the window unless it is tried again."""
        dialog = self._show(error, folder)
        dialog.rejected.connect(self._frame.close)

    def read(self, desk: Desk) -> None:
        """Show what can be read of a desk that is not to be written."""
        self._desk = desk
        self._reading = ReadingDesk(self._frame, desk, self._jobs, self._speech)
        self._reading.help_wanted.connect(self._help)
        self._help()

    def tell(self, error: SmsdeskError, folder: Path) -> None:
        """Say that the data went bad while it was open: it can be left, and nothing more."""
        self._show(error, folder, lasting=True)

    @Slot()
    def _help(self) -> None:
        if self._desk is not None and self._desk.trouble is not None:
            self._show(self._desk.trouble, self._desk.folder, lasting=True)

    def _show(
        self, error: SmsdeskError, folder: Path | None, *, lasting: bool = False
    ) -> TroubleDialog:
        reads = self._desk is not None
        self._last, self._folder = error, folder
        dialog = TroubleDialog(
            self._frame,
            error,
            self._speech,
            folder=folder,
            reads=reads,
            again=not lasting,
            restores=reads or not lasting,  # what is open whole stays as it is
        )
        dialog.again_wanted.connect(self.opening_wanted)
        dialog.restore_wanted.connect(self._restore)
        dialog.backup_wanted.connect(self._ask_backup)
        dialog.finished.connect(dialog.deleteLater)
        dialog.present(dialog.back_button)
        return dialog

    # --- putting a copy in its place --------------------------------------------------------

    @Slot(object)
    def _restore(self, copy: Copy) -> None:
        work = partial(self._restore_work, copy)
        self._jobs.run(work, done=self._open_again, failed=self._say_failed)

    def _restore_work(self, copy: Copy, _job: JobContext) -> tuple[Copy, str]:
        if self._desk is not None:
            self._desk.close()
        return copy, Rescue(copy.path.parent).restore(copy)

    @Slot()
    def _ask_backup(self) -> None:
        if self._folder is None:
            return
        rescue = Rescue(self._folder)
        newest = next((one.path for one in rescue.backups() if one.manifest is not None), None)
        dialog = RestoreDialog(self._frame, rescue, self._jobs, self._speech, newest)
        dialog.unpacked.connect(self._put_back)
        dialog.rejected.connect(self._show_last)
        dialog.begin()

    @Slot(object)
    def _put_back(self, unpacked: Unpacked) -> None:
        work = partial(self._put_back_work, unpacked)
        self._jobs.run(work, done=self._open_backup, failed=self._say_failed)

    def _put_back_work(self, unpacked: Unpacked, _job: JobContext) -> None:
        if self._desk is not None:
            self._desk.close()
        Rescue(unpacked.database.parent).put_back(unpacked)

    @Slot(object)
    def _open_backup(self, _nothing: object) -> None:
        self._take_down()
        self.opening_wanted.emit()

    @Slot()
    def _show_last(self) -> None:
        """Say the trouble again to whoever restored nothing."""
        if self._desk is not None:
            self._help()
        elif self._last is not None:
            self.refuse(self._last, self._folder)

    @Slot(object)
    def _open_again(self, restored: tuple[Copy, str]) -> None:
        copy, kept = restored
        self._take_down()
        date = date_time_text(copy.made_at, self._speech.language)
        told = ErrorDialog(
            self._frame,
            SmsdeskError("copy_restored", date=date, kept=kept),
            self._speech,
            self.tr("Close"),
        )
        told.finished.connect(told.deleteLater)
        told.present()
        self.opening_wanted.emit()

    @Slot(object)
    def _say_failed(self, error: SmsdeskError) -> None:
        self._take_down()
        self.refuse(error, None)

    def _take_down(self) -> None:
        self._desk = None
        if self._reading is not None:
            self._reading.take_down()
            self._reading = None
