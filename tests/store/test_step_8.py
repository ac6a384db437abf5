"""A file of the step before: each campaign knows where it went and where its messages stand."""

import sqlite3
from contextlib import closing

import pytest

from smsdesk.store.db import Database, migrate
from smsdesk.store.schema import STEPS

AT = "2026-11-20T03:04:05.000+00:00"


def test_older_campaigns_learn_their_address_and_their_messages(tmp_path):
    path = tmp_path / "smsdesk.sqlite3"
    with closing(sqlite3.connect(path)) as con:
        for number, step in enumerate(STEPS[:7], start=1):
            con.executescript(f"BEGIN;{step};PRAGMA user_version = {number};COMMIT;")
        con.execute(
            "INSERT INTO account (name, service, base_url, practice, created_at) "
            "VALUES ('office', 'smspoint', 'https://sms.example.com', 0, ?)",
            (AT,),
        )
        for title in ("first", "second", "nobody"):
            con.execute(
                "INSERT INTO campaign (title, account_id, practice, state, sender, template, "
                "options, purpose, parts, confirmed_at) "
                "VALUES (?, 1, 0, 'finished', '', '', '{}', 'transactional', 1, ?)",
                (title, AT),
            )
        con.executemany(
            "INSERT INTO message (campaign_id, e164, name, text, encoding, parts, state, at) "
            "VALUES (?, ?, '', 'hello', 'GSM-7', 1, 'accepted', ?)",
            [(1, "+66812345678", AT), (1, "+66812345679", AT), (2, "+66812345678", AT)],
        )
        con.commit()

    assert migrate(path) == len(STEPS) - 7

    db = Database(path)
    rows = db.connection().execute("SELECT base_url, first_message, last_message FROM campaign")
    url = "https://sms.example.com"
    assert [tuple(row) for row in rows] == [(url, 1, 2), (url, 3, 3), (url, 0, -1)]
    db.close_all()


@pytest.mark.parametrize("change", ["UPDATE audit SET count = 0", "DELETE FROM audit"])
def test_the_audit_log_is_only_added_to(tmp_path, change):
    path = tmp_path / "smsdesk.sqlite3"
    migrate(path)
    with closing(sqlite3.connect(path)) as con:
        con.execute("INSERT INTO audit (at, who, action, count) VALUES (?, 'x', 'erase', 1)", (AT,))
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            con.execute(change)
