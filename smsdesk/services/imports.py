"""Contacts files: looking at one, importing it, taking an import back, people for a campaign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.models import Person
from smsdesk.core.phone import parse, parse_many
from smsdesk.files.write import write_table
from smsdesk.services.importing import (
    DUPLICATE,
    Counts,
    ImportOptions,
    Judge,
    Judged,
    OpenFile,
    check_column,
    fields_writer,
    judged,
    open_file,
    split,
)
from smsdesk.store.contacts import ContactRepository, ImportRecord, OpenImport, Undone
from smsdesk.store.db import Database

__all__ = [
    "FileFacts",
    "Found",
    "FoundRow",
    "ImportOptions",
    "ImportRecord",
    "ImportResult",
    "ImportService",
    "Pasted",
    "Problem",
    "Source",
    "Undone",
]

_SHOWN: Final = 20
"""First rows shown of a file, as they are."""
DEFAULTS: Final = ImportOptions()


@dataclass(frozen=True, slots=True)
class Pasted:
    """Rows pasted from Excel or from a chat, or one number a line."""

    text: str


Source = Path | Pasted


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is not on the list now: rejected, or a duplicate of a row above."""

    row: int
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``rows`` = added + updated + duplicates + rejected.

    ``repaired`` counts those of added and updated whose number was mended; ``import_id`` is
    None where nothing was written.
    """

    import_id: int | None
    rows: int
    added: int
    updated: int
    duplicates: int
    rejected: int
    repaired: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file looks like before its rows are judged: for choosing sheet and columns.

    ``hidden_rows`` is None where the format does not tell; ``first_rows`` are the first under
    the header, each with Excel's row number.
    """

    file: str
    sheet: str
    sheets: tuple[str, ...]
    header: tuple[str, ...]
    header_row: int
    phone_column: str
    phone_guessed: bool
    name_column: str
    name_guessed: bool
    encoding: str
    delimiter: str
    hidden_rows: int | None
    expected_rows: int
    first_rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row worth a look. ``words`` are repairs (repaired) or one reason (the others)."""

    row: int
    written: str
    name: str
    result: Literal["repaired", "duplicate", "refused"]
    e164: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What an import would do. ``rows`` holds the rows worth a look, in the file's order.

    ``several`` counts cells with two numbers, ``titles`` names with a title before them;
    ``changed`` people of the list whose name or fields the file has otherwise, ``gone`` those
    whom the file does not have; both are 0 where the list is new.
    """

    facts: FileFacts
    counts: Counts
    rows: tuple[FoundRow, ...]
    several: int = 0
    titles: int = 0
    changed: int = 0
    gone: int = 0

    def as_result(self) -> ImportResult:
        """Return what the import would answer."""
        problems = tuple(
            Problem(row.row, row.written, row.words[0])
            for row in self.rows
            if row.result != "repaired"
        )
        return _result(None, self.counts, problems)


class ImportService:
    """Where people come from. Numbers it gives out are E.164."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._lists = ContactRepository(db)
        self._clock = clock

    def facts(self, path: Path, options: ImportOptions = DEFAULTS) -> FileFacts:
        """Look at the beginning of a file, and guess its columns. Raises InputError."""
        return _facts(open_file(path, options))

    def look(
        self,
        path: Path,
        options: ImportOptions = DEFAULTS,
        list_name: str = "",
        job: JobContext | None = None,
    ) -> Found:
        """Judge a whole file without writing anything. Raises InputError (as the import)."""
        opened = open_file(path, options)
        existing = self._lists.list_by_name(list_name.strip())
        judge = self._judge(existing.id if existing and existing.contacts else None)
        rows: list[FoundRow] = []
        for part in told(opened, judge, job or JobContext()):
            rows += _found_rows(opened, part)
        return Found(_facts(opened), judge.counts, tuple(rows))

    def import_file(
        self,
        path: Path,
        list_name: str,
        options: ImportOptions = DEFAULTS,
        job: JobContext | None = None,
    ) -> ImportResult:
        """Put a file's people on a list, making it if missing; whole, or nothing of it.

        A foreign number is refused. Somebody on the list already gets the file's fields in
        place of the old ones. Raises InputError (no_list_name, wrong_column, and what the
        file's reader says), and Cancelled.
        """
        list_name = list_name.strip()
        if not list_name:
            raise InputError("no_list_name")
        opened = open_file(path, options)
        problems: list[Problem] = []
        with self._lists.importing(list_name, opened.file, self._clock()) as target:
            judge = self._judge(None if target.into_empty else target.list_id)
            write_fields = fields_writer(opened.table.header)
            for part in told(opened, judge, job or JobContext()):
                names = opened.names(part.kept_rows)
                self._write(target, part, names, write_fields(part.kept_rows), opened)
                problems += _problems(part)
            result = _result(target.id, judge.counts, tuple(problems))
            self._lists.finish(target.id, _as_counts(result), self._clock())
        return result

    def _write(
        self,
        target: OpenImport,
        part: Judged,
        names: list[str],
        fields: list[str],
        opened: OpenFile,
    ) -> None:
        added, updated = split(part, names, fields)
        self._lists.write(target, added, updated, keep_names=opened.name is None)

    def _judge(self, list_id: int | None) -> Judge:
        if list_id is None:
            return Judge(lambda _numbers: set())
        return Judge(lambda numbers: self._lists.known(list_id, numbers))

    def undo(self, import_id: int) -> Undone:
        """Take back an import. Raises InputError: unknown_import, already_undone, later_import."""
        return self._lists.undo(import_id, self._clock())

    def imports(self) -> list[ImportRecord]:
        """Return the finished imports, newest first."""
        return self._lists.imports()

    # --- people for a campaign ------------------------------------------------------------

    def people_from_file(
        self, path: Path, options: ImportOptions = DEFAULTS
    ) -> tuple[list[Person], tuple[str, ...]]:
        """Return everybody in a file, unjudged, and the names of the fields.

        Raises InputError: row_too_wide (its cells may have slipped), wrong_column, and what
        the file's reader says.
        """
        opened = open_file(path, options)
        header = opened.table.header
        people: list[Person] = []
        good = filled = 0
        for batch in opened.table.batches():
            if batch.wide:
                raise InputError("row_too_wide", row=str(batch.numbers[batch.wide[0]]))
            written = [row[opened.phone] for row in batch.rows]
            if opened.guessed:
                reasons = parse_many(written).reasons
                filled += len(written) - sum(reason == "empty" for reason in reasons.values())
                good += len(written) - len(reasons)
            people += [
                Person(number, row, name, dict(zip(header, cells, strict=True)), opened.file)
                for number, row, name, cells in zip(
                    written, batch.numbers, opened.names(batch.rows), batch.rows, strict=True
                )
            ]
        check_column(opened, good, filled)
        return people, header

    def people_from_numbers(self, numbers: str) -> list[Person]:
        """Return a person for each of the numbers, parted by commas, semicolons or lines."""
        written = numbers.replace(";", ",").replace("\n", ",").split(",")
        return [Person(number.strip()) for number in written if number.strip()]

    def write_problems(
        self, path: Path, header: Sequence[str], found: Found, *, overwrite: bool = False
    ) -> int:
        """Write the refused and double rows of a file, under a header in the user's words.

        ``header`` names row, value, name and reason. Returns how many rows there are.
        """
        rows = (
            [str(row.row), row.written, row.name, row.words[0]]
            for row in found.rows
            if row.result != "repaired"
        )
        return write_table(path, header, rows, overwrite=overwrite)


def told(opened: OpenFile, judge: Judge, job: JobContext) -> Iterator[Judged]:
    """Give the judged batches, telling how far it is and stopping when asked to."""
    expected = opened.table.expected
    job.report(Progress(0, expected))
    for part in judged(opened, judge):
        job.check()
        yield part
        job.report(Progress(judge.counts.rows, max(expected, judge.counts.rows)))


def _facts(opened: OpenFile) -> FileFacts:
    table = opened.table
    first = next(table.batches(_SHOWN), None)
    return FileFacts(
        file=opened.file,
        sheet=table.sheet,
        sheets=table.sheets,
        header=table.header,
        header_row=table.header_row,
        phone_column=opened.phone_header,
        phone_guessed=opened.guessed,
        name_column="" if opened.name is None else table.header[opened.name],
        name_guessed=opened.name_guessed,
        encoding=table.encoding,
        delimiter=table.delimiter,
        hidden_rows=table.hidden_rows,
        expected_rows=table.expected,
        first_rows=()
        if first is None
        else tuple(
            (number, tuple(row)) for number, row in zip(first.numbers, first.rows, strict=True)
        ),
    )


def _found_rows(opened: OpenFile, part: Judged) -> list[FoundRow]:
    numbers = dict(zip(part.keep, part.numbers, strict=True)) if part.repairs else {}
    found = []
    for at in sorted({*part.refused, *part.repairs}):
        cells = part.batch.rows[at]
        name = cells[opened.name].strip() if opened.name is not None else ""
        row, written = part.batch.numbers[at], part.written[at]
        reason = part.refused.get(at)
        if reason is None:
            words = tuple(map(str, part.repairs[at]))
            found.append(FoundRow(row, written, name, "repaired", numbers[at], words))
        elif reason == DUPLICATE:
            number = parse(written).e164 or ""
            found.append(FoundRow(row, written, name, "duplicate", number, (reason,)))
        else:
            found.append(FoundRow(row, written, name, "refused", "", (reason,)))
    return found


def _problems(part: Judged) -> list[Problem]:
    return [
        Problem(part.batch.numbers[at], part.written[at], reason)
        for at, reason in sorted(part.refused.items())
    ]


def _result(import_id: int | None, counts: Counts, problems: tuple[Problem, ...]) -> ImportResult:
    return ImportResult(
        import_id=import_id,
        rows=counts.rows,
        added=counts.added,
        updated=counts.updated,
        duplicates=counts.duplicates,
        rejected=counts.rejected,
        repaired=counts.repaired,
        problems=problems,
    )


def _as_counts(result: ImportResult) -> dict[str, int]:
    words = ("rows", "added", "updated", "duplicates", "rejected", "repaired")
    return {word: getattr(result, word) for word in words}
