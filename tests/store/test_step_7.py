"""A file of the step before: its balances begin a history, its senders stay those used."""

import sqlite3
from contextlib import closing

from smsdesk.store.db import Database, migrate
from smsdesk.store.schema import STEPS
from smsdesk.store.senders import SenderRepository

AT = "2026-11-20T03:04:05.000+00:00"


def test_what_an_older_desk_knew_is_carried_over(tmp_path):
    path = tmp_path / "smsdesk.sqlite3"
    with closing(sqlite3.connect(path)) as con:
        for number, step in enumerate(STEPS[:6], start=1):
            con.executescript(f"BEGIN;{step};PRAGMA user_version = {number};COMMIT;")
        con.execute(
            "INSERT INTO account (name, service, base_url, practice, created_at) "
            "VALUES ('office', 'thaibulksms', '', 0, ?)",
            (AT,),
        )
        con.execute("INSERT INTO balance VALUES (1, 'corporate', '545.50', ?)", (AT,))
        con.execute("INSERT INTO sender VALUES (1, 'SMS.', ?)", (AT,))
        con.commit()

    assert migrate(path) == len(STEPS) - 6

    db = Database(path)
    rows = db.connection().execute("SELECT * FROM balance_history").fetchall()
    assert [tuple(row) for row in rows] == [(1, "corporate", "2026-11-20T03", "545.50", AT)]
    (sender,) = db.connection().execute("SELECT * FROM sender").fetchall()
    assert (sender["sender"], sender["used_at"], sender["kept"]) == ("SMS.", AT, 0)
    assert [one.sender for one in SenderRepository(db).of(1)] == ["SMS."]
    db.close_all()
