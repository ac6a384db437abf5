"""Low credit is told once until it rises again, and stands on the card and under the chart."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QSignalSpy

from smsdesk.core.forecast import Known, forecast
from smsdesk.core.models import Account, Balance
from smsdesk.core.reserves import Need, Shortfall
from smsdesk.services.balances import Outlook
from smsdesk.ui.accounts.account_card import AccountCard
from smsdesk.ui.accounts.credit_course import CreditCourse
from smsdesk.ui.accounts.states import AccountState
from smsdesk.ui.balance_watch import BalanceWatch
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.step_chart import StepChart

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)
DAY = timedelta(days=1)
ACCOUNT = Account(1, "office", "thaibulksms", "", False, {})


def outlook(*values: int, line: int = 100, needs: tuple[Need, ...] = ()) -> Outlook:
    first = NOW - DAY * (len(values) - 1)
    known = [Known(first + DAY * n, Decimal(value)) for n, value in enumerate(values)]
    found = forecast(known, needs, NOW, timedelta(days=14))
    return Outlook("standard", Decimal(values[-1]), line, {"standard": known}, found)


class Balances:
    """What the service knows, set by the test; everything else is the real watch."""

    def __init__(self):
        self.found = []
        self.asked = 0

    def ask_all(self, _job):
        self.asked += 1
        return []

    def ask_after(self, campaign):
        self.after = campaign

    def low(self):
        return self.found


@pytest.fixture
def speech(language) -> Speech:
    return Speech(language)


def test_an_account_that_falls_is_told_once_until_it_rises(jobs, qtbot):
    balances = Balances()
    watch = BalanceWatch(balances, jobs)
    fell, low = QSignalSpy(watch.fell), QSignalSpy(watch.low)

    def look(times: int) -> None:
        watch.look()
        qtbot.waitUntil(lambda: low.count() == times)

    balances.found = [(ACCOUNT, outlook(500, 90))]
    look(1)
    look(2)
    assert fell.count() == 1, "told once"
    balances.found = []
    look(3)
    balances.found = [(ACCOUNT, outlook(500, 80))]
    look(4)
    assert fell.count() == 2, "it rose between"
    assert balances.asked == 4
    watch.reckon()
    qtbot.waitUntil(lambda: low.count() == 5)
    assert balances.asked == 4, "what others asked is looked at without asking"
    watch.look_after("the campaign")
    qtbot.waitUntil(lambda: low.count() == 6)
    assert (balances.after, balances.asked) == ("the campaign", 4), "its own account alone"


def state(found: Outlook, **more) -> AccountState:
    one = AccountState(
        ACCOUNT, "ThaiBulkSMS", "standard", [Balance("standard", found.credits)], NOW
    )
    return replace(one, outlook=found, **more)


def test_a_card_says_how_long_the_credit_lasts(qtbot, speech):
    card = AccountCard(state(outlook(1000, 900, 800, 700, 600)), speech)
    qtbot.addWidget(card)

    assert card.state_badge.text() == "Works"
    assert card.lasts.text() == "Days left: about 6"
    assert not card.level.isHidden()
    assert card.lasts.text() in card.accessibleName()


@pytest.mark.parametrize(
    ("found", "badge", "words"),
    [
        (outlook(900, 90), "Low credit", ""),
        (
            replace(
                outlook(900, 800),
                shortfall=Shortfall(
                    ("office", "standard"), NOW.date(), 1, 4210, Decimal(800), NOW + 7 * DAY
                ),
            ),
            "Short on 2 Oct",
            "Planned: 4,210 needed",
        ),
    ],
)
def test_a_card_warns(qtbot, speech, found, badge, words):
    card = AccountCard(state(found), speech)
    qtbot.addWidget(card)

    assert card.state_badge.text() == badge
    assert card.lasts.text() == words


def test_without_history_there_is_no_empty_chart(qtbot, speech):
    course = CreditCourse(speech, lambda: NOW)
    qtbot.addWidget(course)
    course.show_outlook(outlook(500))
    assert course.isHidden()
    course.show_outlook(Outlook())
    assert course.isHidden()
    course.show_outlook(outlook(500, 400))
    assert not course.isHidden()


def test_the_chart_says_itself_in_words_and_under_the_mouse(qtbot, speech, language):
    course = CreditCourse(speech, lambda: NOW)
    qtbot.addWidget(course)
    course.resize(500, 300)
    course.show_outlook(outlook(1000, 900, 800, 5700, 5600, needs=(Need(("a", ""), NOW + DAY, 5),)))
    course.show()
    chart = course.chart

    assert "25 Sep 26 5,600" in chart.accessibleDescription()
    assert "Warns under 100" in chart.accessibleDescription()
    assert course.sentence.text().startswith("Planned campaigns: 1, taking 5 credits.")
    move(chart, chart.width() * 0.2)
    assert chart.pointed.endswith(("1,000", "900"))
    move(chart, chart.width() - 8.0)
    assert chart.pointed.partition(" · ")[0] > ""
    chart.leaveEvent(None)
    assert chart.pointed == ""
    qtbot.mouseClick(course.span.buttons[1], Qt.MouseButton.LeftButton)
    assert chart.course.since <= NOW - 4 * DAY
    language.set("th")
    qtbot.waitUntil(lambda: "เตือนเมื่อต่ำกว่า" in chart.accessibleDescription())


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_the_chart_leaves_the_palette_as_it_was(qtbot, speech, theme, theme_name):
    theme.apply(theme_name)
    course = CreditCourse(speech, lambda: NOW)
    qtbot.addWidget(course)
    course.resize(500, 300)
    course.show_outlook(outlook(1000, 900, 800, 700, 600))
    course.show()
    first = picture(course.chart)
    assert picture(course.chart) == first, "painting twice paints the same"


def picture(chart: StepChart) -> QImage:
    return chart.grab().toImage()


def move(chart: StepChart, x: float) -> None:
    at = QPointF(x, 60)
    none = Qt.MouseButton.NoButton
    chart.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    )
