"""Totals: what went out day by day, whose it was, and how fast it came onto the phones."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Arrivals, DayTotal, Share, Totals
from smsdesk.core.schedule import bangkok_midnight, in_bangkok
from smsdesk.store.campaigns import whole
from smsdesk.store.totals import Sum, TotalsRepository

MOST_LETTERS: Final = 40
"""A tag is a word or two: the name of a department."""


class TotalsService:
    """Adds up campaigns for charts and for whoever pays."""

    def __init__(self, repository: TotalsRepository, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock

    def last_days(self, days: int, *, account: str = "", tag: str | None = None) -> Totals:
        """Return the totals of so many days (of Bangkok), today the last of them.

        A ``tag`` of "" means campaigns without one, None all.
        """
        until = bangkok_midnight(self._clock()) + timedelta(days=1)
        return self.between(until - timedelta(days=days), until, account=account, tag=tag)

    def between(
        self, since: datetime, until: datetime, *, account: str = "", tag: str | None = None
    ) -> Totals:
        """Return the totals from midnight to midnight, every day of them."""
        practice = self._repository.only_practice()
        sums = self._repository.sums(since, until, practice=practice, account=account, tag=tag)
        return Totals(
            days=tuple(_days(sums, in_bangkok(since).date(), in_bangkok(until).date())),
            accounts=_shares(sums, lambda one: one.account),
            tags=_shares(sums, lambda one: one.tag),
            practice=practice,
        )

    def arrivals(self, campaign_id: int, job: JobContext | None = None) -> Arrivals:
        """Return how fast a campaign came onto the phones. Raises Cancelled."""
        return self._repository.arrivals(campaign_id, job)

    def set_tag(self, campaign_id: int, tag: str) -> None:
        """Count a campaign under a tag, "" for none. Raises InputError."""
        tag = " ".join(tag.split())
        if len(tag) > MOST_LETTERS:
            raise InputError("tag_too_long", most=MOST_LETTERS)
        if not self._repository.set_tag(campaign_id, tag):
            raise InputError("unknown_campaign", id=str(campaign_id))

    def tags(self) -> Sequence[str]:
        """Return the tags that campaigns have."""
        return self._repository.tags()

    def senders(self) -> Sequence[str]:
        """Return the senders that campaigns had."""
        return self._repository.senders()


def _days(sums: Sequence[Sum], first: date, end: date) -> Sequence[DayTotal]:
    of_day: dict[date, list[Sum]] = {
        first + timedelta(days=number): [] for number in range((end - first).days)
    }
    for one in sums:
        of_day[one.day].append(one)
    return [_day(day, found) for day, found in of_day.items()]


def _day(day: date, sums: Sequence[Sum]) -> DayTotal:
    counts = dict.fromkeys(("accepted", "rejected", "unknown", "other"), 0)
    for one in sums:
        shown = one.state.shown
        counts[shown if shown in counts else "other"] += one.messages
    credits_ = whole(sum(one.credits for one in sums if one.state.shown == "accepted"))
    return DayTotal(day, **counts, credits=credits_)


def _shares(sums: Sequence[Sum], name_of: Callable[[Sum], str]) -> tuple[Share, ...]:
    taken = [one for one in sums if one.state.shown == "accepted"]
    messages: dict[str, int] = {}
    credits_: dict[str, float] = {}
    for one in taken:
        name = name_of(one)
        messages[name] = messages.get(name, 0) + one.messages
        credits_[name] = credits_.get(name, 0) + one.credits
    found = [Share(name, count, whole(credits_[name])) for name, count in messages.items()]
    return tuple(sorted(found, key=lambda one: (-one.credits, one.name)))
