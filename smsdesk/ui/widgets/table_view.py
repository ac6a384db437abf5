"""Tables: no grid, hairlines, badges, numbers at the right."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QWidget,
)

from smsdesk.ui.style import color
from smsdesk.ui.widgets.badge import paint_badge
from smsdesk.ui.widgets.painting import LEFT, RIGHT, box, line_height, width_of, words

BADGE_ROLE = Qt.ItemDataRole.UserRole + 10
"""A BadgeSpec. The model's DisplayRole gives its word too, for whoever cannot see."""
INK_ROLE = Qt.ItemDataRole.UserRole + 11
"""A colour's name for the text of a cell."""
KIND_ROLE = Qt.ItemDataRole.UserRole + 12
"""A kind of text for a cell, such as "strong"."""
SECOND_ROLE = Qt.ItemDataRole.UserRole + 13
"""A second, quieter line."""

PADDING = 14
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a cell, and in it what the clerk searched for."""

    def __init__(self, view: "TableView") -> None:
        super().__init__(view)
        self._view = view
        self.searched = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the whole text or badge."""
        text = str(index.data() or "")
        second = str(index.data(SECOND_ROLE) or "")
        wide = 40 if index.data(BADGE_ROLE) else 0
        width = max(width_of(text, _kind(index)), width_of(second, "small")) + wide
        return QSize(width + 2 * PADDING, self._view.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, hairline, then badge or words."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._paint_ground(painter, rect, option, index)
        inner = rect.adjusted(PADDING, 0, -PADDING, -1)
        if spec := index.data(BADGE_ROLE):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_badge(painter, inner.adjusted(-2, 0, 2, 0), spec, tinted=selected)
        else:
            self._paint_words(painter, inner, index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("accent_soft"))
        elif index.row() == self._view.hovered_row:
            painter.fillRect(rect, color("sunken"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color("line"))
        current = self._view.currentIndex()
        first = self._view.columnViewportPosition(index.column()) <= 0
        if first and self._view.hasFocus() and current.row() == index.row():
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height() - 1), color("accent"))

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        text = str(index.data() or "")
        kind = _kind(index)
        ink = str(index.data(INK_ROLE) or "text")
        aligned = int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0)
        align = RIGHT if aligned & Qt.AlignmentFlag.AlignRight.value else LEFT
        second = str(index.data(SECOND_ROLE) or "")
        if second:
            first, below = line_height(kind), line_height("small")
            top = rect.y() + (rect.height() - first - below) / 2
            lower = QRectF(rect.x(), top + first - 1, rect.width(), below)
            rect = QRectF(rect.x(), top, rect.width(), first)
            self._paint_hit(painter, lower, second, "small")
            words(painter, lower, second, kind="small", ink="muted", align=align)
        else:
            rect = rect.adjusted(0, -1, 0, -1)
        self._paint_hit(painter, rect, text, kind)
        words(painter, rect, text, kind=kind, ink=ink, align=align)

    def _paint_hit(self, painter: QPainter, rect: QRectF, text: str, kind: str) -> None:
        wanted = self.searched.casefold()
        at = text.casefold().find(wanted) if wanted else -1
        if at < 0:
            return
        left = rect.x() + width_of(text[:at], kind)
        width = min(width_of(text[at : at + len(wanted)], kind), rect.right() - left)
        if width > 0:
            height = line_height(kind)
            hit = QRectF(left - 2, rect.center().y() - height / 2 + 1, width + 4, height)
            box(painter, hit, fill="hit", radius=4)


class TableView(QTableView):
    """Rows to look at and choose from. Tab leaves it; arrow keys move in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = 42
        self.hovered_row = -1
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.set_name(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._prepare_headers()

    @property
    def row_height(self) -> int:
        """Return the height of a row."""
        return self._row_height

    def set_row_height(self, height: int) -> None:
        """Make rows 42 high, 36 where the clerk picks dense, 60 for two lines."""
        self._row_height = height
        self.verticalHeader().setDefaultSectionSize(height)

    def set_name(self, name: str) -> None:
        """Say what the rows are."""
        self.setAccessibleName(name)
        self.horizontalHeader().setAccessibleName(name)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(name)

    def set_searched(self, text: str) -> None:
        """Mark ``text`` wherever it stands."""
        self._delegate.searched = text
        self.viewport().update()

    def set_columns(self, widths: list[int], stretch: int = -1) -> None:
        """Give the columns their widths; one may take what is left."""
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        if stretch >= 0:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Be calm again."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _prepare_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(32)
        rows.setDefaultSectionSize(self._row_height)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(LEFT)
        columns.setFixedHeight(38)
        columns.setResizeContentsPrecision(0)


def _kind(index: Index) -> str:
    kind: Any = index.data(KIND_ROLE)
    return str(kind) if kind else "body"
