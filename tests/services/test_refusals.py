"""Why a campaign stands still reaches whoever asks, in the service's own sense."""

import pytest

from smsdesk.core.models import CampaignState, HistoryFilter
from smsdesk.texts import Texts
from tests.services.conftest import run

PAUSED, FINISHED = CampaignState.PAUSED, CampaignState.FINISHED
REFUSED = {
    100: ("auth", "login"),
    104: ("auth", "address_not_allowed"),
    108: ("auth", "trial_account"),
    109: ("config", "credit_kind"),
    111: ("sender", "sender_not_found"),
    116: ("credit", "credit_of_kind"),
    136: ("template", "template"),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_pause_keeps_what_the_service_said_and_a_resume_forgets_it(office, code):
    campaign = office.freeze(3)
    office.control("faults", {"fault": "refuse", "code": code})

    paused = run(office, campaign)

    assert (paused.state, paused.reason, paused.detail) == (PAUSED, *REFUSED[code])
    assert (paused.tally.queued, office.ledger) == (3, [])
    said = Texts("en").pause(paused.reason, paused.detail)
    assert said.text == Texts("en").word(f"refused_{paused.detail}")
    (_at, event, params), *_ = office.desk.sending.events(campaign.id)
    assert (event, params) == (f"paused:{paused.reason}", {"detail": paused.detail})
    finished = run(office, campaign)
    assert (finished.state, finished.detail, len(office.ledger)) == (FINISHED, "", 3)


def test_a_refusal_amid_the_rest_is_told_too(office):
    campaign = office.freeze(50, "hello {n}")
    office.control("faults", {"fault": "refuse", "code": 128, "after": 20, "times": 100})

    paused = run(office, campaign)

    assert (paused.reason, paused.detail) == ("auth", "key_disabled")
    assert paused.tally.accepted == len(office.ledger) == 20
    assert paused.tally.queued == 30


def test_an_unknown_outcome_says_nothing_of_a_refusal(office):
    campaign = office.freeze(30)
    office.control("faults", {"fault": "refuse", "code": 132})

    paused = run(office, campaign)

    assert (paused.reason, paused.detail, paused.tally.unknown) == ("unknown_outcome", "", 10)
    wanted = HistoryFilter(campaign=campaign.id, state="unknown")
    rows, _more = office.desk.history.search(wanted)
    assert {row.reason for row in rows} == {"not_passed_on"}
    assert "could not pass this on" in Texts("en").reason(rows[0].reason)


def test_a_user_who_stops_hears_of_no_older_refusal(office):
    campaign = office.freeze(3)
    office.control("faults", {"fault": "refuse", "code": 104})
    assert run(office, campaign).detail == "address_not_allowed"

    cancelled = office.desk.sending.cancel(campaign.id)

    assert (cancelled.reason, cancelled.detail) == ("", "")


def test_a_word_without_a_sentence_is_told_as_the_pause():
    texts = Texts("th")

    for detail in ("", "network", "no such word", "credential_missing"):
        assert texts.pause("network", detail) == texts.say("pause_network")
