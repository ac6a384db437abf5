"""Savings: what each rewrites, that it says what it saves to the credit, and what stays."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsdesk.core.models import Person, Rendered
from smsdesk.core.rewriting import apply_to_text, changes, mended, value_fix
from smsdesk.core.savings import Offer
from smsdesk.core.sms_text import measure
from smsdesk.core.template import compile_template

ZERO = "\u200b"
NO_BREAK = "\u00a0"
LOSSLESS = ("invisible", "thai", "no_break", "spaces")
FILL = "Please pay at the office before the end of the month, thank you very much. "


def merged(text, rows, columns, keys=()):
    """Merge the long way round: every value, every message, nothing shared."""
    render = compile_template(text).renderer(columns)
    made = []
    for row in rows:
        fixes = [value_fix(keys, column) for column in columns]
        fixed = [
            value if fix is None else fix(value) for value, fix in zip(row, fixes, strict=True)
        ]
        said = render(fixed)
        size = measure(said)
        made.append(Rendered("+66812345678", "", said, size.encoding, size.units, size.parts))
    return made


def people_of(rows, columns):
    return [Person("0812345678", fields=dict(zip(columns, row, strict=False))) for row in rows]


def offer_of(text, rows=((),), columns=(), applied=()):
    messages = merged(text, rows, columns, applied)
    return Offer(text, messages, people_of(rows, columns), columns, applied)


def parts(messages):
    return sum(message.parts for message in messages)


def by_key(offer):
    return {saving.key: saving for saving in offer.savings}


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("invisible", f"สวัสดี{ZERO}ครับ\ufeff", "สวัสดีครับ"),
        ("invisible", "a\u200db", "ab"),
        ("invisible", "👨\u200d👩 hi", "👨\u200d👩 hi"),
        ("invisible", "ab\u200e", "ab"),
        ("invisible", "שלום\u200e", "שלום\u200e"),
        ("thai", "เเม่นํ้านํา", "แม่น้ำนำ"),
        ("thai", "ก่่า", "ก่า"),
        ("no_break", f"คุณ{NO_BREAK}นก", "คุณ นก"),
        ("spaces", "  a   b \nc \n", "  a b\nc"),
        ("spaces", "{a}  {b} ", "{a} {b}"),
        ("plain", "“Hi” – it’s ฿{x} …", '"Hi" - it\'s THB {x} ...'),
        ("plain", "{x}฿ due, 500 ฿", "{x} THB due, 500 THB"),
        ("plain", "Room ๑๒", "Room 12"),
        ("plain", "ห้อง ๑๒ – “ก”", "ห้อง ๑๒ – “ก”"),
        ("date", "ภายใน 5 ธันวาคม 2569", "ภายใน 5 ธ.ค. 69"),
        ("date", "๕ ธันวาคม พ.ศ. ๒๕๖๙", "๕ ธ.ค. ๖๙"),
        ("date", "5 ธ.ค. 2569", "5 ธ.ค. 69"),
        ("date", "{วัน} ธันวาคม 2026", "{วัน} ธ.ค. 2026"),
        ("date", "คุณกันยายน", "คุณกันยายน"),
        ("date", "5\nธันวาคม", "5\nธันวาคม"),
        ("date", "5 December 2026, December 5", "5 Dec 2026, Dec 5"),
        ("word:บาท", "ยอด {ยอด} บาท", "ยอด {ยอด} บ."),
        ("word:บาท", "บาทหลวง 3 บาทหลวง", "บาทหลวง 3 บาทหลวง"),
        ("word:นาฬิกา", "09.00 นาฬิกา", "09.00 น."),
        ("word:กรุณา", "กรุณาชำระ พระมหากรุณาธิคุณ", "โปรดชำระ พระมหากรุณาธิคุณ"),
    ],
)
def test_what_a_saving_rewrites(key, before, after):
    assert apply_to_text(before, {key}) == after


def test_fields_and_their_fallbacks_stay_to_the_letter():
    text = f"{{ชํา{ZERO}|เเม่}} เเม่"

    assert apply_to_text(text, {"thai", "invisible"}) == f"{{ชํา{ZERO}|เเม่}} แม่"


def test_a_text_of_nothing_else_is_left_alone():
    assert apply_to_text(ZERO, {"invisible"}) == ZERO


def test_a_value_never_becomes_empty():
    assert value_fix({"invisible@a"}, "a")(ZERO) == ZERO


def test_a_saving_of_one_column_leaves_the_others():
    assert value_fix({"no_break@a"}, "b") is None
    assert value_fix({"no_break@a"}, "a")(f"x{NO_BREAK}y") == "x y"


def test_one_mark_that_turns_an_english_text_to_unicode_is_measured_over_the_list():
    text = f"Dear {{n}}, ฿500. {FILL}"
    rows = [("Ann",), ("Bob",), ("สมชาย",)]

    saving = by_key(offer_of(text, rows, ("n",)))["plain"]

    assert (saving.messages, saving.credits, saving.lossless) == (3, 2, False)


def test_a_no_break_space_in_one_name_makes_one_message_dearer():
    rows = [("Ann Lee",), (f"Ann{NO_BREAK}Lee",)]

    saving = by_key(offer_of(f"Dear {{n}}, {FILL}", rows, ("n",)))["no_break@n"]

    assert (saving.column, saving.messages, saving.credits) == ("n", 1, 1)
    assert (saving.before, saving.after, saving.lossless) == (rows[1][0], "Ann Lee", True)


def test_what_plain_marks_would_do_is_not_offered_where_the_lossless_do_it():
    rows = [("Ann Lee",), (f"Ann{NO_BREAK}Lee",)]

    assert set(by_key(offer_of(f"Dear {{n}}, {FILL}", rows, ("n",)))) == {"no_break@n"}
    assert set(by_key(offer_of(f"Dear{NO_BREAK}you, {FILL}"))) == {"no_break"}


def test_what_is_applied_is_offered_no_more():
    rows = [(f"Ann{NO_BREAK}Lee",)]

    assert offer_of(f"Dear {{n}}, {FILL}", rows, ("n",), {"no_break@n"}).savings == ()


def test_what_saves_nothing_is_not_offered():
    assert offer_of("สวัสดี  ครับ").savings == ()


def test_savings_that_save_only_together_are_offered():
    text = "ก" * 65 + "  ก 1 บาท"  # 74 units: neither alone reaches 70

    offer = offer_of(text)

    assert offer.effect({"word:บาท"}).credits == 0
    assert offer.effect({"spaces"}).credits == 0
    assert offer.savings == () or offer.effect(by_key(offer)).credits > 0


def test_lossless_ones_come_first_and_then_the_dearest():
    text = "ก" * 60 + f"{ZERO}  5 ธันวาคม 2569"

    savings = offer_of(text).savings

    assert [saving.lossless for saving in savings] == sorted(
        (saving.lossless for saving in savings), reverse=True
    )


def test_what_differs_is_found_in_both():
    assert changes("a…b", "a...b") == (((1, 1),), ((1, 3),))
    assert changes(f"a{ZERO}b", "ab") == (((1, 1),), ((1, 0),))


def test_mended_counts_people_by_saving():
    people = people_of([("a b",), (f"a{NO_BREAK}b",)], ("n",))

    assert mended({"no_break@n", "thai@n", "no_break@gone"}, people, ("n",)) == {"no_break@n": 1}


# --- what always holds --------------------------------------------------------------------

PIECES = st.sampled_from(
    (
        *("ก", "น้ำ", "นํ้า", "เเม่", "่่", "ํ", "า", "้", " ", "  ", ZERO, NO_BREAK, "\u202f"),
        *("…", "“", "–", "฿", "๕", "5", " ธันวาคม ", "2569", " บาท", "กรุณา", "a", "Hello "),
        *("{", "€", "😀", "\n", "{n}", "{x}", "{n|-}", "\u200d", "\u200e", "ש", "พ.ศ."),
        *("x" * 50, "ก" * 30, " December "),
    )
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join)
ROWS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5)


@given(TEXTS, ROWS, st.data())
@settings(max_examples=400, deadline=None)
def test_applying_savings_to_everybody_saves_just_what_was_said(text, rows, data):
    columns = ("n", "x")
    first = offer_of(text, rows, columns)
    keys = [saving.key for saving in first.savings]
    applied = {
        key for key in data.draw(st.sets(st.sampled_from(keys)) if keys else st.just(set()))
        if "@" in key
    }  # fmt: skip
    offer = offer_of(text, rows, columns, applied)
    before = merged(text, rows, columns, applied)

    for chosen in [{saving.key} for saving in offer.savings] + [set(by_key(offer))]:
        after = merged(apply_to_text(text, chosen), rows, columns, applied | chosen)
        effect = offer.effect(chosen)
        assert effect.credits == parts(before) - parts(after)
        changed = sum(one.text != other.text for one, other in zip(before, after, strict=True))
        if not any("@" in key for key in chosen):
            assert effect.messages in (changed, len(before))
        else:
            assert effect.messages >= changed
    for saving in offer.savings:
        assert offer.effect({saving.key}) == (saving.messages, saving.credits)


def seen(text):
    """What a reader sees of a text, worked out apart from the program."""
    text = "".join(" " if unicodedata.category(c) == "Zs" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    text = text.replace("ำ", "ํา").replace("แ", "เเ")
    made, marks = [], []
    for char in text + "\0":
        if char in "ัิีึืฺุู็่้๊๋์ํ๎":
            marks.append(char)
            continue
        made += sorted(set(marks))
        marks = []
        made.append(char)
    return "\n".join(" ".join(line.split()) for line in "".join(made[:-1]).split("\n")).strip()


@given(TEXTS, st.sets(st.sampled_from(LOSSLESS), min_size=1))
@settings(max_examples=600, deadline=None)
def test_no_lossless_saving_changes_a_visible_letter(text, keys):
    made = apply_to_text(text, keys)

    assert seen(made) == seen(text)
    assert apply_to_text(made, keys) == made


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30), st.sampled_from(LOSSLESS))
@settings(max_examples=600, deadline=None)
def test_no_lossless_saving_changes_a_letter_of_any_script(text, key):
    value = value_fix({f"{key}@n"}, "n")(text)

    letters = [c for c in text if unicodedata.category(c)[0] in "LNSP" and c not in "ำแเา"]
    assert [c for c in value if unicodedata.category(c)[0] in "LNSP" and c not in "ำแเา"] == letters


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"เรียน {{n}}  ยอด {{x}} บาท{ZERO} ชำระภายใน 5 ธันวาคม 2569 ที่สำนักงาน", "คุณที่"),
        (f"Dear {{n}}, please pay ฿{{x}}. {FILL}", "Ann Lee"),
        (f"เรียน 😀 {{n}}  ยอด {{x}} บาท{ZERO} ชำระภายใน 5 ธันวาคม 2569 ที่สำนักงาน", "ก"),
    ],
)
def test_a_hundred_thousand_people_are_measured_in_well_under_a_second(text, value):
    rows = [(f"{value} {at}", f"{at % 9000:,}.00") for at in range(100_000)]
    columns = ("n", "x")
    messages = merged(text, rows, columns)
    people = people_of(rows, columns)
    start = time.process_time()

    savings = Offer(text, messages, people, columns).savings

    assert savings
    assert time.process_time() - start < 1.0
