"""The page of the unknown: campaigns that wait for an answer, the evidence, and four buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Campaign
from smsdesk.core.schedule import in_bangkok, short_date_text
from smsdesk.services.accounts import AccountService
from smsdesk.services.sending import SendingService
from smsdesk.ui.history.campaigns import CampaignRow
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.unknown.facts import Facts, FactsReading, Waiting
from smsdesk.ui.unknown.request_card import RequestCard
from smsdesk.ui.unknown.section import UnknownSection
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import PlainLabel

SIDE = 284
AT_ONCE = 10
"""Requests shown before more are asked for."""
LISTED = 8
"""Campaigns that wait, of those named at once; the next ones follow as they are answered."""


class UnknownPage(Page):
    """Shows one campaign's unknown messages; those that wait besides are listed."""

    NARROW_BELOW = 960

    resolve_wanted = Signal(object)  # (campaign id, whether they were sent)
    people_wanted = Signal(object)  # the id of a campaign whose unknown are wanted one by one
    closed = Signal()

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
        self._facts_reading = FactsReading(sending, accounts)
        self._reading = Latest(jobs, self)
        self._wanted = 0
        self._facts: Facts | None = None

        self.back_button = Button("", "quiet", icon="arrow-left")
        self.people_button = Button("", icon="users")
        self.trouble = Trouble(speech)
        self.name = PlainLabel(role="heading", wrap=True)
        self.about = PlainLabel(role="small", wrap=True)
        self.section = UnknownSection(speech, brief=False)
        self.evidence = EvidenceList(speech)
        self.waiting = WaitingCard(speech)
        self.nothing = EmptyState("circle-check", "history")
        self._whole = QStackedWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.RightToLeft)

        self._lay_out()
        self._connect()
        self.retranslate()

    # --- what may be asked of the page ----------------------------------------------------

    def show_campaign(self, campaign_id: int) -> None:
        """Show what is unknown in a campaign; 0, or one that waits no more, for the newest."""
        self._wanted = campaign_id
        self.section.take_up()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read anew what waits."""
        self._reading.run(
            self._facts_reading.waiting(self._wanted),
            done=self._show,
            failed=self.trouble.show_error,
        )

    @property
    def facts(self) -> Facts | None:
        """Return what is known of the campaign in sight."""
        return self._facts

    def is_settled(self) -> bool:
        """Tell whether nothing is being read."""
        return not self._reading.busy

    # --- showing --------------------------------------------------------------------------

    @Slot(object)
    def _show(self, waiting: Waiting) -> None:
        self.trouble.clear()
        self._facts = facts = waiting.facts
        self._whole.setCurrentIndex(0 if facts is not None else 1)
        self.people_button.setVisible(facts is not None)
        if facts is None:
            return
        self._wanted = facts.campaign.id
        self.waiting.show_campaigns(waiting.campaigns, facts.campaign.id)
        self.section.show_facts(facts.campaign, facts)
        self.section.take_up()
        self.evidence.show_facts(facts)
        self._say_campaign(facts.campaign)

    def _say_campaign(self, campaign: Campaign) -> None:
        day = short_date_text(campaign.confirmed_at, self._speech.language)
        time = f"{in_bangkok(campaign.confirmed_at):%H:%M}"
        words = [campaign.account, f"{day} {time}", self._speech.word(f"state_{campaign.state}")]
        if campaign.order.sender:
            words.insert(1, self.tr("Sender {name}").format(name=campaign.order.sender))
        self.name.setText(campaign.title)
        self.about.setText("  ·  ".join(words))

    @Slot(object)
    def _take(self, campaign_id: int) -> None:
        self.show_campaign(campaign_id)

    @Slot()
    def _want_people(self) -> None:
        self.people_wanted.emit(self._wanted)

    # --- words and room -------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.header.title.setText(self._speech.word("message_unknown"))
        self.back_button.setText(self.tr("Back to History"))
        self.people_button.setText(self.tr("Show the people"))
        self.nothing.show_words(
            self.tr("Nothing waits for your answer"),
            self.tr("The outcome of every message is known, or you have told us"),
            self.tr("Back to History"),
        )
        if self._facts is not None:
            self._say_campaign(self._facts.campaign)

    def fit(self) -> None:
        """Put the list above the rest where there is no room beside it."""
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if self.narrow else directions.RightToLeft)

    def _lay_out(self) -> None:
        self.header.add_tools(self.back_button, self.people_button)
        left = QVBoxLayout()
        left.setSpacing(16)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.name)
        titles.addWidget(self.about)
        left.addLayout(titles)
        left.addWidget(self.section)
        left.addWidget(self.evidence)
        left.addStretch()
        self.waiting.setMinimumWidth(SIDE)
        body = QWidget()
        body.setLayout(self._both)
        self._both.setContentsMargins(LEFT, 0, RIGHT, BOTTOM)
        self._both.setSpacing(16)
        self._both.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignTop)
        self._both.addLayout(left, 1)
        self._whole.addWidget(ScrollColumn(body))
        self._whole.addWidget(self.nothing)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addWidget(self._whole, 1)
        self.lay_out(whole)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.nothing.pressed.connect(self.closed)
        self.people_button.clicked.connect(self._want_people)
        self.trouble.pressed.connect(self.refresh)
        self.section.resolve_wanted.connect(self.resolve_wanted)
        self.section.put_off.connect(self.closed)
        self.waiting.chosen.connect(self._take)


class EvidenceList(Worded, QWidget):
    """A card for each request whose outcome is unknown, newest first."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._facts: Facts | None = None
        self._most = AT_ONCE
        self._whole = False
        self.cards: list[RequestCard] = []
        self.title = PlainLabel(role="heading")
        self.eye_button = IconButton("eye", self.tr("Show whole numbers"))
        self.more_button = Button("", "quiet", icon="chevron-down")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.eye_button)
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(head)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

        self.eye_button.clicked.connect(self._reveal)
        self.more_button.clicked.connect(self._show_more)
        self.retranslate()

    def show_facts(self, facts: Facts) -> None:
        """Show the requests of a campaign; numbers of another one are masked again."""
        if self._facts is None or self._facts.campaign.id != facts.campaign.id:
            self._most, self._whole = AT_ONCE, False
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        facts = self._facts
        unknown = facts.unknown if facts is not None else ()
        shown = unknown[: self._most]
        self.title.setText(self.tr("Evidence: %Ln requests", "", len(unknown)))
        self.eye_button.set_icon("eye-off" if self._whole else "eye")
        self.eye_button.set_name(
            self.tr("Mask the numbers") if self._whole else self.tr("Show whole numbers")
        )
        while len(self.cards) < len(shown):
            self.cards.append(RequestCard(self._speech))
            self._column.insertWidget(len(self.cards), self.cards[-1])
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(shown))
            if facts is not None and number < len(shown):
                card.show_attempt(shown[number], facts, whole=self._whole)
        rest = len(unknown) - len(shown)
        self.more_button.setText(self.tr("Show %Ln more requests", "", min(rest, AT_ONCE)))
        self.more_button.setVisible(rest > 0)

    @Slot()
    def _reveal(self) -> None:
        self._whole = not self._whole
        self.retranslate()

    @Slot()
    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.retranslate()


class WaitingCard(Worded, Card):
    """The campaigns that wait for an answer. One alone needs no list."""

    chosen = Signal(object)  # the id of a campaign

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 14, 1, 6), spacing=2, parent=parent)
        self._speech = speech
        self._campaigns: Sequence[Campaign] = ()
        self._shown = 0
        self.rows: list[CampaignRow] = []
        self.title = PlainLabel(role="heading")
        self.title.setContentsMargins(16, 0, 16, 0)
        self.body.addWidget(self.title)
        self.retranslate()

    def show_campaigns(self, campaigns: Sequence[Campaign], shown: int) -> None:
        """List campaigns, newest first, and mark the one in sight."""
        self._campaigns, self._shown = campaigns, shown
        self.setVisible(len(campaigns) > 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("%Ln campaigns wait for you", "", len(self._campaigns)))
        listed = self._campaigns[:LISTED]
        while len(self.rows) < len(listed):
            row = CampaignRow(tinted=True)
            row.clicked.connect(self._choose)
            self.body.addWidget(row)
            self.rows.append(row)
        for row in self.rows[len(listed) :]:
            row.hide()
        for row, campaign in zip(self.rows, listed, strict=False):
            day = short_date_text(campaign.confirmed_at, self._speech.language)
            unknown = self.tr("%Ln unknown", "", campaign.tally.unknown)
            row.show_words(campaign.title, f"{day} · {unknown}", None)
            row.setChecked(campaign.id == self._shown)
            row.show()

    @Slot()
    def _choose(self) -> None:
        for row, campaign in zip(self.rows, self._campaigns, strict=False):
            if row is self.sender():
                self.chosen.emit(campaign.id)
