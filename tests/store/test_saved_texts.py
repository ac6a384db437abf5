import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from smsdesk.core.errors import InputError
from smsdesk.services.saved_texts import SavedTextService
from smsdesk.store.db import Database, migrate
from smsdesk.store.saved_texts import SavedTextRepository
from smsdesk.store.schema import STEPS


class Ticking:
    def __init__(self):
        self.now = datetime(2026, 11, 27, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def texts(tmp_path):
    migrate(tmp_path / "desk.sqlite3")
    db = Database(tmp_path / "desk.sqlite3")
    yield SavedTextService(SavedTextRepository(db), Ticking())
    db.close_all()


def shown(found):
    return [(one.name, one.version, one.text) for one in found]


def test_a_text_saved_again_has_a_version_more_and_keeps_the_old_ones(texts):
    assert texts.save("ค่าส่วนกลาง", "หนึ่ง") == 1
    assert texts.save("  ค่าส่วนกลาง ", "สอง") == 2
    assert texts.save("ค่าส่วนกลาง", "สอง") == 2, "nothing changed"
    texts.save("นัด", "พรุ่งนี้")

    assert shown(texts.all()) == [("นัด", 1, "พรุ่งนี้"), ("ค่าส่วนกลาง", 2, "สอง")]
    one = texts.named("ค่าส่วนกลาง")
    assert [old.text for old in texts.versions(one.id)] == ["สอง", "หนึ่ง"]


def test_a_deleted_text_is_gone_and_its_name_is_free(texts):
    texts.save("a", "one")
    texts.delete(texts.named("a").id)

    with pytest.raises(InputError, match="no_such_text"):
        texts.named("a")
    assert texts.save("a", "two") == 1
    assert shown(texts.all()) == [("a", 1, "two")]


def test_a_deleted_text_comes_back_unless_its_name_was_given_away(texts):
    texts.save("a", "one")
    text = texts.named("a").id
    texts.delete(text)
    texts.restore(text)
    assert shown(texts.all()) == [("a", 1, "one")]

    texts.delete(text)
    texts.save("a", "two")
    with pytest.raises(InputError, match="text_name_taken"):
        texts.restore(text)
    assert shown(texts.all()) == [("a", 1, "two")]


@pytest.mark.parametrize(
    ("name", "text", "code"), [(" ", "x", "text_name_missing"), ("a", " \n", "text_missing")]
)
def test_nothing_is_kept_without_a_name_or_a_text(texts, name, text, code):
    with pytest.raises(InputError) as caught:
        texts.save(name, text)
    assert caught.value.code == code
    assert texts.all() == []


def test_a_database_of_step_4_gets_its_tables(tmp_path):
    path = tmp_path / "desk.sqlite3"
    con = sqlite3.connect(path)
    for step in STEPS[:4]:
        con.executescript(step)
    con.execute("PRAGMA user_version = 4")
    con.close()

    assert migrate(path) == len(STEPS) - 4
    db = Database(path)
    assert SavedTextRepository(db).all() == []
    db.close_all()
