"""A month to choose a day from: Buddhist years in Thai, arrow keys, marks and holidays."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.schedule import BANGKOK, date_text
from smsdesk.ui.language import Worded, spoken
from smsdesk.ui.style import color
from smsdesk.ui.widgets.button import IconButton, PaintedButton
from smsdesk.ui.widgets.labels import PlainLabel, set_tip
from smsdesk.ui.widgets.painting import CENTER, box, focus_box, smooth_painter, words

SUNDAY = date(2026, 1, 4)
NOON = time(12)
ROWS, COLUMNS = 6, 7
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class DayButton(PaintedButton):
    """A day. Red is a holiday, a ring is today, a dot is something planned."""

    pressed_day = Signal(object)  # date

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.day = SUNDAY
        self._height = height
        self._in_month = True
        self._holiday = ""
        self._today = False
        self._marks = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)

    def show_day(
        self, day: date, *, in_month: bool, today: bool, holiday: str, marks: int, marked: str
    ) -> None:
        """Show another day."""
        self.day = day
        self._in_month, self._today, self._holiday, self._marks = in_month, today, holiday, marks
        self.setText(str(day.day))
        self.setAccessibleName(", ".join(filter(None, (_words(day), holiday, marked))))
        set_tip(self, holiday)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that a finger hits."""
        return QSize(38, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the month."""
        if Qt.Key(event.key()) in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the day."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        side = min(rect.width(), 44)
        tile = QRectF((rect.width() - side) / 2, 1, side, rect.height() - 2)
        if on:
            box(painter, tile, fill="accent")
        elif self.lit:
            box(painter, tile, fill="hover")
        elif self._today:
            box(painter, tile, border="control")
        if self.hasFocus():
            focus_box(painter, self)
        ink = "text" if self._in_month else "faint"
        if self._holiday:
            ink = "block_text"
        if not self.isEnabled():
            ink = "control" if self._in_month else "line"
        kind = "strong" if on or self._holiday else "body"
        text = rect.adjusted(0, -1, 0, -1)
        words(painter, text, self._words, kind=kind, ink="on_accent" if on else ink, align=CENTER)
        if self._marks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("on_accent" if on else "accent"))
            painter.drawEllipse(QPointF(rect.width() / 2, rect.height() - 5), 2.2, 2.2)
        painter.end()

    @Slot()
    def _tell(self) -> None:
        self.pressed_day.emit(self.day)


class Month(Worded, QWidget):
    """A month at a time. Only the chosen day takes Tab; the arrows move from there."""

    chosen = Signal(object)  # date, when the clerk chooses

    def __init__(self, *, day_height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = SUNDAY.replace(day=1)
        self._chosen: date | None = None
        self._today = SUNDAY
        self._from, self._to = date.min, date.max
        self._holidays: Mapping[date, str] = {}
        self._marks: Mapping[date, int] = {}
        self.title = PlainLabel(role="strong")
        self.before_button = IconButton("chevron-left", "…")
        self.after_button = IconButton("chevron-right", "…")
        self.holiday_words = PlainLabel(role="small", tone="block", wrap=True)
        self.days = [DayButton(day_height) for _ in range(ROWS * COLUMNS)]
        self._names = [PlainLabel(role="caption") for _ in range(COLUMNS)]

        self._lay_out()

        self.before_button.clicked.connect(self._go_before)
        self.after_button.clicked.connect(self._go_after)
        for button in self.days:
            button.pressed_day.connect(self._choose)
        self.retranslate()

    @property
    def current(self) -> date | None:
        """Return the chosen day."""
        return self._chosen

    def set_range(self, today: date, first: date, last: date) -> None:
        """Close the days before ``first`` and after ``last``."""
        self._today, self._from, self._to = today, first, last
        self._show()

    def set_holidays(self, holidays: Mapping[date, str]) -> None:
        """Show holidays in red and name them."""
        self._holidays = holidays
        self._show()

    def set_marks(self, marks: Mapping[date, int]) -> None:
        """Put a dot on days that have something planned."""
        self._marks = marks
        self._show()

    def choose(self, day: date | None) -> None:
        """Show a day as the chosen one without telling anybody; None shows no day."""
        self._chosen = day
        if day is not None:
            self._first = day.replace(day=1)
        self._show()

    def show_month(self, day: date) -> None:
        """Turn to the month of a day."""
        self._first = day.replace(day=1)
        self._show()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.before_button.set_name(self.tr("Month before"))
        self.after_button.set_name(self.tr("Month after"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day and week with the arrows, by month with Page up and down."""
        key = Qt.Key(event.key())
        start = self._focused_day()
        if key in STEPS:
            self._move_to(start + timedelta(days=STEPS[key]))
        elif key == Qt.Key.Key_PageUp:
            self._move_to(_same_day(start, _month_before(start)))
        elif key == Qt.Key.Key_PageDown:
            self._move_to(_same_day(start, _month_after(start)))
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.before_button)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self.after_button)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for number, label in enumerate(self._names):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, number)
            grid.setColumnStretch(number, 1)
        for number, button in enumerate(self.days):
            grid.addWidget(button, 1 + number // COLUMNS, number % COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self.holiday_words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _show(self) -> None:
        name = QLocale().standaloneMonthName(self._first.month, QLocale.FormatType.LongFormat)
        self.title.setText(f"{name} {_words(self._first).rpartition(' ')[2]}")
        for number, label in enumerate(self._names):
            weekday = _words(SUNDAY + timedelta(days=number)).partition(" ")[0]
            label.setText(weekday.rstrip("."))
        start = self._first - timedelta(days=(self._first.weekday() + 1) % COLUMNS)
        stop = self._tab_stop(start)
        for number, button in enumerate(self.days):
            day = start + timedelta(days=number)
            self._show_day(button, day, is_stop=day == stop)
        last_row = start + timedelta(days=(ROWS - 1) * COLUMNS)
        for button in self.days[-COLUMNS:]:
            button.setVisible(last_row.month == self._first.month)
        self.before_button.setEnabled(self._first > self._from)
        self.after_button.setEnabled(_month_after(self._first) <= self._to)
        named = [
            f"{day.day} {name}"
            for day, name in sorted(self._holidays.items())
            if (day.year, day.month) == (self._first.year, self._first.month)
        ]
        self.holiday_words.setText(" · ".join(named))
        self.holiday_words.setVisible(bool(named))

    def _show_day(self, button: DayButton, day: date, *, is_stop: bool) -> None:
        marks = self._marks.get(day, 0)
        button.show_day(
            day,
            in_month=day.month == self._first.month,
            today=day == self._today,
            holiday=self._holidays.get(day, ""),
            marks=marks,
            marked=self.tr("%n planned", "", marks) if marks else "",
        )
        button.setChecked(day == self._chosen)
        button.setEnabled(self._from <= day <= self._to)
        focus = Qt.FocusPolicy
        button.setFocusPolicy(focus.StrongFocus if is_stop else focus.ClickFocus)

    def _tab_stop(self, start: date) -> date:
        """Return the one day that Tab reaches: the chosen one, else the first open one."""
        end = start + timedelta(days=ROWS * COLUMNS)
        if self._chosen is not None and start <= self._chosen < end:
            return self._chosen
        return max(self._first, self._from)

    def _focused_day(self) -> date:
        for button in self.days:
            if button.hasFocus():
                return button.day
        return self._chosen or max(self._first, self._from)

    def _move_to(self, day: date) -> None:
        day = max(self._from, min(self._to, day))
        if day.replace(day=1) != self._first:
            self.show_month(day)
        self._choose(day)
        for button in self.days:
            if button.day == day:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _choose(self, day: date) -> None:
        self.choose(day)
        self.chosen.emit(day)

    @Slot()
    def _go_before(self) -> None:
        self.show_month(_month_before(self._first))

    @Slot()
    def _go_after(self) -> None:
        self.show_month(_month_after(self._first))


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _same_day(day: date, month: date) -> date:
    """Return ``day``'s number in another month, or that month's last day."""
    last = _month_after(month) - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))


def _words(day: date) -> str:
    return date_text(datetime.combine(day, NOON, BANGKOK), spoken())
