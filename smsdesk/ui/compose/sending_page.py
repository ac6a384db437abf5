"""How a campaign goes: one number, one bar, what happened, and what needs a decision."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Campaign, CampaignState, SendingNews, Tally
from smsdesk.core.schedule import in_bangkok
from smsdesk.services.accounts import AccountService
from smsdesk.services.sending import SendingService
from smsdesk.ui.compose.holds import Holds
from smsdesk.ui.compose.pace import Pace
from smsdesk.ui.compose.sending_hero import SendingHero
from smsdesk.ui.compose.sending_pause import CancelDialog, PauseBanner
from smsdesk.ui.compose.sending_side import LogCard, NumbersCard
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.latest import Repeated
from smsdesk.ui.page import BOTTOM, LEFT, RIGHT, Page
from smsdesk.ui.speech import Speech
from smsdesk.ui.unknown.facts import Facts, FactsReading
from smsdesk.ui.unknown.section import UnknownSection
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.labels import PlainLabel

STEP_MS = 250
REREAD_MS = 2000
HOLD = 10.0


class SendingPage(Page):
    """Shows one campaign. It runs nothing: its owner is asked by signals and tells the news.

    A campaign that was just confirmed is held for ten seconds before ``start_wanted``; each
    held campaign counts on while another one is shown.
    """

    NARROW_BELOW = 1060

    start_wanted = Signal(object)  # campaign id
    stop_wanted = Signal()
    resume_wanted = Signal(object)  # campaign id
    undo_wanted = Signal(object)  # campaign id; nothing of it went out; back to the message then
    rest_wanted = Signal(object)  # campaign id; it was held, and all was stopped
    cancel_wanted = Signal(object)  # campaign id; what is queued of it goes no more
    resolve_wanted = Signal(object)  # (campaign id, whether they were sent)
    unknown_wanted = Signal(object)  # campaign id
    new_message_wanted = Signal()
    history_wanted = Signal(object)  # campaign id
    accounts_wanted = Signal()
    change_time_wanted = Signal(object)  # Campaign

    def __init__(  # noqa: PLR0917 - the parts a page is made of, as every page takes them
        self,
        sending: SendingService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        hold: float = HOLD,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._facts_reading = FactsReading(sending, accounts)
        self._campaign: Campaign | None = None
        self._facts: Facts | None = None
        self._news: SendingNews | None = None
        self._stopping = False
        self._holds = Holds(hold)
        self._pace = Pace()
        self._reading = Repeated(jobs, self._next_reading, done=self._take_facts, parent=self)
        self._step = QTimer(self, interval=STEP_MS)
        self._calm = QTimer(self, singleShot=True, interval=REREAD_MS)

        self.moving = PlainLabel(role="small")
        self.new_button = Button("", icon="square-pen")
        self.history_button = Button("", "quiet", icon="history")
        self.hero = SendingHero(speech)
        self.pause = PauseBanner(speech)
        self.unknown = UnknownSection(speech)
        self.log = LogCard(speech)
        self.numbers = NumbersCard(speech)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)

        self._lay_out()
        self._connect()
        self.retranslate()

    # --- what the window may ask ----------------------------------------------------------

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign; one that was just confirmed begins its ten seconds."""
        if campaign.id != self.campaign_id:
            self._facts = None
            self._news = None
            self._stopping = False
            self._pace.forget()
        self._campaign = campaign
        if is_fresh(campaign):
            self._holds.begin(campaign.id, campaign.tally.messages)
            self._step.start()
        self._show(campaign)
        self._reading.run()

    def tell(self, news: SendingNews) -> None:
        """Take news of any campaign; what is shown steps at most four times a second."""
        self._holds.end(news.campaign)
        if news.campaign != self.campaign_id:
            return
        self._news = news
        if not self._step.isActive():
            self._take_step()
            self._step.start()

    @Slot()
    def stop(self) -> None:
        """Stop all that goes on, as Ctrl+. does; what is held in sight is undone."""
        self._rest(held for held in self._holds if held != self.campaign_id)
        if self.is_holding():
            self._undo()
        elif self._campaign is not None and self._campaign.state is CampaignState.RUNNING:
            self._stopping = True
            self._show(self._campaign)
            self.stop_wanted.emit()

    def rest_held(self) -> None:
        """Let every campaign that is held wait for its clerk."""
        self._rest(self._holds)

    @property
    def held(self) -> int:
        """Return how many messages are in their ten seconds, in sight or not."""
        return self._holds.messages

    @property
    def campaign(self) -> Campaign | None:
        """Return the campaign in sight, with the latest counts shown."""
        return self._campaign

    @property
    def campaign_id(self) -> int:
        """Return the id of the campaign in sight, 0 for none."""
        return self._campaign.id if self._campaign is not None else 0

    @property
    def send_now_button(self) -> Button:
        """Return the button that ends the ten seconds."""
        return self.hero.now_button

    def is_holding(self) -> bool:
        """Tell whether the campaign in sight is in its ten seconds."""
        return self.campaign_id in self._holds

    def is_ended(self) -> bool:
        """Tell whether the campaign in sight is neither on its way nor waiting."""
        states = (CampaignState.RUNNING, CampaignState.PAUSED)
        return self._campaign is not None and self._campaign.state not in states

    # --- news -----------------------------------------------------------------------------

    @Slot()
    def _take_step(self) -> None:
        for campaign_id in self._holds.due():
            self._release(campaign_id)
        news, self._news = self._news, None
        before = self._campaign
        if news is not None and before is not None:
            after = replace(
                before,
                tally=news.tally,
                state=news.state,
                reason=news.reason,
                detail=news.detail,
            )
            self._campaign = after
            self._stopping = self._stopping and news.state is CampaignState.RUNNING
            self._pace.note(gone(news.tally))
            self._show(after)
            self._read_after(before, after)
        elif before is not None and self.is_holding():
            self._show_figure(before)
        if not self._holds and news is None:
            self._step.stop()

    def _read_after(self, before: Campaign, after: Campaign) -> None:
        """Read the rest again: at once where something happened, else now and then."""
        if what_matters(before) != what_matters(after):
            self._reading.run()
        elif not self._calm.isActive():
            self._calm.start()

    def _next_reading(self) -> Work | None:
        if self._campaign is None:
            return None
        return self._facts_reading.of(self._campaign.id)

    @Slot(object)
    def _take_facts(self, facts: Facts) -> None:
        if self._campaign is None or facts.campaign.id != self._campaign.id:
            return
        self._facts = facts
        if self._news is None and facts.campaign.state is not CampaignState.RUNNING:
            self._campaign = facts.campaign
            self._stopping = False
        self._show(self._campaign)

    # --- showing --------------------------------------------------------------------------

    def _show(self, campaign: Campaign) -> None:
        self._show_head(campaign)
        self._show_buttons(campaign)
        self.hero.show_counts(campaign.tally)
        self._show_figure(campaign)
        site = self._facts is not None and bool(self._facts.report_url)
        self.pause.show_campaign(campaign, site=site)
        self.unknown.show_facts(campaign, self._facts)
        self.numbers.show_facts(campaign, self._facts)
        self.log.show_events(self._facts.events if self._facts is not None else ())

    def _show_head(self, campaign: Campaign) -> None:
        if self.is_holding():
            title = self.tr("About to send")
        elif campaign.state is CampaignState.FINISHED and campaign.tally.unknown:
            title = self.tr("Sent, and something needs your answer")
        else:
            title = self._speech.word(f"state_{campaign.state}")
        self.header.title.setText(title)
        words = [campaign.account]
        if campaign.order.sender:
            words.append(self.tr("Sender {name}").format(name=campaign.order.sender))
        if began := self._facts.began if self._facts is not None else None:
            words.append(self.tr("Began {time}").format(time=f"{in_bangkok(began):%H:%M}"))
        self.hero.name.setText(campaign.title)
        self.hero.about.setText("  ·  ".join(words))

    def _show_buttons(self, campaign: Campaign) -> None:
        holding, ended = self.is_holding(), self.is_ended()
        self.hero.show_buttons(campaign, holding=holding, stopping=self._stopping)
        self.hero.show_note(campaign, holding=holding)
        self.moving.setVisible(campaign.state is CampaignState.RUNNING and not holding)
        self.history_button.setVisible(ended)
        self.new_button.setVisible(ended or campaign.state is CampaignState.PAUSED)
        self.new_button.set_kind("primary" if ended else "secondary")

    def _show_figure(self, campaign: Campaign) -> None:
        messages = campaign.tally.messages
        if self.is_holding():
            self.hero.show_hold(messages, ceil(self._holds.left(campaign.id)))
        else:
            self.hero.show_figure(gone(campaign.tally), messages)
            self.hero.left.setText(self._left_words(campaign))

    def _left_words(self, campaign: Campaign) -> str:
        if campaign.state is not CampaignState.RUNNING:
            return ""
        seconds = self._pace.seconds_for(campaign.tally.queued, gone(campaign.tally))
        if seconds is None:
            return ""
        if seconds < 60:
            return self.tr("Less than a minute left")
        return self.tr("About %Ln minutes left", "", round(seconds / 60))

    # --- what is pressed ------------------------------------------------------------------

    def _release(self, campaign_id: int) -> None:
        self._holds.end(campaign_id)
        if self._campaign is not None:
            self._show(self._campaign)
        self.start_wanted.emit(campaign_id)

    @Slot()
    def _release_shown(self) -> None:
        if self.is_holding():
            self._release(self.campaign_id)

    @Slot()
    def _undo(self) -> None:
        if self.is_holding():
            self._holds.end(self.campaign_id)
            self.undo_wanted.emit(self.campaign_id)
            self.new_message_wanted.emit()

    @Slot()
    def _resume(self) -> None:
        if self._campaign is not None:
            self._pace.forget()
            self.resume_wanted.emit(self._campaign.id)

    @Slot()
    def _ask_cancel(self) -> None:
        if self._campaign is not None:
            dialog = CancelDialog(self.window(), self._campaign, self._speech)
            dialog.accepted.connect(self._cancel)
            dialog.ask()

    @Slot()
    def _cancel(self) -> None:
        if self._campaign is not None:
            self.cancel_wanted.emit(self._campaign.id)

    def _rest(self, campaigns: Iterable[int]) -> None:
        for campaign_id in list(campaigns):
            self._holds.end(campaign_id)
            self.rest_wanted.emit(campaign_id)

    @Slot()
    def _want_unknown(self) -> None:
        if self._campaign is not None:
            self.unknown_wanted.emit(self._campaign.id)

    @Slot()
    def _want_time(self) -> None:
        if self._campaign is not None:
            self.change_time_wanted.emit(self._campaign)

    @Slot()
    def _want_history(self) -> None:
        if self._campaign is not None:
            self.history_wanted.emit(self._campaign.id)

    # --- words and room -------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.moving.setText(self.tr("You may go to other pages, sending goes on"))
        self.new_button.setText(self.tr("New message"))
        self.history_button.setText(self.tr("Show in History"))
        if self._campaign is not None:
            self._show(self._campaign)

    def fit(self) -> None:
        """Put the log under the rest where there is no room beside it."""
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if self.narrow else directions.LeftToRight)

    def _lay_out(self) -> None:
        self.header.add_tools(self.moving, self.history_button, self.new_button)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.hero, 1)
        for widget in (self.pause, self.unknown, self.numbers):
            left.addWidget(widget)
        body = QWidget()
        body.setLayout(self._both)
        self._both.setContentsMargins(LEFT, 0, RIGHT, BOTTOM)
        self._both.setSpacing(16)
        self._both.addLayout(left, 1)
        self._both.addWidget(self.log)
        self.lay_out(ScrollColumn(body))

    def _connect(self) -> None:
        self._step.timeout.connect(self._take_step)
        self._calm.timeout.connect(self._reading.run)
        self.hero.undo_button.clicked.connect(self._undo)
        self.hero.now_button.clicked.connect(self._release_shown)
        self.hero.stop_button.clicked.connect(self.stop)
        self.hero.resume_button.clicked.connect(self._resume)
        self.hero.cancel_button.clicked.connect(self._ask_cancel)
        self.pause.site_wanted.connect(self.unknown.open_report)
        self.pause.accounts_wanted.connect(self.accounts_wanted)
        self.pause.cancel_wanted.connect(self._ask_cancel)
        self.pause.time_wanted.connect(self._want_time)
        self.new_button.clicked.connect(self.new_message_wanted)
        self.history_button.clicked.connect(self._want_history)
        self.unknown.resolve_wanted.connect(self.resolve_wanted)
        self.unknown.details_wanted.connect(self._want_unknown)


def is_fresh(campaign: Campaign) -> bool:
    """Tell whether a campaign was confirmed and nothing of it was touched."""
    return (
        campaign.state is CampaignState.RUNNING and campaign.tally.queued == campaign.tally.messages
    )


def gone(tally: Tally) -> int:
    """Return how many messages are no longer waiting."""
    return tally.accepted + tally.rejected + tally.unknown


def what_matters(campaign: Campaign) -> tuple[CampaignState, int, int]:
    """Return what, when it changes, has left something new to read."""
    return campaign.state, campaign.tally.unknown, campaign.tally.rejected
