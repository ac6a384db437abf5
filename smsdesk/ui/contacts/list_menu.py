"""What can be done to a whole list besides writing to it, behind one button."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from smsdesk.ui.language import Worded
from smsdesk.ui.style import icon
from smsdesk.ui.widgets.button import IconButton


class ListMenuButton(Worded, IconButton):
    """Opens the acts on the list in sight. Each act is a signal."""

    rename_wanted = Signal()
    details_wanted = Signal()
    merge_wanted = Signal()
    export_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ellipsis", "–", boxed=True, side=38, parent=parent)
        self._list = ""
        self.menu_of_acts = QMenu(self)
        self.rename_act = QAction(self)
        self.details_act = QAction(self)
        self.merge_act = QAction(self)
        self.export_act = QAction(self)
        self.delete_act = QAction(self)
        self.rename_act.setShortcut(QKeySequence("F2"))
        self.rename_act.setShortcutVisibleInContextMenu(True)
        self._pictures = {
            "pencil": self.rename_act,
            "tag": self.details_act,
            "layers": self.merge_act,
            "download": self.export_act,
            "trash-2": self.delete_act,
        }
        for act, wanted in (
            (self.rename_act, self.rename_wanted),
            (self.details_act, self.details_wanted),
            (self.merge_act, self.merge_wanted),
            (self.export_act, self.export_wanted),
            (self.delete_act, self.delete_wanted),
        ):
            act.triggered.connect(wanted)
            if act is self.delete_act:
                self.menu_of_acts.addSeparator()
            self.menu_of_acts.addAction(act)
        self.clicked.connect(self.open_menu)
        self.retranslate()

    def show_list(self, name: str, *, alone: bool) -> None:
        """Say which list it is about; a list that is alone cannot be merged."""
        self._list = name
        self.merge_act.setEnabled(not alone)
        self.retranslate()

    @Slot()
    def open_menu(self) -> None:
        """Show the acts under the button, with icons of the present theme."""
        for picture, act in self._pictures.items():
            act.setIcon(icon(picture, "muted", 17))
        self.menu_of_acts.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_name(self.tr("What can be done with “{list}”").format(list=self._list))
        self.menu_of_acts.setAccessibleName(self.accessibleName())
        self.rename_act.setText(self.tr("Rename"))
        self.details_act.setText(self.tr("Tags and consent"))
        self.merge_act.setText(self.tr("Merge into another list"))
        self.export_act.setText(self.tr("Export to Excel or CSV"))
        self.delete_act.setText(self.tr("Delete the list"))
