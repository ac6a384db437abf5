"""How far a moment is from now, in words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from smsdesk.core.schedule import in_bangkok


def distance_words(moment: datetime, now: datetime) -> str:
    """Return "today", "tomorrow", "in 5 days", or how long ago it was.

    Days are counted as a calendar in Bangkok does: tomorrow begins at midnight there.
    """
    days = (in_bangkok(moment).date() - in_bangkok(now).date()).days
    if days == 0:
        return QCoreApplication.translate("Distance", "today")
    if days == 1:
        return QCoreApplication.translate("Distance", "tomorrow")
    if days == -1:
        return QCoreApplication.translate("Distance", "yesterday")
    if days > 0:
        return QCoreApplication.translate("Distance", "in %n days", "", days)
    return QCoreApplication.translate("Distance", "%n days ago", "", -days)
