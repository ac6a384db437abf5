"""Findings on a campaign: what blocks it, what is worth a look. Pure; the facts are arguments."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from smsdesk.core.links import links_in
from smsdesk.core.models import Balance, Order, Plan, Purpose, ServiceInfo
from smsdesk.core.receipt import Finding
from smsdesk.core.reserves import other_kind
from smsdesk.core.schedule import MAX_AHEAD, SEND_AHEAD_MIN, THIS_PC_AHEAD, brief_time
from smsdesk.core.sms_text import Encoding, Measure

LARGE_LIST = 1000
FAR_LARGER = 3
SMALL_LIST = 20
"""Of so few people nothing is said to be unusual, and no test is asked for."""
FEW_CAMPAIGNS = 3
"""So many are needed to know what is usual."""
MANY_PARTS = 3
DUPLICATE_WINDOW = timedelta(hours=24)
GUARDS = (
    "quiet_hours",
    "duplicate",
    "same_campaign",
    "spend_cap",
    "test_first",
    "links",
    "large_list",
)
"""The guards an operator may lift with a reason."""

_EXPIRE = re.compile(r"0[0-5]:[0-5][0-9]|06:00")


@dataclass(frozen=True, slots=True)
class Precedent:
    """What earlier campaigns tell.

    ``texted_today`` counts people who got another text since midnight in Bangkok. ``same`` is the
    title of a campaign of the last days that was made of the same text and went to ``same_people``
    of these, at ``same_at`` (aware). ``campaigns`` counts the account's last ones, ``largest`` is
    the most messages one of them had; ``sender_used`` tells whether this sender was among them.
    ``shifted`` are the fields that hold another kind of value than the last time this text went
    out.
    """

    texted_today: int = 0
    same: str = ""
    same_people: int = 0
    same_at: datetime | None = None
    campaigns: int = 0
    largest: int = 0
    sender_used: bool = True
    shifted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks look at. ``balance`` is None where the service could not be asked.

    ``empty`` and ``strange`` count people whose message has an empty or a strange field, by
    the field's name. ``holds`` tells whether the account's service holds messages for later,
    ``reserved`` how many credits campaigns that this computer planned will need, ``clock_ahead``
    how far the service's clock is before this one, ``is_run`` whether a recurrence made this.
    """

    service: ServiceInfo
    order: Order
    purpose: Purpose
    text: str
    sizes: Mapping[Measure, int]
    people: int
    unknown_fields: tuple[str, ...]
    stray_braces: int
    empty: Mapping[str, int]
    strange: Mapping[str, int]
    already_texted: int
    balance: Decimal | None
    balance_asked: bool
    floor: int  # credits that must be left
    cap_left: int | None  # credits that the account's caps still allow; None: no cap
    quiet: bool
    sender_refused: bool  # the service lists its senders, and this is not an approved one
    template_refused: bool
    sharing: int  # people who get nothing since theirs is another's number; their text differs
    misfits: int  # messages that the template, as it is registered, does not allow
    holidays: tuple[str, str]  # the public holiday it goes out on, in Thai and English, or ""
    before: Precedent
    overrides: frozenset[str]
    now: datetime
    plan: Plan | None = None
    holds: bool = False
    reserved: int = 0
    clock_ahead: timedelta = timedelta()
    is_run: bool = False
    balances: tuple[Balance, ...] = ()  # of all kinds, where several are told
    kind: str = ""  # the kind that the order spends

    @property
    def sent_later(self) -> bool:
        """Whether this computer sends it at another time, with what credit is there then."""
        return self.plan is not None and self.plan.by == "this_pc" and not self.is_run

    @property
    def messages(self) -> int:
        """How many messages would go out."""
        return sum(self.sizes.values())

    @property
    def credits(self) -> int:
        """What they cost: one credit a part."""
        return sum(size.parts * count for size, count in self.sizes.items())


def check(facts: Facts) -> tuple[Finding, ...]:
    """Return the findings, blocks first."""
    found = [
        *_text(facts),
        *_order(facts),
        *_length(facts),
        *_time(facts),
        *_money(facts),
        *_guards(facts),
        *_unusual(facts),
        *_untried(facts),
    ]
    return tuple(sorted(found, key=lambda finding: not finding.blocks))


def _text(facts: Facts) -> Iterator[Finding]:
    if not facts.text.strip():
        yield Finding("empty_text", "block")
    if facts.unknown_fields:
        names = ", ".join(facts.unknown_fields)
        yield Finding("unknown_field", "block", facts.people, {"fields": names})
    if facts.empty:
        count = sum(facts.empty.values())
        yield Finding("empty_field", "block", count, {"fields": ", ".join(facts.empty)})
    if facts.stray_braces:
        yield Finding("stray_brace", "block", facts.stray_braces)
    if facts.strange:
        count = sum(facts.strange.values())
        yield Finding("strange_value", "warn", count, {"fields": ", ".join(facts.strange)})
    if not facts.people:
        yield Finding("no_recipients", "block")
    elif not facts.messages and not facts.unknown_fields and not facts.empty:
        yield Finding("nobody_left", "block", facts.people)


def _order(facts: Facts) -> Iterator[Finding]:
    info, order = facts.service, facts.order
    if info.needs_sender and not order.sender:
        yield Finding("no_sender", "block")
    if info.needs_template and not order.template:
        yield Finding("no_template", "block")
    if facts.sender_refused:
        yield Finding("sender_not_approved", "block", params={"sender": order.sender})
    if facts.template_refused:
        yield Finding("template_not_approved", "block", params={"template": order.template})
    elif facts.misfits:
        yield Finding("template_mismatch", "warn", facts.misfits)
    expire = order.options.get("expire", "")
    if expire and (not _EXPIRE.fullmatch(expire) or expire < "00:06"):
        yield Finding("bad_expire", "block", params={"value": expire})
    if order.options.get("tracking_url") and "<TRACKING-URL>" not in facts.text:
        yield Finding("tracking_placeholder", "block")
    ucs2 = sum(n for size, n in facts.sizes.items() if size.encoding is Encoding.UCS2)
    if ucs2 and not info.unicode_documented:
        yield Finding("unicode_undocumented", "warn", ucs2, {"service": info.title})


def _length(facts: Facts) -> Iterator[Finding]:
    info = facts.service
    too_long = sum(
        count
        for size, count in facts.sizes.items()
        if (info.max_parts and size.parts > info.max_parts)
        or (
            info.max_gsm_units
            and size.encoding is Encoding.GSM7
            and size.units > info.max_gsm_units
        )
    )
    if too_long:
        yield Finding("too_long", "block", too_long, {"parts": info.max_parts})
    long = sum(count for size, count in facts.sizes.items() if size.parts > MANY_PARTS)
    if long and not too_long:
        yield Finding("many_parts", "warn", long, {"parts": MANY_PARTS})


def _time(facts: Facts) -> Iterator[Finding]:
    plan = facts.plan
    if plan is None:
        return
    by_service = plan.by == "service"
    margin = SEND_AHEAD_MIN if by_service else THIS_PC_AHEAD
    now = facts.now + facts.clock_ahead if by_service else facts.now
    if plan.at < now + margin and (by_service or not facts.is_run):
        yield Finding("past_time", "block", params={"minutes": margin.seconds // 60})
    if plan.at > facts.now + MAX_AHEAD:
        yield Finding("far_time", "block", params={"days": MAX_AHEAD.days})
    if plan.latest is not None and plan.latest <= plan.at:
        yield Finding("latest_before", "block")
    if by_service and not facts.holds:
        yield Finding("cannot_schedule", "block", params={"service": facts.service.title})


def _money(facts: Facts) -> Iterator[Finding]:
    balance, credits_ = facts.balance, facts.credits
    if balance is None:
        if facts.balance_asked:
            yield Finding("balance_unknown", "warn", params={"service": facts.service.title})
        return
    needed = credits_ + facts.reserved
    if credits_ > balance and not facts.sent_later:
        yield Finding("short_credit", "block", params=_missing(credits_, balance))
        if (other := other_kind(facts.balances, facts.kind, credits_)) is not None:
            there = {"kind": other.kind.capitalize(), "credits": f"{other.credits:,}"}
            yield Finding("other_kind", "warn", params=there)
    elif facts.floor and credits_ > balance - facts.floor and not facts.sent_later:
        left = f"{balance - credits_:,}"
        yield Finding("credit_floor", "block", params={"left": left, "floor": f"{facts.floor:,}"})
    elif needed > balance:
        yield Finding("credit_later", "warn", params=_missing(needed, balance))


def _missing(needed: int, balance: Decimal) -> dict[str, str | int]:
    missing = f"{needed - balance:,}"
    return {"needed": f"{needed:,}", "balance": f"{balance:,}", "missing": missing}


def _guards(facts: Facts) -> Iterator[Finding]:
    credits_ = facts.credits
    capped = facts.cap_left is not None and credits_ > facts.cap_left
    if capped and "spend_cap" not in facts.overrides:
        left = max(facts.cap_left or 0, 0)
        yield Finding("spend_cap", "block", params={"needed": f"{credits_:,}", "left": f"{left:,}"})
    if facts.already_texted and "duplicate" not in facts.overrides:
        yield Finding("already_texted", "warn", facts.already_texted)
    if facts.quiet and "quiet_hours" not in facts.overrides:
        # Now it waits until the hours begin; what is planned for the night would never go out.
        yield Finding("quiet_hours", "warn" if facts.plan is None else "block")
    if "links" not in facts.overrides:
        yield from _links(facts.text)


def _links(text: str) -> Iterator[Finding]:
    links = list(links_in(text))
    shortened = [link.host for link in links if link.is_shortened]
    others = [link.host for link in links if not link.is_shortened]
    if shortened:
        yield Finding("short_link", "block", params={"links": ", ".join(dict.fromkeys(shortened))})
    if others:
        yield Finding("links", "warn", params={"links": ", ".join(dict.fromkeys(others))})


def _unusual(facts: Facts) -> Iterator[Finding]:
    """What these people got of late, and what day it is."""
    before = facts.before
    if before.same and not facts.overrides & {"same_campaign", "duplicate"}:
        day = brief_time(before.same_at) if before.same_at else ""
        yield Finding(
            "same_campaign", "block", before.same_people, {"title": before.same, "day": day}
        )
    if before.texted_today and "duplicate" not in facts.overrides:
        yield Finding("other_text_today", "warn", before.texted_today)
    if facts.sharing:
        yield Finding("shared_number", "warn", facts.sharing)
    if before.shifted:
        yield Finding("column_shifted", "warn", params={"fields": ", ".join(before.shifted)})
    thai, english = facts.holidays
    if thai:
        yield Finding("holiday", "warn", params={"thai": thai, "english": english})


def _untried(facts: Facts) -> Iterator[Finding]:
    """What this account never did before: so large a list, this sender, anything at all."""
    before = facts.before
    if "large_list" not in facts.overrides:
        if before.campaigns < FEW_CAMPAIGNS:
            if facts.messages > LARGE_LIST:
                yield Finding("large_list", "warn", facts.messages)
        elif facts.messages > max(FAR_LARGER * before.largest, SMALL_LIST):
            usual = f"{before.largest:,}"
            yield Finding("larger_than_usual", "warn", facts.messages, {"usual": usual})
    if facts.messages < SMALL_LIST or "test_first" in facts.overrides:
        return
    if not before.campaigns:
        yield Finding("test_first", "warn")
    elif not before.sender_used:
        yield Finding("first_sender", "warn", params={"sender": facts.order.sender})
