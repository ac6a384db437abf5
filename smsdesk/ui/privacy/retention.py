"""People of long ago: seen before they are forgotten, by hand or once a day."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.privacy import Expiring
from smsdesk.core.schedule import in_bangkok, short_date_text
from smsdesk.services.privacy import FEWEST_DAYS, PrivacyService
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.choices import TickBox
from smsdesk.ui.widgets.count_field import CountField
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.labels import PlainLabel

USUAL_DAYS: Final = 90
FIELD, NOTE = 120, 190


class RetentionPanel(Worded, QWidget):
    """Days, what would go, the count typed to forget it now, and whether it goes by itself."""

    changed = Signal()

    def __init__(self, privacy: PrivacyService, jobs: JobRunner, speech: Speech) -> None:
        super().__init__()
        self._privacy = privacy
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self._days = 0
        self._found: Expiring | None = None
        self._purged: int | None = None
        kept = privacy.retention_days
        self.days = TextField(str(kept or USUAL_DAYS))
        self.look_button = Button("")
        self.told = Banner("accent")
        self.typed = CountField()
        self.purge_button = Button("", "danger", icon="trash-2")
        self.by_itself = TickBox()
        self.by_itself.setChecked(bool(kept))
        self._field = LabeledField("", self.days)
        self._bar = BusyBar()
        self._caption = PlainLabel(role="medium")
        self._note = PlainLabel(role="small", wrap=True)
        self._confirming = QWidget()
        self._lay_out()

        self.days.returnPressed.connect(self._look)
        self.days.textEdited.connect(self._forget_answers)
        self.look_button.clicked.connect(self._look)
        self.typed.textChanged.connect(self._compare)
        self.purge_button.clicked.connect(self._purge)
        self.by_itself.clicked.connect(self._keep)
        self.retranslate()

    def _lay_out(self) -> None:
        self.days.setFixedWidth(FIELD)
        self._field.setFixedWidth(NOTE)
        side = QVBoxLayout()
        side.addSpacing(25)  # beside the field, not its caption
        side.addWidget(self.look_button)
        side.addStretch()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._field)
        row.addLayout(side)
        row.addStretch()
        confirm = QHBoxLayout(self._confirming)
        confirm.setContentsMargins(0, 0, 0, 0)
        confirm.setSpacing(12)
        confirm.addWidget(self._caption)
        confirm.addWidget(self.typed)
        confirm.addStretch()
        confirm.addWidget(self.purge_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._note)
        column.addLayout(row)
        for widget in (self._bar, self.told, self._confirming):
            column.addWidget(widget)
        column.addWidget(self.by_itself, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    @property
    def busy(self) -> bool:
        """Tell whether something is being counted or forgotten."""
        return self._doing.busy

    # --- seeing and forgetting ------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        days = self._read()
        if days and not self._doing.busy:
            self._forget_answers()
            self._days = days
            self._run(partial(self._count, days), self._take)

    def _count(self, days: int, _job: JobContext) -> Expiring:
        return self._privacy.expiring(days)

    @Slot(object)
    def _take(self, found: Expiring) -> None:
        self._found = found
        self._rest()
        if found.count:
            self.typed.setFocus()

    @Slot()
    def _purge(self) -> None:
        if self._found is not None and self.typed.agrees(self._asked) and not self._doing.busy:
            self._run(partial(self._forget, self._days), self._take_purged)

    def _forget(self, days: int, job: JobContext) -> int:
        return self._privacy.purge(days, job)

    @Slot(object)
    def _take_purged(self, purged: int) -> None:
        self._found, self._purged = None, purged
        self.typed.clear()
        self._rest()
        self.days.setFocus()

    @Slot(object)
    def _tell(self, news: object) -> None:
        if isinstance(news, Progress):
            self.told.show_words("accent", self.tr("%Ln forgotten so far", "", news.done))

    @Slot()
    def _keep(self) -> None:
        """Set, or no longer set, that it goes by itself."""
        days = self._read() if self.by_itself.isChecked() else 0
        if self.by_itself.isChecked() and not days:
            self.by_itself.setChecked(False)
            return
        self._run(partial(self._set, days), self._take_set)

    def _set(self, days: int, _job: JobContext) -> int:
        self._privacy.set_retention(days)
        return days

    @Slot(object)
    def _take_set(self, days: int) -> None:
        self.by_itself.setChecked(bool(days))
        self._rest()

    def _read(self) -> int:
        """Return the days that stand there, 0 where they cannot be used, which is said."""
        text = self.days.text().strip()
        days = int(text) if text.isdecimal() and len(text) < 6 else 0
        if days < FEWEST_DAYS:
            self._error = InputError("bad_days", fewest=FEWEST_DAYS)
            self._show()
            self.days.setFocus()
        return days

    def _run(self, work: Work, done: Callable[[Any], object]) -> None:
        self._bar.set_busy(True)
        self.setEnabled(False)
        self._doing.run(
            work,
            done=done,
            failed=self._refuse,
            progress=self._tell,
        )

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self.by_itself.setChecked(bool(self._privacy.retention_days))
        self._rest()

    def _rest(self) -> None:
        self._bar.set_busy(False)
        self.setEnabled(True)
        self._show()

    @Slot()
    def _forget_answers(self) -> None:
        self._found, self._purged, self._error = None, None, None
        self._show()

    @property
    def _asked(self) -> int:
        """The count that is typed: of messages, or of whatever else there is."""
        if self._found is None:
            return 0
        return self._found.messages or self._found.count

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self._note.setText(
            self.tr(
                "Campaigns that ended long ago lose the numbers, names and texts of their people. "
                "Counts, credits and outcomes stay. What is unknown is kept until it is resolved."
            )
        )
        self._field.set_words(self.tr("Older than, in days"))
        self.look_button.setText(self.tr("See what would go"))
        self.purge_button.setText(self.tr("Forget them now"))
        self.by_itself.set_words(self.tr("Do it by itself, once a day while this window is open"))
        self._show()

    def _show(self) -> None:
        self._field.set_error(under_field(self._speech, self._error))
        words = self._told_words()
        self.told.setVisible(words is not None)
        if words is not None:
            self.told.show_words(*words)
        self._confirming.setVisible(self._found is not None and bool(self._found.count))
        self._caption.setText(self.tr("Type {count} to go on").format(count=f"{self._asked:,}"))
        self.typed.setAccessibleName(self._caption.text())
        self._compare()
        self.changed.emit()

    def _told_words(self) -> tuple[str, str, str] | None:
        if self._purged is not None:
            return "ok", self._speech.word("purged", count=self._purged), ""
        found = self._found
        if found is None:
            return None
        spared = self._speech.word("purge_spared", count=found.spared) if found.spared else ""
        if not found.count or found.first is None or found.last is None:
            return "accent", self._speech.word("purge_nothing"), spared
        first, last = (
            short_date_text(in_bangkok(at), self._speech.language)
            for at in (found.first, found.last)
        )
        words = self._speech.word(
            "purge_preview",
            messages=found.messages,
            people=found.people,
            campaigns=found.campaigns,
            first=first,
            last=last,
        )
        return "warn", words, spared

    @Slot()
    def _compare(self) -> None:
        self.purge_button.setEnabled(self._asked > 0 and self.typed.agrees(self._asked))
