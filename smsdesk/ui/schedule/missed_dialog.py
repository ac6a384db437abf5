"""The question about what was not sent at its hour: now, later, or not at all."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Campaign
from smsdesk.core.schedule import date_time_text
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.dialog import Dialog

WIDTH = 560
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class MissedDialog(Worded, Dialog):
    """Says how late it is and why nothing went out. Esc decides nothing: it is asked again.

    ``allowed`` is when the campaign may go out next (now, or when its hours begin), ``morning`` the
    next working day's.
    """

    answered = Signal(object, object)  # the answer's word, a moment or None

    def __init__(
        self,
        window: QWidget,
        campaign: Campaign,
        speech: Speech,
        clock: Clock,
        *,
        allowed: datetime,
        morning: datetime,
    ) -> None:
        super().__init__(window.window(), "", close_name="–", width=WIDTH)
        self._campaign = campaign
        self._speech = speech
        self._clock = clock
        self._is_open = allowed <= clock()
        self._later = morning if self._is_open else allowed
        self.story = Banner("warn", icon="clock")
        self.now_card = ChoiceCard("", "", icon="send")
        self.later_card = ChoiceCard("", "", icon="calendar-clock")
        self.choose_card = ChoiceCard("", "", icon="calendar")
        self.cancel_card = ChoiceCard("", "", icon="ban")
        self.wait_button = Button("")
        self.take_button = Button("", "primary")
        self._group = QButtonGroup(self)

        self.body.addWidget(self.story)
        for card in (self.now_card, self.later_card, self.choose_card, self.cancel_card):
            self._group.addButton(card)
            self.body.addWidget(card)
        self.foot.add_right(self.wait_button, self.take_button)
        self.now_card.setEnabled(self._is_open)

        self.wait_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._take)
        self._group.buttonToggled.connect(self._say_take)
        self.retranslate()

    @property
    def campaign(self) -> Campaign:
        """Return what the question is about."""
        return self._campaign

    def begin(self) -> None:
        """Ask. Nothing is chosen beforehand: whatever is pressed was meant."""
        self.present(self.wait_button)

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        campaign, language = self._campaign, self._speech.language
        messages = campaign.tally.queued
        self.set_title(self.tr("Not sent at its time: {title}").format(title=campaign.title))
        self.close_button.set_name(self.tr("Decide later"))
        planned = date_time_text(campaign.at, language)
        self.story.show_words(
            "warn",
            self.tr("It was planned for {time} and is {late} late").format(
                time=planned, late=self._late_words()
            ),
            self._why(),
        )
        latest = campaign.plan.latest if campaign.plan is not None else None
        if not self._is_open:
            now = self.tr("Such messages may not go out at this hour")
        elif latest is not None and latest < self._clock():
            at = date_time_text(latest, language)
            now = self.tr("You said: not after {time}").format(time=at)
        else:
            now = self.tr("Nobody of this list has got it yet")
        self.now_card.set_words(self.tr("Send %Ln messages now", "", messages), now)
        later = date_time_text(self._later, language)
        self.later_card.set_words(
            self.tr("Send at {time}").format(time=later),
            self.tr("The morning of the next working day")
            if self._is_open
            else self.tr("As soon as such messages may go out again"),
        )
        self.choose_card.set_words(
            self.tr("Choose another time"), self.tr("It stays planned until you save one")
        )
        self.cancel_card.set_words(
            self.tr("Cancel it"), self.tr("Nobody gets it; History keeps who it was for")
        )
        self.wait_button.setText(self.tr("Decide later"))
        self._say_take()

    def _late_words(self) -> str:
        late = self._clock() - self._campaign.at
        if late >= DAY:
            return self.tr("%n days", "", int(late / DAY))
        if late >= HOUR:
            hours = self.tr("%n hours", "", int(late / HOUR))
            minutes = int(late % HOUR / MINUTE)
            return f"{hours} {self.tr('%n minutes', '', minutes)}" if minutes else hours
        return self.tr("%n minutes", "", max(int(late / MINUTE), 0))

    def _why(self) -> str:
        reason = self._campaign.reason
        if reason == "network":
            return self.tr("There was no network. Nothing was sent, and nothing was charged.")
        if reason == "quiet_hours":
            return self.tr("Its hours were over. Nothing was sent, and nothing was charged.")
        return self.tr(
            "This PC was off, asleep or busy, or smsdesk was closed. Nothing was sent, and "
            "nothing was charged."
        )

    @Slot()
    def _say_take(self) -> None:
        words = {
            self.now_card: self.tr("Send now"),
            self.later_card: self.tr("Plan it"),
            self.choose_card: self.tr("Choose a time"),
            self.cancel_card: self.tr("Cancel it"),
        }
        chosen = self._group.checkedButton()
        self.take_button.setEnabled(chosen is not None)
        text = next((text for card, text in words.items() if card is chosen), "")
        self.take_button.setText(text or self.tr("Choose one"))

    @Slot()
    def _take(self) -> None:
        chosen = self._group.checkedButton()
        answers = (
            (self.now_card, "now", None),
            (self.later_card, "later", self._later),
            (self.choose_card, "change", None),
            (self.cancel_card, "cancel", None),
        )
        for card, word, at in answers:
            if card is chosen:
                self.answered.emit(word, at)
                self.accept()
                return
