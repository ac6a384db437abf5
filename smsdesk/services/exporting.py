"""Messages and sums written into files: all that History finds, and the report of a month.

Words and sentences are those of the ``Texts`` that whoever asks brings along; times are Bangkok's.
Each file is noted in the audit log before it appears; where nothing can be written into the
database, it is written all the same: the records of a damaged desk must not be lost.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from smsdesk.core.errors import StoreError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.models import Delivery, HistoryFilter, MessageState
from smsdesk.core.phone import national_many
from smsdesk.core.schedule import in_bangkok
from smsdesk.files.write import Cell, Cells, Column, Sheet, write_sheets
from smsdesk.services.auditing import Auditing
from smsdesk.services.history import HistoryService
from smsdesk.store.history import MessageColumns
from smsdesk.store.times import when
from smsdesk.texts import Texts

MESSAGE_COLUMNS: Final = (
    Column("number", width=14),
    Column("name"),
    Column("text", width=60),
    Column("state"),
    Column("reason"),
    Column("parts", "number", 8),
    Column("credits", "number", 8),
    Column("credits_by", width=14),
    Column("delivery", width=14),
    Column("delivery_word", width=14),
    Column("delivery_at", "time"),
    Column("at", "time"),
    Column("campaign", width=30),
    Column("account", width=16),
    Column("sender", width=14),
    Column("tag", width=14),
    Column("reference"),
    Column("campaign_id", "number", 10),
    Column("attempt", "number", 10),
    Column("message", "number", 10),
)


class ExportService:
    """Writes what History knows into CSV and XLSX files that calculate nothing.

    ``trouble`` tells why nothing can be written into the database, None where it can.
    """

    def __init__(
        self,
        history: HistoryService,
        auditing: Auditing,
        trouble: Callable[[], StoreError | None],
    ) -> None:
        self._history = history
        self._auditing = auditing
        self._trouble = trouble

    def messages(
        self,
        wanted: HistoryFilter,
        path: Path,
        texts: Texts,
        job: JobContext | None = None,
        *,
        overwrite: bool = False,
        expected: int = 0,
    ) -> int:
        """Write all messages that the filter finds, in its order, and return how many.

        Credits are what the service charged, else our parts, for messages that it took: so they
        add up to what History shows. ``expected`` is how many there are, where that is known.
        Raises InputError as the search does, and what ``write_sheets`` raises; Cancelled;
        StoreError.
        """
        job = job or JobContext()
        cells = _MessageCells(texts)

        def batches() -> Iterator[Sequence[Cells]]:
            done = 0
            for some in self._history.every(wanted, job):
                yield cells.of(some)
                done += len(some.ids)
                job.report(Progress(done, max(expected, done) if expected else 0))

        sheet = Sheet(texts.word("sheet_messages"), _titled(MESSAGE_COLUMNS, texts), batches())
        return write_sheets(path, [sheet], overwrite=overwrite, then=self._noting("messages"))

    def _noting(self, what: str) -> Callable[[int], None]:
        """Return what notes an export of so many before its file appears."""

        def note(count: int) -> None:
            if self._trouble() is None:
                self._auditing.note("export", count, what=what)

        return note


def _titled(columns: Sequence[Column], texts: Texts) -> list[Column]:
    return [
        Column(texts.word(f"column_{column.title}"), column.kind, column.width)
        for column in columns
    ]


class _Memo(dict[Any, Any]):
    """What was made of something before: few differ among thousands of rows."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> Any:
        made = self[key] = self._make(key)
        return made


class _MessageCells:
    """Makes the cells of MESSAGE_COLUMNS, column after column, of messages as they are stored."""

    def __init__(self, texts: Texts) -> None:
        self._states = {one.value: texts.word(f"message_{one.shown}") for one in MessageState}
        self._deliveries = {one.value: texts.word(f"delivery_{one}") for one in Delivery}
        self._deliveries[Delivery.NONE] = ""
        self._reasons = _Memo(texts.reason)
        self._by = {
            said: texts.word(f"credits_by_{'service' if said else 'estimate'}")
            for said in (True, False)
        }
        self._charged = _Memo(self._charge)

    def _charge(self, of: tuple[str, str | None, int]) -> tuple[Cell, str]:
        state, said, parts = of
        if MessageState(state).shown != "accepted":
            return None, ""
        return _exact(said) if said is not None else parts, self._by[said is not None]

    def of(self, some: MessageColumns) -> list[Cells]:
        """Return the columns of some messages."""
        times = _Memo(_clock_time)
        charges = zip(some.states, some.credits, some.parts, strict=True)
        credits_, by = zip(*map(self._charged.__getitem__, charges), strict=True)
        about = list(map(some.about.__getitem__, some.campaigns))
        titles, accounts, senders, tags = zip(*about, strict=True)
        return [
            _shown_numbers(some.numbers),
            some.names,
            some.texts,
            list(map(self._states.__getitem__, some.states)),
            list(map(self._reasons.__getitem__, some.reasons)),
            some.parts,
            credits_,
            by,
            list(map(self._deliveries.__getitem__, some.deliveries)),
            some.delivery_words,
            list(map(times.__getitem__, some.delivery_times)),
            list(map(times.__getitem__, some.times)),
            titles,
            accounts,
            senders,
            tags,
            some.references,
            some.campaigns,
            some.attempts,
            some.ids,
        ]


def _shown_numbers(numbers: Sequence[str]) -> list[str]:
    """Return numbers as cells show them, nothing for those that were erased."""
    return [shown if shown[0] in "0+" else "" for shown in national_many(numbers)]


def _clock_time(stamp: str | None) -> datetime | None:
    """Return a stored time as clocks in Bangkok show it, naive and to the second."""
    if stamp is None:
        return None
    return in_bangkok(when(stamp)).replace(microsecond=0, tzinfo=None)


def _exact(said: str) -> int | float:
    credits_ = Decimal(said)
    return int(credits_) if credits_ == credits_.to_integral() else float(credits_)
