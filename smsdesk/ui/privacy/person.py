"""One person: a number is typed, what is known of it is shown, saved as a file, or erased."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.privacy import Dossier, Erased
from smsdesk.core.schedule import date_time_text, in_bangkok
from smsdesk.services.privacy import PrivacyService
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.privacy.erase_dialog import EraseDialog
from smsdesk.ui.privacy.section import SHOWN, Section
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.fields import LabeledField, TextField

SUFFIXES = (".xlsx", ".csv", ".json")


class PersonPanel(Worded, QWidget):
    """Its buttons to save and to erase stand in the dialog's foot.

    Tells ``changed`` when the height it needs may be another, ``erased`` what was forgotten.
    """

    changed = Signal()
    erased = Signal(object)  # the number, E.164: nobody may write it down again

    def __init__(self, privacy: PrivacyService, jobs: JobRunner, speech: Speech) -> None:
        super().__init__()
        self._privacy = privacy
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._found: Dossier | None = None
        self._done: Erased | None = None
        self._error: SmsdeskError | None = None
        self._saved = ""
        self.number = TextField()
        self.find_button = Button("", "primary", icon="search")
        self.told = Banner("ok")
        self.save_button = Button("", icon="download")
        self.erase_button = Button("", "danger", icon="trash-2")
        self.sections: list[Section] = []
        self._bar = BusyBar()
        self._field = LabeledField("", self.number)
        self._card = Card("sunken", margins=(16, 12, 16, 14), spacing=10)
        self._lay_out()

        self.number.returnPressed.connect(self._find)
        self.number.textEdited.connect(self._forgive)
        self.find_button.clicked.connect(self._find)
        self.save_button.clicked.connect(self._save)
        self.erase_button.clicked.connect(self._ask)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._field, 1)
        side = QVBoxLayout()
        side.addSpacing(25)  # beside the field, not its caption
        side.addWidget(self.find_button)
        side.addStretch()
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        for widget in (self._bar, self.told, self._card):
            column.addWidget(widget)
        column.addStretch()
        self._show()

    @property
    def busy(self) -> bool:
        """Tell whether something is being looked up, written or erased."""
        return self._doing.busy

    # --- finding --------------------------------------------------------------------------

    @Slot()
    def _find(self) -> None:
        number = self.number.text().strip()
        if not number or self._doing.busy:
            self.number.setFocus()
            return
        self._forget_answers()
        self._run(partial(self._look, number), self._take)

    def _look(self, number: str, job: JobContext) -> Dossier:
        return self._privacy.find(number, job)

    @Slot(object)
    def _take(self, found: Dossier) -> None:
        self._found = found
        self._rest()
        self.number.setFocus()
        self.number.selectAll()

    # --- saving ---------------------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        if self._found is None or self._doing.busy:
            return
        chosen, kind = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Save what is known"),
            self.tr("personal data") + SUFFIXES[0],  # no number in a file's name
            "Excel (*.xlsx);;CSV (*.csv);;JSON (*.json)",
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.casefold() not in SUFFIXES:
            path = path.with_name(path.name + next(one for one in SUFFIXES if f"*{one}" in kind))
        self._run(partial(self._write, self._found.e164, path), self._take_saved)

    def _write(self, number: str, path: Path, _job: JobContext) -> str:
        self._privacy.export(number, path, self._speech.word, overwrite=True)
        return path.name

    @Slot(object)
    def _take_saved(self, name: str) -> None:
        self._saved = name
        self._rest()

    # --- erasing --------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        if self._found is None or self._doing.busy:
            return
        dialog = EraseDialog(self.window(), self._found)
        dialog.confirmed.connect(self._erase)
        dialog.begin()

    @Slot(bool)
    def _erase(self, never: bool) -> None:
        if self._found is not None:
            self._forget_answers(keep=True)
            self._run(partial(self._forget, self._found.e164, never), self._take_erased)

    def _forget(self, number: str, never: bool, job: JobContext) -> Erased:
        return self._privacy.erase(number, job, never=never)

    @Slot(object)
    def _take_erased(self, done: Erased) -> None:
        number = self._found.e164 if self._found is not None else ""
        self._found, self._done = None, done
        self.number.clear()
        self._rest()
        self.number.setFocus()
        self.erased.emit(number)

    # --- all of them ----------------------------------------------------------------------

    def _run(self, work: Work, done: Callable[[Any], object]) -> None:
        self._bar.set_busy(True)
        for button in (self.find_button, self.save_button, self.erase_button):
            button.setEnabled(False)
        self._doing.run(work, done=done, failed=self._refuse)

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self._rest()
        self.number.setFocus()

    def _rest(self) -> None:
        self._bar.set_busy(False)
        for button in (self.find_button, self.save_button, self.erase_button):
            button.setEnabled(True)
        self._show()
        self.changed.emit()

    @Slot()
    def _forgive(self) -> None:
        """Another number is being typed: what is shown is not about it."""
        if not self._doing.busy:
            self._forget_answers()

    def _forget_answers(self, *, keep: bool = False) -> None:
        if not keep:
            self._found = None
        self._done, self._error, self._saved = None, None, ""
        self._show()
        self.changed.emit()

    def show_acts(self) -> None:
        """Offer what can be done with what is shown; the buttons stand in the dialog's foot."""
        known = self._found is not None and bool(self._found.count) and not self.isHidden()
        self.save_button.setVisible(known)
        self.erase_button.setVisible(known)

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self._field.set_words(
            self.tr("Number"), self.tr("Whose data is asked for; as it is written, 081-234-5678")
        )
        self.find_button.setText(self.tr("Find"))
        self.save_button.setText(self.tr("Save as a file for this person"))
        self.erase_button.setText(self.tr("Erase this person"))
        self._show()

    def _show(self) -> None:
        bad = self._error is not None and self._error.code == "bad_number"
        self._field.set_error(under_field(self._speech, self._error) if bad else "")
        self._show_told()
        for section in self.sections:
            self._card.body.removeWidget(section)
            section.hide()
            section.deleteLater()
        found = self._found
        self.sections = self._made(found) if found is not None else []
        for section in self.sections:
            self._card.body.addWidget(section)
        self._card.setVisible(bool(self.sections))
        self.show_acts()

    def _show_told(self) -> None:
        words = self._told_words()
        self.told.setVisible(words is not None)
        if words is not None:
            self.told.show_words(*words)

    def _told_words(self) -> tuple[str, str, str] | None:
        """Return tone, sentence and second line of what is to be said, if anything is."""
        if self._error is not None and self._error.code != "bad_number":
            said = self._speech.error(self._error)
            return "warn", said.text, said.hint
        if self._done is not None:
            return self._erased_words(self._done)
        if self._saved:
            return "ok", self.tr("Saved as {file}").format(file=self._saved), ""
        if self._found is not None and not self._found.count:
            earlier = self._found.erased_messages
            second = self.tr("%Ln messages to it without number", "", earlier) if earlier else ""
            return "accent", self._speech.word("privacy_nothing"), second
        return None

    def _erased_words(self, done: Erased) -> tuple[str, str, str]:
        notes = []
        if done.cancelled:
            notes.append(self._speech.word("erased_cancelled", count=done.cancelled))
        if done.never:
            notes.append(self._speech.word("erased_never"))
        if not done.clean:
            notes.append(self._speech.word("erased_unclean"))
        tone = "ok" if done.clean else "warn"
        return tone, self._speech.word("erased_done", count=done.count), ". ".join(notes)

    def _made(self, found: Dossier) -> list[Section]:
        kinds = (
            (self.tr("On lists"), self._contact_lines(found)),
            (self.tr("Messages"), self._message_lines(found)),
            (self.tr("Answers of services"), self._answer_lines(found)),
            (self.tr("Left out of campaigns"), self._skip_lines(found)),
            (self.tr("One-time codes"), self._code_lines(found)),
            (self.tr("Do not contact"), self._never_lines(found)),
        )
        made = [self._section(name, lines) for name, lines in kinds if lines]
        if found.mentions:
            lines = [
                f"{self._speech.word(f'place_{place}')} · {count:,}"
                for place, count in found.mentions.items()
            ]
            name, count = self.tr("Written elsewhere"), sum(found.mentions.values())
            made.append(Section(name, count, lines[:SHOWN], self._more(len(lines))))
        if found.copies and made:
            made.append(self._section(self.tr("Older copies of the database"), [*found.copies]))
        return made

    def _section(self, name: str, lines: list[str]) -> Section:
        return Section(name, len(lines), lines, self._more(len(lines)))

    def _more(self, count: int) -> str:
        return self.tr("and %Ln more", "", count - SHOWN) if count > SHOWN else ""

    def _contact_lines(self, found: Dossier) -> list[str]:
        lines = []
        for one in found.contacts:
            values = [value for value in one.now.fields.values() if value != one.now.name]
            consent = self.tr("consent: {source}").format(source=one.consent) if one.consent else ""
            parts = (one.list_name, one.now.name, ", ".join(filter(None, values)), consent)
            lines.append(" · ".join(filter(None, parts)))
            lines += [
                self.tr("earlier: {name}").format(name=earlier.name) for earlier in one.earlier
            ]
        return lines

    def _message_lines(self, found: Dossier) -> list[str]:
        return [
            " · ".join(
                (
                    date_time_text(in_bangkok(one.at), self._speech.language),
                    self._speech.word(f"message_{one.state.shown}"),
                    " ".join(one.text.split()),
                )
            )
            for one in reversed(found.messages)
        ]

    def _answer_lines(self, found: Dossier) -> list[str]:
        return [
            f"{date_time_text(in_bangkok(one.at), self._speech.language)} · "
            f"HTTP {one.status or '–'} · {' '.join(one.answer.split())}"
            for one in reversed(found.requests)
        ]

    def _skip_lines(self, found: Dossier) -> list[str]:
        return [f"{one.title} · {self._speech.word(f'skip_{one.reason}')}" for one in found.skips]

    def _code_lines(self, found: Dossier) -> list[str]:
        return [
            f"{date_time_text(in_bangkok(one.at), self._speech.language)} · {one.account} · "
            f"{self._speech.word(f'code_{one.state}')}"
            for one in found.codes
        ]

    def _never_lines(self, found: Dossier) -> list[str]:
        one = found.never
        if one is None:
            return []
        at = date_time_text(in_bangkok(one.added_at), self._speech.language)
        return [" · ".join(filter(None, (at, one.reason, one.who)))]
