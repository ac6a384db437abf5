"""Add an account, in the middle of the window; and enter the keys of one anew."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, ServiceInfo
from smsdesk.services.accounts import AccountService, BalanceAnswer
from smsdesk.ui.accounts.add_panel import DONE, KEYS, SERVICE, AddPanel
from smsdesk.ui.accounts.key_form import KeyForm
from smsdesk.ui.jobs import Job, JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import PlainLabel


class AccountDialog(Worded, Dialog):
    """Service, then keys, tested before anything is stored. A refused key keeps all typed."""

    added = Signal(object)  # Account

    def __init__(
        self, window: QWidget, accounts: AccountService, jobs: JobRunner, speech: Speech
    ) -> None:
        super().__init__(window, self.tr("Add account"), close_name=self.tr("Close"))
        self.panel = AddPanel(accounts, jobs, speech)
        self.back_button = Button("")
        self.next_button = Button("", "primary")
        self.next_button.setDefault(True)

        self.body.addWidget(self.panel)
        self.foot.add_right(self.back_button, self.next_button)

        self.panel.step_changed.connect(self._show_step)
        self.panel.busy_changed.connect(self._show_busy)
        self.panel.added.connect(self.added)
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.finished.connect(self.panel.stop)
        self.retranslate()

    def open_panel(self) -> None:
        """Show the dialog."""
        self.present(self.panel.first_widget)

    @Slot()
    def _go_on(self) -> None:
        if self.panel.step == DONE:
            self.accept()
        else:
            self.panel.forward()

    @Slot()
    def _go_back(self) -> None:
        if self.panel.step == SERVICE:
            self.reject()
        else:
            self.panel.back()

    @Slot(object)
    def _show_step(self, step: int) -> None:
        self.retranslate()
        first = self.next_button if step == DONE else self.panel.first_widget
        first.setFocus()

    @Slot(object)
    def _show_busy(self, _busy: bool) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Say what this step asks, and name its buttons."""
        step, busy = self.panel.step, self.panel.busy
        words = {SERVICE: self.tr("Enter the keys"), DONE: self.tr("Done")}
        testing = self.tr("Testing…")
        self.next_button.setText(testing if busy else words.get(step, self.tr("Test and save")))
        self.next_button.setEnabled(not busy)
        self.back_button.setText(self.tr("Cancel") if step == SERVICE else self.tr("Back"))
        self.back_button.setVisible(step != DONE)
        self.title.setText(self.tr("Add account"))
        subtitle = self.tr("Which service are you a customer of?")
        self.set_subtitle({SERVICE: subtitle, KEYS: self.panel.title}.get(step, ""))


class KeysDialog(Dialog):
    """Enter an account's keys anew. The old ones stay until the service took the new.

    A subclass may ask for more, and change more, at once.
    """

    changed = Signal(object)  # BalanceAnswer

    def __init__(
        self,
        window: QWidget,
        account: Account,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(
            window, self._heading(), subtitle=account.name, close_name=self.tr("Close")
        )
        self._account = account
        self._accounts = accounts
        self._jobs = jobs
        self._job: Job | None = None
        info = accounts.service(account.service)
        self.form = KeyForm({info.name: info}, speech)
        self.save_button = Button(self.tr("Test and save"), "primary")
        self.save_button.setDefault(True)
        self.cancel_button = Button(self.tr("Cancel"))

        self.body.addWidget(PlainLabel(self._promise(), "muted", wrap=True))
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.foot.add_right(self.cancel_button, self.save_button)
        self._show_form(info)

        self.form.memory_wanted.connect(self._keep_in_memory)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(self._stop)

    def open_form(self) -> None:
        """Show the dialog."""
        self.present(self.form.first_field)

    def _heading(self) -> str:
        return self.tr("Change the key")

    def _promise(self) -> str:
        return self.tr("The old key is used until the new one works.")

    def _show_form(self, info: ServiceInfo) -> None:
        self.form.show_keys(info)

    def _work(self, *, remember: bool) -> Callable[[JobContext], BalanceAnswer]:
        return partial(self._change, self.form.typed_keys(), remember)

    @Slot()
    def _save(self) -> None:
        self._start(remember=True)

    @Slot()
    def _keep_in_memory(self) -> None:
        self._start(remember=False)

    def _start(self, *, remember: bool) -> None:
        if self._job is not None or not self.form.is_complete():
            return
        self._dress(busy=True)
        work = self._work(remember=remember)
        self._job = self._jobs.run(work, done=self._end_well, failed=self._fail, ended=self._rest)

    def _change(self, keys: dict[str, str], remember: bool, job: JobContext) -> BalanceAnswer:
        return self._accounts.change_keys(self._account.name, keys, remember=remember, job=job)

    @Slot(object)
    def _end_well(self, answer: BalanceAnswer) -> None:
        self.form.forget()
        self.changed.emit(answer)
        self.accept()

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self._dress(busy=False)
        self.form.set_trouble(error)

    @Slot()
    def _rest(self) -> None:
        self._job = None
        self._dress(busy=False)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _dress(self, *, busy: bool) -> None:
        self.form.set_busy(busy)
        self.save_button.setEnabled(not busy)
        self.save_button.setText(self.tr("Testing…") if busy else self.tr("Test and save"))


class AddressDialog(KeysDialog):
    """Another address for an account, and the keys that go with it: none of the old goes there."""

    def _heading(self) -> str:
        return self.tr("Change the address")

    def _promise(self) -> str:
        return self.tr("The keys are tested at the new address. Until they work, nothing changes.")

    def _show_form(self, info: ServiceInfo) -> None:
        self.form.show_address(info, practice=self._account.practice)

    def _work(self, *, remember: bool) -> Callable[[JobContext], BalanceAnswer]:
        typed = self.form.typed()
        return partial(self._move, typed.base_url, dict(typed.credentials), remember)

    def _move(
        self, base_url: str, keys: dict[str, str], remember: bool, job: JobContext
    ) -> BalanceAnswer:
        return self._accounts.change_address(
            self._account.name, base_url, keys, remember=remember, job=job
        )
