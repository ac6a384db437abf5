"""The name of the list in sight, which can be changed where it stands."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.labels import ElidedLabel


class ListTitle(Worded, QWidget):
    """Shows a name. Begun, it is a field: Enter keeps the name, Esc does not."""

    renamed = Signal(object)  # the name that is wanted

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._error: SmsdeskError | None = None
        self.label = ElidedLabel(role="heading")
        self.field = TextField()
        self._form = LabeledField("", self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self._form)
        self._form.caption.hide()
        self._form.hide()
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._tell)
        self.field.textEdited.connect(self._forgive)
        self.retranslate()

    @property
    def editing(self) -> bool:
        """Tell whether the name is being changed."""
        return not self._form.isHidden()

    def text(self) -> str:
        """Return the name as it is."""
        return self.label.text()

    def show_name(self, name: str) -> None:
        """Show a name; one that is being typed stays."""
        self.label.setText(name)

    def begin(self) -> None:
        """Let the name be changed."""
        self.field.setText(self.label.text())
        self.label.hide()
        self._form.show()
        self._form.caption.hide()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Show the name as it is again."""
        self._forgive()
        self._form.hide()
        self.label.show()

    def refuse(self, error: SmsdeskError) -> None:
        """Say under the field why the list cannot be called so."""
        self._error = error
        self.retranslate()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc give up, and going elsewhere too where nothing was typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.field.text() == self.label.text():
            self.end()
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        if self.field.text().strip() == self.label.text():
            self.end()
        else:
            self.renamed.emit(self.field.text().strip())

    @Slot()
    def _forgive(self) -> None:
        self._error = None
        self._form.set_error("")

    def retranslate(self) -> None:
        """Set every word anew."""
        self._form.set_words(self.tr("Name of the list"), self.tr("Enter keeps it, Esc does not"))
        if self._error is not None:
            self._form.set_error(under_field(self._speech, self._error))
