"""The chain of a certificate, reckoned as its module says, by other means."""

import subprocess
from datetime import UTC, datetime

import pytest

from smsdesk.core.certificate import Chain, Entry
from smsdesk.core.models import Delivery, MessageState

AT = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)
ENTRIES = [
    Entry("+66812345678", "วิภา", "เรียน คุณวิภา", MessageState.ACCEPTED, Delivery.NONE, "r-1", AT),
    Entry("+66812345679", "", "hello", MessageState.REJECTED, Delivery.NONE, "", AT),
]


def chained(entries):
    chain = Chain()
    chain.add(entries)
    return chain.last


def by_hand(lines):
    """Reckon it with the system's own tool, as an auditor would."""
    last = sha256sum("smsdesk certificate 1")
    for line in lines:
        last = sha256sum(f"{last}\n{line}")
    return last


def sha256sum(text):
    done = subprocess.run(["sha256sum"], input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode().split()[0]


def test_an_auditor_comes_to_the_same_code():
    lines = [
        "+66812345678\x1fวิภา\x1fเรียน คุณวิภา\x1faccepted\x1fr-1\x1f2026-09-25T14:32:00+07:00",
        "+66812345679\x1f\x1fhello\x1frejected\x1f\x1f2026-09-25T14:32:00+07:00",
    ]
    assert chained(ENTRIES) == by_hand(lines)
    assert chained([]) == by_hand([])


@pytest.mark.parametrize(
    "change",
    [
        {"e164": "+66812345670"}, {"name": "วิภ"}, {"text": "เรียน คุณวิภา "},
        {"state": MessageState.CANCELLED}, {"reference": "r-2"},
        {"at": AT.replace(minute=33)},
    ],
)  # fmt: skip
def test_whatever_is_changed_changes_the_code(change):
    assert chained([ENTRIES[0]._replace(**change), ENTRIES[1]]) != chained(ENTRIES)


def test_a_report_that_comes_later_does_not_change_it_nor_do_lumps():
    later = [one._replace(delivery=Delivery.DELIVERED) for one in ENTRIES]
    assert chained(later) == chained(ENTRIES)
    chain = Chain()
    for one in ENTRIES:
        chain.add([one])
    assert (chain.last, chain.length) == (chained(ENTRIES), 2)
    assert chained(ENTRIES[::-1]) != chained(ENTRIES)
