"""The window: the frame with its pages, and what passes between them.

Pages know their services and nothing of each other; what one asks for, the window hands on.
"""
# ruff: noqa: PLC0415 - imports inside functions keep the first paint quick

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMenu, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.pages import Pages
from smsdesk.ui.speech import Speech
from smsdesk.ui.status_line import StatusItem
from smsdesk.ui.style import Theme

if TYPE_CHECKING:
    from smsdesk.core.models import Account, Campaign, SendingNews
    from smsdesk.services.desk import Desk
    from smsdesk.ui.sender import Sender

SIZE = (1280, 800)


class MainWindow(Frame):
    """What the clerk sees. It is shown bare, and furnished when the desk stands."""

    def __init__(self, clock: Clock, jobs: JobRunner, language: Language, theme: Theme) -> None:
        super().__init__(clock)
        self.language = language
        self.theme = theme
        self.speech = Speech(language)
        self._clock = clock
        self._jobs = jobs
        self._desk: Desk | None = None
        self._contents: Pages | None = None
        self._sender: Sender | None = None
        self._account: Account | None = None
        self._leaving = False

        self.setWindowTitle("smsdesk")
        self.resize(*SIZE)
        jobs.unhandled.connect(self.complain)
        self.set_status([])

    # --- opening and closing --------------------------------------------------------------

    @Slot(object)
    def furnish(self, desk: Desk) -> None:
        """Build the pages over an open desk."""
        from smsdesk.ui.sender import Sender

        self._desk = desk
        self._sender = Sender(desk.sending, self)
        self._contents = Pages(
            self, desk, self._jobs, self.speech, language=self.language, clock=desk.clock
        )
        self._connect(self._contents, self._sender)
        self._jobs.run(self._look_around, done=self._settle_in)

    @Slot(object)
    def refuse(self, error: SmsdeskError) -> None:
        """Say why there is no desk to open, and close."""
        self._leaving = True
        from smsdesk.ui.errors import ErrorDialog

        dialog = ErrorDialog(self, error, self.speech, self.tr("Close"))
        dialog.finished.connect(self.close)
        dialog.present()

    @Slot(object)
    def complain(self, error: SmsdeskError) -> None:
        """Say an error that nobody else says; everything typed is kept."""
        from smsdesk.ui.errors import ErrorDialog

        dialog = ErrorDialog(self, error, self.speech, self.tr("Close"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.present()

    @Slot()
    def admit_bug(self) -> None:
        """Say that something in the program itself went wrong."""
        self.complain(SmsdeskError("bug"))

    @property
    def furnished(self) -> bool:
        """Tell whether the pages stand."""
        return self._contents is not None and self._contents.settled_in

    @property
    def desk(self) -> Desk:
        """Return the open desk. Raises LookupError before it stands."""
        if self._desk is None:
            raise LookupError("desk")
        return self._desk

    @property
    def pages(self) -> Pages:
        """Return the pages. Raises LookupError before they stand."""
        if self._contents is None:
            raise LookupError("pages")
        return self._contents

    def page_is_settled(self) -> bool:
        """Tell whether the page in sight has nothing under way."""
        return not self._jobs.busy

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a campaign is interrupted; stop it before the next request."""
        if self._sender is not None and self._sender.busy and not self._leaving:
            event.ignore()
            self._ask_before_leaving()
            return
        super().closeEvent(event)

    def close_desk(self) -> None:
        """Stop sending, wait for the request in flight, close the data folder."""
        if self._sender is not None:
            self._sender.shutdown()
        self._jobs.shutdown()
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _ask_before_leaving(self) -> None:
        from smsdesk.ui.errors import ErrorDialog

        error = SmsdeskError("quit_while_sending")
        dialog = ErrorDialog(
            self, error, self.speech, self.tr("Go on sending"), self.tr("Stop and close")
        )
        dialog.accepted.connect(self._leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.present()

    @Slot()
    def _leave(self) -> None:
        self._leaving = True
        self.setEnabled(False)
        if self._sender is not None:
            self._sender.stop()
        self.close()

    # --- settling in ----------------------------------------------------------------------

    def _look_around(self, _job: JobContext) -> tuple[list[Account], str, list[Campaign]]:
        desk = self.desk
        return desk.accounts.all(), desk.setting("account"), desk.sending.all(limit=50)

    @Slot(object)
    def _settle_in(self, seen: tuple[list[Account], str, list[Campaign]]) -> None:
        accounts, last, campaigns = seen
        pages = self.pages
        chosen = next((a for a in accounts if a.name == last), accounts[0] if accounts else None)
        if chosen is None:
            pages.show_first_start()
        else:
            self._use(chosen)
        self._count_unknown(campaigns)
        pages.settled_in = True

    @Slot(object)
    def _use(self, account: Account) -> None:
        """Send from this account from now on."""
        self._account = account
        self.pages.show_compose()
        self.pages.compose.use_account(account)
        self.set_practice(account.practice)
        self.desk.set_setting("account", account.name)
        self._show_balance()

    @Slot()
    def _show_balance(self) -> None:
        if self._account is not None:
            self.set_account(self._account.name, self.tr("Asking for the balance…"))
            self._jobs.run(self._ask_balance, done=self._tell_balance, failed=self._no_balance)

    def _ask_balance(self, _job: JobContext) -> tuple[Account, str]:
        account = self._account
        if account is None:
            raise SmsdeskError("cancelled")
        answer = self.desk.accounts.test(account)
        kind = self.desk.accounts.usual_kind(account)
        fitting = [b.credits for b in answer.balances if not kind or b.kind == kind]
        return account, f"{sum(fitting):,}"

    @Slot(object)
    def _tell_balance(self, told: tuple[Account, str]) -> None:
        account, credits_ = told
        if account == self._account:
            line = self.tr("{credits} credits left").format(credits=credits_)
            self.set_account(account.name, line)

    @Slot(object)
    def _no_balance(self, _error: SmsdeskError) -> None:
        if self._account is not None:
            self.set_account(self._account.name, self.tr("Balance unknown"), "warn")

    # --- what passes between the pages ----------------------------------------------------

    def _connect(self, pages: Pages, sender: Sender) -> None:
        self.account_pressed.connect(self._choose_account)
        self.practice_left.connect(self._show_accounts)
        self.stop_requested.connect(sender.stop)
        self.status_pressed.connect(self._follow_status)
        self.tab_changed.connect(pages.show)
        pages.account_made.connect(self._use)
        pages.account_chosen.connect(self._use)
        pages.accounts_wanted.connect(self._show_accounts)
        pages.import_wanted.connect(self._show_import)
        pages.write_wanted.connect(self._write_to_list)
        pages.confirmed.connect(self._show_sending)
        pages.history_wanted.connect(self._show_history)
        pages.new_message_wanted.connect(pages.show_compose)
        pages.start_wanted.connect(self._send)
        pages.stop_wanted.connect(sender.stop)
        pages.undo_wanted.connect(self._undo)
        pages.resolve_wanted.connect(self._resolve)
        pages.retry_wanted.connect(self._retry)
        sender.news.connect(self._tell_news)
        sender.ended.connect(self._tell_end)
        sender.failed.connect(self.complain)

    @Slot(object)
    def _show_sending(self, campaign: Campaign) -> None:
        self.show_tab(Tab.COMPOSE)
        self.pages.show_sending(campaign)

    @Slot(object)
    def _send(self, campaign_id: int) -> None:
        """Start or resume a campaign; its page shows how it goes."""
        if self._sender is not None:
            self._sender.start(campaign_id)
        if self.pages.sending.campaign_id != campaign_id:
            self._jobs.run(_Getting(self.desk, campaign_id).get, done=self._show_sending)

    @Slot(object)
    def _undo(self, campaign_id: int) -> None:
        self._jobs.run(_Calling(self.desk, "cancel", campaign_id).call, done=self._tell_changed)

    @Slot(object)
    def _retry(self, campaign_id: int) -> None:
        self._jobs.run(_Calling(self.desk, "retry", campaign_id).call, done=self._show_sending)

    @Slot(object)
    def _resolve(self, seen: tuple[int, bool]) -> None:
        self._jobs.run(_Resolving(self.desk, *seen).call, done=self._tell_resolved)

    @Slot(object)
    def _tell_resolved(self, campaign: Campaign) -> None:
        if campaign.follow_up_of is not None:
            self._show_sending(campaign)
        else:
            self._tell_changed(campaign)
        self._recount()

    @Slot(object)
    def _tell_changed(self, campaign: Campaign) -> None:
        if self.pages.sending.campaign_id == campaign.id:
            self.pages.sending.show_campaign(campaign)
        self.pages.refresh_history()

    @Slot(object)
    def _tell_news(self, news: SendingNews) -> None:
        self.pages.sending.tell(news)
        done = news.tally.messages - news.tally.queued
        text = self.tr("Sending {done} of {total}").format(
            done=f"{done:,}", total=f"{news.tally.messages:,}"
        )
        self.set_status([StatusItem("accent", text, "send", "sending")])

    @Slot(object)
    def _tell_end(self, campaign: Campaign) -> None:
        if self.pages.sending.campaign_id == campaign.id:
            self.pages.sending.show_campaign(campaign)
        if campaign.state == "finished":
            item = StatusItem("ok", self.tr("All sent"), "circle-check", "sending")
        else:
            words = self.speech.word(f"state_{campaign.state}")
            item = StatusItem("warn", words, "circle-pause", "sending")
        self.set_status([item])
        self.pages.refresh_history()
        self._show_balance()
        self._recount()

    @Slot()
    def _recount(self) -> None:
        self._jobs.run(self._campaigns, done=self._count_unknown)

    def _campaigns(self, _job: JobContext) -> list[Campaign]:
        return self.desk.sending.all(limit=50)

    @Slot(object)
    def _count_unknown(self, campaigns: list[Campaign]) -> None:
        now = self._clock()
        unknown = sum(campaign.tally.unknown for campaign in campaigns)
        planned = sum(
            campaign.order.at is not None and campaign.order.at > now for campaign in campaigns
        )
        spoken = self.speech.word("message_unknown")
        self.set_count(Tab.HISTORY, unknown, "unknown", f"{unknown:,} {spoken}")
        self.set_count(Tab.SCHEDULE, planned)

    @Slot(object)
    def _follow_status(self, _key: object) -> None:
        self.show_tab(Tab.COMPOSE)

    @Slot()
    def _show_accounts(self) -> None:
        self.show_tab(Tab.ACCOUNTS)

    @Slot()
    def _show_import(self) -> None:
        self.show_tab(Tab.CONTACTS)
        self.pages.show_import()

    @Slot(object)
    def _write_to_list(self, name: str) -> None:
        self.show_tab(Tab.COMPOSE)
        self.pages.show_compose()
        self.pages.compose.add_list(name)

    @Slot(object)
    def _show_history(self, campaign_id: object) -> None:
        self.show_tab(Tab.HISTORY)
        if isinstance(campaign_id, int):
            self.pages.history.show_campaign(campaign_id)

    @Slot()
    def _choose_account(self) -> None:
        self._jobs.run(self._accounts, done=self._offer_accounts)

    def _accounts(self, _job: JobContext) -> list[Account]:
        return self.desk.accounts.all()

    @Slot(object)
    def _offer_accounts(self, accounts: list[Account]) -> None:
        menu = _AccountMenu(accounts, self.tr("Manage accounts…"), self)
        menu.chosen.connect(self._use)
        menu.managed.connect(self._show_accounts)
        menu.aboutToHide.connect(menu.deleteLater)
        card = self.rail.account
        menu.popup(card.mapToGlobal(card.rect().topLeft()) - menu.rect().bottomLeft())

    def changeEvent(self, event: QEvent) -> None:
        """Say the balance in the new language too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._desk is not None:
            self._desk.set_setting("language", self.language.current)


class _AccountMenu(QMenu):
    """The accounts to send from."""

    chosen = Signal(object)  # Account
    managed = Signal()

    def __init__(self, accounts: list[Account], manage: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._accounts = {self.addAction(account.name): account for account in accounts}
        self.addSeparator()
        self._manage = self.addAction(manage)
        self.triggered.connect(self._tell)
        self.adjustSize()

    @Slot(object)
    def _tell(self, action: object) -> None:
        if action is self._manage:
            self.managed.emit()
            return
        for known, account in self._accounts.items():
            if known is action:
                self.chosen.emit(account)


class _Getting:
    """Looks one campaign up in a worker thread."""

    def __init__(self, desk: Desk, campaign_id: int) -> None:
        self._desk, self._campaign_id = desk, campaign_id

    def get(self, _job: JobContext) -> Campaign:
        """Return the campaign."""
        return self._desk.sending.get(self._campaign_id)


class _Calling:
    """Cancels or retries a campaign in a worker thread."""

    def __init__(self, desk: Desk, verb: str, campaign_id: int) -> None:
        self._desk, self._verb, self._campaign_id = desk, verb, campaign_id

    def call(self, _job: JobContext) -> Campaign:
        """Return the campaign that came of it."""
        act = {"cancel": self._desk.sending.cancel, "retry": self._desk.sending.retry}[self._verb]
        return act(self._campaign_id)


class _Resolving:
    """Writes what the operator saw of the unknown, in a worker thread."""

    def __init__(self, desk: Desk, campaign_id: int, sent: bool) -> None:
        self._desk, self._campaign_id, self._sent = desk, campaign_id, sent

    def call(self, _job: JobContext) -> Campaign:
        """Return the new campaign, or the old one."""
        return self._desk.sending.resolve(self._campaign_id, sent=self._sent)
