"""The import's third step: which column holds the numbers, which the names, and their titles."""

from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.services.imports import FileFacts
from smsdesk.ui.contacts.import_titles import TitlesCard
from smsdesk.ui.contacts.preview import PreviewTable
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel

NO_NAMES = ""
"""The key of "no names" among the columns."""


class ColumnsStep(Worded, QWidget):
    """The column of numbers, the column of names, and the first rows as proof."""

    changed = Signal(object)  # the header of the column of numbers
    name_changed = Signal(object)  # the header of the column of names, "" for none
    titles_changed = Signal(object)  # "keep" or "split"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: FileFacts | None = None
        self.phone = ComboBox()
        self.name = ComboBox()
        self._phone_field = LabeledField("", self.phone)
        self._name_field = LabeledField("", self.name)
        self.titles = TitlesCard()
        self.guess = Badge(BadgeSpec("accent", ""))
        self.proof = PlainLabel(role="medium", wrap=True)
        self.tip = ElidedLabel(role="small", most=300)
        self.preview = PreviewTable()

        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._phone_field, 1)
        row.addWidget(self._name_field, 1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 6)
        head.setSpacing(12)
        head.addWidget(self.proof, 1)
        head.addWidget(self.guess)
        head.addWidget(self.tip)
        card = Card(margins=(1, 0, 1, 6), spacing=0)
        card.body.addLayout(head)
        card.body.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(row)
        column.addWidget(self.titles)
        column.addWidget(card, 1)

        self.phone.chosen.connect(self.changed)
        self.preview.column_pressed.connect(self.changed)
        self.name.chosen.connect(self._choose_name)
        self.titles.chosen.connect(self.titles_changed)
        self.retranslate()

    def show_facts(self, facts: FileFacts, titles: Literal["keep", "split"]) -> None:
        """Show what was found, guessed or chosen."""
        self._facts = facts
        self.preview.show_facts(facts)
        self.titles.show_names(_names(facts), titles)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._phone_field.set_words(self.tr("Column of numbers"))
        self._name_field.set_words(
            self.tr("Column of names"), self.tr("Every other column can be used as a field too")
        )
        self.guess.show_spec(BadgeSpec("accent", self.tr("Our guess")))
        self.tip.setText(self.tr("Press a heading to take numbers from it"))
        if self._facts is not None:
            self._fill(self._facts)

    def _fill(self, facts: FileFacts) -> None:
        self.phone.clear()
        self.name.clear()
        self.name.add_choice(NO_NAMES, self.tr("No names in this file"))
        for name in facts.header:
            self.phone.add_choice(name, name, "phone" if name == facts.phone_column else "")
            self.name.add_choice(name, name, "user" if name == facts.name_column else "")
        self.phone.choose(facts.phone_column)
        self.name.choose(facts.name_column)
        self.guess.setVisible(facts.phone_guessed)
        good, rows = self.preview.good_numbers(), len(facts.first_rows)
        self.proof.setText(
            self.tr("{good} of the first {rows} rows have a number that can be texted").format(
                good=good, rows=rows
            )
        )
        self.proof.set_tone("" if good * 100 >= 95 * rows else "warn")

    @Slot(object)
    def _choose_name(self, column: object) -> None:
        self.name_changed.emit(column)


def _names(facts: FileFacts) -> list[str]:
    """Return the names in the first rows."""
    if not facts.name_column:
        return []
    at = facts.header.index(facts.name_column)
    return [cells[at] for _row, cells in facts.first_rows]
