"""The senders of an account, the templates registered at its service, and its settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Account, SenderName, ServiceInfo, ServiceTemplate
from smsdesk.services.senders import Fading
from smsdesk.ui.accounts.sender_section import SenderSection
from smsdesk.ui.accounts.settings_panel import SettingsPanel
from smsdesk.ui.accounts.template_section import TemplateSection
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.segmented import Segmented

SENDERS, TEMPLATES, SETTINGS = "senders", "templates", "settings"


@dataclass(frozen=True, slots=True)
class Listing:
    """The names of an account and which of them fade, or why its service could not be asked."""

    account: Account
    senders: Sequence[SenderName] = ()
    templates: Sequence[ServiceTemplate] = ()
    fading: Sequence[Fading] = ()
    error: SmsdeskError | None = None


class AccountSections(Worded, Card):
    """A card that shows one of them at a time; templates only where the service lists them.

    What is wanted is told with the account in sight.
    """

    request_wanted = Signal()
    retry_wanted = Signal()
    note_wanted = Signal(object, object)  # Account, SenderName or None for a new one
    forget_wanted = Signal(object, object)  # Account, SenderName
    test_wanted = Signal(object, object)  # Account, the name of a sender
    template_wanted = Signal(object, object)  # Account, ServiceTemplate
    address_wanted = Signal(object)  # Account

    def __init__(self, speech: Speech, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 1), spacing=6, parent=parent)
        self._speech = speech
        self._account: Account | None = None
        self._info: ServiceInfo | None = None
        self._sections = [SENDERS, SETTINGS]
        self._listing: Listing | None = None
        self.switch = self._make_switch()
        self.add_button = Button("", "quiet", icon="plus")
        self.request_button = Button("", "quiet", icon="send")
        self.trouble = Banner("warn")
        self.senders = SenderSection(speech, clock)
        self.templates = TemplateSection(speech)
        self.settings = SettingsPanel(speech)
        self._head = QHBoxLayout()
        self._stack = QStackedWidget()

        self._lay_out()

        self.add_button.clicked.connect(self._add)
        self.request_button.clicked.connect(self.request_wanted)
        self.trouble.pressed.connect(self.retry_wanted)
        self.senders.note_wanted.connect(self._note)
        self.senders.forget_wanted.connect(self._forget)
        self.senders.test_wanted.connect(self._test)
        self.templates.opened.connect(self._open_template)
        self.settings.address_wanted.connect(self._move)
        self.retranslate()

    @property
    def section(self) -> str:
        """Return the section in sight."""
        return str(self.switch.current)

    def show_account(self, account: Account, info: ServiceInfo) -> None:
        """Prepare for an account; its rows come later."""
        before = self.section
        self._account, self._info = account, info
        self._listing = None
        self._sections = (
            [SENDERS, TEMPLATES, SETTINGS] if info.lists_templates else [SENDERS, SETTINGS]
        )
        self._head.removeWidget(self.switch)
        self.switch.deleteLater()
        self.switch = self._make_switch()
        self._head.insertWidget(0, self.switch)
        self.switch.choose(before if before in self._sections else SENDERS)
        self.senders.show_service(info)
        self.templates.forget()
        self.settings.show_account(account, info)
        self.retranslate()
        self._show_section()

    def show_section(self, section: str) -> None:
        """Bring a section into sight."""
        self.switch.choose(section)
        self._show_section()

    def show_listing(self, listing: Listing) -> None:
        """Show the rows, or why there are none."""
        self._listing = listing
        if listing.error is not None:
            said = self._speech.error(listing.error)
            self.trouble.show_words("warn", said.text, "", self.tr("Try again"))
        else:
            self.senders.show_senders(listing.senders, listing.fading)
            self.templates.show_templates(listing.templates)
        self._show_section()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        names = {
            SENDERS: self.tr("Senders"),
            TEMPLATES: self.tr("Templates"),
            SETTINGS: self.tr("Settings"),
        }
        self.switch.set_words([names[section] for section in self._sections])
        self.switch.setAccessibleName(self.tr("What to show of the account"))
        self.add_button.setText(self.tr("Add name"))
        self.request_button.setText(self.tr("Request a sender"))

    def _make_switch(self) -> Segmented:
        switch = Segmented([(section, "") for section in self._sections], "")
        switch.chosen.connect(self._switch)
        return switch

    def _lay_out(self) -> None:
        self._head.setContentsMargins(14, 0, 10, 0)
        self._head.addWidget(self.switch)
        self._head.addStretch()
        self._head.addWidget(self.request_button)
        self._head.addWidget(self.add_button)
        self.body.addLayout(self._head)
        banner = QHBoxLayout()
        banner.setContentsMargins(12, 0, 12, 0)
        banner.addWidget(self.trouble)
        self.body.addLayout(banner)
        for section in (self.senders, self.templates, self.settings):
            self._stack.addWidget(section)
        self.body.addWidget(self._stack, 1)
        self.trouble.hide()

    def _show_section(self) -> None:
        section, info = self.section, self._info
        failed = self._listing is not None and self._listing.error is not None
        by_hand = info is not None and not info.lists_senders
        requests = info is not None and info.requests_senders
        self.add_button.setVisible(section == SENDERS and by_hand)
        self.request_button.setVisible(section == SENDERS and requests)
        self.trouble.setVisible(section != SETTINGS and failed)
        shown = {SENDERS: self.senders, TEMPLATES: self.templates, SETTINGS: self.settings}
        self._stack.setCurrentWidget(shown[section])

    @Slot(object)
    def _switch(self, _section: object) -> None:
        self._show_section()

    @Slot()
    def _add(self) -> None:
        self.note_wanted.emit(self._account, None)

    @Slot(object)
    def _note(self, sender: SenderName) -> None:
        self.note_wanted.emit(self._account, sender)

    @Slot(object)
    def _forget(self, sender: SenderName) -> None:
        self.forget_wanted.emit(self._account, sender)

    @Slot(object)
    def _test(self, sender: str) -> None:
        self.test_wanted.emit(self._account, sender)

    @Slot(object)
    def _open_template(self, template: ServiceTemplate) -> None:
        self.template_wanted.emit(self._account, template)

    @Slot()
    def _move(self) -> None:
        self.address_wanted.emit(self._account)
