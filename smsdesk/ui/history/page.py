"""The History tab: find a message again, see what became of it, decide what is unknown.

In place of the messages stand charts, where they are wanted.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Campaign, CampaignState, Found, HistoryRow
from smsdesk.services.accounts import AccountService
from smsdesk.services.exporting import ExportService
from smsdesk.services.history import HistoryService
from smsdesk.services.reports import ReportService
from smsdesk.services.sending import SendingService
from smsdesk.services.totals import TotalsService
from smsdesk.services.write_back import WriteBackService
from smsdesk.ui.history.campaigns import PAGE, CampaignList
from smsdesk.ui.history.charts import Charts
from smsdesk.ui.history.detail import MessageDetail
from smsdesk.ui.history.filters import FilterBar, Shown
from smsdesk.ui.history.reading import Around, Behind, HistoryReading, RowsPage
from smsdesk.ui.history.saving import Saving
from smsdesk.ui.history.states import figure
from smsdesk.ui.history.table import HistoryTable
from smsdesk.ui.history.tag_dialog import TagDialog
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.latest import Latest, Repeated
from smsdesk.ui.models.paged import PagedModel
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.resolve_dialog import ResolveDialog
from smsdesk.ui.side_pane import SidePane
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.unknown.facts import Facts
from smsdesk.ui.widgets.acts_button import Act, ActsButton
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.segmented import Segmented

ROWS = 200
MOST_AGAIN = 1000
"""Rows that a refresh reads again at most, so that the table need not jump to its top."""
PANE = 320
COUNTING_MS = 300


class HistoryPage(Page):
    """Messages with search and filters, the campaigns, and one message's detail.

    ``asks``: whether services may be asked what was delivered, and records changed; not where data
    is only read.
    """

    NARROW_BELOW = 960

    resolve_wanted = Signal(object)  # (campaign id, whether its unknown were sent)
    unknown_wanted = Signal(object)  # the id of a campaign whose unknown ask for an answer
    resume_wanted = Signal(object)  # campaign id
    retry_wanted = Signal(object)  # campaign id
    new_message_wanted = Signal()
    reports_wanted = Signal(object)  # the id of a campaign whose service is to be asked
    again_wanted = Signal(object)  # the id of a campaign that is to be written anew
    act_wanted = Signal(object)  # (Campaign, the word of what is to be done with it)
    revealed = Signal()  # a whole number is shown
    tool_wanted = Signal(object)  # the word of what is to be opened

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
        totals: TotalsService,
        exporting: ExportService,
        writing_back: WriteBackService,
        asks: bool = True,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._offers = asks
        self._reading = HistoryReading(history, sending, accounts, reports, totals, asks=asks)
        self._pages = Latest(jobs, self)
        self._sums = Latest(jobs, self)
        self._around = Latest(jobs, self)
        self._behind = Latest(jobs, self)
        self._indexing = Repeated(
            jobs, self._next_index, done=self._rest, failed=self._rest, parent=self
        )
        self._campaigns_shown = PAGE
        self._counting = QTimer(self, singleShot=True, interval=COUNTING_MS)
        self._counts: Found | None = None
        self._accounts: Sequence[str] = ()
        self._unknown: Sequence[Campaign] = ()
        self._wanted: Campaign | None = None  # the one in the table, however old

        self.campaigns_button = Button("", "quiet", icon="layers")
        self.views = Segmented((("messages", ""), ("charts", "")), "")
        self._make_charts = partial(Charts, totals, reports, sending, jobs, speech)
        self._charts: Charts | None = None  # made when they are looked at for the first time
        self.trouble = Trouble(speech)
        self.waiting = Banner("unknown")
        self.saving = Saving(exporting, writing_back, jobs, speech, clock)
        self.export_button = Button("", "secondary", icon="download")
        self.write_back_button = Button("", "secondary", icon="file-spreadsheet")
        self.write_back_button.hide()
        self.tools = ActsButton()
        self.filters = FilterBar(speech, clock)
        self.table = HistoryTable(speech)
        self.found = PlainLabel(role="muted")
        self.nothing = EmptyState("search-x")
        self.empty = EmptyState("message-square-dashed", "square-pen")
        self.detail = MessageDetail(speech)
        self.campaigns = CampaignList(speech)
        self._answers = QStackedWidget()
        self._left = QStackedWidget()
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

    @property
    def charts(self) -> Charts:
        """Return the charts."""
        if self._charts is None:
            made = self._charts = self._make_charts()
            made.show_accounts(self._accounts)
            made.show_campaign(self.filters.campaign)
            made.failed.connect(self.trouble.show_error)
            made.saved.connect(self.saving.tell)
            made.all_wanted.connect(self._leave_campaign)
            self._left.addWidget(made)
        return self._charts

    # --- what may be asked of the page ----------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show what has changed; selection and place in the table stay."""
        again = min(max(ROWS, self.model.rowCount()), MOST_AGAIN)
        self._load_around()
        self._load(again, self._show_again)
        if self.views.current == "charts":
            self.charts.refresh()

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
        charted = self._charts is None or self._charts.settled
        reading = any(one.busy for one in working) or not self.campaigns.settled
        return self._counts is not None and charted and not reading

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
            partial(self._reading.around, self._campaigns_shown, self.filters.campaign),
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
        self._counting.stop()
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
        self.filters.more.show_known(around.senders, around.tags)
        self._accounts = around.accounts
        if self._charts is not None:
            self._charts.show_accounts(around.accounts)
        sending = any(one.campaign.state is CampaignState.RUNNING for one in around.standings)
        if self._offers and not sending:
            self._indexing.run()
        self.campaigns.show_standings(around.standings, more=around.more)
        self._wanted = around.wanted
        if around.wanted is not None and around.wanted.id == self.filters.campaign:
            self.filters.show_campaign(Shown(around.wanted.id, around.wanted.title))

    def _next_index(self) -> Work:
        return self._reading.make_searchable

    @Slot(object)
    def _rest(self, _result: object) -> None:
        """Say nothing of the search index: every message is found without it too."""

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
        self._counting.start()
        self._load(ROWS, self._show_first)

    @Slot()
    def _say_counting(self) -> None:
        """Show no figure of what was looked for before, where counting takes its time."""
        if self._sums.busy:
            self.filters.show_counting()
            self.found.setText(self.tr("Counting…"))

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
        self._show_tools()
        self._search()
        self._chart(shown.campaign if shown else None)

    def _chart(self, campaign_id: int | None) -> None:
        """Draw one campaign, or all; where charts are not in sight, when they come into it."""
        if self._charts is not None:
            self._charts.show_campaign(campaign_id)
        if self.views.current == "charts":
            self.charts.refresh()

    @Slot(object)
    def _choose_view(self, view: str) -> None:
        if view == "charts":
            self._leave_message()
            self._left.setCurrentWidget(self.charts)
            self.charts.refresh()
        else:
            self._left.setCurrentIndex(0)

    # --- acts -----------------------------------------------------------------------------

    @Slot(object)
    def _act(self, asked: tuple[Campaign, str]) -> None:
        campaign, act = asked
        if act == "again":
            self.again_wanted.emit(campaign.id)
        elif act == "tag":
            self._ask_tag(campaign)
        elif act == "write_back":
            self.saving.write_back(campaign)
        else:
            self.act_wanted.emit(asked)

    @Slot()
    def _export(self) -> None:
        """Write the messages that are found, all pages of them."""
        found = self._counts.messages if self._counts is not None else {}
        state = self.filters.state
        expected = found.get(state, 0) if state else sum(found.values())
        self.saving.save_messages(self.filters.wanted(), expected)

    @Slot()
    def _write_back(self) -> None:
        chosen = self.filters.campaign
        campaigns = [one.campaign for one in self.campaigns.standings]
        for campaign in filter(None, (*campaigns, self._wanted)):
            if campaign.id == chosen:
                self.saving.write_back(campaign)
                return

    @Slot(object)
    def _open_tool(self, tool: str) -> None:
        if tool == "export":
            self._export()
        elif tool == "report":
            self.saving.ask_report()
        else:
            self.tool_wanted.emit(tool)

    def _show_tools(self) -> None:
        """Offer what goes with what is shown; in a narrow page the menu holds all of it."""
        self.write_back_button.setVisible(self.filters.campaign is not None and not self.narrow)
        self.export_button.setVisible(not self.narrow)
        acts = [Act("report", self.tr("Monthly report by tag…"), "wallet")]
        if self.narrow:
            acts.insert(0, Act("export", self.tr("Export what is found…"), "download"))
        if self._offers:
            acts += [
                Act("privacy", self.tr("Personal data…"), "shield-check", apart=True),
                Act("backups", self.tr("Backups…"), "archive"),
            ]
        self.tools.show_acts(acts, self.tr("More about History"))

    def _ask_tag(self, campaign: Campaign) -> None:
        """Ask under which tag a campaign is counted; nothing takes the tag away."""
        dialog = TagDialog(self.window(), campaign)
        dialog.chosen.connect(self._set_tag)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _set_tag(self, asked: tuple[int, str]) -> None:
        self._jobs.run(
            partial(self._reading.set_tag, *asked),
            done=self._see_change,
            failed=self.trouble.show_error,
        )

    @Slot(object)
    def _see_change(self, _done: object) -> None:
        self.refresh()

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
        self.views.setAccessibleName(self.tr("What is shown"))
        self.views.set_words((self.tr("Messages"), self.tr("Charts")))
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
        self.export_button.setText(self.tr("Export"))
        self.write_back_button.setText(self.tr("Write results into my Excel"))
        self._show_tools()
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
        self._show_tools()
        self.campaigns_button.setVisible(self.narrow)
        self.campaigns.close_button.setVisible(self.narrow)

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(
            self.campaigns_button,
            self.write_back_button,
            self.export_button,
            self.views,
            self.tools,
        )
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
        self._left.addWidget(card)
        self._body.addWidget(self._left, 1)
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
        column.addWidget(self.saving)
        column.addWidget(self._whole, 1)
        self.lay_out(whole)

    def _connect(self) -> None:
        self.views.chosen.connect(self._choose_view)
        self._counting.timeout.connect(self._say_counting)
        self.export_button.clicked.connect(self._export)
        self.write_back_button.clicked.connect(self._write_back)
        self.tools.chosen.connect(self._open_tool)
        self.campaigns.act_wanted.connect(self._act)
        self.filters.more.failed.connect(self.trouble.show_error)
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
        self.detail.revealed.connect(self.revealed)
        self.detail.closed.connect(self._leave_message)
        self.detail.report_wanted.connect(self._open_report)
        self.detail.resolve_wanted.connect(self._ask_resolve)
