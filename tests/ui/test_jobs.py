import gc
import sys
import threading

import pytest
from PySide6.QtCore import QObject, QSortFilterProxyModel, Signal

from smsdesk.core.errors import ServiceError
from smsdesk.core.jobs import Progress
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.models.rows import Column, RowsModel


def test_callbacks_run_in_the_gui_thread(qtbot, jobs):
    seen = []
    jobs.run(
        lambda job: threading.get_ident(),
        done=lambda worker: seen.append((worker, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(seen))

    ((worker, slot),) = seen
    assert slot == threading.get_ident() != worker


@pytest.mark.parametrize("_", range(20))
def test_an_instant_job_still_reports(qtbot, jobs, _):
    with qtbot.waitCallback() as done:
        jobs.run(lambda job: 42, done=done)
    done.assert_called_with(42)


def test_progress_arrives_in_order_and_before_the_result(qtbot, jobs):
    heard = []

    def work(job):
        for number in range(3):
            job.report(Progress(number, 3))
        return "done"

    jobs.run(work, done=heard.append, progress=heard.append, ended=lambda: heard.append("ended"))
    qtbot.waitUntil(lambda: "ended" in heard)

    assert heard == [*(Progress(number, 3) for number in range(3)), "done", "ended"]


def test_errors_without_a_handler_reach_the_window(qtbot, jobs):
    def work(job):
        raise ServiceError("service_unreachable", service="thaibulksms")

    with qtbot.waitSignal(jobs.unhandled) as caught:
        jobs.run(work, done=print)

    assert caught.args[0].code == "service_unreachable"
    assert caught.args[0].params == {"service": "thaibulksms"}


def test_a_handler_keeps_an_error_from_the_window(qtbot, jobs):
    failed, unhandled = [], []
    jobs.unhandled.connect(unhandled.append)

    def work(job):
        raise ServiceError("service_unreachable")

    jobs.run(work, done=print, failed=failed.append)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert [error.code for error in failed] == ["service_unreachable"]
    assert not unhandled


def test_a_bug_has_a_code_and_its_story_is_in_the_log(qtbot, jobs, caplog):
    with qtbot.waitSignal(jobs.unhandled) as caught:
        jobs.run(lambda job: 1 / 0, done=print)

    assert caught.args[0].code == "bug"
    assert "division by zero" not in caught.args[0].detail
    assert "ZeroDivisionError" in caplog.text


def test_cancel_wakes_a_sleeping_job_and_is_no_error(qtbot, jobs):
    failed, ended = [], []
    job = jobs.run(
        lambda job: job.sleep(60),
        done=print,
        failed=failed.append,
        ended=lambda: ended.append(True),
    )

    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=2000)

    assert not failed
    assert not jobs.busy


def test_a_cancelled_job_that_waits_its_turn_never_starts(qtbot, jobs):
    gate, started = threading.Event(), []
    jobs.run(lambda job: gate.wait(5), done=print)
    waiting = jobs.run(lambda job: started.append(True), done=print)

    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert not started


def test_a_widget_that_dies_during_its_job_hears_nothing(qtbot, jobs):
    gate, heard = threading.Event(), []

    class Owner(QObject):
        def take(self, result):
            heard.append(result)

    owner = Owner()
    jobs.run(lambda job: gate.wait(5), done=owner.take)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert not heard


def test_shutdown_waits_for_what_runs(qtbot, jobs):
    stopped = []

    def work(job):
        try:
            job.sleep(60)
        finally:
            stopped.append(True)

    jobs.run(work, done=print)
    qtbot.wait(20)
    jobs.shutdown()

    assert stopped


def test_after_the_shutdown_nothing_is_busy_that_never_began(qtbot, jobs):
    told = []
    jobs.run(lambda job: job.sleep(60), done=told.append)
    jobs.run(lambda _job: 1, done=told.append)

    jobs.shutdown()

    qtbot.waitUntil(lambda: not jobs.busy, timeout=2000)
    assert told == []


class Sender(QObject):
    told = Signal(object)


def test_signals_and_resets_leave_true_and_none_alone(qtbot):
    sender, heard = Sender(), []
    sender.told.connect(heard.append)
    model = RowsModel([Column("flag", str, key=bool)])
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    gc.collect()
    before = sys.getrefcount(True), sys.getrefcount(None)

    for number in range(1000):
        sender.told.emit(number % 2 == 0)
        sender.told.emit(None)
    for _ in range(100):
        model.set_rows([True, None, False] * 10)
        proxy.sort(0)
    model.set_rows([])
    heard.clear()
    gc.collect()

    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(abs(new - old) < 100 for new, old in zip(after, before, strict=True))


def test_after_the_shutdown_nothing_is_started_and_nobody_is_called(qtbot):
    runner = JobRunner()
    told = []
    runner.run(lambda _job: 1, done=told.append)
    qtbot.waitUntil(lambda: told == [1])
    runner.shutdown()

    runner.run(lambda _job: 2, done=told.append, failed=told.append)

    assert not runner.busy
    qtbot.wait(30)
    assert told == [1]
