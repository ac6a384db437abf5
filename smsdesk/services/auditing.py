"""Noting who looked at, gave out, saved or erased personal data; numbers and names are never in."""

import sqlite3
from collections.abc import Callable

from smsdesk.core.clock import Clock
from smsdesk.core.errors import StoreError
from smsdesk.services.who import user_name
from smsdesk.store import audit
from smsdesk.store.writer import Writer


class Auditing:
    """Writes lines of the audit log, each with the name of who is at this computer.

    ``trouble`` tells why nothing can be written into the database, None where it can.
    """

    def __init__(
        self, writer: Writer, clock: Clock, trouble: Callable[[], StoreError | None]
    ) -> None:
        self._writer = writer
        self._clock = clock
        self._trouble = trouble

    def note(self, action: str, count: int, **detail: str | int | bool) -> None:
        """Note what was done with so many people or messages. Raises StoreError."""
        now, who = self._clock(), user_name()

        def work(con: sqlite3.Connection) -> None:
            audit.note(con, action, count, now, who=who, **detail)

        self._writer.write(work)

    def export_of(self, what: str) -> Callable[[int], None]:
        """Return what notes that so many of something are given out in a file.

        Where nothing can be written it notes nothing: the records of a damaged desk must not be
        lost for that.
        """

        def note(count: int) -> None:
            if self._trouble() is None:
                self.note("export", count, what=what)

        return note
