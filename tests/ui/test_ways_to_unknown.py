"""From every side to the page of the unknown, and from its answers on, in the real window."""

import pytest
from PySide6.QtCore import Qt

from smsdesk.core.models import CampaignState, Draft, Person
from smsdesk.ui.frame import Tab
from smsdesk.ui.resolve_dialog import ResolveDialog
from tests.control import ask
from tests.ui.hands import type_text


@pytest.fixture
def campaign(window, qtbot, request):
    """A campaign of four whose only request got no answer, sent from the window."""
    qtbot.waitUntil(lambda: window.furnished)
    desk, control = window.desk, window._control
    url = desk.accounts.provider(desk.accounts.by_name("office")).base_url
    order = {"fault": "rst_after_read", "times": 1}
    ask(f"{url}/_simulator/thaibulksms/faults", order)
    people = [Person(f"08{at:08}") for at in range(4)]
    draft = Draft("office", request.node.name, people, "RIVERVIEW")
    made = desk.composing.confirm(desk.composing.prepare(draft))
    control.start(made.id)
    qtbot.waitUntil(lambda: desk.sending.get(made.id).tally.unknown == 4, timeout=20_000)
    qtbot.waitUntil(lambda: not control.running.busy and window.page_is_settled())
    yield made
    if desk.sending.get(made.id).tally.unknown:
        desk.sending.resolve(made.id, sent=True)


def click(qtbot, button) -> None:
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def is_shown(window, campaign) -> bool:
    page = window.pages.unknown
    return page.isVisible() and page.facts is not None and page.facts.campaign.id == campaign.id


def test_from_the_violet_panel(window, campaign, qtbot):
    click(qtbot, window.pages.sending.unknown.panel.details_button)

    qtbot.waitUntil(lambda: is_shown(window, campaign))


def test_from_the_status_line_which_counts_them(window, campaign, qtbot):
    window.show_tab(Tab.CONTACTS)
    qtbot.waitUntil(lambda: any(one.item.key == "unknown" for one in window.status.buttons))
    button = next(one for one in window.status.buttons if one.item.key == "unknown")
    assert button.text() == "Outcome unknown 4"

    click(qtbot, button)

    qtbot.waitUntil(lambda: is_shown(window, campaign))


def test_from_history_and_its_campaign(window, campaign, qtbot):
    window.pages.show_history()
    window.show_tab(Tab.HISTORY)
    qtbot.waitUntil(window.pages.history.is_settled)
    assert window.pages.history.waiting.sentence.text() == "4 messages: outcome unknown"

    for button in (
        window.pages.history.waiting.button,
        window.pages.history.campaigns.cards[0].decide_button,
    ):
        click(qtbot, button)
        qtbot.waitUntil(lambda: is_shown(window, campaign))
        click(qtbot, window.pages.unknown.back_button)
        qtbot.waitUntil(window.pages.history.isVisible)


def test_to_the_people_one_by_one(window, campaign, qtbot):
    window._show_unknown(campaign.id)
    qtbot.waitUntil(lambda: is_shown(window, campaign))

    click(qtbot, window.pages.unknown.people_button)
    history = window.pages.history
    qtbot.waitUntil(lambda: history.isVisible() and history.is_settled())

    assert len(history.model.rows) == 4
    assert {row.state for row in history.model.rows} == {"unknown"}


def test_not_sent_leads_to_the_new_campaign_which_waits(window, campaign, qtbot):
    window._show_unknown(campaign.id)
    qtbot.waitUntil(lambda: is_shown(window, campaign))
    click(qtbot, window.pages.unknown.section.panel.not_sent_button)
    dialog = next(one for one in window.findChildren(ResolveDialog) if one.isVisible())
    type_text(dialog.typed, "4")

    click(qtbot, dialog.confirm_button)
    sending = window.pages.sending
    qtbot.waitUntil(lambda: sending.isVisible() and sending.campaign_id != campaign.id)

    assert sending.campaign.follow_up_of == campaign.id
    assert sending.campaign.state is CampaignState.PAUSED
    assert sending.hero.resume_button.text() == "Resume 4 messages"
    window.desk.sending.cancel(sending.campaign_id)


def test_sent_leaves_nothing_that_waits(window, campaign, qtbot):
    window._show_unknown(campaign.id)
    qtbot.waitUntil(lambda: is_shown(window, campaign))
    click(qtbot, window.pages.unknown.section.panel.sent_button)
    dialog = next(one for one in window.findChildren(ResolveDialog) if one.isVisible())
    type_text(dialog.typed, "4")

    click(qtbot, dialog.confirm_button)

    qtbot.waitUntil(window.pages.unknown.nothing.isVisible)
    qtbot.waitUntil(lambda: not any(one.item.key == "unknown" for one in window.status.buttons))
