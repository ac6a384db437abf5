"""The foot of Compose: what it costs, what is in the way, and the way to the receipt."""

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.receipt import Receipt
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.footer import FooterBar
from smsdesk.ui.widgets.labels import ElidedLabel, IconLabel


class ComposeFooter(Worded, FooterBar):
    """Figures left, actions right. What is closed has its reason in words at the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._receipt: Receipt | None = None
        self._people = False
        self._text = False
        self._previews = 0
        self.figures = ElidedLabel(role="strong")
        self.note = ElidedLabel(role="small")
        self.mend_mark = IconLabel("octagon-x", "block", 20)
        self.mend_button = Button("", "quiet")
        self.preview_button = Button("", icon="eye")
        self.test_button = Button("", icon="smartphone")
        self.review_button = Button("", "primary", icon="arrow-right", trailing=True)

        figures = QWidget()
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(self.note)
        self.add_left(self.mend_mark, figures, self.mend_button)
        self.add_right(self.preview_button, self.test_button, self.review_button)

        self.retranslate()

    def show_figures(
        self, receipt: Receipt | None, *, people: bool, text: bool, previews: int
    ) -> None:
        """Show what a receipt says; without one, what is missing for it."""
        self._receipt = receipt
        self._people = people
        self._text = text
        self._previews = previews
        blocks = sum(finding.blocks for finding in receipt.findings) if receipt else 0
        self.mend_mark.setVisible(bool(blocks))
        self.mend_button.setVisible(bool(blocks))
        self.figures.set_tone("block" if blocks else "")
        self.preview_button.setText(self.tr("See preview %Ln", "", previews))
        self.preview_button.setEnabled(people or text)
        self.test_button.setEnabled(receipt is not None and previews > 0)
        self.review_button.setEnabled(receipt is not None and not blocks)
        if receipt is None:
            self._show_missing()
        elif blocks:
            self.figures.setText(self.tr("Mend %Ln things before sending", "", blocks))
            self.note.setText(self._cost(receipt) if receipt.messages else "")
        else:
            self.figures.setText(self._cost(receipt))
            self.note.setText(self._left(receipt.balance_after))
        self.note.setVisible(bool(self.note.text()))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.mend_button.setText(self.tr("Show"))
        self.test_button.setText(self.tr("Test to me"))
        self.review_button.setText(self.tr("Review before sending"))
        self.show_figures(
            self._receipt, people=self._people, text=self._text, previews=self._previews
        )

    def _show_missing(self) -> None:
        if not self._people:
            self.figures.setText(self.tr("Nobody to send to yet"))
            self.note.setText(self.tr("Add recipients to see what it costs"))
        elif not self._text:
            self.figures.setText(self.tr("No message yet"))
            self.note.setText(self.tr("Write it to see what it costs"))
        else:
            self.figures.setText(self.tr("Counting…"))
            self.note.setText("")

    def _cost(self, receipt: Receipt) -> str:
        people = self.tr("%Ln people", "", receipt.messages)
        credits_ = self.tr("%Ln credits", "", receipt.credits)
        return f"{people}  ·  {credits_}"

    def _left(self, left: Decimal | None) -> str:
        if left is None:
            return self.tr("The receipt asks for your balance")
        return self.tr("Left after sending {credits}").format(credits=f"{left:,}")
