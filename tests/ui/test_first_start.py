import pytest
from PySide6.QtCore import Qt

from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.accounts.first_start import FirstStart
from smsdesk.ui.accounts.service_picker import PRACTICE
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech
from tests.ui.hands import press_key


@pytest.fixture
def desk(data_dir):
    with Desk(data_dir, command=own_command(), hold=True) as one:
        yield one


@pytest.fixture
def language(qapp):
    language = Language(qapp)
    language.set("en")
    yield language
    language.set("en")


@pytest.fixture
def start(qtbot, desk, jobs, language):
    page = FirstStart(desk.accounts, jobs, Speech(language), language)
    qtbot.addWidget(page)
    page.resize(1076, 768)
    page.show()
    qtbot.waitExposed(page)
    yield page
    qtbot.waitUntil(lambda: not jobs.busy)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_first_start_ends_in_a_working_practice_account(qtbot, start, desk, jobs):
    press(qtbot, start.next_button)
    press(qtbot, start.panel.picker.cards[PRACTICE])
    press(qtbot, start.next_button)
    assert start.step == 2

    press(qtbot, start.next_button)
    qtbot.waitUntil(lambda: start.step == 3, timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.busy)
    with qtbot.waitSignal(start.done) as told:
        press(qtbot, start.next_button)

    account = told.args[0]
    assert account.practice
    assert start.panel.works.figure.text() == "10,000 Standard credits"
    assert desk.accounts.test(account).balances


def test_it_can_be_done_with_the_keyboard_alone(qtbot, start, jobs):
    press_key(start.languages["en"], Qt.Key.Key_Return)
    assert start.step == 1
    start.panel.picker.choose(PRACTICE)
    press_key(start.panel.picker.current_card, Qt.Key.Key_Return)
    assert start.step == 2

    press_key(start.panel.form.name_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.step == 3, timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.busy)

    with qtbot.waitSignal(start.done):
        press_key(start.next_button, Qt.Key.Key_Return)


def test_the_language_switches_at_once(qtbot, start, language):
    press(qtbot, start.languages["th"])

    assert language.current == "th"
    press(qtbot, start.next_button)
    card = start.panel.picker.cards["thaibulksms"]
    qtbot.waitUntil(lambda: card.accessibleDescription().startswith("ส่งในไทย"))


def test_the_way_back_keeps_what_was_chosen_and_typed(qtbot, start):
    press(qtbot, start.next_button)
    press(qtbot, start.panel.picker.cards["sendbulk"])
    press(qtbot, start.next_button)
    start.panel.form.address_field.setText("https://sms.example.com")

    press(qtbot, start.back_button)
    press(qtbot, start.back_button)
    assert start.step == 0
    press(qtbot, start.next_button)
    press(qtbot, start.next_button)

    assert start.panel.title == "sendbulk"
    assert start.panel.form.address_field.text() == "https://sms.example.com"


def test_a_refused_key_stays_in_the_third_step_with_its_sentence(qtbot, start, desk, jobs):
    url = desk.accounts._practice.url("smsbuddy")
    desk.accounts._checked_url = lambda *_args: url
    press(qtbot, start.next_button)
    press(qtbot, start.panel.picker.cards["smsbuddy"])
    press(qtbot, start.next_button)
    start.panel.form.key_fields["key"].setText("wrong-key")

    press(qtbot, start.next_button)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)

    assert start.step == 2
    assert start.panel.form.trouble.sentence.text() == "TheSMSBuddy refused the key"
    assert start.panel.form.key_fields["key"].hasFocus()
    assert desk.accounts.all() == []


def test_leaving_while_keys_are_tested_stores_nothing(qtbot, start, desk, jobs):
    press(qtbot, start.next_button)
    press(qtbot, start.panel.picker.cards[PRACTICE])
    press(qtbot, start.next_button)
    press(qtbot, start.next_button)

    press(qtbot, start.back_button)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)

    assert desk.accounts.all() == []
    assert start.step == 1
    assert start.next_button.isEnabled()


def test_it_fits_the_smallest_window(qtbot, start):
    assert start.minimumSizeHint().width() <= 836
