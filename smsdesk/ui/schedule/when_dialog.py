"""Choose when a message goes out: always Bangkok time, whatever zone this PC is in."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.schedule import date_time_text
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.when_picker import Holder, WhenChoice, WhenPicker
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog

WIDTH = 780


class WhenDialog(Worded, Dialog):
    """The picker with its buttons; said in words before it is taken."""

    chosen = Signal(object)  # WhenChoice

    def __init__(
        self,
        clock: Clock,
        speech: Speech,
        book: HolidayBook,
        parent: QWidget,
        holder: Holder,
        *,
        moment: WhenChoice | None = None,
        repeats: bool = False,
    ) -> None:
        super().__init__(
            parent.window(), self.tr("Schedule"), close_name=self.tr("Close"), width=WIDTH
        )
        self._speech = speech
        self.picker = WhenPicker(clock, speech, book, repeats=repeats)
        self.cancel_button = Button("")
        self.take_button = Button("", "primary", icon="calendar-clock")

        self.body.addWidget(self.picker)
        self.foot.add_right(self.cancel_button, self.take_button)
        self.take_button.setDefault(True)

        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._take)
        self.picker.changed.connect(self._say)
        self.picker.begin(holder, moment)
        self.retranslate()

    def open_picker(self) -> None:
        """Show it; ``chosen`` tells the moment."""
        self.present(self.picker.time_field)
        self.picker.time_field.selectAll()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.set_title(self.tr("When should it go out?"))
        self.close_button.set_name(self.tr("Close"))
        self.cancel_button.setText(self.tr("Back"))
        self._say()

    @Slot()
    def _say(self) -> None:
        picker = self.picker
        QTimer.singleShot(0, self, self.refit)
        self.take_button.setEnabled(picker.moment is not None)
        if picker.moment is None:
            self.take_button.setText(self.tr("Schedule"))
            self.setAccessibleDescription(picker.trouble.text())
            return
        without_weekday = date_time_text(picker.moment, self._speech.language).partition(" ")[2]
        self.take_button.setText(self.tr("Schedule for {moment}").format(moment=without_weekday))
        self.setAccessibleDescription(f"{picker.summary.text()}, {picker.distance.text()}")

    @Slot()
    def _take(self) -> None:
        self.picker.read()  # the clock went on while the dialog stood here
        chosen = self.picker.chosen()
        if chosen is not None:
            self.chosen.emit(chosen)
            self.accept()
