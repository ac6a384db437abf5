"""The receipt before sending: what it costs, who gets nothing, and three real messages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import Blocked, InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Draft
from smsdesk.services.accounts import AccountService
from smsdesk.services.composing import ComposingService
from smsdesk.ui.collector import resting_collector
from smsdesk.ui.compose.finding_words import FindingWords
from smsdesk.ui.compose.findings_card import FindingsCard
from smsdesk.ui.compose.options_dialog import option_word
from smsdesk.ui.compose.preparing import Look, Source, looking
from smsdesk.ui.compose.receipt_slip import RealMessages, ReceiptSlip
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.count_field import CountField
from smsdesk.ui.widgets.dialog import WIDE, Dialog
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

TYPED_ABOVE: Final = 100
VALID: Final = timedelta(minutes=15)
PATIENCE: Final = 2000


class ReceiptDialog(Worded, Dialog):
    """Prepares the draft once more with the balance of now, and freezes it when confirmed.

    What is frozen is what was shown: it is prepared again then, and where a number, a text or
    the order differs, or after 15 minutes, nothing is sent and ``voided`` tells why.
    """

    confirmed = Signal(object)  # Campaign
    voided = Signal(object)  # the code of the sentence that says why
    everybody_wanted = Signal()  # the messages of everybody

    def __init__(
        self,
        window: QWidget,
        draft: Draft,
        sources: tuple[Source, ...],
        *,
        composing: ComposingService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
    ) -> None:
        super().__init__(window, "", close_name="–", width=WIDE)
        self._composing = composing
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._draft = draft
        self._sources = sources
        self._look: Look | None = None
        self._confirming = False
        self.busy = BusyBar()
        self.waiting = PlainLabel(role="muted", wrap=True)
        self.trouble = Banner("block")
        self.slip = ReceiptSlip(speech)
        self.real = RealMessages()
        self.findings = FindingsCard()
        self.typed_caption = PlainLabel(role="medium")
        self.typed = CountField()
        self.typed_mark = IconLabel("", size=20)
        self.typed_words = PlainLabel(role="small")
        self.back_button = Button("")
        self.send_button = Button("", "primary", icon="send")
        self._words = FindingWords(speech, self)
        self._both = QWidget()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._validity = QTimer(self, singleShot=True, interval=int(VALID.total_seconds() * 1000))

        self._lay_out_body()

        self._patience.timeout.connect(self._say_waiting)
        self._validity.timeout.connect(self._expire)
        self.back_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(self._confirm)
        self.typed.textChanged.connect(self._check_typed)
        self.typed.entered.connect(self._go_on)
        self.real.everybody_button.clicked.connect(self._want_everybody)
        self.trouble.pressed.connect(self._prepare)

        self.retranslate()

    def _lay_out_body(self) -> None:
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(32)
        both.addWidget(self.slip, 1)
        both.addWidget(self.real, 1)
        self.back_button.setDefault(True)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.findings)
        self.body.addWidget(self._both)
        left = QHBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.typed_caption)
        left.addWidget(self.typed)
        left.addWidget(self.typed_mark)
        left.addWidget(self.typed_words)
        self.foot.left.addLayout(left)
        self.foot.add_right(self.back_button, self.send_button)
        for widget in (self.waiting, self.trouble, self.findings, self._both):
            widget.hide()
        self._show_typed(shown=False)

    @property
    def look(self) -> Look | None:
        """Return what the receipt stands for, once it is there."""
        return self._look

    @property
    def needs_count(self) -> bool:
        """Tell whether the number of people must be typed."""
        return self._look is not None and self._look.prepared.receipt.messages > TYPED_ABOVE

    def begin(self) -> None:
        """Show it, and prepare."""
        self.present(self.back_button)
        self._prepare()

    def reject(self) -> None:
        """Go back; not in the middle of freezing, which cannot be half done."""
        if not self._confirming:
            super().reject()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("Receipt"))
        self.setAccessibleName(self.title.text())
        self.close_button.set_name(self.tr("Close the receipt"))
        self.back_button.setText(self.tr("Back to edit"))
        self.typed_caption.setText(self.tr("Type the number of people"))
        self.typed.setAccessibleName(self.typed_caption.text())
        self.waiting.setText(
            self.tr("Asking the service for the balance, and putting the messages together…")
        )
        if self._look is None:
            self.send_button.setText(self.tr("Send"))
            self.send_button.setEnabled(False)
        else:
            self._show(self._look)

    # --- preparing --------------------------------------------------------------------------

    @Slot()
    def _prepare(self) -> None:
        self.trouble.hide()
        self.busy.set_busy(True)
        self._patience.start()
        self._jobs.run(
            looking(self._composing, self._draft, self._sources, 0, receipt=True),
            done=self._take,
            failed=self._fail,
            ended=self._rest,
        )

    @Slot()
    def _say_waiting(self) -> None:
        self.waiting.show()

    @Slot()
    def _rest(self) -> None:
        self._patience.stop()
        self.busy.set_busy(False)
        self.waiting.hide()

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        again = "" if self._look is not None else self.tr("Try again")
        self.trouble.show_words("block", said.text, said.hint, again)
        self.trouble.show()
        self._confirming = False
        self._check_typed()

    @Slot(object)
    def _take(self, look: Look) -> None:
        self._look = look
        self._validity.start()
        self._show(look)
        if self.isVisible():
            first = self.typed if self.needs_count and self._can_send else self.back_button
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _can_send(self) -> bool:
        return self._look is not None and not self._look.prepared.receipt.blocked

    def _show(self, look: Look) -> None:
        prepared, receipt = look.prepared, look.prepared.receipt
        self._rest()
        self.set_subtitle(self._subtitle(look))
        self.slip.show_look(look, self._clock())
        self.real.show_look(look)
        self._both.show()
        self.findings.show_lines(self._words.lines(receipt, blocks_only=receipt.blocked))
        self.findings.setVisible(bool(self.findings.rows))
        self._show_typed(shown=self.needs_count and self._can_send)
        self.send_button.setVisible(not receipt.blocked)
        if prepared.plan is None:
            self.send_button.setText(self.tr("Send %Ln messages", "", receipt.messages))
        else:
            self.send_button.setText(self.tr("Schedule %Ln messages", "", receipt.messages))
        self._check_typed()

    def _subtitle(self, look: Look) -> str:
        prepared = look.prepared
        account, order = prepared.account, prepared.order
        words = [account.name]
        if kind := self._accounts.spends(account, order):
            words.append(option_word(self._speech, "kind", kind))
        if order.sender:
            words.append(self.tr("Sender {name}").format(name=order.sender))
        if prepared.draft.title:
            words.append(prepared.draft.title)
        return "  ·  ".join(words)

    # --- confirming -------------------------------------------------------------------------

    def _show_typed(self, *, shown: bool) -> None:
        for widget in (self.typed_caption, self.typed, self.typed_mark, self.typed_words):
            widget.setVisible(shown)

    @property
    def agrees(self) -> bool:
        """Tell whether the count that was typed is the one on the receipt."""
        if self._look is None:
            return False
        if not self.needs_count:
            return True
        return self.typed.agrees(self._look.prepared.receipt.messages)

    @Slot()
    def _check_typed(self) -> None:
        written, agrees = bool(self.typed.text().strip()), self.agrees
        self.typed_mark.set_icon("circle-check" if agrees else "", "ok")
        if agrees:
            self.typed_words.setText(self.tr("Agrees with the receipt"))
        elif written:
            self.typed_words.setText(self.tr("Not the number on the receipt yet"))
        else:
            self.typed_words.setText("")
        self.typed_words.set_tone("ok" if agrees else "")
        self.send_button.setEnabled(self._can_send and agrees and not self._confirming)

    @Slot()
    def _go_on(self) -> None:
        if self.send_button.isEnabled():
            self.send_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _confirm(self) -> None:
        if self._look is None or self._confirming or not self.agrees:
            return
        if self._clock() - self._look.prepared.at > VALID:
            self._expire()
            return
        self._confirming = True
        self.busy.set_busy(True)
        self.typed.setEnabled(False)
        self._check_typed()
        self._jobs.run(
            confirming(self._composing, self._look), done=self._end, failed=self._refuse,
            ended=self._rest,
        )  # fmt: skip

    @Slot(object)
    def _end(self, campaign: Campaign) -> None:
        self._confirming = False
        self.confirmed.emit(campaign)
        self.accept()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._confirming = False
        self.typed.setEnabled(True)
        if isinstance(error, Blocked) or error.code == "receipt_changed":
            self._void("receipt_changed")
        else:
            self._fail(error)

    @Slot()
    def _expire(self) -> None:
        if not self._confirming:
            self._void("receipt_too_old")

    def _void(self, code: str) -> None:
        self.reject()
        self.voided.emit(code)

    @Slot()
    def _want_everybody(self) -> None:
        self.reject()
        self.everybody_wanted.emit()


def confirming(composing: ComposingService, look: Look) -> Callable[[JobContext], Campaign]:
    """Return the work that freezes what a receipt showed, if it is still so."""

    def work(_job: JobContext) -> Campaign:
        with resting_collector():
            now = composing.prepare(look.prepared.draft, ask=False)
            if now.confirmed_by != look.mark:
                raise InputError("receipt_changed")
            return composing.confirm(now)

    return work
