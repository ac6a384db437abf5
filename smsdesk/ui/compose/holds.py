"""Campaigns in the seconds between their confirmation and their first byte."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer


class Holds:
    """Counts for each held campaign by itself, whichever is in sight.

    A campaign is held once: one that was started or dropped is not held again.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[int, QElapsedTimer] = {}
        self._messages: dict[int, int] = {}
        self._over: set[int] = set()

    def __contains__(self, campaign_id: int) -> bool:
        return campaign_id in self._since

    def __bool__(self) -> bool:
        return bool(self._since)

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._since))

    @property
    def messages(self) -> int:
        """Return how many messages are held."""
        return sum(self._messages[campaign_id] for campaign_id in self._since)

    def begin(self, campaign_id: int, messages: int) -> None:
        """Hold a campaign, unless it was held before."""
        self._messages[campaign_id] = messages
        if campaign_id not in self._over and campaign_id not in self._since:
            self._since[campaign_id] = QElapsedTimer()
            self._since[campaign_id].start()

    def end(self, campaign_id: int) -> None:
        """Hold a campaign no more, and never again."""
        self._since.pop(campaign_id, None)
        self._over.add(campaign_id)

    def left(self, campaign_id: int) -> float:
        """Return the seconds that a held campaign still waits."""
        return max(0.0, self._seconds - self._since[campaign_id].elapsed() / 1000)

    def due(self) -> Iterator[int]:
        """Return the campaigns that have waited long enough."""
        return (campaign_id for campaign_id in self if not self.left(campaign_id))
