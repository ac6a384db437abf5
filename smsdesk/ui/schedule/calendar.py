"""A month at a glance: what goes out on each day, its credits, and holidays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.schedule.month_grid import COLUMNS, ROWS, DayCell, MonthGrid, day_words
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import box, focus_box, line_height, smooth_painter, width_of, words

SAID = 3
"""So many entries of a day are read aloud."""
PAD = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """Something planned: when (aware), what, its credits, and the tone of who sends it."""

    at: datetime
    title: str
    credits: int
    tone: str


class CalendarDay(DayCell):
    """A day with its first entries, and how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self._holiday = ""
        self._in_month = self._today = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_state(
        self, entries: Sequence[Entry], *, holiday: str, in_month: bool, today: bool
    ) -> None:
        """Show what its day holds."""
        self.entries, self._holiday = entries, holiday
        self._in_month, self._today = in_month, today
        planned = self.tr("%n planned", "", len(entries)) if entries else ""
        said = [f"{in_bangkok(one.at):%H:%M} {one.title}" for one in entries[:SAID]]
        self.setAccessibleName(
            ", ".join(filter(None, (day_words(self.day), holiday, planned, *said)))
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the day, two entries and the credits."""
        return QSize(90, 72)

    def minimumSizeHint(self) -> QSize:
        """Need room for the day and one entry."""
        return QSize(56, 44)

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


class Calendar(MonthGrid):
    """A month of days with what is planned on them."""

    day_chosen = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        self.days = [CalendarDay() for _ in range(ROWS * COLUMNS)]
        self._holidays: Mapping[date, str] = {}
        self._entries: Mapping[date, Sequence[Entry]] = {}
        super().__init__(self.days, "heading", parent)
        self.credits = PlainLabel(role="small")

        for button in (self.before_button, self.title, self.after_button):
            self.head.addWidget(button)
        self.head.addStretch()
        self.head.addWidget(self.credits)

        for day in self.days:
            day.pressed_day.connect(self.day_chosen)
        self.retranslate()

    def show_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Show what is planned; the first time in the month of what comes next."""
        by_day: dict[date, list[Entry]] = {}
        for one in sorted(entries, key=_moment):
            by_day.setdefault(in_bangkok(one.at).date(), []).append(one)
        if not self._entries and self._today != today:
            coming = [day for day in by_day if day >= today]
            self._first = min(coming, default=today).replace(day=1)
        self._entries, self._today = by_day, today
        self.show_days()

    def show_holidays(self, holidays: Mapping[date, str]) -> None:
        """Show holidays in red and name them."""
        self._holidays = holidays
        self.show_days()

    def show_days(self) -> None:
        """Show the month, and the credits of what is planned in it."""
        super().show_days()
        for cell in self.days:
            cell.show_state(
                self._entries.get(cell.day, ()),
                holiday=self._holidays.get(cell.day, ""),
                in_month=cell.day.month == self._first.month,
                today=cell.day == self._today,
            )
        total = sum(
            one.credits
            for day, those in self._entries.items()
            if (day.year, day.month) == (self._first.year, self._first.month)
            for one in those
        )
        words_ = self.tr("{credits} credits planned this month").format(credits=f"{total:,}")
        self.credits.setText(words_ if total else "")
        for row in range(1, ROWS + 1):
            last = self.grid.itemAtPosition(row, 0)
            shown = last is not None and not last.isEmpty()
            self.grid.setRowStretch(row, int(shown))


def _moment(entry: Entry) -> datetime:
    return entry.at
