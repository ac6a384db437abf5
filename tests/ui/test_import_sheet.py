"""The second step: sheets, hidden rows, headings, letters and separators."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt

from smsdesk.services.desk import Desk
from smsdesk.ui.contacts.import_page import ImportPage
from smsdesk.ui.contacts.import_steps import Step
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from tests.ui.hands import focus, press_key
from tests.ui.importing_desk import (
    choose,
    done,
    figures,
    found,
    go_on,
    looked,
    opened,
    press,
)


@pytest.fixture
def page(desk: Desk, jobs: JobRunner, language: Language, qtbot) -> ImportPage:
    return opened(qtbot, desk, jobs, language)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "ลูกบ้าน.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for title, start in (("A", 0), ("B", 100)):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["ชื่อ", "เบอร์โทร"])
            for row in range(1, 11):
                sheet.write_row(row, 0, [f"คนที่ {start + row}", f"08{start + row:08}"])
        book.get_worksheet_by_name("A").set_row(3, None, None, {"hidden": True})
    return path


@pytest.mark.parametrize(("include", "people"), [(False, 9), (True, 10)])
def test_hidden_rows_are_a_question_that_must_be_answered(  # noqa: PLR0917 - fixtures
    desk, page, workbook, qtbot, include, people
):
    page.open_file(workbook)
    qtbot.waitUntil(lambda: page.step is Step.SHEET)
    assert page.sheet_step.hidden.question.text().startswith("9 rows visible")
    assert page.sheet_step.hidden.include_choice.text() == "All 10"

    press(qtbot, page.footer.next_button)
    assert page.trouble.isVisible()
    assert page.step is Step.SHEET

    choice = (
        page.sheet_step.hidden.include_choice if include else page.sheet_step.hidden.skip_choice
    )
    press(qtbot, choice)
    qtbot.waitUntil(lambda: not page.busy)
    assert not page.trouble.isVisible()
    press(qtbot, page.footer.next_button)
    press(qtbot, page.footer.next_button)
    qtbot.waitUntil(page.is_found)
    assert figures(page) == [people, 0, 0, 0]
    done(qtbot, page)
    assert desk.contacts.lists()[0].contacts == people


def test_another_sheet_can_be_chosen(page, workbook, qtbot):
    page.open_file(workbook)
    qtbot.waitUntil(lambda: page.step is Step.SHEET)

    choose(page.sheet_step.sheet, "B")
    looked(qtbot, page)

    rows = page.sheet_step.preview.rows
    assert rows.index(0, 1).data() == "คนที่ 101"
    assert not page.sheet_step.waits_for_answer


def back_to_sheet(qtbot, page: ImportPage) -> None:
    while page.step is not Step.SHEET:
        press(qtbot, page.footer.back_button)


def first(page: ImportPage) -> list[str]:
    rows = page.sheet_step.preview.rows
    return [str(rows.index(0, at).data()) for at in range(rows.columnCount())]


def headings(page: ImportPage) -> list[str]:
    rows = page.sheet_step.preview.rows
    across = range(1, rows.columnCount())
    return [rows.headerData(at, Qt.Orientation.Horizontal).strip() for at in across]


def test_a_separator_is_a_guess_that_can_be_changed_with_the_preview_below(page, tmp_path, qtbot):
    path = tmp_path / "odd.csv"
    lines = [f"คน {n};08{n:08};a,b" for n in range(20)]
    path.write_text("\n".join(["ชื่อ;เบอร์;หมาย,เหตุ", *lines]), "utf-8")
    found(qtbot, page, path)
    back_to_sheet(qtbot, page)
    step = page.sheet_step
    note = step._fields[3].note

    assert step.delimiter.current_key == ";"
    assert note.text().startswith("Our guess")
    assert headings(page) == ["ชื่อ", "เบอร์", "หมาย,เหตุ"]

    choose(step.delimiter, ",")
    looked(qtbot, page)
    assert headings(page) == ["ชื่อ;เบอร์;หมาย", "เหตุ"]
    assert not note.text()

    choose(step.delimiter, ";")
    looked(qtbot, page)
    go_on(qtbot, page)
    assert figures(page) == [20, 0, 0, 0]


def test_letters_are_a_guess_that_can_be_changed_with_the_preview_below(page, tmp_path, qtbot):
    path = tmp_path / "thai.csv"
    lines = [f"สมชาย {n},08{n:08}" for n in range(20)]
    path.write_bytes("\n".join(["ชื่อ,เบอร์", *lines]).encode("cp874"))
    found(qtbot, page, path)
    back_to_sheet(qtbot, page)
    step = page.sheet_step

    assert step.encoding.current_key == "cp874"
    assert step._fields[2].note.text().startswith("Our guess")
    assert first(page)[1] == "สมชาย 0"

    choose(step.encoding, "utf-16")
    looked(qtbot, page)
    assert page.trouble.isVisible() or first(page)[1] != "สมชาย 0"

    choose(step.encoding, "cp874")
    looked(qtbot, page)
    assert first(page)[1] == "สมชาย 0"
    assert not page.trouble.isVisible()


def test_a_row_of_the_preview_becomes_the_headings_by_keyboard(page, tmp_path, qtbot):
    path = tmp_path / "late.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["รายงานลูกบ้าน", "พิมพ์วันนี้"])
        sheet.write_row(1, 0, ["ใคร", "ที่ไหน"])
        for row in range(2, 22):
            sheet.write_row(row, 0, [f"คน {row}", f"08{row:08}"])
    page.open_file(path)
    qtbot.waitUntil(page.is_found)
    back_to_sheet(qtbot, page)
    step = page.sheet_step
    choose(step.header_row, 1)
    looked(qtbot, page)
    table = step.preview

    focus(table)
    table.setCurrentIndex(table.model().index(0, 0))
    press_key(table, Qt.Key.Key_Return)
    looked(qtbot, page)

    assert step.header_row.current_key == 2
    assert headings(page) == ["ใคร", "ที่ไหน"]


def test_a_workbook_has_neither_letters_nor_separator(page, workbook, qtbot):
    page.open_file(workbook)
    qtbot.waitUntil(lambda: page.step is Step.SHEET)

    assert page.sheet_step.sheet.isVisible()
    assert not page.sheet_step.encoding.isVisible()
    assert not page.sheet_step.delimiter.isVisible()
