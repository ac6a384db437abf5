"""Keeping what is being written as it is typed, and bringing it back at the next start."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft
from smsdesk.services.composing import ComposingService, KeptDraft
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.latest import Repeated

DELAY_MS = 700

log = logging.getLogger(__name__)


class Keeping(QObject):
    """Keeps the draft a moment after the last change.

    ``asked`` gives the draft as it stands, None where there is no account. What was confirmed is a
    campaign and no draft any more: the same is not kept again.
    """

    kept = Signal(object)  # datetime, or None where there is nothing to keep
    brought_back = Signal(object)  # KeptDraft

    def __init__(
        self,
        composing: ComposingService,
        jobs: JobRunner,
        asked: Callable[[], Draft | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composing = composing
        self._jobs = jobs
        self._asked = asked
        self._last: Draft | None = None  # kept, or confirmed
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._repeated = Repeated(jobs, self._next, done=self._tell, failed=self._fail, parent=self)
        self._timer.timeout.connect(self._repeated.run)

    @Slot()
    def begin(self) -> None:
        """Something changed: keep it a moment later."""
        self._timer.start()

    @Slot()
    def forget(self) -> None:
        """What stands there was confirmed: the campaign has it from now on."""
        self._timer.stop()
        self._last = self._bare()
        self.kept.emit(None)

    @Slot()
    def take_back(self) -> None:
        """The campaign was undone: what stands there is a draft again."""
        self._last = None
        self.begin()

    def finish(self) -> None:
        """Keep at once what was changed a moment ago: the window closes, and no job runs on."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        draft = self._bare()
        if draft is None or draft == self._last:
            return
        try:
            self._composing.keep_draft(draft)
        except SmsdeskError as error:
            log.warning("the draft could not be kept: %s (%s)", error.code, error.detail)

    def bring_back(self) -> None:
        """Read what was being written when the program ended."""
        self._jobs.run(self._read, done=self._take, failed=self._fail)

    def _read(self, _job: JobContext) -> KeptDraft | None:
        return self._composing.kept_draft()

    @Slot(object)
    def _take(self, kept: KeptDraft | None) -> None:
        if kept is not None:
            self.brought_back.emit(kept)

    def _bare(self) -> Draft | None:
        draft = self._asked()
        return None if draft is None else replace(draft, people=())

    def _next(self) -> Work | None:
        draft = self._bare()
        if draft is None or draft == self._last:
            return None
        self._last = draft
        return partial(self._keep, draft)

    def _keep(self, draft: Draft, _job: JobContext) -> datetime | None:
        return self._composing.keep_draft(draft)

    @Slot(object)
    def _tell(self, at: datetime | None) -> None:
        self.kept.emit(at)

    @Slot(object)
    def _fail(self, _error: SmsdeskError) -> None:
        """A draft that cannot be kept stands in the window all the same; the log has why."""
        self._last = None
