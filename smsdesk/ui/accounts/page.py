"""The Accounts tab: a card an account, and under them what belongs to the chosen one."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Account, SenderName
from smsdesk.core.schedule import in_bangkok
from smsdesk.services.account_files import Taken
from smsdesk.services.accounts import AccountService, BalanceAnswer
from smsdesk.services.balances import BalanceService
from smsdesk.services.otp import OtpService
from smsdesk.ui.accounts.account_acts import AccountActs
from smsdesk.ui.accounts.account_card import AccountCard, CardGrid
from smsdesk.ui.accounts.account_details import AccountDetails
from smsdesk.ui.accounts.account_dialog import AccountDialog
from smsdesk.ui.accounts.account_menu import AccountMenuButton
from smsdesk.ui.accounts.account_sections import AccountSections, Listing
from smsdesk.ui.accounts.otp_dialog import OtpDialog
from smsdesk.ui.accounts.states import AccountState, AccountStates
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import PlainLabel


class AccountsPage(Page):
    """Cards at the top; the chosen account's credit and names under them."""

    NARROW_BELOW = 860

    chosen = Signal(object)  # Account, to write with from now on
    accounts_changed = Signal()
    template_wanted = Signal(object, object)  # Account, ServiceTemplate to write with
    sender_wanted = Signal(object, object)  # Account, the name of a sender to test

    def __init__(
        self,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        balances: BalanceService,
        otp: OtpService,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._accounts = accounts
        self._otp = otp
        self._selected = 0
        self._wanted = ""
        self.updated = PlainLabel(role="small")
        self.refresh_button = IconButton("refresh-cw", self.tr("Ask every service again"))
        self.add_button = Button("", "primary", icon="plus")
        self.menu_button = AccountMenuButton()
        self.trouble = Trouble(speech)
        self.grid = CardGrid()
        self.details = AccountDetails(speech, clock)
        self.sections = AccountSections(speech, clock)
        self.empty = EmptyState("wallet", "plus")
        self._states = AccountStates(accounts, balances, jobs, self)
        self._acts = AccountActs(self, accounts, jobs, speech, clock)
        self._cards = QButtonGroup(self)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below = QWidget()
        self._content = QWidget()
        self._scroll = ScrollColumn(self._content)

        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_all()

    @property
    def selected(self) -> Account | None:
        """Return the account whose card is chosen."""
        state = self._states.by_id.get(self._selected)
        return state.account if state else None

    @property
    def cards(self) -> list[AccountCard]:
        """Return the cards, in their order."""
        return self.grid.cards

    @Slot()
    def refresh(self) -> None:
        """Look up the accounts, then ask every service for its balance."""
        self._states.load()

    @Slot()
    def add_account(self) -> None:
        """Ask for a new account."""
        dialog = AccountDialog(self.window(), self._accounts, self._jobs, self._speech)
        dialog.added.connect(self._take_new)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_panel()

    # --- the accounts ---------------------------------------------------------------------

    @Slot()
    def _show_accounts(self) -> None:
        self.trouble.clear()
        states = self._states.by_id
        names = {state.account.name: state.account.id for state in states.values()}
        if self._wanted in names:
            self._selected = names[self._wanted]
        elif self._selected not in states:
            self._selected = next(iter(states), 0)
        self._wanted = ""
        if [card.account.id for card in self.cards] == list(states):
            for card in self.cards:
                card.show_state(states[card.account.id])
        else:
            self._build_cards()
        self._show_all()

    def _build_cards(self) -> None:
        for button in self._cards.buttons():
            self._cards.removeButton(button)
        cards = []
        for state in self._states.by_id.values():
            card = AccountCard(state, self._speech)
            card.chosen.connect(self._select)
            card.retry_wanted.connect(self._states.ask)
            self._cards.addButton(card)
            cards.append(card)
        self.grid.set_cards(cards)

    def _show_all(self) -> None:
        some = bool(self._states.by_id)
        for widget in (
            self.grid,
            self._below,
            self.updated,
            self.refresh_button,
            self.add_button,
        ):
            widget.setVisible(some)
        self.empty.setVisible(not some)
        self.menu_button.show_accounts(some=some)
        for card in self.cards:
            if card.account.id == self._selected:
                card.setChecked(True)
                self._show_selected()

    def _show_selected(self) -> None:
        account = self.selected
        if account is None or account == self.details.account:
            return
        info = self._accounts.service(account.service)
        self.details.show_account(self._states.by_id[account.id], info)
        self.details.show_otp(offered=self._otp.offered(account))
        self.sections.show_account(account, info)
        self._acts.list_names(account)
        self._acts.find_ending(account)

    @Slot(object)
    def _select(self, account: Account) -> None:
        self._selected = account.id
        self._show_selected()
        if self.narrow:
            self._scroll.ensureWidgetVisible(self.details)

    @Slot(object)
    def _show_state(self, state: AccountState) -> None:
        for card in self.cards:
            if card.account.id == state.account.id:
                card.show_state(state)
        if state.account.id == self._selected and self.details.account is not None:
            self.details.show_state(state)
        self._say_updated()

    @Slot(object)
    def _take_new(self, account: Account) -> None:
        self._wanted = account.name
        self.refresh()
        self.accounts_changed.emit()

    # --- the chosen one -------------------------------------------------------------------

    @Slot()
    def _use(self) -> None:
        if self.selected is not None:
            self.chosen.emit(self.selected)

    @Slot()
    def _test(self) -> None:
        if self.selected is not None:
            self.details.show_testing(True)
            self._acts.test(self.selected)

    @Slot(object)
    def _save_settings(self, settings: dict[str, str]) -> None:
        if self.selected is not None:
            self._acts.change_settings(self.selected, settings)

    @Slot()
    def _change_keys(self) -> None:
        if self.selected is not None:
            self._acts.change_keys(self.selected)

    @Slot()
    def _list_names(self) -> None:
        if self.selected is not None:
            self._acts.list_names(self.selected)

    @Slot()
    def _request_sender(self) -> None:
        if self.selected is not None:
            self._acts.request_sender(self.selected)

    @Slot()
    def _ask_otp(self) -> None:
        if self.selected is not None:
            dialog = OtpDialog(
                self.window(), self.selected, self._otp, self._accounts, self._jobs, self._speech
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open_form()

    @Slot()
    def _remove(self) -> None:
        if self.selected is not None:
            self._acts.remove(self.selected)

    def _is_shown(self, account: Account) -> bool:
        return self.details.account is not None and self.details.account.id == account.id

    @Slot(object)
    def _take_test(self, answer: BalanceAnswer) -> None:
        self._states.take_answer(answer)
        if self._is_shown(answer.account):
            self.details.show_testing(False)
            works = self._speech.word("account_works", name=answer.account.name)
            self.details.show_result(works=works, error=answer.error)

    @Slot(object)
    def _take_keys(self, answer: BalanceAnswer) -> None:
        self._take_test(answer)
        self._acts.list_names(answer.account)
        self._acts.find_ending(answer.account)
        self.accounts_changed.emit()

    @Slot(object)
    def _tell_export(self, count: int) -> None:
        self.trouble.clear()
        self.details.show_result(works=self._speech.word("accounts_exported", count=count))

    @Slot(object)
    def _take_imported(self, taken: Taken) -> None:
        self.trouble.clear()
        self.details.show_result(
            works=self._speech.word("accounts_imported", count=len(taken.added))
        )
        self.refresh()
        self.accounts_changed.emit()

    @Slot(object)
    def _take_address(self, _answer: BalanceAnswer) -> None:
        self.refresh()
        self.accounts_changed.emit()

    @Slot(object)
    def _take_ending(self, found: tuple[Account, str, bool]) -> None:
        account, ending, in_memory = found
        if self._is_shown(account):
            self.details.show_ending(ending, in_memory=in_memory)

    @Slot(object)
    def _take_settings(self, account: Account) -> None:
        state = self._states.by_id.get(account.id)
        if state is None:
            return
        if account.id == self._selected:
            self.sections.settings.show_saved(account)
            self.details.show_otp(offered=self._otp.offered(account))
        kind = self._accounts.usual_kind(account)
        self._states.put(replace(state, account=account, usual_kind=kind))
        self._states.ask(account)
        self.accounts_changed.emit()

    @Slot(object)
    def _take_names(self, listing: Listing) -> None:
        if listing.account.id == self._selected:
            self.sections.show_listing(listing)

    @Slot(object)
    def _take_request(self, sender: SenderName) -> None:
        self.details.show_result(works=self._speech.word("sender_requested", name=sender.sender))
        self._list_names()

    @Slot()
    def _take_removal(self) -> None:
        self.refresh()
        self.accounts_changed.emit()

    @Slot(object)
    def _say_failure(self, error: SmsdeskError) -> None:
        self.details.show_result(error=error)

    # --- words and room -------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.header.title.setText(self.tr("Accounts"))
        self.refresh_button.set_name(self.tr("Ask every service again"))
        self.add_button.setText(self.tr("Add account"))
        self.empty.show_words(
            self.tr("No account yet"),
            self.tr("An account is your login at an SMS service. A practice account needs none."),
            self.tr("Add account"),
        )
        self._say_updated()
        for card in self.cards:
            card.show_state(self._states.by_id[card.account.id])

    def _say_updated(self) -> None:
        oldest = self._states.oldest
        words = self.tr("Balances at {time}")
        shown = words.format(time=f"{in_bangkok(oldest):%H:%M}") if oldest else ""
        self.updated.setText(shown)

    def fit(self) -> None:
        """Put the two cards under each other where they do not fit side by side."""
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.TopToBottom if self.narrow else directions.LeftToRight)

    def _lay_out(self) -> None:
        self.header.add_tools(self.updated, self.refresh_button, self.menu_button, self.add_button)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(16)
        self._pair.addWidget(self.details, 1)
        self._pair.addWidget(self.sections, 1)
        self._below.setLayout(self._pair)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(LEFT, 0, RIGHT, BOTTOM)
        inner.setSpacing(16)
        inner.addWidget(self.trouble)
        inner.addWidget(self.grid)
        inner.addWidget(self._below, 1)
        inner.addWidget(self.empty, 1)
        self.lay_out(self._scroll)

    def _connect(self) -> None:
        self.refresh_button.clicked.connect(self.refresh)
        self.add_button.clicked.connect(self.add_account)
        self.empty.pressed.connect(self.add_account)
        self.trouble.pressed.connect(self.refresh)
        self.details.use_wanted.connect(self._use)
        self.details.test_wanted.connect(self._test)
        self.details.keys_wanted.connect(self._change_keys)
        self.details.removal_wanted.connect(self._remove)
        self.details.otp_wanted.connect(self._ask_otp)
        self.sections.settings.save_wanted.connect(self._save_settings)
        self.sections.request_wanted.connect(self._request_sender)
        self.sections.retry_wanted.connect(self._list_names)
        self.sections.note_wanted.connect(self._acts.note_sender)
        self.sections.forget_wanted.connect(self._acts.forget_sender)
        self.sections.template_wanted.connect(self._acts.show_template)
        self.sections.address_wanted.connect(self._acts.change_address)
        self.sections.test_wanted.connect(self.sender_wanted)
        self._states.loaded.connect(self._show_accounts)
        self._states.changed.connect(self._show_state)
        self._states.failed.connect(self.trouble.show_error)
        self._acts.tested.connect(self._take_test)
        self._acts.keys_changed.connect(self._take_keys)
        self._acts.ending_found.connect(self._take_ending)
        self._acts.listed.connect(self._take_names)
        self._acts.template_chosen.connect(self.template_wanted)
        self._acts.address_changed.connect(self._take_address)
        self.menu_button.export_wanted.connect(self._acts.export_to)
        self.menu_button.import_wanted.connect(self._acts.import_from)
        self._acts.exported.connect(self._tell_export)
        self._acts.imported.connect(self._take_imported)
        self._acts.file_refused.connect(self.trouble.show_error)
        self._acts.sender_requested.connect(self._take_request)
        self._acts.settings_changed.connect(self._take_settings)
        self._acts.settings_refused.connect(self.sections.settings.show_refused)
        self._acts.removed.connect(self._take_removal)
        self._acts.failed.connect(self._say_failure)
