"""What a small month to choose from and a large one to look at share: weeks from Sunday.

Buddhist years in Thai; the arrows walk by day and week, Page up and down by month; only one day
takes Tab.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.schedule import BANGKOK, date_text
from smsdesk.ui.language import Worded, spoken
from smsdesk.ui.widgets.button import IconButton, PaintedButton
from smsdesk.ui.widgets.labels import PlainLabel

SUNDAY = date(2026, 1, 4)
NOON = time(12)
ROWS, COLUMNS = 6, 7
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class DayCell(PaintedButton):
    """A day to press. How it looks is its subclass's."""

    pressed_day = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.day = SUNDAY
        self.clicked.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the month."""
        if Qt.Key(event.key()) in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        self.pressed_day.emit(self.day)


class MonthGrid(Worded, QWidget):
    """A month at a time over 42 cells, each of which stands for a day of it or beside it.

    A subclass fills ``head``, shows its cells' days in ``show_days``, and calls ``retranslate``
    when it is made.
    """

    def __init__(
        self, days: Sequence[DayCell], title_role: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._first = SUNDAY.replace(day=1)
        self._today = SUNDAY
        self.title = PlainLabel(role=title_role)
        self.before_button = IconButton("chevron-left", "…")
        self.after_button = IconButton("chevron-right", "…")
        self.head = QHBoxLayout()
        self.grid = QGridLayout()
        self._cells = days
        self._names = [PlainLabel(role="caption") for _ in range(COLUMNS)]

        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(0)
        for number, label in enumerate(self._names):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.grid.addWidget(label, 0, number)
            self.grid.setColumnStretch(number, 1)
        for number, cell in enumerate(days):
            self.grid.addWidget(cell, 1 + number // COLUMNS, number % COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addLayout(self.grid, 1)
        self.column = column

        self.before_button.clicked.connect(self._go_before)
        self.after_button.clicked.connect(self._go_after)

    def show_month(self, day: date) -> None:
        """Turn to the month of a day."""
        self._first = day.replace(day=1)
        self.show_days()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.before_button.set_name(self.tr("Month before"))
        self.after_button.set_name(self.tr("Month after"))
        self.show_days()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day and week with the arrows, by month with Page up and down."""
        key = Qt.Key(event.key())
        start = self.day_in_focus()
        if key in STEPS:
            self.move_to(start + timedelta(days=STEPS[key]))
        elif key == Qt.Key.Key_PageUp:
            self.move_to(_same_day(start, month_before(start)))
        elif key == Qt.Key.Key_PageDown:
            self.move_to(_same_day(start, month_after(start)))
        else:
            super().keyPressEvent(event)

    def show_days(self) -> None:
        """Show the month that is turned to: its name, and which day each cell stands for."""
        name = QLocale().standaloneMonthName(self._first.month, QLocale.FormatType.LongFormat)
        self.title.setText(f"{name} {day_words(self._first).rpartition(' ')[2]}")
        for number, label in enumerate(self._names):
            weekday = day_words(SUNDAY + timedelta(days=number)).partition(" ")[0]
            label.setText(weekday.rstrip("."))
        start = self._first - timedelta(days=(self._first.weekday() + 1) % COLUMNS)
        stop = self.tab_stop(start, start + timedelta(days=ROWS * COLUMNS))
        for number, cell in enumerate(self._cells):
            cell.day = start + timedelta(days=number)
            focus = Qt.FocusPolicy
            is_stop = cell.day == stop
            cell.setFocusPolicy(focus.StrongFocus if is_stop else focus.ClickFocus)
        last_row = start + timedelta(days=(ROWS - 1) * COLUMNS)
        for cell in self._cells[-COLUMNS:]:
            cell.setVisible(last_row.month == self._first.month)

    def tab_stop(self, start: date, end: date) -> date:
        """Return the one day, from ``start`` and before ``end``, that Tab reaches."""
        return self._today if start <= self._today < end else self._first

    def day_in_focus(self) -> date:
        """Return the day from which the arrows walk."""
        return next((cell.day for cell in self._cells if cell.hasFocus()), self._first)

    def move_to(self, day: date) -> None:
        """Put the focus on a day, in another month too."""
        if day.replace(day=1) != self._first:
            self.show_month(day)
        for cell in self._cells:
            if cell.day == day:
                cell.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_before(self) -> None:
        self.show_month(month_before(self._first))

    @Slot()
    def _go_after(self) -> None:
        self.show_month(month_after(self._first))


def month_before(day: date) -> date:
    """Return the first day of the month before that of a day."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(day: date) -> date:
    """Return the first day of the month after that of a day."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def day_words(day: date) -> str:
    """Return a day in the window's language and era."""
    return date_text(datetime.combine(day, NOON, BANGKOK), spoken())


def _same_day(day: date, month: date) -> date:
    """Return ``day``'s number in another month, or that month's last day."""
    last = month_after(month) - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))
