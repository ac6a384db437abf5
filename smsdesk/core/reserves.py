"""Credits that planned campaigns will need, beside those that are there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from smsdesk.core.models import Balance, credits_of
from smsdesk.core.schedule import in_bangkok

Pot = tuple[str, str]
"""An account's name and a kind of credit ("" where it has one kind)."""


@dataclass(frozen=True, slots=True)
class Need:
    """What one planned campaign will take from a pot, and when (aware)."""

    pot: Pot
    at: datetime
    credits: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The first day in Bangkok on which a pot does not suffice.

    ``needed`` is what that day's campaigns take, ``there`` what the days before leave of the
    balance, ``before`` the moment of the day's first campaign (aware).
    """

    pot: Pot
    day: date
    campaigns: int
    needed: int
    there: Decimal
    before: datetime

    @property
    def missing(self) -> Decimal:
        """How many credits must be bought."""
        return self.needed - self.there


def shortfalls(needs: Iterable[Need], balances: Mapping[Pot, Decimal]) -> list[Shortfall]:
    """Return the first shortfall of each pot whose balance is known, soonest first."""
    days: dict[Pot, dict[date, list[Need]]] = {}
    for need in sorted(needs, key=_moment):
        day = in_bangkok(need.at).date()
        days.setdefault(need.pot, {}).setdefault(day, []).append(need)
    found = []
    for pot, by_day in days.items():
        there = balances.get(pot)
        if there is None:
            continue
        for day, those in by_day.items():
            needed = sum(need.credits for need in those)
            if needed > there:
                left = max(there, Decimal(0))
                found.append(Shortfall(pot, day, len(those), needed, left, those[0].at))
                break
            there -= needed
    return sorted(found, key=_before)


def other_kind(balances: Iterable[Balance], kind: str, needed: int) -> Balance | None:
    """Return the largest other kind that holds so many credits, where the asked one does not."""
    listed = list(balances)
    there = credits_of(listed, kind)
    if not kind or there is None or there >= needed:
        return None
    others = [one for one in listed if one.kind != kind and one.credits >= needed]
    return max(others, key=_credits, default=None)


def _credits(balance: Balance) -> Decimal:
    return balance.credits


def _moment(need: Need) -> datetime:
    return need.at


def _before(short: Shortfall) -> datetime:
    return short.before
