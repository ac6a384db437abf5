import pytest

from smsdesk.core.models import Rendered
from smsdesk.core.sms_text import measure
from smsdesk.core.template import compile_template
from smsdesk.ui.compose.costly import hints
from smsdesk.ui.compose.preparing import value_spans


def rendered(*texts):
    made = []
    for text in texts:
        size = measure(text)
        made.append(Rendered("+66812345678", "", text, size.encoding, size.units, size.parts))
    return made


def best(template, *texts):
    found = hints(template, rendered(*texts))
    return found[0] if found else None


def test_a_text_that_costs_no_more_than_it_must_has_no_hint():
    assert best("สวัสดีครับ", "สวัสดีครับ") is None
    assert hints("สวัสดี", []) == ()


def test_thai_names_in_an_english_text_are_told_of():
    template = "Dear {name}, your parcel is here, please fetch it at the office by Friday."

    hint = best(template, template.replace("{name}", "สมชาย"))

    assert (hint.kind, hint.people, hint.credits) == ("values", 1, 1)


def test_one_thai_letter_is_named_with_its_place():
    template = "Your parcel is here ก, please come and fetch it at the office before next Friday."

    hint = best(template, template)

    assert (hint.kind, hint.named, hint.spans) == ("forced", "ก", ((20, 1),))


def test_the_fewest_characters_that_save_many_a_part_are_counted():
    text = "ก" * 73

    hint = best(text, text, text, "ข")

    assert (hint.kind, hint.count, hint.people, hint.credits) == ("shorten", 3, 2, 2)


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
