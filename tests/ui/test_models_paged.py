import threading

import pytest
from PySide6.QtCore import QObject

from smsdesk.core.errors import InputError
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import SLICE, Ahead, PagedModel, SlicedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.widgets.table_view import TableView

COLUMNS = (Column("Number", str, key=int, right=True), Column("Name", lambda n: f"n{n}"))


class Answers(QObject):
    """Hears what a Latest tells."""

    def __init__(self):
        super().__init__()
        self.heard = []
        self.errors = []
        self.news = []

    def take(self, value):
        self.heard.append(value)

    def refuse(self, error):
        self.errors.append(error)

    def tell(self, news):
        self.news.append(news)


def test_a_paged_model_obeys_the_contract_of_qt(qtmodeltester):
    model = PagedModel(COLUMNS)
    model.start(range(5), more=True)
    model.add(range(5, 8), more=True)

    qtmodeltester.check(model)


def test_a_sliced_model_obeys_the_contract_of_qt(qtmodeltester):
    model = SlicedModel(COLUMNS)
    model.show(range(SLICE + 10))

    qtmodeltester.check(model)


def test_each_page_is_asked_for_once_until_it_comes(qtbot):
    model = PagedModel(COLUMNS)
    asked = []
    model.more_wanted.connect(lambda: asked.append(model.rowCount()))
    model.start([1, 2], more=True)

    model.fetchMore()
    model.fetchMore()
    assert asked == [2]

    model.add([3], more=False)
    model.fetchMore()
    assert asked == [2]
    assert list(model.rows) == [1, 2, 3]


def test_a_page_that_failed_can_be_asked_for_again():
    model = PagedModel(COLUMNS)
    model.start([1], more=True)
    model.fetchMore()

    model.retry()

    assert model.canFetchMore()


def test_a_million_rows_in_memory_are_handed_to_qt_in_slices():
    model = SlicedModel(COLUMNS)

    model.show(range(1_000_000))
    assert (model.rowCount(), model.total) == (SLICE, 1_000_000)

    model.fetchMore()
    assert model.rowCount() == 2 * SLICE
    assert model.row_at(SLICE) == SLICE


def test_rows_come_before_the_end_is_in_sight(qtbot):
    view = TableView("rows")
    qtbot.addWidget(view)
    model = SlicedModel(COLUMNS, view)
    view.setModel(model)
    Ahead(view)
    model.show(range(2000))
    view.resize(300, 400)
    view.show()
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    bar.setValue(bar.maximum() - bar.pageStep() - 5)

    qtbot.waitUntil(lambda: model.rowCount() == 2 * SLICE)


def test_only_the_newest_answer_is_heard(qtbot, jobs):
    gate = threading.Event()
    answers = Answers()
    latest = Latest(jobs, answers)

    latest.run(lambda job: gate.wait(5) and "old", done=answers.take, progress=answers.tell)
    latest.run(lambda job: "new", done=answers.take)
    gate.set()

    qtbot.waitUntil(lambda: not latest.busy)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers.heard == ["new"]


def test_an_answer_may_start_the_next_work(qtbot, jobs):
    answers = Answers()
    latest = Latest(jobs, answers)

    class Chain(QObject):
        def first(self, value):
            answers.take(value)
            latest.run(lambda job: "second", done=answers.take)

    chain = Chain()
    latest.run(lambda job: "first", done=chain.first)

    qtbot.waitUntil(lambda: answers.heard == ["first", "second"])
    assert not latest.busy


def test_what_was_cancelled_is_not_heard(qtbot, jobs):
    gate = threading.Event()
    answers = Answers()
    latest = Latest(jobs, answers)

    latest.run(lambda job: gate.wait(5), done=answers.take, failed=answers.refuse)
    latest.cancel()
    assert not latest.busy
    gate.set()

    qtbot.waitUntil(lambda: not jobs.busy)
    assert (answers.heard, answers.errors) == ([], [])


@pytest.mark.parametrize("handled", [True, False])
def test_an_error_is_heard_here_or_by_the_window(qtbot, jobs, handled):
    answers = Answers()
    latest = Latest(jobs, answers)
    jobs.unhandled.connect(answers.tell)

    def work(job):
        raise InputError("no_list_name")

    latest.run(work, done=answers.take, failed=answers.refuse if handled else None)

    qtbot.waitUntil(lambda: bool(answers.errors or answers.news))
    assert [bool(answers.errors), bool(answers.news)] == [handled, not handled]
    assert not latest.busy
