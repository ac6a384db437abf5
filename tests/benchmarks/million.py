"""A history of a million messages, made with plain SQL: what benchmarks of History read.

``python -m tests.benchmarks.million DIR [--messages N]`` makes a data folder that the program opens
(``smsdesk --data-dir DIR history search``): the same rows each time, but for its installation.
Campaigns are one for a hundred messages, their sizes far apart, over 900 days up to 2026-11-20, to
a million people at most; five accounts, the last a practice one; states, reports and credits as
real sending leaves them. The search index stands empty, as after an update:
``HistoryService.make_searchable`` fills it.
"""

import argparse
import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Final, NamedTuple

from smsdesk.store.damage import NAME
from smsdesk.store.db import Database, migrate
from smsdesk.store.times import stamp

MESSAGES: Final = 1_000_000
LAST_DAY: Final = datetime(2026, 11, 20, 3, tzinfo=UTC)
DAYS: Final = 900
PEOPLE: Final = 1_000_000
IN_ONE_REQUEST: Final = 100
TAGS: Final = ("", "บัญชี", "นิติบุคคล", "การตลาด", "ทะเบียน")
ACCOUNTS: Final = (
    ("ThaiBulkSMS", "thaibulksms", True),  # the last: whether the service says what it charged
    ("Buddy", "smsbuddy", False),
    ("สาขาสอง", "sendbulk", False),
    ("Point", "smspoint", True),
    ("ฝึกหัด", "thaibulksms", True),
)
SENDERS: Final = ("RIVERVIEW", "CLINIC", "SCHOOL")
FIRST_NAMES: Final = (
    "สมชาย", "สมหญิง", "วิภา", "ณัฐพล", "กมลวรรณ", "เบญจวรรณ", "อารีย์", "ประพันธ์",
    "สุดารัตน์", "ธีรพงษ์", "จันทร์เพ็ญ", "มาลี", "นภา", "ชัยวัฒน์", "พรทิพย์", "สุพจน์",
    "ศิริพร", "อนุชา", "กัลยา", "ปิยะ", "รัตนา", "วรวุฒิ", "เพ็ญศรี", "สุนทร", "บุญมี", "ทองดี",
    "ณัฐธิดา", "ภูวดล", "อภิชาติ", "ธนวัฒน์",
)  # fmt: skip
LAST_NAMES: Final = (
    "ใจดี", "มั่นคง", "ศรีสุข", "แก้วมณี", "พิพัฒน์", "รุ่งโรจน์", "ศิริ", "คงทน", "อินทร์",
    "พันธุ์ดี", "วงศ์ใหญ่", "สุขสม", "ทองคำ", "บุญเรือง", "แสงทอง", "จันทร์แก้ว", "พลอยงาม",
    "ดีเลิศ", "เจริญผล", "รักไทย", "สายบุญ", "มีทรัพย์", "ชูศรี", "คำหอม", "นาคะ", "สุวรรณ",
    "ประเสริฐ", "ชัยชนะ", "งามตา", "พรหมมา",
)  # fmt: skip
TEXTS: Final = (
    "เรียน คุณ{name} นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง {room} ก.ย. 69 ยอด {baht} บาท "
    "ชำระภายใน {day} หากชำระแล้วขออภัยค่ะ",
    "คุณ{name} มีนัดพบแพทย์วันที่ {day} เวลา 09:30 น. ห้องตรวจ {room} งดน้ำและอาหารหลังเที่ยงคืน "
    "สอบถาม 02-123-4567",
    "โรงเรียนแจ้งผู้ปกครอง {name} วันที่ {day} หยุดเรียน 1 วัน ค่าเทอมคงค้าง {baht} บาท",
    "พัสดุของคุณ{name} เลขที่ {room} ถึงสาขาแล้ว รับได้ถึง {day}",
    "Your invoice {room} of {baht} THB is due {day}. Thank you.",
)
STATES: Final = (
    ("accepted", "", 0.985),
    ("rejected", "number_refused", 0.993),
    ("rejected", "network_refused", 0.995),
    ("cancelled", "cancelled", 0.998),
    ("unknown", "no_answer", 0.999),
    ("accepted_by_operator", "no_answer", 0.9995),
    ("closed_not_sent", "no_answer", 1.0),
)
"""State, reason, and up to which chance."""
REPORTS: Final = (
    ("delivered", "DELIVRD", 0.90),
    ("undelivered", "UNDELIV", 0.95),
    ("expired", "EXPIRED", 0.97),
    ("pending", "ACCEPTD", 0.975),
    ("none", "", 1.0),
)
_INSERT: Final = """
    INSERT INTO message (id, campaign_id, e164, row, name, text, encoding, parts, state, attempt_id,
        reason, reference, credits, delivery, delivery_word, delivery_at, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Made(NamedTuple):
    """One campaign that is being made. Its messages are those from the id ``first`` on."""

    id: int
    first: int
    size: int
    attempt: int  # the id of its first
    at: datetime

    @property
    def account(self) -> int:
        """Its account's id: each fiftieth campaign is a practice one."""
        return 5 if self.id % 50 == 0 else 1 + self.id % 4

    @property
    def text(self) -> str:
        """What all get."""
        return TEXTS[self.id % len(TEXTS)]


def make(folder: Path, messages: int = MESSAGES) -> Path:
    """Make the data folder and return its database. What it held before is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    for old in folder.glob(NAME + "*"):
        old.unlink()
    migrate(path)
    db = Database(path)
    with closing(db):
        fill(db.connection(), messages)
    return path


def fill(con: sqlite3.Connection, messages: int) -> None:
    """Fill an empty database. Indexes are made after the rows: at once they take half the time."""
    for pragma in ("synchronous = OFF", "cache_size = -262144", "foreign_keys = OFF"):
        con.execute("PRAGMA " + pragma)
    indexes = con.execute(
        "SELECT name, sql FROM sqlite_schema "
        "WHERE type = 'index' AND tbl_name = 'message' AND sql IS NOT NULL"
    ).fetchall()
    con.execute("BEGIN")
    for index in indexes:
        con.execute(f"DROP INDEX {index['name']}")
    con.executemany(
        "INSERT INTO account (name, service, base_url, practice, created_at) "
        "VALUES (?, ?, ?, ?, '2024-01-01T00:00:00.000+00:00')",
        [
            (name, service, f"https://{service}.example", int(at == len(ACCOUNTS)))
            for at, (name, service, _says) in enumerate(ACCOUNTS, start=1)
        ],
    )
    chance = random.Random(69)
    for campaign in _campaigns(chance, messages):
        _write(con, campaign, chance)
    for index in indexes:
        con.execute(index["sql"])
    con.execute("COMMIT")
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _campaigns(chance: random.Random, messages: int) -> Iterator[Made]:
    """Yield campaigns of all those messages: many small ones, few that are large."""
    count = max(1, messages // 100)
    weights = [min(chance.paretovariate(0.9), 1_000) for _ in range(count)]
    spare = messages - count  # each has one at least
    sizes = [1 + int(spare * weight / sum(weights)) for weight in weights]
    sizes[count // 2] += messages - sum(sizes)
    first = attempt = 1
    for number, size in enumerate(sizes, start=1):
        at = LAST_DAY - timedelta(days=DAYS) * (1 - number / count)
        yield Made(number, first, size, attempt, at)
        first += size
        attempt += ceil(size / IN_ONE_REQUEST)


def _write(con: sqlite3.Connection, campaign: Made, chance: random.Random) -> None:
    rows = list(_messages(campaign, chance))
    at = stamp(campaign.at)
    con.execute(
        "INSERT INTO campaign (id, title, account_id, practice, state, sender, template, options,"
        " purpose, parts, source_file, confirmed_at, ended_at, base_url, tag, first_message,"
        " last_message) VALUES (?, ?, ?, ?, 'finished', ?, '', '{}', 'transactional', ?, ?, ?, ?,"
        " ?, ?, ?, ?)",
        (
            campaign.id,
            f"แจ้งลูกบ้านครั้งที่ {campaign.id}",
            campaign.account,
            int(campaign.account == len(ACCOUNTS)),
            SENDERS[campaign.id % len(SENDERS)],
            sum(row.parts for row in rows),
            f"รายชื่อ {campaign.id}.xlsx",
            at,
            stamp(campaign.at + timedelta(minutes=5)),
            f"https://{ACCOUNTS[campaign.account - 1][1]}.example",
            TAGS[campaign.id % len(TAGS)],
            campaign.first,
            campaign.first + campaign.size - 1,
        ),
    )
    con.executemany(
        "INSERT INTO attempt (id, campaign_id, state, messages, parts, prepared_at, sent_at,"
        " ended_at, phase, status) VALUES (?, ?, 'done', ?, ?, ?, ?, ?, 'complete', 200)",
        _attempts(campaign, rows),
    )
    con.executemany(_INSERT, rows)
    con.executemany("INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?)", _tallies(campaign, rows))
    reported = Counter(row.delivery for row in rows if row.delivery != "none")
    con.executemany(
        "INSERT INTO delivery_tally VALUES (?, ?, ?)",
        [(campaign.id, delivery, count) for delivery, count in reported.items()],
    )


class Row(NamedTuple):
    """One message, in the order of ``_INSERT``."""

    id: int
    campaign: int
    e164: str
    row: int
    name: str
    text: str
    encoding: str
    parts: int
    state: str
    attempt: int | None
    reason: str
    reference: str
    credits: str | None
    delivery: str
    word: str
    word_at: str | None
    at: str


def _messages(campaign: Made, chance: random.Random) -> Iterator[Row]:
    says = ACCOUNTS[campaign.account - 1][2]
    gsm = campaign.text.isascii()
    whole, part = (160, 153) if gsm else (70, 67)
    pick, below = chance.choice, chance.random
    # by a step that shares nothing with PEOPLE: nobody comes twice
    start, step = int(below() * PEOPLE), 10 * int(below() * PEOPLE / 10) + 3
    for place in range(campaign.size):
        number = f"+668{(start + place * step) % PEOPLE * 97:08}"
        name = f"{pick(FIRST_NAMES)} {pick(LAST_NAMES)}"
        text = campaign.text.format(
            name=name,
            room=f"{'ABCDEF'[int(below() * 6)]}-{int(below() * 900) + 100}",
            baht=f"{int(below() * 8700) + 300:,}.00",
            day=f"{int(below() * 28) + 1} ก.ย. 69" if not gsm else "28 Sep",
        )
        parts = 1 if len(text) <= whole else ceil(len(text) / part)
        state, reason = _one(STATES, below())
        taken = state == "accepted"
        delivery, word = _one(REPORTS, below()) if taken else ("none", "")
        at = campaign.at + timedelta(seconds=place // IN_ONE_REQUEST)
        yield Row(
            campaign.first + place,
            campaign.id,
            number,
            place + 2,
            name,
            text,
            "GSM-7" if gsm else "UCS-2",
            parts,
            state,
            campaign.attempt + place // IN_ONE_REQUEST if state != "cancelled" else None,
            reason,
            f"{int(below() * 16**12):012x}" if taken else "",
            str(parts) if taken and says else None,
            delivery,
            word,
            stamp(at + timedelta(minutes=1)) if word else None,
            stamp(at),
        )


def _one(of: Sequence[tuple[str, str, float]], chance: float) -> tuple[str, str]:
    return next((first, second) for first, second, upto in of if chance < upto)


def _attempts(campaign: Made, rows: Sequence[Row]) -> Iterator[tuple[int | str, ...]]:
    for number, begin in enumerate(range(0, campaign.size, IN_ONE_REQUEST)):
        carried = [row for row in rows[begin : begin + IN_ONE_REQUEST] if row.attempt]
        at = campaign.at + timedelta(seconds=number)
        parts = sum(row.parts for row in carried)
        yield (campaign.attempt + number, campaign.id, len(carried), parts, *[stamp(at)] * 3)


def _tallies(campaign: Made, rows: Sequence[Row]) -> Iterator[tuple[int | str | float, ...]]:
    for state in {row.state: None for row in rows}:
        of_state = [row for row in rows if row.state == state]
        said = [float(row.credits) for row in of_state if row.credits]
        parts = sum(row.parts for row in of_state)
        yield (campaign.id, state, len(of_state), parts, len(said), sum(said))


def main() -> None:
    """Make the folder that is named and say how long it took."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--messages", type=int, default=MESSAGES)
    args = arguments.parse_args()
    began = time.perf_counter()
    path = make(args.folder, args.messages)
    sys.stdout.write(
        f"{args.messages:,} messages in {time.perf_counter() - began:.0f} s, "
        f"{path.stat().st_size / 1e6:.0f} MB: {path}\n"
    )


if __name__ == "__main__":
    main()
