"""A thin line that shows how far something is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.widgets.painting import bar, smooth_painter

HEIGHT = 6


class ProgressLine(QWidget):
    """Nothing moves but the line itself: the words beside it say what is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """Return how much is done, from 0 to 1."""
        return self._share

    def show_progress(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``; a total of 0 means that nobody knows yet."""
        self._share = min(1.0, done / total) if total else 0.0
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable length."""
        return QSize(240, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = smooth_painter(self)
        bar(painter, QRectF(self.rect()), "line")
        if self._share:
            width = max(float(HEIGHT), self.width() * self._share)
            bar(painter, QRectF(0, 0, width, HEIGHT), "accent")
        painter.end()
