"""Things that were added, and filters that can be set."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smsdesk.ui.widgets.button import IconButton, PaintedButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel
from smsdesk.ui.widgets.painting import box, smooth_painter, width_of, words

HEIGHT = 36


class Chip(Card):
    """Something the clerk added: icon of its kind, name, count, and a cross to take it away.

    ``remove`` is the cross's accessible name with its object; empty for no cross.
    """

    removed = Signal()

    def __init__(
        self,
        icon: str,
        name: str,
        count: str = "",
        *,
        remove: str = "",
        most: int = 260,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("sunken", margins=(10, 0, 1 if remove else 10, 0), parent=parent)
        self.name = ElidedLabel(name, "medium", most=most)
        self.count = PlainLabel(count, "small")
        self.count.setVisible(bool(count))

        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(IconLabel(icon, size=16))
        row.addWidget(self.name)
        row.addWidget(self.count)
        self.body.addLayout(row)
        if remove:
            self.remove_button = IconButton("x", remove, side=32, size=15)
            self.remove_button.clicked.connect(self.removed)
            row.addWidget(self.remove_button)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{name} {count}".strip())


class FilterChip(PaintedButton):
    """A filter that is on or off, with how many it would show."""

    def __init__(self, text: str, count: str = "", parent: QWidget | None = None) -> None:
        self._count = ""
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    @property
    def count(self) -> str:
        """Return how many rows the filter leaves."""
        return self._count

    def set_count(self, count: str) -> None:
        """Show how many rows the filter leaves."""
        self._count = count
        self.setAccessibleName(f"{self._words} {count}".strip())
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        """Show another word."""
        super().setText(text)
        self.setAccessibleName(f"{text} {self._count}".strip())

    def sizeHint(self) -> QSize:
        """Keep the width when the words turn heavier."""
        return QSize(width_of(self._shown(), "strong") + 24, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = smooth_painter(self)
        on = self.isChecked()
        fill = "accent_soft" if on else "hover" if self.lit else "sunken"
        border = "accent" if on or self.hasFocus() else "control" if self.lit else "line"
        width = 2 if self.hasFocus() else 1
        box(painter, QRectF(self.rect()), fill=fill, border=border, width=width)
        kind, ink = ("strong", "accent_text") if on else ("medium", "text")
        start = (self.width() - width_of(self._shown(), kind)) / 2
        rect = QRectF(start, 0, self.width() - start, self.height() - 1)
        words(painter, rect, self._shown(), kind=kind, ink=ink)
        painter.end()

    def _shown(self) -> str:
        return f"{self._words} {self._count}".strip()
