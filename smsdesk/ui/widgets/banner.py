"""A trouble, or good news, as a sentence with a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel
from smsdesk.ui.widgets.tones import TONES

BUTTON_KINDS = {"warn": "fix", "unknown": "soft", "accent": "quiet"}


class Banner(Card):
    """Icon, sentence, second line, one button. ``tone`` is one of the tones."""

    pressed = Signal()

    def __init__(
        self,
        tone: str,
        sentence: str = "",
        second: str = "",
        button: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone, margins=(16, 9, 12, 9), parent=parent)
        self._icon = icon
        self._mark = IconLabel("", size=20)
        self.sentence = PlainLabel(role="medium", wrap=True)
        self.second = PlainLabel(role="small", wrap=True)
        self.button = Button("")

        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.sentence)
        lines.addWidget(self.second)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(lines, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

        self.button.clicked.connect(self.pressed)
        self.show_words(tone, sentence, second, button)

    def show_words(self, tone: str, sentence: str, second: str = "", button: str = "") -> None:
        """Say something else."""
        self.set_kind(tone)
        self._mark.set_icon(self._icon or TONES[tone].icon, TONES[tone].plain)
        self.sentence.setText(sentence)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.button.set_kind(BUTTON_KINDS.get(tone, "secondary"))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(second)
