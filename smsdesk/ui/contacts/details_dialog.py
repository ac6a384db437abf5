"""What is noted about a list: its tags, how its people agreed to be texted, and since when."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QSignalMapper, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import BANGKOK, date_text, in_bangkok
from smsdesk.core.thai_text import read_date
from smsdesk.services.contacts import ContactList, ContactService
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.chip import Chip
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.flow import FlowLayout
from smsdesk.ui.widgets.painting import line_height


class DetailsDialog(Worded, Dialog):
    """Tags as chips, consent as a line and a day in either era."""

    saved = Signal()

    def __init__(
        self,
        window: QWidget,
        one: ContactList,
        contacts: ContactService,
        jobs: JobRunner,
        speech: Speech,
        *,
        clock: Clock,
    ) -> None:
        super().__init__(window, "", subtitle=one.name, close_name="–")
        self._list = one
        self._contacts = contacts
        self._speech = speech
        self._clock = clock
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self._tags = list(one.tags)
        self.chips: list[Chip] = []
        self.tag = TextField()
        self.add_button = Button("", icon="plus")
        self.source = TextField(one.consent)
        self.day = TextField(self._written(one.consent_at))
        self.today_button = Button("")
        self.trouble = Banner("block")
        self.cancel_button = Button("")
        self.save_button = Button("", "primary")
        self._tag_field = LabeledField("", self.tag)
        self._source_field = LabeledField("", self.source)
        self._day_field = LabeledField("", self.day)
        self._chip_box = QWidget()
        self._flow = FlowLayout(self._chip_box, spacing=6)
        self._removals = QSignalMapper(self)
        self._fill_body()

        self.tag.returnPressed.connect(self._add_tag)
        self.tag.textEdited.connect(self._forgive)
        self.add_button.clicked.connect(self._add_tag)
        self._removals.mappedString.connect(self._remove_tag)
        self.day.textEdited.connect(self._forgive)
        self.today_button.clicked.connect(self._choose_today)
        for field in (self.source, self.day):
            field.returnPressed.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.finished.connect(self._go)
        self.retranslate()

    def open_form(self, *, consent: bool = False) -> None:
        """Show the dialog, with the focus on what is to be noted."""
        self.present(self.source if consent else self.tag)

    # --- tags -----------------------------------------------------------------------------

    @Slot()
    def _add_tag(self) -> None:
        for tag in filter(None, (part.strip() for part in self.tag.text().split(","))):
            if tag.casefold() not in [one.casefold() for one in self._tags]:
                self._tags.append(tag)
        self.tag.clear()
        self.tag.setFocus()
        self._show_tags()

    @Slot(str)
    def _remove_tag(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show_tags()
        self.tag.setFocus()

    def _show_tags(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(tag) for tag in self._tags]
        self._chip_box.setVisible(bool(self._tags))
        self._chip_box.updateGeometry()

    def _chip(self, tag: str) -> Chip:
        chip = Chip("tag", tag, remove=self.tr("Take away the tag {tag}").format(tag=tag))
        self._removals.setMapping(chip, tag)
        chip.removed.connect(self._removals.map)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    # --- the day --------------------------------------------------------------------------

    @Slot()
    def _choose_today(self) -> None:
        self.day.setText(self._written(in_bangkok(self._clock()).date()))
        self._forgive()

    def _written(self, day: date | None) -> str:
        """Write a day as it is read back, in the window's era."""
        return _long(day, self._speech.language).split(" ", 1)[1] if day else ""

    # --- saving ---------------------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        if self._doing.busy:
            return
        self._add_tag_typed()
        try:
            day = self._contacts.consent_day(self.day.text())
        except InputError as error:
            self._refuse(error)
            self.day.setFocus()
            return
        self.save_button.setEnabled(False)
        work = partial(self._keep, tuple(self._tags), self.source.text().strip(), day)
        self._doing.run(work, done=self._end_well, failed=self._refuse)

    def _add_tag_typed(self) -> None:
        if self.tag.text().strip():  # typed and not added yet
            self._add_tag()

    def _keep(self, tags: Sequence[str], source: str, day: date | None, _job: JobContext) -> None:
        if tuple(tags) != self._list.tags:
            self._contacts.set_tags(self._list.id, tags)
        self._contacts.set_consent(self._list.id, source, day)

    @Slot(object)
    def _end_well(self, _result: object) -> None:
        self.saved.emit()
        self.accept()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self.save_button.setEnabled(True)
        self._error = error
        self._say_error()

    @Slot()
    def _forgive(self) -> None:
        self._error = None
        self._say_error()

    def _say_error(self) -> None:
        said = self._speech.error(self._error) if self._error else None
        of_day = self._error is not None and self._error.code.startswith("consent_")
        self._day_field.set_error(under_field(self._speech, self._error) if of_day else "")
        if said and not of_day:
            self.trouble.show_words("block", said.text, said.hint)
        self.trouble.setVisible(bool(said) and not of_day)
        if not said and (day := read_date(self.day.text().strip())):
            self._day_field.note.setText(_long(day, self._speech.language))

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("Tags and consent"))
        self.setAccessibleName(self.tr("Tags and consent"))
        self.close_button.set_name(self.tr("Close"))
        self._tag_field.set_words(
            self.tr("New tag"), self.tr("Lists can be looked for by their tags")
        )
        self._source_field.set_words(
            self.tr("How they agreed to be texted"),
            self.tr("Such as the form at the office, LINE or the contract"),
        )
        self._day_field.set_words(self.tr("Since when"), self.tr("Such as 1 Sep 2026 or 1/9/2569"))
        self.add_button.setText(self.tr("Add the tag"))
        self.today_button.setText(self.tr("Today"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.save_button.setText(self.tr("Save"))
        self._show_tags()
        self._say_error()

    # --- building -------------------------------------------------------------------------

    def _fill_body(self) -> None:
        self.body.addWidget(self._chip_box)
        self.body.addLayout(_beside(self._tag_field, self.add_button))
        self.body.addWidget(self._source_field)
        self.body.addLayout(_beside(self._day_field, self.today_button))
        self.body.addWidget(self.trouble)
        self.body.addStretch()
        self.foot.add_right(self.cancel_button, self.save_button)


def _beside(field: LabeledField, button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addSpacing(line_height("caption") + 5)  # the caption of the field beside it
    column.addWidget(button)
    column.addStretch()
    row.addLayout(column)
    return row


def _long(day: date, language: str) -> str:
    return date_text(datetime.combine(day, time(12), BANGKOK), language)
