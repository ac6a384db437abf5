"""What services hold for later, handed over for real to the simulator."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, DraftSource, Person, Plan
from smsdesk.core.recurrence import Repeat, rule_for
from smsdesk.core.schedule import in_bangkok
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.services.scheduling import Planned
from smsdesk.ui.compose.sending_pause import CancelDialog
from smsdesk.ui.language import Language
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.page import SchedulePage
from smsdesk.ui.speech import Speech
from tests.control import ask
from tests.ui.hands import press_key, type_text

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)  # Friday 14:32 in Bangkok


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(data_dir, clock, simulator):
    with Desk(data_dir, command=own_command(), hold=True, clock=clock) as one:
        one.accounts.add(
            "office", "thaibulksms", practice=True, base_url=simulator.url("thaibulksms"),
            credentials=simulator.credentials("thaibulksms"),
        )  # fmt: skip
        yield one
        ask(f"{simulator.url('thaibulksms')}/_simulator/reset", {})


@pytest.fixture
def language(qapp):
    language = Language(qapp)
    language.set("en")
    yield language
    language.set("en")


@pytest.fixture
def page(qtbot, desk, jobs, language, clock):
    book = HolidayBook(jobs, clock)
    page = SchedulePage(
        desk.scheduling, desk.recurring, desk.composing, desk.accounts,
        jobs, Speech(language), clock, book=book,
    )  # fmt: skip
    book.setParent(page)
    qtbot.addWidget(page)
    page.resize(1076, 700)
    page.show()
    yield page
    qtbot.waitUntil(lambda: not jobs.busy)


def hand_over(desk, title, at, count=3):
    people = [Person(f"08{len(title) % 10}{number:07}") for number in range(100, 100 + count)]
    draft = Draft("office", title, people, sender="RIVERVIEW", at=at, title=title)
    campaign = desk.composing.confirm(desk.composing.prepare(draft))
    return desk.sending.run(campaign.id, JobContext())


def plan(desk, title, at, count=3, **more):
    """Freeze a campaign that this PC is to send."""
    people = [Person(f"08{len(title) % 10}{number:07}") for number in range(100, 100 + count)]
    draft = Draft(
        "office", title, people, sender="RIVERVIEW", at=at, title=title, by="this_pc", **more
    )
    return desk.composing.confirm(desk.composing.prepare(draft))


def load(qtbot, page, jobs):
    page.refresh()
    qtbot.waitUntil(lambda: not jobs.busy)


def test_nothing_scheduled_is_explained(qtbot, page, jobs):
    load(qtbot, page, jobs)

    assert page.empty.isVisible()
    assert "or this PC does" in page.empty.sentence.text()
    with qtbot.waitSignal(page.compose_wanted):
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)


def test_campaigns_stand_under_their_day_with_its_distance(qtbot, page, desk, jobs):
    hand_over(desk, "later", NOW + timedelta(days=7))
    hand_over(desk, "soon", NOW + timedelta(days=1))
    hand_over(desk, "soon too", NOW + timedelta(days=1, hours=1))

    load(qtbot, page, jobs)

    assert [(g.heading.text(), g.distance.text()) for g in page.future] == [
        ("Sat 26 Sep 2026", "tomorrow"),
        ("Fri 2 Oct 2026", "in 7 days"),
    ]
    assert [row.title.text() for row in page.rows] == ["soon", "soon too", "later"]
    assert page.rows[0].badge.text() == "Sent by the service, PC may be off"
    assert page.rows[0].line.text() == "3 people · 3 credits · office · Practice"


def test_a_message_sent_at_once_is_not_here(qtbot, page, desk, jobs):
    hand_over(desk, "now", None)

    load(qtbot, page, jobs)

    assert page.rows == page.done == []


def test_days_are_those_of_bangkok(qtbot, page, desk, jobs):
    hand_over(desk, "midnight", datetime(2026, 9, 26, 17, 30, tzinfo=UTC))

    load(qtbot, page, jobs)

    assert page.future[0].day == date(2026, 9, 27)
    assert page.rows[0].time.text() == "00:30"


def test_what_went_out_moves_to_done_as_the_minutes_pass(qtbot, page, desk, jobs, clock):
    hand_over(desk, "soon", NOW + timedelta(minutes=30))
    load(qtbot, page, jobs)
    assert page.done == []
    clock.now = NOW + timedelta(minutes=31)

    page._pass_on()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert page.rows == []
    assert [row.title.text() for row in page.done] == ["soon"]
    assert page.done[0].badge.text() == "Accepted by the service"


def test_a_press_asks_for_the_campaign(qtbot, page, desk, jobs):
    campaign = hand_over(desk, "soon", NOW + timedelta(days=1))
    load(qtbot, page, jobs)

    with qtbot.waitSignal(page.show_wanted) as told:
        qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.show_wanted):
        press_key(page.rows[0], Qt.Key.Key_Space)

    assert told.args == [campaign.id]


def test_it_says_that_the_service_alone_can_cancel(qtbot, page, desk, jobs):
    hand_over(desk, "soon", NOW + timedelta(days=1))

    load(qtbot, page, jobs)

    assert page.side.isVisible()
    assert "cancelled from here" in page.held_words.text()
    assert page.rows[0].acts_button.keys == ["show"]
    page.resize(800, 400)
    qtbot.waitUntil(page.held.isVisible)
    assert not page.side.isVisible()


def test_the_page_of_a_real_service_is_one_press_away(qtbot, page, desk, jobs, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    hand_over(desk, "soon", NOW + timedelta(days=1))
    with desk._db.transaction() as con:
        con.execute("UPDATE campaign SET practice = 0")
    load(qtbot, page, jobs)

    press(page.rows[0], "page")

    assert opened == ["https://dashboard.thaibulksms.com/"]


def press(row, key):
    """Choose an act of a row's menu, as a clerk does."""
    row.acts_button.fill()
    actions = {action.data(): action for action in row.acts_button.menu_of_acts.actions()}
    actions[key].trigger()


def test_many_campaigns_are_built_without_stalling_the_window(qtbot, page, desk, jobs):
    one = hand_over(desk, "soon", NOW + timedelta(days=1))
    many = tuple(
        replace(one, id=number, plan=Plan(NOW + timedelta(hours=number), "service"))
        for number in range(1, 201)
    )

    page._take(Planned(coming=many))

    assert len(page.rows) < 60
    qtbot.waitUntil(lambda: len(page.rows) == 120)
    assert [row.campaign.id for row in page.rows] == list(range(1, 121))
    assert page.more_button.text() == "Show 80 more"
    page.more_button.click()
    qtbot.waitUntil(lambda: len(page.rows) == 200)


# What this PC sends


def test_pressed_its_time_is_changed_beside_it(qtbot, page, desk, jobs):
    campaign = plan(desk, "mine", NOW + timedelta(days=1))
    load(qtbot, page, jobs)
    assert page.rows[0].badge.text() == "Sent by this PC, keep it on"

    qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    assert page.panel.isVisible()
    assert page.panel.picker.moment == campaign.at
    assert page.panel.picker.by == "this_pc"
    field = page.panel.picker.time_field
    field.clear()
    type_text(field, "16:00")
    with qtbot.waitSignal(page.changed):
        page.panel.save_button.click()
    qtbot.waitUntil(lambda: not jobs.busy)

    moved = desk.sending.get(campaign.id)
    assert (moved.state, in_bangkok(moved.at).hour) == ("scheduled", 16)
    assert [row.time.text() for row in page.rows] == ["16:00"]
    assert not page.panel.isVisible()


def test_given_to_the_service_it_is_handed_over(qtbot, page, desk, jobs):
    campaign = plan(desk, "mine", NOW + timedelta(days=1))
    load(qtbot, page, jobs)
    qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.panel.picker.service_card, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(page.start_wanted) as told:
        page.panel.save_button.click()

    assert told.args == [campaign.id]
    assert desk.sending.get(campaign.id).delivered_by == "service"


def test_a_time_that_is_refused_is_said_and_the_old_one_stands(qtbot, page, desk, jobs, clock):
    campaign = plan(desk, "mine", NOW + timedelta(minutes=5))
    load(qtbot, page, jobs)
    qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    desk.sending.cancel(campaign.id)

    page.panel.save_button.click()

    qtbot.waitUntil(page.trouble.isVisible)
    assert "cannot be moved" in page.trouble.sentence.text()


def test_sent_now_it_goes_without_its_time(qtbot, page, desk, jobs):
    campaign = plan(desk, "mine", NOW + timedelta(days=1))
    load(qtbot, page, jobs)

    with qtbot.waitSignal(page.start_wanted) as told:
        press(page.rows[0], "now")

    assert told.args == [campaign.id]
    assert desk.sending.run(campaign.id, JobContext()).state == "finished"


def test_cancelling_is_asked(qtbot, page, desk, jobs):
    campaign = plan(desk, "mine", NOW + timedelta(days=1))
    load(qtbot, page, jobs)
    press(page.rows[0], "cancel")
    dialog = page.window().findChild(CancelDialog)

    with qtbot.waitSignal(page.cancel_wanted) as told:
        dialog.yes_button.click()

    assert told.args == [campaign.id]


def test_a_missed_one_stands_first_and_a_press_asks_what_to_do(qtbot, page, desk, jobs, clock):
    plan(desk, "later", NOW + timedelta(days=2))
    campaign = plan(desk, "mine", NOW + timedelta(hours=1))
    clock.now = NOW + timedelta(hours=3)
    desk.scheduling.look()
    load(qtbot, page, jobs)

    assert [row.title.text() for row in page.rows] == ["mine", "later"]
    assert page.rows[0].badge.text() == "Not sent, waits for you"
    with qtbot.waitSignal(page.decision_wanted) as told:
        qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    assert told.args[0].id == campaign.id


def test_fridays_shortfall_is_said_above_all(qtbot, page, desk, jobs):
    account = desk.accounts.by_name("office")
    kind = desk.accounts.usual_kind(account)
    base = desk.accounts.provider(account).base_url
    ask(f"{base}/_simulator/thaibulksms/credits", {kind: 4})
    desk.accounts.ask_balance(account)
    friday = datetime(2026, 10, 2, 2, 0, tzinfo=UTC)
    plan(desk, "one", friday)
    plan(desk, "another", friday + timedelta(hours=4))
    load(qtbot, page, jobs)

    assert page.short.isVisible()
    assert page.short.sentence.text() == (
        "What is planned on Fri 2 Oct 2026 needs 6 credits; office has 4"
    )
    assert "2 are missing. Top up before 09:00" in page.short.second.text()


def test_the_calendar_shows_each_day_and_leads_to_it(qtbot, page, desk, jobs):
    plan(desk, "mine", NOW + timedelta(days=1))
    hand_over(desk, "theirs", NOW + timedelta(days=1, hours=1))
    load(qtbot, page, jobs)
    page.ways.buttons[1].click()

    day = next(b for b in page.calendar.days if b.day == date(2026, 9, 26))
    assert day.isVisible()
    assert [one.title for one in day.entries] == ["mine", "theirs"]
    assert "14:32 mine" in day.accessibleName()
    assert page.calendar.credits.text() == "6 credits planned this month"
    press_key(day, Qt.Key.Key_Right)
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton)
    assert page.ways.current == "list"
    qtbot.waitUntil(page.rows[0].isVisible)  # rows are shown a few at a turn


# What comes again


@pytest.fixture
def again(desk, clock):
    """A weekly campaign whose first run went out; the next one waits to be confirmed."""
    at = NOW + timedelta(hours=1)
    source = DraftSource("typed", numbers=("0812345678", "0812345679"))
    plan(desk, "weekly", at, sources=(source,), repeat=Repeat(rule_for("week", at)))
    clock.now = at
    (due,) = desk.scheduling.look().campaigns
    desk.sending.run(due.id, JobContext())
    (one,) = desk.recurring.coming()
    return one


def test_the_next_run_is_listed_and_may_be_confirmed_the_day_before(
    qtbot, page, jobs, clock, again
):
    load(qtbot, page, jobs)
    (row,) = page.rows
    assert row.line.text() == "Every Friday · office"
    assert row.badge.text() == "To be confirmed the day before"
    assert row.acts_button.keys == ["skip", "end"]

    clock.now = again.run.at - timedelta(hours=20)
    page._planned = Planned()
    load(qtbot, page, jobs)
    (row,) = page.rows
    assert row.badge.text() == "Confirm it before its time"
    press(row, "confirm")
    qtbot.waitUntil(lambda: page.acting.reviewing.receipt is not None)
    receipt = page.acting.reviewing.receipt
    qtbot.waitUntil(lambda: receipt.look is not None)
    assert receipt.look.prepared.receipt.messages == 2
    with qtbot.waitSignal(page.confirmed) as told:
        receipt.send_button.click()
    assert (told.args[0].state, told.args[0].at) == ("scheduled", again.run.at)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [row.title.text() for row in page.rows] == ["weekly", "weekly"]


def test_a_run_is_skipped_and_a_recurrence_ended(qtbot, page, desk, jobs, again):
    load(qtbot, page, jobs)
    with qtbot.waitSignal(page.changed):
        press(page.rows[0], "skip")
    qtbot.waitUntil(lambda: not jobs.busy)
    (after,) = desk.recurring.coming()
    assert after.run.at == again.run.at + timedelta(days=7)

    with qtbot.waitSignal(page.changed):
        press(page.rows[0], "end")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert page.rows == []


def test_planned_days_have_a_dot_and_say_so(qtbot, page, desk, jobs):
    hand_over(desk, "soon", NOW + timedelta(days=1))
    load(qtbot, page, jobs)

    day = next(b for b in page.month.days if b.day == date(2026, 9, 26))

    assert "1 planned" in day.accessibleName()


def test_the_language_can_change_under_the_page(qtbot, page, desk, jobs, language):
    hand_over(desk, "soon", NOW + timedelta(days=1))
    load(qtbot, page, jobs)

    language.set("th")

    qtbot.waitUntil(lambda: page.future[0].heading.text() == "ส. 26 ก.ย. 2569")
    assert page.month.title.text() == "กันยายน 2569"
