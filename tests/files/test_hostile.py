"""Files made to do harm: each ends in a sentence, soon, and in the child alone."""

import struct
import zipfile

import pytest

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import InputError
from smsdesk.services.imports import ImportService
from smsdesk.store.db import Database
from tests.files.books import make_ods, make_xlsx, replace_part
from tests.fuzz.__main__ import Child

ROWS = [["ชื่อ", "เบอร์โทร"], ["ก", "0812345678"], ["ข", "0898765432"]]
SHEET = "xl/worksheets/sheet1.xml"
SECONDS, MB = 5.0, 512
PROOF = "smsdesk-proof-of-xxe"


def padded(path):
    """A sheet with 400 MB of spaces in it, that pack into 400 KB."""
    make_xlsx(path, ROWS)
    spaces = b" " * 400_000_000
    return replace_part(path, SHEET, lambda data: data.replace(b"<row", spaces + b"<row", 1))


def lying(path):
    """The same with a directory that says it is small."""
    padded(path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    at = 0
    while (at := data.find(struct.pack("<I", size), at)) >= 0:
        data[at : at + 4] = struct.pack("<I", 5_000)
        at += 4
    path.write_bytes(data)
    return path


def overlapping(path):
    """Many entries of the directory that all mean the same packed bytes."""
    make_xlsx(path, ROWS)
    replace_part(path, SHEET, lambda data: data.replace(b"<row", b" " * 9_000_000 + b"<row", 1))
    with zipfile.ZipFile(path, "a") as archive:
        one = archive.getinfo(SHEET)
        for at in range(200):
            again = zipfile.ZipInfo(f"xl/worksheets/sheet{at + 2}.xml")
            for name in ("compress_type", "compress_size", "file_size", "CRC", "header_offset"):
                setattr(again, name, getattr(one, name))
            archive.filelist.append(again)
            archive._didModify = True
    return path


def nested(path):
    """A workbook with archives in archives."""
    make_xlsx(path, ROWS)
    inner = path.with_suffix(".inner")
    for _depth in range(4):
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
            content = inner.read_bytes() if inner.stat().st_size else b"\0" * 50_000_000
            archive.writestr("a", content)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/a.zip", inner.read_bytes())
    return path


def many_entries(path):
    make_xlsx(path, ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        for at in range(20_000):
            archive.writestr(f"xl/media/{at}.png", b"")
    return path


def laughing(path):
    """A billion laughs in the sheet."""
    entities = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {name} "{("&" + before + ";") * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    return declared(path, f"<!DOCTYPE worksheet [{entities}]>", "&j;")


def outside(path):
    """An entity that stands for a file of this computer."""
    secret = path.with_suffix(".secret")
    secret.write_text(PROOF)
    return declared(path, f'<!DOCTYPE worksheet [<!ENTITY j SYSTEM "file://{secret}">]>', "&j;")


def declared(path, doctype, used):
    make_xlsx(path, ROWS)

    def change(data):
        data = data.replace(b"?>", b"?>" + doctype.encode(), 1)
        cell = f'<c r="C2" t="str"><v>{used}</v></c><c r="A2"'
        return data.replace(b'<c r="A2"', cell.encode(), 1)

    return replace_part(path, SHEET, change)


def laughing_ods(path):
    path = make_ods(path.with_suffix(".ods"), ROWS)
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    return replace_part(
        path,
        "content.xml",
        lambda data: data.replace(b"?>", b"?>" + entities, 1).replace("ก".encode(), b"&c;", 1),
    )


def repeated_ods(path):
    """A row that stands for a billion, each with a million cells."""
    path = make_ods(path.with_suffix(".ods"), ROWS)

    def change(data):
        row = b'<table:table-row table:visibility="collapse" table:number-rows-repeated="99999999">'
        cell = b'<table:table-cell table:number-columns-repeated="999999" '
        data = data.replace(b"<table:table-row>", row, 1)
        return data.replace(b"<table:table-cell ", cell, 1)

    return replace_part(path, "content.xml", change)


def outside_ods(path):
    """An entity that stands for a file of this computer."""
    secret = path.with_suffix(".secret")
    secret.write_text(PROOF)
    path = make_ods(path.with_suffix(".ods"), ROWS)
    entity = f'<!DOCTYPE a [<!ENTITY c SYSTEM "file://{secret}">]>'.encode()
    return replace_part(
        path,
        "content.xml",
        lambda data: data.replace(b"?>", b"?>" + entity, 1).replace("ก".encode(), b"&c;", 1),
    )


def far_cell_ods(path):
    path = make_ods(path.with_suffix(".ods"), ROWS)
    far = (
        b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell/>'
        b"</table:table-row><table:table-row>"
        b'<table:table-cell table:number-columns-repeated="24"/><table:table-cell '
        b'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    return replace_part(
        path, "content.xml", lambda data: data.replace(b"</table:table>", far + b"</table:table>")
    )


def far_row(path):
    make_xlsx(path, ROWS)
    return replace_part(path, SHEET, lambda data: data.replace(b'r="A3"', b'r="A4294967295"'))


def far_cell(path):
    make_xlsx(path, ROWS)
    return replace_part(path, SHEET, lambda data: data.replace(b'r="B3"', b'r="XFD1048576"'))


def far_cell_within_a_row(path):
    """In the last row, sixteen columns wide: 540 MB where it is laid out."""
    make_xlsx(path, ROWS)
    return replace_part(
        path,
        SHEET,
        lambda data: (
            data.replace(b'<row r="3"', b'<row r="1048576"')
            .replace(b'r="A3"', b'r="A1048576"')
            .replace(b'r="B3"', b'r="P1048576"')
        ),
    )


def wide_line(path):
    path = path.with_suffix(".csv")
    path.write_text("เบอร์โทร\n" + "0812345678," * 3_000_000, "utf-8")
    return path


def endless_quote(path):
    path = path.with_suffix(".csv")
    path.write_text('ชื่อ,เบอร์โทร\n"ก,0812345678\n' + "ข,0898765432\n" * 2_000_000, "utf-8")
    return path


def one_long_cell(path):
    path = path.with_suffix(".csv")
    path.write_text("ชื่อ,เบอร์โทร\n" + "ก" * 20_000_000 + ",0812345678\n", "utf-8")
    return path


def deep_xml(path):
    make_xlsx(path, ROWS)
    tags = b"<sheetData>" + b"<a>" * 3_000_000
    return replace_part(path, SHEET, lambda data: data.replace(b"<sheetData>", tags, 1))


ENDED = {
    padded: "unpacks_too_large",
    lying: "broken_file",
    overlapping: "unpacks_too_large",
    nested: "result",  # what lies beside the sheet is never unpacked
    many_entries: "unpacks_too_large",
    laughing: "broken_file",
    outside: "broken_file",
    laughing_ods: "broken_file",
    repeated_ods: "broken_file",
    far_row: "file_too_demanding",
    far_cell: "sheet_too_far",
    far_cell_within_a_row: "sheet_too_far",
    far_cell_ods: "file_too_demanding",
    outside_ods: "broken_file",
    wide_line: "result",  # of one row, refused
    endless_quote: "open_quote",
    one_long_cell: "open_quote",
    deep_xml: "result",
}


@pytest.mark.parametrize(("make", "expected"), ENDED.items())
def test_a_hostile_file_ends_in_a_sentence_soon(make, expected, tmp_path):
    path = make(tmp_path / "a.xlsx")
    with Child(tmp_path) as child:
        ended, took, peak = child.read(path)
    db = Database(tmp_path / "desk.sqlite3")
    try:
        ImportService(db, utc_now).import_file(path, "คน")
        told = "result"
    except InputError as error:
        told = error.code
    people = [tuple(row) for row in db.connection().execute("SELECT e164, fields FROM contact")]
    db.close_all()

    assert told == expected
    assert not ended.startswith("bug")
    assert took < SECONDS
    assert peak < MB
    assert len(people) <= 2
    assert PROOF not in str(people)
