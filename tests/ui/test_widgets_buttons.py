import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import LOOKS, Button, FieldPill, IconButton
from smsdesk.ui.widgets.chip import Chip, FilterChip
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.segmented import Segmented
from smsdesk.ui.widgets.stat_tile import StatTile
from tests.ui.hands import focus, press_key

TALL = "ปี๊ที่ฟ้ำฎุฐูญู่"


def read_name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("kind", LOOKS)
def test_no_kind_of_button_cuts_its_words_or_is_too_small_to_hit(qtbot, kind):
    button = shown(qtbot, Button(TALL, kind, icon="plus"))

    words = button.fontMetrics().horizontalAdvance(TALL)
    assert button.minimumSizeHint().width() > words + 18
    assert button.height() >= 32


def test_an_icon_leaves_the_name_clean(qtbot):
    button = Button("ตรวจทานก่อนส่ง", "primary", icon="arrow-right", trailing=True)
    qtbot.addWidget(button)

    assert button.text() == read_name(button) == "ตรวจทานก่อนส่ง"


def test_an_ampersand_is_a_letter_and_no_shortcut(qtbot):
    button = Button("A&B")
    qtbot.addWidget(button)

    assert button.text() == "A&B"
    assert read_name(button) == "A&B"
    assert button.shortcut().isEmpty()


def test_a_button_can_be_pressed_by_keyboard(qtbot):
    button = shown(qtbot, Button("ส่ง"))
    focus(button)

    with qtbot.waitSignal(button.clicked):
        press_key(button, Qt.Key.Key_Space)


def test_an_icon_button_needs_a_name(qtbot):
    with pytest.raises(ValueError, match="accessible name"):
        IconButton("x", "")

    button = IconButton("x", "เอาออก <b>อาคาร A</b>")
    qtbot.addWidget(button)
    assert read_name(button) == "เอาออก <b>อาคาร A</b>"
    assert "&lt;b&gt;" in button.toolTip()
    assert min(button.width(), button.height()) >= 32


def test_a_field_pill_says_which_field(qtbot):
    pill = FieldPill("ครบกำหนด")
    qtbot.addWidget(pill)

    with qtbot.waitSignal(pill.chosen) as chosen:
        pill.click()
    assert chosen.args == ["ครบกำหนด"]


def test_a_chip_is_taken_away_by_its_cross(qtbot):
    chip = shown(qtbot, Chip("list", "ลูกบ้านอาคาร A", "312", remove="เอาออก ลูกบ้านอาคาร A"))

    assert read_name(chip.remove_button) == "เอาออก ลูกบ้านอาคาร A"
    with qtbot.waitSignal(chip.removed):
        chip.remove_button.click()


def test_a_chip_of_a_long_name_stays_short_and_shows_all_in_its_tip(qtbot):
    long = "ค้างชำระค่าส่วนกลางประจำเดือนกันยายน อาคาร A ถึง F.xlsx"
    chip = shown(qtbot, Chip("file-spreadsheet", long, "98", remove="เอาออก", most=160))

    assert chip.width() < 320
    assert chip.name.toolTip() == long
    assert chip.name.text() == long


def test_a_filter_chip_toggles_and_reads_its_count(qtbot):
    chip = shown(qtbot, FilterChip("ปฏิเสธ", "2"))
    width = chip.sizeHint().width()

    chip.click()

    assert chip.isChecked()
    assert chip.sizeHint().width() == width
    assert read_name(chip) == "ปฏิเสธ 2"


def test_a_tile_reads_word_and_number_and_can_be_chosen(qtbot):
    tile = shown(qtbot, StatTile("ใช้ไม่ได้", "6", icon="octagon-x", tone="block"))

    tile.set_number("1,006")
    tile.click()

    assert tile.isChecked()
    assert read_name(tile) == "ใช้ไม่ได้ 1,006"
    assert tile.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_plain_figure_takes_no_focus(qtbot):
    tile = StatTile("ยังไม่ส่ง", "123", icon="clock", pressable=False)
    qtbot.addWidget(tile)

    assert tile.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not tile.isCheckable()


def test_segments_are_chosen_by_arrow_keys(qtbot):
    segmented = shown(qtbot, Segmented([("list", "รายการ"), ("days", "ปฏิทิน")], "มุมมอง"))
    told = []
    segmented.chosen.connect(told.append)
    focus(segmented.buttons[0])

    press_key(segmented.buttons[0], Qt.Key.Key_Right)

    assert segmented.current == "days"
    assert told == ["days"]
    segmented.choose("list")
    assert told == ["days"]


@pytest.mark.parametrize("tone", ["ok", "warn", "block", "unknown", "accent"])
def test_a_banner_has_one_button_and_says_when_it_is_pressed(qtbot, tone):
    banner = shown(qtbot, Banner(tone, "เครดิตไม่พอ", "ขาด 310", "เปิดหน้าเติมเครดิต"))

    with qtbot.waitSignal(banner.pressed):
        banner.button.click()
    assert banner.accessibleName() == "เครดิตไม่พอ"
    assert banner.accessibleDescription() == "ขาด 310"


def test_a_banner_shows_data_letter_by_letter(qtbot):
    banner = Banner("warn", "<b>1</b> คน & เพื่อน", "<i>ดู</i>")
    qtbot.addWidget(banner)

    assert banner.sentence.textFormat() == Qt.TextFormat.PlainText
    assert banner.second.textFormat() == Qt.TextFormat.PlainText
    assert not banner.button.isVisibleTo(banner)


def test_a_long_banner_wraps_in_thai(qtbot):
    banner = Banner("warn", "ผู้ให้บริการอาจรับไว้หรือไม่ก็ได้เปิดรายงานดูก่อนแล้วบอกเราว่าเห็นอะไร", "", "ดู")
    banner.resize(320, 60)
    shown(qtbot, banner)

    assert banner.heightForWidth(320) > banner.heightForWidth(900)


def test_an_empty_state_offers_one_thing_to_do(qtbot):
    empty = shown(qtbot, EmptyState("message-square-dashed", "square-pen"))
    empty.show_words("ยังไม่มีประวัติการส่ง", "ทุกข้อความที่ส่งจะเก็บไว้ที่นี่", "เขียนข้อความแรก")

    with qtbot.waitSignal(empty.pressed):
        empty.button.click()
    assert empty.accessibleName() == "ยังไม่มีประวัติการส่ง"


def test_a_closed_choice_says_why_and_cannot_be_chosen(qtbot):
    card = shown(qtbot, ChoiceCard("ผู้ให้บริการส่ง", "รายนี้ไม่รับตั้งเวลา", icon="cloud"))
    card.setEnabled(False)

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    assert not card.isChecked()
    assert card.accessibleDescription() == "รายนี้ไม่รับตั้งเวลา"
    assert card.heightForWidth(230) >= card.heightForWidth(600)
