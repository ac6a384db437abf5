"""Draw History, Contacts and the import as pictures.

    python -m tests.ui.look_history FOLDER [picture ...]

Nothing is staged: real pages over real services, the campaigns sent to the practice simulator.
Delivery reports are written into the database, since none come yet.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QTabBar

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, Person
from smsdesk.paths import own_command, resource
from smsdesk.services.contacts import ImportOptions
from smsdesk.services.desk import Desk
from smsdesk.ui.contacts.import_page import ImportPage
from smsdesk.ui.contacts.page import ContactsPage
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.history.page import HistoryPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech
from smsdesk.ui.status_line import StatusItem
from smsdesk.ui.style import Theme, load_fonts

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)
TEXT = (
    "เรียน คุณ{ชื่อ} นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง {ห้อง} ก.ย. 69 ยอด {ยอด} บาท "
    "ชำระภายใน 30 ก.ย. 69 หากชำระแล้วขออภัยค่ะ"
)
WATER = "นิติฯ ริเวอร์วิวแจ้งปิดน้ำอาคาร A วันเสาร์ที่ 26 ก.ย. 69 เวลา 09:00–15:00 น. ขออภัยในความไม่สะดวก"
MEETING = "ขอเชิญคุณ{ชื่อ} ห้อง {ห้อง} ประชุมใหญ่ประจำปี วันเสาร์ที่ 10 ต.ค. 69 เวลา 10:00 น. ที่ห้องโถงอาคาร A"
FIRST = (
    *("วิภา", "ณัฐพล", "สมชาย", "กมลวรรณ", "เบญจวรรณ", "อารีย์", "นก", "ประพันธ์", "สุดารัตน์", "ธีรพงษ์"),
    *("พิมพ์ใจ", "วีระ", "มาลี", "บุญมี", "รัตนา", "อรุณี", "ชัยวัฒน์", "ดวงใจ", "ปรีชา", "กัลยา"),
)
LAST = (
    *("ศรีสุข", "แก้วมณี", "ใจดี", "พิพัฒน์", "รุ่งโรจน์สกุล"),
    *("มั่นคง", "คงทน", "อินทร์", "ทองแท้", "เพชรน้อย"),
)


def people(count: int, start: int = 0) -> list[Person]:
    made = []
    for number in range(start, start + count):
        name = f"{FIRST[number % 20]} {LAST[(number * 7 + number // 20) % 10]}"
        written = f"08{number % 10}{(number * 7919 + 12345) % 10_000_000:07}"
        fields = {
            "ชื่อ": name,
            "ห้อง": f"A-{number + 100}",
            "ยอด": f"{1_500 + 137 * (number % 17):,}.00",
        }
        made.append(Person(written, number + 2, name, fields))
    return made


def send(
    desk: Desk,
    title: str,
    text: str,
    who: list[Person],
    *,
    fault: dict | None = None,
    job: JobContext | None = None,
):
    draft = Draft(
        account="ThaiBulkSMS",
        message=text,
        people=who,
        sender="RIVERVIEW",
        title=title,
        known_fields=("ชื่อ", "ห้อง", "ยอด"),
    )
    campaign = desk.composing.confirm(desk.composing.prepare(draft, ask=False))
    desk.accounts.ask_balance(desk.accounts.by_name("ThaiBulkSMS"))
    if fault:
        account = desk.accounts.by_name("ThaiBulkSMS")
        url = desk.accounts.provider(account).base_url
        httpx.post(f"{url}/_simulator/thaibulksms/faults", json=fault).raise_for_status()
    desk.sending.run(campaign.id, job or JobContext())
    return desk.sending.get(campaign.id)


def fill_history(desk: Desk) -> None:
    desk.accounts.add("ThaiBulkSMS", "thaibulksms", practice=True)
    desk.accounts.add("สำนักงานสาขา", "thaibulksms", practice=True)
    water = send(desk, "แจ้งปิดน้ำอาคาร A", WATER, people(320))
    stopped = JobContext()
    stopped.cancel()
    send(desk, "เชิญประชุมใหญ่ 2569", MEETING, people(24, 500), job=stopped)
    lost = {"fault": "close_after_read", "times": 1, "after": 54}
    fees = send(desk, "แจ้งค่าส่วนกลาง ก.ย. 69", TEXT, people(60, 40), fault=lost)
    if fees.tally.queued:
        desk.sending.run(fees.id, JobContext())
    con = desk._db.connection()
    ids = {"a": water.id, "b": fees.id}
    con.execute(
        "UPDATE message SET delivery = 'delivered' WHERE state = 'accepted' AND id % 5 IN (1, 2, 4)"
        " AND campaign_id IN (:a, :b)",
        ids,
    )
    con.execute(
        "UPDATE message SET delivery = 'undelivered' WHERE state = 'accepted' AND id % 41 = 0"
    )
    con.execute("UPDATE campaign SET practice = 0 WHERE id = :b", ids)  # a real one has a report


class Stage:
    """A frame in Thai with one page over a desk of its own."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.app.setCursorFlashTime(0)
        load_fonts()
        self.theme = Theme(self.app)
        self.theme.apply("light")
        self.language = Language(self.app)
        self.language.set("th")
        self.speech = Speech(self.language)
        self.jobs = JobRunner()
        self._folders: list[tempfile.TemporaryDirectory[str]] = []
        self._desks: list[Desk] = []
        self._full: Desk | None = None

    def folder(self) -> Path:
        made = tempfile.TemporaryDirectory(prefix="smsdesk-look-", ignore_cleanup_errors=True)
        self._folders.append(made)
        return Path(made.name)

    def desk(self) -> Desk:
        made = Desk(self.folder(), command=own_command(), hold=True, pretended=NOW)
        self._desks.append(made)
        return made

    def full_desk(self) -> Desk:
        if self._full is None:
            self._full = self.desk()
            fill_history(self._full)
        return self._full

    def frame(self, tab: Tab, page, size=(1280, 800)) -> Frame:
        frame = Frame(lambda: NOW)
        frame.set_page(tab, page)
        frame.show_tab(tab)
        frame.set_account("ThaiBulkSMS", "คงเหลือ 7,624 เครดิต")
        frame.set_count(Tab.HISTORY, 1, "unknown", "1 ยังไม่ทราบผล")
        frame.set_status([StatusItem("ok", "พร้อมส่ง")])
        frame.resize(*size)
        frame.show()
        return frame

    def history(self, desk: Desk, size=(1280, 800)) -> tuple[Frame, HistoryPage]:
        page = HistoryPage(
            desk.history, desk.sending, desk.accounts, self.jobs, self.speech, lambda: NOW
        )
        frame = self.frame(Tab.HISTORY, page, size)
        page.refresh()
        self.until(page.is_settled)
        return frame, page

    def until(self, ready: Callable[[], bool]) -> None:
        ends = time.monotonic() + 30
        self.breathe()
        while not ready():
            if time.monotonic() > ends:
                raise TimeoutError(ready)
            self.breathe()
        self.breathe()

    def breathe(self, seconds: float = 0.05) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            QCoreApplication.processEvents()
            time.sleep(0.002)

    def close(self) -> None:
        self.jobs.shutdown()
        for desk in self._desks:
            desk.close()
        for folder in self._folders:
            folder.cleanup()


def search(stage: Stage, page: HistoryPage, text: str) -> None:
    page.filters.search.setText(text)
    stage.breathe(0.3)
    stage.until(page.is_settled)


def history_full(stage: Stage) -> Frame:
    frame, page = stage.history(stage.full_desk())
    search(stage, page, "ค่าส่วนกลาง")
    return frame


def history_unknown(stage: Stage) -> Frame:
    frame, page = stage.history(stage.full_desk())
    page.show_campaign(page.campaigns.standings[0].campaign.id)
    stage.until(page.is_settled)
    unknown = next(n for n, row in enumerate(page.model.rows) if row.state == "unknown")
    page.table.scrollTo(
        page.model.index(max(unknown - 3, 0), 0), page.table.ScrollHint.PositionAtTop
    )
    page.select_row(unknown)
    page.filters.search.setFocus()
    stage.until(page.is_settled)
    return frame


def history_resolve(stage: Stage) -> Frame:
    frame = history_unknown(stage)
    frame.findChild(HistoryPage).detail.not_sent_button.click()
    stage.breathe(0.2)
    return frame


def history_small(stage: Stage) -> Frame:
    frame, page = stage.history(stage.full_desk(), (900, 500))
    search(stage, page, "ค่าส่วนกลาง")
    return frame


def history_drawer(stage: Stage) -> Frame:
    frame, page = stage.history(stage.full_desk(), (900, 500))
    unknown = next(n for n, row in enumerate(page.model.rows) if row.state == "unknown")
    page.select_row(unknown)
    page.table.opened.emit()
    stage.breathe(0.4)
    stage.until(page.is_settled)
    return frame


def history_nothing(stage: Stage) -> Frame:
    frame, page = stage.history(stage.full_desk())
    search(stage, page, "ไม่มีคำนี้")
    return frame


def history_empty(stage: Stage) -> Frame:
    return stage.history(stage.desk())[0]


def contacts_file(folder: Path, name: str = "ค้างชำระ ก.ย. 69.csv") -> Path:
    """The design's file: 410 rows with every kind of trouble."""
    lines = ["ชื่อ,เบอร์โทร,ห้อง,ยอดค้าง,ครบกำหนด"]
    odd = {
        1: ("สมชาย ใจดี", "812345678"),
        5: ("วิภา ศรีสุข", "๐๘๙-๑๑๑-๒๒๓๓"),
        13: ("ณัฐพล แก้วมณี", "O86 555 1212"),
        20: ("สมชาย ใจดี", "+66 81 234 5678"),
        39: ("ประไพ ทองดี", "6.68E+10"),
        56: ("ร้านเจริญพาณิชย์", "02-118-4400"),
        64: ("มานะ รุ่งเรือง", "081 222 3344 ต่อ 12"),
        80: ("นก", "ไม่มีเบอร์"),
        110: ("ห้างหุ้นส่วนสามดาว", "081-222-3344/089-555-1212"),
        150: ("ศิริ ทองแท้", ""),
        210: ("วีระ มั่นคง", "0891112233"),
        300: ("มาลี คงทน", "'0865551212"),
    }
    for number, person in enumerate(people(408, 1000)):
        who, written = odd.get(number, (person.name, person.written))
        if number % 24 == 7:
            written = written.removeprefix("0")
        fields = person.fields
        lines.append(f'{who},{written},{fields["ห้อง"]},"{fields["ยอด"]}",30/09/2569')
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return path


def workbook(folder: Path) -> Path:
    import xlsxwriter

    path = folder / "ลูกบ้านทั้งหมด.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for title in ("อาคาร A", "อาคาร B"):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["ชื่อ", "เบอร์โทร", "ห้อง"])
            for number, person in enumerate(people(60, 300), start=1):
                sheet.write_row(number, 0, [person.name, person.written, person.fields["ห้อง"]])
                if title == "อาคาร A" and number % 6 == 0:
                    sheet.set_row(number, None, None, {"hidden": True})
    return path


def importing(stage: Stage, desk: Desk, size=(1280, 800)) -> tuple[Frame, ImportPage]:
    page = ImportPage(desk.contacts, stage.jobs, stage.speech, lambda: NOW)
    return stage.frame(Tab.CONTACTS, page, size), page


def import_file(stage: Stage) -> Frame:
    return importing(stage, stage.desk())[0]


def import_found(stage: Stage, size=(1280, 800)) -> Frame:
    desk = stage.desk()
    folder = stage.folder()
    some = contacts_file(folder, "ค้างชำระ ส.ค. 69.csv")
    lines = some.read_text("utf-8-sig").splitlines()
    some.write_text("\n".join([lines[0], *lines[240:290]]), "utf-8")
    desk.contacts.import_file(some, "ค้างชำระ")
    frame, page = importing(stage, desk, size)
    page.open_file(contacts_file(folder))
    stage.until(page.is_found)
    page.found_step.target.choose("ค้างชำระ")
    page.found_step.target.activated.emit(1)
    stage.breathe(0.2)
    stage.until(page.is_found)
    return frame


def import_found_new(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    page.open_file(contacts_file(stage.folder()))
    stage.until(page.is_found)
    return frame


def import_found_small(stage: Stage) -> Frame:
    return import_found(stage, (900, 500))


def import_refused(stage: Stage) -> Frame:
    frame = import_found(stage)
    page = frame.findChild(ImportPage)
    page.found_step.tiles["refused"].click()
    page.save_rows(stage.folder() / "แถวที่ไม่ได้นำเข้า.xlsx")
    stage.until(page.is_found)
    return frame


def import_sheet(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    page.open_file(workbook(stage.folder()))
    stage.until(lambda: page.step == 1)
    return frame


def import_columns(stage: Stage) -> Frame:
    frame = import_found_new(stage)
    frame.findChild(ImportPage).columns_button.click()
    return frame


def import_wrong(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    path = stage.folder() / "สมาชิก.csv"
    rows = [
        f"{one.name},{one.written if n % 3 else '02-118-44' + str(n).zfill(2)}"
        for n, one in enumerate(people(40))
    ]
    path.write_text("ชื่อ,โทรศัพท์\n" + "\n".join(rows), "utf-8")
    page.open_file(path)
    stage.until(page.banner.isVisible)
    return frame


def import_broken(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    path = stage.folder() / "เสีย.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    page.open_file(path)
    stage.until(page.banner.isVisible)
    return frame


def import_done(stage: Stage) -> Frame:
    frame = import_found(stage)
    page = frame.findChild(ImportPage)
    page.import_button.click()
    stage.until(page.is_done)
    return frame


def import_undone(stage: Stage) -> Frame:
    frame = import_done(stage)
    page = frame.findChild(ImportPage)
    page.undo_button.click()
    stage.until(page.is_done)
    return frame


def contacts(stage: Stage, desk: Desk, size=(1280, 800)) -> tuple[Frame, ContactsPage]:
    page = ContactsPage(desk.contacts, stage.jobs, stage.speech, lambda: NOW)
    frame = stage.frame(Tab.CONTACTS, page, size)
    page.refresh()
    stage.until(page.is_settled)
    return frame, page


def contacts_desk(stage: Stage) -> Desk:
    desk = stage.desk()
    folder = stage.folder()
    desk.contacts.import_file(contacts_file(folder), "ค้างชำระ ก.ย. 69")
    desk.contacts.import_file(resource("samples", "residents.csv"), "ลูกบ้านอาคาร A")
    desk.contacts.import_file(workbook(folder), "ลูกบ้านอาคาร B", ImportOptions(hidden_rows="skip"))
    desk.contacts.forbid(["081-234-5678", "089-111-2233", "062-345-6789"])
    return desk


def contacts_list(stage: Stage) -> Frame:
    frame, page = contacts(stage, contacts_desk(stage))
    page.lists.choose("ลูกบ้านอาคาร A")
    stage.until(page.is_settled)
    page.people.table.selectRow(3)
    return frame


def contacts_small(stage: Stage) -> Frame:
    frame, page = contacts(stage, contacts_desk(stage), (900, 500))
    page.people.table.selectRow(1)
    return frame


def contacts_never(stage: Stage) -> Frame:
    frame, page = contacts(stage, contacts_desk(stage))
    page.lists.never.click()
    stage.until(page.is_settled)
    page.never.number.setText("ไม่ใช่เบอร์")
    page.never.add_button.click()
    stage.until(page.is_settled)
    return frame


def contacts_delete(stage: Stage) -> Frame:
    frame = contacts_list(stage)
    frame.findChild(ContactsPage).people.delete_button.click()
    return frame


def contacts_empty(stage: Stage) -> Frame:
    return contacts(stage, stage.desk())[0]


PICTURES: dict[str, Callable[[Stage], Frame]] = {
    "history": history_full,
    "history-unknown": history_unknown,
    "history-resolve": history_resolve,
    "history-900": history_small,
    "history-900-drawer": history_drawer,
    "history-nothing": history_nothing,
    "history-empty": history_empty,
    "import-file": import_file,
    "import-sheet": import_sheet,
    "import-columns": import_columns,
    "import-wrong": import_wrong,
    "import-broken": import_broken,
    "import-found": import_found,
    "import-found-new": import_found_new,
    "import-found-900": import_found_small,
    "import-refused": import_refused,
    "import-done": import_done,
    "import-undone": import_undone,
    "contacts": contacts_list,
    "contacts-900": contacts_small,
    "contacts-never": contacts_never,
    "contacts-delete": contacts_delete,
    "contacts-empty": contacts_empty,
}
DARK = ("history", "history-unknown", "import-found", "contacts")
ENGLISH = ("history-unknown", "import-found", "import-columns", "contacts", "contacts-900")


def draw(folder: Path, wanted: list[str], scale: str) -> None:
    stage = Stage()
    try:
        for name, make in PICTURES.items():
            if wanted and name not in wanted:
                continue
            frame = make(stage)
            take(stage, frame, folder / f"{name}-{scale}x.png")
            if name in DARK and scale == "1":
                stage.theme.apply("dark")
                take(stage, frame, folder / f"{name}-dark-{scale}x.png")
                stage.theme.apply("light")
            if name in ENGLISH and scale == "1":
                english(stage, frame, folder / f"{name}-en-{scale}x.png")
            frame.close()
            frame.deleteLater()
            stage.breathe()
    finally:
        stage.close()


def english(stage: Stage, frame: Frame, path: Path) -> None:
    stage.language.set("en")
    take(stage, frame, path)
    stage.language.set("th")


def take(stage: Stage, frame: Frame, path: Path) -> None:
    if isinstance(stage.app.focusWidget(), QTabBar):
        frame.setFocus()
    stage.breathe(0.2)
    frame.grab().save(str(path))


def main() -> None:
    folder, wanted = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    if scale := os.environ.get("SMSDESK_GALLERY_SCALE"):
        draw(folder, wanted, scale)
        return
    for scale in ("1", "2"):
        settings = {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": scale,
            "SMSDESK_GALLERY_SCALE": scale,
        }
        words = [sys.executable, "-m", "tests.ui.look_history", *sys.argv[1:]]
        subprocess.run(words, env=os.environ | settings, check=True)


if __name__ == "__main__":
    main()
