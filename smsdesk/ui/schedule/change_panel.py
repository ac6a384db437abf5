"""The side pane in which a planned campaign gets another time, or is cancelled."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Campaign
from smsdesk.ui.language import Worded
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.when_picker import Holder, WhenChoice, WhenPicker
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel


class ChangePanel(Worded, Card):
    """The picker over one campaign. Nothing is changed before Save."""

    saved = Signal(object, object)  # Campaign, WhenChoice
    cancel_wanted = Signal(object)  # Campaign
    closed = Signal()

    def __init__(
        self, clock: Clock, speech: Speech, book: HolidayBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(margins=(16, 12, 16, 14), spacing=8, parent=parent)
        self._campaign: Campaign | None = None
        self.heading = PlainLabel(role="strong")
        self.name = ElidedLabel(role="small")
        self.close_button = IconButton("x", "–", side=28, size=15)
        self.picker = WhenPicker(clock, speech, book, narrow=True)
        self.cancel_button = Button("", "quiet", icon="trash-2")
        self.save_button = Button("", "primary")

        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.addWidget(self.cancel_button)
        foot.addStretch()
        foot.addWidget(self.save_button)
        self.body.addLayout(head)
        self.body.addWidget(ScrollColumn(self.picker), 1)
        self.body.addLayout(foot)

        self.close_button.clicked.connect(self.closed)
        self.cancel_button.clicked.connect(self._cancel)
        self.save_button.clicked.connect(self._save)
        self.picker.changed.connect(self._show_save)
        self.retranslate()

    @property
    def campaign(self) -> Campaign | None:
        """Return the campaign in sight."""
        return self._campaign

    def show_campaign(self, campaign: Campaign | None, holder: Holder) -> None:
        """Show when a campaign goes out now; None shows nothing."""
        self._campaign = campaign
        if campaign is None:
            return
        self.name.setText(campaign.title)
        plan = campaign.plan
        at_hand = WhenChoice(plan.at, plan.by, plan.latest) if plan is not None else None
        self.picker.begin(holder, at_hand)

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.heading.setText(self.tr("Change the time"))
        self.close_button.set_name(self.tr("Close"))
        self.cancel_button.setText(self.tr("Cancel this job"))
        self.save_button.setText(self.tr("Save the time"))

    @Slot()
    def _show_save(self) -> None:
        self.save_button.setEnabled(self.picker.moment is not None)

    @Slot()
    def _save(self) -> None:
        self.picker.read()  # the clock went on while it stood here
        choice = self.picker.chosen()
        if self._campaign is not None and choice is not None:
            self.saved.emit(self._campaign, choice)

    @Slot()
    def _cancel(self) -> None:
        if self._campaign is not None:
            self.cancel_wanted.emit(self._campaign)
