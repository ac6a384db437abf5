"""The senders of an account, the templates registered at its service, and its settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Account, SenderName, ServiceInfo, ServiceTemplate
from smsdesk.ui.accounts.settings_panel import SettingsPanel
from smsdesk.ui.language import Worded
from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import BadgeSpec
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.segmented import Segmented
from smsdesk.ui.widgets.table_view import TableView

TONES = {"approved": ("ok", ""), "waiting": ("neutral", "clock"), "refused": ("block", "")}
SENDERS, TEMPLATES, SETTINGS = "senders", "templates", "settings"


@dataclass(frozen=True, slots=True)
class Listing:
    """What an account's service lists, or why it could not be asked."""

    account: Account
    senders: Sequence[SenderName] = ()
    templates: Sequence[ServiceTemplate] = ()
    error: SmsdeskError | None = None


class AccountSections(Worded, Card):
    """A card that shows one of them at a time; templates only where the service lists them."""

    request_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 1), spacing=6, parent=parent)
        self._speech = speech
        self._info: ServiceInfo | None = None
        self._sections = [SENDERS, SETTINGS]
        self._listing: Listing | None = None
        self.switch = self._make_switch()
        self.request_button = Button("", "quiet", icon="plus")
        self.note = PlainLabel(role="small", wrap=True)
        self.trouble = Banner("warn")
        self.senders = TableView("")
        self.templates = TableView("")
        self.sender_rows: RowsModel[SenderName] = RowsModel(())
        self.template_rows: RowsModel[ServiceTemplate] = RowsModel(())
        self.nothing = EmptyState("tag")
        self.settings = SettingsPanel(speech)
        self._head = QHBoxLayout()
        self._note_row = QWidget()
        self._stack = QStackedWidget()

        self._lay_out()

        self.request_button.clicked.connect(self.request_wanted)
        self.trouble.pressed.connect(self.retry_wanted)
        self.retranslate()

    @property
    def section(self) -> str:
        """Return the section in sight."""
        return str(self.switch.current)

    def show_account(self, account: Account, info: ServiceInfo) -> None:
        """Prepare for an account; its rows come later."""
        before = self.section
        self._info = info
        self._listing = None
        self._sections = (
            [SENDERS, TEMPLATES, SETTINGS] if info.lists_templates else [SENDERS, SETTINGS]
        )
        self._head.removeWidget(self.switch)
        self.switch.deleteLater()
        self.switch = self._make_switch()
        self._head.insertWidget(0, self.switch)
        self.switch.choose(before if before in self._sections else SENDERS)
        self.sender_rows.set_rows(())
        self.template_rows.set_rows(())
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
        self.sender_rows.set_rows(listing.senders)
        self.template_rows.set_rows(listing.templates)
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
        self.request_button.setText(self.tr("Request a sender"))
        self.senders.set_name(names[SENDERS])
        self.templates.set_name(names[TEMPLATES])
        words = self.tr(
            "{service} does not list its senders. These were used here, or are its own."
        )
        self.note.setText(words.format(service=self._info.title if self._info else ""))
        lists = self._lists_senders
        self.sender_rows.set_columns(self._sender_columns(lists))
        self.senders.set_columns([200, 140] if lists else [200], stretch=0)
        self.senders.set_row_height(56 if lists else 42)
        self.template_rows.set_columns(self._template_columns())
        self.templates.set_columns([240, 132], stretch=0)
        self.nothing.show_words(
            self.tr("No senders yet"),
            self.tr("A sender you type when you write a message is kept here."),
        )

    @property
    def _lists_senders(self) -> bool:
        return self._info is not None and self._info.lists_senders

    def _make_switch(self) -> Segmented:
        switch = Segmented([(section, "") for section in self._sections], "")
        switch.chosen.connect(self._switch)
        return switch

    def _lay_out(self) -> None:
        self._head.setContentsMargins(14, 0, 10, 0)
        self._head.addWidget(self.switch)
        self._head.addStretch()
        self._head.addWidget(self.request_button)
        self.body.addLayout(self._head)
        inset = QHBoxLayout(self._note_row)
        inset.setContentsMargins(15, 4, 15, 2)
        inset.addWidget(self.note)
        self.body.addWidget(self._note_row)
        banner = QHBoxLayout()
        banner.setContentsMargins(12, 0, 12, 0)
        banner.addWidget(self.trouble)
        self.body.addLayout(banner)
        for table, model in (
            (self.senders, self.sender_rows),
            (self.templates, self.template_rows),
        ):
            table.setModel(model)
            table.setMinimumHeight(120)
            self._stack.addWidget(table)
        self.templates.set_row_height(60)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.settings)
        self.body.addWidget(self._stack, 1)
        self.trouble.hide()

    def _sender_columns(self, lists: bool) -> list[Column[SenderName]]:
        name: Column[SenderName] = Column(self.tr("Name"), _name_of, kind="strong", second=_type_of)
        if not lists:
            return [name]
        return [name, Column(self.tr("Status"), _status_of, badge=self._sender_badge)]

    def _template_columns(self) -> list[Column[ServiceTemplate]]:
        return [
            Column(self.tr("Template"), _template_of, kind="strong", second=_text_of),
            Column(self.tr("Status"), _template_status_of, badge=self._template_badge),
        ]

    def _sender_badge(self, sender: SenderName) -> BadgeSpec | None:
        return self._badge(sender.status)

    def _template_badge(self, template: ServiceTemplate) -> BadgeSpec | None:
        return self._badge(template.status)

    def _badge(self, status: str) -> BadgeSpec | None:
        if status not in TONES:
            return None
        tone, icon = TONES[status]
        return BadgeSpec(tone, self._speech.word(f"sender_status_{status}"), icon)

    @Slot(object)
    def _switch(self, _section: object) -> None:
        self._show_section()

    def _show_section(self) -> None:
        section, listing = self.section, self._listing
        failed = listing is not None and listing.error is not None
        requests = self._info is not None and self._info.requests_senders
        self.request_button.setVisible(section == SENDERS and requests)
        self._note_row.setVisible(section == SENDERS and not self._lists_senders)
        self.trouble.setVisible(section != SETTINGS and failed)
        shown: QWidget = {TEMPLATES: self.templates, SETTINGS: self.settings}.get(
            section, self.senders
        )
        if section == SENDERS and listing is not None and not listing.senders and not failed:
            shown = self.nothing
        self._stack.setCurrentWidget(shown)


def _name_of(sender: SenderName) -> str:
    return sender.sender


def _type_of(sender: SenderName) -> str:
    return sender.type


def _status_of(sender: SenderName) -> str:
    return sender.status


def _template_of(template: ServiceTemplate) -> str:
    return template.name or template.template


def _text_of(template: ServiceTemplate) -> str:
    return template.text


def _template_status_of(template: ServiceTemplate) -> str:
    return template.status
