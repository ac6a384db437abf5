"""Bangkok time, its words, and the hours in which texts may go out."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsdesk.core.schedule import (
    BANGKOK,
    INDIA,
    INDIAN_PROMOTION,
    THAI_PROMOTION,
    Window,
    date_text,
    date_time_text,
    in_bangkok,
    in_quiet_hours,
    iso_bangkok,
    next_opening,
    parse_bangkok,
    short_date_text,
    time_text,
    too_far,
    too_soon,
)

FRIDAY = datetime(2026, 9, 25, 14, 32, tzinfo=BANGKOK)
MOMENTS = st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the zone is added)


@pytest.mark.parametrize(
    "written",
    [
        "2026-09-25 14:32",
        " 2026-09-25T14:32 ",
        "2569-09-25 14:32",
        "๒๕๖๙-๐๙-๒๕ ๑๔:๓๒",
        "2026-9-25 14:32",
    ],
)
def test_a_written_time_is_bangkok_time_in_either_era(written: str) -> None:
    assert parse_bangkok(written) == FRIDAY
    assert parse_bangkok(written).utcoffset() == timedelta(hours=7)


def test_the_29th_of_february_is_found_in_the_buddhist_leap_year() -> None:
    assert parse_bangkok("2571-02-29 09:00") == datetime(2028, 2, 29, 9, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    "written",
    [
        *("", "tomorrow", "2026-09-25", "25/09/2026 14:32", "69-09-25 14:32"),
        *("2026-09-25 14:32:10", "2026-09-25 14:32+07:00", "2026-09-25 24:00"),
        *("2026-02-29 10:00", "2569-02-29 10:00", "2026-13-01 10:00"),
        *("3112-09-25 14:32", "2600-01-01 07:00", "1999-01-01 00:00"),
    ],
)
def test_any_other_form_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_bangkok(written)


def test_services_are_told_bangkok_time_whatever_zone_a_moment_came_in() -> None:
    assert iso_bangkok(FRIDAY) == "2026-09-25T14:32:00+07:00"
    assert iso_bangkok(datetime(2026, 9, 25, 7, 32, 0, 999, UTC)) == "2026-09-25T14:32:00+07:00"
    assert in_bangkok(datetime(2026, 12, 31, 20, tzinfo=UTC)).year == 2027


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        iso_bangkok(FRIDAY.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        THAI_PROMOTION.contains(FRIDAY.replace(tzinfo=None))


def test_thai_words_have_the_buddhist_year() -> None:
    assert date_time_text(FRIDAY, "th") == "ศ. 25 ก.ย. 2569 14:32"
    assert date_text(FRIDAY, "th") == "ศ. 25 ก.ย. 2569"
    assert short_date_text(FRIDAY, "th") == "25 ก.ย. 69"
    assert time_text(FRIDAY.replace(hour=9, minute=0), "th") == "09:00 น."


def test_english_words_have_the_common_year() -> None:
    assert date_time_text(FRIDAY, "en") == "Fri 25 Sep 2026 14:32"
    assert date_text(FRIDAY, "en") == "Fri 25 Sep 2026"
    assert short_date_text(FRIDAY, "en") == "25 Sep 26"
    assert time_text(FRIDAY.replace(hour=9, minute=0), "en") == "09:00"


def test_words_are_those_of_the_day_in_bangkok() -> None:
    new_year_eve_in_london = datetime(2026, 12, 31, 17, 5, tzinfo=UTC)

    assert date_time_text(new_year_eve_in_london, "th") == "ศ. 1 ม.ค. 2570 00:05"


@given(MOMENTS)
def test_what_was_written_out_is_read_back(moment: datetime) -> None:
    minute = in_bangkok(moment).replace(second=0, microsecond=0)

    assert parse_bangkok(f"{minute:%Y-%m-%d %H:%M}") == minute
    if minute.year <= 2056:
        assert parse_bangkok(f"{minute.year + 543}-{minute:%m-%d %H:%M}") == minute


def test_a_service_is_told_ten_minutes_to_a_year_ahead() -> None:
    assert too_soon(FRIDAY + timedelta(minutes=9, seconds=59), FRIDAY)
    assert not too_soon(FRIDAY + timedelta(minutes=10), FRIDAY)
    assert not too_far(FRIDAY + timedelta(days=365), FRIDAY)
    assert too_far(FRIDAY + timedelta(days=365, seconds=1), FRIDAY)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("00:00", True), ("08:59", True), ("09:00", False), ("20:59", False), ("21:00", True)],
)
def test_promotion_waits_from_nine_in_the_evening_to_nine_in_the_morning(
    clock: str, quiet: bool
) -> None:
    now = parse_bangkok(f"2026-09-25 {clock}").astimezone(UTC)

    assert in_quiet_hours(now, "promotional") is quiet
    assert in_quiet_hours(now, "transactional") is False


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("11:29", True), ("11:30", False), ("22:29", False), ("22:30", True)],
)
def test_the_window_of_a_service_binds_whatever_the_purpose(clock: str, quiet: bool) -> None:
    now = parse_bangkok(f"2026-09-25 {clock}")

    assert in_quiet_hours(now, "transactional", INDIAN_PROMOTION) is quiet


def test_the_next_opening_is_now_today_or_tomorrow() -> None:
    def opening(clock: str) -> str:
        return iso_bangkok(THAI_PROMOTION.next_opening(parse_bangkok(f"2026-12-31 {clock}")))

    assert opening("08:00") == "2026-12-31T09:00:00+07:00"
    assert opening("12:00") == "2026-12-31T12:00:00+07:00"
    assert opening("21:00") == "2027-01-01T09:00:00+07:00"


def test_two_windows_open_when_both_do() -> None:
    night = parse_bangkok("2026-09-25 22:00")

    assert next_opening(night, "promotional", INDIAN_PROMOTION) == datetime(
        2026, 9, 26, 10, 0, tzinfo=INDIA
    )
    assert next_opening(night, "transactional") == night


@given(MOMENTS, st.sampled_from(["promotional", "transactional"]), st.booleans())
def test_a_next_opening_is_never_quiet_and_never_past(
    now: datetime, purpose: str, indian: bool
) -> None:
    window = INDIAN_PROMOTION if indian else None

    opening = next_opening(now, purpose, window)

    assert not in_quiet_hours(opening, purpose, window)
    assert now <= opening < now + timedelta(days=1)


def test_a_window_closes_after_it_opens() -> None:
    with pytest.raises(ValueError, match="closes"):
        Window(time(21), time(9), BANGKOK)
