"""How a campaign goes: one number, one bar, what happened, and what needs a decision."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Campaign, CampaignState, SendingNews, Tally
from smsdesk.services.accounts import AccountService
from smsdesk.services.sending import SendingService
from smsdesk.ui.bangkok import in_bangkok
from smsdesk.ui.compose.sending_facts import Facts, reading
from smsdesk.ui.compose.sending_hero import SendingHero
from smsdesk.ui.compose.sending_side import CreditsCard, LogCard
from smsdesk.ui.compose.unknown_panel import NotSentDialog, UnknownPanel
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.footer import PageHeader
from smsdesk.ui.widgets.labels import PlainLabel

STEP = 250
HOLD = 10.0
REREAD = 2000
PACE_FROM = 3.0
SIDE = 284
NARROW = 1060
TOP_UP = frozenset({"credit"})
ACCOUNT = frozenset({"auth", "config", "redirect"})


class SendingPage(QWidget):
    """Shows one campaign. It runs nothing: its owner is asked by signals and tells the news.

    A campaign that was just confirmed is held for ten seconds before ``start_wanted``; each
    held campaign counts on while another one is shown.
    """

    start_wanted = Signal(object)  # campaign id
    stop_wanted = Signal()
    resume_wanted = Signal(object)  # campaign id
    undo_wanted = Signal(object)  # campaign id; nothing of it went out; back to the message then
    resolve_wanted = Signal(object)  # (campaign id, whether they were sent)
    new_message_wanted = Signal()
    history_wanted = Signal(object)  # campaign id
    accounts_wanted = Signal()

    def __init__(
        self,
        sending: SendingService,
        accounts: AccountService,
        speech: Speech,
        clock: Clock,
        *,
        jobs: JobRunner | None = None,
        hold: float = HOLD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sending = sending
        self._accounts = accounts
        self._jobs = jobs or JobRunner(workers=1, parent=self)
        self._speech = speech
        self._clock = clock
        self._hold_seconds = hold
        self._campaign: Campaign | None = None
        self._facts: Facts | None = None
        self._news: SendingNews | None = None
        self._holds: dict[int, QElapsedTimer] = {}
        self._started: set[int] = set()
        self._stopping = False
        self._later: set[int] = set()
        self._reading = False
        self._reread = False
        self._pace = QElapsedTimer()
        self._pace_from = 0
        self._step = QTimer(self, interval=STEP)
        self._calm = QTimer(self, singleShot=True, interval=REREAD)

        self.header = PageHeader()
        self.moving = PlainLabel(role="small")
        self.new_button = Button("", icon="square-pen")
        self.history_button = Button("", "quiet", icon="history")
        self.hero = SendingHero(speech)
        self.pause = Banner("warn")
        self.unknown = UnknownPanel(speech)
        self.waiting = Banner("unknown")
        self.log = LogCard(speech)
        self.credits = CreditsCard()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QWidget()

        self._lay_out()
        self._connect()
        self.retranslate()

    # --- what the window may ask ------------------------------------------------------------

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign; one that was just confirmed begins its ten seconds."""
        changed = self._campaign is None or self._campaign.id != campaign.id
        self._campaign = campaign
        if changed:
            self._facts = None
            self._news = None
            self._stopping = False
            self._pace.invalidate()
        if is_fresh(campaign) and campaign.id not in self._started | self._holds.keys():
            timer = QElapsedTimer()
            timer.start()
            self._holds[campaign.id] = timer
            self._step.start()
        self._show()
        self._read()

    def tell(self, news: SendingNews) -> None:
        """Take news of any campaign; what is shown steps at most four times a second."""
        self._started.add(news.campaign)
        self._holds.pop(news.campaign, None)
        if self._campaign is None or news.campaign != self._campaign.id:
            return
        first = not self._step.isActive()
        self._news = news
        if first:
            self._take_step()
            self._step.start()

    @Slot()
    def stop(self) -> None:
        """Stop what is going on, as Ctrl+. does; a campaign that is held is undone."""
        if self.holding:
            self._undo()
        elif self._campaign is not None and self._campaign.state is CampaignState.RUNNING:
            self._stopping = True
            self._show()
            self.stop_wanted.emit()

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
        return self.holding

    def is_ended(self) -> bool:
        """Tell whether the campaign in sight is neither on its way nor waiting."""
        states = (CampaignState.RUNNING, CampaignState.PAUSED)
        return self._campaign is not None and self._campaign.state not in states

    @property
    def holding(self) -> bool:
        """Tell whether the campaign in sight is in its ten seconds."""
        return self._campaign is not None and self._campaign.id in self._holds

    # --- laying out -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(self.moving, self.history_button, self.new_button)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.hero)
        left.addWidget(self.pause)
        left.addWidget(self.unknown)
        left.addWidget(self.waiting)
        left.addStretch()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.credits)
        side.addWidget(self.log)
        side.addStretch()
        self._side.setMinimumWidth(SIDE)
        self._both.setSpacing(16)
        self._both.addLayout(left, 1)
        self._both.addWidget(self._side)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(32, 6, 28, 20)
        column.addLayout(self._both, 1)
        head = QVBoxLayout()
        head.setContentsMargins(32, 18, 28, 6)
        head.addWidget(self.header)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(ScrollColumn(body), 1)

    def _connect(self) -> None:
        self._step.timeout.connect(self._take_step)
        self._calm.timeout.connect(self._read)
        self.hero.undo_button.clicked.connect(self._undo)
        self.hero.now_button.clicked.connect(self._release_shown)
        self.hero.stop_button.clicked.connect(self.stop)
        self.hero.resume_button.clicked.connect(self._resume)
        self.pause.pressed.connect(self._mend_pause)
        self.new_button.clicked.connect(self.new_message_wanted)
        self.history_button.clicked.connect(self._want_history)
        self.unknown.report_wanted.connect(self._open_report)
        self.unknown.sent_pressed.connect(self._tell_sent)
        self.unknown.not_sent_pressed.connect(self._ask_not_sent)
        self.unknown.later_pressed.connect(self._decide_later)
        self.unknown.details_pressed.connect(self._want_history)
        self.waiting.pressed.connect(self._decide_now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put log and credits under the rest where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.moving.setText(self.tr("You may go to other pages, sending goes on"))
        self.new_button.setText(self.tr("New message"))
        self.history_button.setText(self.tr("Show in History"))
        self._show()

    # --- news -------------------------------------------------------------------------------

    @Slot()
    def _take_step(self) -> None:
        for campaign_id, timer in list(self._holds.items()):
            if timer.elapsed() >= self._hold_seconds * 1000:
                self._release(campaign_id)
        news, self._news = self._news, None
        if news is not None and self._campaign is not None:
            before = self._campaign
            self._campaign = replace(before, tally=news.tally, state=news.state, reason=news.reason)
            if news.state is not CampaignState.RUNNING:
                self._stopping = False
            self._note_pace(news.tally)
            self._show()
            self._read_after(before, self._campaign)
        elif self.holding:
            self._show_figure()
        if not self._holds and news is None:
            self._step.stop()

    def _note_pace(self, tally: Tally) -> None:
        if not self._pace.isValid():
            self._pace.start()
            self._pace_from = gone(tally)

    def _read_after(self, before: Campaign, after: Campaign) -> None:
        """Read the rest again: at once where something happened, else now and then."""
        same = (before.state, before.tally.unknown, before.tally.rejected) == (
            after.state,
            after.tally.unknown,
            after.tally.rejected,
        )
        if not same:
            self._read()
        elif not self._calm.isActive():
            self._calm.start()

    @Slot()
    def _read(self) -> None:
        if self._campaign is None:
            return
        if self._reading:
            self._reread = True
            return
        self._reading = True
        self._jobs.run(
            reading(self._sending, self._accounts, self._campaign.id),
            done=self._take_facts,
            ended=self._end_reading,
        )

    @Slot(object)
    def _take_facts(self, facts: Facts) -> None:
        if self._campaign is not None and facts.campaign.id == self._campaign.id:
            self._facts = facts
            if self._news is None and facts.campaign.state is not CampaignState.RUNNING:
                self._campaign = facts.campaign
                self._stopping = False
            self._show()

    @Slot()
    def _end_reading(self) -> None:
        self._reading = False
        if self._reread:
            self._reread = False
            self._read()

    # --- showing ----------------------------------------------------------------------------

    def _show(self) -> None:
        campaign = self._campaign
        if campaign is None:
            return
        self._show_head(campaign)
        self._show_buttons(campaign)
        self.hero.show_counts(campaign.tally)
        self._show_figure()
        self._show_pause(campaign)
        self._show_unknown(campaign)
        self._show_side(campaign)

    def _show_head(self, campaign: Campaign) -> None:
        state = campaign.state
        if self.holding:
            title = self.tr("About to send")
        elif state is CampaignState.FINISHED and campaign.tally.unknown:
            title = self.tr("Sent, and something needs your answer")
        else:
            title = self._speech.word(f"state_{state}")
        self.header.title.setText(title)
        self.hero.name.setText(campaign.title)
        words = [campaign.account]
        if campaign.order.sender:
            words.append(self.tr("Sender {name}").format(name=campaign.order.sender))
        started = self._event_time("running")
        if started:
            words.append(self.tr("Began {time}").format(time=started))
        self.hero.about.setText("  ·  ".join(words))

    def _show_buttons(self, campaign: Campaign) -> None:
        running = campaign.state is CampaignState.RUNNING
        paused = campaign.state is CampaignState.PAUSED
        ended = not running and not paused
        self.hero.show_buttons(campaign.state, holding=self.holding, stopping=self._stopping)
        self.hero.show_note(campaign, holding=self.holding)
        self.moving.setVisible(running and not self.holding)
        self.history_button.setVisible(ended)
        self.new_button.setVisible(ended or paused)
        self.new_button.set_kind("primary" if ended else "secondary")

    def _show_figure(self) -> None:
        campaign = self._campaign
        if campaign is None:
            return
        messages = campaign.tally.messages
        if self.holding:
            left = self._hold_seconds - self._holds[campaign.id].elapsed() / 1000
            self.hero.show_hold(messages, max(0, ceil(left)))
            return
        self.hero.show_figure(gone(campaign.tally), messages)
        self.hero.left.setText(self._left_words(campaign))

    def _left_words(self, campaign: Campaign) -> str:
        if campaign.state is not CampaignState.RUNNING or not self._pace.isValid():
            return ""
        seconds = self._pace.elapsed() / 1000
        done = gone(campaign.tally) - self._pace_from
        if seconds < PACE_FROM or done <= 0 or not campaign.tally.queued:
            return ""
        minutes = campaign.tally.queued / (done / seconds) / 60
        if minutes < 1:
            return self.tr("Less than a minute left")
        return self.tr("About %Ln minutes left", "", round(minutes))

    def _show_pause(self, campaign: Campaign) -> None:
        paused = campaign.state is CampaignState.PAUSED
        # The violet panel says the same, and more.
        unknown = campaign.reason == "unknown_outcome" and bool(campaign.tally.unknown)
        self.pause.setVisible(paused and not unknown)
        if not paused:
            return
        answered = campaign.reason == "unknown_outcome" and not campaign.tally.unknown
        reason = "answered" if answered else campaign.reason or "waits"
        said = self._speech.say(f"pause_{reason}")
        button = said.button if campaign.reason in TOP_UP | ACCOUNT else ""
        tone = "accent" if reason in ("user", "waits", "answered") else "warn"
        self.pause.show_words(tone, said.text, said.hint, button)

    def _show_unknown(self, campaign: Campaign) -> None:
        shown = bool(campaign.tally.unknown) and self._facts is not None
        # While it runs on, an answer would close messages that are still on their way.
        settled = shown and campaign.state is not CampaignState.RUNNING
        later = campaign.id in self._later
        self.unknown.setVisible(settled and not later)
        self.waiting.setVisible(shown and (later or not settled))
        if self._facts is not None and shown:
            self.unknown.show_facts(replace(self._facts, campaign=campaign))
            sentence = self.tr("%Ln messages: outcome unknown", "", campaign.tally.unknown)
            second = self._speech.word("unknown_waits" if settled else "unknown_while_running")
            button = self.tr("Decide now") if settled else ""
            self.waiting.show_words("unknown", sentence, second, button)

    def _show_side(self, campaign: Campaign) -> None:
        facts = self._facts
        if facts is None:
            self.credits.show_credits(campaign, None)
            self.log.show_events(())
        else:
            self.credits.show_credits(facts.campaign, facts.left)
            self.log.show_events(facts.events)

    def _event_time(self, word: str) -> str:
        events = self._facts.events if self._facts is not None else ()
        times = [event for event in events if event[1] == word]
        return f"{in_bangkok(times[-1][0]):%H:%M}" if times else ""

    # --- what is pressed ----------------------------------------------------------------------

    def _release(self, campaign_id: int) -> None:
        self._holds.pop(campaign_id, None)
        self._started.add(campaign_id)
        self._show()
        self.start_wanted.emit(campaign_id)

    @Slot()
    def _release_shown(self) -> None:
        if self._campaign is not None and self.holding:
            self._release(self._campaign.id)

    @Slot()
    def _undo(self) -> None:
        if self._campaign is not None and self.holding:
            self._holds.pop(self._campaign.id, None)
            self._started.add(self._campaign.id)
            self.undo_wanted.emit(self._campaign.id)
            self.new_message_wanted.emit()

    @Slot()
    def _resume(self) -> None:
        if self._campaign is not None:
            self._pace.invalidate()
            self.resume_wanted.emit(self._campaign.id)

    @Slot()
    def _mend_pause(self) -> None:
        reason = self._campaign.reason if self._campaign is not None else ""
        practice = self._campaign is None or self._campaign.practice
        if reason in TOP_UP and not practice:
            self._open_report()
        else:
            self.accounts_wanted.emit()

    @Slot()
    def _open_report(self) -> None:
        if self._facts is not None and self._facts.service.report_url:
            QDesktopServices.openUrl(QUrl(self._facts.service.report_url))

    @Slot()
    def _tell_sent(self) -> None:
        if self._campaign is not None:
            self.resolve_wanted.emit((self._campaign.id, True))

    @Slot()
    def _ask_not_sent(self) -> None:
        if self._campaign is None or self._facts is None:
            return
        dialog = NotSentDialog(
            self.window(),
            self._campaign.tally.unknown,
            self._facts.unknown_credits,
            self._facts.left,
        )
        dialog.agreed.connect(self._tell_not_sent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot()
    def _tell_not_sent(self) -> None:
        if self._campaign is not None:
            self.resolve_wanted.emit((self._campaign.id, False))

    @Slot()
    def _decide_later(self) -> None:
        if self._campaign is not None:
            self._later.add(self._campaign.id)
            self._show()

    @Slot()
    def _decide_now(self) -> None:
        if self._campaign is not None:
            self._later.discard(self._campaign.id)
            self._show()

    @Slot()
    def _want_history(self) -> None:
        if self._campaign is not None:
            self.history_wanted.emit(self._campaign.id)


def is_fresh(campaign: Campaign) -> bool:
    """Tell whether a campaign was confirmed and nothing of it was touched."""
    return (
        campaign.state is CampaignState.RUNNING and campaign.tally.queued == campaign.tally.messages
    )


def gone(tally: Tally) -> int:
    """Return how many messages are no longer waiting."""
    return tally.accepted + tally.rejected + tally.unknown
