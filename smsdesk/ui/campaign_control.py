"""What is done to campaigns from any page: start, stop, undo, retry, tell what was seen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.clock import Clock
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState, PauseReason, SendingNews
from smsdesk.core.schedule import date_time_text
from smsdesk.services.scheduling import Due, SchedulingService
from smsdesk.services.sending import SendingService
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.sender import Sender
from smsdesk.ui.speech import Speech
from smsdesk.ui.status_line import StatusItem


class CampaignControl(QObject):
    """Owns the sender; keeps the status line and the rail's counts true."""

    shown = Signal(object)  # Campaign whose page is wanted
    changed = Signal(object)  # Campaign that stands differently now
    told = Signal(object)  # core.models.SendingNews
    ended = Signal(object)  # Campaign whose run ended
    confirmation_wanted = Signal(object)  # Campaign that the original may have sent already

    def __init__(  # noqa: PLR0917 - the parts it is made of
        self,
        frame: Frame,
        sending: SendingService,
        scheduling: SchedulingService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
    ) -> None:
        super().__init__(frame)
        self._scheduling = scheduling
        self._frame = frame
        self._sending = sending
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._news: SendingNews | None = None
        self._last: Campaign | None = None
        self._unknown = 0
        self._low: tuple[str, ...] = ()
        self._next_at: datetime | None = None
        self._missed = self._to_confirm = 0
        self.running = Sender(sending, self)
        self.running.news.connect(self._tell)
        self.running.ended.connect(self._end)
        self.running.failed.connect(jobs.unhandled)

    # --- what may be asked ----------------------------------------------------------------

    @Slot(object)
    def start(self, campaign_id: int) -> None:
        """Send what is queued of a campaign, and show its page.

        A campaign of a restored or copied desk is not sent; ``confirmation_wanted`` asks first.
        """
        self._jobs.run(_Call(self._sending.get, campaign_id).work, done=self._begin)

    @Slot(object)
    def begin_due(self, campaign_id: int) -> None:
        """Send what is due, whatever page is in sight."""
        self.running.start(campaign_id)

    @Slot(object)
    def cancel(self, campaign_id: int) -> None:
        """Take out what is queued of a campaign: all of it before its first byte."""
        self._jobs.run(_Call(self._sending.cancel, campaign_id).work, done=self._change)

    @Slot(object)
    def retry(self, campaign_id: int) -> None:
        """Make a new campaign of what was definitely not sent, and show it; it waits."""
        self._jobs.run(_Call(self._sending.retry, campaign_id).work, done=self._follow_up)

    @Slot(object)
    def resolve(self, seen: tuple[int, bool]) -> None:
        """Write what the operator saw of the unknown: a campaign's id, and whether they went."""
        campaign_id, sent = seen
        act = partial(self._sending.resolve, sent=sent)
        self._jobs.run(_Call(act, campaign_id).work, done=self._follow_up)

    @Slot(object)
    def show_plan(self, due: Due) -> None:
        """Say when this PC must be on next, and how much waits for an answer."""
        told = due.next_at, len(due.missed) + len(due.missed_runs), len(due.to_confirm)
        if told != (self._next_at, self._missed, self._to_confirm):
            self._next_at, self._missed, self._to_confirm = told
            self.retranslate()

    def show_low(self, names: Sequence[str]) -> None:
        """Say which accounts have little credit left."""
        self._low = tuple(names)
        self.retranslate()

    @Slot()
    def recount(self) -> None:
        """Count anew what is unknown and what is planned."""
        self._jobs.run(self._look, done=self._count)

    def retranslate(self) -> None:
        """Say the status line in the window's language."""
        if self.running.busy and self._news is not None:
            self._show_news(self._news)
        elif self._last is not None:
            self._show_end(self._last)
        else:
            self._say(None)

    # --- what comes of it -----------------------------------------------------------------

    @Slot(object)
    def _begin(self, campaign: Campaign) -> None:
        if campaign.reason == PauseReason.RESTORED_COPY:
            self.confirmation_wanted.emit(campaign)
            return
        self.running.start(campaign.id)
        self._show_started(campaign)

    @property
    def news(self) -> SendingNews | None:
        """Return how the campaign on its way stood last, None while none is."""
        return self._news if self.running.busy else None

    @Slot(object)
    def _show_started(self, campaign: Campaign) -> None:
        if self._news is None or self._news.campaign != campaign.id:
            self._news = SendingNews(campaign.id, campaign.tally, campaign.state)
        self.shown.emit(campaign)

    @Slot(object)
    def _tell(self, news: SendingNews) -> None:
        self._news = news
        self._show_news(news)
        self.told.emit(news)

    def _show_news(self, news: SendingNews) -> None:
        done = news.tally.messages - news.tally.queued
        text = self.tr("Sending {done} of {total}").format(
            done=f"{done:,}", total=f"{news.tally.messages:,}"
        )
        self._say(StatusItem("accent", text, "send", "sending"))

    @Slot(object)
    def _end(self, campaign: Campaign) -> None:
        if self._news is not None and self._news.campaign == campaign.id:
            self._news = None  # the sender rests a moment after it told, and is asked meanwhile
        self._last = campaign
        self._show_end(campaign)
        self.ended.emit(campaign)
        self.recount()

    def _show_end(self, campaign: Campaign) -> None:
        words = self._speech.word(f"state_{campaign.state}")
        finished = campaign.state is CampaignState.FINISHED
        tone, icon = ("ok", "circle-check") if finished else ("warn", "circle-pause")
        self._say(StatusItem(tone, words, icon, "sending"))

    def _say(self, going: StatusItem | None) -> None:
        """Show what goes on, and how many messages wait for an answer."""
        items = [going] if going is not None else []
        if self._missed:
            words = self.tr("%n not sent at their time", "", self._missed)
            items.append(StatusItem("warn", words, "clock", "missed"))
        if self._to_confirm:
            words = self.tr("%n to be confirmed", "", self._to_confirm)
            items.append(StatusItem("warn", words, "circle-question-mark", "missed"))
        if self._next_at is not None:
            time = date_time_text(self._next_at, self._speech.language)
            words = self.tr("This PC must be on, {time}").format(time=time)
            items.append(StatusItem("warn", words, "monitor", "schedule"))
        for name in self._low:
            words = self._speech.word("credit_low_brief", account=name)
            items.append(StatusItem("warn", words, "wallet", "accounts"))
        if self._unknown:
            words = self._words_for_unknown()
            items.append(StatusItem("unknown", words, "circle-question-mark", "unknown"))
        self._frame.set_status(items)

    def _words_for_unknown(self) -> str:
        return f"{self._speech.word('message_unknown')} {self._unknown:,}"

    @Slot(object)
    def _change(self, campaign: Campaign) -> None:
        self.changed.emit(campaign)
        self.recount()

    @Slot(object)
    def _follow_up(self, campaign: Campaign) -> None:
        if campaign.follow_up_of is not None and campaign.state is CampaignState.PAUSED:
            self.shown.emit(campaign)
        self._change(campaign)

    def _look(self, _job: JobContext) -> tuple[int, int]:
        now = self._clock()
        unknown = sum(campaign.tally.unknown for campaign in self._sending.with_unknown())
        return unknown, self._scheduling.count(now)

    @Slot(object)
    def _count(self, seen: tuple[int, int]) -> None:
        self._unknown, planned = seen
        self._frame.set_count(Tab.HISTORY, self._unknown, "unknown", self._words_for_unknown())
        self._frame.set_count(Tab.SCHEDULE, planned)
        self.retranslate()


class _Call:
    """One call about one campaign, in a worker thread."""

    def __init__(self, act: Callable[[int], Campaign], campaign_id: int) -> None:
        self._act, self._campaign_id = act, campaign_id

    def work(self, _job: JobContext) -> Campaign:
        """Return the campaign that came of it."""
        return self._act(self._campaign_id)
