"""The list that people of a file go on: which, and how it differs from the file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.services.contacts import ContactList
from smsdesk.services.imports import Found
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import TextField
from smsdesk.ui.widgets.labels import PlainLabel

NEW = None
"""The key of "a new list" among the lists."""


class TargetRow(Worded, QWidget):
    """A list there is, compared with the file in words, or the name of a new one."""

    list_changed = Signal()  # somebody may be on the other list already: look again
    named = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: Sequence[ContactList] = ()
        self._looked_as = ""
        self._found: Found | None = None
        self.combo = ComboBox()
        self.new_name = TextField()
        self.note = PlainLabel(role="small", wrap=True)
        self._caption = PlainLabel(role="medium")
        self._lay_out()

        self.combo.chosen.connect(self._choose_list)
        self.new_name.textEdited.connect(self._rename)
        self.new_name.editingFinished.connect(self._look_if_other)
        self.retranslate()

    @property
    def list_name(self) -> str:
        """Return the name of the list to put people on."""
        key = self.combo.current_key
        return self.new_name.text().strip() if key is NEW else str(key)

    def begin(self, name: str, lists: Sequence[ContactList]) -> None:
        """Offer the lists there are, and a new one called ``name``."""
        self._lists, self._found = lists, None
        existing = name in [one.name for one in lists]
        self.new_name.setText(name)
        self._fill_lists()
        self.combo.choose(name if existing else NEW)
        self._looked_as = self.list_name
        self._show()

    def show_found(self, found: Found) -> None:
        """Say how the file differs from the list as it is."""
        self._found = found
        self._show()

    def mark_name(self, sentence: str) -> None:
        """Say what is wrong with the list's name, or nothing."""
        self.new_name.set_invalid(bool(sentence))
        if sentence:
            self.note.setText(sentence)
            self.note.set_tone("block")
            self.new_name.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._caption.setText(self.tr("Put them on the list"))
        self.new_name.setAccessibleName(self.tr("Name of the new list"))
        self.new_name.setPlaceholderText(self.tr("Name of the new list"))
        self.combo.setAccessibleName(self.tr("List"))
        self._fill_lists()
        self._show()

    @Slot(object)
    def _choose_list(self, _key: object) -> None:
        self._show()
        if self.combo.current_key is NEW:
            self.new_name.setFocus()
        self._look_if_other()

    @Slot()
    def _rename(self) -> None:
        self.mark_name("")
        self._show()
        self.named.emit()

    @Slot()
    def _look_if_other(self) -> None:
        """Look again where the other list may have some of these people already."""
        known = {one.name for one in self._lists}
        before, now = self._looked_as, self.list_name
        self._looked_as = now
        if now != before and (before in known or now in known):
            self.list_changed.emit()
        self.named.emit()

    def _show(self) -> None:
        self.new_name.setVisible(self.combo.current_key is NEW)
        size = next((one.contacts for one in self._lists if one.name == self.list_name), 0)
        self.note.set_tone("")
        self.note.setText(self._compared(size) if size else "")

    def _compared(self, size: int) -> str:
        """Say the list's size, and what of it the file has otherwise or not at all."""
        there = self.tr("%Ln people are on it already", "", size)
        found = self._found
        if found is None or self.list_name != self._looked_as:
            return there
        compared = self.tr(
            "Compared with it: {new} new, {changed} changed, {gone} not in this file"
        )
        said = compared.format(
            new=f"{found.counts.added:,}", changed=f"{found.changed:,}", gone=f"{found.gone:,}"
        )
        stay = self.tr("who stay on the list")
        return f"{there}\n{said} ({stay})" if found.gone else f"{there}\n{said}"

    def _fill_lists(self) -> None:
        chosen = self.combo.current_key
        self.combo.clear()
        self.combo.add_choice(NEW, self.tr("A new list"), "plus")
        for one in self._lists:
            self.combo.add_choice(one.name, one.name, "list")
        self.combo.choose(chosen)
        self.combo.updateGeometry()

    def _lay_out(self) -> None:
        self.new_name.setMinimumWidth(160)
        self.new_name.setMaximumWidth(260)
        where = QHBoxLayout(self)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(12)
        where.addWidget(self._caption)
        where.addWidget(self.combo)
        where.addWidget(self.new_name, 1)
        where.addWidget(self.note, 2)
