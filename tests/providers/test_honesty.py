"""Answers that contradict themselves: what may have gone out is never called unsent."""

import time

import pytest

from smsdesk.core.models import Outcome, PauseReason
from smsdesk.providers.exchange import Request
from smsdesk.providers.reading import Unreadable, a_number, a_whole, an_id
from tests.providers.orders import Scripted, message, outcomes, sample, send

SENT_ROW = {"number": "66812340001", "message_id": "x" * 22, "used_credit": 1}


def test_a_refusal_that_lists_taken_numbers_is_unknown():
    answer = {
        "error": {"code": 116, "name": "ERROR_INSUFFICIENT_CREDIT", "description": ""},
        "phone_number_list": [SENT_ROW],
    }
    for status in (200, 201, 400):
        told = send(Scripted(answer, status=status).provider("thaibulksms"), message(1))
        assert outcomes(told) == [Outcome.UNKNOWN], status


def test_a_name_and_a_code_that_disagree_prove_nothing():
    answer = {"error": {"code": 132, "name": "ERROR_SENDER", "description": ""}}

    told = send(Scripted(answer, status=400).provider("thaibulksms"), message(1))

    assert outcomes(told) == [Outcome.UNKNOWN]


def test_accepted_needs_an_id():
    rows = [SENT_ROW | {"message_id": " "}]
    answer = {"phone_number_list": rows, "total_use_credit": 1, "remaining_credit": 9}

    told = send(Scripted(answer, status=201).provider("thaibulksms"), message(1))

    assert outcomes(told) == [Outcome.UNKNOWN]


def test_too_many_requests_beside_ids_is_unknown():
    answer = sample("smsbuddy/send_json_reply")
    del answer["status"]

    told = send(Scripted(answer, status=429).provider("smsbuddy"), message(1))

    assert (outcomes(told), told.retry_after) == ([Outcome.UNKNOWN], None)


@pytest.mark.parametrize("said", ["99999999999999999999", "9" * 5000, "86400"])
def test_a_wait_that_nobody_would_sit_out_is_our_own(said):
    service = Scripted({"status": "429"}, status=429, headers={"retry-after": said})

    told = send(service.provider("smsbuddy"), message(1))

    assert (outcomes(told), told.pause) == ([Outcome.NOT_SENT], PauseReason.RATE_LIMITED)
    assert told.retry_after == 60


@pytest.mark.parametrize("value", ["1e999999999", "-1e999999999", 1e300, "9" * 50])
def test_a_number_beyond_all_measure_is_unreadable_at_once(value):
    began = time.monotonic()
    for read in (a_number, a_whole):
        with pytest.raises(Unreadable):
            read(value)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("value", ["\ud800", "a\nb", "x" * 300, ""])
def test_an_id_that_no_database_or_page_can_show_is_unreadable(value):
    with pytest.raises(Unreadable):
        an_id(value)


def test_a_request_written_out_by_accident_tells_no_key():
    request = Request(
        "/sms",
        form={"key": "s3cret"},
        json={"apikey": "s3cret"},
        headers={"key": "s3cret"},
        basic=("s3cret", "s3cret"),
    )

    assert "s3cret" not in repr(request)
