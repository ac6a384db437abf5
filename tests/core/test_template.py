"""Fields: found, compared, filled, and told where they are empty or broken."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsdesk.core.template import (
    Slot,
    brief,
    compile_template,
    field_key,
    misfits,
    suspicious_value,
    suspicious_values,
)

NAMES = st.text(alphabet=st.characters(exclude_characters="{}|\r\n"), max_size=12).filter(
    lambda name: bool(name.strip()) and bool(field_key(name))
)
LITERALS = st.text(alphabet=st.characters(exclude_characters="{}"), max_size=20)


def test_a_text_is_taken_apart_into_literals_and_slots() -> None:
    template = compile_template("เรียน {คำนำหน้า}{ ชื่อ | ลูกค้า } ยอด {ยอด|} บาท")

    assert template.literals == ("เรียน ", "", " ยอด ", " บาท")
    assert template.slots == (
        Slot("คำนำหน้า", None, 6, 16),
        Slot("ชื่อ", "ลูกค้า", 16, 33),
        Slot("ยอด", "", 38, 44),
    )
    assert template.fields == ("คำนำหน้า", "ชื่อ", "ยอด")
    assert template.stray == ()


def test_a_text_without_fields_is_one_literal() -> None:
    template = compile_template("สวัสดี")

    assert (template.literals, template.fields) == (("สวัสดี",), ())
    assert template.renderer(["ชื่อ"])(["สมชาย"]) == "สวัสดี"


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("เรียน {ชื่อ", (6,)),
        ("เรียน ชื่อ}", (10,)),
        ("{{name}}", (0, 7)),
        ("{}", (0, 1)),
        ("{ | }", (0, 4)),
        ("{|คุณ}", (0, 5)),
        ("{name\n}", (0, 6)),
        ("{a{b}", (0,)),
        ("{a} } {b}", (4,)),
        ("{a|b}", ()),
    ],
)
def test_a_brace_outside_a_field_is_found(text: str, stray: tuple[int, ...]) -> None:
    template = compile_template(text)

    assert template.stray == stray
    assert template.renderer([])([]) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Name", " nAME "),
        ("First  Name", "first name"),
        ("ชื่อ\u00a0สกุล", "ชื่อ สกุล"),
        ("\ufeffชื่อ", "ชื่อ"),
        ("Café", "Cafe\u0301"),
        ("น้ำ", "น้ำ"),
    ],
)
def test_names_are_one_whatever_their_case_space_and_composition(one: str, other: str) -> None:
    assert field_key(one) == field_key(other)
    assert compile_template(f"{{{one}}}").renderer([other])(["x"]) == "x"


def test_sara_am_is_kept_and_tone_marks_make_a_difference() -> None:
    assert "\u0e33" in field_key("คำนำหน้า")
    assert field_key("ป้า") != field_key("ปา")


def test_a_field_used_twice_is_one_field_and_two_slots() -> None:
    template = compile_template("{Name} {name}")

    assert template.fields == ("Name",)
    assert template.renderer(["NAME"])(["Ann"]) == "Ann Ann"


def test_fields_no_column_has_are_unknown() -> None:
    template = compile_template("{ชื่อ} {Due Date} {ยอด|0}")

    assert template.unknown_fields(["due  date", "ชื่อ"]) == ("ยอด",)
    assert template.unknown_fields(["ชื่อ", "Due Date", "ยอด"]) == ()


def empty_fields(render, row):
    """The required fields that are empty in one row, which may be shorter than its header."""
    padded = [*row, *[""] * 20]
    return tuple(render.where_empty([[value.strip()] for value in padded], 1).get(0, ()))


def test_a_field_no_column_fills_stays_as_written_and_is_empty_in_every_row() -> None:
    render = compile_template("{ชื่อ} {นาม|คุณ}").renderer(["ชื่อ"])

    assert render(["สมชาย"]) == "สมชาย {นาม|คุณ}"
    assert empty_fields(render, ["สมชาย"]) == ("นาม",)
    assert empty_fields(render, [""]) == ("นาม", "ชื่อ")


def test_a_fallback_stands_in_for_an_empty_cell_and_requires_nothing() -> None:
    render = compile_template("{ชื่อ|ลูกค้า} {หมายเหตุ|}.").renderer(["ชื่อ", "หมายเหตุ"])

    assert render([" \u00a0", ""]) == "ลูกค้า ."
    assert render(["สมชาย", "ด่วน"]) == "สมชาย ด่วน."
    assert empty_fields(render, ["", ""]) == ()


def test_a_required_field_that_is_empty_is_named_once() -> None:
    render = compile_template("{ชื่อ} {ยอด} {ยอด|0} {ชื่อ}").renderer(["ยอด", "ชื่อ"])

    assert empty_fields(render, ["1", "สมชาย"]) == ()
    assert empty_fields(render, [" ", ""]) == ("ชื่อ", "ยอด")


def test_a_row_shorter_than_its_header_has_empty_cells() -> None:
    render = compile_template("{a}-{b}-{c|?}").renderer(["a", "b", "c"])

    assert render(["1"]) == "1--?"
    assert list(render.each([["1"], ["1", "2", "3"]])) == ["1--?", "1-2-3"]
    assert empty_fields(render, ["1"]) == ("b",)
    assert empty_fields(render, []) == ("a", "b")


def test_of_two_columns_with_one_name_the_first_counts() -> None:
    assert compile_template("{a}").renderer(["a", "A "])(["1", "2"]) == "1"


def test_space_around_a_value_and_line_ends_within_it_do_not_reach_the_text() -> None:
    render = compile_template("เรียน {ชื่อ}\nที่อยู่ {ที่อยู่}").renderer(["ชื่อ", "ที่อยู่"])

    assert render([" สมชาย\t", "1/2 \r\n ถ.สุขุมวิท\nกรุงเทพ"]) == "เรียน สมชาย\nที่อยู่ 1/2 ถ.สุขุมวิท กรุงเทพ"
    assert render(["สมชาย", "1\r2"]) == "เรียน สมชาย\nที่อยู่ 1 2"


def test_a_value_is_never_read_as_a_template() -> None:
    render = compile_template("{a} {b}").renderer(["a", "b"])

    assert render(["{b}", "{0.__class__}"]) == "{b} {0.__class__}"


@given(st.text(alphabet=st.sampled_from("{}|ab \nก"), max_size=30))
def test_any_text_is_the_sum_of_its_literals_and_slots(text: str) -> None:
    template = compile_template(text)
    rebuilt = template.literals[0]
    for slot, literal in zip(template.slots, template.literals[1:], strict=True):
        rebuilt += text[slot.start : slot.end] + literal

    assert rebuilt == text
    braces_of_slots = 2 * len(template.slots)
    assert len(template.stray) + braces_of_slots == text.count("{") + text.count("}")
    assert all(text[index] in "{}" for index in template.stray)


@given(st.lists(st.tuples(LITERALS, NAMES, st.text(max_size=12)), max_size=6), LITERALS)
def test_a_merge_is_what_a_plain_loop_would_write(
    pieces: list[tuple[str, str, str]], tail: str
) -> None:
    names = {field_key(name): name for _, name, _ in pieces}
    values = {field_key(name): value for _, name, value in pieces}
    template = compile_template("".join(f"{text}{{{name}}}" for text, name, _ in pieces) + tail)
    expected = "".join(text + flat(values[field_key(name)]) for text, name, _ in pieces) + tail

    render = template.renderer(list(names.values()))
    row = list(values.values())

    if "\r" not in expected:
        assert render(row) == expected
    assert list(render.each([row, row])) == [render(row)] * 2
    assert set(map(field_key, empty_fields(render, row))) == {
        key for key, value in values.items() if not value.strip()
    }


def flat(value: str) -> str:
    """A value as it goes into a text."""
    lines = [line.strip() for line in value.replace("\r", "\n").split("\n")]
    return " ".join(filter(None, lines)) if len(lines) > 1 else value.strip()


@given(NAMES)
def test_a_key_is_its_own_key_and_the_same_for_each_composition(name: str) -> None:
    assert field_key(field_key(name)) == field_key(name)
    assert field_key(unicodedata.normalize("NFD", name)) == field_key(name)


@pytest.mark.parametrize(
    "value",
    [
        *("nan", " NaN ", "None", "NULL", "undefined", "NaT", "<NA>", "[object Object]"),
        *("#N/A", "#ref!", "#DIV/0!", "#NAME?", "#####", "{name}", "«ชื่อ»"),
    ],
)
def test_what_programs_leave_behind_is_suspicious(value: str) -> None:
    assert suspicious_value(value)


@pytest.mark.parametrize(
    "value", ["", "Nan", "แนน", "สมชาย", "0", "-", "#12", "Nonthaburi", "N/A?"]
)
def test_what_people_are_called_is_not(value: str) -> None:
    assert not suspicious_value(value)


@pytest.mark.parametrize(
    ("registered", "text", "fits"),
    [
        ("Dear {#var#}, your code is {#var#}.", "Dear Ann Lee, your code is 1234.", True),
        ("Dear {#var#}, your code is {#var#}.", "dear  Ann,\nyour code is 1.", True),
        ("Dear {#var#}, your code is {#var#}.", "Hello Ann, your code is 1234.", False),
        ("Dear {#var#}, your code is {#var#}.", "Dear Ann, your code is 1234", False),
        ("เรียน {#alphanumeric#} (1+1)", "เรียน นก (1+1)", True),
        ("fixed", "fixed", True),
        ("fixed", "fixed too", False),
    ],
)
def test_a_text_fits_a_registered_template_or_not(registered, text, fits):
    assert misfits(registered, [text, text]) == (0 if fits else 2)


def test_suspicious_values_of_many_are_those_of_each():
    values = ["nan", "Nan", "NULL", "#N/A", "####", "#1", "{name}", "«x»", "a", "", "None", "b{"]

    assert suspicious_values(values) == {value for value in values if suspicious_value(value)}


def test_fields_that_are_used_are_the_first_of_each_spelling():
    template = compile_template("{ชื่อ} {Room|-} {gone} {room}")

    assert template.used(["ROOM", "ชื่อ", "room", "ยอด"]) == ("ROOM", "ชื่อ")
    assert template.required == {"ชื่อ", "gone", "room"}


@pytest.mark.parametrize(
    ("text", "shown"), [("a  b\nc", "a b c"), ("abcdef", "abcdef"), ("abcd efg", "abcd…"), ("", "")]
)
def test_a_text_is_brief(text, shown):
    assert brief(text, 6) == shown
