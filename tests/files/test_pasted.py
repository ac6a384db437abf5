"""Rows pasted from Excel and from LINE, and numbers one a line."""

import pytest

from smsdesk.core.errors import InputError
from smsdesk.files import pasted, read_pasted

NUMBER = "081-234-5678"


def rows_of(text, **options):
    return list(read_pasted(text, **options).rows())


def test_cells_from_excel():
    text = (
        'ชื่อ\tเบอร์โทร\tที่อยู่\r\nสมชาย\t0812345678\t"ห้อง 1\nชั้น 2"\r\nมาลี\t0891234567\t"ท่อ 5"" นิ้ว"\r\n'
    )

    table = read_pasted(text)

    assert (table.header, table.header_row) == (("ชื่อ", "เบอร์โทร", "ที่อยู่"), 1)
    assert (table.delimiter, table.encoding) == ("\t", "")
    assert list(table.rows()) == [
        (2, ["สมชาย", "0812345678", "ห้อง 1\nชั้น 2"]),
        (3, ["มาลี", "0891234567", 'ท่อ 5" นิ้ว']),
    ]


def test_a_quotation_mark_that_is_only_text():
    assert rows_of('a\t0812345678\n"b\t0812345679\nc\t0812345670\n') == [
        (1, ["a", "0812345678"]),
        (2, ['"b', "0812345679"]),
        (3, ["c", "0812345670"]),
    ]


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        (f"สมชาย {NUMBER}", NUMBER, "สมชาย"),
        (f"{NUMBER} สมชาย ใจดี", NUMBER, "สมชาย ใจดี"),
        ("10:32 สมชาย 0812345678", "0812345678", "สมชาย"),
        ("[09:05] สมชาย:  +66 81 234 5678 ค่ะ", "+66 81 234 5678", "สมชาย ค่ะ"),
        ("10:32\tสมชาย\tเบอร์ 0812345678", "0812345678", "สมชาย"),
        ("3. คุณมาลี โทร.081 234 5678", "081 234 5678", "คุณมาลี"),
        ("มาลี ห้อง 12 0812345678", "0812345678", "มาลี ห้อง 12"),
        ("มาลี (0812345678)", "0812345678", "มาลี"),
        ("มาลี ๐๘๑-๒๓๔-๕๖๗๘", "๐๘๑-๒๓๔-๕๖๗๘", "มาลี"),
        ("มาลี 0812345678 0891234567", "0812345678, 0891234567", "มาลี"),
        ("มาลี (081) 234-5678", "(081) 234-5678", "มาลี"),
        ("12. 0812345678", "0812345678", ""),
        ("12.มาลี 0812345678", "0812345678", "มาลี"),
        ("๒) มาลี 0812345678", "0812345678", "มาลี"),
        ("• มาลี : 0812345678", "0812345678", "มาลี"),
        ("08.11.2026 14:30 มาลี 0812345678", "0812345678", "มาลี"),
        ("[10:32 AM] มาลี 0812345678", "0812345678", "มาลี"),
        ("นัด 08.11.2026 14 น. มาลี", "", "นัด 08.11.2026 14 น. มาลี"),
        ("2026.11.26 Thursday", "", "2026.11.26 Thursday"),
        ("26/11/2569", "", "26/11/2569"),
        ("มาลี 081-234-5678-9", "081-234-5678-9", "มาลี"),
        ("มาลี 1103700123456 0812345678", "0812345678", "มาลี 1103700123456"),
        ("มาลี 6.68E+10", "6.68E+10", "มาลี"),
        ("John +44 7911 123456", "+44 7911 123456", "John"),
        ("มาลี +66 (0) 81 234 5678", "+66 (0) 81 234 5678", "มาลี"),
        ("ไม่มีเบอร์ค่ะ", "", "ไม่มีเบอร์ค่ะ"),
        ("12345", "12345", ""),
        ("", "", ""),
    ],
)
def test_a_number_among_words(line, number, words):
    table = read_pasted(f"ก {NUMBER}\nข {NUMBER}\n{line}\nค {NUMBER}\nง {NUMBER}")

    assert (table.header, table.header_row) == (("เบอร์โทร", "ชื่อ"), 0)
    assert list(table.rows())[2] == (3, [number, words])


def test_a_chat_as_line_on_a_phone_exports_it():
    text = (
        "[LINE] ประวัติการแชทใน ลูกบ้าน\r\nบันทึกเมื่อ: 2026/11/26 10:40\r\n\r\n2026/11/26(พฤ.)\r\n"
        "10:32\tสมชาย\t081-234-5678\r\n10:33\tมาลี\tเบอร์ 0891234567 ค่ะ\r\n10:34\tนก\tได้ค่ะ\r\n"
        "10:35\tต้น\t0861234567\r\n10:36\tเอก\t[สติกเกอร์]\r\n"
    )

    found = rows_of(text)

    assert found[1] == (2, ["", "บันทึกเมื่อ: 2026/11/26 10:40"])
    assert found[3:] == [
        (4, ["", "2026/11/26(พฤ."]),
        (5, ["081-234-5678", "สมชาย"]),
        (6, ["0891234567", "มาลี ค่ะ"]),
        (7, ["", "นก ได้ค่ะ"]),
        (8, ["0861234567", "ต้น"]),
        (9, ["", "เอก [สติกเกอร์]"]),
    ]


def test_a_numbered_list_without_names():
    assert rows_of("1. 0812345678\r\n2. 0891234567\r\n") == [
        (1, ["0812345678", ""]),
        (2, ["0891234567", ""]),
    ]
    assert read_pasted("1. 0812345678\n2. 0891234567").header == ("phone", "name")


def test_columns_of_numbers_from_excel_stay_columns():
    assert rows_of("0812345678\t0891234567\n0812345670\t0891234560\n")[0] == (
        1,
        ["0812345678", "0891234567"],
    )


def test_a_cell_of_many_lines_from_excel():
    lines = "\n".join(f"ชั้น {n} ห้อง 0812345{n:03}" for n in range(300))

    assert rows_of(f'ก\t0812345678\t"{lines}"\r\nข\t0812345679\t"-"\r\n') == [
        (1, ["ก", "0812345678", lines]),
        (2, ["ข", "0812345679", "-"]),
    ]


def test_a_long_line_takes_no_longer_than_its_letters():
    for piece in ("1.", "(0", "โทร ", "0 ", "+6 ", "08-1"):
        rows_of(f"ก {NUMBER}\n" + piece * 200_000)


def test_a_comma_between_name_and_number_makes_cells():
    table = read_pasted("สมชาย, 081-234-5678\nมาลี, 0891234567\n")

    assert (table.header, table.header_row, table.delimiter) == (("A", "B"), 0, ",")
    assert next(table.rows()) == (1, ["สมชาย", " 081-234-5678"])


def test_one_number_a_line():
    assert rows_of("0812345678\n081 234 5679\n\n12\n") == [
        (1, ["0812345678"]),
        (2, ["081 234 5679"]),
        (3, [""]),
        (4, ["12"]),
    ]
    assert read_pasted("เบอร์โทร\n0812345678\n0812345679").header == ("เบอร์โทร",)


def test_numbers_beside_each_other_stay_together():
    assert rows_of("0812345678, 0891234567\n0812345670, 0891234560") == [
        (1, ["0812345678, 0891234567", ""]),
        (2, ["0812345670, 0891234560", ""]),
    ]


def test_what_the_user_said_wins():
    text = f"ก|1 {NUMBER}\nข|2 {NUMBER}"

    assert read_pasted(text, delimiter="|").header == ("A", "B")
    assert rows_of(text, header_row=1, delimiter="|") == [(2, ["ข", f"2 {NUMBER}"])]
    assert rows_of(f"ก {NUMBER}\nข {NUMBER}", header_row=1) == [(2, [NUMBER, "ข"])]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (" \n\t ", {}, "nothing_pasted"),
        ("", {}, "nothing_pasted"),
        ('""\n""', {}, "nothing_pasted"),
        ("x" * 11, {}, "pasted_too_large"),
        ("a,b", {"delimiter": "x"}, "no_such_delimiter"),
        ("a,b", {"delimiter": ""}, "no_such_delimiter"),
        (f"ก {NUMBER}"[:10], {"header_row": 9}, "no_such_row"),
    ],
)
def test_what_cannot_be_read(monkeypatch, text, options, code):
    monkeypatch.setattr(pasted, "MOST_CHARACTERS", 10)

    with pytest.raises(InputError) as caught:
        read_pasted(text, **options)
    assert caught.value.code == code
