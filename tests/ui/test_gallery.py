import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from smsdesk.ui.language import Language
from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from tests.ui.gallery import PICTURES
from tests.ui.hands import focusables


@pytest.fixture(params=PICTURES)
def frame(qtbot, qapp, request):
    language = Language(qapp)
    language.set("th")
    frame = PICTURES[request.param]()
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitExposed(frame)
    yield frame
    language.set("en")


def visible(frame: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in frame.findChildren(kind) if widget.isVisible()]


def test_everything_that_takes_the_focus_has_a_name(frame):
    unnamed = []
    for widget in focusables(frame):
        interface = QAccessible.queryAccessibleInterface(widget)
        if widget.isVisible() and not interface.text(QAccessible.Text.Name):
            unnamed.append(widget)

    assert not unnamed


def test_no_label_is_cut(frame):
    cut = []
    for label in visible(frame, PlainLabel):
        metrics = label.fontMetrics()
        tall = label.height() >= min(metrics.height(), label.sizeHint().height())
        need = min(metrics.horizontalAdvance(label.text()), label.sizeHint().width())
        wide = label.wordWrap() or label.width() >= need
        if not (tall and (wide or isinstance(label, ElidedLabel))):
            cut.append(label.text())

    assert not cut


def test_no_button_is_smaller_than_its_words(frame):
    small = [
        button.text()
        for button in visible(frame, PaintedButton)
        if button.width() < button.minimumSizeHint().width()
        or button.height() < button.minimumSizeHint().height()
    ]

    assert not small


def test_everything_to_press_can_be_hit(frame):
    small = [button for button in visible(frame, PaintedButton) if button.height() < 32]

    assert not small
