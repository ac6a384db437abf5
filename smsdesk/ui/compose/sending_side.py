"""Beside the counts of a campaign: its credits, and what happened, in words."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.models import Campaign
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.compose.receipt_slip import clear
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.unknown.facts import Event
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

MOST_LINES = 14
LOOKS: Mapping[str, tuple[str, str]] = {
    "confirmed": ("check", "muted"),
    "running": ("play", "accent"),
    "finished": ("circle-check", "accent"),
    "cancelled": ("ban", "muted"),
    "do_not_contact": ("ban", "muted"),
    "messages": ("octagon-x", "block"),
    "messages:unknown": ("circle-question-mark", "unknown"),
    "paused": ("circle-pause", "warn"),
    "paused:user": ("circle-pause", "muted"),
    "paused:unknown_outcome": ("circle-pause", "unknown"),
    "resolved": ("check", "unknown"),
}


class LogCard(Worded, Card):
    """What happened, newest first."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self._speech = speech
        self._events: Sequence[Event] = ()
        self.lines: list[str] = []
        self.heading = PlainLabel(role="heading")
        self._column = QVBoxLayout()
        self._column.setSpacing(9)
        self.body.addWidget(self.heading)
        self.body.addLayout(self._column)
        self.retranslate()

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these events."""
        self._events = events
        lines = [f"{time_of(event)} {self._words(event)}" for event in events[:MOST_LINES]]
        if lines == self.lines:
            return
        self.lines = lines
        clear(self._column)
        for event in events[:MOST_LINES]:
            row = QHBoxLayout()
            row.setSpacing(9)
            time = PlainLabel(time_of(event), "small")
            time.setMinimumHeight(21)
            row.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
            picture, ink = look_of(event[1])
            row.addWidget(IconLabel(picture, ink, 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(self._words(event), wrap=True), 1)
            self._column.addLayout(row)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("What happened"))
        self.show_events(self._events)

    def _words(self, event: Event) -> str:
        _at, word, params = event
        code = f"event_{word.replace(':', '_')}"
        said = self._speech.word(code, **params)
        return said if said != code else self._speech.word(f"state_{word.partition(':')[0]}")


class CreditsCard(Worded, Card):
    """Credits used, as the receipt said, and left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=7, parent=parent)
        self.heading = PlainLabel(role="heading")
        self.used = PlainLabel(role="strong")
        self.receipt = PlainLabel()
        self.left = PlainLabel(role="strong")
        self._names = {
            "used": PlainLabel(),
            "receipt": PlainLabel(role="muted"),
            "left": PlainLabel(),
        }
        self.body.addWidget(self.heading)
        values = {"used": self.used, "receipt": self.receipt, "left": self.left}
        for key, value in values.items():
            row = QHBoxLayout()
            row.addWidget(self._names[key])
            row.addStretch()
            row.addWidget(value)
            self.body.addLayout(row)
        self.retranslate()

    def show_credits(self, campaign: Campaign, left: Decimal | None) -> None:
        """Show what a campaign used, and what the account has left, if anybody knows."""
        self.used.setText(f"{campaign.credits:,}")
        self.receipt.setText(f"{campaign.estimated_credits:,}")
        self.left.setText("–" if left is None else f"{left:,}")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Credit"))
        self._names["used"].setText(self.tr("Used so far"))
        self._names["receipt"].setText(self.tr("On the receipt"))
        self._names["left"].setText(self.tr("Left"))


def time_of(event: Event) -> str:
    """Return when something happened, as a clock in Bangkok shows it."""
    return f"{in_bangkok(event[0]):%H:%M:%S}"


def look_of(word: str) -> tuple[str, str]:
    """Return icon and colour of a line of the log."""
    return LOOKS.get(word) or LOOKS.get(word.partition(":")[0]) or ("info", "muted")
