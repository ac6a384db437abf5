"""The public holidays, looked up once and not in the window's own thread: loading takes 0.1 s."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.clock import Clock
from smsdesk.core.holidays import thai_holidays
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.jobs import JobRunner

LANGUAGES = ("th", "en")
YEARS = 3
"""This year and those in which something may be planned or repeated."""

Book = Mapping[str, Mapping[date, str]]


class HolidayBook(QObject):
    """Names of holidays by language and day; empty until they are looked up."""

    loaded = Signal()

    def __init__(self, jobs: JobRunner, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._asked = False
        self._book: Book = {}

    def names(self, language: str) -> Mapping[date, str]:
        """Return the holidays as far as they are known; ``loaded`` tells when they are."""
        if not self._asked:
            self._asked = True
            self._jobs.run(self._load, done=self._take)
        return self._book.get(language, {})

    def _load(self, _job: JobContext) -> Book:
        year = in_bangkok(self._clock()).year
        return {
            language: {
                day: name
                for one in range(year, year + YEARS)
                for day, name in thai_holidays(one, language).items()
            }
            for language in LANGUAGES
        }

    @Slot(object)
    def _take(self, book: Book) -> None:
        self._book = book
        self.loaded.emit()
