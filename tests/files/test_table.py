"""Which column is which, and which rows there are."""

import time

import pytest

from smsdesk.core.errors import InputError
from smsdesk.files import read_table, table
from smsdesk.files.table import column_of, find_column, guess_name, guess_phone, letters

HEADER = ("ลำดับ", "ชื่อ-สกุล", "เบอร์บ้าน", "มือถือ", "เลขบัตร", "2")
SAMPLE = [
    ["1", "สมชาย ใจดี", "02-000-0001", "080-000-0001", "1100000000001", "x"],
    ["2", "มาลี บุญมี", "", "0800000002", "1100000000002", "y"],
]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [("มือถือ", 3), (" มือถือ ", 3), ("D", 3), ("d", 3), ("4", 3), ("2", 5), ("A", 0)],
)
def test_column_by_text_letter_or_number(wanted, index):
    assert find_column(HEADER, wanted) == index


@pytest.mark.parametrize("wanted", ["0", "7", "ZZ", "โทร", "", "-1", "๔"])
def test_a_column_that_is_not_there(wanted):
    with pytest.raises(InputError) as caught:
        find_column(HEADER, wanted)
    assert caught.value.code == "no_such_column"


def test_columns_are_guessed():
    assert guess_phone(HEADER, SAMPLE) == 3
    assert guess_name(HEADER, 3) == 1


@pytest.mark.parametrize(
    ("header", "cells", "phone"),
    [
        (("A", "B"), ["สมชาย", "0800000001"], 1),
        (("Tel.", "Name"), ["0800000001", "x"], 0),
        (("เบอร์โทรฉุกเฉิน", "เบอร์โทร"), ["0800000001", "0800000002"], 1),
        (("Mobile", "Note"), ["", "0800000001"], 0),
        (("เบอร์ห้อง", "ติดต่อ"), ["101", "0800000001"], 1),
    ],
)
def test_phone_column_by_name_and_content(header, cells, phone):
    assert guess_phone(header, [cells]) == phone


def test_letters_and_back():
    assert [letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_of(letters(at)) == at for at in range(2000))


def test_a_last_row_with_cells_beyond_the_header_alone_is_not_lost(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("phone,name\n0812345678,a\n,,,slipped\n\n", "utf-8")

    [batch] = read_table(path).batches()

    assert list(batch.numbers) == [2, 3]
    assert list(batch.wide) == [1]


def test_a_cell_far_below_costs_no_time_for_each_blank_row_above(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("phone,name\n0812345678,a\n" + "\n" * 300_000 + "0898765432,b\n", "utf-8")

    began = time.process_time()
    batches = list(read_table(path).batches())

    assert sum(len(batch.rows) for batch in batches) == 300_002
    assert batches[-1].numbers[-1] == 300_003
    assert time.process_time() - began < 5


def test_more_rows_than_anybody_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "MOST_ROWS", 1_000)
    path = tmp_path / "a.csv"
    path.write_text("phone\n" + "0812345678\n" * 1_000, "utf-8")

    with pytest.raises(InputError) as caught:
        list(read_table(path).batches(300))
    assert caught.value.code == "table_too_long"
