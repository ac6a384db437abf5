"""A read-only table model over a list of core values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smsdesk.ui.widgets.badge import BadgeSpec
from smsdesk.ui.widgets.table_view import BADGE_ROLE, INK_ROLE, KIND_ROLE, SECOND_ROLE

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, and what to show under it for one row.

    ``key`` must give int, float or str: Qt cannot order Decimal, date or timezone-aware
    datetime and would leave the rows unsorted.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], float | str] | None = None
    badge: Callable[[Row], BadgeSpec | None] | None = None
    second: Callable[[Row], str] | None = None
    ink: str = ""
    kind: str = ""
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows rows through columns; a proxy sorts by SortRole and reads back with RowRole."""

    SortRole = Qt.ItemDataRole.UserRole
    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._columns = tuple(columns)

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Replace the columns, as when the language changes."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def append_rows(self, rows: Sequence[Row]) -> None:
        """Add one more page at the end."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(ROOT, first, first + len(rows) - 1)
        self._rows.extend(rows)
        self.endInsertRows()

    def row_at(self, number: int) -> Row:
        """Return a row."""
        return self._rows[number]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, badge, sort key or row object of a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (
                _spoken(column, row) if role != Qt.ItemDataRole.DisplayRole else _shown(column, row)
            )
        if role == self.SortRole:
            return column.key(row) if column.key else column.text(row)
        if role == self.RowRole:
            return row
        return _look(column, row, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title, at the right over numbers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return int(RIGHT)
        return None


def _shown(column: Column[Row], row: Row) -> str:
    spec = column.badge(row) if column.badge else None
    return spec.word if spec else column.text(row)


def _spoken(column: Column[Row], row: Row) -> str:
    second = column.second(row) if column.second else ""
    return f"{_shown(column, row)}, {second}" if second else _shown(column, row)


def _look(column: Column[Row], row: Row, role: int) -> Any:
    if role == BADGE_ROLE:
        return column.badge(row) if column.badge else None
    if role == SECOND_ROLE:
        return column.second(row) if column.second else None
    if role == INK_ROLE:
        return column.ink or None
    if role == KIND_ROLE:
        return column.kind or None
    if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
        return int(RIGHT)
    return None
