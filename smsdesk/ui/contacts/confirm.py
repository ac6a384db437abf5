"""Asking before something is deleted."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel


class ConfirmDialog(Dialog):
    """A question with what it costs. ``accepted`` means yes; Esc and the opening focus mean no."""

    def __init__(self, window: QWidget, question: str, sentence: str, *, yes: str, no: str) -> None:
        super().__init__(window, question, close_name=no)
        self.no_button = Button(no)
        self.yes_button = Button(yes, "danger", icon="trash-2")
        self.body.addWidget(PlainLabel(sentence, wrap=True))
        self.foot.add_right(self.no_button, self.yes_button)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self.accept)
        self.finished.connect(self._go)

    def ask(self) -> None:
        """Show the question."""
        self.present(self.no_button)

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()
