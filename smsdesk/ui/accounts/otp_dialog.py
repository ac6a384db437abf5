"""A small window for one-time codes: a number, then what was typed, and whether it fits."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, OtpRequest
from smsdesk.core.otp import MARK
from smsdesk.core.phone import national
from smsdesk.core.schedule import in_bangkok
from smsdesk.services.accounts import AccountService
from smsdesk.services.otp import Checked, OtpService, Requested
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.labels import PlainLabel

TONES = {"right": "ok", "wrong": "block", "expired": "warn", "used": "warn", "too_many": "block"}


class OtpDialog(Dialog):
    """Asks twice: whom to send a code to, and what they typed. All that was typed stays."""

    sent = Signal(object)  # Requested

    def __init__(  # noqa: PLR0917 - the parts it is made of, as every dialog takes them
        self,
        window: QWidget,
        account: Account,
        otp: OtpService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(
            window,
            self.tr("One-time code"),
            subtitle=account.name,
            close_name=self.tr("Close"),
        )
        self._account = account
        self._otp = otp
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._takes_text = otp.takes_text(account)
        self._again = False
        self._requested: Requested | None = None
        self.number_field = TextField()
        self.sender_field = TextField()
        self.text_field = TextField()
        self.digits_field = TextField()
        self.minutes_field = TextField()
        self.more_button = Button("", "quiet", icon="chevron-down")
        self.costs = PlainLabel(role="small", wrap=True)
        self.trouble = Banner("block")
        self.said = Banner("ok")
        self.code_field = TextField()
        self.send_button = Button(self.tr("Send the code"), "primary", icon="send")
        self.check_button = Button(self.tr("Check the code"))
        self._more = QWidget()
        self._number_row = LabeledField(self.tr("Phone number"), self.number_field)
        self._sender_row = LabeledField(self.tr("Sender"), self.sender_field)
        self._code_row = LabeledField(
            self.tr("Code"), self.code_field, self.tr("As the person reads it to you")
        )

        self._fill_in()

        self.more_button.clicked.connect(self._toggle_more)
        self.send_button.clicked.connect(self._send)
        self.check_button.clicked.connect(self._check)
        self.trouble.pressed.connect(self._send_again)
        self.number_field.returnPressed.connect(self._send)
        self.code_field.returnPressed.connect(self._check)

    def open_form(self) -> None:
        """Show the dialog; senders are looked up meanwhile."""
        if self._takes_text:
            self._jobs.run(self._senders, done=self._take_senders, failed=self._fail)
        self.present(self.number_field)

    # --- building -------------------------------------------------------------------------

    def _fill_in(self) -> None:
        self.text_field.setText(self._speech.word("otp_usual_text", otp=MARK))
        self.costs.setText(
            self.tr("It costs what a message costs. The code is kept nowhere.")
            if self._takes_text
            else self.tr("Text, sender and life of the code are set at the service.")
        )
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(12)
        for row in (
            LabeledField(
                self.tr("Text"),
                self.text_field,
                self.tr("{mark} stands where the code goes").format(mark=MARK),
            ),
            LabeledField(self.tr("Digits"), self.digits_field, self.tr("4 to 10; empty: 6")),
            LabeledField(
                self.tr("Good for, in minutes"),
                self.minutes_field,
                self.tr("1 to 1440; empty: as is usual"),
            ),
        ):
            more.addWidget(row)
        self.more_button.setText(self.tr("Text and life of the code"))
        for part in (
            self._number_row,
            self._sender_row,
            self.more_button,
            self._more,
            self.costs,
            self.trouble,
            self._code_row,
            self.said,
        ):
            self.body.addWidget(part)
        self.body.setAlignment(self.more_button, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        for part in (self.more_button, self._sender_row):
            part.setVisible(self._takes_text)
        for part in (self._more, self.trouble, self._code_row, self.said, self.check_button):
            part.hide()
        self.foot.add_right(self.send_button, self.check_button)

    @Slot()
    def _toggle_more(self) -> None:
        shown = self._more.isHidden()
        self._more.setVisible(shown)
        self.more_button.set_icon("chevron-up" if shown else "chevron-down")
        self.refit()

    # --- sending --------------------------------------------------------------------------

    @Slot()
    def _send(self) -> None:
        if not self.send_button.isEnabled():
            return
        self.trouble.hide()
        self.said.hide()
        for row in (self._number_row, self._sender_row):
            row.set_error("")
        try:
            asked = self._asked()
        except ValueError as wrong:
            self._mark(wrong.args[0])
            return
        self._busy(self.send_button, self.tr("Sending…"))
        self._jobs.run(
            partial(self._request, asked, self._again),
            done=self._take_sent,
            failed=self._fail,
            ended=self._rest,
        )

    @Slot()
    def _send_again(self) -> None:
        self._again = True
        self._send()

    def _asked(self) -> OtpRequest:
        """Return what is asked. Raises ValueError with the field that is wrong."""
        number = self.number_field.text().strip()
        if not number:
            raise ValueError(self.number_field)
        if not self._takes_text:
            return OtpRequest(number)
        sender = self.sender_field.text().strip()
        if not sender:
            raise ValueError(self.sender_field)
        return OtpRequest(
            number,
            sender,
            self.text_field.text(),
            digits=_whole(self.digits_field),
            minutes=_whole(self.minutes_field),
        )

    def _mark(self, field: TextField) -> None:
        """Say what is missing beside its field."""
        if field is self.number_field:
            self._number_row.set_error(self.tr("Enter the number the code goes to"))
        elif field is self.sender_field:
            self._sender_row.set_error(self._speech.word("otp_no_sender"))
        field.set_invalid(True)
        field.setFocus()
        self.refit()

    def _request(self, asked: OtpRequest, again: bool, _job: JobContext) -> Requested:
        return self._otp.request(self._account, asked, again=again)

    @Slot(object)
    def _take_sent(self, requested: Requested) -> None:
        self._requested, self._again = requested, False
        said = self._speech.word("otp_sent", number=national(requested.e164))
        ends = requested.sent.expires_at
        until = (
            self.tr("Good until {time}").format(time=f"{in_bangkok(ends):%H:%M}") if ends else ""
        )
        self._show_said("ok", said, until)
        self._code_row.show()
        self.check_button.show()
        self.check_button.set_kind("primary")  # what is next stands at the right, and shines
        self.send_button.set_kind("secondary")
        self.code_field.clear()
        self.code_field.setFocus()
        self.refit()
        self.sent.emit(requested)

    # --- checking -------------------------------------------------------------------------

    @Slot()
    def _check(self) -> None:
        if self._requested is None or not self.check_button.isEnabled():
            return
        self.trouble.hide()
        code = self.code_field.text().strip()
        self._busy(self.check_button, self.tr("Checking…"))
        self._jobs.run(
            partial(self._verify, self._requested, code),
            done=self._take_checked,
            failed=self._fail,
            ended=self._rest,
        )

    def _verify(self, requested: Requested, code: str, _job: JobContext) -> Checked:
        return self._otp.verify(self._account, requested.sent.token or requested.e164, code)

    @Slot(object)
    def _take_checked(self, said: Checked) -> None:
        self._show_said(TONES[said], self._speech.word(f"otp_is_{said}"), "")
        if said != "right":
            self.code_field.setFocus()
            self.code_field.selectAll()

    # --- what went wrong ------------------------------------------------------------------

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        unsure = error.code in ("outcome_unknown", "otp_again")
        button = self.tr("Send one more") if unsure else ""
        self.trouble.show_words("unknown" if unsure else "block", said.text, said.hint, button)
        self.trouble.show()
        self.refit()

    def _show_said(self, tone: str, text: str, second: str) -> None:
        self.said.show_words(tone, text, second)
        self.said.show()
        self.refit()

    def _busy(self, button: Button, words: str) -> None:
        button.setText(words)
        self.send_button.setEnabled(False)
        self.check_button.setEnabled(False)

    @Slot()
    def _rest(self) -> None:
        again = self._requested is not None
        self.send_button.setText(
            self.tr("Send another code") if again else self.tr("Send the code")
        )
        self.check_button.setText(self.tr("Check the code"))
        self.send_button.setEnabled(True)
        self.check_button.setEnabled(True)

    def _senders(self, _job: JobContext) -> str:
        known = self._accounts.senders.of(self._account)
        good = [one.sender for one in known if one.status in ("approved", "")]
        return good[0] if good else ""

    @Slot(object)
    def _take_senders(self, sender: str) -> None:
        if not self.sender_field.text():
            self.sender_field.setText(sender)


def _whole(field: TextField) -> int:
    """Return a whole number, 0 for none. Raises ValueError with the field."""
    text = field.text().strip()
    if text and not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ValueError(field)
    return int(text or 0)
