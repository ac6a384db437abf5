"""What is being written outlives the window, and is gone once it is sent."""

from dataclasses import replace

import pytest

from smsdesk.core.models import DraftSource
from smsdesk.ui.compose import keeping
from tests.ui.compose_desk import contacts_file, opened
from tests.ui.hands import type_text


@pytest.fixture
def stage(qapp, tmp_path, simulator):
    with opened(qapp, tmp_path / "desk", simulator) as made:
        yield made


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(keeping, "DELAY_MS", 1)


def settle(qtbot, stage, page):
    qtbot.waitUntil(page.is_settled)
    qtbot.waitUntil(lambda: not stage.jobs.busy)
    qtbot.waitUntil(lambda: not page._keeping._timer.isActive() and not stage.jobs.busy)


def kept(stage):
    found = stage.desk.composing.kept_draft()
    return found and found.draft


def written(qtbot, stage, tmp_path):
    page = stage.compose()
    page.add_file(contacts_file(tmp_path, 3))
    qtbot.waitUntil(page.is_ready)
    type_text(page.editor, "เรียน ")
    page.editor.insert_field("ชื่อ")
    settle(qtbot, stage, page)
    return page


def test_what_is_written_is_kept_and_comes_back_with_its_people(stage, tmp_path, qtbot):
    page = written(qtbot, stage, tmp_path)
    page.choose_sender("RIVERVIEW")
    settle(qtbot, stage, page)

    draft = kept(stage)
    assert (draft.message, draft.sender) == ("เรียน {ชื่อ}", "RIVERVIEW")
    assert [(one.kind, one.path) for one in draft.sources] == [
        ("file", str(tmp_path / "ลูกบ้าน.csv"))
    ]
    assert page.kept.isVisible()
    assert page.kept.words.text().startswith("Draft saved ")

    again = stage.compose()
    again.bring_back()
    qtbot.waitUntil(again.is_ready)
    assert again.editor.message() == "เรียน {ชื่อ}"
    assert again.order.sender_name == "RIVERVIEW"
    assert [len(source.people) for source in again.adding.sources] == [3]
    assert again.look.prepared.receipt.messages == 3


def test_lists_and_typed_numbers_come_back_too(stage, tmp_path, qtbot):
    stage.desk.imports.import_file(contacts_file(tmp_path, 2), "ลูกบ้าน")
    page = stage.compose()
    page.adding.add_origin(DraftSource("list", "ลูกบ้าน"))
    page.adding.add_origin(DraftSource("typed", numbers=("0899999999",)))
    settle(qtbot, stage, page)
    page.adding.add_list("ไม่มีแล้ว")
    settle(qtbot, stage, page)

    again = stage.compose()
    again.bring_back()
    qtbot.waitUntil(lambda: len(again.adding.sources) == 2)
    assert {source.kind for source in again.adding.sources} == {"list", "typed"}


def test_people_who_are_not_there_any_more_are_told(stage, tmp_path, qtbot):
    written(qtbot, stage, tmp_path)
    (tmp_path / "ลูกบ้าน.csv").unlink()

    again = stage.compose()
    again.bring_back()
    qtbot.waitUntil(again.question.isVisible)
    assert again.editor.message() == "เรียน {ชื่อ}"
    assert again.adding.sources == ()


def test_what_was_begun_meanwhile_stays(stage, tmp_path, qtbot):
    written(qtbot, stage, tmp_path)
    again = stage.compose()
    type_text(again.editor, "อื่น")
    again.bring_back()
    settle(qtbot, stage, again)
    assert again.editor.message() == "อื่น"


def test_an_emptied_page_keeps_nothing(stage, tmp_path, qtbot):
    page = written(qtbot, stage, tmp_path)
    page.clear()
    settle(qtbot, stage, page)
    assert kept(stage) is None
    assert page.kept.isHidden()


def test_what_is_confirmed_is_no_draft_any_more_until_it_is_undone(stage, tmp_path, qtbot):
    page = written(qtbot, stage, tmp_path)
    page.choose_sender("RIVERVIEW")
    settle(qtbot, stage, page)
    composing = stage.desk.composing
    draft = page.draft
    people = [one for source in page.adding.sources for one in source.people]
    prepared = composing.prepare(replace(draft, people=people, known_fields=("ชื่อ",)))
    campaign = composing.confirm(prepared)
    page._take_confirmed(campaign)

    assert kept(stage) is None, "a program that is killed now must not offer it again"
    page._ordering.changed.emit()
    settle(qtbot, stage, page)
    assert kept(stage) is None, "the same is not kept again"
    [again] = composing.written()
    assert (again.campaign, again.messages, again.draft.message) == (campaign.id, 3, draft.message)

    page.take_back()
    settle(qtbot, stage, page)
    assert kept(stage).message == draft.message


def test_a_window_that_closes_keeps_the_last_letters(stage, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(keeping, "DELAY_MS", 60_000)
    page = stage.compose()
    type_text(page.editor, "สวัสดี")
    page.keep()
    assert kept(stage).message == "สวัสดี"
