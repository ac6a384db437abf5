"""The import: from a file somebody has to a list of people, with nothing hidden on the way.

A file that asks no question goes straight to what was found; every step before can be gone back
to. Nothing is written until the primary button of the fourth step is pressed.
"""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.services.contacts import ContactService
from smsdesk.services.imports import Found, ImportResult, ImportService, Source, Undone
from smsdesk.ui.contacts.import_about import ImportAbout
from smsdesk.ui.contacts.import_columns import ColumnsStep
from smsdesk.ui.contacts.import_done import DoneStep
from smsdesk.ui.contacts.import_file import FileStep
from smsdesk.ui.contacts.import_footer import ImportFooter
from smsdesk.ui.contacts.import_found import FoundStep
from smsdesk.ui.contacts.import_left_out import LeftOut
from smsdesk.ui.contacts.import_sheet import SheetStep
from smsdesk.ui.contacts.import_steps import AGAIN, WHERE, ImportTrouble, Step, StepStack
from smsdesk.ui.contacts.importing import Importing, Opened
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.page import LEFT, RIGHT, Page
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.progress_row import ProgressRow
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

        self._importing = Importing(imports, contacts, jobs, self)
        self.about = ImportAbout(self._importing)
        self.columns_button = Button("", "quiet", icon="pencil")
        self.steps = Steps()
        self.progress = ProgressRow()
        self.trouble = ImportTrouble(speech)
        self.saved = LeftOut(imports, jobs)
        self.file_step = FileStep()
        self.sheet_step = SheetStep()
        self.columns_step = ColumnsStep()
        self.found_step = FoundStep(jobs, speech)
        self.done_step = DoneStep(speech)
        self.footer = ImportFooter()
        self._stack = StepStack()
        self._paste_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        self._paste_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_step(Step.FILE)

    # --- what may be asked of the page ----------------------------------------------------

    @Slot(object)
    def open_file(self, source: Source) -> None:
        """Look at a file or pasted rows; where nothing is asked, go on to what was found."""
        self._forget(source)
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
        if self._importing.source is None:
            return
        self._goes_on = goes_on
        self._begin(self.tr("Reading {file}").format(file=self._importing.name))
        self._importing.look()
        self._show_busy()

    @Slot()
    def _judge(self) -> None:
        self._begin(self.tr("Looking at every row"))
        self._importing.judge(self.found_step.list_name)
        self._show_busy()

    @Slot()
    def _import(self) -> None:
        name = self.found_step.list_name
        if not name:
            said = self._speech.say("no_list_name")
            self.found_step.people.mark_name(f"{said.text} · {said.hint}")
            return
        self._begin(self.tr("Importing"))
        self._importing.write(name)
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
        options = self._importing.options
        self.sheet_step.show_facts(opened.facts, options)
        self.columns_step.show_facts(opened.facts, options.titles)
        self._show_busy()
        self.about.show_step(self._step)
        if not self._goes_on:
            return
        self.found_step.begin(Path(self._importing.name).stem, opened.lists)
        if self.sheet_step.has_question:
            self.show_step(Step.SHEET)
        else:
            self._judge()

    @Slot(object)
    def _take_found(self, found: Found) -> None:
        self.found_step.show_found(found, self._importing.options.several)
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

    @Slot(object)
    def _change_sheet(self, sheet: str) -> None:
        self._importing.choose_sheet(sheet)
        self._look(goes_on=False)

    @Slot(object)
    def _change_header(self, row: int) -> None:
        self._importing.choose_header(row)
        self._look(goes_on=False)

    @Slot(object, object)
    def _change_letters(self, encoding: str | None, delimiter: str | None) -> None:
        self._importing.choose_letters(encoding, delimiter)
        self._look(goes_on=False)

    @Slot(object)
    def _answer_hidden(self, answer: Literal["skip", "include"]) -> None:
        self._importing.choose_hidden(answer)
        self._look(goes_on=False)

    @Slot(object)
    def _change_phone(self, column: object) -> None:
        self._importing.choose_phone(str(column))
        self._look(goes_on=False)

    @Slot(object)
    def _change_name(self, column: object) -> None:
        self._importing.choose_name(str(column))
        self._look(goes_on=False)

    @Slot(object)
    def _change_titles(self, titles: Literal["keep", "split"]) -> None:
        self._importing.choose_titles(titles)

    @Slot(object)
    def _change_several(self, several: Literal["refuse", "first", "each"]) -> None:
        self._importing.choose_several(several)
        self._judge()

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
        source, found = self._importing.source, self._importing.judged
        if source is not None and found is not None:
            self.saved.choose_where(source, self._importing.name, found)

    def save_rows(self, path: Path) -> None:
        """Write the refused and double rows into a file."""
        if self._importing.judged is not None:
            self.saved.save(path, self._importing.judged)

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
        elif error.code == "wrong_column" and self._step is Step.COLUMNS:
            self._go_on()
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
        self.file_step.set_busy(self.busy)
        self._paste_key.setEnabled(self._step is Step.FILE and not self.busy)

    # --- the steps ------------------------------------------------------------------------

    def _forget(self, source: Source | None = None) -> None:
        self._importing.forget(source)
        self.trouble.clear()
        self.saved.hide()
        self._show_busy()

    def show_step(self, step: Step) -> None:
        """Bring a step into sight."""
        if step is not self._step:
            self.trouble.clear()
            self.saved.hide()
        self._step = step
        self._stack.show_step(step)
        self.steps.set_current(step + 1 if step is Step.DONE else step)
        self.columns_button.setVisible(step is Step.FOUND)
        self.footer.show_step(step, self._importing.judged, undone=self._undone)
        self.about.show_step(self._step)
        self._show_busy()

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

    def _lay_out(self) -> None:
        self.header.add_tools(self.about, self.columns_button)
        self._stack.add(
            self.file_step,
            self.sheet_step,
            self.columns_step,
            self.found_step,
            self.done_step,
        )
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
        self.sheet_step.sheet_chosen.connect(self._change_sheet)
        self.sheet_step.header_chosen.connect(self._change_header)
        self.sheet_step.letters_chosen.connect(self._change_letters)
        self.sheet_step.answered.connect(self._answer_hidden)
        self.columns_step.changed.connect(self._change_phone)
        self.columns_step.name_changed.connect(self._change_name)
        self.columns_step.titles_changed.connect(self._change_titles)
        self.found_step.list_changed.connect(self._judge)
        self.found_step.several_chosen.connect(self._change_several)
        self.columns_button.clicked.connect(self._go_to_columns)
        self.progress.stopped.connect(self._stop)
        self.saved.failed.connect(self._fail)
        self._paste_key.activated.connect(self.file_step.paste)
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
        self._importing.progressed.connect(self.progress.show_progress)
        self._importing.failed.connect(self._fail)
