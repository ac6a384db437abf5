"""Backups: what is made by itself, one made now, and what there is to restore."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from smsdesk.core.backups import SUFFIX, Backup, file_name
from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.backups import BackupService, Plan
from smsdesk.services.rescue import Rescue
from smsdesk.ui.backups.passphrase_dialog import PassphraseDialog
from smsdesk.ui.backups.plan_card import PlanCard
from smsdesk.ui.backups.restore_dialog import RestoreDialog
from smsdesk.ui.backups.rows import BackupRows
from smsdesk.ui.jobs import Job, JobRunner, Work
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

ROOMY: Final = 720

Seen = tuple[bool, Plan, Sequence[Backup]]
"""Whether there is a passphrase, what is made by itself, and what there is."""


class BackupDialog(Worded, Dialog):
    """Any page may open it with ``begin``. It restores nothing: its window does, when it closes."""

    unpacked = Signal(object)  # services.rescue.Unpacked: put it in its place and open again

    def __init__(
        self,
        window: QWidget,
        backups: BackupService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
    ) -> None:
        super().__init__(window, "", close_name="–", width=ROOMY)
        self._backups = backups
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self._made = ""
        self._making: Job | None = None
        self._stopped = False
        self._ready = False
        self.told = Banner("ok")
        self.missing = Banner("warn", icon="key-round")
        self.change_button = Button("", "quiet")
        self.plan = PlanCard(Plan())
        self.rows = BackupRows(speech)
        self.file_button = Button("", "quiet", icon="folder-open")
        self.close_foot = Button("", "secondary")
        self.make_button = Button("", "primary", icon="download")
        self._locked = PlainLabel(role="medium")
        self._secret = QWidget()
        self._keys = PlainLabel(role="small", wrap=True)
        self._bar = BusyBar()
        self._fill_body()

        self.missing.pressed.connect(self._ask_passphrase)
        self.change_button.clicked.connect(self._ask_passphrase)
        self.plan.chosen.connect(self._keep_plan)
        self.rows.wanted.connect(self._restore)
        self.file_button.clicked.connect(self._restore_file)
        self.make_button.clicked.connect(self._ask_where)
        self.close_foot.clicked.connect(self.reject)
        self.finished.connect(self._go)
        self.retranslate()

    def _fill_body(self) -> None:
        row = QHBoxLayout(self._secret)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("key-round", "ok", 18))
        row.addWidget(self._locked, 1)
        row.addWidget(self.change_button)
        for widget in (
            self.told, self.missing, self._secret, self.plan, self._bar, self.rows, self._keys
        ):  # fmt: skip
            self.body.addWidget(widget)
        self._secret.hide()
        self.missing.hide()
        self.foot.add_left(self.file_button)
        self.foot.add_right(self.close_foot, self.make_button)

    @property
    def busy(self) -> bool:
        """Tell whether something is being looked at or made."""
        return self._doing.busy or self._making is not None

    def begin(self) -> None:
        """Show it."""
        self.present(self.close_foot)
        self._look()

    # --- what there is --------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        self._run(self._look_work, self._take)

    def _look_work(self, _job: JobContext) -> Seen:
        return self._backups.has_passphrase, self._backups.plan, self._backups.all()

    @Slot(object)
    def _take(self, seen: Seen) -> None:
        self._ready, plan, backups = seen
        self.plan.show_plan(plan)
        self.rows.show_all(backups)
        self._rest()

    # --- passphrase and plan --------------------------------------------------------------

    @Slot()
    def _ask_passphrase(self) -> None:
        dialog = PassphraseDialog(
            self.window(), self._backups, self._jobs, self._speech, change=self._ready
        )
        dialog.chosen.connect(self._make_first)
        dialog.begin()

    @Slot()
    def _make_first(self) -> None:
        """Make the automatic backup at once where it is due: nobody waits for the evening."""
        self._run(self._make_due, self._take)

    def _make_due(self, job: JobContext) -> Seen:
        self._backups.make_when_due(job)
        return self._look_work(job)

    @Slot(object)
    def _keep_plan(self, plan: Plan) -> None:
        self._run(partial(self._plan_work, plan), self._take)

    def _plan_work(self, plan: Plan, job: JobContext) -> Seen:
        self._backups.set_plan(plan)
        return self._make_due(job)

    # --- making one -----------------------------------------------------------------------

    @Slot()
    def _ask_where(self) -> None:
        if not self._ready:
            self._ask_passphrase()
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Back up into a file"),
            file_name(self._clock()),
            self.tr("Backups") + f" (*{SUFFIX})",
        )
        if chosen:
            path = Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
            self._begin_making(path)

    def _begin_making(self, path: Path) -> None:
        self._error, self._made, self._stopped = None, "", False
        self._making = self._jobs.run(
            partial(self._make_work, path),
            done=self._take_made,
            failed=self._refuse,
            ended=self._end_making,
        )
        self._rest()

    def _make_work(self, path: Path, job: JobContext) -> str:
        return self._backups.make(path, job, overwrite=True).path.name

    @Slot(object)
    def _take_made(self, name: str) -> None:
        self._made = name

    @Slot()
    def _end_making(self) -> None:
        self._making = None
        self._stopped = not self._made and self._error is None
        self._rest()

    def reject(self) -> None:
        """Close it; where a backup is being made, stop that instead, and say what became of it."""
        if self._making is not None:
            self._making.cancel()
        else:
            super().reject()

    # --- restoring ------------------------------------------------------------------------

    @Slot(object)
    def _restore(self, backup: Backup) -> None:
        self._show_restore(backup.path)

    @Slot()
    def _restore_file(self) -> None:
        self._show_restore(None)

    def _show_restore(self, path: Path | None) -> None:
        rescue = Rescue(self._backups.folder.parent, self._clock)
        dialog = RestoreDialog(self.window(), rescue, self._jobs, self._speech, path)
        dialog.unpacked.connect(self.unpacked)
        dialog.begin()

    # --- all of them ----------------------------------------------------------------------

    def _run(self, work: Work, done: Callable[[Any], object]) -> None:
        self._error, self._made, self._stopped = None, "", False
        self._doing.run(work, done=done, failed=self._refuse)
        self._rest()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self.plan.show_plan(self._backups.plan)
        self._rest()

    def _rest(self) -> None:
        busy = self.busy
        self._bar.set_busy(busy)
        for widget in (self.plan, self.rows, self.file_button, self.make_button, self._secret):
            widget.setEnabled(not busy)
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Backups"))
        self.set_subtitle(self.tr("All data in one locked file, to go on with after a loss"))
        self.close_button.set_name(self.tr("Close"))
        self.missing.show_words(
            "warn",
            self.tr("Nothing is backed up yet"),
            self.tr("Choose a passphrase first. It locks every backup."),
            self.tr("Choose a passphrase"),
        )
        self._locked.setText(self.tr("Backups are locked with your passphrase"))
        self.change_button.setText(self.tr("Change it"))
        self.file_button.setText(self.tr("Restore from a file…"))
        self.make_button.setText(self.tr("Back up now…"))
        self._keys.setText(
            self.tr(
                "The keys of your SMS services are in no backup. On another computer they are "
                "entered again."
            )
        )
        self._show()

    def _show(self) -> None:
        self.close_foot.setText(self.tr("Stop") if self._making is not None else self.tr("Close"))
        self.missing.setVisible(not self._ready and not self.busy)
        self._secret.setVisible(self._ready)
        words = self._told_words()
        self.told.setVisible(words is not None)
        if words is not None:
            self.told.show_words(*words)
        self.refit()

    def _told_words(self) -> tuple[str, str, str] | None:
        if self._error is not None:
            said = self._speech.error(self._error)
            tone = "warn" if self._error.code == "backup_folder_gone" else "block"
            return tone, said.text, said.hint
        if self._making is not None:
            return "accent", self.tr("Backing up…"), self.tr("Sending goes on meanwhile.")
        if self._stopped:
            return "warn", self.tr("Stopped: no backup was made"), ""
        if self._made:
            saved = self.tr("Backed up as {file}").format(file=self._made)
            return "ok", saved, self.tr("It was read back and proved to open")
        return None

    @Slot(int)
    def _go(self, _result: int) -> None:
        self._doing.cancel()
        self.deleteLater()
