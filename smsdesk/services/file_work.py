"""What is done with a contacts file: looking, judging, writing, giving out people.

A file may ruin who reads it: memory, time, a parser that aborts. So a child process does these
works (``services.reader``): each takes a request of plain JSON values and gives news, a word and
plain values at a time, of which "result" comes last. Nothing here knows where it runs.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from smsdesk.core.errors import InputError
from smsdesk.core.phone import parse_many
from smsdesk.services.importing import (
    DUPLICATE,
    Counts,
    ImportOptions,
    Judge,
    Judged,
    OpenFile,
    People,
    check_column,
    fields_writer,
    judged,
    open_file,
    open_pasted,
    split,
    titles_in,
)
from smsdesk.services.row_words import write_back
from smsdesk.store.contacts import ContactRepository
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.imports import ImportRepository, OpenImport

News = tuple[str, Any]
Request = Mapping[str, Any]

_SHOWN: Final = 20
"""First rows shown of a file, as they are."""
_BESIDE_A_CAMPAIGN: Final = 2_500
"""People in a transaction while messages go out."""
_NOBODY: Final[People] = ([], [], [])
_AT_ONCE: Final = 500
"""Rows in one piece of news: to take in more holds up a window."""


def facts(request: Request) -> Iterator[News]:
    """Look at the beginning of a file, and guess its columns."""
    yield "result", _facts(_opened(request))


def look(request: Request) -> Iterator[News]:
    """Judge a whole file; "rows" are those worth a look, the result is what was counted.

    ``list_id`` is the list that the people would go on, None for a new one.
    """
    opened = _opened(request)
    titles = 0
    with closing(_Lists(request)) as lists:
        judge = lists.judge(opened, remembers=True)
        yield "progress", _progress(opened, 0)
        for part in judged(opened, judge):
            yield "progress", _progress(opened, judge.counts.rows)
            yield from _pieces("rows", _found_rows(opened, part))
            titles += titles_in(opened.names(part.kept_rows))
            lists.compare(opened, part)
        result = {"facts": _facts(opened), "counts": asdict(judge.counts), "titles": titles}
        yield "result", result | lists.compared(judge.counts)


def write(request: Request) -> Iterator[News]:
    """Write a file's people under the import that was opened for them, batch by batch.

    "problems" are the rows that are not on the list by it.
    """
    opened = _opened(request)
    target = OpenImport(*request["target"])
    with closing(_Lists(request)) as lists, lists.imports.bulk():
        judge = lists.judge(opened)
        yield "progress", _progress(opened, 0)
        with closing(_ahead(_writable(opened, judge))) as parts:
            for part in parts:
                told: list[_Writable] = []
                at_once = lists.imports.batches_at_once()
                some = _people_of(chain([part], islice(parts, at_once - 1)), told)
                for people in [some] if at_once > 1 else ([piece] for piece in _parted(some)):
                    lists.imports.write(target, people, keep_names=opened.name is None)
                    let_others_write()
                yield "progress", _progress(opened, told[-1].rows)
                for one in told:
                    yield from _pieces("problems", one.problems)
        yield "result", asdict(judge.counts)


class _Writable(NamedTuple):
    """A part of a file: rows read so far, new people, people on the list before, other rows."""

    rows: int
    added: People
    updated: People
    problems: list[Any]


def _writable(opened: OpenFile, judge: Judge) -> Iterator[_Writable]:
    write_fields = fields_writer(opened.header)
    for part in judged(opened, judge):
        rows = part.kept_rows
        added, updated = split(part, opened.names(rows), write_fields(rows))
        yield _Writable(judge.counts.rows, added, updated, _problems(part))


def _ahead(parts: Iterator[_Writable]) -> Generator[_Writable, None, None]:
    """Give the parts, the next one being made in a thread: SQLite writes without Python's lock."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, parts, None)
        while (part := coming.result()) is not None:
            coming = pool.submit(next, parts, None)
            yield part


def _people_of(
    parts: Iterator[_Writable], told: list[_Writable]
) -> Iterator[tuple[People, People]]:
    """Give the people of some parts, and note what is to be told of each once it is written."""
    for part in parts:
        told.append(part._replace(added=_NOBODY, updated=_NOBODY))
        yield part.added, part.updated


def _parted(batches: Iterable[tuple[People, People]]) -> Iterator[tuple[People, People]]:
    """Part batches into small ones: a sender waits for one of them."""
    for added, updated in batches:
        for at in range(0, max(len(added[0]), len(updated[0])), _BESIDE_A_CAMPAIGN):
            piece = slice(at, at + _BESIDE_A_CAMPAIGN)
            yield (
                (added[0][piece], added[1][piece], added[2][piece]),
                (updated[0][piece], updated[1][piece], updated[2][piece]),
            )


def people(request: Request) -> Iterator[News]:
    """Give everybody in a file unjudged: number, row, name and cells; the header is the result."""
    opened = _opened(request)
    good = filled = rows = 0
    for batch in opened.batches():
        if batch.wide:
            raise InputError("row_too_wide", row=str(batch.numbers[batch.wide[0]]))
        written = [row[opened.phone] for row in batch.rows]
        if opened.guessed:
            reasons = parse_many(written).reasons
            filled += len(written) - sum(reason == "empty" for reason in reasons.values())
            good += len(written) - len(reasons)
        found = zip(written, batch.numbers, opened.names(batch.rows), batch.rows, strict=True)
        yield from _pieces("people", [list(person) for person in found])
        rows += len(written)
        yield "progress", _progress(opened, rows)
    check_column(opened, good, filled)
    yield "result", {"header": list(opened.header), "file": opened.file}


def numbers(request: Request) -> Iterator[News]:
    """Give every number of a file as E.164, each of several in a cell; others are passed over."""
    opened = _opened(request)
    judge = Judge(lambda _numbers: set(), "each")
    for part in judged(opened, judge):
        found = [number for number in parse_many(part.written).e164 if number is not None]
        yield from _pieces("numbers", found)
        yield "progress", _progress(opened, judge.counts.rows)
    yield "result", None


Work = Callable[[Request], Iterator[News]]


def _of_one_version(work: Work) -> Work:
    """Refuse a file that was written to while it was read: half of it would be of before."""

    def checked(request: Request) -> Iterator[News]:
        before = _version(request)
        for word, value in work(request):
            if word == "result" and _version(request) != before:
                raise InputError("file_changed", file=Path(request["path"]).name)
            yield word, value

    return checked


def _version(request: Request) -> tuple[int, int] | None:
    if request["path"] is None:
        return None
    try:
        stat = Path(request["path"]).stat()
    except OSError:  # told in words by whoever opens it
        return None
    return stat.st_size, stat.st_mtime_ns


WORKS: Final[Mapping[str, Work]] = {
    "facts": facts,
    "look": _of_one_version(look),
    "write": _of_one_version(write),
    "people": _of_one_version(people),
    "numbers": _of_one_version(numbers),
    "write_back": _of_one_version(write_back),
}


class _Lists:
    """The database of a request, and what its list had before."""

    def __init__(self, request: Request) -> None:
        self._db = Database(Path(request["database"]))
        self.imports = ImportRepository(self._db)
        self._list_id: int | None = request["list_id"]
        self._changed = 0

    def close(self) -> None:
        """Close the connections."""
        self._db.close_all()

    def judge(self, opened: OpenFile, *, remembers: bool = False) -> Judge:
        """Return a judge of a file who knows the numbers on the list."""
        return Judge(self._known, opened.several, remembers)

    def _known(self, numbers: Sequence[str]) -> set[str]:
        return set() if self._list_id is None else self.imports.known(self._list_id, numbers)

    def compare(self, opened: OpenFile, part: Judged) -> None:
        """Count who of those on the list is otherwise in the file."""
        if self._list_id is None or not part.known:
            return
        before = self.imports.people(self._list_id, list(part.known))
        rows = zip(part.numbers, opened.names(part.kept_rows), part.kept_rows, strict=True)
        for number, name, cells in rows:
            if number in before:
                old_name, old_fields = before[number]
                same_name = opened.name is None or name == old_name
                same = same_name and dict(zip(opened.header, cells, strict=True)) == old_fields
                self._changed += not same

    def compared(self, counts: Counts) -> dict[str, int]:
        """Return how many are changed, and how many of the list are not in the file."""
        if self._list_id is None:
            return {"changed": 0, "gone": 0}
        gone = ContactRepository(self._db).size(self._list_id) - counts.updated
        return {"changed": self._changed, "gone": gone}


def _opened(request: Request) -> OpenFile:
    options = ImportOptions(**request["options"])
    if request["path"] is None:
        return open_pasted(request["text"], options)
    return open_file(Path(request["path"]), options)


def _progress(opened: OpenFile, rows: int) -> tuple[int, int]:
    return rows, max(opened.table.expected, rows)


def _pieces(word: str, values: list[Any]) -> Iterator[News]:
    for at in range(0, len(values), _AT_ONCE):
        yield word, values[at : at + _AT_ONCE]


def _facts(opened: OpenFile) -> dict[str, Any]:
    table = opened.table
    first = next(opened.table.batches(_SHOWN), None)
    return {
        "file": opened.file,
        "sheet": table.sheet,
        "sheets": table.sheets,
        "header": table.header,
        "header_row": table.header_row,
        "phone_column": opened.phone_header,
        "phone_guessed": opened.guessed,
        "name_column": "" if opened.name is None else table.header[opened.name],
        "name_guessed": opened.name_guessed,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "hidden_rows": table.hidden_rows,
        "expected_rows": table.expected,
        "first_rows": []
        if first is None
        else [[number, row] for number, row in zip(first.numbers, first.rows, strict=True)],
    }


def _found_rows(opened: OpenFile, part: Judged) -> list[list[Any]]:
    """Return row, written, name, result, E.164, words and the row that a double doubles."""
    numbers = dict(zip(part.keep, part.numbers, strict=True)) if part.repairs else {}
    found: list[list[Any]] = []
    for at in sorted({*part.refused, *part.repairs}):
        (name,) = opened.names([part.batch.rows[at]])
        row, written = part.batch.numbers[at], part.written[at]
        reason = part.refused.get(at)
        if reason is None:
            words = list(map(str, part.repairs[at]))
            found.append([row, written, name, "repaired", numbers[at], words, 0])
        elif reason == DUPLICATE:
            number, of = part.doubles[at]
            found.append([row, written, name, "duplicate", number, [reason], of])
        else:
            found.append([row, written, name, "refused", "", [reason], 0])
    return found


def _problems(part: Judged) -> list[list[Any]]:
    return [
        [part.batch.numbers[at], part.written[at], reason]
        for at, reason in sorted(part.refused.items())
    ]
