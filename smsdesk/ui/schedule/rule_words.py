"""Words for what comes again: every Tuesday, the last working day of the month."""

from PySide6.QtCore import QCoreApplication, QLocale

from smsdesk.core.recurrence import Every, OnHoliday, Rule


def rule_words(rule: Rule) -> str:
    """Return "every day", "every Tuesday", "every month on day 2" and the like."""
    return every_words(rule.every, rule.day)


def every_words(every: Every, day: int) -> str:
    """Say a rule; ``day`` is the weekday from Monday 0, or the day of the month."""
    if every == "day":
        return QCoreApplication.translate("Rule", "Every day")
    if every == "weekday":
        return QCoreApplication.translate("Rule", "Monday to Friday")
    if every == "week":
        name = QLocale().standaloneDayName(day + 1, QLocale.FormatType.LongFormat)
        return QCoreApplication.translate("Rule", "Every {weekday}").format(weekday=name)
    if every == "month":
        return QCoreApplication.translate("Rule", "Every month on day {day}").format(day=day)
    return QCoreApplication.translate("Rule", "Last working day of every month")


def holiday_words(on_holiday: OnHoliday) -> str:
    """Say what becomes of a run on a public holiday."""
    if on_holiday == "move":
        return QCoreApplication.translate("Rule", "On a holiday: the next working day")
    if on_holiday == "skip":
        return QCoreApplication.translate("Rule", "On a holiday: not at all")
    return QCoreApplication.translate("Rule", "On a holiday too")
