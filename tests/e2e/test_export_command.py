"""history export, write-back and report, as a script sees them."""

import csv

from tests.e2e.conftest import TEXT, order_of


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def test_what_was_sent_is_exported_and_written_back(desk, residents, tmp_path):
    source, wanted = residents
    desk.add_account()
    desk.control("thaibulksms", "settings", {"bad_numbers": ["66807000000"]})
    sent = desk(
        "send", "--account", "office", "--file", source, "--message", TEXT,
        *order_of("thaibulksms"), "--yes",
    )  # fmt: skip
    assert sent.exit == 3, sent
    campaign = sent.json["campaign"]

    out = tmp_path / "ทั้งหมด.csv"
    answer = desk("history", "export", out, "--campaign", campaign, "--oldest-first")
    assert answer.json == {"file": str(out), "messages": 40}
    exported = rows(out)
    assert [row["Message"] for row in exported] == list(wanted.values())
    assert exported[1]["Number"] == "081-700-0001"
    few = desk("history", "export", out, "--state", "rejected", "--overwrite", lang="th")
    assert few.json["messages"] == 1
    assert rows(out)[0]["เหตุผล"] == "ผู้ให้บริการไม่รับเบอร์นี้"
    assert desk("history", "export", out).json["error"]["code"] == "file_exists"
    assert desk("history", "export", tmp_path / "a.doc").exit == 2

    back = tmp_path / "ผล.csv"
    answer = desk("history", "write-back", campaign, back, "--failed-first")
    assert answer.json == {"file": str(back), "rows": 42, "failed": 3, "whole": True}
    marked = rows(back)
    assert [row["SMS status"] for row in marked[:3]] == [
        "Rejected by the service", "Skipped", "Skipped",
    ]  # fmt: skip
    assert {row["SMS status"] for row in marked[3:]} == {"Accepted by the service"}
    moved = source.rename(tmp_path / "ย้าย.csv")
    again = desk("history", "write-back", campaign, back, "--overwrite")
    assert (again.exit, again.json["error"]["code"]) == (2, "source_moved")
    again = desk("history", "write-back", campaign, back, "--overwrite", "--file", moved)
    assert again.json["rows"] == 42

    report = tmp_path / "เดือน.xlsx"
    answer = desk("history", "report", "2026-09", report)
    assert answer.json == {"file": str(report), "campaigns": 0}
    assert report.is_file()
    assert desk("history", "report", "09-2026", report).json["error"]["code"] == "bad_month"
    lines = "".join(one.out for one in (answer, again))
    assert "0817000001" not in lines
