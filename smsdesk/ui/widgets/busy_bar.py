"""A thin moving bar: something is being done, and nobody knows for how long."""

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.widgets.painting import bar, smooth_painter

LATE = 200
PERIOD = 1400
SHARE = 0.3


class BusyBar(QWidget):
    """Keeps its place; it appears only when the work takes longer than a blink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=40)
        self.setFixedHeight(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer.timeout.connect(self.update)

    @property
    def busy(self) -> bool:
        """Tell whether something is being done."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Begin, or end."""
        if busy == self._busy:
            return
        self._busy = busy
        self._since.start()
        if busy and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Move while in sight."""
        super().showEvent(event)
        if self._busy:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while out of sight."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar where it is now."""
        if not self._busy or self._since.elapsed() < LATE:
            return
        painter = smooth_painter(self)
        width = self.width() * SHARE
        way = (self._since.elapsed() - LATE) % PERIOD / PERIOD
        x = -width + way * (self.width() + width)
        bar(painter, QRectF(x, 0, width, 3), "accent")
        painter.end()
