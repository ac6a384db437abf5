"""Good news that needs no answer, with a way back."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smsdesk.ui.style.palette import faded
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel
from smsdesk.ui.widgets.painting import box, smooth_painter

SHADOW = 8


class Toast(QFrame):
    """A line over the bottom of ``parent`` for ten seconds; longer while hovered or focused.

    Assistive tools are told what it says. Only one is in sight: the next takes its place.
    """

    undone = Signal()

    def __init__(self, parent: QWidget, close_name: str, *, lift: int = 84) -> None:
        super().__init__(parent)
        self._window = parent
        self._lift = lift
        self.words = PlainLabel(role="medium")
        self.undo_button = Button("", "quiet")
        self.close_button = IconButton("x", close_name, side=32, size=15)
        self._timer = QTimer(self, singleShot=True, interval=10_000)

        row = QHBoxLayout(self)
        row.setContentsMargins(16 + SHADOW, 4 + SHADOW, 6 + SHADOW, 4 + SHADOW)
        row.setSpacing(10)
        row.addWidget(IconLabel("circle-check", "ok"))
        row.addWidget(self.words)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)

        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.hide)
        self._timer.timeout.connect(self._pass)
        for watched in (parent, self.undo_button, self.close_button):
            watched.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, undo: str = "") -> None:
        """Show ``text``; ``undo`` is the word on the button, empty for no button."""
        self.words.setText(text)
        self.undo_button.setText(undo)
        self.undo_button.setVisible(bool(undo))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and wait while a button here has the focus."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count from the start again."""
        super().leaveEvent(event)
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a surface with a thin shadow."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(SHADOW, 0, -1):
            painter.setBrush(faded("phone", 7))
            painter.drawRoundedRect(
                rect.adjusted(-spread, 2 - spread, spread, spread), 10 + spread, 10 + spread
            )
        box(painter, rect, fill="surface", border="control", radius=10)
        painter.end()

    def _place(self) -> None:
        self.adjustSize()
        window = self._window
        width = min(self.width(), window.width() - 32)
        top = window.height() - self._lift - self.height()
        self.setGeometry((window.width() - width) // 2, top, width, self.height())

    @Slot()
    def _undo(self) -> None:
        self.hide()
        self.undone.emit()

    @Slot()
    def _pass(self) -> None:
        if not self.underMouse():
            self.hide()
