"""Who is new and who is gone beside an earlier campaign."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core import phone
from smsdesk.services.composing import Differences
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel

SHOWN = 100


class DifferencesDialog(Dialog):
    """Two columns of people, as many as can be read."""

    def __init__(self, window: QWidget, found: Differences) -> None:
        super().__init__(window, "", close_name="–", width=680)
        self.done_button = Button(self.tr("All right"), "primary")
        title = self.tr("Beside “{title}”").format(title=found.title)
        self.set_title(title)
        self.set_subtitle(self.tr("%Ln people are on both", "", found.same))
        self.close_button.set_name(self.tr("Close"))
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self._column(self.tr("%Ln new", "", len(found.new)), found.new), 1)
        both.addWidget(self._column(self.tr("%Ln gone", "", len(found.gone)), found.gone), 1)
        self.body.addLayout(both)
        self.foot.add_right(self.done_button)

        self.done_button.clicked.connect(self.accept)

    def begin(self) -> None:
        """Show it."""
        self.present(self.done_button)

    def _column(self, heading: str, people: Sequence[tuple[str, str]]) -> Card:
        card = Card("sunken", margins=(14, 8, 14, 10), spacing=4)
        card.body.addWidget(PlainLabel(heading, "heading"))
        column = QVBoxLayout()
        column.setSpacing(2)
        for name, e164 in people[:SHOWN]:
            who = " · ".join(filter(None, (name, phone.masked(e164))))
            column.addWidget(ElidedLabel(who, "small"))
        card.body.addLayout(column)
        if len(people) > SHOWN:
            more = self.tr("and %Ln more", "", len(people) - SHOWN)
            card.body.addWidget(PlainLabel(more, "caption"))
        card.body.addStretch()
        return card
