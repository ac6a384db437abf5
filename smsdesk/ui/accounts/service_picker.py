"""Which service an account is at, or practice: a choice that explains itself."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.models import ServiceInfo
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.choices import ChoiceCard

PRACTICE = "practice"


class ServicePicker(Worded, QWidget):
    """A card a service, and one for practice. ``current`` is a service's name or PRACTICE."""

    chosen = Signal(object)  # the name, when the clerk chooses

    def __init__(
        self, services: Sequence[ServiceInfo], speech: Speech, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._titles = {info.name: info.title for info in services}
        self.cards = {name: ChoiceCard("", "", icon="cloud") for name in self._titles}
        self.cards[PRACTICE] = ChoiceCard("", "", icon="graduation-cap")

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in self.cards.values():
            column.addWidget(card)
            policy = card.sizePolicy()  # its height follows from its width, in a dialog too
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            card.setSizePolicy(policy)
            card.toggled.connect(self._tell)

        self.retranslate()
        next(iter(self.cards.values())).setChecked(True)

    @property
    def current(self) -> str:
        """Return what is chosen."""
        return next(name for name, card in self.cards.items() if card.isChecked())

    @property
    def current_card(self) -> ChoiceCard:
        """Return the card that is chosen."""
        return self.cards[self.current]

    def choose(self, name: str) -> None:
        """Choose a card."""
        self.cards[name].setChecked(True)

    def retranslate(self) -> None:
        """Say every card in the window's language."""
        for name, card in self.cards.items():
            title = self._titles.get(name) or self.tr("Practice account")
            card.set_words(title, self._speech.word(f"service_{name}"))

    @Slot(bool)
    def _tell(self, on: bool) -> None:
        if on:
            self.chosen.emit(self.current)
