"""Name, keys, address and settings of a new account, as its service asks for them."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.errors import InputError, NoPasswordStore, SmsdeskError
from smsdesk.core.models import Field, ServiceInfo
from smsdesk.services.accounts import NewAccount
from smsdesk.ui.accounts.secret_field import SecretField
from smsdesk.ui.accounts.setting_fields import SettingFields
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField, TextField

UNTESTABLE = ("unreachable", "tls_failed", "service_answer", "service_trouble")
"""What says nothing about the keys: the account may be saved all the same."""
ABOUT_ADDRESS = (
    "base_url_missing",
    "base_url_shape",
    "real_needs_https",
    "practice_needs_loopback",
)
ANOTHER = ""
"""The key of the choice of an address that no known provider has."""


class _Column(QWidget):
    """Fields under each other, shown and hidden together."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)


class KeyForm(Worded, QWidget):
    """Everything typed stays after any error."""

    memory_wanted = Signal()
    untested_wanted = Signal()

    def __init__(
        self, services: dict[str, ServiceInfo], speech: Speech, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._speech = speech
        self._info: ServiceInfo | None = None
        self._practice = False
        self._only_keys = False
        self._moves = False
        self._loopback = False  # the address is one of this computer
        self._trouble: SmsdeskError | None = None
        self.simulated = ComboBox()
        self.simulated_row = LabeledField("", self.simulated)
        self.name_field = TextField()
        self.name_row = LabeledField("", self.name_field)
        self.key_fields: dict[str, TextField] = {}
        self.key_rows: dict[str, LabeledField] = {}
        self.vendors = ComboBox()
        self.vendors_row = LabeledField("", self.vendors)
        self.address_field = TextField()
        self.address_row = LabeledField("", self.address_field)
        self.more_button = Button("", "quiet", icon="chevron-down")
        self.settings = SettingFields(speech)
        self.trouble = Banner("block")
        self._keys = _Column()
        self._more_keys = _Column()
        self._more = _Column()

        self._lay_out()

        self.simulated.chosen.connect(self._simulate)
        self.vendors.chosen.connect(self._take_vendor)
        self.more_button.clicked.connect(self._toggle_more)
        self.trouble.pressed.connect(self._answer_trouble)
        for info in services.values():
            self.simulated.add_choice(info.name, info.title)

    @property
    def info(self) -> ServiceInfo | None:
        """Return the service asked about."""
        return self._info

    @property
    def first_field(self) -> QWidget:
        """Return the field to type in first."""
        if self._practice:
            return self.name_field
        if not self.vendors_row.isHidden():
            return self.vendors
        if not self.address_row.isHidden():
            return self.address_field
        return next(iter(self.key_fields.values()), self.name_field)

    def show_service(self, info: ServiceInfo, *, practice: bool, taken: Collection[str]) -> None:
        """Ask for what a service needs. What was typed for the same service stays."""
        if info == self._info and practice == self._practice:
            return
        self._info, self._practice = info, practice
        self.forget()
        self.set_trouble(None)
        self.simulated.choose(info.name)
        self.simulated_row.setVisible(practice)
        self._show_name(taken)
        self._show_keys(info, practice)
        self._show_where(info, practice)
        self.settings.show_settings(info, {})
        self._fold(open_=False)
        self.retranslate()

    def show_keys(self, info: ServiceInfo) -> None:
        """Ask for the keys alone, for an account that has all else."""
        self._only_keys = True
        self.show_service(info, practice=False, taken=())
        for part in (self.name_row, self.address_row, self.more_button):
            part.hide()
        self._more.setVisible(self._has_optional_keys())
        self.settings.hide()

    def show_address(self, info: ServiceInfo, *, practice: bool) -> None:
        """Ask for another address and the keys that go with it, for an account that is there."""
        self._only_keys = self._moves = True
        self._loopback = practice
        self.show_service(info, practice=False, taken=())
        if practice:
            self.vendors_row.hide()
            self.address_row.show()
        for part in (self.name_row, self.more_button):
            part.hide()
        self._more.setVisible(self._has_optional_keys())
        self.settings.hide()
        self.retranslate()

    def typed(self) -> NewAccount:
        """Return the account as it was typed. It holds keys."""
        if self._info is None:
            raise LookupError("no service was shown")
        return NewAccount(
            name=self.name_field.text(),
            service=self._info.name,
            practice=self._practice,
            base_url=self.address_field.text().strip() if not self.address_row.isHidden() else "",
            settings=self.settings.typed(),
            credentials=self.typed_keys(),
        )

    def typed_keys(self) -> dict[str, str]:
        """Return the keys without the space that copying leaves around them."""
        texts = {key: field.text().strip() for key, field in self.key_fields.items()}
        return {key: text for key, text in texts.items() if text}

    def is_complete(self) -> bool:
        """Mark what is missing; tell whether nothing is."""
        self.set_trouble(None)
        missing: list[LabeledField] = []
        if not self.name_row.isHidden() and not self.name_field.text().strip():
            self.name_row.set_error(self._speech.word("account_name_missing"))
            missing.append(self.name_row)
        typed = self.typed_keys()
        for field in self._info.credentials if self._info and not self._practice else ():
            if field.required and field.key not in typed:
                self.key_rows[field.key].set_error(self._say_key(field))
                missing.append(self.key_rows[field.key])
        if missing:
            missing[0].field.setFocus()
        return not missing

    def set_trouble(self, error: SmsdeskError | None) -> None:
        """Say why it did not work, beside the field it is about or in a banner; or nothing."""
        self._trouble = error
        self.trouble.hide()
        for row in (self.name_row, self.address_row, *self.key_rows.values()):
            row.set_error("")
        if error is None or self.settings.show_error(error):
            return
        about = self._row_of(error)
        if about is not None:
            said = self._speech.error(error)
            about.set_error(" · ".join(filter(None, (said.text, said.hint))))
            about.field.setFocus()
            return
        self._show_banner(error)

    def forget(self) -> None:
        """Empty every key: what was taken is never shown again."""
        for field in self.key_fields.values():
            field.clear()
            if isinstance(field, SecretField):
                field.hide_text()

    def set_busy(self, busy: bool) -> None:
        """Let nothing be changed while the keys are tested."""
        for part in (
            self.simulated_row,
            self.vendors_row,
            self.address_row,
            self._keys,
            self.name_row,
            self._more,
        ):
            part.setEnabled(not busy)
        self.trouble.button.setEnabled(not busy)

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.simulated_row.set_words(self.tr("Practise with"), "")
        self.name_row.set_words(
            self.tr("Name of the account"), self.tr("As you will see it in smsdesk")
        )
        self.vendors_row.set_words(self.tr("Your provider"), "")
        self.vendors.setPlaceholderText(self.tr("Choose a provider"))
        self.vendors.setItemText(self.vendors.count() - 1, self.tr("Another address…"))
        example = "http://127.0.0.1:8801" if self._loopback else "https://sms.example.com"
        self.address_row.set_words(
            self.tr("Address of your provider"),
            self.tr("Such as {address}").format(address=example),
        )
        for field in self._info.credentials if self._info else ():
            if (row := self.key_rows.get(field.key)) is not None:
                keep = self._only_keys and not self._moves and not field.required
                row.set_words(
                    self._speech.word(f"credential_{field.key}"),
                    self.tr("Left empty, the old one stays") if keep else "",
                )
        for box in self.key_fields.values():
            if isinstance(box, SecretField):
                box.set_eye_names(self.tr("Show what you typed"), self.tr("Hide what you typed"))
        optional = not self._practice and self._has_optional_keys()
        self.more_button.setText(
            self.tr("OTP keys and settings") if optional else self.tr("Settings")
        )
        if self._trouble is not None:
            self.set_trouble(self._trouble)

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._more.column.addWidget(self._more_keys)
        self._more.column.addWidget(self.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            self.simulated_row,
            self.vendors_row,
            self.address_row,
            self._keys,
            self.name_row,
            self.trouble,
            self.more_button,
            self._more,
        ):
            column.addWidget(part)
        column.setAlignment(self.more_button, Qt.AlignmentFlag.AlignLeft)
        self.trouble.hide()

    def _show_name(self, taken: Collection[str]) -> None:
        title = self._info.title if self._info else ""
        base = self.tr("Practice {service}").format(service=title) if self._practice else title
        names = (base, *(f"{base} {number}" for number in range(2, len(taken) + 3)))
        self.name_field.setText(next(name for name in names if name not in taken))

    def _show_where(self, info: ServiceInfo, practice: bool) -> None:
        self.address_field.clear()
        self.address_row.setVisible(not practice and not info.base_url)
        self.vendors.clear()
        for vendor in info.vendors:
            self.vendors.add_choice(vendor.name, vendor.name)
        self.vendors.add_choice(ANOTHER, "")
        self.vendors.choose(None)
        self.vendors_row.setVisible(not practice and bool(info.vendors))

    def _show_keys(self, info: ServiceInfo, practice: bool) -> None:
        for row in self.key_rows.values():
            row.setParent(None)
            row.deleteLater()
        self.key_fields, self.key_rows = {}, {}
        names = (self.tr("Show what you typed"), self.tr("Hide what you typed"))
        for field in () if practice else info.credentials:
            box = SecretField(*names) if field.secret else TextField()
            row = LabeledField("", box)
            self.key_fields[field.key], self.key_rows[field.key] = box, row
            (self._keys if field.required else self._more_keys).column.addWidget(row)
        self._keys.setVisible(any(field.required for field in info.credentials) and not practice)
        self._more_keys.setVisible(self._has_optional_keys() and not practice)

    def _has_optional_keys(self) -> bool:
        return any(not one.required for one in self._info.credentials) if self._info else False

    # --- troubles -------------------------------------------------------------------------

    def _say_key(self, field: Field) -> str:
        key = self._speech.word(f"credential_{field.key}")
        said = self._speech.say("keys_needed", {"key": key})
        return f"{said.text} · {said.hint}"

    def _row_of(self, error: SmsdeskError) -> LabeledField | None:
        if error.code in ("account_exists", "account_name_missing"):
            return self.name_row
        if error.code in ABOUT_ADDRESS:
            return self.address_row
        if isinstance(error, InputError) and error.code.startswith("credential_"):
            return self.key_rows.get(str(error.params.get("key", "")))
        return None

    def _show_banner(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        tone, button = "block", ""
        if isinstance(error, NoPasswordStore):
            said = self._speech.say("keep_in_memory")
            tone, button = "warn", said.button
        elif error.code in UNTESTABLE:
            tone = "warn"
            button = "" if self._only_keys else self._speech.say("save_untested").button
        elif error.code == "login_refused":
            self._mark_keys()
        self.trouble.show_words(tone, said.text, said.hint, button)
        self.trouble.show()

    def _mark_keys(self) -> None:
        """Mark the keys as wrong, and let the first one be typed over."""
        required = [one.key for one in self._info.credentials if one.required] if self._info else []
        for key in required:
            self.key_fields[key].set_invalid(True)
        if required:
            self.key_fields[required[0]].setFocus()

    @Slot()
    def _answer_trouble(self) -> None:
        if isinstance(self._trouble, NoPasswordStore):
            self.memory_wanted.emit()
        else:
            self.untested_wanted.emit()

    @Slot(object)
    def _simulate(self, name: object) -> None:
        info = self._services[str(name)]
        kept = self.name_field.text()
        own = self.tr("Practice {service}").format(service=self._info.title if self._info else "")
        self.show_service(info, practice=True, taken=())
        if not kept.startswith(own):
            self.name_field.setText(kept)

    @Slot(object)
    def _take_vendor(self, key: object) -> None:
        """Fill in a known house's address and what it asks for; another one is typed."""
        info = self._info
        if info is None:
            return
        chosen = next((one for one in info.vendors if one.name == key), None)
        if chosen is not None:
            self.address_field.setText(chosen.base_url)
        elif self.address_field.text() in {one.base_url for one in info.vendors}:
            self.address_field.clear()
        of_vendors = {setting for one in info.vendors for setting in one.settings}
        kept = {key: value for key, value in self.settings.typed().items() if key not in of_vendors}
        self.settings.show_settings(info, kept | dict(chosen.settings if chosen else {}))
        if chosen is None:
            self.address_field.setFocus()

    @Slot()
    def _toggle_more(self) -> None:
        self._fold(open_=self._more.isHidden())

    def _fold(self, *, open_: bool) -> None:
        self._more.setVisible(open_)
        self.more_button.set_icon("chevron-up" if open_ else "chevron-down")
        self.more_button.setAccessibleDescription(
            self.tr("Shown") if open_ else self.tr("Not shown")
        )
