"""The lists over a real desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from smsdesk.ui.contacts.page import ContactsPage
from smsdesk.ui.contacts.people_table import ROWS
from tests.ui.contacts_desk import answer, cell, fill, fresh, made_page, press
from tests.ui.hands import focusables, press_key, type_text

NAME, NUMBER, OTHERS = range(3)


@pytest.fixture
def page(desk, jobs, language, qtbot) -> ContactsPage:
    return made_page(desk, jobs, language, qtbot)


def test_a_list_shows_its_people_and_their_other_columns(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "อาคาร A", 3)

    fresh(qtbot, page)

    assert page.people.title.text() == "อาคาร A"
    assert page.people.count.text() == "3 people"
    assert [cell(page, 0, at) for at in range(3)] == ["คนที่ 0", "080-xxx-0000", "ห้อง A-0"]


def test_numbers_are_masked_until_somebody_asks_for_them(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "อาคาร A", 3)
    desk.do_not_contact.add(["0812345678"])
    fresh(qtbot, page)
    asked: list[bool] = []
    page.revealed.connect(lambda: asked.append(True))
    never = page.never.table
    page.people.table.selectRow(1)

    assert cell(page, 1, 1) == "080-xxx-0001"
    page.reveal_button.click()
    assert cell(page, 1, 1) == "080-000-0001"
    assert page.people.table.one.e164 == "+66800000001", "who was chosen stays so"
    never.load("")
    qtbot.waitUntil(lambda: never.rows.rowCount() == 1, timeout=5000)
    assert never.rows.index(0, 0).data() == "081-234-5678"
    page.reveal_button.click()
    assert cell(page, 1, 1) == "080-xxx-0001"
    assert never.rows.index(0, 0).data() == "081-xxx-5678"
    assert asked == [True]


def test_people_come_page_by_page(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ใหญ่", 1000)
    fresh(qtbot, page)
    assert page.people.table.rows.rowCount() == ROWS
    bar = page.people.table.verticalScrollBar()

    while page.people.table.rows.rowCount() < 1000:
        before = page.people.table.rows.rowCount()
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda before=before: page.people.table.rows.rowCount() > before)

    ids = [one.id for one in page.people.table.rows.rows]
    assert ids == sorted(set(ids))
    assert len(ids) == 1000


@pytest.mark.parametrize("text", ["คนที่ 777", "0800000777", "A-777"])
def test_somebody_is_found_by_name_number_or_any_column(desk, page, tmp_path, qtbot, text):
    fill(desk, tmp_path, "ใหญ่", 1000)
    fresh(qtbot, page)
    field = page.people.search

    with qtbot.waitSignal(field.searched):
        type_text(field, text)
    qtbot.waitUntil(page.is_settled)

    assert page.people.table.rows.rowCount() == 1
    assert cell(page, 0, NAME) == "คนที่ 777"
    assert page.people.count.text() == "1 of 1,000 people"


def test_another_list_can_be_chosen_and_written_to(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 2)
    fill(desk, tmp_path, "ข", 3)
    fresh(qtbot, page)
    wanted = []
    page.write_wanted.connect(wanted.append)

    rect = page.lists.table.visualRect(page.lists.rows.index(1, 0))
    qtbot.mouseClick(page.lists.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.waitUntil(page.is_settled)
    press(qtbot, page.people.write_button)

    assert page.people.table.rows.rowCount() == 3
    assert wanted == ["ข"]


def test_a_list_is_deleted_only_after_a_yes(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 2)
    fill(desk, tmp_path, "ข", 3)
    fresh(qtbot, page)

    page.people.menu_button.delete_act.trigger()
    answer(qtbot, page, yes=False)
    assert len(desk.contacts.lists()) == 2

    page.people.menu_button.delete_act.trigger()
    answer(qtbot, page)
    assert [one.name for one in desk.contacts.lists()] == ["ข"]
    assert page.people.title.text() == "ข"


def test_one_person_is_taken_off_by_the_delete_key(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fresh(qtbot, page)
    assert not page.people.foot.remove_button.isVisible()
    page.people.table.selectRow(1)
    assert page.people.foot.remove_button.isVisible()

    press_key(page.people, Qt.Key.Key_Delete)
    answer(qtbot, page)

    assert page.people.table.rows.rowCount() == 2
    assert page.people.count.text() == "2 people"


def test_the_last_import_can_be_undone_here_too(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fill(desk, tmp_path, "ก", 5)
    fresh(qtbot, page)
    assert page.people.table.rows.rowCount() == 5
    assert "ก.csv" in page.people.foot.origin.text()

    press(qtbot, page.people.foot.undo_button)
    answer(qtbot, page)

    assert page.people.table.rows.rowCount() == 3


def test_somebody_of_a_list_is_never_texted_again(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fresh(qtbot, page)
    page.people.table.selectRow(2)

    press(qtbot, page.people.foot.never_button)
    answer(qtbot, page)

    assert desk.do_not_contact.all() == ["+66800000002"]
    assert page.lists.never.accessibleName() == "Do not contact 1"


def test_an_empty_desk_invites_to_import(page, qtbot):
    fresh(qtbot, page)

    assert page.empty.isVisible()
    assert not page.import_button.isVisible()
    with qtbot.waitSignal(page.import_wanted):
        press(qtbot, page.empty.button)


def test_another_language_keeps_list_search_and_person(desk, page, tmp_path, language, qtbot):
    fill(desk, tmp_path, "ก", 30)
    fresh(qtbot, page)
    page.people.table.selectRow(4)

    language.set("th")
    qtbot.wait(50)

    assert page.people.table.one.name == "คนที่ 4"
    assert page.lists.chosen.name == "ก"
    assert page.people.foot.remove_button.isVisible()


def test_everything_that_takes_the_focus_has_a_name(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fresh(qtbot, page)
    seen = [widget for widget in focusables(page) if widget.isVisible()]

    nameless = [
        type(widget).__name__
        for widget in seen
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]

    assert nameless == []


def test_the_page_fits_the_smallest_window_in_both_languages(desk, page, tmp_path, language, qtbot):
    fill(desk, tmp_path, "ชื่อรายการที่ยาวมากจนต้องตัดท้าย", 3)
    fresh(qtbot, page)
    page.people.table.selectRow(0)
    for name in ("th", "en"):
        language.set(name)
        qtbot.wait(20)
        hint = page.minimumSizeHint()
        assert hint.width() <= 836, name
        assert hint.height() <= 426, name
