"""A month for those who pay: sums by tag and account, and the campaigns that they are made of.

A campaign counts in the month (of Bangkok) for which it was planned, or confirmed, as in the charts
of History; practice is left out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from smsdesk.core.errors import InputError
from smsdesk.core.models import SHOWN_STATES
from smsdesk.core.schedule import clock_time, parse_bangkok
from smsdesk.files.write import Cell, Cells, Column, Sheet
from smsdesk.store.totals import CampaignSum
from smsdesk.texts import Texts

_COUNTS: Final = (
    *(Column(state, "number", 12) for state in SHOWN_STATES),
    Column("parts_taken", "number", 12),
    Column("credits", "number", 12),
    Column("credits_estimated", "number", 24),
)
_BY_TAG: Final = (
    Column("tag"),
    Column("account"),
    Column("campaigns", "number", 10),
    Column("messages", "number", 12),
    *_COUNTS,
)
_BY_CAMPAIGN: Final = (
    Column("at", "time"),
    Column("campaign", width=40),
    Column("campaign_id", "number", 10),
    Column("tag"),
    Column("account"),
    Column("sender", width=14),
    Column("messages", "number", 12),
    *_COUNTS,
)


@dataclass(slots=True)
class _Sum:
    """Messages by shown state; parts and credits of those that the service took."""

    campaigns: set[int] = field(default_factory=set)
    messages: Counter[str] = field(default_factory=Counter)
    parts: int = 0
    credits: float = 0.0
    estimated: float = 0.0

    def add(self, one: CampaignSum) -> None:
        """Count what a campaign had in one state."""
        self.campaigns.add(one.campaign)
        self.messages[one.state.shown] += one.messages
        if one.state.shown == "accepted":
            self.parts += one.parts
            self.credits += one.credits
            self.estimated += 0 if one.said else one.credits

    def cells(self) -> Iterator[Cell]:
        """Give the cells of _COUNTS."""
        for state in SHOWN_STATES:
            yield self.messages[state]
        yield self.parts
        yield _credits(self.credits)
        yield _credits(self.estimated)


def month_of(written: str) -> tuple[datetime, datetime]:
    """Return the first moment of a month and of the one after it, in Bangkok.

    ``written`` is YYYY-MM, the year in either era. Raises InputError bad_month.
    """
    try:
        begins = parse_bangkok(f"{written.strip()}-01 00:00")
    except ValueError as exc:
        raise InputError("bad_month", value=written) from exc
    return begins, (begins + timedelta(days=31)).replace(day=1)


def sheets_of(sums: Sequence[CampaignSum], titles: Texts) -> list[Sheet]:
    """Return the sums by tag and account with a total under them, and the campaigns."""
    return [
        _sheet("sheet_report", _BY_TAG, _by_tag(sums, titles), titles),
        _sheet("sheet_campaigns", _BY_CAMPAIGN, _by_campaign(sums), titles),
    ]


def titled(columns: Sequence[Column], texts: Texts) -> list[Column]:
    """Return columns with their titles in words."""
    return [
        Column(texts.word(f"column_{column.title}"), column.kind, column.width)
        for column in columns
    ]


def _sheet(name: str, columns: Sequence[Column], rows: Sequence[Cells], texts: Texts) -> Sheet:
    batches = [list(zip(*rows, strict=True))] if rows else []
    return Sheet(texts.word(name), titled(columns, texts), batches)


def _by_tag(sums: Sequence[CampaignSum], texts: Texts) -> list[Cells]:
    found: dict[tuple[str, str], _Sum] = {}
    total = _Sum()
    for one in sums:
        found.setdefault((one.tag, one.account), _Sum()).add(one)
        total.add(one)
    lines = [
        (tag or texts.word("no_tag"), account, found[tag, account])
        for tag, account in sorted(found, key=lambda key: (key[0] == "", key))
    ]
    return [
        [tag, account, len(one.campaigns), one.messages.total(), *one.cells()]
        for tag, account, one in (*lines, (texts.word("report_total"), "", total))
    ]


def _by_campaign(sums: Sequence[CampaignSum]) -> list[Cells]:
    rows: list[Cells] = []
    for _campaign, (first, *others) in groupby(sums, lambda one: one.campaign):
        counted = _Sum()
        for one in (first, *others):
            counted.add(one)
        at = clock_time(first.at)
        about: Cells = (at, first.title, first.campaign, first.tag, first.account, first.sender)
        rows.append([*about, counted.messages.total(), *counted.cells()])
    return rows


def _credits(credits_: float) -> int | float:
    exact = round(credits_, 4)
    return int(exact) if exact == int(exact) else exact
