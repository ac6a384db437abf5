"""A new list, empty to begin with."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.contacts import ContactService
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField


class NewListDialog(Worded, Dialog):
    """Asks for a name. A name that is taken is said under the field."""

    made = Signal(object)  # the list's name

    def __init__(
        self, window: QWidget, contacts: ContactService, jobs: JobRunner, speech: Speech
    ) -> None:
        super().__init__(window, "", close_name="–")
        self._contacts = contacts
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self.name = TextField()
        self.cancel_button = Button("")
        self.make_button = Button("", "primary", icon="plus")
        self._field = LabeledField("", self.name)
        self.body.addWidget(self._field)
        self.body.addStretch()
        self.foot.add_right(self.cancel_button, self.make_button)

        self.name.returnPressed.connect(self._make)
        self.name.textEdited.connect(self._forgive)
        self.cancel_button.clicked.connect(self.reject)
        self.make_button.clicked.connect(self._make)
        self.finished.connect(self._go)
        self.retranslate()

    def open_form(self) -> None:
        """Show the dialog."""
        self.present(self.name)

    @Slot()
    def _make(self) -> None:
        if not self._doing.busy:
            work = partial(self._make_list, self.name.text().strip())
            self._doing.run(work, done=self._end_well, failed=self._refuse)

    def _make_list(self, name: str, _job: JobContext) -> str:
        if name and self._contacts.list_by_name(name) is not None:
            raise InputError("list_exists", list=name)
        self._contacts.make_list(name)
        return name

    @Slot(object)
    def _end_well(self, name: str) -> None:
        self.made.emit(name)
        self.accept()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self._say_error()
        self.name.setFocus()

    @Slot()
    def _forgive(self) -> None:
        self._error = None
        self._say_error()

    def _say_error(self) -> None:
        self._field.set_error(under_field(self._speech, self._error))

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("New list"))
        self.setAccessibleName(self.tr("New list"))
        self.close_button.set_name(self.tr("Close"))
        self._field.set_words(
            self.tr("Name of the list"), self.tr("It is empty. People are added or imported later")
        )
        self._say_error()
        self.cancel_button.setText(self.tr("Cancel"))
        self.make_button.setText(self.tr("Make the list"))
