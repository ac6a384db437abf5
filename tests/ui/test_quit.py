"""Closing a window that sends: asked with the exact counts, and nothing is lost by it."""

import pytest

from smsdesk.core.models import Campaign, CampaignState, Draft, Person, SendingNews, Tally
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.quit_dialog import QuitDialog
from tests.control import ask


@pytest.fixture(autouse=True)
def _furnished(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.furnished)


def slow(window: MainWindow, seconds: int) -> None:
    url = window.desk.accounts.provider(window.desk.accounts.by_name("office")).base_url
    order = {"fault": "slow", "seconds": seconds, "times": 1}
    ask(f"{url}/_simulator/thaibulksms/faults", order)


def confirmed(window: MainWindow, people: int, text: str) -> Campaign:
    numbers = [Person(f"08{at:08}") for at in range(people)]
    composing = window.desk.composing
    return composing.confirm(composing.prepare(Draft("office", text, numbers, "RIVERVIEW")))


def asked(window: MainWindow, qtbot) -> QuitDialog:
    window.close()
    shown = [one for one in window.findChildren(QuitDialog) if one.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_closing_while_sending_says_the_counts_as_they_go_on(window, qtbot):
    slow(window, 2)
    campaign = confirmed(window, 30, "หนึ่ง")
    control = window._control
    control.start(campaign.id)
    qtbot.waitUntil(lambda: control.news is not None)

    dialog = asked(window, qtbot)
    assert window.isVisible()
    control._tell(SendingNews(campaign.id, Tally(accepted=10, queued=20), campaign.state))
    assert "10 accepted · 20 not sent" in dialog.sentence.text()
    qtbot.waitUntil(lambda: not control.running.busy, timeout=20_000)

    assert dialog.title.text() == "Nothing is being sent any more"
    assert "30 accepted" in dialog.sentence.text()
    dialog.no_button.click()
    assert window.isVisible()


def test_going_on_sends_the_rest(window, qtbot):
    slow(window, 1)
    campaign = confirmed(window, 30, "สอง")
    window._control.start(campaign.id)
    qtbot.waitUntil(lambda: window._control.news is not None)

    asked(window, qtbot).no_button.click()
    qtbot.waitUntil(lambda: not window._control.running.busy, timeout=20_000)

    assert window.desk.sending.get(campaign.id).tally.accepted == 30


def test_closing_in_the_ten_seconds_sends_nothing_and_the_campaign_waits(window, qtbot):
    campaign = confirmed(window, 3, "สาม")
    window._show_sending(campaign)
    dialog = asked(window, qtbot)
    assert dialog.title.text() == "About to send (3). Nothing has gone out"

    dialog.yes_button.click()
    window._control.running.shutdown()

    after = window.desk.sending.get(campaign.id)
    assert not window.isVisible()
    assert (after.state, after.reason) == (CampaignState.PAUSED, "user")
    assert after.tally.queued == 3
