from datetime import date

import pytest

from smsdesk.core.holidays import holiday_name, thai_holidays


@pytest.mark.parametrize(
    ("day", "thai", "english"),
    [
        # The cabinet's announcements of 2026, a lunar day, and a day in lieu.
        (date(2026, 4, 13), "วันสงกรานต์", "Songkran Festival"),
        (date(2026, 3, 3), "วันมาฆบูชา", "Makha Bucha"),
        (date(2026, 6, 1), "ชดเชยวันวิสาขบูชา", "Visakha Bucha (in lieu)"),
        (date(2026, 11, 27), "", ""),
    ],
)
def test_a_holiday_is_known_by_name_in_both_languages(day, thai, english):
    assert (holiday_name(day, "th"), holiday_name(day, "en")) == (thai, english)


@pytest.mark.parametrize("year", range(2024, 2031))
def test_every_year_has_its_lunar_days(year):
    names = set(thai_holidays(year, "en").values())

    assert {"Makha Bucha", "Visakha Bucha", "Asarnha Bucha"} <= names
    assert all(day.year == year for day in thai_holidays(year, "th"))
