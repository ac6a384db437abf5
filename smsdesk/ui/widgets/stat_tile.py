"""A figure that filters the table beneath it when pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.style import font
from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.painting import box, line_height, picture, smooth_painter, width_of, words
from smsdesk.ui.widgets.tones import TONES

PADDING = 18


class StatTile(PaintedButton):
    """Icon, word and a large number. Pressed, it stays chosen until pressed again.

    ``pressable`` False makes it a plain figure on its card's ground.
    """

    def __init__(
        self,
        word: str,
        number: str,
        *,
        icon: str,
        tone: str = "neutral",
        pressable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._number = number
        self._second = ""
        self._icon = icon
        self._tone = TONES[tone]
        self._pressable = pressable
        self._padding = PADDING if pressable else 0
        super().__init__(word, parent)
        self.setCheckable(pressable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not pressable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rename()

    @property
    def number(self) -> str:
        """Return the figure shown."""
        return self._number

    def set_number(self, number: str) -> None:
        """Show another figure."""
        self._number = number
        self._rename()
        self.updateGeometry()
        self.update()

    def set_second(self, text: str) -> None:
        """Say something small beside the figure, such as how many of it were repaired."""
        self._second = text
        self._rename()
        self.update()

    def setText(self, text: str) -> None:
        """Show another word."""
        super().setText(text)
        self._rename()

    def sizeHint(self) -> QSize:
        """Return the room of both lines."""
        top = 20 + 8 + width_of(self._words, "medium") + (28 if self._pressable else 0)
        width = max(top, width_of(self._number, "number")) + 2 * self._padding
        return QSize(width, 12 + line_height("medium") + 2 + line_height("number") + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = smooth_painter(self)
        if self._pressable:
            self._paint_key(painter)
        left, row = self._padding, line_height("medium")
        picture(painter, left, 12 + (row - 20) / 2, self._icon, self._tone.plain, 20)
        room = self.width() - 2 * left - 28 - (24 if self._pressable else 0)
        words(painter, QRectF(left + 28, 12, room, row), self._words, kind="medium")
        number = QRectF(left, 14 + row, self.width() - 2 * left, line_height("number"))
        words(painter, number, self._number, kind="number")
        if self._second:
            self._paint_second(painter, number)
        painter.end()

    def _paint_second(self, painter: QPainter, number: QRectF) -> None:
        base = number.y() + QFontMetrics(font("number")).ascent()
        top = base - QFontMetrics(font("small")).ascent()
        left = number.x() + width_of(self._number, "number") + 10
        rect = QRectF(left, top, number.right() - left, line_height("small"))
        words(painter, rect, self._second, kind="small", ink="muted")

    def _paint_key(self, painter: QPainter) -> None:
        chosen, focus = self.isChecked(), self.hasFocus()
        border = "accent" if chosen or focus else "control" if self.lit else "line"
        fill = "accent_soft" if chosen else "sunken" if self.lit or self.isDown() else "surface"
        width = 2 if chosen or focus else 1
        box(painter, QRectF(self.rect()), fill=fill, border=border, width=width, radius=12)
        if chosen and focus:
            inner = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            box(painter, inner, border="accent", width=1, radius=9)
        mark, ink = ("check", "accent") if chosen else ("list-filter", "muted")
        top = 12 + (line_height("medium") - 16) / 2
        picture(painter, self.width() - PADDING - 14, top, mark, ink, 16)

    def _rename(self) -> None:
        self.setAccessibleName(f"{self._words} {self._number} {self._second}".rstrip())
