"""A window over real services and the real simulator, for the tests of Compose and sending."""

import gc
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import Request, urlopen

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Campaign, Draft, Person
from smsdesk.paths import own_command, resource
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.ui.compose.page import ComposePage
from smsdesk.ui.compose.sending_page import SendingPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.speech import Speech

RESIDENTS = resource("samples", "residents.csv")
TEXT = "เรียน คุณ{ชื่อ} ห้อง {ห้อง} ยอด {ยอด} บาท ชำระภายใน {ครบกำหนด}"
START = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)


class Stage:
    """What a window is made of, without the window."""

    def __init__(self, app: QApplication, folder: Path, simulator: Simulator) -> None:
        self.simulator = simulator
        self.now = START
        self.desk = Desk(folder, command=own_command(), clock=self.clock)
        self.jobs = JobRunner(workers=2)
        self.language = Language(app)
        self.language.set("en")  # another test's may still be installed
        self.speech = Speech(self.language)
        self.window = QWidget()
        self.window.resize(1280, 800)
        QVBoxLayout(self.window).setContentsMargins(0, 0, 0, 0)
        self.account = self.add_account("office")

    def clock(self) -> datetime:
        return self.now

    def wait_until_tomorrow(self) -> None:
        self.now += timedelta(days=1)

    def add_account(self, name: str, **settings: str) -> Account:
        return self.desk.accounts.add(
            name,
            "thaibulksms",
            credentials=self.simulator.credentials("thaibulksms"),
            base_url=self.simulator.url("thaibulksms"),
            settings={"force": "corporate"} | settings,
            practice=True,
        )

    def compose(self, account: Account | None = None) -> ComposePage:
        desk = self.desk
        page = ComposePage(
            desk.composing,
            desk.contacts,
            desk.imports,
            desk.accounts,
            self.jobs,
            self.speech,
            self.clock,
            texts=desk.saved_texts,
            book=HolidayBook(self.jobs, self.clock),
        )
        self._show(page)
        page.use_account(account or self.account)
        return page

    def sending(self, hold: float = 10.0) -> SendingPage:
        desk = self.desk
        page = SendingPage(
            desk.sending, desk.accounts, self.jobs, self.speech, self.clock, hold=hold
        )
        self._show(page)
        return page

    def _show(self, page: QWidget) -> None:
        self.window.layout().addWidget(page)
        self.window.show()
        self.window.activateWindow()

    def confirmed(self, people: int, text: str = "สวัสดี") -> Campaign:
        """Freeze a campaign without any window."""
        draft = Draft(
            self.account.name,
            text,
            [Person(f"08{at:08}") for at in range(people)],
            sender="RIVERVIEW",
        )
        composing = self.desk.composing
        return composing.confirm(composing.prepare(draft))

    def run(self, campaign: Campaign, report: Callable[[object], None] = print) -> Campaign:
        return self.desk.sending.run(campaign.id, JobContext(report=report))

    def control(self, what: str, body: object) -> None:
        url = f"{self.simulator.url('thaibulksms')}/_simulator/thaibulksms/{what}"
        headers = {"Content-Type": "application/json"}
        urlopen(Request(url, json.dumps(body).encode(), headers)).read()

    def close(self) -> None:
        self.jobs.shutdown()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()  # here, not in a worker of the next test
        self.language.set("en")
        self.control("reset", {})
        self.desk.close()


@contextmanager
def opened(app: QApplication, folder: Path, simulator: Simulator) -> Iterator[Stage]:
    stage = Stage(app, folder, simulator)
    try:
        yield stage
    finally:
        stage.close()


def contacts_file(folder: Path, people: int, *, empty: int = 0) -> Path:
    """Write a file of people; the last ``empty`` have no room."""
    lines = ["ชื่อ,เบอร์โทร,ห้อง,ยอด,ครบกำหนด"]
    for at in range(people):
        room = "" if at >= people - empty else f"A-{at}"
        lines.append(f'คุณที่ {at},08{at:08},{room},"{at % 900},000.00",30 ก.ย. 69')
    path = folder / "ลูกบ้าน.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return path


class Heartbeat:
    """Measures the longest time in which the window did not live."""

    def __init__(self) -> None:
        self._elapsed = QElapsedTimer()
        self._last = 0
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
        self._timer.timeout.connect(self._beat)
        self.longest = 0.0

    def __enter__(self) -> "Heartbeat":
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("the window's thread is meant")
        self._elapsed.start()
        self._last = self._elapsed.nsecsElapsed()
        self._timer.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = self._elapsed.nsecsElapsed()
        self.longest = max(self.longest, (now - self._last) / 1e6)
        self._last = now
