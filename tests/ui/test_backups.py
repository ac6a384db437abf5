"""The backups' dialog over a real desk: a passphrase, one made now, the automatic, restoring."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from smsdesk import app
from smsdesk.core.jobs import JobContext
from smsdesk.paths import own_command
from smsdesk.services.backups import BackupService
from smsdesk.services.desk import Desk
from smsdesk.services.rescue import Rescue
from smsdesk.ui.backups.dialog import BackupDialog
from smsdesk.ui.backups.passphrase_dialog import PassphraseDialog
from smsdesk.ui.backups.restore_dialog import RestoreDialog
from smsdesk.ui.errors import ErrorDialog
from smsdesk.ui.hourly import Hourly
from smsdesk.ui.language import Language
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble_dialog import TroubleDialog
from tests.services.backup_office import KEY, PASSPHRASE, use_key
from tests.ui.contacts_desk import is_open, press, shown
from tests.ui.test_data_trouble import NAME, fill, open_in, ruin


@pytest.fixture
def dialog(desk, jobs, language, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    made = BackupDialog(window, desk.backups, jobs, Speech(language), desk.clock)
    made.begin()
    settle(qtbot, made)
    return made


@pytest.fixture
def window(qapp, jobs, theme, qtbot):
    """The whole window, without a desk yet; Qt takes it apart in one piece."""
    made = MainWindow(jobs, Language(qapp), theme)
    made.language.set("en")
    made.show()
    yield made
    made.close_desk()
    made.hide()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot, dialog) -> None:
    qtbot.waitUntil(lambda: not dialog.busy, timeout=9000)


def save_as(monkeypatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def open_as(monkeypatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))


def test_a_passphrase_is_typed_twice_and_the_first_backup_follows_at_once(
    dialog, desk, qtbot, monkeypatch
):
    """Making the key takes seconds, so it is handed in; the command's test takes the seconds."""
    typed: list[str] = []

    def keep(_service: BackupService, passphrase: str) -> None:
        typed.append(passphrase)
        use_key(desk)

    monkeypatch.setattr(BackupService, "set_passphrase", keep)
    assert dialog.missing.isVisible() and not dialog.rows.rows
    press(qtbot, dialog.missing.button)
    asking = shown(dialog, PassphraseDialog)
    assert asking.typed.hasFocus() and not asking.choose_button.isEnabled()
    asking.typed.setText("12345678901")
    assert asking.judged.text().startswith("Too easy to guess")
    asking.again.setText("12345678901")
    assert not asking.choose_button.isEnabled()
    asking.typed.setText(PASSPHRASE)
    assert asking.judged.text() == "Strong"
    assert "differs" in asking._again_field.note.text()
    asking.again.setText(PASSPHRASE)
    press(qtbot, asking.choose_button)
    qtbot.waitUntil(lambda: bool(dialog.rows.rows), timeout=9000)

    assert typed == [PASSPHRASE]
    assert not dialog.missing.isVisible()
    assert len(list(desk.backups.folder.glob("*.smsbackup"))) == 1
    assert "proved to open" in dialog.rows.rows[0].holds.text()


def test_one_is_made_into_a_file_and_what_goes_wrong_is_said(
    dialog, desk, qtbot, tmp_path, monkeypatch
):
    use_key(desk)
    dialog._look()
    settle(qtbot, dialog)
    save_as(monkeypatch, tmp_path / "stick" / "mine")
    press(qtbot, dialog.make_button)
    settle(qtbot, dialog)
    assert "cannot be written" in dialog.told.sentence.text()

    save_as(monkeypatch, tmp_path / "mine")
    press(qtbot, dialog.make_button)
    settle(qtbot, dialog)

    assert dialog.told.sentence.text() == "Backed up as mine.smsbackup"
    assert Rescue(tmp_path).look(tmp_path / "mine.smsbackup").messages == 0


def test_closing_it_stops_what_is_being_made_and_says_so(
    dialog, desk, qtbot, tmp_path, monkeypatch
):
    use_key(desk)
    dialog._look()
    settle(qtbot, dialog)
    save_as(monkeypatch, tmp_path / "mine")
    press(qtbot, dialog.make_button)
    assert dialog.close_foot.text() == "Stop"
    press(qtbot, dialog.close_foot)
    assert dialog.isVisible()
    settle(qtbot, dialog)

    assert dialog.told.sentence.text() == "Stopped: no backup was made"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
    press(qtbot, dialog.close_foot)
    assert not dialog.isVisible()


def test_the_plan_is_kept_and_the_second_folder_filled(dialog, desk, qtbot, tmp_path, monkeypatch):
    use_key(desk)
    second = tmp_path / "stick"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(second))
    press(qtbot, dialog.plan.folder_button)
    settle(qtbot, dialog)
    assert "Nothing can be written" in dialog.told.sentence.text()
    assert desk.backups.plan.second is None

    second.mkdir()
    press(qtbot, dialog.plan.folder_button)
    settle(qtbot, dialog)
    press(qtbot, dialog.plan.days.buttons[1])
    settle(qtbot, dialog)

    assert (desk.backups.plan.days, desk.backups.plan.second) == (7, second)
    assert len(list(second.iterdir())) == 1
    assert "also in the second folder" in dialog.rows.rows[0].holds.text()


def test_the_watch_makes_what_is_due_once(desk, jobs, qtbot):
    watch = Hourly("backup", desk.backups.make_when_due, jobs)
    watch.look()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert not desk.backups.all()

    use_key(desk)
    for _time in range(2):
        watch.look()
        qtbot.waitUntil(lambda: not jobs.busy, timeout=9000)

    assert len(desk.backups.all()) == 1


def test_a_backup_is_opened_with_its_passphrase_and_a_typed_count(
    dialog, desk, qtbot, tmp_path, monkeypatch
):
    use_key(desk)
    path = desk.backups.make(tmp_path / "b.smsbackup", JobContext()).path
    (tmp_path / "no.smsbackup").write_text("text")
    open_as(monkeypatch, tmp_path / "no.smsbackup")
    press(qtbot, dialog.file_button)
    asking = shown(dialog, RestoreDialog)
    settle(qtbot, asking)
    assert "not a backup" in asking.trouble.sentence.text()
    assert not asking.restore_button.isEnabled()

    open_as(monkeypatch, path)
    press(qtbot, asking.other_button)
    settle(qtbot, asking)
    assert not asking.trouble.isVisible()
    asking.passphrase.setText("wrong horse battery")
    assert not asking.restore_button.isEnabled()
    asking.typed.setText("๐")
    press(qtbot, asking.restore_button)
    settle(qtbot, asking)
    assert "wrong" in asking._field.note.text()

    asking.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.unpacked, timeout=9000) as told:
        press(qtbot, asking.restore_button)
    assert told.args[0].database.exists()
    assert not is_open(dialog, RestoreDialog)


def test_its_words_follow_the_language(dialog, desk, language, qtbot):
    use_key(desk)
    dialog._make_first()
    settle(qtbot, dialog)
    language.set("th")
    QApplication.processEvents()

    assert dialog.title.text() == "สำรองข้อมูล"
    assert dialog.rows.rows[0].restore_button.text() == "กู้คืน…"


def test_the_window_closes_restores_and_starts_anew(window, jobs, data_dir, qtbot, monkeypatch):
    fill(data_dir)
    with Desk(data_dir, command=own_command(), hold=True) as desk:
        use_key(desk)
        path = desk.backups.make(data_dir.with_name("b.smsbackup"), JobContext()).path
    open_in(window, jobs, data_dir, qtbot)
    qtbot.waitUntil(lambda: window.furnished, timeout=9000)
    window.show_backups()
    dialog = shown(window, BackupDialog)
    settle(qtbot, dialog)
    open_as(monkeypatch, path)
    press(qtbot, dialog.file_button)
    asking = shown(dialog, RestoreDialog)
    settle(qtbot, asking)
    asking.passphrase.setText(PASSPHRASE)
    asking.typed.setText("3")
    press(qtbot, asking.restore_button)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=9000)
    started: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", started.append)

    window.close_desk()
    app._restore_and_open_again(data_dir, window.unpacked)

    assert started == [[*own_command(), "--data-dir", str(data_dir)]]
    with Desk(data_dir, command=own_command(), hold=True) as desk:
        assert desk.recovered.restored is not None
        (campaign,) = desk.sending.all()
        assert (campaign.state, campaign.reason) == ("paused", "restored_copy")


def test_where_it_cannot_be_put_in_its_place_the_window_that_opens_says_so(
    data_dir, tmp_path, monkeypatch
):
    with Desk(data_dir, command=own_command(), hold=True) as desk:
        use_key(desk)
        path = desk.backups.make(tmp_path / "b.smsbackup", JobContext()).path
        unpacked = Rescue(data_dir).unpack(path, PASSPHRASE, JobContext())
        started: list[list[str]] = []
        monkeypatch.setattr("subprocess.Popen", started.append)
        app._restore_and_open_again(data_dir, unpacked)

    assert started[0][-1] == "--not-restored"
    assert app._options(started[0][len(own_command()) :]).not_restored


def test_damaged_data_gives_way_to_a_backup(window, jobs, data_dir, qtbot):
    fill(data_dir)
    with Desk(data_dir, command=own_command(), hold=True) as desk:
        use_key(desk)
        desk.backups.make_when_due(JobContext())
    ruin(data_dir)
    open_in(window, jobs, data_dir, qtbot)
    trouble = shown(window, TroubleDialog)

    press(qtbot, trouble.backup_button)
    asking = shown(window, RestoreDialog)  # the newest one is chosen
    settle(qtbot, asking)
    press(qtbot, asking.back_button)
    press(qtbot, shown(window, TroubleDialog).backup_button)
    asking = shown(window, RestoreDialog)
    settle(qtbot, asking)
    asking.passphrase.setText(PASSPHRASE)
    asking.typed.setText("3")
    press(qtbot, asking.restore_button)

    qtbot.waitUntil(lambda: window.furnished, timeout=9000)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=9000)
    (campaign,) = window.desk.sending.all()
    assert (campaign.state, campaign.reason) == ("paused", "restored_copy")
    said = [d.title.text() for d in window.findChildren(ErrorDialog) if d.isVisible()]
    assert any("The backup of" in words and "3 messages" in words for words in said)
    (kept,) = data_dir.glob("smsdesk.damaged-*.sqlite3")
    with closing(sqlite3.connect(data_dir / NAME)) as con:
        assert con.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert KEY.recipient == window.desk.backups._db.connection().execute(
        "SELECT value FROM meta WHERE key = 'backup_recipient'"
    ).fetchone()[0]  # fmt: skip
    assert kept.exists()
