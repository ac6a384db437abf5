"""The Accounts tab: a card an account, and under them what belongs to the chosen one."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import NoPasswordStore, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, SenderName
from smsdesk.services.accounts import AccountService, BalanceAnswer
from smsdesk.ui.accounts.account_card import AccountCard, AccountState, CardGrid
from smsdesk.ui.accounts.account_details import AccountDetails
from smsdesk.ui.accounts.account_dialog import AccountDialog, KeysDialog
from smsdesk.ui.accounts.account_sections import AccountSections, Listing
from smsdesk.ui.accounts.small_dialogs import RemoveDialog, RequestSenderDialog
from smsdesk.ui.bangkok import in_bangkok
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.footer import PageHeader
from smsdesk.ui.widgets.labels import PlainLabel

SIDE_BY_SIDE_FROM = 860


class AccountsPage(QWidget):
    """Each account is asked by itself: the trouble of one never hides the others."""

    chosen = Signal(object)  # Account, to write with from now on
    accounts_changed = Signal()

    def __init__(
        self,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._states: dict[int, AccountState] = {}
        self._selected = 0
        self._wanted = ""
        self.header = PageHeader()
        self.updated = PlainLabel(role="small")
        self.refresh_button = IconButton("refresh-cw", self.tr("Ask every service again"))
        self.add_button = Button("", "primary", icon="plus")
        self.trouble = Banner("block")
        self.grid = CardGrid()
        self.details = AccountDetails(speech)
        self.sections = AccountSections(speech)
        self.empty = EmptyState("wallet", "plus")
        self._cards = QButtonGroup(self)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below = QWidget()
        self._content = QWidget()
        self._scroll = ScrollColumn(self._content)

        self._lay_out()

        self.refresh_button.clicked.connect(self.refresh)
        self.add_button.clicked.connect(self.add_account)
        self.empty.pressed.connect(self.add_account)
        self.trouble.pressed.connect(self.refresh)
        self.details.use_wanted.connect(self._use)
        self.details.test_wanted.connect(self._test)
        self.details.keys_wanted.connect(self._change_keys)
        self.details.removal_wanted.connect(self._ask_removal)
        self.sections.settings.save_wanted.connect(self._save_settings)
        self.sections.request_wanted.connect(self._request_sender)
        self.sections.retry_wanted.connect(self._list_names)
        self.retranslate()
        self._show_all()

    @property
    def selected(self) -> Account | None:
        """Return the account whose card is chosen."""
        state = self._states.get(self._selected)
        return state.account if state else None

    @property
    def cards(self) -> list[AccountCard]:
        """Return the cards, in their order."""
        return self.grid.cards

    @Slot()
    def refresh(self) -> None:
        """Look up the accounts, then ask every service for its balance."""
        self._jobs.run(self._load, done=self._take_accounts, failed=self._show_trouble)

    @Slot()
    def add_account(self) -> None:
        """Ask for a new account."""
        dialog = AccountDialog(self.window(), self._accounts, self._jobs, self._speech)
        dialog.added.connect(self._take_new)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_panel()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.header.title.setText(self.tr("Accounts"))
        self.refresh_button.set_name(self.tr("Ask every service again"))
        self.add_button.setText(self.tr("Add account"))
        self.empty.show_words(
            self.tr("No account yet"),
            self.tr("An account is your login at an SMS service. A practice account needs none."),
            self.tr("Add account"),
        )
        self._show_updated()
        for card in self.cards:
            card.show_state(self._states[card.account.id])

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two cards under each other where they do not fit side by side."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _lay_out(self) -> None:
        self.header.add_tools(self.updated, self.refresh_button, self.add_button)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(16)
        self._pair.addWidget(self.details, 1)
        self._pair.addWidget(self.sections, 1)
        self._below.setLayout(self._pair)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(32, 0, 28, 18)
        inner.setSpacing(16)
        for part in (self.trouble, self.grid):
            inner.addWidget(part)
        inner.addWidget(self._below, 1)
        inner.addWidget(self.empty, 1)
        head = QVBoxLayout()
        head.setContentsMargins(32, 18, 28, 0)
        head.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.trouble.hide()

    # --- the accounts ---------------------------------------------------------------------

    def _load(self, _job: JobContext) -> list[AccountState]:
        return [self._state_of(account) for account in self._accounts.all()]

    def _state_of(self, account: Account) -> AccountState:
        balances, at = self._accounts.known_balances(account)
        title = self._accounts.service(account.service).title
        kind = self._accounts.usual_kind(account)
        return AccountState(account, title, kind, tuple(balances), at)

    @Slot(object)
    def _take_accounts(self, states: list[AccountState]) -> None:
        self.trouble.hide()
        before = self._states
        self._states = {state.account.id: state for state in states}
        names = {state.account.name: state.account.id for state in states}
        if self._wanted in names:
            self._selected = names[self._wanted]
        elif self._selected not in self._states:
            self._selected = next(iter(self._states), 0)
        self._wanted = ""
        same = list(before) == list(self._states)
        if same:
            for card in self.cards:
                card.show_state(self._states[card.account.id])
        else:
            self._build_cards()
        self._show_all()
        for state in states:
            self._ask(state.account)

    def _build_cards(self) -> None:
        for button in self._cards.buttons():
            self._cards.removeButton(button)
        cards = []
        for state in self._states.values():
            card = AccountCard(state, self._speech)
            card.chosen.connect(self._select)
            card.retry_wanted.connect(self._ask)
            self._cards.addButton(card)
            cards.append(card)
        self.grid.set_cards(cards)

    def _show_all(self) -> None:
        some = bool(self._states)
        self.grid.setVisible(some)
        self._below.setVisible(some)
        self.empty.setVisible(not some)
        self.updated.setVisible(some)
        self.refresh_button.setVisible(some)
        self.add_button.setVisible(some)
        for card in self.cards:
            if card.account.id == self._selected:
                card.setChecked(True)
                self._show_selected()

    def _show_selected(self) -> None:
        account = self.selected
        if account is None or account == self.details.account:
            return
        info = self._accounts.service(account.service)
        self.details.show_account(self._states[account.id], info)
        self.sections.show_account(account, info)
        self._list_names()
        self._jobs.run(partial(self._look_up_ending, account), done=self._take_ending)

    @Slot(object)
    def _select(self, account: Account) -> None:
        self._selected = account.id
        self._show_selected()
        if self._pair.direction() == QBoxLayout.Direction.TopToBottom:
            self._scroll.ensureWidgetVisible(self.details)

    @Slot(object)
    def _show_trouble(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self.trouble.show_words("block", said.text, said.hint, self.tr("Try again"))
        self.trouble.show()

    # --- balances -------------------------------------------------------------------------

    @Slot(object)
    def _ask(self, account: Account) -> None:
        state = self._states.get(account.id)
        if state is None or state.asking:
            return
        self._show_state(replace(state, asking=True))
        self._jobs.run(partial(self._ask_balance, account), done=self._take_balance)

    def _ask_balance(self, account: Account, _job: JobContext) -> BalanceAnswer:
        return self._accounts.ask_balance(account)

    @Slot(object)
    def _take_balance(self, answer: BalanceAnswer) -> None:
        state = self._states.get(answer.account.id)
        if state is None:
            return
        self._show_state(
            replace(
                state,
                balances=answer.balances,
                asked_at=answer.at,
                asking=False,
                error=answer.error,
                last=state.balances or state.last,
                last_at=state.asked_at if state.balances else state.last_at,
            )
        )
        self._show_updated()

    def _show_state(self, state: AccountState) -> None:
        self._states[state.account.id] = state
        for card in self.cards:
            if card.account.id == state.account.id:
                card.show_state(state)
        if state.account.id == self._selected and self.details.account is not None:
            self.details.show_state(state)

    def _show_updated(self) -> None:
        times = [s.asked_at for s in self._states.values() if s.asked_at and s.error is None]
        oldest = min(times, default=None)
        shown = f"{in_bangkok(oldest):%H:%M}" if oldest else ""
        words = self.tr("Balances at {time}").format(time=shown)
        self.updated.setText(words if oldest else "")

    # --- the chosen one -------------------------------------------------------------------

    @Slot()
    def _use(self) -> None:
        if self.selected is not None:
            self.chosen.emit(self.selected)

    @Slot()
    def _test(self) -> None:
        if (account := self.selected) is not None:
            self.details.show_testing(True)
            self._jobs.run(partial(self._ask_balance, account), done=self._take_test)

    @Slot(object)
    def _take_test(self, answer: BalanceAnswer) -> None:
        self._take_balance(answer)
        if self.details.account is None or self.details.account.id != answer.account.id:
            return
        self.details.show_testing(False)
        works = self._speech.word("account_works", name=answer.account.name)
        self.details.show_result(works=works, error=answer.error)

    @Slot(object)
    def _save_settings(self, settings: dict[str, str]) -> None:
        if (account := self.selected) is not None:
            self._jobs.run(
                partial(self._change_settings, account.name, settings),
                done=self._take_settings,
                failed=self.sections.settings.show_refused,
            )

    def _change_settings(
        self, name: str, settings: dict[str, str], _job: JobContext
    ) -> AccountState:
        return self._state_of(self._accounts.change_settings(name, settings))

    @Slot(object)
    def _take_settings(self, state: AccountState) -> None:
        if state.account.id == self._selected:
            self.sections.settings.show_saved(state.account)
        self._show_state(state)
        self._ask(state.account)
        self.accounts_changed.emit()

    def _look_up_ending(self, account: Account, _job: JobContext) -> tuple[Account, str]:
        try:
            return account, self._accounts.key_ending(account)
        except NoPasswordStore:
            return account, ""

    @Slot(object)
    def _take_ending(self, found: tuple[Account, str]) -> None:
        account, ending = found
        if self.details.account is not None and account.id == self.details.account.id:
            self.details.show_ending(ending)

    @Slot()
    def _change_keys(self) -> None:
        if (account := self.selected) is None:
            return
        dialog = KeysDialog(self.window(), account, self._accounts, self._jobs, self._speech)
        dialog.changed.connect(self._take_keys)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_form()

    @Slot(object)
    def _take_keys(self, answer: BalanceAnswer) -> None:
        self._take_test(answer)
        self._list_names()
        self._jobs.run(partial(self._look_up_ending, answer.account), done=self._take_ending)
        self.accounts_changed.emit()

    # --- senders and templates ------------------------------------------------------------

    @Slot()
    def _list_names(self) -> None:
        if (account := self.selected) is not None:
            self._jobs.run(partial(self._list, account), done=self._take_listing)

    def _list(self, account: Account, _job: JobContext) -> Listing:
        info = self._accounts.service(account.service)
        try:
            senders = self._accounts.senders(account)
            templates = self._accounts.templates(account) if info.lists_templates else ()
        except SmsdeskError as error:
            return Listing(account, error=error)
        return Listing(account, senders, templates)

    @Slot(object)
    def _take_listing(self, listing: Listing) -> None:
        if listing.account.id == self._selected:
            self.sections.show_listing(listing)

    @Slot()
    def _request_sender(self) -> None:
        if (account := self.selected) is None:
            return
        dialog = RequestSenderDialog(
            self.window(), account, self._accounts, self._jobs, self._speech
        )
        dialog.requested.connect(self._take_request)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_form()

    @Slot(object)
    def _take_request(self, sender: SenderName) -> None:
        self.details.show_result(works=self._speech.word("sender_requested", name=sender.sender))
        self._list_names()

    # --- adding and removing --------------------------------------------------------------

    @Slot(object)
    def _take_new(self, account: Account) -> None:
        self._wanted = account.name
        self.refresh()
        self.accounts_changed.emit()

    @Slot()
    def _ask_removal(self) -> None:
        if (account := self.selected) is not None:
            dialog = RemoveDialog(self.window(), account)
            dialog.accepted.connect(self._remove)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open_question()

    @Slot()
    def _remove(self) -> None:
        if (account := self.selected) is not None:
            self._jobs.run(
                partial(self._take_out, account.name),
                done=self._take_removal,
                failed=self._say_failure,
            )

    def _take_out(self, name: str, _job: JobContext) -> None:
        self._accounts.remove(name)

    @Slot(object)
    def _say_failure(self, error: SmsdeskError) -> None:
        self.details.show_result(error=error)

    @Slot(object)
    def _take_removal(self, _nothing: object) -> None:
        self.refresh()
        self.accounts_changed.emit()
