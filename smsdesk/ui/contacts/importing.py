"""The work of an import: what was chosen of a file, and the jobs that look, judge and write."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

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
    """Holds one file and its choices. One job at a time: a new one ends the one before.

    Nothing is written before ``write``; a job that is stopped takes back what it wrote.
    """

    opened = Signal(object)  # Opened
    found = Signal(object)  # Found
    written = Signal(object)  # ImportResult
    undone = Signal(object)  # Undone
    saved = Signal(object)  # (rows, name of the file)
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
        self._saving = Latest(jobs, self)
        self._path: Path | None = None
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
    def path(self) -> Path | None:
        """Return the file."""
        return self._path

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

    def forget(self, path: Path | None = None) -> None:
        """Begin anew, with another file if there is one."""
        self.stop()
        self._path = path
        self._options = ImportOptions()
        self._facts = self._found = self._result = None

    def stop(self) -> None:
        """Stop what runs."""
        self._work.cancel()

    # --- choosing -------------------------------------------------------------------------

    def choose_sheet(self, sheet: str | None, header_row: int | None, encoding: str) -> None:
        """Read this sheet, with its headings there; another one is begun from its own guess."""
        facts = self._facts
        other = sheet != (facts.sheet if facts else None)
        changed = encoding and encoding != (facts.encoding if facts else "")
        self._options = replace(
            self._options,
            sheet=sheet,
            header_row=None if other else header_row,
            encoding=encoding if changed else self._options.encoding,
            phone_column=None,
        )

    def choose_phone(self, column: str) -> None:
        """Take the numbers from this column."""
        self._options = replace(self._options, phone_column=column)

    # --- working --------------------------------------------------------------------------

    def look(self, hidden_rows: str | None) -> None:
        """Look at the file's beginning."""
        if self._path is None:
            return
        # A sheet with hidden rows is looked at first, then the question is asked.
        options = self._with_hidden(hidden_rows or "skip")
        self._run(partial(self._read_facts, self._path, options), self._take_facts)

    def judge(self, list_name: str, hidden_rows: str | None) -> None:
        """Judge every row; nothing is written."""
        if self._path is not None:
            options = self._with_hidden(hidden_rows)
            self._run(partial(self._read_rows, self._path, options, list_name), self._take_found)

    def write(self, list_name: str, hidden_rows: str | None) -> None:
        """Put the people on a list."""
        if self._path is not None:
            self._list_name = list_name
            options = self._with_hidden(hidden_rows)
            self._run(
                partial(self._write_people, self._path, list_name, options), self._take_result
            )

    def undo(self) -> None:
        """Take back what was written."""
        if self._result is not None and self._result.import_id is not None:
            self._run(partial(self._take_back, self._result.import_id), self._take_undone)

    def save_rows(self, path: Path, header: Sequence[str]) -> None:
        """Write the refused and double rows into a file."""
        if self._found is not None:
            self._saving.run(
                partial(self._write_rows, path, header, self._found),
                done=self.saved.emit,
                failed=self.failed.emit,
            )

    def _with_hidden(self, hidden_rows: str | None) -> ImportOptions:
        if hidden_rows == "skip":
            return replace(self._options, hidden_rows="skip")
        if hidden_rows == "include":
            return replace(self._options, hidden_rows="include")
        return self._options

    def _run(self, work: Work, done: Callable[[Any], None]) -> None:
        self._work.run(work, done=done, failed=self._fail, progress=self._tell)

    def _read_facts(self, path: Path, options: ImportOptions, _job: JobContext) -> Opened:
        return Opened(self._imports.facts(path, options), self._contacts.lists())

    def _read_rows(
        self, path: Path, options: ImportOptions, list_name: str, job: JobContext
    ) -> Found:
        with resting_collector():
            return self._imports.look(path, options, list_name, job)

    def _write_people(
        self, path: Path, list_name: str, options: ImportOptions, job: JobContext
    ) -> ImportResult:
        with resting_collector():
            return self._imports.import_file(path, list_name, options, job)

    def _take_back(self, import_id: int, _job: JobContext) -> Undone:
        return self._imports.undo(import_id)

    def _write_rows(
        self, path: Path, header: Sequence[str], found: Found, _job: JobContext
    ) -> tuple[int, str]:
        # Replacing was agreed to where the file was chosen.
        return self._imports.write_problems(path, header, found, overwrite=True), path.name

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
