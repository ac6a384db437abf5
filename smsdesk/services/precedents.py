"""What earlier campaigns tell of one that is being written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from smsdesk.core.checks import Precedent
from smsdesk.core.columns import Profile, shifted
from smsdesk.core.models import Account, Draft, Rendered
from smsdesk.core.schedule import bangkok_midnight
from smsdesk.store.precedents import PrecedentRepository

SAME_WITHIN: Final = timedelta(days=3)
SAME_SHARE: Final = 0.2
"""A campaign of the same text to so many of the same people is the same campaign."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Who gets a message beside who got it earlier: names and numbers (E.164).

    ``same`` counts those who are on both.
    """

    title: str
    new: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    same: int


def differences(
    title: str, earlier: Iterable[tuple[str, str]], messages: Iterable[Rendered]
) -> Differences:
    """Compare who gets these messages with the numbers and names of an earlier campaign."""
    before = dict(earlier)
    now = {message.e164: message.name for message in messages}
    new = tuple((name, e164) for e164, name in now.items() if e164 not in before)
    gone = tuple((name, e164) for e164, name in before.items() if e164 not in now)
    return Differences(title, new, gone, len(now) - len(new))


class Precedents:
    """Looks back. What only practised is no precedent for what is real, nor the other way."""

    def __init__(self, precedents: PrecedentRepository) -> None:
        self._precedents = precedents

    def texted_today(self, account: Account, now: datetime) -> set[str]:
        """Return the numbers that got a message since midnight in Bangkok."""
        return self._precedents.texted_since(bangkok_midnight(now), practice=account.practice)

    def of(
        self,
        account: Account,
        draft: Draft,
        numbers: Collection[str],
        now: datetime,
        *,
        today: int,
        profiles: Mapping[str, Profile],
    ) -> Precedent:
        """Return what is told of a draft to these numbers, ``today`` of whom were texted today.

        ``profiles`` are what its fields are made of.
        """
        campaigns, largest = self._precedents.usual_size(account.id)
        before = self._precedents.profiles_of_last(draft.message, practice=account.practice)
        title, people, at = self._same(account, draft, numbers, now)
        return Precedent(
            texted_today=today,
            same=title,
            same_people=people,
            same_at=at,
            campaigns=campaigns,
            largest=largest,
            shifted=shifted(profiles, before) if before else (),
            sender_used=not draft.sender or self._precedents.has_used(account.id, draft.sender),
        )

    def _same(
        self, account: Account, draft: Draft, numbers: Collection[str], now: datetime
    ) -> tuple[str, int, datetime | None]:
        earlier = self._precedents.written_like(
            draft.message,
            now - SAME_WITHIN,
            practice=account.practice,
            but_of=draft.run.recurrence if draft.run is not None else None,
        )
        for one in earlier:
            both = len(self._precedents.numbers_of(one.id).intersection(numbers))
            if both and both >= SAME_SHARE * len(numbers):
                return one.title, both, one.at
        return "", 0, None
