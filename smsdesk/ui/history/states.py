"""How History shows states and credits: the same in the table, the detail and the campaigns."""

from decimal import Decimal

from smsdesk.core.models import CampaignState, Delivery, HistoryRow, MessageState
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import BadgeSpec

ORDER = ("unknown", "rejected", "accepted", "queued", "cancelled", "not_sent")
"""Shown states in the order of the chips: first what somebody must look at."""

MESSAGES = {
    "accepted": ("accent", "check"),
    "rejected": ("block", ""),
    "unknown": ("unknown", ""),
    "queued": ("neutral", "clock"),
    "cancelled": ("neutral", "ban"),
    "not_sent": ("neutral", "circle-pause"),
}
DELIVERIES = {
    Delivery.DELIVERED: ("ok", ""),
    Delivery.UNDELIVERED: ("block", ""),
    Delivery.EXPIRED: ("warn", "clock"),
}
CAMPAIGNS = {
    CampaignState.SCHEDULED: ("neutral", "calendar-clock"),
    CampaignState.RUNNING: ("accent", "send"),
    CampaignState.PAUSED: ("warn", "circle-pause"),
    CampaignState.FINISHED: ("neutral", "check"),
    CampaignState.CANCELLED: ("neutral", "ban"),
    CampaignState.MISSED: ("warn", "clock"),
}
TAKEN = (MessageState.ACCEPTED, MessageState.ACCEPTED_BY_OPERATOR)
NO_FIGURE = "–"


def message_badge(row: HistoryRow, speech: Speech) -> BadgeSpec:
    """Return a message's badge. Green comes from a delivery report alone."""
    if row.state in TAKEN and row.delivery in DELIVERIES:
        tone, icon = DELIVERIES[row.delivery]
        return BadgeSpec(tone, speech.word(f"delivery_{row.delivery}"), icon)
    return state_badge(row.state.shown, speech)


def state_badge(shown: str, speech: Speech) -> BadgeSpec:
    """Return the badge of a shown state."""
    tone, icon = MESSAGES[shown]
    return BadgeSpec(tone, speech.word(f"message_{shown}"), icon)


def campaign_badge(state: CampaignState, speech: Speech) -> BadgeSpec:
    """Return a campaign's badge."""
    tone, icon = CAMPAIGNS[state]
    return BadgeSpec(tone, speech.word(f"state_{state}"), icon)


def credits_words(row: HistoryRow) -> str:
    """Return what a message cost; the column adds up to the sum under the table."""
    if row.state in TAKEN:
        return figure(row.credits if row.credits is not None else Decimal(row.parts))
    return NO_FIGURE if row.state.shown in ("unknown", "queued") else "0"


def figure(value: Decimal | int) -> str:
    """Return a number with commas."""
    return f"{value:,}"
