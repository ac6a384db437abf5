"""The import over a real desk, pressed as a clerk would press it."""

import csv
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from smsdesk.paths import resource
from smsdesk.services.desk import Desk
from smsdesk.services.reader import Reader
from smsdesk.ui.contacts.import_page import ImportPage
from smsdesk.ui.contacts.import_steps import Step
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from tests.ui.hands import focusables, type_text
from tests.ui.importing_desk import (
    NAME,
    NUMBER,
    RESULT,
    ROW,
    WHY,
    WRITTEN,
    column,
    done,
    figures,
    found,
    opened,
    press,
)

TROUBLE = [  # name, number as written, what becomes of it
    ("สมชาย", "812345678", "repaired"),
    ("วิภา", "๐๘๙-๑๑๑-๒๒๓๓", "repaired"),
    ("ณัฐพล", "O86 555 1212", "repaired"),
    ("สมชาย", "+66 81 234 5678", "duplicate"),
    ("ประไพ", "6.68E+10", "refused"),
    ("ร้านค้า", "02-118-4400", "refused"),
    ("มานะ", "081 222 3344 ต่อ 12", "repaired"),
    ("นก", "", "refused"),
    ("ต่างชาติ", "+44 7911 123456", "refused"),
    ("สองเบอร์", "081-222-3344/089-555-1212", "refused"),
]


@pytest.fixture
def page(desk: Desk, jobs: JobRunner, language: Language, qtbot) -> ImportPage:
    return opened(qtbot, desk, jobs, language)


@pytest.fixture
def trouble(tmp_path: Path) -> Path:
    """Two hundred good rows with ten odd ones among them, from Excel's row 3 on."""
    rows = [(f"คนที่ {n}", f"08{n % 10}7{n:06}") for n in range(200)]
    for number, (name, written, _result) in enumerate(TROUBLE):
        rows.insert(1 + number * 7, (name, written))
    path = tmp_path / "ค้างชำระ.csv"
    lines = [f"{name},{written},A-{n}" for n, (name, written) in enumerate(rows)]
    path.write_text("\n".join(["ชื่อ,เบอร์โทร,ห้อง", *lines]) + "\n", "utf-8-sig")
    return path


def test_the_tiles_sum_to_the_rows_and_odd_rows_stand_in_excels_order(page, trouble, qtbot):
    found(qtbot, page, trouble)

    assert figures(page) == [204, 0, 1, 5]
    assert sum(figures(page)) == 210
    assert "210 rows" in page.about.text()
    assert "4 repaired" in page.found_step.tiles["added"].accessibleName()
    assert [int(row) for row in column(page, ROW)] == [3 + 7 * n for n in range(10)]
    assert column(page, NAME) == [name for name, _, _ in TROUBLE]
    assert column(page, WRITTEN) == [written for _, written, _ in TROUBLE]
    words = {"repaired": "Repaired", "duplicate": "Double", "refused": "Refused"}
    assert column(page, RESULT) == [words[result] for _, _, result in TROUBLE]
    assert column(page, NUMBER)[:3] == ["081-234-5678", "089-111-2233", "086-555-1212"]
    assert column(page, WHY)[0] == "The 0 that Excel ate was put back"
    assert column(page, WHY)[3] == "The same number as row 3"
    assert column(page, WHY)[4] == "Digits are lost; mend it in the file"


def test_a_pressed_tile_shows_its_rows_alone(page, trouble, qtbot):
    found(qtbot, page, trouble)
    tiles = page.found_step.tiles

    for key, rows in (("refused", 5), ("duplicate", 1), ("added", 4), ("updated", 4)):
        press(qtbot, tiles[key])
        qtbot.waitUntil(page.is_found)
        assert page.found_step.rows.rowCount() == rows, key
        assert [key for key, tile in tiles.items() if tile.isChecked()] == [key]

    press(qtbot, tiles["updated"])
    qtbot.waitUntil(page.is_found)
    assert page.found_step.rows.rowCount() == 10


def test_odd_rows_can_be_searched_by_name_and_number(page, trouble, qtbot):
    found(qtbot, page, trouble)
    field = page.found_step.search

    for text, names in (("ร้าน", ["ร้านค้า"]), ("089111", ["วิภา"]), ("ไม่มี", [])):
        with qtbot.waitSignal(field.searched):
            field.clear()
            type_text(field, text)
        qtbot.waitUntil(page.is_found)
        assert column(page, NAME) == names


def test_nothing_is_written_before_the_button_is_pressed(desk, page, trouble, qtbot):
    found(qtbot, page, trouble)
    assert desk.contacts.lists() == []
    assert page.footer.note.text() == "Can be undone at any time"
    assert page.import_button.text() == "Import 204 people"

    imported = []
    page.imported.connect(imported.append)
    done(qtbot, page)

    (made,) = desk.contacts.lists()
    assert (made.name, made.contacts) == ("ค้างชำระ", 204)
    assert imported == ["ค้างชำระ"]
    assert page.done_step.figure.text() == "204 people imported"


def test_done_leads_to_writing_or_back(page, trouble, qtbot):
    found(qtbot, page, trouble)
    done(qtbot, page)
    wanted = []
    page.write_wanted.connect(wanted.append)

    press(qtbot, page.write_button)
    assert wanted == ["ค้างชำระ"]

    with qtbot.waitSignal(page.closed):
        press(qtbot, page.footer.back_button)
    assert page.step is Step.FILE


def test_an_import_is_undone_with_one_press(desk, page, trouble, qtbot):
    found(qtbot, page, trouble)
    done(qtbot, page)

    press(qtbot, page.footer.undo_button)
    qtbot.waitUntil(lambda: page.is_done() and not page.footer.undo_button.isVisible())

    assert [one.contacts for one in desk.contacts.lists()] in ([], [0])
    assert "204" in page.done_step.sentence.text()
    assert not page.write_button.isVisible()


def test_people_on_the_list_already_are_updated(desk, page, trouble, tmp_path, qtbot):
    old = tmp_path / "old.csv"
    lines = trouble.read_text("utf-8-sig").splitlines()
    old.write_text("\n".join([lines[0], *lines[100:140]]), "utf-8")
    desk.imports.import_file(old, "ลูกบ้าน")
    found(qtbot, page, trouble)
    assert figures(page) == [204, 0, 1, 5]
    step = page.found_step

    step.target.choose("ลูกบ้าน")
    step.target.activated.emit(step.target.currentIndex())
    qtbot.waitUntil(lambda: page.is_found() and figures(page)[1] == 40)

    assert figures(page) == [164, 40, 1, 5]
    assert page.import_button.text() == "Import 204 people"
    assert not step.new_name.isVisible()
    done(qtbot, page)
    (made,) = desk.contacts.lists()
    assert made.contacts == 204


def test_a_typed_name_of_an_existing_list_is_looked_at_again(desk, page, trouble, qtbot):
    desk.imports.import_file(trouble, "มีแล้ว")
    found(qtbot, page, trouble)
    name = page.found_step.new_name

    name.clear()
    type_text(name, "มีแล้ว")
    name.editingFinished.emit()

    qtbot.waitUntil(lambda: page.is_found() and figures(page) == [0, 204, 1, 5])


def test_a_list_needs_a_name(desk, page, trouble, qtbot):
    found(qtbot, page, trouble)
    page.found_step.new_name.clear()

    press(qtbot, page.import_button)

    assert page.step is Step.FOUND
    assert page.found_step.new_name.hasFocus()
    assert "name" in page.found_step.people.note.text()
    assert desk.contacts.lists() == []


def test_the_rows_left_out_are_saved_in_the_windows_words(
    page, trouble, tmp_path, qtbot, monkeypatch
):
    found(qtbot, page, trouble)
    target = tmp_path / "left out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    assert page.footer.save_button.text() == "Save the 6 rows left out"

    press(qtbot, page.footer.save_button)
    qtbot.waitUntil(page.saved.isVisible)

    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Row in Excel", "In the file", "Name", "Why"]
    assert len(rows) == 7
    assert page.saved.sentence.text() == "6 rows were saved"


def test_a_broken_file_is_a_banner_that_offers_another(page, trouble, tmp_path, qtbot, monkeypatch):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(trouble), ""))

    page.open_file(broken)
    qtbot.waitUntil(page.trouble.isVisible)
    assert page.step is Step.FILE
    assert page.trouble.button.text() == "Choose another file"

    press(qtbot, page.trouble.button)
    qtbot.waitUntil(page.is_found)
    assert not page.trouble.isVisible()


def test_a_file_that_is_not_there_yet_can_be_tried_again(page, trouble, tmp_path, qtbot):
    path = tmp_path / "later.csv"
    page.open_file(path)
    qtbot.waitUntil(page.trouble.isVisible)
    assert page.trouble.button.text() == "Try again"

    path.write_bytes(trouble.read_bytes())
    press(qtbot, page.trouble.button)

    qtbot.waitUntil(page.is_found)


@pytest.mark.parametrize(
    ("ends", "words"),
    [("os.abort()", "too much memory"), ("sys.exit('no')", "cannot be read")],
)
def test_a_reader_that_ends_is_a_sentence_with_a_way_out(  # noqa: PLR0917 - fixtures
    desk, page, trouble, qtbot, monkeypatch, ends, words
):
    with monkeypatch.context() as patch:
        dying = [sys.executable, "-c", f"import os, sys; sys.stdin.readline(); {ends}"]
        patch.setattr(desk.imports, "_reader", Reader(dying))
        page.open_file(trouble)
        qtbot.waitUntil(page.trouble.isVisible, timeout=20_000)
    assert page.step is Step.FILE
    assert words in page.trouble.sentence.text()
    assert page.trouble.button.isVisible()

    page.open_file(trouble)
    qtbot.waitUntil(page.is_found)


def test_a_read_that_is_stopped_leaves_the_file_step_ready(page, tmp_path, qtbot, jobs):
    path = tmp_path / "many.csv"
    path.write_text("phone\n" + "".join(f"08{n:08}\n" for n in range(400_000)), "utf-8")
    page.open_file(path)
    qtbot.waitUntil(lambda: page.progress.line.share > 0, timeout=20_000)

    press(qtbot, page.progress.stop_button)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)

    assert page.step is Step.FILE
    assert not page.progress.isVisible()
    assert page.file_step.choose_button.isEnabled()


def test_a_dropped_file_is_opened(page, trouble, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(trouble))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    page.file_step.dropEvent(event)

    qtbot.waitUntil(page.is_found)


def test_rows_that_were_copied_are_pasted_with_the_keyboard(desk, page, qtbot):
    QGuiApplication.clipboard().setText("10:32 สมชาย 081-234-5678\n10:33 มาลี 812345679\n10:34 ค่ะ")

    qtbot.keyClick(page.file_step, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.is_found)

    assert figures(page) == [2, 0, 0, 1]
    assert column(page, NAME) == ["มาลี", "ค่ะ"]
    page.found_step.new_name.clear()
    type_text(page.found_step.new_name, "แชท")
    done(qtbot, page)
    (made,) = desk.contacts.lists()
    assert (made.name, made.contacts) == ("แชท", 2)


def test_a_telephone_book_goes_straight_to_what_was_found(page, tmp_path, qtbot):
    path = tmp_path / "iCloud.vcf"
    cards = [f"BEGIN:VCARD\nFN:คนที่ {n}\nTEL;CELL:08{n:08}\nEND:VCARD\n" for n in range(20)]
    cards.insert(1, "BEGIN:VCARD\nFN:บ้าน\nTEL;HOME:021184400\nEND:VCARD\n" * 3)
    path.write_text("".join(cards), "utf-8")

    found(qtbot, page, path)

    assert figures(page) == [20, 0, 0, 3]
    assert column(page, NAME) == ["บ้าน"] * 3
    assert column(page, ROW) == ["2", "3", "4"]


def test_nothing_copied_is_told(page, qtbot):
    QGuiApplication.clipboard().clear()

    press(qtbot, page.file_step.paste_button)
    qtbot.waitUntil(page.trouble.isVisible)

    assert page.step is Step.FILE
    assert page.trouble.sentence.text() == "Nothing was pasted"


def test_an_import_that_is_stopped_leaves_nothing_behind(desk, page, tmp_path, qtbot, jobs):
    path = tmp_path / "many.csv"
    path.write_text("phone\n" + "".join(f"08{n:08}\n" for n in range(60_000)), "utf-8")
    found(qtbot, page, path)

    press(qtbot, page.import_button)
    qtbot.waitUntil(lambda: page.progress.line.share > 0, timeout=10_000)
    assert not page.import_button.isEnabled()
    press(qtbot, page.progress.stop_button)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)

    assert desk.contacts.lists() == []
    assert page.step is Step.FOUND
    assert page.import_button.isEnabled()


def test_back_goes_step_by_step_and_closes_at_the_first(page, trouble, qtbot):
    found(qtbot, page, trouble)
    steps = []
    for _ in range(3):
        press(qtbot, page.footer.back_button)
        steps.append(page.step)
    assert steps == [Step.COLUMNS, Step.SHEET, Step.FILE]

    with qtbot.waitSignal(page.closed):
        press(qtbot, page.footer.back_button)


def test_another_language_keeps_what_was_found(page, trouble, language, qtbot):
    found(qtbot, page, trouble)
    press(qtbot, page.found_step.tiles["refused"])
    qtbot.waitUntil(page.is_found)

    language.set("th")
    qtbot.waitUntil(lambda: "ตัวเลขหายไปแล้ว" in " ".join(column(page, WHY)))

    assert figures(page) == [204, 0, 1, 5]
    assert page.found_step.rows.rowCount() == 5
    assert page.found_step.list_name == "ค้างชำระ"


def test_the_shipped_sample_goes_straight_to_what_was_found(page, qtbot):
    found(qtbot, page, resource("samples", "residents.csv"))

    assert sum(figures(page)) == 40


def test_everything_that_takes_the_focus_has_a_name(page, trouble, qtbot):
    found(qtbot, page, trouble)
    seen = [widget for widget in focusables(page) if widget.isVisible()]

    nameless = [
        type(widget).__name__
        for widget in seen
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]

    assert nameless == []


def test_the_page_fits_the_smallest_window_in_both_languages(page, trouble, language, qtbot):
    found(qtbot, page, trouble)
    for name in ("th", "en"):
        language.set(name)
        QApplication.processEvents()
        for step in Step:
            page.show_step(step)
            QApplication.processEvents()
            hint = page.minimumSizeHint()
            assert hint.width() <= 836, (name, step)
            assert hint.height() <= 426, (name, step)
