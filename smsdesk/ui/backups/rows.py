"""The automatic backups, a line each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.backups import Backup
from smsdesk.core.schedule import date_time_text, in_bangkok
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.labels import ElidedLabel, HairLine, IconLabel, PlainLabel


class BackupRow(Worded, QWidget):
    """When it was made, what it holds, whether it is whole, and a button to restore it."""

    wanted = Signal(object)  # core.backups.Backup

    def __init__(self, backup: Backup, speech: Speech) -> None:
        super().__init__()
        self.backup = backup
        self._speech = speech
        whole = backup.manifest is not None
        self._mark = IconLabel(
            "shield-check" if whole else "triangle-alert", "ok" if whole else "block", 18
        )
        self._made = PlainLabel(role="medium")
        self.holds = ElidedLabel(role="small", tone="" if whole else "block")
        self.restore_button = Button("", "quiet", icon="undo-2")
        self.restore_button.setVisible(whole)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._made)
        words.addWidget(self.holds)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.restore_button.clicked.connect(self._tell)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        made = date_time_text(in_bangkok(self.backup.made_at), self._speech.language)
        self._made.setText(made)
        self.holds.setText(self._words())
        self.restore_button.setText(self.tr("Restore…"))
        self.restore_button.setAccessibleName(
            self.tr("Restore the backup of {date}").format(date=made)
        )

    def _words(self) -> str:
        manifest = self.backup.manifest
        if manifest is None:
            return self.tr("Damaged: it cannot be restored")
        words = [
            self.tr("%Ln messages", "", manifest.messages),
            self.tr("{size} MB").format(size=f"{self.backup.size / 1_000_000:,.1f}"),
            self.tr("proved to open"),
        ]
        if self.backup.also is not None:
            words.append(self.tr("also in the second folder"))
        return " · ".join(words)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self.backup)


class BackupRows(Worded, QWidget):
    """All of them, newest first."""

    wanted = Signal(object)  # core.backups.Backup

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self.rows: list[BackupRow] = []
        self._others: list[QWidget] = []
        self._heading = PlainLabel(role="strong")
        self._none = PlainLabel(role="small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._none)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._heading.setText(self.tr("Automatic backups"))
        self._none.setText(self._speech.word("backups_none"))

    def show_all(self, backups: Sequence[Backup]) -> None:
        """Show these."""
        for old in (*self.rows, *self._others):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._others = [], []
        self._none.setVisible(not backups)
        for one in backups:
            if self.rows:
                line = HairLine()
                self._others.append(line)
                self._column.addWidget(line)
            row = BackupRow(one, self._speech)
            row.wanted.connect(self.wanted)
            self.rows.append(row)
            self._column.addWidget(row)
