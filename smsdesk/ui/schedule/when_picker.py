"""The choice of a moment: always Bangkok time, whatever zone or clock format this PC has.

It says who will send, and why one of the two cannot.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.models import SentBy
from smsdesk.core.recurrence import Repeat
from smsdesk.core.schedule import (
    BANGKOK,
    MAX_AHEAD,
    MORNING,
    SEND_AHEAD_MIN,
    THIS_PC_AHEAD,
    date_text,
    date_time_text,
    in_bangkok,
    too_far,
    too_soon,
)
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.distance import distance_words
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.month import Month
from smsdesk.ui.schedule.quick import Quick, quick_choices
from smsdesk.ui.schedule.repeat_part import RepeatPart
from smsdesk.ui.schedule.typed import is_same_minute, read_date, read_time
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.chip import FilterChip
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.flow import FlowLayout
from smsdesk.ui.widgets.labels import PlainLabel, set_tip

LOOK_AGAIN_MS = 15_000
NO_LIMIT = 0
LATEST_MINUTES = (NO_LIMIT, 30, 60, 120, 240, 480)


@dataclass(frozen=True, slots=True)
class WhenChoice:
    """What was chosen: when (aware, Bangkok), by whom, after when not at all, how often."""

    at: datetime
    by: SentBy
    latest: datetime | None = None
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """The service of an account, and whether it holds messages for later."""

    title: str = ""
    holds: bool = False


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


class WhenPicker(Worded, QWidget):
    """A day from the month or typed, a time of day, who sends. ``narrow`` stands in a side pane.

    ``repeats`` offers to repeat it.
    """

    changed = Signal()

    def __init__(
        self,
        clock: Clock,
        speech: Speech,
        book: HolidayBook,
        parent: QWidget | None = None,
        *,
        narrow: bool = False,
        repeats: bool = False,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._speech = speech
        self._book = book
        self._narrow = narrow
        self._repeats = repeats
        self._holder = Holder()
        self._moment: datetime | None = None
        self._wanted: SentBy = "service"
        self.quick_chips: list[QuickChip] = []
        self.month = Month(day_height=28 if narrow else 32)
        self.date_field = TextField()
        self.date_row = LabeledField("", self.date_field)
        self.time_field = TextField(kind="heading")
        self.time_row = LabeledField("", self.time_field)
        self.summary = PlainLabel(role="heading", wrap=True)
        self.distance = PlainLabel(role="small", wrap=True)
        self.trouble = PlainLabel(role="small", tone="block", wrap=True)
        self.who_heading = PlainLabel(role="medium")
        self.this_pc_card = ChoiceCard("", "", icon="monitor")
        self.service_card = ChoiceCard("", "", icon="cloud")
        self.latest_box = ComboBox()
        self.latest_row = LabeledField("", self.latest_box)
        self.repeat_part = RepeatPart()
        self._who = QButtonGroup(self)
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)

        self._lay_out()
        self._add_quick()

        self.month.chosen.connect(self._take_day)
        self.date_field.textEdited.connect(self.read)
        self.time_field.textEdited.connect(self.read)
        self.date_field.editingFinished.connect(self._tidy)
        self.time_field.editingFinished.connect(self._tidy)
        self.this_pc_card.clicked.connect(self._want_this_pc)
        self.service_card.clicked.connect(self._want_service)
        self.latest_box.chosen.connect(self.read)
        self.repeat_part.changed.connect(self.read)
        self._timer.timeout.connect(self.read)
        book.loaded.connect(self._take_holidays)
        self.retranslate()

    # --- what is chosen -------------------------------------------------------------------

    @property
    def moment(self) -> datetime | None:
        """Return when it goes out, None while it cannot be used."""
        return self._moment

    @property
    def by(self) -> SentBy:
        """Return who sends it."""
        return "service" if self.service_card.isChecked() else "this_pc"

    def chosen(self) -> WhenChoice | None:
        """Return all that is chosen, None while it cannot be used."""
        if self._moment is None:
            return None
        repeat = self.repeat_part.repeat() if self._repeats else None
        return WhenChoice(self._moment, self.by, self._latest(), repeat)

    def begin(self, holder: Holder, chosen: WhenChoice | None = None) -> None:
        """Show a choice for an account's service, the usual one where there is none yet."""
        self._holder = holder
        self._wanted = chosen.by if chosen is not None else "service"
        latest = chosen.latest - chosen.at if chosen is not None and chosen.latest else timedelta()
        self._fill_latest(int(latest / timedelta(minutes=1)))
        self.repeat_part.show_repeat(chosen.repeat if chosen is not None else None)
        self._add_quick()
        self._show_moment(chosen.at if chosen is not None else self._first_choice())
        self._timer.start()

    @Slot()
    def read(self) -> None:
        """Read both fields again and say what they mean, or what is wrong with them."""
        now = self._clock()
        troubles: list[str] = []
        day = self._read_date(in_bangkok(now).date(), troubles)
        clock = self._read_clock(troubles)
        moment = None if day is None or clock is None else datetime.combine(day, clock, BANGKOK)
        self.month.choose(day)
        self.repeat_part.show_moment(moment)
        self._show_who(moment, now)
        if moment is not None and (trouble := self._trouble_with(moment, now)):
            troubles.append(trouble)
        whole = not troubles and (not self._repeats or self.repeat_part.is_whole)
        self._moment = moment if whole else None
        self._say(moment, "\n".join(troubles))
        self.changed.emit()

    def minimumSizeHint(self) -> QSize:
        """Need no more width than its column gives."""
        return QSize(0, super().minimumSizeHint().height())

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.date_field.setAccessibleName(self.tr("Date"))
        self.time_field.setAccessibleName(self.tr("Time, 24 hours"))
        self.date_row.set_words(self.tr("Date"))
        self.time_row.set_words(self.tr("Time, 24 hours"))
        self.who_heading.setText(self.tr("Who sends it"))
        self.latest_row.set_words(self.tr("How late it may be"))
        self.latest_box.setAccessibleName(self.tr("How late it may be"))
        self._fill_latest(self._latest_minutes())
        for chip in self.quick_chips:
            self._name_chip(chip)
        self.month.set_holidays(self._book.names(self._speech.language))
        if self._moment is not None:
            self._write_fields(self._moment)
        if self.date_field.text():
            self.read()

    def _say(self, moment: datetime | None, trouble: str) -> None:
        for chip in self.quick_chips:
            chip.setChecked(is_same_minute(moment, chip.choice.at))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if moment is None:
            self.summary.setText(self.tr("No time yet"))
            self.distance.setText(self.tr("Bangkok time"))
            return
        self.summary.setText(date_time_text(moment, self._speech.language))
        far = distance_words(moment, self._clock())
        here = self._here(moment)
        self.distance.setText(" · ".join(filter(None, (self.tr("Bangkok time"), far, here))))

    def _here(self, moment: datetime) -> str:
        """Say the same moment on this PC's own clock, where that shows another time."""
        local = moment.astimezone()
        if local.utcoffset() == moment.utcoffset():
            return ""
        shown = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), "d/M HH:mm"
        )
        return self.tr("on this PC's clock {time}").format(time=shown)

    def _name_chip(self, chip: QuickChip) -> None:
        chip.setText(self._quick_words(chip.choice))
        tip = self._quick_tip(chip.choice)
        set_tip(chip, tip)
        chip.setAccessibleDescription(tip)

    def _quick_words(self, choice: Quick) -> str:
        at = choice.at
        clock = f"{at:%H:%M}"
        if choice.key == "hour":
            return self.tr("In an hour")
        if choice.key == "tomorrow":
            return self.tr("Tomorrow {time}").format(time=clock)
        if choice.key == "month_end":
            day = f"{at.day} · {clock}"
            return self.tr("Month end {day}").format(day=day)
        day = date_text(at, self._speech.language).partition(" ")[0]
        return f"{day} {clock}"

    def _quick_tip(self, choice: Quick) -> str:
        if choice.key == "month_end":
            return self.tr("The last working day of the month")
        return self.tr("The next working day") if choice.key == "next_working_day" else ""

    # --- who ------------------------------------------------------------------------------

    def _show_who(self, moment: datetime | None, now: datetime) -> None:
        """Close what cannot be, with the reason; what was wanted is chosen where it can be."""
        why = self._why_not_service(moment, now)
        service = self._holder.title or self.tr("The service")
        self.service_card.setEnabled(not why)
        self.service_card.set_words(
            self.tr("{service} sends").format(service=service),
            why or self.tr("PC may be off. It cannot be recalled from here."),
        )
        self.this_pc_card.set_words(
            self.tr("This PC sends"),
            self.tr("It must be on. Over 15 minutes late, we ask first."),
        )
        by_service = self._wanted == "service" and not why
        (self.service_card if by_service else self.this_pc_card).setChecked(True)
        latest = self.latest_box if self._narrow else self.latest_row
        latest.setVisible(not by_service)

    def _why_not_service(self, moment: datetime | None, now: datetime) -> str:
        if not self._holder.holds:
            return self.tr("This account does not take a planned time")
        if self._repeats and self.repeat_part.repeats:
            return self.tr("What comes again is sent by this PC, each time from the list")
        if moment is not None and too_soon(moment, now):
            minutes = int(SEND_AHEAD_MIN / timedelta(minutes=1))
            return self.tr("It must be told %n minutes ahead", "", minutes)
        return ""

    @Slot()
    def _want_this_pc(self) -> None:
        self._wanted = "this_pc"
        self.read()

    @Slot()
    def _want_service(self) -> None:
        self._wanted = "service"
        self.read()

    # --- the latest time ------------------------------------------------------------------

    def _fill_latest(self, minutes: int) -> None:
        self.latest_box.clear()
        for one in sorted({*LATEST_MINUTES, minutes}):
            self.latest_box.add_choice(one, self._latest_words(one))
        self.latest_box.choose(minutes)

    def _latest_words(self, minutes: int) -> str:
        if not minutes:
            return self.tr("No latest time")
        if minutes % 60:
            return self.tr("At most %n minutes late", "", minutes)
        return self.tr("At most %n hours late", "", minutes // 60)

    def _latest_minutes(self) -> int:
        key = self.latest_box.current_key
        return key if isinstance(key, int) else NO_LIMIT

    def _latest(self) -> datetime | None:
        minutes = self._latest_minutes()
        if not minutes or self._moment is None or self.by == "service":
            return None
        return self._moment + timedelta(minutes=minutes)

    # --- reading --------------------------------------------------------------------------

    @Slot(object)
    def _show_moment(self, moment: datetime) -> None:
        self._write_fields(moment)
        self.read()

    @Slot(object)
    def _take_day(self, day: date) -> None:
        try:
            clock = read_time(self.time_field.text())
        except InputError:
            clock = MORNING
        self._show_moment(datetime.combine(day, clock, BANGKOK))

    def _write_fields(self, moment: datetime) -> None:
        local = in_bangkok(moment)
        year = date_text(moment, self._speech.language).rpartition(" ")[2]
        self.date_field.setText(f"{local.day}/{local.month}/{year}")
        self.time_field.setText(f"{local:%H:%M}")

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
        if moment < now + THIS_PC_AHEAD:
            return self._speech.word("time_is_past")
        if too_far(moment, now):
            return self._speech.word("finding_far_time", days=MAX_AHEAD.days)
        return ""

    @Slot()
    def _tidy(self) -> None:
        """Write what was understood the way it is always written."""
        if self._moment is not None:
            self._write_fields(self._moment)

    # --- building -------------------------------------------------------------------------

    def _add_quick(self) -> None:
        for old in self.quick_chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        now = self._clock()
        holidays: Mapping[date, str] = self._book.names(self._speech.language)
        choices = quick_choices(now, holidays)
        shown = choices[:3] if self._narrow else choices
        self.quick_chips = [QuickChip(choice) for choice in shown]
        for chip in self.quick_chips:
            self._name_chip(chip)
            chip.pressed_moment.connect(self._show_moment)
            self._flow.addWidget(chip)
        today = in_bangkok(now).date()
        first = in_bangkok(now + THIS_PC_AHEAD).date()
        self.month.set_range(today, first, in_bangkok(now + MAX_AHEAD).date())
        self.month.set_holidays(holidays)

    @Slot()
    def _take_holidays(self) -> None:
        usual = self._moment is not None and self._moment == self._first_choice()
        self._add_quick()
        if usual:
            self._show_moment(self._first_choice())
        else:
            self.read()

    def _first_choice(self) -> datetime:
        keys = {chip.choice.key: chip.choice.at for chip in self.quick_chips}
        return keys.get("next_working_day") or keys["tomorrow"]

    def _lay_out(self) -> None:
        self._who.addButton(self.this_pc_card)
        self._who.addButton(self.service_card)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.date_field if self._narrow else self.date_row, 3)
        fields.addWidget(self.time_field if self._narrow else self.time_row, 2)
        self.date_field.setFixedHeight(self.time_field.height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._chips)
        if self._narrow:
            self._lay_out_narrow(column, fields)
        else:
            self._lay_out_wide(column, fields)

    def _lay_out_narrow(self, column: QVBoxLayout, fields: QHBoxLayout) -> None:
        column.addWidget(self.month)
        column.addLayout(fields)
        for label in (self.distance, self.trouble):
            column.addWidget(label)
        column.addWidget(self.this_pc_card)
        column.addWidget(self.service_card)
        column.addWidget(self.latest_box)
        column.addStretch()
        column.setContentsMargins(0, 0, 10, 0)  # of the scroll bar beside it
        for part in (
            self.summary,
            self.who_heading,
            self.repeat_part,
            self.date_row,
            self.time_row,
            self.latest_row,
        ):
            part.setParent(self)
            part.hide()

    def _lay_out_wide(self, column: QVBoxLayout, fields: QHBoxLayout) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(fields)
        told = Card("sunken", margins=(16, 12, 16, 14), spacing=4)
        for label in (self.summary, self.distance, self.trouble):
            told.body.addWidget(label)
        right.addWidget(told)
        right.addWidget(self.latest_row)
        right.addStretch()
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addWidget(self.month, 11, Qt.AlignmentFlag.AlignTop)
        both.addLayout(right, 10)
        column.addLayout(both)
        column.addWidget(self.who_heading)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        cards.addWidget(self.this_pc_card, 1, Qt.AlignmentFlag.AlignTop)
        cards.addWidget(self.service_card, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(cards)
        column.addWidget(self.repeat_part)
        self.repeat_part.setVisible(self._repeats)
