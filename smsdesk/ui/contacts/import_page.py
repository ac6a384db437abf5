"""The import: from a file somebody has to a list of people, with nothing hidden on the way.

A file that asks no question goes straight to what was found; every step before can be gone back
to. Nothing is written until the primary button of the fourth step is pressed.
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.services.contacts import (
    ContactList,
    ContactService,
    FileFacts,
    Found,
    ImportOptions,
    ImportResult,
    Undone,
)
from smsdesk.ui.contacts.import_columns import ColumnsStep
from smsdesk.ui.contacts.import_done import DoneStep
from smsdesk.ui.contacts.import_file import FileStep
from smsdesk.ui.contacts.import_found import FoundStep
from smsdesk.ui.contacts.import_sheet import SheetStep
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.models.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.footer import FooterBar, PageHeader
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.progress_line import ProgressLine
from smsdesk.ui.widgets.steps import Steps


class Step(IntEnum):
    """The steps, in their order."""

    FILE = 0
    SHEET = 1
    COLUMNS = 2
    FOUND = 3
    DONE = 4


WHERE = {
    "wrong_column": Step.COLUMNS,
    "no_such_column": Step.COLUMNS,
    "hidden_rows": Step.SHEET,
    "no_such_row": Step.SHEET,
    "no_such_sheet": Step.SHEET,
    "wrong_encoding": Step.SHEET,
    "no_such_encoding": Step.SHEET,
}
"""Where a trouble is mended; another file mends the rest."""
AGAIN = frozenset({"file_locked", "no_such_file", "database_locked", "disk_full", "disk_error"})
"""Troubles that may be over when the same is tried again."""


class Opened(NamedTuple):
    """What a first look at a file gives."""

    facts: FileFacts
    lists: Sequence[ContactList]


class ImportPage(QWidget):
    """File, sheet, columns, what was found, done."""

    imported = Signal(object)  # the list's name
    write_wanted = Signal(object)  # the list's name
    closed = Signal()

    def __init__(
        self,
        contacts: ContactService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        del clock  # every page is given one; times do not matter here
        self._contacts = contacts
        self._speech = speech
        self._work = Latest(jobs, self)
        self._saving = Latest(jobs, self)
        self._step = Step.FILE
        self._path: Path | None = None
        self._sheet: str | None = None
        self._header_row: int | None = None
        self._encoding: str | None = None
        self._phone: str | None = None
        self._facts: FileFacts | None = None
        self._found: Found | None = None
        self._result: ImportResult | None = None
        self._imported_to = ""
        self._undone = False
        self._error: SmsdeskError | None = None
        self._answer = Step.FILE
        self._busy_words = ""

        self.header = PageHeader()
        self.about = ElidedLabel(role="small", most=560)
        self.steps = Steps()
        self.banner = Banner("block")
        self.saved_banner = Banner("ok", icon="download")
        self.progress = ProgressLine()
        self.progress_words = PlainLabel(role="small")
        self.cancel_button = Button("", "quiet", icon="x")
        self.file_step = FileStep()
        self.sheet_step = SheetStep()
        self.columns_step = ColumnsStep()
        self.found_step = FoundStep(jobs, speech)
        self.done_step = DoneStep(speech)
        self._stack = QStackedWidget()
        self.back_button = Button("")
        self.note = PlainLabel(role="small")
        self.save_button = Button("", icon="download")
        self.columns_button = Button("", "quiet", icon="pencil")
        self.next_button = Button("", "primary")
        self.import_button = Button("", "primary")
        self.undo_button = Button("", icon="undo-2")
        self.another_button = Button("", icon="file-up")
        self.write_button = Button("", "primary", icon="square-pen")
        self._progress_row = QWidget()
        self._lay_out()

        self._connect()
        self.retranslate()
        self._show_step(Step.FILE)

    # --- what may be asked of the page ----------------------------------------------------

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Look at a file; where it asks nothing, go on to what was found."""
        self._forget()
        self._path = Path(path)
        self._look(on=True)

    def is_found(self) -> bool:
        """Tell whether what was found is in sight."""
        return self._step is Step.FOUND and not self._busy and self.found_step.settled

    def is_done(self) -> bool:
        """Tell whether the import is done."""
        return self._step is Step.DONE and not self._busy

    @property
    def step(self) -> Step:
        """Return the step in sight."""
        return self._step

    @Slot()
    def restart(self) -> None:
        """Begin with another file."""
        self._forget()
        self._show_step(Step.FILE)

    # --- looking at the file --------------------------------------------------------------

    @property
    def _busy(self) -> bool:
        return self._work.busy

    def _options(self, *, hidden: str | None) -> ImportOptions:
        answered: dict[str | None, ImportOptions] = {
            "skip": ImportOptions(hidden_rows="skip"),
            "include": ImportOptions(hidden_rows="include"),
        }
        return ImportOptions(
            sheet=self._sheet,
            header_row=self._header_row,
            phone_column=self._phone,
            encoding=self._encoding,
            hidden_rows=answered.get(hidden, ImportOptions()).hidden_rows,
        )

    @property
    def _final_options(self) -> ImportOptions:
        return self._options(hidden=self.sheet_step.hidden_rows)

    def _look(self, *, on: bool) -> None:
        """Look at the file's beginning; ``on`` goes on where nothing is asked."""
        if self._path is None:
            return
        # A sheet with hidden rows is looked at first, then the question is asked.
        options = self._options(hidden=self.sheet_step.hidden_rows or "skip")
        self._begin(self.tr("Reading {file}").format(file=self._path.name))
        self._work.run(
            partial(self._read_facts, self._path, options),
            done=self._take_and_go_on if on else self._take_facts,
            failed=self._fail,
        )
        self._show_busy()

    def _read_facts(self, path: Path, options: ImportOptions, _job: JobContext) -> Opened:
        return Opened(self._contacts.facts(path, options), self._contacts.lists())

    @Slot(object)
    def _take_and_go_on(self, opened: Opened) -> None:
        self._take_facts(opened)
        if self._path is not None:
            self.found_step.begin(self._path.stem, opened.lists)
        if self.sheet_step.has_question:
            self._show_step(Step.SHEET)
        else:
            self._judge()

    @Slot(object)
    def _take_facts(self, opened: Opened) -> None:
        self._facts = opened.facts
        self._complain(None)
        self.sheet_step.show_facts(opened.facts)
        self.columns_step.show_facts(opened.facts)
        self._show_busy()
        self._say_about()

    def _judge(self) -> None:
        """Judge every row; nothing is written."""
        if self._path is None:
            return
        self._begin(self.tr("Looking at every row"))
        self._work.run(
            partial(self._read_found, self._path, self._final_options, self.found_step.list_name),
            done=self._take_found,
            failed=self._fail,
            progress=self._tell_progress,
        )
        self._show_busy()

    def _read_found(
        self, path: Path, options: ImportOptions, list_name: str, job: JobContext
    ) -> Found:
        return self._contacts.look(path, options, list_name, job)

    @Slot(object)
    def _take_found(self, found: Found) -> None:
        self._found = found
        self.found_step.show_found(found)
        self._show_step(Step.FOUND)

    # --- what the steps tell --------------------------------------------------------------

    @Slot()
    def _change_sheet(self) -> None:
        step = self.sheet_step
        sheet = step.sheet.current_key
        other = sheet != (self._facts.sheet if self._facts else None)
        self._sheet = str(sheet) if sheet else None
        row = step.header_row.current_key
        self._header_row = row if isinstance(row, int) and not other else None
        encoding = step.encoding.current_key
        known = self._facts.encoding if self._facts else ""
        if encoding and encoding != known:
            self._encoding = str(encoding)
        self._phone = None
        self._look(on=False)

    @Slot()
    def _answer_hidden(self) -> None:
        self._complain(None)
        self._look(on=False)

    @Slot(object)
    def _change_phone(self, column: object) -> None:
        self._phone = str(column)
        self._look(on=False)

    @Slot()
    def _go_on(self) -> None:
        if self._step is Step.SHEET:
            if self.sheet_step.waits_for_answer and self._facts is not None:
                self._complain(
                    SmsdeskError(
                        "hidden_rows",
                        sheet=self._facts.sheet,
                        count=self._facts.hidden_rows or 0,
                    )
                )
                return
            self._show_step(Step.COLUMNS)
        elif self._step is Step.COLUMNS and self._facts is not None:
            self._phone = self._facts.phone_column  # seen and let stand: no longer a guess
            self._judge()

    @Slot()
    def _go_back(self) -> None:
        self._work.cancel()
        self._show_busy()
        if self._step is Step.FILE:
            self.closed.emit()
        elif self._step is Step.DONE:
            self.restart()
            self.closed.emit()
        else:
            self._show_step(Step(self._step - 1))

    @Slot()
    def _go_to_columns(self) -> None:
        self._show_step(Step.COLUMNS)

    # --- importing ------------------------------------------------------------------------

    @Slot()
    def _import(self) -> None:
        if self._path is None:
            return
        name = self.found_step.list_name
        if not name:
            said = self._speech.say("no_list_name")
            self.found_step.mark_name(f"{said.text} · {said.hint}")
            return
        self._imported_to = name
        self._begin(self.tr("Importing"))
        self._work.run(
            partial(self._write, self._path, name, self._final_options),
            done=self._take_result,
            failed=self._fail,
            progress=self._tell_progress,
        )
        self._show_busy()

    def _write(
        self, path: Path, name: str, options: ImportOptions, job: JobContext
    ) -> ImportResult:
        return self._contacts.import_file(path, name, options, job)

    @Slot(object)
    def _take_result(self, result: ImportResult) -> None:
        self._result = result
        self._undone = False
        self.done_step.show_result(result, self._imported_to)
        self._show_step(Step.DONE)
        self.imported.emit(self._imported_to)

    @Slot()
    def _undo(self) -> None:
        if self._result is None or self._result.import_id is None:
            return
        self._begin(self.tr("Undoing the import"))
        self._work.run(
            partial(self._take_back, self._result.import_id),
            done=self._take_undone,
            failed=self._fail,
        )
        self._show_busy()

    def _take_back(self, import_id: int, _job: JobContext) -> Undone:
        return self._contacts.undo(import_id)

    @Slot(object)
    def _take_undone(self, undone: Undone) -> None:
        self._undone = True
        self.done_step.show_undone(undone)
        self._show_step(Step.DONE)
        self.imported.emit(self._imported_to)

    @Slot()
    def _stop(self) -> None:
        """Stop what runs; an import takes back what it wrote."""
        self._work.cancel()
        self._show_busy()

    @Slot()
    def _write_to_list(self) -> None:
        self.write_wanted.emit(self._imported_to)

    # --- the rows left out ----------------------------------------------------------------

    @Slot()
    def _choose_where(self) -> None:
        if self._path is None:
            return
        name = self.tr("{file}, rows left out.xlsx").format(file=self._path.stem)
        where = str(self._path.with_name(name))
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the rows left out"), where, "Excel (*.xlsx);;CSV (*.csv)"
        )
        if chosen:
            path = Path(chosen)
            self.save_rows(path if path.suffix else path.with_suffix(".xlsx"))

    def save_rows(self, path: Path) -> None:
        """Write the refused and double rows into a file, in the words of the window."""
        if self._found is None:
            return
        header = (
            self.tr("Row in Excel"),
            self.tr("In the file"),
            self.tr("Name"),
            self.tr("Why"),
        )
        self._saving.run(
            partial(self._write_rows, path, header, self._found),
            done=self._tell_saved,
            failed=self._fail,
        )

    def _write_rows(
        self, path: Path, header: Sequence[str], found: Found, _job: JobContext
    ) -> tuple[int, str]:
        # Replacing was agreed to where the file was chosen.
        return self._contacts.write_problems(path, header, found, overwrite=True), path.name

    @Slot(object)
    def _tell_saved(self, saved: tuple[int, str]) -> None:
        count, file = saved
        sentence = self.tr("%Ln rows were saved", "", count)
        self.saved_banner.show_words(
            "ok", sentence, self.tr("{file}: mend them there and import it again").format(file=file)
        )
        self.saved_banner.show()

    # --- trouble and progress -------------------------------------------------------------

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self._show_busy()
        step = WHERE.get(error.code)
        if step is not None and self._facts is not None and self._step < Step.DONE:
            self._show_step(step)
        self._complain(error)

    def _complain(self, error: SmsdeskError | None) -> None:
        self._error = error
        self.banner.setVisible(error is not None)
        if error is None:
            return
        said = self._speech.error(error)
        words = {
            Step.COLUMNS: self.tr("Choose the column"),
            Step.SHEET: self.tr("Look at the sheet"),
        }
        if error.code in AGAIN:
            button = self.tr("Try again")
        elif error.code in WHERE and self._facts is not None:
            self._answer = WHERE[error.code]
            button = words[self._answer] if self._answer is not self._step else ""
        else:
            button = self.tr("Choose another file")
        tone = "warn" if error.code in WHERE else "block"
        self.banner.show_words(tone, said.text, said.hint, button)

    @Slot()
    def _mend(self) -> None:
        error, self._error = self._error, None
        self.banner.hide()
        if error is None:
            return
        if error.code in AGAIN:
            self._again()
        elif error.code in WHERE and self._facts is not None:
            self._show_step(WHERE[error.code])
        else:
            self._show_step(Step.FILE)
            self.file_step.choose_button.click()

    def _again(self) -> None:
        match self._step:
            case Step.FOUND:
                self._judge()
            case Step.COLUMNS:
                self._go_on()
            case Step.DONE:
                self._undo()
            case _:
                self._look(on=True)

    def _begin(self, words: str) -> None:
        self._complain(None)
        self.saved_banner.hide()
        self._busy_words = words
        self.progress.show_progress(0, 0)
        self.progress_words.setText(words)

    @Slot(object)
    def _tell_progress(self, news: object) -> None:
        if isinstance(news, Progress):
            self.progress.show_progress(news.done, news.total)
            self.progress_words.setText(
                self.tr("{words}, {done} of {total} rows").format(
                    words=self._busy_words, done=f"{news.done:,}", total=f"{news.total:,}"
                )
            )

    def _show_busy(self) -> None:
        busy = self._busy
        self._progress_row.setVisible(busy)
        for button in (self.next_button, self.import_button, self.undo_button, self.save_button):
            button.setEnabled(not busy)
        self.file_step.choose_button.setEnabled(not busy)

    # --- the steps ------------------------------------------------------------------------

    def _forget(self) -> None:
        self._work.cancel()
        self._path = None
        self._sheet = self._header_row = self._encoding = self._phone = None
        self._facts = self._found = self._result = None
        self.sheet_step.forget()
        self._complain(None)
        self.saved_banner.hide()
        self._show_busy()

    def _show_step(self, step: Step) -> None:
        if step is not self._step:
            self._complain(None)
            self.saved_banner.hide()
        self._step = step
        self._stack.setCurrentIndex(step)
        self.steps.set_current(step + 1 if step is Step.DONE else step)
        done, undone = step is Step.DONE, self._undone
        self.next_button.setVisible(step in (Step.SHEET, Step.COLUMNS))
        self.import_button.setVisible(step is Step.FOUND)
        self.columns_button.setVisible(step is Step.FOUND)
        self.write_button.setVisible(done and not undone)
        self.undo_button.setVisible(done and not undone)
        self.another_button.setVisible(done)
        self._say_buttons()
        self._say_about()
        self._show_busy()

    def _say_buttons(self) -> None:
        counts = self._found.counts if self._found else None
        people = counts.added + counts.updated if counts else 0
        left_out = counts.duplicates + counts.rejected if counts else 0
        found = self._step is Step.FOUND
        self.import_button.setText(self.tr("Import %Ln people", "", people))
        self.save_button.setText(self.tr("Save the %Ln rows left out", "", left_out))
        self.save_button.setVisible(found and bool(left_out))
        back = (
            self.tr("Back to the lists")
            if self._step in (Step.FILE, Step.DONE)
            else self.tr("Back")
        )
        self.back_button.setText(back)
        self.note.setText(self.tr("Can be undone at any time") if found else "")
        self.note.setVisible(found)

    def _say_about(self) -> None:
        facts = self._facts
        if facts is None or self._step is Step.FILE:
            self.about.setText("")
            return
        parts = [facts.file]
        if facts.sheet:
            parts.append(self.tr("sheet “{sheet}”").format(sheet=facts.sheet))
        rows = self._found.counts.rows if self._found else facts.expected_rows
        parts.append(self.tr("%Ln rows", "", rows))
        if self._step is Step.FOUND:
            parts.append(self.tr("numbers from “{column}”").format(column=facts.phone_column))
        self.about.setText(" · ".join(parts))
        self.about.updateGeometry()

    # --- words ----------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.header.title.setText(self.tr("Import contacts"))
        self.steps.set_names(
            [
                self.tr("File"),
                self.tr("Sheet"),
                self.tr("Columns"),
                self.tr("Found"),
                self.tr("Done"),
            ]
        )
        self.cancel_button.setText(self.tr("Stop"))
        self.columns_button.setText(self.tr("Other columns"))
        self.next_button.setText(self.tr("Go on"))
        self.undo_button.setText(self.tr("Undo the import"))
        self.another_button.setText(self.tr("Import another file"))
        self.write_button.setText(self.tr("Write to this list"))
        self._say_buttons()
        self._say_about()
        self._complain(self._error)

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add_tools(self.about, self.columns_button)
        for step in (
            self.file_step,
            self.sheet_step,
            self.columns_step,
            self.found_step,
            self.done_step,
        ):
            self._stack.addWidget(step)
        row = QHBoxLayout(self._progress_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.progress, 1)
        row.addWidget(self.progress_words)
        row.addWidget(self.cancel_button)
        self._progress_row.hide()
        self.saved_banner.hide()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(32, 0, 28, 16)
        column.setSpacing(14)
        for widget in (self.steps, self._progress_row, self.banner, self.saved_banner):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        top = QVBoxLayout()
        top.setContentsMargins(32, 18, 28, 12)
        top.addWidget(self.header)
        footer = FooterBar()
        footer.add_left(self.back_button)
        footer.add_right(
            self.note,
            self.save_button,
            self.another_button,
            self.undo_button,
            self.next_button,
            self.import_button,
            self.write_button,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(ScrollColumn(body), 1)
        whole.addWidget(footer)

    def _connect(self) -> None:
        self.file_step.chosen.connect(self.open_file)
        self.sheet_step.changed.connect(self._change_sheet)
        self.sheet_step.answered.connect(self._answer_hidden)
        self.columns_step.changed.connect(self._change_phone)
        self.found_step.list_changed.connect(self._judge_again)
        self.banner.pressed.connect(self._mend)
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.columns_button.clicked.connect(self._go_to_columns)
        self.save_button.clicked.connect(self._choose_where)
        self.import_button.clicked.connect(self._import)
        self.cancel_button.clicked.connect(self._stop)
        self.undo_button.clicked.connect(self._undo)
        self.another_button.clicked.connect(self.restart)
        self.write_button.clicked.connect(self._write_to_list)

    @Slot()
    def _judge_again(self) -> None:
        self._judge()
