"""Titles before names: kept where they stand, or put into a field of their own."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from smsdesk.core.thai_text import split_title
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.labels import PlainLabel

Titles = Literal["keep", "split"]


class TitlesCard(Worded, Card):
    """A question with a name of the file as its sample; hidden where no name has a title."""

    chosen = Signal(object)  # "keep" or "split"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent", margins=(16, 12, 16, 14), spacing=8, parent=parent)
        self._sample = ("", "", "")
        self.question = PlainLabel(role="heading", wrap=True)
        self.keep_choice = ChoiceCard("", "")
        self.split_choice = ChoiceCard("", "")
        self._group = QButtonGroup(self)
        self.body.addWidget(self.question)
        row = QHBoxLayout()
        row.setSpacing(12)
        for choice in (self.keep_choice, self.split_choice):
            self._group.addButton(choice)
            row.addWidget(choice)
        self.body.addLayout(row)
        self.hide()

        self._group.buttonClicked.connect(self._tell)
        self.retranslate()

    def show_names(self, names: Sequence[str], titles: Titles) -> None:
        """Ask about the titles in some names, with the first of them as the sample."""
        parted = ((name, *split_title(name)) for name in names)
        self._sample = next((one for one in parted if one[1]), ("", "", ""))
        (self.split_choice if titles == "split" else self.keep_choice).setChecked(True)
        self.setVisible(bool(self._sample[1]))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        whole, title, name = self._sample
        self.question.setText(self.tr("Some names have a title before them"))
        self.setAccessibleName(self.question.text())
        self.keep_choice.set_words(
            self.tr("Keep them in the name"), self.tr("“{name}” stays as it is").format(name=whole)
        )
        self.split_choice.set_words(
            self.tr("Give them a field of their own"),
            self.tr("Title “{title}”, name “{name}”").format(title=title, name=name),
        )

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit("split" if self.split_choice.isChecked() else "keep")
