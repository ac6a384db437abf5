"""The lists at the left, and under them the numbers that are never texted."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.services.contacts import ContactList
from smsdesk.ui.language import Worded
from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import HairLine, PlainLabel
from smsdesk.ui.widgets.painting import (
    RIGHT,
    box,
    focus_box,
    picture,
    smooth_painter,
    width_of,
    words,
)
from smsdesk.ui.widgets.table_view import TableView


class PinnedRow(PaintedButton):
    """A row that stays at the bottom, whatever is above it."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        self._icon = icon
        self._count = ""
        super().__init__("", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, text: str, count: str) -> None:
        """Say what is behind it, and how many."""
        self.setText(text)
        self._count = count
        self.setAccessibleName(f"{text} {count}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a table's row."""
        return QSize(180, 44)

    def minimumSizeHint(self) -> QSize:
        """Let long words end in dots."""
        return QSize(120, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, words and count."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect()).adjusted(4, 2, -4, -2)
        on = self.isChecked()
        if on or self.lit:
            box(painter, rect, fill="accent_soft" if on else "sunken", radius=8)
        if self.hasFocus():
            focus_box(painter, self)
        picture(painter, 14, (self.height() - 17) / 2, self._icon, "block", 17)
        count = width_of(self._count) + 4
        text = QRectF(40, 0, self.width() - 40 - 16 - count, self.height() - 1)
        words(painter, text, self._words, kind="strong" if on else "medium")
        right = QRectF(self.width() - 16 - count, 0, count, self.height() - 1)
        words(painter, right, self._count, ink="muted", align=RIGHT)
        painter.end()


class ListsPane(Worded, Card):
    """Chooses one list, or the numbers that are never texted."""

    list_chosen = Signal(object)  # ContactList
    never_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", margins=(1, 12, 1, 6), spacing=4, parent=parent)
        self._filling = False
        self._forbidden = 0
        self.caption = PlainLabel(role="caption")
        self.caption.setContentsMargins(15, 0, 0, 0)
        self.table = TableView("")
        self.rows: RowsModel[ContactList] = RowsModel((), self.table)
        self.table.setModel(self.rows)
        self.table.horizontalHeader().hide()
        self.never = PinnedRow("ban")

        self.body.addWidget(self.caption)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(HairLine())
        self.body.addWidget(self.never)

        self.table.selectionModel().selectionChanged.connect(self._tell_list)
        self.never.clicked.connect(self._tell_never)
        self.retranslate()

    @property
    def chosen(self) -> ContactList | None:
        """Return the list that is selected."""
        selected = self.table.selectionModel().selectedRows()
        return self.rows.row_at(selected[0].row()) if selected else None

    def show_lists(self, lists: Sequence[ContactList], forbidden: int) -> None:
        """Show these; what was selected stays so where it is still there. Tells nobody."""
        before = self.chosen
        self._forbidden = forbidden
        self._filling = True
        self.rows.set_rows(lists)
        names = [one.id for one in lists]
        if before is not None and before.id in names:
            self.table.selectRow(names.index(before.id))
        self._filling = False
        self._say_never()

    def choose(self, name: str) -> None:
        """Select a list by its name, and tell."""
        for number in range(self.rows.rowCount()):
            if self.rows.row_at(number).name == name:
                self.table.selectRow(number)

    def choose_first(self) -> None:
        """Select the first list, and tell."""
        if self.rows.rowCount():
            self.table.selectRow(0)

    def retranslate(self) -> None:
        """Set every word anew."""
        chosen = self.chosen
        self.caption.setText(self.tr("Lists"))
        self.table.set_name(self.tr("Lists"))
        self._filling = True
        self.rows.set_columns(
            (
                Column(self.tr("List"), _name, kind="medium"),
                Column(self.tr("People"), _count, ink="muted", right=True),
            )
        )
        self.table.set_columns([140, 72], stretch=0)
        if chosen is not None:
            self.choose(chosen.name)
        self._filling = False
        self._say_never()

    def _say_never(self) -> None:
        self.never.show_words(self.tr("Do not contact"), f"{self._forbidden:,}")

    @Slot()
    def _tell_list(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self.never.setChecked(False)
        if not self._filling:
            self.list_chosen.emit(chosen)

    @Slot()
    def _tell_never(self) -> None:
        self.never.setChecked(True)
        self.table.clearSelection()
        self.never_chosen.emit()


def _name(one: ContactList) -> str:
    return one.name


def _count(one: ContactList) -> str:
    return f"{one.contacts:,}"
