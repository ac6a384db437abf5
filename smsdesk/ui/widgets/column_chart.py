"""Columns side by side, each of one or more kinds; under the mouse one says what it is."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.painting import (
    CENTER,
    box,
    focus_box,
    line_height,
    smooth_painter,
    width_of,
    words,
)
from smsdesk.ui.widgets.scale import paint_said, paint_scale, round_top

TOP = 14
WIDEST = 42
LEAST = 2.0
"""Pixels of what is not nothing, however little it is."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Column(NamedTuple):
    """A column: the word under it, what is said of it, and (ink, value) from the ground up."""

    name: str
    said: Sequence[str]
    parts: Sequence[tuple[str, Decimal | int]]

    @property
    def height(self) -> Decimal:
        """The sum of its parts."""
        return Decimal(sum(value for _ink, value in self.parts))


class ColumnChart(QWidget):
    """Paints columns over a round scale. Arrow keys go from one to the next, as the mouse does."""

    pointed_at = Signal(int)  # the number of a column, -1 for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._number: Callable[[Decimal], str] = str
        self._pointed = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def columns(self) -> Sequence[Column]:
        """Return what is shown."""
        return self._columns

    @property
    def pointed(self) -> str:
        """Return what is said of the column under the mouse, "" for none."""
        found = self._column()
        return " · ".join(found.said) if found else ""

    def show_columns(
        self, name: str, columns: Sequence[Column], number: Callable[[Decimal], str]
    ) -> None:
        """Show columns; ``number`` writes a figure of the scale."""
        self._columns, self._number = columns, number
        self._pointed = -1
        self.setAccessibleName(name)
        said = [" ".join(one.said) for one in columns if one.height]
        self.setAccessibleDescription(", ".join(said[-12:]))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(460, 200)

    def minimumSizeHint(self) -> QSize:
        """Need enough that columns can be told apart."""
        return QSize(240, 130)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what stands under the mouse."""
        self._point(self._number_at(event.position().x()))

    def leaveEvent(self, _event: object) -> None:
        """Say nothing any more."""
        self._point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next column, or the one before."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._columns:
            super().keyPressEvent(event)
            return
        last = len(self._columns) - 1
        start = self._pointed if self._pointed >= 0 else last + 1 if step < 0 else -1
        self._point(min(max(start + step, 0), last))

    def _point(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            self.pointed_at.emit(number)
            self.update()

    def _column(self) -> Column | None:
        return self._columns[self._pointed] if 0 <= self._pointed < len(self._columns) else None

    # --- places ---------------------------------------------------------------------------

    @property
    def _top(self) -> Decimal:
        return round_top(max((one.height for one in self._columns), default=Decimal(0)))

    @property
    def _field(self) -> QRectF:
        left = width_of(self._number(self._top), "small") + 10
        below = line_height("small") + 8
        return QRectF(left, TOP, self.width() - left - 6, self.height() - TOP - below)

    def _slot(self, number: int) -> QRectF:
        """Return the room of a column, from the top of the scale to its ground."""
        field = self._field
        width = field.width() / max(len(self._columns), 1)
        return QRectF(field.left() + number * width, field.top(), width, field.height())

    def _number_at(self, x: float) -> int:
        field = self._field
        if not self._columns or not field.left() <= x <= field.right():
            return -1
        number = int((x - field.left()) / (field.width() / len(self._columns)))
        return min(number, len(self._columns) - 1)

    # --- painting -------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scale, the columns, their names, and what is pointed at."""
        painter = smooth_painter(self)
        top, field = self._top, self._field
        paint_scale(painter, field, top, self._number)
        for number, column in enumerate(self._columns):
            self._paint_column(painter, number, column, top)
        self._paint_names(painter)
        if found := self._column():
            x = self._slot(self._pointed).center().x()
            paint_said(painter, field, x, found.said, right=self.width())
        if self.hasFocus():
            focus_box(painter, self, 8)
        painter.end()

    def _paint_column(self, painter: QPainter, number: int, column: Column, top: Decimal) -> None:
        slot = self._slot(number)
        if number == self._pointed:
            box(painter, slot, fill="hover", radius=4)
        width = min(max(slot.width() * 0.62, 2.0), WIDEST)
        x, y = slot.center().x() - width / 2, slot.bottom()
        shown = [(ink, value) for ink, value in column.parts if value]
        for place, (ink, value) in enumerate(shown):
            height = max(slot.height() * float(value / top), LEAST)
            y -= height
            last = place == len(shown) - 1
            part = QRectF(x, y, width, height if last else height - 0.5)
            painter.fillPath(_rounded(part, min(4.0, width / 3) if last else 0.0), color(ink))

    def _paint_names(self, painter: QPainter) -> None:
        """Write as many names as stand side by side, the last one always."""
        if not self._columns:
            return
        field, height = self._field, line_height("small")
        widest = max(width_of(one.name, "small") for one in self._columns) + 10
        every = max(1, -(-widest * len(self._columns) // max(int(field.width()), 1)))
        last = len(self._columns) - 1
        for number in range(last, -1, -every):
            middle = self._slot(number).center().x()
            x = min(max(middle - widest / 2, 0), self.width() - widest)
            place = QRectF(x, field.bottom() + 6, widest, height)
            name = self._columns[number].name
            words(painter, place, name, kind="small", ink="muted", align=CENTER)


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    """Return a rectangle that is round at its upper corners."""
    path = QPainterPath()
    if radius < 1 or rect.height() < radius:
        path.addRect(rect)
        return path
    path.addRoundedRect(rect.adjusted(0, 0, 0, radius), radius, radius)
    ground = QPainterPath()
    ground.addRect(rect)
    return path.intersected(ground)
