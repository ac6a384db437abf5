"""History: finding messages again, with the evidence of what became of them."""

from dataclasses import replace
from decimal import Decimal

from smsdesk.core import phone
from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.models import SHOWN_STATES, AttemptRecord, HistoryFilter, HistoryRow
from smsdesk.store.history import HistoryRepository


class HistoryService:
    """Searches messages and shows their evidence."""

    def __init__(self, repository: HistoryRepository, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock

    def search(self, wanted: HistoryFilter) -> tuple[list[HistoryRow], bool]:
        """Return a page of messages, newest first, and whether there are more."""
        return self._repository.search(self._checked(wanted))

    def count(self, wanted: HistoryFilter) -> tuple[dict[str, int], Decimal]:
        """Return how many messages the filter finds by shown state, and their credits."""
        return self._repository.count(self._checked(wanted))

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
