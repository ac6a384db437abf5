"""The navigation rail: mark and name, the tabs, and the account in use."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QTabBar, QTabWidget, QToolButton, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.labels import set_tip
from smsdesk.ui.widgets.painting import (
    CENTER,
    bar,
    box,
    line_height,
    picture,
    smooth_painter,
    width_of,
    words,
)
from smsdesk.ui.widgets.tones import TONES

WIDE = 204
NARROW = 64
TAB = 44
NAME = "smsdesk"


class RailBar(QTabBar):
    """The tabs, painted level, each with its icon and a count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._hovered = -1
        self._icons: list[str] = []
        self._counts: dict[int, tuple[str, str]] = {}
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def compact(self) -> bool:
        """Tell whether only icons are shown."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """Show icons alone, or icons and names."""
        self._compact = compact
        self._name_tips()
        self.setIconSize(QSize(NARROW if compact else WIDE, TAB))  # makes Qt lay out the tabs
        self.updateGeometry()

    def set_icons(self, icons: list[str]) -> None:
        """Give the tabs their icons, in their order."""
        self._icons = icons

    def set_count(self, index: int, count: str, tone: str, spoken: str) -> None:
        """Show a count at the right of a tab; ``spoken`` says what it counts."""
        if count:
            self._counts[index] = (count, tone)
        else:
            self._counts.pop(index, None)
        self.setAccessibleTabName(index, f"{self.tabText(index)}, {spoken}" if spoken else "")
        self._name_tips()
        self.update()

    def name_buttons(self, name: str) -> None:
        """Name Qt's hidden scroll buttons, which assistive tools see all the same."""
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(name)

    def tabSizeHint(self, _index: int) -> QSize:
        """Return the size of a tab."""
        return QSize(NARROW if self._compact else WIDE, TAB)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never shrink a tab."""
        return self.tabSizeHint(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows that point along the rail move in it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(min(max(self.currentIndex() + step, 0), self.count() - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the tab under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.tabAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Be calm again."""
        super().leaveEvent(event)
        self._hover(-1)

    def tabLayoutChange(self) -> None:
        """Keep the tips with their tabs."""
        super().tabLayoutChange()
        self._name_tips()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every tab that is not hidden."""
        painter = smooth_painter(self)
        for index in filter(self.isTabVisible, range(self.count())):
            self._paint_tab(painter, index)
        painter.end()

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _name_tips(self) -> None:
        for index in range(self.count()):
            text = self.accessibleTabName(index) or self.tabText(index)
            if self.tabToolTip(index) != (text if self._compact else ""):
                self.setTabToolTip(index, text if self._compact else "")

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        side = 8 if self._compact else 12
        rect = QRectF(self.tabRect(index)).adjusted(side, 2, -side, -2)
        chosen = index == self.currentIndex()
        if chosen:
            box(painter, rect, fill="surface", border="line", radius=9)
            inset = 4 if self._compact else 5
            bar(painter, QRectF(rect.x() + inset, rect.center().y() - 9, 3.5, 18), "accent")
        elif index == self._hovered:
            box(painter, rect, fill="hover", radius=9)
        if chosen and self.hasFocus():
            box(painter, rect, border="accent", width=2, radius=9)
        left = rect.center().x() - 9.5 if self._compact else rect.x() + 17
        icon = self._icons[index] if index < len(self._icons) else "list"
        picture(painter, left, rect.center().y() - 9.5, icon, "accent" if chosen else "muted", 19)
        self._paint_count(painter, rect, index)
        if not self._compact:
            kind, ink = ("strong", "text") if chosen else ("medium", "muted")
            room = rect.adjusted(48, -1, -8 - self._count_width(index), -1)
            words(painter, room, self.tabText(index), kind=kind, ink=ink)

    def _count_width(self, index: int) -> float:
        if index not in self._counts:
            return 0
        return max(22, width_of(self._counts[index][0], "count") + 12)

    def _paint_count(self, painter: QPainter, rect: QRectF, index: int) -> None:
        if index not in self._counts:
            return
        count, tone = self._counts[index]
        if self._compact:
            dot = QRectF(rect.center().x() + 6, rect.center().y() - 14, 9, 9)
            box(painter, dot.adjusted(-2, -2, 2, 2), fill="rail", radius=7)
            box(painter, dot, fill=TONES[tone].plain, radius=5)
            return
        width = self._count_width(index)
        pill = QRectF(rect.right() - width - 10, rect.center().y() - 10.5, width, 21)
        fill = "line" if tone == "neutral" else TONES[tone].soft
        box(painter, pill, fill=fill, radius=10.5)
        ink = TONES[tone].words
        words(painter, pill.adjusted(0, -1, 0, -1), count, kind="count", ink=ink, align=CENTER)


class Mark(QWidget):
    """The program's mark and name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self.setAccessibleName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_compact(self, compact: bool) -> None:
        """Show the mark alone, or with the name."""
        self._compact = compact
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a message bubble of three dots."""
        painter = smooth_painter(self)
        left = 17 if self._compact else 20
        painter.translate(left, (self.height() - 30) / 2)
        box(painter, QRectF(0, 0, 30, 30), fill="accent", radius=9)
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(QRectF(6.5, 8, 17, 11.5), 4, 4)
        tail = QPainterPath(QPointF(10, 18))
        tail.lineTo(10, 24)
        tail.lineTo(16, 18.5)
        shape.addPath(tail)
        painter.fillPath(shape, color("on_accent"))
        for x in (11, 15, 19):
            box(painter, QRectF(x - 1.35, 12.45, 2.7, 2.7), fill="accent", radius=1.35)
        if not self._compact:
            words(painter, QRectF(40, 0, 140, 29), NAME, kind="heading")
        painter.end()


class AccountCard(PaintedButton):
    """The account in use and its balance. A press changes the account."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._line = ""
        self._tone = "neutral"
        self._compact = False
        self.hide()  # before there is an account

    def show_account(self, name: str, line: str, tone: str = "neutral") -> None:
        """Show an account's name and a line about its credit; "warn" marks it."""
        self.setText(name)
        self._line = line
        self._tone = tone
        self.setAccessibleName(f"{name}, {line}" if line else name)
        self._name_tip()
        self.setVisible(bool(name))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the first letter alone, or everything."""
        self._compact = compact
        self._name_tip()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of both lines."""
        if self._compact:
            return QSize(NARROW - 16, 44)
        return QSize(WIDE - 24, 20 + line_height("strong") + line_height("small"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        fill = "sunken" if self.lit or self.isDown() else "surface"
        box(painter, rect, fill=fill, border="control" if self.lit else "line", radius=12)
        if self.hasFocus():
            box(painter, rect, border="accent", width=2, radius=12)
        if self._compact:
            letter = self._words[:1].upper()
            words(painter, rect.adjusted(0, -1, 0, -1), letter, kind="heading", align=CENTER)
        else:
            self._paint_lines(painter)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        room = self.width() - 13 - 34
        first = line_height("strong")
        words(painter, QRectF(13, 9, room, first), self._words, kind="strong")
        picture(painter, self.width() - 28, 9 + (first - 16) / 2, "chevron-down", "muted", 16)
        line = QRectF(13, 9 + first, self.width() - 26, line_height("small"))
        if self._tone != "neutral":
            icon = TONES[self._tone].icon
            picture(painter, 13, line.center().y() - 7, icon, TONES[self._tone].plain, 14)
            line.setLeft(line.left() + 19)
        words(painter, line, self._line, kind="small", ink=TONES[self._tone].words)

    def _name_tip(self) -> None:
        set_tip(self, self.accessibleName() if self._compact else "")


class NeverButton(PaintedButton):
    """Keeps a number from ever being texted, from whatever page; it names its keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._keys = ""
        self._compact = False
        self.hide()  # before there are contacts

    def show_words(self, text: str, keys: str) -> None:
        """Say what it does, and by which keys."""
        self._keys = keys
        self.setText(text)
        self.setAccessibleName(f"{text}, {keys}")
        self.set_compact(self._compact)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or everything."""
        self._compact = compact
        set_tip(self, self.accessibleName() if compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a tab's tile."""
        return QSize(NARROW - 16 if self._compact else WIDE - 24, TAB - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, words and keys."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        if self.lit or self.isDown():
            box(painter, rect, fill="hover", radius=9)
        if self.hasFocus():
            box(painter, rect, border="accent", width=2, radius=9)
        middle = rect.center().y() - 9.5
        if self._compact:
            picture(painter, rect.center().x() - 9.5, middle, "ban", "muted", 19)
        else:
            picture(painter, 17, middle, "ban", "muted", 19)
            keys = width_of(self._keys, "small")
            room = rect.adjusted(48, -1, -14 - keys, -1)
            words(painter, room, self._words, kind="medium", ink="muted")
            at = QRectF(rect.right() - keys - 10, rect.y() - 1, keys, rect.height())
            words(painter, at, self._keys, kind="small", ink="muted")
        painter.end()


class Rail(QTabWidget):
    """The pages, with their tabs on a rail at the left."""

    compact_changed = Signal(object)  # whether the rail shows icons alone

    def __init__(self, compact_below: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact_below = compact_below
        self.bar = RailBar()
        self.setTabBar(self.bar)
        self.setTabPosition(QTabWidget.TabPosition.West)
        self.mark = Mark(self)
        self.never = NeverButton(self)
        self.account = AccountCard(self)
        self._place()

    @property
    def compact(self) -> bool:
        """Tell whether the rail shows icons alone."""
        return self.bar.compact

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn narrow where the window is, and keep mark and account in their places."""
        compact = self.width() < self._compact_below
        if compact != self.bar.compact:
            self.bar.set_compact(compact)
            self.mark.set_compact(compact)
            self.account.set_compact(compact)
            self.never.set_compact(compact)
            QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
            self.compact_changed.emit(compact)
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rail's ground."""
        painter = QPainter(self)
        width = self._rail_width()
        painter.fillRect(QRectF(0, 0, width, self.height()), color("rail"))
        painter.fillRect(QRectF(width - 1, 0, 1, self.height()), color("line"))
        painter.end()
        super().paintEvent(event)

    def _rail_width(self) -> int:
        return NARROW if self.bar.compact else WIDE

    def _place(self) -> None:
        width = self._rail_width()
        side = 8 if self.bar.compact else 12
        height = self.account.sizeHint().height()
        self.mark.setGeometry(0, 20, width, 48)
        top = self.height() - height - 14
        self.account.setGeometry(side, top, width - 2 * side, height)
        self.never.setGeometry(side, top - TAB - 4, width - 2 * side, TAB - 4)
