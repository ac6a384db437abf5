"""What stands around the Accounts page in its tests."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.ui.accounts.page import AccountsPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.table_view import TableView


class Office:
    """The Accounts page in a window of its own, over a desk."""

    def __init__(self, qtbot, desk: Desk, jobs: JobRunner, language: Language) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.jobs = jobs
        self.window = QWidget()
        self.window.resize(1080, 760)
        self.page = AccountsPage(
            desk.accounts, jobs, Speech(language), desk.clock, parent=self.window,
            balances=desk.balances, otp=desk.otp,
        )  # fmt: skip
        self.page.setGeometry(self.window.rect())
        qtbot.addWidget(self.window)
        self.window.show()

    def practise(self, simulator: Simulator, service: str, name: str = "office"):
        return self.desk.accounts.add(
            name, service, practice=True, base_url=simulator.url(service),
            credentials=simulator.credentials(service),
        )  # fmt: skip

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=20_000)

    def refresh(self) -> None:
        self.page.refresh()
        self.settle()

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def dialog(self, kind):
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def has_dialog(self, kind) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(kind))

    def choose_row(self, table: TableView, number: int) -> QModelIndex:
        index = table.model().index(number, 0)
        place = table.visualRect(index).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return index

    def open_row(self, table: TableView, number: int) -> None:
        place = table.visualRect(self.choose_row(table, number)).center()
        self.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    @property
    def senders(self) -> list[tuple[str, str, str]]:
        """Name, status and last use of each row, as they stand there."""
        rows = self.page.sections.senders.rows
        return [
            tuple(str(rows.index(row, column).data()) for column in range(3))
            for row in range(rows.rowCount())
        ]
