"""The icon beside the clock: where the window waits, closed, for what is planned."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from smsdesk.ui.style.icons import app_icon


class Tray(QObject):
    """Shown while the window is closed and something is planned. A press opens the window."""

    opened = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.icon = QSystemTrayIcon(app_icon(), self)
        self.menu = QMenu(window)
        self.open_act = QAction(self)
        self.quit_act = QAction(self)
        self.menu.addAction(self.open_act)
        self.menu.addAction(self.quit_act)
        self.icon.setContextMenu(self.menu)

        self.icon.activated.connect(self._open)
        self.icon.messageClicked.connect(self.opened)
        self.open_act.triggered.connect(self.opened)
        self.quit_act.triggered.connect(self.quit_wanted)
        self.retranslate()

    @staticmethod
    def is_there() -> bool:
        """Tell whether this desktop has a place for it."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def tell(self, title: str, sentence: str) -> None:
        """Say something beside the clock, as far as the desktop shows it."""
        self.icon.showMessage(title, sentence, self.icon.icon())

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.icon.setToolTip("smsdesk")
        self.open_act.setText(self.tr("Open smsdesk"))
        self.quit_act.setText(self.tr("Quit; what is planned is asked about at the next start"))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _open(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
