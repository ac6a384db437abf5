"""A button that looks like a closed choice and opens something larger than a list."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.painting import box, picture, smooth_painter, width_of, words


class PickerButton(PaintedButton):
    """Shows what is chosen behind an icon; long words end in dots."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        self._icon = icon
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the words, within reason."""
        return QSize(min(280, width_of(self.text()) + 38 + 36), 38)

    def minimumSizeHint(self) -> QSize:
        """Need room for a word."""
        return QSize(min(112, self.sizeHint().width()), 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the icon, the words and an arrow."""
        painter = smooth_painter(self)
        enabled, focus = self.isEnabled(), self.hasFocus()
        fill = "sunken" if not enabled else "hover" if self.lit else "surface"
        border = "accent" if focus else "control" if enabled else "line"
        box(painter, QRectF(self.rect()), fill=fill, border=border, width=2 if focus else 1)
        ink = "muted" if enabled else "faint"
        picture(painter, 13, (self.height() - 17) / 2, self._icon, ink, 17)
        rect = QRectF(38, 0, self.width() - 38 - 34, self.height() - 1)
        words(painter, rect, self.text(), ink="text" if enabled else "faint")
        arrow = (self.width() - 28, (self.height() - 16) / 2)
        picture(painter, *arrow, "chevron-down", ink, 16)
        painter.end()
