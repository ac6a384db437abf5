"""Looks, a few times a second, for what happens to the open desk from outside."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from smsdesk.services.doorbell import Doorbell

if TYPE_CHECKING:
    from smsdesk.services.desk import Desk

LOOK_MS = 250


class DeskWatch(QObject):
    """Tells when another start of the program calls this window, and when the data went bad."""

    called = Signal()
    troubled = Signal(object)  # StoreError, once

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told = desk.trouble is not None
        self._bell = Doorbell(desk.folder)
        self._bell.hang_out()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Look no more; nobody is called from now on."""
        self._timer.stop()
        self._bell.take_in()

    @Slot()
    def _look(self) -> None:
        if self._bell.is_rung():
            self.called.emit()
        if not self._told and self._desk.trouble is not None:
            self._told = True
            self.troubled.emit(self._desk.trouble)
