"""The counts of a campaign in one line, said the same wherever something stops."""

from smsdesk.core.models import Tally
from smsdesk.ui.speech import Speech


def counts_words(tally: Tally, speech: Speech) -> str:
    """Return "1,240 accepted · 60 may still arrive · 3,700 not sent"; what is 0 goes unsaid."""
    counts = {
        "accepted": tally.accepted,
        "unknown": tally.unknown,
        "rejected": tally.rejected,
        "queued": tally.queued,
        "cancelled": tally.cancelled + tally.not_sent,
    }
    said = (speech.word(f"count_{kind}", count=count) for kind, count in counts.items() if count)
    return " · ".join(said)
