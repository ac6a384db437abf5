"""Sender, template and options: what all messages of a campaign share."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.models import EMPTY, Account, SenderName, ServiceInfo, ServiceTemplate
from smsdesk.ui.compose.options_dialog import option_word
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField
from smsdesk.ui.widgets.picker_button import PickerButton

OTHER = "\0"
"""The key of the choice that asks for another sender; no sender has it."""
STATES = {
    "approved": ("circle-check", "ok"),
    "waiting": ("clock", "muted"),
    "refused": ("ban", "muted"),
}


class OrderRow(Worded, QWidget):
    """Pickers of the account's service, and only of what it has."""

    changed = Signal()
    other_sender_wanted = Signal()
    template_chosen = Signal(object)  # ServiceTemplate
    options_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._info: ServiceInfo | None = None
        self._settings: Mapping[str, str] = EMPTY
        self._options: Mapping[str, str] = EMPTY
        self._senders: tuple[SenderName, ...] = ()
        self._templates: tuple[ServiceTemplate, ...] = ()
        self._own_senders: list[str] = []
        self._sender = ""
        self._template = ""  # of a draft, until the service has listed its templates
        self.sender_box = ComboBox()
        self.template_box = ComboBox()
        self.options_button = PickerButton("settings")
        self.sender_field = LabeledField("", self.sender_box)
        self.template_field = LabeledField("", self.template_box)
        self.options_field = LabeledField("", self.options_button)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for field in (self.sender_field, self.template_field, self.options_field):
            row.addWidget(field, 1)
        self.sender_box.setPlaceholderText("–")

        self.sender_box.chosen.connect(self._choose_sender)
        self.template_box.chosen.connect(self._choose_template)
        self.options_button.clicked.connect(self.options_wanted)

        self.retranslate()

    @property
    def sender_name(self) -> str:
        """Return the sender that is chosen, or nothing."""
        return self._sender

    @property
    def template_id(self) -> str:
        """Return the template that is chosen, or nothing."""
        return str(self.template_box.current_key or "")

    @property
    def options(self) -> Mapping[str, str]:
        """Return the options of this message."""
        return self._options

    def use(self, account: Account, info: ServiceInfo) -> None:
        """Offer what this account's service has."""
        self._info = info
        self._settings = account.settings
        self._options = EMPTY
        self._senders = ()
        self._templates = ()
        self._own_senders = []
        self._sender = self._template = ""
        self.sender_field.setVisible(info.needs_sender)
        self.template_field.setVisible(info.lists_templates or info.needs_template)
        self.options_field.setVisible(bool(info.options))
        self._fill_senders()
        self._fill_templates()
        self._show_options()

    def show_senders(self, senders: Sequence[SenderName], *, practice: bool) -> None:
        """Offer these senders, and choose one where it is plain which."""
        self._senders = tuple(senders)
        if not self._sender:
            self._sender = self._usual(practice=practice)
        self._fill_senders()

    def show_templates(self, templates: Sequence[ServiceTemplate]) -> None:
        """Offer these templates."""
        self._templates = tuple(templates)
        self._fill_templates()

    def set_template(self, template: str) -> None:
        """Choose a template by its id, as soon as it is listed."""
        self._template = template
        self._fill_templates()

    def set_sender(self, name: str) -> None:
        """Take a sender that was typed."""
        if name and name not in {one.sender for one in self._senders}:
            self._own_senders = [*dict.fromkeys([*self._own_senders, name])]
        self._sender = name
        self._fill_senders()

    def open_senders(self) -> None:
        """Let a sender be chosen."""
        self.sender_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sender_box.showPopup()

    def open_templates(self) -> None:
        """Let a template be chosen."""
        self.template_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.template_box.showPopup()

    def set_options(self, options: Mapping[str, str]) -> None:
        """Take these options."""
        self._options = dict(options)
        self._show_options()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.sender_field.set_words(self.tr("Sender"))
        self.template_field.set_words(self.tr("Template"))
        self.options_field.set_words(self.tr("Service options"))
        self.sender_box.setPlaceholderText(self.tr("Choose a sender"))
        self.template_box.setPlaceholderText(self.tr("Choose a template"))
        self._fill_senders()
        self._fill_templates()
        self._show_options()

    def _usual(self, *, practice: bool) -> str:
        info = self._info
        if info is None or not self._senders:
            return ""
        usable = [one.sender for one in self._senders if one.status in ("", "approved")]
        if info.lists_senders or practice:
            return usable[0] if usable else ""
        # Used before: a name the service gives to everybody is nobody's choice.
        return next((name for name in usable if name not in info.default_senders), "")

    def _fill_senders(self) -> None:
        self.sender_box.clear()
        listed = {one.sender for one in self._senders}
        for name in (one for one in self._own_senders if one not in listed):
            self.sender_box.add_choice(name, name, "tag")
        for one in self._senders:
            picture, ink = STATES.get(one.status, ("tag", "muted"))
            words = one.sender
            if one.status in ("waiting", "refused"):
                state = self.tr("waiting") if one.status == "waiting" else self.tr("refused")
                words = f"{one.sender} · {state}"
            usable = one.status in ("", "approved")
            self.sender_box.add_choice(one.sender, words, picture, ink, enabled=usable)
        if self._info is not None and not self._info.lists_senders:
            self.sender_box.add_choice(OTHER, self.tr("Another sender…"), "pencil")
        self.sender_box.choose(self._sender)

    def _fill_templates(self) -> None:
        chosen = self.template_id or self._template
        self.template_box.clear()
        if self._info is not None and not self._info.needs_template:
            self.template_box.add_choice("", self.tr("No template"), "file-text")
        for one in self._templates:
            usable = one.status in ("", "approved")
            words = one.name if usable else f"{one.name} · {one.status}"
            self.template_box.add_choice(one.template, words, "file-text", enabled=usable)
        self.template_box.choose(chosen)

    def _show_options(self) -> None:
        info = self._info
        if info is None:
            return
        words = []
        for field in info.options:
            value = self._options.get(field.key, "")
            if not value and field.choices:
                value = self._settings.get(field.key) or _default(info, field.key)
            if value and not (value == "false" and field.key not in self._options):
                words.append(self._option_words(field.key, value))
        self.options_button.setText(" · ".join(words) or self.tr("As usual"))

    def _option_words(self, key: str, value: str) -> str:
        word = option_word(self._speech, key, value)
        if word == value or value in ("true", "false") or value.isdigit():
            name = self._speech.word(f"option_{key}")
            return f"{name}: {word}" if not name.startswith("option_") else f"{key}: {word}"
        return word

    @Slot(object)
    def _choose_sender(self, key: object) -> None:
        if key == OTHER:
            self.sender_box.choose(self._sender)
            self.sender_box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.other_sender_wanted.emit()
            return
        self._sender = str(key)
        self.changed.emit()

    @Slot(object)
    def _choose_template(self, key: object) -> None:
        self._template = ""
        for one in self._templates:
            if one.template == key:
                if one.sender:
                    self.set_sender(one.sender)
                self.template_chosen.emit(one)
        self.changed.emit()


def _default(info: ServiceInfo, key: str) -> str:
    return next((field.default for field in info.settings if field.key == key), "")
