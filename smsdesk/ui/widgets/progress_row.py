"""How far work with a file is, in a line and in words, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.jobs import Progress
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.progress_line import ProgressLine


class ProgressRow(Worded, QWidget):
    """Hidden where nothing runs."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doing = ""
        self.line = ProgressLine()
        self.words = PlainLabel(role="small")
        self.stop_button = Button("", "quiet", icon="x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.line, 1)
        row.addWidget(self.words)
        row.addWidget(self.stop_button)

        self.stop_button.clicked.connect(self.stopped)
        self.retranslate()
        self.hide()

    def begin(self, doing: str) -> None:
        """Say what is done now."""
        self._doing = doing
        self.line.show_progress(0, 0)
        self.words.setText(doing)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.line.show_progress(progress.done, progress.total)
        words = (
            self.tr("{words}, {done} of {total} rows")
            if progress.total
            else self.tr("{words}, {done} rows")
        )
        self.words.setText(
            words.format(words=self._doing, done=f"{progress.done:,}", total=f"{progress.total:,}")
        )

    def retranslate(self) -> None:
        """Name the button anew; the work goes on in the words it began with."""
        self.stop_button.setText(self.tr("Stop"))
