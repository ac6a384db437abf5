"""The last resort: verdicts in a file, where the database takes nothing."""

import os
from decimal import Decimal

import pytest

from smsdesk.core.models import Answer, Balance, Evidence, Outcome, Verdict
from smsdesk.store.spool import Spool

ANSWER = Answer(
    (
        Verdict(7, Outcome.ACCEPTED, reference="ก-1", credits=Decimal("1.5")),
        Verdict(8, Outcome.REJECTED, "bad_number"),
        Verdict(9, Outcome.UNKNOWN, "not_in_answer"),
    ),
    Evidence("complete", 200, "application/json", "{}"),
    balances=(Balance("standard", Decimal(90)),),
    reconcile=True,
)


def test_what_is_kept_is_read_again_to_the_letter_and_forgotten_when_told(tmp_path):
    spool = Spool(tmp_path)
    spool.keep(4, ANSWER)

    assert Spool(tmp_path).kept() == {4: ANSWER}
    spool.forget([4, 5])
    assert spool.kept() == {}


def test_its_room_on_the_disk_is_taken_before_it_is_needed_and_given_up_first(tmp_path):
    spool = Spool(tmp_path)
    spool.take_ballast()
    spool.take_ballast()
    ballast = tmp_path / "spool" / "ballast"
    assert ballast.stat().st_size == 1_000_000

    spool.keep(4, ANSWER)
    assert not ballast.exists()


def test_a_file_that_cannot_be_read_stays_and_hides_no_other(tmp_path):
    spool = Spool(tmp_path)
    spool.keep(4, ANSWER)
    torn = tmp_path / "spool" / "attempt-5.json"
    torn.write_text('{"verdicts": [[1, "accep', "utf-8")

    assert spool.kept() == {4: ANSWER}
    assert torn.exists()


@pytest.mark.parametrize("trouble", ["no folder", "a file in its place"])
def test_it_never_raises(tmp_path, trouble):
    folder = tmp_path / "data"
    if trouble == "a file in its place":
        folder.mkdir()
        (folder / "spool").write_text("")
    spool = Spool(folder)
    spool.take_ballast()
    spool.keep(4, ANSWER)
    spool.forget([4])

    assert spool.kept() == {}
    assert os.path.lexists(folder / "spool") is (trouble != "no folder")
