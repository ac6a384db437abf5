"""What the window does about planned messages: looks, begins, asks, and stays for them.

It stands between the watch, which only tells, and the pages. While something is planned, the closed
window waits beside the clock; a desktop without a place for that is told what closing means.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Campaign, Recurrence
from smsdesk.core.schedule import date_time_text
from smsdesk.paths import own_command
from smsdesk.services.pc_tasks import PcTasks
from smsdesk.services.scheduling import Due
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.frame import Tab
from smsdesk.ui.missed_questions import MissedQuestions
from smsdesk.ui.schedule.pc_dialog import PcDialog
from smsdesk.ui.schedule_watch import ScheduleWatch
from smsdesk.ui.tray import Tray

if TYPE_CHECKING:
    from datetime import datetime

    from smsdesk.services.balances import Outlook
    from smsdesk.services.composing import Written
    from smsdesk.services.desk import Desk
    from smsdesk.ui.campaign_control import CampaignControl
    from smsdesk.ui.jobs import JobRunner
    from smsdesk.ui.main_window import MainWindow
    from smsdesk.ui.pages import Pages

OFF = "off"
TOLD_MS = 15_000


class Planning(QObject):
    """Owns the watch, the questions and the icon beside the clock."""

    quit_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        pages: Pages,
        control: CampaignControl,
        jobs: JobRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._pages = pages
        self._control = control
        self._jobs = jobs
        self._due = Due()
        self.tray = Tray(window) if Tray.is_there() else None
        self.watch = ScheduleWatch(desk.scheduling, desk.recurring, jobs, desk.clock, self)
        self.questions = MissedQuestions(window, window.speech, desk.clock)

        self._connect()

    def begin(self) -> None:
        """Look at the clock from now on."""
        self.watch.begin()
        self._pages.schedule.refresh()

    def end(self) -> None:
        """Look no more."""
        self.watch.end()
        if self.tray is not None:
            self.tray.icon.hide()

    def retranslate(self) -> None:
        """Say what has no window of its own in the window's language."""
        if self.tray is not None:
            self.tray.retranslate()

    # --- closing --------------------------------------------------------------------------

    @property
    def has_something(self) -> bool:
        """Tell whether this PC is still to send something at its time."""
        return self._due.next_at is not None

    def stays(self) -> bool:
        """Go beside the clock in place of closing, where that is wanted and there is a place."""
        if not self.has_something or self.tray is None or self._desk.setting("tray") == OFF:
            return False
        QApplication.setQuitOnLastWindowClosed(False)
        self.tray.icon.show()
        self._window.hide()
        if not self._desk.setting("tray_said"):
            self._desk.set_setting("tray_said", "yes")
            self.tray.tell(
                self.tr("smsdesk stays here"),
                self.tr("It sends what is planned at its time. Press here to open it."),
            )
        return True

    def ask_before_closing(self) -> bool:
        """Say what closing means for what is planned; tell whether that had to be asked."""
        if not self.has_something or self._desk.setting("run_due") == "on":
            return False
        at = self._due.next_at
        time = date_time_text(at, self._window.speech.language) if at is not None else ""
        said = self._window.speech.say("quit_planned", {"time": time})
        dialog = ConfirmDialog(
            self._window,
            said.text,
            said.hint,
            yes=self.tr("Close all the same"),
            no=self.tr("Keep it open"),
            icon="circle-stop",
        )
        dialog.accepted.connect(self.quit_wanted)
        dialog.ask()
        return True

    # --- what the watch tells -------------------------------------------------------------

    def _connect(self) -> None:
        pages, watch, control = self._pages, self.watch, self._control
        watch.due.connect(control.begin_due)
        watch.looked.connect(self._take_look)
        watch.missed.connect(self.questions.ask)
        watch.run_waits.connect(self._tell_run)
        self.questions.answered.connect(self._take_answer)
        self.questions.seen.connect(self._window.come_forward)
        pages.decision_wanted.connect(watch.ask)
        pages.plans_changed.connect(watch.look)
        pages.plans_changed.connect(control.recount)
        pages.edit_wanted.connect(self._edit)
        pages.again_wanted.connect(self._repeat)
        pages.change_time_wanted.connect(self._change_time)
        pages.pc_wanted.connect(self._show_pc)
        control.changed.connect(watch.look)
        control.ended.connect(self._tell_end)
        if self.tray is not None:
            self.tray.opened.connect(self._window.come_forward)
            self.tray.quit_wanted.connect(self.quit_wanted)

    @Slot(object)
    def _take_look(self, due: Due) -> None:
        changed = due != self._due
        self._due = due
        self._control.show_plan(due)
        self.questions.go_on()
        if changed:
            self._control.recount()
            if self._window.current_tab is Tab.SCHEDULE:
                self._pages.schedule.refresh()

    @Slot(object)
    def _tell_run(self, recurrence: Recurrence) -> None:
        said = self._window.speech.say("run_waits", {"title": recurrence.title})
        if self.tray is not None and not self._window.isVisible():
            self.tray.tell(said.text, said.hint)

    @Slot(object)
    def tell_low(self, low: tuple[Account, Outlook]) -> None:
        """Say beside the clock that an account runs low; where there is no place, the line does."""
        account, outlook = low
        left, line = f"{outlook.credits:,}", f"{outlook.line:,}"
        params: dict[str, str | int] = {"account": account.name, "credits": left, "line": line}
        said = self._window.speech.say("credit_low", params)
        if self.tray is not None:
            was_shown = self.tray.icon.isVisible()
            self.tray.icon.show()  # a hidden icon cannot speak
            self.tray.tell(said.text, said.hint)
            if not was_shown:
                QTimer.singleShot(TOLD_MS, self._hide_tray)

    @Slot()
    def _hide_tray(self) -> None:
        """Take the icon away again, unless the window waits there by now."""
        if self.tray is not None and self._window.isVisible():
            self.tray.icon.hide()

    @Slot(object)
    def _tell_end(self, campaign: Campaign) -> None:
        self.watch.look()
        if self.tray is not None and not self._window.isVisible():
            state = self._window.speech.word(f"state_{campaign.state}")
            self.tray.tell(campaign.title, state)

    # --- what was decided -----------------------------------------------------------------

    @Slot(object, object, object)
    def _take_answer(self, campaign: Campaign, word: str, at: datetime | None) -> None:
        if word == "now":
            self._pages.schedule.acting.send_now(campaign.id)
        elif word == "later" and at is not None:
            self._pages.schedule.acting.move_to(campaign, at)
        elif word == "change":
            self._change_time(campaign)
        elif word == "cancel":
            self._control.cancel(campaign.id)

    @Slot(object)
    def _change_time(self, campaign: Campaign) -> None:
        self._window.show_tab(Tab.SCHEDULE)
        self._pages.schedule.ask_when(campaign)

    @Slot(object)
    def _edit(self, campaign_id: int) -> None:
        """Take a planned campaign back to be written anew; it is planned no more."""
        work = partial(self._edit_work, campaign_id)
        self._jobs.run(work, done=self._write)

    def _edit_work(self, campaign_id: int, _job: JobContext) -> Written:
        written = self._desk.composing.written_of(campaign_id)
        self._desk.scheduling.take_back(campaign_id)
        return written

    @Slot(object)
    def _write(self, written: Written) -> None:
        self._control.recount()
        self._show_compose()
        self._pages.compose.write_again(written)

    @Slot(object)
    def _repeat(self, campaign_id: int) -> None:
        """Write an earlier campaign again, as Compose itself offers it."""
        self._jobs.run(partial(self._read_written, campaign_id), done=self._begin_again)

    def _read_written(self, campaign_id: int, _job: JobContext) -> Written:
        return self._desk.composing.written_of(campaign_id)

    @Slot(object)
    def _begin_again(self, written: Written) -> None:
        self._show_compose()
        self._pages.compose.take_again(written)

    def _show_compose(self) -> None:
        self._window.show_tab(Tab.COMPOSE)
        self._pages.show_compose()

    @Slot()
    def _show_pc(self) -> None:
        tray = self._desk.setting("tray") != OFF if self.tray is not None else None
        tasks = PcTasks(own_command(), self._desk.folder)
        dialog = PcDialog(self._window, tasks, self._jobs, self._window.speech, tray=tray)
        dialog.tray_chosen.connect(self._keep_tray)
        dialog.task_set.connect(self._keep_task)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _keep_tray(self, on: object) -> None:
        self._desk.set_setting("tray", "on" if on else OFF)

    @Slot(object)
    def _keep_task(self, on: object) -> None:
        self._desk.set_setting("run_due", "on" if on else OFF)
