"""The fourth step: questions about what was found, and the list as it is."""

from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from smsdesk.services.desk import Desk
from smsdesk.ui.contacts.import_page import ImportPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from tests.ui.importing_desk import (
    WHY,
    WRITTEN,
    choose,
    column,
    done,
    figures,
    found,
    opened,
    press,
)


@pytest.fixture
def page(desk: Desk, jobs: JobRunner, language: Language, qtbot) -> ImportPage:
    return opened(qtbot, desk, jobs, language)


def people(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(["ชื่อ,เบอร์,ห้อง", *rows]), "utf-8-sig")
    return path


def mend(path: Path, numbers: list[str]) -> None:
    """Type other numbers into the first rows, and save the workbook as it is otherwise."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    for row, number in zip(rows[1:], numbers, strict=False):
        row[1] = number
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)


@pytest.fixture
def couples(tmp_path: Path) -> Path:
    rows = [f"คน {n},08{n:08},A-{n}" for n in range(40)]
    rows[5] = "สองเบอร์,081-222-3344 / 089-555-1212,A-5"
    rows[9] = "อีกคู่,0861112222/0863334444,A-9"
    return people(tmp_path / "คู่.csv", rows)


def test_two_numbers_in_a_cell_are_asked_about_and_judged_anew(page, couples, qtbot):
    found(qtbot, page, couples)
    card = page.found_step.several
    assert card.isVisible()
    assert card.question.text() == "2 cells hold two numbers"
    assert figures(page) == [38, 0, 0, 2]

    for answer, expected in ((2, [42, 0, 0, 0]), (1, [40, 0, 0, 0]), (0, [38, 0, 0, 2])):
        press(qtbot, card.answers.buttons[answer])
        qtbot.waitUntil(page.is_found)
        assert figures(page) == expected
        assert card.isVisible()


def test_each_of_two_numbers_becomes_somebody(desk, page, couples, qtbot):
    found(qtbot, page, couples)
    press(qtbot, page.found_step.several.answers.buttons[2])
    qtbot.waitUntil(page.is_found)
    done(qtbot, page)

    (made,) = desk.contacts.lists()
    numbers = {one.e164 for one in desk.contacts.page(made.id)}
    assert {"+66812223344", "+66895551212", "+66861112222", "+66863334444"} <= numbers


def test_nobody_is_asked_where_no_cell_holds_two_numbers(page, tmp_path, qtbot):
    found(qtbot, page, people(tmp_path / "one.csv", [f"คน {n},08{n:08}," for n in range(9)]))

    assert not page.found_step.several.isVisible()


def test_the_list_as_it_is_and_the_file_are_compared_in_words(desk, page, tmp_path, qtbot):
    old = [f"คน {n},08{n:08},A-{n}" for n in range(20)]
    desk.imports.import_file(people(tmp_path / "old.csv", old), "ลูกบ้าน")
    new = [f"คน {n},08{n:08},{'B' if n < 8 else 'A'}-{n}" for n in range(5, 27)]
    found(qtbot, page, people(tmp_path / "new.csv", new))

    choose(page.found_step.target, "ลูกบ้าน")
    qtbot.waitUntil(lambda: page.is_found() and figures(page)[1] == 15)

    said = page.found_step.people.note.text()
    assert "Compared with it: 7 new, 3 changed, 5 not in this file" in said
    assert "who stay on the list" in said
    done(qtbot, page)
    assert desk.contacts.lists()[0].contacts == 27


def test_rows_left_out_are_mended_in_that_very_workbook_and_imported_again(
    desk, page, tmp_path, qtbot
):
    rows = [f"คน {n},08{n:08},A-{n}" for n in range(100)]
    rows[3:6] = ["ประไพ,6.68E+10,A", "นก,ไม่มีเบอร์,B", "ร้านค้า,02-118-4400,C"]
    found(qtbot, page, people(tmp_path / "แรก.csv", rows))
    left = tmp_path / "left.xlsx"
    page.save_rows(left)
    qtbot.waitUntil(page.saved.isVisible)
    done(qtbot, page)

    mend(left, ["0861112222", "0863334444", "0865556666"])
    found(qtbot, page, left)

    assert figures(page) == [3, 0, 0, 0]
    assert page.columns_step.phone.current_key == "In the file"
    assert page.columns_step.name.current_key == "Name"
    choose(page.found_step.target, "แรก")
    qtbot.waitUntil(page.is_found)
    done(qtbot, page)
    assert desk.contacts.lists()[0].contacts == 100


def test_half_mended_rows_say_again_what_is_wrong(page, tmp_path, qtbot):
    rows = [f"คน {n},08{n:08},A-{n}" for n in range(60)]
    rows[3:5] = ["ประไพ,6.68E+10,A", "นก,ไม่มีเบอร์,B"]
    found(qtbot, page, people(tmp_path / "แรก.csv", rows))
    left = tmp_path / "left.xlsx"
    page.save_rows(left)
    qtbot.waitUntil(page.saved.isVisible)
    mend(left, ["0861112222"])

    page.open_file(left)
    qtbot.waitUntil(page.trouble.isVisible)
    press(qtbot, page.trouble.button)
    qtbot.waitUntil(page.is_found)

    assert figures(page) == [1, 0, 0, 1]
    assert column(page, WRITTEN) == ["ไม่มีเบอร์"]
    assert column(page, WHY) == ["Not a phone number"]


def test_lost_digits_come_with_how_they_are_kept(page, tmp_path, qtbot):
    rows = [f"คน {n},08{n:08},A-{n}" for n in range(60)]
    rows[7] = "ประไพ,6.68E+10,A"
    found(qtbot, page, people(tmp_path / "lost.csv", rows))
    advice = page.found_step.worth_a_look.advice
    assert advice.isVisible()
    assert advice.sentence.text().startswith("Row 9: ")
    assert "Text" in advice.sentence.text()

    found(qtbot, page, people(tmp_path / "whole.csv", rows[8:]))
    assert not advice.isVisible()
