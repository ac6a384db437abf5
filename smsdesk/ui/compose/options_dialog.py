"""The options of a service for one campaign: a choice where there are choices, else a line."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.models import Field, ServiceInfo
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField


class OptionsDialog(Dialog):
    """A form made of what the service declares. An empty value leaves it to the account."""

    chosen = Signal(object)  # the options by key, without the empty ones

    def __init__(
        self,
        window: QWidget,
        info: ServiceInfo,
        options: Mapping[str, str],
        settings: Mapping[str, str],
        speech: Speech,
    ) -> None:
        super().__init__(window, "", close_name="–")
        self._speech = speech
        self.fields: dict[str, ComboBox | TextField] = {}
        self.back_button = Button(self.tr("Back"))
        self.use_button = Button(self.tr("Use these"), "primary")

        title = self.tr("Options of {service}").format(service=info.title)
        self.set_title(title)
        self.set_subtitle(self.tr("They hold for this message only."))
        self.close_button.set_name(self.tr("Close"))
        for field in info.options:
            self._add(field, options.get(field.key, ""), settings.get(field.key, ""))
        self.foot.add_right(self.back_button, self.use_button)

        self.back_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._choose)

    def begin(self) -> None:
        """Show it with the focus on the first option."""
        self.present(next(iter(self.fields.values()), None))

    def _add(self, field: Field, value: str, of_account: str) -> None:
        said = self._speech.say(f"option_{field.key}")
        caption = field.key if said.text.startswith("option_") else said.text
        box: ComboBox | TextField
        if field.choices:
            box = ComboBox(caption)
            default = of_account or field.default
            words = option_word(self._speech, field.key, default) if default else ""
            usual = self.tr("As the account has it: {value}").format(value=words)
            if not words:
                usual = self.tr("As usual")
            box.add_choice("", usual)
            for choice in field.choices:
                box.add_choice(choice, option_word(self._speech, field.key, choice))
            box.choose(value)
        else:
            box = TextField(value, caption)
        self.fields[field.key] = box
        self.body.addWidget(LabeledField(caption, box, said.hint))

    @Slot()
    def _choose(self) -> None:
        values = {
            key: str(box.current_key or "") if isinstance(box, ComboBox) else box.text().strip()
            for key, box in self.fields.items()
        }
        self.chosen.emit({key: value for key, value in values.items() if value})
        self.accept()


def option_word(speech: Speech, key: str, value: str) -> str:
    """Return how a value of an option is called; the value itself where nobody named it."""
    for code in (f"option_{key}_{value}", f"option_{value}"):
        if (word := speech.word(code)) != code:
            return word
    return value
