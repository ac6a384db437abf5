"""What History finds, in files: every message once, in words, and nothing that calculates."""

import csv
import json
import sqlite3
from contextlib import closing
from datetime import datetime

import openpyxl
import pytest

from smsdesk.core.errors import Cancelled, InputError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.models import HistoryFilter
from smsdesk.core.phone import national
from smsdesk.core.schedule import BANGKOK, in_bangkok
from smsdesk.files import write
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.services.exporting import MESSAGE_COLUMNS
from smsdesk.texts import Texts
from tests.benchmarks.million import make

MESSAGES = 2_500
THAI = Texts("th")
EVERYTHING = HistoryFilter()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("history") / "data"
    make(folder, MESSAGES)
    return folder


@pytest.fixture
def desk(folder):
    with Desk(folder, command=own_command()) as desk:
        yield desk


def in_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def word(column):
    return THAI.word(f"column_{column}")


def found(desk, wanted=EVERYTHING):
    rows, more = desk.history.search(wanted.__class__(**{**fields(wanted), "limit": MESSAGES}))
    assert not more
    return rows


def fields(wanted):
    return {name: getattr(wanted, name) for name in wanted.__dataclass_fields__}


def test_every_message_stands_once_as_history_shows_it(desk, tmp_path):
    path = tmp_path / "all.csv"

    assert desk.exporting.messages(EVERYTHING, path, THAI) == MESSAGES

    written = in_csv(path)
    assert list(written[0]) == [word(column.title) for column in MESSAGE_COLUMNS]
    rows = found(desk)
    assert len(written) == len(rows)
    for cells, row in zip(written, rows, strict=True):
        assert cells[word("number")] == national(row.e164)
        assert (cells[word("name")], cells[word("text")]) == (row.name, row.text)
        assert cells[word("state")] == THAI.word(f"message_{row.state.shown}")
        assert cells[word("reason")] == THAI.reason(row.reason)
        assert cells[word("at")] == f"{in_bangkok(row.at):%Y-%m-%d %H:%M:%S}"
        assert cells[word("delivery_word")] == row.delivery_word
        assert cells[word("campaign")] == row.title
        assert (cells[word("account")], cells[word("sender")]) == (row.account, row.sender)
        assert (cells[word("tag")], cells[word("reference")]) == (row.tag, row.reference)
        assert cells[word("attempt")] == ("" if row.attempt is None else str(row.attempt))
        assert (cells[word("message")], cells[word("parts")]) == (str(row.id), str(row.parts))


def test_credits_add_up_to_what_history_shows(desk, tmp_path):
    desk.exporting.messages(EVERYTHING, tmp_path / "all.csv", THAI)

    written = in_csv(tmp_path / "all.csv")
    total = sum(float(cells[word("credits")] or 0) for cells in written)
    assert total == desk.history.count(EVERYTHING).credits
    assert {
        bool(cells[word("credits")])
        for cells in written
        if cells[word("state")] != THAI.word("message_accepted")
    } == {False}
    assert {cells[word("credits_by")] for cells in written if cells[word("credits")]} == {
        THAI.word("credits_by_service"),
        THAI.word("credits_by_estimate"),
    }


@pytest.mark.parametrize(
    "wanted",
    [
        HistoryFilter(text="วิภา"),
        HistoryFilter(state="rejected"),
        HistoryFilter(tag="นิติบุคคล", oldest_first=True),
        HistoryFilter(account="สาขาสอง", delivery="undelivered"),
        HistoryFilter(text="ไม่มีใครชื่อนี้"),
    ],
)
def test_the_filters_are_those_of_the_search(desk, tmp_path, wanted):
    desk.exporting.messages(wanted, tmp_path / "some.csv", THAI)

    ids = [int(cells[word("message")]) for cells in in_csv(tmp_path / "some.csv")]
    assert ids == [row.id for row in found(desk, wanted)]
    assert len(ids) < MESSAGES


def test_excel_gets_texts_numbers_and_real_times(desk, tmp_path):
    path = tmp_path / "all.xlsx"

    desk.exporting.messages(HistoryFilter(oldest_first=True), path, Texts("en"))

    with closing(openpyxl.load_workbook(path)) as book:
        (page,) = book.worksheets
        assert page.title == "Messages"
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == f"A1:T{MESSAGES + 1}"
        header = [cell.value for cell in page[1]]
        cells = dict(zip(header, page[2], strict=True))
        row = found(desk, HistoryFilter(oldest_first=True))[0]
        assert (cells["Number"].value, cells["Number"].data_type) == (national(row.e164), "s")
        assert (cells["Parts"].value, cells["Parts"].data_type) == (row.parts, "n")
        assert cells["Time (Bangkok)"].value == in_bangkok(row.at).replace(
            tzinfo=None, microsecond=0
        )
        assert isinstance(cells["Time (Bangkok)"].value, datetime)
        kinds = {cell.data_type for line in page.iter_rows() for cell in line}
        assert kinds == {"s", "n", "d"}


def test_a_full_sheet_goes_on_on_the_next(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "MOST_XLSX_ROWS", 1_001)

    assert desk.exporting.messages(EVERYTHING, tmp_path / "all.xlsx", THAI) == MESSAGES

    with closing(openpyxl.load_workbook(tmp_path / "all.xlsx", read_only=True)) as book:
        sheets = [list(page.iter_rows(values_only=True)) for page in book.worksheets]
        assert book.sheetnames == ["ข้อความ", "ข้อความ 2", "ข้อความ 3"]
    assert [len(rows) for rows in sheets] == [1_001, 1_001, MESSAGES - 2_000 + 1]
    assert len({rows[0] for rows in sheets}) == 1
    ids = [line[-1] for rows in sheets for line in rows[1:]]
    assert ids == [row.id for row in found(desk)]


def test_an_export_is_noted_without_numbers(desk, folder, tmp_path):
    desk.exporting.messages(HistoryFilter(state="rejected"), tmp_path / "few.csv", THAI)

    with closing(sqlite3.connect(folder / "smsdesk.sqlite3")) as con:
        action, count, detail = con.execute(
            "SELECT action, count, detail FROM audit ORDER BY id DESC"
        ).fetchone()
    assert (action, count) == ("export", len(in_csv(tmp_path / "few.csv")))
    assert json.loads(detail) == {"what": "messages"}


def test_what_stands_there_is_kept_and_a_stopped_one_leaves_nothing(desk, tmp_path):
    path = tmp_path / "all.csv"
    path.write_text("mine")
    with pytest.raises(InputError) as caught:
        desk.exporting.messages(EVERYTHING, path, THAI)
    assert (caught.value.code, path.read_text()) == ("file_exists", "mine")

    def stop(news):
        assert isinstance(news, Progress)
        job.cancel()

    job = JobContext(stop)
    with pytest.raises(Cancelled):
        desk.exporting.messages(EVERYTHING, path, THAI, job, overwrite=True)
    assert [one.name for one in tmp_path.iterdir()] == ["all.csv"]
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("wanted", "name", "code"),
    [
        (HistoryFilter(state="odd"), "a.csv", "unknown_state"),
        (HistoryFilter(number="12"), "a.csv", "bad_number"),
        (EVERYTHING, "a.pdf", "unknown_format"),
        (EVERYTHING, "none/a.csv", "file_not_writable"),
    ],
)
def test_what_cannot_be_written_is_told(desk, tmp_path, wanted, name, code):
    with pytest.raises(InputError) as caught:
        desk.exporting.messages(wanted, tmp_path / name, THAI)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


# --- the report of a month ----------------------------------------------------------------------

MONTH = "2026-10"
OCTOBER = datetime(2026, 10, 1, tzinfo=BANGKOK), datetime(2026, 11, 1, tzinfo=BANGKOK)


def sheet(book, name):
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_the_report_adds_up_with_the_charts_of_history(desk, tmp_path):
    path = tmp_path / "ต.ค..xlsx"

    jobs = desk.exporting.report(MONTH, path, Texts("en"))

    with closing(openpyxl.load_workbook(path)) as book:
        *by_tag, total = sheet(book, "By tag")
        campaigns = sheet(book, "Jobs")
    totals = desk.totals.between(*OCTOBER)
    assert jobs == len(campaigns) == total["Jobs"] > 0
    assert total["Accepted"] == sum(day.accepted for day in totals.days)
    assert total["Credits"] == sum(day.credits for day in totals.days)
    for share in totals.tags:
        mine = [row for row in by_tag if row["Tag"] == (share.name or "Without a tag")]
        assert sum(row["Accepted"] for row in mine) == share.messages
        assert sum(row["Credits"] for row in mine) == share.credits
    for column in ("Messages", "Rejected", "Unknown", "Parts accepted", "Credits"):
        for rows in (by_tag, campaigns):
            assert sum(row[column] for row in rows) == total[column]
    states = ("Accepted", "Rejected", "Unknown", "Not sent yet", "Cancelled", "Not sent")
    assert all(sum(row[state] for state in states) == row["Messages"] for row in campaigns)


def test_the_report_tells_what_is_an_estimate_and_leaves_practice_out(desk, tmp_path):
    rows = []
    for month in range(1, 11):
        path = tmp_path / f"{month}.csv"
        desk.exporting.report(f"2026-{month:02}", path, THAI)
        rows += in_csv(path)[:-1]

    assert {row[word("account")] for row in rows} == {"ThaiBulkSMS", "Buddy", "สาขาสอง", "Point"}
    for row in rows:
        estimated, credits_ = (float(row[word(c)]) for c in ("credits_estimated", "credits"))
        ours = row[word("account")] in ("Buddy", "สาขาสอง")
        assert estimated == credits_ if ours else estimated < credits_


@pytest.mark.parametrize("month", ["2026", "2026-13", "ต.ค. 69", "3112-01", "2026-10-01"])
def test_what_is_no_month_is_told(desk, tmp_path, month):
    with pytest.raises(InputError) as caught:
        desk.exporting.report(month, tmp_path / "a.csv", THAI)
    assert caught.value.code == "bad_month"


def test_a_month_of_the_buddhist_era_and_one_without_campaigns(desk, tmp_path):
    assert desk.exporting.report("2569-10", tmp_path / "a.csv", THAI) > 0
    assert desk.exporting.report("2020-01", tmp_path / "b.xlsx", THAI) == 0
