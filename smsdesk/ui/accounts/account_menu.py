"""Accounts to a file and from one, behind a button of the page."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from smsdesk.ui.language import Worded
from smsdesk.ui.style import icon
from smsdesk.ui.widgets.button import IconButton

SUFFIX = ".json"
KIND = "JSON (*.json)"


class AccountMenuButton(Worded, IconButton):
    """Asks for the file; the system asks before one is replaced."""

    export_wanted = Signal(object)  # Path
    import_wanted = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ellipsis", "–", parent=parent)
        self.menu_of_acts = QMenu(self)
        self.export_act = QAction(self)
        self.import_act = QAction(self)
        self._pictures = {"download": self.export_act, "upload": self.import_act}

        self.menu_of_acts.addActions([self.export_act, self.import_act])

        self.export_act.triggered.connect(self._ask_where_to)
        self.import_act.triggered.connect(self._ask_which)
        self.clicked.connect(self.open_menu)
        self.retranslate()

    def show_accounts(self, *, some: bool) -> None:
        """Let accounts be written only where there are some."""
        self.export_act.setEnabled(some)

    @Slot()
    def open_menu(self) -> None:
        """Show the acts under the button, with icons of the present theme."""
        for picture, act in self._pictures.items():
            act.setIcon(icon(picture, "muted", 17))
        self.menu_of_acts.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_name(self.tr("More about accounts"))
        self.menu_of_acts.setAccessibleName(self.accessibleName())
        self.export_act.setText(self.tr("Export accounts…"))
        self.import_act.setText(self.tr("Accounts from a file…"))

    @Slot()
    def _ask_where_to(self) -> None:
        title = self.export_act.text()
        chosen, _ = QFileDialog.getSaveFileName(self.window(), title, f"smsdesk{SUFFIX}", KIND)
        if chosen:
            path = Path(chosen)
            named = path.suffix.casefold() == SUFFIX
            self.export_wanted.emit(path if named else path.with_name(path.name + SUFFIX))

    @Slot()
    def _ask_which(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.window(), self.import_act.text(), "", KIND)
        if chosen:
            self.import_wanted.emit(Path(chosen))
