"""Templates in the window: searched, looked at, written with."""

import pytest
from PySide6.QtCore import Qt

from smsdesk.core.models import ServiceTemplate
from smsdesk.services.templates import found_templates
from smsdesk.ui.accounts.template_dialog import TemplateDialog
from tests.ui.accounts_desk import Office
from tests.ui.hands import compose_text, press_key, type_text


def template(name, text="", number="1", sender="RIVERVIEW", status="approved"):
    return ServiceTemplate(number, name, "Transactional", sender, text, status)


RENT = template("ค่าน้ำ ก.ย.", "เรียน {#var#} ค่าน้ำ {#var#} บาท", "1007001")
OTP = template("Login code", "Your code is {#var#}", "1007002", status="waiting")


@pytest.fixture
def office(qtbot, desk, jobs, language, simulator):
    one = Office(qtbot, desk, jobs, language)
    one.practise(simulator, "smspoint")
    one.refresh()
    one.click(one.page.sections.switch.buttons[1])
    yield one
    one.settle()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", (RENT, OTP)),
        ("  ", (RENT, OTP)),
        ("น้ำ", (RENT,)),
        ("น\u0e4d\u0e49า", (RENT,)),  # the vowel typed in two pieces
        ("login", (OTP,)),
        ("CODE IS", (OTP,)),
        ("1007002", (OTP,)),
        ("riverview", (RENT, OTP)),
        ("ไม่มี", ()),
    ],
)
def test_a_template_is_found_by_name_number_sender_or_text(wanted, found):
    assert found_templates((RENT, OTP), wanted) == found


def test_the_rows_follow_what_is_typed(office, qtbot):
    section = office.page.sections.templates
    every = section.rows.rowCount()
    assert every > 2
    one = section.rows.row_at(1)

    type_text(section.search, one.template)
    qtbot.waitUntil(lambda: section.rows.rowCount() == 1)
    assert section.rows.row_at(0) == one
    section.search.clear()
    compose_text(section.search, "ไม่มีคำนี้")
    qtbot.waitUntil(section.nothing.isVisible)
    press_key(section.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: section.rows.rowCount() == every)


def test_what_was_looked_for_is_forgotten_with_the_account(office, simulator, qtbot):
    section = office.page.sections.templates
    type_text(section.search, "zzz")
    qtbot.waitUntil(section.nothing.isVisible)
    office.practise(simulator, "smspoint", "second")
    office.refresh()

    office.click(office.page.cards[1])
    office.settle()

    assert section.search.text() == ""
    assert section.rows.rowCount() > 2


def opened(office, status):
    section = office.page.sections.templates
    rows = [section.rows.row_at(number) for number in range(section.rows.rowCount())]
    number = next(n for n, one in enumerate(rows) if one.status == status and one.text)
    office.open_row(section.table, number)
    return rows[number], office.dialog(TemplateDialog)


def test_an_approved_one_is_shown_as_on_a_phone_and_can_be_written_with(office, qtbot):
    shown, dialog = opened(office, "approved")

    assert dialog.phone.message.text == shown.text
    assert dialog.phone.message.sender == (shown.sender or "–")
    assert dialog.badge.text() == "Approved"
    assert dialog.parts.text() == "1 part"
    with qtbot.waitSignal(office.page.template_wanted) as wanted:
        office.click(dialog.write_button)
    assert wanted.args[0].name == "office"
    assert wanted.args[1] == shown
    assert not office.has_dialog(TemplateDialog)


def test_enter_or_the_button_opens_the_chosen_row(office):
    section = office.page.sections.templates
    assert not section.open_button.isVisible()
    office.choose_row(section.table, 0)
    press_key(section.table, Qt.Key.Key_Return)
    dialog = office.dialog(TemplateDialog)
    assert dialog.title.text() == section.rows.row_at(0).name
    dialog.reject()
    office.choose_row(section.table, 1)
    office.click(section.open_button)
    assert office.dialog(TemplateDialog).title.text() == section.rows.row_at(1).name


def test_one_that_waits_can_be_looked_at_alone(office, qtbot):
    _shown, dialog = opened(office, "waiting")

    assert not dialog.write_button.isEnabled()
    assert dialog.why.text() == "It can be used once it is approved."
    with qtbot.assertNotEmitted(office.page.template_wanted):
        office.click(dialog.write_button)


def test_writing_with_a_template_fills_compose_with_text_sender_and_number(
    qtbot, window, simulator
):
    qtbot.waitUntil(lambda: window.furnished and window.page_is_settled(), timeout=20_000)
    accounts = window.desk.accounts
    accounts.add(
        "point", "smspoint", practice=True, base_url=simulator.url("smspoint"),
        credentials=simulator.credentials("smspoint"),
    )  # fmt: skip
    account = accounts.by_name("point")
    chosen = next(
        one for one in accounts.templates(account)
        if one.status == "approved" and one.sender and one.text
    )  # fmt: skip

    window.pages.accounts.template_wanted.emit(account, chosen)
    qtbot.waitUntil(window.page_is_settled, timeout=20_000)

    compose = window.pages.compose
    assert compose.isVisible()
    assert compose.draft.account == "point"
    assert compose.draft.message == chosen.text
    assert compose.draft.sender == chosen.sender
    assert compose.draft.template == chosen.template
