"""The bar at the end of a page or a dialog, and the head of a page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import smooth_painter


class FooterBar(QFrame):
    """Figures or the way back at the left, actions at the right, the primary one last."""

    def __init__(self, *, sunken: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sunken = sunken
        self.left = QHBoxLayout()
        self.right = QHBoxLayout()
        self.left.setSpacing(12)
        self.right.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(*((28, 12, 24, 14) if sunken else (32, 10, 28, 10)))
        row.setSpacing(16)
        row.addLayout(self.left)
        row.addStretch()
        row.addLayout(self.right)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_left(self, *widgets: QWidget) -> None:
        """Put widgets at the left."""
        for widget in widgets:
            self.left.addWidget(widget)

    def add_right(self, *widgets: QWidget) -> None:
        """Put widgets at the right."""
        for widget in widgets:
            self.right.addWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline; a dialog's foot has its round corners."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        if self._sunken:
            ground = QPainterPath()
            ground.addRoundedRect(rect.adjusted(1, -20, -1, -1), 15, 15)
            painter.setClipRect(rect)
            painter.fillPath(ground, color("sunken"))
        else:
            painter.fillRect(rect, color("surface"))
        painter.fillRect(QRectF(0, 0, rect.width(), 1), color("line"))
        painter.end()


class PageHeader(QWidget):
    """A page's title with quiet tools at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, "title")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addStretch()
        row.addLayout(self.tools)
        self.setMinimumHeight(42)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_tools(self, *widgets: QWidget) -> None:
        """Put widgets at the right."""
        for widget in widgets:
            self.tools.addWidget(widget)
