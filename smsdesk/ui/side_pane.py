"""A pane beside the page: in its place where there is room, else a drawer over the page."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.ui.style import color

EDGE = 16
MILLISECONDS = 180


class Scrim(QWidget):
    """Dims the page under a drawer; a press on it closes the drawer."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close."""
        event.accept()
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("scrim"))
        painter.end()


class SidePane(QWidget):
    """Shows one of several widgets. As a drawer it is opened and closed.

    Esc closes it, and so does a press beside it.
    """

    closed = Signal()

    def __init__(self, page: QWidget, place: QBoxLayout, width: int) -> None:
        super().__init__(page)
        self._page = page
        self._place = place
        self._width = width
        self._foot: QWidget | None = None
        self._drawer = False
        self.stack = QStackedWidget()
        self._scrim = Scrim(page)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(MILLISECONDS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.stack)

        self._scrim.hide()
        self._scrim.pressed.connect(self.close_drawer)
        page.installEventFilter(self)
        self._stand()

    @property
    def is_drawer(self) -> bool:
        """Tell whether it lies over the page."""
        return self._drawer

    def keep_in_sight(self, foot: QWidget) -> None:
        """Never cover the foot of the page."""
        self._foot = foot

    def set_drawer(self, on: bool) -> None:
        """Lie over the page, or stand in its place."""
        if on == self._drawer:
            return
        self._drawer = on
        if on:
            self._place.removeWidget(self)
            self.setParent(self._page)
            self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
            self.setMinimumWidth(0)
            self.setMaximumWidth(self._width + 2 * EDGE)
            self.hide()
        else:
            self._scrim.hide()
            self._stand()

    def open_drawer(self) -> None:
        """Come over the page."""
        if not self._drawer:
            return
        fresh = not self.isVisible()
        self._cover()
        for widget in (self._scrim, self):
            widget.show()
            widget.raise_()
        if fresh:
            self._slide.setStartValue(QPoint(self._page.width(), 0))
            self._slide.setEndValue(self.pos())
            self._slide.start()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_drawer(self) -> None:
        """Go away, where it is a drawer."""
        if self._drawer and self.isVisible():
            self.hide()
            self._scrim.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's size."""
        if event.type() == QEvent.Type.Resize and self._drawer and self.isVisible():
            self._slide.stop()
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._drawer:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a drawer."""
        if not self._drawer:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), color("window"))
        painter.end()

    def _stand(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setFixedWidth(self._width)
        self._place.addWidget(self)
        self.show()

    def _cover(self) -> None:
        page = self._page.rect()
        if self._foot is not None:
            page.setHeight(page.height() - self._foot.height())
        width = min(self._width + 2 * EDGE, page.width() - 48)
        self._scrim.setGeometry(page)
        self.setGeometry(page.width() - width, 0, width, page.height())
