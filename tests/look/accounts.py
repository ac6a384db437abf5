"""Draw Accounts and the first start: python -m tests.look.accounts FOLDER [picture ...]."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from smsdesk.core.models import Balance, Draft, Person, Plan
from smsdesk.services.desk import Desk
from smsdesk.store.accounts import store_balances
from smsdesk.store.senders import store_use
from smsdesk.ui.accounts.account_dialog import AccountDialog
from smsdesk.ui.accounts.first_start import FirstStart
from smsdesk.ui.accounts.otp_dialog import OtpDialog
from smsdesk.ui.accounts.page import AccountsPage
from smsdesk.ui.accounts.service_picker import PRACTICE
from smsdesk.ui.frame import Frame, Tab
from smsdesk.vault import MemoryVault
from tests.look.stage import LAPTOP, SMALLEST, WIDE, Stage, control, main

SERVICES = {
    "thaibulksms": "ThaiBulkSMS",
    "smsbuddy": "TheSMSBuddy",
    "sendbulk": "sendbulk",
    "smspoint": "TheSMSPoint",
}
CREDITS = {
    "thaibulksms": {"standard": 1240, "corporate": 8412},
    "smsbuddy": {"trans": 126, "promo": 2000, "transscrub": 0},
    "smspoint": {"OTP": 0, "Promotional": 0, "Transactional": 3900},
}


def four_accounts(desk: Desk) -> None:
    """One account at each service; the one at sendbulk is dead from now on."""
    for service, name in SERVICES.items():
        account = desk.accounts.add(name, service, practice=True)
        if service in CREDITS:
            control(desk, account, "credits", CREDITS[service])
    dead = {"fault": "rst_after_read", "times": 9999, "on": "any"}
    control(desk, desk.accounts.by_name("sendbulk"), "faults", dead)


SERIES = {
    "ThaiBulkSMS": ("standard", 900, 420, 17, 6000, 1240),
    "TheSMSBuddy": ("trans", 2400, 300, 0, 0, 126),
    "TheSMSPoint": ("Transactional", 6000, 40, 0, 0, 3900),
}
"""Of an account: its kind, credits six weeks ago, used every other day, the day of a top-up (0:
none) and how much, and what is left today."""


def with_history(desk: Desk) -> None:
    """Six weeks of balances, a campaign planned, and one too large for what is left."""
    four_accounts(desk)
    now = desk.clock()
    people = [Person(f"08{10_000_000 + n:08d}") for n in range(200)]
    for name, at, sender, text in (
        ("ThaiBulkSMS", now + timedelta(days=3), "RIVERVIEW", "ค่าน้ำ"),
        ("TheSMSBuddy", now + timedelta(days=5), "RIVRVW", "rent"),
    ):
        draft = Draft(name, text, people, sender, at=at, by="this_pc", title=text)
        prepared = desk.composing.prepare(replace(draft, at=None), ask=False)
        plan = Plan(at, "this_pc")
        desk.composing.confirm(replace(prepared, plan=plan), ends_draft=False)
    for name, (kind, first, used, day, more, last) in SERIES.items():
        account, left = desk.accounts.by_name(name), first
        for number in range(40):
            at = now - timedelta(days=40 - number, hours=2)
            left = max(left - used // 3, 20) if number % 2 and left > used // 3 else left
            left += more if number == day and more else 0
            balance = Balance(kind, Decimal(left))
            with desk._db.transaction() as con:
                store_balances(con, account.id, [balance], at)
        with desk._db.transaction() as con:
            store_balances(con, account.id, [Balance(kind, Decimal(last))], now)


def otp(stage: Stage, service: str = "TheSMSBuddy", *, more: bool = False) -> Frame:
    frame, page = full(stage, chosen=service)
    page.details.otp_button.click()
    dialog = frame.findChild(OtpDialog)
    stage.settle()
    dialog.number_field.setText("0812345678")
    dialog.sender_field.setText("RIVRVW")
    if more:
        dialog.more_button.click()
        return frame
    dialog.send_button.click()
    stage.settle()
    dialog.code_field.setText("482910")
    dialog.check_button.click()
    stage.settle()
    return frame


def otp_more(stage: Stage) -> Frame:
    return otp(stage, more=True)


def accounts_history(stage: Stage) -> Frame:
    return open_page(stage, stage.desk("balances", with_history), WIDE, "ThaiBulkSMS")[0]


def accounts_history_low(stage: Stage) -> Frame:
    return open_page(stage, stage.desk("balances", with_history), WIDE, "TheSMSBuddy")[0]


def accounts_history_smallest(stage: Stage) -> Frame:
    return open_page(stage, stage.desk("balances", with_history), SMALLEST, "ThaiBulkSMS")[0]


def open_page(stage: Stage, desk: Desk, size=WIDE, chosen: str = "") -> tuple[Frame, AccountsPage]:
    page = AccountsPage(
        desk.accounts, stage.jobs, stage.speech, stage.clock, balances=desk.balances, otp=desk.otp
    )
    frame = stage.frame(Tab.ACCOUNTS, page, size)
    page.refresh()
    stage.settle()
    for card in page.cards:
        if card.account.name == chosen:
            card.click()
    stage.settle()
    return frame, page


def full(stage: Stage, size=WIDE, chosen: str = "ThaiBulkSMS") -> tuple[Frame, AccountsPage]:
    return open_page(stage, stage.desk("accounts", four_accounts), size, chosen)


def accounts(stage: Stage) -> Frame:
    return full(stage)[0]


def accounts_templates(stage: Stage) -> Frame:
    frame, page = full(stage, chosen="TheSMSPoint")
    page.sections.switch.buttons[1].click()
    return frame


def with_senders(desk: Desk) -> None:
    """A real account whose keys are missing, so that its service is never asked."""
    desk.accounts._vault_opened = MemoryVault()
    account = desk.accounts._repository.add(
        name="ThaiBulkSMS", service="thaibulksms", practice=False, settings={},
        base_url="https://api-v2.thaibulksms.com", now=desk.clock(),
    )  # fmt: skip
    four = desk.accounts.add("TheSMSBuddy", "smsbuddy", practice=True)
    for name, status, days in (
        ("RIVERVIEW", "approved", 0),
        ("RV-JURIST", "approved", 166),
        ("RIVERPARK", "waiting", None),
        ("RIVER-CLUB", "refused", None),
    ):
        desk.accounts.senders.keep(account, name, status)
        if days is not None:
            with desk._db.transaction() as con:
                store_use(con, account.id, name, desk.clock() - timedelta(days=days))
    desk.accounts.senders.keep(four, "RIVPRK", "waiting")


def accounts_senders(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("senders", with_senders))
    page.sections.senders.table.selectRow(1)
    return frame


def accounts_senders_smallest(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("senders", with_senders), SMALLEST)
    page._scroll.ensureWidgetVisible(page.sections)
    return frame


def sender_add(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("senders", with_senders))
    page.sections.add_button.click()
    return frame


def sender_request(stage: Stage, size=WIDE) -> Frame:
    frame, page = open_page(stage, stage.desk("senders", with_senders), size, "TheSMSBuddy")
    page.sections.request_button.click()
    return frame


def sender_request_smallest(stage: Stage) -> Frame:
    return sender_request(stage, SMALLEST)


def template(stage: Stage, size=WIDE) -> Frame:
    frame, page = full(stage, size, "TheSMSPoint")
    page.sections.switch.buttons[1].click()
    page.sections.templates.opened.emit(page.sections.templates.rows.row_at(0))
    stage.settle()
    return frame


def template_smallest(stage: Stage) -> Frame:
    return template(stage, SMALLEST)


def template_search(stage: Stage) -> Frame:
    frame, page = full(stage, chosen="TheSMSPoint")
    page.sections.switch.buttons[1].click()
    page.sections.templates.search.setText("1007")
    stage.breathe(0.4)
    return frame


def add_vendor(stage: Stage) -> Frame:
    frame, dialog = adding(stage, "sendbulk")
    form = dialog.panel.form
    form.vendors.choose("Advanta")
    form.vendors.activated.emit(0)
    return frame


def address(stage: Stage) -> Frame:
    frame, page = full(stage, chosen="TheSMSPoint")
    page.sections.switch.buttons[-1].click()
    page.sections.settings.address_button.click()
    stage.settle()
    return frame


def accounts_settings(stage: Stage) -> Frame:
    frame, page = full(stage)
    page.sections.switch.buttons[-1].click()
    page.sections.settings.fields.rows["rate"].field.setText("60")
    return frame


def accounts_unknown(stage: Stage) -> Frame:
    return full(stage, chosen="sendbulk")[0]


def accounts_laptop(stage: Stage) -> Frame:
    return full(stage, LAPTOP)[0]


def accounts_smallest(stage: Stage) -> Frame:
    return full(stage, SMALLEST)[0]


def accounts_empty(stage: Stage) -> Frame:
    return open_page(stage, stage.desk())[0]


def adding(stage: Stage, service: str = "", size=WIDE) -> tuple[Frame, AccountDialog]:
    frame, page = full(stage, size)
    page.add_account()
    dialog = frame.findChild(AccountDialog)
    if service:
        dialog.panel.picker.choose(service)
        dialog.next_button.click()
    stage.settle()
    return frame, dialog


def add_service(stage: Stage) -> Frame:
    return adding(stage)[0]


def add_keys(stage: Stage) -> Frame:
    return adding(stage, "thaibulksms")[0]


def add_keys_smallest(stage: Stage) -> Frame:
    return adding(stage, "thaibulksms", SMALLEST)[0]


def add_practice(stage: Stage) -> Frame:
    return adding(stage, PRACTICE)[0]


def add_unreachable(stage: Stage) -> Frame:
    frame, dialog = adding(stage, "sendbulk")
    dialog.panel.form.address_field.setText("https://sms.invalid")
    for field in dialog.panel.form.key_fields.values():
        field.setText("wrong-key-0000")
    dialog.next_button.click()
    stage.settle()
    return frame


def keys(stage: Stage) -> Frame:
    frame, page = full(stage)
    page.details.keys_wanted.emit()
    stage.settle()
    return frame


def remove(stage: Stage) -> Frame:
    frame, page = full(stage, chosen="sendbulk")
    page.details.removal_wanted.emit()
    return frame


def start(stage: Stage, step: int, size=WIDE) -> Frame:
    page = FirstStart(stage.desk().accounts, stage.jobs, stage.speech, stage.language)
    frame = stage.frame(Tab.COMPOSE, page, size)
    frame.set_account("smsdesk", "")
    for number in range(step):
        if number == 1 and step == 3:
            page.panel.picker.choose(PRACTICE)
        page.next_button.click()
        stage.settle()
    return frame


def start_language(stage: Stage) -> Frame:
    return start(stage, 0)


def start_service(stage: Stage) -> Frame:
    return start(stage, 1)


def start_keys(stage: Stage) -> Frame:
    return start(stage, 2)


def start_done(stage: Stage) -> Frame:
    return start(stage, 3)


def start_smallest(stage: Stage) -> Frame:
    return start(stage, 1, SMALLEST)


if __name__ == "__main__":
    main(
        "accounts",
        {
            "accounts": accounts,
            "accounts-history": accounts_history,
            "accounts-history-low": accounts_history_low,
            "accounts-history-900": accounts_history_smallest,
            "otp-wrong": otp,
            "otp-more": otp_more,
            "accounts-templates": accounts_templates,
            "accounts-senders": accounts_senders,
            "accounts-senders-900": accounts_senders_smallest,
            "sender-add": sender_add,
            "sender-request": sender_request,
            "sender-request-900": sender_request_smallest,
            "template": template,
            "template-900": template_smallest,
            "template-search": template_search,
            "add-vendor": add_vendor,
            "address": address,
            "accounts-settings": accounts_settings,
            "accounts-unknown": accounts_unknown,
            "accounts-laptop": accounts_laptop,
            "accounts-900": accounts_smallest,
            "accounts-empty": accounts_empty,
            "add-service": add_service,
            "add-keys": add_keys,
            "add-keys-900": add_keys_smallest,
            "add-practice": add_practice,
            "add-unreachable": add_unreachable,
            "keys": keys,
            "remove": remove,
            "start-language": start_language,
            "start-service": start_service,
            "start-keys": start_keys,
            "start-done": start_done,
            "start-900": start_smallest,
        },
    )
