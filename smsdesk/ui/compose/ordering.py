"""Filling the pickers of sender, template and options, and asking for what they do not list."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Draft, SenderName, ServiceInfo, ServiceTemplate
from smsdesk.services.accounts import AccountService
from smsdesk.ui.ask_dialog import AskDialog
from smsdesk.ui.compose.options_dialog import OptionsDialog
from smsdesk.ui.compose.order_row import OrderRow
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech

Senders = tuple[Account, tuple[SenderName, ...]]
Templates = tuple[Account, tuple[ServiceTemplate, ...]]


class Ordering(QObject):
    """Asks the service of the account in use on behalf of the row of pickers."""

    changed = Signal()
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self,
        page: QWidget,
        row: OrderRow,
        *,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._row = row
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._account: Account | None = None
        self._info: ServiceInfo | None = None

        row.changed.connect(self.changed)
        row.other_sender_wanted.connect(self._ask_sender)
        row.options_wanted.connect(self.ask_options)

    def use(self, account: Account, info: ServiceInfo) -> None:
        """Offer what this account has; its service is asked for the rest."""
        self._account = account
        self._info = info
        self._row.use(account, info)
        self._jobs.run(
            partial(self._read_senders, account), done=self._show_senders, failed=self._fail
        )
        if info.lists_templates:
            self._jobs.run(
                partial(self._read_templates, account), done=self._show_templates, failed=self._fail
            )

    @Slot(object)
    def choose_sender(self, name: str) -> None:
        """Send under this name."""
        self._row.set_sender(name)
        self.changed.emit()

    def use_template(self, template: ServiceTemplate) -> None:
        """Send with this template, under its sender."""
        if template.sender:
            self._row.set_sender(template.sender)
        self._row.set_template(template.template)
        self.changed.emit()

    def take(self, draft: Draft) -> None:
        """Choose what a draft of this account had."""
        if draft.sender:
            self._row.set_sender(draft.sender)
        self._row.set_template(draft.template)
        self._row.set_options(draft.options)
        self.changed.emit()

    @Slot()
    def ask_options(self) -> None:
        """Ask for the options that this message alone has."""
        if self._account is None or self._info is None:
            return
        usual = {field.key: field.default for field in self._info.settings}
        dialog = OptionsDialog(
            self._page.window(),
            self._info,
            self._row.options,
            usual | dict(self._account.settings),
            self._speech,
        )
        dialog.chosen.connect(self._take_options)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def _read_senders(self, account: Account, _job: JobContext) -> Senders:
        return account, self._accounts.senders.of(account)

    def _read_templates(self, account: Account, _job: JobContext) -> Templates:
        return account, self._accounts.templates(account)

    @Slot(object)
    def _show_senders(self, answer: Senders) -> None:
        account, senders = answer
        if account == self._account:
            self._row.show_senders(senders, practice=account.practice)
            self.changed.emit()

    @Slot(object)
    def _show_templates(self, answer: Templates) -> None:
        account, templates = answer
        if account == self._account:
            self._row.show_templates(templates)
            self.changed.emit()

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.failed.emit(error)

    @Slot()
    def _ask_sender(self) -> None:
        dialog = AskDialog(
            self._page.window(),
            self.tr("Another sender"),
            caption=self.tr("Sender"),
            help_words=self.tr("To the letter as the service knows it."),
            back=self.tr("Back"),
            accept=self.tr("Use this sender"),
            close_name=self.tr("Close"),
        )
        dialog.answered.connect(self.choose_sender)
        dialog.answered.connect(dialog.accept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _take_options(self, options: Mapping[str, str]) -> None:
        self._row.set_options(options)
        self.changed.emit()
