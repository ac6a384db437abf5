"""When the message goes out: at once, or at a moment that is chosen and can be dropped again."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import ServiceInfo
from smsdesk.core.schedule import date_time_text
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.chip import Chip


class SendAt(Worded, QWidget):
    """A button to choose a moment; a chip where one is chosen. Neither where nobody schedules."""

    changed = Signal()

    def __init__(self, speech: Speech, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._clock = clock
        self._info: ServiceInfo | None = None
        self._at: datetime | None = None
        self.later_button = Button("", "quiet", icon="calendar-clock")
        self.chip: Chip | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.later_button)

        self.later_button.clicked.connect(self.choose)

        self.retranslate()

    @property
    def at(self) -> datetime | None:
        """Return the moment that is chosen, None for at once."""
        return self._at

    def use(self, info: ServiceInfo) -> None:
        """Offer what this service can."""
        self._info = info
        if not info.schedules:
            self._at = None
        self._show()

    def take(self, at: datetime | None) -> None:
        """Take the moment of a draft; one that has passed is dropped."""
        schedules = self._info is not None and self._info.schedules
        self._take(at if at is not None and schedules and at > self._clock() else None)

    @Slot()
    def send_now(self) -> None:
        """Drop the moment."""
        self._take(None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.later_button.setText(self.tr("Send later"))
        self._show()

    @Slot()
    def choose(self) -> None:
        """Ask for the moment."""
        service = self._info.title if self._info is not None else ""
        dialog = WhenDialog(self._clock, self._speech, self.window(), at=self._at, service=service)
        dialog.chosen.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_picker()

    @Slot(object)
    def _take(self, at: datetime | None) -> None:
        if at != self._at:
            self._at = at
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        if self.chip is not None:
            self._row.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
            self.chip = None
        if self._at is not None:
            time = date_time_text(self._at, self._speech.language)
            remove = self.tr("Send at once, not {time}").format(time=time)
            self.chip = Chip("calendar-clock", time, remove=remove)
            self.chip.removed.connect(self.send_now)
            self._row.addWidget(self.chip)
        schedules = self._info is not None and self._info.schedules
        self.later_button.setVisible(schedules and self._at is None)
