import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from smsdesk.paths import resource
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.language import Language
from smsdesk.ui.status_line import StatusItem
from smsdesk.ui.style import color, font, pixmap
from smsdesk.ui.style.theme import style_sheet
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from tests.ui.hands import focus, focusables, press_key

NOW = datetime(2026, 9, 25, 17, 32, tzinfo=UTC)
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))
HEAVY = ("httpx", "sqlite3", "keyring", "PySide6.QtNetwork", "platformdirs", "PySide6.QtTest")


@pytest.fixture
def frame(qtbot):
    frame = Frame(lambda: NOW)
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    frame.show()
    qtbot.waitExposed(frame)
    return frame


@pytest.fixture
def language(qapp):
    language = Language(qapp)
    yield language
    language.set("en")


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_ctrl_and_a_number_switch_pages(qtbot, frame):
    focus(frame)
    for tab in reversed(Tab):
        qtbot.keyClick(frame, Qt.Key(Qt.Key.Key_1 + tab), Qt.KeyboardModifier.ControlModifier)
        assert frame.current_tab == tab


def test_a_press_and_the_arrow_keys_switch_pages(qtbot, frame):
    bar = frame.rail.bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(Tab.HISTORY).center())
    assert frame.current_tab == Tab.HISTORY

    with qtbot.waitSignal(frame.tab_changed) as told:
        press_key(bar, Qt.Key.Key_Up)
    assert told.args == [Tab.ACCOUNTS]
    for _ in range(9):
        press_key(bar, Qt.Key.Key_Down)
    assert frame.current_tab == Tab.HISTORY


def test_ctrl_and_a_full_stop_stop_from_anywhere_also_under_a_dialog(qtbot, frame):
    focus(frame)
    dialog = Dialog(frame, "ถาม", close_name="ปิด")
    dialog.present()

    with qtbot.waitSignal(frame.stop_requested):
        qtbot.keyClick(dialog.close_button, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.close_button, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert frame.current_tab == Tab.COMPOSE


def test_a_page_takes_the_place_of_the_one_before(qtbot, frame):
    first, second = Button("หนึ่ง"), Button("สอง")

    frame.set_page(Tab.COMPOSE, first)
    frame.set_page(Tab.COMPOSE, second)

    qtbot.waitUntil(second.isVisible)
    assert first.parent() is None


def test_a_narrow_window_has_a_narrow_rail_and_keeps_its_names(qtbot, frame):
    with qtbot.waitSignal(frame.compact_changed) as told:
        frame.resize(960, 500)
    assert told.args == [True]
    assert frame.compact
    assert frame.rail.bar.width() == 64
    assert frame.rail.bar.tabText(Tab.COMPOSE) == "Compose"
    assert frame.rail.bar.tabToolTip(Tab.COMPOSE) == "Compose"

    frame.resize(1280, 800)
    assert not frame.compact
    assert frame.rail.bar.width() == 204
    assert frame.rail.bar.tabToolTip(Tab.COMPOSE) == ""


def test_the_frame_fits_the_smallest_window(frame):
    assert (frame.minimumWidth(), frame.minimumHeight()) == (900, 500)
    frame.set_practice(True)
    for bare in (frame.ribbon, frame.status, frame.rail):
        assert bare.minimumSizeHint().width() <= 900


def test_a_count_is_shown_and_said(frame):
    frame.set_count(Tab.HISTORY, 1, "unknown", "1 ยังไม่ทราบผล")
    assert frame.rail.bar.accessibleTabName(Tab.HISTORY) == "History, 1 ยังไม่ทราบผล"

    frame.set_count(Tab.HISTORY, 0)
    assert frame.rail.bar.accessibleTabName(Tab.HISTORY) == ""


def test_before_there_is_an_account_no_empty_card_stands_for_one(frame):
    assert not frame.rail.account.isVisible()


def test_the_account_is_shown_and_can_be_changed(qtbot, frame):
    frame.set_account("ThaiBulkSMS", "คงเหลือ 8,412 เครดิต")

    assert name_of(frame.rail.account) == "ThaiBulkSMS, คงเหลือ 8,412 เครดิต"
    with qtbot.waitSignal(frame.account_pressed):
        frame.rail.account.click()


def test_only_what_needs_a_decision_can_be_pressed_in_the_status_line(qtbot, frame):
    frame.set_status(
        [
            StatusItem("accent", "กำลังส่ง 267 จาก 390", "send"),
            StatusItem("unknown", "1 ยังไม่ทราบผล", key="unknown"),
        ]
    )
    sending, unknown = frame.status.buttons

    assert sending.focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.waitSignal(frame.status_pressed) as told:
        unknown.click()
    assert told.args == ["unknown"]


def test_the_status_line_keeps_its_buttons_when_nothing_changed(frame):
    items = [StatusItem("ok", "พร้อมส่ง")]
    frame.set_status(items)
    before = frame.status.buttons

    frame.set_status([StatusItem("ok", "พร้อมส่ง")])

    assert frame.status.buttons is before


def test_practice_is_shown_over_everything(qtbot, frame):
    assert frame.ribbon is None
    frame.set_practice(True)

    assert frame.ribbon.isVisible()
    assert frame.ribbon.y() == 0
    with qtbot.waitSignal(frame.practice_left):
        frame.ribbon.button.click()


def test_everything_that_takes_the_focus_has_a_name(frame):
    frame.set_practice(True)
    frame.set_account("A", "B")
    frame.set_status([StatusItem("unknown", "1 ยังไม่ทราบผล", key=1)])

    unnamed = [widget for widget in focusables(frame) if not name_of(widget)]

    assert not unnamed
    assert all(button.accessibleName() for button in frame.rail.bar.findChildren(QWidget))


def test_the_time_in_bangkok_changes_its_language_live(qtbot, frame, language):
    assert frame.status.clock.text() == "Bangkok time Sat 26 Sep 2026 00:32"

    language.set("th")

    assert language.current == "th"
    qtbot.waitUntil(lambda: "ส. 26 ก.ย. 2569 00:32" in frame.status.clock.text())


def test_a_theme_changes_everything_and_says_so(qtbot, theme, frame):
    light = color("window").name()

    with qtbot.waitSignal(theme.changed):
        theme.apply("dark")

    assert theme.name == "dark"
    assert color("window").name() != light
    assert QApplication.palette().window().color() == color("window")


def test_the_style_sheet_leaves_no_token_open():
    assert "@" not in style_sheet()


def test_icons_are_drawn_once_and_sharp(qtbot):
    once = pixmap("send", "accent", 18, 2.0)

    assert pixmap("send", "accent", 18, 2.0) is once
    assert once.width() == 36
    assert pixmap("send", "muted", 18, 2.0) is not once


@pytest.mark.parametrize(
    "path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem
)
def test_every_icon_can_be_drawn(qtbot, path):
    image = pixmap(path.stem, "text", 24, 1.0).toImage()

    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_the_bundled_font_has_thai_and_is_used(qtbot):
    assert font("body").family() == "Noto Sans Thai"
    assert font("title").pixelSize() == 22


def test_the_frame_is_in_sight_before_anything_heavy_is_imported():
    program = f"import sys, smsdesk.ui.frame; print([m for m in {HEAVY} if m in sys.modules])"

    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"
