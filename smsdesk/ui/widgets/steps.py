"""Where the clerk is in a wizard."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.painting import CENTER, box, picture, smooth_painter, width_of, words

CIRCLE = 24
GAP = 42
HEIGHT = 30


class Steps(QWidget):
    """Done steps have a tick, the present one its number in the accent colour."""

    def __init__(self, names: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = list(names)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rename()

    def set_names(self, names: Sequence[str]) -> None:
        """Rename the steps."""
        self._names = list(names)
        self._rename()

    def set_current(self, number: int) -> None:
        """Go to step ``number``, the first being 0. One past the last means all are done."""
        self._current = number
        self._rename()

    def sizeHint(self) -> QSize:
        """Return the room of all steps in a row."""
        text = sum(width_of(name, "strong") for name in self._names)
        return QSize(text + len(self._names) * (CIRCLE + 8 + 14 + GAP) - GAP, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Need all the room: words are never cut here."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps from left to right."""
        painter = smooth_painter(self)
        x = 0.0
        for number, name in enumerate(self._names):
            x = self._paint_step(painter, x, number, name)
            if number < len(self._names) - 1:
                ink = "control" if number < self._current else "line"
                painter.setPen(QPen(color(ink), 1.4))
                painter.drawLine(QPointF(x, HEIGHT / 2), QPointF(x + GAP - 14, HEIGHT / 2))
                x += GAP
        painter.end()

    def _paint_step(self, painter: QPainter, x: float, number: int, name: str) -> float:
        now = number == self._current
        circle = QRectF(x, (HEIGHT - CIRCLE) / 2, CIRCLE, CIRCLE)
        if number < self._current:
            box(painter, circle, fill="ok_soft", radius=CIRCLE / 2)
            picture(painter, x + 4.5, circle.y() + 4.5, "check", "ok", 15)
        else:
            fill, border = ("accent", "") if now else ("", "control")
            box(painter, circle, fill=fill, border=border, width=1.2, radius=CIRCLE / 2)
            ink = "on_accent" if now else "muted"
            words(painter, circle, str(number + 1), kind="count", ink=ink, align=CENTER)
        kind, ink = ("strong", "text") if now else ("medium", "muted")
        x += CIRCLE + 8
        rect = QRectF(x, 0, width_of(name, kind) + 2, HEIGHT - 1)
        words(painter, rect, name, kind=kind, ink=ink)
        return x + width_of(name, kind) + 14

    def _rename(self) -> None:
        if self._names:
            shown = min(self._current, len(self._names) - 1)
            self.setAccessibleName(f"{shown + 1}/{len(self._names)} {self._names[shown]}")
        self.updateGeometry()
        self.update()
