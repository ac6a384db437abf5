"""The History tab: find a message again, see what became of it, decide what is unknown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Campaign, Found, HistoryRow
from smsdesk.services.accounts import AccountService
from smsdesk.services.history import HistoryService
from smsdesk.services.reports import ReportService
from smsdesk.services.sending import SendingService
from smsdesk.ui.history.campaigns import PAGE, CampaignList
from smsdesk.ui.history.detail import MessageDetail
from smsdesk.ui.history.filters import FilterBar, Shown
from smsdesk.ui.history.reading import Around, Behind, HistoryReading, RowsPage
from smsdesk.ui.history.states import figure
from smsdesk.ui.history.table import HistoryTable
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import PagedModel
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.resolve_dialog import ResolveDialog
from smsdesk.ui.side_pane import SidePane
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.unknown.facts import Facts
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import PlainLabel

ROWS = 200
MOST_AGAIN = 1000
"""Rows that a refresh reads again at most, so that the table need not jump to its top."""
PANE = 320


class HistoryPage(Page):
    """Messages with search and filters, the campaigns, and one message's detail.

    ``asks``: whether services may be asked what was delivered; not where data is only read.
    """

    NARROW_BELOW = 960

    resolve_wanted = Signal(object)  # (campaign id, whether its unknown were sent)
    unknown_wanted = Signal(object)  # the id of a campaign whose unknown ask for an answer
    resume_wanted = Signal(object)  # campaign id
    retry_wanted = Signal(object)  # campaign id
    new_message_wanted = Signal()
    reports_wanted = Signal(object)  # the id of a campaign whose service is to be asked

    def __init__(  # noqa: PLR0917 - the parts a page is made of, as every page takes them
        self,
        history: HistoryService,
        sending: SendingService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        reports: ReportService,
        asks: bool = True,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._reading = HistoryReading(history, sending, accounts, reports, asks=asks)
        self._pages = Latest(jobs, self)
        self._sums = Latest(jobs, self)
        self._around = Latest(jobs, self)
        self._behind = Latest(jobs, self)
        self._campaigns_shown = PAGE
        self._counts: Found | None = None
        self._unknown: Sequence[Campaign] = ()

        self.campaigns_button = Button("", "quiet", icon="layers")
        self.trouble = Trouble(speech)
        self.waiting = Banner("unknown")
        self.filters = FilterBar(speech, clock)
        self.table = HistoryTable(speech)
        self.found = PlainLabel(role="muted")
        self.nothing = EmptyState("search-x")
        self.empty = EmptyState("message-square-dashed", "square-pen")
        self.detail = MessageDetail(speech)
        self.campaigns = CampaignList(speech)
        self._answers = QStackedWidget()
        self._body = QHBoxLayout()
        self._whole = QStackedWidget()
        self._lay_out()
        self.side = SidePane(self, self._body, PANE)
        self.side.stack.addWidget(self.campaigns)
        self.side.stack.addWidget(self.detail)

        self._connect()
        self.retranslate()

    @property
    def model(self) -> PagedModel[HistoryRow]:
        """Return the messages that are here."""
        return self.table.rows

    # --- what may be asked of the page ----------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show what has changed; selection and place in the table stay."""
        again = min(max(ROWS, self.model.rowCount()), MOST_AGAIN)
        self._load_around()
        self._load(again, self._show_again)

    def show_campaign(self, campaign_id: int, state: str = "") -> None:
        """Show the messages of one campaign alone; those in one shown state, where it is named."""
        self.filters.choose_state(state)
        campaigns = [standing.campaign for standing in self.campaigns.standings]
        title = next((one.title for one in campaigns if one.id == campaign_id), "")
        self._show_only(Shown(campaign_id, title))
        if not title:
            self._load_around()

    @Slot(object)
    def show_asking(self, campaign_id: int) -> None:
        """Show whose service is being asked what was delivered (0: nobody's)."""
        self.campaigns.show_asking(campaign_id)

    def select_row(self, number: int) -> None:
        """Open the message of a row."""
        if number < self.model.rowCount():
            self.table.selectRow(number)

    def is_settled(self) -> bool:
        """Tell whether nothing is under way."""
        working = (self._pages, self._sums, self._around, self._behind)
        return self._counts is not None and not any(one.busy for one in working)

    # --- reading --------------------------------------------------------------------------

    def _load(self, limit: int, show: Callable[[RowsPage], None]) -> None:
        wanted = self.filters.wanted()
        self._pages.run(
            partial(self._reading.page, replace(wanted, limit=limit)),
            done=show,
            failed=self.trouble.show_error,
        )
        self._sums.run(
            partial(self._reading.sums, wanted),
            done=self._show_sums,
            failed=self.trouble.show_error,
        )

    def _load_around(self) -> None:
        self._around.run(
            partial(self._reading.around, self._campaigns_shown),
            done=self._show_around,
            failed=self.trouble.show_error,
        )

    @Slot()
    def _load_more(self) -> None:
        if self._pages.busy or not self.model.rows:
            self.model.retry()
            return
        wanted = replace(self.filters.wanted(), limit=ROWS, beyond=self.model.rows[-1].id)
        self._pages.run(
            partial(self._reading.page, wanted), done=self._show_more, failed=self._fail_more
        )

    # --- showing --------------------------------------------------------------------------

    @Slot(object)
    def _show_first(self, page: RowsPage) -> None:
        self._show_rows(page)
        self.table.scrollToTop()
        if self.table.chosen is None:
            self._leave_message()

    @Slot(object)
    def _show_again(self, page: RowsPage) -> None:
        place = self.table.verticalScrollBar().value()
        self._show_rows(page)
        self.table.verticalScrollBar().setValue(place)

    def _show_rows(self, page: RowsPage) -> None:
        rows, more = page
        chosen = self.detail.row if self._detail_open else None
        self.trouble.clear()
        self.table.set_searched(self.filters.searched)
        self.model.start(rows, more=more)
        if chosen is not None and not self.table.choose(chosen.id) and not rows:
            self._leave_message()
        self._answers.setCurrentIndex(0 if rows else 1)

    @Slot(object)
    def _show_more(self, page: RowsPage) -> None:
        rows, more = page
        self.model.add(rows, more=more)

    @Slot(object)
    def _show_sums(self, sums: Found) -> None:
        self._counts = sums
        self.filters.show_counts(sums.messages)
        self._say_found()
        nothing = not sum(sums.messages.values()) and not self.filters.narrowed
        self._whole.setCurrentIndex(1 if nothing else 0)
        if not self.side.is_drawer:
            self.side.setVisible(not nothing)

    @Slot(object)
    def _show_around(self, around: Around) -> None:
        self._unknown = around.unknown
        self._say_waiting()
        self.filters.show_accounts(around.accounts)
        self.campaigns.show_standings(around.standings, more=around.more)
        wanted = self.filters.campaign
        for standing in around.standings:
            if standing.campaign.id == wanted:
                self.filters.show_campaign(Shown(wanted, standing.campaign.title))

    def _say_waiting(self) -> None:
        """Say how many messages wait for an answer, however old their campaigns are."""
        count = sum(campaign.tally.unknown for campaign in self._unknown)
        sentence = self.tr("%Ln messages: outcome unknown", "", count)
        second = self._speech.word("unknown_waits")
        self.waiting.show_words("unknown", sentence, second, self.tr("Look and decide"))
        self.waiting.setVisible(bool(count))

    @Slot()
    def _want_unknown(self) -> None:
        if self._unknown:
            self.unknown_wanted.emit(self._unknown[0].id)

    @Slot(object)
    def _show_behind(self, behind: Behind) -> None:
        self.detail.show_behind(behind)

    @Slot()
    def _show_chosen(self) -> None:
        row = self.table.chosen
        if row is None or (self._detail_open and row is self.detail.row):
            return
        self.detail.show_row(row)
        self.side.stack.setCurrentWidget(self.detail)
        self._behind.run(
            partial(self._reading.behind, row),
            done=self._show_behind,
            failed=self.trouble.show_error,
        )

    @Slot()
    def _open_chosen(self) -> None:
        if self.table.chosen is not None:
            self.side.stack.setCurrentWidget(self.detail)
            self.side.open_drawer()

    @property
    def _detail_open(self) -> bool:
        return self.side.stack.currentWidget() is self.detail

    @Slot()
    def _leave_message(self) -> None:
        self._behind.cancel()
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.side.stack.setCurrentWidget(self.campaigns)
        self.side.close_drawer()

    @Slot()
    def _open_campaigns(self) -> None:
        self.side.stack.setCurrentWidget(self.campaigns)
        self.side.open_drawer()

    # --- narrowing ------------------------------------------------------------------------

    @Slot()
    def _search(self) -> None:
        self._load(ROWS, self._show_first)

    @Slot(object)
    def _press_campaign(self, campaign: Campaign) -> None:
        same = self.filters.campaign == campaign.id
        self.side.close_drawer()
        self._show_only(None if same else Shown(campaign.id, campaign.title))

    @Slot()
    def _leave_campaign(self) -> None:
        self._show_only(None)

    def _show_only(self, shown: Shown | None) -> None:
        self.filters.show_campaign(shown)
        self.campaigns.mark(shown.campaign if shown else None)
        self._search()

    @Slot()
    def _show_older(self) -> None:
        self._campaigns_shown += PAGE
        self._load_around()

    # --- deciding -------------------------------------------------------------------------

    @Slot(object)
    def _ask_resolve(self, asked: tuple[Facts, bool]) -> None:
        facts, sent = asked
        dialog = ResolveDialog(self.window(), facts, sent=sent)
        dialog.resolved.connect(self.resolve_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _open_report(self, url: str) -> None:
        QDesktopServices.openUrl(QUrl(url))

    @Slot(object)
    def _fail_more(self, error: SmsdeskError) -> None:
        self.model.retry()
        self.trouble.show_error(error)

    # --- words and room -------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.header.title.setText(self.tr("History"))
        self.campaigns_button.setText(self.tr("Campaigns"))
        self.empty.show_words(
            self.tr("Nothing was sent yet"),
            self.tr("Every message is kept here: find it by name, number or words of its text"),
            self.tr("Write the first message"),
        )
        self.nothing.show_words(
            self.tr("No messages found"),
            self.tr("Nothing fits the search and the filters above"),
            self.tr("Show all messages"),
        )
        self._say_found()
        self._say_waiting()

    def _say_found(self) -> None:
        if self._counts is None:
            return
        state = self.filters.state
        counts = self._counts.messages
        messages = counts.get(state, 0) if state else sum(counts.values())
        found = self.tr("Found %Ln messages", "", messages)
        if state not in ("", "accepted"):  # the others cost nothing
            self.found.setText(found)
            return
        spent = self.tr("{credits} credits used").format(credits=figure(self._counts.credits))
        self.found.setText(f"{found} · {spent}")

    def fit(self) -> None:
        """Make the pane a drawer where there is little room."""
        self.side.set_drawer(self.narrow)
        self.campaigns_button.setVisible(self.narrow)
        self.campaigns.close_button.setVisible(self.narrow)

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(self.campaigns_button)
        self.campaigns_button.hide()
        self._answers.addWidget(self.table)
        self._answers.addWidget(self.nothing)
        self._answers.setMinimumHeight(96)
        card = Card(margins=(1, 14, 1, 4), spacing=6)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.addWidget(self.filters)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 6)
        foot.addWidget(self.found)
        foot.addStretch()
        card.body.addLayout(top)
        card.body.addWidget(self._answers, 1)
        card.body.addLayout(foot)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(16)
        self._body.addWidget(card, 1)
        both = QWidget()
        both.setLayout(self._body)
        nothing = Card()
        nothing.body.addWidget(self.empty)
        self._whole.addWidget(both)
        self._whole.addWidget(nothing)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(LEFT, 0, RIGHT, BOTTOM)
        column.setSpacing(14)
        column.addWidget(self.trouble)
        column.addWidget(self.waiting)
        column.addWidget(self._whole, 1)
        self.lay_out(whole)

    def _connect(self) -> None:
        self.filters.changed.connect(self._search)
        self.filters.campaign_left.connect(self._leave_campaign)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.opened.connect(self._open_chosen)
        self.model.more_wanted.connect(self._load_more)
        self.nothing.pressed.connect(self.filters.clear)
        self.empty.pressed.connect(self.new_message_wanted)
        self.trouble.pressed.connect(self.refresh)
        self.waiting.pressed.connect(self._want_unknown)
        self.campaigns_button.clicked.connect(self._open_campaigns)
        self.campaigns.pressed.connect(self._press_campaign)
        self.campaigns.decided.connect(self.unknown_wanted)
        self.campaigns.resumed.connect(self.resume_wanted)
        self.campaigns.retried.connect(self.retry_wanted)
        self.campaigns.reports_wanted.connect(self.reports_wanted)
        self.campaigns.older_wanted.connect(self._show_older)
        self.campaigns.closed.connect(self.side.close_drawer)
        self.detail.closed.connect(self._leave_message)
        self.detail.report_wanted.connect(self._open_report)
        self.detail.resolve_wanted.connect(self._ask_resolve)
