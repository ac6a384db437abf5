"""Same as last month: an earlier campaign written again, and who is new and gone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from smsdesk.core.models import Draft
from smsdesk.services.imports import ImportOptions
from smsdesk.ui.compose.again_dialog import AgainDialog
from smsdesk.ui.compose.differences_dialog import DifferencesDialog
from smsdesk.ui.compose.earlier_dialog import EarlierDialog
from tests.ui.compose_desk import contacts_file

TEXT = "เรียน {ชื่อ} ห้อง {ห้อง} ยอด {ยอด} บาท"


@pytest.fixture
def page(stage, qtbot):
    page = stage.compose()
    qtbot.waitUntil(page.is_settled)
    return page


def send_from(stage, page, qtbot, add):
    """Send from the page as a clerk does, up to the frozen campaign, and empty the page."""
    add()
    qtbot.waitUntil(page.is_ready)
    page.editor.set_text(TEXT)
    page.choose_sender("RIVERVIEW")
    qtbot.waitUntil(page.is_ready)
    page.review()
    qtbot.waitUntil(page.receipt_is_shown)
    with qtbot.waitSignal(page.confirmed):
        qtbot.mouseClick(page.receipt.send_button, Qt.MouseButton.LeftButton)
    page.clear()
    qtbot.waitUntil(page.is_settled)


def ask(page, qtbot):
    qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.window().findChild(AgainDialog) is not None)
    return page.window().findChild(AgainDialog)


def test_with_nothing_sent_yet_it_says_so(page, qtbot):
    dialog = ask(page, qtbot)

    assert not dialog.use_button.isEnabled()


def test_it_is_offered_on_an_empty_page_alone(page, qtbot):
    assert page.again_button.isVisible()

    page.editor.set_text("x")
    qtbot.waitUntil(page.is_settled)

    assert not page.again_button.isVisible()


def test_a_campaign_from_a_list_is_written_again_with_who_is_new_and_gone(
    stage, page, qtbot, tmp_path
):
    desk = stage.desk
    desk.imports.import_file(contacts_file(tmp_path, 6), "อาคาร A", ImportOptions())
    send_from(stage, page, qtbot, lambda: page.add_list("อาคาร A"))
    people = desk.contacts.list_named("อาคาร A").id
    gone = next(iter(desk.contacts.page(people, limit=1)))
    desk.contacts.delete([gone.id])
    desk.contacts.put(people, "0899999999", "คนใหม่", {"ชื่อ": "ก", "ห้อง": "1", "ยอด": "9.00"})
    stage.wait_until_tomorrow()

    dialog = ask(page, qtbot)
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_ready() and page.question.isVisible())

    assert page.editor.message() == TEXT
    assert page.draft.sender == "RIVERVIEW"
    assert "1 new, 1 gone, 5 as before" in page.question.sentence.text()
    qtbot.mouseClick(page.question.buttons[0], Qt.MouseButton.LeftButton)
    assert page.window().findChild(DifferencesDialog).isVisible()


def test_a_campaign_from_a_file_asks_for_this_months(stage, page, qtbot, tmp_path):
    send_from(stage, page, qtbot, lambda: page.add_file(contacts_file(tmp_path, 30)))
    stage.wait_until_tomorrow()
    later = tmp_path / "later"
    later.mkdir()
    path = contacts_file(later, 31)

    dialog = ask(page, qtbot)
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert page.adding.sources == (), "the file of last month is not taken for this one's"
    page._again.take_file(str(path))
    qtbot.waitUntil(lambda: page.is_ready() and page.question.isVisible())

    assert "1 new, 0 gone, 30 as before" in page.question.sentence.text()


def test_columns_that_slipped_are_told_beside_the_last_time(stage, page, qtbot, tmp_path):
    send_from(stage, page, qtbot, lambda: page.add_file(contacts_file(tmp_path, 30)))
    stage.wait_until_tomorrow()
    composing = stage.desk.composing
    people, known = stage.desk.imports.people_from_file(contacts_file(tmp_path, 30))
    slipped = [replace(one, fields={**one.fields, "ยอด": "สมชาย ใจดี"}) for one in people]

    def codes(rows):
        draft = Draft(stage.account.name, TEXT, rows, sender="RIVERVIEW", known_fields=known)
        prepared = composing.prepare(draft, ask=False)
        return {finding.code: finding.params for finding in prepared.receipt.findings}

    assert "column_shifted" not in codes(people)
    assert codes(slipped)["column_shifted"] == {"fields": "ยอด"}


def test_who_an_earlier_campaign_was_for_is_texted_again(stage, page, qtbot):
    campaign = stage.run(stage.confirmed(4, "แจ้งนัด"))
    refused = stage.confirmed(3, "อีกข้อความ")
    stage.desk.sending.cancel(refused.id)
    page.recipients.campaign_wanted.emit()
    qtbot.waitUntil(lambda: page.window().findChild(EarlierDialog) is not None)
    dialog = page.window().findChild(EarlierDialog)

    dialog.campaign.choose(campaign.id)
    assert not dialog.who["not_accepted"].isEnabled(), "nobody is left"
    dialog.campaign.choose(refused.id)
    assert not dialog.who["accepted"].isEnabled()
    dialog.who["not_accepted"].setChecked(True)
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.is_ready)

    (source,) = page.adding.sources
    assert (source.kind, source.name, len(source.people)) == ("campaign", "อีกข้อความ", 3)
    page.keep()
    kept = stage.desk.composing.kept_draft().draft.sources
    page.clear()
    page.adding.add_origin(kept[0])
    qtbot.waitUntil(page.is_ready)
    assert [one.written for one in page.adding.sources[0].people] == [
        one.written for one in source.people
    ]
