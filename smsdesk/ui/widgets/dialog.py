"""A sheet over the window, with everything else dimmed."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from smsdesk.ui.style import color
from smsdesk.ui.style.palette import faded
from smsdesk.ui.widgets.button import IconButton
from smsdesk.ui.widgets.footer import FooterBar
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import box, smooth_painter

MARGIN = 24
SHADOW = 24
NARROW = 520
WIDE = 900


class Sheet(QFrame):
    """The surface of a dialog."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        painter = smooth_painter(self)
        box(painter, QRectF(self.rect()), fill="surface", border="line", radius=16)
        painter.end()


class Dialog(QDialog):
    """Title, body and foot in the middle of the window. Esc means back.

    It lives inside its window: nothing under it can be pressed and Tab stays in it. Show it
    with ``present``; listen to ``finished``; delete it then with ``deleteLater``.
    """

    def __init__(
        self,
        window: QWidget,
        title: str,
        *,
        subtitle: str = "",
        close_name: str,
        width: int = NARROW,
    ) -> None:
        super().__init__(window, Qt.WindowType.SubWindow)
        self._window = window
        self._sheet_width = width
        self._before: QWidget | None = None
        self.sheet = Sheet(self)
        self.title = PlainLabel(title, "title")
        self.subtitle = PlainLabel(subtitle, "small", wrap=True)
        self.close_button = IconButton("x", close_name)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.foot = FooterBar(sunken=True)
        self._scroll = ScrollColumn(self.content)

        self._lay_out()
        self.setAccessibleName(title)
        self.set_subtitle(subtitle)

        self.close_button.clicked.connect(self.reject)
        window.installEventFilter(self)
        self.hide()

    def set_title(self, text: str) -> None:
        """Show another title; assistive tools know the dialog by it."""
        self.title.setText(text)
        self.setAccessibleName(text)

    def set_subtitle(self, text: str) -> None:
        """Show a quiet line under the title, or none."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def present(self, first: QWidget | None = None) -> None:
        """Show the dialog and put the focus on the field to type in."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._place()  # labels know their heights only now
        (first or self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refit(self) -> None:
        """Grow or shrink with what changed deep inside, of which the sheet hears nothing."""
        if self.isVisible():
            self._place()

    def done(self, result: int) -> None:
        """Go away and give the focus back."""
        super().done(result)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Grow with what is in the sheet, and keep the pointer from what is under the dialog."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        handled = super().event(event)
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            event.accept()
            return True
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window and paint the sheet's shadow."""
        if self.sheet.geometry().contains(event.rect()):
            return
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), color("scrim"))
        self._paint_shadow(painter)
        painter.end()

    def _paint_shadow(self, painter: QPainter) -> None:
        sheet = QRectF(self.sheet.geometry())
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(SHADOW):
            spread = SHADOW - step
            alpha = 70 * (1 - spread / SHADOW) ** 2 / SHADOW * 2.2
            shade = faded("scrim", max(1, int(alpha)))
            painter.setBrush(shade)
            grown = sheet.adjusted(-spread, 10 - spread, spread, 10 + spread)
            painter.drawRoundedRect(grown, 16 + spread, 16 + spread)

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.title)
        titles.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(28, 18, 20, 0)
        head.addLayout(titles, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(28, 10, 28, 12)
        self.body.setSpacing(10)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        width = min(self._sheet_width, window.width() - 2 * MARGIN)
        height = min(self._natural_height(width), window.height() - 2 * MARGIN)
        left, top = (window.width() - width) // 2, (window.height() - height) // 2
        self.sheet.setGeometry(left, top, width, height)

    def _natural_height(self, width: int) -> int:
        layout = self.sheet.layout()
        if layout is None:
            return 0
        # A line that wraps has a taller hint than it needs at this width.
        hint = layout.sizeHint().height()
        whole = layout.heightForWidth(width) if layout.hasHeightForWidth() else hint
        inner = self._scroll.sizeHint().expandedTo(self._scroll.minimumSizeHint())
        frame = whole - inner.height()
        if self.body.hasHeightForWidth():
            return frame + self.body.heightForWidth(width)
        return frame + self.body.sizeHint().height()


class ScrollColumn(QScrollArea):
    """Scrolls what is too tall; what is too wide must be made narrower instead."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setProperty("clear", True)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
