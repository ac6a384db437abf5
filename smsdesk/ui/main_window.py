"""The window: the frame with its pages, and what passes between them.

It is shown bare, and furnished when the desk stands. Pages know their services and nothing of
each other; what one asks for, the window hands on.
"""
# ruff: noqa: PLC0415 - imports inside functions keep the first paint quick

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smsdesk.core.backups import Restored
    from smsdesk.core.jobs import JobContext
    from smsdesk.core.models import Account, Campaign, ServiceTemplate
    from smsdesk.services.balances import Outlook
    from smsdesk.services.desk import Desk
    from smsdesk.services.rescue import Unpacked
    from smsdesk.ui.account_in_use import AccountInUse
    from smsdesk.ui.balance_watch import BalanceWatch
    from smsdesk.ui.campaign_control import CampaignControl
    from smsdesk.ui.desk_watch import DeskWatch
    from smsdesk.ui.hourly import Hourly
    from smsdesk.ui.jobs import JobRunner
    from smsdesk.ui.language import Language
    from smsdesk.ui.pages import Pages
    from smsdesk.ui.planning import Planning
    from smsdesk.ui.report_watch import ReportWatch
    from smsdesk.ui.style import Theme
    from smsdesk.ui.troubles import Troubles

SIZE = (1280, 800)


class MainWindow(Frame):
    """What the clerk sees. ``folder`` is the data folder, where one is known; ``unpacked`` a backup
    that is to take the place of the data once the window is closed."""

    opening_wanted = Signal()  # the desk is to be opened, once more

    def __init__(self, jobs: JobRunner, language: Language, theme: Theme) -> None:
        super().__init__()
        self.language = language
        self.theme = theme
        self.speech = Speech(language)
        self._jobs = jobs
        self._desk: Desk | None = None
        self._contents: Pages | None = None
        self._account: AccountInUse | None = None
        self._control: CampaignControl | None = None
        self._planning: Planning | None = None
        self._reports: ReportWatch | None = None
        self._balances: BalanceWatch | None = None
        self._hourly: Sequence[Hourly] = ()
        self._watch: DeskWatch | None = None
        self._troubles: Troubles | None = None
        self._leaving = False
        self.folder: Path | None = None
        self.unpacked: Unpacked | None = None

        self.setWindowTitle("smsdesk")
        self.resize(*SIZE)
        jobs.unhandled.connect(self.complain)

    # --- opening --------------------------------------------------------------------------

    @Slot(object)
    def furnish(self, desk: Desk | None) -> None:
        """Build the pages over an open desk, or History alone where it can only be read.

        None: the window that holds the data came forward instead of this one.
        """
        from smsdesk.ui.desk_watch import DeskWatch

        if desk is None:
            self.close()
            return
        self._desk = desk
        self.set_clock(desk.clock)
        self._watch = DeskWatch(desk, self)
        self._watch.called.connect(self.come_forward)
        self._watch.troubled.connect(self._stop_in_trouble)
        if desk.trouble is not None:
            self.troubles.read(desk)
            return
        self._furnish_whole(desk)
        if desk.recovered.restored is not None:
            self._tell_restored(desk.recovered.restored)
        elif desk.frozen:
            self.complain(SmsdeskError("restored_start", count=desk.frozen))

    def _furnish_whole(self, desk: Desk) -> None:
        from smsdesk.ui.account_in_use import AccountInUse
        from smsdesk.ui.balance_watch import BalanceWatch
        from smsdesk.ui.campaign_control import CampaignControl
        from smsdesk.ui.hourly import Hourly
        from smsdesk.ui.pages import Pages
        from smsdesk.ui.planning import Planning
        from smsdesk.ui.report_watch import ReportWatch

        self._account = AccountInUse(self, desk.accounts, self._jobs)
        self._control = CampaignControl(
            self, desk.sending, desk.scheduling, self._jobs, self.speech, desk.clock
        )
        self._contents = Pages(
            self, desk, self._jobs, self.speech, language=self.language, clock=desk.clock
        )
        self._connect(self._contents, self._account, self._control)
        self._reports = ReportWatch(desk.reports, self)
        self._reports.changed.connect(self._contents.show_reports)
        self._reports.asking.connect(self._contents.history.show_asking)
        self._reports.failed.connect(self.complain)
        self._contents.reports_wanted.connect(self._reports.ask)
        self._contents.records.backups_wanted.connect(self.show_backups)
        self._planning = Planning(self, desk, self._contents, self._control, self._jobs)
        self._planning.quit_wanted.connect(self._leave)
        self._balances = BalanceWatch(desk.balances, self._jobs, self)
        self._balances.low.connect(self._show_low)
        self._balances.fell.connect(self._planning.tell_low)
        self._control.ended.connect(self._balances.look_after)
        self._contents.accounts_changed.connect(self._balances.reckon)
        self._hourly = (
            Hourly("retention", desk.privacy.purge_when_due, self._jobs, self),
            Hourly("backup", desk.backups.make_when_due, self._jobs, self),
        )
        self._jobs.run(self._look_around, done=self._settle_in)

    @property
    def troubles(self) -> Troubles:
        """Return what looks after data that cannot be used as it is."""
        from smsdesk.ui.troubles import Troubles

        if self._troubles is None:
            self._troubles = Troubles(self, self._jobs, self.speech)
            self._troubles.opening_wanted.connect(self._open_again)
        return self._troubles

    @Slot(object)
    def refuse(self, error: SmsdeskError) -> None:
        """Say why there is no desk to open, and close unless it is tried again."""
        self.troubles.refuse(error, self.folder)

    @Slot()
    def _open_again(self) -> None:
        if self._watch is not None:
            self._watch.end()
            self._watch = None
        self._desk = None
        self.opening_wanted.emit()

    @Slot()
    def come_forward(self) -> None:
        """Show the window to whoever started the program once more."""
        QApplication.setQuitOnLastWindowClosed(True)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(object)
    def _stop_in_trouble(self, trouble: SmsdeskError) -> None:
        """The data went bad while it was open: nothing more is sent from it."""
        if self._planning is not None:
            self._planning.end()
        self._end_hourly()
        if self._reports is not None:
            self._reports.rest()
        if self._control is not None:
            self._control.running.stop()
        self.troubles.tell(trouble, self.desk.folder)

    def _end_hourly(self) -> None:
        for one in self._hourly:
            one.end()

    def _look_around(self, _job: JobContext) -> tuple[list[Account], str]:
        return self.desk.accounts.all(), self.desk.setting("account")

    @Slot(object)
    def _settle_in(self, seen: tuple[list[Account], str]) -> None:
        accounts, last = seen
        first = accounts[0] if accounts else None
        chosen = next((account for account in accounts if account.name == last), first)
        if chosen is None:
            self.pages.show_first_start()
        else:
            self._use(chosen)
        if self._control is not None:
            self._control.recount()
        self.pages.compose.set_own_number(self.desk.setting("own_number"))
        self.pages.contacts.set_who(self.desk.setting("who"))
        self.offer_never()
        self.pages.compose.bring_back()
        if self._planning is not None:
            self._planning.begin()
        if self._reports is not None:
            self._reports.begin()
        if self._balances is not None:
            self._balances.begin()
        for one in self._hourly:
            one.begin()
        self.pages.settled_in = True

    # --- closing --------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a campaign is interrupted; stop it before the next request."""
        if self._is_sending() and not self._leaving:
            event.ignore()
            self._ask_before_leaving()
            return
        if self._contents is not None:
            self._contents.compose.keep()
        planning = self._planning if not self._leaving else None
        if planning is not None and (planning.stays() or planning.ask_before_closing()):
            event.ignore()
            return
        super().closeEvent(event)

    def close_desk(self) -> None:
        """Stop sending, wait for the request in flight, close the data folder."""
        if self._planning is not None:
            self._planning.end()
        if self._watch is not None:
            self._watch.end()
        if self._balances is not None:
            self._balances.end()
        self._end_hourly()
        if self._control is not None:
            self._control.running.shutdown()
        if self._reports is not None:
            self._reports.end()
        self._jobs.shutdown()
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _is_sending(self) -> bool:
        """Tell whether messages are on their way, or in the seconds before their first byte."""
        if self._control is None or self._contents is None:
            return False
        return self._control.running.busy or bool(self._contents.sending.held)

    def _ask_before_leaving(self) -> None:
        from smsdesk.ui.quit_dialog import QuitDialog

        if self._control is None:
            return
        dialog = QuitDialog(self, self._control, self.pages.sending.held, self.speech)
        dialog.accepted.connect(self._leave)
        dialog.ask()

    @Slot()
    def _leave(self) -> None:
        self._leaving = True
        was_hidden = not self.isVisible()
        QApplication.setQuitOnLastWindowClosed(True)
        self.setEnabled(False)
        self.pages.sending.rest_held()
        if self._control is not None:
            self._control.running.stop()
        self.close()
        if was_hidden:  # a window that was not there is not the last one that is closed
            QApplication.quit()

    @Slot(object)
    def _ask_restored(self, campaign: Campaign) -> None:
        """Ask before a campaign goes out that the original of this desk may have sent."""
        from smsdesk.ui.restored_dialog import RestoredDialog

        dialog = RestoredDialog(self, campaign)
        dialog.confirmed.connect(self._confirm_restored)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _confirm_restored(self, campaign_id: int) -> None:
        if self._control is not None:
            work = partial(self._confirm_work, campaign_id)
            self._jobs.run(work, done=self._control.start)

    def _confirm_work(self, campaign_id: int, _job: JobContext) -> int:
        self.desk.confirm_restored(campaign_id)
        return campaign_id

    # --- backups --------------------------------------------------------------------------

    @Slot()
    def show_backups(self) -> None:
        """Show what is backed up, and what can be restored."""
        from smsdesk.ui.backups.dialog import BackupDialog

        dialog = BackupDialog(self, self.desk.backups, self._jobs, self.speech, self.desk.clock)
        dialog.unpacked.connect(self._leave_to_restore)
        dialog.begin()

    @Slot(object)
    def _leave_to_restore(self, unpacked: Unpacked) -> None:
        """Close, so that the backup can take the place of the data; app.py opens again."""
        if self._is_sending():
            self.complain(SmsdeskError("restore_sending"))
            return
        self.unpacked = unpacked
        self._leave()

    def _tell_restored(self, restored: Restored) -> None:
        from smsdesk.core.schedule import date_time_text, in_bangkok

        date = date_time_text(in_bangkok(restored.made_at), self.speech.language)
        self.complain(SmsdeskError("backup_restored", date=date, count=restored.messages))

    # --- trouble --------------------------------------------------------------------------

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

    # --- what is open ---------------------------------------------------------------------

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
        """Tell whether nothing is under way behind the pages."""
        return not self._jobs.busy

    def retranslate(self) -> None:
        """Speak the new language, and keep the choice for the next start."""
        super().retranslate()
        parts = ("_account", "_control", "_planning")
        for part in (getattr(self, name, None) for name in parts):
            if part is not None:
                part.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Remember the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._desk is not None:
            self._desk.set_setting("language", self.language.current)

    # --- what passes between the pages ----------------------------------------------------

    def _connect(self, pages: Pages, account: AccountInUse, control: CampaignControl) -> None:
        self.tab_changed.connect(pages.show)
        self.practice_left.connect(self._show_accounts)
        self.status_pressed.connect(self._follow_status)
        account.chosen.connect(self._use)
        account.managed.connect(self._show_accounts)
        pages.account_made.connect(self._use)
        pages.account_chosen.connect(self._use)
        pages.accounts_changed.connect(account.ask)
        pages.accounts_wanted.connect(self._show_accounts)
        pages.import_wanted.connect(self._show_import)
        pages.write_wanted.connect(self._write_to_list)
        pages.template_wanted.connect(self._write_with_template)
        pages.sender_wanted.connect(self._write_with_sender)
        pages.own_number_changed.connect(self._keep_own_number)
        pages.who_changed.connect(self._keep_who)
        pages.confirmed.connect(self._show_sending)
        pages.history_wanted.connect(self._show_history)
        pages.new_message_wanted.connect(self._begin_message)
        pages.start_wanted.connect(control.start)
        self.stop_requested.connect(pages.sending.stop)
        self.stop_requested.connect(control.running.stop)
        pages.stop_wanted.connect(control.running.stop)
        pages.cancel_wanted.connect(control.cancel)
        pages.rest_wanted.connect(control.running.rest)
        pages.resolve_wanted.connect(control.resolve)
        pages.unknown_wanted.connect(self._show_unknown)
        pages.retry_wanted.connect(control.retry)
        control.confirmation_wanted.connect(self._ask_restored)
        control.shown.connect(self._show_sending)
        control.changed.connect(pages.show_change)
        control.told.connect(pages.sending.tell)
        control.ended.connect(pages.show_change)
        control.ended.connect(account.ask)

    @Slot(object)
    def _use(self, account: Account) -> None:
        """Send from this account from now on."""
        if self._account is not None:
            self._account.use(account)
        self.pages.use_account(account)
        self.desk.set_setting("account", account.name)

    @Slot()
    def _show_compose(self) -> None:
        self.show_tab(Tab.COMPOSE)
        self.pages.show_compose()

    @Slot()
    def _begin_message(self) -> None:
        self.show_tab(Tab.COMPOSE)
        self.pages.begin_message()

    @Slot(object)
    def _show_sending(self, campaign: Campaign) -> None:
        if campaign.waits_for_this_pc:
            self._show_planned(campaign)
            return
        self.show_tab(Tab.COMPOSE)
        self.pages.show_sending(campaign)

    def _show_planned(self, campaign: Campaign) -> None:
        """Show among what is planned what this PC sends later."""
        self.pages.schedule.select(campaign.id)
        self.pages.begin_anew()
        self.show_tab(Tab.SCHEDULE)
        if self._planning is not None:
            self._planning.watch.look()
        if self._control is not None:
            self._control.recount()

    @Slot(object)
    def _show_low(self, low: Sequence[tuple[Account, Outlook]]) -> None:
        if self._control is not None:
            self._control.show_low([account.name for account, _outlook in low])

    @Slot(object)
    def _follow_status(self, key: object) -> None:
        if key == "unknown":
            self._show_unknown(0)
        elif key in ("schedule", "missed"):
            self.show_tab(Tab.SCHEDULE)
        elif key == "accounts":
            self.show_tab(Tab.ACCOUNTS)
        else:
            self.show_tab(Tab.COMPOSE)

    @Slot()
    def _show_accounts(self) -> None:
        self.show_tab(Tab.ACCOUNTS)

    @Slot()
    def _show_import(self) -> None:
        self.show_tab(Tab.CONTACTS)
        self.pages.show_import()

    @Slot(object, object)
    def _write_with_template(self, account: Account, template: ServiceTemplate) -> None:
        self._use(account)
        self._show_compose()
        self.pages.compose.use_template(template)

    @Slot(object, object)
    def _write_with_sender(self, account: Account, sender: str) -> None:
        """Be ready to send a test, so that the networks keep the name."""
        self._use(account)
        self._show_compose()
        self.pages.compose.choose_sender(sender)
        self.pages.compose.focus_message()

    @Slot(object)
    def _write_to_list(self, name: str) -> None:
        self._show_compose()
        self.pages.compose.add_list(name)

    @Slot(object)
    def _show_unknown(self, campaign_id: int) -> None:
        self.pages.show_unknown(campaign_id)
        self.show_tab(Tab.HISTORY)

    @Slot(object)
    def _show_history(self, campaign_id: object) -> None:
        self.pages.show_history()
        self.show_tab(Tab.HISTORY)
        if isinstance(campaign_id, int):
            self.pages.history.show_campaign(campaign_id)

    @Slot(object)
    def _keep_own_number(self, number: str) -> None:
        self.desk.set_setting("own_number", number)

    @Slot(object)
    def _keep_who(self, who: str) -> None:
        self.desk.set_setting("who", who)
