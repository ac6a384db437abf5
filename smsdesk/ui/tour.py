"""The tour: drives the real window through the main job by itself, taking pictures on the way.

A step presses what a clerk would press, then yields what must become true; the tour waits for
that, and stops with an exit code that is not 0 where it does not.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from smsdesk.core.models import CampaignState
from smsdesk.core.phone import national
from smsdesk.ui.backups.dialog import BackupDialog
from smsdesk.ui.compose.savings_dialog import SavingsDialog
from smsdesk.ui.frame import Tab
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.privacy.dialog import PrivacyDialog
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.schedule.when_picker import WhenPicker

PATIENCE_SECONDS = 60.0
SIZE = (1280, 800)
MESSAGE = (
    "เรียน {ชื่อ} นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง {ห้อง} ยอด {ยอด} บาท "
    "ชำระภายใน {ครบกำหนด} หากชำระแล้วขออภัยค่ะ"
)
DEAR_MESSAGE = (
    "เรียน คุณ{ชื่อ}\u200b นิติฯ ริเวอร์วิวขอเเจ้งค่าส่วนกลางห้อง {ห้อง|-}  ยอด {ยอด} บาท\u200b "
    "กรุณาชำระภายในวันที่ {ครบกำหนด} ขอขอบพระคุณค่ะ"
)

INVITATION = "เรียน {ชื่อ} ขอเชิญประชุมใหญ่สามัญประจำปี วันเสาร์นี้ 10.00 น. ที่ห้องสโมสร"

Condition = Callable[[], bool]
Shown = TypeVar("Shown", bound=QDialog)


class TourFailed(Exception):
    """Something that had to become true did not."""


class Tour:
    """Walks through import, compose, review, send and history, and saves a picture of each.

    ``dark`` adds the dark theme; ``suffix`` stands behind every picture's name.
    """

    def __init__(
        self, window: MainWindow, folder: Path, *, sample: Path, dark: bool, suffix: str
    ) -> None:
        self._window = window
        self._folder = folder
        self._sample = sample
        self._dark = dark
        self._suffix = suffix
        self._campaign_id = 0

    def run(self) -> int:
        """Walk, and return 0 when all was accepted and History shows it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._window.resize(*SIZE)
        self._window.theme.apply("light")
        self._window.language.set("th")
        try:
            for condition in self._steps():
                self._wait(condition)
        except TourFailed as failure:
            self._take("failed")
            sys.stderr.write(f"the tour stopped: {failure}\n")
            return 1
        sys.stdout.write(self._result() + "\n")
        return 0

    def _steps(self) -> Iterator[Condition]:
        window = self._window
        yield self._furnished
        self._picture("01-compose-empty")
        window.show_tab(Tab.CONTACTS)
        yield from self._import()
        yield from self._compose()
        yield from self._send()
        yield from self._history()
        yield from self._rest()
        yield from self._mending()
        yield from self._planning()
        yield from self._records()

    def _import(self) -> Iterator[Condition]:
        pages = self._window.pages
        pages.show_import()
        pages.importing.open_file(self._sample)
        yield pages.importing.is_found
        self._picture("02-import-found")
        pages.importing.import_button.click()
        yield pages.importing.is_done
        self._picture("03-import-done")
        pages.importing.write_button.click()
        yield pages.compose.is_ready

    def _compose(self) -> Iterator[Condition]:
        compose = self._window.pages.compose
        self._window.show_tab(Tab.COMPOSE)
        compose.editor.set_text(MESSAGE)
        compose.choose_sender("RIVERVIEW")
        yield compose.is_settled
        self._picture("04-compose")

    def _send(self) -> Iterator[Condition]:
        pages = self._window.pages
        pages.compose.review_button.click()
        yield pages.compose.receipt_is_shown
        self._picture("05-receipt")
        pages.compose.receipt.send_button.click()
        yield pages.sending.is_holding
        self._picture("06-hold")
        pages.sending.send_now_button.click()
        yield pages.sending.is_ended
        self._campaign_id = pages.sending.campaign_id
        self._picture("07-sent")

    def _history(self) -> Iterator[Condition]:
        pages = self._window.pages
        pages.sending.history_button.click()
        yield pages.history.is_settled
        pages.history.select_row(0)
        yield pages.history.is_settled
        self._picture("08-history")
        campaign = self._window.desk.sending.get(self._campaign_id)
        shown = pages.history.model.rowCount()
        if campaign.state is not CampaignState.FINISHED:
            raise TourFailed(f"the campaign is {campaign.state} {campaign.reason}")
        if campaign.tally.accepted != campaign.tally.messages or not shown:
            raise TourFailed(f"{campaign.tally.accepted} of {campaign.tally.messages} accepted")

    def _rest(self) -> Iterator[Condition]:
        for tab, name in ((Tab.ACCOUNTS, "09-accounts"), (Tab.SCHEDULE, "10-schedule")):
            self._window.show_tab(tab)
            yield self._window.page_is_settled
            self._picture(name)

    def _mending(self) -> Iterator[Condition]:
        """Begin another message, of people with something odd, in a text dearer than it need be."""
        compose = self._window.pages.compose
        self._window.show_tab(Tab.COMPOSE)
        self._window.pages.sending.new_button.click()
        yield compose.is_settled
        compose.add_file(self._sample.with_name("odd-residents.csv"))
        yield compose.is_ready
        compose.choose_sender("RIVERVIEW")
        compose.editor.set_text(DEAR_MESSAGE)
        yield compose.is_ready
        self._picture("11-anomalies")
        compose.message.save()
        yield self._savings_are_shown
        self._picture("12-savings")

    def _planning(self) -> Iterator[Condition]:
        """Plan a message for this PC to send, and look at it among what is planned."""
        window, pages = self._window, self._window.pages
        for dialog in window.findChildren(SavingsDialog):
            dialog.reject()
        compose = pages.compose
        compose.clear()
        compose.add_file(self._sample)
        yield compose.is_ready
        compose.editor.set_text(INVITATION)
        compose.choose_sender("RIVERVIEW")
        yield compose.is_ready
        compose.send_at.later_button.click()
        yield self._holidays_are_known
        self._picker().this_pc_card.click()
        self._picture("13-when")
        self._when().take_button.click()
        yield compose.is_ready
        compose.review_button.click()
        yield compose.receipt_is_shown
        compose.receipt.send_button.click()
        yield self._planned_is_shown
        self._picture("14-planned")
        pages.schedule.ways.buttons[1].click()
        self._picture("15-calendar")

    def _records(self) -> Iterator[Condition]:
        """Look at the charts, at what is known of one person, and at the backups."""
        history = self._window.pages.history
        self._window.show_tab(Tab.HISTORY)
        history.filters.clear()
        yield history.is_settled
        history.views.buttons[1].click()
        yield history.is_settled
        self._picture("16-charts")
        history.views.buttons[0].click()
        history.tools.chosen.emit("privacy")
        asking = self._shown(PrivacyDialog)
        asking.person.number.setText(national(history.model.rows[-1].e164))
        asking.person.find_button.click()
        yield self._window.page_is_settled
        self._picture("17-personal-data")
        asking.reject()
        history.tools.chosen.emit("backups")
        backups = self._shown(BackupDialog)
        yield lambda: not backups.busy
        self._picture("18-backups")
        backups.reject()

    def _shown(self, kind: type[Shown]) -> Shown:
        return next(one for one in self._window.findChildren(kind) if one.isVisible())

    def _when(self) -> WhenDialog:
        return self._shown(WhenDialog)

    def _picker(self) -> WhenPicker:
        return self._when().picker

    def _holidays_are_known(self) -> bool:
        return self._window.page_is_settled() and self._picker().moment is not None

    def _planned_is_shown(self) -> bool:
        panel = self._window.pages.schedule.panel
        return self._window.page_is_settled() and panel.isVisible()

    def _savings_are_shown(self) -> bool:
        dialog = self._window.findChild(SavingsDialog)
        return dialog is not None and dialog.isVisible()

    def _furnished(self) -> bool:
        return self._window.furnished

    def _result(self) -> str:
        tally = self._window.desk.sending.get(self._campaign_id).tally
        return self._window.speech.word(
            "tour_result", accepted=tally.accepted, dir=str(self._folder)
        )

    # --- waiting and looking --------------------------------------------------------------

    def _wait(self, condition: Condition) -> None:
        ends = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > ends:
                raise TourFailed(getattr(condition, "__qualname__", str(condition)))
            self._breathe(0.01)
        self._breathe(0.05)

    def _breathe(self, seconds: float) -> None:
        """Let the window live for a while."""
        ends = time.monotonic() + seconds
        while True:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            if time.monotonic() >= ends:
                return
            time.sleep(0.002)

    def _picture(self, name: str) -> None:
        """Take the step in Thai and English, and in the dark too where asked."""
        for theme in ("light", "dark") if self._dark else ("light",):
            if self._window.theme.name != theme:
                self._window.theme.apply(theme)
            dark = "-dark" if theme == "dark" else ""
            for language in ("en", "th"):
                self._window.language.set(language)
                self._breathe(0.4)
                self._take(f"{name}-{language}{dark}")
        if self._dark:
            self._window.theme.apply("light")

    def _take(self, name: str) -> None:
        picture: QPixmap = self._window.grab()
        path = self._folder / f"{name}{self._suffix}.png"
        if not picture.save(str(path)):
            raise TourFailed(f"cannot save {path}")
        QApplication.processEvents()
