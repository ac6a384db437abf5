"""Lists, people, and imports that can be taken back."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest

from smsdesk.core.errors import Cancelled, InputError
from smsdesk.store import contacts as store
from smsdesk.store import imports as import_store
from smsdesk.store.contacts import ContactRepository
from smsdesk.store.db import Database, migrate
from smsdesk.store.do_not_contact import DoNotContactRepository
from smsdesk.store.imports import ImportRepository, Undone, remove_unfinished
from smsdesk.store.schema import STEPS

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


KILLED = """
import os, sys
from pathlib import Path
from smsdesk.core.clock import utc_now
from smsdesk.store.db import Database
from smsdesk.store.imports import ImportRepository

imports = ImportRepository(Database(Path(sys.argv[1])))
with imports.importing("ผู้เช่า", "a.csv", utc_now()) as target:
    added, updated = (["+66800000002"], ["ใหม่"], ["{}"]), (["+66800000001"], ["x"], ["{}"])
    imports.write(target, [(added, updated)], keep_names=False)
    os._exit(0)
"""


@pytest.fixture
def db(tmp_path):
    migrate(tmp_path / "desk.sqlite3")
    database = Database(tmp_path / "desk.sqlite3")
    yield database
    database.close_all()


class People(NamedTuple):
    """What is stored of people."""

    lists: ContactRepository
    imports: ImportRepository


@pytest.fixture
def people(db):
    return People(ContactRepository(db), ImportRepository(db))


def number(at):
    return f"+668{at:08}"


def columns(rows):
    """Make what write() takes of (number, name, fields)."""
    return (
        [number(at) for at, _name, _fields in rows],
        [name for _at, name, _fields in rows],
        [json.dumps(fields, ensure_ascii=False) for _at, _name, fields in rows],
    )


def bring(people, rows, *, updated=(), list_name="ผู้เช่า", keep_names=False):
    """Import rows and return the import's id."""
    with people.imports.importing(list_name, "a.csv", NOW) as target:
        batch = (columns(rows), columns(updated))
        people.imports.write(target, [batch], keep_names=keep_names)
        people.imports.finish(target.id, {"rows": len(rows)}, NOW)
    return target.id


def everybody(people, list_name="ผู้เช่า"):
    found = people.lists.list_by_name(list_name)
    return [(one.e164, one.name, dict(one.fields)) for one in people.lists.everybody(found.id)]


def test_lists_are_counted(people):
    bring(people, [(1, "ก", {}), (2, "ข", {})], list_name="ข")
    people.lists.ensure_list("ก", NOW)

    assert [(one.name, one.contacts) for one in people.lists.lists()] == [("ก", 0), ("ข", 2)]
    assert people.lists.list_by_name("ข").created_at == NOW
    assert people.lists.list_by_name("ค") is None
    assert people.lists.ensure_list("ก", NOW) == people.lists.list_by_name("ก").id


def test_pages_by_key_in_the_order_they_came(people):
    bring(people, [(at, f"คน {at}", {}) for at in range(9, 0, -1)])
    list_id = people.lists.list_by_name("ผู้เช่า").id

    first = people.lists.page(list_id, limit=4)
    second = people.lists.page(list_id, after=first[-1].id, limit=4)

    assert [one.name for one in first + second] == [f"คน {at}" for at in range(9, 1, -1)]
    assert people.lists.count(list_id) == 9


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ใจดี", ["ก"]),
        ("081-000", []),
        ("080-000-0001", ["ก"]),
        ("+66 80 000 0002", ["ข"]),
        ("0002", ["ข"]),
        ("101", ["ก"]),
        ("ห้อง", []),
        ("100%", ["ข"]),
        ("%", ["ข"]),
        ("_", []),
        ('"', ["ข"]),
        ("\\", ["ข"]),
        ("  ", ["ก", "ข"]),
    ],
)
def test_search_finds_names_numbers_and_fields(people, search, found):
    bring(people, [])
    list_id = people.lists.list_by_name("ผู้เช่า").id
    people.lists.put(list_id, "+66800000001", "ก ใจดี", {"ห้อง": "101"})
    people.lists.put(list_id, "+66800000002", "ข", {"ห้อง": '100% "ใหม่" \\'})

    page = people.lists.page(list_id, search=search)

    assert [one.name[0] for one in page] == found
    assert people.lists.count(list_id, search) == len(found)


def test_undo_removes_who_was_added_and_restores_who_was_changed(people, monkeypatch):
    monkeypatch.setattr(store, "BATCH", 2)
    monkeypatch.setattr(import_store, "BATCH", 2)
    first = bring(people, [(at, f"เดิม {at}", {"ยอด": "1"}) for at in range(7)])
    before = everybody(people)
    changed = [(at, f"ใหม่ {at}", {"ยอด": "2"}) for at in range(5)]
    second = bring(people, [(at, "เพิ่ม", {}) for at in range(10, 13)], updated=changed)
    assert everybody(people)[0] == (number(0), "ใหม่ 0", {"ยอด": "2"})

    with pytest.raises(InputError) as caught:
        people.imports.undo(first, NOW)
    assert (caught.value.code, caught.value.params) == ("later_import", {"id": str(second)})

    assert people.imports.undo(second, NOW) == Undone(removed=3, restored=5)
    assert everybody(people) == before
    assert people.imports.undo(first, NOW) == Undone(removed=7, restored=0)
    assert everybody(people) == []
    for import_id, code in ((first, "already_undone"), (99, "unknown_import")):
        with pytest.raises(InputError) as caught:
            people.imports.undo(import_id, NOW)
        assert caught.value.code == code
    assert [one.undone_at for one in people.imports.imports()] == [NOW, NOW]


def test_names_stay_where_a_file_has_none(people):
    bring(people, [(1, "ก", {"a": "1"})])

    bring(people, [], updated=[(1, "", {"b": "2"})], keep_names=True)

    assert everybody(people) == [(number(1), "ก", {"b": "2"})]


def test_undo_leaves_what_was_changed_by_hand(people):
    first = bring(people, [(1, "ก", {}), (2, "ข", {})])
    list_id = people.lists.list_by_name("ผู้เช่า").id
    kept, _other = people.lists.page(list_id)
    people.lists.change(kept.id, kept.e164, "แก้แล้ว", {})

    assert people.imports.undo(first, NOW) == Undone(removed=1, restored=0)
    assert everybody(people) == [(number(1), "แก้แล้ว", {})]


def test_an_import_writes_one_batch_at_once_while_a_campaign_goes_on(people, db):
    assert people.imports.batches_at_once() == 5
    with db.transaction() as con:
        con.execute(
            "INSERT INTO account (id, name, service, base_url, practice, created_at)"
            " VALUES (1, 'a', 'sendbulk', '', 1, '')"
        )
        con.execute(
            "INSERT INTO campaign (title, account_id, practice, state, sender, template, options,"
            " purpose, parts, confirmed_at) VALUES ('t', 1, 1, 'running', '', '', '{}', 'x', 1, '')"
        )
    assert people.imports.batches_at_once() == 1


def test_many_new_people_are_all_added(people):
    count = 4_000 + 2 * 400 + 40 + 3
    bring(people, [(at, f"คน {at}", {}) for at in range(count)])
    assert [one[0] for one in everybody(people)] == [number(at) for at in range(count)]


def test_an_import_that_fails_leaves_nothing(people):
    bring(people, [(1, "เดิม", {})])
    with pytest.raises(Cancelled), people.imports.importing("ผู้เช่า", "a.csv", NOW) as target:
        batch = (columns([(2, "ใหม่", {})]), columns([(1, "x", {})]))
        people.imports.write(target, [batch], keep_names=False)
        raise Cancelled
    with pytest.raises(Cancelled), people.imports.importing("อีกรายชื่อ", "a.csv", NOW):
        raise Cancelled

    assert everybody(people) == [(number(1), "เดิม", {})]
    assert [one.name for one in people.lists.lists()] == ["ผู้เช่า"]
    assert len(people.imports.imports()) == 1


def test_an_import_that_was_killed_is_removed_at_start(people, db):
    bring(people, [(1, "เดิม", {})])
    subprocess.run([sys.executable, "-c", KILLED, str(db.path)], check=True)
    assert everybody(people) == [(number(1), "x", {}), (number(2), "ใหม่", {})]

    with db.transaction() as con:
        assert remove_unfinished(con) == 1
        assert remove_unfinished(con) == 0

    assert everybody(people) == [(number(1), "เดิม", {})]


def test_known_numbers(people):
    bring(people, [(1, "ก", {}), (2, "ข", {})])
    list_id = people.lists.list_by_name("ผู้เช่า").id

    assert people.imports.known(list_id, [number(2), number(3)]) == {number(2)}
    assert people.imports.known(list_id + 1, [number(2)]) == set()


def test_a_number_stands_once_on_a_list(people):
    bring(people, [(1, "ก", {}), (2, "ข", {})])
    list_id = people.lists.list_by_name("ผู้เช่า").id
    first, second = people.lists.page(list_id)

    assert people.lists.put(list_id, number(1), "แทน", {}) == first.id
    with pytest.raises(InputError) as caught:
        people.lists.change(second.id, number(1), "ข", {})

    assert caught.value.code == "number_in_list"
    people.lists.delete([first.id])
    assert everybody(people) == [(number(2), "ข", {})]


def test_a_list_is_deleted_with_everything(people, db, monkeypatch):
    monkeypatch.setattr(store, "BATCH", 2)
    bring(people, [(at, "ก", {}) for at in range(5)])
    bring(people, [], updated=[(1, "x", {})])
    bring(people, [(1, "ข", {})], list_name="อื่น")
    people.lists.rename_list(people.lists.list_by_name("อื่น").id, "เหลือ")

    people.lists.delete_list(people.lists.list_by_name("ผู้เช่า").id)

    assert [(one.name, one.contacts) for one in people.lists.lists()] == [("เหลือ", 1)]
    left = {
        table: db.connection().execute("SELECT count(*) FROM " + table).fetchone()[0]
        for table in ("contact", "contact_before", "contact_import")
    }
    assert left == {"contact": 1, "contact_before": 0, "contact_import": 1}


def test_pages_and_counts_use_an_index(people, db):
    plan = db.connection().execute(
        "EXPLAIN QUERY PLAN " + store._PAGE, {"list": 1, "after": 5, "limit": 10}
    )
    told = " ".join(row["detail"] for row in plan)

    assert "contact_of_list" in told
    assert "TEMP B-TREE" not in told


def test_do_not_contact(db, monkeypatch):
    monkeypatch.setattr("smsdesk.store.do_not_contact._AT_ONCE", 2)
    never = DoNotContactRepository(db)

    assert never.add([number(1), number(2), number(1)], NOW) == 2
    assert never.add([number(2), number(3)], NOW) == 1
    assert never.all() == [number(3), number(2), number(1)]
    assert never.among([number(at) for at in range(3)]) == {number(1), number(2)}
    assert never.remove([number(1), number(9)]) == 1
    assert never.add([], NOW) == 0


def test_who_is_on_do_not_contact_says_why_and_who(db):
    never = DoNotContactRepository(db)
    never.add([number(1), number(2)], NOW, reason="โทรมาขอ", who="มาลี")
    never.add([number(1), number(3)], NOW, reason="ซ้ำ", who="คนอื่น")

    entries = never.page()
    assert [(one.e164, one.reason, one.who) for one in entries] == [
        (number(3), "ซ้ำ", "คนอื่น"), (number(2), "โทรมาขอ", "มาลี"), (number(1), "โทรมาขอ", "มาลี"),
    ]  # fmt: skip
    assert entries[0].added_at == NOW
    assert [one.e164 for one in never.page(search="มาลี", after=entries[1].id)] == [number(1)]
    assert [one.e164 for one in never.page(search="080-000-0003")] == [number(3)]
    assert never.page(search="%") == []
    assert (never.count(), never.count("โทร"), never.count("0000001")) == (3, 2, 1)
    assert never.remove_ids([entries[0].id, 99]) == 1
    assert never.count() == 2


def test_an_erased_number_is_nowhere_and_still_never_texted(db, tmp_path):
    never = DoNotContactRepository(db)
    never.add([number(1), number(2)], NOW)

    assert never.erase(number(1))
    assert not never.erase(number(1)), "it does not stand there any more"
    assert not never.erase(number(9))
    assert [one.e164 for one in never.page()] == [number(2), None]
    assert never.among([number(1), number(2), number(3)]) == {number(1), number(2)}
    assert never.add([number(1)], NOW) == 0, "it is on the list, if only as a hash"
    kept = db.connection().execute("SELECT e164, hash FROM do_not_contact ORDER BY id")
    [(forgotten, known_again), (left, no_hash)] = map(tuple, kept)
    assert (forgotten, left, no_hash) == (None, number(2), None)
    assert len(known_again) == 64, "of 256 bits, under a key of this desk"
    assert never.remove([number(1)]) == 1
    assert never.among([number(1)]) == set()


def test_two_lists_become_one(people, db, monkeypatch):
    monkeypatch.setattr(store, "BATCH", 2)
    bring(people, [(at, "ก", {}) for at in range(5)])
    taken = bring(people, [(at, "ข", {"ห้อง": "1"}) for at in range(3, 9)], list_name="อื่น")
    source, into = people.lists.list_by_name("อื่น"), people.lists.list_by_name("ผู้เช่า")

    merged = people.lists.merge_lists(source.id, into.id)

    assert (merged.moved, merged.doubles) == (4, 2)
    assert [one.name for one in people.lists.lists()] == ["ผู้เช่า"]
    assert everybody(people) == [(number(at), "ก", {}) for at in range(5)] + [
        (number(at), "ข", {"ห้อง": "1"}) for at in range(5, 9)
    ]
    assert people.lists.size(into.id) == 9
    assert people.imports.undo(taken, NOW) == Undone(4, 0), "whom it brought, wherever they are now"
    assert people.lists.size(into.id) == 5


def test_a_list_into_which_somebody_imports_is_neither_merged_nor_deleted(people):
    bring(people, [(1, "ก", {})])
    other = people.lists.ensure_list("อื่น", NOW)
    one = people.lists.list_by_name("ผู้เช่า")

    with people.imports.importing("ผู้เช่า", "b.csv", NOW) as target:
        for act in (
            lambda: people.lists.merge_lists(one.id, other),
            lambda: people.lists.merge_lists(other, one.id),
            lambda: people.lists.delete_list(one.id),
        ):
            with pytest.raises(InputError) as caught:
                act()
            assert caught.value.code == "import_running"
        people.imports.finish(target.id, {"rows": 0}, NOW)
    assert everybody(people) == [(number(1), "ก", {})]


def test_a_list_keeps_tags_and_consent(people):
    list_id = people.lists.ensure_list("ก", NOW)
    people.lists.set_tags(list_id, ["หอพัก", "2569", "หอพัก"])
    people.lists.set_consent(list_id, "ใบสมัคร", date(2026, 1, 5))

    [kept] = people.lists.lists()
    assert (kept.tags, kept.consent, kept.consent_at) == (
        ("2569", "หอพัก"), "ใบสมัคร", date(2026, 1, 5),
    )  # fmt: skip
    people.lists.set_consent(list_id, "", None)
    assert people.lists.list_by_name("ก").consent_at is None


def test_a_file_of_the_second_step_is_carried_over(tmp_path):
    path = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(path)) as con:
        for step in STEPS[:2]:
            con.executescript(step)
        con.execute("PRAGMA user_version = 2")
        con.execute(
            "INSERT INTO contact_list VALUES (1, 'ก', ?), (2, 'ข', ?)", [NOW.isoformat()] * 2
        )
        con.executemany(
            "INSERT INTO contact (list_id, e164, name, fields) VALUES (1, ?, 'สมชาย ใจดี', '{}')",
            [(number(at),) for at in range(3)],
        )
        con.executemany(
            "INSERT INTO do_not_contact VALUES (?, ?)",
            [(number(at), f"2026-01-0{at}T00:00:00.000000+00:00") for at in (2, 1)],
        )
        con.commit()

    assert migrate(path) == len(STEPS) - 2
    db = Database(path)
    lists, never = ContactRepository(db), DoNotContactRepository(db)
    assert [(one.name, one.contacts, one.tags) for one in lists.lists()] == [
        ("ก", 3, ()),
        ("ข", 0, ()),
    ]
    assert lists.count(1, "ใจดี") == 3
    assert never.all() == [number(2), number(1)]
    db.close_all()
    assert (tmp_path / f"desk.before-{len(STEPS)}.sqlite3").exists()
