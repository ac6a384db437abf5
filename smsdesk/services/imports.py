"""Contacts files: looking at one, importing it, taking an import back, people for a campaign."""

import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.large import LargeList
from smsdesk.core.models import Person
from smsdesk.files.write import write_table
from smsdesk.paths import own_command
from smsdesk.services.importing import Counts, ImportOptions
from smsdesk.services.reader import Reader
from smsdesk.store.contacts import ContactRepository
from smsdesk.store.db import Database
from smsdesk.store.imports import ImportRecord, ImportRepository, Undone

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

DEFAULTS: Final = ImportOptions()
_GIVE_WAY_AFTER: Final = 0.004
_GIVE_WAY: Final = 0.0005
"""Seconds."""


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
    """A row worth a look. ``words`` are repairs (repaired) or one reason (the others).

    ``doubles`` is the row above that a duplicate doubles, 0 for the others.
    """

    row: int
    written: str
    name: str
    result: Literal["repaired", "duplicate", "refused"]
    e164: str
    words: tuple[str, ...]
    doubles: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What an import would do. ``rows`` holds the rows worth a look, in the file's order.

    ``titles`` counts names with a title before them; ``changed`` people of the list whose name or
    fields the file has otherwise, ``gone`` those whom the file does not have: 0 for a new list.
    """

    facts: FileFacts
    counts: Counts
    rows: tuple[FoundRow, ...]
    titles: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def several(self) -> int:
        """How many cells hold two numbers."""
        return self.counts.several

    def as_result(self) -> ImportResult:
        """Return what the import would answer."""
        problems = tuple(
            Problem(row.row, row.written, row.words[0])
            for row in self.rows
            if row.result != "repaired"
        )
        return _result(None, self.counts, problems)


class ImportService:
    """Where people come from. Numbers it gives out are E.164.

    Files are read by ``reader`` in a process of its own, which may also raise file_too_demanding,
    reader_died and reader_failed.
    """

    def __init__(self, db: Database, clock: Clock, reader: Reader | None = None) -> None:
        self._database = str(db.path)
        self._imports = ImportRepository(db)
        self._lists = ContactRepository(db)
        self._clock = clock
        self._reader = reader or Reader(own_command())

    def facts(
        self, source: Source, options: ImportOptions = DEFAULTS, job: JobContext | None = None
    ) -> FileFacts:
        """Look at the beginning of a file, and guess its columns. Raises InputError."""
        heard = _Heard()
        return _facts(self._read("facts", source, options, job, heard))

    def look(
        self,
        source: Source,
        options: ImportOptions = DEFAULTS,
        list_name: str = "",
        job: JobContext | None = None,
    ) -> Found:
        """Judge a whole file without writing anything. Raises InputError (as the import)."""
        existing = self._lists.list_by_name(list_name.strip())
        list_id = existing.id if existing and existing.contacts else None
        heard = _Heard()
        result = self._read("look", source, options, job, heard, list_id=list_id)
        return Found(
            facts=_facts(result["facts"]),
            counts=Counts(**result["counts"]),
            rows=tuple(
                FoundRow(row, written, name, what, e164, tuple(words), doubles)
                for row, written, name, what, e164, words, doubles in heard["rows"]
            ),
            titles=result["titles"],
            changed=result["changed"],
            gone=result["gone"],
        )

    def import_file(
        self,
        source: Source,
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
        job = job or JobContext()
        now, heard = self._clock(), _Heard()
        with self._imports.importing(list_name, _name_of(source), now) as target:
            counts = Counts(
                **self._read(
                    "write",
                    source,
                    options,
                    job,
                    heard,
                    list_id=None if target.into_empty else target.list_id,
                    target=[target.id, target.list_id, target.into_empty],
                )
            )
            problems = tuple(Problem(*problem) for problem in heard["problems"])
            result = _result(target.id, counts, problems)
            self._imports.finish(target.id, _as_counts(result), self._clock())
        return result

    def undo(self, import_id: int) -> Undone:
        """Take back an import. Raises InputError: unknown_import, already_undone, later_import."""
        return self._imports.undo(import_id, self._clock())

    def imports(self) -> list[ImportRecord]:
        """Return the finished imports, newest first."""
        return self._imports.imports()

    def numbers_from_file(
        self, source: Source, options: ImportOptions = DEFAULTS, job: JobContext | None = None
    ) -> list[str]:
        """Return every number in a file, cells that hold none passed over. Raises InputError."""
        heard = _Heard()
        self._read("numbers", source, options, job, heard)
        return list(heard["numbers"])

    # --- people for a campaign ------------------------------------------------------------

    def people_from_file(
        self, source: Source, options: ImportOptions = DEFAULTS, job: JobContext | None = None
    ) -> tuple[Sequence[Person], tuple[str, ...]]:
        """Return everybody in a file, unjudged, and the names of the fields.

        Raises InputError: row_too_wide (its cells may have slipped), wrong_column, and what
        the file's reader says.
        """
        heard = _Heard()
        result = self._read("people", source, options, job, heard)
        header, file = tuple(result["header"]), result["file"]
        people = [
            Person(number, row, name, dict(zip(header, cells, strict=True)), file)
            for number, row, name, cells in heard["people"]
        ]
        return LargeList(people), header

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

    def _read(
        self,
        work: str,
        source: Source,
        options: ImportOptions,
        job: JobContext | None,
        heard: "_Heard",
        **more: object,
    ) -> Any:
        """Do a work of ``file_work``; return its result, and gather its other news."""
        job = job or JobContext()
        request = {
            "work": work,
            "path": None if isinstance(source, Pasted) else str(source.absolute()),
            "text": source.text if isinstance(source, Pasted) else None,
            "options": asdict(options),
            "database": self._database,
            "list_id": None,
            **more,
        }
        result = None
        for word, value in self._reader.news(request, job):
            if word == "progress":
                job.report(Progress(*json.loads(value)))
            elif word == "result":
                result = json.loads(value)
            else:
                heard.pieces[word].append(value)
        return result


@dataclass(frozen=True, slots=True)
class _Heard:
    """Pieces of news by their word, unread: a window's collector has no work with them so."""

    pieces: defaultdict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))

    def __getitem__(self, word: str) -> Iterator[Any]:
        """Read what was heard under a word, once.

        Whoever waits for the interpreter, as a window does, has it in between: each of many threads
        keeps it for 5 ms otherwise, and a window asks for it several times a turn.
        """
        began = time.perf_counter()
        for piece in self.pieces.pop(word, ()):
            yield from json.loads(piece)
            if time.perf_counter() - began > _GIVE_WAY_AFTER:
                time.sleep(_GIVE_WAY)
                began = time.perf_counter()


def _name_of(source: Source) -> str:
    return "" if isinstance(source, Pasted) else source.name


def _facts(found: dict[str, Any]) -> FileFacts:
    lists = ("sheets", "header")
    rows = tuple((number, tuple(cells)) for number, cells in found["first_rows"])
    return FileFacts(**found | {key: tuple(found[key]) for key in lists} | {"first_rows": rows})


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
