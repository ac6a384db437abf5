"""An account's settings with their own way to be saved."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Account, ServiceInfo
from smsdesk.ui.accounts.setting_fields import SettingFields
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.labels import ElidedLabel, HairLine, PlainLabel


class SettingsPanel(Worded, QWidget):
    """Fields that scroll; under them whether something waits to be saved."""

    save_wanted = Signal(object)  # dict[str, str]: what differs from the service's defaults
    address_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._info: ServiceInfo | None = None
        self._account: Account | None = None
        self.address = ElidedLabel()
        self.address_button = Button("", "quiet", icon="pencil")
        self._address_row = QWidget()
        self.fields = SettingFields(speech)
        self.trouble = Banner("block")
        self.saved = PlainLabel(role="small")
        self.undo_button = Button("", "quiet")
        self.save_button = Button("")

        self._lay_out()

        self.fields.changed.connect(self._show_changed)
        self.address_button.clicked.connect(self.address_wanted)
        self.undo_button.clicked.connect(self._undo)
        self.save_button.clicked.connect(self._save)
        self.retranslate()

    def show_account(self, account: Account, info: ServiceInfo) -> None:
        """Show an account's settings."""
        self._account, self._info = account, info
        self._show_address()
        self.trouble.hide()
        self.fields.show_settings(info, account.settings)
        self._show_changed()

    def show_saved(self, account: Account) -> None:
        """Show the settings as they were stored."""
        if self._info is not None:
            self.show_account(account, self._info)
        self.saved.setText(self.tr("Saved"))

    def show_refused(self, error: SmsdeskError) -> None:
        """Say why they were not stored; what was typed stays."""
        if not self.fields.show_error(error):
            said = self._speech.error(error)
            self.trouble.show_words("block", said.text, said.hint)
            self.trouble.show()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.address_button.setText(self.tr("Change the address"))
        self._show_address()
        self.undo_button.setText(self.tr("Undo"))
        self.save_button.setText(self.tr("Save settings"))
        self._show_changed()

    def _lay_out(self) -> None:
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(18, 8, 18, 12)
        where = QHBoxLayout(self._address_row)
        where.setContentsMargins(0, 0, 0, 6)
        where.addWidget(self.address, 1)
        where.addWidget(self.address_button)
        inner.addWidget(self._address_row)
        inner.addWidget(self.trouble)
        inner.addWidget(self.fields)
        inner.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 14, 10)
        foot.setSpacing(8)
        foot.addWidget(self.saved, 1)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ScrollColumn(inside), 1)
        column.addWidget(HairLine())
        column.addLayout(foot)
        self.trouble.hide()

    def _show_address(self) -> None:
        """Show where the service is, where that is the operator's to say."""
        account, info = self._account, self._info
        if account is None or info is None:
            return
        self._address_row.setVisible(account.practice or not info.base_url)
        self.address.setText(account.base_url or self.tr("This program's own simulator"))

    @Slot()
    def _show_changed(self) -> None:
        changed = self.fields.is_changed
        self.saved.setText(self.tr("Not saved yet") if changed else self.tr("Nothing changed"))
        self.undo_button.setVisible(changed)
        self.save_button.setEnabled(changed)

    @Slot()
    def _undo(self) -> None:
        self.fields.reset()
        self._show_changed()

    @Slot()
    def _save(self) -> None:
        self.save_wanted.emit(self.fields.typed())
