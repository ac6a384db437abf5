"""The Schedule tab: what is planned, day by day or as a calendar, by whom, and what went out."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState, Recurrence
from smsdesk.core.recurrence import CONFIRM_WITHIN
from smsdesk.core.schedule import MAX_AHEAD, in_bangkok
from smsdesk.services.accounts import AccountService
from smsdesk.services.composing import ComposingService
from smsdesk.services.recurring import RecurringService
from smsdesk.services.scheduling import Planned, SchedulingService, may_be_moved
from smsdesk.ui.compose.reviewing import Reviewing
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.schedule.acting import Acting
from smsdesk.ui.schedule.calendar import Calendar, Entry
from smsdesk.ui.schedule.change_panel import ChangePanel
from smsdesk.ui.schedule.day_group import DayGroup
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.month import Month
from smsdesk.ui.schedule.planned_row import CampaignRow, PlannedRow, RecurrenceRow
from smsdesk.ui.schedule.shortfall_banner import ShortfallBanner
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.schedule.when_picker import Holder, WhenChoice
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import HairLine, IconLabel, PlainLabel
from smsdesk.ui.widgets.segmented import Segmented

SIDE = 348
MINUTE_MS = 60_000
SLICE = 8
MOST = 120
"""So many rows are built; whoever plans more finds the rest in the calendar or by a press."""

Item = Campaign | Recurrence


class SchedulePage(Page):
    """What this PC sends can be changed here; what a service holds, at the service alone."""

    NARROW_BELOW = 900

    show_wanted = Signal(object)  # the id of a campaign
    compose_wanted = Signal()
    start_wanted = Signal(object)  # the id of a campaign that is to be sent, or handed over
    edit_wanted = Signal(object)  # the id of a campaign whose text is to be changed
    decision_wanted = Signal(object)  # Campaign that was missed
    cancel_wanted = Signal(object)  # the id of a campaign
    confirmed = Signal(object)  # Campaign that was made of a run
    pc_wanted = Signal()  # what this computer does is to be set up
    changed = Signal()  # what is planned

    def __init__(  # noqa: PLR0917 - the parts a page is made of, as every page takes them
        self,
        scheduling: SchedulingService,
        recurring: RecurringService,
        composing: ComposingService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        book: HolidayBook,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._scheduling = scheduling
        self._accounts = accounts
        self._book = book
        self._planned = Planned()
        self._came: set[int] = set()
        self._loaded = False
        self._moving: Campaign | None = None  # the one a dialog asks about
        self._wanted = 0  # the campaign that is to be shown as soon as it is there
        self.ways = Segmented((("list", "–"), ("calendar", "–")), "–")
        self.pc_button = Button("", "quiet", icon="monitor")
        self.refresh_button = IconButton("refresh-cw", self.tr("Look again"))
        self.trouble = Trouble(speech)
        self.short = ShortfallBanner(accounts, speech)
        self.held = Banner("accent", icon="cloud")
        self.future: list[DayGroup] = []
        self.more_button = Button("", "quiet")
        self.done_heading = PlainLabel(role="strong")
        self.done: list[PlannedRow] = []
        self.empty = EmptyState("calendar-clock", "square-pen")
        self.month = Month(day_height=34)
        self.calendar = Calendar()
        self.side = Card(margins=(16, 10, 16, 16), spacing=10)
        self.panel = ChangePanel(clock, speech, book)
        self.held_heading = PlainLabel(role="medium", wrap=True)
        self.held_words = PlainLabel(role="small", wrap=True)
        reviewing = Reviewing(
            self, composing=composing, accounts=accounts, jobs=jobs, speech=speech, clock=clock
        )
        self.acting = Acting(
            self, reviewing, scheduling=scheduling, recurring=recurring, jobs=jobs, speech=speech
        )
        self._future_column = QVBoxLayout()
        self._done_column = QVBoxLayout()
        self._content = QWidget()
        self._scroll = ScrollColumn(self._content)
        self._stack = QStackedWidget()
        self._plan: deque[Callable[[], None]] = deque()
        self._most = MOST
        self._next_slice = QTimer(self, singleShot=True, interval=0)
        self._timer = QTimer(self, interval=MINUTE_MS)

        self._lay_out()
        self._connect()
        self._timer.start()
        self._rebuild()
        self.retranslate()

    @property
    def rows(self) -> list[PlannedRow]:
        """Return the rows of what is still to come, soonest first."""
        return [row for group in self.future for row in group.rows]

    @Slot()
    def refresh(self) -> None:
        """Look up again what is planned."""
        self._jobs.run(self._load, done=self._take, failed=self.trouble.show_error)

    def select(self, campaign_id: int) -> None:
        """Show a campaign's row as the one in hand, now or when it is there."""
        self._wanted = campaign_id
        self.ways.choose("list")
        self._choose_way("list")
        self._select_wanted()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.header.title.setText(self.tr("Schedule"))
        self.ways.set_words((self.tr("List"), self.tr("Calendar")))
        self.ways.setAccessibleName(self.tr("How it is shown"))
        self.pc_button.setText(self.tr("This PC"))
        self.refresh_button.set_name(self.tr("Look again"))
        self.done_heading.setText(self.tr("Done"))
        self.empty.show_words(
            self.tr("Nothing is scheduled"),
            self.tr(
                "Choose Send later when you write a message. The service keeps it and sends it "
                "on time, or this PC does."
            ),
            self.tr("Write a message"),
        )
        self.held_heading.setText(self.tr("What the service holds"))
        self.held_words.setText(
            self.tr(
                "It goes out on time even while this PC is off. It cannot be changed or "
                "cancelled from here; only the service's own page can."
            )
        )
        self.held.show_words("accent", self.held_heading.text(), self.held_words.text())
        now = self._clock()
        for group in self.future:
            group.say_words(now)
        for row in (*self.rows, *self.done):
            if isinstance(row, CampaignRow | RecurrenceRow):
                row.retranslate()
        self._show_holidays()
        self._show_more()

    def fit(self) -> None:
        """Drop the side where there is no room for it, and say its words over the list."""
        self._show_parts()

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(self.pc_button, self.refresh_button, self.ways)
        for column in (self._future_column, self._done_column):
            column.setContentsMargins(0, 0, 0, 0)
        self._future_column.setSpacing(16)
        self._done_column.setSpacing(8)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(LEFT, 0, 20, BOTTOM)
        inner.setSpacing(16)
        inner.addWidget(self.trouble)
        inner.addWidget(self.short)
        inner.addWidget(self.held)
        inner.addWidget(self.empty, 1)
        inner.addLayout(self._future_column)
        inner.addWidget(self.more_button)
        inner.addWidget(self.done_heading)
        inner.addLayout(self._done_column)
        inner.addStretch()
        self._lay_out_side()
        listed = QWidget()
        both = QHBoxLayout(listed)
        both.setContentsMargins(0, 0, RIGHT, 0)
        both.setSpacing(0)
        both.addWidget(self._scroll, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, BOTTOM)
        right.addWidget(self.panel, 100)
        right.addWidget(self.side)
        right.addStretch(1)
        both.addLayout(right)
        month = QWidget()
        whole = QVBoxLayout(month)
        whole.setContentsMargins(LEFT, 0, RIGHT, BOTTOM)
        whole.addWidget(self.calendar)
        self._stack.addWidget(listed)
        self._stack.addWidget(month)
        self.lay_out(self._stack)

    def _lay_out_side(self) -> None:
        self.side.setFixedWidth(SIDE)
        self.panel.setFixedWidth(SIDE)
        self.side.body.addWidget(self.month)
        self.side.body.addWidget(HairLine())
        told = QHBoxLayout()
        told.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.held_heading)
        lines.addWidget(self.held_words)
        mark = QVBoxLayout()
        mark.addWidget(IconLabel("cloud", "accent", 20))
        mark.addStretch()
        told.addLayout(mark)
        told.addLayout(lines, 1)
        self.side.body.addLayout(told)

    def _connect(self) -> None:
        self.refresh_button.clicked.connect(self.refresh)
        self.pc_button.clicked.connect(self.pc_wanted)
        self.ways.chosen.connect(self._choose_way)
        self.trouble.pressed.connect(self.refresh)
        self.empty.pressed.connect(self.compose_wanted)
        self.more_button.clicked.connect(self._build_all)
        self.month.chosen.connect(self._scroll_to)
        self.calendar.day_chosen.connect(self._go_to_day)
        self.panel.saved.connect(self.acting.move)
        self.panel.cancel_wanted.connect(self.acting.ask_cancel)
        self.panel.closed.connect(self._deselect)
        self.acting.start_wanted.connect(self.start_wanted)
        self.acting.cancel_wanted.connect(self.cancel_wanted)
        self.acting.confirmed.connect(self.confirmed)
        self.acting.changed.connect(self._tell_changed)
        self.acting.failed.connect(self.trouble.show_error)
        self._book.loaded.connect(self._show_holidays)
        self._timer.timeout.connect(self._pass_on)
        self._next_slice.timeout.connect(self._build_some)

    # --- what there is --------------------------------------------------------------------

    def _load(self, _job: JobContext) -> Planned:
        return self._scheduling.planned()

    @Slot(object)
    def _take(self, planned: Planned) -> None:
        self.trouble.clear()
        same = self._loaded and planned == self._planned
        self._planned = planned
        self._loaded = True
        if same:  # keep the rows: one of them may have the focus
            self._pass_on()
        else:
            self._rebuild()
        self._select_wanted()

    @Slot()
    def _pass_on(self) -> None:
        """Look again when something's hour came since the last minute, and count the days anew."""
        now = self._clock()
        if {one.id for one in self._planned.coming if one.at <= now} != self._came:
            self.refresh()
            self._came = {one.id for one in self._planned.coming if one.at <= now}
        else:
            self.retranslate()

    def _rebuild(self) -> None:
        now = self._clock()
        planned = self._planned
        self._came = {one.id for one in planned.coming if one.at <= now}
        for old in (*self.future, *self.done):
            old.setParent(None)
            old.deleteLater()
        self.future, self.done = [], []
        coming = self._coming()
        self._plan = deque(
            [
                *(partial(self._add_coming, at, one) for at, one in coming[: self._most]),
                *(partial(self._add_gone, one) for one in planned.gone),
            ]
        )
        self._build_some()
        self._show_month(now, [at for at, _one in coming])
        self._show_calendar(now)
        self.short.show_planned(planned)
        self._show_more()
        self._show_parts()
        self._mark_selected()

    def _coming(self) -> list[tuple[datetime, Item]]:
        """Return what comes, soonest first: campaigns, and the next run of each recurrence."""
        found: list[tuple[datetime, Item]] = [(one.at, one) for one in self._planned.coming]
        found += [(one.run.at, one) for one in self._planned.recurrences if one.run is not None]
        return sorted(found, key=_moment)

    @Slot()
    def _build_some(self) -> None:
        """Build a few rows, and the rest when the window had its turn."""
        for _ in range(min(SLICE, len(self._plan))):
            self._plan.popleft()()
        self.done_heading.setVisible(bool(self.done))
        if self._plan:
            self._next_slice.start()
        else:
            self._select_wanted()

    @Slot()
    def _build_all(self) -> None:
        self._most = len(self._coming())
        self._rebuild()

    def _add_coming(self, at: datetime, item: Item) -> None:
        row: PlannedRow
        if isinstance(item, Campaign):
            row = self._campaign_row(item, past=False)
        else:
            near = at <= self._clock() + CONFIRM_WITHIN and bool(item.held)
            overdue = at <= self._clock()
            missed = self._planned.missed_runs.get(item.id, 0)
            row = RecurrenceRow(
                item, self._speech, self._clock, confirmable=near or overdue, missed=missed
            )
        self._listen(row)
        if not self.future or self.future[-1].day != in_bangkok(at).date():
            group = DayGroup(at, self._speech)
            group.say_words(self._clock())
            self.future.append(group)
            self._future_column.addWidget(group)
        self.future[-1].add(row)
        if self.panel.campaign is not None and isinstance(item, Campaign):
            row.set_selected(item.id == self.panel.campaign.id)

    def _add_gone(self, campaign: Campaign) -> None:
        row = self._campaign_row(campaign, past=True)
        self._listen(row)
        self.done.append(row)
        self._done_column.addWidget(row)

    def _campaign_row(self, campaign: Campaign, *, past: bool) -> CampaignRow:
        info = self._accounts.service(campaign.service)
        page = (info.title, info.report_url)
        return CampaignRow(campaign, self._speech, past=past, page=page)

    def _listen(self, row: PlannedRow) -> None:
        row.pressed_row.connect(self._press)
        row.act_wanted.connect(self._act)

    # --- showing --------------------------------------------------------------------------

    def _show_month(self, now: datetime, moments: Sequence[datetime]) -> None:
        today = in_bangkok(now).date()
        self.month.set_range(today, today, in_bangkok(now + MAX_AHEAD).date())
        days: dict[date, int] = {}
        for moment in moments:
            day = in_bangkok(moment).date()
            days[day] = days.get(day, 0) + 1
        self.month.set_marks(days)
        self.month.choose(None)
        self.month.show_month(max(min(days, default=today), today))

    def _show_calendar(self, now: datetime) -> None:
        """Fill the calendar, where it is in sight."""
        if self.ways.current != "calendar":
            return
        entries = [
            Entry(
                one.at, one.title, one.parts, "accent" if one.delivered_by == "service" else "warn"
            )
            for one in self._planned.coming
        ]
        entries += [
            Entry(one.run.at, one.title, 0, "muted")
            for one in self._planned.recurrences
            if one.run is not None
        ]
        entries += [Entry(one.at, one.title, one.parts, "ok") for one in self._planned.gone]
        self.calendar.show_entries(entries, in_bangkok(now).date())

    @Slot()
    def _show_holidays(self) -> None:
        names = self._book.names(self._speech.language)
        self.month.set_holidays(names)
        self.calendar.show_holidays(names)

    def _show_more(self) -> None:
        more = max(len(self._coming()) - self._most, 0)
        self.more_button.setVisible(more > 0)
        self.more_button.setText(self.tr("Show %n more", "", more))

    def _show_parts(self) -> None:
        some = bool(self._planned.coming or self._planned.recurrences)
        changing = self.panel.campaign is not None
        by_service = any(one.delivered_by == "service" for one in self._planned.coming)
        beside = some and not self.narrow
        self.side.setVisible(beside and not changing)
        self.panel.setVisible(beside and changing)
        self.held.setVisible(by_service and self.narrow)
        self.empty.setVisible(self._loaded and not some)
        self.done_heading.setVisible(bool(self.done))

    @Slot(object)
    def _choose_way(self, key: object) -> None:
        self._stack.setCurrentIndex(1 if key == "calendar" else 0)
        self._show_calendar(self._clock())

    @Slot(object)
    def _scroll_to(self, day: date) -> None:
        """Bring the first campaign of that day, or the next one after it, into sight."""
        later = [group for group in self.future if group.day >= day]
        for group in later[:1]:
            self._scroll.ensureWidgetVisible(group)

    @Slot(object)
    def _go_to_day(self, day: date) -> None:
        self.ways.choose("list")
        self._choose_way("list")
        self._scroll_to(day)

    # --- one of them in hand --------------------------------------------------------------

    def _select_wanted(self) -> None:
        for row in self.rows:
            if isinstance(row, CampaignRow) and row.campaign.id == self._wanted:
                self._wanted = 0
                self._scroll.ensureWidgetVisible(row)
                row.setFocus()
                if row.may_be_moved:
                    self._take_in_hand(row.campaign)

    def _take_in_hand(self, campaign: Campaign) -> None:
        if self.narrow:
            self.ask_when(campaign)
            return
        self.panel.show_campaign(campaign, self._holder(campaign))
        self._mark_selected()
        self._show_parts()

    @Slot()
    def _deselect(self) -> None:
        self.panel.show_campaign(None, Holder())
        self._mark_selected()
        self._show_parts()

    def _mark_selected(self) -> None:
        chosen = self.panel.campaign
        still = chosen is not None and any(
            one.id == chosen.id and may_be_moved(one) for one in self._planned.coming
        )
        if chosen is not None and not still and self._loaded:
            self.panel.show_campaign(None, Holder())
            chosen = None
            self._show_parts()
        for row in self.rows:
            if isinstance(row, CampaignRow):
                row.set_selected(chosen is not None and row.campaign.id == chosen.id)

    def _holder(self, campaign: Campaign) -> Holder:
        info = self._accounts.service(campaign.service)
        return Holder(info.title, self._planned.holds.get(campaign.account_id, False))

    def ask_when(self, campaign: Campaign) -> None:
        """Let another time be chosen for a campaign, in a dialog."""
        plan = campaign.plan
        moment = WhenChoice(plan.at, plan.by, plan.latest) if plan is not None else None
        dialog = WhenDialog(
            self._clock, self._speech, self._book, self, self._holder(campaign), moment=moment
        )
        self._moving = campaign
        dialog.chosen.connect(self._move)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_picker()

    @Slot(object)
    def _move(self, choice: WhenChoice) -> None:
        if self._moving is not None:
            self.acting.move(self._moving, choice)

    # --- what is done ---------------------------------------------------------------------

    @Slot(object)
    def _press(self, row: PlannedRow) -> None:
        if isinstance(row, RecurrenceRow):
            row.acts_button.open_menu()
        elif isinstance(row, CampaignRow):
            if row.campaign.state is CampaignState.MISSED:
                self.decision_wanted.emit(row.campaign)
            elif row.may_be_moved:
                self._take_in_hand(row.campaign)
            else:
                self.show_wanted.emit(row.campaign.id)

    @Slot(object, object)
    def _act(self, row: PlannedRow, key: str) -> None:
        if isinstance(row, CampaignRow):
            self._act_on_campaign(row, key)
        elif isinstance(row, RecurrenceRow):
            self._act_on_recurrence(row.recurrence, key)

    def _act_on_campaign(self, row: CampaignRow, key: str) -> None:
        campaign = row.campaign
        acts: dict[str, Callable[[], object]] = {
            "decide": partial(self.decision_wanted.emit, campaign),
            "change": partial(self._take_in_hand, campaign),
            "now": partial(self.acting.send_now, campaign.id),
            "edit": partial(self.edit_wanted.emit, campaign.id),
            "show": partial(self.show_wanted.emit, campaign.id),
            "page": partial(QDesktopServices.openUrl, QUrl(row.page[1])),
            "cancel": partial(self.acting.ask_cancel, campaign),
        }
        acts[key]()

    def _act_on_recurrence(self, recurrence: Recurrence, key: str) -> None:
        acts = {
            "confirm": self.acting.confirm_run,
            "skip": self.acting.skip,
            "end": self.acting.end,
        }
        acts[key](recurrence.id)

    @Slot()
    def _tell_changed(self) -> None:
        self._deselect()
        self.changed.emit()
        self.refresh()


def _moment(timed: tuple[datetime, Item]) -> tuple[datetime, int]:
    return timed[0], timed[1].id
