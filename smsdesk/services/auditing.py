"""Noting who looked at, gave out, saved or erased personal data; numbers and names are never in."""

import getpass
import sqlite3

from smsdesk.core.clock import Clock
from smsdesk.store import audit
from smsdesk.store.writer import Writer


class Auditing:
    """Writes lines of the audit log, each with the computer's name of its user."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        self._writer = writer
        self._clock = clock

    def note(self, action: str, count: int, **detail: str | int | bool) -> None:
        """Note what was done with so many people or messages. Raises StoreError."""
        now, who = self._clock(), _user()

        def work(con: sqlite3.Connection) -> None:
            audit.note(con, action, count, now, who=who, **detail)

        self._writer.write(work)


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a computer that knows no name for who is at it
        return ""
