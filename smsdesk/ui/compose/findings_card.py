"""What the checks say of the message, blocks first, each with the button that mends it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalMapper, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import HairLine, IconLabel, PlainLabel


class FindingLine(NamedTuple):
    """One finding as it is shown. ``key`` comes back when its button is pressed."""

    tone: str
    icon: str
    sentence: str
    second: str
    button: str
    key: str


class FindingsCard(Worded, Card):
    """Rows of findings under a heading."""

    pressed = Signal(object)  # the key of the finding

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 0, 1, 6), spacing=0, parent=parent)
        self._lines: tuple[FindingLine, ...] = ()
        self.heading = PlainLabel(role="heading")
        self.count = PlainLabel(role="small")
        self.rows: list[QWidget] = []
        self.buttons: dict[str, Button] = {}
        self._column = QVBoxLayout()
        self._presses = QSignalMapper(self)

        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 4)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.count)
        self.body.addLayout(head)
        self.body.addLayout(self._column)

        self._presses.mappedString.connect(self._press)

        self.retranslate()

    def show_lines(self, lines: Sequence[FindingLine]) -> None:
        """Show these findings."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self._show_count()
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self.buttons = {}
        for line in lines:
            if self.rows:
                self._add(HairLine())
            self._add(self._row(line))

    def retranslate(self) -> None:
        """Set the heading anew; the page says the findings again."""
        self.heading.setText(self.tr("Worth a look"))
        self._show_count()

    def _show_count(self) -> None:
        blocks = sum(line.tone == "block" for line in self._lines)
        looks = sum(line.tone in ("block", "warn") for line in self._lines)
        if blocks:
            self.count.setText(self.tr("%Ln to mend before sending", "", blocks))
        elif looks:
            self.count.setText(self.tr("%Ln things, nothing blocks", "", looks))
        else:
            self.count.setText(self.tr("Nothing blocks"))
        self.count.set_tone("block" if blocks else "")

    def _add(self, row: QWidget) -> None:
        self.rows.append(row)
        self._column.addWidget(row)

    def _row(self, line: FindingLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(14, 6, 6, 6)
        layout.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(line.sentence, "medium", wrap=True))
        if line.second:
            words.addWidget(PlainLabel(line.second, "small", wrap=True))
        layout.addWidget(IconLabel(line.icon, line.tone), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        if line.button:
            button = Button(line.button, "quiet")
            button.setAccessibleDescription(line.sentence)
            self._presses.setMapping(button, line.key)
            button.clicked.connect(self._presses.map)
            self.buttons[line.key] = button
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.setMinimumHeight(48)
        row.setAccessibleName(line.sentence)
        return row

    @Slot(str)
    def _press(self, key: str) -> None:
        self.pressed.emit(key)
