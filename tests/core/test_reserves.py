"""Credits that planned campaigns need, beside the balance."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from smsdesk.core.reserves import Need, shortfalls
from smsdesk.core.schedule import parse_bangkok

FRIDAY = parse_bangkok("2026-10-02 09:00")
POT = ("sendbulk", "")


def test_fridays_two_need_4210_and_3900_are_there():
    needs = [
        Need(POT, FRIDAY + timedelta(hours=4.5), 1450),
        Need(POT, FRIDAY, 2760),
        Need(("other", ""), FRIDAY, 9_999),
    ]

    (short,) = shortfalls(needs, {POT: Decimal(3900)})

    assert (short.day, short.campaigns, short.needed) == (date(2026, 10, 2), 2, 4210)
    assert (short.there, short.missing, short.before) == (3900, 310, FRIDAY)


def test_the_days_before_take_theirs_first_and_a_day_is_bangkoks():
    needs = [
        Need(POT, parse_bangkok("2026-10-01 23:59"), 600),
        Need(POT, parse_bangkok("2026-10-02 00:00"), 600),
    ]
    (short,) = shortfalls(needs, {POT: Decimal(1000)})
    assert (short.there, short.needed, short.missing) == (400, 600, 200)
    assert shortfalls(needs, {POT: Decimal(1200)}) == []
    assert shortfalls(needs, {}) == [], "a balance that nobody knows is no shortfall"


@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 500)), max_size=20),
    st.integers(0, 4000),
)
def test_a_shortfall_is_told_exactly_when_all_together_need_more(found, balance):
    needs = [Need(POT, FRIDAY + timedelta(minutes=minutes), n) for minutes, n in found]
    told = shortfalls(needs, {POT: Decimal(balance)})
    assert bool(told) == (sum(need.credits for need in needs) > balance)
    for short in told:
        assert short.missing > 0
