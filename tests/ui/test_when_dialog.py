"""The picker's arithmetic. This process runs in an odd zone: none of it may show."""

import time as pc_time
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import InputError
from smsdesk.core.schedule import BANGKOK
from smsdesk.ui.language import Language
from smsdesk.ui.schedule.quick import next_working_day, quick_choices
from smsdesk.ui.schedule.typed import read_date, read_time
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.speech import Speech
from tests.ui.hands import press_key, type_text

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)  # Friday 14:32 in Bangkok
TODAY = date(2026, 9, 25)


def bangkok(day, hour, minute=0, month=9, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=BANGKOK)


@pytest.fixture
def language(qapp):
    language = Language(qapp)
    language.set("en")
    yield language
    language.set("en")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 760)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def dialog(window, language):
    dialog = WhenDialog(lambda: NOW, Speech(language), window)
    dialog.open_picker()
    return dialog


def write(dialog, day="", clock=""):
    for field, text in ((dialog.date_field, day), (dialog.time_field, clock)):
        if text:
            field.clear()
            type_text(field, text)


# What is typed


@pytest.mark.parametrize(
    "written",
    ["2/10/2569", "2/10/2026", "02-10-2569", "2.10.69", "2/10/26", "2/10", "2026-10-02",
     "2569-10-02", "๒/๑๐/๒๕๖๙", "2 ต.ค. 2569", "2 ตุลาคม 2569", "ศ. 2 ต.ค. 2569", "2 Oct 2026",
     "Fri 2 October 2026", " 2 / 10 / 2569 "],
)  # fmt: skip
def test_a_day_is_understood_however_a_clerk_writes_it(written):
    assert read_date(written, TODAY) == date(2026, 10, 2)


def test_a_day_without_a_year_is_the_next_one():
    assert read_date("3/1", TODAY) == date(2027, 1, 3)
    assert read_date("25/9", TODAY) == TODAY


@pytest.mark.parametrize(
    "written", ["", "พรุ่งนี้", "31/9/2569", "2/13/2569", "29/2/2569", "2/10/3112"]
)
def test_what_is_no_day_is_refused(written):
    with pytest.raises(InputError):
        read_date(written, TODAY)


@given(st.dates(date(2026, 9, 25), date(2027, 9, 25)))
def test_both_years_name_the_same_day(day):
    buddhist = f"{day.day}/{day.month}/{day.year + 543}"

    assert read_date(buddhist, TODAY) == read_date(f"{day:%d/%m/%Y}", TODAY) == day


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("9", time(9)), ("9:05", time(9, 5)), ("09.30", time(9, 30)), ("1730", time(17, 30)),
     ("930", time(9, 30)), ("๑๗:๐๐", time(17)), ("09:00 น.", time(9)), ("0:00", time(0))],
)  # fmt: skip
def test_a_time_is_understood_in_24_hours(written, wanted):
    assert read_time(written) == wanted


@pytest.mark.parametrize("written", ["", "24:00", "9:60", "9 pm", "25", "12345", "-1"])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(InputError):
        read_time(written)


# Quick choices


def test_quick_choices_are_bangkok_hours_whatever_zone_the_pc_is_in():
    assert pc_time.timezone not in (0, -7 * 3600), "this test needs the odd zone of conftest"

    found = {choice.key: choice.at for choice in quick_choices(NOW)}

    assert found == {
        "today": bangkok(25, 17),
        "tomorrow": bangkok(26, 9),
        "next_working_day": bangkok(28, 9),
        "month_end": bangkok(30, 9),
    }


def test_a_day_begins_at_midnight_in_bangkok():
    late = datetime(2026, 9, 25, 17, 30, tzinfo=UTC)  # 00:30 on the 26th in Bangkok

    found = {choice.key: choice.at for choice in quick_choices(late)}

    assert found["today"] == bangkok(26, 17)
    assert found["tomorrow"] == bangkok(27, 9)


def test_what_is_too_near_is_not_offered():
    found = [choice.key for choice in quick_choices(bangkok(25, 16, 51))]

    assert "today" not in found


def test_a_moment_is_offered_once():
    thursday = {choice.key for choice in quick_choices(bangkok(24, 12))}

    assert "tomorrow" in thursday
    assert "next_working_day" not in thursday


def test_the_end_of_a_month_that_is_over_is_that_of_the_next():
    found = {choice.key: choice.at for choice in quick_choices(bangkok(30, 12))}

    assert found["month_end"] == bangkok(31, 9, month=10)


def test_holidays_are_no_working_days():
    assert next_working_day(date(2026, 10, 12), {date(2026, 10, 13)}) == date(2026, 10, 14)


# The dialog


def test_it_opens_on_the_next_working_morning(dialog):
    assert dialog.moment == bangkok(28, 9)
    assert [chip.text() for chip in dialog.quick_chips if chip.isChecked()] == [
        "Next working day, Mon 09:00"
    ]
    assert dialog.take_button.text() == "Schedule for 28 Sep 2026 09:00"


def test_a_quick_choice_fills_everything(qtbot, dialog):
    qtbot.mouseClick(dialog.quick_chips[0], Qt.MouseButton.LeftButton)

    assert dialog.moment == bangkok(25, 17)
    assert (dialog.date_field.text(), dialog.time_field.text()) == ("25/9/2026", "17:00")
    assert dialog.month.current == TODAY
    assert dialog.distance.text() == "Bangkok time · today"


def test_a_buddhist_year_is_understood_in_english_too(dialog):
    write(dialog, "2/10/2569", "13:30")

    assert dialog.moment == bangkok(2, 13, 30, month=10)
    assert dialog.summary.text() == "Fri 2 Oct 2026 13:30"
    assert dialog.month.current == date(2026, 10, 2)


def test_thai_shows_buddhist_years(qtbot, dialog, language):
    language.set("th")

    qtbot.waitUntil(lambda: dialog.date_field.text() == "28/9/2569")
    assert dialog.summary.text() == "จ. 28 ก.ย. 2569 09:00"
    assert dialog.month.title.text() == "กันยายน 2569"


def test_less_than_ten_minutes_ahead_is_refused_with_a_sentence(dialog):
    write(dialog, "25/9/2026", "14:41")

    assert dialog.moment is None
    assert not dialog.take_button.isEnabled()
    assert dialog.trouble.text() == "The time must be at least 10 minutes ahead"
    write(dialog, clock="14:42")
    assert dialog.moment == bangkok(25, 14, 42)
    assert not dialog.trouble.isVisible()


def test_more_than_a_year_ahead_is_refused_with_a_sentence(dialog):
    write(dialog, "26/9/2570", "09:00")

    assert dialog.moment is None
    assert dialog.trouble.text() == "The time may be 365 days ahead at most"


def test_nonsense_is_named_and_kept(dialog):
    write(dialog, "31/9/2569", "25:00")

    assert "31/9/2569" in dialog.trouble.text()
    assert "25:00" in dialog.trouble.text()
    assert dialog.date_field.text() == "31/9/2569"
    assert dialog.month.current is None
    assert not dialog.take_button.isEnabled()


def test_a_day_pressed_in_the_month_keeps_the_time(qtbot, dialog):
    write(dialog, clock="13:30")
    day = next(b for b in dialog.month.days if b.day == date(2026, 9, 30))

    qtbot.mouseClick(day, Qt.MouseButton.LeftButton)

    assert dialog.moment == bangkok(30, 13, 30)


def test_arrows_walk_through_the_month_and_into_the_next(dialog):
    start = next(b for b in dialog.month.days if b.day == date(2026, 9, 28))
    start.setFocus()

    press_key(start, Qt.Key.Key_Down)

    assert dialog.moment == bangkok(5, 9, month=10)
    assert dialog.month.title.text() == "October 2026"
    press_key(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert dialog.moment == bangkok(5, 9, month=11)


def test_days_that_are_over_or_too_far_are_closed(dialog):
    closed = [b.day.day for b in dialog.month.days if not b.isEnabled() and b.day.month == 9]

    assert closed == list(range(1, 25))
    assert not dialog.month.before_button.isEnabled()


def test_only_one_day_is_in_the_way_of_the_tab_key(dialog):
    stops = [b for b in dialog.month.days if b.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert [b.day for b in stops] == [date(2026, 9, 28)]


def test_holidays_are_red_and_named(window, language):
    holidays = {date(2026, 10, 13): "วันนวมินทรมหาราช"}
    dialog = WhenDialog(
        lambda: NOW, Speech(language), window, holidays=holidays, at=bangkok(12, 9, month=10)
    )

    assert dialog.month.holiday_words.text() == "13 วันนวมินทรมหาราช"


def test_it_says_who_sends_and_that_there_is_no_way_back(dialog):
    assert dialog.who.text() == "Sent by the service, PC may be off"
    assert "cannot be cancelled" in dialog.no_way_back.text()


def test_what_is_taken_is_told(qtbot, window, language):
    dialog = WhenDialog(lambda: NOW, Speech(language), window)
    dialog.open_picker()

    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.take_button.click()

    assert told.args == [bangkok(28, 9)]


def test_esc_is_no_answer(qtbot, window, language):
    dialog = WhenDialog(lambda: NOW, Speech(language), window)
    told = []
    dialog.chosen.connect(told.append)
    dialog.open_picker()

    press_key(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert told == []


def test_a_time_that_passed_while_the_dialog_stood_open_is_refused(qtbot, window, language):
    clock = [NOW]
    dialog = WhenDialog(lambda: clock[0], Speech(language), window, at=bangkok(25, 14, 45))
    dialog.open_picker()
    assert dialog.take_button.isEnabled()
    clock[0] = NOW + timedelta(minutes=9)

    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.trouble.isVisible()
