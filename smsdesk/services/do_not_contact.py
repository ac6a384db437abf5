"""Numbers that are never texted, whatever list they are on."""

from collections.abc import Iterable, Sequence

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import parse
from smsdesk.services.importing import ImportOptions
from smsdesk.services.imports import DEFAULTS, ImportService, Source
from smsdesk.store.db import Database
from smsdesk.store.do_not_contact import DoNotContactRepository, Forbidden

__all__ = ["DoNotContactService", "Forbidden"]


class DoNotContactService:
    """Keeps those who want no messages. Numbers it gives out are E.164."""

    def __init__(self, db: Database, clock: Clock, imports: ImportService) -> None:
        self._numbers = DoNotContactRepository(db)
        self._clock = clock
        self._imports = imports

    def add(self, numbers: Sequence[str], *, reason: str = "", who: str = "") -> int:
        """Never text these numbers; return how many were texted until now.

        ``reason`` is why, ``who`` is whoever noted it. A foreign number may stand there too. Raises
        InputError bad_number, and then nothing was added.
        """
        asked = [_any(number) for number in numbers]
        return self._numbers.add(asked, self._clock(), reason=reason.strip(), who=who.strip())

    def remove(self, numbers: Sequence[str]) -> int:
        """Take numbers off that list, erased ones too; return how many were on it.

        Raises InputError bad_number.
        """
        return self._numbers.remove([_any(number) for number in numbers])

    def remove_ids(self, ids: Iterable[int]) -> int:
        """Take entries off that list; return how many there were."""
        return self._numbers.remove_ids(ids)

    def erase(self, numbers: Sequence[str]) -> int:
        """Forget numbers of that list, and still never text them; return how many stood there.

        What is kept is a keyed hash. Raises InputError bad_number, and then nothing was erased.
        """
        return sum(map(self._numbers.erase, [_any(number) for number in numbers]))

    def page(
        self, *, search: str = "", after: int | None = None, limit: int = 200
    ) -> list[Forbidden]:
        """Return entries that a search finds, last added first, from beyond the id ``after``."""
        return self._numbers.page(search=search, after=after, limit=limit)

    def count(self, search: str = "") -> int:
        """Return how many entries a search finds."""
        return self._numbers.count(search)

    def all(self) -> list[str]:
        """Return the numbers that are never texted, last added first."""
        return self._numbers.all()

    def among(self, numbers: Iterable[str]) -> set[str]:
        """Return which of some numbers are never texted."""
        return self._numbers.among(numbers)

    def add_file(
        self,
        source: Source,
        options: ImportOptions = DEFAULTS,
        job: JobContext | None = None,
        *,
        reason: str = "",
        who: str = "",
    ) -> int:
        """Never text the numbers of a file or of pasted rows; return how many were not kept yet.

        Cells that hold no number are passed over. Raises InputError, before anything is added.
        """
        numbers = self._imports.numbers_from_file(source, options, job)
        return self._numbers.add(numbers, self._clock(), reason=reason.strip(), who=who.strip())


def _any(written: str) -> str:
    number = parse(written)
    if number.e164 is None:
        raise InputError("bad_number", number=written, reason=str(number.reason))
    return number.e164
