"""Results in a copy of the clerk's own file: each row has its word, nothing else is touched."""

import csv
import shutil
import sys
import zipfile
from contextlib import closing
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, DraftSource
from smsdesk.services.auditing import Auditing
from smsdesk.services.imports import ImportOptions
from smsdesk.services.reader import Reader
from smsdesk.services.write_back import WriteBackService
from smsdesk.store.damage import NAME
from smsdesk.store.outcomes import OutcomeRepository
from smsdesk.texts import Texts

THAI, ENGLISH = Texts("th"), Texts("en")
HEADER = ["ชื่อ", "เบอร์โทร", "ยอด", "รวม"]
PEOPLE = [  # row 4 and on
    ["ก", "081-000-0000", 100, "=C4*2"],
    ["ข", "0810000001", 200, "=C5*2"],
    ["ค", "02-123-4567", 300, "=C6*2"],
    ["ง", "081-000-0000", 400, "=C7*2"],
    ["จ", "12", 500, "=C8*2"],
    ["ฉ", "0810000002", 600, "=C9*2"],
    ["=1+1", "0810000003", 700, "=C10*2"],
]
TITLES = ["สถานะ SMS", "เวลา SMS", "เครดิต SMS", "เหตุผล SMS"]


def make(path: Path, people=PEOPLE) -> Path:
    """Make a workbook as clerks have them: a title, colours, formulas, a filter, another sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "ลูกบ้าน"
    page["A1"] = "ค่าส่วนกลาง"
    page.merge_cells("A1:D1")
    page.append([])
    page.append(HEADER)
    for row in people:
        page.append(row)
    for row in range(4, 4 + len(people)):
        page.cell(row, 1).data_type = "s"  # a name may begin with "="
        page.cell(row, 3).number_format = "#,##0.00"
    for cell in page[3]:
        cell.font = Font(bold=True, color="FF0000")
        cell.fill = PatternFill("solid", fgColor="FFEE00")
    page.auto_filter.ref = f"A3:D{3 + len(people)}"
    page.column_dimensions["A"].width = 33
    page.freeze_panes = "A4"
    notes = book.create_sheet("โน้ต")
    notes["B2"] = "อย่าลบ"
    book.save(path)
    return path


def send(office, path: Path, *, options=None, **more):
    """Send to everybody of a file, as the window does, and return the campaign."""
    options = options or ImportOptions(phone_column="เบอร์โทร")
    people, fields = office.desk.imports.people_from_file(path, options)
    draft = Draft(
        "office", "คุณ{ชื่อ} ยอด {ยอด} บาท", people, sender="Demo", known_fields=fields,
        source_file=path.name,
        sources=(DraftSource("file", path.name, str(path), asdict(options)),),
    )  # fmt: skip
    draft = replace(draft, **more)
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft))
    return office.desk.sending.run(campaign.id, JobContext())


def cells(path: Path, sheet="ลูกบ้าน"):
    with closing(openpyxl.load_workbook(path)) as book:
        return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def looks(cell):
    return repr(cell.font), repr(cell.fill), repr(cell.border), cell.number_format


@pytest.fixture
def source(tmp_path):
    return make(tmp_path / "ลูกบ้าน.xlsx")


@pytest.fixture
def sent(office, source):
    office.control("settings", {"bad_numbers": ["66810000002"]})
    campaign = send(office, source)
    office.control("settings", {"bad_numbers": []})
    return campaign


def test_every_row_has_its_word(office, sent, source, tmp_path):
    before = source.read_bytes()

    done = office.desk.writing_back.write(sent.id, tmp_path / "ผล.xlsx", THAI)

    assert (done.rows, done.failed, done.whole) == (7, 4, True)
    assert source.read_bytes() == before
    rows = cells(tmp_path / "ผล.xlsx")
    assert rows[2] == HEADER + TITLES
    assert [row[4] for row in rows[3:]] == [
        THAI.word("message_accepted"),
        THAI.word("message_accepted"),
        "ข้าม",
        "ข้าม",
        "ข้าม",
        THAI.word("message_rejected"),
        THAI.word("message_accepted"),
    ]
    assert [row[7] for row in rows[3:]] == [
        None,
        None,
        THAI.word("skip_landline"),
        THAI.word("skip_duplicate"),
        THAI.word("reason_too_short"),
        THAI.word("verdict_number_refused"),
        None,
    ]
    assert [row[6] for row in rows[3:]] == [1, 1, None, None, None, None, 1]
    assert isinstance(rows[3][5], datetime)


def test_formats_formulas_and_other_sheets_stay(office, sent, source, tmp_path):
    office.desk.writing_back.write(sent.id, tmp_path / "ผล.xlsx", ENGLISH)

    with (
        closing(openpyxl.load_workbook(source)) as old,
        closing(openpyxl.load_workbook(tmp_path / "ผล.xlsx")) as new,
    ):
        assert new.sheetnames == old.sheetnames
        assert new["โน้ต"]["B2"].value == "อย่าลบ"
        before, after = old["ลูกบ้าน"], new["ลูกบ้าน"]
        for row in before.iter_rows():
            for cell in row:
                twin = after[cell.coordinate]
                assert (twin.value, twin.data_type) == (cell.value, cell.data_type)
                assert looks(twin) == looks(cell)
                assert twin.number_format == cell.number_format
        assert after["D4"].value == "=C4*2"
        assert (after["A10"].value, after["A10"].data_type) == ("=1+1", "s")
        assert after.merged_cells.ranges == before.merged_cells.ranges
        assert after.column_dimensions["A"].width == 33
        assert after.freeze_panes == "A4"
        assert after.auto_filter.ref == "A3:H10"
        assert after["E3"].value == "SMS status"
        assert looks(after["E3"]) == looks(before["D3"])


def test_rows_that_failed_come_once_more_on_a_sheet_of_their_own(office, sent, tmp_path):
    office.desk.writing_back.write(sent.id, tmp_path / "ผล.xlsx", THAI, failed_first=True)

    with closing(openpyxl.load_workbook(tmp_path / "ผล.xlsx")) as book:
        assert book.sheetnames == ["ลูกบ้าน", "ไม่สำเร็จ", "โน้ต"]
        page = book["ไม่สำเร็จ"]
        rows = [list(row) for row in page.iter_rows(values_only=True)]
        assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s", "n", "d"}
    assert rows[0] == ["แถวใน Excel", *HEADER, *TITLES]
    assert [row[0] for row in rows[1:]] == [6, 7, 8, 9]
    assert [row[1] for row in rows[1:]] == ["ค", "ง", "จ", "ฉ"]


def test_what_was_sent_again_later_counts(office, sent, tmp_path):
    again = office.desk.sending.run(office.desk.sending.retry(sent.id).id, JobContext())
    assert again.tally.accepted == 1

    for campaign in (sent.id, again.id):  # a follow-up has the file of what it follows
        path = tmp_path / f"{campaign}.xlsx"
        assert office.desk.writing_back.write(campaign, path, THAI).failed == 3
        assert cells(path)[8][4] == THAI.word("message_accepted")


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (lambda page: page.insert_rows(5), 5),
        (lambda page: page.delete_rows(10), 10),
        (lambda page: page.__setitem__("B9", "0899999999"), 9),
        (lambda page: page.__setitem__("B6", "0899999999"), 6),
    ],
)
def test_a_file_that_was_changed_is_refused_by_its_first_row(office, sent, source, change, row):
    folder = source.parent
    with closing(openpyxl.load_workbook(source)) as book:
        change(book["ลูกบ้าน"])
        book.save(source)

    with pytest.raises(InputError) as caught:
        office.desk.writing_back.write(sent.id, folder / "ผล.xlsx", THAI)

    assert (caught.value.code, caught.value.params["row"]) == ("source_differs", row)
    assert [one.name for one in folder.glob("*.xlsx")] == [source.name]
    assert not list(folder.glob(".*"))


def test_people_added_since_are_called_strangers_and_names_may_change(
    office, sent, source, tmp_path
):
    with closing(openpyxl.load_workbook(source)) as book:
        book["ลูกบ้าน"].append(["ใหม่", "0810000009", 1])
        book["ลูกบ้าน"]["A4"] = "เปลี่ยนชื่อ"
        book.save(source)

    assert office.desk.writing_back.write(sent.id, tmp_path / "ผล.xlsx", THAI).rows == 8
    assert cells(tmp_path / "ผล.xlsx")[-1][4] == "ไม่ได้อยู่ในงานนี้"


def test_a_file_that_moved_is_asked_for(office, sent, source, tmp_path):
    moved = tmp_path / "ที่ใหม่.xlsx"
    source.rename(moved)
    with pytest.raises(InputError) as caught:
        office.desk.writing_back.write(sent.id, tmp_path / "ผล.xlsx", THAI)
    assert caught.value.code == "source_moved"

    done = office.desk.writing_back.write(sent.id, tmp_path / "ผล.xlsx", THAI, file=moved)

    assert done.rows == 7


def test_macros_are_kept(office, tmp_path):
    plain = make(tmp_path / "plain.xlsx")
    source = tmp_path / "มาโคร.xlsm"
    add_macros(plain, source)
    campaign = send(office, source)

    office.desk.writing_back.write(campaign.id, tmp_path / "ผล.xlsm", THAI)

    with zipfile.ZipFile(tmp_path / "ผล.xlsm") as archive:
        assert archive.read("xl/vbaProject.bin") == b"macros"
        assert b"macroEnabled" in archive.read("[Content_Types].xml")


def add_macros(plain: Path, target: Path) -> None:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                vba = (
                    b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                )
                data = data.replace(b"<Override", vba + b"<Override", 1)
            new.writestr(name, data)
        new.writestr("xl/vbaProject.bin", b"macros")


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "คน.csv"
    rows = [["รายงาน"], ["ชื่อ", "เบอร์โทร", "ยอด"], ["ก", "0810000000", "1"], ["ข", "12", "=2"]]
    rows.append(["ค", "0810000002", '3 "นิ้ว"'])
    with path.open("w", encoding="cp874", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def test_a_csv_gets_a_copy_with_the_columns(office, listed, tmp_path):
    campaign = send(office, listed, options=ImportOptions(phone_column="เบอร์โทร", header_row=2))

    office.desk.writing_back.write(campaign.id, tmp_path / "ผล.csv", THAI, failed_first=True)

    with (tmp_path / "ผล.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.reader(file)]
    assert rows[0] == ["รายงาน", "", "", "", "", "", ""]
    assert rows[1] == ["ชื่อ", "เบอร์โทร", "ยอด", *TITLES]
    assert [row[0] for row in rows[2:]] == ["ข", "ก", "ค"], "the one that failed first"
    assert rows[2][2] == "'=2"
    assert rows[4][2:4] == ['3 "นิ้ว"', THAI.word("message_accepted")]


def test_people_of_a_list_are_found_by_their_number(office, source, tmp_path):
    office.desk.imports.import_file(source, "ลูกบ้าน", ImportOptions(phone_column="เบอร์โทร"))
    people, fields = office.desk.contacts.people_of_list("ลูกบ้าน")
    draft = Draft(
        "office", "สวัสดี", people, sender="Demo", known_fields=fields,
        sources=(DraftSource("list", "ลูกบ้าน"),),
    )  # fmt: skip
    campaign = office.desk.composing.confirm(office.desk.composing.prepare(draft))
    office.desk.sending.run(campaign.id, JobContext())

    with pytest.raises(InputError) as caught:
        office.desk.writing_back.write(campaign.id, tmp_path / "ผล.xlsx", THAI)
    assert caught.value.code == "source_list"
    assert caught.value.params["file"] == source.name
    done = office.desk.writing_back.write(campaign.id, tmp_path / "ผล.xlsx", THAI, file=source)

    assert (done.rows, done.failed) == (7, 0)
    words = [row[4] for row in cells(tmp_path / "ผล.xlsx")[3:]]
    accepted, stranger = THAI.word("message_accepted"), THAI.word("back_stranger")
    assert words == [accepted, accepted, stranger, accepted, stranger, accepted, accepted]
    other = make(tmp_path / "อื่น.xlsx", [["ซ", "0899999999", 1, ""]])
    with pytest.raises(InputError) as caught:
        office.desk.writing_back.write(campaign.id, tmp_path / "ผล2.xlsx", THAI, file=other)
    assert caught.value.code == "source_of_others"


def test_what_cannot_be_done_is_told(office, sent, source, tmp_path):
    typed = office.freeze(1)
    old = shutil.copy(source, tmp_path / "ลูกบ้าน.xls")
    for campaign, path, file, code in (
        (typed.id, "a.xlsx", None, "source_none"),
        (999, "a.xlsx", None, "unknown_campaign"),
        (sent.id, "a.csv", None, "source_suffix"),
        (sent.id, source.name, None, "source_itself"),
        (sent.id, "a.xls", old, "source_format"),
        (sent.id, "a.xlsx", tmp_path / "no.xlsx", "no_such_file"),
        (sent.id, "none/a.xlsx", None, "file_not_writable"),
    ):
        with pytest.raises(InputError) as caught:
            office.desk.writing_back.write(
                campaign, tmp_path / path, THAI, file=file and Path(file), overwrite=True
            )
        assert caught.value.code == code, (path, file)


def test_pictures_that_are_not_in_the_copy_are_told(office, source, tmp_path):
    campaign = send(office, source)
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("xl/media/image1.png", b"logo")

    assert not office.desk.writing_back.write(campaign.id, tmp_path / "ผล.xlsx", THAI).whole


GREEDY = """
import sys
from smsdesk.services import file_work, limits, reader
limits.MOST_MEMORY = 100 * 1024 * 1024
def greedy(_request):
    yield "progress", (len(bytearray(200 * 1024 * 1024)), 0)
    yield "result", len(bytearray(400 * 1024 * 1024))
file_work.WORKS = {"write_back": greedy}
sys.exit(reader.serve())
"""


def test_a_copy_gets_more_memory_than_a_reader_and_one_too_large_is_told(office, sent, tmp_path):
    desk, heard = office.desk, []
    service = WriteBackService(
        OutcomeRepository(desk._db),
        Reader([sys.executable, "-c", GREEDY]),
        desk.folder / NAME,
        Auditing(desk._writer, desk.clock, lambda: None),
    )

    with pytest.raises(InputError) as caught:
        service.write(sent.id, tmp_path / "ผล.xlsx", THAI, JobContext(heard.append))

    assert [news.done for news in heard] == [200 * 1024 * 1024]
    assert caught.value.code == "copy_too_large"
    assert not (tmp_path / "ผล.xlsx").exists()
