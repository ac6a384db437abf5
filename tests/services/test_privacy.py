"""One number: found wherever it stands, given to the person, and gone from every file."""

import csv
import json
import logging
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import fields
from datetime import timedelta

import pytest

from smsdesk.core.errors import Cancelled, InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, DraftSource, HistoryFilter, Person
from smsdesk.core.phone import is_erased
from smsdesk.core.schedule import parse_bangkok
from smsdesk.logs import start_logging
from smsdesk.services.imports import Pasted
from smsdesk.store import contact_search, message_search, otp, privacy
from smsdesk.store.damage import NAME
from smsdesk.store.db import Database
from smsdesk.store.schema import STEPS
from smsdesk.texts import Texts
from tests.services.conftest import Office, run

NUMBER = "081-234-5678"
E164 = "+66812345678"
OTHER = "0891112222"
WRITTEN = (
    "812345678", "81-234-5678", "81 234 5678", "๘๑๒๓๔๕๖๗๘", "๘๑-๒๓๔-๕๖๗๘", "８１２３４５６７８",
)  # fmt: skip
say = Texts("th").word


def everything(folder) -> list[str]:
    """Return each file in which the number stands, in any shape and encoding."""
    shapes = [text.encode(code) for text in WRITTEN for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        f"{path.name}: {shape!r}"
        for path in folder.rglob("*")
        if path.is_file()
        for shape in shapes
        if shape in path.read_bytes()
    ]


def raw(office: Office) -> sqlite3.Connection:
    con = sqlite3.connect(office.desk.folder / NAME)
    con.row_factory = sqlite3.Row
    return con


def index(office: Office) -> None:
    """Put every message into the search index, as History does, and every contact."""
    message_search.index_new(office.desk._db)
    contact_search.index_new(office.desk._db)


def found_by_index(office: Office, table: str, sought: str) -> list[int]:
    pieces = [f'"{sought[at : at + 3]}"' for at in range(len(sought) - 2)]
    with closing(raw(office)) as con:
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        return [row["rowid"] for row in con.execute(sql, (" AND ".join(pieces),))]


def send(office: Office, people, text="hello {name}", **more):
    draft = Draft("office", text, people, sender="Demo", known_fields=("name",), **more)
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft))
    return run(office, campaign)


def person(number=NUMBER, name="สมชาย ใจดี", row=2):
    return Person(number, row, name, {"name": name})


def put_everywhere(office: Office) -> None:
    """Let the number come to stand in every table and file, by real use where there is a way."""
    desk = office.desk
    start_logging(desk.folder)
    logging.getLogger("smsdesk").warning("somebody called from %s", NUMBER)
    rows = Pasted(f"phone\tname\tsecond\n{NUMBER}\tสมชาย\t\n{OTHER}\tสมหญิง\t{NUMBER}\n")
    desk.imports.import_file(rows, "ลูกค้า")
    desk.imports.import_file(Pasted(f"phone\tname\n{NUMBER}\tสมชาย ใจดี\n"), "ลูกค้า")
    desk.contacts.put(desk.contacts.make_list("เก่า"), E164, "สมชาย ใจดี", {"เบอร์": NUMBER})
    office.control("faults", {"fault": "close_after_read", "times": 1})
    send(office, [person(), person(OTHER, "สมหญิง")])
    send(office, [person()], text="again {name}")
    send(office, [person(OTHER, f"สมหญิง ({NUMBER})")], text=f"call {NUMBER}, {{name}}")
    desk.do_not_contact.add([NUMBER], reason="asked", who="กัลยา")
    send(office, [person(), person(OTHER, "สมหญิง")], text="third {name}")
    typed = DraftSource("typed", numbers=(NUMBER, OTHER))
    desk.composing.keep_draft(Draft("office", f"ถาม {NUMBER}", (), sources=(typed,)))
    desk.saved_texts.save("ติดต่อ", "โทร ๐๘๑-๒๓๔-๕๖๗๘")
    desk.set_setting("own_number", E164)
    account = desk.accounts.by_name("office")
    with desk._db.transaction() as con:
        otp.begin(con, account.id, E164, "", desk.clock() - timedelta(hours=1))
    index(office)
    shutil.copy(desk.folder / NAME, desk.folder / "smsdesk.before-7.sqlite3")
    desk.folder.joinpath("spool").mkdir(exist_ok=True)
    desk.folder.joinpath("spool", "attempt-9.json").write_text(json.dumps({"body": E164}))


def test_the_lists_of_where_a_number_can_stand_are_those_of_the_schema():
    with closing(sqlite3.connect(":memory:")) as con:
        for step in STEPS:
            con.executescript(step)
        tables = con.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        text = {
            (table, row[1])
            for (table,) in tables
            for row in con.execute(f"PRAGMA table_info({table})")
            if row[2] == "TEXT"
        }
    listed = [privacy.OWN, *privacy.PLACES.values(), privacy.NOWHERE]
    named = [(t, column) for one in listed for t, columns in one.items() for column in columns]

    assert set(named) == text
    assert len(named) == len(set(named))


def test_everything_is_found_and_given_to_the_person(office, tmp_path):
    put_everywhere(office)

    found = office.desk.privacy.find(NUMBER)

    assert {one.list_name: len(one.earlier) for one in found.contacts} == {"ลูกค้า": 1, "เก่า": 0}
    assert [one.text for one in found.messages] == ["hello สมชาย ใจดี", "again สมชาย ใจดี"]
    assert (len(found.skips), len(found.codes), len(found.requests)) == (1, 1, 2)
    assert found.never is not None and found.never.who == "กัลยา"
    assert found.copies == ["smsdesk.before-7.sqlite3"]
    assert {"draft", "saved_texts", "other_messages", "other_contacts", "logs", "settings",
            "spool"} <= set(found.mentions)  # fmt: skip
    file = tmp_path / "สมชาย.json"
    office.desk.privacy.export(NUMBER, file, say)
    told = json.loads(file.read_text("utf-8"))
    assert told["number"] == E164 and len(told["messages"]) == 2
    table = tmp_path / "สมชาย.csv"
    office.desk.privacy.export(NUMBER, table, say)
    with table.open(encoding="utf-8-sig", newline="") as lines:
        cells = list(csv.reader(lines))
    assert any("hello สมชาย ใจดี" in row for row in cells)
    with pytest.raises(InputError, match="file_exists"):
        office.desk.privacy.export(NUMBER, file, say)
    assert [one.action for one in office.desk.privacy.log()] == ["give", "give", "find"]


def test_an_erased_number_stands_in_no_file_any_more(office):
    put_everywhere(office)
    folder = office.desk.folder
    assert everything(folder)
    before = office.desk.sending.all()

    began = time.monotonic()
    done = office.desk.privacy.erase(NUMBER)

    assert time.monotonic() - began < 60
    assert done.clean
    assert (done.messages, done.contacts, done.skips, done.codes, done.copies) == (2, 2, 1, 1, 1)
    assert everything(folder) == []
    for old, new in zip(before, office.desk.sending.all(), strict=True):  # all adds up as before
        same = {f.name for f in fields(old)} - {"title"}
        assert {n: getattr(old, n) for n in same} == {n: getattr(new, n) for n in same}
    assert found_by_index(office, "message_search", E164) == []
    assert found_by_index(office, "contact_search", E164) == []
    assert len(found_by_index(office, "message_search", "สมหญิง")) == 3
    again = office.desk.privacy.find(NUMBER)
    assert (again.count, again.erased_messages, again.copies) == (0, 2, [])
    assert office.desk.do_not_contact.among([E164]) == {E164}
    with closing(raw(office)) as con:
        assert con.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        texts = [row[0] for row in con.execute("SELECT text FROM message WHERE text LIKE 'call%'")]
    assert texts == ["call •••, สมหญิง (•••)"]
    office.desk.close()
    assert everything(folder) == []


@pytest.mark.parametrize("steps", [1, 3, 9])
def test_one_that_was_stopped_half_way_is_completed_by_doing_it_again(office, steps):
    put_everywhere(office)
    job = JobContext()

    class Stopping(JobContext):
        left = steps

        def check(self) -> None:
            type(self).left -= 1
            if type(self).left < 0:
                job.cancel()
            job.check()

    with pytest.raises(Cancelled):
        office.desk.privacy.erase(NUMBER, Stopping())
    assert everything(office.desk.folder)
    office.desk.privacy.erase(NUMBER)

    assert everything(office.desk.folder) == []
    assert office.desk.do_not_contact.among([E164]) == {E164}


def test_who_comes_again_is_recognised_by_the_hash(office):
    send(office, [person(), person(OTHER, "สมหญิง")])

    done = office.desk.privacy.erase(NUMBER, never=True)
    (first,) = office.desk.sending.all()
    people, _fields, _title = office.desk.composing.people_of_campaign(first.id, "everybody")
    later = send(office, [person(), person(OTHER, "สมหญิง")], text="later {name}")

    assert done.never
    assert [one.name for one in people] == ["สมหญิง"]
    assert later.skipped == {"do_not_contact": 1}
    assert office.ledger.count("66812345678") == 1
    shown, _more = office.desk.history.search(HistoryFilter())
    assert [row.erased for row in shown] == [False, False, True]
    assert (shown[-1].name, shown[-1].text, shown[-1].parts) == ("", "", 1)


def test_what_is_queued_is_cancelled_first_and_the_campaign_ends_if_nothing_is_left(office):
    draft = Draft("office", "hello", [person()], sender="Demo")
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft))
    job = JobContext()
    job.cancel()
    assert run(office, campaign, job).state is CampaignState.PAUSED

    done = office.desk.privacy.erase(NUMBER)

    ended = office.desk.sending.get(campaign.id)
    assert (done.cancelled, ended.state, ended.tally.cancelled) == (1, CampaignState.FINISHED, 1)
    assert office.ledger == []
    with pytest.raises(InputError, match="nothing_to_do"):  # there is nobody to send it to
        office.desk.sending.retry(campaign.id)


@pytest.mark.parametrize("sent", [True, False])
def test_an_unknown_message_stays_unknown_and_can_be_resolved(office, sent):
    office.control("faults", {"fault": "close_after_read", "times": 1})
    campaign = send(office, [person(), person(OTHER, "สมหญิง")], text="hello")
    assert campaign.tally.unknown == 2

    office.desk.privacy.erase(NUMBER)
    assert office.desk.sending.get(campaign.id).tally.unknown == 2
    after = office.desk.sending.resolve(campaign.id, sent=sent)

    old = office.desk.sending.get(campaign.id)
    assert (old.tally.unknown, old.tally.not_sent) == (0, 0 if sent else 2)
    assert (after.id == campaign.id) == sent
    if not sent:  # whose number is gone is not sent to again
        assert (after.tally.messages, after.follow_up_of) == (1, campaign.id)


def test_unknown_messages_of_erased_people_alone_are_closed_without_a_follow_up(office):
    office.control("faults", {"fault": "close_after_read", "times": 1})
    campaign = send(office, [person()])

    office.desk.privacy.erase(NUMBER)
    after = office.desk.sending.resolve(campaign.id, sent=False)

    assert (after.id, after.tally.not_sent, after.tally.unknown) == (campaign.id, 1, 0)


def test_what_is_on_its_way_or_named_to_others_is_refused_and_nothing_is_changed(office):
    people = [person(OTHER, f"call {NUMBER}")]
    draft = Draft("office", "{name}", people, sender="Demo", known_fields=("name",))
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft))
    office.desk.do_not_contact.add([NUMBER])

    with pytest.raises(InputError, match="erase_named"):
        office.desk.privacy.erase(NUMBER)
    with office.desk._db.transaction() as con:
        con.execute("UPDATE message SET e164 = ?, state = 'claimed'", (E164,))
    with pytest.raises(InputError, match="erase_in_flight"):
        office.desk.privacy.erase(NUMBER)

    assert office.desk.do_not_contact.all() == [E164]
    assert office.desk.sending.get(campaign.id).tally.messages == 1
    assert office.desk.privacy.log() == []


def test_what_a_service_holds_until_an_hour_is_refused_until_then(office):
    at = office.desk.clock() + timedelta(hours=3)
    campaign = send(office, [person()], at=at, by="service")
    assert campaign.delivered_by == "service" and campaign.tally.accepted == 1

    with pytest.raises(InputError, match="erase_held") as refused:
        office.desk.privacy.erase(NUMBER)

    assert str(refused.value.params["at"])
    assert office.desk.privacy.find(NUMBER).messages


def test_a_retention_takes_the_people_of_what_ended_long_ago_and_spares_the_unknown(office):
    old = send(office, [person(), person("bad", "x"), person(OTHER, "สมหญิง")])
    office.control("faults", {"fault": "close_after_read", "times": 1})
    doubtful = send(office, [person()], text="second {name}")
    new = send(office, [person(OTHER, "สมหญิง")], text="new {name}")
    index(office)
    long_ago = "2026-01-05T03:00:00.000+00:00"
    with closing(raw(office)) as con, con:
        con.execute(
            "UPDATE campaign SET ended_at = ?, state = 'finished' WHERE id <> ?", (long_ago, new.id)
        )
    desk = office.desk
    before = {one.id: (one.tally, one.credits, one.skipped) for one in desk.sending.all()}

    seen = desk.privacy.expiring(30)
    assert (seen.messages, seen.people, seen.campaigns, seen.skips, seen.spared) == (2, 2, 2, 1, 1)
    assert seen.first == seen.last == parse_bangkok("2026-01-05 10:00")
    assert desk.privacy.purge(30) == 3

    rows, _more = desk.history.search(HistoryFilter())
    assert {row.campaign: row.erased for row in rows} == {
        old.id: True, doubtful.id: False, new.id: False,
    }  # fmt: skip
    assert {o.id: (o.tally, o.credits, o.skipped) for o in desk.sending.all()} == before
    assert desk.privacy.expiring(30).count == 0
    assert found_by_index(office, "message_search", "hello") == []
    desk.sending.resolve(doubtful.id, sent=True)
    with closing(raw(office)) as con, con:
        con.execute("UPDATE campaign SET ended_at = ? WHERE id = ?", (long_ago, doubtful.id))
    assert desk.privacy.purge(30) == 1
    assert [one.count for one in desk.privacy.log()] == [1, 3]
    with pytest.raises(InputError, match="bad_days"):
        desk.privacy.purge(0)


def test_a_retention_runs_by_itself_only_where_it_was_asked_for_and_once_a_day(office):
    desk = office.desk
    send(office, [person()])
    with closing(raw(office)) as con, con:
        con.execute("UPDATE campaign SET ended_at = '2026-01-05T03:00:00.000+00:00'")

    assert desk.privacy.purge_when_due(JobContext()) == 0
    desk.privacy.set_retention(90)
    assert desk.privacy.retention_days == 90
    assert desk.privacy.purge_when_due(JobContext()) == 1
    send(office, [person()], text="again")
    with closing(raw(office)) as con, con:
        con.execute("UPDATE campaign SET ended_at = '2026-01-05T03:00:00.000+00:00'")
    assert desk.privacy.purge_when_due(JobContext()) == 0  # once a day
    assert [one.action for one in desk.privacy.log()] == ["purge", "retention"]


def test_the_audit_log_holds_no_number(office):
    put_everywhere(office)
    office.desk.privacy.find(NUMBER)
    office.desk.privacy.erase(NUMBER)

    with closing(raw(office)) as con:
        lines = [dict(row) for row in con.execute("SELECT * FROM audit")]
    assert [one["action"] for one in lines] == ["find", "erase"]
    assert all(one["who"] and one["count"] > 0 for one in lines)
    assert not any("5678" in str(one) for one in lines)


def test_a_gap_in_a_page_where_the_number_stood_once_is_found_and_written_anew(office, monkeypatch):
    """SQLite overwrites what is deleted, not what it moved away from a page that was full."""
    send(office, [person()])
    folder = office.desk.folder
    plain = Database.empty_log
    left = []

    def leave_a_trace(self):
        done = plain(self)
        if not left:  # as a page that was split leaves one: in a page that nobody uses
            with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as con:
                con.execute("PRAGMA secure_delete = OFF")
                con.execute("CREATE TABLE gap (text)")
                con.execute("INSERT INTO gap VALUES (?)", (E164 * 2000,))
                con.execute("DROP TABLE gap")
            left.append(everything(folder))
        return plain(self) and done

    monkeypatch.setattr(Database, "empty_log", leave_a_trace)
    assert office.desk.privacy.erase(NUMBER).clean
    assert left[0]
    assert everything(folder) == []
    assert is_erased(office.desk._db.connection().execute("SELECT e164 FROM message").fetchone()[0])


def test_after_an_erasure_the_log_is_not_taken_from_under_the_desk(office):
    """A process that looks at the folder and ends thinks itself the last where locks were lost."""
    send(office, [person(), person(OTHER, "ข", 3)])
    office.desk.privacy.erase(NUMBER)
    campaign = send(office, [person(OTHER, "ข", 2)], "once more {name}")
    log = office.desk.folder / f"{NAME}-wal"
    assert log.stat().st_size > 0
    reading = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT 1 FROM meta')"
    subprocess.run([sys.executable, "-c", reading, office.desk.folder / NAME], check=True)

    assert log.exists()
    office.desk.do_not_contact.add([OTHER], reason="", who="")
    with closing(raw(office)) as con:
        assert con.execute("SELECT count(*) FROM do_not_contact").fetchone()[0] == 1
        assert con.execute("SELECT max(id) FROM campaign").fetchone()[0] == campaign.id
