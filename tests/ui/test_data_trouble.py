"""Data that cannot be used as it is: what the window says, shows and offers."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent

from smsdesk import app
from smsdesk.core.errors import StoreError
from smsdesk.core.models import Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.errors import ErrorDialog
from smsdesk.ui.frame import Tab
from smsdesk.ui.language import Language
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.restored_dialog import RestoredDialog
from smsdesk.ui.trouble_dialog import TroubleDialog
from tests.ui.hands import type_text

NAME = "smsdesk.sqlite3"


@pytest.fixture
def window(qapp, jobs, theme, qtbot):
    """The whole window, without a desk yet; Qt takes it apart in one piece."""
    made = MainWindow(jobs, Language(qapp), theme)
    made.language.set("en")
    made.show()
    yield made
    for _ in range(3):  # what one job's answer sets going
        qtbot.waitUntil(lambda: not jobs.busy, timeout=9000)
        qtbot.wait(50)
    made.close_desk()
    made.hide()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fill(folder: Path, people: int = 3) -> None:
    """Make a desk with one campaign that waits."""
    with Desk(folder, command=own_command(), hold=True) as desk:
        desk.accounts.add(
            "office", "thaibulksms", practice=True, base_url="http://127.0.0.1:9",
            credentials={"api_key": "practice-key", "api_secret": "practice-secret"},
        )  # fmt: skip
        rows = [Person(f"081{n:07}") for n in range(people)]
        draft = Draft("office", "hello", rows, sender="Demo")
        desk.composing.confirm(desk.composing.prepare(draft))


def ruin(folder: Path) -> None:
    with closing(sqlite3.connect(folder / NAME)) as con:
        page = con.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()[0]
        size = con.execute("PRAGMA page_size").fetchone()[0]
    with (folder / NAME).open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def open_in(window, jobs, folder, qtbot):
    app._Opening(folder, window, jobs, demo=False).begin()
    qtbot.waitUntil(
        lambda: window._desk is not None or bool(shown(window, TroubleDialog)), timeout=9000
    )
    qtbot.waitUntil(lambda: not jobs.busy, timeout=9000)


def shown(window, kind):
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


def test_damaged_data_is_read_and_nothing_else_is_offered(window, jobs, data_dir, qtbot):
    fill(data_dir)
    ruin(data_dir)

    open_in(window, jobs, data_dir, qtbot)

    (dialog,) = shown(window, TroubleDialog)
    assert "damaged" in dialog.title.text()
    assert not dialog.restore_button.isVisible()  # there is no copy
    assert dialog.folder_button.isVisible()
    dialog.back_button.click()
    assert window.current_tab is Tab.HISTORY
    assert [tab for tab in Tab if window.rail.isTabVisible(tab)] == [Tab.HISTORY]
    page = window.troubles._reading.page
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.resume_wanted.emit(1)
    assert shown(window, TroubleDialog)


def test_a_copy_beside_damaged_data_takes_its_place_with_one_press(window, jobs, data_dir, qtbot):
    fill(data_dir)
    shutil.copy(data_dir / NAME, data_dir / "smsdesk.before-9.sqlite3")
    ruin(data_dir)
    ruined = (data_dir / NAME).read_bytes()
    open_in(window, jobs, data_dir, qtbot)
    (dialog,) = shown(window, TroubleDialog)

    dialog.restore_button.click()

    qtbot.waitUntil(lambda: window.furnished, timeout=9000)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=9000)
    assert all(window.rail.isTabVisible(tab) for tab in Tab)
    (kept,) = data_dir.glob("smsdesk.damaged-*.sqlite3")
    assert kept.read_bytes() == ruined
    (campaign,) = window.desk.sending.all()
    assert (campaign.state, campaign.reason) == ("paused", "restored_copy")
    said = " ".join(dialog.title.text() for dialog in shown(window, ErrorDialog))
    assert "restored from a copy" in said


def test_data_that_is_gone_is_said_and_a_copy_offered(window, jobs, data_dir, qtbot):
    fill(data_dir)
    (data_dir / NAME).rename(data_dir / "smsdesk.older.sqlite3")
    (data_dir / f"{NAME}-wal").write_bytes(b"frames")

    open_in(window, jobs, data_dir, qtbot)

    (dialog,) = shown(window, TroubleDialog)
    assert "gone" in dialog.title.text()
    assert dialog.restore_button.isVisible()
    assert dialog.again_button.isVisible()
    assert not (data_dir / NAME).exists()


def test_data_that_goes_bad_while_it_is_open_is_said_at_once(window, jobs, data_dir, qtbot):
    fill(data_dir)
    open_in(window, jobs, data_dir, qtbot)
    qtbot.waitUntil(lambda: window.furnished, timeout=9000)

    (data_dir / NAME).rename(data_dir / "quarantined")
    with pytest.raises(StoreError), window.desk._db.transaction():
        pass

    qtbot.waitUntil(lambda: bool(shown(window, TroubleDialog)), timeout=3000)
    assert not shown(window, TroubleDialog)[0].restore_button.isVisible()
    assert not (data_dir / NAME).exists()


@pytest.mark.parametrize("people", [3, 101])
def test_a_campaign_of_a_copy_is_sent_only_when_that_was_confirmed(
    window, jobs, data_dir, qtbot, people
):
    fill(data_dir, people)  # by nobody this user's configuration knows
    open_in(window, jobs, data_dir, qtbot)
    qtbot.waitUntil(lambda: window.furnished, timeout=9000)
    for told in shown(window, ErrorDialog):
        told.reject()

    window._control.start(1)
    qtbot.waitUntil(lambda: bool(shown(window, RestoredDialog)), timeout=3000)
    (dialog,) = shown(window, RestoredDialog)
    assert not window._control.running.busy
    assert dialog.typed.isVisible() is (people > 100)
    if people > 100:
        assert not dialog.confirm_button.isEnabled()
        type_text(dialog.typed, str(people))
    with qtbot.waitSignal(window._control.shown, timeout=5000):
        dialog.confirm_button.click()

    events = {event for _at, event, _params in window.desk.sending.events(1)}
    assert "restored:confirmed" in events


def test_who_decides_later_sends_nothing(window, jobs, data_dir, qtbot):
    fill(data_dir)
    open_in(window, jobs, data_dir, qtbot)
    qtbot.waitUntil(lambda: window.furnished, timeout=9000)

    window._control.start(1)
    qtbot.waitUntil(lambda: bool(shown(window, RestoredDialog)), timeout=3000)
    shown(window, RestoredDialog)[0].back_button.click()
    qtbot.wait(200)

    assert not window._control.running.busy
    assert window.desk.sending.get(1).reason == "restored_copy"
