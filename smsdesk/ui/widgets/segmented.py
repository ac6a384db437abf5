"""A choice of two or three that is always in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QWidget

from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.painting import CENTER, box, focus_box, smooth_painter, width_of, words

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Segment(PaintedButton):
    """One of the choices."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Keep the width when the words turn heavier."""
        return QSize(width_of(self._words, "strong") + 28, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chosen one as a raised surface."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        if on:
            box(painter, rect, fill="surface", border="control", radius=7)
        elif self.lit:
            box(painter, rect, fill="hover", radius=7)
        if self.hasFocus():
            focus_box(painter, self, 7)
        kind, ink = ("strong", "text") if on else ("medium", "muted")
        words(painter, rect.adjusted(0, -1, 0, -1), self._words, kind=kind, ink=ink, align=CENTER)
        painter.end()


class Segmented(QFrame):
    """A trough with one chosen segment. Arrow keys choose too."""

    chosen = Signal(object)  # the key of the segment, when the clerk chooses it

    def __init__(
        self, options: Sequence[tuple[object, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in options]
        self.buttons = [Segment(words_, self) for _, words_ in options]
        self._group = QButtonGroup(self)

        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for number, button in enumerate(self.buttons):
            self._group.addButton(button, number)
            row.addWidget(button)
        self.setAccessibleName(name)

        self._group.buttonClicked.connect(self._tell)
        self.buttons[0].setChecked(True)

    @property
    def current(self) -> object:
        """Return the key of the chosen segment."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: object) -> None:
        """Choose a segment without telling anybody."""
        self.buttons[self._keys.index(key)].setChecked(True)

    def set_words(self, texts: Sequence[str]) -> None:
        """Rename the segments, in their order."""
        for button, text in zip(self.buttons, texts, strict=True):
            button.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys move the choice."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self.buttons)
        self.buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.buttons[number].click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the trough."""
        painter = smooth_painter(self)
        box(painter, QRectF(self.rect()), fill="sunken", border="line", radius=10)
        painter.end()

    @Slot(QAbstractButton)
    def _tell(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.current)
