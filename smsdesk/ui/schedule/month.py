"""A month to choose a day from: Buddhist years in Thai, arrow keys, marks and holidays."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.schedule.month_grid import (
    COLUMNS,
    ROWS,
    DayCell,
    MonthGrid,
    day_words,
    month_after,
)
from smsdesk.ui.style import color
from smsdesk.ui.widgets.labels import PlainLabel, set_tip
from smsdesk.ui.widgets.painting import CENTER, box, focus_box, smooth_painter, words


class DayButton(DayCell):
    """A day. Red is a holiday, a ring is today, a dot is something planned."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._in_month = True
        self._holiday = ""
        self._today = False
        self._marks = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(
        self, *, in_month: bool, today: bool, holiday: str, marks: int, marked: str
    ) -> None:
        """Show how its day stands."""
        self._in_month, self._today, self._holiday, self._marks = in_month, today, holiday, marks
        self.setText(str(self.day.day))
        self.setAccessibleName(", ".join(filter(None, (day_words(self.day), holiday, marked))))
        set_tip(self, holiday)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that a finger hits."""
        return QSize(38, self._height)

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


class Month(MonthGrid):
    """A month at a time, of which a day is chosen: the one that Tab reaches."""

    chosen = Signal(object)  # date, when the clerk chooses

    def __init__(self, *, day_height: int = 36, parent: QWidget | None = None) -> None:
        self.days = [DayButton(day_height) for _ in range(ROWS * COLUMNS)]
        self._chosen: date | None = None
        self._from, self._to = date.min, date.max
        self._holidays: Mapping[date, str] = {}
        self._marks: Mapping[date, int] = {}
        super().__init__(self.days, "strong", parent)
        self.holiday_words = PlainLabel(role="small", tone="block", wrap=True)

        self.head.addWidget(self.before_button)
        self.head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignCenter)
        self.head.addWidget(self.after_button)
        self.column.addWidget(self.holiday_words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

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
        self.show_days()

    def set_holidays(self, holidays: Mapping[date, str]) -> None:
        """Show holidays in red and name them."""
        self._holidays = holidays
        self.show_days()

    def set_marks(self, marks: Mapping[date, int]) -> None:
        """Put a dot on days that have something planned."""
        self._marks = marks
        self.show_days()

    def choose(self, day: date | None) -> None:
        """Show a day as the chosen one without telling anybody; None shows no day."""
        self._chosen = day
        if day is not None:
            self._first = day.replace(day=1)
        self.show_days()

    def show_days(self) -> None:
        """Show the month, and name its holidays."""
        super().show_days()
        for button in self.days:
            self._show_day(button)
        self.before_button.setEnabled(self._first > self._from)
        self.after_button.setEnabled(month_after(self._first) <= self._to)
        named = [
            f"{day.day} {name}"
            for day, name in sorted(self._holidays.items())
            if (day.year, day.month) == (self._first.year, self._first.month)
        ]
        self.holiday_words.setText(" · ".join(named))
        self.holiday_words.setVisible(bool(named))

    def _show_day(self, button: DayButton) -> None:
        day = button.day
        marks = self._marks.get(day, 0)
        button.show_state(
            in_month=day.month == self._first.month,
            today=day == self._today,
            holiday=self._holidays.get(day, ""),
            marks=marks,
            marked=self.tr("%n planned", "", marks) if marks else "",
        )
        button.setChecked(day == self._chosen)
        button.setEnabled(self._from <= day <= self._to)

    def tab_stop(self, start: date, end: date) -> date:
        """Return the chosen day, else the first open one."""
        if self._chosen is not None and start <= self._chosen < end:
            return self._chosen
        return max(self._first, self._from)

    def day_in_focus(self) -> date:
        """Return the day from which the arrows walk."""
        focused = (button.day for button in self.days if button.hasFocus())
        return next(focused, self._chosen or max(self._first, self._from))

    def move_to(self, day: date) -> None:
        """Choose a day, the nearest one where it is closed, and put the focus on it."""
        day = max(self._from, min(self._to, day))
        self._choose(day)
        super().move_to(day)

    @Slot(object)
    def _choose(self, day: date) -> None:
        self.choose(day)
        self.chosen.emit(day)
