"""Choices that explain themselves."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from smsdesk.ui.style import color, font
from smsdesk.ui.widgets.painting import (
    box,
    line_height,
    picture,
    smooth_painter,
    width_of,
    words,
)

INDICATOR = 18
TEXT_LEFT = 64
SIDE = 320
WRAP = Qt.TextFlag.TextWordWrap


class ChoiceCard(QRadioButton):
    """A choice with a sentence under it. A closed one says there why."""

    def __init__(
        self, text: str, sentence: str, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._sentence = sentence
        self._icon = icon
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text, sentence)

    def set_words(self, text: str, sentence: str) -> None:
        """Say something else."""
        self._words = text
        self._sentence = sentence
        self.setText(text.replace("&", "&&"))
        self.setAccessibleDescription(sentence)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of a card in a side column, as high as it needs once it is wider."""
        return QSize(SIDE, self.heightForWidth(max(SIDE, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the sentence wraps otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Need room for a few words a line."""
        sentence = line_height("small") if self._sentence else 0
        return QSize(220, line_height("medium") + sentence + 20)

    def hasHeightForWidth(self) -> bool:
        """Wrap the sentence."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at which the sentence is whole."""
        sentence = self._sentence_rect(width).height() if self._sentence else 0
        return line_height("medium") + sentence + 20

    def hitButton(self, position: object) -> bool:
        """Take a press anywhere on the card."""
        return position is not None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = smooth_painter(self)
        on, enabled = self.isChecked(), self.isEnabled()
        marked = on or self.hasFocus()
        border = "accent" if marked else "control" if enabled else "line"
        hovered = enabled and self.underMouse()
        fill = "surface" if on or (enabled and not hovered) else "sunken"
        width = 2 if marked else 1
        box(painter, QRectF(self.rect()), fill=fill, border=border, width=width, radius=12)
        self._paint_dot(painter)
        if self._icon:
            ink = "accent" if on else "muted" if enabled else "faint"
            picture(painter, 40, 12, self._icon, ink, 18)
        left = TEXT_LEFT if self._icon else TEXT_LEFT - 24
        title = QRectF(left, 10, self.width() - left - 12, line_height("medium"))
        words(painter, title, self._words, kind="medium", ink="text" if enabled else "faint")
        painter.setFont(font("small"))
        painter.setPen(color("muted"))
        painter.drawText(self._sentence_rect(self.width()), WRAP, self._sentence)
        painter.end()

    def _paint_dot(self, painter: QPainter) -> None:
        circle = QRectF(13, 12, INDICATOR, INDICATOR)
        if self.isChecked():
            box(painter, circle, fill="accent", radius=9)
            box(painter, circle.adjusted(5.5, 5.5, -5.5, -5.5), fill="surface", radius=4)
        else:
            border = "control" if self.isEnabled() else "line"
            box(painter, circle, fill="surface", border=border, width=1.4, radius=9)

    def _sentence_rect(self, width: int) -> QRect:
        left = TEXT_LEFT if self._icon else TEXT_LEFT - 24
        top = 10 + line_height("medium")
        room = QRect(left, top, width - left - 12, 400)
        return QFontMetrics(font("small")).boundingRect(room, WRAP, self._sentence)


class TickBox(QCheckBox):
    """A thing to do or to leave, with its name beside the box."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as wide as the words, and high enough to hit."""
        return QSize(INDICATOR + 12 + width_of(self._words, "medium"), 36)

    def minimumSizeHint(self) -> QSize:
        """Need room for a few letters; the rest ends in dots."""
        return QSize(INDICATOR + 60, 36)

    def hitButton(self, position: object) -> bool:
        """Take a press anywhere."""
        return position is not None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and the words."""
        painter = smooth_painter(self)
        top = (self.height() - INDICATOR) / 2
        square = QRectF(1, top, INDICATOR, INDICATOR)
        if self.hasFocus():
            box(painter, square.adjusted(-1, -1, 1, 1), border="accent", width=2, radius=6)
        if self.isChecked():
            box(painter, square.adjusted(1, 1, -1, -1), fill="accent", radius=5)
            picture(painter, 3, top + 2, "check", "on_accent", INDICATOR - 4)
        else:
            border = "control" if self.isEnabled() else "line"
            box(painter, square.adjusted(1, 1, -1, -1), fill="surface", border=border, radius=5)
        room = QRectF(INDICATOR + 10, 0, self.width() - INDICATOR - 10, self.height())
        words(painter, room, self._words, kind="medium", ink="text")
        painter.end()
