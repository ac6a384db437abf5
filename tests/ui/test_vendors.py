"""Known vendors of the sendbulk API in the form, and another address for an account."""

import pytest

from smsdesk.core.errors import NoPasswordStore
from smsdesk.ui.accounts.account_dialog import AccountDialog, AddressDialog
from smsdesk.ui.accounts.add_panel import DONE
from smsdesk.ui.accounts.key_form import ANOTHER
from smsdesk.vault import MemoryVault
from tests.ui.accounts_desk import Office
from tests.ui.hands import type_text

ADVANTA, TEXTSMS = "https://quicksms.advantasms.com", "https://sms.textsms.co.ke"
OLD = {"partner_id": "1", "api_key": "old-canary-key-0001"}


@pytest.fixture
def office(qtbot, desk, jobs, language):
    desk.accounts._vault_opened = MemoryVault()
    one = Office(qtbot, desk, jobs, language)
    yield one
    one.settle()


@pytest.fixture
def asked(office, simulator, monkeypatch):
    """The addresses that were asked; all of them lead to the simulator."""
    accounts, found = office.desk.accounts, []
    caller = accounts._caller

    def to_simulator(url):
        found.append(url)
        return caller(simulator.url("sendbulk"))

    monkeypatch.setattr(accounts, "_caller", to_simulator)
    return found


def adding(office):
    office.page.add_account()
    dialog = office.dialog(AccountDialog)
    dialog.panel.picker.choose("sendbulk")
    office.click(dialog.next_button)
    return dialog


def pick(box, key):
    """Choose as a clerk does: the box tells it."""
    box.choose(key)
    box.activated.emit(box.currentIndex())


def test_a_known_provider_fills_address_and_settings_in_sight(office):
    form = adding(office).panel.form
    box = form.vendors
    names = [box.itemText(row) for row in range(box.count())]
    assert names == [
        "Advanta", "TextSMS", "Celcom", "Celcom (mysms)", "TeamWeb", "Savvy", "Another address…",
    ]  # fmt: skip
    assert box.currentIndex() == -1

    pick(box, "Advanta")
    assert form.address_field.text() == ADVANTA
    assert form.settings.rows["batch_limit"].field.text() == "1000"
    assert form.typed().base_url == ADVANTA
    assert form.typed().settings == {"batch_limit": "1000"}
    form.settings.rows["rate"].field.setText("3")
    pick(box, "TextSMS")
    assert form.typed().base_url == TEXTSMS
    assert form.typed().settings == {"rate": "3"}
    pick(box, ANOTHER)
    assert form.address_field.text() == ""


def test_another_address_that_was_typed_stays_when_it_is_chosen_as_such(office):
    form = adding(office).panel.form
    type_text(form.address_field, "https://sms.example.com")
    pick(form.vendors, ANOTHER)
    assert form.typed().base_url == "https://sms.example.com"


def test_an_account_of_a_known_provider_is_tested_at_its_address(office, asked, simulator, qtbot):
    dialog = adding(office)
    form = dialog.panel.form
    pick(form.vendors, "Advanta")
    for key, value in simulator.credentials("sendbulk").items():
        type_text(form.key_fields[key], value)
    office.click(dialog.next_button)
    qtbot.waitUntil(lambda: dialog.panel.step == DONE, timeout=20_000)
    office.settle()

    account = office.desk.accounts.by_name("sendbulk")
    assert set(asked) == {ADVANTA}
    assert (account.base_url, account.settings) == (ADVANTA, {"batch_limit": "1000"})


def test_without_an_address_it_says_so_beside_it(office, asked):
    dialog = adding(office)
    form = dialog.panel.form
    for field in form.key_fields.values():
        type_text(field, "some-key-000001")
    office.click(dialog.next_button)
    office.settle()

    assert "address of your provider" in form.address_row.note.text()
    assert asked == []


def moving(office):
    office.refresh()
    office.page.sections.show_section("settings")
    panel = office.page.sections.settings
    assert panel.address_button.isVisible()
    office.click(panel.address_button)
    return office.dialog(AddressDialog)


def real(office, asked):
    account = office.desk.accounts.add("bulk", "sendbulk", credentials=OLD, base_url=ADVANTA)
    del asked[:]
    return account


def stored(office, account):
    vault = office.desk.accounts._vault_opened
    return {key: vault.get(account.id, key) for key in OLD}


def test_another_address_asks_for_empty_keys_and_is_taken_when_they_work(office, asked, simulator):
    account = real(office, asked)
    dialog = moving(office)
    form = dialog.form
    del asked[:]
    assert not form.name_row.isVisible()
    assert not form.more_button.isVisible()
    assert [field.text() for field in form.key_fields.values()] == ["", ""]

    pick(form.vendors, "TextSMS")
    office.click(dialog.save_button)
    assert asked == []  # keys are missing
    new = simulator.credentials("sendbulk")
    for key, value in new.items():
        type_text(form.key_fields[key], value)
    office.click(dialog.save_button)
    office.settle()

    assert not office.has_dialog(AddressDialog)
    assert office.desk.accounts.by_name("bulk").base_url == TEXTSMS
    assert stored(office, account) == new
    assert set(asked) == {TEXTSMS}
    assert office.page.sections.settings.address.text() == TEXTSMS
    assert TEXTSMS.removeprefix("https://") in office.page.details.address.text()


def test_refused_keys_leave_the_old_address_and_keys(office, asked):
    account = real(office, asked)
    dialog = moving(office)
    pick(dialog.form.vendors, "TextSMS")
    type_text(dialog.form.key_fields["partner_id"], "9")
    type_text(dialog.form.key_fields["api_key"], "no-such-key-0001")
    office.click(dialog.save_button)
    office.settle()

    assert dialog.form.trouble.isVisible()
    assert dialog.form.address_field.text() == TEXTSMS
    assert office.desk.accounts.by_name("bulk").base_url == ADVANTA
    assert stored(office, account) == OLD


def test_a_practice_account_moves_to_another_port_of_this_computer_alone(office, simulator):
    office.practise(simulator, "thaibulksms")
    dialog = moving(office)
    form = dialog.form
    assert not form.vendors_row.isVisible()
    for key, value in simulator.credentials("thaibulksms").items():
        if key in form.key_fields and form.key_rows[key].isVisible():
            type_text(form.key_fields[key], value)

    type_text(form.address_field, "https://sms.example.com")
    office.click(dialog.save_button)
    office.settle()
    assert form.address_row.note.text()
    other = simulator.url("thaibulksms").replace("127.0.0.1", "localhost")
    form.address_field.clear()
    type_text(form.address_field, other)
    office.click(dialog.save_button)
    office.settle()

    assert office.desk.accounts.by_name("office").base_url == other
    assert office.page.sections.settings.address.text() == other


def test_a_service_with_one_address_offers_no_other(office):
    office.desk.accounts._repository.add(
        name="real", service="thaibulksms", base_url="https://api-v2.thaibulksms.com",
        practice=False, settings={}, now=office.desk.clock(),
    )  # fmt: skip
    office.refresh()
    office.page.sections.show_section("settings")
    assert not office.page.sections.settings.address_button.isVisible()


def test_without_a_password_store_the_account_says_that_its_key_is_in_memory(
    office, asked, simulator, monkeypatch
):
    class NoStore(MemoryVault):
        def set(self, account_id, field, secret):
            raise NoPasswordStore

        def delete(self, account_id, field):
            raise NoPasswordStore

    real(office, asked)
    monkeypatch.setattr(office.desk.accounts, "_vault_opened", NoStore())
    dialog = moving(office)
    pick(dialog.form.vendors, "TextSMS")
    for key, value in simulator.credentials("sendbulk").items():
        type_text(dialog.form.key_fields[key], value)
    office.click(dialog.save_button)
    office.settle()
    assert dialog.form.trouble.sentence.text().startswith("This computer has no password store")

    office.click(dialog.form.trouble.button)
    office.settle()

    ending = simulator.credentials("sendbulk")["api_key"][-4:]
    words = office.page.details.key.words.text()
    assert words == f"The key …{ending} is in memory until the program ends"
    assert office.desk.accounts.by_name("bulk").base_url == TEXTSMS
