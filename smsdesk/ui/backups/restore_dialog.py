"""Putting a backup in the place of the data: what it holds, its passphrase, and a typed count."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from smsdesk.core.backups import SUFFIX, Manifest
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import date_time_text, in_bangkok
from smsdesk.services.rescue import Rescue, Unpacked
from smsdesk.ui.accounts.secret_field import SecretField
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.count_field import CountField
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel

ROOMY: Final = 640


class _FileTrouble(Trouble):
    """Another file is chosen with the button above it."""

    def way_out(self, _error: SmsdeskError) -> str:
        """Have no button."""
        return ""


class RestoreDialog(Worded, Dialog):
    """Opens and checks the backup while the data is still in use; nothing is replaced by it.

    ``path`` may be chosen in it; without one it is asked for at once.
    """

    unpacked = Signal(object)  # services.rescue.Unpacked, to be put in its place

    def __init__(
        self,
        window: QWidget,
        rescue: Rescue,
        jobs: JobRunner,
        speech: Speech,
        path: Path | None = None,
    ) -> None:
        super().__init__(window, "", close_name="–", width=ROOMY)
        self._rescue = rescue
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._path = path
        self._manifest: Manifest | None = None
        self._error: SmsdeskError | None = None
        self.other_button = Button("", "quiet", icon="folder-open")
        self.trouble = _FileTrouble(speech)
        self.passphrase = SecretField("–", "–")
        self.typed = CountField()
        self.back_button = Button("", "secondary")
        self.restore_button = Button("", "danger", icon="undo-2")
        self._file = ElidedLabel(role="strong")
        self._holds = PlainLabel(role="small", wrap=True)
        self._what = PlainLabel(wrap=True)
        self._after = PlainLabel(wrap=True)
        self._field = LabeledField("", self.passphrase)
        self._caption = PlainLabel(role="medium")
        self._note = PlainLabel(role="small")
        self._typing = QWidget()
        self._bar = BusyBar()
        self._fill_body()

        self.other_button.clicked.connect(self.ask_for_file)
        self.passphrase.textChanged.connect(self._forgive)
        self.passphrase.returnPressed.connect(self._to_count)
        self.typed.textChanged.connect(self._show)
        self.typed.entered.connect(self._to_button)
        self.back_button.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._restore)
        self.finished.connect(self._go)
        self.retranslate()

    def _fill_body(self) -> None:
        card = Card("sunken", margins=(16, 10, 10, 10), spacing=2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file, 1)
        row.addWidget(self.other_button)
        card.body.addLayout(row)
        card.body.addWidget(self._holds)
        typing = QHBoxLayout(self._typing)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.setSpacing(12)
        typing.addWidget(self._caption)
        typing.addWidget(self.typed)
        typing.addWidget(self._note, 1)
        for widget in (
            card, self.trouble, self._what, self._after, self._field, self._typing, self._bar
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.foot.add_right(self.back_button, self.restore_button)

    @property
    def busy(self) -> bool:
        """Tell whether a backup is being looked at or opened."""
        return self._doing.busy

    def begin(self) -> None:
        """Show it, ready to type the passphrase of the backup, if there is one."""
        self.present(self.passphrase)
        if self._path is not None:
            self._look(self._path)
        else:
            self.ask_for_file()

    # --- choosing -------------------------------------------------------------------------

    @Slot()
    def ask_for_file(self) -> None:
        """Let another backup be chosen."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), "", self.tr("Backups") + f" (*{SUFFIX})"
        )
        if chosen:
            self._look(Path(chosen))

    def _look(self, path: Path) -> None:
        self._path, self._manifest = path, None
        self.typed.clear()
        self._run(partial(self._look_work, path), self._take_look, self._refuse_file)

    def _look_work(self, path: Path, _job: JobContext) -> Manifest:
        return self._rescue.look(path)

    @Slot(object)
    def _take_look(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._show()
        self.passphrase.setFocus()

    @Slot(object)
    def _refuse_file(self, error: SmsdeskError) -> None:
        self.trouble.show_error(error)
        self._show()

    # --- restoring ------------------------------------------------------------------------

    @Slot()
    def _restore(self) -> None:
        if self._path is not None and self._agrees() and not self._doing.busy:
            work = partial(self._unpack, self._path, self.passphrase.text())
            self._run(work, self._take_unpacked, self._refuse)

    def _unpack(self, path: Path, passphrase: str, job: JobContext) -> Unpacked:
        return self._rescue.unpack(path, passphrase, job)

    @Slot(object)
    def _take_unpacked(self, unpacked: Unpacked) -> None:
        self.accept()
        self.unpacked.emit(unpacked)

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        if error.code != "wrong_passphrase":
            self._refuse_file(error)
            return
        self._error = error
        self._show()
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _run(
        self, work: Work, done: Callable[[Any], object], failed: Callable[[Any], object]
    ) -> None:
        self._error = None
        self.trouble.clear()
        self._doing.run(work, done=done, failed=failed)
        self._show()

    @Slot()
    def _forgive(self) -> None:
        self._error = None
        self._show()

    @Slot()
    def _to_count(self) -> None:
        self.typed.setFocus()

    @Slot()
    def _to_button(self) -> None:
        if self.restore_button.isEnabled():
            self.restore_button.setFocus()

    def _agrees(self) -> bool:
        found = self._manifest
        return found is not None and bool(self.passphrase.text()) and self.typed.agrees(self._asked)

    @property
    def _asked(self) -> int:
        return self._manifest.messages if self._manifest is not None else 0

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Restore a backup"))
        self.close_button.set_name(self.tr("Close, restore nothing"))
        self.other_button.setText(self.tr("Another file…"))
        self._what.setText(
            self.tr(
                "It takes the place of everything: lists, history, accounts, settings. What was "
                "sent after it was made is not in it. The data of now is kept beside it."
            )
        )
        self._after.setText(
            self.tr(
                "What it calls unsent may have been sent. Nothing goes out before each campaign "
                "is confirmed. The window closes and opens again."
            )
        )
        self._field.set_words(self.tr("Passphrase of this backup"))
        self.passphrase.set_eye_names(self.tr("Show what was typed"), self.tr("Hide it again"))
        self._caption.setText(self.tr("Type the number of messages in it"))
        self.typed.setAccessibleName(self._caption.text())
        self.back_button.setText(self.tr("Back"))
        self.restore_button.setText(self.tr("Restore this backup"))
        self._show()

    @Slot()
    def _show(self) -> None:
        busy, found = self._doing.busy, self._manifest
        self._bar.set_busy(busy)
        self._file.setText(self._path.name if self._path else self.tr("No backup is chosen"))
        self._holds.setText(self._holds_words(found) if found is not None else "")
        self._holds.setVisible(found is not None)
        self._field.set_error(under_field(self._speech, self._error))
        for widget in (self._field, self._typing):
            widget.setVisible(found is not None)
            widget.setEnabled(not busy)
        agrees = self.typed.agrees(self._asked)
        waits = self.tr("{count} to go on").format(count=f"{self._asked:,}")
        self._note.setText(self.tr("It agrees") if agrees else waits)
        self._note.set_tone("ok" if agrees else "")
        self.other_button.setEnabled(not busy)
        self.restore_button.setEnabled(self._agrees() and not busy)
        self.refit()

    def _holds_words(self, found: Manifest) -> str:
        made = date_time_text(in_bangkok(found.made_at), self._speech.language)
        return " · ".join(
            (
                made,
                self.tr("%Ln campaigns", "", found.campaigns),
                self.tr("%Ln messages", "", found.messages),
            )
        )

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.passphrase.clear()
        self._doing.cancel()
        self.deleteLater()
