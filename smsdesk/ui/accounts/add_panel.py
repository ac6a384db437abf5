"""Adding an account: which service, its keys, and what the service answered.

The dialog and the first start both stand around this panel; neither repeats what it does.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.accounts import AccountService, BalanceAnswer, NewAccount
from smsdesk.ui.accounts.credit import credit_words
from smsdesk.ui.accounts.key_form import KeyForm
from smsdesk.ui.accounts.service_picker import PRACTICE, ServicePicker
from smsdesk.ui.jobs import Job, JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.figure import Figure
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

MIDDLE = Qt.AlignmentFlag.AlignHCenter
SERVICE, KEYS, DONE = range(3)


class Works(QWidget):
    """The good end: the account works, and so much credit is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(role="heading", wrap=True)
        self.figure = Figure()
        self.sentence = PlainLabel(role="muted", wrap=True)
        self.heading.setAlignment(MIDDLE)
        self.sentence.setAlignment(MIDDLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(8)
        column.addWidget(IconLabel("circle-check", "ok", 40), 0, MIDDLE)
        column.addWidget(self.heading)
        column.addWidget(self.figure, 0, MIDDLE)
        column.addWidget(self.sentence)

    def show_words(self, heading: str, number: str, unit: str, sentence: str) -> None:
        """Say that it works."""
        self.heading.setText(heading)
        self.figure.show_number(number, unit)
        self.figure.setVisible(bool(number))
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


class AddPanel(Worded, QWidget):
    """Three steps under one roof. Its owner has the buttons and calls ``forward`` and ``back``."""

    step_changed = Signal(object)  # SERVICE, KEYS or DONE
    busy_changed = Signal(object)  # bool
    added = Signal(object)  # Account

    def __init__(
        self,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._services = {info.name: info for info in accounts.services()}
        self._taken: frozenset[str] = frozenset()
        self._job: Job | None = None
        self._answer: BalanceAnswer | None = None
        self._step = SERVICE
        self.picker = ServicePicker(tuple(self._services.values()), speech)
        self.note = PlainLabel(role="muted", wrap=True)
        self.form = KeyForm(self._services, speech)
        self.works = Works()

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.picker, self.note, self.form, self.works):
            column.addWidget(part)
        column.addStretch()

        self.form.memory_wanted.connect(self._keep_in_memory)
        self.form.untested_wanted.connect(self._save_untested)
        self._show_step(SERVICE)
        jobs.run(self._look_up_names, done=self._take_names)

    @property
    def step(self) -> int:
        """Return SERVICE, KEYS or DONE."""
        return self._step

    @property
    def busy(self) -> bool:
        """Tell whether keys are being tested."""
        return self._job is not None

    @property
    def is_practice(self) -> bool:
        """Tell whether practice was chosen."""
        return self.picker.current == PRACTICE

    @property
    def title(self) -> str:
        """Return the name of what was chosen."""
        if self.is_practice:
            return self.tr("Practice account")
        return self._services[self._service_name()].title

    @property
    def first_widget(self) -> QWidget:
        """Return what takes the focus in this step."""
        if self._step == KEYS:
            return self.form.first_field
        return self.picker.current_card

    @Slot()
    def forward(self) -> None:
        """Go on: to the keys, or test and save them."""
        if self._step == SERVICE:
            info = self._services[self._service_name()]
            self.form.show_service(info, practice=self.is_practice, taken=self._taken)
            self._show_step(KEYS)
        elif self._step == KEYS and not self.busy and self.form.is_complete():
            self._save()

    def back(self) -> None:
        """Go back to the services; what was typed stays."""
        self.stop()
        self._show_step(SERVICE)

    def stop(self) -> None:
        """Stop testing; an account that is not stored yet will not be."""
        if self._job is not None:
            self._job.cancel()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        if self.is_practice:
            self.note.setText(
                self.tr(
                    "The service is imitated on this computer, so no key is needed. "
                    "The balance is play money."
                )
            )
        else:
            self.note.setText(
                self.tr("Copy the keys from {service}'s own page. We test them at once.").format(
                    service=self.title
                )
            )
        if self._answer is not None:
            self._show_answer(self._answer)

    def _service_name(self) -> str:
        current = self.picker.current
        if current != PRACTICE:
            return current
        info = self.form.info
        return info.name if info else next(iter(self._services))

    def _show_step(self, step: int) -> None:
        self._step = step
        self.retranslate()
        self.picker.setVisible(step == SERVICE)
        self.note.setVisible(step == KEYS)
        self.form.setVisible(step == KEYS)
        self.works.setVisible(step == DONE)
        self.step_changed.emit(step)

    # --- testing and saving ---------------------------------------------------------------

    def _look_up_names(self, _job: JobContext) -> frozenset[str]:
        return frozenset(account.name for account in self._accounts.all())

    @Slot(object)
    def _take_names(self, names: frozenset[str]) -> None:
        self._taken = names

    @Slot()
    def _keep_in_memory(self) -> None:
        self._save(remember=False)

    @Slot()
    def _save_untested(self) -> None:
        self._save(test=False)

    def _save(self, *, remember: bool = True, test: bool = True) -> None:
        if self.busy:
            return
        self.form.set_trouble(None)
        self.form.set_busy(True)
        work = partial(self._add, self.form.typed(), remember, test)
        self._job = self._jobs.run(work, done=self._end_well, failed=self._fail, ended=self._rest)
        self.busy_changed.emit(True)

    def _add(self, new: NewAccount, remember: bool, test: bool, job: JobContext) -> BalanceAnswer:
        return self._accounts.add_tested(new, remember=remember, test=test, job=job)

    @Slot(object)
    def _end_well(self, answer: BalanceAnswer) -> None:
        self.form.forget()
        self._answer = answer
        self._show_answer(answer)
        self._show_step(DONE)
        self.added.emit(answer.account)

    def _show_answer(self, answer: BalanceAnswer) -> None:
        account = answer.account
        credit = credit_words(answer.balances, self._accounts.usual_kind(account), self._speech)
        unit = self.tr("{kind} credits").format(kind=credit.kind) if credit.kind else ""
        self.works.show_words(
            self._speech.word(
                "account_works" if answer.balances else "account_added", name=account.name
            ),
            credit.number if answer.balances else "",
            unit or self.tr("credits"),
            credit.others,
        )

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.form.set_busy(False)
        self.form.set_trouble(error)

    @Slot()
    def _rest(self) -> None:
        self._job = None
        self.form.set_busy(False)
        self.busy_changed.emit(False)
