"""Accounts with real services: practice accounts over HTTP, the simulator's faults as trouble."""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import NoPasswordStore
from smsdesk.core.models import Balance
from smsdesk.paths import own_command
from smsdesk.services.accounts import NewAccount
from smsdesk.services.desk import Desk
from smsdesk.ui.accounts.account_dialog import AccountDialog, KeysDialog
from smsdesk.ui.accounts.add_panel import DONE, KEYS
from smsdesk.ui.accounts.credit import credit_words
from smsdesk.ui.accounts.page import AccountsPage
from smsdesk.ui.accounts.service_picker import PRACTICE
from smsdesk.ui.accounts.small_dialogs import RemoveDialog, RequestSenderDialog
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech
from smsdesk.vault import MemoryVault
from tests.control import ask
from tests.ui.hands import press_key, type_text

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")


@pytest.fixture
def desk(data_dir):
    with Desk(data_dir, command=own_command(), hold=True) as one:
        yield one


@pytest.fixture
def speech(qapp):
    language = Language(qapp)
    language.set("en")
    yield Speech(language)
    language.set("en")


@pytest.fixture
def vault(desk):
    """A password store of this test's own, where the system's would be."""
    desk.accounts._vault_opened = MemoryVault()
    return desk.accounts._vault_opened


@pytest.fixture
def page(qtbot, desk, jobs, speech):
    window = QWidget()
    window.resize(1080, 760)
    page = AccountsPage(
        desk.accounts, jobs, speech, desk.clock, parent=window, balances=desk.balances, otp=desk.otp
    )
    page.setGeometry(window.rect())
    qtbot.addWidget(window)
    window.show()
    yield page
    qtbot.waitUntil(lambda: not jobs.busy)


def settled(qtbot, page, jobs):
    page.refresh()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)


def card_of(page, name):
    return next(card for card in page.cards if card.account.name == name)


def strike(desk, service, fault="rst_after_read"):
    other = next(name for name in SERVICES if name != service)
    url = f"{desk.accounts._practice.url(other)}/_simulator/{service}/faults"
    ask(url, {"fault": fault, "times": 99, "on": "any"})


def mend(desk, service):
    other = next(name for name in SERVICES if name != service)
    url = f"{desk.accounts._practice.url(other)}/_simulator/{service}/reset"
    ask(url, {})


@contextmanager
def practice_behind(desk, service):
    """Let a real account's address lead to the simulator: nothing here may leave this machine."""
    url = desk.accounts._practice.url(service)
    desk.accounts._checked_url = lambda *_args: url
    yield dict(desk.accounts._practice.credentials(service))
    del desk.accounts._checked_url


def test_one_dead_account_does_not_hide_the_live_one(qtbot, page, desk, jobs):
    desk.accounts.add("live", "thaibulksms", practice=True)
    desk.accounts.add("dead", "sendbulk", practice=True)
    strike(desk, "sendbulk")

    settled(qtbot, page, jobs)

    live, dead = card_of(page, "live"), card_of(page, "dead")
    assert live.figure.text() == "10,000 Standard credits"
    assert live.state_badge.text() == "Works"
    assert live.unknown.isHidden() and not live.figure.isHidden()
    assert dead.unknown.text().startswith("Balance unknown ")
    assert dead.figure.isHidden()
    assert dead.state_badge.text() == "Not reached"


def test_a_missing_balance_is_never_a_zero_and_comes_back_when_asked_again(qtbot, page, desk, jobs):
    desk.accounts.add("office", "sendbulk", practice=True)
    strike(desk, "sendbulk")
    settled(qtbot, page, jobs)
    card = card_of(page, "office")
    assert "0 credits" not in card.accessibleName()
    mend(desk, "sendbulk")

    qtbot.mouseClick(card.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert card.figure.text() == "10,000 credits"
    assert not card.retry_button.isVisible()


def test_what_was_known_before_the_trouble_is_said_with_its_time(qtbot, page, desk, jobs):
    desk.accounts.add("office", "sendbulk", practice=True)
    settled(qtbot, page, jobs)
    strike(desk, "sendbulk")

    qtbot.mouseClick(page.refresh_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert page.details.spends.words.text().startswith("Last known at ")
    assert "10,000" in page.details.spends.words.text()
    assert page.details.result.sentence.text() == "sendbulk cannot be reached"


@pytest.mark.parametrize("service", SERVICES)
def test_every_setting_of_every_service_has_a_row_with_words(qtbot, page, desk, jobs, service):
    desk.accounts.add("office", service, practice=True)
    settled(qtbot, page, jobs)
    page.sections.show_section("settings")

    rows = page.sections.settings.fields.rows

    info = desk.accounts.service(service)
    assert list(rows) == [field.key for field in info.settings]
    assert all(row.caption.text() and "setting_" not in row.caption.text() for row in rows.values())


def test_a_changed_setting_is_saved_and_used(qtbot, page, desk, jobs):
    desk.accounts.add("office", "thaibulksms", practice=True)
    settled(qtbot, page, jobs)
    page.sections.show_section("settings")
    panel = page.sections.settings
    assert not panel.save_button.isEnabled()
    force = panel.fields.rows["force"].field

    force.choose("corporate")
    force.chosen.emit("corporate")
    with qtbot.waitSignal(page.accounts_changed):
        qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert desk.accounts.by_name("office").settings == {"force": "corporate"}
    assert card_of(page, "office").figure.text() == "10,000 Corporate credits"
    assert not panel.save_button.isEnabled()


def test_a_setting_that_cannot_be_says_so_beside_it_and_keeps_what_was_typed(
    qtbot, page, desk, jobs
):
    desk.accounts.add("office", "thaibulksms", practice=True)
    settled(qtbot, page, jobs)
    page.sections.show_section("settings")
    panel = page.sections.settings
    row = panel.fields.rows["rate"]

    row.field.setText("many")
    qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert "many" in row.note.text()
    assert row.field.text() == "many"
    assert desk.accounts.by_name("office").settings == {}


def test_senders_and_templates_are_listed_where_the_service_has_them(qtbot, page, desk, jobs):
    desk.accounts.add("point", "smspoint", practice=True)
    settled(qtbot, page, jobs)
    sections = page.sections
    rows = sections.senders.rows
    names = [rows.row_at(n).sender for n in range(rows.rowCount())]

    qtbot.mouseClick(sections.switch.buttons[1], Qt.MouseButton.LeftButton)

    assert "RIVERVIEW" in names
    assert sections.templates.isVisible()
    assert sections.templates.rows.rowCount() > 0
    assert [button.text() for button in sections.switch.buttons] == [
        "Senders", "Templates", "Settings",
    ]  # fmt: skip


def test_a_sender_can_be_requested_where_the_service_takes_it(qtbot, page, desk, jobs):
    desk.accounts.add("buddy", "smsbuddy", practice=True)
    settled(qtbot, page, jobs)

    qtbot.mouseClick(page.sections.request_button, Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(RequestSenderDialog)
    type_text(dialog.name_field, "RIVPRK")
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert "RIVPRK" in page.details.result.sentence.text()


def test_a_service_without_requests_offers_none(qtbot, page, desk, jobs):
    desk.accounts.add("office", "thaibulksms", practice=True)

    settled(qtbot, page, jobs)

    assert not page.sections.request_button.isVisible()
    assert page.sections.senders.note.text().startswith("ThaiBulkSMS has no list to ask for")


def test_the_connection_is_tested_on_request(qtbot, page, desk, jobs):
    desk.accounts.add("office", "thaibulksms", practice=True)
    settled(qtbot, page, jobs)

    qtbot.mouseClick(page.details.test_button, Qt.MouseButton.LeftButton)
    assert not page.details.test_button.isEnabled()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert page.details.result.sentence.text() == "Account “office” works"


def test_an_account_is_removed_only_after_a_second_press(qtbot, page, desk, jobs):
    desk.accounts.add("office", "thaibulksms", practice=True)
    desk.accounts.add("other", "smsbuddy", practice=True)
    settled(qtbot, page, jobs)
    qtbot.mouseClick(page.details.remove_button, Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(RemoveDialog)
    assert dialog.keep_button.hasFocus()
    assert [account.name for account in desk.accounts.all()] == ["office", "other"]

    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert [card.account.name for card in page.cards] == ["other"]
    assert page.details.account.name == "other"


def test_the_page_says_which_account_to_write_with(qtbot, page, desk, jobs):
    desk.accounts.add("office", "thaibulksms", practice=True)
    desk.accounts.add("other", "smsbuddy", practice=True)
    settled(qtbot, page, jobs)

    qtbot.mouseClick(card_of(page, "other"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.chosen) as told:
        qtbot.mouseClick(page.details.use_button, Qt.MouseButton.LeftButton)

    assert told.args[0].name == "other"


def test_nothing_is_too_wide_for_the_smallest_window(qtbot, page, desk, jobs, speech):
    desk.accounts.add("office", "smspoint", practice=True)

    settled(qtbot, page, jobs)

    assert page.minimumSizeHint().width() <= 836


# Adding


def open_dialog(page):
    page.add_account()
    return page.window().findChild(AccountDialog)


def test_a_practice_account_is_added_with_two_presses(qtbot, page, desk, jobs):
    settled(qtbot, page, jobs)
    dialog = open_dialog(page)
    dialog.panel.picker.choose(PRACTICE)

    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.panel.step == DONE, timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert dialog.panel.works.figure.text() == "10,000 Standard credits"
    assert [card.account.practice for card in page.cards] == [True]


def test_a_refused_key_says_so_and_keeps_everything_typed(qtbot, page, desk, jobs, vault):
    dialog = open_dialog(page)
    with practice_behind(desk, "thaibulksms"):
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
        form = dialog.panel.form
        type_text(form.key_fields["api_key"], "wrong-key-7f2c")
        type_text(form.key_fields["api_secret"], "wrong-secret")
        form.name_field.setText("สำนักงาน")

        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)

    assert form.trouble.sentence.text() == "ThaiBulkSMS refused the key"
    assert form.trouble.isVisible()
    assert form.key_fields["api_key"].text() == "wrong-key-7f2c"
    assert form.name_field.text() == "สำนักงาน"
    assert dialog.panel.step == KEYS
    assert desk.accounts.all() == []


def test_right_keys_are_stored_and_never_shown_again(  # noqa: PLR0917
    qtbot, page, desk, jobs, vault, caplog
):
    dialog = open_dialog(page)
    with practice_behind(desk, "thaibulksms") as keys:
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
        form = dialog.panel.form
        type_text(form.key_fields["api_key"], f"  {keys['api_key']} ")
        type_text(form.key_fields["api_secret"], keys["api_secret"])

        press_key(form.key_fields["api_secret"], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.panel.step == DONE, timeout=20_000)
        qtbot.waitUntil(lambda: not jobs.busy)

    account = desk.accounts.by_name("ThaiBulkSMS")
    assert vault.get(account.id, "api_key") == keys["api_key"]
    assert [field.text() for field in form.key_fields.values()] == ["", "", "", ""]
    assert keys["api_secret"] not in caplog.text
    assert not account.practice


def test_keys_that_are_missing_are_named_before_anything_is_asked(qtbot, page, desk, jobs):
    dialog = open_dialog(page)
    dialog.panel.picker.choose("sendbulk")
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    form = dialog.panel.form

    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)

    assert form.key_rows["partner_id"].note.text().startswith("Enter the Partner ID")
    assert form.key_rows["api_key"].note.text().startswith("Enter the API key")
    assert form.address_row.isVisible()
    assert not jobs.busy or dialog.panel.step == KEYS


def test_optional_keys_and_settings_are_folded(qtbot, page):
    dialog = open_dialog(page)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    form = dialog.panel.form
    assert not form.key_fields["otp_key"].isVisible()

    qtbot.mouseClick(form.more_button, Qt.MouseButton.LeftButton)

    assert form.key_fields["otp_key"].isVisible()
    assert form.settings.rows["force"].isVisible()


def test_keys_are_dots_until_the_eye_is_pressed(qtbot, page):
    dialog = open_dialog(page)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    field = dialog.panel.form.key_fields["api_key"]
    type_text(field, "abc")
    assert field.displayText() != "abc"

    qtbot.mouseClick(field.eye_button, Qt.MouseButton.LeftButton)

    assert field.displayText() == "abc"
    assert field.eye_button.accessibleName() == "Hide what you typed"


def test_without_a_password_store_keys_can_be_kept_until_the_end(qtbot, page, desk, jobs):
    class NoStore(MemoryVault):
        def set(self, *_args):
            raise NoPasswordStore

        def get(self, *_args):
            raise NoPasswordStore

        delete = set

    desk.accounts._vault_opened = NoStore()
    dialog = open_dialog(page)
    with practice_behind(desk, "smsbuddy") as keys:
        dialog.panel.picker.choose("smsbuddy")
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
        form = dialog.panel.form
        type_text(form.key_fields["key"], keys["key"])
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(form.trouble.isVisible, timeout=20_000)
        assert form.trouble.sentence.text().startswith("This computer has no password store")
        assert form.key_fields["key"].text() == keys["key"]
        qtbot.waitUntil(lambda: not jobs.busy)

        qtbot.mouseClick(form.trouble.button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.panel.step == DONE, timeout=20_000)
        qtbot.waitUntil(lambda: not jobs.busy)

    account = desk.accounts.by_name("TheSMSBuddy")
    assert desk.accounts.ask_balance(account).error is None
    desk.accounts.remove(account.name)
    assert desk.accounts.all() == []


def test_a_service_that_cannot_be_reached_can_be_saved_untested(qtbot, page, desk, jobs, vault):
    dialog = open_dialog(page)
    strike(desk, "smsbuddy")
    with practice_behind(desk, "smsbuddy") as keys:
        dialog.panel.picker.choose("smsbuddy")
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
        form = dialog.panel.form
        type_text(form.key_fields["key"], keys["key"])
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(form.trouble.isVisible, timeout=20_000)
        qtbot.waitUntil(lambda: not jobs.busy)
        assert form.trouble.button.text() == "Save without testing"

        qtbot.mouseClick(form.trouble.button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.panel.step == DONE, timeout=20_000)
        qtbot.waitUntil(lambda: not jobs.busy)

    assert not dialog.panel.works.figure.isVisible()
    assert card_of(page, "TheSMSBuddy").unknown.text().startswith("Balance unknown")


def test_a_name_that_is_taken_is_said_beside_the_name(qtbot, page, desk, jobs):
    desk.accounts.add("office", "smsbuddy", practice=True)
    dialog = open_dialog(page)
    dialog.panel.picker.choose(PRACTICE)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    form = dialog.panel.form
    form.name_field.setText("office")

    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)

    assert "office" in form.name_row.note.text()
    assert dialog.panel.step == KEYS


def test_new_keys_replace_the_old_only_when_they_work(qtbot, page, desk, jobs, vault):
    with practice_behind(desk, "smsbuddy") as keys:
        new = NewAccount("office", "smsbuddy", credentials=keys)
        account = desk.accounts.add_tested(new).account
        settled(qtbot, page, jobs)
        qtbot.mouseClick(page.details.key.button, Qt.MouseButton.LeftButton)
        dialog = page.window().findChild(KeysDialog)
        field = dialog.form.key_fields["key"]
        assert field.text() == ""
        type_text(field, "not-the-key")

        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(dialog.form.trouble.isVisible, timeout=20_000)
        qtbot.waitUntil(lambda: not jobs.busy)
        assert vault.get(account.id, "key") == keys["key"]

        field.clear()
        type_text(field, keys["key"])
        press_key(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)

    assert page.details.result.sentence.text() == "Account “office” works"


def test_only_the_end_of_a_long_key_is_shown(qtbot, page, desk, jobs, vault):
    with practice_behind(desk, "smsbuddy") as keys:
        account = desk.accounts.add_tested(
            NewAccount("office", "smsbuddy", credentials=keys)
        ).account
        vault.set(account.id, "key", "0123456789abcdef7f2c")

        settled(qtbot, page, jobs)

    assert page.details.key.words.text() == "API key ending 7f2c"


def test_credit_of_the_usual_kind_is_large_and_the_others_are_named(speech):
    balances = [Balance("standard", Decimal("436")), Balance("corporate", Decimal("8412.50"))]

    credit = credit_words(balances, "standard", speech)

    assert (credit.number, credit.kind, credit.others) == ("436", "Standard", "Corporate 8,412.5")


def test_the_language_can_change_under_the_page(qtbot, page, desk, jobs, speech):
    desk.accounts.add("office", "thaibulksms", practice=True)
    settled(qtbot, page, jobs)
    page.sections.show_section("settings")
    row = page.sections.settings.fields.rows["purpose"]
    assert row.caption.text() == "Messages are usually"

    speech._language.set("th")

    qtbot.waitUntil(lambda: row.caption.text() == "ปกติส่งข้อความแบบ")
    assert row.field.currentText() == "แจ้งข้อมูล"
