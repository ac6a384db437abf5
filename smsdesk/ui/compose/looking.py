"""Keeping a look at the draft up to date while somebody writes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Draft
from smsdesk.services.composing import ComposingService
from smsdesk.ui.compose.preparing import Look, Source, looking
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.latest import Repeated

DELAY_MS = 150
Asked = tuple[Draft, Sequence[Source]]


class Looking(QObject):
    """Looks a moment after the last change, in a job; an answer that came too late is dropped.

    ``asked`` gives the draft and its people as they stand, None where there is no account.
    """

    looked = Signal(object)  # Look
    failed = Signal(object)  # SmsdeskError
    busy_changed = Signal()

    def __init__(
        self,
        composing: ComposingService,
        jobs: JobRunner,
        asked: Callable[[], Asked | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composing = composing
        self._asked = asked
        self._serial = 0
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._repeated = Repeated(jobs, self._next, done=self._take, failed=self._fail, parent=self)
        self._timer.timeout.connect(self._repeated.run)
        self._repeated.busy_changed.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        """Tell whether people are being merged and counted."""
        return self._repeated.busy

    @property
    def settled(self) -> bool:
        """Tell whether the last look is of what stands there now."""
        return not (self._timer.isActive() or self.busy)

    @Slot()
    def begin(self) -> None:
        """Something changed: look a moment later."""
        self._serial += 1
        self._timer.start()

    def _next(self) -> Work | None:
        asked = self._asked()
        if asked is None:
            return None
        draft, sources = asked
        return looking(self._composing, draft, sources, self._serial)

    @Slot(object)
    def _take(self, look: Look) -> None:
        if look.serial == self._serial:
            self.looked.emit(look)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.failed.emit(error)
