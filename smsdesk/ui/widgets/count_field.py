"""A field that takes a count, to confirm what cannot be taken back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smsdesk.ui.widgets.fields import TextField

WIDTH = 96
# Commas and spaces may stand in it, as they do in the count beside it.
_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789", ", ")


class CountField(TextField):
    """Takes the count. Enter decides nothing: it moves on to the button."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", kind="heading", parent=parent)
        self.setFixedWidth(WIDTH)

    def agrees(self, count: int) -> bool:
        """Tell whether this count was typed, in Thai digits or others."""
        return self.holds(str(count))

    def holds(self, digits: str) -> bool:
        """Tell whether these digits were typed, the zeros before them too."""
        return self.text().translate(_THAI_DIGITS) == digits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the dialog's default button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
