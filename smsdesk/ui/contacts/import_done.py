"""The import's last step: what was done, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.services.imports import ImportResult, Undone
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.figure import Figure
from smsdesk.ui.widgets.labels import HairLine, IconLabel, PlainLabel
from smsdesk.ui.widgets.stat_tile import StatTile

MIDDLE = Qt.AlignmentFlag.AlignHCenter


class DoneStep(Worded, QWidget):
    """How many people are on the list now because of this file."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._result: ImportResult | None = None
        self._undone: Undone | None = None
        self._list = ""
        self._mark = IconLabel("circle-check", "ok", 48)
        self.figure = Figure()
        self.sentence = PlainLabel(role="muted", wrap=True)
        self.sentence.setAlignment(MIDDLE)
        self.tiles = [
            StatTile("", "0", icon=icon, tone=tone, pressable=False)
            for icon, tone in (
                ("circle-check", "ok"),
                ("refresh-cw", "accent"),
                ("copy", "neutral"),
                ("octagon-x", "block"),
            )
        ]

        card = Card(margins=(32, 28, 32, 24), spacing=8)
        card.setMaximumWidth(760)
        card.body.addWidget(self._mark, 0, MIDDLE)
        card.body.addSpacing(6)
        card.body.addWidget(self.figure, 0, MIDDLE)
        card.body.addWidget(self.sentence)
        card.body.addSpacing(10)
        card.body.addWidget(HairLine())
        row = QHBoxLayout()
        row.setSpacing(16)
        for tile in self.tiles:
            row.addWidget(tile)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(2)

    def show_result(self, result: ImportResult, list_name: str) -> None:
        """Show what an import did."""
        self._result, self._list, self._undone = result, list_name, None
        self.retranslate()

    def show_undone(self, undone: Undone) -> None:
        """Show that it was taken back."""
        self._undone = undone
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        result = self._result
        if result is None:
            return
        people = result.added + result.updated
        if self._undone is None:
            self._mark.set_icon("circle-check", "ok")
            self.figure.show_number(f"{people:,}", self.tr("people imported", "", people))
            self.sentence.setText(self.tr("They are on the list “{list}”").format(list=self._list))
        else:
            self._mark.set_icon("undo-2", "muted")
            self.figure.show_number("0", self.tr("people imported", "", 0))
            self.sentence.setText(
                self._speech.word(
                    "import_undone", removed=self._undone.removed, restored=self._undone.restored
                )
            )
        figures = (result.added, result.updated, result.duplicates, result.rejected)
        words = (
            self.tr("Added"),
            self.tr("Updated"),
            self.tr("Double"),
            self.tr("Refused"),
        )
        for tile, figure, word in zip(self.tiles, figures, words, strict=True):
            tile.setText(word)
            tile.set_number(f"{figure:,}" if self._undone is None else "0")
