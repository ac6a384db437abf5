"""A message as a phone breaks it into lines, with the places where its parts break."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from smsdesk.ui.style import color, font
from smsdesk.ui.widgets.painting import CENTER, box, words
from smsdesk.ui.widgets.units import cluster_before, unit_length

PITCH = 27.0
DOT = 13.0
DOT_ROOM = 5.0
GAP = 6.0
"""Pixels opened in the text for a tick, so that it crosses no letter."""

Span = tuple[int, int]


class Tick(NamedTuple):
    """Where a part begins: its number, the unit, and the place in the bubble."""

    part: int
    unit: int
    x: float
    y: float


class Bubble:
    """The laid out text of one message. All positions are UTF-16 units."""

    def __init__(
        self,
        text: str,
        *,
        values: Sequence[Span],
        cuts: Sequence[int],
        width: float,
        odd: Sequence[Span] = (),
    ) -> None:
        self._text = text
        self._odd = tuple(odd)
        self._cuts = [cut for cut in cuts if 0 < cut < unit_length(text)]
        self._gaps = {cut: cluster for cut in self._cuts if (cluster := cluster_before(text, cut))}
        self._layout = QTextLayout(text, font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([*map(_bold, values), *map(_spaced, self._gaps.values())])
        self.height = self._break_lines(width)

    def ticks(self) -> list[Tick]:
        """Return a tick for every part but the first."""
        return [self._tick(number + 2, cut) for number, cut in enumerate(self._cuts)]

    def paint(self, painter: QPainter, x: float, y: float, *, warn_last: bool) -> None:
        """Paint text and ticks, and the tint of what is odd or could be saved."""
        origin = QPointF(x, y)
        tinted = [(start, start + length) for start, length in self._odd]
        if warn_last and self._cuts:
            tinted.append((self._cuts[-1], unit_length(self._text)))
        for start, end in tinted:
            for rect in self._rects(start, end):
                box(painter, rect.translated(origin), fill="warn_soft", radius=4)
        painter.setPen(color("text"))
        self._layout.draw(painter, origin)
        ticks = self.ticks()
        for tick in ticks:
            warn = warn_last and tick is ticks[-1]
            paint_tick(painter, x + tick.x, y + tick.y, tick.part, warn=warn)

    def _break_lines(self, width: float) -> float:
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            if any(start <= cut < end for cut in self._cuts):
                y += DOT_ROOM
            line.setPosition(QPointF(0, y))
            y += PITCH
        self._layout.endLayout()
        return y

    def _tick(self, part: int, cut: int) -> Tick:
        line = self._layout.lineForTextPosition(cut)
        x = cursor_x(line, cut)
        if cut in self._gaps and cut > line.textStart():
            x -= GAP / 2
        return Tick(part, cut, x, line.y())

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first < end and last > start:
                left = cursor_x(line, max(start, first))
                right = cursor_x(line, end) if end < last else line.naturalTextWidth()
                yield QRectF(left - 1, line.y() - 1, right - left + 3, 24)


def cursor_x(line: QTextLine, unit: int) -> float:
    """Return the x of a unit in its line."""
    place: Any = line.cursorToX(unit)  # a tuple, whatever the stubs say
    return float(place[0] if isinstance(place, tuple) else place)


def paint_tick(painter: QPainter, x: float, y: float, part: int, *, warn: bool) -> None:
    """Paint the tick at which part number ``part`` begins, with its number on top."""
    ink = "warn" if warn else "accent"
    box(painter, QRectF(x - 0.8, y - 1, 1.6, 24), fill=ink, radius=0.8)
    width = DOT if part < 10 else DOT + 5
    dot = QRectF(x - width / 2, y - DOT + 2, width, DOT)
    box(painter, dot, fill=ink, radius=DOT / 2)
    words(painter, dot, str(part), kind="dot", ink="on_accent", align=CENTER)


def _bold(span: Span) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    return _range(span, look)


def _spaced(span: Span) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    look.setFontLetterSpacing(GAP)
    return _range(span, look)


def _range(span: Span, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span
    made.format = look
    return made
