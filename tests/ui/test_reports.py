"""Delivery reports in the window: asked for by and by, and at once from a campaign in History."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from smsdesk.core.clock import utc_now
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Delivery, Draft, HistoryFilter, Person, Report
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.store import reports as report_store
from smsdesk.ui.history.page import HistoryPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.report_watch import ReportWatch
from smsdesk.ui.speech import Speech
from tests.control import ask
from tests.ui.hands import take_apart


class Wall:
    """The real time, and as much more as is set."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self):
        return utc_now() + self.ahead


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def desk(tmp_path: Path, wall: Wall, simulator: Simulator) -> Iterator[Desk]:
    with Desk(tmp_path / "desk", command=own_command(), hold=True, clock=wall) as made:
        made.accounts.add(
            "office", "sendbulk", practice=True, base_url=simulator.url("sendbulk"),
            credentials=simulator.credentials("sendbulk"),
        )  # fmt: skip
        control(made, "settings", delivery_seconds=0)
        yield made


def control(desk: Desk, what: str, **order: object) -> None:
    url = desk.accounts.provider(desk.accounts.by_name("office")).base_url
    ask(f"{url}/_simulator/{what}", order)


def send(desk: Desk, count: int = 3) -> Campaign:
    who = [Person(f"08{n:08}", n + 2, f"คนที่ {n}") for n in range(count)]
    draft = Draft("office", "hello", who, "RIVERVIEW", title="ค่าน้ำ")
    campaign = desk.composing.confirm(desk.composing.prepare(draft, ask=False))
    return desk.sending.run(campaign.id, JobContext())


def deliveries(desk: Desk) -> set[Delivery]:
    found, _more = desk.history.search(HistoryFilter())
    return {row.delivery for row in found}


@pytest.fixture
def page(desk: Desk, jobs: JobRunner, language: Language, qtbot) -> HistoryPage:
    made = HistoryPage(
        desk.history, desk.sending, desk.accounts, jobs, Speech(language), desk.clock,
        reports=desk.reports, totals=desk.totals, exporting=desk.exporting,
        writing_back=desk.writing_back,
    )  # fmt: skip
    qtbot.addWidget(made)
    made.resize(1076, 740)
    made.show()
    return made


@pytest.fixture
def watch(desk: Desk, qtbot) -> Iterator[ReportWatch]:
    one = ReportWatch(desk.reports)
    yield one
    one.end()
    take_apart(one)


def fresh(qtbot, page: HistoryPage):
    page.refresh()
    qtbot.waitUntil(page.is_settled, timeout=10_000)
    return page.campaigns.cards[0]


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_chosen_campaign_offers_to_ask_and_shows_what_came(desk, page, watch, qtbot):
    control(desk, "settings", undelivered_numbers=["66800000001"])
    campaign = send(desk)
    card = fresh(qtbot, page)
    assert not card.ask_button.isVisible(), "not on each of them"
    press(qtbot, card.row)
    qtbot.waitUntil(page.is_settled)
    assert card.ask_button.isVisible()
    assert card.ask_button.text() == "Ask what was delivered"
    page.reports_wanted.connect(watch.ask)
    watch.asking.connect(page.show_asking)
    watch.changed.connect(page.refresh)

    press(qtbot, card.ask_button)

    assert (card.ask_button.text(), card.ask_button.isEnabled()) == ("Asking…", False)
    qtbot.waitUntil(lambda: not card.ask_button.isVisible(), timeout=10_000)
    said = card._delivered.text()
    assert said == "On the phone 2 · Not on the phone 1"
    assert deliveries(desk) == {Delivery.DELIVERED, Delivery.UNDELIVERED}
    assert desk.sending.get(campaign.id).tally.accepted == 3, "nothing else changed"


def test_what_is_due_is_asked_without_anybody(desk, watch, wall, qtbot):
    send(desk)
    watch.look()
    qtbot.waitUntil(lambda: not watch.busy)
    assert deliveries(desk) == {Delivery.NONE}, "not in the first minute"
    wall.ahead = timedelta(minutes=2)

    with qtbot.waitSignal(watch.changed, timeout=10_000):
        watch.begin()

    assert deliveries(desk) == {Delivery.DELIVERED}


def test_asking_for_a_campaign_goes_before_what_is_due(desk, watch, wall, qtbot):
    control(desk, "settings", latency_ms=100)
    send(desk, 40)
    wall.ahead = timedelta(minutes=2)
    asking = QSignalSpy(watch.asking)
    watch.look()
    newer = desk.sending.all()[0]

    watch.ask(newer.id)
    watch.ask(newer.id)  # pressed twice

    qtbot.waitUntil(lambda: asking.count() == 2, timeout=30_000)
    assert [asking.at(0)[0], asking.at(1)[0]] == [newer.id, 0]
    assert deliveries(desk) == {Delivery.DELIVERED}


def test_a_service_that_cannot_be_asked_is_said_to_whoever_asked(desk, watch, qtbot):
    campaign = send(desk)
    control(desk, "faults", fault="html_body", on="read", times=9)

    with qtbot.waitSignal(watch.failed, timeout=10_000) as failed:
        watch.ask(campaign.id)

    assert failed.args[0].code == "service_answer"


def test_the_window_is_left_while_a_service_is_asked(desk, watch, wall, qtbot):
    control(desk, "settings", latency_ms=50)
    send(desk, 60)
    wall.ahead = timedelta(minutes=2)
    watch.look()
    qtbot.wait(900)

    watch.end()

    assert Delivery.NONE in deliveries(desk), "it stopped between two questions"
    assert deliveries(desk) & {Delivery.DELIVERED}, "what was heard is kept"


@pytest.mark.parametrize(
    "said",
    [
        (Delivery.UNKNOWN, "<b>ROAMING</b>", "uses a word"),
        (Delivery.UNDELIVERED, "AbsentSubscriber", "not sent again"),
        (Delivery.PENDING, "SentToNetwork", "asked again by and by"),
    ],
)
def test_a_message_shows_the_services_own_word_as_it_is(desk, page, language, qtbot, said):
    delivery, word, sentence = said
    send(desk, 1)
    (row,), _more = desk.history.search(HistoryFilter())
    with desk._db.transaction() as con:
        report_store.take(con, {row.id: Report("r", delivery, word)}, utc_now())
    fresh(qtbot, page)
    page.select_row(0)
    qtbot.waitUntil(page.is_settled)

    assert page.detail.pairs.words()["Report"].startswith(word)
    assert sentence in page.detail.why.text()
    language.set("th")
    qtbot.waitUntil(
        lambda: "โปรแกรม" in page.detail.why.text() or "รายงาน" in page.detail.why.text()
    )
