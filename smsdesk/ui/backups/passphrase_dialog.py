"""Choosing the passphrase of backups: typed twice, judged as it is typed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.backups import SHORTEST, as_typed, strength
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.backups import BackupService
from smsdesk.ui.accounts.secret_field import SecretField
from smsdesk.ui.contacts.said import under_field
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField
from smsdesk.ui.widgets.labels import PlainLabel

ROOMY: Final = 600
_TONES: Final = {"short": "", "weak": "block", "fair": "ok", "strong": "ok"}


class PassphraseDialog(Worded, Dialog):
    """Warns that nobody can help whoever forgets it."""

    chosen = Signal()

    def __init__(
        self,
        window: QWidget,
        backups: BackupService,
        jobs: JobRunner,
        speech: Speech,
        *,
        change: bool = False,
    ) -> None:
        super().__init__(window, "", close_name="–", width=ROOMY)
        self._backups = backups
        self._speech = speech
        self._change = change
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self.typed = SecretField("–", "–")
        self.again = SecretField("–", "–")
        self.judged = PlainLabel(role="small", wrap=True)
        self.back_button = Button("", "secondary")
        self.choose_button = Button("", "primary", icon="key-round")
        self._warning = Banner("warn")
        self._older = PlainLabel(role="small", wrap=True)
        self._field = LabeledField("", self.typed)
        self._again_field = LabeledField("", self.again)
        self._bar = BusyBar()
        for widget in (
            self._warning, self._field, self.judged, self._again_field, self._older, self._bar
        ):  # fmt: skip
            self.body.addWidget(widget)
        self._older.setVisible(change)
        self.foot.add_right(self.back_button, self.choose_button)

        for field in (self.typed, self.again):
            field.textChanged.connect(self._judge)
        self.typed.returnPressed.connect(self._go_on)
        self.again.returnPressed.connect(self._choose)
        self.back_button.clicked.connect(self.reject)
        self.choose_button.clicked.connect(self._choose)
        self.finished.connect(self._go)
        self.retranslate()

    def begin(self) -> None:
        """Show it, ready to type."""
        self.present(self.typed)

    @property
    def busy(self) -> bool:
        """Tell whether the key is being made, which takes seconds."""
        return self._doing.busy

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Passphrase of backups"))
        self.set_subtitle(self.tr("It locks every backup, so that a lost USB stick tells nothing"))
        self.close_button.set_name(self.tr("Close, choose nothing"))
        self._warning.show_words(
            "warn",
            self.tr("Write it down and keep it in a safe place, not on this computer"),
            self.tr("Without it nobody can open a backup, not the makers of smsdesk either."),
        )
        self._field.set_words(self.tr("Passphrase"))
        self._again_field.set_words(self.tr("The same once more"))
        for field in (self.typed, self.again):
            field.set_eye_names(self.tr("Show what was typed"), self.tr("Hide it again"))
        self._older.setText(
            self.tr("Backups made before keep the passphrase they had. Keep that one too.")
        )
        self.back_button.setText(self.tr("Back"))
        self.choose_button.setText(self.tr("Use this passphrase"))
        self._judge()

    @Slot()
    def _judge(self) -> None:
        self._error = None
        judged = strength(self.typed.text())
        words = {
            "short": self.tr(
                "%Ln letters or more; four short words are easy to keep", "", SHORTEST
            ),
            "weak": self.tr("Too easy to guess: repeats, digits alone or rows of the keyboard"),
            "fair": self.tr("Good enough; a longer one is better"),
            "strong": self.tr("Strong"),
        }
        self.judged.setText(words[judged])
        self.judged.set_tone(_TONES[judged])
        first, second = as_typed(self.typed.text()), as_typed(self.again.text())
        differs = bool(second) and not first.startswith(second)
        self._again_field.set_error(self.tr("It differs from the first") if differs else "")
        self._show()

    def _agrees(self) -> bool:
        first, second = as_typed(self.typed.text()), as_typed(self.again.text())
        return first == second and strength(first) in ("fair", "strong")

    def _show(self) -> None:
        busy = self._doing.busy
        self._bar.set_busy(busy)
        self._field.set_error(under_field(self._speech, self._error))
        self.choose_button.setEnabled(self._agrees() and not busy)
        for field in (self.typed, self.again):
            field.setEnabled(not busy)
        self.refit()

    @Slot()
    def _go_on(self) -> None:
        self.again.setFocus()

    @Slot()
    def _choose(self) -> None:
        if self._agrees() and not self._doing.busy:
            work = partial(self._work, self.typed.text())
            self._doing.run(work, done=self._take, failed=self._refuse)
            self._show()

    def _work(self, passphrase: str, _job: JobContext) -> None:
        self._backups.set_passphrase(passphrase)

    @Slot(object)
    def _take(self, _nothing: object) -> None:
        self.accept()
        self.chosen.emit()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self._show()

    @Slot(int)
    def _go(self, _result: int) -> None:
        for field in (self.typed, self.again):
            field.clear()
        self.deleteLater()
