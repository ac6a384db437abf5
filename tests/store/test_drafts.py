"""What is being written outlives the program; how a campaign was written is kept with it."""

from datetime import UTC, datetime

import pytest

from smsdesk.core.models import Draft, DraftSource
from smsdesk.store.db import Database, migrate
from smsdesk.store.drafts import DraftRepository, draft_text

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
DRAFT = Draft(
    account="office",
    message="เรียน {ชื่อ}",
    sender="RIVERVIEW",
    template="T1",
    options={"force": "corporate"},
    at=datetime(2026, 12, 1, 2, 0, tzinfo=UTC),
    skip_empty=True,
    sources=(
        DraftSource("list", "ลูกบ้าน"),
        DraftSource("file", "a.xlsx", "C:/a.xlsx", {"sheet": "อาคาร A", "header_row": 2}),
        DraftSource("typed", numbers=("081-234-5678", "0812345679")),
    ),
)


@pytest.fixture
def drafts(tmp_path):
    migrate(tmp_path / "desk.sqlite3")
    database = Database(tmp_path / "desk.sqlite3")
    yield DraftRepository(database)
    database.close_all()


def test_a_draft_is_kept_in_place_of_the_last(drafts):
    assert drafts.kept() is None
    drafts.keep(Draft("office", "x"), NOW)
    drafts.keep(DRAFT, NOW)

    kept = drafts.kept()
    assert (kept.draft, kept.at) == (DRAFT, NOW)
    drafts.forget()
    assert drafts.kept() is None


def test_people_are_not_kept_with_it():
    assert "Ann" not in draft_text(Draft("office", "x", people=("Ann",)))
