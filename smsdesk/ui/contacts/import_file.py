"""The import's first step: which file, or what was copied."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.services.imports import Pasted
from smsdesk.ui.language import Worded
from smsdesk.ui.style import color
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel, set_tip
from smsdesk.ui.widgets.painting import smooth_painter

SUFFIXES = (
    *("*.xlsx", "*.xlsm", "*.xlsb", "*.xls", "*.ods"),
    *("*.csv", "*.tsv", "*.txt", "*.vcf"),
)
MIDDLE = Qt.AlignmentFlag.AlignHCenter


class FileStep(Worded, QWidget):
    """A place to drop a file on, a button to choose one, and one to paste rows."""

    chosen = Signal(object)  # Path or Pasted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)
        self.heading = PlainLabel(role="heading")
        self.sentence = PlainLabel(role="muted", wrap=True)
        self.sentence.setAlignment(MIDDLE)
        self.choose_button = Button("", "primary", icon="folder-open")
        self.paste_button = Button("", icon="copy")
        self.promises = [PlainLabel(role="small") for _ in range(3)]

        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(3)
        column.addWidget(IconLabel("file-spreadsheet", "accent", 48), 0, MIDDLE)
        column.addSpacing(4)
        column.addWidget(self.heading, 0, MIDDLE)
        column.addWidget(self.sentence)
        column.addSpacing(10)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        buttons.addWidget(self.paste_button, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addWidget(self.choose_button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(2)
        column.addLayout(self._made_promises())
        column.addStretch(1)

        self.choose_button.clicked.connect(self._choose)
        self.paste_button.clicked.connect(self.paste)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("File"))
        self.heading.setText(self.tr("Drop an Excel or CSV file here, or paste rows"))
        self.sentence.setText(
            self.tr(
                "Excel, CSV, vCard from a phone, or rows copied from Excel or LINE:"
                " as they are, no need to tidy up"
            )
        )
        self.choose_button.setText(self.tr("Choose a file"))
        self.paste_button.setText(self.tr("Paste rows"))
        set_tip(self.paste_button, self.tr("Ctrl+V on this page does the same"))
        words = (
            self.tr("The file is only read, never changed"),
            self.tr("You see what was found before anything is saved"),
            self.tr("An import can be undone at any time"),
        )
        for label, word in zip(self.promises, words, strict=True):
            label.setText(word)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Be calm again."""
        super().dragLeaveEvent(event)
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        self._show_over(False)
        paths = dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.chosen.emit(paths[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the place to drop on."""
        painter = smooth_painter(self)
        painter.setBrush(color("accent_soft" if self._over else "surface"))
        pen = QPen(color("accent" if self._over else "control"), 2 if self._over else 1.4)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    def set_busy(self, busy: bool) -> None:
        """Take nothing else while something is read."""
        self.choose_button.setEnabled(not busy)
        self.paste_button.setEnabled(not busy)

    @Slot()
    def paste(self) -> None:
        """Take what was copied: a file, or rows."""
        if not self.paste_button.isEnabled():
            return
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData()
        paths = dropped(data) if data is not None else ()
        self.chosen.emit(paths[0] if paths else Pasted(clipboard.text()))

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def _made_promises(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for number, label in enumerate(self.promises):
            if number:
                row.addSpacing(20)
            row.addWidget(IconLabel("check", "ok", 16))
            row.addWidget(label)
        row.addStretch()
        return row

    @Slot()
    def _choose(self) -> None:
        kinds = self.tr("Contacts files ({kinds})").format(kinds=" ".join(SUFFIXES))
        every = self.tr("All files (*)")
        title = self.tr("Choose a file")
        name, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds};;{every}")
        if name:
            self.chosen.emit(Path(name))


def dropped(data: QMimeData) -> Sequence[Path]:
    """Return the files of this computer in something that is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
