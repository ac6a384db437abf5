"""When the message goes out: at once, or at a moment that is chosen and can be dropped again."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Draft
from smsdesk.core.schedule import THIS_PC_AHEAD, date_time_text
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.schedule.when_picker import Holder, WhenChoice
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.chip import Chip


class SendAt(Worded, QWidget):
    """A button to choose a moment; a chip where one is chosen, which says who sends."""

    changed = Signal()

    def __init__(
        self, speech: Speech, clock: Clock, book: HolidayBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._clock = clock
        self._book = book
        self._holder = Holder()
        self._choice: WhenChoice | None = None
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
        return self._choice.at if self._choice is not None else None

    @property
    def choice(self) -> WhenChoice | None:
        """Return all that is chosen, None for at once."""
        return self._choice

    def put_on(self, draft: Draft) -> Draft:
        """Return a draft that goes out when it was chosen."""
        one = self._choice
        if one is None:
            return draft
        return replace(draft, at=one.at, by=one.by, latest=one.latest, repeat=one.repeat)

    def use(self, holder: Holder) -> None:
        """Offer what this account's service can; what it cannot hold, this PC sends."""
        self._holder = holder
        if self._choice is not None and self._choice.by == "service" and not holder.holds:
            self._take(WhenChoice(self._choice.at, "this_pc"))
        self._show()

    def take(self, draft: Draft) -> None:
        """Take the moment of a draft; one that has passed is dropped."""
        at = draft.at
        if at is None or at < self._clock() + THIS_PC_AHEAD:
            self._take(None)
            return
        by = draft.by or ("service" if self._holder.holds else "this_pc")
        self._take(WhenChoice(at, by, draft.latest, draft.repeat))

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
        dialog = WhenDialog(
            self._clock,
            self._speech,
            self._book,
            self.window(),
            self._holder,
            moment=self._choice,
            repeats=True,
        )
        dialog.chosen.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_picker()

    @Slot(object)
    def _take(self, choice: WhenChoice | None) -> None:
        if choice != self._choice:
            self._choice = choice
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        if self.chip is not None:
            self._row.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
            self.chip = None
        choice = self._choice
        if choice is not None:
            time = date_time_text(choice.at, self._speech.language)
            by_service = choice.by == "service"
            who = self.tr("the service sends") if by_service else self.tr("this PC sends")
            picture = "repeat" if choice.repeat else "cloud" if by_service else "monitor"
            remove = self.tr("Send at once, not {time}").format(time=time)
            self.chip = Chip(picture, f"{time} · {who}", remove=remove)
            self.chip.removed.connect(self.send_now)
            self._row.addWidget(self.chip)
        self.later_button.setVisible(choice is None)
