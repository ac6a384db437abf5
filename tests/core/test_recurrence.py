"""The days on which a campaign comes again, beside a plain reading of the calendar."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsdesk.core.holidays import in_thailand
from smsdesk.core.recurrence import (
    EVERY,
    ON_HOLIDAY,
    Repeat,
    Rule,
    Run,
    last_working_day,
    next_run,
    next_working_day,
    rule_for,
    runs,
)
from smsdesk.core.schedule import BANGKOK, in_bangkok, parse_bangkok

NINE = time(9)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the zone is added)
RULES = st.builds(
    Rule,
    st.sampled_from(EVERY),
    st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    st.integers(1, 6),
    st.sampled_from(ON_HOLIDAY),
)


def days(rule, after, count, holiday=in_thailand):
    return [f"{in_bangkok(run.at):%d/%m}" for run in islice(runs(rule, after, holiday), count)]


def test_every_tuesday_a_holiday_is_moved_to_the_next_working_day():
    rule = Rule("week", time(10), 1)

    first, second = islice(runs(rule, parse_bangkok("2026-10-07 12:00"), in_thailand), 2)

    assert first == Run(parse_bangkok("2026-10-14 10:00"), date(2026, 10, 13))
    assert second == Run(parse_bangkok("2026-10-20 10:00"))


@pytest.mark.parametrize(
    ("on_holiday", "expected"),
    [
        ("move", ["14/10", "15/10"]),
        ("skip", ["14/10", "15/10"]),
        ("send", ["13/10", "14/10"]),
    ],
)
def test_what_is_moved_onto_a_day_of_the_rule_goes_out_once(on_holiday, expected):
    rule = Rule("weekday", NINE, on_holiday=on_holiday)
    assert days(rule, parse_bangkok("2026-10-12 10:00"), 2) == expected


def test_a_month_that_is_too_short_has_its_last_day():
    rule = Rule("month", NINE, 31, "send")
    after = parse_bangkok("2028-01-31 10:00")
    assert days(rule, after, 3) == ["29/02", "31/03", "30/04"]


def test_the_last_working_day_of_the_month_is_no_weekend_and_no_holiday():
    rule = Rule("month_end", NINE)
    # 31 October 2026 is a Saturday; 31 December 2026 is a Thursday and New Year's Eve, a holiday
    assert days(rule, parse_bangkok("2026-10-01 00:00"), 3) == ["30/10", "30/11", "30/12"]


def test_a_run_that_was_moved_to_after_a_moment_is_found_though_its_day_is_before():
    rule = Rule("month", NINE, 13)  # Songkran of 2026: 13 to 15 April
    after = parse_bangkok("2026-04-14 00:00")
    assert next_run(rule, after, in_thailand) == Run(
        parse_bangkok("2026-04-16 09:00"), date(2026, 4, 13)
    )


def test_after_its_last_day_nothing_follows():
    rule = Rule("day", NINE, on_holiday="send", until=date(2026, 9, 26))
    assert days(rule, parse_bangkok("2026-09-25 10:00"), 5) == ["26/09"]
    assert next_run(rule, parse_bangkok("2026-09-26 09:00"), in_thailand) is None


@pytest.mark.parametrize(("every", "day"), [("week", 7), ("month", 0), ("month", 32)])
def test_a_day_that_does_not_exist_is_refused(every, day):
    with pytest.raises(ValueError, match="no such day"):
        Rule(every, NINE, day)


@given(rule=RULES)
def test_what_is_kept_comes_back(rule):
    assert Rule.from_text(rule.as_text()) == rule


@given(rule=RULES, after=MOMENTS)
@settings(max_examples=150, deadline=None)
def test_runs_come_in_order_each_day_once_at_the_rules_hour_in_bangkok(rule, after):
    found = list(islice(runs(rule, after, in_thailand), 6))

    assert found
    assert all(run.at > after for run in found)
    for one, other in pairwise([run.at for run in found]):
        assert in_bangkok(one).date() < in_bangkok(other).date()
    assert {in_bangkok(run.at).time() for run in found} == {rule.clock}
    if rule.on_holiday != "send":
        assert not any(in_thailand(in_bangkok(run.at).date()) for run in found)
    for run in found:
        natural = run.moved_from or in_bangkok(run.at).date()
        assert is_named(rule, natural)


@given(rule=RULES, after=MOMENTS, back=st.integers(0, 20 * 24 * 60))
@settings(max_examples=150, deadline=None)
def test_the_next_run_is_the_same_whenever_it_is_asked_for(rule, after, back):
    """Asked earlier, every run up to the same one is found, and none is lost between."""
    last = next_run(rule, after, in_thailand)
    earlier = list(islice(runs(rule, after - timedelta(minutes=back), in_thailand), 45))
    assert last in earlier
    assert next(run for run in earlier if run.at > after) == last


def is_named(rule, day):
    """A plain reading of the rule, written apart from it."""
    if rule.every == "weekday":
        return day.isoweekday() <= 5
    if rule.every == "week":
        return day.isoweekday() - 1 == rule.day
    if rule.every == "month":
        return day.day == rule.day or (rule.day > monthrange(day.year, day.month)[1] == day.day)
    if rule.every == "month_end":
        rest = range(day.day + 1, monthrange(day.year, day.month)[1] + 1)
        working = [
            n for n in rest
            if day.replace(day=n).isoweekday() <= 5 and not in_thailand(day.replace(day=n))
        ]  # fmt: skip
        return not working and day.isoweekday() <= 5
    return True


@pytest.mark.parametrize(
    ("every", "expected"),
    [("week", 4), ("month", 25), ("day", 0), ("weekday", 0), ("month_end", 0)],
)
def test_a_rule_is_made_of_the_first_moment_read_in_bangkok(every, expected):
    at = datetime(2026, 9, 25, 2, 0, 30, tzinfo=UTC)
    rule = rule_for(every, at)
    assert (rule.day, rule.clock) == (expected, NINE)


@pytest.mark.parametrize(
    ("repeat", "people", "credits_", "allowed"),
    [
        (Repeat(Rule("day", NINE)), 1, 1, False),
        (Repeat(Rule("day", NINE), 10, 20), 10, 20, True),
        (Repeat(Rule("day", NINE), 10, 20), 11, 20, False),
        (Repeat(Rule("day", NINE), 10, 20), 10, 21, False),
        (Repeat(Rule("day", NINE), 10, 0), 1, 1, False),
    ],
)
def test_so_many_people_and_credits_may_go_by_themselves(repeat, people, credits_, allowed):
    assert repeat.allows(people, credits_) is allowed


def test_working_days_step_over_weekends_and_holidays():
    assert next_working_day(date(2026, 10, 12), in_thailand) == date(2026, 10, 14)
    assert next_working_day(date(2026, 10, 22), in_thailand) == date(2026, 10, 26)
    assert last_working_day(date(2026, 12, 1), in_thailand) == date(2026, 12, 30)


def test_a_leap_day_comes_again_on_the_last_of_february():
    rule = rule_for("month", datetime(2028, 2, 29, 9, tzinfo=BANGKOK), "send")
    assert days(rule, parse_bangkok("2029-01-30 00:00"), 2) == ["28/02", "29/03"]
