"""Beside the counts of a campaign: its other figures, and what happened, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.models import Campaign, Charge
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.compose.receipt_slip import clear
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.unknown.facts import Event, Facts
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

MOST_LINES = 14
LOG_WIDTH = 284
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
        self.body.addStretch()
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Ask for one width, however long the lines are."""
        return QSize(LOG_WIDTH, super().sizeHint().height())

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


class NumbersCard(Worded, Card):
    """What it cost, and when it was: figures that stand still."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(spacing=7, parent=parent)
        self._speech = speech
        self._shown: tuple[Campaign, Facts | None] | None = None
        self.values = {
            "used": PlainLabel(role="strong"),
            "receipt": PlainLabel(),
            "charge": PlainLabel(),
            "left": PlainLabel(role="strong"),
            "began": PlainLabel(),
            "ended": PlainLabel(),
            "skipped": PlainLabel(),
        }
        self._names = {key: PlainLabel(role="muted") for key in self.values}
        self._headings = (PlainLabel(role="heading"), PlainLabel(role="heading"))
        groups = QHBoxLayout()
        groups.setSpacing(40)
        keys = list(self.values)
        for heading, rows in zip(self._headings, (keys[:4], keys[4:]), strict=True):
            groups.addLayout(self._made_group(heading, rows), 1)
        self.body.addLayout(groups)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retranslate()

    def show_facts(self, campaign: Campaign, facts: Facts | None) -> None:
        """Show the figures of a campaign that counts on while its facts are read."""
        self._shown = (campaign, facts)
        read = facts.campaign if facts is not None else campaign
        figures = {
            "used": read.credits,
            "receipt": campaign.estimated_credits,
            "left": facts.left if facts is not None else None,
            "skipped": sum(campaign.skipped.values()),
        }
        for key, number in figures.items():
            self.values[key].setText("–" if number is None else f"{number:,}")
        self._show_charge(facts.charge if facts is not None else None)
        times = {"began": facts.began, "ended": facts.ended} if facts is not None else {}
        for key in ("began", "ended"):
            self.values[key].setText(self._time(times.get(key)))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._headings[0].setText(self.tr("Credit"))
        self._headings[1].setText(self.tr("Times and people"))
        words = {
            "used": self.tr("Used so far"),
            "receipt": self.tr("On the receipt"),
            "charge": self.tr("Difference"),
            "left": self.tr("Left"),
            "began": self.tr("Began"),
            "ended": self.tr("Stood still or ended"),
            "skipped": self.tr("Skipped before sending"),
        }
        for key, word in words.items():
            self._names[key].setText(word)
        if self._shown is not None:
            self.show_facts(*self._shown)

    def _show_charge(self, charge: Charge | None) -> None:
        """Say whether what was charged is what the receipt said of the messages taken."""
        label, more = self.values["charge"], charge.difference if charge is not None else None
        if more is None:
            label.setText("–")
            label.set_tone("")
            return
        if not more:
            label.setText(self.tr("agrees"))
        elif more > 0:
            label.setText(self.tr("{count} more").format(count=f"{more:,}"))
        else:
            label.setText(self.tr("{count} less").format(count=f"{-more:,}"))
        label.set_tone("ok" if not more else "warn")

    def _time(self, at: datetime | None) -> str:
        if at is None:
            return "–"
        return self._speech.word("time_of_day", time=f"{in_bangkok(at):%H:%M:%S}")

    def _made_group(self, heading: PlainLabel, keys: Sequence[str]) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(7)
        group.addWidget(heading)
        for key in keys:
            row = QHBoxLayout()
            row.addWidget(self._names[key])
            row.addStretch()
            row.addWidget(self.values[key])
            group.addLayout(row)
        group.addStretch()
        return group


def time_of(event: Event) -> str:
    """Return when something happened, as a clock in Bangkok shows it."""
    return f"{in_bangkok(event[0]):%H:%M:%S}"


def look_of(word: str) -> tuple[str, str]:
    """Return icon and colour of a line of the log."""
    return LOOKS.get(word) or LOOKS.get(word.partition(":")[0]) or ("info", "muted")
