"""The preview of a narrow page: over its right side, when asked for."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.style.palette import faded
from smsdesk.ui.widgets.button import IconButton

SIDE = 368
EDGE = 12


class Drawer(QFrame):
    """Slides the preview over a narrow page. Esc, or a press beside it, closes it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._lift = 0
        self.close_button = IconButton("x", "–")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16 + EDGE, 10, 16, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.close_button.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Name the button anew."""
        self.close_button.set_name(self.tr("Close the preview"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and the edge over the page."""
        painter = QPainter(self)
        for step in range(EDGE):
            painter.fillRect(step, 0, 1, self.height(), faded("phone", 2 * step))
        painter.fillRect(EDGE, 0, 1, self.height(), color("line"))
        painter.fillRect(EDGE + 1, 0, self.width(), self.height(), color("window"))
        painter.end()

    def holds(self, widget: QWidget) -> bool:
        """Tell whether a widget is in the drawer."""
        return self._column.indexOf(widget) >= 0

    def hold(self, widget: QWidget) -> None:
        """Take a widget in."""
        self._column.addWidget(widget, 1)
        widget.show()

    def place(self, lift: int) -> None:
        """Stand at the right of the page, above its foot."""
        self._lift = lift
        width = min(SIDE + 32 + EDGE, self._page.width() - 48)
        page = self._page
        self.setGeometry(page.width() - width, 0, width, page.height() - lift)

    @Slot()
    def open_drawer(self) -> None:
        """Open."""
        self.place(self._lift)
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
