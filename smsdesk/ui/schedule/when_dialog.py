"""Choose when a message goes out: always Bangkok time, whatever zone this PC is in."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.schedule import (
    BANGKOK,
    MAX_AHEAD,
    SEND_AHEAD_MIN,
    date_text,
    date_time_text,
    in_bangkok,
    too_far,
    too_soon,
)
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.distance import distance_words
from smsdesk.ui.schedule.month import Month
from smsdesk.ui.schedule.quick import Quick, quick_choices
from smsdesk.ui.schedule.typed import is_same_minute, read_date, read_time
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.chip import FilterChip
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.flow import FlowLayout
from smsdesk.ui.widgets.labels import PlainLabel

WIDTH = 744
DEFAULT = time(9)
NO_HOLIDAYS: Mapping[date, str] = {}
LOOK_AGAIN_MS = 15_000


class QuickChip(FilterChip):
    """A moment to press."""

    pressed_moment = Signal(object)  # datetime

    def __init__(self, choice: Quick, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.choice = choice
        self.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.pressed_moment.emit(self.choice.at)


class WhenDialog(Worded, Dialog):
    """A day from the month or typed, a time of day; said in words before it is taken.

    ``service`` is the title of the service that will hold the message, where it is known.
    """

    chosen = Signal(object)  # datetime, aware, in Bangkok

    def __init__(
        self,
        clock: Clock,
        speech: Speech,
        parent: QWidget,
        *,
        at: datetime | None = None,
        service: str = "",
        holidays: Mapping[date, str] = NO_HOLIDAYS,
    ) -> None:
        super().__init__(
            parent.window(), self.tr("Schedule"), close_name=self.tr("Close"), width=WIDTH
        )
        self._clock = clock
        self._speech = speech
        self._service = service
        self._holidays = holidays
        self._moment: datetime | None = None
        self.quick_chips: list[QuickChip] = []
        self.month = Month(day_height=34)
        self.date_field = TextField()
        self.date_row = LabeledField("", self.date_field)
        self.time_field = TextField(kind="heading")
        self.time_row = LabeledField("", self.time_field)
        self.summary = PlainLabel(role="heading", wrap=True)
        self.distance = PlainLabel(role="small", wrap=True)
        self.trouble = PlainLabel(role="small", tone="block", wrap=True)
        self.who = Badge(BadgeSpec("accent", "", "cloud"))
        self.no_way_back = PlainLabel(role="small", wrap=True)
        self.cancel_button = Button("")
        self.take_button = Button("", "primary", icon="calendar-clock")
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)

        self._fill()
        self.take_button.setDefault(True)
        self._add_quick()

        self.month.chosen.connect(self._take_day)
        self.date_field.textEdited.connect(self._read)
        self.time_field.textEdited.connect(self._read)
        self.date_field.editingFinished.connect(self._tidy)
        self.time_field.editingFinished.connect(self._tidy)
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._take)
        self._timer.timeout.connect(self._read)
        self.finished.connect(self._timer.stop)
        self._show_moment(at or self._first_choice())
        self.retranslate()

    @property
    def moment(self) -> datetime | None:
        """Return what is chosen now, None while it cannot be used."""
        return self._moment

    def open_picker(self) -> None:
        """Show it; ``chosen`` tells the moment."""
        self._timer.start()
        self.present(self.time_field)
        self.time_field.selectAll()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.title.setText(self.tr("When should it go out?"))
        self.close_button.set_name(self.tr("Close"))
        self.date_row.set_words(self.tr("Date"))
        self.time_row.set_words(self.tr("Time, 24 hours"))
        self.who.show_spec(
            BadgeSpec("accent", self.tr("Sent by the service, PC may be off"), "cloud")
        )
        handed = self.tr("Once it is handed over it cannot be cancelled from here.")
        named = self.tr("Once {service} holds it, it cannot be cancelled from here.")
        self.no_way_back.setText(named.format(service=self._service) if self._service else handed)
        self.cancel_button.setText(self.tr("Back"))
        for chip in self.quick_chips:
            chip.setText(self._quick_words(chip.choice))
        if self._moment is not None:
            self._write_fields(self._moment)
        self._read()

    # --- building -------------------------------------------------------------------------

    def _fill(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.date_row, 3)
        fields.addWidget(self.time_row, 2)
        self.date_field.setFixedHeight(self.time_field.height())
        right.addLayout(fields)
        told = Card("sunken", margins=(16, 12, 16, 14), spacing=4)
        for label in (self.summary, self.distance, self.trouble):
            told.body.addWidget(label)
        told.body.addSpacing(4)
        told.body.addWidget(self.who)
        told.body.addWidget(self.no_way_back)
        right.addWidget(told)
        right.addStretch()
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addWidget(self.month, 11, Qt.AlignmentFlag.AlignTop)
        both.addLayout(right, 10)
        self.body.addWidget(self._chips)
        self.body.addSpacing(4)
        self.body.addLayout(both)
        self.foot.add_right(self.cancel_button, self.take_button)

    def _add_quick(self) -> None:
        now = self._clock()
        for choice in quick_choices(now, self._holidays):
            chip = QuickChip(choice)
            chip.pressed_moment.connect(self._show_moment)
            self.quick_chips.append(chip)
            self._flow.addWidget(chip)
        today = in_bangkok(now).date()
        first = in_bangkok(now + SEND_AHEAD_MIN).date()
        self.month.set_range(today, first, in_bangkok(now + MAX_AHEAD).date())
        self.month.set_holidays(self._holidays)

    def _first_choice(self) -> datetime:
        keys = {chip.choice.key: chip.choice.at for chip in self.quick_chips}
        return keys.get("next_working_day") or keys["tomorrow"]

    def _quick_words(self, choice: Quick) -> str:
        at = choice.at
        clock = f"{at:%H:%M}"
        if choice.key == "today":
            return self.tr("Today {time}").format(time=clock)
        if choice.key == "tomorrow":
            return self.tr("Tomorrow {time}").format(time=clock)
        if choice.key == "month_end":
            return self.tr("End of month, {day}").format(day=f"{at.day} · {clock}")
        day = date_text(at, self._speech.language).partition(" ")[0]
        return self.tr("Next working day, {day}").format(day=f"{day} {clock}")

    # --- what is chosen -------------------------------------------------------------------

    @Slot(object)
    def _show_moment(self, moment: datetime) -> None:
        self._write_fields(moment)
        self._read()

    @Slot(object)
    def _take_day(self, day: date) -> None:
        try:
            clock = read_time(self.time_field.text())
        except InputError:
            clock = DEFAULT
        self._show_moment(datetime.combine(day, clock, BANGKOK))

    def _write_fields(self, moment: datetime) -> None:
        local = in_bangkok(moment)
        year = date_text(moment, self._speech.language).rpartition(" ")[2]
        self.date_field.setText(f"{local.day}/{local.month}/{year}")
        self.time_field.setText(f"{local:%H:%M}")

    @Slot()
    def _read(self) -> None:
        """Read both fields again and say what they mean, or what is wrong with them."""
        now = self._clock()
        troubles: list[str] = []
        day = self._read_date(in_bangkok(now).date(), troubles)
        clock = self._read_clock(troubles)
        moment = None if day is None or clock is None else datetime.combine(day, clock, BANGKOK)
        self.month.choose(day)
        if moment is not None and (trouble := self._trouble_with(moment, now)):
            troubles.append(trouble)
        self._moment = None if troubles else moment
        self._say(moment, "\n".join(troubles))

    def _read_date(self, today: date, troubles: list[str]) -> date | None:
        try:
            day = read_date(self.date_field.text(), today)
        except InputError as error:
            self._mark(self.date_field, error, troubles)
            return None
        self.date_field.set_invalid(False)
        return day

    def _read_clock(self, troubles: list[str]) -> time | None:
        try:
            clock = read_time(self.time_field.text())
        except InputError as error:
            self._mark(self.time_field, error, troubles)
            return None
        self.time_field.set_invalid(False)
        return clock

    def _mark(self, field: TextField, error: InputError, troubles: list[str]) -> None:
        said = self._speech.error(error)
        field.set_invalid(True)
        troubles.append(" · ".join(filter(None, (said.text, said.hint))))

    def _trouble_with(self, moment: datetime, now: datetime) -> str:
        if too_soon(moment, now):
            minutes = int(SEND_AHEAD_MIN / timedelta(minutes=1))
            return self._speech.word("finding_past_time", minutes=minutes)
        if too_far(moment, now):
            return self._speech.word("finding_far_time", days=MAX_AHEAD.days)
        return ""

    def _say(self, moment: datetime | None, trouble: str) -> None:
        for chip in self.quick_chips:
            chip.setChecked(is_same_minute(moment, chip.choice.at))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.take_button.setEnabled(self._moment is not None)
        if moment is None:
            self.summary.setText(self.tr("No time yet"))
            self.distance.setText(self.tr("Bangkok time"))
            self.setAccessibleDescription(trouble)
            self.take_button.setText(self.tr("Schedule"))
            return
        self.summary.setText(date_time_text(moment, self._speech.language))
        distance = distance_words(moment, self._clock())
        self.distance.setText(" · ".join((self.tr("Bangkok time"), distance)))
        without_weekday = self.summary.text().partition(" ")[2]
        self.take_button.setText(self.tr("Schedule for {moment}").format(moment=without_weekday))
        self.setAccessibleDescription(f"{self.summary.text()}, {self.distance.text()}, {trouble}")

    @Slot()
    def _tidy(self) -> None:
        """Write what was understood the way it is always written."""
        if self._moment is not None:
            self._write_fields(self._moment)

    @Slot()
    def _take(self) -> None:
        self._read()  # the clock went on while the dialog stood here
        if self._moment is not None:
            self.chosen.emit(self._moment)
            self.accept()
