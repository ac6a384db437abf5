"""What must hold of every page, in both languages, in the usual window and in the smallest."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from smsdesk.paths import resource
from smsdesk.ui.frame import SMALLEST, Tab
from smsdesk.ui.main_window import SIZE
from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from tests.ui.hands import focusables

PAGES = ("compose", "import", "contacts", "schedule", "accounts", "history")
TEXT = "เรียน {ชื่อ} ห้อง {ห้อง} ยอด {ยอด} บาท ดู {ห้องน้ำ}"


@pytest.fixture(params=[f"{page} {size}" for page in PAGES for size in ("usual", "smallest")])
def page(window, qtbot, request) -> QWidget:
    name, size = request.param.split()
    qtbot.waitUntil(lambda: window.furnished)
    window.resize(*(SIZE if size == "usual" else SMALLEST))
    pages = window.pages
    if name == "import":
        pages.importing.open_file(resource("samples", "residents.csv"))
        pages.show_import()
        qtbot.waitUntil(pages.importing.is_found)
    elif name == "contacts":
        pages.show_contacts()
    elif name == "compose" and not pages.compose.adding.sources:
        pages.compose.add_file(resource("samples", "residents.csv"))
        pages.compose.editor.set_text(TEXT)
        qtbot.waitUntil(pages.compose.is_ready)
    tab = Tab.CONTACTS if name == "import" else Tab[name.upper()]
    window.show_tab(tab)
    qtbot.waitUntil(window.page_is_settled)
    return window


@pytest.mark.parametrize("language", ["th", "en"])
def test_everything_is_named_and_whole_and_large_enough_to_hit(page, language):
    page.language.set(language)
    for _layout_in_layout in range(5):
        QApplication.processEvents()

    assert nameless(page) == []
    assert cut_labels(page) == []
    assert small_buttons(page) == []


def visible(root: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in root.findChildren(kind) if one.isVisible()]


def nameless(root: QWidget) -> list[QWidget]:
    """Return what takes the focus and says nothing to assistive tools."""
    return [
        widget
        for widget in focusables(root)
        if widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


def cut_labels(root: QWidget) -> list[str]:
    """Return the words of labels that show less than they hold; dots are meant."""
    cut = []
    for label in visible(root, PlainLabel):
        metrics = label.fontMetrics()
        tall = label.height() >= min(metrics.height(), label.sizeHint().height())
        need = min(metrics.horizontalAdvance(label.text()), label.sizeHint().width())
        wide = label.wordWrap() or label.width() >= need
        if not (tall and (wide or isinstance(label, ElidedLabel))):
            cut.append(label.text())
    return cut


def small_buttons(root: QWidget) -> list[str]:
    """Return the buttons that are smaller than their words, or than a finger."""
    return [
        button.text() or button.accessibleName()
        for button in visible(root, PaintedButton)
        if button.width() < button.minimumSizeHint().width()
        or button.height() < max(32, button.minimumSizeHint().height())
    ]
