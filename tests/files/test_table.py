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


@pytest.mark.parametrize("size", [7, 300, 1_000, 1_001, 10_000, 500_000])
@pytest.mark.parametrize(
    ("blank", "kept"), [(1, 1), (999, 999), (1_000, 1_000), (1_001, 0), (2_500, 0), (300_000, 0)]
)
def test_a_long_gap_is_no_rows_however_they_are_read(tmp_path, blank, kept, size):
    path = tmp_path / "a.csv"
    above = "".join(f"08{at:08},a\n" for at in range(501))
    path.write_text(f"phone,name\n{above}" + "\n" * blank + ",,slipped\n0898765432,b\n", "utf-8")

    began = time.process_time()
    batches = list(read_table(path).batches(size))
    numbers = [number for batch in batches for number in batch.numbers]
    wide = [batch.numbers[at] for batch in batches for at in batch.wide]

    assert len(numbers) == 501 + kept + 2
    assert numbers == sorted(numbers)
    assert numbers[-2:] == [503 + blank, 504 + blank]
    assert wide == [503 + blank]
    assert time.process_time() - began < 5


def test_more_rows_than_anybody_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "MOST_ROWS", 1_000)
    path = tmp_path / "a.csv"
    path.write_text("phone\n" + "0812345678\n" * 1_000, "utf-8")

    with pytest.raises(InputError) as caught:
        list(read_table(path).batches(300))
    assert caught.value.code == "table_too_long"
