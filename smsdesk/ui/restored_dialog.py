"""Asking once more before what a restored or copied desk calls unsent goes out."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.models import Campaign
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.count_field import CountField
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel

TYPED_ABOVE: Final = 100
ROOMY: Final = 640


class RestoredDialog(Worded, Dialog):
    """Says what may have happened elsewhere; above 100 messages the count is typed."""

    confirmed = Signal(object)  # the campaign's id

    def __init__(self, window: QWidget, campaign: Campaign) -> None:
        super().__init__(window, "", subtitle=campaign.title, close_name="–", width=ROOMY)
        self.title.setWordWrap(True)
        self._campaign_id = campaign.id
        self._count = campaign.tally.queued
        self.typed = CountField()
        self.back_button = Button("", "secondary")
        self.confirm_button = Button("", "danger")
        self._what = PlainLabel(wrap=True)
        self._first = PlainLabel(role="strong", wrap=True)
        self._caption = PlainLabel(role="medium")
        self._note = PlainLabel(role="small")
        for widget in (self._what, self._first, self._typing()):
            self.body.addWidget(widget)
        self.foot.add_right(self.back_button, self.confirm_button)
        self.retranslate()

        self.typed.textChanged.connect(self._compare)
        self.typed.entered.connect(self._go_on)
        self.back_button.clicked.connect(self.reject)
        self.confirm_button.clicked.connect(self._confirm)

    def begin(self) -> None:
        """Show it, ready to type."""
        self.present(self.typed if self._is_typed() else self.back_button)

    def retranslate(self) -> None:
        """Set every word anew."""
        title = self.tr("%Ln messages may have been sent already", "", self._count)
        self.set_title(title)
        self.close_button.set_name(self.tr("Close, decide later"))
        self._what.setText(
            self.tr(
                "This data was restored from a copy, or copied from another computer. After the "
                "copy was made, the original may have sent what is called unsent here. Then "
                "everybody gets it twice, and it costs twice."
            )
        )
        self._first.setText(self.tr("Look at the service's report first."))
        self._caption.setText(self.tr("Type the number of messages"))
        self.typed.setAccessibleName(self._caption.text())
        self.back_button.setText(self.tr("Decide later"))
        self.confirm_button.setText(self.tr("Send %Ln messages", "", self._count))
        self._compare()

    def _typing(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._caption)
        row.addWidget(self.typed)
        row.addWidget(self._note, 1)
        box.setVisible(self._is_typed())
        return box

    def _is_typed(self) -> bool:
        return self._count > TYPED_ABOVE

    @Slot()
    def _compare(self) -> None:
        agrees = not self._is_typed() or self.typed.agrees(self._count)
        self.confirm_button.setEnabled(agrees)
        waits = self.tr("{count} to go on").format(count=f"{self._count:,}")
        self._note.setText(self.tr("It agrees") if agrees else waits)
        self._note.set_tone("ok" if agrees else "")

    @Slot()
    def _go_on(self) -> None:
        if self.confirm_button.isEnabled():
            self.confirm_button.setFocus()

    @Slot()
    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self._campaign_id)
