"""Makes the awkward files of this folder by the programs that offices use.

``python tests/files/samples/make_samples.py`` wants openpyxl, XlsxWriter and LibreOffice (soffice).
The files are kept in the repository: who runs the tests needs none of these. What becomes of each
is in ``expected.py``.
"""

import codecs
import datetime
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

HERE = Path(__file__).parent
HEADER = ["ชื่อ", "เบอร์โทร", "ห้อง", "ยอด"]
PEOPLE = [
    ["สมชาย ใจดี", "081-234-5678", "A-1", 1500.5],
    ["มาลี บุญมี", "0898765432", "A-2", 900],
    ["นก สุขใจ", "+66 62 345 6789", "A-3", 12850],
]


def main() -> None:
    """Write every file anew."""
    by_xlsxwriter()
    by_openpyxl()
    by_libreoffice()
    by_excel_like_hands()
    as_text()


def book(name: str, **options: object) -> xlsxwriter.Workbook:
    return xlsxwriter.Workbook(HERE / name, options)


def write(page: object, rows: list[list[object]], top: int = 0, left: int = 0) -> None:
    for at, row in enumerate(rows, start=top):
        page.write_row(at, left, row)


def by_xlsxwriter() -> None:
    sheets_by_xlsxwriter()
    headers_by_xlsxwriter()
    cells_by_xlsxwriter()
    numbers_by_xlsxwriter()


def sheets_by_xlsxwriter() -> None:
    with book("xlsxwriter_plain.xlsx") as made:
        write(made.add_worksheet("คน"), [HEADER, *PEOPLE])
    with book("numbers_as_numbers.xlsx") as made:  # the zero is eaten
        write(made.add_worksheet(), [HEADER, ["ก", 812345678, "1", 1], ["ข", 66898765432, "2", 2]])
    with book("digits_lost.xlsx") as made:
        rows = [HEADER, ["ก", "6.68E+10", "1", 1], ["ข", "6.6898765432E+10", "2", 2]]
        write(made.add_worksheet(), rows)
    with book("hidden_rows.xlsx") as made:
        page = made.add_worksheet()
        write(page, [HEADER, *PEOPLE])
        page.set_row(2, None, None, {"hidden": True})
    with book("filtered.xlsx") as made:
        page = made.add_worksheet()
        write(page, [HEADER, *PEOPLE])
        page.autofilter(0, 0, 3, 3)
        page.filter_column(2, "x == A-1")
        page.set_row(2, None, None, {"hidden": True})
        page.set_row(3, None, None, {"hidden": True})
    with book("hidden_column.xlsx") as made:
        page = made.add_worksheet()
        write(page, [HEADER, *PEOPLE])
        page.set_column(2, 2, None, None, {"hidden": True})
    with book("hidden_sheet_first.xlsx") as made:
        page = made.add_worksheet("เก่า")
        write(page, [HEADER, ["ไม่ใช่", "0811111111", "", 0]])
        write(new := made.add_worksheet("ใหม่"), [HEADER, *PEOPLE])
        new.activate()
        page.hide()
    with book("very_hidden_and_empty_sheets.xlsx") as made:
        page = made.add_worksheet("ลับ")
        write(page, [HEADER, ["ไม่ใช่", "0811111111", "", 0]])
        made.add_worksheet("ว่าง")
        write(new := made.add_worksheet("คน"), [HEADER, *PEOPLE])
        new.activate()
        page.very_hidden()
    with book("chart_sheet_first.xlsx") as made:
        sheet = made.add_chartsheet("กราฟ")
        write(made.add_worksheet("คน"), [HEADER, *PEOPLE])
        chart = made.add_chart({"type": "column"})
        chart.add_series({"values": "=คน!$D$2:$D$4"})
        sheet.set_chart(chart)


def headers_by_xlsxwriter() -> None:
    with book("late_header.xlsx") as made:
        page = made.add_worksheet()
        page.merge_range("A1:D1", "นิติบุคคลอาคารชุด ริเวอร์วิว")
        page.write("A2", "รายชื่อค้างชำระ")
        page.write("D2", datetime.date(2026, 9, 1).isoformat())
        write(page, [HEADER, *PEOPLE], top=4)
    with book("merged_header.xlsx") as made:
        page = made.add_worksheet()
        page.merge_range("A1:F1", "ลูกบ้านทั้งหมด")
        page.merge_range("A2:A3", "ชื่อ")
        page.merge_range("B2:B3", "เบอร์โทร")
        page.merge_range("C2:E2", "ที่อยู่")
        page.write("F2", "ยอด")
        page.write_row("C3", ["จังหวัด", "เขต", "รหัส", "บาท"])
        for at, person in enumerate(PEOPLE, start=3):
            page.write_row(at, 0, [*person[:2], "กรุงเทพฯ", "บางรัก", "10500", person[3]])
    with book("merged_data.xlsx") as made:
        page = made.add_worksheet()
        write(page, [HEADER, *PEOPLE])
        page.write("B5", "0861234567")
        page.merge_range("A4:A5", "นก สุขใจ")


def cells_by_xlsxwriter() -> None:
    with book("dates.xlsx") as made:
        page = made.add_worksheet()
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        thai = made.add_format({"num_format": "[$-107041E]d mmm yyyy"})
        write(page, [["ชื่อ", "เบอร์โทร", "ครบกำหนด", "ชำระ"], ["ก", "0812345678"]])
        page.write_datetime("C2", datetime.date(2026, 12, 5), day)
        page.write_datetime("D2", datetime.date(2026, 12, 5), thai)
    with book("dates_of_1904.xlsx", date_1904=True) as made:
        page = made.add_worksheet()
        write(page, [["ชื่อ", "เบอร์โทร", "ครบกำหนด"], ["ก", "0812345678"]])
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        page.write_datetime("C2", datetime.date(2026, 12, 5), day)
    with book("errors_and_formulas.xlsx") as made:
        page = made.add_worksheet()
        write(page, [HEADER, ["ก", "0812345678", "A-1"], ["ข", "", "A-2"], ["ค", "0898765432", ""]])
        page.write_formula("D2", "=1/0", None, "#DIV/0!")
        page.write_formula("B3", '="08"&"62345678"', None, "0862345678")
        page.write_formula("D3", "=SUM(1,2)", None, 3)
        page.write_formula("D4", "=1+1", None, "")
    with book("blank_rows_after.xlsx") as made:
        page = made.add_worksheet()
        write(page, [HEADER, *PEOPLE])
        grey = made.add_format({"bg_color": "#eeeeee"})
        for at in range(4, 4_000):
            page.write_blank(at, 0, None, grey)
    with book("unseen_signs.xlsx") as made:
        rows = [
            HEADER,
            ["ก\u200b", "081\u00a0234\u00a05678", "A-1", 1],
            ["ข", "\u200b0898765432\u202c", "A-2", 2],
            ["ค", "'0862345678", "A-3", 3],
            ["ง", "๐๘๑-๙๙๙-๙๙๙๙", "A-4", 4],
            ["จ", "O8l-111-2222", "A-5", 5],
        ]
        write(made.add_worksheet(), rows)


def numbers_by_xlsxwriter() -> None:
    with book("kinds_of_numbers.xlsx") as made:
        rows = [
            HEADER,
            ["ก", "02-118-4400", "", 0],
            ["ข", "1150", "", 0],
            ["ค", "+44 7911 123456", "", 0],
            ["ง", "081-234-5678 ต่อ 9", "", 0],
            ["จ", "0812345679, 0898765432", "", 0],
            ["ฉ", "", "", 0],
            ["ช", "ไม่มี", "", 0],
            ["ซ", "0861112222", "", 0],
            ["ฌ", "086-111-2222", "", 0],
        ]
        write(made.add_worksheet(), rows)


def by_openpyxl() -> None:
    made = openpyxl.Workbook()
    for row in [HEADER, *PEOPLE]:
        made.active.append(row)
    made.save(HERE / "openpyxl_plain.xlsx")

    made = openpyxl.Workbook()
    page = made.active
    for row in [HEADER, *PEOPLE]:
        page.append(row)
    bold = TextBlock(InlineFont(b=True), "สมชาย")
    page["A2"] = CellRichText(bold, " ใจดี")
    page["B2"] = CellRichText("081-", TextBlock(InlineFont(b=True), "234-5678"))
    made.save(HERE / "rich_text.xlsx")

    made = openpyxl.Workbook()
    page = made.active
    for row in [HEADER, ["ก", "0812345678", "A-1", "=1+1"], ["ข", '="0898765432"', "A-2", 5]]:
        page.append(row)
    made.save(HERE / "formulas_never_reckoned.xlsx")

    made = openpyxl.Workbook(write_only=True)  # inline strings
    page = made.create_sheet("คน")
    for row in [HEADER, *PEOPLE]:
        page.append(row)
    made.save(HERE / "openpyxl_write_only.xlsx")


def by_libreoffice() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in [
            ("xlsxwriter_plain.xlsx", "ods"),
            ("xlsxwriter_plain.xlsx", "xls"),
            ("xlsxwriter_plain.xlsx", "xlsx"),
            ("xlsxwriter_plain.xlsx", "csv"),
            ("xlsxwriter_plain.xlsx", "html"),
            ("hidden_rows.xlsx", "ods"),
            ("filtered.xlsx", "ods"),
            ("hidden_rows.xlsx", "xls"),
            ("merged_header.xlsx", "ods"),
            ("merged_header.xlsx", "xls"),
            ("dates.xlsx", "ods"),
            ("kinds_of_numbers.xlsx", "ods"),
        ]:
            wanted = "csv:Text - txt - csv (StarCalc):44,34,76,1" if kind == "csv" else kind
            command = ["soffice", "--headless", "--convert-to", wanted, "--outdir", folder]
            subprocess.run([*command, str(HERE / name)], check=True, capture_output=True)
            written = Path(folder, name).with_suffix("." + kind)
            target = f"libreoffice_{Path(name).stem}.{kind}"
            if kind == "html":  # as many a web system hands out its "Excel"
                target = "html_named.xls"
            shutil.move(written, HERE / target)


def by_excel_like_hands() -> None:
    """What Excel writes and no library does, made by changing what one wrote."""
    source = HERE / "xlsxwriter_plain.xlsx"
    strict = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    rewrite(source, HERE / "strict.xlsx", strict)
    rewrite(
        source,
        HERE / "macro.xlsm",
        {
            b"spreadsheetml.sheet.main+xml": b"ms-excel.sheet.macroEnabled.main+xml",
        },
    )
    name = "<t>สมชาย ใจดี</t>"
    phonetic = name + '<rPh sb="0" eb="1"><t>อ่านว่า</t></rPh>'
    rewrite(source, HERE / "phonetic.xlsx", {name.encode(): phonetic.encode()})
    shutil.copy(source, HERE / "workbook_named.csv")
    (HERE / "csv_named.xlsx").write_text(text(","), "utf-8-sig")


def rewrite(source: Path, target: Path, changes: dict[bytes, bytes]) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            for before, after in changes.items():
                data = data.replace(before, after)
            new.writestr(name, data)


def text(delimiter: str) -> str:
    rows = [HEADER, *[[str(cell) for cell in person] for person in PEOPLE]]
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def as_text() -> None:
    (HERE / "excel_thai.csv").write_bytes(text(",").encode("cp874"))
    (HERE / "excel_semicolons.csv").write_bytes(text(";").encode("cp874"))
    (HERE / "excel_unicode_text.txt").write_bytes(
        codecs.BOM_UTF16_LE + text("\t").encode("utf-16-le")
    )
    (HERE / "excel_utf8.csv").write_bytes(text(",").encode("utf-8-sig"))
    (HERE / "sep_line.csv").write_bytes(b"sep=;\r\n" + text(";").encode("cp874"))
    (HERE / "pipes.csv").write_bytes(text("|").encode())
    (HERE / "old_mac.csv").write_bytes(text(",").replace("\r\n", "\r").encode())
    quoted = (
        'ชื่อ,เบอร์โทร,ที่อยู่\n"ใจดี, สมชาย",081-234-5678,"12/3\nถ.พระราม 4 ""ใกล้วัด"""\nมาลี,0898765432,\n'
    )
    (HERE / "quotes_and_breaks.csv").write_bytes(quoted.encode())
    (HERE / "open_quote.csv").write_bytes(
        'ชื่อ,เบอร์โทร\n"สมชาย,0812345678\nมาลี,0898765432\n'.encode()
    )
    (HERE / "one_number_a_line.txt").write_bytes(b"0812345678\n\n089-876-5432\n0623456789\n")
    (HERE / "slipped_cells.csv").write_bytes(
        "ชื่อ,เบอร์โทร,ยอด\nก,0812345678,1,500\nข,0898765432,900\n".encode()
    )


if __name__ == "__main__":
    sys.exit(main())
