"""Workbooks: typed cells as text, rows that are not seen, and files that mean harm."""

import datetime
import zipfile
from pathlib import Path

import pytest

from smsdesk.core.errors import InputError
from smsdesk.files import read_table, workbook
from tests.files.books import make_ods, make_xlsx, replace_part

DAY = datetime.datetime.fromisoformat("2026-03-05T14:30")
HEADER = ["ชื่อ", "เบอร์โทร", "ยอด"]
PEOPLE = [HEADER, ["ก", 66800000001, 1500.5], ["ข", 800000002, 99], ["ค", "080-000-0003", ""]]
XLS = Path(__file__).parent / "data" / "people.xls"


def code_of(path, **options):
    with pytest.raises(InputError) as caught:
        list(read_table(path, **options).rows())
    return caught.value.code


def test_cells_become_what_is_seen(tmp_path):
    path = make_xlsx(
        tmp_path / "a.xlsx",
        [
            ["whole", "part", "lost", "date", "time", "bool", "long"],
            [66812345678.0, 0.1 + 0.2, 6.68e10, DAY.date(), DAY, True, 1234567890123],
        ],
    )

    ((number, cells),) = read_table(path, header_row=1).rows()

    assert number == 2
    assert cells == [
        "66812345678",
        "0.3",
        "66800000000",
        "05/03/2026",
        "05/03/2026 14:30",
        "TRUE",
        "1234567890123",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.5, "-0.5"),
        (1e15, "1E+15"),
        (6.68e22, "6.68E+22"),
        (1.5e-7, "1.5E-7"),
        (datetime.time(9, 5), "09:05"),
        (datetime.timedelta(hours=30, minutes=5), "30:05"),
    ],
)
def test_values_as_text(value, text):
    assert workbook.shown(value) == text


def test_rows_and_columns_keep_their_places(tmp_path):
    rows = [*PEOPLE[:2], [], *PEOPLE[2:]]
    path = make_xlsx(tmp_path / "a.xlsx", rows, first_row=3, first_column=2)

    table = read_table(path)

    assert table.header == ("A", "B", *HEADER)
    assert table.header_row == 4
    assert [number for number, _row in table.rows()] == [5, 6, 7, 8]
    assert next(table.rows())[1] == ["", "", "ก", "66800000001", "1500.5"]


@pytest.mark.parametrize("kind", ["hidden", "filtered"])
def test_rows_that_are_not_seen_are_asked_about(tmp_path, kind):
    path = make_xlsx(tmp_path / "a.xlsx", PEOPLE, **{kind: [3]})

    with pytest.raises(InputError) as caught:
        read_table(path)
    skipped = read_table(path, hidden_rows="skip")
    included = read_table(path, hidden_rows="include")

    assert (caught.value.code, caught.value.params["count"]) == ("hidden_rows", 1)
    assert [number for number, _row in skipped.rows()] == [2, 4]
    assert [number for number, _row in included.rows()] == [2, 3, 4]
    assert included.hidden_rows == 1


def test_hidden_rows_without_anything_in_them_do_not_matter(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", PEOPLE, hidden=[9, 10])

    assert read_table(path).hidden_rows == 0


def test_sheet_is_chosen_by_name_or_is_the_first_with_something(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", PEOPLE, sheet="มีนาคม")

    assert read_table(path).sheet == "มีนาคม"
    assert read_table(path, sheet=" มีนาคม ").sheet == "มีนาคม"
    assert code_of(path, sheet="เมษายน") == "no_such_sheet"
    assert code_of(make_xlsx(tmp_path / "b.xlsx", [])) == "empty_file"


def test_ods_is_read(tmp_path):
    path = make_ods(tmp_path / "a.ods", [HEADER, ["ก", 66800000001, 1500.5], ["ข", "0812", 7]])

    table = read_table(path)

    assert (table.header, table.hidden_rows) == (tuple(HEADER), 0)
    assert list(table.rows()) == [
        (2, ["ก", "66800000001", "1500.5"]),
        (3, ["ข", "0812", "7"]),
    ]


def test_xls_is_read_and_does_not_tell_of_hidden_rows():
    table = read_table(XLS)

    assert table.hidden_rows is None
    assert list(table.rows()) == [
        (2, ["สมชาย ใจดี", "66800000001", "1500.5", "05/12/2026"]),
        (3, ["มาลี บุญมี", "080-000-0002", "99", "09/01/2027"]),
    ]


def test_the_kind_of_a_file_is_told_by_what_is_in_it(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", PEOPLE)
    wrong = path.rename(tmp_path / "a.csv")

    assert read_table(wrong).header == tuple(HEADER)


def test_broken_files_are_told(tmp_path):
    good = make_xlsx(tmp_path / "good.xlsx", PEOPLE)
    data = good.read_bytes()
    (tmp_path / "half.xlsx").write_bytes(data[: len(data) // 2])
    (tmp_path / "zeros.xlsx").write_bytes(data[:200] + bytes(2000))
    (tmp_path / "ole.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    (tmp_path / "flipped.xlsx").write_bytes(data)
    replace_part(
        tmp_path / "flipped.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml[:300] + b"<<hidden"
    )

    for name in ("half.xlsx", "zeros.xlsx", "ole.xls", "other.xlsx", "flipped.xlsx"):
        assert code_of(tmp_path / name) == "broken_file", name


def test_a_doctype_in_the_sheet_is_refused(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", PEOPLE, hidden=[3])
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet '
    replace_part(
        path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<worksheet ", declared, 1)
    )

    assert code_of(path) == "broken_file"


def test_bombs_are_not_unpacked(tmp_path):
    fat = make_xlsx(tmp_path / "fat.xlsx", PEOPLE)
    with zipfile.ZipFile(fat, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.bin", bytes(30 * 1024 * 1024))
    many = make_xlsx(tmp_path / "many.xlsx", PEOPLE)
    with zipfile.ZipFile(many, "a") as archive:
        for at in range(1001):
            archive.writestr(f"xl/media/{at}", "x")

    assert code_of(fat) == "unpacks_too_large"
    assert code_of(many) == "unpacks_too_large"


def test_a_workbook_that_is_too_large_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_BYTES", 100)

    assert code_of(make_xlsx(tmp_path / "a.xlsx", PEOPLE)) == "file_too_large"


def test_too_many_columns_are_told(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", [["x"] * 300, ["0800000001"] * 300])

    assert code_of(path) == "too_many_columns"


def test_a_hidden_row_of_an_ods_counts_by_its_values_without_text_too(tmp_path):
    path = make_ods(tmp_path / "a.ods", [HEADER, ["ก", 66800000001, 1], ["ข", 66800000002, 2]])
    row, value = b"<table:table-row>", b"<text:p>66800000002</text:p>"

    def hide(data):
        head, _row, last = data.rpartition(row)
        last = last.replace(value, b"").replace("<text:p>ข</text:p>".encode(), b"")
        last = last.replace(b"<text:p>2</text:p>", b"")
        return head + b'<table:table-row table:visibility="collapse">' + last

    replace_part(path, "content.xml", hide)

    assert code_of(path) == "hidden_rows"
