"""The messages as they will stand on the phones, the oddest first."""

from itertools import pairwise

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from smsdesk.core import phone
from smsdesk.core.clock import Clock
from smsdesk.core.models import Rendered
from smsdesk.core.schedule import in_bangkok
from smsdesk.core.sms_text import Encoding, part_breaks, units_per_part
from smsdesk.core.template import Template, field_key
from smsdesk.ui.compose.costly import overflow
from smsdesk.ui.compose.odd_words import OddWords
from smsdesk.ui.compose.preparing import Look, Odd, Shown, value_spans
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.phone_preview import PhoneMessage, PhonePreview
from smsdesk.ui.widgets.units import unit_length, unit_of

SAVED_BY = 8
"""A last part of so few units is shown as one that could be saved."""


class PreviewCard(Worded, Card):
    """Pages through the messages of a look; without any it shows the text as it is written."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 14, 18, 0), spacing=10, parent=parent)
        self._clock = clock
        self._look: Look | None = None
        self._number = 0
        self._sender = ""
        self.heading = PlainLabel(role="heading")
        self.order = PlainLabel(role="small")
        self.previous_button = IconButton("chevron-left", "–", boxed=True)
        self.next_button = IconButton("chevron-right", "–", boxed=True)
        self.place = PlainLabel(role="strong")
        self.badge = Badge(BadgeSpec("neutral", ""))
        self.who = ElidedLabel(role="small")
        self.phone = PhonePreview()
        self._words = OddWords(self)
        self.empty = EmptyState("smartphone", most=280)
        self._pager = QWidget()
        self._stack = QStackedLayout()
        self._minute = QTimer(self, interval=20_000)

        self._lay_out()

        self.previous_button.clicked.connect(self.show_previous)
        self.next_button.clicked.connect(self.show_next)
        self._minute.timeout.connect(self._show)

        self._minute.start()
        self.retranslate()
        self.show_nothing()

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.heading)
        titles.addWidget(self.order)
        pager = QHBoxLayout(self._pager)
        pager.setContentsMargins(0, 0, 0, 0)
        pager.setSpacing(8)
        pager.addWidget(self.previous_button)
        pager.addWidget(self.place)
        pager.addWidget(self.next_button)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self._pager)
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self.badge)
        who.addWidget(self.who, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(who)
        column.addWidget(self.phone, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        self.body.addLayout(head)
        self.body.addLayout(self._stack, 1)

    @property
    def current(self) -> Shown | None:
        """Return the message in sight."""
        if self._look is None or not self._look.prepared.rendered:
            return None
        return self._look.message(self._number)

    @property
    def count(self) -> int:
        """Return how many messages there are."""
        return len(self._look.prepared.rendered) if self._look else 0

    def show_look(self, look: Look) -> None:
        """Show the messages of a look, at the same place as before."""
        self._look = look
        self._sender = look.prepared.order.sender
        self._number = max(0, min(self._number, self.count - 1))
        self._show()

    def show_nothing(self) -> None:
        """Show how to begin."""
        self._look = None
        self._number = 0
        self._stack.setCurrentIndex(0)
        self._pager.hide()
        self.order.hide()

    def show_number(self, number: int) -> None:
        """Show the message number ``number``, from 0."""
        self._number = max(0, min(number, self.count - 1))
        self._show()

    @Slot()
    def show_previous(self) -> None:
        """Show the message before this one; before the first comes the last."""
        if self.count:
            self.show_number((self._number - 1) % self.count)

    @Slot()
    def show_next(self) -> None:
        """Show the next message."""
        if self.count:
            self.show_number((self._number + 1) % self.count)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("On their phone"))
        self.previous_button.set_name(self.tr("Previous person"))
        self.next_button.set_name(self.tr("Next person"))
        self.phone.setAccessibleName(self.heading.text())
        self.empty.show_words(
            self.tr("Nothing to show yet"),
            self.tr("Every person's own message appears here as you write, the oddest first."),
        )
        self._show()

    @Slot()
    def _show(self) -> None:
        look = self._look
        if look is None:
            return
        self._stack.setCurrentIndex(1)
        shown = self.current
        several = self.count > 1
        self.order.setText(self._words.order(look.odd))
        self._pager.setVisible(several)
        self.order.setVisible(several)
        if shown is None:
            self._show_text(look)
            return
        self.place.setText(
            self.tr("{number} / {count}").format(
                number=f"{self._number + 1:,}", count=f"{self.count:,}"
            )
        )
        message = shown.message
        self._show_badge(shown.odd)
        self.who.setText(" · ".join(filter(None, (message.name, phone.masked(message.e164)))))
        self.phone.show_message(self._phone_message(look.template, message, shown.odd))

    def _show_badge(self, odd: Odd) -> None:
        word = self._words.say(odd)
        self.badge.setVisible(bool(word))
        if word:
            calm = odd.why == "shortest"
            self.badge.show_spec(
                BadgeSpec("neutral" if calm else "warn", word, "info" if calm else "")
            )

    def _show_text(self, look: Look) -> None:
        """Show what is written, where nobody's message can be made yet."""
        self.badge.hide()
        self.who.setText(self.tr("As you wrote it"))
        text = look.template.text
        self.phone.show_message(
            PhoneMessage(
                sender=self._sender or "–",
                text=text,
                note=self.tr("Text message"),
                time=self._time(),
            )
        )

    def _phone_message(self, template: Template, message: Rendered, odd: Odd) -> PhoneMessage:
        text = message.text
        spans = [
            (unit_of(text, start), unit_length(text[start:end]))
            for start, end in value_spans(template, text)
        ]
        of_field = [
            span
            for slot, span in zip(template.slots, spans, strict=True)
            if odd.field and field_key(slot.name) == field_key(odd.field)
        ]
        breaks = [0, *part_breaks(text), len(text)]
        pieces = [text[start:end] for start, end in pairwise(breaks)]
        parts = tuple(unit_length(piece) for piece in pieces) if text else ()
        capacity = units_per_part(message.encoding, message.parts)
        return PhoneMessage(
            sender=self._sender or "–",
            text=text,
            note=self.tr("Text message"),
            time=self._time(),
            values=tuple(span for span in spans if span[1]),
            odd=tuple(span for span in of_field if span[1]),
            parts=parts,
            ruler=tuple(
                self.tr("Part {number} · {units}").format(
                    number=number, units=_septets(piece, message.encoding)
                )
                for number, piece in enumerate(pieces, 1)
            ),
            capacity=capacity,
            warn_last=message.parts > 1 and overflow(message) <= SAVED_BY,
        )

    def _time(self) -> str:
        return f"{in_bangkok(self._clock()):%H:%M}"


def _septets(piece: str, encoding: Encoding) -> int:
    """Return the units of one part as the service counts them."""
    if encoding is Encoding.UCS2:
        return unit_length(piece)
    return len(piece) + sum(piece.count(char) for char in "\f^{}\\[~]|€")
