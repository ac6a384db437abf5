"""The filters of History that are rarely needed: days as typed, sender, delivery, tag, order."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.models import Delivery
from smsdesk.core.schedule import BANGKOK, BUDDHIST, in_bangkok
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.typed import read_date
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import TextField
from smsdesk.ui.widgets.flow import FlowLayout
from smsdesk.ui.widgets.labels import PlainLabel

DELIVERIES = (
    Delivery.DELIVERED,
    Delivery.UNDELIVERED,
    Delivery.EXPIRED,
    Delivery.PENDING,
    Delivery.UNKNOWN,
    Delivery.NONE,
)


class MoreFilters(Worded, QWidget):
    """A second row of filters."""

    changed = Signal()
    failed = Signal(object)  # InputError: what was typed is no day

    def __init__(self, speech: Speech, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._clock = clock
        today = in_bangkok(clock()).date()
        self._days = {"first": today - timedelta(days=6), "last": today}
        self.first, self.last = TextField(), TextField()
        self._dash = PlainLabel("–", role="muted")
        self.sender_box = ComboBox()
        self.delivery = ComboBox()
        self.tag = ComboBox()
        self.order = ComboBox()
        flow = FlowLayout(self, spacing=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.first, self._dash, self.last):
            flow.addWidget(widget)
            widget.hide()
        for box in (self.sender_box, self.delivery, self.tag, self.order):
            flow.addWidget(box)
            box.chosen.connect(self.changed)
        for field in (self.first, self.last):
            field.setFixedWidth(112)
            field.editingFinished.connect(self._take_day)
        self.retranslate()

    # --- what is chosen -------------------------------------------------------------------

    @property
    def chosen_delivery(self) -> Delivery | Literal[""]:
        """Return the delivery that is looked for, "" for any."""
        key = self.delivery.current_key
        return Delivery(str(key)) if key else ""

    @property
    def chosen_tag(self) -> str | None:
        """Return the tag that is looked for, None for any."""
        return str(self.tag.current_key) if self.tag.current_key else None

    @property
    def first_day(self) -> datetime:
        """Return the beginning of the first day, in Bangkok."""
        return _midnight(min(self._days.values()))

    @property
    def day_after_last(self) -> datetime:
        """Return the end of the last day, in Bangkok."""
        return _midnight(max(self._days.values()) + timedelta(days=1))

    def show_days(self, *, shown: bool) -> None:
        """Offer days to be typed, or none. Tells nobody."""
        for widget in (self.first, self._dash, self.last):
            widget.setVisible(shown)
        self._write_days()

    def show_known(self, senders: Sequence[str], tags: Sequence[str]) -> None:
        """Offer the senders and tags that campaigns have."""
        self.sender_box.offer(self.tr("Every sender"), "signal", senders)
        self.tag.offer(self.tr("Every tag"), "tag", tags)
        self.sender_box.setVisible(len(senders) > 1)
        self.tag.setVisible(bool(tags))

    def clear(self) -> None:
        """Leave nothing out any more; the order stays. Tells nobody."""
        for box in (self.sender_box, self.delivery, self.tag):
            box.choose("")
        self.show_days(shown=False)

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.sender_box.setAccessibleName(self.tr("Sender"))
        self.delivery.setAccessibleName(self.tr("Delivery"))
        self.tag.setAccessibleName(self.tr("Tag"))
        self.order.setAccessibleName(self.tr("Order"))
        self.show_known(self.sender_box.names, self.tag.names)
        chosen = self.delivery.current_key or ""
        self.delivery.clear()
        self.delivery.add_choice("", self.tr("Any delivery"), "smartphone")
        for one in DELIVERIES:
            self.delivery.add_choice(one, self._speech.word(f"delivery_{one}"), "smartphone")
        self.delivery.choose(chosen)
        order = self.order.current_key or "newest"
        self.order.clear()
        self.order.add_choice("newest", self.tr("Newest first"), "chevron-down")
        self.order.add_choice("oldest", self.tr("Oldest first"), "chevron-up")
        self.order.choose(order)
        for box in (self.delivery, self.order):
            box.updateGeometry()
        self._write_days()

    def _write_days(self) -> None:
        for field, day in zip((self.first, self.last), self._days.values(), strict=True):
            year = day.year + (BUDDHIST if self._speech.language == "th" else 0)
            field.setText(f"{day.day}/{day.month}/{year}")
            field.set_invalid(False)

    @Slot()
    def _take_day(self) -> None:
        """Take both days as they stand; where one is none, it is said and nothing changes."""
        try:
            found = {
                "first": self._read(self.first),
                "last": self._read(self.last),
            }
        except InputError as error:
            self.failed.emit(error)
            return
        if found != self._days:
            self._days = found
            self.changed.emit()

    def _read(self, field: TextField) -> date:
        """Return the day that was typed, without a year the last one. Raises InputError."""
        today = in_bangkok(self._clock()).date()
        try:
            day = read_date(field.text(), today - timedelta(days=364))
        except InputError:
            try:
                day = read_date(field.text(), date(today.year - 4, 1, 1))
            except InputError:
                field.set_invalid(True)
                raise
        field.set_invalid(False)
        return day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BANGKOK)
