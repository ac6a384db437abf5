"""Why the data cannot be used, and what can be done about it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import Busy, SmsdeskError, StoreError
from smsdesk.core.schedule import date_time_text
from smsdesk.services.rescue import Copy, Rescue
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import NARROW, Dialog
from smsdesk.ui.widgets.labels import PlainLabel

HELPED_BY_A_COPY = frozenset({"database_damaged", "database_missing"})
NOT_HELPED_BY_TIME = frozenset({"newer_database", "database_damaged"})
WIDER = 740


class TroubleDialog(Worded, Dialog):
    """Says one trouble with the data folder.

    It offers the newest copy beside a damaged or missing database and any backup (``restores``),
    the folder itself, and to try again where that may help (``again``). Closed, it leaves what
    ``reads`` says: History, or nothing.
    """

    restore_wanted = Signal(object)  # services.rescue.Copy
    backup_wanted = Signal()
    again_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        error: SmsdeskError,
        speech: Speech,
        *,
        folder: Path | None = None,
        reads: bool = False,
        again: bool = True,
        restores: bool = True,
    ) -> None:
        copy = newest_copy(folder, error) if restores else None
        super().__init__(window, "", close_name="–", width=WIDER if copy else NARROW)
        self.title.setWordWrap(True)
        self._error = error
        self._speech = speech
        self._folder = folder
        self._reads = reads
        self.copy = copy
        self.back_button = Button("", "secondary")
        self.folder_button = Button("", "quiet", icon="folder-open")
        self.again_button = Button("", "primary", icon="refresh-cw")
        self.restore_button = Button("", "primary", icon="undo-2")
        self.backup_button = Button("", "secondary", icon="shield-check")
        self._hint = PlainLabel(wrap=True)
        self._about_copy = PlainLabel(wrap=True)
        details = " · ".join(filter(None, (error.code, error.detail)))

        self.body.addWidget(self._hint)
        self.body.addWidget(self._about_copy)
        self.body.addWidget(self.backup_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(PlainLabel(details, "caption", wrap=True, selectable=True))
        self.foot.add_left(self.folder_button)
        self.foot.add_right(self.back_button, self.again_button, self.restore_button)
        self._choose_buttons(again=again)
        helped = restores and folder is not None and error.code in HELPED_BY_A_COPY
        self.backup_button.setVisible(helped)
        self.retranslate()

        self.back_button.clicked.connect(self.reject)
        self.folder_button.clicked.connect(self._show_folder)
        self.again_button.clicked.connect(self._try_again)
        self.restore_button.clicked.connect(self._restore)
        self.backup_button.clicked.connect(self._restore_backup)

    def retranslate(self) -> None:
        """Set every word anew."""
        said = self._speech.error(self._error)
        back = self.tr("Look at History") if self._reads else self.tr("Close")
        self.title.setText(said.text)
        self.setAccessibleName(said.text)
        self.close_button.set_name(back)
        self.back_button.setText(back)
        self._hint.setText(said.hint)
        self.folder_button.setText(self.tr("Show the folder"))
        self.again_button.setText(self.tr("Try again"))
        self.backup_button.setText(self.tr("Restore a backup…"))
        if self.copy is not None:
            date = date_time_text(self.copy.made_at, self._speech.language)
            self.restore_button.setText(self.tr("Restore the copy of {date}").format(date=date))
        self._about_copy.setText(
            self.tr(
                "The copy knows nothing of what was sent after it was made. The file of now is "
                "kept beside it, and what is unsent in the copy waits until you confirm it."
            )
        )

    def _choose_buttons(self, *, again: bool) -> None:
        error = self._error
        waits = isinstance(error, (Busy, StoreError)) and error.code not in NOT_HELPED_BY_TIME
        self.folder_button.setVisible(isinstance(error, StoreError) and self._folder is not None)
        self.again_button.setVisible(again and waits)
        self.again_button.set_kind("secondary" if self.copy is not None else "primary")
        self.restore_button.setVisible(self.copy is not None)
        self._about_copy.setVisible(self.copy is not None)

    @Slot()
    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @Slot()
    def _try_again(self) -> None:
        self.accept()
        self.again_wanted.emit()

    @Slot()
    def _restore(self) -> None:
        self.accept()
        self.restore_wanted.emit(self.copy)

    @Slot()
    def _restore_backup(self) -> None:
        self.accept()
        self.backup_wanted.emit()


def newest_copy(folder: Path | None, error: SmsdeskError) -> Copy | None:
    """Return the newest copy beside the data, where one would help."""
    if folder is None or error.code not in HELPED_BY_A_COPY:
        return None
    return next(iter(Rescue(folder).copies()), None)
