"""The first day on which what is planned needs more credits than will be there."""

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from smsdesk.core.schedule import date_text, in_bangkok
from smsdesk.services.accounts import AccountService
from smsdesk.services.scheduling import Planned
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner


class ShortfallBanner(Worded, Banner):
    """Says how much is missing and by when; leads to where credits are bought."""

    def __init__(
        self, accounts: AccountService, speech: Speech, parent: QWidget | None = None
    ) -> None:
        super().__init__("warn", parent=parent)
        self._accounts = accounts
        self._speech = speech
        self._planned = Planned()
        self.pressed.connect(self._top_up)
        self.hide()

    def show_planned(self, planned: Planned) -> None:
        """Show the soonest shortfall, or nothing."""
        self._planned = planned
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        found = next(iter(self._planned.shortfalls), None)
        self.setVisible(found is not None)
        if found is None:
            return
        sentence = self.tr("What is planned on {day} needs {needed} credits; {account} has {there}")
        second = self.tr("{missing} are missing. Top up before {time} that day and it goes out")
        self.show_words(
            "warn",
            sentence.format(
                day=date_text(found.before, self._speech.language),
                needed=f"{found.needed:,}",
                account=found.pot[0],
                there=f"{found.there:,}",
            ),
            second.format(missing=f"{found.missing:,}", time=f"{in_bangkok(found.before):%H:%M}"),
            self.tr("Open top-up page") if self._url(found.pot[0]) else "",
        )

    def _url(self, account: str) -> str:
        """Return where credits are bought, "" for a practice account."""
        for one in self._planned.coming:
            if one.account == account and not one.practice:
                return self._accounts.service(one.service).report_url
        return ""

    @Slot()
    def _top_up(self) -> None:
        for short in self._planned.shortfalls[:1]:
            QDesktopServices.openUrl(QUrl(self._url(short.pot[0])))
