"""A month at a glance: what goes out on each day, its credits, and holidays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.schedule import BANGKOK, date_text, in_bangkok
from smsdesk.ui.language import Worded, spoken
from smsdesk.ui.widgets.button import IconButton, PaintedButton
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import box, focus_box, line_height, smooth_painter, width_of, words

ROWS, COLUMNS = 6, 7
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}
SHOWN = 3
PAD = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """Something planned: when (aware), what, its credits, and the tone of who sends it."""

    at: datetime
    title: str
    credits: int
    tone: str


class CalendarDay(PaintedButton):
    """A day with its first entries, or how many more there are."""

    pressed_day = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.day = date(2026, 1, 1)
        self.entries: Sequence[Entry] = ()
        self._holiday = ""
        self._in_month = self._today = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._tell)

    def show_day(
        self, day: date, entries: Sequence[Entry], *, holiday: str, in_month: bool, today: bool
    ) -> None:
        """Show another day."""
        self.day, self.entries, self._holiday = day, entries, holiday
        self._in_month, self._today = in_month, today
        planned = self.tr("%n planned", "", len(entries)) if entries else ""
        said = [f"{in_bangkok(one.at):%H:%M} {one.title}" for one in entries[:SHOWN]]
        name = date_text(datetime.combine(day, datetime.min.time(), BANGKOK), spoken())
        self.setAccessibleName(", ".join(filter(None, (name, holiday, planned, *said))))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the day, two entries and the credits."""
        return QSize(90, 72)

    def minimumSizeHint(self) -> QSize:
        """Need room for the day and one entry."""
        return QSize(56, 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the calendar."""
        if Qt.Key(event.key()) in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the day and what it holds."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        fill = "hover" if self.lit else "surface" if self._in_month else "sunken"
        border = "accent" if self._today else "line"
        box(painter, rect, fill=fill, border=border, width=2 if self._today else 1, radius=8)
        if self.hasFocus():
            focus_box(painter, self, 8)
        ink = "block_text" if self._holiday else "text" if self._in_month else "faint"
        line = line_height("small")
        head = QRectF(rect.left() + PAD, rect.top() + 3, rect.width() - 2 * PAD, line)
        number = str(self.day.day)
        words(painter, head, number, kind="medium", ink=ink)
        name = head.adjusted(width_of(number, "medium") + 6, 0, 0, 0)
        words(painter, name, self._holiday, kind="caption", ink="block_text")
        self._paint_entries(painter, rect, line)
        painter.end()

    def _paint_entries(self, painter: QPainter, rect: QRectF, line: int) -> None:
        y = rect.top() + 5 + line
        room = int((rect.bottom() - 3 - y) // line)
        shown = list(self.entries)
        if len(shown) > room:
            shown = shown[: max(room - 1, 0)]
        for one in shown:
            place = QRectF(rect.left() + PAD, y, rect.width() - 2 * PAD, line)
            mark = QRectF(place.left(), place.top() + 4, 3, line - 8)
            box(painter, mark, fill=one.tone, radius=1.5)
            text = f"{in_bangkok(one.at):%H:%M} {one.title}"
            words(painter, place.adjusted(8, 0, 0, 0), text, kind="caption")
            y += line
        more = len(self.entries) - len(shown)
        if more and room > 0:
            place = QRectF(rect.left() + PAD, y, rect.width() - 2 * PAD, line)
            text = self.tr("%n more", "", more) if shown else self.tr("%n planned", "", more)
            words(painter, place, text, kind="caption", ink="muted")

    @Slot()
    def _tell(self) -> None:
        self.pressed_day.emit(self.day)


class Calendar(Worded, QWidget):
    """A month of days. Only one day takes Tab; the arrows move from there."""

    day_chosen = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = date(2026, 1, 1)
        self._today = date(2026, 1, 1)
        self._holidays: Mapping[date, str] = {}
        self._entries: Mapping[date, Sequence[Entry]] = {}
        self.title = PlainLabel(role="heading")
        self.before_button = IconButton("chevron-left", "…")
        self.after_button = IconButton("chevron-right", "…")
        self.credits = PlainLabel(role="small")
        self.days = [CalendarDay() for _ in range(ROWS * COLUMNS)]
        self._names = [PlainLabel(role="caption") for _ in range(COLUMNS)]

        self._lay_out()

        self.before_button.clicked.connect(self._go_before)
        self.after_button.clicked.connect(self._go_after)
        for button in self.days:
            button.pressed_day.connect(self.day_chosen)
        self.retranslate()

    def show_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Show what is planned, in the month of today or, where nothing is, of the first."""
        by_day: dict[date, list[Entry]] = {}
        for one in sorted(entries, key=_moment):
            by_day.setdefault(in_bangkok(one.at).date(), []).append(one)
        if not self._entries and self._today != today:
            first = min(by_day, default=today)
            self._first = max(first, today).replace(day=1)
        self._entries, self._today = by_day, today
        self._show()

    def show_holidays(self, holidays: Mapping[date, str]) -> None:
        """Show holidays in red and name them."""
        self._holidays = holidays
        self._show()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.before_button.set_name(self.tr("Month before"))
        self.after_button.set_name(self.tr("Month after"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day and week with the arrows, by month with Page up and down."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self._move_to(self._focused() + timedelta(days=STEPS[key]))
        elif key == Qt.Key.Key_PageUp:
            self._go_before()
        elif key == Qt.Key.Key_PageDown:
            self._go_after()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.before_button)
        head.addWidget(self.title)
        head.addWidget(self.after_button)
        head.addStretch()
        head.addWidget(self.credits)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for number, label in enumerate(self._names):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, number)
            grid.setColumnStretch(number, 1)
        for number, button in enumerate(self.days):
            grid.addWidget(button, 1 + number // COLUMNS, number % COLUMNS)
            grid.setRowStretch(1 + number // COLUMNS, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(grid, 1)

    def _show(self) -> None:
        name = QLocale().standaloneMonthName(self._first.month, QLocale.FormatType.LongFormat)
        noon = datetime.combine(self._first, datetime.min.time(), BANGKOK)
        self.title.setText(f"{name} {date_text(noon, spoken()).rpartition(' ')[2]}")
        start = self._first - timedelta(days=(self._first.weekday() + 1) % COLUMNS)
        for number, label in enumerate(self._names):
            at = datetime.combine(start + timedelta(days=number), datetime.min.time(), BANGKOK)
            label.setText(date_text(at, spoken()).partition(" ")[0].rstrip("."))
        in_month = [
            one
            for day, those in self._entries.items()
            if (day.year, day.month) == (self._first.year, self._first.month)
            for one in those
        ]
        total = sum(one.credits for one in in_month)
        self.credits.setText(
            self.tr("{credits} credits planned this month").format(credits=f"{total:,}")
            if total
            else ""
        )
        stop = self._today if self._today.replace(day=1) == self._first else self._first
        for number, button in enumerate(self.days):
            day = start + timedelta(days=number)
            button.show_day(
                day,
                self._entries.get(day, ()),
                holiday=self._holidays.get(day, ""),
                in_month=day.month == self._first.month,
                today=day == self._today,
            )
            focus = Qt.FocusPolicy
            button.setFocusPolicy(focus.StrongFocus if day == stop else focus.ClickFocus)
        last_row = start + timedelta(days=(ROWS - 1) * COLUMNS)
        for button in self.days[-COLUMNS:]:
            button.setVisible(last_row.month == self._first.month)

    def _focused(self) -> date:
        return next((one.day for one in self.days if one.hasFocus()), self._first)

    def _move_to(self, day: date) -> None:
        if day.replace(day=1) != self._first:
            self._first = day.replace(day=1)
            self._show()
        for button in self.days:
            if button.day == day:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_before(self) -> None:
        self._first = (self._first - timedelta(days=1)).replace(day=1)
        self._show()

    @Slot()
    def _go_after(self) -> None:
        self._first = (self._first + timedelta(days=32)).replace(day=1)
        self._show()


def _moment(entry: Entry) -> datetime:
    return entry.at
