"""What services hold for later, handed over for real to the simulator."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.language import Language
from smsdesk.ui.schedule.page import SchedulePage
from smsdesk.ui.speech import Speech
from tests.ui.hands import press_key

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
def desk(data_dir, clock):
    with Desk(data_dir, command=own_command(), hold=True, clock=clock) as one:
        one.accounts.add("office", "thaibulksms", practice=True)
        yield one


@pytest.fixture
def language(qapp):
    language = Language(qapp)
    language.set("en")
    yield language
    language.set("en")


@pytest.fixture
def page(qtbot, desk, jobs, language, clock):
    page = SchedulePage(desk.sending, desk.accounts, jobs, Speech(language), clock)
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


def load(qtbot, page, jobs):
    page.refresh()
    qtbot.waitUntil(lambda: not jobs.busy)


def test_nothing_scheduled_is_explained(qtbot, page, jobs):
    load(qtbot, page, jobs)

    assert page.empty.isVisible()
    assert "even while this PC is off" in page.empty.sentence.text()
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
    assert page.rows[0].line.text() == "3 people · 3 credits · office"


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
    assert "cannot be cancelled from here" in page.held_words.text()
    page.resize(800, 400)
    qtbot.waitUntil(page.held.isVisible)
    assert not page.side.isVisible()


def test_a_practice_account_has_no_page_to_open(qtbot, page, desk, jobs):
    hand_over(desk, "soon", NOW + timedelta(days=1))

    load(qtbot, page, jobs)

    assert page.page_buttons == {}
    assert not page.rows[0].page_button.isVisible()
    assert page.rows[0].practice.isVisible()


def test_the_page_of_a_real_service_is_one_press_away(qtbot, page, desk, jobs, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    hand_over(desk, "soon", NOW + timedelta(days=1))
    with desk._db.transaction() as con:
        con.execute("UPDATE campaign SET practice = 0")
    load(qtbot, page, jobs)

    qtbot.mouseClick(page.page_buttons["ThaiBulkSMS"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.rows[0].page_button, Qt.MouseButton.LeftButton)

    assert opened == ["https://dashboard.thaibulksms.com/"] * 2


def test_many_campaigns_are_built_without_stalling_the_window(qtbot, page, desk, jobs):
    one = hand_over(desk, "soon", NOW + timedelta(days=1))
    many = [
        replace(one, id=number, order=replace(one.order, at=NOW + timedelta(hours=number)))
        for number in range(1, 61)
    ]

    page._take(many)

    assert len(page.rows) < 60
    qtbot.waitUntil(lambda: len(page.rows) == 60)
    assert [row.campaign.id for row in page.rows] == list(range(1, 61))


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
