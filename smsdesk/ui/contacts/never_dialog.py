"""A number is never texted again: in two keystrokes, from wherever the clerk is."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national, parse
from smsdesk.services.contacts import ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField

LONGEST_NUMBER = 40
"""What is longer on the clipboard is a text, not a number."""
AT_MOST = 50


class Silenced(NamedTuple):
    """What was done: the number, whether it was texted until now, and the lists it stands on."""

    number: str
    new: bool
    lists: tuple[str, ...]


class NeverDialog(Worded, Dialog):
    """Number, reason, who. Enter adds; an empty number and Enter close. It says what it did."""

    added = Signal()
    who_changed = Signal(object)  # who adds, for the next time

    def __init__(
        self,
        window: QWidget,
        do_not_contact: DoNotContactService,
        contacts: ContactService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(window, "", close_name="–")
        self._do_not_contact = do_not_contact
        self._contacts = contacts
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self._done: Silenced | None = None
        self._origin = ""
        self.number = TextField()
        self.reason = TextField()
        self.who = TextField()
        self.told = Banner("ok")
        self.close_foot = Button("")
        self.add_button = Button("", "primary", icon="ban")
        self._number_field = LabeledField("", self.number)
        self._reason_field = LabeledField("", self.reason)
        self._who_field = LabeledField("", self.who)
        for widget in (self.told, self._number_field, self._reason_field, self._who_field):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.foot.add_right(self.close_foot, self.add_button)

        for field in (self.number, self.reason, self.who):
            field.returnPressed.connect(self._add)
        self.number.textEdited.connect(self._forgive)
        self.add_button.clicked.connect(self._add)
        self.close_foot.clicked.connect(self.reject)
        self.finished.connect(self._go)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether a number is being added."""
        return self._doing.busy

    def open_form(self, person: str = "", who: str = "") -> None:
        """Show the dialog with the number on the clipboard, else that of the chosen person."""
        self.who.setText(who)
        if found := number_on_clipboard():
            self.number.setText(national(found))
            self._origin = "clipboard"
        elif person:
            self.number.setText(national(person))
            self._origin = "person"
        self.retranslate()
        self.number.selectAll()
        self.present(self.number)

    @Slot()
    def _add(self) -> None:
        number = self.number.text().strip()
        if self._doing.busy:
            return
        if not number:
            if self._done is not None:
                self.accept()
            else:
                self.number.setFocus()
            return
        self.who_changed.emit(self.who.text().strip())
        work = partial(self._forbid, number, self.reason.text().strip(), self.who.text().strip())
        self._doing.run(work, done=self._tell_added, failed=self._refuse)

    def _forbid(self, written: str, reason: str, who: str, _job: JobContext) -> Silenced:
        new = self._do_not_contact.add([written], reason=reason, who=who)
        number = parse(written).e164 or written
        found = self._contacts.find(national(number), AT_MOST)
        lists = dict.fromkeys(one.list_name for one in found if one.contact.e164 == number)
        return Silenced(number, bool(new), tuple(lists))

    @Slot(object)
    def _tell_added(self, done: Silenced) -> None:
        self._done = done
        self._origin = ""
        self.number.clear()
        self.reason.clear()
        self._forgive()
        self.retranslate()
        self.number.setFocus()
        self.added.emit()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self._number_field.set_error(under_field(self._speech, error))
        self.number.setFocus()

    @Slot()
    def _forgive(self) -> None:
        self._error = None
        self._number_field.set_error("")

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("Never text a number"))
        self.setAccessibleName(self.tr("Never text a number"))
        self.set_subtitle(self.tr("Every campaign skips it, whatever list it is on"))
        self.close_button.set_name(self.tr("Close"))
        self._number_field.set_words(self.tr("Number"), self._origin_words())
        if self._error is not None:
            self._number_field.set_error(under_field(self._speech, self._error))
        self._reason_field.set_words(self.tr("Reason, if you like"))
        self._who_field.set_words(
            self.tr("Who notes it"), self.tr("Filled in the next time as it is now")
        )
        self.close_foot.setText(self.tr("Close"))
        self.add_button.setText(self.tr("Never text"))
        self._say_done()

    def _origin_words(self) -> str:
        if self._origin == "clipboard":
            return self.tr("This is the number you copied")
        if self._origin == "person":
            return self.tr("This is the person you chose")
        return self.tr("As it is written, such as 081-234-5678 or +66 81 234 5678")

    def _say_done(self) -> None:
        self.told.setVisible(self._done is not None)
        if self._done is None:
            return
        number, lists = national(self._done.number), self._done.lists
        if self._done.new:
            said = self.tr("{number} is never texted again").format(number=number)
        else:
            said = self.tr("{number} was on “Do not contact” already").format(number=number)
        if lists:
            stands = self.tr("It stands on %Ln lists: {lists}", "", len(lists))
            self.told.show_words("ok", said, stands.format(lists=", ".join(lists)))
        else:
            self.told.show_words("ok", said, self.tr("It stands on no list"))


def number_on_clipboard() -> str:
    """Return the number that was copied, "" where something else was."""
    copied = QGuiApplication.clipboard().text().strip()
    if not copied or len(copied) > LONGEST_NUMBER:
        return ""
    found = parse(copied)
    return found.e164 or "" if found.usable else ""
