"""Keys and numbers never reach a log or the evidence."""

from urllib.parse import quote

import pytest

from smsdesk.core.masking import mask_numbers, mask_secrets

KEY = 'a/b+c=d"e&Zx81'


@pytest.mark.parametrize(
    "written",
    [KEY, quote(KEY, safe=""), KEY.replace("/", "\\/").replace('"', '\\"')],
    ids=["plain", "percent", "json"],
)
def test_a_key_is_masked_however_a_service_writes_it_back(written):
    assert "Zx81" not in mask_secrets(f"you said {written} to us", [KEY])


@pytest.mark.parametrize(
    "line",
    [
        "api_key=hunter2",
        '{"apikey": "hunter2"}',
        "key: hunter2",
        "partnerID=hunter2",
        "api-secret = 'hunter2'",
        "Authorization: Basic hunter2=",
        "OTP=hunter2",
    ],
)
def test_what_follows_the_name_of_a_secret_is_masked(line):
    assert "hunter2" not in mask_secrets(line)


@pytest.mark.parametrize(
    "written",
    [
        "เบอร์0812345678ค่ะ",
        "66812345678",
        "+66812345678",
        "0812345678",
        "%2B66812345678",
        "to=66812345678;",
    ],
)
def test_a_number_keeps_its_ends_alone(written):
    masked = mask_numbers(written)
    assert "1234" not in masked
    assert "5678" in masked


def test_what_is_no_number_stays():
    line = "2026-09-25 14:32:00,123 202 credits, id sMsq7YOOrYqRMibQlX1zKJJd-1"
    assert mask_numbers(mask_secrets(line)) == line
