"""One place that turns an error into a dialog: a sentence, what to do, the code under Details."""

from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel


class ErrorDialog(Dialog):
    """Says one error. ``back`` closes it; ``on`` is a second, harder choice, if any."""

    def __init__(
        self, window: QWidget, error: SmsdeskError, speech: Speech, back: str, on: str = ""
    ) -> None:
        said = speech.error(error)
        super().__init__(window, said.text, close_name=back)
        self.title.setWordWrap(True)
        if said.hint:
            self.body.addWidget(PlainLabel(said.hint, wrap=True))
        details = " · ".join(filter(None, (error.code, error.detail)))
        self.body.addWidget(PlainLabel(details, "caption", wrap=True, selectable=True))
        self.back_button = Button(back, "secondary")
        self.back_button.clicked.connect(self.reject)
        self.foot.add_right(self.back_button)
        if on:
            self.on_button = Button(on, "danger")
            self.on_button.clicked.connect(self.accept)
            self.foot.add_right(self.on_button)
