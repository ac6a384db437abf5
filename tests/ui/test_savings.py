"""The savings dialog: offered, compared, applied, and taken back."""

import pytest
from PySide6.QtCore import Qt

from smsdesk.ui.compose.savings_dialog import SavingsDialog, excerpt
from smsdesk.ui.widgets.changed_text import ChangedText

ZERO = "\u200b"
NO_BREAK = "\u00a0"
TEXT = f"เรียน {{ชื่อ}}{ZERO} " + "ก" * 46 + " 5 ธันวาคม 2569"


@pytest.fixture
def page(stage, qtbot, tmp_path):
    page = stage.compose()
    names = ["นก", f"ปู{NO_BREAK}ดี" + ZERO * 12, "แดง"]
    lines = [f"{name},081234567{at}" for at, name in enumerate(names)]
    path = tmp_path / "คน.csv"
    path.write_text("ชื่อ,เบอร์\n" + "\n".join(lines) + "\n", "utf-8-sig")
    page.add_file(path)
    qtbot.waitUntil(page.is_ready)
    page.editor.insertPlainText(TEXT)
    qtbot.waitUntil(page.is_ready)
    return page


def opened(page, qtbot):
    qtbot.mouseClick(page.message.banner.button, Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(SavingsDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def credits_of(page):
    return page.look.prepared.receipt.credits


def test_what_looks_the_same_is_ticked_and_the_rest_is_for_the_clerk(page, qtbot):
    dialog = opened(page, qtbot)

    lossless = {saving.key for saving in page.look.savings if saving.lossless}
    assert lossless
    assert dialog.ticked == lossless
    assert set(dialog.boxes) > lossless, "a short date is offered"


def test_before_and_after_stand_side_by_side(page, qtbot):
    dialog = opened(page, qtbot)

    texts = [half.text for half in dialog.findChildren(ChangedText)]
    for saving in page.look.savings:
        before, after = texts[:2]
        del texts[:2]
        assert before.strip("…") in saving.before
        assert after.strip("…") in saving.after


def test_applied_to_text_and_values_it_saves_what_was_said_and_can_be_taken_back(page, qtbot):
    before = credits_of(page)
    dialog = opened(page, qtbot)
    for box in dialog.boxes.values():
        box.setChecked(True)
    told = page.look.offer.effect(dialog.ticked).credits
    assert str(told) in dialog.together.text()

    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.is_settled)

    assert told > 0
    assert credits_of(page) == before - told
    assert ZERO not in "".join(message.text for message in page.look.prepared.rendered)
    assert page.draft.savings
    assert page.look.savings == ()
    assert page.look.prepared.receipt.mended

    qtbot.mouseClick(page.findings.buttons["values_back"], Qt.MouseButton.LeftButton)
    page.editor.undo()
    qtbot.waitUntil(page.is_settled)
    assert page.editor.message() == TEXT
    assert credits_of(page) == before


def test_nothing_is_changed_by_going_back(page, qtbot):
    dialog = opened(page, qtbot)

    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.is_settled)

    assert page.editor.message() == TEXT
    assert page.draft.savings == frozenset()


def test_a_kept_draft_has_its_savings(page, stage, qtbot):
    dialog = opened(page, qtbot)
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.is_settled)
    page.keep()

    assert stage.desk.composing.kept_draft().draft.savings == page.draft.savings != frozenset()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("ก" * 200, [(100, 1)]),
        ("ที่นี่ " * 60, [(150, 2), (160, 0)]),
        ("a" * 10, [(3, 2)]),
        ("😀" * 150, [(75, 1)]),
        ("ก" * 200, [(0, 1)]),
        ("ก" * 200, [(199, 1)]),
        ("ก" * 200, []),
    ],
)
def test_an_excerpt_marks_the_same_letters(text, spans):
    shown, moved = excerpt(text, spans)

    units = shown.encode("utf-16-le")
    for (at, length), (start, count) in zip(spans, moved, strict=True):
        assert units[2 * start : 2 * (start + count)].decode("utf-16-le") == text[at : at + length]
    assert shown.strip("…") in text
