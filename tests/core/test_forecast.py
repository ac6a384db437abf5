"""How long credits last: falls are use, rises are top-ups, and three days are the least."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsdesk.core.forecast import FARTHEST, Known, daily_use, forecast
from smsdesk.core.models import Balance
from smsdesk.core.reserves import Need, other_kind

NOW = datetime(2026, 9, 25, 7, tzinfo=UTC)
DAY = timedelta(days=1)
FORTNIGHT = timedelta(days=14)


def series(*values: int, every: timedelta = DAY) -> list[Known]:
    """So many credits, the last of them now."""
    first = NOW - every * (len(values) - 1)
    return [Known(first + every * n, Decimal(value)) for n, value in enumerate(values)]


def test_falls_add_up_and_a_top_up_is_no_use():
    known = series(1000, 900, 800, 5800, 5700)

    assert daily_use(known, NOW) == Decimal(300) / 4


@pytest.mark.parametrize("known", [[], series(100, 50), series(9, 8, 7), series(5, 5, 5, 5, 5)])
def test_too_little_history_or_no_use_says_nothing(known):
    assert daily_use(known, NOW) is None
    found = forecast(known, [], NOW, FORTNIGHT)
    assert (found.daily, found.ends_at) == (None, None)


def test_only_the_last_four_weeks_count():
    old = [Known(NOW - timedelta(days=200), Decimal(99_999)), Known(NOW - 40 * DAY, Decimal(280))]
    known = [*old, Known(NOW, Decimal(0))]

    assert daily_use(known, NOW) == 10


def test_what_is_planned_comes_on_top_of_every_day():
    known = series(140, 130, 120, 110, 100)
    needs = [Need(("a", ""), NOW + 2 * DAY, 75), Need(("a", ""), NOW - DAY, 999)]

    found = forecast(known, needs, NOW, FORTNIGHT)

    assert (found.planned, found.reserved) == (1, 75)
    assert found.ends_at == NOW + 3 * DAY, "10 a day, and 75 on the second"
    assert found.points[0] == Known(NOW, Decimal(100))
    assert found.points[-1].credits == 0


def test_what_lasts_longer_than_a_year_has_no_end():
    found = forecast(series(10_004, 10_003, 10_002, 10_001, 10_000), [], NOW, FORTNIGHT)

    assert (found.daily, found.ends_at) == (1, None)
    assert found.points[-1].at <= NOW + FORTNIGHT


@given(
    st.lists(st.integers(0, 10_000), min_size=4, max_size=40),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 500)), max_size=5),
)
def test_the_line_never_rises_nor_falls_under_nothing(values, planned):
    needs = [Need(("a", ""), NOW + timedelta(days=d), c) for d, c in planned]
    found = forecast(series(*values), needs, NOW, FORTNIGHT)
    credits_ = [one.credits for one in found.points]

    assert credits_ == sorted(credits_, reverse=True)
    assert min(credits_) >= 0
    assert [one.at for one in found.points] == sorted(one.at for one in found.points)
    if found.ends_at is not None:
        assert NOW <= found.ends_at <= NOW + FARTHEST


def test_another_kind_is_named_only_where_it_would_do():
    balances = [Balance("standard", Decimal(0)), Balance("corporate", Decimal(7302))]

    assert other_kind(balances, "standard", 20) == balances[1]
    assert other_kind(balances, "standard", 9000) is None
    assert other_kind(balances, "corporate", 20) is None, "the asked one does"
    assert other_kind(balances, "", 20) is None
    assert other_kind([], "standard", 20) is None
