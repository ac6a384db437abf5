"""The counts of a campaign: one number, one bar, and the counts that add up to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.models import Campaign, CampaignState, Tally
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.bars import OutcomeBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.figure import Figure
from smsdesk.ui.widgets.labels import ElidedLabel, HairLine, IconLabel, PlainLabel
from smsdesk.ui.widgets.stat_tile import StatTile

WORDS = {
    "accepted": "message_accepted",
    "queued": "message_queued",
    "rejected": "message_rejected",
    "unknown": "message_unknown",
    "not_sent": "message_not_sent",
}


class SendingHero(Worded, Card):
    """Shows a campaign's name, its figures, and the buttons that hold or stop it."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 18, 20, 14), spacing=12, parent=parent)
        self._speech = speech
        self.name = ElidedLabel(role="heading")
        self.about = ElidedLabel(role="small")
        self.undo_button = Button("", icon="undo-2")
        self.now_button = Button("", icon="send")
        self.stop_button = Button("", "danger", icon="circle-stop")
        self.cancel_button = Button("", "quiet_danger")
        self.resume_button = Button("", "primary", icon="play")
        self.figure = Figure()
        self.left = PlainLabel(role="muted")
        self.bar = OutcomeBar()
        self.tiles = {
            "accepted": StatTile("", "0", icon="circle-check", tone="accent", pressable=False),
            "queued": StatTile("", "0", icon="clock", pressable=False),
            "rejected": StatTile("", "0", icon="octagon-x", tone="block", pressable=False),
            "unknown": StatTile(
                "", "0", icon="circle-question-mark", tone="unknown", pressable=False
            ),
            "not_sent": StatTile("", "0", icon="ban", pressable=False),
        }
        self.note = PlainLabel(role="small", wrap=True)
        self.shortcut = PlainLabel(role="small")

        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.name)
        titles.addWidget(self.about)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addLayout(titles, 1)
        for button in (
            self.undo_button,
            self.now_button,
            self.stop_button,
            self.cancel_button,
            self.resume_button,
        ):
            buttons.addWidget(button)
        top.addLayout(buttons)
        top.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        number = QHBoxLayout()
        number.addWidget(self.figure)
        number.addStretch()
        number.addWidget(self.left, 0, Qt.AlignmentFlag.AlignBottom)
        tiles = QHBoxLayout()
        tiles.setSpacing(14)
        for key, tile in self.tiles.items():
            if key != "not_sent":
                tiles.addWidget(tile)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(IconLabel("info", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.shortcut, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addStretch(1)
        self.body.addLayout(number)
        self.body.addWidget(self.bar)
        self.body.addLayout(tiles)
        self.body.addWidget(self.tiles["not_sent"])
        self.body.addStretch(1)
        self.body.addWidget(HairLine())
        self.body.addLayout(foot)

    def retranslate(self) -> None:
        """Set every word anew; the page shows its campaign again."""
        self.undo_button.setText(self.tr("Undo"))
        self.now_button.setText(self.tr("Send now"))
        self.cancel_button.setText(self.tr("Cancel this job"))
        self.shortcut.setText(self.tr("Ctrl + . stops from any page"))
        for key, code in WORDS.items():
            self.tiles[key].setText(self._speech.word(code))

    def show_counts(self, tally: Tally) -> None:
        """Show the counts; they add up to all messages."""
        rest = tally.cancelled + tally.not_sent
        self.bar.show_counts(
            accepted=tally.accepted,
            rejected=tally.rejected,
            unknown=tally.unknown,
            left=tally.queued + rest,
        )
        counts = {
            "accepted": tally.accepted,
            "queued": tally.queued,
            "rejected": tally.rejected,
            "unknown": tally.unknown,
            "not_sent": rest,
        }
        for key, count in counts.items():
            self.tiles[key].set_number(f"{count:,}")
        self.tiles["not_sent"].setVisible(bool(rest))
        self.bar.setAccessibleName(
            ", ".join(f"{self.tiles[key].text()} {count:,}" for key, count in counts.items())
        )

    def show_buttons(self, campaign: Campaign, *, holding: bool, stopping: bool) -> None:
        """Show what can be done with a campaign as it stands."""
        running = campaign.state is CampaignState.RUNNING
        paused = campaign.state is CampaignState.PAUSED
        self.undo_button.setVisible(holding)
        self.now_button.setVisible(holding)
        self.stop_button.setVisible(running and not holding)
        self.stop_button.setEnabled(not stopping)
        words = self.tr("Stopping…") if stopping else self.tr("Stop sending")
        self.stop_button.setText(words)
        self.cancel_button.setVisible(paused)
        self.resume_button.setText(self.tr("Resume %Ln messages", "", campaign.tally.queued))
        self.resume_button.setVisible(paused)
        self.shortcut.setVisible(running)

    def show_hold(self, messages: int, seconds: int) -> None:
        """Show how long until the first byte."""
        self.figure.show_number(
            f"{messages:,}", self.tr("messages go out in %Ln seconds", "", seconds)
        )
        self.left.setText("")

    def show_figure(self, gone: int, messages: int) -> None:
        """Show how many messages are no longer waiting."""
        self.figure.show_number(f"{gone:,}", self.tr("of %Ln messages", "", messages))

    def show_note(self, campaign: Campaign, *, holding: bool) -> None:
        """Say what can still be done, and what cannot."""
        self.note.setText(self._note(campaign, holding=holding))

    def _note(self, campaign: Campaign, *, holding: bool) -> str:
        if holding:
            return self.tr("Nothing has gone out. Undo takes you back to the message as it was.")
        if campaign.state is CampaignState.FINISHED and campaign.order.at is not None:
            return self.tr("The service sends them at the time you chose; this PC may be off.")
        words = {
            CampaignState.RUNNING: self.tr(
                "Stop at any time: no further message goes out. What the service has taken "
                "cannot be called back."
            ),
            CampaignState.PAUSED: self.tr(
                "What is not sent yet waits for you. Nothing is sent twice."
            ),
            CampaignState.CANCELLED: self.tr(
                "The rest was taken out. What the service has taken stays sent."
            ),
            CampaignState.FINISHED: self.tr(
                "Accepted by the service is not yet on the phone: History shows the reports."
            ),
        }
        return words.get(campaign.state, "")
