"""What is said of a campaign that stands still, in both languages."""

import pytest

from smsdesk.core.models import PauseReason
from smsdesk.services.sending import _MISSES, _WAITS
from smsdesk.texts import LANGUAGES, Texts

SOON = ("credit_floor", "restored_copy", "clock", "slept")
"""Reasons the window can say before the sender gives them."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", dict.fromkeys([*PauseReason, *SOON]))
def test_every_reason_to_pause_is_a_sentence_with_a_hint_and_a_button(reason, language):
    said = Texts(language).say(f"pause_{reason}")

    assert said.text != f"pause_{reason}"
    assert said.hint
    assert said.button


PLANNED = (
    *("scheduled", "handed", "released", "missed"),
    *(f"scheduled_{reason}" for reason in _WAITS),
    *(f"missed_{reason}" for reason in (*_WAITS, *_MISSES)),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", PLANNED)
def test_the_log_has_a_line_for_all_that_becomes_of_what_is_planned(event, language):
    assert Texts(language).word(f"event_{event}") != f"event_{event}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", dict.fromkeys([*PauseReason, *SOON]))
def test_the_log_has_a_line_for_every_reason_to_pause(reason, language):
    assert Texts(language).word(f"event_paused_{reason}") != f"event_paused_{reason}"
