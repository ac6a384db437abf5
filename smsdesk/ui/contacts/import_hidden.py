"""Rows that Excel hides: whether they are people too."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from smsdesk.services.imports import FileFacts, ImportOptions
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.labels import PlainLabel


class HiddenCard(Worded, Card):
    """Says how many rows are in sight and how many are not; shown only where some are not."""

    answered = Signal(object)  # "skip" or "include"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", margins=(16, 12, 16, 14), spacing=8, parent=parent)
        self._visible_rows = 0
        self._hidden_rows = 0
        self.question = PlainLabel(role="heading", wrap=True)
        self.skip_choice = ChoiceCard("", "", icon="eye")
        self.include_choice = ChoiceCard("", "", icon="eye-off")
        self._group = QButtonGroup(self)
        self.body.addWidget(self.question)
        row = QHBoxLayout()
        row.setSpacing(12)
        for choice in (self.skip_choice, self.include_choice):
            self._group.addButton(choice)
            row.addWidget(choice)
        self.body.addLayout(row)
        self.hide()

        self._group.buttonClicked.connect(self._tell)
        self.retranslate()

    def show_facts(self, facts: FileFacts, options: ImportOptions) -> None:
        """Ask about a sheet, or show what was answered."""
        included = options.hidden_rows == "include"
        self._hidden_rows = facts.hidden_rows or 0
        self._visible_rows = facts.expected_rows - (self._hidden_rows if included else 0)
        self._group.setExclusive(False)
        self.skip_choice.setChecked(options.hidden_rows == "skip")
        self.include_choice.setChecked(included)
        self._group.setExclusive(True)
        self.setVisible(bool(self._hidden_rows))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        visible, hidden = self._visible_rows, self._hidden_rows
        self.question.setText(
            self.tr("{visible} rows visible in Excel, {hidden} hidden or filtered").format(
                visible=f"{visible:,}", hidden=f"{hidden:,}"
            )
        )
        self.setAccessibleName(self.question.text())
        self.skip_choice.set_words(
            self.tr("Only the %Ln visible ones", "", visible),
            self.tr("The rows you see in Excel are imported"),
        )
        self.include_choice.set_words(
            self.tr("All %Ln", "", visible + hidden),
            self.tr("Rows that a filter hides are imported too"),
        )

    @Slot()
    def _tell(self) -> None:
        self.answered.emit("skip" if self.skip_choice.isChecked() else "include")
