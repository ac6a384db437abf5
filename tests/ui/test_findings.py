"""What the buttons of findings do, each pressed in the real page."""

import json

import pytest
from PySide6.QtCore import Qt

from smsdesk.core.models import Draft, Person
from smsdesk.core.receipt import Finding
from smsdesk.paths import resource
from smsdesk.ui.ask_dialog import AskDialog
from smsdesk.ui.compose.finding_words import FindingWords
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.schedule.when_picker import Holder
from tests.ui.compose_desk import contacts_file
from tests.ui.hands import type_text

TEXT = "เรียน {ชื่อ} ห้อง {ห้อง}"


@pytest.fixture
def page(stage, qtbot, tmp_path):
    page = stage.compose()
    page.choose_sender("RIVERVIEW")
    page.add_file(contacts_file(tmp_path, 30))
    qtbot.waitUntil(page.is_ready)
    write(page, qtbot, TEXT)
    return page


def write(page, qtbot, text):
    page.editor.set_text(text)
    qtbot.waitUntil(page.is_ready)


def look_again(page, qtbot):
    page.looking.begin()
    qtbot.waitUntil(page.is_ready)


def press(page, qtbot, code):
    qtbot.mouseClick(page.findings.buttons[code], Qt.MouseButton.LeftButton)


def codes(page):
    return {finding.code for finding in page.look.prepared.receipt.findings}


def sent(stage, text, people=30, sender="RIVERVIEW"):
    rows = [Person(f"08{at:08}", fields={"ชื่อ": f"คน {at}", "ห้อง": "1"}) for at in range(people)]
    draft = Draft(stage.account.name, text, rows, sender=sender, known_fields=("ชื่อ", "ห้อง"))
    composing = stage.desk.composing
    stage.run(composing.confirm(composing.prepare(draft, ask=False)))


def test_who_got_another_text_today_is_left_out_and_put_back(stage, page, qtbot):
    sent(stage, "ตอนเช้า {ชื่อ}", people=4)
    look_again(page, qtbot)

    press(page, qtbot, "other_text_today")
    qtbot.waitUntil(page.is_ready)
    assert page.look.prepared.receipt.skipped == {"texted_today": 4}
    assert page.draft.skip_texted

    press(page, qtbot, "texted_back")
    qtbot.waitUntil(page.is_ready)
    assert page.look.prepared.receipt.skipped == {}
    assert "other_text_today" in codes(page)


def test_the_same_campaign_goes_out_again_for_a_reason(stage, page, qtbot):
    sent(stage, TEXT)
    look_again(page, qtbot)
    assert not page.review_button.isEnabled()

    press(page, qtbot, "same_campaign")
    dialog = page.window().findChild(AskDialog)
    type_text(dialog.field, "ยอดเดิมผิด")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.is_ready)

    assert page.review_button.isEnabled()
    assert page.draft.overrides == frozenset({"same_campaign"})
    assert page.draft.override_reason == "ยอดเดิมผิด"
    page.clear()
    qtbot.waitUntil(page.is_settled)
    assert page.draft.overrides == frozenset(), "it held for that draft alone"


@pytest.mark.parametrize(
    ("text", "code", "selected"),
    [
        ("ดู https://shop.co.th/a และ bit.ly/x", "short_link", "bit.ly/x"),
        ("ดู shop.co.th/a.", "links", "shop.co.th/a"),
    ],
)
def test_a_link_is_shown_in_the_text(page, qtbot, text, code, selected):
    write(page, qtbot, text)

    press(page, qtbot, code)

    assert page.editor.textCursor().selectedText() == selected


def test_a_test_to_me_is_a_press_away_before_the_first_campaign(page, qtbot):
    assert "test_first" in codes(page)

    press(page, qtbot, "test_first")

    assert page.window().findChild(AskDialog) is not None, "the clerk's number is asked"


def test_another_day_can_be_chosen_on_a_holiday(stage, page, qtbot):
    stage.now = stage.now.replace(month=12, day=31)
    look_again(page, qtbot)

    press(page, qtbot, "holiday")

    assert page.window().findChild(WhenDialog) is not None


def test_a_service_that_holds_nothing_offers_another_day_all_the_same(stage, page, qtbot):
    page.send_at.use(Holder("sendbulk", holds=False))
    stage.now = stage.now.replace(month=12, day=31)
    look_again(page, qtbot)

    press(page, qtbot, "holiday")

    (dialog,) = [one for one in stage.window.findChildren(WhenDialog) if one.isVisible()]
    assert dialog.picker.by == "this_pc"
    dialog.reject()


def test_a_far_larger_list_shows_everybodys_message(stage, page, qtbot):
    for number in range(3):
        sent(stage, f"ข้อความ {number} {{ชื่อ}}", people=2)
    look_again(page, qtbot)
    page.preview.show_next()

    press(page, qtbot, "larger_than_usual")

    assert page.preview.place.text().startswith("1 /")


def test_siblings_get_one_message_each_and_one_a_number_again(stage, page, qtbot, tmp_path):
    path = tmp_path / "พี่น้อง.csv"
    path.write_text("ชื่อ,เบอร์,ห้อง\nนก,0811111111,1\nปู,0811111111,2\n", "utf-8-sig")
    page.adding.clear()
    page.add_file(path)
    qtbot.waitUntil(page.is_ready)
    assert page.look.prepared.receipt.messages == 1

    press(page, qtbot, "shared_number")
    qtbot.waitUntil(page.is_ready)
    assert [one.text for one in page.look.prepared.rendered] == [
        "เรียน นก ห้อง 1",
        "เรียน ปู ห้อง 2",
    ]

    press(page, qtbot, "shared_back")
    qtbot.waitUntil(page.is_ready)
    assert page.look.prepared.receipt.messages == 1
    assert "shared_number" in codes(page)


def test_every_button_does_something_and_everything_done_has_a_button(page):
    texts = json.loads(resource("texts", "en.json").read_text("utf-8"))
    codes_ = [code.removeprefix("finding_") for code in texts if code.startswith("finding_")]
    words = FindingWords(page._speech)
    with_button = {code for code in codes_ if words._button(Finding(code, "warn", 1, {}))}

    of_lines = {"put_back", "texted_back", "shared_back", "values_back"}
    assert with_button == set(page.acts()) - of_lines


def test_too_many_parts_show_the_longest_though_others_are_odder(page, qtbot, tmp_path):
    path = contacts_file(tmp_path, 30)
    text = path.read_text("utf-8-sig").replace("30 ก.ย. 69", "30 ก.ย. 3112", 1)
    path.write_text(text.replace("คุณที่ 7", "คุณ" + "ยาว" * 90), "utf-8-sig")
    page.adding.clear()
    page.add_file(path)
    write(page, qtbot, TEXT + " ภายใน {ครบกำหนด}")
    assert page.preview.badge.text() == "ครบกำหนด has an odd year"

    press(page, qtbot, "many_parts")

    assert "ยาวยาว" in page.preview.phone.message.text
