"""Work of which only the newest counts: a search while somebody types, a detail, a count."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.jobs import Job, JobRunner, Work


class Latest(QObject):
    """Starts work that makes its predecessor's answer worthless; that answer is not heard.

    Callbacks are bound methods of ``parent`` or its children, called in the GUI thread.
    """

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._done: Callable[[Any], object] | None = None
        self._failed: Callable[[Any], object] | None = None
        self._progress: Callable[[Any], object] | None = None

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._job is not None

    def run(
        self,
        work: Work,
        *,
        done: Callable[[Any], object],
        failed: Callable[[Any], object] | None = None,
        progress: Callable[[Any], object] | None = None,
    ) -> None:
        """Start ``work`` and forget what was started before."""
        self.cancel()
        self._done, self._failed, self._progress = done, failed, progress
        self._job = self._jobs.run(
            work,
            done=self._succeed,
            failed=self._fail,
            progress=self._tell,
            ended=self._end,
        )

    def cancel(self) -> None:
        """Ask the present work to stop; nothing of it is heard any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _is_current(self) -> bool:
        return self._job is not None and self.sender() is self._job

    @Slot(object)
    def _succeed(self, value: object) -> None:
        if self._is_current():
            self._job = None
            if self._done:
                self._done(value)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        if not self._is_current():
            return
        self._job = None
        if self._failed:
            self._failed(error)
        else:
            self._jobs.unhandled.emit(error)

    @Slot(object)
    def _tell(self, news: object) -> None:
        if self._is_current() and self._progress:
            self._progress(news)

    @Slot()
    def _end(self) -> None:
        if self._is_current():
            self._job = None
