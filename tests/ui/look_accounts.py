"""Draw Accounts, the first start, Schedule and the time picker: look_accounts.py DIR [picture ...].

Everything is real: the desk's services over a data folder, practice accounts over HTTP. The Thai
of widget words is staged here until the catalogues have it.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from smsdesk.core.models import Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.accounts.account_dialog import AccountDialog, KeysDialog
from smsdesk.ui.accounts.first_start import FirstStart
from smsdesk.ui.accounts.page import AccountsPage
from smsdesk.ui.accounts.service_picker import PRACTICE
from smsdesk.ui.accounts.small_dialogs import RemoveDialog
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.schedule.page import SchedulePage
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.speech import Speech
from smsdesk.ui.style import Theme, load_fonts

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)  # Friday, 14:32 in Bangkok
SERVICES = {"thaibulksms": "ThaiBulkSMS", "smsbuddy": "TheSMSBuddy", "sendbulk": "sendbulk",
            "smspoint": "TheSMSPoint"}  # fmt: skip
HOLIDAYS = {date(2026, 10, 13): "วันนวมินทรมหาราช", date(2026, 10, 23): "วันปิยมหาราช"}
WIDE, COMPACT, SMALL = (1280, 800), (900, 500), (1366, 688)


class StagedThai(QTranslator):
    """The Thai of the widget words."""

    def __init__(self) -> None:
        super().__init__()
        path = Path(__file__).with_name("look_accounts_th.json")
        self.words: dict[str, str] = json.loads(path.read_text("utf-8"))
        self.missing: set[str] = set()

    def translate(self, context, source, _disambiguation=None, _n=-1):
        if source not in self.words and context[:1] != "Q":
            self.missing.add(source)
        return self.words.get(source, source)


class Stage:
    """A desk with practice accounts, and what stands around a page."""

    def __init__(self, app: QApplication, folder: Path, language: str) -> None:
        self.app = app
        self.thai = StagedThai()
        self.language = Language(app)
        self.desk = Desk(folder, command=own_command(), hold=True, clock=lambda: NOW)
        self.jobs = JobRunner()
        self.speech = Speech(self.language)
        self.speak(language)

    def speak(self, language: str) -> None:
        self.app.removeTranslator(self.thai)
        if language == "th":
            self.app.installTranslator(self.thai)
        self.language.set(language)

    def settle(self) -> None:
        for _ in range(400):
            self.app.processEvents()
            if not self.jobs.busy:
                break
            QApplication.instance().thread().msleep(10)
        for _ in range(8):
            self.app.processEvents()

    def frame(self, tab: Tab, page: QWidget, size=WIDE, practice: bool = False) -> Frame:
        frame = Frame(lambda: NOW)
        frame.set_page(tab, page)
        frame.show_tab(tab)
        frame.set_account("ThaiBulkSMS", "คงเหลือ 8,412 เครดิต")
        frame.set_practice(practice)
        frame.resize(*size)
        frame.show()
        frame.activateWindow()
        frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        frame.setFocus()
        return frame

    def accounts_page(self, size=WIDE, chosen: str = "ThaiBulkSMS") -> Frame:
        desk = self.desk
        page = AccountsPage(desk.accounts, self.jobs, self.speech, lambda: NOW)
        frame = self.frame(Tab.ACCOUNTS, page, size)
        page.refresh()
        self.settle()
        next(card for card in page.cards if card.account.name == chosen).click()
        self.settle()
        return frame

    def add_accounts(self) -> None:
        accounts = self.desk.accounts
        for service, name in SERVICES.items():
            accounts.add(name, service, practice=True)
        self.control = f"{accounts._practice.url('thaibulksms')}/_simulator"
        for service, credits_ in {
            "thaibulksms": {"standard": 1240, "corporate": 8412},
            "smsbuddy": {"trans": 126, "promo": 2000, "transscrub": 0},
            "smspoint": {"OTP": 0, "Promotional": 0, "Transactional": 3900},
        }.items():
            httpx.post(f"{self.control}/{service}/credits", json=credits_).raise_for_status()

    def strike(self) -> None:
        """Let one service be dead from now on."""
        fault = {"fault": "rst_after_read", "times": 9999, "on": "any"}
        httpx.post(f"{self.control}/sendbulk/faults", json=fault).raise_for_status()

    def schedule_some(self) -> None:
        texts_ = [
            ("เตือนวันครบกำหนดค่าส่วนกลาง", datetime(2026, 9, 30, 2, 0, tzinfo=UTC), 96, "ค่าส่วนกลาง"),
            ("แจ้งปิดน้ำซ่อมท่อ อาคาร A", datetime(2026, 10, 2, 2, 0, tzinfo=UTC), 138, "ปิดน้ำ"),
            ("เชิญประชุมใหญ่สามัญ", datetime(2026, 10, 2, 6, 30, tzinfo=UTC), 72, "ประชุมใหญ่"),
            ("แจ้งพัสดุตกค้าง", datetime(2026, 10, 14, 3, 0, tzinfo=UTC), 48, "พัสดุ"),
            ("แจ้งค่าส่วนกลาง ก.ย. 69", datetime(2026, 9, 24, 2, 0, tzinfo=UTC), 390, "ก.ย."),
            ("แจ้งฉีดยุง อาคาร B", datetime(2026, 9, 21, 1, 30, tzinfo=UTC), 60, "ฉีดยุง"),
        ]  # fmt: skip
        for number, (title, at, count, text) in enumerate(texts_):
            self.hand_over(title, at, count, text, number)

    def hand_over(self, title, at, count, text, number) -> None:
        from smsdesk.core.jobs import JobContext

        desk = self.desk
        people = [Person(f"08{number}{n:07d}") for n in range(1000, 1000 + count)]
        before = at - timedelta(days=2) if at < NOW else NOW
        clocks = (desk.composing, desk.sending, desk.accounts)
        for service in clocks:
            service._clock = lambda: before
        draft = Draft("ThaiBulkSMS", text, people, sender="RIVERVIEW", at=at, title=title)
        campaign = desk.composing.confirm(desk.composing.prepare(draft))
        desk.sending.run(campaign.id, JobContext())
        for service in clocks:
            service._clock = lambda: NOW

    def schedule_page(self, size=WIDE) -> Frame:
        desk = self.desk
        page = SchedulePage(desk.sending, desk.accounts, self.jobs, self.speech, lambda: NOW)
        frame = self.frame(Tab.SCHEDULE, page, size)
        page.refresh()
        self.settle()
        return frame

    def first_start(self, size=WIDE) -> tuple[Frame, FirstStart]:
        page = FirstStart(self.desk.accounts, self.jobs, self.speech, self.language)
        frame = self.frame(Tab.COMPOSE, page, size)
        frame.set_account("smsdesk", "")
        self.settle()
        return frame, page

    def when(self, size=WIDE, **options) -> Frame:
        frame = self.schedule_page(size)
        dialog = WhenDialog(lambda: NOW, self.speech, frame, **options)
        dialog.open_picker()
        self.settle()
        return frame


def draw_accounts(stage: Stage) -> dict[str, Callable[[], QWidget]]:
    return {
        "accounts-th": lambda: spoken(stage, "th", stage.accounts_page),
        "accounts-en": lambda: spoken(stage, "en", stage.accounts_page, chosen="TheSMSPoint"),
        "accounts-templates": lambda: templates(stage),
        "accounts-settings": lambda: settings(stage),
        "accounts-unknown": lambda: spoken(stage, "th", stage.accounts_page, chosen="sendbulk"),
        "accounts-small": lambda: spoken(stage, "th", stage.accounts_page, size=SMALL),
        "accounts-compact": lambda: spoken(stage, "en", stage.accounts_page, size=COMPACT),
        "add-service": lambda: adding(stage, "th", ""),
        "add-keys": lambda: adding(stage, "th", "thaibulksms"),
        "add-refused": lambda: adding(stage, "th", "thaibulksms", "wrong"),
        "add-unreachable": lambda: adding(stage, "th", "sendbulk", "wrong"),
        "add-practice": lambda: adding(stage, "en", PRACTICE),
        "add-done": lambda: adding(stage, "th", PRACTICE, "go"),
        "add-compact": lambda: adding(stage, "en", "thaibulksms", size=COMPACT),
        "keys": lambda: changing_keys(stage),
        "remove": lambda: removing(stage),
        "schedule-th": lambda: spoken(stage, "th", stage.schedule_page),
        "schedule-en": lambda: spoken(stage, "en", stage.schedule_page),
        "schedule-compact": lambda: spoken(stage, "th", stage.schedule_page, size=COMPACT),
        "when-th": lambda: spoken(stage, "th", stage.when, holidays=HOLIDAYS,
                                  at=datetime(2026, 10, 2, 2, 0, tzinfo=UTC)),
        "when-en": lambda: spoken(stage, "en", stage.when),
        "when-soon": lambda: when_typed(stage, "25/9/2569", "14:35"),
        "when-wrong": lambda: when_typed(stage, "31/9/2569", "25:00"),
        "when-compact": lambda: spoken(stage, "th", stage.when, size=COMPACT),
    }  # fmt: skip


def spoken(stage: Stage, language: str, make, **options) -> QWidget:
    stage.speak(language)
    return make(**options)


def templates(stage: Stage) -> QWidget:
    frame = spoken(stage, "en", stage.accounts_page, chosen="TheSMSPoint")
    page = frame.findChild(AccountsPage)
    page.sections.switch.buttons[1].click()
    stage.settle()
    return frame


def settings(stage: Stage) -> QWidget:
    frame = spoken(stage, "th", stage.accounts_page)
    page = frame.findChild(AccountsPage)
    page.sections.switch.buttons[-1].click()
    page.sections.settings.fields.rows["rate"].field.setText("60")
    stage.settle()
    return frame


def adding(stage: Stage, language: str, service: str, then: str = "", size=WIDE) -> QWidget:
    frame = spoken(stage, language, stage.accounts_page, size=size)
    frame.findChild(AccountsPage).add_account()
    dialog = frame.findChild(AccountDialog)
    stage.settle()
    if not service:
        return frame
    dialog.panel.picker.choose(service)
    dialog.next_button.click()
    stage.settle()
    form = dialog.panel.form
    if then == "wrong":
        url = stage.desk.accounts._practice.url(service)
        form.address_field.setText("https://sms.example.com")
        stage.desk.accounts._checked_url = lambda *_args: url
        for field in form.key_fields.values():
            field.setText("wrong-key-0000")
    if then:
        dialog.next_button.click()
        stage.settle()
        vars(stage.desk.accounts).pop("_checked_url", None)
    if then == "go":
        account = next(a for a in stage.desk.accounts.all() if a.name not in SERVICES.values())
        stage.desk.accounts.remove(account.name)
    return frame


def changing_keys(stage: Stage) -> QWidget:
    frame = spoken(stage, "th", stage.accounts_page)
    account = stage.desk.accounts.by_name("ThaiBulkSMS")
    dialog = KeysDialog(frame, account, stage.desk.accounts, stage.jobs, stage.speech)
    dialog.open_form()
    stage.settle()
    return frame


def removing(stage: Stage) -> QWidget:
    frame = spoken(stage, "th", stage.accounts_page)
    RemoveDialog(frame, stage.desk.accounts.by_name("sendbulk")).open_question()
    stage.settle()
    return frame


def when_typed(stage: Stage, day: str, clock: str) -> QWidget:
    frame = spoken(stage, "th", stage.when)
    dialog = frame.findChild(WhenDialog)
    dialog.date_field.setText(day)
    dialog.time_field.setText(clock)
    dialog._read()
    stage.settle()
    return frame


def draw_starts(stage: Stage) -> dict[str, Callable[[], QWidget]]:
    return {
        "start-language-th": lambda: start(stage, "th", 0),
        "start-language-en": lambda: start(stage, "en", 0),
        "start-service-th": lambda: start(stage, "th", 1),
        "start-service-en": lambda: start(stage, "en", 1),
        "start-keys-th": lambda: start(stage, "th", 2),
        "start-keys-en": lambda: start(stage, "en", 2),
        "start-done-th": lambda: start(stage, "th", 3),
        "start-compact": lambda: start(stage, "th", 1, COMPACT),
        "accounts-empty": lambda: bare(stage, AccountsPage(
            stage.desk.accounts, stage.jobs, stage.speech, lambda: NOW), Tab.ACCOUNTS),
        "schedule-empty": lambda: spoken(stage, "th", stage.schedule_page),
    }  # fmt: skip


def bare(stage: Stage, page: QWidget, tab: Tab) -> QWidget:
    stage.speak("th")
    frame = stage.frame(tab, page)
    page.refresh()
    stage.settle()
    return frame


def start(stage: Stage, language: str, step: int, size=WIDE) -> QWidget:
    stage.speak(language)
    frame, page = stage.first_start(size)
    for _ in range(min(step, 1)):
        page.next_button.click()
    if step == 3:
        page.panel.picker.choose(PRACTICE)
    for _ in range(step - 1):
        page.next_button.click()
        stage.settle()
    if step == 3:
        account = stage.desk.accounts.all()[0]
        stage.desk.accounts.remove(account.name)
    stage.settle()
    return frame


def draw(folder: Path, wanted: list[str], scale: str) -> None:
    app = QApplication([])
    app.setCursorFlashTime(0)
    load_fonts()
    theme = Theme(app)
    theme.apply("light")
    with tempfile.TemporaryDirectory() as data:
        stage = Stage(app, Path(data), "th")
        take_pictures(stage, theme, draw_starts(stage), folder=folder, wanted=wanted, scale=scale)
        stage.add_accounts()
        stage.schedule_some()
        stage.strike()
        take_pictures(stage, theme, draw_accounts(stage), folder=folder, wanted=wanted, scale=scale)
        if stage.thai.missing:
            sys.stderr.write(f"no Thai for {sorted(stage.thai.missing)}\n")
        stage.jobs.shutdown()
        stage.desk.close()


def take_pictures(stage, theme, pictures, *, folder, wanted, scale) -> None:
    app = stage.app
    for name in ("light", "dark"):
        theme.apply(name)
        for picture, make in pictures.items():
            if wanted and not any(picture.startswith(word) for word in wanted):
                continue
            frame = make()
            for _ in range(5):
                app.processEvents()
            frame.grab().save(str(folder / f"{picture}-{name}-{scale}x.png"))
            frame.close()
            frame.deleteLater()
            app.processEvents()


def main() -> None:
    folder, wanted = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    if scale := os.environ.get("SMSDESK_LOOK_SCALE"):
        draw(folder, wanted, scale)
        return
    for scale in ("1", "2"):
        settings = {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": scale,
            "SMSDESK_LOOK_SCALE": scale,
        }
        subprocess.run([sys.executable, *sys.argv], env=os.environ | settings, check=True)


if __name__ == "__main__":
    main()
