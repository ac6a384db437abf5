"""A day of the Schedule list: its heading with its distance, and its rows."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.schedule import date_text, in_bangkok
from smsdesk.ui.schedule.distance import distance_words
from smsdesk.ui.schedule.planned_row import PlannedRow
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.labels import PlainLabel


class DayGroup(QWidget):
    """A day's heading with its distance, and what goes out on it."""

    def __init__(self, at: datetime, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._speech = speech
        self.day = in_bangkok(at).date()
        self.heading = PlainLabel(role="strong")
        self.distance = PlainLabel(role="small")
        self.rows: list[PlannedRow] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.distance)
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)

    def add(self, row: PlannedRow) -> None:
        """Put a row at the end."""
        self.rows.append(row)
        self._column.addWidget(row)

    def say_words(self, now: datetime) -> None:
        """Name the day, and say how far it is."""
        self.heading.setText(date_text(self._at, self._speech.language))
        self.distance.setText(distance_words(self._at, now))
