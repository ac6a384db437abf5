"""A service's settings as a form: a row for each, whatever the service."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Field, ServiceInfo
from smsdesk.ui.accounts.credit import word_or
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import LabeledField, TextField

TWO_COLUMNS_FROM = 420


class SettingFields(Worded, QWidget):
    """Knows no key by name: what a service has is what it shows."""

    changed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._info: ServiceInfo | None = None
        self._shown: dict[str, str] = {}
        self.rows: dict[str, LabeledField] = {}
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)

    def show_settings(self, info: ServiceInfo, settings: Mapping[str, str]) -> None:
        """Show an account's settings; what it does not say has the service's default."""
        if info != self._info:
            self._rebuild(info)
        self._shown = {
            field.key: settings.get(field.key) or field.default for field in info.settings
        }
        self.reset()

    def reset(self) -> None:
        """Show again what was shown at first."""
        for key, row in self.rows.items():
            row.set_error("")
            box = row.field
            box.blockSignals(True)
            if isinstance(box, ComboBox):
                box.choose(self._shown[key])
            elif isinstance(box, TextField):
                box.setText(self._shown[key])
            box.blockSignals(False)
            box.update()

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs from what was shown at first."""
        return self._typed() != self._shown

    def typed(self) -> dict[str, str]:
        """Return what differs from the service's defaults."""
        if self._info is None:
            return {}
        typed = self._typed()
        return {
            field.key: typed[field.key]
            for field in self._info.settings
            if typed[field.key] != field.default
        }

    def show_error(self, error: SmsdeskError) -> bool:
        """Show an error beside its field; return whether it is about one."""
        row = self.rows.get(str(error.params.get("key", "")))
        if row is None or not error.code.startswith("setting_"):
            return False
        said = self._speech.error(error)
        row.set_error(" · ".join(filter(None, (said.text, said.hint))))
        row.field.setFocus()
        return True

    def retranslate(self) -> None:
        """Say every row in the window's language."""
        for field in self._info.settings if self._info else ():
            row = self.rows[field.key]
            said = self._speech.say(self._code(field))
            row.set_words(said.text, said.hint)
            if isinstance(row.field, ComboBox):
                for number, choice in enumerate(field.choices):
                    row.field.setItemText(number, self._choice(field, choice))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column where two do not fit."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _rebuild(self, info: ServiceInfo) -> None:
        for row in self.rows.values():
            row.setParent(None)
            row.deleteLater()
        self._info = info
        self.rows = {field.key: self._row(field) for field in info.settings}
        self._place()
        self.retranslate()

    def _place(self) -> None:
        for row in self.rows.values():
            self._grid.removeWidget(row)
        for number, row in enumerate(self.rows.values()):
            self._grid.addWidget(row, number // self._columns, number % self._columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if self._columns == 2 else 0)

    def _row(self, field: Field) -> LabeledField:
        if field.choices:
            box = ComboBox()
            for choice in field.choices:
                box.add_choice(choice, self._choice(field, choice))
            box.chosen.connect(self._tell)
            return LabeledField("", box)
        line = TextField()
        line.textChanged.connect(self._tell)
        return LabeledField("", line)

    def _code(self, field: Field) -> str:
        if field.key == "rate" and self._info is not None:
            return f"setting_rate_{self._info.rate_unit}"
        return f"setting_{field.key}"

    def _choice(self, field: Field, choice: str) -> str:
        return word_or(f"choice_{field.key}_{choice}", choice, self._speech)

    def _typed(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, row in self.rows.items():
            box = row.field
            if isinstance(box, ComboBox):
                found[key] = str(box.current_key or "")
            elif isinstance(box, TextField):
                found[key] = box.text().strip()
        return found

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
