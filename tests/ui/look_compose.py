"""Draw Compose, the receipt and the sending page as pictures: look_compose.py FOLDER [picture ...].

Real services over a throw-away data folder and the real simulator; only the clock is staged. They
are for eyes, beside the design's pictures. Thai needs the compiled catalogues: make translations.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import Request, urlopen

import xlsxwriter
from PySide6.QtWidgets import QApplication

from smsdesk.core.clock import clock_from
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, SendingNews, Tally
from smsdesk.paths import own_command
from smsdesk.services.contacts import ImportOptions
from smsdesk.services.desk import Desk
from smsdesk.ui.compose.numbers_dialog import NumbersDialog
from smsdesk.ui.compose.options_dialog import OptionsDialog
from smsdesk.ui.compose.page import ComposePage
from smsdesk.ui.compose.sending_page import SendingPage
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech
from smsdesk.ui.status_line import StatusItem
from smsdesk.ui.style import Theme, load_fonts

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)
ZERO = "\u200b"
TEXT = (
    f"เรียน คุณ{{ชื่อ}}{ZERO} นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง {{ห้อง}} ก.ย. 69{ZERO} "
    f"ยอด {{ยอด}} บาท ชำระภายใน {{ครบกำหนด}}{ZERO} หากชำระแล้วขออภัยค่ะ"
)
ENGLISH = (
    "Dear {name}, Riverview common fee for unit {unit}, Sep 2026: ฿{amount}. "
    "Please pay by {due}. If already paid, please ignore."
)
FIRST = (
    *("กมลวรรณ", "อรุณ", "นก", "วิภา", "สมชาย", "ประไพ", "ธนพล", "ศิริพร", "ณัฐ", "ปิยะ"),
    *("มาลี", "สุดา", "วีระ", "ชัย", "อัญชลี"),
)
LAST = (
    *("พิพัฒน์", "ไชยา", "ศรีสุข", "ใจดี", "ทองดี", "วงศ์ใหญ่", "รักเรียน", "งามตา"),
    *("บุญยืน", "สุขสม", "มีชัย", "ดีงาม"),
)


class Scene:
    """One window over one data folder."""

    def __init__(self, language: str, folder: Path) -> None:
        self.app = QApplication([])
        self.app.setCursorFlashTime(0)
        load_fonts()
        self.theme = Theme(self.app)
        self.language = Language(self.app)
        self.theme.apply("light")
        self.language.set(language)
        self.clock = clock_from(NOW)
        self.desk = Desk(folder, command=own_command(), clock=self.clock)
        self.jobs = JobRunner()
        self.speech = Speech(self.language)
        self.pages: list[ComposePage] = []
        self.frame = Frame(self.clock)
        self.frame.resize(1280, 800)
        self.account = self.desk.accounts.add(
            "ThaiBulkSMS",
            "thaibulksms",
            practice=True,
            settings={"force": "corporate", "rate": "60", "price": "0.5"},
        )
        self.desk.accounts.ask_balance(self.account)

    def page(self) -> ComposePage:
        desk = self.desk
        page = ComposePage(
            desk.composing, desk.contacts, desk.accounts, self.jobs, self.speech, self.clock
        )
        self.pages.append(page)  # a worker's collector must not be the one to delete it
        self.frame.set_page(Tab.COMPOSE, page)
        self.frame.set_account("ThaiBulkSMS", "คงเหลือ 8,412 เครดิต")
        self.frame.set_status([StatusItem("ok", "พร้อมส่ง")])
        self.frame.show()
        self.frame.activateWindow()
        return page

    def settle(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not until():
            self.app.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                raise TimeoutError
        for _ in range(8):
            self.app.processEvents()

    def save(self, path: Path) -> None:
        steps = time.monotonic() + 0.6  # counts step four times a second
        self.settle(lambda: not self.jobs.busy and time.monotonic() > steps)
        self.frame.grab().save(str(path))

    def control(self, what: str, body: object) -> None:
        base = self.desk.accounts.provider(self.account).base_url
        request = Request(
            f"{base}/_simulator/{what}",
            json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        urlopen(request).read()

    def close(self) -> None:
        self.jobs.shutdown()
        self.frame.close()
        self.desk.close()


def people(folder: Path, name: str, start: int, count: int, *, english: bool = False) -> Path:
    head = "name,phone,unit,amount,due" if english else "ชื่อ,เบอร์โทร,ห้อง,ยอด,ครบกำหนด"
    lines = [head]
    for at in range(start, start + count):
        who = f"{FIRST[at % len(FIRST)]} {LAST[at % len(LAST)]}" if at % 7 else FIRST[at % 15]
        who = f"Resident {at}" if english else who
        amount = "96,400.00" if at == start + 30 else f"{850 + at * 13 % 2000:,}.00"
        due = "30 Sep 2026" if english else "30 ก.ย. 69"
        lines.append(f'{who},08{at:08},A-{at % 1300},"{amount}",{due}')
    lines.append(lines[5])
    lines.append(lines[9])
    lines.append("ร้านเจริญ,02-118-4400,B-2,9.00,-")
    lines.append("ประไพ,6.68E+10,B-3,9.00,-")
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return path


def filled(scene: Scene, folder: Path, *, english: bool = False) -> ComposePage:
    contacts = scene.desk.contacts
    tower = "Tower A" if english else "ลูกบ้านอาคาร A"
    overdue = "Overdue Sep.csv" if english else "ค้างชำระ ก.ย. 69.csv"
    big = people(folder, "a.csv", 0, 312, english=english)
    if not contacts.lists():
        contacts.import_file(big, tower, ImportOptions())
    page = scene.page()
    page.use_account(scene.account)
    page.add_list(tower)
    scene.settle(page.is_settled)
    page.add_file(people(folder, overdue, 340, 90, english=english))
    scene.settle(page.is_settled)
    page.order.set_sender("RIVERVIEW")
    write(scene, page, ENGLISH if english else TEXT)
    return page


def write(scene: Scene, page: ComposePage, text: str) -> None:
    page.message.editor.insertPlainText(text)
    scene.frame.activateWindow()
    page.focus_message()
    scene.settle(page.is_settled)


def rewrite(scene: Scene, page: ComposePage, text: str) -> None:
    page.message.editor.selectAll()
    write(scene, page, text)


def draw_compose(scene: Scene, folder: Path, out: Path, tag: str, wanted: set[str]) -> ComposePage:
    page = filled(scene, folder, english=tag == "en")
    for theme in ("light", "dark"):
        scene.theme.apply(theme)
        scene.save(out / f"compose-{theme}-{tag}.png")
    scene.theme.apply("light")
    scene.frame.resize(1366, 688)
    scene.save(out / f"compose-laptop-{tag}.png")
    scene.frame.resize(900, 500)
    scene.save(out / f"compose-900-{tag}.png")
    page.footer.preview_button.click()
    scene.save(out / f"compose-900-drawer-{tag}.png")
    page._drawer.hide()
    scene.frame.resize(1280, 800)
    return page


def draw_dialogs(scene: Scene, folder: Path, out: Path, tag: str) -> None:
    page = scene.page()
    page.use_account(scene.account)
    scene.settle(page.is_settled)
    page.recipients.numbers_button.click()
    dialog = scene.frame.findChild(NumbersDialog)
    dialog.edit.setPlainText(
        "081-234-5678\n812345679, ๐๘๙-๑๑๑-๒๒๓๓\n02-118-4400\n6.68E+10\n0812345678\nคุณสมชาย"
    )
    scene.save(out / f"numbers-{tag}.png")
    dialog.add_button.click()
    scene.settle(page.is_settled)
    page.order.options_button.click()
    scene.save(out / f"options-{tag}.png")
    scene.frame.findChild(OptionsDialog).reject()
    table = xlsxwriter.Workbook(folder / "ซ่อน.xlsx")
    sheet = table.add_worksheet("อาคาร A")
    for row, cells in enumerate((("ชื่อ", "เบอร์โทร"), ("นก", "0812345678"), ("ปู", "0812345679"))):
        sheet.write_row(row, 0, cells)
    sheet.set_row(2, None, None, {"hidden": True})
    table.close()
    page.add_file(folder / "ซ่อน.xlsx")
    scene.settle(page.is_settled)
    scene.save(out / f"question-{tag}.png")
    page.recipients.add_button.click()
    scene.settle(page.recipients.menu.isVisible)
    page.recipients.menu.grab().save(str(out / f"menu-{tag}.png"))
    page.recipients.menu.close()


def draw_receipt(scene: Scene, out: Path, tag: str, page: ComposePage) -> None:
    page.review()
    scene.settle(page.receipt_is_shown)
    dialog = page.receipt
    dialog.typed.setText(str(dialog.look.prepared.receipt.messages))
    scene.save(out / f"receipt-light-{tag}.png")
    scene.theme.apply("dark")
    scene.save(out / f"receipt-dark-{tag}.png")
    scene.theme.apply("light")
    scene.frame.resize(900, 500)
    scene.save(out / f"receipt-900-{tag}.png")
    scene.frame.resize(1280, 800)
    confirmed = []
    dialog.confirmed.connect(confirmed.append)
    dialog.send_button.click()
    scene.settle(lambda: bool(confirmed))
    draw_sending(scene, out, tag, confirmed[0])


def draw_sending(scene: Scene, out: Path, tag: str, campaign) -> None:
    desk = scene.desk
    page = SendingPage(desk.sending, desk.accounts, scene.speech, scene.clock, jobs=scene.jobs)
    scene.frame.set_page(Tab.COMPOSE, page)
    page.show_campaign(campaign)
    scene.save(out / f"sending-hold-{tag}.png")
    total = campaign.tally.messages
    page.tell(
        SendingNews(
            campaign.id,
            Tally(accepted=264, rejected=2, unknown=0, queued=total - 266),
            CampaignState.RUNNING,
        )
    )
    scene.save(out / f"sending-running-{tag}.png")
    scene.control("settings", {"senders": ["RIVERVIEW"]})
    scene.control("faults", {"fault": "rst_after_read", "times": 1, "after": 60})
    news: list[SendingNews] = []
    scene.jobs.run(
        lambda job: desk.sending.run(campaign.id, JobContext(report=job.report)),
        done=news.append,
        progress=page.tell,
    )
    scene.settle(lambda: bool(news))
    page.show_campaign(desk.sending.get(campaign.id))
    for theme in ("light", "dark"):
        scene.theme.apply(theme)
        scene.save(out / f"sending-unknown-{theme}-{tag}.png")
    scene.theme.apply("light")
    real = replace(page._facts, campaign=replace(page._facts.campaign, practice=False))
    page.unknown.show_facts(real)
    scene.settle(page.unknown.report_button.isVisible)
    scene.frame.grab().save(str(out / f"sending-unknown-real-{tag}.png"))
    scene.frame.resize(900, 500)
    scene.save(out / f"sending-900-{tag}.png")
    scene.frame.resize(1280, 800)
    page.unknown.not_sent_button.click()
    scene.save(out / f"sending-not-sent-{tag}.png")
    next(c for c in scene.frame.children() if type(c).__name__ == "NotSentDialog").reject()
    desk.sending.resolve(campaign.id, sent=True)
    page.show_campaign(desk.sending.get(campaign.id))
    scene.save(out / f"sending-paused-{tag}.png")
    news.clear()
    scene.jobs.run(
        lambda job: desk.sending.run(campaign.id, JobContext(report=job.report)),
        done=news.append,
        progress=page.tell,
    )
    scene.settle(lambda: bool(news))
    page.show_campaign(news[0])
    scene.save(out / f"sending-finished-{tag}.png")


def draw(out: Path, tag: str, wanted: set[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scene = Scene("en" if tag == "en" else "th", folder / "data")
        if "empty" in wanted:
            page = scene.page()
            scene.save(out / f"compose-no-account-{tag}.png")
            page.use_account(scene.account)
            scene.settle(page.is_settled)
            scene.save(out / f"compose-empty-{tag}.png")
        page = None
        if wanted & {"compose", "blocked"}:
            page = draw_compose(scene, folder, out, tag, wanted)
        if "blocked" in wanted and page is not None:
            rewrite(scene, page, "เรียน คุณ{ชื่อ} ยอด {ยอดค้าง} บาท {ห้อง กำหนดชำระ www.river.co.th")
            scene.save(out / f"compose-blocked-{tag}.png")
        if "dialogs" in wanted:
            draw_dialogs(scene, folder, out, tag)
            page = None
        if "receipt" in wanted:
            page = page or filled(scene, folder, english=tag == "en")
            rewrite(scene, page, (ENGLISH if tag == "en" else TEXT).replace(ZERO, ""))
            draw_receipt(scene, out, tag, page)
        scene.close()


def main(arguments: list[str]) -> None:
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    if len(arguments) > 2 and arguments[1] == "--in-here":
        draw(out, arguments[2], set(arguments[3:]))
        return
    wanted = arguments[1:] or ["empty", "compose", "blocked", "dialogs", "receipt"]
    for tag, scale in (("th", "1"), ("en", "1"), ("th2x", "2")):
        kinds = [kind for kind in wanted if tag != "th2x" or kind == "compose"]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        if kinds:
            subprocess.run(
                [sys.executable, __file__, str(out), "--in-here", tag, *kinds],
                env=environment | {"PYTHONPATH": str(Path(__file__).parents[2])},
                check=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
