"""Two short questions: remove this account, and which sender to request."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, SenderName
from smsdesk.services.accounts import AccountService
from smsdesk.services.senders import LONGEST
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.labels import PlainLabel


class RemoveDialog(Dialog):
    """Asks once, and says what stays and what goes."""

    def __init__(self, window: QWidget, account: Account) -> None:
        super().__init__(
            window,
            self.tr("Remove account “{name}”?").format(name=account.name),
            close_name=self.tr("Close"),
        )
        self.keep_button = Button(self.tr("Keep it"))
        self.remove_button = Button(self.tr("Remove account"), "danger", icon="trash-2")

        goes = self.tr("Its keys are deleted from this computer. Nothing changes at the service.")
        stays = self.tr("What was sent with it stays in History.")
        self.body.addWidget(PlainLabel(goes, wrap=True))
        self.body.addWidget(PlainLabel(stays, "muted", wrap=True))
        self.foot.add_right(self.keep_button, self.remove_button)

        self.keep_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self.accept)

    def open_question(self) -> None:
        """Show the dialog; Enter keeps the account."""
        self.present(self.keep_button)


class RequestSenderDialog(Dialog):
    """Asks the service for a sender. A refusal keeps what was typed."""

    requested = Signal(object)  # SenderName

    def __init__(
        self,
        window: QWidget,
        account: Account,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(
            window,
            self.tr("Request a sender"),
            subtitle=account.name,
            close_name=self.tr("Close"),
        )
        self._account = account
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self.name_field = TextField()
        self.trouble = Banner("block")
        self.cancel_button = Button(self.tr("Cancel"))
        self.send_button = Button(self.tr("Request this sender"), "primary")
        self.send_button.setDefault(True)

        self.fields = {
            one.key: TextField() for one in accounts.service(account.service).sender_fields
        }

        self.name_field.setMaxLength(LONGEST)
        self.body.addWidget(
            LabeledField(
                self.tr("Sender"),
                self.name_field,
                self.tr("The name shown on the phone. The service decides whether it is allowed."),
            )
        )
        for key, field in self.fields.items():
            said = speech.say(f"sender_field_{key}")
            self.body.addWidget(LabeledField(said.text, field, said.hint))
        self.body.addWidget(self.trouble)
        self.body.addStretch()
        self.trouble.hide()
        self.foot.add_right(self.cancel_button, self.send_button)

        self.cancel_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(self._send)

    def open_form(self) -> None:
        """Show the dialog."""
        self.present(self.name_field)

    @Slot()
    def _send(self) -> None:
        name = self.name_field.text().strip()
        if not name:
            self.name_field.set_invalid(True)
            self.name_field.setFocus()
            return
        self.name_field.set_invalid(False)
        self.send_button.setEnabled(False)
        self.send_button.setText(self.tr("Asking…"))
        self._jobs.run(
            partial(self._request, name, self._typed()),
            done=self._end_well,
            failed=self._fail,
            ended=self._rest,
        )

    def _typed(self) -> dict[str, str]:
        return {key: field.text() for key, field in self.fields.items()}

    def _request(self, name: str, details: dict[str, str], _job: JobContext) -> SenderName:
        return self._accounts.senders.request(self._account, name, details)

    @Slot(object)
    def _end_well(self, sender: SenderName) -> None:
        self.requested.emit(sender)
        self.accept()

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self.trouble.show_words("block", said.text, said.hint)
        self.trouble.show()

    @Slot()
    def _rest(self) -> None:
        self.send_button.setEnabled(True)
        self.send_button.setText(self.tr("Request this sender"))
