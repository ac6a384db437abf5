"""Sender names over practice services, and which of them fade in a real account."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from smsdesk.core.errors import InputError, ServiceError
from smsdesk.core.models import Account, SenderName
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from smsdesk.services.senders import months_between
from smsdesk.store.senders import store_use
from tests.control import ask


@pytest.fixture
def desk(data_dir):
    with Desk(data_dir, command=own_command(), hold=True, deadlines=Deadlines(2, 2, 2, 3)) as one:
        yield one


def practise(desk, simulator, service):
    return desk.accounts.add(
        "practice", service, practice=True, base_url=simulator.url(service),
        credentials=simulator.credentials(service),
    )  # fmt: skip


def real(desk):
    return desk.accounts._repository.add(
        name="real", service="thaibulksms", base_url="https://api-v2.thaibulksms.com",
        practice=False, settings={}, now=desk.clock(),
    )  # fmt: skip


def use(desk, account, sender, at):
    with desk._db.transaction() as con:
        store_use(con, account.id, sender, at)


def names(desk, account):
    return [one.sender for one in desk.accounts.senders.of(account)]


def test_a_name_kept_by_hand_stands_before_those_of_everybody(desk, simulator):
    account = practise(desk, simulator, "thaibulksms")

    kept = desk.accounts.senders.keep(account, " RIVERVIEW ", "waiting")

    assert (kept.sender, kept.status, kept.used_at) == ("RIVERVIEW", "waiting", None)
    assert timedelta() <= desk.clock() - kept.noted_at < timedelta(seconds=9)
    assert names(desk, account) == ["RIVERVIEW", "SMS.", "Demo", "MySMS"]


def test_another_spelling_is_another_sender(desk, simulator):
    account = practise(desk, simulator, "thaibulksms")
    desk.accounts.senders.keep(account, "SMS", "refused")

    found = {one.sender: one.status for one in desk.accounts.senders.of(account)}

    assert (found["SMS"], found["SMS."]) == ("refused", "")
    with pytest.raises(InputError, match="unknown_sender"):
        desk.accounts.senders.forget(account, "sms")


def test_forgetting_takes_a_name_out_but_not_one_of_everybody(desk, simulator):
    account = practise(desk, simulator, "thaibulksms")
    desk.accounts.senders.keep(account, "RIVERVIEW")
    use(desk, account, "Demo", desk.clock())

    desk.accounts.senders.forget(account, "RIVERVIEW")

    assert names(desk, account) == ["Demo", "SMS.", "MySMS"]
    with pytest.raises(InputError, match="sender_of_all"):
        desk.accounts.senders.forget(account, "Demo")


@pytest.mark.parametrize("name", ["", "   ", "A" * 31, "RIVER\u200bVIEW", "A\nB"])
def test_a_name_that_can_be_none_is_refused(desk, simulator, name):
    account = practise(desk, simulator, "thaibulksms")

    with pytest.raises(InputError, match="sender_"):
        desk.accounts.senders.keep(account, name)

    assert names(desk, account) == ["SMS.", "Demo", "MySMS"]


def test_a_status_that_is_none_is_refused(desk, simulator):
    account = practise(desk, simulator, "thaibulksms")
    with pytest.raises(InputError, match="sender_status"):
        desk.accounts.senders.keep(account, "RIVERVIEW", "perhaps")


def test_where_the_service_lists_them_its_list_stands_with_our_last_use(desk, simulator):
    account = practise(desk, simulator, "smspoint")
    listed = desk.accounts.senders.of(account)
    at = datetime(2026, 11, 1, tzinfo=UTC)
    by_name, by_id = listed[0], listed[1]
    use(desk, account, by_name.sender, at)
    use(desk, account, by_id.id, at + timedelta(days=1))
    use(desk, account, "NOT-LISTED", at)

    found = desk.accounts.senders.of(account)

    assert [one.sender for one in found] == [one.sender for one in listed]
    assert found[0].used_at == at
    assert found[1].used_at == at + timedelta(days=1)
    assert all(one.used_at is None for one in found[2:])
    with pytest.raises(InputError, match="senders_listed"):
        desk.accounts.senders.keep(account, "MINE")


def test_a_requested_sender_waits_in_the_list(desk, simulator):
    account = practise(desk, simulator, "smsbuddy")
    details = {"description": "juristic office", "pe_id": "1101", "header_id": " "}

    asked = desk.accounts.senders.request(account, "RIVRVW", details)

    assert asked.status == "waiting"
    assert [(one.sender, one.status) for one in desk.accounts.senders.of(account)] == [
        ("RIVRVW", "waiting")
    ]


def test_a_request_that_is_refused_or_not_answered_keeps_nothing(desk, simulator):
    account = practise(desk, simulator, "smsbuddy")
    control = f"{simulator.url('smsbuddy')}/_simulator"
    with pytest.raises(ServiceError):
        desk.accounts.senders.request(account, "a b")
    ask(f"{control}/faults", {"fault": "rst_after_read", "on": "any", "times": 1})
    with pytest.raises(ServiceError):
        desk.accounts.senders.request(account, "RIVRVX")
    ask(f"{control}/reset", {})

    assert desk.accounts.senders.of(account) == ()


def test_a_detail_no_document_has_is_refused_before_anything_is_asked(desk, simulator):
    account = practise(desk, simulator, "smsbuddy")
    with pytest.raises(InputError, match="unknown_setting"):
        desk.accounts.senders.request(account, "RIVRVW", {"purpose": "x"})
    assert desk.accounts.senders.of(account) == ()


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ((2026, 6, 27), (2026, 11, 27), 5),
        ((2026, 6, 28), (2026, 11, 27), 4),
        ((2025, 12, 31), (2026, 6, 30), 5),
        ((2026, 5, 27), (2026, 11, 27), 6),
        ((2026, 11, 27), (2026, 11, 27), 0),
    ],
)
def test_months_are_whole_months_of_bangkok(earlier, later, months):
    noon = (datetime(*day, 5, tzinfo=UTC) for day in (earlier, later))
    assert months_between(*noon) == months


def test_a_day_begins_in_bangkok():
    evening = datetime(2026, 6, 26, 18, tzinfo=UTC)  # the 27th, at one in the night
    assert months_between(evening, datetime(2026, 11, 27, 1, tzinfo=UTC)) == 5


def test_a_real_name_of_thaibulksms_fades_from_the_fifth_month_on(desk):
    account = real(desk)
    now = desk.clock()
    senders = (
        SenderName("FRESH", status="approved", used_at=now - timedelta(days=140)),
        SenderName("FADING", status="approved", used_at=now - timedelta(days=160)),
        SenderName("OVER", status="", used_at=now - timedelta(days=200)),
        SenderName("NEVER", status="approved", noted_at=now - timedelta(days=165)),
        SenderName("ASKED", status="waiting", noted_at=now - timedelta(days=365)),
        SenderName("GONE", status="refused", used_at=now - timedelta(days=365)),
        SenderName("SMS.", status="", used_at=now - timedelta(days=365)),
        SenderName("UNKNOWN", status=""),
    )

    fading = desk.accounts.senders.fading(account, senders)

    assert [(one.sender, one.is_over) for one in fading] == [
        ("OVER", True), ("FADING", False), ("NEVER", False),
    ]  # fmt: skip
    assert {one.limit for one in fading} == {6}


def test_nothing_fades_in_practice_nor_where_no_network_is_known_to(desk, simulator):
    old = SenderName("OLD", used_at=desk.clock() - timedelta(days=365))
    fading = desk.accounts.senders.fading
    account = real(desk)

    assert fading(account, [old])
    assert not fading(replace(account, practice=True), [old])
    assert not fading(Account(9, "x", "sendbulk", "https://x.example", False, {}), [old])


def test_a_campaign_notes_the_use_of_its_sender(office):
    account = office.desk.accounts.by_name("office")
    before = office.desk.clock()

    office.freeze(2)

    used = {one.sender: one.used_at for one in office.desk.accounts.senders.of(account)}
    assert used["Demo"] is not None and used["Demo"] >= before.replace(microsecond=0)
    assert used["MySMS"] is None
