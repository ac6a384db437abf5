"""When the draft was kept, at the head of the Compose tab."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.schedule import time_text
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel


class KeptNote(Worded, QWidget):
    """Says when what is being written was kept; nothing where nothing is kept."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._at: datetime | None = None
        self.words = PlainLabel(role="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(IconLabel("check", "ok", 15))
        row.addWidget(self.words)

        self.retranslate()

    def show_time(self, at: datetime | None) -> None:
        """Say that it was kept at ``at`` (aware), or nothing."""
        self._at = at
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setVisible(self._at is not None)
        if self._at is not None:
            time = time_text(self._at, self._speech.language)
            self.words.setText(self.tr("Draft saved {time}").format(time=time))
