"""Senders in the window: noted by hand, used, requested, forgotten, and reminded of."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from smsdesk.core.models import Draft, Person
from smsdesk.store.senders import store_use
from smsdesk.ui.accounts.sender_dialog import SenderDialog
from smsdesk.ui.accounts.small_dialogs import RequestSenderDialog
from smsdesk.vault import MemoryVault
from tests.ui.accounts_desk import Office
from tests.ui.hands import press_key, type_text


@pytest.fixture
def office(qtbot, desk, jobs, language):
    one = Office(qtbot, desk, jobs, language)
    yield one
    one.settle()


def use(office, account, sender, days):
    with office.desk._db.transaction() as con:
        store_use(con, account.id, sender, office.desk.clock() - timedelta(days=days))


def test_a_name_is_added_with_its_status_and_stands_first(office, simulator):
    office.practise(simulator, "thaibulksms")
    office.refresh()

    office.click(office.page.sections.add_button)
    dialog = office.dialog(SenderDialog)
    type_text(dialog.name_field, "RIVERPARK")
    dialog.status_box.choose("waiting")
    office.click(dialog.keep_button)
    office.settle()

    assert office.senders[0] == ("RIVERPARK", "Waiting", "Never used")
    assert [row[0] for row in office.senders[1:]] == ["SMS.", "Demo", "MySMS"]
    assert not office.has_dialog(SenderDialog)


def test_a_name_that_can_be_none_is_said_beside_it_and_stays_to_be_mended(office, simulator):
    office.practise(simulator, "thaibulksms")
    office.refresh()
    office.click(office.page.sections.add_button)
    dialog = office.dialog(SenderDialog)

    press_key(dialog.name_field, Qt.Key.Key_Return)
    office.settle()
    assert "Enter the sender's name" in dialog.name_row.note.text()
    type_text(dialog.name_field, "OK")
    press_key(dialog.name_field, Qt.Key.Key_Return)
    office.settle()

    assert office.senders[0][0] == "OK"


def test_a_status_is_changed_and_a_name_forgotten(office, simulator):
    account = office.practise(simulator, "thaibulksms")
    office.desk.accounts.senders.keep(account, "RIVER-CLUB", "waiting")
    office.refresh()
    section = office.page.sections.senders
    assert not section.change_button.isVisible()

    office.choose_row(section.table, 0)
    office.click(section.change_button)
    dialog = office.dialog(SenderDialog)
    assert dialog.name_field.isReadOnly()
    assert dialog.status_box.current_key == "waiting"
    dialog.status_box.choose("refused")
    office.click(dialog.keep_button)
    office.settle()
    assert office.senders[0] == ("RIVER-CLUB", "Refused", "Never used")

    office.choose_row(section.table, 0)
    office.click(section.forget_button)
    office.settle()
    assert [row[0] for row in office.senders] == ["SMS.", "Demo", "MySMS"]


def test_the_keyboard_does_the_same_and_a_name_of_everybody_stays(office, simulator):
    account = office.practise(simulator, "thaibulksms")
    office.desk.accounts.senders.keep(account, "RIVER-CLUB")
    office.refresh()
    section = office.page.sections.senders

    office.choose_row(section.table, 1)
    assert not section.forget_button.isVisible()
    press_key(section.table, Qt.Key.Key_Delete)
    office.settle()
    assert len(office.senders) == 4
    office.choose_row(section.table, 0)
    press_key(section.table, Qt.Key.Key_Return)
    office.dialog(SenderDialog).reject()
    press_key(section.table, Qt.Key.Key_Delete)
    office.settle()

    assert [row[0] for row in office.senders] == ["SMS.", "Demo", "MySMS"]


def test_when_a_sender_was_used_is_told_in_the_windows_language(office, simulator, language):
    account = office.practise(simulator, "thaibulksms")
    draft = Draft("office", "hi", [Person("0812345678")], sender="MySMS")
    office.desk.composing.confirm(office.desk.composing.prepare(draft))
    with office.desk._db.transaction() as con:
        at = office.desk.clock().replace(year=2025, month=4, day=12, hour=5)
        store_use(con, account.id, "RV-JURIST", at)
    office.refresh()

    assert office.senders[:2] == [("MySMS", "", "Today"), ("RV-JURIST", "", "12 Apr 25")]
    language.set("th")
    assert office.senders[:2] == [("MySMS", "", "วันนี้"), ("RV-JURIST", "", "12 เม.ย. 68")]


def test_where_the_service_lists_them_nothing_is_noted_by_hand(office, simulator):
    account = office.practise(simulator, "smspoint")
    use(office, account, "RIVERVIEW", 0)
    office.refresh()
    section = office.page.sections.senders

    assert ("RIVERVIEW", "Approved", "Today") in office.senders
    assert not office.page.sections.add_button.isVisible()
    office.open_row(section.table, 0)
    assert not section.change_button.isVisible()
    assert not office.has_dialog(SenderDialog)


def test_a_sender_is_requested_with_what_the_service_asks_and_waits(office, simulator):
    office.practise(simulator, "smsbuddy")
    office.refresh()

    office.click(office.page.sections.request_button)
    dialog = office.dialog(RequestSenderDialog)
    assert list(dialog.fields) == ["description", "pe_id", "header_id"]
    type_text(dialog.name_field, "RIVPRK")
    type_text(dialog.fields["description"], "juristic office")
    office.click(dialog.send_button)
    office.settle()

    assert office.senders == [("RIVPRK", "Waiting", "Never used")]


def real(office):
    """A real account without its keys, so that its service is asked for nothing."""
    office.desk.accounts._vault_opened = MemoryVault()
    return office.desk.accounts._repository.add(
        name="real", service="thaibulksms", base_url="https://api-v2.thaibulksms.com",
        practice=False, settings={}, now=office.desk.clock(),
    )  # fmt: skip


def test_a_name_that_fades_is_reminded_of_with_the_way_to_keep_it(office, qtbot):
    account = real(office)
    use(office, account, "FRESH", 20)
    use(office, account, "RV-JURIST", 160)
    office.refresh()
    reminder = office.page.sections.senders.reminder

    assert reminder.isVisible()
    assert reminder.sentence.text().startswith("RV-JURIST has not been used for 5 months")
    with qtbot.waitSignal(office.page.sender_wanted) as wanted:
        office.click(reminder.button)
    assert (wanted.args[0].name, wanted.args[1]) == ("real", "RV-JURIST")


def test_nothing_is_reminded_of_in_practice(office, simulator):
    account = office.practise(simulator, "thaibulksms")
    use(office, account, "RV-JURIST", 300)
    office.refresh()
    assert not office.page.sections.senders.reminder.isVisible()


def test_the_reminder_opens_compose_with_account_and_sender(qtbot, window):
    qtbot.waitUntil(lambda: window.furnished and window.page_is_settled(), timeout=20_000)
    account = window.desk.accounts.by_name("office")
    window.pages.accounts.sender_wanted.emit(account, "RV-JURIST")
    qtbot.waitUntil(window.page_is_settled, timeout=20_000)

    draft = window.pages.compose.draft
    assert (draft.account, draft.sender) == ("office", "RV-JURIST")
    assert window.pages.compose.isVisible()


def test_a_name_kept_by_hand_is_offered_in_compose_once_and_a_refused_one_closed(qtbot, window):
    qtbot.waitUntil(lambda: window.furnished and window.page_is_settled(), timeout=20_000)
    accounts = window.desk.accounts
    account = accounts.by_name("office")
    accounts.senders.keep(account, "RIVERVIEW", "approved")
    accounts.senders.keep(account, "RIVER-CLUB", "refused")
    window.pages.accounts.sender_wanted.emit(account, "RIVERVIEW")
    qtbot.waitUntil(window.page_is_settled, timeout=20_000)

    box = window.pages.compose.order.sender_box
    keys = [box.itemData(row, Qt.ItemDataRole.UserRole) for row in range(box.count())]
    assert keys.count("RIVERVIEW") == 1
    assert box.current_key == "RIVERVIEW"
    assert not box.model().item(keys.index("RIVER-CLUB")).isEnabled()
