"""History into files, as a clerk does it: asked where to, told of, and stopped."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Draft, DraftSource, HistoryFilter
from smsdesk.services.desk import Desk
from smsdesk.services.imports import ImportOptions
from smsdesk.simulator.process import Simulator
from smsdesk.ui.ask_dialog import AskDialog
from smsdesk.ui.history.saving import Saving
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.labels import PlainLabel
from tests.files.books import make_xlsx

PEOPLE = [["ชื่อ", "เบอร์โทร"], ["ก", "0810000000"], ["ข", "02-123-4567"], ["ค", "0810000002"]]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return make_xlsx(tmp_path / "ลูกบ้าน.xlsx", PEOPLE)


@pytest.fixture
def campaign(desk: Desk, simulator: Simulator, source: Path) -> Campaign:
    desk.accounts.add(
        "office", "thaibulksms", practice=True, base_url=simulator.url("thaibulksms"),
        credentials=simulator.credentials("thaibulksms"),
    )  # fmt: skip
    options = ImportOptions(phone_column="เบอร์โทร")
    people, fields = desk.imports.people_from_file(source, options)
    draft = Draft(
        "office", "สวัสดี {ชื่อ}", people, sender="Demo", known_fields=fields,
        sources=(DraftSource("file", source.name, str(source), asdict(options)),),
    )  # fmt: skip
    made = desk.composing.confirm(desk.composing.prepare(draft))
    return desk.sending.run(made.id, JobContext())


@pytest.fixture
def saving(qtbot, desk: Desk, jobs: JobRunner, language: Language) -> Iterator[Saving]:
    window = QWidget()
    window.resize(900, 600)
    strip = Saving(
        desk.exporting, desk.writing_back, jobs, Speech(language), desk.clock, parent=window
    )
    QVBoxLayout(window).addWidget(strip)
    qtbot.addWidget(window)
    window.show()
    yield strip
    strip.stop()


class Dialogs:
    """Answers the system's dialogs, and remembers the names that were offered."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.save: Path | str = ""
        self.open: Path | str = ""
        self.offered: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._save)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", self._open)

    def _save(self, _parent, _title, name, kinds):
        self.offered.append(name)
        return str(self.save), kinds.split(";;")[0]

    def _open(self, _parent, _title, _name, kinds):
        return str(self.open), kinds


@pytest.fixture
def dialogs(monkeypatch) -> Dialogs:
    return Dialogs(monkeypatch)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_messages_are_saved_and_their_folder_is_one_press_away(
    qtbot, saving, campaign, source, dialogs
):
    dialogs.save = source.parent / "ทั้งหมด"

    with qtbot.waitSignal(saving.saved) as told:
        saving.save_messages(HistoryFilter(campaign=campaign.id), 2)

    assert told.args == [source.parent / "ทั้งหมด.xlsx"]
    assert dialogs.offered[0].endswith(".xlsx")
    assert saving.done.sentence.text() == "Messages written to ทั้งหมด.xlsx: 2"
    assert not saving.progress.isVisible()


def test_the_folder_is_one_press_away(qtbot, saving, campaign, source, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    with qtbot.waitSignal(saving.saved):
        saving.write_messages(HistoryFilter(), source.parent / "ก.csv", 2)

    press(qtbot, saving.done.button)

    assert opened == [str(source.parent)]
    assert saving.isHidden()


def test_results_go_into_a_copy_beside_the_original(qtbot, saving, campaign, source, dialogs):
    dialogs.save = source.parent / "ผล.xlsx"

    with qtbot.waitSignal(saving.saved):
        saving.write_back(campaign)

    assert dialogs.offered == [str(source.parent / "ลูกบ้าน with SMS results.xlsx")]
    with closing(openpyxl.load_workbook(source.parent / "ผล.xlsx")) as book:
        assert book.sheetnames == ["คน", "Failed"]
    assert saving.done.sentence.text() == "Results written to ผล.xlsx: 3 rows, 1 of them failed"


def test_a_file_that_moved_is_chosen(qtbot, saving, campaign, source, dialogs):
    dialogs.open = source.rename(source.parent / "ย้าย.xlsx")
    dialogs.save = source.parent / "ผล.xlsx"
    saving.write_back(campaign)
    qtbot.waitUntil(saving.trouble.isVisible)
    assert source.name in saving.trouble.sentence.text()
    assert saving.trouble.button.text() == "Choose the file…"

    with qtbot.waitSignal(saving.saved):
        press(qtbot, saving.trouble.button)

    assert (source.parent / "ผล.xlsx").is_file()
    assert not saving.trouble.isVisible()


def test_the_month_before_is_offered_and_a_wrong_one_is_told(qtbot, saving, source, dialogs):
    dialogs.save = source.parent / "เดือน.csv"
    saving.ask_report()
    (dialog,) = saving.window().findChildren(AskDialog)
    month = dialog.field.text()

    dialog.field.setText("กันยา")
    press(qtbot, dialog.accept_button)
    assert any("กันยา" in label.text() for label in dialog.findChildren(PlainLabel))
    dialog.field.setText(month)
    with qtbot.waitSignal(saving.saved):
        press(qtbot, dialog.accept_button)

    assert dialogs.offered == [f"smsdesk-{month}.xlsx"]
    assert dialogs.save.read_text("utf-8-sig").startswith('"Tag","Account"')


def test_it_speaks_the_other_language_and_nothing_chosen_is_nothing(
    qtbot, saving, source, dialogs, language
):
    saving.save_messages(HistoryFilter())
    assert not saving.busy
    assert saving.isHidden()

    dialogs.save = source.parent / "ก.csv"
    with qtbot.waitSignal(saving.saved):
        saving.save_messages(HistoryFilter())
    language.set("th")

    qtbot.waitUntil(lambda: saving.done.sentence.text() == "บันทึก 0 ข้อความลง ก.csv แล้ว")
    assert saving.done.button.text() == "เปิดโฟลเดอร์"


def test_stopped_nothing_stays(qtbot, saving, jobs, campaign, source):
    saving.write_copy(campaign, source, source.parent / "ผล.xlsx")
    assert saving.progress.isVisible()

    press(qtbot, saving.progress.stop_button)

    assert saving.isHidden()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [one.name for one in source.parent.glob("*.xlsx")] == [source.name]
