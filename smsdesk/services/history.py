"""History: finding messages again, with the evidence of what became of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from smsdesk.core import phone
from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import SHOWN_STATES, AttemptRecord, Found, HistoryFilter, HistoryRow
from smsdesk.store.history import HistoryRepository, MessageColumns

AT_ONCE: Final = 1_000
"""Messages: more of them leave the processor's cache and take a tenth longer."""


class HistoryService:
    """Searches messages and shows their evidence."""

    def __init__(self, repository: HistoryRepository, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock

    def search(
        self, wanted: HistoryFilter, job: JobContext | None = None
    ) -> tuple[list[HistoryRow], bool]:
        """Return a page of messages, newest first unless asked otherwise, and whether there are
        more. Raises InputError for a number or state that is none, and Cancelled."""
        return self._repository.search(self._checked(wanted), job)

    def every(
        self, wanted: HistoryFilter, job: JobContext | None = None
    ) -> Iterator[MessageColumns]:
        """Give all messages that the filter finds, some thousands at a time: for a file.

        Raises as ``search`` does.
        """
        return self._repository.every(replace(self._checked(wanted), limit=AT_ONCE), job)

    def count(self, wanted: HistoryFilter, job: JobContext | None = None) -> Found:
        """Return how many messages the filter finds by shown state, and their credits.

        Raises as ``search`` does.
        """
        return self._repository.count(self._checked(wanted), job)

    def make_searchable(self, job: JobContext | None = None) -> int:
        """Put new messages into the search index; return how many.

        Every message is found without it too, only slower. It stops early when the job is to stop.
        """
        return self._repository.make_searchable(job)

    def message(self, message_id: int) -> HistoryRow:
        """Return one message. Raises InputError when there is none of that id."""
        found = self._repository.message(message_id)
        if found is None:
            raise InputError("unknown_message", id=str(message_id))
        return found

    def evidence(self, message: HistoryRow) -> list[AttemptRecord]:
        """Return the requests that carried a message, newest first."""
        return self._repository.attempts(message.campaign, message_id=message.id)

    @staticmethod
    def _checked(wanted: HistoryFilter) -> HistoryFilter:
        if wanted.state and wanted.state not in SHOWN_STATES:
            raise InputError("unknown_state", state=wanted.state, states=", ".join(SHOWN_STATES))
        if not wanted.number:
            return wanted
        number = phone.parse(wanted.number)
        if number.e164 is None:
            raise InputError("bad_number", number=wanted.number)
        return replace(wanted, number=number.e164)
