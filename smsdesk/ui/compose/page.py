"""The Compose tab: recipients, text, preview and findings, up to the receipt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from smsdesk.core import phone
from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    Account,
    Draft,
    Person,
    SenderName,
    ServiceInfo,
    ServiceTemplate,
)
from smsdesk.core.receipt import Receipt
from smsdesk.core.template import compile_template
from smsdesk.services.accounts import AccountService
from smsdesk.services.composing import ComposingService
from smsdesk.services.contacts import ContactService, ImportOptions
from smsdesk.ui.bangkok import moment_words
from smsdesk.ui.compose.adding import Adding
from smsdesk.ui.compose.ask_dialog import AskDialog
from smsdesk.ui.compose.drawer import SIDE, Drawer
from smsdesk.ui.compose.finding_words import FindingWords
from smsdesk.ui.compose.findings_card import FindingsCard
from smsdesk.ui.compose.footer import ComposeFooter
from smsdesk.ui.compose.message_card import MessageCard
from smsdesk.ui.compose.options_dialog import OptionsDialog
from smsdesk.ui.compose.order_row import OrderRow
from smsdesk.ui.compose.preparing import (
    Look,
    Source,
    known_fields,
    looking,
    number_fields,
)
from smsdesk.ui.compose.preview_card import PreviewCard
from smsdesk.ui.compose.question import Answer, Question
from smsdesk.ui.compose.receipt_dialog import ReceiptDialog
from smsdesk.ui.compose.recipients_card import RecipientsCard
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.chip import Chip
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.footer import PageHeader
from smsdesk.ui.widgets.message_editor import MessageEditor

DELAY = 150
COMPACT_BELOW = 960
TITLE = 40


class ComposePage(QWidget):
    """Writes one message to many. Everything is live from ``ComposingService.prepare``."""

    confirmed = Signal(object)  # Campaign, frozen by the receipt; a test to me is one too
    import_wanted = Signal()
    accounts_wanted = Signal()
    history_wanted = Signal(object)  # what to look for there: the text of the message
    own_number_changed = Signal(object)  # E.164, to be kept for the next test

    def __init__(  # noqa: PLR0917 - the services a page is made of
        self,
        composing: ComposingService,
        contacts: ContactService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._composing = composing
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._account: Account | None = None
        self._info: ServiceInfo | None = None
        self._at: datetime | None = None
        self._skip_empty = False
        self._own_number = ""
        self._serial = 0
        self._running_serial = 0
        self._preparing = False
        self._look: Look | None = None
        self._later: Chip | None = None
        self._shown_receipt: ReceiptDialog | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY)

        self.header = PageHeader()
        self.later_button = Button("", "quiet", icon="calendar-clock")
        self.busy = BusyBar()
        self.question = Question("–")
        self.recipients = RecipientsCard()
        self.adding = Adding(
            self,
            self.recipients,
            self.question,
            contacts=contacts,
            jobs=jobs,
            speech=speech,
        )
        self.message = MessageCard()
        self.order = OrderRow(speech)
        self.preview = PreviewCard(clock)
        self.findings = FindingsCard()
        self.no_account = EmptyState("wallet", "plus")
        self.footer = ComposeFooter()
        self._words = FindingWords(speech, self)
        self._body = QWidget()
        self._left = QVBoxLayout()
        self._side = QWidget()
        self._drawer = Drawer(self)
        self._scroll = ScrollColumn(self._body)
        self._stack = QStackedLayout()

        self._lay_out()
        self._connect()

        self.retranslate()
        self._show_account()

    # --- what the window may ask ------------------------------------------------------------

    def use_account(self, account: Account | None) -> None:
        """Send from this account; what was typed stays."""
        self._account = account
        self._info = None if account is None else self._accounts.service(account.service)
        if account is not None and self._info is not None:
            self.order.use(account, self._info)
            self._ask_service(account, self._info)
            if not self._info.schedules:
                self._set_at(None)
        self._show_account()
        self._change()

    def add_list(self, name: str) -> None:
        """Add everybody on a contact list; a list that is here already is read anew."""
        self.adding.add_list(name)

    def add_file(self, path: Path, options: ImportOptions | None = None) -> None:
        """Add everybody in a file. What is wrong with it becomes a question in place."""
        self.adding.add_file(path, options or ImportOptions())

    def clear(self) -> None:
        """Begin anew: no recipients, no text."""
        self._set_at(None)
        self.editor.set_message("")
        self.question.hide()
        self.adding.clear()

    def focus_message(self) -> None:
        """Be ready to type."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_own_number(self, number: str) -> None:
        """Know the clerk's own number, for tests."""
        self._own_number = number

    @property
    def compact(self) -> bool:
        """Tell whether the preview stands in a drawer."""
        return self.width() < COMPACT_BELOW

    @property
    def editor(self) -> MessageEditor:
        """Return where the message is written."""
        return self.message.editor

    @property
    def review_button(self) -> Button:
        """Return the button that leads to the receipt."""
        return self.footer.review_button

    @property
    def receipt(self) -> ReceiptDialog:
        """Return the receipt in sight. Raises LookupError where there is none."""
        if self._shown_receipt is None:
            raise LookupError("no receipt is in sight")
        return self._shown_receipt

    def is_settled(self) -> bool:
        """Tell whether what is shown is what stands in the editor."""
        return not (self._timer.isActive() or self._preparing or self.adding.busy)

    def is_ready(self) -> bool:
        """Tell whether there are recipients, and everything is counted."""
        return bool(self.adding.sources) and self.is_settled()

    def receipt_is_shown(self) -> bool:
        """Tell whether a receipt with its figures is in sight."""
        return self._shown_receipt is not None and self._shown_receipt.look is not None

    @Slot(object)
    def choose_sender(self, name: str) -> None:
        """Send under this name."""
        self.order.set_sender(name)
        self._change()

    @property
    def look(self) -> Look | None:
        """Return the last look at the draft."""
        return self._look

    @property
    def draft(self) -> Draft | None:
        """Return what the clerk asks for, without its people; None without an account."""
        if self._account is None:
            return None
        files = [source.name for source in self.adding.sources if source.kind == "file"]
        return Draft(
            account=self._account.name,
            message=self.editor.message(),
            sender=self.order.sender_name,
            template=self.order.template_id,
            options=self.order.options,
            at=self._at,
            title=title_of(self.editor.message()),
            skip_empty=self._skip_empty,
            source_file=files[0] if files else "",
        )

    # --- laying out -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(self.later_button)
        self._left.setSpacing(16)
        self._left.addWidget(self.recipients)
        self._left.addWidget(self.message, 1)
        self._left.addWidget(self.order)
        self._side.setFixedWidth(SIDE)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.preview, 1)
        side.addWidget(self.findings)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(self._left, 1)
        both.addWidget(self._side)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(32, 6, 28, 14)
        body.setSpacing(12)
        body.addWidget(self.question)
        body.addLayout(both, 1)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.footer)
        self._stack.addWidget(self.no_account)
        self._stack.addWidget(filled)
        head = QVBoxLayout()
        head.setContentsMargins(32, 18, 28, 3)
        head.addWidget(self.header)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.busy)
        whole.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._prepare)
        self.message.edited.connect(self._change)
        self.order.changed.connect(self._change)
        self.order.other_sender_wanted.connect(self._ask_sender)
        self.order.template_chosen.connect(self._take_template)
        self.order.options_wanted.connect(self._ask_options)
        self.adding.changed.connect(self._take_sources)
        self.adding.busy_changed.connect(self._show_busy)
        self.recipients.import_wanted.connect(self.import_wanted)
        self.question.answered.connect(self._take_answer)
        self.findings.pressed.connect(self._mend)
        self.footer.mend_button.clicked.connect(self._jump_to_block)
        self.footer.preview_button.clicked.connect(self._drawer.open_drawer)
        self.footer.test_button.clicked.connect(self.test)
        self.footer.review_button.clicked.connect(self.review)
        self.later_button.clicked.connect(self._ask_later)
        self.no_account.pressed.connect(self.accounts_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview in a drawer where there is no room beside the text."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew, those of the last look too."""
        self.header.title.setText(self.tr("Compose"))
        self.later_button.setText(self.tr("Send later"))
        self.question.close_button.set_name(self.tr("Close the question"))
        self.no_account.show_words(
            self.tr("No account yet"),
            self.tr(
                "Add an account at one of the services, or a practice account to try everything "
                "without sending anything."
            ),
            self.tr("Add an account"),
        )
        self._set_at(self._at)
        self._show_look()

    def _fit(self) -> None:
        compact = self.compact
        side = self._side.layout()
        if side is None:
            return
        if compact and not self._drawer.holds(self.preview):
            self._left.insertWidget(self._left.indexOf(self.order) + 1, self.findings)
            self._drawer.hold(self.preview)
        elif not compact and self._drawer.holds(self.preview):
            self._drawer.hide()
            side.addWidget(self.preview)
            side.addWidget(self.findings)
            self.preview.show()
        self._side.setVisible(not compact)
        self.footer.preview_button.setVisible(compact)
        self._drawer.place(self.footer.height())

    @Slot()
    def _take_sources(self) -> None:
        sources = self.adding.sources
        if not sources:
            self._skip_empty = False
        self.message.set_fields(known_fields(sources), number_fields(sources))
        self._change()

    @Slot(object)
    def _tell_error(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self.question.ask(said.text, said.hint, tone="block")

    @Slot(object)
    def _take_answer(self, key: str) -> None:
        if key == "review":
            self.review()

    # --- how --------------------------------------------------------------------------------

    def _ask_service(self, account: Account, info: ServiceInfo) -> None:
        self._jobs.run(
            asking_senders(self._accounts, account),
            done=self._show_senders,
            failed=self._tell_error,
        )
        if info.lists_templates:
            self._jobs.run(
                asking_templates(self._accounts, account),
                done=self._show_templates,
                failed=self._tell_error,
            )

    @Slot(object)
    def _show_senders(self, answer: tuple[Account, tuple[SenderName, ...]]) -> None:
        account, senders = answer
        if account == self._account:
            self.order.show_senders(senders, practice=account.practice)
            self._change()

    @Slot(object)
    def _show_templates(self, answer: tuple[Account, tuple[ServiceTemplate, ...]]) -> None:
        account, templates = answer
        if account == self._account:
            self.order.show_templates(templates)

    @Slot()
    def _ask_sender(self) -> None:
        dialog = AskDialog(
            self.window(),
            self.tr("Another sender"),
            caption=self.tr("Sender"),
            help_words=self.tr("To the letter as the service knows it."),
            back=self.tr("Back"),
            accept=self.tr("Use this sender"),
            close_name=self.tr("Close"),
        )
        dialog.answered.connect(self.choose_sender)
        dialog.answered.connect(dialog.accept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _take_template(self, template: ServiceTemplate) -> None:
        if template.text:
            self.editor.set_text(template.text)
        if template.sender:
            self.order.set_sender(template.sender)
        self._change()

    @Slot()
    def _ask_options(self) -> None:
        if self._account is None or self._info is None:
            return
        settings = {field.key: field.default for field in self._info.settings}
        dialog = OptionsDialog(
            self.window(),
            self._info,
            self.order.options,
            settings | dict(self._account.settings),
            self._speech,
        )
        dialog.chosen.connect(self._take_options)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _take_options(self, options: Mapping[str, str]) -> None:
        self.order.set_options(options)
        self._change()

    @Slot()
    def _ask_later(self) -> None:
        service = self._info.title if self._info is not None else ""
        dialog = WhenDialog(self._clock, self._speech, self, at=self._at, service=service)
        dialog.chosen.connect(self._take_at)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_picker()

    @Slot(object)
    def _take_at(self, at: datetime) -> None:
        self._set_at(at)
        self._change()

    @Slot()
    def _send_now(self) -> None:
        self._set_at(None)
        self._change()

    def _set_at(self, at: datetime | None) -> None:
        self._at = at
        if self._later is not None:
            self.header.tools.removeWidget(self._later)
            self._later.hide()
            self._later.deleteLater()
            self._later = None
        if at is not None:
            self._later = Chip(
                "calendar-clock",
                moment_words(at),
                remove=self.tr("Send at once, not {time}").format(time=moment_words(at)),
            )
            self._later.removed.connect(self._send_now)
            self.header.add_tools(self._later)
        schedules = self._info is not None and self._info.schedules
        self.later_button.setVisible(schedules and at is None)

    # --- looking ----------------------------------------------------------------------------

    @Slot()
    def _change(self) -> None:
        self._serial += 1
        self._timer.start()

    @Slot()
    def _prepare(self) -> None:
        draft = self.draft
        if draft is None or self._preparing:
            return  # the answer that comes is stale, and starts the next
        self._preparing = True
        self._running_serial = self._serial
        self._show_busy()
        self._jobs.run(
            looking(self._composing, draft, self.adding.sources, self._serial),
            done=self._take_look,
            failed=self._tell_error,
            ended=self._end_preparing,
        )

    @Slot(object)
    def _take_look(self, look: Look) -> None:
        if look.serial == self._serial:
            self._look = look
            self._show_look()

    @Slot()
    def _end_preparing(self) -> None:
        self._preparing = False
        if self._running_serial != self._serial and not self._timer.isActive():
            self._prepare()
        self._show_busy()

    @Slot()
    def _show_busy(self) -> None:
        self.busy.set_busy(self._preparing or self.adding.busy)

    def _show_account(self) -> None:
        self._stack.setCurrentIndex(0 if self._account is None else 1)
        self._set_at(self._at)
        self._show_look()
        self._fit()

    def _show_look(self) -> None:
        look = self._look
        has_text = bool(self.editor.message().strip())
        if look is None or not has_text:
            self.preview.show_nothing()
            self.message.show_look(None)
        else:
            self.preview.show_look(look)
            self.message.show_look(look)
        receipt = look.prepared.receipt if look else None
        self._show_recipients(receipt)
        ready = receipt is not None and has_text and bool(self.adding.sources)
        lines = self._words.lines_to_mend(receipt) if receipt is not None and ready else []
        self.findings.show_lines(lines)
        self.findings.setVisible(bool(lines))
        self.footer.show_figures(
            receipt if ready else None,
            people=bool(self.adding.sources),
            text=has_text,
            previews=self.preview.count,
        )

    def _show_recipients(self, receipt: Receipt | None) -> None:
        if receipt is None or not self.adding.sources:
            self.recipients.show_counts(None, {})
            return
        blind = not receipt.messages and receipt.recipients == sum(receipt.skipped.values())
        count = sum(len(source.people) for source in self.adding.sources)
        # With an unknown field nobody's message can be made; the people are there all the same.
        shown = count - sum(receipt.skipped.values()) if blind else receipt.messages
        self.recipients.show_counts(shown, receipt.skipped)

    # --- findings ---------------------------------------------------------------------------

    @Slot(object)
    def _mend(self, code: str) -> None:
        """Do what the button of a finding says."""
        acts: dict[str, Callable[[], None]] = {
            "empty_field": self._leave_out,
            "put_back": self._put_back,
            "unknown_field": self._show_unknown_field,
            "stray_brace": self._show_stray_brace,
            "tracking_placeholder": self.focus_message,
            "no_sender": self._open_senders,
            "sender_not_approved": self._open_senders,
            "no_template": self._open_templates,
            "template_not_approved": self._open_templates,
            "bad_expire": self._ask_options,
            "too_long": self._show_first,
            "many_parts": self._show_first,
            "strange_value": self._show_strange,
            "past_time": self._send_now,
            "far_time": self._send_now,
            "cannot_schedule": self._send_now,
            "short_credit": self._top_up,
            "already_texted": self._want_history,
            "nobody_left": self.adding.open_menu,
        }
        if code in acts:
            acts[code]()

    def _leave_out(self) -> None:
        self._skip_empty = True
        self._change()

    def _put_back(self) -> None:
        self._skip_empty = False
        self._change()

    def _open_senders(self) -> None:
        self.order.sender_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.order.sender_box.showPopup()

    def _open_templates(self) -> None:
        self.order.template_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.order.template_box.showPopup()

    def _show_first(self) -> None:
        self._show_message(0)

    def _show_strange(self) -> None:
        look = self._look
        if look is not None and look.strange is not None:
            self._show_message(look.number_of(look.strange))

    def _want_history(self) -> None:
        self.history_wanted.emit(self.editor.message())

    def _show_stray_brace(self) -> None:
        template = compile_template(self.editor.message())
        if template.stray:
            self.message.show_span(template.stray[0], 1)

    def _show_unknown_field(self) -> None:
        template = compile_template(self.editor.message())
        unknown = set(template.unknown_fields(known_fields(self.adding.sources)))
        for slot in template.slots:
            if slot.name in unknown:
                self.message.show_span(slot.start, slot.end - slot.start)
                return

    def _show_message(self, number: int) -> None:
        self.preview.show_number(number)
        if self.compact:
            self._drawer.open_drawer()

    def _top_up(self) -> None:
        practice = self._account is None or self._account.practice
        if practice or self._info is None or not self._info.report_url:
            self.accounts_wanted.emit()
        else:
            QDesktopServices.openUrl(QUrl(self._info.report_url))

    @Slot()
    def _jump_to_block(self) -> None:
        self._scroll.ensureWidgetVisible(self.findings)
        findings = self._look.prepared.receipt.findings if self._look else ()
        block = next((finding for finding in findings if finding.blocks), None)
        if block is not None:
            button = self.findings.buttons.get(block.code)
            (button or self.editor).setFocus(Qt.FocusReason.TabFocusReason)

    # --- the end of the page ------------------------------------------------------------------

    @Slot()
    def review(self) -> None:
        """Show the receipt of what stands here."""
        draft = self.draft
        if draft is None:
            return
        self.question.hide()
        dialog = self._receipt(draft, self.adding.sources)
        dialog.confirmed.connect(self.confirmed)
        dialog.everybody_wanted.connect(self._show_everybody)
        dialog.begin()

    def _receipt(self, draft: Draft, sources: Sequence[Source]) -> ReceiptDialog:
        dialog = ReceiptDialog(
            self.window(),
            draft,
            tuple(sources),
            composing=self._composing,
            accounts=self._accounts,
            jobs=self._jobs,
            speech=self._speech,
            clock=self._clock,
        )
        dialog.voided.connect(self._tell_voided)
        dialog.finished.connect(self._forget_receipt)
        dialog.finished.connect(dialog.deleteLater)
        self._shown_receipt = dialog
        return dialog

    @Slot()
    def _forget_receipt(self) -> None:
        self._shown_receipt = None

    @Slot(object)
    def _tell_voided(self, code: str) -> None:
        said = self._speech.say(code)
        self.question.ask(said.text, said.hint, (Answer("review", said.button),))
        self._change()

    @Slot()
    def _show_everybody(self) -> None:
        self._show_message(0)
        self.preview.next_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def test(self) -> None:
        """Send the message in sight to the clerk's own number, which is asked once."""
        if self._own_number:
            self._test_to(self._own_number)
            return
        dialog = AskDialog(
            self.window(),
            self.tr("Test to me"),
            sentence=self.tr("The message in sight goes to your own phone. It costs its credits."),
            caption=self.tr("Your own number"),
            help_words=self.tr("Asked only once"),
            back=self.tr("Back"),
            accept=self.tr("Go on"),
            close_name=self.tr("Close"),
        )
        dialog.answered.connect(self._take_own_number)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _take_own_number(self, written: str) -> None:
        dialog = self.sender()
        number = phone.parse(written)
        if not number.usable or number.e164 is None:
            if isinstance(dialog, AskDialog):
                dialog.wrong(self._speech.word(f"reason_{number.reason}"))
            return
        if isinstance(dialog, AskDialog):
            dialog.accept()
        self._own_number = number.e164
        self.own_number_changed.emit(number.e164)
        self._test_to(number.e164)

    def _test_to(self, number: str) -> None:
        draft, shown = self.draft, self.preview.current
        if draft is None or shown is None:
            return
        test = replace(
            draft,
            message=shown.message.text,
            at=None,
            title=self.tr("Test: {text}").format(text=draft.title),
            overrides=frozenset({"duplicate"}),
            override_reason="test to me",
            source_file="",
        )
        dialog = self._receipt(test, [Source("typed", "", [Person(number)])])
        dialog.confirmed.connect(self.confirmed)
        dialog.begin()


def title_of(text: str) -> str:
    """Return the beginning of a text, dots for its fields, to know a campaign by."""
    words = " ".join("…".join(compile_template(text).literals).split())
    return words if len(words) <= TITLE else words[: TITLE - 1].rstrip(" …,.") + "…"


def asking_senders(
    accounts: AccountService, account: Account
) -> Callable[[JobContext], tuple[Account, tuple[SenderName, ...]]]:
    """Return the work that asks for an account's senders."""

    def work(_job: JobContext) -> tuple[Account, tuple[SenderName, ...]]:
        return account, accounts.senders(account)

    return work


def asking_templates(
    accounts: AccountService, account: Account
) -> Callable[[JobContext], tuple[Account, tuple[ServiceTemplate, ...]]]:
    """Return the work that asks for an account's templates."""

    def work(_job: JobContext) -> tuple[Account, tuple[ServiceTemplate, ...]]:
        return account, accounts.templates(account)

    return work
