"""A text with the places marked where it differs from another."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import (
    QFontMetricsF,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.style import color, font
from smsdesk.ui.widgets.bubble import cursor_x
from smsdesk.ui.widgets.painting import box, smooth_painter

LINE = 25.0
THIN = 3.0
"""Pixels of the mark of something without a width of its own, such as a zero-width space."""

Span = tuple[int, int]


class ChangedText(QWidget):
    """Plain text that wraps. ``spans`` are start and length of what is marked, in UTF-16 units."""

    def __init__(
        self, text: str, spans: Sequence[Span], tone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._spans = tuple(spans)
        self._tone = tone
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """Return the text."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size in half a dialog."""
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        """Need room for a few words a line."""
        return QSize(120, int(LINE))

    def hasHeightForWidth(self) -> bool:
        """Wrap the text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at which the text is whole."""
        return int(self._laid_out(width).boundingRect().height()) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks, and the text over them."""
        painter = smooth_painter(self)
        layout = self._laid_out(self.width())
        for start, length in self._spans:
            for rect in _rects(layout, start, length):
                box(painter, rect, fill=f"{self._tone}_soft", border=self._tone, radius=3)
        painter.setPen(color("text"))
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text, font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._bold(span) for span in self._spans])
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, y))
            y += LINE
        layout.endLayout()
        return layout

    def _bold(self, span: Span) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setForeground(color(self._tone))
        made = QTextLayout.FormatRange()
        made.start, made.length = span
        made.format = look
        return made


def _rects(layout: QTextLayout, start: int, length: int) -> list[QRectF]:
    """Where a span stands, a box a line."""
    found = []
    height = QFontMetricsF(font("body")).height()
    lines = layout.lineCount()
    for number in range(lines):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if start + length < first or start > last or (start == last and number + 1 < lines):
            continue
        left = cursor_x(line, max(start, first))
        right = cursor_x(line, min(start + length, last))
        wide = max(right - left, THIN)
        found.append(QRectF(left - 1, line.y(), wide + 2, min(height, LINE - 1)))
        if start + length <= last:
            break
    return found
