"""Work that is asked for faster than it is done: only the newest answer counts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

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


class Repeated(QObject):
    """The same work again and again, one at a time; what is asked for meanwhile follows once.

    Unlike ``Latest`` it cancels nothing, so that news which never stop cannot starve the page.
    ``next_work`` gives the work for what stands there now, None for nothing to do.
    """

    busy_changed = Signal()

    def __init__(
        self,
        jobs: JobRunner,
        next_work: Callable[[], Work | None],
        *,
        done: Callable[[Any], object],
        failed: Callable[[Any], object] | None = None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._next_work = next_work
        self._done = done
        self._failed = failed
        self._busy = False
        self._again = False

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._busy

    @Slot()
    def run(self) -> None:
        """Do it now, or as soon as the present run has ended."""
        if self._busy:
            self._again = True
            return
        work = self._next_work()
        if work is None:
            return
        self._busy = True
        self._jobs.run(work, done=self._done, failed=self._failed, ended=self._end)
        self.busy_changed.emit()

    @Slot()
    def _end(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.run()
        if not self._busy:
            self.busy_changed.emit()
