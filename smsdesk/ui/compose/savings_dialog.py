"""The ways to save credits, before and after side by side; nothing is changed until it is said."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.rewriting import changes
from smsdesk.core.savings import Offer, Saving
from smsdesk.ui.compose.receipt_slip import clear
from smsdesk.ui.compose.saving_words import SavingWords
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.changed_text import ChangedText, Span
from smsdesk.ui.widgets.choices import TickBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.units import unit_length, unit_of

WIDTH = 760
AROUND = 24
"""Characters shown before and after what changes."""
BRIEF = 120


class SavingsDialog(Worded, Dialog):
    """Offers savings. What looks the same is ticked; what reads otherwise is for the clerk."""

    chosen = Signal(object)  # frozenset of the keys to apply

    def __init__(self, window: QWidget, offer: Offer) -> None:
        super().__init__(window, "", close_name="–", width=WIDTH)
        self._offer = offer
        self._words = SavingWords(self)
        self.boxes: dict[str, TickBox] = {}
        self.together = PlainLabel(role="strong")
        self.back_button = Button("")
        self.use_button = Button("", "primary")
        self.foot.add_left(self.together)
        self.foot.add_right(self.back_button, self.use_button)

        self.back_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._choose)

        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew; what is ticked stays."""
        ticked = {saving.key for saving in self._offer.savings if saving.lossless}
        if self.boxes:
            ticked = set(self.ticked)
        title = self.tr("Save credits")
        self.set_title(title)
        self.set_subtitle(self.tr("What is ticked changes the message for everybody it is in."))
        self.close_button.set_name(self.tr("Close"))
        self.back_button.setText(self.tr("Back"))
        clear(self.body)
        same = [saving for saving in self._offer.savings if saving.lossless]
        other = [saving for saving in self._offer.savings if not saving.lossless]
        self._add_kind(self.tr("Looks the same"), same)
        self._add_kind(self.tr("Reads a little otherwise"), other)
        for key, box in self.boxes.items():
            box.setChecked(key in ticked)
        self._count()

    def begin(self) -> None:
        """Show it with the focus on the first saving."""
        self.present(next(iter(self.boxes.values()), None))

    @property
    def ticked(self) -> frozenset[str]:
        """Return the keys of what is ticked."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def _add_kind(self, heading: str, savings: Sequence[Saving]) -> None:
        if not savings:
            return
        self.body.addWidget(PlainLabel(heading, "heading"))
        for saving in savings:
            self.body.addWidget(self._card(saving))

    def _card(self, saving: Saving) -> Card:
        card = Card(margins=(14, 6, 14, 12), spacing=6)
        tick = TickBox(self._words.name(saving))
        tick.setAccessibleDescription(self._words.how_far(saving))
        tick.toggled.connect(self._count)
        self.boxes[saving.key] = tick
        head = QHBoxLayout()
        head.addWidget(tick, 1)
        head.addWidget(PlainLabel(self._words.how_far(saving), "small"))
        card.body.addLayout(head)
        both = QHBoxLayout()
        both.setSpacing(12)
        of_before, of_after = changes(saving.before, saving.after)
        for caption, text, spans, tone in (
            (self.tr("Now"), saving.before, of_before, "warn"),
            (self.tr("Then"), saving.after, of_after, "ok"),
        ):
            half = Card("sunken", margins=(12, 6, 12, 8), spacing=2)
            half.body.addWidget(PlainLabel(caption, "caption"))
            half.body.addWidget(ChangedText(*excerpt(text, spans), tone))
            half.body.addStretch()
            both.addWidget(half, 1)
        card.body.addLayout(both)
        return card

    @Slot()
    def _count(self) -> None:
        ticked = self.ticked
        credits_ = self._offer.effect(ticked).credits if ticked else 0
        self.together.setText(self.tr("Together: %Ln credits saved", "", credits_))
        self.use_button.setText(self.tr("Change %Ln things", "", len(ticked)))
        self.use_button.setEnabled(bool(ticked))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.ticked)
        self.accept()


def excerpt(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Return what stands around the changed places of a text, and these in UTF-16 units of it."""
    start, end = 0, len(text)
    if spans and len(text) > BRIEF:
        first, last = spans[0][0], sum(spans[-1])
        start = text.find(" ", max(0, first - AROUND), first) + 1 or _letter(text, first - AROUND)
        end = text.rfind(" ", last, last + AROUND)
        end = min(len(text), last + AROUND) if end < 0 or last + AROUND >= len(text) else end
    before = "…" if start else ""
    shown = before + text[start:end] + ("…" if end < len(text) else "")
    moved = len(before) - start
    return shown, [
        (unit_of(shown, at + moved), unit_length(text[at : at + length])) for at, length in spans
    ]


def _letter(text: str, at: int) -> int:
    """Return where the letter begins to which a mark at ``at`` belongs."""
    at = max(0, at)
    while at and unicodedata.category(text[at]) == "Mn":
        at -= 1
    return at
