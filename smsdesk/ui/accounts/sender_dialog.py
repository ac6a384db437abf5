"""Note a sender by hand: its name, and what the service said of it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, SenderName
from smsdesk.services.accounts import AccountService
from smsdesk.services.senders import LONGEST, STATUSES
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField


class SenderDialog(Dialog):
    """For a new name, or another status of one that is there. ``sender`` is that one."""

    kept = Signal(object)  # SenderName

    def __init__(
        self,
        window: QWidget,
        account: Account,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        *,
        sender: SenderName | None = None,
    ) -> None:
        super().__init__(
            window,
            self.tr("Add a sender") if sender is None else self.tr("Status of the sender"),
            subtitle=account.name,
            close_name=self.tr("Close"),
        )
        self._account = account
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self.name_field = TextField(sender.sender if sender is not None else "")
        self.name_row = LabeledField(
            self.tr("Sender"),
            self.name_field,
            self.tr("To the letter, as the service approved it: “SMS.” is not “SMS”."),
        )
        self.status_box = ComboBox()
        self.status_row = LabeledField(self.tr("Status"), self.status_box)
        self.cancel_button = Button(self.tr("Cancel"))
        self.keep_button = Button(self.tr("Keep"), "primary")
        self.keep_button.setDefault(True)

        self.name_field.setMaxLength(LONGEST)
        self.name_field.setReadOnly(sender is not None)
        for status in STATUSES:
            self.status_box.add_choice(status, speech.word(f"sender_status_{status}"))
        self.status_box.choose((sender.status if sender is not None else "") or STATUSES[0])
        self.body.addWidget(self.name_row)
        self.body.addWidget(self.status_row)
        self.body.addStretch()
        self.foot.add_right(self.cancel_button, self.keep_button)

        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._keep)

    def open_form(self) -> None:
        """Show the dialog."""
        self.present(self.status_box if self.name_field.isReadOnly() else self.name_field)

    @Slot()
    def _keep(self) -> None:
        self.name_row.set_error("")
        self.keep_button.setEnabled(False)
        work = partial(self._write, self.name_field.text(), str(self.status_box.current_key))
        self._jobs.run(work, done=self._end_well, failed=self._fail, ended=self._rest)

    def _write(self, name: str, status: str, _job: JobContext) -> SenderName:
        return self._accounts.senders.keep(self._account, name, status)

    @Slot(object)
    def _end_well(self, sender: SenderName) -> None:
        self.kept.emit(sender)
        self.accept()

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self.name_row.set_error(" · ".join(filter(None, (said.text, said.hint))))
        self.name_field.setFocus()

    @Slot()
    def _rest(self) -> None:
        self.keep_button.setEnabled(True)
