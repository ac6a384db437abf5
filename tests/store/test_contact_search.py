"""Searching with an index that may know too much finds what looking at everybody finds."""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from smsdesk.core.jobs import JobContext
from smsdesk.store import contact_search
from smsdesk.store.contact_search import index_new
from smsdesk.store.contacts import ContactRepository
from smsdesk.store.db import Database, migrate
from smsdesk.store.imports import ImportRepository

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
WORDS = ("สมชาย", "ใจดี", "มาลี", "ทองดี", "Ann Lee", 'a"b', "100%", "น้ำใส")
SOUGHT = (
    "สมช",
    "ใจดี",
    "ทองดี",
    "ann",
    "LEE",
    'a"b',
    "0%",
    "น้ำ",
    "0812",
    "812 3",
    "ดี",
    "จดี ท",
    "080",
)


@pytest.fixture(autouse=True)
def always_by_index(monkeypatch):
    monkeypatch.setattr(contact_search, "SMALL_LIST", -1)


@pytest.fixture
def db(tmp_path):
    migrate(tmp_path / "desk.sqlite3")
    database = Database(tmp_path / "desk.sqlite3")
    yield database
    database.close_all()


class SearchMachine(RuleBasedStateMachine):
    """Two lists that change in every way, beside who should be on them."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name, "desk.sqlite3")
        migrate(path)
        self.db = Database(path)
        self.lists = ContactRepository(self.db)
        self.imports = ImportRepository(self.db)
        self.undoable = []
        for name in ("ก", "ข"):
            self.lists.ensure_list(name, NOW)

    def teardown(self):
        self.db.close_all()
        self.folder.cleanup()

    def everybody(self):
        return [one for a_list in self.lists.lists() for one in self.lists.everybody(a_list.id)]

    @rule(data=st.data(), at=st.integers(1, 9), name=st.lists(st.sampled_from(WORDS), max_size=2))
    def put(self, data, at, name):
        a_list = data.draw(st.sampled_from(self.lists.lists()))
        fields = {"ห้อง": "".join(name[-1:])}
        self.lists.put(a_list.id, f"+668123456{at:02}", " ".join(name), fields)

    @precondition(lambda self: self.everybody())
    @rule(data=st.data(), name=st.sampled_from(WORDS))
    def change(self, data, name):
        one = data.draw(st.sampled_from(self.everybody()))
        self.lists.change(one.id, one.e164, name, one.fields)

    @precondition(lambda self: self.everybody())
    @rule(data=st.data())
    def delete(self, data):
        one = data.draw(st.sampled_from(self.everybody()))
        self.lists.delete([one.id])

    @rule(data=st.data(), at=st.integers(1, 7), name=st.sampled_from(WORDS))
    def bring(self, data, at, name):
        a_list = data.draw(st.sampled_from(self.lists.lists()))
        numbers = [f"+668123456{one:02}" for one in range(at, at + 3)]
        with self.imports.importing(a_list.name, "a.csv", NOW) as target:
            known = self.imports.known(a_list.id, numbers)
            parts = [[one for one in numbers if (one in known) is old] for old in (False, True)]
            added, updated = (
                (part, [name] * len(part), [json.dumps({"ห้อง": name})] * len(part))
                for part in parts
            )
            self.imports.write(target, [(added, updated)], keep_names=False)
            self.imports.finish(target.id, {"rows": 3}, NOW)
        self.undoable.append(target.id)

    @precondition(lambda self: self.undoable)
    @rule()
    def undo(self):
        self.imports.undo(self.undoable.pop(), NOW)

    @rule()
    def merge(self):
        first, second = self.lists.lists()
        self.lists.merge_lists(second.id, first.id)
        self.lists.ensure_list(second.name, NOW)
        self.undoable.clear()

    @rule()
    def index(self):
        index_new(self.db)

    @invariant()
    def search_finds_just_those_who_fit(self):
        everybody = self.everybody()
        for search in SOUGHT:
            wanted = {one.id for one in everybody if fits(one, search)}
            found = [one.contact.id for one in self.lists.find(search, 100)]
            assert (set(found), len(found)) == (wanted, len(wanted)), search
            for a_list in self.lists.lists():
                of_list = {one.id for one in self.lists.everybody(a_list.id)} & wanted
                page = [one.id for one in self.lists.page(a_list.id, search=search)]
                assert page == sorted(of_list), search
                assert self.lists.count(a_list.id, search) == len(of_list), search

    @invariant()
    def lists_know_how_many_they_are(self):
        for a_list in self.lists.lists():
            assert a_list.contacts == len(list(self.lists.everybody(a_list.id)))


def fits(one, search):
    """Tell by looking whether somebody holds a search; ASCII letters alike in both cases."""
    sought = search.lower()
    digits = "".join(filter(str.isdecimal, search)).removeprefix("0")
    is_number = digits and not search.strip("0123456789+-. ()")
    return (
        any(sought in text.lower() for text in (one.name, *one.fields.values()))
        or (bool(is_number) and digits in one.e164)
    )  # fmt: skip


TestSearch = SearchMachine.TestCase
TestSearch.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def fill(lists, count, name="ก"):
    list_id = lists.ensure_list(name, NOW)
    for at in range(count):
        lists.put(list_id, f"+668{at:08}", f"คนที่ {at} ใจดี", {})
    return list_id


def test_a_stopped_index_goes_on_where_it_was(db, monkeypatch):
    monkeypatch.setattr(contact_search, "INDEX_BATCH", 10)
    lists = ContactRepository(db)
    list_id = fill(lists, 35)
    job = JobContext()
    job.cancel()

    assert index_new(db, job) == 10, "a batch, then it looks whether it is to stop"
    assert lists.count(list_id, "ใจดี") == 35, "who is not in it yet is found without it"
    assert index_new(db) == 25
    assert index_new(db) == 0
    assert lists.count(list_id, "ใจดี") == 35


def test_an_index_of_the_gone_is_made_anew(db):
    lists = ContactRepository(db)
    index_new(db)
    fill(lists, 1_200)
    kept = fill(lists, 3, "เหลือ")
    index_new(db)
    lists.delete_list(lists.list_by_name("ก").id)

    assert index_new(db) == 3, "it knew more who are gone than who are there"
    assert index_new(db) == 0
    assert lists.count(kept, "ใจดี") == 3


def test_a_search_in_a_large_list_uses_the_index(db):
    lists = ContactRepository(db)
    list_id = fill(lists, 3)
    index_new(db)
    db.connection().execute("INSERT INTO contact_search (contact_search) VALUES ('delete-all')")

    assert lists.count(list_id, "ใจดี") == 0, "an emptied index finds nobody"
    assert lists.count(list_id, "จ") == 3, "one letter is looked for without it"
