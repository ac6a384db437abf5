"""The import's second step: which sheet, where its header stands, which letters and separator."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.services.imports import FileFacts, ImportOptions
from smsdesk.ui.contacts.import_hidden import HiddenCard
from smsdesk.ui.contacts.preview import PreviewTable
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField
from smsdesk.ui.widgets.labels import ElidedLabel

HEADER_ROWS = 20
ENCODINGS = ("utf-8", "cp874", "utf-16")
DELIMITERS = (",", ";", "\t", "|")


class SheetStep(Worded, QWidget):
    """Choices of the file itself; hidden rows are a question that must be answered."""

    sheet_chosen = Signal(object)  # its name
    header_chosen = Signal(object)  # Excel's row, 0 for none
    letters_chosen = Signal(object, object)  # encoding and separator
    answered = Signal(object)  # hidden rows: "skip" or "include"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: FileFacts | None = None
        self._options = ImportOptions()
        self.sheet = ComboBox()
        self.header_row = ComboBox()
        self.encoding = ComboBox()
        self.delimiter = ComboBox()
        self._combos = (self.sheet, self.header_row, self.encoding, self.delimiter)
        self._fields = [LabeledField("", combo) for combo in self._combos]
        self.hidden = HiddenCard()
        self.tip = ElidedLabel(role="small")
        self.preview = PreviewTable()

        row = QHBoxLayout()
        row.setSpacing(16)
        for field in self._fields:
            row.addWidget(field, 1)
        card = Card(margins=(1, 8, 1, 6), spacing=4)
        head = QHBoxLayout()
        head.setContentsMargins(15, 0, 16, 0)
        head.addWidget(self.tip, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(row)
        column.addWidget(self.hidden)
        column.addWidget(card, 1)

        self.sheet.chosen.connect(self.sheet_chosen)
        self.header_row.chosen.connect(self.header_chosen)
        self.preview.row_chosen.connect(self.header_chosen)
        self.encoding.chosen.connect(self._choose_letters)
        self.delimiter.chosen.connect(self._choose_letters)
        self.hidden.answered.connect(self.answered)
        self.retranslate()

    @property
    def has_question(self) -> bool:
        """Tell whether the clerk must choose something here."""
        facts = self._facts
        return self.waits_for_answer or (facts is not None and len(facts.sheets) > 1)

    @property
    def waits_for_answer(self) -> bool:
        """Tell whether there are hidden rows of which nothing was said."""
        hidden = self._facts is not None and bool(self._facts.hidden_rows)
        return hidden and self._options.hidden_rows is None

    def show_facts(self, facts: FileFacts, options: ImportOptions) -> None:
        """Show what the file is like, and what of that was chosen and not found out."""
        self._facts, self._options = facts, options
        self.preview.show_facts(facts)
        self.hidden.show_facts(facts, options)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        facts, options = self._facts, self._options
        untold = facts is not None and facts.hidden_rows is None
        guess = self.tr("Our guess. Change it where Thai letters below look strange")
        parted = self.tr("Our guess. Change it where cells below are not apart")
        captions = (
            (
                self.tr("Sheet"),
                self.tr("This kind of file does not tell which rows are hidden: all are taken")
                if untold
                else self.tr("Hidden sheets are shown too"),
            ),
            (self.tr("The row with the headings"), ""),
            (self.tr("Letters"), "" if options.encoding else guess),
            (self.tr("Between the cells"), "" if options.delimiter else parted),
        )
        for field, (caption, note) in zip(self._fields, captions, strict=True):
            field.set_words(caption, note)
        self.tip.setText(
            self.tr("Double-click a row, or press Enter on it, if it holds the headings")
        )
        if facts is not None:
            self._fill(facts)

    def _fill(self, facts: FileFacts) -> None:
        self.sheet.clear()
        for name in facts.sheets:
            self.sheet.add_choice(name, name, "file-spreadsheet")
        self.sheet.choose(facts.sheet)
        self.header_row.clear()
        self.header_row.add_choice(0, self.tr("None: the first row is a person"))
        for number in range(1, max(HEADER_ROWS, facts.header_row) + 1):
            self.header_row.add_choice(number, self.tr("Row {number}").format(number=number))
        self.header_row.choose(facts.header_row)
        self._fill_letters(facts)
        shown = (bool(facts.sheets), True, bool(facts.encoding), bool(facts.delimiter))
        for field, visible in zip(self._fields, shown, strict=True):
            field.setVisible(visible)

    def _fill_letters(self, facts: FileFacts) -> None:
        encodings = {
            "utf-8": self.tr("UTF-8, usual today"),
            "cp874": self.tr("Thai Windows (CP874)"),
            "utf-16": self.tr("UTF-16, Excel's “Unicode text”"),
        }
        delimiters = {
            ",": self.tr("Comma ,"),
            ";": self.tr("Semicolon ;"),
            "\t": self.tr("Tab"),
            "|": self.tr("Bar |"),
        }
        for combo, keys, words, found in (
            (self.encoding, ENCODINGS, encodings, facts.encoding),
            (self.delimiter, DELIMITERS, delimiters, facts.delimiter),
        ):
            combo.clear()
            for key in dict.fromkeys([*keys, found]):
                if key:
                    combo.add_choice(key, words.get(key, key))
            combo.choose(found)

    @Slot()
    def _choose_letters(self) -> None:
        """Tell what is chosen; the other of the two stays a guess, as another one may follow."""
        encoding, delimiter = self._options.encoding, self._options.delimiter
        if self.sender() is self.encoding:
            encoding = str(self.encoding.current_key)
        else:
            delimiter = str(self.delimiter.current_key)
        self.letters_chosen.emit(encoding, delimiter)
