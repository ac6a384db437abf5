"""Texts that are kept under names, from the page of Compose."""

import pytest
from PySide6.QtCore import Qt

from smsdesk.ui.compose.saved_texts_dialog import SavedTextsDialog
from tests.ui.hands import type_text


@pytest.fixture
def page(stage, qtbot):
    page = stage.compose()
    qtbot.waitUntil(page.is_settled)
    return page


def opened(page, qtbot):
    qtbot.mouseClick(page.message.texts_button, Qt.MouseButton.LeftButton)
    dialog = page.window().findChildren(SavedTextsDialog)[-1]
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog


def test_what_stands_here_is_saved_and_used_again_in_any_version(stage, page, qtbot):
    page.editor.set_text("ฉบับแรก {ชื่อ}")
    dialog = opened(page, qtbot)
    type_text(dialog.name_field, "นัด")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.cards) == 1 and not dialog.busy)
    dialog.reject()
    stage.desk.saved_texts.save("นัด", "ฉบับใหม่ {ชื่อ}")
    page.editor.set_text("")

    dialog = opened(page, qtbot)
    qtbot.waitUntil(dialog.use_button.isEnabled)
    assert dialog.versions.count() == 2
    dialog.versions.setCurrentIndex(1)
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert page.editor.message() == "ฉบับแรก {ชื่อ}"
    page.editor.undo()
    assert page.editor.message() == ""


def test_a_text_without_a_name_is_not_saved_and_it_says_why(page, qtbot):
    page.editor.set_text("x")
    dialog = opened(page, qtbot)

    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.told.isVisible)

    assert dialog.told.text().startswith("The text needs a name")
    assert dialog.cards == {}


def test_a_text_is_deleted_and_put_back(stage, page, qtbot):
    stage.desk.saved_texts.save("a", "one")
    stage.desk.saved_texts.save("b", "two")
    dialog = opened(page, qtbot)
    assert not dialog.save_button.isVisible(), "nothing stands here to be saved"

    qtbot.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.cards) == 1 and not dialog.busy)

    assert [one.name for one in stage.desk.saved_texts.all()] == ["a"]

    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.cards) == 2 and not dialog.busy)
    assert [one.name for one in stage.desk.saved_texts.all()] == ["b", "a"]
    assert not dialog.restore_button.isVisible()
