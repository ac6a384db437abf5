"""How long credits last, in words: on a card, under a chart, in a warning."""

from datetime import timedelta

from smsdesk.core.schedule import short_date_text
from smsdesk.services.balances import Outlook
from smsdesk.ui.speech import Speech

LONG = timedelta(days=365)


def lasts_words(outlook: Outlook, speech: Speech) -> str:
    """Say how long an account's credits last, or what is short; "" where nobody can tell."""
    short, course = outlook.shortfall, outlook.forecast
    if short is not None:
        return speech.word("credit_short", needed=f"{short.needed:,}")
    if course is None or course.daily is None or outlook.credits is None:
        return ""
    if course.ends_at is None:
        return speech.word("credit_lasts_long")
    days = (course.ends_at - course.points[0].at).days
    if days < 1:
        return speech.word("credit_lasts_hours")
    code, count = ("credit_lasts_days", days) if days < 14 else ("credit_lasts_weeks", days // 7)
    return speech.word(code, count=count)


def planned_words(outlook: Outlook, speech: Speech) -> str:
    """Say what is planned takes, and until when the credits last as they are used now."""
    course = outlook.forecast
    if course is None:
        return ""
    said = []
    if course.planned:
        said.append(
            speech.word("credit_planned", count=course.planned, credits=f"{course.reserved:,}")
        )
    if course.daily is not None and course.ends_at is not None:
        day = short_date_text(course.ends_at, speech.language)
        said.append(speech.word("credit_until", day=day))
    return " ".join(said)
