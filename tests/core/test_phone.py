"""Numbers: each shape by example, and the whole against phonenumbers."""

import random
import re
import unicodedata

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smsdesk.core.phone import (
    Finder,
    Number,
    Reason,
    Repair,
    erased,
    is_erased,
    masked,
    national,
    parse,
    parse_many,
    split_numbers,
)

SOMBOON = "+66812345678"

PLAIN = (
    "0812345678",
    "081-234-5678",
    "081 234 5678",
    "(081) 234.5678",
    " 081–234–5678 ",
    "[081] 2345678",
    "66812345678",
    "+66812345678",
    "+66 (81) 234-5678",
    "0066812345678",
    "0812345678\n",
)

MENDED = {
    "812345678": (Repair.LEADING_ZERO,),
    "81-234-5678": (Repair.LEADING_ZERO,),
    "๐๘๑-๒๓๔-๕๖๗๘": (Repair.THAI_DIGITS,),
    "٠٨١٢٣٤٥٦٧٨": (Repair.THAI_DIGITS,),
    "๘๑๒๓๔๕๖๗๘": (Repair.THAI_DIGITS, Repair.LEADING_ZERO),
    "O8I2345678": (Repair.LETTER_O,),
    "08l2345678": (Repair.LETTER_O,),
    "081-234-5678 ต่อ 12": (Repair.EXTENSION,),
    "0812345678 (ต่อ 12)": (Repair.EXTENSION,),
    "0812345678 ext. 12": (Repair.EXTENSION,),
    "0812345678 x12": (Repair.EXTENSION,),
    "\u200e081\u00a0234\u200b5678": (Repair.INVISIBLE,),
    "\ufeff0812345678": (Repair.INVISIBLE,),
    "０８１２３４５６７８": (Repair.FULL_WIDTH,),
    "+660812345678": (Repair.COUNTRY_CODE_ZERO,),
    "660812345678": (Repair.COUNTRY_CODE_ZERO,),
    "00660812345678": (Repair.DOUBLE_ZERO, Repair.COUNTRY_CODE_ZERO),
    "0812345678.0": (Repair.DECIMAL,),
    "66812345678.0": (Repair.DECIMAL,),
    "812345678.0": (Repair.LEADING_ZERO, Repair.DECIMAL),
    "6.6812345678E+10": (Repair.SCIENTIFIC,),
    "8.12345678e+08": (Repair.SCIENTIFIC, Repair.LEADING_ZERO),
    "'0812345678": (Repair.APOSTROPHE,),
    "’0812345678": (Repair.APOSTROPHE,),
    "081/2345678": (Repair.PUNCTUATION,),
    "โทร 081-234-5678": (Repair.WORDS,),
    "Tel: 812345678": (Repair.WORDS, Repair.LEADING_ZERO),
}

REFUSED = {
    "": Reason.EMPTY,
    "  \u200b": Reason.EMPTY,
    "-": Reason.EMPTY,
    "ไม่มี": Reason.NOT_A_NUMBER,
    "ห้อง 12": Reason.NOT_A_NUMBER,
    "6.68E+10": Reason.LOST_DIGITS,
    "6.681234E+10": Reason.LOST_DIGITS,
    "6.681234E10": Reason.LOST_DIGITS,
    "6,68E+10": Reason.LOST_DIGITS,
    "66812345678.5e..": Reason.LOST_DIGITS,
    "7e+10": Reason.LOST_DIGITS,
    "08123456": Reason.TOO_SHORT,
    "+6681": Reason.TOO_SHORT,
    "08123456789": Reason.TOO_LONG,
    "9" * 400: Reason.TOO_LONG,
    "02-123-4567": Reason.LANDLINE,
    "053 123456": Reason.LANDLINE,
    "+66 2 123 4567 ต่อ 8": Reason.LANDLINE,
    "060-123-4567": Reason.LANDLINE,
    "191": Reason.SPECIAL,
    "1669": Reason.SPECIAL,
    "1800-123-456": Reason.SPECIAL,
    "0812345678, 0898765432": Reason.SEVERAL_NUMBERS,
    "0812345678 0898765432": Reason.SEVERAL_NUMBERS,
    "081-234-5678\n089-876-5432": Reason.SEVERAL_NUMBERS,
    "081-234-5678 หรือ 02-123-4567": Reason.SEVERAL_NUMBERS,
    "081-234-5678/9": Reason.SEVERAL_NUMBERS,
    "0812345678 เบอร์เก่า": Reason.INVALID,
    "081\t2345678": Reason.INVALID,
    "447911123456": Reason.INVALID,
}


def judged_by_phonenumbers(written: str) -> str | None:
    """The E.164 of a Thai mobile, by the library alone."""
    try:
        number = phonenumbers.parse(written, "TH")
    except phonenumbers.NumberParseException:
        return None
    mobile = phonenumbers.PhoneNumberType.MOBILE
    if number.country_code != 66 or phonenumbers.number_type(number) != mobile:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_scientific(written: str) -> bool:
    """Our own rule goes before theirs here: what phonenumbers makes of 6.681234E10 is no number."""
    seen = "".join(char for char in written if unicodedata.category(char) != "Cf")
    seen = unicodedata.normalize("NFKC", seen)
    return re.search(r"\d[.,]\d*e|^\W*\de\d", seen, re.IGNORECASE) is not None


# What the number doctor promises, in the words of its list.
DOCTOR = {
    "lost leading zero": ("812345678", SOMBOON, None),
    ".0": ("0812345678.0", SOMBOON, None),
    "spaces": ("0 8 1 2 3 4 5 6 7 8", SOMBOON, None),
    "dots": ("08.1234.5678", SOMBOON, None),
    "dashes": ("08-1234-5678", SOMBOON, None),
    "long dashes": ("081—234−5678", SOMBOON, None),
    "Thai digits": ("+๖๖ ๘๑ ๒๓๔ ๕๖๗๘", SOMBOON, None),
    "letter O for 0": ("O812345678", SOMBOON, None),
    "+66 (0)": ("+66 (0) 81 234 5678", SOMBOON, None),
    "66 (0)": ("66 (0) 812345678", SOMBOON, None),
    "00 66": ("00 66 81 234 5678", SOMBOON, None),
    "00 66 (0)": ("00 66 (0) 81-234-5678", SOMBOON, None),
    "zero-width": ("\u202d081\u200b2345678\u202c", SOMBOON, None),
    "no-break spaces": ("081\u00a0234\u202f5678", SOMBOON, None),
    "tel:": ("tel:+66-81-234-5678", SOMBOON, None),
    "a label": ("มือถือ: 081-234-5678", SOMBOON, None),
    "leading apostrophe": ("'0812345678", SOMBOON, None),
    "thousands": ("812,345,678", SOMBOON, None),
    "two numbers in a cell": ("0812345678, 0898765432", None, Reason.SEVERAL_NUMBERS),
    "extension": ("081-234-5678 ต่อ 12", SOMBOON, None),
    "extension, as a voice says it": ("081-234-5678 กด 5", SOMBOON, None),
    "landline": ("0-2123-4567", None, Reason.LANDLINE),
    "landline that lost its zero": ("53123456", None, Reason.LANDLINE),
    "short code": ("1669", None, Reason.SPECIAL),
    "dialled code": ("*123#", None, Reason.SPECIAL),
    "digits gone": ("6.68E+10", None, Reason.LOST_DIGITS),
    "digits all there": ("6.6812345678E+10", SOMBOON, None),
    "foreign": ("+44 7911 123456", "+447911123456", Reason.FOREIGN),
    "foreign, dialled from abroad": ("0044 7911 123456", "+447911123456", Reason.FOREIGN),
}


@pytest.mark.parametrize(("written", "e164", "reason"), DOCTOR.values(), ids=DOCTOR)
def test_the_number_doctor(written: str, e164: str | None, reason: Reason | None) -> None:
    number = parse(written)

    assert (number.e164, number.reason) == (e164, reason)


@pytest.mark.parametrize("written", PLAIN)
def test_spaces_dots_dashes_brackets_and_prefixes_are_no_repair(written: str) -> None:
    number = parse(written)

    assert number.e164 == SOMBOON
    assert number.usable
    assert not number.repaired


@pytest.mark.parametrize(("written", "repairs"), MENDED.items())
def test_each_repair_has_a_name(written: str, repairs: tuple[Repair, ...]) -> None:
    number = parse(written)

    assert number == Number(written, SOMBOON, repairs, None)
    assert number.usable
    assert number.repaired


@pytest.mark.parametrize(("written", "reason"), REFUSED.items())
def test_each_refusal_has_a_reason(written: str, reason: Reason) -> None:
    number = parse(written)

    assert number == Number(written, None, (), reason)
    assert not number.usable


def test_a_double_zero_is_named_but_counts_as_a_prefix() -> None:
    assert parse("0066812345678") == Number("0066812345678", SOMBOON, (Repair.DOUBLE_ZERO,), None)


@pytest.mark.parametrize(
    ("written", "e164"),
    [("+44 7911 123456", "+447911123456"), ("＋1 202-555-0123", "+12025550123")],
)
def test_a_foreign_number_keeps_its_e164_and_says_so(written: str, e164: str) -> None:
    number = parse(written)

    assert (number.e164, number.reason) == (e164, Reason.FOREIGN)
    assert not number.usable


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("81234567.0", "+66812345670"),  # a short number and a decimal, or a dotted number
        ("081OOO5678", "+66816665678"),  # noughts, or the key 6
        ("081O2345678", "+66812345678"),  # one digit too many, or a slip
        ("081-234-XXXX", "+66812349999"),  # masked by somebody, or the key 9
    ],
)
def test_a_number_with_two_readings_is_not_texted(written: str, e164: str) -> None:
    number = parse(written)

    assert (number.e164, number.reason) == (e164, Reason.AMBIGUOUS)
    assert number.e164 == judged_by_phonenumbers(written)
    assert not number.usable


SPLIT = {
    "081-234-5678, 089-876-5432": ("081-234-5678", "089-876-5432"),
    "0812345678 0898765432": ("0812345678", "0898765432"),
    "08123456780898765432": ("0812345678", "0898765432"),
    "081-234-5678\n089-876-5432": ("081-234-5678", "089-876-5432"),
    "0812345678/0898765432": ("0812345678", "0898765432"),
    "0812345678;0898765432": ("0812345678", "0898765432"),
    "0812345678 หรือ 0898765432": ("0812345678", "0898765432"),
    "0812345678และ0898765432": ("0812345678", "0898765432"),
    "0812345678 - 0898765432": ("0812345678", "0898765432"),
    "โทร. 081-234-5678, โทร 089-876-5432": ("081-234-5678", "089-876-5432"),
    "+66 81 234 5678; +66 (0) 89-876-5432": ("+66 81 234 5678", "+66 (0) 89-876-5432"),
    "(081) 234-5678, (089) 876-5432": ("(081) 234-5678", "(089) 876-5432"),
    "812345678, 898765432": ("812345678", "898765432"),
    "081-234-5678/9": ("081-234-5678", "081-234-5679"),
    "๐๘๑-๒๓๔-๕๖๗๘/๙": ("081-234-5678", "081-234-5679"),
    "081-2345678-9": ("081-2345678", "081-2345679"),
    "081-234-5678,9": ("081-234-5678", "081-234-5679"),
    "081-234-5678/80": ("081-234-5678", "081-234-5680"),
    "081-234-5678/9/80": ("081-234-5678", "081-234-5679", "081-234-5680"),
    "081-234-5678 หรือ 02-123-4567": ("081-234-5678",),  # a landline takes no SMS
    "0812345678/081-234-5678": ("0812345678",),
}


@pytest.mark.parametrize(("written", "numbers"), SPLIT.items())
def test_two_numbers_in_a_cell_are_parted(written: str, numbers: tuple[str, ...]) -> None:
    assert parse(written).reason is Reason.SEVERAL_NUMBERS
    assert split_numbers(written) == numbers
    assert all(parse(number).usable for number in numbers)


@pytest.mark.parametrize(
    "written",
    ["", "ไม่มี", "02-123-4567/8", "081-234-5678-5", "081-234-5678 แม่ 089-876-5432 พ่อ", "6.68E+10"],
)
def test_a_cell_that_is_not_plainly_two_numbers_is_not_parted(written: str) -> None:
    assert split_numbers(written) == ()


def test_a_cell_with_one_number_is_that_number() -> None:
    assert split_numbers("081-234-5678") == ("081-234-5678",)


def test_a_column_keeps_its_rows_whatever_stands_in_a_cell() -> None:
    column = ["0812345678", "081\n234", "", "x" * 300, "812345678", "6.68E+10", "0898765432", "\n"]

    numbers = parse_many(column)

    assert len(numbers) == len(column)
    assert list(numbers) == [parse(written) for written in column]
    assert numbers.e164[0] == SOMBOON
    assert numbers.e164[6] == "+66898765432"
    assert numbers.repairs == {4: (Repair.LEADING_ZERO,)}
    assert set(numbers.reasons) == {1, 2, 3, 5, 7}
    assert numbers[-2].e164 == "+66898765432"


@pytest.mark.parametrize("prefix", ["0", "66", "+66", "00", "+", "0066", "-", "()", " 0 ", "6-6"])
def test_a_row_with_a_prefix_alone_does_not_swallow_the_row_below(prefix: str) -> None:
    column = [prefix, "812345678", "0898765432", prefix]

    assert parse_many(column).e164 == [None, SOMBOON, "+66898765432", None]


def test_an_empty_column_has_no_numbers() -> None:
    assert list(parse_many([])) == []


def test_a_row_outside_the_column_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        parse_many(["0812345678"])[1]


SHAPES = st.text(alphabet="0123456789 +-.()/xX~#;:,'oOlIeEABC๐๑๘\t\u200b\u00a0０８", max_size=24)
PREFIXES_OF_ALL_KINDS = ("0", "", "66", "+66", "660", "+660", "0066", "00166", "Tel ", "00")
GAPS_OF_ALL_KINDS = ("", "", "", "", " ", "-", ".", "(", ")", "/", "\u200b", "–", "x", "O", "l")
TAILS = ("", "", "", ".0", " ต่อ 1", " ext 5", "/9", "-9", ",5", "E+10", " ", ";", ", 0898765432")
PREFIXES = st.sampled_from(PREFIXES_OF_ALL_KINDS)
GAPS = st.sampled_from(GAPS_OF_ALL_KINDS)

BARE = st.from_regex(r"[689][0-9]{8}(\.0)?", fullmatch=True)


@st.composite
def nearly_mobiles(draw: st.DrawFn) -> str:
    """Nine digits of a mobile, mostly, with a prefix, things between and things after."""
    digits = draw(st.from_regex(r"(6[0-9]|[89][0-9]|14|[0-9][0-9])[0-9]{6,8}", fullmatch=True))
    tail = draw(st.sampled_from(["", "", ".0", " ต่อ 1", " ext 5", "/9", "E+10", " "]))
    return draw(PREFIXES) + "".join(digit + draw(GAPS) for digit in digits) + tail


@settings(max_examples=500)
@given(nearly_mobiles() | SHAPES | st.text(max_size=40))
@example("6.681234E10")
@example("00666812345678")
@example("0671012345")
@example("0141234567")
@example("97~2\u200b930948")
@example("660633180x91\u200b1")
@example("0066662038138.0")
@example("6-68603113.00")
@example("0969199274,5")
@example("0066688060878/9")
@example("660944*919–274#")
@example("090.40\u200b2337E4")
def test_whatever_phonenumbers_takes_for_a_thai_mobile_is_the_same_here(written: str) -> None:
    assert agrees(parse(written), judged_by_phonenumbers(written))


def agrees(number: Number, theirs: str | None) -> bool:
    """Whether we say what phonenumbers says, or have mended what it refuses."""
    if theirs and not is_scientific(number.written):
        doubts = (None, Reason.AMBIGUOUS, Reason.SEVERAL_NUMBERS)
        return number.e164 == theirs and number.reason in doubts
    return not number.usable or bool(number.repairs)


def made_up(chance: random.Random) -> str:
    """A number as offices spoil it: half are whole mobiles, the others lack or have a digit."""
    digits = chance.choice(("8", "9", "8", "9", "61", "65", "6", "14", "2"))
    digits += "".join(chance.choices("0123456789", k=9 - len(digits)))
    if chance.random() < 0.3:
        at = chance.randrange(len(digits))
        digits = (
            digits[:at] + chance.choice(("", chance.choice("0123456789") * 2)) + digits[at + 1 :]
        )
    if chance.random() < 0.1:
        digits = digits.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    gaps = chance.choice((("",), ("",), ("", "", "", "-"), ("", "", " ", "."), GAPS_OF_ALL_KINDS))
    return "".join(
        (
            chance.choice(chance.choice((PREFIXES_OF_ALL_KINDS, ("0", "66", "+66")))),
            *(digit + chance.choice(gaps) for digit in digits),
            chance.choice(chance.choice((TAILS, ("",)))),
        )
    )


def test_made_up_numbers_are_read_as_phonenumbers_reads_them(pytestconfig: pytest.Config) -> None:
    chance = random.Random(4)
    column = [made_up(chance) for _ in range(pytestconfig.getoption("--numbers"))]
    theirs = list(map(judged_by_phonenumbers, column))

    numbers = parse_many(column)

    assert sum(map(bool, theirs)) > len(column) // 3
    wrong = [n for n, e164 in zip(numbers, theirs, strict=True) if not agrees(n, e164)]
    assert wrong == []


@settings(max_examples=300)
@given(st.lists(nearly_mobiles() | SHAPES | PREFIXES | BARE | st.text(max_size=12), max_size=12))
def test_a_column_says_what_each_number_alone_says(column: list[str]) -> None:
    assert list(parse_many(column)) == [parse(written) for written in column]


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_no_text_raises(written: str) -> None:
    number = parse(written)

    assert number.usable == (number.reason is None)


@settings(max_examples=300)
@given(nearly_mobiles() | SHAPES)
def test_a_canonical_number_reads_as_itself(written: str) -> None:
    number = parse(written)

    if number.usable and number.e164:
        assert parse(number.e164) == Number(number.e164, number.e164, (), None)
        assert parse(national(number.e164)).e164 == number.e164


@pytest.mark.parametrize(
    ("e164", "shown", "hidden"),
    [
        ("+66812345678", "081-234-5678", "081-xxx-5678"),
        ("+6621234567", "02-123-4567", "02-xxx-4567"),
        ("+6653123456", "053-123-456", "053-xxx-456"),
        ("+447911123456", "+44 791 112 3456", "+44…3456"),
        ("+12025550123", "+1 202 555 0123", "+1…0123"),
        ("+8562055512345", "+856 205 551 2345", "+856…2345"),
        ("+2901234", "+290 1234", "…34"),
        ("", "", "…"),
        ("somebody", "somebody", "…dy"),
    ],
)
def test_numbers_are_shown_in_groups_and_masked_in_the_middle(
    e164: str, shown: str, hidden: str
) -> None:
    assert national(e164) == shown
    assert masked(e164) == hidden


# Finding a number in a text.

NAMED = (
    *PLAIN,
    "812345678",
    "๐๘๑-๒๓๔-๕๖๗๘",
    "０８１２３４５６７８",
    "%2B66812345678",
    "(081-234-5678)",
)


@pytest.mark.parametrize("written", NAMED)
def test_a_number_is_found_in_any_text_however_it_is_written(written):
    text = f"โทร{written}นะ"

    assert Finder(SOMBOON).finds(text)
    assert not Finder(SOMBOON).finds(Finder(SOMBOON).replaced(text, lambda _written: "•••"))


@pytest.mark.parametrize(
    "text",
    ["0812345679", "08123456789", "10812345678", "166812345678", "081-xxx-5678", "66•••5678"],
)
def test_other_digits_are_not_taken_for_it(text):
    assert not Finder(SOMBOON).finds(text)
    assert Finder(SOMBOON).replaced(text, lambda _written: "") == text


def test_a_foreign_number_is_found_too():
    british = Finder("+447911123456")
    assert all(map(british.finds, ("+44 7911 123456", "07911 123 456", "tel:447911123456;")))


@given(st.integers(0, 99_999_999), st.text(" -.()", max_size=2))
def test_what_is_parsed_as_a_number_is_found_as_that_number(digits, between):
    e164 = f"+668{digits:08}"
    written = f"08{between}{digits:08}"

    assert parse(written).e164 in (e164, None)
    assert Finder(e164).finds(written)


def test_an_erased_number_is_a_word_and_no_rubbish():
    gone = erased("0123456789abcdef" * 4)

    assert gone == "erased:0123456789abcdef0123456789abcdef"
    assert is_erased(gone) and not is_erased(SOMBOON)
    assert national(gone) == masked(gone) == "erased"
