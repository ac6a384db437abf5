"""One registered text as it will stand on a phone, and the way to write with it."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsdesk.core.models import ServiceTemplate
from smsdesk.core.schedule import in_bangkok
from smsdesk.core.sms_text import measure, part_breaks, units_per_part
from smsdesk.ui.accounts.sender_section import status_badge
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.phone_preview import PhoneMessage, PhonePreview
from smsdesk.ui.widgets.units import unit_length

PHONE = 330


class TemplateDialog(Dialog):
    """Only an approved template can be written with."""

    write_wanted = Signal(object)  # ServiceTemplate

    def __init__(
        self, window: QWidget, template: ServiceTemplate, speech: Speech, now: datetime
    ) -> None:
        super().__init__(
            window,
            template.name or template.template,
            subtitle=" · ".join(filter(None, (template.template, template.type))),
            close_name=self.tr("Close"),
        )
        self._template = template
        self.badge = Badge(status_badge(template.status, speech) or BadgeSpec("neutral", ""))
        self.parts = PlainLabel(role="small")
        self.phone = PhonePreview()
        self.why = PlainLabel(role="muted", wrap=True)
        self.back_button = Button(self.tr("Back"))
        self.write_button = Button(self.tr("Write with this template"), "primary")

        measured = measure(template.text)
        self.badge.setVisible(bool(template.status))
        self.parts.setText(
            self.tr("%Ln parts", "", measured.parts)
            if template.text
            else self.tr("Its text is not listed")
        )
        self.phone.setAccessibleName(self.tr("On their phone"))
        self.phone.show_message(self._phone_message(now))
        usable = template.status in ("", "approved")
        self.why.setText("" if usable else self.tr("It can be used once it is approved."))
        self.why.setVisible(not usable)
        self.write_button.setEnabled(usable)
        self.write_button.setDefault(usable)
        self._lay_out_body()

        self.back_button.clicked.connect(self.reject)
        self.write_button.clicked.connect(self._write)

    def begin(self) -> None:
        """Show it."""
        usable = self.write_button.isEnabled()
        self.present(self.write_button if usable else self.back_button)

    def _lay_out_body(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.badge)
        head.addWidget(self.parts)
        head.addStretch()
        self.phone.setMinimumHeight(PHONE)
        self.body.addLayout(head)
        self.body.addWidget(self.phone, 1)
        self.body.addWidget(self.why)
        self.foot.add_right(self.back_button, self.write_button)

    def _phone_message(self, now: datetime) -> PhoneMessage:
        text = self._template.text
        measured = measure(text)
        breaks = [0, *part_breaks(text), len(text)]
        parts = tuple(unit_length(text[start:end]) for start, end in pairwise(breaks))
        return PhoneMessage(
            sender=self._template.sender or "–",
            text=text,
            note=self.tr("Text message"),
            time=f"{in_bangkok(now):%H:%M}",
            parts=parts if text else (),
            capacity=units_per_part(measured.encoding, measured.parts),
        )

    @Slot()
    def _write(self) -> None:
        self.write_wanted.emit(self._template)
        self.accept()
