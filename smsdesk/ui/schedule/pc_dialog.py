"""What this computer does so that planned messages go out: the tray, the login, its own tasks."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.pc_tasks import PcState, PcTasks
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.choices import TickBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel

WIDTH = 560


class PcDialog(Worded, Dialog):
    """Three ticks, each set up or taken away as it is pressed; a system that refuses is told."""

    tray_chosen = Signal(object)  # whether the window goes to the tray when it is closed
    task_set = Signal(object)  # whether the PC sends what is due by itself

    def __init__(
        self,
        window: QWidget,
        tasks: PcTasks,
        jobs: JobRunner,
        speech: Speech,
        *,
        tray: bool | None,
    ) -> None:
        super().__init__(window.window(), "", close_name="–", width=WIDTH)
        self._tasks = tasks
        self._jobs = jobs
        self._speech = speech
        self._has_tray = tray is not None
        self.intro = PlainLabel(role="body", wrap=True)
        self.trouble = Banner("block")
        self.tray_tick = TickBox()
        self.tray_words = PlainLabel(role="small", wrap=True)
        self.login_tick = TickBox()
        self.login_words = PlainLabel(role="small", wrap=True)
        self.task_tick = TickBox()
        self.task_words = PlainLabel(role="small", wrap=True)
        self.close_words_button = Button("")

        for widget in (
            self.intro,
            self.trouble,
            self.tray_tick,
            self.tray_words,
            self.login_tick,
            self.login_words,
            self.task_tick,
            self.task_words,
        ):
            self.body.addWidget(widget)
        for label in (self.tray_words, self.login_words, self.task_words):
            label.setIndent(30)
        self.foot.add_right(self.close_words_button)
        self.trouble.hide()
        self.tray_tick.setChecked(bool(tray))
        self.tray_tick.setEnabled(self._has_tray)
        for tick in (self.login_tick, self.task_tick):
            tick.setEnabled(False)  # until it is known how things stand

        self.close_words_button.clicked.connect(self.accept)
        self.tray_tick.clicked.connect(self._choose_tray)
        self.login_tick.clicked.connect(self._choose_login)
        self.task_tick.clicked.connect(self._choose_task)
        self.retranslate()

    def begin(self) -> None:
        """Show it, and look how things stand."""
        self.present(self.close_words_button)
        self._jobs.run(self._look, done=self._take)

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.set_title(self.tr("This PC and planned messages"))
        self.close_button.set_name(self.tr("Close"))
        self.close_words_button.setText(self.tr("Close"))
        self.intro.setText(
            self.tr(
                "What this PC sends goes out only while the PC is on and smsdesk runs. More than "
                "15 minutes late nothing goes out by itself: you are asked first."
            )
        )
        self.tray_tick.set_words(self.tr("Stay beside the clock when the window is closed"))
        self.tray_words.setText(
            self.tr("Only while something is planned. Quit from the icon's own menu.")
            if self._has_tray
            else self.tr("This desktop has no place for icons beside the clock.")
        )
        self.login_tick.set_words(self.tr("Start smsdesk when I log in to this PC"))
        self.login_words.setText(self.tr("It starts quietly and shows itself when it must ask."))
        self.task_tick.set_words(self.tr("Let this PC send even while smsdesk is closed"))
        self.task_words.setText(
            self.tr(
                "The PC's own task scheduler looks every 5 minutes for what is due. You must be "
                "logged in."
            )
        )

    # --- looking and setting --------------------------------------------------------------

    def _look(self, _job: JobContext) -> PcState:
        return self._tasks.state()

    @Slot(object)
    def _take(self, state: PcState) -> None:
        self.login_tick.setChecked(state.at_login)
        self.task_tick.setChecked(state.run_due)
        self.task_set.emit(state.run_due)
        for tick in (self.login_tick, self.task_tick):
            tick.setEnabled(True)

    @Slot()
    def _choose_tray(self) -> None:
        self.tray_chosen.emit(self.tray_tick.isChecked())

    @Slot()
    def _choose_login(self) -> None:
        self._set(self._tasks.set_at_login, self.login_tick)

    @Slot()
    def _choose_task(self) -> None:
        self._set(self._tasks.set_run_due, self.task_tick)

    def _set(self, act: Callable[[bool], None], tick: TickBox) -> None:
        tick.setEnabled(False)
        self.trouble.hide()
        self._jobs.run(
            _Setting(act, self._tasks, on=tick.isChecked()).work, done=self._take, failed=self._fail
        )

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self.trouble.show_words("block", said.text, said.hint)
        self.trouble.show()
        self._jobs.run(self._look, done=self._take)


class _Setting:
    """Sets one thing up, or takes it away, in a worker thread."""

    def __init__(self, act: Callable[[bool], None], tasks: PcTasks, *, on: bool) -> None:
        self._act, self._tasks, self._on = act, tasks, on

    def work(self, _job: JobContext) -> PcState:
        """Return how things stand afterwards."""
        self._act(self._on)
        return self._tasks.state()
