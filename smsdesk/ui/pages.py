"""The pages behind the tabs, built over an open desk, and their signals gathered in one place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from smsdesk.core.clock import Clock
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech

if TYPE_CHECKING:
    from smsdesk.core.models import Account, Campaign
    from smsdesk.services.desk import Desk
    from smsdesk.ui.accounts.first_start import FirstStart


class Pages(QObject):
    """Owns every page. What a page asks for is handed on to the window by one signal each."""

    account_made = Signal(object)  # Account
    account_chosen = Signal(object)  # Account
    accounts_changed = Signal()
    accounts_wanted = Signal()
    template_wanted = Signal(object, object)  # Account, ServiceTemplate to write with
    sender_wanted = Signal(object, object)  # Account, the name of a sender to test
    import_wanted = Signal()
    write_wanted = Signal(object)  # the name of a contact list
    own_number_changed = Signal(object)  # E.164, for the next test
    who_changed = Signal(object)  # who notes what is never texted
    confirmed = Signal(object)  # Campaign
    history_wanted = Signal(object)  # the id of a campaign, or None
    new_message_wanted = Signal()
    start_wanted = Signal(object)  # the id of a campaign
    stop_wanted = Signal()
    rest_wanted = Signal(object)  # the id of a campaign
    cancel_wanted = Signal(object)  # the id of a campaign
    resolve_wanted = Signal(object)  # the id of a campaign, whether its unknown were sent
    unknown_wanted = Signal(object)  # the id of a campaign, 0 for the newest that waits
    retry_wanted = Signal(object)  # the id of a campaign
    reports_wanted = Signal(object)  # the id of a campaign whose service is to be asked
    again_wanted = Signal(object)  # the id of a campaign that is to be written anew
    decision_wanted = Signal(object)  # Campaign that was missed
    edit_wanted = Signal(object)  # the id of a planned campaign
    change_time_wanted = Signal(object)  # Campaign
    pc_wanted = Signal()
    plans_changed = Signal()

    def __init__(
        self,
        frame: Frame,
        desk: "Desk",
        jobs: JobRunner,
        speech: Speech,
        *,
        language: Language,
        clock: Clock,
    ) -> None:
        # Imported here: the first paint comes before the services and their libraries.
        from smsdesk.ui.accounts.page import AccountsPage  # noqa: PLC0415
        from smsdesk.ui.compose.page import ComposePage  # noqa: PLC0415
        from smsdesk.ui.compose.sending_page import SendingPage  # noqa: PLC0415
        from smsdesk.ui.contacts.import_page import ImportPage  # noqa: PLC0415
        from smsdesk.ui.contacts.page import ContactsPage  # noqa: PLC0415
        from smsdesk.ui.history.page import HistoryPage  # noqa: PLC0415
        from smsdesk.ui.records import Records  # noqa: PLC0415
        from smsdesk.ui.schedule.holiday_book import HolidayBook  # noqa: PLC0415
        from smsdesk.ui.schedule.page import SchedulePage  # noqa: PLC0415
        from smsdesk.ui.unknown.page import UnknownPage  # noqa: PLC0415

        super().__init__(frame)
        self._frame = frame
        self._desk = desk
        self._jobs = jobs
        self._speech = speech
        self._language = language
        self.settled_in = False
        self._begun = 0  # the finished campaign after which a new message was begun
        book = HolidayBook(jobs, clock, self)
        self.compose = ComposePage(
            desk.composing,
            desk.contacts,
            desk.imports,
            desk.accounts,
            jobs,
            speech,
            clock,
            texts=desk.saved_texts,
            book=book,
        )
        self.sending = SendingPage(desk.sending, desk.accounts, jobs, speech, clock)
        self.contacts = ContactsPage(
            desk.contacts, desk.imports, desk.do_not_contact, jobs, speech, clock
        )
        self.importing = ImportPage(desk.imports, desk.contacts, jobs, speech, clock)
        self.schedule = SchedulePage(
            desk.scheduling,
            desk.recurring,
            desk.composing,
            desk.accounts,
            jobs,
            speech,
            clock,
            book=book,
        )
        self.accounts = AccountsPage(
            desk.accounts, jobs, speech, clock, balances=desk.balances, otp=desk.otp
        )
        self.history = HistoryPage(
            desk.history,
            desk.sending,
            desk.accounts,
            jobs,
            speech,
            clock,
            reports=desk.reports,
            totals=desk.totals,
            exporting=desk.exporting,
            writing_back=desk.writing_back,
        )
        self.records = Records(frame, desk, jobs, speech)
        self.unknown = UnknownPage(desk.sending, desk.accounts, jobs, speech, clock)
        self._first_start: FirstStart | None = None
        self._compose_stack = _stack(self.compose, self.sending)
        self._contacts_stack = _stack(self.contacts, self.importing)
        self._history_stack = _stack(self.history, self.unknown)
        for tab, page in (
            (Tab.COMPOSE, self._compose_stack),
            (Tab.CONTACTS, self._contacts_stack),
            (Tab.SCHEDULE, self.schedule),
            (Tab.ACCOUNTS, self.accounts),
            (Tab.HISTORY, self._history_stack),
        ):
            frame.set_page(tab, page)
        self._connect()

    # --- what is in sight -----------------------------------------------------------------

    @Slot(object)
    def show(self, tab: Tab) -> None:
        """Freshen the page that came into sight."""
        if tab is Tab.HISTORY:
            self._refresh_history()
        elif tab is Tab.SCHEDULE:
            self.schedule.refresh()
        elif tab is Tab.ACCOUNTS:
            self.accounts.refresh()
        elif tab is Tab.CONTACTS:
            self.contacts.refresh()

    @Slot()
    def show_compose(self) -> None:
        """Show the page to write on."""
        self._compose_stack.setCurrentWidget(self.compose)

    @Slot()
    def begin_message(self) -> None:
        """Show the page to write on: empty after a campaign that is done, else as it was left."""
        campaign = self.sending.campaign
        if campaign is not None and campaign.state == "finished" and campaign.id != self._begun:
            self._begun = campaign.id
            self.compose.clear()
        self.show_compose()

    def begin_anew(self) -> None:
        """Show an empty page to write on: what stood there is a campaign that waits."""
        self.compose.clear()
        self.show_compose()

    def show_sending(self, campaign: "Campaign") -> None:
        """Show how a campaign goes."""
        self.sending.show_campaign(campaign)
        self._compose_stack.setCurrentWidget(self.sending)

    @Slot()
    def show_history(self) -> None:
        """Show the messages and campaigns."""
        self._history_stack.setCurrentWidget(self.history)
        self.history.refresh()

    def show_unknown(self, campaign_id: int) -> None:
        """Show what is unknown of a campaign, 0 for the newest that waits."""
        self._history_stack.setCurrentWidget(self.unknown)
        self.unknown.show_campaign(campaign_id)

    @Slot(object)
    def _show_unknown_people(self, campaign_id: int) -> None:
        self._history_stack.setCurrentWidget(self.history)
        self.history.show_campaign(campaign_id, "unknown")

    def _refresh_history(self) -> None:
        if self._history_stack.currentWidget() is self.unknown:
            self.unknown.refresh()
        else:
            self.history.refresh()

    def show_first_start(self) -> None:
        """Show what a desk without an account begins with."""
        from smsdesk.ui.accounts.first_start import FirstStart  # noqa: PLC0415 - seen once

        if self._first_start is None:
            self._first_start = FirstStart(
                self._desk.accounts, self._jobs, self._speech, self._language
            )
            self._first_start.done.connect(self.account_made)
            self._compose_stack.addWidget(self._first_start)
        self._compose_stack.setCurrentWidget(self._first_start)

    @Slot()
    def show_import(self) -> None:
        """Show the import, from its first step."""
        self._contacts_stack.setCurrentWidget(self.importing)

    @Slot()
    def show_contacts(self) -> None:
        """Show the lists."""
        self._contacts_stack.setCurrentWidget(self.contacts)
        self.contacts.refresh()

    def use_account(self, account: "Account") -> None:
        """Write with this account from now on."""
        self.compose.use_account(account)
        if self._compose_stack.currentWidget() is self._first_start:
            self.show_compose()

    @Slot()
    def show_reports(self) -> None:
        """Show reports that have come, where History is in sight."""
        if self._frame.current_tab is Tab.HISTORY:
            self._refresh_history()

    @Slot(object)
    def show_change(self, campaign: "Campaign") -> None:
        """Show how a campaign stands now, wherever it is in sight."""
        if self.sending.campaign_id == campaign.id:
            self.sending.show_campaign(campaign)
        if self._frame.current_tab is Tab.HISTORY:
            self._refresh_history()
        elif self._frame.current_tab is Tab.SCHEDULE:
            self.schedule.refresh()

    def _connect(self) -> None:
        compose, sending = self.compose, self.sending
        self._connect_history()
        compose.confirmed.connect(self.confirmed)
        compose.import_wanted.connect(self.import_wanted)
        compose.accounts_wanted.connect(self.accounts_wanted)
        compose.history_wanted.connect(self.history_wanted)
        compose.own_number_changed.connect(self.own_number_changed)
        sending.start_wanted.connect(self.start_wanted)
        sending.resume_wanted.connect(self.start_wanted)
        sending.stop_wanted.connect(self.stop_wanted)
        sending.undo_wanted.connect(self.cancel_wanted)
        sending.undo_wanted.connect(compose.take_back)
        sending.rest_wanted.connect(self.rest_wanted)
        sending.cancel_wanted.connect(self.cancel_wanted)
        sending.resolve_wanted.connect(self.resolve_wanted)
        sending.unknown_wanted.connect(self.unknown_wanted)
        sending.new_message_wanted.connect(self.new_message_wanted)
        sending.history_wanted.connect(self.history_wanted)
        sending.accounts_wanted.connect(self.accounts_wanted)
        self.contacts.import_wanted.connect(self.show_import)
        self.contacts.revealed.connect(self.records.note_reveal)
        self.contacts.who_changed.connect(self.who_changed)
        self._frame.never_requested.connect(self.contacts.ask_never)
        self.contacts.write_wanted.connect(self.write_wanted)
        self.importing.write_wanted.connect(self.write_wanted)
        self.importing.closed.connect(self.show_contacts)
        self.accounts.chosen.connect(self.account_chosen)
        self.accounts.accounts_changed.connect(self.accounts_changed)
        self.accounts.template_wanted.connect(self.template_wanted)
        self.accounts.sender_wanted.connect(self.sender_wanted)
        self.schedule.show_wanted.connect(self.history_wanted)
        self.schedule.compose_wanted.connect(self.new_message_wanted)
        self.schedule.start_wanted.connect(self.start_wanted)
        self.schedule.cancel_wanted.connect(self.cancel_wanted)
        self.schedule.confirmed.connect(self.confirmed)
        self.schedule.decision_wanted.connect(self.decision_wanted)
        self.schedule.edit_wanted.connect(self.edit_wanted)
        self.schedule.pc_wanted.connect(self.pc_wanted)
        self.schedule.changed.connect(self.plans_changed)
        sending.change_time_wanted.connect(self.change_time_wanted)

    def _connect_history(self) -> None:
        history = self.history
        history.resolve_wanted.connect(self.resolve_wanted)
        history.unknown_wanted.connect(self.unknown_wanted)
        self.unknown.resolve_wanted.connect(self.resolve_wanted)
        self.unknown.people_wanted.connect(self._show_unknown_people)
        self.unknown.closed.connect(self.show_history)
        history.resume_wanted.connect(self.start_wanted)
        history.retry_wanted.connect(self.retry_wanted)
        history.reports_wanted.connect(self.reports_wanted)
        history.again_wanted.connect(self.again_wanted)
        history.act_wanted.connect(self.records.act)
        history.tool_wanted.connect(self.records.open_tool)
        history.revealed.connect(self.records.note_reveal)
        self.records.saved.connect(history.saving.tell)
        self.records.erased.connect(history.refresh)
        self.records.erased.connect(self.compose.adding.forget)
        history.new_message_wanted.connect(self.new_message_wanted)


def _stack(*pages: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
