from datetime import UTC, datetime, timedelta

import pytest

from smsdesk.store.accounts import AccountRepository
from smsdesk.store.db import Database, migrate
from smsdesk.store.senders import SenderRepository, store_use

NOW = datetime(2026, 11, 27, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "smsdesk.sqlite3"
    migrate(path)
    one = Database(path)
    repository = AccountRepository(one)
    for name in ("office", "branch"):
        repository.add(
            name=name, service="thaibulksms", base_url="", practice=False, settings={}, now=NOW
        )
    yield one
    one.close_all()


def use(db, account, sender, at):
    with db.transaction() as con:
        store_use(con, account, sender, at)


def test_names_are_kept_to_the_letter_and_for_their_account_alone(db):
    senders = SenderRepository(db)
    for name in ("SMS", "SMS.", "sms"):
        senders.keep(1, name, "approved", NOW)

    assert [one.sender for one in senders.of(1)] == ["SMS", "SMS.", "sms"]
    assert senders.of(2) == []
    assert senders.forget(1, "SMS")
    assert [one.sender for one in senders.of(1)] == ["SMS.", "sms"]


def test_the_last_used_comes_first_and_those_never_used_last(db):
    senders = SenderRepository(db)
    senders.keep(1, "A-NEVER", "waiting", NOW)
    use(db, 1, "EARLIER", NOW - timedelta(days=9))
    use(db, 1, "LATER", NOW)

    assert [one.sender for one in senders.of(1)] == ["LATER", "EARLIER", "A-NEVER"]


def test_noting_a_status_keeps_when_it_was_used_and_using_keeps_the_status(db):
    senders = SenderRepository(db)
    use(db, 1, "RIVERVIEW", NOW - timedelta(days=9))
    senders.keep(1, "RIVERVIEW", "waiting", NOW - timedelta(days=8))
    (one,) = senders.of(1)
    assert (one.status, one.used_at) == ("waiting", NOW - timedelta(days=9))

    senders.keep(1, "RIVERVIEW", "approved", NOW - timedelta(days=1))
    use(db, 1, "RIVERVIEW", NOW)

    (one,) = senders.of(1)
    assert (one.status, one.noted_at, one.used_at, one.kept) == (
        "approved", NOW - timedelta(days=1), NOW, True,
    )  # fmt: skip


def test_only_what_is_known_can_be_forgotten(db):
    senders = SenderRepository(db)
    use(db, 1, "SMS.", NOW)

    assert not senders.forget(1, "sms.")
    assert not senders.forget(2, "SMS.")
    assert senders.forget(1, "SMS.")
    assert senders.of(1) == []
