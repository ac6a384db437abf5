"""The message as it will stand on one recipient's phone, with a ruler of its parts."""

from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.style import color, is_dark
from smsdesk.ui.widgets.bubble import Bubble, Span, Tick
from smsdesk.ui.widgets.painting import CENTER, bar, box, picture, smooth_painter, width_of, words

WIDEST = 312
AVATAR_FROM = 330
BUBBLE_TOP = 128
AVATAR = 42
RULER_ROW = 28
SLACK = 5.0
"""Pixels of a bubble's own padding that may go under before it scrolls."""
SCROLL = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}


@dataclass(frozen=True, slots=True)
class PhoneMessage:
    """One recipient's message; every position and length is in UTF-16 units.

    ``parts`` has the units of each part, ``capacity`` what one could hold, ``ruler`` the
    words under each part, ``values`` start and length of what was filled in, ``odd`` of what is
    worth a look.
    """

    sender: str = ""
    text: str = ""
    note: str = ""
    time: str = ""
    values: tuple[Span, ...] = ()
    parts: tuple[int, ...] = ()
    ruler: tuple[str, ...] = ()
    capacity: int = 70
    warn_last: bool = False
    odd: tuple[Span, ...] = ()

    @property
    def cuts(self) -> tuple[int, ...]:
        """Return the units at which the second and later parts begin."""
        return tuple(accumulate(self.parts))[:-1]


class PhonePreview(QWidget):
    """A painted phone. A long message scrolls in it; the ruler stays in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = PhoneMessage()
        self._bubble: Bubble | None = None
        self._offset = 0.0
        self.setMinimumSize(288, 190)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def message(self) -> PhoneMessage:
        """Return the message shown."""
        return self._message

    def show_message(self, message: PhoneMessage) -> None:
        """Show another message, from its beginning."""
        self._message = message
        self._offset = 0.0
        self.setAccessibleDescription(message.text)
        self._lay_out()
        self.update()

    def ticks(self) -> list[Tick]:
        """Return where the parts break."""
        return self._bubble.ticks() if self._bubble else []

    def sizeHint(self) -> QSize:
        """Ask for little: the phone takes what the page has to spare."""
        return QSize(WIDEST, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll a long message; let the page scroll otherwise."""
        if self._hidden():
            self._scroll_by(-event.angleDelta().y() / 4)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll a long message."""
        step = SCROLL.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._scroll_by(step * 27.0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the phone, the message in it, and the ruler."""
        painter = smooth_painter(self)
        left, width = self._body()
        body = QRectF(left, 0, width, self.height() + 60)
        box(painter, body, fill="phone", border="control" if is_dark() else "", radius=38)
        screen = QPainterPath()
        screen.addRoundedRect(body.adjusted(7, 7, -7, -7), 31, 31)
        painter.fillPath(screen, color("screen"))
        painter.setClipPath(screen)
        self._paint_top(painter, left, width)
        if self._bubble:
            self._paint_message(painter, self._bubble)
        if self.hasFocus():
            box(painter, body.adjusted(8, 8, -8, -8), border="accent", width=2, radius=30)
        painter.end()

    def _body(self) -> tuple[float, float]:
        width = min(self.width(), WIDEST)
        return (self.width() - width) / 2, width

    def _lift(self) -> int:
        return AVATAR if self.height() < AVATAR_FROM else 0

    def _lay_out(self) -> None:
        message = self._message
        self._bubble = None
        if message.text:
            self._bubble = Bubble(
                message.text,
                values=message.values,
                cuts=message.cuts,
                width=self._body()[1] - 52 - 24,
                odd=message.odd,
            )
        self._scroll_by(0)
        scrolls = Qt.FocusPolicy.StrongFocus if self._hidden() else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(scrolls)

    def _paint_top(self, painter: QPainter, left: float, width: float) -> None:
        message = self._message
        clock = QRectF(left + 30, 13, 60, 20)
        words(painter, clock, message.time, kind="count")
        picture(painter, left + width - 76, 15, "signal", "text", 15)
        picture(painter, left + width - 54, 16, "wifi", "text", 14)
        notch = QRectF(left + width / 2 - 32, 15, 64, 16)
        box(painter, notch, fill="rail" if is_dark() else "phone", radius=8)
        lift = self._lift()
        if not lift:
            box(painter, QRectF(left + width / 2 - 17, 43, 34, 34), fill="hover", radius=17)
            picture(painter, left + width / 2 - 9, 51, "user", "muted", 18)
        name = QRectF(left + 16, 78 - lift, width - 32, 22)
        words(painter, name, message.sender, kind="strong", align=CENTER)
        painter.fillRect(QRectF(left + 8, 104 - lift, width - 16, 1), color("line"))
        note = QRectF(left + 16, 107 - lift, width - 32, 18)
        words(painter, note, message.note, kind="caption", ink="muted", align=CENTER)

    def _paint_message(self, painter: QPainter, bubble: Bubble) -> None:
        left, width = self._body()
        top, x, bubble_width = BUBBLE_TOP - self._lift(), left + 18, width - 52
        room = self._room()
        painter.save()
        painter.setClipRect(
            QRectF(left + 7, top - 2, width - 14, room + 2), Qt.ClipOperation.IntersectClip
        )
        y = top - self._offset
        box(painter, QRectF(x, y, bubble_width, self._bubble_height()), fill="bubble", radius=16)
        bubble.paint(painter, x + 12, y + 8, warn_last=self._message.warn_last)
        painter.restore()
        if self._hidden():
            self._paint_scroll_mark(painter, QPointF(left + width - 16, top), room)
        self._paint_ruler(painter, x, top + min(room, self._bubble_height()) + 12, bubble_width)

    def _paint_scroll_mark(self, painter: QPainter, start: QPointF, room: float) -> None:
        share = room / self._bubble_height()
        y = start.y() + self._offset * share
        bar(painter, QRectF(start.x(), y, 4, max(24.0, room * share)), "control")

    def _paint_ruler(self, painter: QPainter, x: float, y: float, width: float) -> None:
        message = self._message
        columns = self._ruler_columns()
        gap = 3
        cell = (width - gap * (columns - 1)) / columns
        for number, units in enumerate(message.parts):
            row, column = divmod(number, columns)
            left, top = x + column * (cell + gap), y + row * RULER_ROW
            warn = message.warn_last and number == len(message.parts) - 1
            bar(painter, QRectF(left, top, cell, 5), "line")
            filled = max(5.0, cell * min(1.0, units / message.capacity))
            bar(painter, QRectF(left, top, filled, 5), "warn" if warn else "accent")
            if number < len(message.ruler):
                label = QRectF(left, top + 6, cell + 6, 21)
                words(painter, label, message.ruler[number], kind="caption", ink="muted")

    def _ruler_columns(self) -> int:
        count = max(1, len(self._message.parts))
        widest = max((width_of(text, "caption") for text in self._message.ruler), default=0)
        fitting = int((self._body()[1] - 52) // (widest + 6)) if widest else count
        return max(1, min(count, fitting))

    def _ruler_height(self) -> int:
        rows = -(-len(self._message.parts) // self._ruler_columns())
        return rows * RULER_ROW

    def _bubble_height(self) -> float:
        return self._bubble.height + 14 if self._bubble else 0.0

    def _room(self) -> float:
        return max(40.0, self.height() - BUBBLE_TOP + self._lift() - self._ruler_height() - 10)

    def _hidden(self) -> float:
        over = self._bubble_height() - self._room()
        return over if over > SLACK else 0.0

    def _scroll_by(self, pixels: float) -> None:
        self._offset = min(max(0.0, self._offset + pixels), self._hidden())
        self.update()
