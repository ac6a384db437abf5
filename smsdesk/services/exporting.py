"""Messages and sums written into files: all that History finds, and the report of a month.

Words and sentences are those of the ``Texts`` that whoever asks brings along; times are Bangkok's.
Each file is noted in the audit log before it appears.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.models import Delivery, HistoryFilter, MessageState
from smsdesk.core.phone import national_many
from smsdesk.core.schedule import clock_time
from smsdesk.files.write import Cell, Cells, Column, Sheet, write_sheets
from smsdesk.services.auditing import Auditing
from smsdesk.services.history import HistoryService
from smsdesk.services.monthly import month_of, sheets_of, titled
from smsdesk.store.history import MessageColumns
from smsdesk.store.times import when
from smsdesk.store.totals import TotalsRepository
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
    """Writes what History knows into CSV and XLSX files that calculate nothing."""

    def __init__(
        self, history: HistoryService, totals: TotalsRepository, auditing: Auditing
    ) -> None:
        self._history = history
        self._totals = totals
        self._auditing = auditing

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

        sheet = Sheet(texts.word("sheet_messages"), titled(MESSAGE_COLUMNS, texts), batches())
        return write_sheets(
            path, [sheet], overwrite=overwrite, then=self._auditing.export_of("messages")
        )

    def check_month(self, month: str) -> None:
        """Raise InputError bad_month unless ``month`` is YYYY-MM, in either era."""
        month_of(month)

    def report(self, month: str, path: Path, texts: Texts, *, overwrite: bool = False) -> int:
        """Write the sums of a month (YYYY-MM) by tag and account; return its campaigns.

        In XLSX a second sheet has the campaigns. Raises InputError: bad_month, and what
        ``write_sheets`` raises; StoreError.
        """
        sums = self._totals.campaigns(*month_of(month))
        count = len({one.campaign for one in sums})
        note = self._auditing.export_of("report")
        write_sheets(
            path, sheets_of(sums, texts), overwrite=overwrite, then=lambda _rows: note(count)
        )
        return count


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
        return charged(said, parts), self._by[said is not None]

    def of(self, some: MessageColumns) -> list[Cells]:
        """Return the columns of some messages."""
        times = _Memo(_stored_time)
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


def charged(said: str | None, parts: int) -> int | float:
    """Return the credits that a service said it charged, else our parts."""
    exact = parts if said is None else Decimal(said)
    return int(exact) if exact == int(exact) else float(exact)


def _stored_time(stamp: str | None) -> datetime | None:
    return None if stamp is None else clock_time(when(stamp))
