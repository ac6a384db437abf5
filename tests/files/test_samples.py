"""Files as real programs write them, each imported by the real child into a real list."""

from pathlib import Path

import pytest

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import InputError
from smsdesk.services.contacts import ContactService
from smsdesk.services.imports import ImportOptions, ImportService
from smsdesk.store.db import Database, migrate
from tests.files.samples.expected import EXPECTED

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def db(tmp_path):
    migrate(tmp_path / "desk.sqlite3")
    database = Database(tmp_path / "desk.sqlite3")
    yield database
    database.close_all()


def test_every_sample_has_an_outcome():
    files = {path.name for path in SAMPLES.iterdir() if path.is_file() and path.suffix != ".py"}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_ends_as_expected(db, name):
    expected, path = EXPECTED[name], SAMPLES / name
    imports, contacts = ImportService(db, utc_now), ContactService(db, utc_now)
    if expected.asks:
        with pytest.raises(InputError) as caught:
            imports.import_file(path, "คน", ImportOptions())
        assert caught.value.code == expected.asks
        assert contacts.lists() == []
    if expected.options is None:
        return

    facts = imports.facts(path, expected.options)
    result = imports.import_file(path, "คน", expected.options)

    assert (facts.header, facts.header_row) == (expected.header, expected.header_row)
    assert (facts.encoding, facts.delimiter) == (expected.encoding, expected.delimiter)
    assert expected.sheet in (None, facts.sheet)
    people = contacts.page(contacts.list_named("คน").id)
    assert tuple(one.e164 for one in people) == expected.added
    assert {problem.row: problem.reason for problem in result.problems} == expected.refused
    first = people[0].fields
    assert {name: first[name] for name in expected.fields} == expected.fields
    assert result.rows == result.added + result.updated + result.duplicates + result.rejected
