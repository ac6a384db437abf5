"""Makes workbooks for the tests: real ones, and ones that are meant to do harm."""

import datetime
import zipfile
from pathlib import Path

import xlsxwriter

ODS_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="คน">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def make_xlsx(path: Path, rows, *, hidden=(), filtered=(), sheet="คน", first_row=0, first_column=0):
    """Write cells by their types; ``hidden`` and ``filtered`` are Excel's row numbers."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows, start=first_row):
            for column, cell in enumerate(row, start=first_column):
                if isinstance(cell, datetime.date | datetime.time):
                    page.write_datetime(at, column, cell, day)
                elif isinstance(cell, bool):
                    page.write_boolean(at, column, cell)
                elif isinstance(cell, int | float):
                    page.write_number(at, column, cell)
                elif cell:
                    page.write_string(at, column, cell)
        if filtered:
            page.autofilter(first_row, 0, first_row + len(rows) - 1, 0)
            page.filter_column(0, "x == NonBlanks")
        for row in (*hidden, *filtered):
            page.set_row(row - 1, None, None, {"hidden": True})
    return path


def make_ods(path: Path, rows):
    """Write an OpenDocument sheet of strings and numbers."""
    lines = ""
    for row in rows:
        lines += "<table:table-row>"
        for cell in row:
            kind = "string" if isinstance(cell, str) else "float"
            value = "" if kind == "string" else f' office:value="{cell}"'
            lines += (
                f'<table:table-cell office:value-type="{kind}"{value}>'
                f"<text:p>{cell}</text:p></table:table-cell>"
            )
        lines += "</table:table-row>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", ODS_CONTENT.format(rows=lines))
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest='
            '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return path


def replace_part(path: Path, part: str, change):
    """Rewrite one part of a workbook by a function of its bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
