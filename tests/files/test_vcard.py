"""vCards as each program writes them, and as they break."""

import quopri
from textwrap import dedent

import pytest

from smsdesk.core.errors import InputError
from smsdesk.files import read_table


def crlf(text):
    return dedent(text).lstrip("\n").replace("\n", "\r\n")


def card(*lines, version="3.0"):
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


ANDROID = crlf("""
    BEGIN:VCARD
    VERSION:2.1
    N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=B9=83=E0=B8=88=E0=B8=94=E0=B8=B5;=
    =E0=B8=AA=E0=B8=A1=E0=B8=8A=E0=B8=B2=
    =E0=B8=A2;;;
    FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=B8=AA=E0=B8=A1=E0=B8=8A=E0=
    =B8=B2=E0=B8=A2=20=E0=B9=83=E0=B8=88=E0=B8=94=E0=B8=B5
    TEL;CELL;PREF:081-234-5678
    TEL;HOME:02-118-4400
    PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcH
     BgYGDAwKCwoMDA0NDBAREBAQTEL0812345670AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA

    END:VCARD
    BEGIN:VCARD
    VERSION:2.1
    N:Mali;;;;
    TEL;VOICE:0891234567
    END:VCARD
""")
ICLOUD = crlf("""
    BEGIN:VCARD
    VERSION:3.0
    PRODID:-//Apple Inc.//iPhone OS 18.1//EN
    N:ใจดี;สมชาย;;;
    FN:สมชาย ใจดี
    NICKNAME:ชาย
    ORG:นิติบุคคล\\, ริเวอร์วิว;ช่าง
    item1.TEL;type=pref:+66 2 118 4400
    item1.X-ABLabel:_$!<Other>!$_
    TEL;type=IPHONE;type=CELL;type=VOICE:+66 81 234 5678
    EMAIL;type=INTERNET;type=HOME;type=pref:somchai@example.com
    EMAIL;type=INTERNET;type=WORK:chang@example.com
    BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12
    NOTE:ห้อง A-12\\nโทรหลัง 17:00\\; ไม่รับเสาร์
    END:VCARD
""")
OUTLOOK = crlf("""
    BEGIN:VCARD
    VERSION:2.1
    X-MS-OL-DEFAULT-POSTAL-ADDRESS:0
    N;LANGUAGE=th;CHARSET=windows-874:ใจดี;มาลี;;น.ส.
    FN;CHARSET=windows-874:น.ส. มาลี ใจดี
    ORG;CHARSET=windows-874:ริเวอร์วิว
    TEL;WORK;VOICE:(02) 118-4400
    TEL;CELL;VOICE:089-123-4567
    EMAIL;PREF;INTERNET:mali@example.com
    REV:20261126T093000Z
    END:VCARD
""")
GOOGLE = crlf("""
    BEGIN:VCARD
    VERSION:3.0
    FN:นก
    N:;นก;;;
    TEL;TYPE=HOME:021184400
    TEL;TYPE=WORK:081 234 5678
    TEL:+66812345678
    BDAY:1985-04-12
    CATEGORIES:myContacts
    END:VCARD
    BEGIN:VCARD
    VERSION:3.0
    FN:ไม่มีเบอร์
    N:;ไม่มีเบอร์;;;
    EMAIL;TYPE=INTERNET:nobody@example.com
    END:VCARD
""")
FOUR = crlf("""
    BEGIN:VCARD
    VERSION:4.0
    FN:Somchai Jaidee
    N:Jaidee;Somchai;;Mr.;
    TEL;VALUE=uri;TYPE="voice,home":tel:+66-2-118-4400;ext=12
    TEL;VALUE=uri;PREF=1;TYPE="cell,voice":tel:+66-81-234-5678
    BDAY:--0412
    END:VCARD
""")


@pytest.fixture
def table(tmp_path):
    def read(content, name="contacts.vcf", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, **options)

    return read


def people(opened):
    return [dict(zip(opened.header, cells, strict=True)) for _number, cells in opened.rows()]


def test_android_quotes_thai_with_soft_line_breaks(table):
    opened = table(ANDROID)

    assert opened.header == ("ชื่อ", "เบอร์โทร", "เบอร์โทร 2")
    assert (opened.header_row, opened.phone, opened.expected) == (0, 1, 2)
    assert (opened.encoding, opened.hidden_rows) == ("utf-8", 0)
    assert list(opened.rows()) == [
        (1, ["สมชาย ใจดี", "081-234-5678", "02-118-4400"]),
        (2, ["Mali", "0891234567", ""]),
    ]


def test_icloud_groups_labels_and_a_birthday_without_a_year(table):
    assert people(table(ICLOUD)) == [
        {
            "ชื่อ": "สมชาย ใจดี",
            "เบอร์โทร": "+66 81 234 5678",
            "เบอร์โทร 2": "+66 2 118 4400",
            "ชื่อเล่น": "ชาย",
            "บริษัท": "นิติบุคคล, ริเวอร์วิว ช่าง",
            "อีเมล": "somchai@example.com, chang@example.com",
            "วันเกิด": "04-12",
            "หมายเหตุ": "ห้อง A-12\nโทรหลัง 17:00; ไม่รับเสาร์",
        }
    ]


def test_outlook_writes_the_letters_of_windows(table):
    opened = table(OUTLOOK.encode("cp874"))

    assert list(opened.rows()) == [
        (1, ["น.ส. มาลี ใจดี", "089-123-4567", "(02) 118-4400", "ริเวอร์วิว", "mali@example.com"])
    ]


def test_google_keeps_mobiles_under_other_names_and_a_number_twice(table):
    assert list(table(GOOGLE).rows()) == [
        (1, ["นก", "081 234 5678", "021184400", "", "1985-04-12"]),
        (2, ["ไม่มีเบอร์", "", "", "nobody@example.com", ""]),
    ]


def test_numbers_as_addresses_in_version_4(table):
    assert people(table(FOUR)) == [
        {
            "name": "Somchai Jaidee",
            "phone": "+66-81-234-5678",
            "phone 2": "+66-2-118-4400;ext=12",
            "birthday": "04-12",
        }
    ]
    assert people(table(card("TEL;VALUE=uri:tel:+66812345678")))[0]["phone"] == "+66812345678"


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("cp874"),
        lambda text: text.replace("\r\n", "\n").encode(),
        lambda text: text.replace("TEL", "tel").replace("VCARD", "vcard").encode(),
        lambda text: ("\r\n\r\n" + text + "\r\n").encode(),
    ],
    ids=["bom", "utf-16", "utf-16-le", "cp874", "lf", "lower", "blank"],
)
def test_it_is_told_by_its_content_in_any_letters(table, encode):
    assert people(table(encode(ICLOUD), "contacts.txt")) == people(table(ICLOUD))


def test_a_letter_that_folding_cuts_in_two(table):
    whole = card("FN:สมชาย ใจดี", "TEL:0812345678").encode()
    at = whole.index("ชาย".encode()) + 1

    assert people(table(whole[:at] + b"\r\n " + whole[at:]))[0]["ชื่อ"] == "สมชาย ใจดี"


def test_thai_windows_in_quotes_and_short_names_that_look_like_utf_8(table):
    quoted = quopri.encodestring("สมชาย".encode("cp874"), quotetabs=True).decode()
    said = f"FN;CHARSET=TIS-620;ENCODING=QUOTED-PRINTABLE:{quoted}"
    short = [card(f"FN:{name}", "TEL:0812345678").encode("cp874") for name in ("สด", "นภา")]

    assert people(table(card(said, "TEL:0812345678")))[0]["ชื่อ"] == "สมชาย"
    opened = table(b"".join(short))
    assert [one["ชื่อ"] for one in people(opened)] == ["สด", "นภา"]
    assert opened.encoding == "cp874"


def test_letters_can_be_told_against_what_the_card_says(table):
    lies = OUTLOOK.encode("utf-8")

    assert people(table(lies, encoding="utf-8"))[0]["บริษัท"] == "ริเวอร์วิว"
    with pytest.raises(InputError) as caught:
        table(lies, encoding="klingon")
    assert caught.value.code == "no_such_encoding"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:ใจดี;มาลี;;นางสาว;"], "นางสาวมาลี ใจดี"),
        (["FN: ", "N:Jaidee;Mali;A.;Ms.;PhD"], "Ms. Mali A. Jaidee PhD"),
        (["FN:", "N:;;;;", "NICKNAME:นก"], "นก"),
        (["ORG:ร้านน้ำดื่ม;"], "ร้านน้ำดื่ม"),
        (["VERSION:3.0"], ""),
        (["FN:a\\,b\\\\c"], "a,b\\c"),
    ],
)
def test_what_somebody_is_called(table, lines, name):
    (_number, cells), *_ = table(card(*lines, "TEL:0812345678")).rows()
    assert cells[0] == name


@pytest.mark.parametrize(
    ("written", "day"),
    [("19850412", "1985-04-12"), ("1985-04-12T00:00:00Z", "1985-04-12"), ("12 เม.ย.", "12 เม.ย.")],
)
def test_birthdays_are_written_alike(table, written, day):
    assert next(table(card(f"BDAY:{written}", "TEL:0812345678")).rows())[1][-1] == day


@pytest.mark.parametrize(
    ("numbers", "row"),
    [
        (["TEL;CELL:021184400", "TEL;HOME:0812345678"], ["0812345678", "021184400"]),
        (["TEL:0812345678", "TEL;CELL:0891234567"], ["0891234567", "0812345678"]),
        (["TEL;CELL:+447911123456", "TEL:021184400"], ["+447911123456", "021184400"]),
        (["TEL;FAX:021184400", "TEL;TYPE=cell:812345678"], ["812345678", "021184400"]),
        (["TEL:", "TEL;CELL:-"], ["-"]),
        (
            [f"TEL:08{n}1234567" for n in range(10)] + ["TEL:021184400"],
            [
                *(f"08{n}1234567" for n in range(8)),
                "0881234567, 0891234567, 021184400",
            ],
        ),
    ],
)
def test_the_first_number_is_the_one_to_text(table, numbers, row):
    assert list(table(card("FN:x", *numbers)).rows()) == [(1, ["x", *row])]


@pytest.mark.parametrize(
    ("content", "code", "values"),
    [
        (card("TEL:1") + card("TEL:2")[:-12], "broken_card", {"card": 2}),
        (card("TEL:1")[:-11] + card("TEL:2"), "broken_card", {"card": 1}),
        ("name,phone\r\nx,0812345678\r\n", "unknown_format", {"file": "contacts.vcf"}),
        ("", "empty_file", {}),
        (b"\xff\xfeB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\r\0\n\0\x00\xd8\n\0", "wrong_encoding", None),
    ],
)
def test_what_is_broken_is_told(table, content, code, values):
    with pytest.raises(InputError) as caught:
        table(content)
    assert caught.value.code == code
    assert values is None or caught.value.params == values


def test_thousands_of_cards_with_pictures_keep_their_numbers(table):
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(["A" * 74] * 100)
    content = "".join(card(f"FN:คน {n}", picture, f"TEL:08{n:08}") for n in range(3_000))

    opened = table(content)

    assert opened.expected == 3_000
    batches = list(opened.batches(1_000))
    assert [batch.numbers[0] for batch in batches] == [1, 1_001, 2_001]
    assert batches[2].rows[-1] == ["คน 2999", "0800002999"]
