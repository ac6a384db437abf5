import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, SearchField, TextField
from smsdesk.ui.widgets.figure import Figure
from smsdesk.ui.widgets.flow import FlowLayout
from smsdesk.ui.widgets.labels import PlainLabel, set_tip
from smsdesk.ui.widgets.steps import Steps
from smsdesk.ui.widgets.table_view import BADGE_ROLE, TableView
from tests.ui.hands import focus, press_key, type_text

TALL = "ปี๊ที่ฟ้ำฎุฐูญู่"
ROLES = ("display", "number", "title", "heading", "body", "small", "caption", "strong", "muted")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 640)
    window.under = Button("ข้างใต้")
    QVBoxLayout(window).addWidget(window.under)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def dialog(window):
    dialog = Dialog(window, "ใบตรวจทาน", subtitle="ThaiBulkSMS", close_name="ปิด")
    dialog.typed = TextField(name="จำนวนคน")
    dialog.body.addWidget(dialog.typed)
    dialog.back = Button("กลับไปแก้")
    dialog.foot.add_right(dialog.back)
    return dialog


@pytest.mark.parametrize("role", ROLES)
def test_labels_are_plain_and_tall_enough_for_thai(qtbot, role):
    label = PlainLabel(f"<b>{TALL}</b> &amp;", role)
    qtbot.addWidget(label)

    pixels = label.font().pixelSize()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == f"<b>{TALL}</b> &amp;"
    assert label.sizeHint().height() >= 1.49 * pixels


def test_a_tip_shows_data_letter_by_letter(qtbot):
    label = PlainLabel("x")
    qtbot.addWidget(label)

    set_tip(label, "<img src='x'> & co")

    assert label.toolTip() == "<qt>&lt;img src='x'&gt; &amp; co</qt>"


def test_a_badge_says_its_word(qtbot):
    badge = Badge(BadgeSpec("unknown", "ยังไม่ทราบผล"))
    qtbot.addWidget(badge)

    assert badge.text() == "ยังไม่ทราบผล"
    assert badge.minimumSizeHint().width() > badge.fontMetrics().horizontalAdvance(badge.text())


def test_a_figure_reads_as_number_and_unit(qtbot):
    figure = Figure("792", "เครดิต")
    qtbot.addWidget(figure)

    assert figure.text() == "792 เครดิต"


def test_steps_say_where_the_clerk_is(qtbot):
    steps = Steps(["ไฟล์", "แผ่นงาน", "คอลัมน์"])
    qtbot.addWidget(steps)

    steps.set_current(1)

    assert steps.accessibleName() == "2/3 แผ่นงาน"


def test_a_search_waits_for_the_typing_to_stop(qtbot):
    field = SearchField("ค้นชื่อหรือเบอร์", "ล้างคำค้น", delay_ms=30)
    qtbot.addWidget(field)
    field.show()
    told = []
    field.searched.connect(told.append)

    type_text(field, "วิภา")
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["วิภา"]
    assert field.clear_button.isVisible()
    press_key(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: told == ["วิภา", ""])
    assert not field.clear_button.isVisible()


def test_fields_and_buttons_are_of_one_height(qtbot):
    for field in (TextField("ก"), SearchField("ค้น", "ล้าง"), ComboBox("ผู้ส่ง"), Button("ส่ง")):
        box = LabeledField("ชื่อ", field)
        qtbot.addWidget(box)
        box.show()
        assert field.height() == 38


def test_enter_searches_at_once(qtbot):
    field = SearchField("ค้น", "ล้าง", delay_ms=60_000)
    qtbot.addWidget(field)
    field.setText("นก")

    with qtbot.waitSignal(field.searched) as told:
        press_key(field, Qt.Key.Key_Return)
    assert told.args == ["นก"]


def test_an_error_takes_the_place_of_the_help_and_is_read_with_the_field(qtbot):
    box = LabeledField("เบอร์ของคุณ", TextField(), "เบอร์มือถือ 10 หลัก")
    qtbot.addWidget(box)
    box.show()

    box.set_error("เบอร์บ้านรับ SMS ไม่ได้")

    assert box.note.text() == "เบอร์บ้านรับ SMS ไม่ได้"
    assert box.field.property("invalid")
    assert box.field.accessibleName() == "เบอร์ของคุณ"
    assert box.field.accessibleDescription() == "เบอร์บ้านรับ SMS ไม่ได้"
    box.set_error("")
    assert box.note.text() == "เบอร์มือถือ 10 หลัก"
    assert not box.field.property("invalid")


def test_a_combo_box_tells_only_what_the_clerk_chose(qtbot):
    box = ComboBox("ชื่อผู้ส่ง")
    qtbot.addWidget(box)
    box.add_choice("a", "RIVERVIEW", "circle-check", "ok")
    box.add_choice("b", "RIVERPARK")
    box.add_choice("c", "รออนุมัติ", enabled=False)
    told = []
    box.chosen.connect(told.append)

    box.choose("b")
    assert box.current_key == "b"
    assert not told

    press_key(box, Qt.Key.Key_Up)
    assert told == ["a"]
    assert not box.model().item(2).isEnabled()


def test_a_combo_box_of_long_words_stays_narrow(qtbot):
    box = ComboBox("แม่แบบ")
    qtbot.addWidget(box)
    box.add_choice(1, "แจ้งค่าส่วนกลางประจำเดือนกันยายนสำหรับลูกบ้านทุกอาคารในโครงการ")

    assert box.minimumSizeHint().width() <= 120
    assert box.sizeHint().height() == 38


def test_chips_go_on_in_the_next_row(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for number in range(6):
        flow.addWidget(Button(f"รายชื่อ {number}"))

    assert flow.heightForWidth(220) > flow.heightForWidth(2000) == 38


def table_of(qtbot, rows):
    table = TableView("ประวัติ")
    qtbot.addWidget(table)
    model = RowsModel(
        [
            Column("ชื่อ", lambda row: row[0], second=lambda row: row[1]),
            Column("สถานะ", lambda row: "", badge=lambda row: row[2]),
            Column("เครดิต", lambda row: str(row[3]), key=lambda row: row[3], right=True),
        ],
        table,
    )
    model.set_rows(rows)
    table.setModel(model)
    table.resize(600, 300)
    table.show()
    return table, model


ROWS = [
    ("วิภา", "089-xxx-2233", BadgeSpec("unknown", "ยังไม่ทราบผล"), 2),
    ("นก", "081-xxx-4410", BadgeSpec("ok", "ถึงเครื่อง"), 3),
]


def test_the_rows_obey_the_model_contract(qtbot, qtmodeltester):
    _, model = table_of(qtbot, ROWS)
    model.append_rows(ROWS)

    qtmodeltester.check(model)
    assert model.rowCount() == 4


def test_badges_and_second_lines_can_be_read_aloud(qtbot):
    _, model = table_of(qtbot, ROWS)

    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 1).data(spoken) == "ยังไม่ทราบผล"
    assert model.index(0, 1).data(BADGE_ROLE) == ROWS[0][2]
    assert model.index(1, 0).data(spoken) == "นก, 081-xxx-4410"
    assert model.index(1, 2).data(RowsModel.SortRole) == 3
    assert model.index(1, 2).data(RowsModel.RowRole) == ROWS[1]


def test_a_table_is_named_and_tab_leaves_it(qtbot):
    table, _ = table_of(qtbot, ROWS)
    table.set_searched("วิ")
    table.selectRow(0)
    table.grab()

    assert table.accessibleName() == "ประวัติ"
    assert not table.tabKeyNavigation()
    assert table.rowHeight(0) == 42
    table.set_row_height(36)
    assert table.rowHeight(0) == 36


def test_a_dialog_puts_the_focus_on_the_field_and_esc_gives_it_back(qtbot, window, dialog):
    focus(window.under)
    dialog.present(dialog.typed)
    qtbot.waitUntil(dialog.typed.hasFocus)

    with qtbot.waitSignal(dialog.rejected):
        press_key(dialog.typed, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert window.under.hasFocus()


def test_a_dialog_is_a_dialog_to_assistive_tools(dialog):
    interface = QAccessible.queryAccessibleInterface(dialog)

    assert interface.role() == QAccessible.Role.Dialog
    assert interface.text(QAccessible.Text.Name) == "ใบตรวจทาน"


def test_tab_stays_in_the_dialog(qtbot, window, dialog):
    dialog.present(dialog.typed)
    qtbot.waitUntil(dialog.typed.hasFocus)

    met = set()
    for _ in range(6):
        press_key(window.focusWidget(), Qt.Key.Key_Tab)
        met.add(window.focusWidget())

    assert met == {dialog.typed, dialog.back, dialog.close_button}


def test_nothing_under_a_dialog_can_be_pressed(qtbot, window, dialog):
    pressed = []
    window.under.clicked.connect(pressed.append)
    dialog.present()

    under = window.childAt(window.under.geometry().topLeft())
    qtbot.mouseClick(under, Qt.MouseButton.LeftButton)

    assert under is dialog
    assert not pressed


def test_enter_in_a_dialog_presses_nothing(qtbot, dialog):
    pressed = []
    dialog.back.clicked.connect(pressed.append)
    dialog.present(dialog.typed)

    press_key(dialog.typed, Qt.Key.Key_Return)

    assert not pressed
    assert dialog.isVisible()


def test_a_dialog_follows_its_window_and_never_leaves_it(qtbot, window, dialog):
    dialog.present()

    window.resize(420, 260)

    assert dialog.geometry() == window.rect()
    assert dialog.rect().contains(dialog.sheet.geometry())
