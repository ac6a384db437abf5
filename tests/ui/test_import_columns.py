"""The third step: numbers, names and the titles before them."""

import pytest
from PySide6.QtCore import QPoint, Qt

from smsdesk.services.desk import Desk
from smsdesk.ui.contacts.import_page import ImportPage
from smsdesk.ui.contacts.import_steps import Step
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from tests.ui.importing_desk import choose, done, figures, found, looked, opened, press


@pytest.fixture
def page(desk: Desk, jobs: JobRunner, language: Language, qtbot) -> ImportPage:
    return opened(qtbot, desk, jobs, language)


def test_a_column_that_is_probably_wrong_is_a_banner_and_can_be_insisted_on(page, tmp_path, qtbot):
    path = tmp_path / "landlines.csv"
    lines = [f"คน {n},{'08' if n % 2 else '02'}{n:0{8 if n % 2 else 7}}" for n in range(40)]
    path.write_text("\n".join(["ชื่อ,โทรศัพท์", *lines]), "utf-8")

    page.open_file(path)
    qtbot.waitUntil(page.trouble.isVisible)
    assert page.step is Step.COLUMNS
    assert "โทรศัพท์" in page.trouble.sentence.text()
    assert page.columns_step.guess.isVisible()

    assert page.trouble.button.text() == "Go on anyway"
    press(qtbot, page.trouble.button)
    qtbot.waitUntil(page.is_found)
    assert sum(figures(page)) == 40
    assert figures(page)[0] < 40


def test_a_pressed_heading_is_the_column_of_numbers(page, tmp_path, qtbot):
    path = tmp_path / "two.csv"
    lines = [f"คน {n},08{n:08},09{n:08}" for n in range(20)]
    path.write_text("\n".join(["ชื่อ,มือถือ,มือถือ 2", *lines]), "utf-8")
    found(qtbot, page, path)
    press(qtbot, page.columns_button)
    preview = page.columns_step.preview
    header = preview.horizontalHeader()

    middle = QPoint(header.sectionViewportPosition(3) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: page.columns_step.phone.current_key == "มือถือ 2")
    assert not page.columns_step.guess.isVisible()
    press(qtbot, page.footer.next_button)
    qtbot.waitUntil(page.is_found)

    assert "มือถือ 2" in page.about.text()


@pytest.fixture
def titled(tmp_path):
    path = tmp_path / "titled.csv"
    lines = [f"{'คุณ' if n % 2 else ''}สมชาย{n},เล่น{n},08{n:08}" for n in range(20)]
    path.write_text("\n".join(["ชื่อ,ชื่อเล่น,เบอร์", *lines]), "utf-8")
    return path


def names(desk: Desk) -> set[str]:
    (made,) = desk.contacts.lists()
    return {person.name for person in desk.contacts.page(made.id)}


def test_titles_are_split_into_a_field_of_their_own_where_that_is_chosen(desk, page, titled, qtbot):
    found(qtbot, page, titled)
    press(qtbot, page.columns_button)
    card = page.columns_step.titles
    assert card.isVisible()
    assert card.keep_choice.isChecked()
    assert card.split_choice.accessibleDescription() == "Title “คุณ”, name “สมชาย1”"

    press(qtbot, card.split_choice)
    press(qtbot, page.footer.next_button)
    qtbot.waitUntil(page.is_found)
    done(qtbot, page)

    assert names(desk) == {f"สมชาย{n}" for n in range(20)}
    (made,) = desk.contacts.lists()
    fields = [person.fields["คำนำหน้า"] for person in desk.contacts.page(made.id)]
    assert sorted(fields) == [""] * 10 + ["คุณ"] * 10


def test_titles_are_not_asked_about_where_there_are_none(page, tmp_path, qtbot):
    path = tmp_path / "plain.csv"
    path.write_text("ชื่อ,เบอร์\n" + "".join(f"คน {n},08{n:08}\n" for n in range(9)), "utf-8")
    found(qtbot, page, path)
    press(qtbot, page.columns_button)

    assert not page.columns_step.titles.isVisible()


@pytest.mark.parametrize(("choice", "some_name"), [("ชื่อเล่น", "เล่น3"), ("", ""), ("ชื่อ", "คุณสมชาย3")])
def test_names_come_from_the_chosen_column_or_from_none(  # noqa: PLR0917 - fixtures
    desk, page, titled, qtbot, choice, some_name
):
    found(qtbot, page, titled)
    press(qtbot, page.columns_button)
    assert page.columns_step.name.current_key == "ชื่อ"

    choose(page.columns_step.name, choice)
    looked(qtbot, page)
    assert page.columns_step.name.current_key == choice
    press(qtbot, page.footer.next_button)
    qtbot.waitUntil(page.is_found)
    done(qtbot, page)

    assert some_name in names(desk)
