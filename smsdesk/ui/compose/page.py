"""The Compose tab: recipients, text, preview and findings, up to the receipt."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Account, Campaign, Draft, Person, ServiceInfo, ServiceTemplate
from smsdesk.core.receipt import Receipt
from smsdesk.core.template import brief, compile_template
from smsdesk.services.accounts import AccountService
from smsdesk.services.composing import ComposingService, Differences, KeptDraft, Written
from smsdesk.services.contacts import ContactService
from smsdesk.services.imports import ImportOptions, ImportService
from smsdesk.services.saved_texts import SavedTextService
from smsdesk.ui.ask_dialog import AskDialog
from smsdesk.ui.compose.adding import Adding
from smsdesk.ui.compose.again import Again
from smsdesk.ui.compose.differences_dialog import DifferencesDialog
from smsdesk.ui.compose.draft_choices import DraftChoices
from smsdesk.ui.compose.finding_words import FindingWords
from smsdesk.ui.compose.findings_card import FindingsCard
from smsdesk.ui.compose.footer import ComposeFooter
from smsdesk.ui.compose.keeping import Keeping
from smsdesk.ui.compose.kept_note import KeptNote
from smsdesk.ui.compose.looking import Asked, Looking
from smsdesk.ui.compose.message_card import MessageCard
from smsdesk.ui.compose.order_row import OrderRow
from smsdesk.ui.compose.ordering import Ordering
from smsdesk.ui.compose.own_number import OwnNumber
from smsdesk.ui.compose.preparing import Look, Source, known_fields, number_fields
from smsdesk.ui.compose.preview_card import PreviewCard
from smsdesk.ui.compose.question import Answer, Question
from smsdesk.ui.compose.receipt_dialog import ReceiptDialog
from smsdesk.ui.compose.recipients_card import RecipientsCard
from smsdesk.ui.compose.reviewing import Reviewing
from smsdesk.ui.compose.saved_texts_dialog import SavedTextsDialog
from smsdesk.ui.compose.savings_dialog import SavingsDialog
from smsdesk.ui.compose.send_at import SendAt
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.page import LEFT, RIGHT, Page
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.when_picker import Holder
from smsdesk.ui.side_pane import SidePane
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.message_editor import MessageEditor

PREVIEW_WIDTH = 368
TITLE = 40


class ComposePage(Page):
    """Writes one message to many. Everything is live from ``ComposingService.prepare``."""

    NARROW_BELOW = 960

    confirmed = Signal(object)  # Campaign, frozen by the receipt; a test to me is one too
    import_wanted = Signal()
    accounts_wanted = Signal()
    history_wanted = Signal(object)  # what to look for there: the text of the message
    own_number_changed = Signal(object)  # E.164, to be kept for the next test

    def __init__(  # noqa: PLR0917 - the services a page is made of
        self,
        composing: ComposingService,
        contacts: ContactService,
        imports: ImportService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        texts: SavedTextService,
        book: HolidayBook,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._texts = texts
        self._accounts = accounts
        self._account: Account | None = None
        self._info: ServiceInfo | None = None
        self._choices = DraftChoices(self)
        self._reason: AskDialog | None = None
        self._look: Look | None = None

        self.send_at = SendAt(speech, clock, book)
        self.busy = BusyBar()
        self.question = Question("–")
        self.recipients = RecipientsCard()
        self.message = MessageCard()
        self.order = OrderRow(speech)
        self.preview = PreviewCard(clock)
        self.findings = FindingsCard()
        self.no_account = EmptyState("wallet", "plus")
        self.footer = ComposeFooter()
        self.close_button = IconButton("x", "–")
        self.adding = Adding(
            self,
            self.recipients,
            self.question,
            contacts=contacts,
            imports=imports,
            composing=composing,
            jobs=jobs,
            speech=speech,
        )
        self._ordering = Ordering(self, self.order, accounts=accounts, jobs=jobs, speech=speech)
        self.looking = Looking(composing, jobs, self._asked, self)
        self._reviewing = Reviewing(
            self, composing=composing, accounts=accounts, jobs=jobs, speech=speech, clock=clock
        )
        self._own_number = OwnNumber(self, speech)
        self._keeping = Keeping(composing, jobs, self._written, self)
        self._reviews_all = True  # the receipt in sight is of what stands here, not a test of it
        self.kept = KeptNote(speech)
        self.again_button = Button("", "quiet", icon="repeat")
        self._again = Again(self, self.adding, composing=composing, jobs=jobs, speech=speech)
        self._differences: Differences | None = None
        self._words = FindingWords(speech, self)
        self._left = QVBoxLayout()
        self._both = QHBoxLayout()
        self._beside = QVBoxLayout()
        self._body = QWidget()
        self._scroll = ScrollColumn(self._body)
        self._stack = QStackedWidget()

        self._lay_out()
        self.side = SidePane(self, self._both, PREVIEW_WIDTH)
        self._fill_side()

        self._connect()
        self.retranslate()
        self._show_account()

    # --- what the window may ask ----------------------------------------------------------

    def use_account(self, account: Account | None) -> None:
        """Send from this account; what was typed stays."""
        self._account = account
        self._info = None if account is None else self._accounts.service(account.service)
        if account is not None and self._info is not None:
            self._ordering.use(account, self._info)
            holds = self._accounts.holds_for_later(account)
            self.send_at.use(Holder(self._info.title, holds))
        self._show_account()
        self.looking.begin()

    def add_list(self, name: str) -> None:
        """Add everybody on a contact list; a list that is here already is read anew."""
        self.adding.add_list(name)

    def add_file(self, path: Path, options: ImportOptions | None = None) -> None:
        """Add everybody in a file. What is wrong with it becomes a question in place."""
        self.adding.add_file(path, options or ImportOptions())

    def clear(self) -> None:
        """Begin anew: no recipients, no text."""
        self.send_at.send_now()
        self._again.forget()
        self.editor.set_message("")
        self.question.hide()
        self.adding.clear()

    def focus_message(self) -> None:
        """Be ready to type."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_own_number(self, number: str) -> None:
        """Know the clerk's own number, for tests."""
        self._own_number.set_number(number)

    @Slot(object)
    def choose_sender(self, name: str) -> None:
        """Send under this name."""
        self._ordering.choose_sender(name)

    def use_template(self, template: ServiceTemplate) -> None:
        """Write a registered text, under its own sender."""
        self._ordering.use_template(template)
        self.message.take_template(template)
        self.focus_message()

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
        if self._reviewing.receipt is None:
            raise LookupError("no receipt is in sight")
        return self._reviewing.receipt

    def is_settled(self) -> bool:
        """Tell whether what is shown is what stands in the editor."""
        return self.looking.settled and not self.adding.busy

    def is_ready(self) -> bool:
        """Tell whether there are recipients, and everything is counted."""
        return bool(self.adding.sources) and self.is_settled()

    def receipt_is_shown(self) -> bool:
        """Tell whether a receipt with its figures is in sight."""
        receipt = self._reviewing.receipt
        return receipt is not None and receipt.look is not None

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
        draft = Draft(
            account=self._account.name,
            message=self.editor.message(),
            sender=self.order.sender_name,
            template=self.order.template_id,
            options=self.order.options,
            title=title_of(self.editor.message()),
            source_file=files[0] if files else "",
            sources=tuple(source.origin for source in self.adding.sources),
        )
        return self.send_at.put_on(self._choices.put_on(draft))

    # --- what was written before ----------------------------------------------------------

    def bring_back(self) -> None:
        """Show what was being written when the program ended."""
        self._keeping.bring_back()

    def keep(self) -> None:
        """Keep at once what was written a moment ago."""
        self._keeping.finish()

    @Slot()
    def take_back(self) -> None:
        """Keep what stands here as a draft again: the campaign that was made of it is undone."""
        self._keeping.take_back()

    @Slot(object)
    def _take_kept(self, kept: KeptDraft) -> None:
        if self.adding.sources or self.editor.message().strip():
            return  # something was begun meanwhile
        self._take_written(kept.draft)
        for origin in kept.draft.sources:
            self.adding.add_origin(origin)
        self.kept.show_time(kept.at)

    def _take_written(self, draft: Draft) -> None:
        """Write what a draft says, but for its people."""
        self._choices.take(draft)
        self.editor.set_message(draft.message)
        if self._account is not None and self._account.name == draft.account:
            self._ordering.take(draft)
            self.send_at.take(draft)
        self.looking.begin()

    def write_again(self, written: Written) -> None:
        """Write a planned campaign anew, with its time; what stands here gives way to it."""
        self.clear()
        self._take_written(written.draft)
        for origin in written.draft.sources:
            self.adding.add_origin(origin)

    @Slot(object)
    def take_again(self, written: Written) -> None:
        """Write an earlier campaign again; what stands here gives way to it."""
        self.clear()
        self._take_written(replace(written.draft, at=None, repeat=None))
        self._again.begin(written)

    @Slot(object)
    def _tell_differences(self, found: Differences) -> None:
        self._differences = found
        new = self.tr("%Ln new", "", len(found.new))
        gone = self.tr("%Ln gone", "", len(found.gone))
        same = self.tr("%Ln as before", "", found.same)
        sentence = self.tr("Beside “{title}”: {new}, {gone}, {same}")
        answers = (Answer("differences", self.tr("See who")),) if found.new or found.gone else ()
        self.question.ask(
            sentence.format(title=found.title, new=new, gone=gone, same=same),
            "",
            answers,
            tone="accent",
        )

    def _written(self) -> Draft | None:
        return None if self.adding.busy else self.draft  # half of its people is no draft

    @Slot(object)
    def _take_confirmed(self, campaign: Campaign) -> None:
        if self._reviews_all:
            self._keeping.forget()
        self.confirmed.emit(campaign)

    # --- looking --------------------------------------------------------------------------

    def _asked(self) -> Asked | None:
        draft = self.draft
        return None if draft is None else (draft, self.adding.sources)

    @Slot()
    def _take_sources(self) -> None:
        sources = self.adding.sources
        if not sources:
            self._choices.forget()
        self.message.set_fields(known_fields(sources), number_fields(sources))
        self.looking.begin()

    @Slot(object)
    def _take_look(self, look: Look) -> None:
        self._look = look
        self._show_look()
        if not self.adding.busy:
            self._again.compare(look)

    @Slot()
    def _show_busy(self) -> None:
        self.busy.set_busy(self.looking.busy or self.adding.busy)

    @Slot(object)
    def _tell_error(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self.question.ask(said.text, said.hint, tone="block")

    def _show_account(self) -> None:
        self._stack.setCurrentIndex(0 if self._account is None else 1)
        self.send_at.setVisible(self._account is not None)
        self._show_look()

    def _show_look(self) -> None:
        look = self._look
        people, text = bool(self.adding.sources), bool(self.editor.message().strip())
        if look is None or not text:
            self.preview.show_nothing()
            self.message.show_look(None)
        else:
            self.preview.show_look(look)
            self.message.show_look(look)
        receipt = look.prepared.receipt if look else None
        self.again_button.setVisible(self._account is not None and not (people or text))
        self._show_recipients(receipt if people else None)
        ready = receipt if people and text else None
        lines = self._words.lines_to_mend(ready) if ready is not None else []
        self.findings.show_lines(lines)
        self.findings.setVisible(bool(lines))
        self.footer.show_figures(ready, people=people, text=text, previews=self.preview.count)

    def _show_recipients(self, receipt: Receipt | None) -> None:
        if receipt is None:
            self.recipients.show_counts(None, {})
            return
        skipped = sum(receipt.skipped.values())
        blind = not receipt.messages and receipt.recipients == skipped
        # With an unknown field nobody's message can be made; the people are there all the same.
        people = sum(len(source.people) for source in self.adding.sources)
        self.recipients.show_counts(
            people - skipped if blind else receipt.messages, receipt.skipped
        )

    # --- what the button of a finding does ------------------------------------------------

    @Slot(object)
    def _mend(self, code: str) -> None:
        self.acts()[code]()

    def acts(self) -> Mapping[str, Callable[[], object]]:
        """Return what the button of each finding does, by the finding's code."""
        return {
            "empty_field": self._choices.leave_out_empty,
            "put_back": self._choices.put_empty_back,
            "other_text_today": self._choices.leave_out_texted,
            "texted_back": self._choices.put_texted_back,
            "shared_number": self._choices.send_to_each,
            "shared_back": self._choices.send_once,
            "values_back": self._choices.drop_savings,
            "same_campaign": self._ask_reason,
            "short_link": self.message.show_link,
            "links": self.message.show_link,
            "larger_than_usual": self._show_everybody,
            "column_shifted": self._show_everybody,
            "large_list": self._show_everybody,
            "test_first": self.test,
            "first_sender": self.test,
            "unicode_undocumented": self.test,
            "template_mismatch": self.order.open_templates,
            "holiday": self.send_at.choose,
            "quiet_hours": self.send_at.choose,
            "unknown_field": self._show_unknown_field,
            "stray_brace": self.message.show_stray_brace,
            "tracking_placeholder": self.focus_message,
            "no_sender": self.order.open_senders,
            "sender_not_approved": self.order.open_senders,
            "no_template": self.order.open_templates,
            "template_not_approved": self.order.open_templates,
            "bad_expire": self._ordering.ask_options,
            "too_long": self._show_longest,
            "many_parts": self._show_longest,
            "strange_value": self._show_strange,
            "past_time": self.send_at.send_now,
            "far_time": self.send_at.send_now,
            "cannot_schedule": self.send_at.send_now,
            "short_credit": self._top_up,
            "credit_later": self._top_up,
            "credit_floor": self.accounts_wanted.emit,
            "spend_cap": self.accounts_wanted.emit,
            "already_texted": self._want_history,
            "nobody_left": self.adding.open_menu,
        }

    @Slot()
    def _ask_savings(self) -> None:
        """Show the ways to save credits of the last look, if it still holds."""
        look = self._look
        if look is None or look.offer is None or not self.is_settled():
            return
        dialog = SavingsDialog(self.window(), look.offer)
        dialog.chosen.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _save(self, keys: frozenset[str]) -> None:
        self._choices.save(keys)
        self.message.apply(keys)

    @Slot()
    def _ask_text(self) -> None:
        """Offer the texts that are kept, and to keep what stands here."""
        dialog = SavedTextsDialog(
            self.window(), self._texts, self._jobs, self._speech, message=self.editor.message()
        )
        dialog.chosen.connect(self.editor.set_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def _ask_reason(self) -> None:
        """Ask why the same campaign goes out again; the answer lifts the guard for this draft."""
        self._reason = AskDialog(
            self.window(),
            self.tr("Send it again?"),
            caption=self.tr("Why it goes out again"),
            help_words=self.tr("It is kept with the campaign."),
            back=self.tr("Back"),
            accept=self.tr("It is meant"),
            close_name=self.tr("Close"),
        )
        self._reason.answered.connect(self._take_reason)
        self._reason.finished.connect(self._reason.deleteLater)
        self._reason.begin()

    @Slot(object)
    def _take_reason(self, reason: str) -> None:
        if self._reason is not None:
            self._reason.accept()
            self._reason = None
        self._choices.lift("same_campaign", reason)

    def _show_unknown_field(self) -> None:
        self.message.show_unknown_field(known_fields(self.adding.sources))

    def _show_longest(self) -> None:
        look = self._look
        if look is not None and look.longest is not None:
            self._show_message(look.number_of(look.longest_at))

    def _show_strange(self) -> None:
        odd = self._look.odd if self._look is not None else ()
        for number, one in enumerate(odd):
            if "droppings" in (one.why, *one.others):
                self._show_message(number)
                return

    def _show_message(self, number: int) -> None:
        self.preview.show_number(number)
        self.side.open_drawer()

    def _want_history(self) -> None:
        self.history_wanted.emit(self.editor.message())

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

    # --- the end of the page --------------------------------------------------------------

    @Slot()
    def review(self) -> None:
        """Show the receipt of what stands here."""
        draft = self.draft
        if draft is not None:
            self.question.hide()
            self._reviews_all = True
            self._reviewing.begin(draft, self.adding.sources)

    @Slot()
    def test(self) -> None:
        """Send the message in sight to the clerk's own number, which is asked once."""
        self._own_number.ask()

    @Slot(object)
    def _test_to(self, number: str) -> None:
        draft, shown = self.draft, self.preview.current
        if draft is None or shown is None:
            return
        test = replace(
            draft,
            message=shown.message.text,
            at=None,
            by="",
            latest=None,
            repeat=None,
            title=self.tr("Test: {text}").format(text=draft.title),
            savings=frozenset(),
            overrides=frozenset({"duplicate", "same_campaign"}),
            override_reason="test to me",
            source_file="",
            sources=(),
        )
        self._reviews_all = False
        self._reviewing.begin(test, [Source("typed", "", [Person(number)])])

    @Slot(object)
    def _tell_voided(self, code: str) -> None:
        said = self._speech.say(code)
        self.question.ask(said.text, said.hint, (Answer("review", said.button),))
        self.looking.begin()

    @Slot(object)
    def _take_answer(self, key: str) -> None:
        if key == "review":
            self.review()
        elif key == "differences" and self._differences is not None:
            dialog = DifferencesDialog(self.window(), self._differences)
            dialog.finished.connect(dialog.deleteLater)
            dialog.begin()

    @Slot()
    def _show_everybody(self) -> None:
        self._show_message(0)
        self.preview.next_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _open_preview(self) -> None:
        self.side.open_drawer()
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    # --- words and room -------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew, those of the last look too."""
        self.header.title.setText(self.tr("Compose"))
        self.question.close_button.set_name(self.tr("Close the question"))
        self.close_button.set_name(self.tr("Close the preview"))
        self.again_button.setText(self.tr("Same as last month"))
        self.no_account.show_words(
            self.tr("No account yet"),
            self.tr(
                "Add an account at one of the services, or a practice account to try everything "
                "without sending anything."
            ),
            self.tr("Add an account"),
        )
        self._show_look()

    def fit(self) -> None:
        """Put the preview in a drawer, and the findings under the text, or both beside it."""
        if self.narrow:
            self._left.insertWidget(self._left.indexOf(self.order) + 1, self.findings)
        else:
            self._beside.addWidget(self.findings)
        self.close_button.setVisible(self.narrow)
        self.footer.preview_button.setVisible(self.narrow)
        self.side.set_drawer(self.narrow)

    def _lay_out(self) -> None:
        self.header.add_tools(self.kept, self.again_button, self.send_at)
        self._left.setSpacing(16)
        self._left.addWidget(self.recipients)
        self._left.addWidget(self.message, 1)
        self._left.addWidget(self.order)
        self._both.setSpacing(20)
        self._both.addLayout(self._left, 1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(LEFT, 0, RIGHT, 14)
        body.setSpacing(12)
        body.addWidget(self.question)
        body.addLayout(self._both, 1)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.footer)
        self._stack.addWidget(self.no_account)
        self._stack.addWidget(filled)
        self.lay_out(self._stack, above=self.busy)

    def _fill_side(self) -> None:
        beside = QWidget()
        self._beside = QVBoxLayout(beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(16)
        self._beside.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self._beside.addWidget(self.preview, 1)
        self._beside.addWidget(self.findings)
        self.side.stack.addWidget(beside)
        self.side.keep_in_sight(self.footer)
        self.close_button.hide()
        self.footer.preview_button.hide()

    def _connect(self) -> None:
        self.message.edited.connect(self.looking.begin)
        self.message.savings_wanted.connect(self._ask_savings)
        self.message.texts_wanted.connect(self._ask_text)
        self.send_at.changed.connect(self.looking.begin)
        self._choices.changed.connect(self.looking.begin)
        self.order.template_chosen.connect(self.message.take_template)
        self._ordering.changed.connect(self.looking.begin)
        self._ordering.failed.connect(self._tell_error)
        self.adding.changed.connect(self._take_sources)
        self.adding.busy_changed.connect(self._show_busy)
        self.looking.looked.connect(self._take_look)
        self.looking.failed.connect(self._tell_error)
        self.looking.busy_changed.connect(self._show_busy)
        self.recipients.import_wanted.connect(self.import_wanted)
        self.question.answered.connect(self._take_answer)
        self.findings.pressed.connect(self._mend)
        self.footer.mend_button.clicked.connect(self._jump_to_block)
        self.footer.preview_button.clicked.connect(self._open_preview)
        self.footer.test_button.clicked.connect(self.test)
        self.footer.review_button.clicked.connect(self.review)
        self.close_button.clicked.connect(self.side.close_drawer)
        self._reviewing.confirmed.connect(self._take_confirmed)
        self._reviewing.voided.connect(self._tell_voided)
        self._reviewing.everybody_wanted.connect(self._show_everybody)
        self._own_number.given.connect(self._test_to)
        self._own_number.changed.connect(self.own_number_changed)
        self.no_account.pressed.connect(self.accounts_wanted)
        for changed in (
            self.message.edited,
            self.send_at.changed,
            self._choices.changed,
            self._ordering.changed,
            self.adding.changed,
        ):
            changed.connect(self._keeping.begin)
        self.again_button.clicked.connect(self._again.ask)
        self._again.chosen.connect(self.take_again)
        self._again.differing.connect(self._tell_differences)
        self._keeping.kept.connect(self.kept.show_time)
        self._keeping.brought_back.connect(self._take_kept)


def title_of(text: str) -> str:
    """Return the beginning of a text, dots for its fields, to know a campaign by."""
    return brief("…".join(compile_template(text).literals), TITLE)
