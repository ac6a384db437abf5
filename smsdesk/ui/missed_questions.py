"""Asks about what was missed: one question at a time, and never over another one."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from smsdesk.core.clock import Clock
from smsdesk.ui.schedule.missed_dialog import MissedDialog
from smsdesk.ui.schedule_watch import Missed
from smsdesk.ui.speech import Speech


class MissedQuestions(QObject):
    """Keeps the questions until each was seen; what is put off is asked at the next start."""

    answered = Signal(object, object, object)  # Campaign, the answer's word, a moment or None
    seen = Signal()  # a question is in sight: the window must be

    def __init__(self, window: QWidget, speech: Speech, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._speech = speech
        self._clock = clock
        self._waiting: list[Missed] = []
        self.dialog: MissedDialog | None = None

    @Slot(object)
    def ask(self, missed: Missed) -> None:
        """Ask about a campaign, now or as soon as no other question is in sight."""
        if all(one.campaign.id != missed.campaign.id for one in self._waiting):
            self._waiting.append(missed)
        self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Ask the next question, unless something else is being asked."""
        asking = any(one.isVisible() for one in self._window.findChildren(QDialog))
        if not self._waiting or asking or self.dialog is not None:
            return
        missed = self._waiting.pop(0)
        self.dialog = MissedDialog(
            self._window,
            missed.campaign,
            self._speech,
            self._clock,
            allowed=missed.allowed,
            morning=missed.morning,
        )
        self.dialog.answered.connect(self._tell)
        self.dialog.finished.connect(self._end)
        self.seen.emit()
        self.dialog.begin()

    @Slot(object, object)
    def _tell(self, word: str, at: object) -> None:
        if self.dialog is not None:
            self.answered.emit(self.dialog.campaign, word, at)

    @Slot()
    def _end(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        QTimer.singleShot(0, self, self.go_on)
