"""Text tables as offices really save them."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smsdesk.core.errors import InputError
from smsdesk.files import csv_file, read_table
from smsdesk.files.write import formula_safe, write_table

THAI = "ชื่อ,เบอร์โทร,ยอด\nสมชาย ใจดี,080-000-0001,1500\nมาลี น้ำใส,0800000002,99\n"
ROWS = [(2, ["สมชาย ใจดี", "080-000-0001", "1500"]), (3, ["มาลี น้ำใส", "0800000002", "99"])]


def read(tmp_path, data, **options):
    path = tmp_path / "people.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    table = read_table(path, **options)
    return table, list(table.rows())


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp874", "cp874"),
        ("tis-620", "cp874"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_encoding_is_found(tmp_path, written, told):
    table, rows = read(tmp_path, THAI.encode(written))

    assert (table.encoding, table.header) == (told, ("ชื่อ", "เบอร์โทร", "ยอด"))
    assert rows == ROWS


def test_western_names_are_not_taken_for_thai(tmp_path):
    text = "name,phone\nJosé Müller,0800000001\nFrançois Lefèvre,0800000002\nZoë,0800000003\n"

    table, rows = read(tmp_path, text.encode("cp1252"))

    assert table.encoding != "cp874"
    assert rows[0][1][0] == "José Müller"


def test_encoding_that_is_told_is_taken_and_checked(tmp_path):
    assert read(tmp_path, THAI.encode("cp874"), encoding="TIS-620")[1] == ROWS
    assert read(tmp_path, THAI.encode("utf-8-sig"), encoding="utf-8")[1] == ROWS
    for encoding, code in (
        ("utf-8", "wrong_encoding"),
        ("rot13", "no_such_encoding"),
        ("klingon", "no_such_encoding"),
    ):
        with pytest.raises(InputError) as caught:
            read(tmp_path, THAI.encode("cp874"), encoding=encoding)
        assert caught.value.code == code


@pytest.mark.parametrize("delimiter", ",;\t|")
def test_delimiter_is_found_though_others_stand_in_cells(tmp_path, delimiter):
    cells = [["ชื่อ", "โทร", "ที่อยู่"], ["ก", "0800000001", "1; 2, ถนน | ซอย"]] + [
        [f"คน {at}", f"08000000{at:02}", 'บ้าน "ใหม่"'] for at in range(10, 30)
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(cells)

    table, rows = read(tmp_path, out.getvalue())

    assert table.delimiter == delimiter
    assert [row for _number, row in rows] == cells[1:]


def test_excels_own_line_that_names_the_delimiter_is_no_row(tmp_path):
    table, rows = read(tmp_path, "sep=;\r\nชื่อ;โทร\r\nก,ข;0800000001\r\n")

    assert (table.header, rows) == (("ชื่อ", "โทร"), [(2, ["ก,ข", "0800000001"])])


def test_row_number_is_the_records_number(tmp_path):
    text = 'ชื่อ,โทร\n"บรรทัด\nสอง",0800000001\n\n,\nท้าย,0800000002\n,\n\n'

    _table, rows = read(tmp_path, text)

    assert rows == [
        (2, ["บรรทัด\nสอง", "0800000001"]),
        (3, ["", ""]),
        (4, ["", ""]),
        (5, ["ท้าย", "0800000002"]),
    ]


def test_blank_rows_across_batches_keep_their_numbers(tmp_path):
    text = "โทร\n" + "0800000001\n\n\n" * 50

    table, _rows = read(tmp_path, text)
    pieces = [
        pair for batch in table.batches(7) for pair in zip(batch.numbers, batch.rows, strict=True)
    ]

    assert [number for number, _row in pieces] == list(range(2, 150))
    assert sum(bool(row[0]) for _number, row in pieces) == 50


def test_line_ends_of_every_kind(tmp_path):
    for end in ("\r\n", "\n", "\r"):
        assert read(tmp_path, THAI.replace("\n", end))[1] == ROWS
        assert read(tmp_path, THAI.rstrip().replace("\n", end))[1] == ROWS


def test_nul_bytes_are_taken_out(tmp_path):
    _table, rows = read(tmp_path, THAI.replace("มาลี", "มา\0ลี"))

    assert rows == ROWS


@pytest.mark.parametrize("last", ["\n", ""])
def test_a_quote_left_open_is_told_and_swallows_nothing(tmp_path, last):
    text = 'ชื่อ,โทร\nก,0800000001\n"ข,0800000002\n' + "ค,0800000003\n" * 5 + f"ง,08{last}"

    with pytest.raises(InputError) as caught:
        read(tmp_path, text)

    assert caught.value.code == "open_quote"


def test_title_rows_above_the_header_are_passed_over(tmp_path):
    text = "รายชื่อผู้เช่า,,\n,,\nชื่อ,เบอร์โทร,ห้อง\nก,0800000001,1\nข,,2\n"

    table, rows = read(tmp_path, text)

    assert (table.header, table.header_row) == (("ชื่อ", "เบอร์โทร", "ห้อง"), 3)
    assert rows == [(4, ["ก", "0800000001", "1"]), (5, ["ข", "", "2"])]


def test_a_file_without_header_gets_letters(tmp_path):
    table, rows = read(tmp_path, "สมชาย,0800000001\nมาลี,0800000002\n")

    assert (table.header, table.header_row) == (("A", "B"), 0)
    assert rows[0] == (1, ["สมชาย", "0800000001"])


def test_header_row_that_is_told(tmp_path):
    table, rows = read(tmp_path, "a,b\nชื่อ,โทร\nก,0800000001\n", header_row=2)
    assert (table.header, rows) == (("ชื่อ", "โทร"), [(3, ["ก", "0800000001"])])

    table, rows = read(tmp_path, "a,b\nก,0800000001\n", header_row=0)
    assert (table.header, len(rows)) == (("A", "B"), 2)

    with pytest.raises(InputError) as caught:
        read(tmp_path, "a,b\nก,0800000001\n", header_row=9)
    assert caught.value.code == "no_such_row"


def test_names_of_columns_are_unique(tmp_path):
    table, _rows = read(tmp_path, "ชื่อ, โทร ,,ชื่อ,โทร\nก,0800000001,x,y,z\n")

    assert table.header == ("ชื่อ", "โทร", "C", "ชื่อ (2)", "โทร (2)")


def test_a_row_with_too_many_cells_is_marked(tmp_path):
    table, _rows = read(tmp_path, "ชื่อ,โทร\nก,0800000001\nข,ค,0800000002\nง,0800000003,,\nจ\n")
    (batch,) = table.batches()

    assert batch.wide == [1]
    assert batch.rows[2:] == [["ง", "0800000003"], ["จ", ""]]


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b",,,\n,,\n"])
def test_an_empty_file_is_told(tmp_path, data):
    with pytest.raises(InputError) as caught:
        read(tmp_path, data)

    assert caught.value.code == "empty_file"


def test_files_that_cannot_be_read_are_told(tmp_path, monkeypatch):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "page.xls").write_text("<html><table><tr><td>1</td></tr></table></html>")
    (tmp_path / "scan.csv").write_bytes(b"%PDF-1.7")
    (tmp_path / "big.csv").write_text(THAI)
    (tmp_path / "held.csv").symlink_to("/proc/self/mem")  # it opens, and refuses to be read
    monkeypatch.setattr(csv_file, "MOST_BYTES", 10)
    for name, code in (
        ("none.csv", "no_such_file"),
        ("folder.csv", "not_a_file"),
        ("held.csv", "file_locked"),
        ("page.xls", "web_page"),
        ("scan.csv", "unknown_format"),
        ("big.csv", "file_too_large"),
    ):
        with pytest.raises(InputError) as caught:
            read_table(tmp_path / name)
        assert caught.value.code == code


CELL = st.text(
    st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12
).filter(lambda cell: formula_safe(cell) == cell)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6)
    )
)
@example([[" "], ["0"], [" "], ["0"]])
@example([['"', ";;"], ["a;b;c", "x\r"], ["", "x\n\r\n"]])
def test_every_table_written_comes_back(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("csv") / "any.csv"
    width = len(cells[0]) if cells else 1
    header = [f"หัว {at}" for at in range(width)]

    write_table(path, header, cells)
    table = read_table(path, header_row=1)
    back = [row for _number, row in table.rows()]

    while cells and not any(cell.strip() for cell in cells[-1]):
        cells.pop()
    spaces = next((at for at, row in enumerate(cells) if any(cell.strip() for cell in row)), 0)
    cells[:spaces] = [[""] * width] * spaces  # what rows of nothing but spaces are at the top
    assert (list(table.header), back) == (header, cells)


def test_columns_without_name_and_content_are_left_out(tmp_path):
    table, _rows = read(tmp_path, "ชื่อ,โทร,,,\nก,0800000001,,,\n" + "ข,0800000002,,จด,\n" * 2)
    assert table.header == ("ชื่อ", "โทร", "C", "D")

    rare = "ก,0800000001,\n" * 300 + "ข,0800000002,จด\nค,0800000003,,x\n"
    table, rows = read(tmp_path, "ชื่อ,โทร,\n" + rare)
    assert table.header == ("ชื่อ", "โทร")
    assert [at for batch in table.batches() for at in batch.wide] == [301]
    assert rows[300] == (302, ["ข", "0800000002"])


def test_the_delimiter_that_is_told_wins(tmp_path):
    text = "ชื่อ,เล่น;โทร,ห้อง\nก,ข;0800000001,1\n"

    assert read(tmp_path, text, delimiter=",")[0].header == ("ชื่อ", "เล่น;โทร", "ห้อง")
    assert read(tmp_path, text, delimiter=";")[0].header == ("ชื่อ,เล่น", "โทร,ห้อง")
    assert read(tmp_path, f"sep=;\n{text}", delimiter=",")[0].header[0] == "ชื่อ"
    with pytest.raises(InputError) as caught:
        read(tmp_path, text, delimiter=":")
    assert (caught.value.code, caught.value.params["delimiter"]) == ("no_such_delimiter", ":")
