"""The lists at the left, and under them the numbers that are never texted."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smsdesk.services.contacts import ContactList
from smsdesk.ui.language import Worded
from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.widgets.button import IconButton, PaintedButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.chip import FilterChip
from smsdesk.ui.widgets.flow import FlowLayout
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

ONE_LINE, TWO_LINES = 42, 56
MOST_CHIPS = 12


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
    new_wanted = Signal()
    rename_wanted = Signal()  # of the list that is chosen
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", margins=(1, 8, 1, 6), spacing=4, parent=parent)
        self._filling = False
        self._forbidden = 0
        self._lists: Sequence[ContactList] = ()
        self.caption = PlainLabel(role="caption")
        self.new_button = IconButton("plus", "–")
        self.chips: list[FilterChip] = []
        self._chips_row = QWidget()
        self._chip_box = QWidget()
        self._flow = FlowLayout(self._chip_box, spacing=6)
        self.table = TableView("")
        self.rows: RowsModel[ContactList] = RowsModel((), self.table)
        self.table.setModel(self.rows)
        self.table.horizontalHeader().hide()
        self.never = PinnedRow("ban")

        head = QHBoxLayout()
        head.setContentsMargins(15, 0, 8, 0)
        head.addWidget(self.caption, 1)
        head.addWidget(self.new_button)
        chips = QHBoxLayout(self._chips_row)
        chips.setContentsMargins(12, 2, 12, 4)
        chips.addWidget(self._chip_box)
        self._chips_row.hide()
        self.body.addLayout(head)
        self.body.addWidget(self._chips_row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(HairLine())
        self.body.addWidget(self.never)

        self.table.selectionModel().selectionChanged.connect(self._tell_list)
        self.never.clicked.connect(self._tell_never)
        self.new_button.clicked.connect(self.new_wanted)
        self.retranslate()

    @property
    def chosen(self) -> ContactList | None:
        """Return the list that is selected."""
        selected = self.table.selectionModel().selectedRows()
        return self.rows.row_at(selected[0].row()) if selected else None

    def show_lists(self, lists: Sequence[ContactList], forbidden: int) -> None:
        """Show these; what was selected stays so where it is still there. Tells nobody."""
        self._forbidden = forbidden
        self._lists = lists
        self._show_chips()
        self._fill()
        self._say_never()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let F2 rename the chosen list and Delete ask to delete it."""
        key = event.key()
        if key == Qt.Key.Key_F2 and self.chosen is not None:
            self.rename_wanted.emit()
        elif key == Qt.Key.Key_Delete and self.chosen is not None:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        """Show the lists that have every tag that is pressed."""
        before = self.chosen
        wanted = {chip.text() for chip in self.chips if chip.isChecked()}
        shown = [one for one in self._lists if wanted <= set(one.tags)]
        self._filling = True
        self.rows.set_rows(shown)
        self.table.set_row_height(TWO_LINES if any(one.tags for one in shown) else ONE_LINE)
        ids = [one.id for one in shown]
        if before is not None and before.id in ids:
            self.table.selectRow(ids.index(before.id))
        self._filling = False

    def _show_chips(self) -> None:
        pressed = {chip.text() for chip in self.chips if chip.isChecked()}
        counts = Counter(tag for one in self._lists for tag in one.tags)
        tags = sorted(tag for tag, _ in counts.most_common(MOST_CHIPS))
        if [(chip.text(), chip.count) for chip in self.chips] == [
            (tag, f"{counts[tag]:,}") for tag in tags
        ]:
            return
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(tag, counts[tag], on=tag in pressed) for tag in tags]
        self._chips_row.setVisible(bool(tags))

    def _chip(self, tag: str, count: int, *, on: bool) -> FilterChip:
        chip = FilterChip(tag, f"{count:,}")
        chip.setChecked(on)
        chip.toggled.connect(self._filter)
        self._flow.addWidget(chip)
        return chip

    @Slot()
    def _filter(self) -> None:
        self._fill()
        if self.chosen is None and not self.never.isChecked():
            self.choose_first()

    def choose(self, name: str) -> None:
        """Select a list by its name, and tell. Tags that would hide it are let go."""
        if all(self.rows.row_at(at).name != name for at in range(self.rows.rowCount())) and any(
            one.name == name for one in self._lists
        ):
            for chip in self.chips:
                chip.blockSignals(True)
                chip.setChecked(False)
                chip.blockSignals(False)
            self._fill()
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
        self.new_button.set_name(self.tr("New list"))
        self.table.set_name(self.tr("Lists"))
        self._filling = True
        self.rows.set_columns(
            (
                Column(self.tr("List"), _name, second=_tags, kind="medium"),
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


def _tags(one: ContactList) -> str:
    return " · ".join(one.tags)


def _count(one: ContactList) -> str:
    return f"{one.contacts:,}"
