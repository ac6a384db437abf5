"""No file of ours holds a formula, whatever names, texts, headers, sheets and files are called."""

import csv
import io
import zipfile
from contextlib import closing

import openpyxl
import pytest

from tests.spreadsheets.payloads import PAYLOADS, SHEET, plain, write_all

SIGNS = "=+-@＝＋－＠﹦﹫﹢﹣\u2212"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formulas")
    return {path.name: path for path in write_all(folder)}


def test_there_are_enough_of_them():
    assert len(set(PAYLOADS)) >= 60


def test_every_file_is_there(files):
    assert len(files) == 8


@pytest.mark.parametrize(
    "name", ["=messages.xlsx", "@contacts.xlsx", "+refused.xlsx", "-back.xlsx"]
)
def test_a_workbook_holds_no_formula(files, name):
    with closing(openpyxl.load_workbook(files[name])) as book:
        cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    texts = [cell.value for cell in cells if cell.data_type == "s"]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert sum(text.startswith(tuple(SIGNS)) for text in texts if text) >= 30, (
        "they are as they were"
    )
    with zipfile.ZipFile(files[name]) as archive:
        sheets = [archive.read(one) for one in archive.namelist() if "worksheets/sheet" in one]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_the_clerks_own_sheet_keeps_its_name_and_texts(files):
    with closing(openpyxl.load_workbook(files["-back.xlsx"])) as book:
        names = [row[1].value for row in book[SHEET].iter_rows(min_row=2)]
    assert [name and name.replace("\r", "\n") for name in names] == [
        plain(payload).replace("\r", "\n") for payload in PAYLOADS
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["=messages.csv", "@contacts.csv", "+refused.csv", "-back.csv"])
def test_a_csv_holds_no_formula_however_it_is_parted(files, name, separator):
    text = files[name].read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    doubtful = [cell for row in rows for cell in row if begins_formula(cell)]
    assert not doubtful
    if separator == ",":
        assert sum(cell.startswith("'") for row in rows for cell in row) >= 30


def begins_formula(cell: str) -> bool:
    """Tell as a spreadsheet would that drops what is not seen; a dash before a word is text."""
    seen = cell.lstrip(' \t\r\n\0\x1b"\u00a0\ufeff\u200b\u200f\u2060\u202e')
    if not seen.startswith(tuple(SIGNS)):
        return False
    return seen[0] not in "+-" or "(" in seen or "|" in seen or cell == seen
