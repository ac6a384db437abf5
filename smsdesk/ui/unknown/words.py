"""How the evidence of a request is written: when it was, and to whom."""

from smsdesk.core import phone
from smsdesk.core.models import AttemptRecord
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.speech import Speech


def moment(attempt: AttemptRecord) -> str:
    """Return the time of day a request left, in Bangkok."""
    at = attempt.sent_at or attempt.ended_at
    return f"{in_bangkok(at):%H:%M:%S}" if at else ""


def people(attempt: AttemptRecord, speech: Speech, *, whole: bool = False) -> str:
    """Return the first and the last number of a request, masked unless ``whole``."""
    show = phone.national if whole else phone.masked
    ends = filter(None, (attempt.first_number, attempt.last_number))
    gone = speech.word("number_erased")
    shown = (gone if phone.is_erased(number) else show(number) for number in ends)
    return " – ".join(dict.fromkeys(shown))
