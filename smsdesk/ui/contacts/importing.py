"""The work of an import: what was chosen of a file, and the jobs that look, judge and write."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.services.contacts import ContactList, ContactService
from smsdesk.services.imports import (
    FileFacts,
    Found,
    ImportOptions,
    ImportResult,
    ImportService,
    Source,
    Undone,
)
from smsdesk.ui.collector import resting_collector
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.latest import Latest


class Opened(NamedTuple):
    """What a first look at a file gives."""

    facts: FileFacts
    lists: Sequence[ContactList]


class Importing(QObject):
    """Holds one source and its choices. One job at a time: a new one ends the one before.

    Nothing is written before ``write``; a job that is stopped takes back what it wrote.
    """

    opened = Signal(object)  # Opened
    found = Signal(object)  # Found
    written = Signal(object)  # ImportResult
    undone = Signal(object)  # Undone
    failed = Signal(object)  # SmsdeskError
    progressed = Signal(object)  # Progress

    def __init__(
        self,
        imports: ImportService,
        contacts: ContactService,
        jobs: JobRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._imports = imports
        self._contacts = contacts
        self._work = Latest(jobs, self)
        self._source: Source | None = None
        self._options = ImportOptions()
        self._facts: FileFacts | None = None
        self._found: Found | None = None
        self._result: ImportResult | None = None
        self._list_name = ""

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._work.busy

    @property
    def source(self) -> Source | None:
        """Return the file, or what was pasted."""
        return self._source

    @property
    def name(self) -> str:
        """Return what the source is called in the window."""
        if isinstance(self._source, Path):
            return self._source.name
        return self.tr("pasted rows") if self._source is not None else ""

    @property
    def options(self) -> ImportOptions:
        """Return what was chosen so far; what was not is None."""
        return self._options

    @property
    def facts(self) -> FileFacts | None:
        """Return what the last look at the file gave."""
        return self._facts

    @property
    def judged(self) -> Found | None:
        """Return what was found in its rows."""
        return self._found

    @property
    def list_name(self) -> str:
        """Return the list that people were put on."""
        return self._list_name

    def forget(self, source: Source | None = None) -> None:
        """Begin anew, with another source if there is one."""
        self.stop()
        self._source = source
        self._options = ImportOptions()
        self._facts = self._found = self._result = None

    def stop(self) -> None:
        """Stop what runs."""
        self._work.cancel()

    # --- choosing -------------------------------------------------------------------------

    def choose_sheet(self, sheet: str | None) -> None:
        """Read this sheet, begun from its own guesses."""
        self._options = replace(
            self._options,
            sheet=sheet,
            header_row=None,
            hidden_rows=None,
            phone_column=None,
            name_column=None,
        )

    def choose_header(self, row: int) -> None:
        """Take the headings from this row of Excel, 0 for none: the columns are guessed anew."""
        self._options = replace(self._options, header_row=row, phone_column=None, name_column=None)

    def choose_letters(self, encoding: str | None, delimiter: str | None) -> None:
        """Read the letters, and part the cells, in this way; None lets the reader find out."""
        self._options = replace(
            self._options,
            encoding=encoding,
            delimiter=delimiter,
            phone_column=None,
            name_column=None,
        )

    def choose_hidden(self, answer: Literal["skip", "include"]) -> None:
        """Say what becomes of hidden rows."""
        self._options = replace(self._options, hidden_rows=answer)

    def choose_phone(self, column: str) -> None:
        """Take the numbers from this column."""
        self._options = replace(self._options, phone_column=column)

    def choose_name(self, column: str) -> None:
        """Take the names from this column, "" for none."""
        self._options = replace(self._options, name_column=column)

    def choose_titles(self, titles: Literal["keep", "split"]) -> None:
        """Keep the titles before names, or give them a field of their own."""
        self._options = replace(self._options, titles=titles)

    def choose_several(self, several: Literal["refuse", "first", "each"]) -> None:
        """Say what becomes of a cell with two numbers."""
        self._options = replace(self._options, several=several)

    # --- working --------------------------------------------------------------------------

    def look(self) -> None:
        """Look at the beginning of the source."""
        if self._source is None:
            return
        # A sheet with hidden rows is looked at first, then the question is asked.
        options = replace(self._options, hidden_rows=self._options.hidden_rows or "skip")
        self._run(partial(self._read_facts, self._source, options), self._take_facts)

    def judge(self, list_name: str) -> None:
        """Judge every row; nothing is written."""
        if self._source is not None:
            work = partial(self._read_rows, self._source, self._options, list_name)
            self._run(work, self._take_found)

    def write(self, list_name: str) -> None:
        """Put the people on a list."""
        if self._source is not None:
            self._list_name = list_name
            work = partial(self._write_people, self._source, list_name, self._options)
            self._run(work, self._take_result)

    def undo(self) -> None:
        """Take back what was written."""
        if self._result is not None and self._result.import_id is not None:
            self._run(partial(self._take_back, self._result.import_id), self._take_undone)

    def _run(self, work: Work, done: Callable[[Any], None]) -> None:
        self._work.run(work, done=done, failed=self._fail, progress=self._tell)

    def _read_facts(self, source: Source, options: ImportOptions, job: JobContext) -> Opened:
        return Opened(self._imports.facts(source, options, job), self._contacts.lists())

    def _read_rows(
        self, source: Source, options: ImportOptions, list_name: str, job: JobContext
    ) -> Found:
        with resting_collector():
            return self._imports.look(source, options, list_name, job)

    def _write_people(
        self,
        source: Source,
        list_name: str,
        options: ImportOptions,
        job: JobContext,
    ) -> ImportResult:
        with resting_collector():
            return self._imports.import_file(source, list_name, options, job)

    def _take_back(self, import_id: int, _job: JobContext) -> Undone:
        return self._imports.undo(import_id)

    # --- its news -------------------------------------------------------------------------

    @Slot(object)
    def _take_facts(self, opened: Opened) -> None:
        self._facts = opened.facts
        self.opened.emit(opened)

    @Slot(object)
    def _take_found(self, found: Found) -> None:
        self._found = found
        self.found.emit(found)

    @Slot(object)
    def _take_result(self, result: ImportResult) -> None:
        self._result = result
        self.written.emit(result)

    @Slot(object)
    def _take_undone(self, undone: Undone) -> None:
        self.undone.emit(undone)

    @Slot(object)
    def _tell(self, news: object) -> None:
        if isinstance(news, Progress):
            self.progressed.emit(news)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.failed.emit(error)
