"""Each row of the clerk's file gets its word: the child's half of writing results back.

Rows are found again by their number in the file and the telephone number in them; a file that was
changed since is refused, naming the first row that differs. Where the rows of a campaign are not
those of the file (people of a list, or of several files), they are found by telephone number alone.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from smsdesk.core.errors import InputError
from smsdesk.core.phone import parse_many
from smsdesk.files.copies import Marks, copy_marked
from smsdesk.files.write import Cell, Column
from smsdesk.services.importing import ImportOptions, OpenFile, open_file

T = TypeVar("T")
_BEAT_SECONDS: Final = 5.0
"""So often the parent hears that the child is still at work."""


class Known(NamedTuple):
    """What is known of a person: the number, and as it was ``written`` where nothing was sent."""

    row: int
    e164: str
    written: str
    cells: Sequence[Cell]
    failed: bool


def write_back(request: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Write the copy that a request asks for (``services.write_back`` makes it)."""
    path = Path(request["path"])
    opened = open_file(path, ImportOptions(**request["options"]))
    finder = _Finder(path.name, list(map(_known, request["people"])), request)
    found: dict[int, Known] = {}
    for row, known in finder.words(opened):
        if known is not None:
            found[row] = known
    finder.check_all_found()
    yield "progress", (len(found), len(found))
    marks = Marks(
        columns=[Column(*column) for column in request["columns"]],
        rows={row: known.cells for row, known in found.items()},
        failed=[row for row, known in found.items() if known.failed and request["failed_first"]],
        sheet=request["sheet"],
        row_title=request["row_title"],
    )
    whole = yield from _beating(
        lambda: copy_marked(path, Path(request["target"]), opened.table, marks), len(found)
    )
    failed = sum(known.failed for known in found.values())
    yield "result", {"rows": len(found), "failed": failed, "whole": whole}


class _Finder:
    """Finds what is known of a row. ``exact``: the campaign's rows are those of this file."""

    def __init__(self, file: str, people: Sequence[Known], request: Mapping[str, Any]) -> None:
        self._file = file
        self._exact: bool = request["exact"]
        self._stranger = Known(0, "", "", (request["stranger"], None, None, ""), failed=False)
        self._by_row: defaultdict[int, list[Known]] = defaultdict(list)
        self._by_number: defaultdict[str, deque[Known]] = defaultdict(deque)
        for known in people:
            if known.row:
                self._by_row[known.row].append(known)
            if known.e164:
                self._by_number[known.e164].append(known)
        self._left = set(self._by_row)
        self._nobody = bool(people)

    def words(self, opened: OpenFile) -> Iterator[tuple[int, Known | None]]:
        """Give the rows of the file with what is known, None for those that hold nobody."""
        for batch in opened.table.batches():
            written = [row[opened.phone] for row in batch.rows]
            numbers = parse_many(written).e164
            for row, cell, e164, cells in zip(
                batch.numbers, written, numbers, batch.rows, strict=True
            ):
                yield row, self._of(row, cell, e164, blank=not any(cells))

    def check_all_found(self) -> None:
        """Raise InputError where a row of the campaign is not in the file, or nobody is."""
        if self._exact and self._left:
            raise InputError("source_differs", file=self._file, row=min(self._left))
        if self._nobody:
            raise InputError("source_of_others", file=self._file)

    def _of(self, row: int, written: str, e164: str | None, *, blank: bool) -> Known | None:
        here = self._by_row.get(row, [])
        for known in here:
            if _same(known, written, e164):
                self._left.discard(row)
                self._nobody = False
                return known
        if self._exact and here:
            raise InputError("source_differs", file=self._file, row=row)
        others = self._by_number.get(e164 or "") if not self._exact else None
        if others:
            self._nobody = False
            return others.popleft() if len(others) > 1 else others[0]
        return None if blank else self._stranger


def _same(known: Known, written: str, e164: str | None) -> bool:
    """Tell whether a row still holds who it held; of somebody erased nothing is left to differ."""
    if known.written:
        return known.written.strip() == written.strip()
    return known.e164 == e164 if known.e164.startswith("+") else True


def _known(kept: Sequence[Any]) -> Known:
    row, e164, written, (state, at, credits_, reason), failed = kept
    moment = datetime.fromisoformat(at) if at else None
    return Known(row, e164, written, (state, moment, credits_, reason), failed)


def _beating(work: Callable[[], T], rows: int) -> Generator[tuple[str, Any], None, T]:
    """Do a long work and return what it returns, giving news meanwhile."""
    with ThreadPoolExecutor(1) as pool:
        doing = pool.submit(work)
        while not wait([doing], _BEAT_SECONDS).done:
            yield "progress", (rows, rows)
        return doing.result()
