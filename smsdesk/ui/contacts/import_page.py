"""The import: from a file somebody has to a list of people, with nothing hidden on the way.

A file that asks no question goes straight to what was found; every step before can be gone back
to. Nothing is written until the primary button of the fourth step is pressed.
"""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.services.contacts import ContactService
from smsdesk.services.imports import Found, ImportResult, ImportService, Undone
from smsdesk.ui.contacts.import_columns import ColumnsStep
from smsdesk.ui.contacts.import_done import DoneStep
from smsdesk.ui.contacts.import_file import FileStep
from smsdesk.ui.contacts.import_footer import ImportFooter
from smsdesk.ui.contacts.import_found import FoundStep
from smsdesk.ui.contacts.import_sheet import SheetStep
from smsdesk.ui.contacts.import_steps import AGAIN, WHERE, ImportTrouble, Step
from smsdesk.ui.contacts.importing import Importing, Opened
from smsdesk.ui.contacts.progress_row import ProgressRow
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.page import LEFT, RIGHT, Page
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.labels import ElidedLabel
from smsdesk.ui.widgets.steps import Steps


class ImportPage(Page):
    """File, sheet, columns, what was found, done."""

    imported = Signal(object)  # the list's name
    write_wanted = Signal(object)  # the list's name
    closed = Signal()

    def __init__(  # noqa: PLR0917 - the services a page is made of
        self,
        imports: ImportService,
        contacts: ContactService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, speech, clock, parent)
        self._step = Step.FILE
        self._goes_on = False  # to what was found, where the file asks nothing
        self._undone = False

        self.about = ElidedLabel(role="small", most=560)
        self.columns_button = Button("", "quiet", icon="pencil")
        self.steps = Steps()
        self.progress = ProgressRow()
        self.trouble = ImportTrouble(speech)
        self.saved = Banner("ok", icon="download")
        self.file_step = FileStep()
        self.sheet_step = SheetStep()
        self.columns_step = ColumnsStep()
        self.found_step = FoundStep(jobs, speech)
        self.done_step = DoneStep(speech)
        self.footer = ImportFooter()
        self._importing = Importing(imports, contacts, jobs, self)
        self._stack = QStackedWidget()

        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_step(Step.FILE)

    # --- what may be asked of the page ----------------------------------------------------

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Look at a file; where it asks nothing, go on to what was found."""
        self._forget(Path(path))
        self._look(goes_on=True)

    @Slot()
    def restart(self) -> None:
        """Begin with another file."""
        self._forget()
        self.show_step(Step.FILE)

    @property
    def step(self) -> Step:
        """Return the step in sight."""
        return self._step

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._importing.busy

    @property
    def import_button(self) -> Button:
        """Return the button that writes."""
        return self.footer.import_button

    @property
    def write_button(self) -> Button:
        """Return the button that leads to a message to the new list."""
        return self.footer.write_button

    def is_found(self) -> bool:
        """Tell whether what was found is in sight."""
        return self._step is Step.FOUND and not self.busy and self.found_step.settled

    def is_done(self) -> bool:
        """Tell whether the import is done."""
        return self._step is Step.DONE and not self.busy

    # --- the way there --------------------------------------------------------------------

    def _look(self, *, goes_on: bool) -> None:
        if self._importing.path is None:
            return
        self._goes_on = goes_on
        self._begin(self.tr("Reading {file}").format(file=self._importing.path.name))
        self._importing.look(self.sheet_step.hidden_rows)
        self._show_busy()

    @Slot()
    def _judge(self) -> None:
        self._begin(self.tr("Looking at every row"))
        self._importing.judge(self.found_step.list_name, self.sheet_step.hidden_rows)
        self._show_busy()

    @Slot()
    def _import(self) -> None:
        name = self.found_step.list_name
        if not name:
            said = self._speech.say("no_list_name")
            self.found_step.mark_name(f"{said.text} · {said.hint}")
            return
        self._begin(self.tr("Importing"))
        self._importing.write(name, self.sheet_step.hidden_rows)
        self._show_busy()

    @Slot()
    def _undo(self) -> None:
        self._begin(self.tr("Undoing the import"))
        self._importing.undo()
        self._show_busy()

    @Slot()
    def _stop(self) -> None:
        self._importing.stop()
        self._show_busy()

    @Slot(object)
    def _take_opened(self, opened: Opened) -> None:
        self.trouble.clear()
        self.sheet_step.show_facts(opened.facts)
        self.columns_step.show_facts(opened.facts)
        self._show_busy()
        self._say_about()
        if not self._goes_on:
            return
        if self._importing.path is not None:
            self.found_step.begin(self._importing.path.stem, opened.lists)
        if self.sheet_step.has_question:
            self.show_step(Step.SHEET)
        else:
            self._judge()

    @Slot(object)
    def _take_found(self, found: Found) -> None:
        self.found_step.show_found(found)
        self.show_step(Step.FOUND)

    @Slot(object)
    def _take_written(self, result: ImportResult) -> None:
        self._undone = False
        self.done_step.show_result(result, self._importing.list_name)
        self.show_step(Step.DONE)
        self.imported.emit(self._importing.list_name)

    @Slot(object)
    def _take_undone(self, undone: Undone) -> None:
        self._undone = True
        self.done_step.show_undone(undone)
        self.show_step(Step.DONE)
        self.imported.emit(self._importing.list_name)

    @Slot()
    def _write_to_list(self) -> None:
        self.write_wanted.emit(self._importing.list_name)

    # --- what the steps tell --------------------------------------------------------------

    @Slot()
    def _change_sheet(self) -> None:
        step = self.sheet_step
        sheet, row = step.sheet.current_key, step.header_row.current_key
        self._importing.choose_sheet(
            str(sheet) if sheet else None,
            row if isinstance(row, int) else None,
            str(step.encoding.current_key or ""),
        )
        self._look(goes_on=False)

    @Slot()
    def _answer_hidden(self) -> None:
        self._look(goes_on=False)

    @Slot(object)
    def _change_phone(self, column: object) -> None:
        self._importing.choose_phone(str(column))
        self._look(goes_on=False)

    @Slot()
    def _go_on(self) -> None:
        facts = self._importing.facts
        if facts is None:
            return
        if self._step is Step.COLUMNS:
            self._importing.choose_phone(facts.phone_column)  # seen and let stand: no guess now
            self._judge()
        elif self.sheet_step.waits_for_answer:
            hidden = facts.hidden_rows or 0
            self._complain(SmsdeskError("hidden_rows", sheet=facts.sheet, count=hidden))
        else:
            self.show_step(Step.COLUMNS)

    @Slot()
    def _go_back(self) -> None:
        self._stop()
        if self._step is Step.FILE:
            self.closed.emit()
        elif self._step is Step.DONE:
            self.restart()
            self.closed.emit()
        else:
            self.show_step(Step(self._step - 1))

    @Slot()
    def _go_to_columns(self) -> None:
        self.show_step(Step.COLUMNS)

    # --- the rows left out ----------------------------------------------------------------

    @Slot()
    def _choose_where(self) -> None:
        source = self._importing.path
        if source is None:
            return
        name = self.tr("{file}, rows left out.xlsx").format(file=source.stem)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the rows left out"),
            str(source.with_name(name)),
            "Excel (*.xlsx);;CSV (*.csv)",
        )
        if chosen:
            path = Path(chosen)
            self.save_rows(path if path.suffix else path.with_suffix(".xlsx"))

    def save_rows(self, path: Path) -> None:
        """Write the refused and double rows into a file, in the words of the window."""
        header = (
            self.tr("Row in Excel"),
            self.tr("In the file"),
            self.tr("Name"),
            self.tr("Why"),
        )
        self._importing.save_rows(path, header)

    @Slot(object)
    def _tell_saved(self, saved: tuple[int, str]) -> None:
        count, file = saved
        sentence = self.tr("%Ln rows were saved", "", count)
        second = self.tr("{file}: mend them there and import it again").format(file=file)
        self.saved.show_words("ok", sentence, second)
        self.saved.show()

    # --- trouble and progress -------------------------------------------------------------

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self._show_busy()
        step = WHERE.get(error.code)
        if step is not None and self._importing.facts is not None and self._step < Step.DONE:
            self.show_step(step)
        self._complain(error)

    def _complain(self, error: SmsdeskError) -> None:
        self.trouble.say(error, step=self._step, opened=self._importing.facts is not None)

    @Slot()
    def _mend(self) -> None:
        error = self.trouble.error
        self.trouble.clear()
        if error is None:
            return
        if error.code in AGAIN:
            self._try_again()
        elif error.code in WHERE and self._importing.facts is not None:
            self.show_step(WHERE[error.code])
        else:
            self.show_step(Step.FILE)
            self.file_step.choose_button.click()

    def _try_again(self) -> None:
        match self._step:
            case Step.FOUND:
                self._judge()
            case Step.COLUMNS:
                self._go_on()
            case Step.DONE:
                self._undo()
            case _:
                self._look(goes_on=True)

    def _begin(self, doing: str) -> None:
        self.trouble.clear()
        self.saved.hide()
        self.progress.begin(doing)

    def _show_busy(self) -> None:
        self.progress.setVisible(self.busy)
        self.footer.set_busy(self.busy)
        self.file_step.choose_button.setEnabled(not self.busy)

    # --- the steps ------------------------------------------------------------------------

    def _forget(self, path: Path | None = None) -> None:
        self._importing.forget(path)
        self.sheet_step.forget()
        self.trouble.clear()
        self.saved.hide()
        self._show_busy()

    def show_step(self, step: Step) -> None:
        """Bring a step into sight."""
        if step is not self._step:
            self.trouble.clear()
            self.saved.hide()
        self._step = step
        self._stack.setCurrentIndex(step)
        self.steps.set_current(step + 1 if step is Step.DONE else step)
        self.columns_button.setVisible(step is Step.FOUND)
        self.footer.show_step(step, self._importing.judged, undone=self._undone)
        self._say_about()
        self._show_busy()

    def _say_about(self) -> None:
        facts, found = self._importing.facts, self._importing.judged
        if facts is None or self._step is Step.FILE:
            self.about.setText("")
            return
        parts = [facts.file]
        if facts.sheet:
            parts.append(self.tr("sheet “{sheet}”").format(sheet=facts.sheet))
        rows = found.counts.rows if found else facts.expected_rows
        parts.append(self.tr("%Ln rows", "", rows))
        if self._step is Step.FOUND:
            parts.append(self.tr("numbers from “{column}”").format(column=facts.phone_column))
        self.about.setText(" · ".join(parts))

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
        self.columns_button.setText(self.tr("Other columns"))
        self._say_about()

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
        self.saved.hide()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(LEFT, 0, RIGHT, 16)
        column.setSpacing(14)
        for widget in (self.steps, self.progress, self.trouble, self.saved):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.lay_out(ScrollColumn(body), foot=self.footer)

    def _connect(self) -> None:
        self.file_step.chosen.connect(self.open_file)
        self.sheet_step.changed.connect(self._change_sheet)
        self.sheet_step.answered.connect(self._answer_hidden)
        self.columns_step.changed.connect(self._change_phone)
        self.found_step.list_changed.connect(self._judge)
        self.columns_button.clicked.connect(self._go_to_columns)
        self.progress.stopped.connect(self._stop)
        self.trouble.pressed.connect(self._mend)
        self.footer.back_button.clicked.connect(self._go_back)
        self.footer.save_button.clicked.connect(self._choose_where)
        self.footer.another_button.clicked.connect(self.restart)
        self.footer.undo_button.clicked.connect(self._undo)
        self.footer.next_button.clicked.connect(self._go_on)
        self.footer.import_button.clicked.connect(self._import)
        self.footer.write_button.clicked.connect(self._write_to_list)
        self._importing.opened.connect(self._take_opened)
        self._importing.found.connect(self._take_found)
        self._importing.written.connect(self._take_written)
        self._importing.undone.connect(self._take_undone)
        self._importing.saved.connect(self._tell_saved)
        self._importing.progressed.connect(self.progress.show_progress)
        self._importing.failed.connect(self._fail)
