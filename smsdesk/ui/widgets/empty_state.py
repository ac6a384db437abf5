"""What stands where nothing is yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel
from smsdesk.ui.widgets.painting import width_of

MOST = 460
MIDDLE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """Icon, heading, one sentence, one secondary button."""

    pressed = Signal()

    def __init__(
        self, icon: str, button_icon: str = "", *, most: int = MOST, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = most
        self.heading = PlainLabel(role="heading")
        self.sentence = PlainLabel(role="muted", wrap=True)
        self.sentence.setAlignment(MIDDLE)
        self.button = Button("", icon=button_icon)

        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(6)
        column.addStretch()
        column.addWidget(IconLabel(icon, "faint", 40), 0, MIDDLE)
        column.addSpacing(4)
        column.addWidget(self.heading, 0, MIDDLE)
        column.addWidget(self.sentence)
        column.setAlignment(self.sentence, MIDDLE)
        column.addSpacing(8)
        column.addWidget(self.button, 0, MIDDLE)
        column.addStretch()

        self.button.clicked.connect(self.pressed)
        self.show_words("", "")

    def show_words(self, heading: str, sentence: str, button: str = "") -> None:
        """Say what is missing, and what the button does about it."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        width = min(self._most, width_of(sentence) + 4)
        self.sentence.setFixedWidth(width)
        self.sentence.setMinimumHeight(0)  # else a label never needs less than it once did
        # The column asks for the height at its own width, at which the sentence is shorter.
        self.sentence.setMinimumHeight(max(0, self.sentence.heightForWidth(width)))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
