"""Run plain functions in worker threads; bring their news back to the GUI thread."""
# ruff: noqa: PLC0415 - imports inside functions keep the first paint quick

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Union

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.errors import Cancelled, SmsdeskError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from PySide6.QtCore import SignalInstance

    from smsdesk.core.jobs import JobContext

log = logging.getLogger(__name__)

TURN_SECONDS = 0.001
"""How long a worker may keep the interpreter from the window, which asks for it at each call into
Qt: with Python's own 5 ms a page beside a long job takes a tenth of a second to paint."""

Work = Callable[["JobContext"], Any]
Taker = Union[Callable[[Any], object], "SignalInstance"]
"""Takes a result, an error or news: a bound method of a widget, or a signal to pass it on."""


class Bug(SmsdeskError):
    """Something nobody foresaw. The log has the whole story."""

    def __init__(self, cause: Exception) -> None:
        super().__init__("bug", detail=type(cause).__name__)


class Job(QObject):
    """One running piece of work. Its owner can only cancel it.

    Lives in the GUI thread. The signals are private: whoever connected after
    the start could miss them, so callbacks go through ``JobRunner.run``.
    """

    _progressed = Signal(object)  # core.jobs.Progress, or other news of the work
    _succeeded = Signal(object)  # whatever the work returned
    _failed = Signal(object)  # SmsdeskError
    _ended = Signal(object)  # the job itself; last, exactly once

    def __init__(self, work: Work, parent: QObject) -> None:
        from smsdesk.core.jobs import JobContext

        super().__init__(parent)
        self._work = work
        self._context = JobContext(report=self._progressed.emit)

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._context.cancel()

    def _run(self) -> None:
        """Do the work, in a worker thread. Must not touch widgets."""
        try:
            self._context.check()
            self._succeeded.emit(self._work(self._context))
        except Cancelled:
            log.info("Job cancelled")
        except SmsdeskError as error:
            log.warning("Job failed: %s (%s)", error.code, error.detail)
            self._failed.emit(error)
        except Exception as error:
            log.exception("Job crashed")
            self._failed.emit(Bug(error))
        finally:
            self._ended.emit(self)


class JobRunner(QObject):
    """Owns the thread pool. Create one per application, in the GUI thread."""

    unhandled = Signal(object)  # an SmsdeskError that no caller of run() took: show a dialog

    def __init__(self, workers: int = 4, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: dict[Job, Future[None]] = {}
        self._ended = False
        sys.setswitchinterval(TURN_SECONDS)

    def run(
        self,
        work: Work,
        *,
        done: Taker,
        failed: Taker | None = None,
        progress: Taker | None = None,
        ended: Callable[[], object] | None = None,
    ) -> Job:
        """Start ``work``; call back in the GUI thread.

        Pass bound methods of widgets: Qt drops those when the widget dies. ``failed`` never
        hears of a cancelled job; ``ended`` hears of every end. After ``shutdown`` nothing is
        started any more, and nobody is called.
        """
        job = Job(work, self)
        if self._ended:
            return job
        job._succeeded.connect(done)
        job._failed.connect(failed or self.unhandled)
        if progress:
            job._progressed.connect(progress)
        if ended:
            job._ended.connect(ended)
        job._ended.connect(self._forget)
        if self._pool is None:
            self._pool = self._made_pool()
        # only now: an earlier start could outrun the connects
        self._jobs[job] = self._pool.submit(job._run)
        return job

    @property
    def busy(self) -> bool:
        """Tell whether any job is running."""
        return bool(self._jobs)

    def cancel_all(self) -> None:
        """Ask every job to stop, without waiting for it."""
        for job in self._jobs:
            job.cancel()

    def shutdown(self) -> None:
        """Cancel everything and wait. Bounded by the deadlines of the work itself."""
        self._ended = True
        self.cancel_all()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        for job in [job for job, future in self._jobs.items() if future.cancelled()]:
            del self._jobs[job]  # it never began, and so never ends

    def _made_pool(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(self._workers, thread_name_prefix="smsdesk-job")

    @Slot(object)
    def _forget(self, job: Job) -> None:
        self._jobs.pop(job, None)
        job.deleteLater()
