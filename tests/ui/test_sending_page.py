from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smsdesk.core.models import CampaignState, SendingNews, Tally
from smsdesk.ui.compose.sending_pause import CancelDialog
from smsdesk.ui.resolve_dialog import ResolveDialog
from tests.ui.hands import type_text


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def numbers(page):
    return {key: int(tile.number.replace(",", "")) for key, tile in page.hero.tiles.items()}


def news(campaign, state=CampaignState.RUNNING, reason="", **counts):
    return SendingNews(campaign.id, Tally(**counts), state, reason)


def settled(stage, qtbot):
    qtbot.waitUntil(lambda: not stage.jobs.busy)


def paused_by_unknown(stage, page, qtbot, people=5):
    campaign = stage.confirmed(people)
    stage.control("faults", {"fault": "rst_after_read", "times": 1})
    page.show_campaign(stage.run(campaign))
    qtbot.waitUntil(page.unknown.panel.isVisible)
    return campaign


# The ten seconds


def test_a_confirmed_campaign_is_held_before_its_first_byte(stage, qtbot):
    page = stage.sending(hold=0.4)
    campaign = stage.confirmed(3)

    with qtbot.waitSignal(page.start_wanted, timeout=3000) as told:
        page.show_campaign(campaign)
        assert page.is_holding()
        assert page.header.title.text() == "About to send"
        assert page.hero.undo_button.isVisible()
        assert not page.hero.stop_button.isVisible()
        qtbot.wait(100)
        assert page.is_holding()

    assert told.args == [campaign.id]
    assert not page.is_holding()
    assert page.hero.stop_button.isVisible()


def test_the_seconds_are_counted_in_sight(stage, qtbot):
    page = stage.sending()

    page.show_campaign(stage.confirmed(3))

    assert page.hero.figure.text() == "3 messages go out in 10 seconds"
    qtbot.waitUntil(lambda: "9 seconds" in page.hero.figure.text(), timeout=3000)


def test_undo_ends_it_before_anything_went_out(stage, qtbot):
    page = stage.sending(hold=0.5)
    campaign = stage.confirmed(3)
    started = []
    page.start_wanted.connect(started.append)
    page.show_campaign(campaign)

    with qtbot.waitSignals([page.undo_wanted, page.new_message_wanted]):
        click(qtbot, page.hero.undo_button)
    qtbot.wait(800)

    assert started == []


def test_send_now_waits_no_longer_and_starts_once(stage, qtbot):
    page = stage.sending(hold=0.5)
    campaign = stage.confirmed(3)
    started = []
    page.start_wanted.connect(started.append)
    page.show_campaign(campaign)

    click(qtbot, page.send_now_button)
    page.show_campaign(campaign)
    qtbot.wait(800)

    assert started == [campaign.id]
    assert not page.is_holding()


def test_a_held_campaign_counts_on_while_another_is_shown(stage, qtbot):
    page = stage.sending(hold=0.4)
    first = stage.confirmed(3)
    second = stage.desk.sending.cancel(stage.confirmed(2, "อื่น").id)
    page.show_campaign(first)

    with qtbot.waitSignal(page.start_wanted, timeout=3000) as told:
        page.show_campaign(second)

    assert told.args == [first.id]
    assert page.campaign_id == second.id


def test_stop_during_the_seconds_is_undo(stage, qtbot):
    page = stage.sending()
    page.show_campaign(stage.confirmed(3))

    with qtbot.waitSignal(page.undo_wanted):
        page.stop()

    assert not page.is_holding()


# On its way


def test_four_counts_add_up_and_the_number_is_what_is_gone(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(390)
    page.show_campaign(campaign)

    page.tell(news(campaign, accepted=264, rejected=2, unknown=1, queued=123))
    qtbot.waitUntil(lambda: numbers(page)["accepted"] == 264)

    assert sum(numbers(page).values()) == 390
    assert page.hero.figure.text() == "267 of 390 messages"
    assert "264" in page.hero.bar.accessibleName()
    assert page.header.title.text() == "Sending"


def test_counts_step_four_times_a_second_at_most(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(100)
    page.show_campaign(campaign)
    click(qtbot, page.send_now_button)
    seen = []

    for count in range(100):
        page.tell(news(campaign, accepted=count, queued=100 - count))
        seen.append(numbers(page)["accepted"])
        qtbot.wait(10)

    assert 3 <= len(set(seen)) <= 9


def test_stop_says_that_it_is_stopping(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(100)
    page.show_campaign(campaign)
    click(qtbot, page.send_now_button)
    page.tell(news(campaign, accepted=10, queued=90))

    with qtbot.waitSignal(page.stop_wanted):
        click(qtbot, page.hero.stop_button)
    assert not page.hero.stop_button.isEnabled()
    assert page.hero.stop_button.text() == "Stopping…"
    page.tell(news(campaign, CampaignState.PAUSED, "user", accepted=10, queued=90))

    qtbot.waitUntil(page.hero.resume_button.isVisible)
    assert "You stopped it" in page.pause.sentence.text()
    with qtbot.waitSignal(page.resume_wanted) as told:
        click(qtbot, page.hero.resume_button)
    assert told.args == [campaign.id]


def test_a_stop_says_the_exact_counts_and_what_resume_and_cancel_touch(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(500)
    page.show_campaign(campaign)
    click(qtbot, page.send_now_button)

    page.tell(news(campaign, CampaignState.PAUSED, "user", accepted=124, unknown=6, queued=370))
    qtbot.waitUntil(page.hero.resume_button.isVisible)

    assert "124 accepted · 6 may still arrive · 370 not sent" in page.pause.second.text()
    assert page.hero.resume_button.text() == "Resume 370 messages"
    click(qtbot, page.hero.cancel_button)
    dialog = stage.window.findChild(CancelDialog)
    assert dialog.title.text() == "Cancel 370 messages that are not sent?"
    assert "124 accepted · 6 may still arrive · 370 not sent" in dialog.sentence.text()
    with qtbot.waitSignal(page.cancel_wanted) as told:
        click(qtbot, dialog.yes_button)
    assert told.args == [campaign.id]


def test_going_back_cancels_nothing(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(5)
    page.show_campaign(campaign)
    page.tell(news(campaign, CampaignState.PAUSED, "user", queued=5))
    qtbot.waitUntil(page.hero.cancel_button.isVisible)
    click(qtbot, page.hero.cancel_button)

    with qtbot.assertNotEmitted(page.cancel_wanted):
        click(qtbot, stage.window.findChild(CancelDialog).no_button)


@pytest.mark.parametrize("reason", ["past_time", "too_late", "quiet_hours"])
def test_what_waits_for_another_hour_offers_to_choose_one(stage, qtbot, reason):
    page = stage.sending()
    campaign = stage.confirmed(5)
    page.show_campaign(campaign)
    page.tell(news(campaign, CampaignState.PAUSED, reason, queued=5))
    qtbot.waitUntil(page.pause.button.isVisible)

    with qtbot.waitSignal(page.change_time_wanted) as told:
        click(qtbot, page.pause.button)

    assert told.args[0].id == campaign.id


@pytest.mark.parametrize("reason", ["sender", "template"])
def test_what_can_never_go_out_offers_to_cancel(stage, qtbot, reason):
    page = stage.sending()
    campaign = stage.confirmed(5)
    page.show_campaign(campaign)
    page.tell(news(campaign, CampaignState.PAUSED, reason, queued=5))
    qtbot.waitUntil(page.pause.button.isVisible)

    click(qtbot, page.pause.button)

    assert stage.window.findChild(CancelDialog).isVisible()


@pytest.mark.parametrize("reason", ["auth", "config", "redirect", "spend_cap"])
def test_what_the_account_must_mend_leads_there(stage, qtbot, reason):
    page = stage.sending()
    campaign = stage.confirmed(5)
    page.show_campaign(campaign)
    page.tell(news(campaign, CampaignState.PAUSED, reason, queued=5))
    qtbot.waitUntil(page.pause.button.isVisible)

    with qtbot.waitSignal(page.accounts_wanted):
        click(qtbot, page.pause.button)


def test_stopping_all_also_rests_what_is_held_out_of_sight(stage, qtbot):
    page = stage.sending(hold=0.6)
    first, second = stage.confirmed(3), stage.confirmed(2, "อื่น")
    started, rested, undone = [], [], []
    page.start_wanted.connect(started.append)
    page.rest_wanted.connect(rested.append)
    page.undo_wanted.connect(undone.append)
    page.show_campaign(first)
    page.show_campaign(second)
    assert page.held == 5

    page.stop()
    qtbot.wait(900)

    assert (started, rested, undone) == ([], [first.id], [second.id])
    assert page.held == 0


def test_news_of_another_campaign_changes_nothing_in_sight(stage, qtbot):
    page = stage.sending()
    campaign, other = stage.confirmed(5), stage.confirmed(7, "อื่น")
    page.show_campaign(campaign)

    page.tell(news(other, accepted=7))
    qtbot.wait(300)

    assert sum(numbers(page).values()) == 5


def test_a_real_run_ends_with_a_way_on(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(30)
    page.show_campaign(campaign)
    click(qtbot, page.send_now_button)

    stage.jobs.run(
        lambda job: stage.run(campaign, job.report),
        done=page.show_campaign,
        progress=page.tell,
    )
    qtbot.waitUntil(page.is_ended, timeout=20_000)
    settled(stage, qtbot)
    QApplication.processEvents()

    assert numbers(page)["accepted"] == 30
    assert page.header.title.text() == "Finished"
    assert page.numbers.values["used"].text() == page.numbers.values["receipt"].text() == "30"
    assert page.numbers.values["charge"].text() == "agrees"
    words = [stage.speech.word("event_finished"), stage.speech.word("event_running")]
    assert [line[9:] for line in page.log.lines[:2]] == words
    with qtbot.waitSignal(page.new_message_wanted):
        click(qtbot, page.new_button)
    with qtbot.waitSignal(page.history_wanted) as told:
        click(qtbot, page.history_button)
    assert told.args == [campaign.id]


def test_too_little_credit_is_a_sentence_with_a_button(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(30)
    stage.control("credits", {"corporate": 0})

    page.show_campaign(stage.run(campaign))

    assert page.pause.isVisible()
    assert "credit" in page.pause.sentence.text()
    with qtbot.waitSignal(page.accounts_wanted):
        click(qtbot, page.pause.button)
    assert page.hero.resume_button.isVisible()


# Unknown


def test_an_unknown_outcome_says_what_we_did_not_do(stage, qtbot):
    page = stage.sending()

    paused_by_unknown(stage, page, qtbot)

    assert "We did not send again" in page.unknown.panel.sentence.text()
    assert "whether ThaiBulkSMS took these 5 messages" in page.unknown.panel.story.text()
    evidence = page.unknown.panel.evidence.text()
    assert "line broke" in evidence
    assert "080-xxx-0000" in evidence
    assert "080-000-0000" not in evidence
    assert not page.pause.isVisible()
    assert numbers(page)["unknown"] == 5


def test_the_clerk_says_that_they_were_sent(stage, qtbot):
    page = stage.sending()
    campaign = paused_by_unknown(stage, page, qtbot)

    click(qtbot, page.unknown.panel.sent_button)
    dialog = stage.window.findChild(ResolveDialog)
    type_text(dialog.typed, str(page.campaign.tally.unknown))
    with qtbot.waitSignal(page.resolve_wanted) as told:
        click(qtbot, dialog.confirm_button)

    assert told.args == [(campaign.id, True)]
    page.show_campaign(stage.desk.sending.resolve(campaign.id, sent=True))
    settled(stage, qtbot)
    QApplication.processEvents()
    assert not page.unknown.panel.isVisible()
    assert numbers(page)["accepted"] == 5


def test_not_sent_asks_once_more_with_the_count_and_the_cost(stage, qtbot):
    page = stage.sending()
    campaign = paused_by_unknown(stage, page, qtbot)
    told = []
    page.resolve_wanted.connect(told.append)

    click(qtbot, page.unknown.panel.not_sent_button)
    dialog = stage.window.findChild(ResolveDialog)
    assert not dialog.confirm_button.isEnabled()
    type_text(dialog.typed, "4")
    assert not dialog.confirm_button.isEnabled()
    dialog.typed.clear()
    type_text(dialog.typed, "๕")
    click(qtbot, dialog.confirm_button)

    assert told == [(campaign.id, False)]


def test_a_follow_up_waits_and_is_not_held(stage, qtbot):
    page = stage.sending(hold=0.3)
    campaign = paused_by_unknown(stage, page, qtbot)
    started = []
    page.start_wanted.connect(started.append)

    page.show_campaign(stage.desk.sending.resolve(campaign.id, sent=False))
    qtbot.wait(600)

    assert started == []
    assert page.campaign.follow_up_of == campaign.id
    assert page.hero.resume_button.isVisible()
    assert page.pause.isVisible()


def test_deciding_later_leaves_a_reminder(stage, qtbot):
    page = stage.sending()
    paused_by_unknown(stage, page, qtbot)

    click(qtbot, page.unknown.panel.later_button)
    assert not page.unknown.panel.isVisible()
    assert page.unknown.waiting.isVisible()
    click(qtbot, page.unknown.waiting.button)

    assert page.unknown.panel.isVisible()


def test_an_exact_fall_of_the_balance_is_a_clue(stage, qtbot):
    page = stage.sending()
    paused_by_unknown(stage, page, qtbot)
    attempt = page.unknown.facts.unknown[0]

    for after, clue in ((attempt.parts, "probably sent"), (0, "probably not"), (99, "")):
        fallen = replace(attempt, balance_before=1000, balance_after=1000 - after)
        page.unknown.panel.show_facts(replace(page.unknown.facts, unknown=(fallen,)))
        assert clue in page.unknown.panel.clue.text()
        assert page.unknown.panel.clue.isVisible() is bool(clue)


def test_while_the_rest_is_sent_nobody_is_asked_yet(stage, qtbot):
    page = stage.sending()
    campaign = paused_by_unknown(stage, page, qtbot, people=60)

    page.tell(news(campaign, accepted=40, unknown=10, queued=10))
    qtbot.waitUntil(page.unknown.waiting.isVisible)

    assert not page.unknown.panel.isVisible()


# Looks


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_page_fits_its_window(stage, qtbot, language):
    page = stage.sending()
    stage.language.set(language)
    paused_by_unknown(stage, page, qtbot)

    for width in (1280 - 204, 900 - 64):
        stage.window.resize(width, 500)
        body = page.unknown.panel.parentWidget()
        qtbot.waitUntil(lambda body=body, width=width: body.width() <= width)
        assert body.minimumSizeHint().width() <= width


def test_the_page_speaks_the_other_language_at_once(stage, qtbot):
    page = stage.sending()
    page.show_campaign(stage.desk.sending.cancel(stage.confirmed(2).id))

    stage.language.set("th")
    QApplication.processEvents()

    assert page.header.title.text() == stage.speech.word("state_cancelled")
    assert page.hero.tiles["accepted"].text() == stage.speech.word("message_accepted")


def test_a_charge_that_is_not_as_the_receipt_said_is_shown(stage, qtbot):
    page = stage.sending()
    campaign = stage.confirmed(3)
    stage.control("faults", {"fault": "credit_doubled", "times": 1})

    page.show_campaign(stage.run(campaign))
    settled(stage, qtbot)

    assert page.numbers.values["used"].text() == "6"
    assert page.numbers.values["charge"].text() == "3 more"
