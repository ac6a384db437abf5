"""What became of people, written beside them in a copy of the clerk's own file.

The file is read and copied in a child process, as contacts files are (``services.row_words``); here
stands what is known of each person, in the words of the language. The original is never written to.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.models import DraftSource, MessageState
from smsdesk.core.phone import parse
from smsdesk.core.schedule import clock_time
from smsdesk.files.copies import SUFFIXES
from smsdesk.files.write import Column, put_whole
from smsdesk.services.auditing import Auditing
from smsdesk.services.exporting import charged
from smsdesk.services.importing import ImportOptions
from smsdesk.services.reader import Reader
from smsdesk.store.outcomes import Outcome, OutcomeRepository, Skipped
from smsdesk.texts import Texts

_COLUMNS: Final = (
    Column("state", width=22),
    Column("at", "time"),
    Column("credits", "number", 10),
    Column("reason", width=40),
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a campaign's people came from, and how it was read.

    ``exact``: the rows of the campaign are those of this file and of no other.
    """

    path: Path
    options: ImportOptions
    exact: bool


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """What was written: rows that got a word, how many of them failed, and whether the copy is
    ``whole``, or lacks pictures, charts or buttons of the original."""

    rows: int
    failed: int
    whole: bool


class WriteBackService:
    """Gives each row of a clerk's own file its word, in a copy."""

    def __init__(
        self, outcomes: OutcomeRepository, reader: Reader, database: Path, auditing: Auditing
    ) -> None:
        self._outcomes = outcomes
        self._reader = reader
        self._database = database
        self._auditing = auditing

    def origin(self, campaign_id: int, file: Path | None = None) -> Origin:
        """Return where a campaign's people came from; ``file`` is where the file is now.

        Raises InputError: unknown_campaign; source_none (there was no file), source_list,
        source_several and source_moved (where ``file`` must be said).
        """
        _first, origin = self._origin(campaign_id, file)
        return origin

    def write(
        self,
        campaign_id: int,
        path: Path,
        texts: Texts,
        job: JobContext | None = None,
        *,
        file: Path | None = None,
        failed_first: bool = False,
        overwrite: bool = False,
    ) -> WrittenBack:
        """Write the copy. ``failed_first`` lists the rows that failed once more: on a sheet of
        their own, in a CSV file on top.

        Raises InputError: as ``origin``; source_format, source_itself, source_suffix; what reading
        the file raises; source_differs (the file was changed since, with the first row that
        differs), source_of_others (nobody of the campaign is in it), copy_failed, copy_too_large;
        file_exists, file_not_writable. Raises Cancelled and StoreError.
        """
        first, origin = self._origin(campaign_id, file)
        source = _usable(origin, path)
        request = {
            "work": "write_back",
            "path": str(source.absolute()),
            "text": None,
            "options": asdict(origin.options),
            "database": str(self._database),
            "list_id": None,
            "people": self._people(first, texts),
            "exact": origin.exact,
            "columns": [(texts.word(f"back_{one.title}"), one.kind, one.width) for one in _COLUMNS],
            "stranger": texts.word("back_stranger"),
            "failed_first": failed_first,
            "sheet": texts.word("sheet_failed"),
            "row_title": texts.word("column_row"),
        }
        told: dict[str, Any] = {}
        note = self._auditing.export_of("write_back")

        def fill(partial: Path) -> int:
            told.update(self._done(request | {"target": str(partial.absolute())}, job))
            note(told["rows"])
            return int(told["rows"])

        put_whole(path, fill, overwrite=overwrite)
        return WrittenBack(**told)

    def _done(self, request: dict[str, Any], job: JobContext | None) -> dict[str, Any]:
        job = job or JobContext()
        result: dict[str, Any] = {}
        try:
            for word, value in self._reader.news(request, job):
                if word == "progress":
                    job.report(Progress(*json.loads(value)))
                else:
                    result = json.loads(value)
        except InputError as error:
            if error.code != "file_too_demanding":
                raise
            raise InputError("copy_too_large", file=Path(request["path"]).name) from error
        return result

    def _people(self, first: int, texts: Texts) -> list[tuple[Any, ...]]:
        """Return what is known of each person, as ``row_words`` reads it; messages stand first."""
        messages = self._outcomes.outcomes(first)
        return [_sent(one, texts) for one in messages] + [
            _left_out(one, texts) for one in self._outcomes.skipped(first)
        ]

    def _origin(self, campaign_id: int, file: Path | None) -> tuple[int, Origin]:
        found = self._outcomes.first_of(campaign_id)
        if found is None:
            raise InputError("unknown_campaign", id=str(campaign_id))
        first, name, sources = found
        files = [source for source in sources if source.kind == "file"]
        if file is not None:
            return first, _named(file, files, exact=len(files) == 1 or bool(name and not files))
        if len(files) > 1:
            raise InputError("source_several", files=", ".join(one.name for one in files))
        if not files:
            raise self._no_file(name, sources)
        path = Path(files[0].path)
        if not path.is_file():
            raise InputError("source_moved", file=files[0].name)
        return first, _named(path, files, exact=True)

    def _no_file(self, name: str, sources: Sequence[DraftSource]) -> InputError:
        lists = [source.name for source in sources if source.kind == "list"]
        if name:
            return InputError("source_moved", file=name)
        if lists:
            imported = self._outcomes.files_of_lists(lists)
            return InputError("source_list", list=lists[0], file=next(iter(imported), "…"))
        return InputError("source_none")


def _named(path: Path, files: Sequence[DraftSource], *, exact: bool) -> Origin:
    """Return a file as the source that has its name was read, or as the only one was."""
    fitting = [one for one in files if one.name == path.name] or files[:1]
    options = ImportOptions(**dict(fitting[0].options)) if fitting else ImportOptions()  # type: ignore[arg-type]
    # rows that were hidden since are rows of the campaign all the same
    options = replace(options, hidden_rows=options.hidden_rows or "include", titles="keep")
    return Origin(path, options, exact)


def _usable(origin: Origin, target: Path) -> Path:
    """Return the file that is copied. Raises InputError where no copy can be made of it."""
    source = origin.path
    if not source.is_file():
        raise InputError("no_such_file", file=source.name)
    suffix = source.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError("source_format", file=source.name)
    if target.suffix.lower() != suffix:
        raise InputError("source_suffix", file=source.name, suffix=suffix)
    if target.exists() and target.samefile(source):
        raise InputError("source_itself", file=source.name)
    return source


def _sent(one: Outcome, texts: Texts) -> tuple[Any, ...]:
    cells = (
        texts.word(f"message_{one.state.shown}"),
        None if one.state is MessageState.QUEUED else clock_time(one.at).isoformat(),
        charged(one.credits, one.parts) if one.state.shown == "accepted" else None,
        texts.reason(one.reason) if one.state.shown != "accepted" else "",
    )
    return one.row, one.e164, "", cells, one.state.shown != "accepted"


def _left_out(one: Skipped, texts: Texts) -> tuple[Any, ...]:
    reason = parse(one.written).reason if one.reason == "invalid_number" else None
    why = texts.word(f"reason_{reason}" if reason is not None else f"skip_{one.reason}")
    cells = (texts.word("back_skipped"), None, None, why)
    return one.row, one.e164, one.written, cells, True
