"""A large number with its unit on the same base line."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.style import color, font
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import smooth_painter, width_of

GAP = 9


class Figure(PlainLabel):
    """The number that costs ("display"), or a lesser one ("number"), and its unit."""

    def __init__(
        self,
        number: str = "",
        unit: str = "",
        *,
        kind: str = "display",
        unit_kind: str = "medium",
        parent: QWidget | None = None,
    ) -> None:
        self._number = ""
        self._unit = ""
        self._kind = kind
        self._unit_kind = unit_kind
        super().__init__(role=kind, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_number(number, unit)

    def show_number(self, number: str, unit: str) -> None:
        """Show another number."""
        self._number = number
        self._unit = unit
        self.setText(f"{number} {unit}".strip())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of both, without the ground under a number's digits."""
        metrics = QFontMetrics(font(self._kind))
        unit = width_of(self._unit, self._unit_kind) + GAP if self._unit else 0
        below = QFontMetrics(font(self._unit_kind)).descent()
        return QSize(width_of(self._number, self._kind) + unit + 2, metrics.ascent() + below)

    def minimumSizeHint(self) -> QSize:
        """Never cut a number."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint number and unit."""
        painter = smooth_painter(self)
        base = QFontMetrics(font(self._kind)).ascent()
        painter.setPen(color("text"))
        painter.setFont(font(self._kind))
        painter.drawText(QPointF(0, base), self._number)
        painter.setFont(font(self._unit_kind))
        painter.drawText(QPointF(width_of(self._number, self._kind) + GAP, base), self._unit)
        painter.end()
