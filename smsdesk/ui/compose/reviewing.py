"""The way from a draft to a frozen campaign: one receipt at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Draft
from smsdesk.services.accounts import AccountService
from smsdesk.services.composing import ComposingService
from smsdesk.ui.compose.preparing import Source
from smsdesk.ui.compose.receipt_dialog import ReceiptDialog
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech


class Reviewing(QObject):
    """Shows receipts, and hands on what comes of them."""

    confirmed = Signal(object)  # Campaign
    voided = Signal(object)  # the code of the sentence that says why
    everybody_wanted = Signal()

    def __init__(
        self,
        page: QWidget,
        *,
        composing: ComposingService,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._composing = composing
        self._accounts = accounts
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._receipt: ReceiptDialog | None = None

    @property
    def receipt(self) -> ReceiptDialog | None:
        """Return the receipt in sight."""
        return self._receipt

    def begin(self, draft: Draft, sources: Sequence[Source]) -> None:
        """Show the receipt of a draft."""
        dialog = ReceiptDialog(
            self._page.window(),
            draft,
            tuple(sources),
            composing=self._composing,
            accounts=self._accounts,
            jobs=self._jobs,
            speech=self._speech,
            clock=self._clock,
        )
        dialog.confirmed.connect(self.confirmed)
        dialog.voided.connect(self.voided)
        dialog.everybody_wanted.connect(self.everybody_wanted)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        self._receipt = dialog
        dialog.begin()

    @Slot()
    def _forget(self) -> None:
        self._receipt = None
