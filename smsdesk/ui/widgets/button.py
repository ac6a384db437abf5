"""Everything with words that is pressed once."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from smsdesk.ui.widgets.labels import set_tip
from smsdesk.ui.widgets.painting import box, focus_box, picture, smooth_painter, width_of, words

ICON = 18
GAP = 9


class Look(NamedTuple):
    """How a kind of button is painted."""

    fill: str
    border: str
    ink: str
    hover: str
    press: str
    kind: str = "medium"
    padding: int = 15
    height: int = 38


LOOKS = {
    "primary": Look(
        "accent", "accent", "on_accent", "accent_hover", "accent_press", "strong", 22, 42
    ),
    "secondary": Look("surface", "control", "text", "hover", "line"),
    "quiet": Look("", "", "accent_text", "accent_soft", "line", "medium", 11, 36),
    "danger": Look("surface", "block", "block_text", "block_soft", "line", "strong", 20, 42),
    "quiet_danger": Look("", "", "block_text", "block_soft", "line", "medium", 11, 36),
    "fix": Look("surface", "warn", "warn_text", "warn_soft", "line", "strong", 13, 34),
    "soft": Look("surface", "unknown", "unknown_text", "unknown_soft", "line"),
    "field": Look("accent_soft", "", "accent_text", "hover", "line", "medium", 12, 34),
    "ribbon": Look("", "on_practice", "on_practice", "", "", "medium", 13, 32),
}


class PaintedButton(QPushButton):
    """A push button that paints itself and whose text is shown and read letter by letter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``; an ampersand in it is an ampersand."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setShortcut(QKeySequence())
        self.updateGeometry()

    def text(self) -> str:
        """Return the words shown."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be calm again."""
        super().leaveEvent(event)
        self.update()

    @property
    def lit(self) -> bool:
        """Tell whether the pointer is over it and a press would do something."""
        return self.underMouse() and self.isEnabled()


class Button(PaintedButton):
    """A button of one of the design's kinds, with an icon before or after its words."""

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._look = LOOKS[kind]
        self._kind = kind
        self._icon = icon
        self._trailing = trailing
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> str:
        """Return the kind of button."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Change the kind of button."""
        self._look = LOOKS[kind]
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of words, icon and padding."""
        return QSize(self._content_width() + 2 * self._look.padding, self._look.height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, then the words."""
        painter = smooth_painter(self)
        self._paint_box(painter)
        self._paint_words(painter)
        painter.end()

    def _content_width(self) -> int:
        text = width_of(self._words, self._look.kind) + 1
        return text + (ICON + GAP if self._icon else 0)

    def _paint_box(self, painter: QPainter) -> None:
        look = self._look
        rect = QRectF(self.rect())
        if not self.isEnabled():
            if look.border:
                box(painter, rect, fill="hover", border="line")
            return
        fill = look.press if self.isDown() else look.hover if self.lit else look.fill
        box(painter, rect, fill=fill, border=look.border)
        if self._kind == "ribbon" and (self.isDown() or self.lit):
            box(painter, rect, border=look.border, width=2)
        if self.hasFocus():
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        if self._kind == "ribbon":
            box(painter, rect, border="on_practice", width=2)
            return
        focus_box(painter, self)
        if self._kind == "primary":  # the ring has the fill's colour: part them
            box(painter, rect.adjusted(2, 2, -2, -2), border="on_accent", width=1.5, radius=6)

    def _paint_words(self, painter: QPainter) -> None:
        look = self._look
        ink = look.ink if self.isEnabled() else "faint"
        content = min(self._content_width(), self.width() - 8)
        x = (self.width() - content) / 2
        middle = (self.height() - ICON) / 2
        text_width = content - (ICON + GAP if self._icon else 0)
        if self._icon and self._trailing:
            picture(painter, x + text_width + GAP, middle, self._icon, ink, ICON)
        elif self._icon:
            picture(painter, x, middle, self._icon, ink, ICON)
            x += ICON + GAP
        rect = QRectF(x, 0, text_width, self.height() - 1)
        words(painter, rect, self._words, kind=look.kind, ink=ink)


class FieldPill(Button):
    """A button that inserts a field at the cursor of the message."""

    chosen = Signal(str)  # the field's name

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(field, "field", parent=parent)
        self._field = field
        # The editor keeps the cursor while a pill is pressed; Tab still reaches it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._field)


class IconButton(PaintedButton):
    """A button of an icon alone. ``name`` is what assistive tools read and the tip shows."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        boxed: bool = False,
        side: int = 34,
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._icon = icon
        self._boxed = boxed
        self._size = size
        self.setFixedSize(side, side)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what the button does, with its object."""
        if not name:
            raise ValueError("an icon button needs an accessible name")
        self.setAccessibleName(name)
        set_tip(self, name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square it is."""
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, then the icon."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        if self._boxed:
            box(painter, rect, fill="surface", border="control" if self.isEnabled() else "line")
        if self.isDown() or self.lit or self.isChecked():
            fill = "line" if self.isDown() else "hover"
            box(painter, rect, fill=fill, border="control" if self._boxed else "")
        if self.hasFocus():
            focus_box(painter, self)
        ink = "text" if self.lit else "muted" if self.isEnabled() else "line"
        start = (self.width() - self._size) / 2
        picture(painter, start, (self.height() - self._size) / 2, self._icon, ink, self._size)
        painter.end()
