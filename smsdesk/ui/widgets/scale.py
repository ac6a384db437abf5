"""The scale and the hover words that charts share."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from smsdesk.ui.style import color
from smsdesk.ui.widgets.painting import CENTER, LEFT, RIGHT, box, line_height, width_of, words

INTERVALS = 3


def round_top(most: Decimal) -> Decimal:
    """Return the highest value of a scale: three even steps of a round number."""
    step = max(most, Decimal(INTERVALS)) / INTERVALS
    unit = Decimal(10) ** (step.adjusted())
    factors = (1, 2, 3, 4, 5, 10)
    return next(unit * one * INTERVALS for one in factors if unit * one >= step)


def paint_scale(
    painter: QPainter, field: QRectF, top: Decimal, number: Callable[[Decimal], str]
) -> None:
    """Paint the lines of a scale across ``field``, their figures left of it."""
    height = line_height("small")
    for step in range(INTERVALS + 1):
        y = field.bottom() - field.height() * step / INTERVALS
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        place = QRectF(0, y - height / 2, field.left() - 10, height)
        text = number(top * step / INTERVALS)
        words(painter, place, text, kind="small", ink="muted", align=RIGHT)


def paint_said(
    painter: QPainter, field: QRectF, x: float, lines: Sequence[str], *, right: float
) -> None:
    """Paint what stands at ``x`` in a box over the chart, never past ``right``."""
    height = line_height("small")
    width = max(width_of(line, "small") for line in lines) + 20
    left = min(max(x - width / 2, field.left()), right - width)
    place = QRectF(left, field.top(), width, height * len(lines) + 8)
    box(painter, place, fill="surface", border="control", radius=7)
    align = CENTER if len(lines) == 1 else LEFT
    for number, line in enumerate(lines):
        row = QRectF(left + 10, field.top() + 4 + number * height, width - 20, height)
        ink = "text" if not number else "muted"
        words(painter, row, line, kind="small", ink=ink, align=align)
