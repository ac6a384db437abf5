"""A line for a key: hidden, never filled by the program, and empty again after it was taken."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from smsdesk.ui.widgets.button import IconButton
from smsdesk.ui.widgets.fields import TextField


class SecretField(TextField):
    """Shows dots; the eye shows what was typed just now, so that a pasted key can be checked."""

    def __init__(self, show_name: str, hide_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._show_name = show_name
        self._hide_name = hide_name
        self.eye_button = IconButton("eye", show_name, side=32, size=16, parent=self)

        self.eye_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.setTextMargins(0, 0, 30, 0)
        self.setMaxLength(1024)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

        self.eye_button.clicked.connect(self._toggle)

    def set_eye_names(self, show_name: str, hide_name: str) -> None:
        """Say what the eye does."""
        self._show_name, self._hide_name = show_name, hide_name
        self._dress()

    def hide_text(self) -> None:
        """Show dots again."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        side = self.eye_button.height()
        self.eye_button.move(self.width() - side - 3, (self.height() - side) // 2)

    @Slot()
    def _toggle(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._dress()

    def _dress(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.eye_button.set_icon("eye" if hidden else "eye-off")
        self.eye_button.set_name(self._show_name if hidden else self._hide_name)
