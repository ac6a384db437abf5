"""A trouble in place, with the answers to it beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel
from smsdesk.ui.widgets.tones import TONES


class Answer(NamedTuple):
    """A button under the sentence: its key and its words."""

    key: str
    words: str


class Question(Card):
    """A sentence, a second line, and up to three buttons that answer it; hidden until asked."""

    answered = Signal(object)  # the key of the answer

    def __init__(self, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__("warn", margins=(16, 9, 10, 10), parent=parent)
        self.sentence = PlainLabel(role="medium", wrap=True)
        self.second = PlainLabel(role="small", wrap=True)
        self.choice = ComboBox()
        self.buttons: list[Button] = []
        self.close_button = IconButton("x", close_name, side=32, size=15)
        self._mark = IconLabel("", size=20)
        self._keys: dict[Button, str] = {}
        self._row = QHBoxLayout()

        self._row.setSpacing(8)
        self._row.addWidget(self.choice)
        self._row.addStretch()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.sentence)
        lines.addWidget(self.second)
        lines.addSpacing(6)
        lines.addLayout(self._row)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

        self.close_button.clicked.connect(self.hide)
        self.hide()

    def ask(
        self,
        sentence: str,
        second: str = "",
        answers: Sequence[Answer] = (),
        *,
        tone: str = "warn",
        choices: Sequence[str] = (),
    ) -> None:
        """Show a sentence with these answers; ``choices`` fill a list before the buttons."""
        self.set_kind(tone)
        self._mark.set_icon(TONES[tone].icon, TONES[tone].plain)
        self.sentence.setText(sentence)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(second)
        self.choice.clear()
        for word in choices:
            self.choice.add_choice(word, word)
        self.choice.setVisible(bool(choices))
        self._set_answers(answers, "fix" if tone == "warn" else "secondary")
        self.show()

    @property
    def chosen(self) -> str:
        """Return what is chosen in the list."""
        return str(self.choice.current_key or "")

    def _set_answers(self, answers: Sequence[Answer], kind: str) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._keys = {}
        self.buttons = []
        for number, answer in enumerate(answers):
            button = Button(answer.words, kind if number == 0 else "secondary")
            button.clicked.connect(self._answer)
            self._keys[button] = answer.key
            self.buttons.append(button)
            self._row.insertWidget(1 + number, button)

    @Slot()
    def _answer(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.hide()
            self.answered.emit(self._keys[button])
