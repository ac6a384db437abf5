"""The Schedule tab: what the services hold for later, day by day, and what they held."""

from collections import Counter, deque
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign
from smsdesk.core.schedule import MAX_AHEAD, date_text, in_bangkok
from smsdesk.services.accounts import AccountService
from smsdesk.services.sending import SendingService
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.schedule.campaign_row import CampaignRow
from smsdesk.ui.schedule.distance import distance_words
from smsdesk.ui.schedule.month import Month
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import HairLine, IconLabel, PlainLabel

SIDE = 332
MOST_PAST = 30
MINUTE_MS = 60_000
SLICE = 12


class DayGroup(QWidget):
    """A day's heading with its distance, and its campaigns."""

    def __init__(self, at: datetime, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._speech = speech
        self.day = in_bangkok(at).date()
        self.heading = PlainLabel(role="strong")
        self.distance = PlainLabel(role="small")
        self.rows: list[CampaignRow] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.distance)
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)

    def add(self, row: CampaignRow) -> None:
        """Put a campaign at the end."""
        self.rows.append(row)
        self._column.addWidget(row)

    def say_words(self, now: datetime) -> None:
        """Name the day, and say how far it is."""
        self.heading.setText(date_text(self._at, self._speech.language))
        self.distance.setText(distance_words(self._at, now))


class SchedulePage(Page):
    """Shows; what was handed over can be changed at the service alone, and the page says so."""

    NARROW_BELOW = 860

    show_wanted = Signal(object)  # the id of a campaign
    compose_wanted = Signal()

    def __init__(  # noqa: PLR0917 - the parts a page is made of, as every page takes them
        self,
        sending: SendingService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._sending = sending
        self._accounts = accounts
        self._campaigns: Sequence[Campaign] = ()
        self._came: set[int] = set()
        self._loaded = False
        self.refresh_button = IconButton("refresh-cw", self.tr("Look again"))
        self.trouble = Trouble(speech)
        self.held = Banner("accent", icon="cloud")
        self.future: list[DayGroup] = []
        self.done_heading = PlainLabel(role="strong")
        self.done: list[CampaignRow] = []
        self.empty = EmptyState("calendar-clock", "square-pen")
        self.month = Month(day_height=34)
        self.side = Card(margins=(16, 10, 16, 16), spacing=10)
        self.held_heading = PlainLabel(role="medium", wrap=True)
        self.held_words = PlainLabel(role="small", wrap=True)
        self.page_buttons: dict[str, Button] = {}
        self._pages = QVBoxLayout()
        self._future_column = QVBoxLayout()
        self._done_column = QVBoxLayout()
        self._content = QWidget()
        self._scroll = ScrollColumn(self._content)
        self._plan: deque[tuple[datetime, Campaign, bool]] = deque()
        self._next_slice = QTimer(self, singleShot=True, interval=0)
        self._timer = QTimer(self, interval=MINUTE_MS)

        self._lay_out()

        self.refresh_button.clicked.connect(self.refresh)
        self.trouble.pressed.connect(self.refresh)
        self.empty.pressed.connect(self.compose_wanted)
        self.month.chosen.connect(self._scroll_to)
        self._timer.timeout.connect(self._pass_on)
        self._next_slice.timeout.connect(self._build_some)
        self._timer.start()
        self._rebuild()
        self.retranslate()

    @property
    def rows(self) -> list[CampaignRow]:
        """Return the rows of what is still to come, soonest first."""
        return [row for group in self.future for row in group.rows]

    @Slot()
    def refresh(self) -> None:
        """Look the campaigns up again."""
        self._jobs.run(self._load, done=self._take, failed=self.trouble.show_error)

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.header.title.setText(self.tr("Schedule"))
        self.refresh_button.set_name(self.tr("Look again"))
        self.done_heading.setText(self.tr("Done"))
        self.empty.show_words(
            self.tr("Nothing is scheduled"),
            self.tr(
                "Choose Send later when you write a message. The service keeps it and sends it "
                "on time, even while this PC is off."
            ),
            self.tr("Write a message"),
        )
        self.held_heading.setText(self.tr("The service holds these messages"))
        self.held_words.setText(
            self.tr(
                "They go out on time even while this PC is off. They cannot be cancelled from "
                "here; only the service's own page can."
            )
        )
        self.held.show_words("accent", self.held_heading.text(), self.held_words.text())
        for title, button in self.page_buttons.items():
            button.setText(self.tr("Open {service}'s page").format(service=title))
        now = self._clock()
        for group in self.future:
            group.say_words(now)
        for row in (*self.rows, *self.done):
            row.retranslate()

    def fit(self) -> None:
        """Drop the month where there is no room for it, and say its words over the list."""
        self._show_parts()

    def _lay_out(self) -> None:
        self.header.add_tools(self.refresh_button)
        for column in (self._future_column, self._done_column):
            column.setContentsMargins(0, 0, 0, 0)
        self._future_column.setSpacing(16)
        self._done_column.setSpacing(8)
        self._pages.setSpacing(8)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(LEFT, 0, 20, BOTTOM)
        inner.setSpacing(16)
        inner.addWidget(self.trouble)
        inner.addWidget(self.held)
        inner.addWidget(self.empty, 1)
        inner.addLayout(self._future_column)
        inner.addWidget(self.done_heading)
        inner.addLayout(self._done_column)
        inner.addStretch()
        self._lay_out_side()
        body = QWidget()
        both = QHBoxLayout(body)
        both.setContentsMargins(0, 0, RIGHT, 0)
        both.setSpacing(0)
        both.addWidget(self._scroll, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, BOTTOM)
        right.addWidget(self.side)
        right.addStretch()
        both.addLayout(right)
        self.lay_out(body)

    def _lay_out_side(self) -> None:
        self.side.setFixedWidth(SIDE)
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
        self.side.body.addLayout(self._pages)

    # --- what there is --------------------------------------------------------------------

    def _load(self, _job: JobContext) -> list[Campaign]:
        return [one for one in self._sending.all() if one.order.at is not None and one.delivered_by]

    @Slot(object)
    def _take(self, campaigns: list[Campaign]) -> None:
        self.trouble.clear()
        same = self._loaded and campaigns == self._campaigns
        self._campaigns = campaigns
        self._loaded = True
        if same:  # keep the rows: one of them may have the focus
            self._pass_on()
        else:
            self._rebuild()

    @Slot()
    def _pass_on(self) -> None:
        """Move what went out since the last minute to Done, and count the days again."""
        now = self._clock()
        if {c.id for at, c in self._timed() if at <= now} != self._came:
            self._rebuild()
        else:
            self.retranslate()

    def _timed(self) -> list[tuple[datetime, Campaign]]:
        return [(one.order.at, one) for one in self._campaigns if one.order.at is not None]

    def _rebuild(self) -> None:
        now = self._clock()
        timed = sorted(self._timed(), key=_moment_and_id)
        coming = [(at, campaign) for at, campaign in timed if at > now]
        gone = [(at, campaign) for at, campaign in reversed(timed) if at <= now]
        self._came = {campaign.id for _at, campaign in gone}
        for old in (*self.future, *self.done):
            old.setParent(None)
            old.deleteLater()
        self.future, self.done = [], []
        self._plan = deque(
            [
                *((at, campaign, False) for at, campaign in coming),
                *((at, campaign, True) for at, campaign in gone[:MOST_PAST]),
            ]
        )
        self._build_some()
        self._show_month(now, [at for at, _campaign in coming])
        self._show_pages([campaign for _at, campaign in coming])
        self._show_parts()

    @Slot()
    def _build_some(self) -> None:
        """Build a few rows, and the rest when the window had its turn."""
        for _ in range(min(SLICE, len(self._plan))):
            at, campaign, past = self._plan.popleft()
            row = self._row(at, campaign, past=past)
            if past:
                self.done.append(row)
                self._done_column.addWidget(row)
            else:
                self._group_of(at).add(row)
        self.done_heading.setVisible(bool(self.done))
        if self._plan:
            self._next_slice.start()

    def _group_of(self, at: datetime) -> DayGroup:
        if not self.future or self.future[-1].day != in_bangkok(at).date():
            group = DayGroup(at, self._speech)
            group.say_words(self._clock())
            self.future.append(group)
            self._future_column.addWidget(group)
        return self.future[-1]

    def _row(self, at: datetime, campaign: Campaign, *, past: bool) -> CampaignRow:
        info = self._accounts.service(campaign.service)
        page = (info.title, info.report_url)
        row = CampaignRow(campaign, at, self._speech, past=past, page=page)
        row.show_wanted.connect(self.show_wanted)
        row.page_wanted.connect(self._open)
        return row

    def _show_month(self, now: datetime, moments: Sequence[datetime]) -> None:
        today = in_bangkok(now).date()
        self.month.set_range(today, today, in_bangkok(now + MAX_AHEAD).date())
        days = Counter(in_bangkok(moment).date() for moment in moments)
        self.month.set_marks(days)
        self.month.choose(None)
        self.month.show_month(min(days, default=today))

    def _show_pages(self, coming: Sequence[Campaign]) -> None:
        for button in self.page_buttons.values():
            button.setParent(None)
            button.deleteLater()
        self.page_buttons = {}
        for campaign in coming:
            info = self._accounts.service(campaign.service)
            if campaign.practice or not info.report_url or info.title in self.page_buttons:
                continue
            button = PageButton(info.report_url)
            button.setText(self.tr("Open {service}'s page").format(service=info.title))
            button.page_wanted.connect(self._open)
            self.page_buttons[info.title] = button
            self._pages.addWidget(button)

    def _show_parts(self) -> None:
        some = bool(self.future)
        self.side.setVisible(some and not self.narrow)
        self.held.setVisible(some and self.narrow)
        self.empty.setVisible(self._loaded and not some)
        self.done_heading.setVisible(bool(self.done))

    @Slot(object)
    def _scroll_to(self, day: date) -> None:
        """Bring the first campaign of that day, or the next one after it, into sight."""
        later = [group for group in self.future if group.day >= day]
        for group in later[:1]:
            self._scroll.ensureWidgetVisible(group)

    @Slot(object)
    def _open(self, url: str) -> None:
        QDesktopServices.openUrl(QUrl(url))


class PageButton(Button):
    """Opens a service's own page."""

    page_wanted = Signal(object)  # the address

    def __init__(self, url: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon="external-link", parent=parent)
        self._url = url
        self.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.page_wanted.emit(self._url)


def _moment_and_id(timed: tuple[datetime, Campaign]) -> tuple[datetime, int]:
    return timed[0], timed[1].id
