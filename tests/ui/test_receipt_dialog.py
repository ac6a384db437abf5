from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smsdesk.ui.compose.receipt_slip import duration
from tests.ui.compose_desk import TEXT, contacts_file
from tests.ui.hands import press_key, type_text


@pytest.fixture
def open_receipt(stage, qtbot, tmp_path):
    """Compose a message to so many people, and press Review."""

    def go(people, text=TEXT, account=None):
        page = stage.compose(account)
        page.add_file(contacts_file(tmp_path, people))
        qtbot.waitUntil(page.is_ready)
        page.choose_sender("RIVERVIEW")
        page.editor.set_text(text)
        qtbot.waitUntil(page.is_settled)
        click(qtbot, page.review_button)
        qtbot.waitUntil(page.receipt_is_shown)
        QApplication.processEvents()  # it is laid out only then
        return page, page.receipt

    return go


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def figure(dialog, key):
    return dialog.slip.figures[key].text()


def test_its_figures_are_those_of_the_service(stage, open_receipt):
    stage.control("credits", {"corporate": 9999})
    _page, dialog = open_receipt(120)

    receipt = dialog.look.prepared.receipt

    assert receipt == stage.desk.composing.prepare(dialog.look.prepared.draft).receipt
    assert figure(dialog, "people") == f"{receipt.messages} people"
    assert figure(dialog, "credits") == f"{receipt.credits} credits"
    assert figure(dialog, "balance") == "9,999"
    assert figure(dialog, "after") == f"{9999 - receipt.credits:,}"
    assert figure(dialog, "skipped") == "0"
    rows = dialog.slip.figures["parts"]
    assert (rows.accessibleName() if len(receipt.by_parts) > 1 else rows.text()) != ""
    assert "402" not in figure(dialog, "people")


def test_who_is_skipped_stands_there_by_reason(stage, open_receipt, tmp_path, qtbot):
    stage.desk.do_not_contact.add(["0800000003"])
    page, dialog = open_receipt(20)
    dialog.reject()
    extra = tmp_path / "more.csv"
    extra.write_text("ชื่อ,เบอร์โทร,ห้อง,ยอด,ครบกำหนด\nก,0800000001,1,1,1\n", "utf-8-sig")
    page.add_file(extra)
    qtbot.waitUntil(page.is_ready)

    click(qtbot, page.review_button)
    qtbot.waitUntil(page.receipt_is_shown)

    dialog = page.receipt
    assert figure(dialog, "skipped") == "2"
    assert figure(dialog, "skip_do_not_contact") == "1"
    assert figure(dialog, "skip_duplicate") == "1"


def test_three_real_messages_to_the_letter(open_receipt):
    _page, dialog = open_receipt(30)

    texts = [message.text for message in dialog.look.prepared.rendered]

    assert len(dialog.real.texts) == 3
    assert dialog.real.texts[0] == min(texts, key=len)
    assert len(dialog.real.texts[1]) == max(map(len, texts))
    assert set(dialog.real.texts) <= set(texts)


def test_up_to_a_hundred_people_need_no_count_and_back_is_the_default(stage, open_receipt):
    _page, dialog = open_receipt(100)

    assert not dialog.typed.isVisible()
    assert dialog.send_button.isEnabled()
    assert dialog.send_button.text() == "Send 100 messages"
    assert dialog.back_button.isDefault()
    assert stage.window.focusWidget() is dialog.back_button


def test_above_a_hundred_the_count_must_agree(stage, open_receipt, qtbot):
    _page, dialog = open_receipt(101)
    assert stage.window.focusWidget() is dialog.typed
    assert not dialog.send_button.isEnabled()

    type_text(dialog.typed, "10")
    assert not dialog.send_button.isEnabled()
    assert "Not the number" in dialog.typed_words.text()
    type_text(dialog.typed, "1")

    assert dialog.send_button.isEnabled()
    assert dialog.typed_words.text() == "Agrees with the receipt"


@pytest.mark.parametrize("written", ["1,200", "๑๒๐๐", " 1200 "])
def test_a_count_may_be_written_as_people_write_it(open_receipt, written):
    _page, dialog = open_receipt(1200)

    type_text(dialog.typed, written)

    assert dialog.send_button.isEnabled()


def test_enter_in_the_count_sends_nothing(stage, open_receipt, qtbot):
    _page, dialog = open_receipt(101)
    type_text(dialog.typed, "101")

    press_key(dialog.typed, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert stage.window.focusWidget() is dialog.send_button
    assert stage.desk.sending.all() == []


def test_confirming_freezes_exactly_what_was_shown(stage, open_receipt, qtbot):
    page, dialog = open_receipt(101)
    receipt = dialog.look.prepared.receipt
    type_text(dialog.typed, "101")

    with qtbot.waitSignal(page.confirmed) as told:
        click(qtbot, dialog.send_button)

    (campaign,) = told.args
    assert campaign.tally.queued == campaign.tally.messages == receipt.messages
    assert campaign.parts == receipt.credits
    assert stage.desk.sending.all() == [campaign]
    assert not dialog.isVisible()


def test_esc_goes_back_and_sends_nothing(stage, open_receipt):
    page, dialog = open_receipt(5)

    press_key(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert page.editor.message() == TEXT
    assert stage.desk.sending.all() == []


def test_what_changed_behind_the_receipt_voids_it(stage, open_receipt, qtbot):
    page, dialog = open_receipt(5)
    stage.desk.do_not_contact.add(["0800000003"])

    with qtbot.waitSignal(dialog.voided) as told:
        click(qtbot, dialog.send_button)

    assert told.args == ["receipt_changed"]
    assert not dialog.isVisible()
    assert page.question.isVisible()
    assert stage.desk.sending.all() == []
    click(qtbot, page.question.buttons[0])
    qtbot.waitUntil(page.receipt_is_shown)
    assert page.receipt.look.prepared.receipt.messages == 4


def test_a_receipt_is_void_after_a_quarter_of_an_hour(stage, open_receipt, qtbot):
    page, dialog = open_receipt(5)
    stage.now += timedelta(minutes=16)

    with qtbot.waitSignal(dialog.voided) as told:
        click(qtbot, dialog.send_button)

    assert told.args == ["receipt_too_old"]
    assert stage.desk.sending.all() == []
    assert page.question.isVisible()


def test_what_blocks_takes_the_place_of_the_button(stage, open_receipt):
    stage.control("credits", {"corporate": 3})

    _page, dialog = open_receipt(5)

    assert not dialog.send_button.isVisible()
    assert dialog.findings.isVisible()
    assert "Too little credit" in dialog.findings.rows[0].accessibleName()


def test_a_service_that_cannot_be_asked_is_said_so(stage, open_receipt):
    stage.control("faults", {"fault": "server_error", "times": 5, "on": "read"})

    _page, dialog = open_receipt(5)

    assert figure(dialog, "balance") == "nobody knows"
    assert "could not be asked" in dialog.findings.rows[0].accessibleName()
    assert dialog.send_button.isEnabled()


def test_money_stands_there_where_a_price_is_known(stage, open_receipt):
    account = stage.add_account("priced", price="0.45")

    _page, dialog = open_receipt(10, account=account)

    credits_ = dialog.look.prepared.receipt.credits
    assert figure(dialog, "money") == f"{credits_ * 0.45:,.2f} baht"


def test_the_time_follows_from_the_rate(stage, open_receipt):
    account = stage.add_account("slow", rate="1")

    _page, dialog = open_receipt(90, account=account)

    assert 90 <= duration(dialog.look) <= 110
    assert figure(dialog, "time").endswith("(about 2 minutes)")
    same = replace(dialog.look, personal=False)
    assert duration(same) < 15


def test_everybodys_message_is_a_press_away(open_receipt, qtbot):
    page, dialog = open_receipt(30)

    click(qtbot, dialog.real.everybody_button)

    assert not dialog.isVisible()
    assert page.preview.place.text() == "1 / 30"


def test_the_receipt_changes_its_language(stage, open_receipt):
    _page, dialog = open_receipt(120)

    stage.language.set("th")
    QApplication.processEvents()

    assert figure(dialog, "credits").startswith(f"{dialog.look.prepared.receipt.credits}")
    (first_campaign,) = dialog.findings.rows
    assert "ลองส่งหาตัวเองก่อน" in first_campaign.accessibleName()


def test_it_fits_the_smallest_window(stage, open_receipt):
    _page, dialog = open_receipt(120)

    stage.window.resize(900, 500)
    QApplication.processEvents()

    assert dialog.sheet.width() <= 900
    assert dialog.sheet.height() <= 500
    assert dialog.send_button.geometry().right() <= dialog.foot.width()
