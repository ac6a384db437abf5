"""The privacy desk's dialog over a real desk: found, saved, erased; old data seen and forgotten."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, Person
from smsdesk.store.damage import NAME
from smsdesk.ui.hourly import Hourly
from smsdesk.ui.privacy.dialog import PrivacyDialog
from smsdesk.ui.privacy.erase_dialog import EraseDialog
from smsdesk.ui.speech import Speech
from tests.ui.contacts_desk import press, shown

NUMBER = "081-234-5678"


@pytest.fixture
def desk(desk, simulator):
    desk.accounts.add(
        "office", "thaibulksms", practice=True, base_url=simulator.url("thaibulksms"),
        credentials=simulator.credentials("thaibulksms"),
    )  # fmt: skip
    desk.contacts.put(desk.contacts.make_list("ลูกค้า"), NUMBER, "สมชาย", {"ห้อง": "A-1"})
    people = [Person(NUMBER, 2, "สมชาย"), Person("0891112222", 3, "สมหญิง")]
    draft = Draft("office", "hello", people, sender="Demo")
    campaign = desk.composing.confirm(desk.composing.prepare(draft))
    desk.sending.run(campaign.id, JobContext())
    return desk


@pytest.fixture
def dialog(desk, jobs, language, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    made = PrivacyDialog(window, desk.privacy, jobs, Speech(language))
    made.begin()
    return made


def find(qtbot, dialog, number=NUMBER):
    dialog.person.number.setText(number)
    press(qtbot, dialog.person.find_button)
    qtbot.waitUntil(lambda: not dialog.person.busy)


def words(dialog):
    return {section.name.text(): section.count.text() for section in dialog.person.sections}


def test_a_person_is_found_saved_and_erased(dialog, desk, qtbot, tmp_path, monkeypatch):
    find(qtbot, dialog)
    assert words(dialog) == {"On lists": "1", "Messages": "1", "Answers of services": "1"}

    file = tmp_path / "given"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), "JSON (*.json)"))
    press(qtbot, dialog.person.save_button)
    qtbot.waitUntil(dialog.person.told.isVisible)
    assert "hello" in file.with_suffix(".json").read_text("utf-8")
    assert dialog.person.told.sentence.text() == "Saved as given.json"

    press(qtbot, dialog.person.erase_button)
    asking = shown(dialog.person, EraseDialog)
    assert asking.typed.hasFocus() and not asking.erase_button.isEnabled()
    asking.typed.setText("1234")
    assert not asking.erase_button.isEnabled()
    asking.typed.setText("๕๖๗๘")
    with qtbot.waitSignal(dialog.erased) as told:
        press(qtbot, asking.erase_button)

    assert told.args == ["+66812345678"]
    assert dialog.person.sections == [] and dialog.person.number.text() == ""
    assert desk.do_not_contact.among(["+66812345678"])  # as was ticked
    find(qtbot, dialog)
    assert dialog.person.told.sentence.text() == "Nothing is known of this number"
    assert not dialog.person.erase_button.isVisible()
    press(qtbot, dialog.parts.buttons[2])
    qtbot.waitUntil(lambda: len(dialog.log.rows) > 5)
    said = [row.text() for row in dialog.log.rows if hasattr(row, "text")]
    assert said[0] == "Looked up a number: 0 records"
    assert not any("5678" in line for line in said)


def test_what_is_no_number_and_what_cannot_be_erased_is_said(dialog, desk, qtbot):
    find(qtbot, dialog, "12")
    assert "12" in dialog.person._field.note.text() and dialog.person.sections == []

    find(qtbot, dialog)
    with closing(sqlite3.connect(desk.folder / NAME)) as con, con:
        con.execute(
            "UPDATE campaign SET delivered_by = 'service', send_at = '2099-01-01T03:00:00+00:00'"
        )
    press(qtbot, dialog.person.erase_button)
    asking = shown(dialog.person, EraseDialog)
    asking.typed.setText("5678")
    press(qtbot, asking.erase_button)
    qtbot.waitUntil(lambda: not dialog.person.busy)
    assert "holds a message" in dialog.person.told.sentence.text()
    assert words(dialog)["Messages"] == "1"


def test_old_data_is_seen_before_its_count_is_typed_and_it_is_forgotten(dialog, desk, qtbot):
    with closing(sqlite3.connect(desk.folder / NAME)) as con, con:
        con.execute("UPDATE campaign SET ended_at = '2026-01-05T03:00:00.000+00:00'")
    press(qtbot, dialog.parts.buttons[1])
    panel = dialog.retention
    panel.days.setText("0")
    press(qtbot, panel.look_button)
    assert "1 or more" in panel._field.note.text()

    panel.days.setText("30")
    press(qtbot, panel.look_button)
    qtbot.waitUntil(lambda: not panel.busy)
    assert panel.told.sentence.text().startswith("2 messages to 2 people, of 1 campaigns")
    assert not panel.purge_button.isEnabled()
    panel.typed.setText("2")
    press(qtbot, panel.purge_button)
    qtbot.waitUntil(lambda: not panel.busy)

    assert panel.told.sentence.text() == "Without number, name and text now: 2"
    assert desk.privacy.expiring(30).count == 0


def test_it_goes_by_itself_only_after_the_tick(dialog, desk, jobs, qtbot):
    with closing(sqlite3.connect(desk.folder / NAME)) as con, con:
        con.execute("UPDATE campaign SET ended_at = '2026-01-05T03:00:00.000+00:00'")
    watch = Hourly("retention", desk.privacy.purge_when_due, jobs, dialog)
    watch.look()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert desk.privacy.expiring(90).count == 2

    press(qtbot, dialog.parts.buttons[1])
    qtbot.mouseClick(
        dialog.retention.by_itself, Qt.MouseButton.LeftButton,
        pos=dialog.retention.by_itself.rect().center(),
    )  # fmt: skip
    qtbot.waitUntil(lambda: not dialog.retention.busy)
    assert desk.privacy.retention_days == 90
    watch.look()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert desk.privacy.expiring(90).count == 0


def test_its_words_follow_the_language(dialog, language, qtbot):
    find(qtbot, dialog)
    language.set("th")
    QApplication.processEvents()

    assert dialog.title.text() == "ข้อมูลส่วนบุคคล"
    assert "อยู่ในรายชื่อ" in words(dialog)
