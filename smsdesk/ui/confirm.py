"""Asking before something is taken away or stopped."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel


class ConfirmDialog(Dialog):
    """A question with what it costs. ``accepted`` means yes; Esc and the opening focus mean no."""

    def __init__(
        self,
        window: QWidget,
        question: str,
        sentence: str,
        *,
        yes: str,
        no: str,
        icon: str = "trash-2",
    ) -> None:
        super().__init__(window, question, close_name=no)
        self.no_button = Button(no)
        self.yes_button = Button(yes, "danger", icon=icon)
        self.sentence = PlainLabel(sentence, wrap=True)
        self.body.addWidget(self.sentence)
        self.foot.add_right(self.no_button, self.yes_button)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self.accept)
        self.finished.connect(self._go)

    def ask(self) -> None:
        """Show the question."""
        self.present(self.no_button)

    def show_words(self, question: str, sentence: str) -> None:
        """Ask it in other words, as where figures have gone on."""
        self.set_title(question)
        self.sentence.setText(sentence)

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()
