import re
from dataclasses import replace

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smsdesk.ui.ask_dialog import AskDialog
from smsdesk.ui.compose.numbers_dialog import NumbersDialog
from smsdesk.ui.compose.options_dialog import OptionsDialog
from smsdesk.ui.compose.page import ComposePage
from tests.ui.compose_desk import RESIDENTS, TEXT, Heartbeat, contacts_file
from tests.ui.hands import focus, press_key, type_text

SMALLEST_PAGE = 900 - 64  # the window's smallest width without the narrow rail
ZERO = "\u200b"
POPS_UP = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def page(stage, qtbot):
    page = stage.compose()
    qtbot.waitUntil(page.is_settled)
    return page


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def add_residents(page, qtbot):
    page.add_file(RESIDENTS)
    qtbot.waitUntil(page.is_ready)


def write(page, qtbot, text):
    page.editor.selectAll()
    type_text(page.editor, text)
    qtbot.waitUntil(page.is_settled)


def compose(page, qtbot, text=TEXT):
    add_residents(page, qtbot)
    write(page, qtbot, text)
    page.choose_sender("RIVERVIEW")
    qtbot.waitUntil(page.is_settled)


def receipt_of(stage, page):
    """What the service says of the same people and text, without the page."""
    people, known = stage.desk.imports.people_from_file(RESIDENTS)
    draft = replace(page.draft, people=people, known_fields=known)
    return stage.desk.composing.prepare(draft, ask=False).receipt


def sentences(page):
    return [row.accessibleName() for row in page.findings.rows if row.accessibleName()]


# Beginning


def test_a_page_without_an_account_invites_to_add_one(stage, qtbot):
    page = stage.compose()
    page.use_account(None)

    assert page.no_account.isVisible()
    with qtbot.waitSignal(page.accounts_wanted):
        click(qtbot, page.no_account.button)


def test_an_empty_page_says_in_words_what_is_missing(page, qtbot):
    assert page.footer.figures.text() == "Nobody to send to yet"
    assert not page.review_button.isEnabled()
    assert not page.footer.test_button.isEnabled()
    assert page.preview.empty.isVisible()
    assert not page.findings.isVisible()

    add_residents(page, qtbot)

    assert page.footer.figures.text() == "No message yet"
    assert not page.review_button.isEnabled()


def test_typed_text_outlives_a_change_of_account(stage, page, qtbot):
    compose(page, qtbot)
    other = stage.add_account("other")

    page.use_account(other)
    qtbot.waitUntil(page.is_settled)

    assert page.editor.message() == TEXT
    assert page.draft.account == "other"


# Recipients


def test_a_file_becomes_a_chip_and_its_columns_become_fields(page, qtbot):
    add_residents(page, qtbot)

    assert [chip.name.text() for chip in page.recipients.chips] == ["residents.csv"]
    assert [pill.text() for pill in page.message.pills] == ["ชื่อ", "ห้อง", "ยอด", "ครบกำหนด"]


def test_a_chip_is_taken_away(page, qtbot):
    add_residents(page, qtbot)

    click(qtbot, page.recipients.chips[0].remove_button)
    qtbot.waitUntil(page.is_settled)

    assert page.recipients.chips == []
    assert page.recipients.list_button.isVisible()
    assert page.footer.figures.text() == "Nobody to send to yet"


@POPS_UP
def test_a_list_is_added_from_the_menu(stage, page, qtbot):
    stage.desk.imports.import_file(RESIDENTS, "ตึก A & B")

    click(qtbot, page.recipients.list_button)
    qtbot.waitUntil(page.recipients.menu.isVisible)
    page.recipients.menu.actions()[0].trigger()
    page.recipients.menu.close()
    qtbot.waitUntil(page.is_ready)

    assert page.recipients.chips[0].name.text() == "ตึก A & B"
    assert "ห้อง" in [pill.text() for pill in page.message.pills]


def test_a_list_added_twice_is_read_anew(stage, page, qtbot):
    stage.desk.imports.import_file(RESIDENTS, "ตึก A")

    for _ in range(2):
        page.add_list("ตึก A")
        qtbot.waitUntil(page.is_ready)

    assert len(page.recipients.chips) == 1


def test_numbers_are_judged_while_they_are_typed(page, qtbot, stage):
    click(qtbot, page.recipients.numbers_button)
    dialog = stage.window.findChild(NumbersDialog)

    dialog.edit.insertPlainText("081-234-5678\n812345679;๐๘๑๒๓๔๕๖๗๘\n02-118-4400\nสมชาย")
    qtbot.waitUntil(dialog.add_button.isEnabled)

    assert dialog.add_button.text() == "Add 2 numbers"
    assert re.findall(r"\d+", dialog.rest.text()) == ["2", "1", "2"]
    shown = [written.text() for _mark, written, _why in dialog.lines if written.isVisible()]
    assert shown[:2] == ["02-118-4400", "สมชาย"]
    click(qtbot, dialog.add_button)
    qtbot.waitUntil(page.is_ready)
    assert page.recipients.chips[0].name.text() == "2 numbers"


def test_a_number_that_is_erased_is_written_to_no_more(page):
    page.adding._take_numbers(["0812345678", "081-234-5679"])
    page.adding._take_numbers(["+66812345678"])

    page.adding.forget("+66812345678")

    assert [[one.written for one in source.people] for source in page.adding.sources] == [
        ["081-234-5679"]
    ]


def test_numbers_pasted_and_added_at_once_are_judged_first(page, qtbot, stage):
    click(qtbot, page.recipients.numbers_button)
    dialog = stage.window.findChild(NumbersDialog)
    dialog.edit.setPlainText("0812345678")
    qtbot.waitUntil(dialog.add_button.isEnabled)
    dialog.edit.setPlainText("0812345679")

    click(qtbot, dialog.add_button)
    qtbot.waitUntil(page.is_ready)

    assert page.recipients.chips[0].name.text() == "081-xxx-5679"


def test_hidden_rows_are_asked_about_in_place(page, qtbot, tmp_path):
    table = xlsxwriter.Workbook(tmp_path / "ซ่อน.xlsx")
    sheet = table.add_worksheet("อาคาร A")
    rows = (("ชื่อ", "เบอร์โทร"), ("นก", "0812345678"), ("ปู", "0812345679"))
    for row, cells in enumerate(rows):
        sheet.write_row(row, 0, cells)
    sheet.set_row(2, None, None, {"hidden": True})
    table.close()
    write(page, qtbot, "สวัสดี")

    page.add_file(tmp_path / "ซ่อน.xlsx")
    qtbot.waitUntil(page.question.isVisible)

    assert page.editor.message() == "สวัสดี"
    assert page.recipients.chips == []
    click(qtbot, page.question.buttons[0])
    qtbot.waitUntil(page.is_ready)
    assert not page.question.isVisible()
    assert page.look.prepared.receipt.messages == 1


def test_a_doubtful_column_is_chosen_in_place(page, qtbot, tmp_path):
    path = tmp_path / "เบอร์.csv"
    numbers = [f"08123456{at:02}" if at % 2 else f"ห้อง {at}" for at in range(20)]
    path.write_text("\n".join(["ชื่อ,เบอร์โทร", *(f"ก,{one}" for one in numbers)]), "utf-8-sig")

    page.add_file(path)
    qtbot.waitUntil(page.question.isVisible)

    page.question.choice.choose("เบอร์โทร")
    click(qtbot, page.question.buttons[0])
    qtbot.waitUntil(page.is_ready)
    assert page.look.prepared.receipt.messages == 10


def test_a_file_that_is_not_there_costs_nothing_that_was_typed(page, qtbot, tmp_path):
    compose(page, qtbot)

    page.add_file(tmp_path / "nowhere.csv")
    qtbot.waitUntil(page.question.isVisible)

    assert page.editor.message() == TEXT
    assert len(page.recipients.chips) == 1
    assert page.review_button.isEnabled()


# The text


def test_a_pressed_field_goes_into_the_text(page, qtbot):
    add_residents(page, qtbot)
    write(page, qtbot, "คุณ")

    click(qtbot, page.message.pills[0])
    qtbot.waitUntil(page.is_settled)

    assert page.editor.message() == "คุณ{ชื่อ}"


def test_what_is_shown_is_what_the_service_says(stage, page, qtbot):
    compose(page, qtbot)

    receipt = receipt_of(stage, page)

    assert receipt.messages > 30
    assert page.look.prepared.receipt == receipt
    assert page.footer.figures.text() == f"{receipt.messages} people  ·  {receipt.credits} credits"
    assert page.recipients.people.text() == f"{receipt.messages} people"
    longest = max(page.look.prepared.rendered, key=lambda message: message.units)
    assert page.message.longest.text() == f"Longest {longest.units} characters"
    assert len(page.message.meter.fills) == longest.parts


def test_the_oddest_messages_come_first_and_everybody_comes_once(page, qtbot):
    compose(page, qtbot)
    rendered = page.look.prepared.rendered

    seen = []
    for _ in rendered:
        seen.append(page.preview.phone.message.text)
        click(qtbot, page.preview.next_button)

    assert seen[0] == max((message.text for message in rendered), key=len)
    assert len(seen[1]) == min(len(message.text) for message in rendered)
    assert sorted(seen) == sorted(message.text for message in rendered)
    assert page.preview.phone.message.text == seen[0]
    assert page.preview.badge.text() == "Longest"
    assert "xxx" in page.preview.who.text()


def test_what_is_odd_is_said_and_marked_and_stands_on_the_receipt(page, tmp_path, qtbot):
    path = contacts_file(tmp_path, 40)
    path.write_text(path.read_text("utf-8-sig").replace("30 ก.ย. 69", "30 ก.ย. 3112", 1), "utf-8")
    page.add_file(path)
    qtbot.waitUntil(page.is_ready)
    write(page, qtbot, TEXT)
    page.choose_sender("RIVERVIEW")
    qtbot.waitUntil(page.is_settled)

    message = page.preview.phone.message
    assert page.preview.badge.text() == "ครบกำหนด has an odd year"
    assert page.preview.order.text() == "1 odd one first"
    assert [message.text[at : at + length] for at, length in message.odd] == ["30 ก.ย. 3112"]
    page.review()
    qtbot.waitUntil(page.receipt_is_shown)
    assert message.text in page.receipt.real.texts


def test_merged_values_stand_out_at_their_places(page, qtbot):
    compose(page, qtbot)
    message = page.preview.phone.message
    person = page.preview.current.message

    values = [message.text[start : start + length] for start, length in message.values]

    assert values[0] == person.name
    assert len(values) == 4
    assert sum(message.parts) == len(message.text)


def test_invisible_characters_are_taken_out_with_one_press(page, qtbot):
    text = "ก" * 69 + ZERO * 3
    add_residents(page, qtbot)
    write(page, qtbot, text)
    credits_before = page.look.prepared.receipt.credits

    assert page.message.banner.button.text().startswith("Remove, save")
    click(qtbot, page.message.banner.button)
    qtbot.waitUntil(page.is_settled)

    assert page.editor.message() == "ก" * 69
    assert page.look.prepared.receipt.credits == credits_before // 2
    assert not page.message.banner.isVisible()
    page.editor.undo()
    assert page.editor.message() == text


def test_only_the_last_of_quick_changes_is_shown(page, qtbot):
    add_residents(page, qtbot)

    for text in ("ก", "กข"):
        page.editor.set_text(text)
        qtbot.wait(60)
    with qtbot.waitSignal(page.looking.busy_changed):
        page.editor.set_text("กขค")
    page.editor.set_text("สุดท้าย")
    qtbot.waitUntil(page.is_settled)

    assert page.look.template.text == "สุดท้าย"
    assert page.preview.phone.message.text == "สุดท้าย"


# Findings


def test_a_field_nobody_has_blocks_and_is_shown_in_the_text(stage, page, qtbot):
    compose(page, qtbot, "เรียน {ชื่อ} ยอด {ยอดค้าง}")

    assert page.footer.figures.text().startswith("Mend 1 thing")
    assert not page.review_button.isEnabled()
    assert page.recipients.people.text().endswith("people")
    assert page.preview.phone.message.text == "เรียน {ชื่อ} ยอด {ยอดค้าง}"
    click(qtbot, page.footer.mend_button)
    assert stage.window.focusWidget() is page.findings.buttons["unknown_field"]
    click(qtbot, page.findings.buttons["unknown_field"])
    assert page.editor.textCursor().selectedText() == "{ยอดค้าง}"


def test_people_with_an_empty_field_are_left_out_and_put_back(page, qtbot, tmp_path):
    page.add_file(contacts_file(tmp_path, 12, empty=3))
    qtbot.waitUntil(page.is_ready)
    write(page, qtbot, TEXT)

    assert not page.review_button.isEnabled()
    click(qtbot, page.findings.buttons["empty_field"])
    qtbot.waitUntil(page.is_settled)
    assert page.review_button.isEnabled()
    assert page.look.prepared.receipt.messages == 9
    assert page.recipients.note.text() == "3 skipped"
    click(qtbot, page.findings.buttons["put_back"])
    qtbot.waitUntil(page.is_settled)
    assert not page.review_button.isEnabled()


def test_blocks_come_before_warnings(page, qtbot):
    compose(page, qtbot, "ดู www.river.co.th {ห้อง")

    words = sentences(page)

    assert "partner" in words[0]
    assert "link" in words[1]
    assert page.findings.count.text() == "1 to mend before sending"


def test_too_little_credit_blocks(stage, page, qtbot):
    stage.control("credits", {"corporate": 5})
    stage.desk.accounts.ask_balance(stage.account)

    compose(page, qtbot)

    assert not page.review_button.isEnabled()
    with qtbot.waitSignal(page.accounts_wanted):
        click(qtbot, page.findings.buttons["short_credit"])


@POPS_UP
def test_a_sender_that_was_not_chosen_is_asked_for(stage, qtbot):
    page = stage.compose()
    qtbot.waitUntil(page.is_settled)
    page.choose_sender("")
    add_residents(page, qtbot)
    write(page, qtbot, "สวัสดี")

    assert "no_sender" in page.findings.buttons
    click(qtbot, page.findings.buttons["no_sender"])
    assert page.order.sender_box.view().isVisible()
    page.order.sender_box.hidePopup()


# The rest


def test_options_are_those_of_the_service(stage, page, qtbot):
    click(qtbot, page.order.options_button)
    dialog = stage.window.findChild(OptionsDialog)
    info = stage.desk.accounts.service("thaibulksms")

    assert list(dialog.fields) == [field.key for field in info.options]
    dialog.fields["force"].choose("standard")
    type_text(dialog.fields["expire"], "02:00")
    click(qtbot, dialog.use_button)

    assert page.draft.options == {"force": "standard", "expire": "02:00"}


def test_another_sender_is_typed(stage, page, qtbot):
    box = page.order.sender_box
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    dialog = stage.window.findChild(AskDialog)

    type_text(dialog.field, "MYSHOP")
    click(qtbot, dialog.accept_button)

    assert page.draft.sender == "MYSHOP"
    assert box.currentText() == "MYSHOP"


def test_the_own_number_for_a_test_is_asked_once(stage, page, qtbot):
    compose(page, qtbot)
    click(qtbot, page.footer.test_button)
    dialog = stage.window.findChild(AskDialog)

    type_text(dialog.field, "02-118-4400")
    click(qtbot, dialog.accept_button)
    assert dialog.isVisible()
    dialog.field.clear()
    type_text(dialog.field, "0899999999")
    with qtbot.waitSignal(page.own_number_changed) as kept:
        click(qtbot, dialog.accept_button)

    assert kept.args == ["+66899999999"]
    qtbot.waitUntil(page.receipt_is_shown)
    prepared = page.receipt.look.prepared
    assert [message.e164 for message in prepared.rendered] == ["+66899999999"]
    assert prepared.rendered[0].text == page.preview.current.message.text
    with qtbot.waitSignal(page.confirmed):
        click(qtbot, page.receipt.send_button)
    assert page.editor.message() == TEXT
    click(qtbot, page.footer.test_button)
    qtbot.waitUntil(page.receipt_is_shown)


def test_clear_begins_anew(page, qtbot):
    compose(page, qtbot)

    page.clear()
    qtbot.waitUntil(page.is_settled)

    assert page.editor.message() == ""
    assert page.recipients.chips == []
    assert page.footer.figures.text() == "Nobody to send to yet"


def test_a_narrow_page_keeps_its_preview_in_a_drawer(stage, page, qtbot):
    compose(page, qtbot)

    stage.window.resize(SMALLEST_PAGE, 500)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= SMALLEST_PAGE
    assert not page.preview.isVisible()
    click(qtbot, page.footer.preview_button)
    assert page.preview.isVisible()
    press_key(page.side, Qt.Key.Key_Escape)
    assert not page.preview.isVisible()
    stage.window.resize(1280, 800)
    QApplication.processEvents()

    assert page.preview.isVisible()


def test_the_page_speaks_the_other_language_at_once(stage, page, qtbot):
    compose(page, qtbot, "ดู www.river.co.th {ห้อง")
    before = sentences(page)

    stage.language.set("th")
    QApplication.processEvents()

    assert page.editor.message() == "ดู www.river.co.th {ห้อง"
    assert len(sentences(page)) == len(before)
    assert sentences(page) != before


def test_every_control_has_a_name(page, qtbot):
    compose(page, qtbot, "ดู {ห้อง")

    nameless = [
        widget
        for widget in page.findChildren(type(page.review_button).__mro__[1])
        if widget.isVisible() and not (widget.accessibleName() or widget.text())
    ]

    assert nameless == []


def test_a_hundred_thousand_people_do_not_stall_the_window(stage, page, qtbot, tmp_path):
    page.add_file(contacts_file(tmp_path, 100_000))
    qtbot.waitUntil(page.is_ready, timeout=60_000)
    focus(page.editor)
    with Heartbeat() as idle:
        qtbot.wait(500)

    longest = []
    for text in (TEXT, "เรียน {ชื่อ}", f"{TEXT} ค่ะ"):
        with Heartbeat() as heart:
            for letter in text:
                type_text(page.editor, letter)
                QApplication.processEvents()
            qtbot.waitUntil(page.is_settled, timeout=60_000)
        longest.append(heart.longest)

    assert page.look.prepared.receipt.messages == 100_000
    # The goal is 50 ms on a machine of its own; here several things run at once.
    assert sorted(longest)[1] <= max(100, 3 * idle.longest), (longest, idle.longest)


def test_the_page_needs_no_more_than_the_smallest_window_in_both_languages(stage, qtbot):
    page = stage.compose()
    for language in ("en", "th"):
        stage.language.set(language)
        stage.window.resize(SMALLEST_PAGE, 430)
        QApplication.processEvents()

        assert isinstance(page, ComposePage)
        assert page.minimumSizeHint().width() <= SMALLEST_PAGE
        assert page.minimumSizeHint().height() <= 430
