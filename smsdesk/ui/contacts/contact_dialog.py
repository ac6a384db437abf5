"""One person of a list: the number, the name and the fields, changed or added by hand."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national, parse
from smsdesk.services.contacts import Contact, ContactList, ContactService
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.painting import line_height

ABOUT_THE_NUMBER = ("bad_number", "number_in_list")
AROUND = 20
"""How many people with a number like theirs are looked at, to find who has the very number."""


class FieldRow(QWidget):
    """A field of a person: its name over its value, and a cross that takes it away."""

    removed = Signal(object)  # FieldRow

    def __init__(self, name: str, value: str, remove: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.value = TextField(value)
        self.remove_button = IconButton("x", remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(LabeledField(name, self.value), 1)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addSpacing(line_height("caption") + 6)  # the caption of the field beside it
        beside.addWidget(self.remove_button)
        beside.addStretch()
        row.addLayout(beside)
        self.remove_button.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.removed.emit(self)


class ContactDialog(Worded, Dialog):
    """Changes a person, or adds one with the fields of somebody ``like`` them.

    What is refused stays typed. Columns of the file that only repeat the name or the number are not
    shown: they follow what is typed over them, or a message would still greet by the old name.
    """

    saved = Signal()

    def __init__(
        self,
        window: QWidget,
        one: ContactList,
        contacts: ContactService,
        jobs: JobRunner,
        speech: Speech,
        *,
        person: Contact | None = None,
        like: Contact | None = None,
    ) -> None:
        super().__init__(window, "", subtitle=one.name, close_name="–")
        self._list = one
        self._person = person
        self._contacts = contacts
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self.number = TextField(national(person.e164) if person else "")
        self.name = TextField(person.name if person else "")
        self.rows: list[FieldRow] = []
        self.new_field = TextField()
        self.add_button = Button("", icon="plus")
        self.trouble = Banner("block")
        self.cancel_button = Button("")
        self.save_button = Button("", "primary")
        self._number_field = LabeledField("", self.number)
        self._name_field = LabeledField("", self.name)
        self._new_field = LabeledField("", self.new_field)
        self._fields = QVBoxLayout()
        self._fill_body()

        known = person or like
        self._of_name, self._of_number = repeated(known) if known else ((), ())
        for name, value in (known.fields if known else {}).items():
            if name not in (*self._of_name, *self._of_number):
                self._add_row(name, value if person else "")
        self.number.textEdited.connect(self._forgive)
        self.new_field.textEdited.connect(self._forgive)
        self.new_field.returnPressed.connect(self._add_field)
        self.add_button.clicked.connect(self._add_field)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        for field in (self.number, self.name):
            field.returnPressed.connect(self._save)
        self.finished.connect(self._go)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether it is being saved."""
        return self._doing.busy

    def open_form(self) -> None:
        """Show the dialog."""
        self.present(self.number)

    # --- the fields -----------------------------------------------------------------------

    def _add_row(self, name: str, value: str) -> FieldRow:
        row = FieldRow(name, value, self.tr("Take away the field {name}").format(name=name))
        row.removed.connect(self._remove_row)
        row.value.returnPressed.connect(self._save)
        self.rows.append(row)
        self._fields.addWidget(row)
        return row

    @Slot()
    def _add_field(self) -> None:
        name = self.new_field.text().strip()
        if not name:
            self.new_field.setFocus()
            return
        taken = (*self._of_name, *self._of_number, *(row.name for row in self.rows))
        if name in taken:
            self._refuse(InputError("field_exists", field=name))
            return
        self.new_field.clear()
        self._add_row(name, "").value.setFocus()

    @Slot(object)
    def _remove_row(self, row: FieldRow) -> None:
        self.rows.remove(row)
        self._fields.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.new_field.setFocus()

    # --- saving ---------------------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        if self._doing.busy:
            return
        if self.new_field.text().strip():  # a field that was named and not added yet
            self._add_field()
            return
        number, name = self.number.text().strip(), self.name.text().strip()
        fields = dict.fromkeys(self._of_name, name) | dict.fromkeys(self._of_number, number)
        fields |= {row.name: row.value.text().strip() for row in self.rows}
        work = partial(self._keep, number, name, fields)
        self.save_button.setEnabled(False)
        self._doing.run(work, done=self._end_well, failed=self._refuse)

    def _keep(self, number: str, name: str, fields: Mapping[str, str], _job: JobContext) -> None:
        if self._person is not None:
            self._contacts.change(self._person.id, number, name, fields)
            return
        self._check_free(number)
        self._contacts.put(self._list.id, number, name, fields)

    def _check_free(self, number: str) -> None:
        """Keep whoever has the number already from being replaced unseen."""
        wanted = parse(number).e164
        if wanted is None:
            return  # the service says why it is refused
        like = self._contacts.page(self._list.id, search=national(wanted), limit=AROUND)
        if any(one.e164 == wanted for one in like):
            raise InputError("number_in_list")

    @Slot(object)
    def _end_well(self, _result: object) -> None:
        self.saved.emit()
        self.accept()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self.save_button.setEnabled(True)
        self._error = error
        self._say_error()
        if error.code in ABOUT_THE_NUMBER:
            self.number.setFocus()

    @Slot()
    def _forgive(self) -> None:
        self._error = None
        self._say_error()

    def _say_error(self) -> None:
        code = self._error.code if self._error else ""
        said = self._speech.error(self._error) if self._error else None
        sentence = under_field(self._speech, self._error)
        self._number_field.set_error(sentence if code in ABOUT_THE_NUMBER else "")
        self._new_field.set_error(sentence if code == "field_exists" else "")
        other = bool(code) and code not in (*ABOUT_THE_NUMBER, "field_exists")
        if other and said:
            self.trouble.show_words("block", said.text, said.hint)
        self.trouble.setVisible(other)

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        title = self.tr("Change a contact") if self._person else self.tr("Add a person")
        self.set_title(title)
        self.close_button.set_name(self.tr("Close"))
        self._number_field.set_words(self.tr("Number"))
        self._name_field.set_words(self.tr("Name"))
        self._new_field.set_words(self.tr("New field"), self.tr("Such as room, amount or car"))
        for row in self.rows:
            name = self.tr("Take away the field {name}").format(name=row.name)
            row.remove_button.set_name(name)
        self.add_button.setText(self.tr("Add the field"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.save_button.setText(self.tr("Save") if self._person else self.tr("Add to the list"))
        self._say_error()

    # --- building -------------------------------------------------------------------------

    def _fill_body(self) -> None:
        self.body.addWidget(self._number_field)
        self.body.addWidget(self._name_field)
        self._fields.setSpacing(8)
        self.body.addLayout(self._fields)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._new_field, 1)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addSpacing(line_height("caption") + 5)  # the caption of the field beside it
        beside.addWidget(self.add_button)
        beside.addStretch()
        row.addLayout(beside)
        self.body.addLayout(row)
        self.body.addWidget(self.trouble)
        self.body.addStretch()
        self.foot.add_right(self.cancel_button, self.save_button)


def repeated(person: Contact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a person that only repeat the name, and those that do the number."""
    of_name = [
        field for field, value in person.fields.items() if value and value.strip() == person.name
    ]
    of_number = [
        field for field, value in person.fields.items() if parse(value).e164 == person.e164
    ]
    return tuple(of_name), tuple(of_number)
