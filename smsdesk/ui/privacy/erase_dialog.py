"""Asking before one person is forgotten: what is lost, what stays, what is out of reach."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.phone import national
from smsdesk.core.privacy import Dossier
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.choices import TickBox
from smsdesk.ui.widgets.count_field import CountField
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel

ROOMY: Final = 640
LAST: Final = 4


class EraseDialog(Worded, Dialog):
    """The last four digits are typed, since it cannot be undone."""

    confirmed = Signal(bool)  # whether the number is never to be texted again

    def __init__(self, window: QWidget, found: Dossier) -> None:
        super().__init__(window, "", close_name="–", width=ROOMY)
        self._found = found
        self.typed = CountField()
        self.never = TickBox()
        self.never.setChecked(True)
        self.back_button = Button("", "secondary")
        self.erase_button = Button("", "danger", icon="trash-2")
        self._cancels = PlainLabel(role="strong", wrap=True, tone="warn")
        self._goes = PlainLabel(wrap=True)
        self._stays = PlainLabel(wrap=True)
        self._beyond = PlainLabel(role="small", wrap=True)
        self._caption = PlainLabel(role="medium")
        self._note = PlainLabel(role="small")
        for widget in (self._cancels, self._goes, self._stays, self._beyond):
            self.body.addWidget(widget)
        self.body.addWidget(self.never)
        self.body.addLayout(self._typing())
        self._cancels.setVisible(bool(found.queued))
        self.never.setVisible(found.never is None)
        self.foot.add_right(self.back_button, self.erase_button)

        self.typed.textChanged.connect(self._compare)
        self.typed.entered.connect(self._go_on)
        self.back_button.clicked.connect(self.reject)
        self.erase_button.clicked.connect(self._confirm)
        self.finished.connect(self._go)
        self.retranslate()

    def begin(self) -> None:
        """Show it, ready to type."""
        self.present(self.typed)

    def retranslate(self) -> None:
        """Set every word anew."""
        number = national(self._found.e164)
        self.set_title(self.tr("Erase everything about {number}?").format(number=number))
        self.close_button.set_name(self.tr("Close, erase nothing"))
        self._cancels.setText(
            self.tr("%Ln messages still to go are cancelled first", "", self._found.queued)
        )
        self._goes.setText(
            self.tr(
                "Number, name, fields and texts go, from lists, history, drafts, notes and logs. "
                "Texts to others that name it get ••• in its place."
            )
        )
        if self._found.copies:
            self._goes.setText(
                self._goes.text()
                + " "
                + self.tr("Older copies of the database in the data folder go as a whole.")
            )
        self._stays.setText(
            self.tr("Counts, credits and outcomes of campaigns stay, without the person.")
        )
        self._beyond.setText(
            self.tr(
                "Backups made before today still hold this person until they are deleted, and so "
                "do files saved elsewhere and the service's own records."
            )
        )
        self.never.set_words(
            self.tr("Never text this number again (only a fingerprint of it is kept)")
        )
        self._caption.setText(self.tr("Type the last four digits"))
        self.typed.setAccessibleName(self._caption.text())
        self.back_button.setText(self.tr("Back"))
        self.erase_button.setText(self.tr("Erase this person"))
        self._compare()

    def _typing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._caption)
        row.addWidget(self.typed)
        row.addWidget(self._note, 1)
        return row

    @Slot()
    def _compare(self) -> None:
        last = self._found.e164[-LAST:]
        agrees = self.typed.holds(last)
        self.erase_button.setEnabled(agrees)
        self._note.setText(
            self.tr("It agrees") if agrees else self.tr("{digits} to go on").format(digits=last)
        )
        self._note.set_tone("ok" if agrees else "")

    @Slot()
    def _go_on(self) -> None:
        if self.erase_button.isEnabled():
            self.erase_button.setFocus()

    @Slot()
    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self.never.isVisibleTo(self) and self.never.isChecked())

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()
