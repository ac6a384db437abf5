"""Earlier campaigns, to begin one of them again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from smsdesk.core.schedule import date_time_text
from smsdesk.core.template import brief
from smsdesk.services.composing import Written
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.empty_state import EmptyState

SHOWN = 20
EXCERPT = 90
WIDTH = 620


class AgainDialog(Dialog):
    """Offers the last campaigns, the newest first; one made of the same text stands once."""

    chosen = Signal(object)  # Written

    def __init__(self, window: QWidget, campaigns: Sequence[Written], speech: Speech) -> None:
        super().__init__(window, "", close_name="–", width=WIDTH)
        self._speech = speech
        self.cards: dict[ChoiceCard, Written] = {}
        self.back_button = Button(self.tr("Back"))
        self.use_button = Button(self.tr("Write it again"), "primary", icon="repeat")
        self._group = QButtonGroup(self)

        title = self.tr("Same as last month")
        self.set_title(title)
        self.close_button.set_name(self.tr("Close"))
        self._fill(campaigns)
        self.use_button.setEnabled(bool(self.cards))
        self.foot.add_right(self.back_button, self.use_button)

        self.back_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._choose)

    def begin(self) -> None:
        """Show it with the newest campaign chosen."""
        self.present(next(iter(self.cards), None))

    def _fill(self, campaigns: Sequence[Written]) -> None:
        texts: dict[str, Written] = {}
        for written in campaigns:
            texts.setdefault(written.draft.message, written)
        for written in list(texts.values())[:SHOWN]:
            people = self.tr("%Ln people", "", written.messages)
            when = date_time_text(written.confirmed_at, self._speech.language)
            card = ChoiceCard(f"{when} · {people}", brief(written.draft.message, EXCERPT))
            card.setChecked(not self.cards)
            self._group.addButton(card)
            self.cards[card] = written
            self.body.addWidget(card)
        if self.cards:
            self.set_subtitle(self.tr("Its text, sender and recipients. A file is asked for anew."))
        else:
            nothing = EmptyState("repeat")
            nothing.show_words(
                self.tr("Nothing to repeat yet"),
                self.tr("What you send from here can be written again next month."),
            )
            self.body.addWidget(nothing)

    @Slot()
    def _choose(self) -> None:
        card = self._group.checkedButton()
        written = next((one for card_, one in self.cards.items() if card_ is card), None)
        if written is not None:
            self.accept()
            self.chosen.emit(written)
