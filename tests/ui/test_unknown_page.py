from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from smsdesk.core.models import AttemptRecord, AttemptState, CampaignState
from smsdesk.ui.resolve_dialog import ResolveDialog
from smsdesk.ui.unknown.clues import answer_code, balance_clue, said_by_service, shared_clue
from smsdesk.ui.unknown.facts import Waiting
from smsdesk.ui.unknown.page import AT_ONCE, LISTED, UnknownPage
from tests.ui.compose_desk import Stage
from tests.ui.hands import focusables, type_text


def attempt(**known) -> AttemptRecord:
    usual = {
        "id": 7,
        "campaign": 1,
        "state": AttemptState.UNKNOWN,
        "messages": 10,
        "parts": 20,
        "sent_at": None,
        "ended_at": None,
        "status": None,
        "phase": "http11.receive_response_headers.started",
        "error": "ReadError",
        "body": "",
        "balance_before": None,
        "balance_after": None,
        "first_number": "+66800000000",
        "last_number": "+66800000009",
        "unknown": 10,
        "unknown_parts": 20,
    }
    return AttemptRecord(**usual | known)


def with_balance(before, after, **known) -> AttemptRecord:
    return attempt(balance_before=Decimal(before), balance_after=Decimal(after), **known)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def lost(stage: Stage, people: int = 5, text: str = "สวัสดี", fault: str = "rst_after_read"):
    """Send a campaign whose first request gets no answer."""
    campaign = stage.confirmed(people, text)
    stage.control("faults", {"fault": fault, "times": 1})
    return stage.run(campaign)


def shown(stage: Stage, qtbot, campaign_id: int = 0) -> UnknownPage:
    desk = stage.desk
    page = UnknownPage(desk.sending, desk.accounts, stage.jobs, stage.speech, stage.clock)
    stage._show(page)
    page.show_campaign(campaign_id)
    qtbot.waitUntil(page.is_settled)
    return page


def as_real(page: UnknownPage, **known) -> None:
    """Show the same campaign as one of a real account."""
    campaign = replace(page.facts.campaign, practice=False, **known)
    page._show(Waiting((campaign,), replace(page.facts, campaign=campaign)))


# What the evidence says


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"phase": "interrupted"}, "verdict_interrupted"),
        ({"phase": "broken"}, "verdict_bug"),
        ({"error": "ReadTimeout"}, "evidence_timeout"),
        ({"error": "RemoteProtocolError"}, "verdict_no_answer"),
        ({"phase": "http11.send_request_body.started"}, "evidence_leaving"),
        ({"error": "AnswerTooLarge"}, "verdict_unreadable"),
        ({"status": 200}, "verdict_unreadable"),
        ({"status": 200, "state": AttemptState.PARTIAL}, "evidence_partial"),
        ({"status": 302}, "verdict_redirect"),
        ({"status": 408}, "verdict_service_trouble"),
        ({"status": 503}, "verdict_service_trouble"),
    ],
)
def test_what_came_back_has_a_sentence_in_both_languages(stage, known, code):
    assert answer_code(attempt(**known)) == code
    for language in ("en", "th"):
        stage.language.set(language)
        assert stage.speech.word(code) != code


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            '{"error": {"code": 132, "name": "E", "description": "Cannot publish"}}',
            "Cannot publish",
        ),
        ('{"status": "500", "message": "Try\\n again"}', "Try again"),
        ('{"responses": [], "errors": ["No route"]}', "No route"),
        ("<html><title>502 Bad Gateway</title></html>", "502 Bad Gateway"),
        ("<html>no title</html>", ""),
        ("upstream timed out", "upstream timed out"),
        ('{"message": "ab\u202ecd"}', "abcd"),
        ('{"message": 5}', ""),
        ("[" * 100_000, ""),
        ("", ""),
    ],
)
def test_the_services_own_sentence_is_found_in_its_answer(body, sentence):
    assert said_by_service(body) == sentence


def test_a_long_sentence_of_the_service_ends_in_dots():
    assert said_by_service("x" * 500) == "x" * 200 + "…"


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (980, "clue_sent"),
        (1000, "clue_not_sent"),
        (990, "clue_cannot_tell"),
        (900, "clue_cannot_tell"),
        (1500, "clue_rose"),
    ],
)
def test_the_balance_is_a_clue_and_no_more(after, code):
    one = with_balance(1000, after)

    assert balance_clue(one, [one]).code == code


@pytest.mark.parametrize(
    ("after", "code"), [(980, "clue_sent"), (988, "clue_not_sent"), (984, "clue_cannot_tell")]
)
def test_what_was_accepted_of_a_request_is_taken_off_first(after, code):
    one = with_balance(1000, after, unknown=4, unknown_parts=8)

    assert balance_clue(one, [one]).code == code


def test_requests_told_by_one_balance_are_weighed_together():
    one, two = with_balance(1000, 960, id=1), with_balance(1000, 960, id=2)

    assert balance_clue(one, [one, two]).code == "clue_sent"
    assert shared_clue([one, two]).code == "clue_sent"
    assert balance_clue(one, [one]).code == "clue_cannot_tell"


def test_without_a_balance_there_is_no_clue():
    assert balance_clue(attempt(), [attempt()]).code == "clue_no_balance"
    assert shared_clue([attempt()]) is None


# The page


def test_the_page_says_what_happened_and_shows_the_evidence(stage, qtbot):
    stage.desk.accounts.ask_balance(stage.account)
    lost(stage, people=5)

    page = shown(stage, qtbot)

    panel, card = page.section.panel, page.evidence.cards[0]
    assert "We did not send again" in panel.sentence.text()
    assert "whether ThaiBulkSMS took these 5 messages" in panel.story.text()
    assert page.evidence.title.text() == "Evidence: 1 request"
    assert card.when.text() == "14:32:00"
    assert card.count.text() == "5 people"
    assert card.numbers.text() == "080-xxx-0000 – 080-xxx-0004"
    assert "line broke" in card.answer.text()
    assert "Balance before" in card.balance.text()
    assert "probably sent" in card.clue.text()
    assert "not a proof" in card.clue.text()


def test_numbers_are_whole_when_asked_for_and_masked_again_for_the_next_campaign(stage, qtbot):
    first, second = lost(stage, 5), lost(stage, 4, "อื่น")
    page = shown(stage, qtbot, first.id)

    click(qtbot, page.evidence.eye_button)
    assert page.evidence.cards[0].numbers.text() == "080-000-0000 – 080-000-0004"
    page.show_campaign(second.id)
    qtbot.waitUntil(lambda: page.facts.campaign.id == second.id)

    assert page.evidence.cards[0].numbers.text() == "080-xxx-0000 – 080-xxx-0003"


def test_the_raw_answer_is_under_details_letter_by_letter(stage, qtbot):
    lost(stage, fault="server_error_after_work")
    page = shown(stage, qtbot)
    card = page.evidence.cards[0]
    assert not card.raw.isVisible()
    assert "Cannot publish outbound SMS data." in card.quote.text()

    marked = replace(page.facts.unknown[0], body="<b>5</b>")
    card.show_attempt(marked, page.facts, whole=False)
    click(qtbot, card.details_button)

    assert card.raw.isVisible()
    assert card.raw.toPlainText() == "<b>5</b>"
    assert "HTTP 500" in card.facts.text()


def test_campaigns_that_wait_are_listed_and_chosen(stage, qtbot):
    first, second = lost(stage, 5), lost(stage, 4, "อื่น")
    page = shown(stage, qtbot)
    assert page.facts.campaign.id == second.id
    assert page.waiting.title.text() == "2 campaigns wait for you"

    click(qtbot, page.waiting.rows[1])
    qtbot.waitUntil(lambda: page.facts.campaign.id == first.id)

    assert page.waiting.rows[1].isChecked()
    assert page.evidence.cards[0].count.text() == "5 people"


def test_of_many_campaigns_the_newest_are_named_and_all_are_counted(stage, qtbot):
    campaign = lost(stage)
    page = shown(stage, qtbot)

    page.waiting.show_campaigns([campaign] * 12, campaign.id)

    assert page.waiting.title.text() == "12 campaigns wait for you"
    assert sum(row.isVisible() for row in page.waiting.rows) == LISTED


def test_an_old_campaign_is_found_behind_many_newer_ones(stage, qtbot):
    old = lost(stage, 3)
    for number in range(8):
        stage.run(stage.confirmed(1, f"ข้อความที่ {number}"))

    assert shown(stage, qtbot).facts.campaign.id == old.id


def test_the_report_of_a_real_service_opens_in_the_browser(stage, qtbot, monkeypatch):
    lost(stage)
    page = shown(stage, qtbot)
    assert not page.section.panel.report_button.isVisible()
    opened_urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.host()))

    as_real(page)
    click(qtbot, page.section.panel.report_button)

    assert opened_urls == ["dashboard.thaibulksms.com"]


def test_not_sent_is_typed_shows_its_cost_and_becomes_a_paused_campaign(stage, qtbot):
    stage.desk.accounts.ask_balance(stage.account)
    campaign = lost(stage, 5)
    page = shown(stage, qtbot)

    click(qtbot, page.section.panel.not_sent_button)
    dialog = stage.window.findChild(ResolveDialog)
    assert "up to 5 credits" in dialog._cost.text()
    type_text(dialog.typed, "5")
    with qtbot.waitSignal(page.resolve_wanted) as told:
        click(qtbot, dialog.confirm_button)
    made = stage.desk.sending.resolve(*told.args[0][:1], sent=told.args[0][1])

    assert told.args == [(campaign.id, False)]
    assert made.state is CampaignState.PAUSED
    assert made.follow_up_of == campaign.id


def test_what_was_answered_waits_no_more(stage, qtbot):
    campaign = lost(stage, 5)
    page = shown(stage, qtbot)

    stage.desk.sending.resolve(campaign.id, sent=True)
    page.refresh()
    qtbot.waitUntil(page.is_settled)

    assert page.nothing.isVisible()
    with qtbot.waitSignal(page.closed):
        click(qtbot, page.nothing.button)


def test_requests_answered_before_are_no_evidence_of_those_that_followed(stage, qtbot):
    campaign = lost(stage, 30)
    stage.desk.sending.resolve(campaign.id, sent=True)
    stage.wait_until_tomorrow()
    stage.control("faults", {"fault": "rst_after_read", "times": 1})
    stage.run(campaign)

    page = shown(stage, qtbot, campaign.id)

    assert page.facts.campaign.tally.unknown == 10
    assert [one.messages for one in page.facts.unknown] == [10]
    assert page.facts.unknown_credits == 10


def test_deciding_later_closes_the_page_and_the_next_visit_asks_again(stage, qtbot):
    campaign = lost(stage)
    page = shown(stage, qtbot)

    with qtbot.waitSignal(page.closed):
        click(qtbot, page.section.panel.later_button)
    page.show_campaign(campaign.id)
    qtbot.waitUntil(page.is_settled)

    assert page.section.panel.isVisible()


def test_while_it_runs_nobody_is_asked(stage, qtbot):
    lost(stage)
    page = shown(stage, qtbot)

    as_real(page, state=CampaignState.RUNNING)

    assert not page.section.panel.isVisible()
    assert page.evidence.cards[0].isVisible()


def test_many_requests_are_shown_a_few_at_a_time(stage, qtbot):
    lost(stage)
    page = shown(stage, qtbot)
    many = tuple(replace(page.facts.unknown[0], id=number) for number in range(13))
    page._show(Waiting((page.facts.campaign,), replace(page.facts, unknown=many)))
    assert sum(card.isVisible() for card in page.evidence.cards) == AT_ONCE
    assert page.evidence.more_button.text() == "Show 3 more requests"

    click(qtbot, page.evidence.more_button)

    assert sum(card.isVisible() for card in page.evidence.cards) == 13
    assert not page.evidence.more_button.isVisible()


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("width", [1280 - 204, 900 - 64])
def test_everything_has_a_name_and_fits_its_window(stage, qtbot, language, width):
    lost(stage, 5)
    lost(stage, 4, "อื่น")
    page = shown(stage, qtbot)
    stage.language.set(language)
    as_real(page)
    stage.window.resize(width, 500)
    QApplication.processEvents()

    body = page.section.parentWidget()
    assert body.minimumSizeHint().width() <= width
    for widget in filter(QWidget.isVisible, focusables(page)):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name, widget
