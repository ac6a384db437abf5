"""Asking once more before an unknown outcome is answered: it cannot be taken back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.ui.unknown.facts import Facts
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.count_field import CountField
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel


class ResolveDialog(Dialog):
    """Says what an answer does to all unknown messages of a campaign; the count is typed."""

    resolved = Signal(object)  # (the campaign's id, whether they were sent)

    def __init__(self, window: QWidget, facts: Facts, *, sent: bool) -> None:
        super().__init__(window, "", subtitle=facts.campaign.title, close_name="x")
        self._campaign_id = facts.campaign.id
        self._unknown = facts.campaign.tally.unknown
        self._sent = sent
        self.typed = CountField()
        self.back_button = Button("")
        self.confirm_button = Button("", "primary")
        self._what = PlainLabel(wrap=True)
        self._cost = PlainLabel(role="strong", wrap=True)
        self._caption = PlainLabel(role="medium")
        self._note = PlainLabel(role="small")

        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._caption)
        row.addWidget(self.typed)
        row.addWidget(self._note, 1)
        self.body.addWidget(self._what)
        self.body.addWidget(self._cost)
        self.body.addLayout(row)
        self.foot.add_right(self.back_button, self.confirm_button)

        self.typed.textChanged.connect(self._compare)
        self.typed.entered.connect(self._go_on)
        self.back_button.clicked.connect(self.reject)
        self.confirm_button.clicked.connect(self._confirm)
        self._speak()
        self._say_cost(facts)
        self._compare()

    def begin(self) -> None:
        """Show it, ready to type."""
        self.present(self.typed)

    def _speak(self) -> None:
        count = self._unknown
        if self._sent:
            title = self.tr("%Ln messages were sent", "", count)
            what = self.tr(
                "All unknown messages of this campaign are then written down as accepted by the "
                "service. Nothing is sent. This cannot be taken back."
            )
            button = self.tr("Write down %Ln as sent", "", count)
        else:
            title = self.tr("%Ln messages were not sent", "", count)
            what = self.tr(
                "They go into a new campaign that waits for you. Whoever got one after all would "
                "get it twice and it would cost twice, so look at the service's report first."
            )
            button = self.tr("Make a new campaign of %Ln", "", count)
        self.set_title(title)
        self.close_button.set_name(self.tr("Close, answer later"))
        self._what.setText(what)
        self._caption.setText(self.tr("Type the number of messages"))
        self.typed.setAccessibleName(self._caption.text())
        self.back_button.setText(self.tr("Decide later"))
        self.confirm_button.setText(button)

    def _say_cost(self, facts: Facts) -> None:
        self._cost.setVisible(not self._sent)
        words = [self.tr("Sent once more they cost up to %Ln credits", "", facts.unknown_credits)]
        if facts.left is not None:
            words.append(self.tr("there are {credits}").format(credits=f"{facts.left:,}"))
        self._cost.setText(" · ".join(words))

    @Slot()
    def _compare(self) -> None:
        agrees = self.typed.agrees(self._unknown)
        self.confirm_button.setEnabled(agrees)
        waits = self.tr("{count} to go on").format(count=f"{self._unknown:,}")
        self._note.setText(self.tr("It agrees") if agrees else waits)
        self._note.set_tone("ok" if agrees else "")

    @Slot()
    def _go_on(self) -> None:
        if self.confirm_button.isEnabled():
            self.confirm_button.setFocus()

    @Slot()
    def _confirm(self) -> None:
        self.accept()
        self.resolved.emit((self._campaign_id, self._sent))
