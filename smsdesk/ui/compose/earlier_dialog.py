"""Recipients from an earlier campaign: everybody, who got it, or who did not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from smsdesk.core.models import Campaign, Who
from smsdesk.core.schedule import date_time_text
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import LabeledField


class EarlierDialog(Dialog):
    """Asks which campaign, and who of it."""

    chosen = Signal(object, object)  # its id, and a word of `Who`

    def __init__(self, window: QWidget, campaigns: Sequence[Campaign], speech: Speech) -> None:
        super().__init__(window, "", close_name="–")
        self._campaigns = {one.id: one for one in campaigns}
        self.campaign = ComboBox(self.tr("Campaign"))
        self.who: dict[Who, ChoiceCard] = {}
        self.back_button = Button(self.tr("Back"))
        self.use_button = Button(self.tr("Add them"), "primary", icon="plus")
        self._group = QButtonGroup(self)

        title = self.tr("Recipients of an earlier campaign")
        self.set_title(title)
        self.close_button.set_name(self.tr("Close"))
        for one in campaigns:
            when = date_time_text(one.confirmed_at, speech.language)
            self.campaign.add_choice(one.id, f"{one.title} · {when}")
        self.use_button.setEnabled(bool(campaigns))
        self.foot.add_right(self.back_button, self.use_button)
        if campaigns:
            self._add_choices()
        else:
            nothing = EmptyState("history")
            nothing.show_words(
                self.tr("No campaign yet"), self.tr("Whom you text can be texted again from here.")
            )
            self.body.addWidget(nothing)

        self.campaign.currentIndexChanged.connect(self._show_counts)
        self.back_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._choose)

    def begin(self) -> None:
        """Show it with the newest campaign chosen."""
        self.present(self.campaign if self._campaigns else self.back_button)

    def _add_choices(self) -> None:
        self.body.addWidget(LabeledField(self.tr("Campaign"), self.campaign))
        words: dict[Who, tuple[str, str]] = {
            "everybody": (self.tr("Everybody"), ""),
            "accepted": (self.tr("Whose message the service took"), ""),
            "not_accepted": (
                self.tr("Everybody else"),
                self.tr("Refused, never sent, or nobody knows. Who got this text is skipped."),
            ),
        }
        for who, (name, sentence) in words.items():
            card = ChoiceCard(name, sentence)
            card.setChecked(who == "everybody")
            self._group.addButton(card)
            self.who[who] = card
            self.body.addWidget(card)
        self._names = {who: name for who, (name, _sentence) in words.items()}
        self._sentences = {who: sentence for who, (_name, sentence) in words.items()}
        self.body.addStretch()
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        campaign = self._campaigns.get(self._chosen_id())
        if campaign is None:
            return
        everybody, taken = campaign.tally.messages, campaign.tally.accepted
        counts: dict[Who, int] = {
            "everybody": everybody,
            "accepted": taken,
            "not_accepted": everybody - taken,
        }
        for who, card in self.who.items():
            people = self.tr("%Ln people", "", counts[who])
            card.set_words(f"{self._names[who]} · {people}", self._sentences[who])
            card.setEnabled(counts[who] > 0)

    def _chosen_id(self) -> int:
        key = self.campaign.current_key
        return key if isinstance(key, int) else 0

    @Slot()
    def _choose(self) -> None:
        who = next((who for who, card in self.who.items() if card.isChecked()), "everybody")
        self.accept()
        self.chosen.emit(self._chosen_id(), who)
