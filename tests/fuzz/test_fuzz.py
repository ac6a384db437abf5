"""A few hundred spoiled files in every run; ``python -m tests.fuzz`` reads many thousands."""

import pytest

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import SmsdeskError
from smsdesk.services.imports import ImportOptions, ImportService
from smsdesk.store.db import Database, migrate
from tests.fuzz.__main__ import run
from tests.fuzz.mutations import books, texts


@pytest.mark.parametrize("files", [texts, books])
def test_spoiled_files_end_in_a_result_or_a_sentence(files):
    report = run(files(2569, 400))

    assert report.failed == []
    assert report.ended.total() == 400
    assert report.ended["result"] > 20, "many are still readable"
    assert len(report.ended) > 4


@pytest.mark.parametrize("files", [texts, books])
def test_the_parent_outlives_them_and_keeps_its_lists(files, tmp_path):
    migrate(tmp_path / "desk.sqlite3")
    db = Database(tmp_path / "desk.sqlite3")
    imports = ImportService(db, utc_now)
    for at, (suffix, data) in enumerate(files(66, 12)):
        path = tmp_path / f"{at}{suffix}"
        path.write_bytes(data)
        try:
            imports.import_file(path, "คน", ImportOptions(hidden_rows="include"))
        except SmsdeskError as error:
            assert error.code != "bug"

    finished = [one.id for one in imports.imports()]
    rows = db.connection().execute("SELECT id FROM contact_import")
    assert sorted(row["id"] for row in rows) == sorted(finished), "none is left half done"
    db.close_all()
