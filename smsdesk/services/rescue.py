"""What can be done about a data folder that does not open: an older copy in its place."""

from collections.abc import Sequence
from pathlib import Path

from smsdesk.core.clock import Clock, utc_now
from smsdesk.core.errors import Busy
from smsdesk.store import damage
from smsdesk.store.damage import Copy
from smsdesk.store.lock import DeskLock

__all__ = ["Copy", "Rescue"]


class Rescue:
    """Looks after one data folder whose desk is closed."""

    def __init__(self, folder: Path, clock: Clock = utc_now) -> None:
        self.folder = folder
        self._clock = clock

    def copies(self) -> Sequence[Copy]:
        """Return the older copies of the data in the folder, newest first."""
        return damage.copies(self.folder)

    def restore(self, copy: Copy) -> str:
        """Put a copy in the place of the database; return the name under which that is kept.

        What was unsent in the copy is frozen when it is opened. Raises Busy or StoreError.
        """
        lock = DeskLock(self.folder)
        if not lock.acquire():
            raise Busy
        try:
            kept = damage.restore(self.folder, copy.path, self._clock())
        finally:
            lock.release()
        return kept.name if kept is not None else ""
