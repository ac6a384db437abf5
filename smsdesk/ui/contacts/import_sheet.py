"""The import's second step: which sheet, where its header stands, which letters."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.services.imports import FileFacts
from smsdesk.ui.contacts.preview import PreviewTable
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField
from smsdesk.ui.widgets.labels import PlainLabel

HEADER_ROWS = 20
ENCODINGS = ("utf-8", "cp874", "utf-16")


class SheetStep(Worded, QWidget):
    """Choices of the file itself; hidden rows are a question that must be answered."""

    changed = Signal()  # the file must be looked at again
    answered = Signal()  # hidden rows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: FileFacts | None = None
        self.sheet = ComboBox()
        self.header_row = ComboBox()
        self.encoding = ComboBox()
        self._fields = [
            LabeledField("", field) for field in (self.sheet, self.header_row, self.encoding)
        ]
        self.hidden_title = PlainLabel(role="heading")
        self.skip_choice = ChoiceCard("", "", icon="eye-off")
        self.include_choice = ChoiceCard("", "", icon="eye")
        self._hidden = self._made_hidden()
        self.preview = PreviewTable()

        row = QHBoxLayout()
        row.setSpacing(16)
        for field in self._fields:
            row.addWidget(field, 1)
        card = Card(margins=(1, 1, 1, 6))
        card.body.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(row)
        column.addWidget(self._hidden)
        column.addWidget(card, 1)

        for combo in (self.sheet, self.header_row, self.encoding):
            combo.chosen.connect(self._change)
        self._group.buttonClicked.connect(self._answer)
        self.retranslate()

    @property
    def has_question(self) -> bool:
        """Tell whether the clerk must choose something here."""
        facts = self._facts
        return facts is not None and (
            len(facts.sheets) > 1 or (bool(facts.hidden_rows) and self.hidden_rows is None)
        )

    @property
    def hidden_rows(self) -> str | None:
        """Return "skip" or "include" once it was said."""
        if self.skip_choice.isChecked():
            return "skip"
        return "include" if self.include_choice.isChecked() else None

    @property
    def waits_for_answer(self) -> bool:
        """Tell whether there are hidden rows of which nothing was said."""
        return self._facts is not None and bool(self._facts.hidden_rows) and not self.hidden_rows

    def forget(self) -> None:
        """Begin with another file."""
        self._facts = None
        self._group.setExclusive(False)
        for choice in (self.skip_choice, self.include_choice):
            choice.setChecked(False)
        self._group.setExclusive(True)

    def show_facts(self, facts: FileFacts) -> None:
        """Show what the file is like."""
        self._facts = facts
        self.preview.show_facts(facts)
        self._hidden.setVisible(bool(facts.hidden_rows))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        captions = (
            (self.tr("Sheet"), self.tr("Hidden sheets are shown too")),
            (self.tr("The row with the headings"), ""),
            (self.tr("Letters"), self.tr("Change it where Thai letters below look strange")),
        )
        for field, (caption, note) in zip(self._fields, captions, strict=True):
            field.set_words(caption, note)
        self.skip_choice.set_words(
            self.tr("Skip them"), self.tr("Only the rows you see in Excel are imported")
        )
        self.include_choice.set_words(
            self.tr("Include them"), self.tr("Rows that a filter hides are imported too")
        )
        if self._facts is not None:
            self._fill(self._facts)

    def _fill(self, facts: FileFacts) -> None:
        hidden = facts.hidden_rows or 0
        self.hidden_title.setText(self.tr("%Ln rows are hidden in Excel", "", hidden))
        self.sheet.clear()
        for name in facts.sheets:
            self.sheet.add_choice(name, name, "file-spreadsheet")
        self.sheet.choose(facts.sheet)
        self.header_row.clear()
        self.header_row.add_choice(0, self.tr("None: the first row is a person"))
        for number in range(1, max(HEADER_ROWS, facts.header_row) + 1):
            self.header_row.add_choice(number, self.tr("Row {number}").format(number=number))
        self.header_row.choose(facts.header_row)
        self._fill_encoding(facts.encoding)
        self._fields[0].setVisible(bool(facts.sheets))
        self._fields[2].setVisible(bool(facts.encoding))

    def _fill_encoding(self, encoding: str) -> None:
        words = {
            "utf-8": self.tr("UTF-8, usual today"),
            "cp874": self.tr("Thai Windows (CP874)"),
            "utf-16": self.tr("UTF-16, Excel's “Unicode text”"),
        }
        self.encoding.clear()
        for key in dict.fromkeys([*ENCODINGS, encoding]):
            if key:
                self.encoding.add_choice(key, words.get(key, key))
        self.encoding.choose(encoding)

    def _made_hidden(self) -> QWidget:
        self._group = QButtonGroup(self)
        card = Card("warn", margins=(16, 12, 16, 14), spacing=8)
        card.body.addWidget(self.hidden_title)
        row = QHBoxLayout()
        row.setSpacing(12)
        for choice in (self.skip_choice, self.include_choice):
            self._group.addButton(choice)
            row.addWidget(choice)
        card.body.addLayout(row)
        card.hide()
        return card

    @Slot()
    def _change(self) -> None:
        self.changed.emit()

    @Slot()
    def _answer(self) -> None:
        self.answered.emit()
