"""The line at the bottom of the window, and the ribbon at its top."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.button import Button, PaintedButton
from smsdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel
from smsdesk.ui.widgets.painting import box, focus_box, picture, smooth_painter, width_of, words
from smsdesk.ui.widgets.tones import TONES

HEIGHT = 32
RIBBON = 42


class StatusItem(NamedTuple):
    """What is going on. One with a ``key`` can be pressed."""

    tone: str
    text: str
    icon: str = ""
    key: object = None


class StatusButton(PaintedButton):
    """One item of the status line."""

    chosen = Signal(object)

    def __init__(self, item: StatusItem, parent: QWidget | None = None) -> None:
        self.item = item
        super().__init__(item.text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if item.key is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:
        """Return the room of icon and words."""
        return QSize(8 + 15 + 7 + width_of(self._words, "small") + 9, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words."""
        painter = smooth_painter(self)
        if self.lit:
            box(painter, QRectF(self.rect()).adjusted(0, 3, 0, -3), fill="hover", radius=6)
        if self.hasFocus():
            focus_box(painter, self, 6)
        tone = TONES[self.item.tone]
        picture(painter, 8, (self.height() - 15) / 2, self.item.icon or tone.icon, tone.plain, 15)
        rect = QRectF(30, -1, self.width() - 34, self.height())
        words(painter, rect, self._words, kind="small", ink="text" if self.lit else "muted")
        painter.end()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.item.key)


class StatusLine(QFrame):
    """What is running, what needs a decision; at the right the time in Bangkok."""

    pressed = Signal(object)  # the key of the item

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[StatusButton] = []
        self.clock = PlainLabel(role="small")
        self._items = QHBoxLayout()
        self._items.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 20, 0)
        row.addLayout(self._items)
        row.addStretch()
        row.addWidget(self.clock)
        self.setFixedHeight(HEIGHT)

    def show_items(self, items: Sequence[StatusItem]) -> None:
        """Show these items from the left."""
        if [button.item for button in self.buttons] == list(items):
            return
        for button in self.buttons:
            self._items.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [StatusButton(item) for item in items]
        for button in self.buttons:
            button.chosen.connect(self.pressed)
            self._items.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and a hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("rail"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), color("line"))
        painter.end()


class Ribbon(QFrame):
    """Says all the time that nothing here is real."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(role="strong", tone="practice")
        self.sentence = ElidedLabel(role="body", tone="practice")
        self.button = Button("", "ribbon")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("graduation-cap", "on_practice"))
        row.addWidget(self.heading)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        self.setFixedHeight(RIBBON)
        self.button.clicked.connect(self.pressed)

    def show_words(self, heading: str, sentence: str, button: str) -> None:
        """Say it in the window's language."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.button.setText(button)
        self.setAccessibleName(f"{heading}. {sentence}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("practice"))
        painter.end()
