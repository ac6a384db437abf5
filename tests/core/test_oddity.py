"""What is odd among many: each kind planted in a list as offices have it, none in a clean one."""

import random
import time
from datetime import date

import pytest

from smsdesk.core.columns import Kind, Profile, kind_of, profile, shifted
from smsdesk.core.models import Rendered
from smsdesk.core.oddity import WEIGHTS, rank
from smsdesk.core.sms_text import Encoding, measure
from smsdesk.core.template import compile_template

TODAY = date(2026, 11, 27)
FIRST = ("สมชาย", "นางสาวมาลี", "คุณวิภา", "Somchai", "ด.ช.ปิติ", "นาย ก้อง", "ณัฐ", "พ.ต.อ.ชัย", "น้ำฝน")
LAST = ("ใจดี", "ณ อยุธยา", "Smith", "วงศ์ใหญ่", "(เล็ก)", "แซ่ตั้ง", "de Souza", "", "O'Neil")
FIRMS = ("บริษัท เจริญชัย จำกัด", "ร้าน 7 สี", "ABC COMPANY LTD", "หจก. 99 การช่าง")
TEXT = "เรียน {ชื่อ} ห้อง {ห้อง} ยอด {ยอด} บาท ชำระภายใน {กำหนด} {หมายเหตุ|}"
COLUMNS = ("ชื่อ", "ห้อง", "ยอด", "กำหนด", "หมายเหตุ")


def clean(count, seed=1):
    chance = random.Random(seed)
    rows = []
    for at in range(count):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}".strip()
        if at % 90 == 7:
            name = chance.choice(FIRMS)
        amount = min(chance.lognormvariate(7, 0.7), 30_000)
        paid = f"-{amount:,.2f}" if at % 70 == 3 else f"{amount:,.2f}"
        day = f"{chance.randrange(1, 32)}/12/2569"
        note = "" if chance.random() < 0.9 else "ชำระที่สำนักงาน"
        rows.append([name, f"A-{at % 400}", paid, day, note])
    return rows


def ranked(rows, text=TEXT, **more):
    render = compile_template(text).renderer(COLUMNS)
    messages = []
    for row in rows:
        said = render(row)
        size = measure(said)
        messages.append(Rendered("", "", said, size.encoding, size.units, size.parts))
    columns = {
        name: [row[at].strip() for row in rows] for at, name in enumerate(COLUMNS) if name in text
    }
    return rank(messages, columns, today=TODAY, required=COLUMNS[:4], **more)


def words(oddities, but=("parts",)):
    return {reason.word for oddity in oddities for reason in oddity.reasons} - set(but)


@pytest.mark.parametrize("seed", range(8))
def test_a_clean_list_of_a_thousand_has_nothing_odd(seed):
    assert words(ranked(clean(1_000, seed))) == set()


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12])
def test_a_short_clean_list_has_nothing_odd(count):
    assert words(ranked(clean(count))) == set()


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("ชื่อ", "", "empty"),
        ("ยอด", "#N/A", "droppings"),
        ("ชื่อ", "nan", "droppings"),
        ("ชื่อ", "à¸ªà¸¡à¸\u008aà¸²à¸¢", "garbled"),
        ("ชื่อ", "ÊÁªÒÂ ã¨´Õ", "garbled"),
        ("ชื่อ", "???? ????", "garbled"),
        ("ชื่อ", "0812345678", "number_for_name"),
        ("ชื่อ", "1,250.00", "number_for_name"),
        ("ยอด", "สมชาย ใจดี", "name_for_number"),
        ("ยอด", "9,640,000.00", "high"),
        ("ยอด", "0.01", "low"),
        ("กำหนด", "5/12/2568", "past"),
        ("กำหนด", "5/12/3112", "year"),
        ("กำหนด", "2569-12-05", "year"),
        ("กำหนด", "5/12/1483", "year"),
        ("กำหนด", "สมชาย", "name_for_number"),
        ("ชื่อ", "สม\u200bชาย", "invisible"),
        ("ชื่อ", "สมชาย\nใจดี", "spaces"),
        ("ชื่อ", "สมชาย  ใจดี", "spaces"),
        ("ชื่อ", "SOMCHAI JAIDEE", "capitals"),
        ("ชื่อ", "https://bit.ly/x", "other_kind"),
    ],
)
@pytest.mark.parametrize("count", [40, 1_000])
def test_what_is_odd_is_found_with_its_field_and_value(column, value, word, count):
    rows = clean(count)
    rows[17][COLUMNS.index(column)] = value

    found = ranked(rows)

    first = found[0]
    assert first.index == 17
    reason = next(reason for reason in first.reasons if reason.word == word)
    assert (reason.field, reason.value) == (column, value.strip())
    assert words(found[1:]) == set()


def test_a_row_whose_cells_slipped_is_more_than_the_sum(count=200):
    rows = clean(count)
    rows[50] = ["A-50", "1,250.00", "5/12/2569", "", "สมชาย"]

    first = ranked(rows)[0]

    assert first.index == 50
    assert "empty" in {reason.word for reason in first.reasons}


def test_a_habit_of_a_list_is_not_odd():
    rows = clean(300)
    for row in rows[::2]:
        row[0] = row[0].upper() if row[0].isascii() else "SOMCHAI JAIDEE"
    for row in rows:
        row[3] = "5/12/2568"

    assert words(ranked(rows)) == set()


def test_the_oddest_comes_first_and_no_more_than_asked():
    rows = clean(200)
    rows[3][0] = "SOMCHAI JAIDEE"
    rows[9][0] = ""
    rows[5][2] = "9,640,000.00"

    assert [oddity.index for oddity in ranked(rows)][:3] == [9, 5, 3]
    assert len(ranked(rows, most=2)) == 2


def test_more_parts_than_the_others_are_odd():
    rows = clean(100)
    rows[4][0] = "ชื่อยาวมาก " * 8

    first = ranked(rows, text="เรียน {ชื่อ} ห้อง {ห้อง}")[0]

    assert first.index == 4
    assert [reason.word for reason in first.reasons] == ["parts"]


def test_every_reason_has_a_weight_and_weights_are_whole():
    assert all(isinstance(weight, int) and weight > 0 for weight in WEIGHTS.values())


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("", Kind.BLANK), ("-", Kind.BLANK), ("1,250.00 บาท", Kind.NUMBER), ("๑๒", Kind.NUMBER),
        ("-80", Kind.NUMBER), ("081-234-5678", Kind.PHONE), ("5 ธ.ค. 69", Kind.DATE),
        ("13:30 น.", Kind.TIME), ("www.a.co.th/x", Kind.LINK), ("A-12", Kind.CODE),
        ("99/7", Kind.CODE), ("สมชาย", Kind.WORDS),
    ],
)  # fmt: skip
def test_kinds_of_values(value, kind):
    assert kind_of(value) is kind


def test_a_profile_is_kept_as_json_and_compared_with_next_month():
    rows = clean(100)
    before = {
        name: profile([row[at] for row in rows]) for at, name in enumerate(COLUMNS[:4])
    }  # fmt: skip
    kept = {name: Profile.from_json(one.as_json()) for name, one in before.items()}
    slipped = {
        name: profile([row[at - 1] for row in rows]) for at, name in enumerate(COLUMNS[:4])
    }  # fmt: skip

    assert kept == before
    assert shifted(before, kept) == ()
    assert shifted(slipped, kept) == ("ห้อง", "กำหนด")
    assert Profile.from_json({"kind": "nonsense", "blank": 0, "count": 1}) is None


def test_a_hundred_thousand_are_ranked_in_a_second():
    rows = clean(100_000)
    messages = [Rendered("", "", "x", Encoding.UCS2, 70 + at % 3, 1) for at in range(len(rows))]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}
    began = time.process_time()

    rank(messages, columns, today=TODAY, required=COLUMNS[:4])

    assert time.process_time() - began < 2
