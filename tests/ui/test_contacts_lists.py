"""Making, naming, noting, merging and exporting lists, over a real desk."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from smsdesk.ui.contacts.details_dialog import DetailsDialog
from smsdesk.ui.contacts.merge_dialog import MergeDialog
from smsdesk.ui.contacts.name_dialog import NewListDialog
from smsdesk.ui.contacts.page import ContactsPage
from tests.ui.contacts_desk import fill, fresh, is_open, made_page, names, press, shown
from tests.ui.hands import focus, press_key, type_text


@pytest.fixture
def page(desk, jobs, language, qtbot) -> ContactsPage:
    return made_page(desk, jobs, language, qtbot)


def list_of(desk, name):
    return next(one for one in desk.contacts.lists() if one.name == name)


def test_an_empty_list_is_made_and_shown(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 2)
    fresh(qtbot, page)

    press(qtbot, page.lists.new_button)
    dialog = shown(page, NewListDialog)
    assert dialog.name.hasFocus()
    type_text(dialog.name, "ร้านค้า")
    press_key(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_settled() and page.people.title.text() == "ร้านค้า")

    assert names(desk) == ["ก", "ร้านค้า"]
    assert page.lists.chosen.name == "ร้านค้า"
    assert page.people.nobody.isVisible()
    assert not is_open(page, NewListDialog)


@pytest.mark.parametrize("wrong", [("ก", "already"), ("", "no name")])
def test_a_list_without_a_name_of_its_own_is_not_made(desk, page, tmp_path, qtbot, wrong):
    typed, said = wrong
    fill(desk, tmp_path, "ก", 2)
    fresh(qtbot, page)
    press(qtbot, page.lists.new_button)
    dialog = shown(page, NewListDialog)

    type_text(dialog.name, typed)
    press(qtbot, dialog.make_button)
    qtbot.waitUntil(lambda: said in dialog._field.note.text())

    assert names(desk) == ["ก"]
    assert dialog.name.text() == typed


def test_the_first_list_of_an_empty_desk_may_be_made_by_hand(desk, page, qtbot):
    fresh(qtbot, page)

    press(qtbot, page.new_button)
    type_text(shown(page, NewListDialog).name, "ใหม่")
    press(qtbot, shown(page, NewListDialog).make_button)
    qtbot.waitUntil(lambda: page.is_settled() and page.people.isVisible())

    assert names(desk) == ["ใหม่"]


def test_f2_renames_the_list_where_its_name_stands(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 2)
    fill(desk, tmp_path, "ข", 3)
    fresh(qtbot, page)
    focus(page.lists.table)

    press_key(page.lists.table, Qt.Key.Key_F2)
    field = page.people.title.field
    assert field.hasFocus()
    field.clear()
    type_text(field, "ข")
    press_key(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in page.people.title._form.note.text())
    assert names(desk) == ["ก", "ข"]

    field.clear()
    type_text(field, "ค้างชำระ")
    press_key(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_settled() and not page.people.title.editing)

    assert names(desk) == ["ข", "ค้างชำระ"]
    assert page.people.title.text() == "ค้างชำระ"
    assert page.lists.chosen.name == "ค้างชำระ", "the same list stays in sight"


def test_esc_keeps_the_old_name(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 2)
    fresh(qtbot, page)
    page.people.menu_button.rename_act.trigger()
    type_text(page.people.title.field, "อื่น")

    press_key(page.people.title.field, Qt.Key.Key_Escape)

    assert not page.people.title.editing
    assert names(desk) == ["ก"]


def test_tags_and_consent_are_noted_and_shown(desk, page, tmp_path, language, qtbot):
    fill(desk, tmp_path, "ก", 2)
    fresh(qtbot, page)
    assert page.people.consent.text() == "How they agreed is not noted"

    press(qtbot, page.people.consent_button)
    dialog = shown(page, DetailsDialog)
    assert dialog.source.hasFocus()
    type_text(dialog.source, "แบบฟอร์มที่สำนักงาน")
    type_text(dialog.day, "๑ ก.ย. ๒๕๖๙")
    type_text(dialog.tag, "ลูกบ้าน")
    press_key(dialog.tag, Qt.Key.Key_Return)
    type_text(dialog.tag, "อาคาร A")
    press(qtbot, dialog.save_button)
    with_day = "Agreed: แบบฟอร์มที่สำนักงาน, since 1 Sep 26"
    qtbot.waitUntil(lambda: page.is_settled() and page.people.consent.text() == with_day)

    noted = list_of(desk, "ก")
    assert (noted.consent, noted.consent_at) == ("แบบฟอร์มที่สำนักงาน", date(2026, 9, 1))
    assert sorted(noted.tags) == ["ลูกบ้าน", "อาคาร A"]
    assert {badge.text() for badge in page.people.tags} == set(noted.tags)
    language.set("th")
    qtbot.waitUntil(lambda: "1 ก.ย. 69" in page.people.consent.text())


@pytest.mark.parametrize("wrong", [("เมื่อวาน", "is not a date"), ("1 ม.ค. 2575", "still to come")])
def test_a_day_that_cannot_be_is_said_under_its_field(desk, page, tmp_path, qtbot, wrong):
    typed, said = wrong
    fill(desk, tmp_path, "ก", 2)
    fresh(qtbot, page)
    page.people.menu_button.details_act.trigger()
    dialog = shown(page, DetailsDialog)

    type_text(dialog.day, typed)
    press(qtbot, dialog.save_button)

    assert said in dialog._day_field.note.text()
    assert dialog.isVisible()
    assert list_of(desk, "ก").consent_at is None


def test_a_tag_is_taken_away(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 2)
    desk.contacts.set_tags(list_of(desk, "ก").id, ["หนึ่ง", "สอง"])
    fresh(qtbot, page)
    page.people.menu_button.details_act.trigger()
    dialog = shown(page, DetailsDialog)

    press(qtbot, next(one for one in dialog.chips if one.name.text() == "หนึ่ง").remove_button)
    press(qtbot, dialog.save_button)
    qtbot.waitUntil(lambda: page.is_settled() and len(page.people.tags) == 1)

    assert list_of(desk, "ก").tags == ("สอง",)


def test_lists_are_filtered_by_tags(desk, page, tmp_path, qtbot):
    for name, tags in (("ก", ["x"]), ("ข", ["x", "y"]), ("ค", [])):
        fill(desk, tmp_path, name, 1)
        desk.contacts.set_tags(list_of(desk, name).id, tags)
    fresh(qtbot, page)
    assert [(chip.text(), chip.count) for chip in page.lists.chips] == [("x", "2"), ("y", "1")]
    assert page.people.title.text() == "ก"

    press(qtbot, page.lists.chips[1])
    qtbot.waitUntil(page.is_settled)

    assert page.lists.rows.rowCount() == 1
    assert page.people.title.text() == "ข", "a list that is hidden is not the one in sight"
    page.lists.choose("ค")
    assert page.lists.rows.rowCount() == 3
    assert page.lists.chosen.name == "ค"


def test_merging_says_the_counts_before_and_after(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 5)
    fill(desk, tmp_path, "ข", 10, start=3)
    fresh(qtbot, page)

    page.people.menu_button.merge_act.trigger()
    dialog = shown(page, MergeDialog)
    assert dialog.counts.text() == "ก: 5 · ข: 10 → at most 15 people"
    press(qtbot, dialog.merge_button)
    qtbot.waitUntil(lambda: page.is_settled() and dialog.told.isVisible())

    assert dialog.told.sentence.text() == "“ข” has 13 people now"
    assert dialog.told.second.text() == "3 came from “ก”, 2 were on both"
    assert [(one.name, one.contacts) for one in desk.contacts.lists()] == [("ข", 13)]
    assert dialog.cancel_button.hasFocus()
    press(qtbot, dialog.cancel_button)
    assert page.people.title.text() == "ข"


def test_a_list_that_is_alone_cannot_be_merged(desk, page, tmp_path, qtbot):
    fill(desk, tmp_path, "ก", 5)
    fresh(qtbot, page)

    assert not page.people.menu_button.merge_act.isEnabled()


def test_a_list_is_exported_where_the_clerk_says(desk, page, tmp_path, monkeypatch, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fresh(qtbot, page)
    answers = [(tmp_path / "ออก", "Excel (*.xlsx)"), (tmp_path / "ออก.csv", "CSV (*.csv)")]
    asked = []

    def answered(*args):
        asked.append(args[2])
        path, kind = answers.pop(0)
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
    for name in ("ออก.xlsx", "ออก.csv"):
        page.people.menu_button.export_act.trigger()
        qtbot.waitUntil(lambda: page.is_settled() and page.told.isVisible())
        assert page.told.sentence.text() == f"3 people were written to {name}"
        press(qtbot, page.told.button)
        assert not page.told.isVisible()

    assert asked == ["ก.xlsx", "ก.xlsx"]
    assert (tmp_path / "ออก.csv").read_text("utf-8-sig").count("080-000-000") == 3
    desk.imports.import_file(tmp_path / "ออก.xlsx", "อีกครั้ง")
    assert list_of(desk, "อีกครั้ง").contacts == 3


def test_an_export_that_fails_offers_another_place(desk, page, tmp_path, monkeypatch, qtbot):
    fill(desk, tmp_path, "ก", 3)
    fresh(qtbot, page)
    places = [tmp_path / "ไม่มี" / "a.csv", tmp_path / "b.csv"]
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(places.pop(0)), "CSV (*.csv)")
    )
    page.people.menu_button.export_act.trigger()
    qtbot.waitUntil(lambda: page.is_settled() and page.trouble.isVisible())
    assert page.trouble.button.text() == "Save elsewhere"

    press(qtbot, page.trouble.button)
    qtbot.waitUntil(lambda: page.is_settled() and page.told.isVisible())

    assert not page.trouble.isVisible()
    assert Path(tmp_path / "b.csv").stat().st_size > 0


def test_a_name_of_markup_stays_letters(desk, page, tmp_path, qtbot):
    desk.contacts.make_list("<b>ก</b> & co")
    desk.contacts.set_tags(desk.contacts.lists()[0].id, ["<i>t</i>"])
    fresh(qtbot, page)

    assert page.people.title.text() == "<b>ก</b> & co"
    assert page.people.tags[0].text() == "<i>t</i>"
    assert page.people.tags[0].textFormat() is Qt.TextFormat.PlainText
    assert page.people.title.label.textFormat() is Qt.TextFormat.PlainText
