"""Under which tag a campaign is counted: the department that pays, or the purpose."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.models import Campaign
from smsdesk.ui.ask_dialog import AskDialog


class TagDialog(AskDialog):
    """Asks for a word or two; an empty line takes the tag away."""

    chosen = Signal(object)  # (campaign id, tag)

    def __init__(self, window: QWidget, campaign: Campaign) -> None:
        super().__init__(
            window,
            self.tr("Tag of the campaign"),
            sentence=campaign.title,
            caption=self.tr("Department or purpose"),
            help_words=self.tr("Charts and the monthly report count by it. Empty: none."),
            back=self.tr("Back"),
            accept=self.tr("Keep the tag"),
            close_name=self.tr("Close, keep the tag as it was"),
            value=campaign.tag,
            empty=True,
        )
        self._campaign_id = campaign.id
        self.answered.connect(self._choose)

    @Slot(object)
    def _choose(self, tag: str) -> None:
        self.chosen.emit((self._campaign_id, tag))
        self.accept()
