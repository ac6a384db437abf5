import pytest

from smsdesk.core.models import Rendered
from smsdesk.core.sms_text import measure
from smsdesk.core.template import compile_template
from smsdesk.ui.compose.costly import savings
from smsdesk.ui.compose.preparing import value_spans

ZERO = "\u200b"


def rendered(*texts):
    made = []
    for text in texts:
        size = measure(text)
        made.append(Rendered("+66812345678", "", text, size.encoding, size.units, size.parts))
    return made


def best(template, *texts):
    found = savings(template, rendered(*texts))
    return found[0] if found else None


def test_a_text_that_costs_no_more_than_it_must_has_no_saving():
    assert best("สวัสดีครับ", "สวัสดีครับ") is None
    assert savings("สวัสดี", []) == ()


def test_invisible_characters_that_push_into_a_part_are_named_with_their_places():
    text = "ก" * 35 + ZERO + "ข" * 35

    saving = best(text, text, text)

    assert (saving.kind, saving.count, saving.people, saving.credits) == ("invisible", 1, 2, 2)
    assert saving.spans == ((35, 1),)
    assert saving.text == text.replace(ZERO, "")


def test_what_saves_nothing_is_not_offered():
    assert best(f"สวัสดี{ZERO}ครับ", f"สวัสดี{ZERO}ครับ") is None


def test_one_mark_that_turns_an_english_text_to_unicode_is_written_plainly():
    template = "Please pay ฿{amount} for your room " + "before the end of the month " * 2

    saving = best(template, template.replace("{amount}", "950"))

    assert (saving.kind, saving.named, saving.credits, saving.parts) == ("plain", "฿", 1, 2)
    assert measure(saving.text).encoding == "GSM-7"
    assert "THB" in saving.text


def test_a_mark_is_not_blamed_where_the_values_are_unicode_all_the_same():
    template = "Dear {name}, your parcel is here – please fetch it at the office by Friday."
    thai = template.replace("{name}", "สมชาย")
    english = template.replace("{name}", "Somchai")

    saving = best(template, thai, english)

    assert (saving.kind, saving.people) == ("plain", 1)


def test_thai_names_in_an_english_text_are_told_of_without_a_button():
    template = "Dear {name}, your parcel is here, please fetch it at the office by Friday."

    saving = best(template, template.replace("{name}", "สมชาย"))

    assert (saving.kind, saving.people, saving.credits, saving.text) == ("values", 1, 1, "")


def test_one_thai_letter_is_named_and_left_to_the_clerk():
    template = "Your parcel is here ก, please come and fetch it at the office before next Friday."

    saving = best(template, template)

    assert (saving.kind, saving.named, saving.text) == ("forced", "ก", "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("เเม่", "แม่"), ("นํา", "นำ"), ("นํ้า", "น้ำ"), ("น้ํา", "น้ำ")],
)
def test_letters_typed_in_two_halves_are_joined(written, meant):
    text = "ก" * (71 - len(written)) + written

    saving = best(text, text)

    assert saving.kind == "thai"
    assert saving.text == "ก" * (71 - len(written)) + meant


def test_needless_spaces_are_found_and_line_breaks_kept():
    text = "สวัสดี  ครับ\nค่า" + "ก" * 55 + "  "

    saving = best(text, text)

    assert saving.kind == "spaces"
    assert saving.text == "สวัสดี ครับ\nค่า" + "ก" * 55


def test_the_fewest_characters_that_save_many_a_part_are_counted():
    text = "ก" * 73

    saving = best(text, text, text, "ข")

    assert (saving.kind, saving.count, saving.people, saving.credits) == ("shorten", 3, 2, 2)


def test_what_can_be_pressed_comes_before_what_cannot():
    text = "ก" * 71 + ZERO

    found = savings(text, rendered(text))

    assert [bool(saving.text) for saving in found] == sorted(
        (bool(saving.text) for saving in found), reverse=True
    )


@pytest.mark.parametrize(
    ("template", "text", "values"),
    [
        ("เรียน {ชื่อ} ยอด {ยอด} บาท", "เรียน นก ยอด 1,200 บาท", ["นก", "1,200"]),
        ("{a}{b}!", "xy!", ["", "xy"]),
        ("{a}", "ทั้งหมด", ["ทั้งหมด"]),
        ("ไม่มีช่อง", "ไม่มีช่อง", []),
    ],
)
def test_values_are_found_again_in_a_message(template, text, values):
    spans = value_spans(compile_template(template), text)

    assert [text[start:end] for start, end in spans] == values
