"""Two numbers in a cell: whose the second is, only the clerk can tell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel
from smsdesk.ui.widgets.segmented import Segmented

CHOICES = ("refuse", "first", "each")


class SeveralCard(Worded, Card):
    """A question with three answers; the file is judged anew by each."""

    chosen = Signal(object)  # "refuse", "first" or "each"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", margins=(16, 8, 12, 8), parent=parent)
        self._cells = 0
        self.question = PlainLabel(role="medium", wrap=True)
        self.answers = Segmented([(key, "") for key in CHOICES], "")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("circle-question-mark", "warn", 20))
        row.addWidget(self.question, 1)
        row.addWidget(self.answers)
        self.body.addLayout(row)
        self.hide()

        self.answers.chosen.connect(self.chosen)
        self.retranslate()

    def show_cells(self, cells: int, answer: str | None) -> None:
        """Ask about some cells, or show what was answered; hidden where there are none."""
        self._cells = cells
        self.answers.choose(answer or "refuse")
        self.setVisible(bool(cells))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.question.setText(self.tr("%Ln cells hold two numbers", "", self._cells))
        self.setAccessibleName(self.question.text())
        self.answers.setAccessibleName(self.question.text())
        self.answers.set_words(
            [self.tr("Leave them out"), self.tr("Take the first"), self.tr("Make it two people")]
        )
