"""Parts and units, against a calculator that walks the tables of 3GPP TS 23.038 by code."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smsdesk.core.sms_text import (
    GSM7_BASIC,
    GSM7_EXTENSION,
    Encoding,
    Forcing,
    Measure,
    code_point_index,
    encoding_of,
    forced_by,
    measure,
    part_breaks,
    parts_of,
    units_per_part,
    utf16_index,
)

GSM7, UCS2 = Encoding.GSM7, Encoding.UCS2

# TS 23.038 §6.2.1, the code of each character as a Unicode number, row by row of eight.
BASIC_BY_CODE = """
0040 00A3 0024 00A5 00E8 00E9 00F9 00EC  00F2 00C7 000A 00D8 00F8 000D 00C5 00E5
0394 005F 03A6 0393 039B 03A9 03A0 03A8  03A3 0398 039E ---- 00C6 00E6 00DF 00C9
0020 0021 0022 0023 00A4 0025 0026 0027  0028 0029 002A 002B 002C 002D 002E 002F
0030 0031 0032 0033 0034 0035 0036 0037  0038 0039 003A 003B 003C 003D 003E 003F
00A1 0041 0042 0043 0044 0045 0046 0047  0048 0049 004A 004B 004C 004D 004E 004F
0050 0051 0052 0053 0054 0055 0056 0057  0058 0059 005A 00C4 00D6 00D1 00DC 00A7
00BF 0061 0062 0063 0064 0065 0066 0067  0068 0069 006A 006B 006C 006D 006E 006F
0070 0071 0072 0073 0074 0075 0076 0077  0078 0079 007A 00E4 00F6 00F1 00FC 00E0
"""
# §6.2.1.1: code after the escape → character.
EXTENSION_BY_CODE = {
    0x0A: 0x0C, 0x14: 0x5E, 0x28: 0x7B, 0x29: 0x7D, 0x2F: 0x5C,
    0x3C: 0x5B, 0x3D: 0x7E, 0x3E: 0x5D, 0x40: 0x7C, 0x65: 0x20AC,
}  # fmt: skip
SEPTETS = {int(code, 16): 1 for code in BASIC_BY_CODE.split() if code != "----"} | dict.fromkeys(
    EXTENSION_BY_CODE.values(), 2
)


def counted_one_by_one(text: str) -> tuple[Measure, tuple[int, ...]]:
    """The slow and plain way: weigh each character, open a part when one does not fit."""
    gsm7 = all(ord(char) in SEPTETS for char in text)
    weights = [SEPTETS[ord(char)] if gsm7 else 1 + (ord(char) > 0xFFFF) for char in text]
    encoding, alone, joined = (GSM7, 160, 153) if gsm7 else (UCS2, 70, 67)
    if sum(weights) <= alone:
        return Measure(encoding, sum(weights), 1 if text else 0), ()
    breaks, room = [], joined
    for index, weight in enumerate(weights):
        if weight > room:
            breaks.append(index)
            room = joined
        room -= weight
    return Measure(encoding, sum(weights), 1 + len(breaks)), tuple(breaks)


TEXTS = (
    st.text(max_size=400)
    | st.text(alphabet=GSM7_BASIC + GSM7_EXTENSION * 3, max_size=500)
    | st.text(alphabet="กำลังน้ำ 🙂😀ab€", max_size=300)
    | st.builds(
        lambda fill, size, tail: fill * size + tail * 3,
        st.sampled_from("aก€🙂"),
        st.integers(60, 330),
        st.sampled_from(["a", "€", "€a", "🙂", "ก🙂", "é", "ê"]),
    )
)


def test_the_alphabet_is_the_one_of_the_standard() -> None:
    assert {ord(char): 1 for char in GSM7_BASIC} | {ord(char): 2 for char in GSM7_EXTENSION} == (
        SEPTETS
    )
    assert len(GSM7_BASIC) == 127
    assert len(GSM7_EXTENSION) == 10


def test_each_character_of_the_basic_plane_has_the_encoding_of_the_standard() -> None:
    wrong = [
        code for code in range(0x10000) if (encoding_of(chr(code)) is GSM7) != (code in SEPTETS)
    ]

    assert wrong == []


@settings(max_examples=1500)
@given(TEXTS)
@example("")
@example("\x1b")
@example("a" * 152 + "€" + "b" * 153)
def test_the_count_is_that_of_the_slow_calculator(text: str) -> None:
    assert (measure(text), part_breaks(text)) == counted_one_by_one(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (GSM7, 0, 0)),
        ("a", (GSM7, 1, 1)),
        ("a" * 160, (GSM7, 160, 1)),
        ("a" * 161, (GSM7, 161, 2)),
        ("a" * 306, (GSM7, 306, 2)),
        ("a" * 307, (GSM7, 307, 3)),
        ("ก", (UCS2, 1, 1)),
        ("ก" * 70, (UCS2, 70, 1)),
        ("ก" * 71, (UCS2, 71, 2)),
        ("ก" * 134, (UCS2, 134, 2)),
        ("ก" * 135, (UCS2, 135, 3)),
        ("€" * 80, (GSM7, 160, 1)),
        ("a" * 159 + "€", (GSM7, 161, 2)),
        ("a" * 152 + "€" + "a" * 151, (GSM7, 305, 2)),
        ("a" * 152 + "€" + "a" * 152, (GSM7, 306, 3)),  # 306 septets, and yet a third part
        ("🙂" * 35, (UCS2, 70, 1)),
        ("🙂" * 36, (UCS2, 72, 2)),
        ("🙂" * 67, (UCS2, 134, 3)),  # 33 to a part: one unit stays empty in each
        ("ก" * 66 + "🙂" + "ก" * 66, (UCS2, 134, 3)),
    ],
)
def test_parts_at_the_edges(text: str, expected: tuple[Encoding, int, int]) -> None:
    assert measure(text) == Measure(*expected)


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("a" * 160, ()),
        ("a" * 307, (153, 306)),
        ("ก" * 135, (67, 134)),
        ("a" * 152 + "€" + "a" * 20, (152,)),
        ("ก" * 66 + "🙂" + "ก" * 20, (66,)),
        ("🙂" * 67, (33, 66)),
    ],
)
def test_a_part_never_begins_within_a_pair(text: str, breaks: tuple[int, ...]) -> None:
    assert part_breaks(text) == breaks


def test_each_costly_character_is_named_once_where_it_first_stands() -> None:
    text = "Hi 🙂 “you” – 🙂 “me”"

    assert forced_by(text) == (
        Forcing("🙂", 3),
        Forcing("“", 5),
        Forcing("”", 9),
        Forcing("–", 11),
    )
    assert forced_by("Price: 20 € [net]\n") == ()


def test_a_part_alone_has_more_room_than_joined_ones() -> None:
    assert [units_per_part(GSM7, parts) for parts in (0, 1, 2, 9)] == [160, 160, 153, 153]
    assert [units_per_part(UCS2, parts) for parts in (0, 1, 2, 9)] == [70, 70, 67, 67]


@given(st.sampled_from(Encoding), st.integers(0, 2000))
def test_units_without_pairs_fill_parts_to_the_brim(encoding: Encoding, units: int) -> None:
    text = ("a" if encoding is GSM7 else "ก") * units

    if units or encoding is GSM7:
        assert parts_of(encoding, units) == measure(text).parts


@given(st.text(max_size=40))
def test_positions_of_qt_lead_back_to_the_same_character(text: str) -> None:
    positions = [utf16_index(text, index) for index in range(len(text) + 1)]

    assert positions[-1] == len(text.encode("utf-16-le")) // 2
    assert [code_point_index(text, position) for position in positions] == [*range(len(text) + 1)]


def test_a_position_within_a_pair_is_that_of_the_pair() -> None:
    assert [code_point_index("a🙂b", position) for position in range(5)] == [0, 1, 1, 2, 3]
    assert utf16_index("a🙂b", 2) == 3


def test_a_lone_surrogate_of_a_damaged_file_counts_as_one_unit() -> None:
    assert measure("a\ud83d") == Measure(UCS2, 2, 1)
    assert forced_by("a\ud83d") == (Forcing("\ud83d", 1),)
