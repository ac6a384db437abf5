"""Which backups stay, when the next is due, and how good a passphrase is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsdesk.core.backups import (
    DAYS,
    MONTHS,
    WEEKS,
    as_typed,
    file_name,
    is_due,
    kept,
    strength,
    time_in_name,
)
from smsdesk.core.schedule import in_bangkok

NOW = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)
moments = st.integers(0, 60 * 24 * 1000).map(lambda minutes: NOW - timedelta(minutes=minutes))


@given(st.sets(moments, max_size=40))
def test_the_newest_stays_and_what_stays_was_there_and_stays_again(made):
    stay = kept(made, NOW)

    assert stay <= made
    assert not made or max(made) in stay
    assert kept(stay, NOW) == stay
    assert len(stay) <= DAYS + WEEKS + MONTHS + 1


@given(st.lists(st.integers(0, 60 * 24 * 9), min_size=1, max_size=60), st.integers(0, 60 * 24 * 40))
def test_pruned_each_time_there_is_what_there_would_be_pruned_once(gaps, idle):
    """What is taken away is never missed later, however backups were made."""
    at, made, pruned = datetime(2025, 1, 1, tzinfo=UTC), set(), set()
    for gap in gaps:
        at += timedelta(minutes=gap)
        made.add(at)
        pruned = kept(pruned | {at}, at)
    at += timedelta(minutes=idle)

    assert kept(pruned, at) == kept(made, at)


def test_of_two_years_of_days_there_are_the_days_the_weeks_and_the_months():
    made, at = set(), datetime(2024, 11, 27, 3, tzinfo=UTC)
    while at <= NOW:
        made = kept(made | {at}, at)
        at += timedelta(days=1)

    ages = sorted((NOW - moment).days for moment in made)
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert ages[-1] > 300
    months = {(in_bangkok(m).year, in_bangkok(m).month) for m in made}
    assert len(months) == MONTHS
    assert 7 + 2 + 10 <= len(made) <= DAYS + WEEKS + MONTHS


def test_what_seems_to_come_from_the_future_stays():
    ahead = {NOW + timedelta(days=n) for n in range(1, 30)}

    assert kept(ahead | {NOW}, NOW) == ahead | {NOW}


@pytest.mark.parametrize(
    ("last", "days", "due"),
    [
        (None, 1, True),
        (datetime(2026, 11, 27, 0, 0, tzinfo=UTC), 1, False),
        (datetime(2026, 11, 26, 16, 59, tzinfo=UTC), 1, True),  # 23:59 of yesterday in Bangkok
        (datetime(2026, 11, 26, 17, 1, tzinfo=UTC), 1, False),
        (datetime(2026, 11, 21, 3, 0, tzinfo=UTC), 7, False),
        (datetime(2026, 11, 20, 3, 0, tzinfo=UTC), 7, True),
        (datetime(2027, 11, 20, 3, 0, tzinfo=UTC), 1, True),
    ],
)
def test_the_next_is_due_by_days_of_bangkok(last, days, due):
    assert is_due(last, NOW, days) is due


def test_a_name_tells_when_it_was_made_and_other_names_do_not():
    assert file_name(NOW) == "smsdesk-20261127-213000.smsbackup"
    assert time_in_name(file_name(NOW)) == NOW
    for other in ("smsdesk-2026.smsbackup", "mine.smsbackup", "smsdesk-20261127-213000.zip"):
        assert time_in_name(other) is None


@pytest.mark.parametrize(
    ("passphrase", "judged"),
    [
        ("", "short"),
        ("k7#Qp2", "short"),
        ("1234567890123", "weak"),
        ("08123456780812", "weak"),
        ("aaaaaaaaaaaaaaaa", "weak"),
        ("qwertyuiop[]", "weak"),
        ("abcdefghijklmn", "weak"),
        ("สวัสดีครับทุกคน", "fair"),
        ("maew dam 3 tua", "fair"),
        ("correct horse battery staple", "strong"),
        ("แมวดำ เก้าอี้ ฝนตก หนังสือ", "strong"),
    ],
)
def test_a_passphrase_is_judged_by_what_a_guesser_would_try(passphrase, judged):
    assert strength(passphrase) == judged


def test_one_passphrase_however_a_keyboard_puts_it_together():
    assert as_typed(" cafe\u0301 ") == as_typed("caf\u00e9")
