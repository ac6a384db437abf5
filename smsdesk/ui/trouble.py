"""What went wrong, in place: everything else stays as it is."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner


class Trouble(Worded, Banner):
    """Says one error, what to do about it and, on its button, that it may be tried again."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("block", parent=parent)
        self._speech = speech
        self._error: SmsdeskError | None = None
        self.hide()

    @property
    def error(self) -> SmsdeskError | None:
        """Return what is said, None for nothing."""
        return self._error

    @Slot(object)
    def show_error(self, error: SmsdeskError) -> None:
        """Say what is wrong."""
        self._error = error
        self.retranslate()
        self.show()

    @Slot()
    def clear(self) -> None:
        """It is over."""
        self._error = None
        self.hide()

    def retranslate(self) -> None:
        """Say it anew."""
        if self._error is not None:
            said = self._speech.error(self._error)
            self.show_words(self.tone(self._error), said.text, said.hint, self.way_out(self._error))

    def tone(self, _error: SmsdeskError) -> str:
        """Return how grave an error is."""
        return "block"

    def way_out(self, _error: SmsdeskError) -> str:
        """Return the word on the button."""
        return self.tr("Try again")
