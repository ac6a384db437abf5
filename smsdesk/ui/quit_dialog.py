"""Asking before a window is closed that sends: what is out, and what will wait."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.models import Campaign
from smsdesk.ui.campaign_control import CampaignControl
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.counts import counts_words
from smsdesk.ui.speech import Speech


class QuitDialog(ConfirmDialog):
    """Says the exact counts while they go on; nothing stops before it is accepted."""

    def __init__(
        self, window: QWidget, control: CampaignControl, held: int, speech: Speech
    ) -> None:
        super().__init__(
            window,
            "",
            "",
            yes=self.tr("Stop and close"),
            no=self.tr("Go on sending"),
            icon="circle-stop",
        )
        self._control = control
        self._held = held
        self._speech = speech
        control.told.connect(self._count)
        control.ended.connect(self._end)
        self._count()

    @Slot()
    def _count(self) -> None:
        news = self._control.news
        if news is not None:
            self._say("quit_while_sending", counts=counts_words(news.tally, self._speech))
        else:
            self._say("quit_while_held", count=self._held)

    @Slot(object)
    def _end(self, campaign: Campaign) -> None:
        self._say("quit_ended", counts=counts_words(campaign.tally, self._speech))

    def _say(self, code: str, **params: str | int) -> None:
        said = self._speech.say(code, params)
        self.show_words(said.text, said.hint)
