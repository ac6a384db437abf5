"""What stands where a list, or a search in it, has nobody: and where else they are found."""

from PySide6.QtCore import QSignalMapper, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.ui.contacts.people_table import Elsewhere
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.empty_state import EmptyState

MOST = 4
"""Lists that are offered; a longer search finds fewer."""


class Nobody(Worded, QWidget):
    """An empty state, and a button for every other list that has whom was looked for."""

    pressed = Signal()  # the button of the empty state
    other_wanted = Signal(object)  # the name of another list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._elsewhere = Elsewhere()
        self._searching = False
        self.state = EmptyState("users", "file-up")
        self.buttons: list[Button] = []
        self._names = QSignalMapper(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(2)
        self._column.addStretch()
        self._column.addWidget(self.state)
        self._column.addStretch()
        self.state.pressed.connect(self.pressed)
        self._names.mappedString.connect(self._tell_other)
        self.retranslate()

    def show_reason(self, *, searching: bool) -> None:
        """Say why nobody is here: nobody fits the search, or the list is empty."""
        if searching != self._searching:
            self._searching = searching
            self.retranslate()

    def show_elsewhere(self, found: Elsewhere) -> None:
        """Offer the other lists that have whom was looked for."""
        if found == self._elsewhere:
            return
        self._elsewhere = found
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(name) for name, _ in found.lists[:MOST]]
        self.retranslate()

    def _button(self, name: str) -> Button:
        button = Button("", "quiet", icon="list")
        button.clicked.connect(self._names.map)
        self._names.setMapping(button, name)
        last = self._column.count() - 1  # the stretch that keeps all of it in the middle
        self._column.insertWidget(last, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    @Slot(str)
    def _tell_other(self, name: str) -> None:
        self.other_wanted.emit(name)

    def retranslate(self) -> None:
        """Set every word anew."""
        found = self._elsewhere.lists
        for button, (name, count) in zip(self.buttons, found, strict=False):
            words = (
                self.tr("{list}: {count} or more") if self._elsewhere.more else "{list}: {count}"
            )
            button.setText(words.format(list=_short(name), count=f"{count:,}"))
        if not self._searching:
            self.state.show_words(
                self.tr("Nobody is on this list"),
                self.tr("Import a file to fill it, or add people one by one"),
                self.tr("Import contacts"),
            )
        elif found:
            self.state.show_words(
                self.tr("Nobody found on this list"), self.tr("Other lists have them:")
            )
        else:
            self.state.show_words(self.tr("Nobody found, on no list"), self.tr("Try fewer letters"))


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"
