"""The real window and what is planned: begun on time, asked about when it was missed, kept open."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from smsdesk.core.models import CampaignState, Draft, DraftSource, Person, SendingNews
from smsdesk.core.recurrence import Repeat, rule_for
from smsdesk.core.schedule import in_bangkok
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.frame import Tab
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.schedule.missed_dialog import MissedDialog
from smsdesk.ui.schedule.pc_dialog import PcDialog
from smsdesk.ui.sender import Sender
from smsdesk.ui.tray import Tray

COMES_FORWARD = pytest.mark.qt_log_ignore(  # no window manager to ask, nor a place for icons
    r"raise\(\)", "systemTrayWindowChanged", extend=True
)
NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)  # Friday 14:32 in Bangkok
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


class Wall:
    """A clock on the wall that stands until it is set."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def window(qapp_dressed, data_dir, wall, qtbot, simulator):
    qapp = QApplication.instance()
    desk = Desk(data_dir, command=own_command(), hold=True, clock=wall)
    desk.accounts.add(
        "office", "thaibulksms", practice=True, base_url=simulator.url("thaibulksms"),
        credentials=simulator.credentials("thaibulksms"),
    )  # fmt: skip
    made = MainWindow(JobRunner(), Language(qapp), qapp_dressed)
    made.language.set("en")
    made.furnish(desk)
    made.show()
    qtbot.waitUntil(lambda: made.furnished)
    settle(qtbot, made)
    yield made
    made._leaving = True
    made.close()
    made.close_desk()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.setQuitOnLastWindowClosed(True)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window._jobs.busy)


def plan(window, at, text="hello", **more):
    source = DraftSource("typed", numbers=("0812345678", "0812345679"))
    people = [Person(number) for number in source.numbers]
    draft = Draft(
        "office", text, people, sender="RIVERVIEW", at=at, by="this_pc", sources=(source,), **more
    )
    composing = window.desk.composing
    return composing.confirm(composing.prepare(draft))


def look(qtbot, window):
    """What the timer does three times a minute."""
    settle(qtbot, window)
    window._planning.watch.look()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window._control.running.busy, timeout=20_000)
    settle(qtbot, window)


def shown(window, kind):
    return [one for one in window.findChildren(kind) if one.isVisible()]


def state(window, campaign):
    return window.desk.sending.get(campaign.id).state


def status(window):
    return [button.item.text for button in window.status.buttons]


def test_what_is_due_goes_out_while_another_page_is_in_sight(window, qtbot, wall):
    campaign = plan(window, NOW + HOUR)
    window.show_tab(Tab.CONTACTS)
    look(qtbot, window)
    assert status(window) == ["This PC must be on, Fri 25 Sep 2026 15:32"]
    assert state(window, campaign) is CampaignState.SCHEDULED

    wall.now = NOW + HOUR
    look(qtbot, window)

    assert state(window, campaign) is CampaignState.FINISHED
    assert window.current_tab is Tab.CONTACTS
    assert status(window) == ["Finished"]


def test_the_end_is_said_though_the_sender_rests_a_moment_later(window, qtbot, wall, monkeypatch):
    campaign = plan(window, NOW + HOUR)
    wall.now = NOW + HOUR
    look(qtbot, window)
    monkeypatch.setattr(Sender, "busy", True)
    control = window._control
    control._tell(SendingNews(campaign.id, campaign.tally, campaign.state))
    assert status(window) == ["Sending 0 of 2"]

    control._end(window.desk.sending.get(campaign.id))
    control.retranslate()  # as a count does that comes before the rest

    assert status(window) == ["Finished"]


@COMES_FORWARD
def test_what_was_slept_over_is_asked_about_and_goes_out_when_it_was_said(window, qtbot, wall):
    campaign = plan(window, NOW + HOUR)
    wall.now = NOW + 3 * HOUR
    look(qtbot, window)

    (dialog,) = shown(window, MissedDialog)
    assert "2 hours late" in dialog.story.sentence.text()
    assert "Nothing was sent" in dialog.story.second.text()
    assert not dialog.take_button.isEnabled(), "nothing is chosen beforehand"
    assert "1 not sent at its time" in status(window)
    assert state(window, campaign) is CampaignState.MISSED
    qtbot.mouseClick(dialog.later_card, Qt.MouseButton.LeftButton)
    dialog.take_button.click()
    settle(qtbot, window)

    moved = window.desk.sending.get(campaign.id)
    assert moved.state is CampaignState.SCHEDULED
    assert f"{in_bangkok(moved.at):%a %d %H:%M}" == "Mon 28 09:00"
    wall.now = moved.at
    look(qtbot, window)
    assert state(window, campaign) is CampaignState.FINISHED


@COMES_FORWARD
def test_now_means_now(window, qtbot, wall):
    campaign = plan(window, NOW + HOUR)
    wall.now = NOW + 3 * HOUR
    look(qtbot, window)
    (dialog,) = shown(window, MissedDialog)
    qtbot.mouseClick(dialog.now_card, Qt.MouseButton.LeftButton)
    dialog.take_button.click()
    qtbot.waitUntil(lambda: state(window, campaign) is CampaignState.FINISHED, timeout=20_000)
    settle(qtbot, window)
    assert window.desk.sending.get(campaign.id).tally.accepted == 2


@COMES_FORWARD
def test_cancelled_nobody_gets_it(window, qtbot, wall):
    campaign = plan(window, NOW + HOUR)
    wall.now = NOW + 3 * HOUR
    look(qtbot, window)
    (dialog,) = shown(window, MissedDialog)
    qtbot.mouseClick(dialog.cancel_card, Qt.MouseButton.LeftButton)
    dialog.take_button.click()
    settle(qtbot, window)
    assert state(window, campaign) is CampaignState.CANCELLED


@COMES_FORWARD
def test_two_are_asked_one_after_the_other_and_put_off_they_wait_in_the_list(window, qtbot, wall):
    plan(window, NOW + HOUR, "one")
    plan(window, NOW + 2 * HOUR, "two")
    wall.now = NOW + 5 * HOUR
    look(qtbot, window)

    for text in ("one", "two"):
        qtbot.waitUntil(lambda: len(shown(window, MissedDialog)) == 1)
        (dialog,) = shown(window, MissedDialog)
        assert text in dialog.title.text()
        dialog.wait_button.click()
        qtbot.wait(30)
    look(qtbot, window)
    assert shown(window, MissedDialog) == [], "asked once a start"
    assert "2 not sent at their time" in status(window)
    window.status.buttons[0].click()
    assert window.current_tab is Tab.SCHEDULE
    settle(qtbot, window)
    first = window.pages.schedule.rows[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(window, MissedDialog)) == 1)


def test_a_run_that_was_allowed_goes_out_by_itself(window, qtbot, wall):
    at = NOW + HOUR
    plan(window, at, repeat=Repeat(rule_for("day", at), 5, 5))
    for day in range(3):
        wall.now = at + timedelta(days=day, seconds=20)
        look(qtbot, window)

    accepted = [one.tally.accepted for one in window.desk.sending.all()]
    assert accepted == [2, 2, 2]


def test_a_run_that_asks_is_told_the_day_before(window, qtbot, wall):
    at = NOW + HOUR
    plan(window, at, repeat=Repeat(rule_for("week", at)))
    wall.now = at
    look(qtbot, window)
    assert "1 to be confirmed" not in status(window)

    wall.now = at + timedelta(days=6, hours=1)
    look(qtbot, window)

    assert "1 to be confirmed" in status(window)


def test_how_many_runs_were_missed_is_said_beside_the_one_that_asks(window, qtbot, wall):
    at = NOW + HOUR
    plan(window, at, repeat=Repeat(rule_for("day", at)))
    wall.now = at
    look(qtbot, window)
    wall.now = at + timedelta(days=3, hours=1)
    look(qtbot, window)
    window.show_tab(Tab.SCHEDULE)
    settle(qtbot, window)

    (row,) = window.pages.schedule.rows
    assert row.badge.text() == "Not sent, waits for you"
    assert row.below.text() == "3 runs missed"


def test_its_message_is_taken_back_to_be_changed_with_its_time(window, qtbot):
    campaign = plan(window, NOW + HOUR, "helo")
    window.show_tab(Tab.SCHEDULE)
    settle(qtbot, window)

    window.pages.edit_wanted.emit(campaign.id)
    settle(qtbot, window)

    compose = window.pages.compose
    assert window.current_tab is Tab.COMPOSE
    assert compose.editor.message() == "helo"
    assert compose.send_at.choice.at == NOW + HOUR
    assert compose.send_at.choice.by == "this_pc"
    qtbot.waitUntil(lambda: bool(compose.adding.sources))
    assert state(window, campaign) is CampaignState.CANCELLED, "planned no more: never twice"


def test_confirmed_for_later_it_is_shown_among_what_is_planned(window, qtbot):
    campaign = plan(window, NOW + HOUR)
    window._show_sending(campaign)
    settle(qtbot, window)

    schedule = window.pages.schedule
    assert window.current_tab is Tab.SCHEDULE
    assert schedule.panel.campaign is not None
    assert schedule.panel.campaign.id == campaign.id


def test_closing_is_asked_where_there_is_no_place_beside_the_clock(window, qtbot):
    plan(window, NOW + HOUR)
    look(qtbot, window)

    window.close()
    (dialog,) = shown(window, ConfirmDialog)
    assert "This PC is to send what is planned" in dialog.title.text()
    assert "15:32" in dialog.title.text()
    dialog.no_button.click()
    assert window.isVisible()
    window.close()
    (dialog,) = shown(window, ConfirmDialog)
    dialog.yes_button.click()
    assert not window.isVisible()


@pytest.mark.parametrize(("allowed", "stays"), [(5, True), (0, False)])
def test_for_a_run_that_goes_by_itself_the_window_stays(window, qtbot, wall, allowed, stays):
    """Between two runs no campaign is planned, and yet the next one needs this PC."""
    at = NOW + HOUR
    plan(window, at, repeat=Repeat(rule_for("week", at), allowed, allowed))
    wall.now = at
    look(qtbot, window)
    assert window.desk.sending.all()[0].state is CampaignState.FINISHED

    window.close()

    asked = shown(window, ConfirmDialog)
    assert bool(asked) is window.isVisible() is stays
    assert ("This PC must be on, Fri 2 Oct 2026 15:32" in status(window)) is stays
    for dialog in asked:
        dialog.reject()


def test_what_a_look_finds_after_the_desk_was_closed_is_told_to_nobody(window, qtbot):
    plan(window, NOW + HOUR)
    told = []
    window._planning.watch.looked.connect(told.append)
    window._planning.watch.look()
    window.close_desk()
    qtbot.wait(50)
    assert told == []


def test_with_nothing_planned_it_just_closes(window, qtbot):
    look(qtbot, window)
    window.close()
    assert not window.isVisible()


def test_where_the_pc_sends_by_itself_closing_is_not_asked(window, qtbot):
    plan(window, NOW + HOUR)
    look(qtbot, window)
    window.desk.set_setting("run_due", "on")
    window.close()
    assert not window.isVisible()


@pytest.fixture
def with_tray(monkeypatch, qapp_dressed):
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: True))
    said = []
    monkeypatch.setattr(Tray, "tell", lambda _tray, title, _text: said.append(title))
    return said


@COMES_FORWARD
def test_beside_the_clock_it_goes_on_sending_and_says_so_once(with_tray, window, qtbot, wall):
    campaign = plan(window, NOW + HOUR)
    look(qtbot, window)

    window.close()
    assert not window.isVisible()
    assert with_tray == ["smsdesk stays here"]
    wall.now = NOW + HOUR
    look(qtbot, window)
    assert state(window, campaign) is CampaignState.FINISHED
    assert with_tray[1:] == ["hello"]
    window._planning.tray.open_act.trigger()
    assert window.isVisible()
    plan(window, NOW + 3 * HOUR, "two")
    look(qtbot, window)
    window.close()
    assert with_tray.count("smsdesk stays here") == 1


@COMES_FORWARD
def test_beside_the_clock_a_miss_brings_the_window_back(with_tray, window, qtbot, wall):
    plan(window, NOW + HOUR)
    look(qtbot, window)
    window.close()
    wall.now = NOW + 4 * HOUR
    look(qtbot, window)
    assert window.isVisible()
    assert len(shown(window, MissedDialog)) == 1


@COMES_FORWARD
def test_quitting_beside_the_clock_quits(with_tray, window, qtbot, monkeypatch):
    quit_told = []
    monkeypatch.setattr(QApplication, "quit", lambda: quit_told.append(True))
    plan(window, NOW + HOUR)
    look(qtbot, window)
    window.close()
    window._planning.tray.quit_act.trigger()
    assert quit_told == [True]


def test_the_tray_is_a_choice(with_tray, window, qtbot):
    plan(window, NOW + HOUR)
    look(qtbot, window)
    window.desk.set_setting("tray", "off")
    window.close()
    (dialog,) = shown(window, ConfirmDialog)
    assert window.isVisible()
    dialog.reject()


def test_what_this_pc_does_is_set_up_in_one_place(window, qtbot, monkeypatch, tmp_path):
    """A computer without systemd says so and stays as it was; the login file is written."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    window.show_tab(Tab.SCHEDULE)
    window.pages.schedule.pc_button.click()
    (dialog,) = shown(window, PcDialog)
    qtbot.waitUntil(dialog.login_tick.isEnabled)
    assert not dialog.tray_tick.isEnabled()

    qtbot.mouseClick(dialog.login_tick, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.login_tick.isEnabled() and dialog.login_tick.isChecked())
    (written,) = (tmp_path / "autostart").iterdir()
    assert "--minimized" in written.read_text("utf-8")
    qtbot.mouseClick(dialog.task_tick, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.trouble.isVisible)
    qtbot.waitUntil(dialog.task_tick.isEnabled)
    assert not dialog.task_tick.isChecked()
    dialog.reject()
