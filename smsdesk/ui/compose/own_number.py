"""The clerk's own number, for a test: asked once."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core import phone
from smsdesk.ui.ask_dialog import AskDialog
from smsdesk.ui.speech import Speech


class OwnNumber(QObject):
    """Gives the number where it is known, and else asks for it until it can be used."""

    given = Signal(object)  # E.164
    changed = Signal(object)  # E.164, to be kept for the next test

    def __init__(self, page: QWidget, speech: Speech) -> None:
        super().__init__(page)
        self._page = page
        self._speech = speech
        self._number = ""
        self._dialog: AskDialog | None = None

    def set_number(self, number: str) -> None:
        """Know the number, "" for none."""
        self._number = number

    def ask(self) -> None:
        """Give the number, at once or when it was typed."""
        if self._number:
            self.given.emit(self._number)
            return
        dialog = AskDialog(
            self._page.window(),
            self.tr("Test to me"),
            sentence=self.tr("The message in sight goes to your own phone. It costs its credits."),
            caption=self.tr("Your own number"),
            help_words=self.tr("Asked only once"),
            back=self.tr("Back"),
            accept=self.tr("Go on"),
            close_name=self.tr("Close"),
        )
        dialog.answered.connect(self._take)
        dialog.finished.connect(self._forget_dialog)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.begin()

    @Slot(object)
    def _take(self, written: str) -> None:
        if self._dialog is None:
            return
        number = phone.parse(written)
        if not number.usable or number.e164 is None:
            self._dialog.wrong(self._speech.word(f"reason_{number.reason}"))
            return
        self._dialog.accept()
        self._number = number.e164
        self.changed.emit(number.e164)
        self.given.emit(number.e164)

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None
