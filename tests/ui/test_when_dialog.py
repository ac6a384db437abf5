"""The picker's arithmetic. This process runs in an odd zone: none of it may show."""

import time as pc_time
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import InputError
from smsdesk.core.recurrence import Repeat, rule_for
from smsdesk.core.schedule import BANGKOK
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.quick import quick_choices
from smsdesk.ui.schedule.typed import read_date, read_time
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.schedule.when_picker import Holder, WhenChoice
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


HOLDS = Holder("ThaiBulkSMS", holds=True)
CANNOT = Holder("sendbulk", holds=False)


def make_dialog(window, language, holder=HOLDS, clock=lambda: NOW, **more):
    jobs = JobRunner(parent=window)
    book = HolidayBook(jobs, clock, window)
    return WhenDialog(clock, Speech(language), book, window, holder, **more)


@pytest.fixture
def dialog(qtbot, window, language):
    dialog = make_dialog(window, language, repeats=True)
    dialog.open_picker()
    qtbot.waitUntil(lambda: bool(dialog.picker._book.names("en")))
    return dialog


@pytest.fixture
def picker(dialog):
    return dialog.picker


def write(dialog, day="", clock=""):
    picker = dialog.picker
    for field, text in ((picker.date_field, day), (picker.time_field, clock)):
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
        "hour": bangkok(25, 15, 35),
        "tomorrow": bangkok(26, 9),
        "next_working_day": bangkok(28, 9),
        "month_end": bangkok(30, 9),
    }


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Bangkok", "Asia/Kathmandu"])
@given(now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 (the zone is added)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_every_zone_the_same_instants_are_offered(monkeypatch, zone, now):
    """Month ends and leap days of 2569 to 2571 among them."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        pc_time.tzset()
        found = quick_choices(now)
        local = now.astimezone()
        assert quick_choices(local) == found
    pc_time.tzset()
    for choice in found:
        assert choice.at > now
        assert choice.at.utcoffset() == timedelta(hours=7)
        if choice.key != "hour":
            assert (choice.at.hour, choice.at.minute) == (9, 0)
    keys = {choice.key: choice.at for choice in found}
    if "month_end" in keys:
        day = keys["month_end"]
        rest = [day + timedelta(days=n) for n in range(1, 4)]
        assert all(one.month != day.month or one.weekday() > 4 for one in rest)


def test_a_day_begins_at_midnight_in_bangkok():
    late = datetime(2026, 9, 25, 17, 30, tzinfo=UTC)  # 00:30 on the 26th in Bangkok

    found = {choice.key: choice.at for choice in quick_choices(late)}

    assert found["hour"] == bangkok(26, 1, 30)
    assert found["tomorrow"] == bangkok(27, 9)


def test_a_moment_is_offered_once():
    thursday = {choice.key for choice in quick_choices(bangkok(24, 12))}

    assert "tomorrow" in thursday
    assert "next_working_day" not in thursday


def test_the_end_of_a_month_that_is_over_is_that_of_the_next():
    found = {choice.key: choice.at for choice in quick_choices(bangkok(30, 12))}

    assert found["month_end"] == bangkok(30, 9, month=10), "the 31st is a Saturday"


def test_holidays_are_no_working_days():
    holidays = {date(2026, 10, 13): "วันนวมินทรมหาราช"}
    found = {choice.key: choice.at for choice in quick_choices(bangkok(12, 12, month=10), holidays)}
    assert found["next_working_day"] == bangkok(14, 9, month=10)


# The dialog


def test_it_opens_on_the_next_working_morning(dialog, picker):
    assert picker.moment == bangkok(28, 9)
    assert [chip.text() for chip in picker.quick_chips if chip.isChecked()] == ["Mon 09:00"]
    assert dialog.take_button.text() == "Schedule for 28 Sep 2026 09:00"


def test_a_quick_choice_fills_everything(qtbot, picker):
    qtbot.mouseClick(picker.quick_chips[0], Qt.MouseButton.LeftButton)

    assert picker.moment == bangkok(25, 15, 35)
    assert (picker.date_field.text(), picker.time_field.text()) == ("25/9/2026", "15:35")
    assert picker.month.current == TODAY
    assert picker.distance.text().startswith("Bangkok time · today · on this PC's clock ")


def test_on_a_pc_in_bangkok_one_clock_is_enough(qtbot, monkeypatch, dialog, picker):
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Bangkok")
        pc_time.tzset()
        write(dialog, clock="13:30")
        assert picker.distance.text() == "Bangkok time · in 3 days"
    pc_time.tzset()


def test_a_buddhist_year_is_understood_in_english_too(dialog, picker):
    write(dialog, "2/10/2569", "13:30")

    assert picker.moment == bangkok(2, 13, 30, month=10)
    assert picker.summary.text() == "Fri 2 Oct 2026 13:30"
    assert picker.month.current == date(2026, 10, 2)


def test_thai_shows_buddhist_years(qtbot, picker, language):
    language.set("th")

    qtbot.waitUntil(lambda: picker.date_field.text() == "28/9/2569")
    assert picker.summary.text() == "จ. 28 ก.ย. 2569 09:00"
    assert picker.month.title.text() == "กันยายน 2569"


def test_less_than_ten_minutes_ahead_the_service_is_closed_and_this_pc_sends(dialog, picker):
    write(dialog, "25/9/2026", "14:41")

    assert not picker.service_card.isEnabled()
    assert "10 minutes ahead" in picker.service_card.accessibleDescription()
    assert picker.chosen() == WhenChoice(bangkok(25, 14, 41), "this_pc")
    write(dialog, clock="14:42")
    assert picker.chosen() == WhenChoice(bangkok(25, 14, 42), "service"), "as it was wanted"


def test_the_past_is_refused_with_a_sentence(dialog, picker):
    write(dialog, "25/9/2026", "14:32")

    assert picker.moment is None
    assert not dialog.take_button.isEnabled()
    assert picker.trouble.text() == "That time has passed"


def test_more_than_a_year_ahead_is_refused_with_a_sentence(dialog, picker):
    write(dialog, "26/9/2570", "09:00")

    assert picker.moment is None
    assert picker.trouble.text() == "The time may be 365 days ahead at most"


def test_nonsense_is_named_and_kept(dialog, picker):
    write(dialog, "31/9/2569", "25:00")

    assert "31/9/2569" in picker.trouble.text()
    assert "25:00" in picker.trouble.text()
    assert picker.date_field.text() == "31/9/2569"
    assert picker.month.current is None
    assert not dialog.take_button.isEnabled()


def test_a_day_pressed_in_the_month_keeps_the_time(qtbot, dialog, picker):
    write(dialog, clock="13:30")
    day = next(b for b in picker.month.days if b.day == date(2026, 9, 30))

    qtbot.mouseClick(day, Qt.MouseButton.LeftButton)

    assert picker.moment == bangkok(30, 13, 30)


def test_arrows_walk_through_the_month_and_into_the_next(dialog, picker):
    start = next(b for b in picker.month.days if b.day == date(2026, 9, 28))
    start.setFocus()

    press_key(start, Qt.Key.Key_Down)

    assert picker.moment == bangkok(5, 9, month=10)
    assert picker.month.title.text() == "October 2026"
    press_key(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert picker.moment == bangkok(5, 9, month=11)


def test_days_that_are_over_or_too_far_are_closed(picker):
    closed = [b.day.day for b in picker.month.days if not b.isEnabled() and b.day.month == 9]

    assert closed == list(range(1, 25))
    assert not picker.month.before_button.isEnabled()


def test_only_one_day_is_in_the_way_of_the_tab_key(picker):
    stops = [b for b in picker.month.days if b.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert [b.day for b in stops] == [date(2026, 9, 28)]


def test_holidays_are_red_and_named_in_the_language_of_the_window(qtbot, dialog, picker, language):
    write(dialog, "12/10/2026", "09:00")
    assert picker.month.holiday_words.text().startswith("13 HM King Bhumibol")

    language.set("th")

    qtbot.waitUntil(lambda: picker.month.holiday_words.text().startswith("13 วันนวมินทรมหาราช"))


def test_the_service_sends_where_it_can_and_whoever_sends_is_said(qtbot, picker):
    assert picker.by == "service"
    assert "cannot be recalled" in picker.service_card.accessibleDescription()
    assert not picker.latest_row.isVisible()

    qtbot.mouseClick(picker.this_pc_card, Qt.MouseButton.LeftButton)

    assert picker.by == "this_pc"
    assert "15 minutes late" in picker.this_pc_card.accessibleDescription()
    assert picker.latest_row.isVisible()


def test_what_cannot_be_held_is_sent_by_this_pc_and_the_reason_said(window, language):
    picker = make_dialog(window, language, CANNOT).picker
    assert (picker.by, picker.service_card.isEnabled()) == ("this_pc", False)
    assert "does not take a planned time" in picker.service_card.accessibleDescription()


def test_a_latest_time_goes_with_it(qtbot, picker):
    qtbot.mouseClick(picker.this_pc_card, Qt.MouseButton.LeftButton)
    picker.latest_box.choose(120)
    picker.latest_box.chosen.emit(120)

    assert picker.chosen() == WhenChoice(bangkok(28, 9), "this_pc", bangkok(28, 11))


def test_what_comes_again_is_sent_by_this_pc(picker):
    choose(picker.repeat_part.every_box, "week")

    chosen = picker.chosen()
    assert not picker.service_card.isEnabled()
    assert (chosen.by, chosen.repeat) == ("this_pc", Repeat(rule_for("week", bangkok(28, 9))))
    assert [picker.repeat_part.every_box.itemText(n) for n in range(6)] == [
        "Only this once", "Every day", "Monday to Friday", "Every Monday",
        "Every month on day 28", "Last working day of every month",
    ]  # fmt: skip


def test_by_itself_it_needs_both_limits(qtbot, dialog, picker):
    part = picker.repeat_part
    choose(part.every_box, "day")
    choose(part.holiday_box, "skip")
    part.alone_tick.click()
    assert not dialog.take_button.isEnabled()
    type_text(part.people_field, "400")
    assert not dialog.take_button.isEnabled()
    type_text(part.credits_field, "๘๐๐")

    assert dialog.take_button.isEnabled()
    rule = rule_for("day", bangkok(28, 9), "skip")
    assert picker.chosen().repeat == Repeat(rule, 400, 800)


def choose(box, key):
    """Choose as a clerk does: the box tells it."""
    box.choose(key)
    box.chosen.emit(key)


def test_a_choice_comes_back_as_it_was(window, language):
    repeat = Repeat(rule_for("month_end", bangkok(30, 9), "send"), 5, 6)
    before = WhenChoice(bangkok(30, 9), "this_pc", bangkok(30, 9, 45), repeat)
    dialog = make_dialog(window, language, moment=before, repeats=True)
    assert dialog.picker.chosen() == before


def test_what_is_taken_is_told(qtbot, window, language):
    dialog = make_dialog(window, language)
    dialog.open_picker()

    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.take_button.click()

    assert told.args == [WhenChoice(bangkok(28, 9), "service")]


def test_esc_is_no_answer(window, language):
    dialog = make_dialog(window, language)
    told = []
    dialog.chosen.connect(told.append)
    dialog.open_picker()

    press_key(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert told == []


def test_a_time_that_passed_while_the_dialog_stood_open_is_refused(qtbot, window, language):
    clock = [NOW]
    soon = WhenChoice(bangkok(25, 14, 45), "service")
    dialog = make_dialog(window, language, clock=lambda: clock[0], moment=soon)
    dialog.open_picker()
    assert dialog.take_button.isEnabled()
    clock[0] = NOW + timedelta(minutes=13)

    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.picker.trouble.isVisible()
