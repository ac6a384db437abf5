"""What becomes of each file of this folder: whom it brings, which rows it refuses, what it asks."""

from dataclasses import dataclass, field

from smsdesk.services.imports import ImportOptions

HEADER = ("ชื่อ", "เบอร์โทร", "ห้อง", "ยอด")
MERGED = ("ชื่อ", "เบอร์โทร", "ที่อยู่ จังหวัด", "ที่อยู่ เขต", "ที่อยู่ รหัส", "ยอด บาท")
SOMCHAI, MALI, NOK = "+66812345678", "+66898765432", "+66623456789"
ALL = (SOMCHAI, MALI, NOK)
KINDS = {
    2: "landline",
    3: "special",
    4: "foreign",
    6: "several_numbers",
    7: "empty",
    8: "not_a_number",
    10: "duplicate",
}


PLAIN = ImportOptions()


@dataclass(frozen=True)
class Expected:
    """The outcome of one file. ``asks`` is the error where nothing was said of ``options``.

    ``added`` are the numbers in the file's order, ``refused`` the rows (Excel's) and why,
    ``fields`` some of the first person's.
    """

    added: tuple[str, ...] = ALL
    header: tuple[str, ...] = HEADER
    header_row: int = 1
    refused: dict[int, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    asks: str = ""
    options: ImportOptions | None = PLAIN
    sheet: str | None = None
    encoding: str = ""
    delimiter: str = ""


def by_column(**more) -> ImportOptions:
    return ImportOptions(phone_column="เบอร์โทร", **more)


SKIP = ImportOptions(hidden_rows="skip")
FIRST = {"ชื่อ": "สมชาย ใจดี", "ห้อง": "A-1", "ยอด": "1500.5"}
EXPECTED = {
    "blank_rows_after.xlsx": Expected(),
    "chart_sheet_first.xlsx": Expected(sheet="คน"),
    "csv_named.xlsx": Expected(encoding="utf-8", delimiter=","),
    "dates.xlsx": Expected(
        (SOMCHAI,),
        ("ชื่อ", "เบอร์โทร", "ครบกำหนด", "ชำระ"),
        fields={"ครบกำหนด": "05/12/2026", "ชำระ": "05/12/2026"},
    ),
    "dates_of_1904.xlsx": Expected(
        (SOMCHAI,), ("ชื่อ", "เบอร์โทร", "ครบกำหนด"), fields={"ครบกำหนด": "05/12/2026"}
    ),
    "digits_lost.xlsx": Expected(
        (MALI,), refused={2: "lost_digits"}, asks="wrong_column", options=by_column()
    ),
    "errors_and_formulas.xlsx": Expected((SOMCHAI, "+66862345678", MALI), fields={"ยอด": ""}),
    "excel_semicolons.csv": Expected(encoding="cp874", delimiter=";", fields=FIRST),
    "excel_thai.csv": Expected(encoding="cp874", delimiter=",", fields=FIRST),
    "excel_unicode_text.txt": Expected(encoding="utf-16", delimiter="\t", fields=FIRST),
    "excel_utf8.csv": Expected(encoding="utf-8", delimiter=",", fields=FIRST),
    "filtered.xlsx": Expected((SOMCHAI,), asks="hidden_rows", options=SKIP),
    "formulas_never_reckoned.xlsx": Expected((SOMCHAI,), refused={3: "empty"}),
    "hidden_column.xlsx": Expected(fields=FIRST),
    "hidden_rows.xlsx": Expected((SOMCHAI, NOK), asks="hidden_rows", options=SKIP),
    "hidden_sheet_first.xlsx": Expected(sheet="ใหม่"),
    "html_named.xls": Expected(asks="web_page", options=None),
    "kinds_of_numbers.xlsx": Expected(
        (SOMCHAI, "+66861112222"), refused=KINDS, asks="wrong_column", options=by_column()
    ),
    "late_header.xlsx": Expected(header_row=5, fields=FIRST),
    "libreoffice_dates.ods": Expected(
        (SOMCHAI,),
        ("ชื่อ", "เบอร์โทร", "ครบกำหนด", "ชำระ"),
        fields={"ครบกำหนด": "05/12/2026", "ชำระ": "05/12/2026"},
    ),
    "libreoffice_filtered.ods": Expected((SOMCHAI,), asks="hidden_rows", options=SKIP),
    "libreoffice_hidden_rows.ods": Expected((SOMCHAI, NOK), asks="hidden_rows", options=SKIP),
    "libreoffice_hidden_rows.xls": Expected(),  # an XLS does not tell
    "libreoffice_kinds_of_numbers.ods": Expected(
        (SOMCHAI, "+66861112222"), refused=KINDS, asks="wrong_column", options=by_column()
    ),
    "libreoffice_merged_header.ods": Expected(header=MERGED, header_row=3),
    "libreoffice_merged_header.xls": Expected(header=MERGED, header_row=3),
    "libreoffice_xlsxwriter_plain.csv": Expected(encoding="utf-8", delimiter=",", fields=FIRST),
    "libreoffice_xlsxwriter_plain.ods": Expected(sheet="คน", fields=FIRST),
    "libreoffice_xlsxwriter_plain.xls": Expected(sheet="คน", fields=FIRST),
    "libreoffice_xlsxwriter_plain.xlsx": Expected(sheet="คน", fields=FIRST),
    "macro.xlsm": Expected(sheet="คน", fields=FIRST),
    "merged_data.xlsx": Expected((*ALL, "+66861234567")),
    "merged_header.xlsx": Expected(
        header=MERGED, header_row=3, fields={"ที่อยู่ เขต": "บางรัก", "ยอด บาท": "1500.5"}
    ),
    "numbers_as_numbers.xlsx": Expected((SOMCHAI, MALI), fields={"เบอร์โทร": "812345678"}),
    "old_mac.csv": Expected(encoding="utf-8", delimiter=","),
    "one_number_a_line.txt": Expected(
        ALL, ("A",), 0, refused={2: "empty"}, encoding="utf-8", delimiter=","
    ),
    "open_quote.csv": Expected(asks="open_quote", options=None),
    "openpyxl_plain.xlsx": Expected(fields=FIRST),
    "openpyxl_write_only.xlsx": Expected(sheet="คน", fields=FIRST),
    "phonetic.xlsx": Expected(fields=FIRST),
    "pipes.csv": Expected(encoding="utf-8", delimiter="|"),
    "quotes_and_breaks.csv": Expected(
        (SOMCHAI, MALI),
        ("ชื่อ", "เบอร์โทร", "ที่อยู่"),
        fields={"ชื่อ": "ใจดี, สมชาย", "ที่อยู่": '12/3\nถ.พระราม 4 "ใกล้วัด"'},
        encoding="utf-8",
        delimiter=",",
    ),
    "rich_text.xlsx": Expected(fields=FIRST),
    "sep_line.csv": Expected(encoding="cp874", delimiter=";"),
    "slipped_cells.csv": Expected(
        (MALI,),
        ("ชื่อ", "เบอร์โทร", "ยอด"),
        refused={2: "too_many_cells"},
        encoding="utf-8",
        delimiter=",",
    ),
    "strict.xlsx": Expected(sheet="คน", fields=FIRST),
    "unseen_signs.xlsx": Expected((SOMCHAI, MALI, "+66862345678", "+66819999999", "+66811112222")),
    "very_hidden_and_empty_sheets.xlsx": Expected(sheet="คน"),
    "workbook_named.csv": Expected(sheet="คน"),
    "xlsxwriter_plain.xlsx": Expected(sheet="คน", fields=FIRST),
}
