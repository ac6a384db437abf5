"""Numbers that are never texted: by two keystrokes, from a file, searched, taken off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from smsdesk.ui.contacts.never_dialog import NeverDialog
from smsdesk.ui.contacts.never_table import ROWS
from smsdesk.ui.contacts.page import ContactsPage
from smsdesk.ui.frame import Tab
from tests.ui.contacts_desk import answer, fill, fresh, is_open, made_page, press, shown
from tests.ui.hands import focus, focusables, press_key, type_text

NUMBER, REASON, WHO, SINCE = range(4)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk, jobs, language, qtbot) -> ContactsPage:
    QGuiApplication.clipboard().clear()
    return made_page(desk, jobs, language, qtbot)


def never(qtbot, page):
    press(qtbot, page.lists.never)
    qtbot.waitUntil(page.is_settled)
    return page.never


def cell(pane, row, column):
    return pane.table.rows.index(row, column).data()


def test_the_copied_number_and_enter_are_enough(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fill(desk, tmp_path, "ข", 2)
    fresh(qtbot, page)
    page.set_who("กัลยา")
    QGuiApplication.clipboard().setText(" +66 80 000 0001\n")

    page.ask_never()
    dialog = shown(page, NeverDialog)
    assert dialog.number.hasFocus()
    press_key(dialog.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_settled() and dialog.told.isVisible())

    assert dialog.told.sentence.text() == "080-000-0001 is never texted again"
    assert dialog.told.second.text().endswith("2 lists: ก, ข")
    entry = desk.do_not_contact.page()[0]
    assert (entry.e164, entry.who, entry.reason) == ("+66800000001", "กัลยา", "")
    assert page.lists.never.accessibleName() == "Do not contact 1"
    press_key(dialog.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not is_open(page, NeverDialog))


def test_without_a_copied_number_it_is_that_of_the_chosen_person(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fresh(qtbot, page)
    QGuiApplication.clipboard().setText("สวัสดีค่ะ ห้อง 081")
    page.people.table.selectRow(2)

    page.ask_never()

    assert shown(page, NeverDialog).number.text() == "080-000-0002"


def test_a_text_with_a_number_in_it_is_not_taken_for_one(page, qtbot):
    fresh(qtbot, page)
    QGuiApplication.clipboard().setText("โอนเงิน 0812345678 บาท ถึงคุณสมชาย ใจดี ภายในวันศุกร์นี้")

    page.ask_never()

    assert shown(page, NeverDialog).number.text() == ""


def test_what_is_no_number_stays_with_its_reason(desk, page, qtbot):
    fresh(qtbot, page)
    page.ask_never()
    dialog = shown(page, NeverDialog)

    type_text(dialog.number, "โทร 12")
    press(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: dialog.number.property("invalid") is True)

    assert "โทร 12" in dialog._number_field.note.text()
    assert dialog.number.text() == "โทร 12"
    assert desk.do_not_contact.count() == 0


def test_reason_and_who_are_kept_and_who_is_remembered(desk, page, qtbot):
    fresh(qtbot, page)
    told = []
    page.who_changed.connect(told.append)
    pane = never(qtbot, page)
    assert pane.nobody.isVisible()
    press(qtbot, pane.nobody.button)
    dialog = shown(page, NeverDialog)
    type_text(dialog.number, "081-234-5678")
    type_text(dialog.reason, "ย้ายออกแล้ว")
    type_text(dialog.who, "ณัฐพล")
    press_key(dialog.who, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_settled() and pane.table.rows.rowCount() == 1)

    assert [cell(pane, 0, at) for at in (NUMBER, REASON, WHO)] == [
        "081-xxx-5678",
        "ย้ายออกแล้ว",
        "ณัฐพล",
    ]
    assert told == ["ณัฐพล"]
    assert dialog.told.second.text() == "It stands on no list"
    type_text(dialog.number, "0812345678")
    press_key(dialog.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in dialog.told.sentence.text())
    press(qtbot, dialog.close_foot)
    page.ask_never()
    assert shown(page, NeverDialog).who.text() == "ณัฐพล"


def test_numbers_are_searched_and_taken_off(desk, page, qtbot):
    desk.do_not_contact.add(["081-234-5678"], reason="ย้ายออก", who="ก")
    desk.do_not_contact.add(["089-111-2233", "062-345-6789"], reason="ขอไม่รับ", who="ข")
    fresh(qtbot, page)
    pane = never(qtbot, page)
    assert pane.table.rows.rowCount() == 3

    with qtbot.waitSignal(pane.search.searched):
        type_text(pane.search, "ขอไม่รับ")
    qtbot.waitUntil(lambda: page.is_settled() and pane.table.rows.rowCount() == 2)
    pane.table.selectAll()
    press_key(pane, Qt.Key.Key_Delete)
    answer(qtbot, page, yes=False)
    assert desk.do_not_contact.count() == 3
    press(qtbot, pane.remove_button)
    answer(qtbot, page)

    assert desk.do_not_contact.all() == ["+66812345678"]
    assert page.lists.never.isChecked(), "the list stays in sight"
    assert pane.nobody.heading.text() == "Nobody found"


def test_an_erased_number_keeps_its_entry(desk, page, language, qtbot):
    desk.do_not_contact.add(["081-234-5678"], reason="ขอลบข้อมูล")
    desk.do_not_contact.erase(["081-234-5678"])
    fresh(qtbot, page)

    pane = never(qtbot, page)

    assert [cell(pane, 0, NUMBER), cell(pane, 0, REASON)] == ["erased number", "ขอลบข้อมูล"]
    pane.table.selectRow(0)
    press(qtbot, pane.remove_button)
    answer(qtbot, page)
    assert desk.do_not_contact.count() == 0


def test_a_file_of_numbers_is_never_texted(desk, page, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "ไม่รับ.csv"
    path.write_text("เบอร์โทร\n081-234-5678\n0891112233\n", "utf-8")
    missing = tmp_path / "หาย.csv"
    fresh(qtbot, page)
    pane = never(qtbot, page)
    chosen = [missing, path]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen.pop(0)), ""))

    press(qtbot, pane.file_button)
    qtbot.waitUntil(lambda: page.is_settled() and page.trouble.isVisible(), timeout=20_000)
    assert page.trouble.button.text() == "Choose another file"
    press(qtbot, page.trouble.button)
    qtbot.waitUntil(lambda: page.is_settled() and page.told.isVisible(), timeout=20_000)

    assert page.told.sentence.text() == "2 more numbers are never texted from now on"
    assert {one.reason for one in desk.do_not_contact.page()} == {"ไม่รับ.csv"}
    assert pane.table.rows.rowCount() == 2


def test_a_hundred_thousand_entries_come_page_by_page(desk, page, qtbot):
    desk.do_not_contact.add([f"+6680{n:07}" for n in range(100_000)])
    fresh(qtbot, page)
    pane = never(qtbot, page)
    assert pane.table.rows.rowCount() == ROWS
    assert page.lists.never.accessibleName() == "Do not contact 100,000"

    bar = pane.table.verticalScrollBar()
    while pane.table.rows.rowCount() < 1000:
        before = pane.table.rows.rowCount()
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda before=before: pane.table.rows.rowCount() > before)

    seen = [one.id for one in pane.table.rows.rows]
    assert seen == sorted(set(seen), reverse=True)


def test_the_pane_and_the_dialog_say_their_names(desk, page, qtbot):
    desk.do_not_contact.add(["081-234-5678"])
    fresh(qtbot, page)
    pane = never(qtbot, page)
    pane.table.selectRow(0)
    page.ask_never()

    nameless = [
        type(widget).__name__
        for widget in focusables(page.window())
        if widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]

    assert nameless == []


@pytest.mark.parametrize("tab", list(Tab))
def test_the_keys_open_it_from_every_tab(window, qtbot, tab):
    qtbot.waitUntil(lambda: window.furnished)
    window.show_tab(tab)
    focus(window)
    QGuiApplication.clipboard().setText("081-234-5678")

    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    dialog = shown(window, NeverDialog)
    assert dialog.number.text() == "081-234-5678"
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    assert sum(one.isVisible() for one in window.findChildren(NeverDialog)) == 1
    press_key(dialog, Qt.Key.Key_Escape)

    assert not is_open(window, NeverDialog)


def test_the_keys_work_while_a_message_is_written(window, qtbot):
    qtbot.waitUntil(lambda: window.furnished)
    window.show_tab(Tab.COMPOSE)
    editor = window.pages.compose.editor
    focus(editor)

    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)

    dialog = shown(window, NeverDialog)
    press_key(dialog, Qt.Key.Key_Escape)
    assert editor.hasFocus(), "the clerk writes on where she was"


def test_the_rail_offers_it_and_who_noted_it_is_kept(window, qtbot):
    qtbot.waitUntil(lambda: window.furnished)
    QGuiApplication.clipboard().setText("081-999-8877")
    assert window.rail.never.accessibleName() == "Never text, Ctrl+B"

    press(qtbot, window.rail.never)
    dialog = shown(window, NeverDialog)
    dialog.who.clear()
    type_text(dialog.who, "กัลยา")
    press_key(dialog.number, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.told.isVisible)
    press_key(dialog, Qt.Key.Key_Escape)

    assert window.desk.setting("who") == "กัลยา"
    assert "+66819998877" in window.desk.do_not_contact.all()
