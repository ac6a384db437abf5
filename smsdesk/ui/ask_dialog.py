"""A small dialog that asks for one line: a number, or a name."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.labels import PlainLabel


class AskDialog(Dialog):
    """Asks for a line; ``wrong`` shows a sentence under it and keeps what was typed.

    With ``empty`` nothing is an answer too.
    """

    answered = Signal(object)  # the line, without the space around it

    def __init__(
        self,
        window: QWidget,
        title: str,
        *,
        caption: str,
        help_words: str = "",
        back: str,
        accept: str,
        value: str = "",
        close_name: str,
        sentence: str = "",
        empty: bool = False,
    ) -> None:
        super().__init__(window, title, close_name=close_name)
        self._empty = empty
        self.field = TextField(value, caption)
        self.labeled = LabeledField(caption, self.field, help_words)
        self.back_button = Button(back)
        self.accept_button = Button(accept, "primary")

        if sentence:
            self.body.addWidget(PlainLabel(sentence, wrap=True))
        self.body.addWidget(self.labeled)
        self.foot.add_right(self.back_button, self.accept_button)
        self.accept_button.setEnabled(self._is_answer(value))

        self.back_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._answer)
        self.field.returnPressed.connect(self._answer)
        self.field.textChanged.connect(self._typed)

    def begin(self) -> None:
        """Show it, ready to type."""
        self.present(self.field)
        self.field.selectAll()

    def wrong(self, sentence: str) -> None:
        """Say why this line will not do."""
        self.labeled.set_error(sentence)
        self.field.setFocus()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.labeled.set_error("")
        self.accept_button.setEnabled(self._is_answer(text))

    def _is_answer(self, text: str) -> bool:
        return self._empty or bool(text.strip())

    @Slot()
    def _answer(self) -> None:
        if self._is_answer(self.field.text()):
            self.answered.emit(self.field.text().strip())
