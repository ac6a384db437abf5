"""What can be done with one planned thing, behind one button."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from smsdesk.ui.style import icon
from smsdesk.ui.widgets.button import IconButton


class Act(NamedTuple):
    """Something to do: a stable word, what it says, its picture; ``apart`` stands below a line."""

    key: str
    text: str
    picture: str
    apart: bool = False


class ActsButton(IconButton):
    """Opens the acts. The one that is chosen is told by its word."""

    chosen = Signal(object)  # the key of the act

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ellipsis", "–", parent=parent)
        self._acts: Sequence[Act] = ()
        self._name = ""
        self._menu: QMenu | None = None
        self.clicked.connect(self.open_menu)

    @property
    def menu_of_acts(self) -> QMenu:
        """Return the menu; a hundred rows do without one until theirs is opened."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setAccessibleName(self._name)
            self._menu.triggered.connect(self._tell)
        return self._menu

    def show_acts(self, acts: Sequence[Act], name: str) -> None:
        """Offer these acts; ``name`` says to what they are done."""
        self._acts = acts
        self.set_name(name)
        self._name = name
        if self._menu is not None:
            self._menu.setAccessibleName(name)
        self.setVisible(bool(acts))

    @property
    def keys(self) -> list[str]:
        """Return the words of the acts that are offered."""
        return [act.key for act in self._acts]

    @Slot()
    def open_menu(self) -> None:
        """Show the acts under the button."""
        self.fill()
        self.menu_of_acts.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill(self) -> None:
        """Put the acts into the menu, with icons of the present theme."""
        self.menu_of_acts.clear()
        for one in self._acts:
            if one.apart:
                self.menu_of_acts.addSeparator()
            action = self.menu_of_acts.addAction(icon(one.picture, "muted", 17), one.text)
            action.setData(one.key)

    @Slot(QAction)
    def _tell(self, action: QAction) -> None:
        self.chosen.emit(action.data())
