"""The text of the message: fields to insert, the editor, what the longest message weighs."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from smsdesk.core.links import Link, links_in
from smsdesk.core.models import Rendered, ServiceTemplate
from smsdesk.core.rewriting import apply_to_text, changes
from smsdesk.core.savings import Saving
from smsdesk.core.sms_text import part_breaks, units_per_part
from smsdesk.core.template import compile_template, field_key
from smsdesk.ui.compose.costly import overflow
from smsdesk.ui.compose.preparing import Look
from smsdesk.ui.compose.saving_words import SavingWords
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.bars import PartsMeter
from smsdesk.ui.widgets.button import FieldPill, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.message_editor import MessageEditor
from smsdesk.ui.widgets.painting import width_of
from smsdesk.ui.widgets.units import unit_length, unit_of

WORTH = 50
"""Changing what is read is spoken of where it saves one credit of so many."""


class MessageCard(Worded, Card):
    """Edits the text. ``edited`` tells of each change."""

    edited = Signal()
    savings_wanted = Signal()
    texts_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._known: tuple[str, ...] = ()
        self._fields: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._look: Look | None = None
        self._saving: Saving | None = None  # what the banner's button does at once
        self._words = SavingWords(self)
        self.heading = PlainLabel(role="heading")
        self.insert = PlainLabel(role="small")
        self.pills: list[FieldPill] = []
        self.more_button = IconButton("ellipsis", "–")
        self.more_menu = QMenu(self)
        self.texts_button = IconButton("file-text", "–")
        self.editor = MessageEditor()
        self.longest = PlainLabel(role="medium")
        self.meter = PartsMeter()
        self.parts = PlainLabel(role="strong")
        self.each = PlainLabel(role="small")
        self.banner = Banner("warn")
        self._head = QHBoxLayout()
        self._meter_row = QWidget()

        self._lay_out()

        self.editor.edited.connect(self._tell)
        self.banner.pressed.connect(self.save)
        self.more_button.clicked.connect(self._open_more)
        self.texts_button.clicked.connect(self.texts_wanted)
        self.more_menu.triggered.connect(self._insert_more)

        self.retranslate()
        self.show_look(None)

    def _lay_out(self) -> None:
        self._head.setSpacing(6)
        self._head.addWidget(self.heading)
        self._head.addStretch()
        self._head.addWidget(self.insert)
        self._head.addWidget(self.more_button)
        self._head.addWidget(self.texts_button)
        row = QHBoxLayout(self._meter_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.longest)
        row.addWidget(self.meter, 1)
        row.addWidget(self.parts)
        row.addWidget(self.each)
        self.heading.setMinimumHeight(34)
        self.body.addLayout(self._head)
        self.body.addWidget(self.editor, 1)
        self.body.addWidget(self._meter_row)
        self.body.addWidget(self.banner)

    def set_fields(self, names: Sequence[str], aside: Collection[str] = ()) -> None:
        """Know these fields, and offer them, except for those set ``aside``."""
        self._known = tuple(names)
        self._fields = tuple(name for name in names if name not in aside)
        self._fit_pills()
        self._color_fields()

    def show_look(self, look: Look | None) -> None:
        """Show what the longest message weighs and what makes it dear; None for no text."""
        self._look = look
        longest = look.longest if look else None
        self._meter_row.setVisible(longest is not None and longest.parts > 0)
        if look is None or longest is None:
            self._saving = None
            self.banner.hide()
            return
        self._show_meter(longest)
        self._show_savings(look)
        self._mark(look)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Message"))
        self.insert.setText(self.tr("Insert field"))
        self.more_button.set_name(self.tr("More fields"))
        self.texts_button.set_name(self.tr("Saved texts"))
        self.editor.setAccessibleName(self.tr("Message"))
        self.editor.setPlaceholderText(self.tr("Write the message here"))
        self.show_look(self._look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer as many fields as there is room for."""
        super().resizeEvent(event)
        self._fit_pills()

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the editor: fields without room stand in a menu."""
        return QSize(360, super().minimumSizeHint().height())

    @Slot()
    def save(self) -> None:
        """Do what the banner offers: the one saving there is, or ask which of several."""
        if self._saving is None:
            self.savings_wanted.emit()
        else:
            self.apply({self._saving.key})

    def apply(self, keys: Collection[str]) -> None:
        """Rewrite the text by savings; Ctrl+Z brings it back."""
        text = self.editor.message()
        made = apply_to_text(text, keys)
        if made != text:
            self.editor.set_text(made)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def take_template(self, template: ServiceTemplate) -> None:
        """Write what a registered template says, where its text is known."""
        if template.text:
            self.editor.set_text(template.text)

    def show_stray_brace(self) -> None:
        """Select the first brace that belongs to no field."""
        template = compile_template(self.editor.message())
        if template.stray:
            self._show_span(template.stray[0], 1)

    def show_link(self) -> None:
        """Select the first link, one that is blocked before others."""
        links = sorted(links_in(self.editor.message()), key=_is_allowed)
        if links:
            self._show_span(links[0].start, len(links[0].text))

    def show_unknown_field(self, known: Sequence[str]) -> None:
        """Select the first field that nobody has."""
        template = compile_template(self.editor.message())
        unknown = set(template.unknown_fields(known))
        slot = next((slot for slot in template.slots if slot.name in unknown), None)
        if slot is not None:
            self._show_span(slot.start, slot.end - slot.start)

    def _show_span(self, start: int, length: int) -> None:
        """Select a place in the text, in code points."""
        text = self.editor.message()
        cursor = self.editor.textCursor()
        cursor.setPosition(unit_of(text, start))
        cursor.setPosition(unit_of(text, start + length), QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_meter(self, longest: Rendered) -> None:
        room = units_per_part(longest.encoding, longest.parts)
        units = [room] * (longest.parts - 1) + [overflow(longest)]
        saved = longest.parts > 1 and overflow(longest) <= room // 8
        self.meter.show_parts(units, room, warn_last=saved)
        self.longest.setText(self.tr("Longest %Ln characters", "", longest.units))
        self.parts.setText(self.tr("%Ln parts", "", longest.parts))
        self.each.setText(self.tr("{count} a part").format(count=room))
        self.meter.setAccessibleName(f"{self.longest.text()}, {self.parts.text()}")

    def _show_savings(self, look: Look) -> None:
        savings, hints = look.savings, look.hints
        lossless = any(saving.lossless for saving in savings)
        if not lossless and look.together * WORTH < look.prepared.receipt.credits:
            savings = ()
        self._saving = savings[0] if len(savings) == 1 and not savings[0].column else None
        self.banner.setVisible(bool(savings or hints))
        if savings:
            self.banner.show_words("warn", *self._words.say(savings, look.together))
        elif hints:
            self.banner.show_words("warn", *self._words.hint(hints[0]))

    def _mark(self, look: Look) -> None:
        text = self.editor.message()
        if text != look.template.text:
            return  # typed on meanwhile: the marks would stand at other letters
        best = next((saving for saving in look.savings if not saving.column), None)
        spans = look.hints[0].spans if look.hints and not look.savings else ()
        if best is not None:
            spans = changes(best.before, best.after)[0]
        self.editor.set_costly(
            [(unit_of(text, at), unit_length(text[at : at + length])) for at, length in spans]
        )
        # Only a text without fields breaks at the same letters for everybody.
        cuts = () if look.template.slots else part_breaks(text)
        self.editor.set_cuts([unit_of(text, cut) for cut in cuts])

    def _color_fields(self) -> None:
        keys = {field_key(name) for name in self._known}
        written = compile_template(self.editor.message()).fields
        known = {name for name in written if field_key(name) in keys}
        self.editor.set_known_fields({*self._known, *known} if self._known else None)

    def _fit_pills(self) -> None:
        taken = width_of(self.heading.text(), "heading") + width_of(self.insert.text(), "small")
        room = self.width() - 40 - taken - 60 - self.texts_button.sizeHint().width() - 6
        shown: list[str] = []
        for name in self._fields:
            room -= min(width_of(name, "medium"), 140) + 31
            if room < (0 if len(shown) + 1 == len(self._fields) else 40):
                break
            shown.append(name)
        if tuple(shown) != self._shown or len(self.pills) != len(shown):
            self._set_pills(shown)
        self.insert.setVisible(bool(self._fields))
        self.more_button.setVisible(len(shown) < len(self._fields))

    def _set_pills(self, names: Sequence[str]) -> None:
        for pill in self.pills:
            self._head.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._shown = tuple(names)
        self.pills = [FieldPill(name) for name in names]
        for number, pill in enumerate(self.pills):
            pill.setAccessibleDescription(self.insert.text())
            pill.chosen.connect(self.editor.insert_field)
            self._head.insertWidget(3 + number, pill)

    @Slot()
    def _open_more(self) -> None:
        self.more_menu.clear()
        for name in self._fields[len(self._shown) :]:
            self.more_menu.addAction(name.replace("&", "&&")).setData(name)
        self.more_menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    @Slot(QAction)
    def _insert_more(self, action: QAction) -> None:
        self.editor.insert_field(str(action.data()))

    @Slot(str)
    def _tell(self, _text: str) -> None:
        self._color_fields()
        self.edited.emit()


def _is_allowed(link: Link) -> bool:
    return not link.is_shortened
