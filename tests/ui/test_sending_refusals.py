"""The pause card says what the service said, and its button leads where that is mended."""

import pytest
from PySide6.QtCore import Qt

from smsdesk.core.models import CampaignState, SendingNews, Tally
from smsdesk.texts import Texts
from smsdesk.ui.compose.sending_pause import CancelDialog, PauseBanner

ENGLISH = Texts("en")


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def refused(stage, page, qtbot, code):
    """Have a campaign refused with a documented code; return it as it stands then."""
    campaign = stage.confirmed(3)
    stage.control("faults", {"fault": "refuse", "code": code, "times": 1})
    paused = stage.run(campaign)
    page.show_campaign(paused)
    qtbot.waitUntil(page.pause.isVisible)
    return paused


@pytest.mark.parametrize(
    ("code", "detail"),
    [
        (101, "key_suspended"),
        (104, "address_not_allowed"),
        (109, "credit_kind"),
        (111, "sender_not_found"),
        (116, "credit_of_kind"),
        (138, "expire_range"),
    ],
)
def test_the_card_says_the_real_thing(stage, qtbot, code, detail):
    page = stage.sending()

    campaign = refused(stage, page, qtbot, code)

    said = ENGLISH.say(f"refused_{detail}")
    assert (campaign.state, campaign.detail) == (CampaignState.PAUSED, detail)
    assert page.pause.sentence.text() == said.text != ENGLISH.word(f"pause_{campaign.reason}")
    counts, hint = page.pause.second.text().split("\n")
    assert (counts, hint) == ("3 not sent", said.hint)


def test_news_of_a_refusal_say_it_while_the_page_is_in_sight(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(3)
    page.show_campaign(campaign)
    news = SendingNews(
        campaign.id, Tally(queued=3), CampaignState.PAUSED, "auth", detail="user_blocked"
    )

    page.tell(news)

    qtbot.waitUntil(page.pause.isVisible)
    assert page.pause.sentence.text() == "The service has blocked this user"


def test_a_key_is_mended_in_accounts(stage, qtbot):
    page = stage.sending()
    refused(stage, page, qtbot, 128)

    with qtbot.waitSignal(page.accounts_wanted):
        click(qtbot, page.pause.button)


def test_what_can_go_out_no_more_as_it_is_offers_to_cancel(stage, qtbot):
    page = stage.sending()
    refused(stage, page, qtbot, 137)

    click(qtbot, page.pause.button)

    assert stage.window.findChild(CancelDialog).isVisible()


def test_a_time_that_is_refused_offers_another(stage, qtbot):
    page = stage.sending()
    campaign = refused(stage, page, qtbot, 121)
    assert page.pause.button.text() == "Choose another time"

    with qtbot.waitSignal(page.change_time_wanted) as told:
        click(qtbot, page.pause.button)

    assert told.args[0].id == campaign.id


def test_what_is_mended_at_the_service_leads_there_where_it_has_a_page(stage, qtbot):
    page = stage.sending()
    campaign = refused(stage, page, qtbot, 104)
    assert not page.pause.button.isVisible()  # practice has no page to open
    banner = PauseBanner(stage.speech)
    qtbot.addWidget(banner)
    banner.show_campaign(campaign, site=True)
    assert banner.button.text() == "Open the service's page"

    with qtbot.waitSignal(banner.site_wanted):
        click(qtbot, banner.button)
