"""What is written is text to every spreadsheet, and appears whole or not at all."""

import pytest

from smsdesk.core.errors import InputError
from smsdesk.files import read_table
from smsdesk.files.write import formula_safe, write_table

HARMFUL = [
    "=1+1",
    "+66800000001",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
]


@pytest.mark.parametrize("cell", HARMFUL)
def test_formulas_are_text(cell):
    assert formula_safe(cell).replace("'", "") == cell
    assert formula_safe(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "สมชาย", "080-000-0001", "a=b", "'quoted"])
def test_other_cells_stay(cell):
    assert formula_safe(cell) == cell


def test_csv_opens_in_excel(tmp_path):
    path = tmp_path / "a.csv"

    assert write_table(path, ["ชื่อ", "x"], [["ก,ข", "=1"], ['"', "2"]]) == 2

    assert path.read_bytes() == ('\ufeff"ชื่อ","x"\r\n"ก,ข","\'=1"\r\n"""","2"\r\n'.encode())


def test_xlsx_holds_strings_alone(tmp_path):
    path = tmp_path / "a.xlsx"

    write_table(path, ["ชื่อ", "x"], [["=1+1", "0800000001"], ["http://x.example", "+1"]])

    assert list(read_table(path).rows()) == [
        (2, ["=1+1", "0800000001"]),
        (3, ["http://x.example", "+1"]),
    ]


def test_nothing_is_overwritten_unasked(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")

    with pytest.raises(InputError) as caught:
        write_table(path, ["x"], [])

    assert (caught.value.code, path.read_text()) == ("file_exists", "old")
    write_table(path, ["x"], [], overwrite=True)
    assert path.read_text("utf-8-sig") == '"x"\n'


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_failed_write_leaves_nothing(tmp_path, name):
    def rows():
        yield ["1"]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_table(tmp_path / name, ["x"], rows())

    assert list(tmp_path.iterdir()) == []


def test_other_kinds_and_other_folders_are_told(tmp_path):
    for path, code in (
        (tmp_path / "a.pdf", "unknown_format"),
        (tmp_path / "none" / "a.csv", "file_not_writable"),
    ):
        with pytest.raises(InputError) as caught:
            write_table(path, ["x"], [])
        assert caught.value.code == code
