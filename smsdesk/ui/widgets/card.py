"""Surfaces that hold other widgets, and the rules between their parts."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.painting import box, smooth_painter

Margins = tuple[int, int, int, int]
KINDS = {
    "card": ("surface", "line", 12),
    "sunken": ("sunken", "line", 10),
    "accent": ("accent_soft", "", 10),
    "ok": ("ok_soft", "", 10),
    "warn": ("warn_soft", "", 10),
    "block": ("block_soft", "", 10),
    "unknown": ("unknown_soft", "", 12),
}


class Card(QFrame):
    """A rounded surface with a column of widgets in ``body``.

    ``kind`` is "card", "sunken" or a tone. A selected card has a thicker border in the accent
    colour; nothing in it moves.
    """

    def __init__(
        self,
        kind: str = "card",
        *,
        margins: Margins = (20, 14, 20, 16),
        spacing: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._selected = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(spacing)

    @property
    def selected(self) -> bool:
        """Tell whether the card is marked as chosen."""
        return self._selected

    def set_selected(self, selected: bool) -> None:
        """Mark the card as the chosen one, or not."""
        self._selected = selected
        self.update()

    def set_kind(self, kind: str) -> None:
        """Change the surface."""
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        fill, border, radius = KINDS[self._kind]
        painter = smooth_painter(self)
        ring, width = ("accent", 2) if self._selected else (border, 1)
        box(painter, QRectF(self.rect()), fill=fill, border=ring, width=width, radius=radius)
        painter.end()


class DashedRule(QWidget):
    """The perforation of a till slip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashes."""
        painter = smooth_painter(self)
        pen = QPen(color("control"), 1.2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 4])
        painter.setPen(pen)
        painter.drawLine(0, 4, self.width(), 4)
        painter.end()
