"""The window over data that can only be read: History, and a banner that says why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.history.page import HistoryPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech
from smsdesk.ui.status_line import StatusItem
from smsdesk.ui.trouble import Trouble

if TYPE_CHECKING:
    from smsdesk.services.desk import Desk


class ReadingBanner(Trouble):
    """Says over every page, and in the status line, why nothing can be sent."""

    def __init__(self, frame: Frame, speech: Speech) -> None:
        self._frame = frame
        super().__init__(speech)

    def retranslate(self) -> None:
        """Say it anew."""
        super().retranslate()
        words = self._speech.word("reading_only")
        self._frame.set_status([StatusItem("block", words, "eye")])

    def way_out(self, _error: SmsdeskError) -> str:
        """Return the word on the button."""
        return self.tr("What can be done?")


class ReadingDesk(QObject):
    """Shows History alone. Whatever would write asks what can be done instead."""

    help_wanted = Signal()

    def __init__(self, frame: Frame, desk: "Desk", jobs: JobRunner, speech: Speech) -> None:
        super().__init__(frame)
        self._frame = frame
        self.banner = ReadingBanner(frame, speech)
        self.page = HistoryPage(
            desk.history,
            desk.sending,
            desk.accounts,
            jobs,
            speech,
            desk.clock,
            reports=desk.reports,
            totals=desk.totals,
            exporting=desk.exporting,
            writing_back=desk.writing_back,
            asks=False,
        )
        above = QWidget()
        margins = QVBoxLayout(above)
        margins.setContentsMargins(12, 12, 12, 0)
        margins.addWidget(self.banner)
        self._above = above
        if desk.trouble is not None:
            self.banner.show_error(desk.trouble)
        frame.set_page(Tab.HISTORY, self.page)
        frame.put_above(above)
        frame.set_open_tabs((Tab.HISTORY,))
        frame.rail.account.hide()
        frame.show_tab(Tab.HISTORY)
        self._connect()
        self.page.refresh()

    def take_down(self) -> None:
        """Make room for the pages of a desk that is whole again."""
        for widget in (self.page, self._above):  # by Qt as a whole, not by Python piece by piece
            widget.hide()
            widget.deleteLater()
        self._frame.set_open_tabs(tuple(Tab))
        self._frame.rail.account.show()
        self._frame.set_status([])
        self.deleteLater()

    def _connect(self) -> None:
        self.banner.pressed.connect(self.help_wanted)
        for asked in (
            self.page.resume_wanted,
            self.page.retry_wanted,
            self.page.resolve_wanted,
            self.page.new_message_wanted,
        ):
            asked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.help_wanted.emit()
