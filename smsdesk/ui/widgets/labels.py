"""Words and icons that only stand there. Text is plain, whatever is in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from smsdesk.ui.style import color, font
from smsdesk.ui.widgets.painting import LEFT, RIGHT, picture

INKS = {"muted": "muted", "small": "muted", "caption": "muted"}
FONTS = {"muted": "body"}


class PlainLabel(QLabel):
    """A label that never takes its text for HTML.

    ``role`` is a kind of text of the design; ``tone`` colours it ("ok", "warn", "block",
    "unknown", "accent", "muted", "faint").
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "",
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(FONTS.get(role, role)))
        self.setProperty("ink", tone or INKS.get(role, ""))
        self.setWordWrap(wrap)
        if selectable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        self.setProperty("ink", tone or INKS.get(self._role, ""))
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in dots where there is no room; its tip has it all."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "",
        most: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._most = most
        super().__init__(text, role, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the whole text, up to the greatest width if there is one."""
        full = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(min(full, self._most) if self._most else full, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Need room for a few letters."""
        return QSize(min(self.sizeHint().width(), 32), super().sizeHint().height())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._offer_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text where it is cut."""
        super().resizeEvent(event)
        self._offer_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        align = RIGHT if self.alignment() & Qt.AlignmentFlag.AlignRight else LEFT
        painter.drawText(self.rect(), align | Qt.TextFlag.TextSingleLine, self._shown())
        painter.end()

    def _offer_whole(self) -> None:
        set_tip(self, self.text() if self._shown() != self.text() else "")

    def _shown(self) -> str:
        mode = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), mode, self.width())


class IconLabel(QWidget):
    """An icon beside words. Assistive tools hear the words, not the icon."""

    def __init__(
        self, name: str, ink: str = "muted", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._ink = ink
        self._size = size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, ink: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name = name
        self._ink = ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        if not self._name:
            return
        painter = QPainter(self)
        picture(painter, 0, 0, self._name, self._ink, self._size)
        painter.end()


class HairLine(QFrame):
    """A thin line between rows of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("line"))
        painter.end()


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tip that shows ``text`` letter by letter, not as HTML."""
    if "<" in text:  # Qt would guess, and guess HTML
        for letter, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            text = text.replace(letter, entity)
        text = f"<qt>{text}</qt>"
    widget.setToolTip(text)
