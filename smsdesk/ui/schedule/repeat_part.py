"""Whether a message comes again, what holidays do to it, and what it may do by itself."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.recurrence import EVERY, ON_HOLIDAY, Repeat, rule_for
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.rule_words import every_words, holiday_words
from smsdesk.ui.widgets.choices import TickBox
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.labels import PlainLabel

FIELD = 96
MOST = 1_000_000
ONCE = ""


class RepeatPart(Worded, QWidget):
    """Once, unless something else is chosen; each run asks, unless it is allowed not to."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: datetime | None = None
        self.every_box = ComboBox()
        self.holiday_box = ComboBox()
        self.every_row = LabeledField("", self.every_box)
        self.holiday_row = LabeledField("", self.holiday_box)
        self.alone_tick = TickBox()
        self.people_field = TextField()
        self.credits_field = TextField()
        self.people_words = PlainLabel(role="small")
        self.credits_words = PlainLabel(role="small")
        self.asks_words = PlainLabel(role="small", wrap=True)
        self._limits = QWidget()

        self._lay_out()

        self.every_box.chosen.connect(self._tell)
        self.holiday_box.chosen.connect(self._tell)
        self.alone_tick.toggled.connect(self._tell)
        self.people_field.textEdited.connect(self._tell)
        self.credits_field.textEdited.connect(self._tell)
        self.retranslate()

    @property
    def repeats(self) -> bool:
        """Tell whether it comes again."""
        return self.every_box.current_key not in (None, ONCE)

    @property
    def is_whole(self) -> bool:
        """Tell whether all that is needed is said: limits, where it may go by itself."""
        alone = self.repeats and self.alone_tick.isChecked()
        return not alone or (self._people > 0 and self._credits > 0)

    def repeat(self) -> Repeat | None:
        """Return what is chosen for the moment that is shown, None for once."""
        key = self.every_box.current_key
        every = next((one for one in EVERY if one == key), None)
        if self._at is None or every is None:
            return None
        way = self.holiday_box.current_key
        on_holiday = next((one for one in ON_HOLIDAY if one == way), ON_HOLIDAY[0])
        rule = rule_for(every, self._at, on_holiday)
        if not self.alone_tick.isChecked():
            return Repeat(rule)
        return Repeat(rule, self._people, self._credits)

    def show_moment(self, at: datetime | None) -> None:
        """Say the choices for a first moment."""
        if at is not None and at != self._at:
            self._at = at
            self._fill()

    def show_repeat(self, repeat: Repeat | None) -> None:
        """Show what was chosen before."""
        self.every_box.choose(repeat.rule.every if repeat is not None else ONCE)
        self.holiday_box.choose(repeat.rule.on_holiday if repeat is not None else "move")
        alone = repeat is not None and not repeat.asks
        self.alone_tick.setChecked(alone)
        if repeat is not None and alone:
            self.people_field.setText(str(repeat.people))
            self.credits_field.setText(str(repeat.credits))
        self._show_parts()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.every_row.set_words(self.tr("Again"))
        self.holiday_row.set_words(self.tr("Public holidays"))
        self.alone_tick.set_words(self.tr("Later runs may go out by themselves, up to"))
        self.people_words.setText(self.tr("people and"))
        self.credits_words.setText(self.tr("credits"))
        self.people_field.setAccessibleName(self.tr("At most so many people"))
        self.credits_field.setAccessibleName(self.tr("At most so many credits"))
        self.asks_words.setText(
            self.tr(
                "Each run uses the list as it is then. Without a tick you look at its receipt "
                "and confirm it, from a day before."
            )
        )
        self._fill()

    @property
    def _people(self) -> int:
        return _count(self.people_field.text())

    @property
    def _credits(self) -> int:
        return _count(self.credits_field.text())

    def _fill(self) -> None:
        every, on_holiday = self.every_box.current_key, self.holiday_box.current_key
        local = in_bangkok(self._at) if self._at is not None else None
        days = {"week": local.weekday(), "month": local.day} if local is not None else {}
        self.every_box.clear()
        self.every_box.add_choice(ONCE, self.tr("Only this once"))
        for key in EVERY:
            self.every_box.add_choice(key, every_words(key, days.get(key, 0)))
        self.every_box.choose(every or ONCE)
        self.holiday_box.clear()
        for way in ON_HOLIDAY:
            self.holiday_box.add_choice(way, holiday_words(way))
        self.holiday_box.choose(on_holiday or "move")
        self._show_parts()

    def _lay_out(self) -> None:
        boxes = QHBoxLayout()
        boxes.setSpacing(12)
        boxes.addWidget(self.every_row, 1)
        boxes.addWidget(self.holiday_row, 1)
        limits = QHBoxLayout(self._limits)
        limits.setContentsMargins(30, 0, 0, 0)
        limits.setSpacing(8)
        for field, label in (
            (self.people_field, self.people_words),
            (self.credits_field, self.credits_words),
        ):
            field.setFixedWidth(FIELD)
            limits.addWidget(field)
            limits.addWidget(label)
        limits.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(boxes)
        column.addWidget(self.alone_tick)
        column.addWidget(self._limits)
        column.addWidget(self.asks_words)

    def _show_parts(self) -> None:
        self.holiday_row.setVisible(self.repeats)
        self.alone_tick.setVisible(self.repeats)
        self._limits.setVisible(self.repeats and self.alone_tick.isChecked())
        self.asks_words.setVisible(self.repeats)
        for field, count in (
            (self.people_field, self._people),
            (self.credits_field, self._credits),
        ):
            field.set_invalid(bool(field.text().strip()) and not count)

    @Slot()
    def _tell(self) -> None:
        self._show_parts()
        self.changed.emit()


def _count(text: str) -> int:
    """Return a count as it was typed, 0 for none; Thai digits and commas are understood."""
    written = text.strip().replace(",", "")
    return min(int(written), MOST) if written.isdecimal() else 0
