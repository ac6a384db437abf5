"""Boxes to type in, with their captions, helps and errors."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smsdesk.ui.style import font
from smsdesk.ui.widgets.button import IconButton
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

HEIGHT = 38


class TextField(QLineEdit):
    """A line to type in, which can be marked as wrong.

    ``kind`` "heading" is for the few figures that matter: larger, and in the middle.
    """

    def __init__(
        self,
        text: str = "",
        name: str = "",
        *,
        kind: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setFont(font(kind))
        self.setFixedHeight(42 if kind == "heading" else HEIGHT)
        if kind == "heading":
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def set_invalid(self, invalid: bool) -> None:
        """Show, or no longer show, that what stands here cannot be used."""
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)


class SearchField(QLineEdit):
    """A line that tells what to look for a moment after the typing stops."""

    searched = Signal(str)

    def __init__(
        self,
        placeholder: str,
        clear_name: str,
        *,
        delay_ms: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glass = IconLabel("search", "muted", 17, self)
        self.clear_button = IconButton("x", clear_name, side=32, size=15, parent=self)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)

        self.setFixedHeight(HEIGHT)
        self.setTextMargins(23, 0, 22, 0)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self.clear_button.hide()
        self.set_words(placeholder, clear_name)

        self.textChanged.connect(self._wait)
        self.clear_button.clicked.connect(self.clear)
        self._timer.timeout.connect(self._tell)

    def set_words(self, placeholder: str, clear_name: str) -> None:
        """Say what can be looked for."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.clear_button.set_name(clear_name)

    def forget(self) -> None:
        """Empty the field and tell nobody, as where another list is searched from now on."""
        self.clear()
        self._timer.stop()

    def sizeHint(self) -> QSize:
        """Ask for a comfortable width."""
        return QSize(220, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter search at once, and Esc clear."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep glass and cross at the ends."""
        super().resizeEvent(event)
        self._glass.move(11, (self.height() - self._glass.height()) // 2)
        side = self.clear_button.height()
        self.clear_button.move(self.width() - side - 3, (self.height() - side) // 2)

    @Slot(str)
    def _wait(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))
        self._timer.start()

    @Slot()
    def _tell(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text())


class LabeledField(QWidget):
    """A caption over an input, and under it a help that gives way to an error."""

    def __init__(
        self, caption: str, field: QWidget, help_words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._help = help_words
        self.field = field
        self.caption = PlainLabel(caption, "caption")
        self.note = PlainLabel(help_words, "small", wrap=True)
        self._mark = IconLabel("octagon-x", "block", 15)

        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._mark)
        foot.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(field)
        column.addLayout(foot)
        column.addStretch()
        self.caption.setBuddy(field)

        self.set_words(caption, help_words)

    def set_words(self, caption: str, help_words: str = "") -> None:
        """Rename the field; this takes an error away."""
        self.caption.setText(caption)
        self.field.setAccessibleName(caption)
        self._help = help_words
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        if isinstance(self.field, TextField):
            self.field.set_invalid(bool(sentence))
        self._mark.setVisible(bool(sentence))
        self.note.setText(sentence or self._help)
        self.note.set_tone("block" if sentence else "")
        self.note.setVisible(bool(sentence or self._help))
        self.field.setAccessibleDescription(sentence or self._help)
