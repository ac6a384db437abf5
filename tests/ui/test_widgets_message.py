import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from smsdesk.ui.style import color
from smsdesk.ui.widgets.bars import Histogram, HistogramRow, OutcomeBar, PartsMeter, shares
from smsdesk.ui.widgets.bubble import GAP
from smsdesk.ui.widgets.message_editor import MessageEditor
from smsdesk.ui.widgets.phone_preview import PhoneMessage, PhonePreview
from smsdesk.ui.widgets.units import cluster_before, unit_length, unit_of
from tests.ui.hands import compose_text, focus, press_key, type_text

TEXT = "เรียน คุณ{ชื่อ} ยอด {ยอด} บาท"
LONG = "เรียน คุณกมลวรรณ พิพัฒน์ นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง A-1204 ก.ย. 69 " * 3


@pytest.fixture
def editor(qtbot):
    editor = MessageEditor()
    qtbot.addWidget(editor)
    editor.resize(560, 240)
    editor.show()
    qtbot.waitExposed(editor)
    focus(editor)
    return editor


@pytest.fixture
def phone(qtbot):
    phone = PhonePreview()
    qtbot.addWidget(phone)
    phone.resize(330, 460)
    phone.show()
    qtbot.waitExposed(phone)
    return phone


def put_cursor(editor, unit):
    cursor = editor.textCursor()
    cursor.setPosition(unit)
    editor.setTextCursor(cursor)


def test_units_are_counted_as_sms_counts_them():
    assert unit_length("ab😀") == 4
    assert unit_of("ab😀{ชื่อ}", 3) == 4
    assert cluster_before("ก่อ", 2) == (0, 2)
    assert cluster_before("ก่อ", 1) is None


def test_thai_is_typed_and_told(qtbot, editor):
    told = []
    editor.edited.connect(told.append)

    type_text(editor, "ก่ำ")
    compose_text(editor, "ครับ")

    assert editor.message() == "ก่ำครับ"
    assert told[-1] == "ก่ำครับ"


def test_what_the_program_sets_is_told_to_nobody(qtbot, editor):
    told = []
    editor.edited.connect(told.append)

    editor.set_message(TEXT)
    qtbot.wait(20)

    assert editor.message() == TEXT
    assert not told
    assert not editor.document().isUndoAvailable()


@pytest.mark.parametrize("text", ["ก\u00a0ข", "ก\u200bข", "บรรทัดหนึ่ง\nบรรทัดสอง", "“฿” 😀", ""])
def test_every_character_comes_back_as_it_was(editor, text):
    editor.set_message(text)

    assert editor.message() == text


def test_a_field_goes_in_at_the_cursor(editor):
    editor.set_message("คุณ ครับ")
    put_cursor(editor, 3)

    editor.insert_field("ชื่อ")

    assert editor.message() == "คุณ{ชื่อ} ครับ"
    editor.undo()
    assert editor.message() == "คุณ ครับ"


def test_a_field_replaces_what_is_selected(editor):
    editor.set_message("คุณสมชาย")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)

    editor.insert_field("ชื่อ")

    assert editor.message() == "คุณ{ชื่อ}"


def test_fields_are_found_in_units(editor):
    editor.set_message("😀{ชื่อ|ลูกบ้าน} {ยอด}")

    assert editor.fields() == [((2, 14), "ชื่อ"), ((17, 5), "ยอด")]


def test_a_field_is_deleted_as_one_thing(editor):
    editor.set_message(TEXT)
    put_cursor(editor, TEXT.index("}") + 1)

    press_key(editor, Qt.Key.Key_Backspace)

    assert editor.message() == "เรียน คุณ ยอด {ยอด} บาท"
    put_cursor(editor, editor.message().index("{"))
    press_key(editor, Qt.Key.Key_Delete)
    assert editor.message() == "เรียน คุณ ยอด  บาท"


def test_only_words_are_pasted(editor):
    data = QMimeData()
    data.setHtml("<b>หนา</b>")
    data.setText("หนา")

    editor.insertFromMimeData(data)

    assert editor.message() == "หนา"
    assert editor.fontWeight() != 700


def test_every_line_has_room_for_marks_also_after_enter(editor):
    editor.set_message("ปี๊ที่ฟ้ำ")
    put_cursor(editor, editor.document().characterCount() - 1)
    press_key(editor, Qt.Key.Key_Return)
    type_text(editor, "ฎุฐูญู่")

    block = editor.document().lastBlock()
    assert block.blockFormat().lineHeight() == 34
    assert editor.document().blockCount() == 2


def test_tab_leaves_the_editor(editor):
    assert editor.tabChangesFocus()


def test_an_invisible_character_gets_room_for_its_flag(editor):
    text = "คุณ\u200bสมชาย"
    editor.set_message(text)
    (before,) = editor.rects((4, 5))

    editor.set_costly([(3, 1)])

    (after,) = editor.rects((4, 5))
    assert after.x() > before.x() + 4
    assert editor.message() == text


def test_marks_go_when_the_text_changes(editor):
    editor.set_message("ราคา ฿50")
    editor.set_costly([(5, 1)])
    editor.set_cuts([3])

    type_text(editor, "ก")

    assert editor._costly == ()
    assert editor._cuts == ()


def test_fields_take_the_colours_of_a_new_theme_and_nothing_is_told(qtbot, editor, theme):
    editor.set_message(TEXT)
    told = []
    editor.edited.connect(told.append)

    theme.apply("dark")

    (field, *_) = editor.document().firstBlock().layout().formats()
    assert field.format.foreground().color() == color("accent_text")
    assert not told


def test_a_wrapped_field_has_a_pill_on_each_line(editor):
    editor.resize(150, 240)
    editor.set_message("ก" * 8 + " {ชื่อ นามสกุล ตำแหน่ง บริษัท}")

    ((span, _),) = editor.fields()
    tops = [rect.y() for rect in editor.rects(span)]

    assert len(tops) >= 2
    assert tops == sorted(set(tops))


@pytest.mark.parametrize("width", [300, 312, 420])
@pytest.mark.parametrize("text", [LONG, "😀" * 80, "Dear Kamonwan, " * 12])
def test_ticks_stand_at_the_exact_unit(phone, text, width):
    phone.resize(width, 460)
    count = -(-unit_length(text) // 67)
    parts = [67] * (count - 1) + [unit_length(text) - 67 * (count - 1)]
    phone.show_message(PhoneMessage(text=text, parts=tuple(parts), capacity=67))

    ticks = phone.ticks()

    assert [tick.unit for tick in ticks] == [67 * part for part in range(1, count)]
    assert [tick.part for tick in ticks] == [*range(2, count + 1)]
    for tick in ticks:
        inside = cluster_before(text, tick.unit) is None
        assert inside or unit_at(phone._bubble, tick) == tick.unit


def unit_at(bubble, tick) -> int:
    """Return the unit that stands at a tick's place, read back from the layout."""
    line = bubble._layout.lineForTextPosition(tick.unit)
    return line.xToCursor(tick.x + (GAP / 2 if tick.unit in bubble._gaps else 0))


def test_a_tick_moves_no_letter_of_its_cluster(phone):
    phone.show_message(PhoneMessage(text="ก่อ ก่อ", parts=(1, 6)))

    (tick,) = phone.ticks()

    assert tick.unit == 1  # inside a cluster: stands at it, and opens no gap in it
    assert not phone._bubble._gaps


def test_one_part_has_no_tick(phone):
    phone.show_message(PhoneMessage(text="สวัสดี", parts=(6,), ruler=("ส่วน 1 · 6",)))

    assert phone.ticks() == []


def test_a_short_message_takes_no_focus_and_a_long_one_scrolls_by_keyboard(qtbot, phone):
    phone.show_message(PhoneMessage(text="สวัสดี", parts=(6,)))
    assert phone.focusPolicy() == Qt.FocusPolicy.NoFocus

    phone.show_message(PhoneMessage(text=LONG * 3, parts=(67,) * 10, ruler=("ส่วน",) * 10))
    focus(phone)
    press_key(phone, Qt.Key.Key_End)

    assert phone.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert phone._offset == phone._hidden() > 0


def test_the_whole_message_can_be_read_aloud(phone):
    phone.show_message(PhoneMessage(text="เรียน คุณนก", parts=(11,)))

    assert phone.accessibleDescription() == "เรียน คุณนก"


def test_the_meter_has_a_segment_for_each_part(qtbot):
    meter = PartsMeter()
    qtbot.addWidget(meter)

    meter.show_parts((67, 67, 6), 67, warn_last=True)

    assert meter.fills == (1.0, 1.0, 6 / 67)


def test_no_outcome_is_too_thin_to_see(qtbot):
    bar = OutcomeBar()
    qtbot.addWidget(bar)
    bar.resize(600, 16)

    bar.show_counts(accepted=100_000, rejected=1, unknown=1, left=0)

    widths = bar.widths()
    assert widths[1] - 2 >= 8
    assert widths[2] - 2 >= 8
    assert widths[3] == 0
    assert sum(widths) == pytest.approx(600)


def test_nothing_to_share_is_nothing():
    assert shares((0, 0), 100) == [0, 0]


def test_a_histogram_can_be_read_aloud(qtbot):
    histogram = Histogram()
    qtbot.addWidget(histogram)

    histogram.show_rows([HistogramRow("2 ส่วน", 378, "378 คน"), HistogramRow("3 ส่วน", 12, "12 คน")])

    assert histogram.accessibleName() == "2 ส่วน 378 คน, 3 ส่วน 12 คน"
    assert histogram.sizeHint().height() >= 2 * 24
