"""Draw Compose, the receipt and sending: python -m tests.look.compose FOLDER [picture ...]."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import xlsxwriter

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState, Draft, SendingNews, Tally
from smsdesk.core.recurrence import Repeat, rule_for
from smsdesk.services.desk import Desk
from smsdesk.services.imports import ImportOptions
from smsdesk.ui.compose.again_dialog import AgainDialog
from smsdesk.ui.compose.earlier_dialog import EarlierDialog
from smsdesk.ui.compose.numbers_dialog import NumbersDialog
from smsdesk.ui.compose.page import ComposePage
from smsdesk.ui.compose.saved_texts_dialog import SavedTextsDialog
from smsdesk.ui.compose.sending_page import SendingPage
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.when_picker import WhenChoice
from tests.look.stage import LAPTOP, SMALLEST, WIDE, Stage, control, main

ZERO = "\u200b"
TEXT = (
    f"เรียน คุณ{{ชื่อ}}{ZERO} นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง {{ห้อง}} ก.ย. 69{ZERO} "
    f"ยอด {{ยอด}} บาท ชำระภายใน {{ครบกำหนด}}{ZERO} หากชำระแล้วขออภัยค่ะ"
)
FIRST = (
    *("กมลวรรณ", "อรุณ", "นก", "วิภา", "สมชาย", "ประไพ", "ธนพล", "ศิริพร", "ณัฐ", "ปิยะ"),
    *("มาลี", "สุดา", "วีระ", "ชัย", "อัญชลี"),
)
LAST = (
    *("พิพัฒน์", "ไชยา", "ศรีสุข", "ใจดี", "ทองดี", "วงศ์ใหญ่", "รักเรียน", "งามตา"),
    *("บุญยืน", "สุขสม", "มีชัย", "ดีงาม"),
)


def people(folder: Path, name: str, start: int, count: int) -> Path:
    lines = ["ชื่อ,เบอร์โทร,ห้อง,ยอด,ครบกำหนด"]
    for at in range(start, start + count):
        who = f"{FIRST[at % len(FIRST)]} {LAST[at % len(LAST)]}" if at % 7 else FIRST[at % 15]
        amount = "96,400.00" if at == start + 30 else f"{850 + at * 13 % 2000:,}.00"
        lines.append(f'{who},08{at:08},A-{at % 1300},"{amount}",30 ก.ย. 69')
    lines.append(lines[5])
    lines.append(lines[9])
    lines.append("ร้านเจริญ,02-118-4400,B-2,9.00,-")
    lines.append("ประไพ,6.68E+10,B-3,9.00,-")
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return path


def one_account(desk: Desk) -> None:
    settings = {"force": "corporate", "rate": "60", "price": "0.5"}
    account = desk.accounts.add("ThaiBulkSMS", "thaibulksms", practice=True, settings=settings)
    control(desk, account, "settings", {"senders": ["RIVERVIEW"]})
    desk.accounts.ask_balance(account)


def open_page(stage: Stage, desk: Desk, size=WIDE) -> tuple[Frame, ComposePage]:
    page = ComposePage(
        desk.composing,
        desk.contacts,
        desk.imports,
        desk.accounts,
        stage.jobs,
        stage.speech,
        stage.clock,
        texts=desk.saved_texts,
        book=HolidayBook(stage.jobs, stage.clock, stage.app),
    )
    frame = stage.frame(Tab.COMPOSE, page, size)
    accounts = desk.accounts.all()
    if accounts:
        page.use_account(accounts[0])
        stage.until(page.is_settled)
    return frame, page


def compose_no_account(stage: Stage) -> Frame:
    return open_page(stage, stage.desk())[0]


def compose_empty(stage: Stage) -> Frame:
    return open_page(stage, stage.desk("compose", one_account))[0]


def filled(stage: Stage, size=WIDE, text: str = TEXT) -> tuple[Frame, ComposePage]:
    desk, folder = stage.desk("compose", one_account), stage.folder()
    if not desk.contacts.lists():
        tower = people(folder, "a.csv", 0, 312)
        desk.imports.import_file(tower, "ลูกบ้านอาคาร A", ImportOptions())
    frame, page = open_page(stage, desk, size)
    page.add_list("ลูกบ้านอาคาร A")
    stage.until(page.is_settled)
    page.add_file(people(folder, "ค้างชำระ ก.ย. 69.csv", 340, 90))
    stage.until(page.is_settled)
    page.choose_sender("RIVERVIEW")
    page.editor.insertPlainText(text)
    page.focus_message()
    stage.until(page.is_settled)
    return frame, page


def compose(stage: Stage) -> Frame:
    return filled(stage)[0]


def compose_laptop(stage: Stage) -> Frame:
    return filled(stage, LAPTOP)[0]


def compose_smallest(stage: Stage) -> Frame:
    return filled(stage, SMALLEST)[0]


def later(stage: Stage, page: ComposePage) -> None:
    """Choose that this PC sends next Friday, and every Friday after it."""
    at = datetime(2026, 10, 2, 2, 0, tzinfo=UTC)
    repeat = Repeat(rule_for("week", at), 400, 800)
    page.send_at._take(WhenChoice(at, "this_pc", at + timedelta(hours=2), repeat))
    stage.until(page.is_settled)


def compose_later(stage: Stage) -> Frame:
    frame, page = filled(stage, SMALLEST)
    later(stage, page)
    return frame


def receipt_later(stage: Stage) -> Frame:
    frame, page = filled(stage)
    later(stage, page)
    page.review()
    stage.until(page.receipt_is_shown)
    return frame


def compose_drawer(stage: Stage) -> Frame:
    frame, page = filled(stage, SMALLEST)
    page.footer.preview_button.click()
    stage.breathe(0.4)
    return frame


def compose_blocked(stage: Stage) -> Frame:
    return filled(stage, text="เรียน คุณ{ชื่อ} ยอด {ยอดค้าง} บาท {ห้อง กำหนดชำระ www.river.co.th")[0]


def compose_odd(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("compose", one_account))
    path = people(stage.folder(), "ค่าส่วนกลาง.csv", 700, 120)
    lines = path.read_text("utf-8-sig").splitlines()
    lines[20] = 'ประไพ ใจดี,0899990001,,"1,250.00",30 ก.ย. 69'
    lines[21] = '0812345678,0899990002,A-9,"1,250.00",30 ก.ย. 69'
    lines[22] = 'วีระ มีชัย,0899990003,A-10,"1,250.00",30 ก.ย. 3112'
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    page.add_file(path)
    stage.until(page.is_settled)
    page.choose_sender("RIVERVIEW")
    page.editor.insertPlainText(TEXT.replace(ZERO, "").replace("{ห้อง}", "{ห้อง|-}"))
    stage.until(page.is_settled)
    page.preview.show_next()
    return frame


def compose_findings(stage: Stage) -> Frame:
    desk = stage.desk("compose", one_account)
    path = people(stage.folder(), "ค้างชำระ.csv", 700, 60)
    text = "เรียน {ชื่อ} ค่าส่วนกลางห้อง {ห้อง} ดูที่ bit.ly/river9"
    rows, known = desk.imports.people_from_file(path)
    account = desk.accounts.all()[0].name
    last = [replace(one, fields={**one.fields, "ห้อง": "A-1"}) for one in rows]
    for said, some in (("ประกาศ {ห้อง}", rows[:40]), (text, last)):
        draft = Draft(
            account, said, some, sender="RIVERVIEW", known_fields=known, title="แจ้งค่าส่วนกลาง",
            overrides=frozenset({"links"}), override_reason="x",
        )  # fmt: skip
        desk.sending.run(desk.composing.confirm(desk.composing.prepare(draft)).id, JobContext())
    frame, page = open_page(stage, desk)
    page.add_file(path)
    stage.until(page.is_settled)
    page.choose_sender("RIVERVIEW")
    page.editor.insertPlainText(text)
    stage.until(page.is_settled)
    return frame


def again(stage: Stage) -> Frame:
    frame, page = filled(stage, text=TEXT.replace(ZERO, ""))
    page.review()
    stage.until(page.receipt_is_shown)
    dialog = page.receipt
    dialog.typed.setText(str(dialog.look.prepared.receipt.messages))
    dialog.send_button.click()
    stage.until(lambda: not page.receipt_is_shown() or not dialog.isVisible())
    page.clear()
    stage.until(page.is_settled)
    page.again_button.click()
    stage.until(lambda: frame.findChild(AgainDialog) is not None)
    return frame


def earlier(stage: Stage) -> Frame:
    desk = stage.desk("compose", one_account)
    rows, known = desk.imports.people_from_file(people(stage.folder(), "a.csv", 0, 40))
    draft = Draft(
        desk.accounts.all()[0].name, "เรียน {ชื่อ}", rows, sender="RIVERVIEW", known_fields=known,
        title="แจ้งนัดประชุม",
    )  # fmt: skip
    desk.sending.run(desk.composing.confirm(desk.composing.prepare(draft)).id, JobContext())
    frame, page = open_page(stage, desk)
    page.recipients.campaign_wanted.emit()
    stage.until(lambda: frame.findChild(EarlierDialog) is not None)
    return frame


def saved_texts(stage: Stage) -> Frame:
    frame, page = filled(stage, text=TEXT.replace(ZERO, ""))
    texts = stage.desk("compose").saved_texts
    texts.save("แจ้งค่าส่วนกลาง", "ฉบับเก่า")
    texts.save("แจ้งค่าส่วนกลาง", TEXT.replace(ZERO, ""))
    texts.save("นัดประชุมใหญ่", "เรียน คุณ{ชื่อ} ขอเชิญประชุมใหญ่สามัญประจำปี วันเสาร์ที่ 5 ธ.ค. 69 เวลา 09.00 น.")
    page.message.texts_button.click()
    dialog = frame.findChild(SavedTextsDialog)
    stage.until(lambda: bool(dialog.cards) and not dialog.busy)
    return frame


def savings(stage: Stage) -> Frame:
    text = (
        f"เรียน คุณ{{ชื่อ}}{ZERO} นิติฯ ขอเเจ้งค่าส่วนกลางห้อง {{ห้อง}}  ก.ย. 69{ZERO} "
        f"ยอด {{ยอด}} บาท กรุณาชำระภายใน 5 ธันวาคม 2569{ZERO} หากชำระแล้วขออภัยค่ะ"
    )
    frame, page = filled(stage, text=text)
    page.message.save()
    return frame


def numbers(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("compose", one_account))
    page.recipients.numbers_button.click()
    frame.findChild(NumbersDialog).edit.setPlainText(
        "081-234-5678\n812345679, ๐๘๙-๑๑๑-๒๒๓๓\n02-118-4400\n6.68E+10\n0812345678\nคุณสมชาย"
    )
    return frame


def options(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("compose", one_account))
    page.order.options_button.click()
    return frame


def question(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("compose", one_account))
    path = stage.folder() / "ซ่อน.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("อาคาร A")
        rows = (("ชื่อ", "เบอร์โทร"), ("นก", "0812345678"), ("ปู", "0812345679"))
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
        sheet.set_row(2, None, None, {"hidden": True})
    page.add_file(path)
    stage.until(page.is_settled)
    return frame


def reviewed(stage: Stage, size=WIDE) -> tuple[Frame, ComposePage]:
    frame, page = filled(stage, size, TEXT.replace(ZERO, ""))
    page.review()
    stage.until(page.receipt_is_shown)
    dialog = page.receipt
    dialog.typed.setText(str(dialog.look.prepared.receipt.messages))
    return frame, page


def receipt(stage: Stage) -> Frame:
    return reviewed(stage)[0]


def receipt_smallest(stage: Stage) -> Frame:
    return reviewed(stage, SMALLEST)[0]


def confirmed(stage: Stage, size=WIDE) -> tuple[Frame, SendingPage, Campaign]:
    """Show a fresh campaign that is held."""
    frame, page = reviewed(stage, size)
    campaigns: list[Campaign] = []
    page.confirmed.connect(campaigns.append)
    page.receipt.send_button.click()
    stage.until(lambda: bool(campaigns))
    desk = stage.desk("compose")
    sending = SendingPage(desk.sending, desk.accounts, stage.jobs, stage.speech, stage.clock)
    frame.set_page(Tab.COMPOSE, sending)
    sending.show_campaign(campaigns[0])
    stage.settle()
    return frame, sending, campaigns[0]


def run(stage: Stage, page: SendingPage, campaign: Campaign) -> None:
    desk = stage.desk("compose")
    after = desk.sending.run(campaign.id, JobContext())
    page.tell(SendingNews(campaign.id, after.tally, after.state, after.reason))
    page.show_campaign(after)
    stage.settle()
    stage.breathe(0.6)  # counts step four times a second


def sending_hold(stage: Stage) -> Frame:
    return confirmed(stage)[0]


def sending_running(stage: Stage) -> Frame:
    frame, page, campaign = confirmed(stage)
    tally = Tally(accepted=264, rejected=2, queued=campaign.tally.messages - 266)
    page.tell(SendingNews(campaign.id, tally, campaign.state))
    return frame


def sending_stopped(stage: Stage) -> Frame:
    frame, page, campaign = confirmed(stage)
    messages = campaign.tally.messages
    tally = Tally(accepted=124, rejected=2, unknown=6, queued=messages - 132)
    page.tell(SendingNews(campaign.id, tally, CampaignState.PAUSED, "user"))
    stage.breathe(0.6)
    return frame


def sending_cancel(stage: Stage) -> Frame:
    frame = sending_stopped(stage)
    frame.findChild(SendingPage).hero.cancel_button.click()
    return frame


def unknown(stage: Stage, size=WIDE) -> tuple[Frame, SendingPage]:
    frame, page, campaign = confirmed(stage, size)
    desk = stage.desk("compose")
    lost = {"fault": "rst_after_read", "times": 1, "after": 60}
    control(desk, desk.accounts.by_name("ThaiBulkSMS"), "faults", lost)
    run(stage, page, campaign)
    return frame, page


def sending_unknown(stage: Stage) -> Frame:
    return unknown(stage)[0]


def sending_unknown_real(stage: Stage) -> Frame:
    frame, page = unknown(stage)
    page.unknown.show_facts(replace(page.campaign, practice=False), page.unknown.facts)
    return frame


def sending_smallest(stage: Stage) -> Frame:
    return unknown(stage, SMALLEST)[0]


def sending_not_sent(stage: Stage) -> Frame:
    frame, page = unknown(stage)
    page.unknown.panel.not_sent_button.click()
    return frame


def sending_finished(stage: Stage) -> Frame:
    frame, page, campaign = confirmed(stage)
    run(stage, page, campaign)
    return frame


if __name__ == "__main__":
    main(
        "compose",
        {
            "compose-no-account": compose_no_account,
            "compose-empty": compose_empty,
            "compose": compose,
            "compose-laptop": compose_laptop,
            "compose-900": compose_smallest,
            "compose-900-drawer": compose_drawer,
            "compose-900-later": compose_later,
            "receipt-later": receipt_later,
            "compose-blocked": compose_blocked,
            "compose-odd": compose_odd,
            "compose-findings": compose_findings,
            "again": again,
            "saved-texts": saved_texts,
            "earlier": earlier,
            "savings": savings,
            "numbers": numbers,
            "options": options,
            "question": question,
            "receipt": receipt,
            "receipt-900": receipt_smallest,
            "sending-hold": sending_hold,
            "sending-running": sending_running,
            "sending-stopped": sending_stopped,
            "sending-cancel": sending_cancel,
            "sending-unknown": sending_unknown,
            "sending-unknown-real": sending_unknown_real,
            "sending-900": sending_smallest,
            "sending-not-sent": sending_not_sent,
            "sending-finished": sending_finished,
        },
    )
