"""Titles before names, repairs that nobody sees, and years of two eras."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smsdesk.core.thai_text import (
    arabic_digits,
    christian_year,
    doubly_buddhist,
    read_date,
    repair,
    repair_all,
    split_title,
    split_titles,
    thai_digits,
    with_title,
)

TITLED = {
    "คุณสมชาย ใจดี": ("คุณ", "สมชาย ใจดี"),
    "คุณ สมชาย": ("คุณ", "สมชาย"),
    "นายสมชาย": ("นาย", "สมชาย"),
    "นายกฤษณะ ใจดี": ("นาย", "กฤษณะ ใจดี"),
    "นาย ก": ("นาย", "ก"),
    "นางสมศรี": ("นาง", "สมศรี"),
    "นางสาวสมหญิง": ("นางสาว", "สมหญิง"),
    "น.ส.สมหญิง": ("น.ส.", "สมหญิง"),
    "น. ส. สมหญิง": ("น. ส.", "สมหญิง"),
    "น.ส สมหญิง": ("น.ส", "สมหญิง"),
    "นส.สมหญิง": ("นส.", "สมหญิง"),
    "นส สมหญิง": ("นส", "สมหญิง"),
    "ด.ช.ก้อง": ("ด.ช.", "ก้อง"),
    "ด.ญ. ใหม่": ("ด.ญ.", "ใหม่"),
    "เด็กชายก้อง": ("เด็กชาย", "ก้อง"),
    "เด็กหญิง ใหม่": ("เด็กหญิง", "ใหม่"),
    "ดร.สมชาย": ("ดร.", "สมชาย"),
    "ดร สมชาย": ("ดร", "สมชาย"),
    "ศ.ดร.สมชาย": ("ศ.ดร.", "สมชาย"),
    "ผศ.ดร. สมชาย": ("ผศ.ดร.", "สมชาย"),
    "รศ.นพ.สมชาย": ("รศ.นพ.", "สมชาย"),
    "ศาสตราจารย์ ดร.สมชาย": ("ศาสตราจารย์ ดร.", "สมชาย"),
    "ว่าที่ร้อยตรีสมชาย": ("ว่าที่ร้อยตรี", "สมชาย"),
    "ว่าที่ ร.ต.สมชาย": ("ว่าที่ ร.ต.", "สมชาย"),
    "ว่าที่ร.ต.หญิงสมศรี": ("ว่าที่ร.ต.หญิง", "สมศรี"),
    "พ.ต.ท.หญิง สมศรี": ("พ.ต.ท.หญิง", "สมศรี"),
    "พ.ต.อ.(พิเศษ) สมชาย": ("พ.ต.อ.(พิเศษ)", "สมชาย"),
    "พตอ.สมชาย": ("พตอ.", "สมชาย"),
    "ร.ต.สมชาย": ("ร.ต.", "สมชาย"),
    "ส.ต.ต.สมชาย": ("ส.ต.ต.", "สมชาย"),
    "จ.ส.อ. สมชาย": ("จ.ส.อ.", "สมชาย"),
    "พล.ต.ท.สมชาย": ("พล.ต.ท.", "สมชาย"),
    "พลเอก เปรม": ("พลเอก", "เปรม"),
    "นายดาบตำรวจสมชาย": ("นายดาบตำรวจ", "สมชาย"),
    "นพ.สมชาย": ("นพ.", "สมชาย"),
    "ทพญ.สมศรี": ("ทพญ.", "สมศรี"),
    "ม.ร.ว.คึกฤทธิ์": ("ม.ร.ว.", "คึกฤทธิ์"),
    "ม.ล. ปิ่น": ("ม.ล.", "ปิ่น"),
    "พระมหาสมปอง": ("พระมหา", "สมปอง"),
    "พระ สมชาย": ("พระ", "สมชาย"),
    "คุณหญิงสมศรี": ("คุณหญิง", "สมศรี"),
    "คุณหญิง ใจดี": ("คุณ", "หญิง ใจดี"),
    "คุณตาล ใจดี": ("คุณ", "ตาล ใจดี"),
    "นายคุณากร": ("นาย", "คุณากร"),
    "นายพลเอก ใจดี": ("นาย", "พลเอก ใจดี"),
    "คุณ\u200bสมชาย": ("คุณ", "สมชาย"),
    "\u00a0คุณ\u00a0สมชาย": ("คุณ", "สมชาย"),
    "คุณคุณสมชาย": ("คุณ", "สมชาย"),
    "คุณนายสมชาย": ("นาย", "สมชาย"),
    "คุณดร.สมชาย": ("ดร.", "สมชาย"),
    "นางสาว น.ส. สมหญิง": ("นางสาว", "สมหญิง"),
    "Mr. John": ("Mr.", "John"),
    "MR.SOMCHAI": ("MR.", "SOMCHAI"),
    "Mrs Jane": ("Mrs", "Jane"),
    "Miss Jane": ("Miss", "Jane"),
    "Asst. Prof. Dr. Somchai": ("Asst. Prof. Dr.", "Somchai"),
    "Pol. Lt. Col. Somchai": ("Pol. Lt. Col.", "Somchai"),
    "คุณ John": ("คุณ", "John"),
}


@pytest.mark.parametrize(("written", "parted"), TITLED.items())
def test_a_title_is_parted_from_its_name(written: str, parted: tuple[str, str]) -> None:
    assert split_title(written) == parted


@pytest.mark.parametrize(
    ("title", "name", "whole"),
    [
        ("คุณ", "สมชาย", "คุณสมชาย"),
        ("คุณ", "คุณสมชาย", "คุณสมชาย"),
        ("คุณ", "คุณคุณสมชาย", "คุณสมชาย"),
        ("คุณ", "นายสมชาย", "นายสมชาย"),
        ("คุณ", "คุณวุฒิ ใจดี", "คุณวุฒิ ใจดี"),
        ("คุณ", "นายก ใจดี", "นายก ใจดี"),
        ("คุณ", "ดร.สมชาย", "ดร.สมชาย"),
        ("ดร.", "นายสมชาย", "ดร.สมชาย"),
        ("ดร.", "ดร.สมชาย", "ดร.สมชาย"),
        ("พันเอก", "สมชาย", "พันเอก สมชาย"),
        ("Mr.", "John", "Mr. John"),
        ("คุณ", "John", "คุณ John"),
        ("", "สมชาย", "สมชาย"),
        ("คุณ", "คุณ", "คุณ"),
        ("คุณ", "", ""),
    ],
)
def test_a_name_gets_one_title(title: str, name: str, whole: str) -> None:
    assert with_title(title, name) == whole


# Given names, surnames and offices that begin with the letters of a title.
WHOLE = (
    "นายิกา", "นายก", "นายกรัฐมนตรี", "นายกเทศมนตรี", "นายกสมาคม", "นายอำเภอ", "นายทะเบียน", "นายช่าง",
    "นางนวล", "นางรอง", "นางเลิ้ง", "นางกวัก", "นางามตา", "นาขวัญ", "นารี", "นาวา", "นาวิน",
    "คุณากร", "คุณาธิป", "คุณานนท์", "คุณานันต์", "คุณัญญา", "คุณิตา", "คุณุตม์", "คุณวุฒิ", "คุณวุฒิวงศ์", "คุณกร",
    "คุณภัทร", "คุณธรรม", "คุณนิธิ", "คุณพัฒน์", "คุณวัฒน์", "คุณวิชญ์", "คุณปกรณ์", "คุณพงศ์", "คุณเดช",
    "ดรุณี", "ดรุณ", "ดรัณภพ", "ดรัล", "ดรีม", "ดารณี", "เด็กดี",
    "ศศิธร", "ศศิวิมล", "ศศินา", "ศิริ", "ศรัณย์", "ศักดา", "ศาสตรา", "ศาสตราวุธ",
    "รศนา", "รศิตา", "ผศักดิ์", "นพ", "นพดล", "นพพร", "นพรัตน์", "นพเก้า", "นสธร", "พญา", "พญาไท",
    "ทพญา", "ภคพร", "ภคิน", "มลฤดี", "มลธิชา", "มรกต", "พระเพชร", "พระพาย", "พระจันทร์",
    "พลเดช", "พลวัต", "พลอย", "พลอยไพลิน", "พลพล", "พันธ์ศักดิ์", "พันธุ์ทิพย์", "พันแสง", "จ่าง", "จาตุรงค์",
    "สิบแสง", "ร้อยแก้ว", "เรือง", "เรืองศักดิ์", "เรือนแก้ว", "อาจ", "อาจารี", "อาจินต์", "ครุฑ",
    "ครองขวัญ", "ครูซ",
    "แพทริก", "แพทย์", "เภตรา", "หม่อน", "สามารถ", "แม่น", "ดาบ", "ว่าน", "ท่าน",
    "Drew", "Drake", "Missy", "Mrkva", "Msomi", "Profit", "Khunying", "Gen", "Pol", "Colin", "Maja",
)  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("surname", ["", " ใจดี"])
def test_a_name_that_begins_like_a_title_stays_whole(name: str, surname: str) -> None:
    assert split_title(name + surname) == ("", name + surname)


@pytest.mark.parametrize(
    "name", ["คุณ", "นาย", "Mr.", "ศ.", "ดร", "ดร. ", "นพ ใจดี", "สมชาย นางนวล", ""]
)
def test_a_title_without_a_name_is_no_title(name: str) -> None:
    assert split_title(name) == ("", name)


def test_a_column_of_names_is_parted_as_each_name_is() -> None:
    names = [*TITLED, *WHOLE, "", " ", "คุณ", " นายสมชาย"]

    titles, rests = split_titles(names)

    assert list(zip(titles, rests, strict=True)) == list(map(split_title, names))
    assert split_titles([]) == ([], [])


TITLES = st.sampled_from(
    ["คุณ", "นาย", "นางสาว", "น.ส.", "ด.ช.", "ดร.", "ศ.", "ว่าที่ ร.ต.", "พ.ต.อ.", "Mr.", "พระ", "ครู"]
)
THAI = st.text(alphabet="กขคงจชดตนบปพมยรลวสหอณศฤะัาำิีึืุูเแโใไ็่้๊๋์ํฺๆ .\u200b\u00a0Aa", max_size=10)


@settings(max_examples=400)
@given(st.lists(TITLES, max_size=3), THAI, st.sampled_from(["", " "]))
@example(["คุณ"], "คุณ", "")
def test_no_letter_of_a_name_is_lost(titles: list[str], name: str, gap: str) -> None:
    written = gap.join([*titles, name])

    title, rest = split_title(written)

    assert written.endswith(rest)
    before = written[: len(written) - len(rest)]
    if len(titles) < 2:
        assert letters(title) == letters(before)
    assert bool(title) == bool(before)
    if title:
        assert letters(rest)


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in ".\u200b")


@settings(max_examples=300)
@given(TITLES, THAI)
def test_a_title_is_set_once(title: str, name: str) -> None:
    whole = with_title(title, name)

    assert letters(whole).endswith(letters(split_title(name)[1]))
    assert "คุณคุณ" not in whole or "คุณคุณ" in name
    assert "คุณนาย" not in whole or "คุณนาย" in name
    assert with_title(title, whole) == whole


# --- repairs ---------------------------------------------------------------------------------

REPAIRED = {
    "นํ้าฝน": "น้ำฝน",
    "น้ํา": "น้ำ",
    "นำ้": "น้ำ",
    "คํา": "คำ",
    "เเก้ว": "แก้ว",
    "กิ่่ง": "กิ่ง",
    "ก่ิง": "กิ่ง",
    "ที่ี่": "ที่",
    "ธ์ิ": "ธิ์",
    "พี่่่": "พี่",
    "\ufeffสม\u200bชาย": "สมชาย",
    "สม\u200dชาย": "สมชาย",
}


@pytest.mark.parametrize(("typed", "seen"), REPAIRED.items())
def test_a_text_is_typed_as_it_looks(typed: str, seen: str) -> None:
    assert repair(typed) == seen


@pytest.mark.parametrize(
    "text", ["น้ำ", "ฤๅษี", "มากกก", "าา", "กรรม", "👩\u200d💻", "ﬁ ① ２ Å", "ค\u0e36\u0e38", "John"]
)
def test_what_is_well_typed_or_looks_otherwise_stays(text: str) -> None:
    assert repair(text) == text


def visible(text: str) -> list[tuple[str, frozenset[str]]]:
    """What a reader sees: each letter with the marks above and below it, in whatever order typed.

    ำ is its ring and its า, แ is two เ, and a tone typed after ำ stands where its ring does.
    """
    seen: list[tuple[str, frozenset[str]]] = []
    ring_at: int | None = None
    for char in text.replace("แ", "เเ").replace("\u0e33", "\u0e4d\u0e32"):
        if unicodedata.category(char) == "Cf":
            continue
        if unicodedata.category(char) != "Mn":
            ring_at = len(seen) - 1 if char == "า" and seen and "\u0e4d" in seen[-1][1] else None
            seen.append((char, frozenset()))
            continue
        at = ring_at if ring_at is not None and char in "่้๊๋" else len(seen) - 1
        if at < 0:
            seen.append(("", frozenset({char})))
        else:
            seen[at] = (seen[at][0], seen[at][1] | {char})
    return seen


MISTYPED = st.text(alphabet="กนพเแโะาำิีุู็่้๊์ํฺ \u200b\u200d\ufeffA๑", max_size=14)


@settings(max_examples=2000)
@given(MISTYPED)
@example("ก่ำ่")
@example("กํา่")
@example("เเเ")
@example("เ\u200bเ")
@example("ํ\u200bา")
def test_a_repair_changes_no_visible_letter_and_once_is_enough(text: str) -> None:
    repaired = repair(text)

    assert visible(repaired) == visible(text)
    assert repair(repaired) == repaired


@settings(max_examples=300)
@given(st.lists(MISTYPED | st.text(max_size=8), max_size=6))
def test_a_column_is_repaired_as_each_text_is(texts: list[str]) -> None:
    assert repair_all(texts) == list(map(repair, texts))


# --- digits and years ------------------------------------------------------------------------


def test_thai_digits_and_back() -> None:
    assert thai_digits("2569 บาท") == "๒๕๖๙ บาท"
    assert arabic_digits("๒๕๖๙ บาท") == "2569 บาท"
    assert arabic_digits(thai_digits("0123456789")) == "0123456789"


@pytest.mark.parametrize(
    ("year", "christian"),
    [
        (2569, 2026), (2400, 1857), (2600, 2057), (2026, 2026), (1900, 1900), (2100, 2100),
        (2399, None), (2601, None), (1899, None), (2101, None), (69, None), (3112, None), (0, None),
    ],
)  # fmt: skip
def test_a_year_of_either_era(year: int, christian: int | None) -> None:
    assert christian_year(year) == christian


@pytest.mark.parametrize(
    ("year", "christian"), [(3112, 2026), (2943, 1857), (3143, 2057), (2942, None), (2569, None)]
)
def test_a_year_made_buddhist_twice(year: int, christian: int | None) -> None:
    assert doubly_buddhist(year) == christian


@pytest.mark.parametrize(
    "written",
    [
        "05/12/2569", "5/12/2026", "5-12-2569", "5.12.2569", "๕/๑๒/๒๕๖๙", "5 ธ.ค. 69", "5ธ.ค.69",
        "5 ธค 69", "5-ธ.ค.-69", "๕ ธ.ค. ๒๕๖๙", "5 ธันวาคม พ.ศ. 2569", "5 ธันวาคม พ.ศ.2569",
        "5 ธันวาคม ค.ศ. 2026", "5 เดือน ธันวาคม 2569", "วันที่ 5 ธันวาคม 2569", "ส. 5 ธ.ค. 69",
        "วันเสาร์ที่ 5 ธันวาคม พ.ศ. 2569", "2026-12-05", "2569-12-05", "2026/12/05",
        "2026-12-05 00:00:00", "2026-12-05T10:30:00", "05/12/2569 10:30", "5 ธ.ค. 69 เวลา 10.30 น.",
        "5 Dec 2026", "5-Dec-2026", "December 5, 2026", " 5\u00a0ธ.ค. 69 ", "05/12/3112",
    ],
)  # fmt: skip
def test_a_date_is_read_as_offices_write_it(written: str) -> None:
    assert read_date(written) == date(2026, 12, 5)


@pytest.mark.parametrize(
    "written",
    [
        "05/12/26", "5 Dec 26", "5-Dec-69", "12/31/2026", "31/11/2569", "29/02/2569", "5 ธ.ค.",
        "5 ธ.ค. พ.ศ. 2026", "5 ธ.ค. ค.ศ. 2569", "5 ธ.ค. ค.ศ. 69", "5/12/1026", "5 12 2569",
        "0/1/2569", "5/12-2569", "5 สมชาย 2569", "สมชาย", "", "0812345678", "5 ธ.ค. 69" + " " * 100,
    ],
)  # fmt: skip
def test_a_date_in_doubt_is_not_read(written: str) -> None:
    assert read_date(written) is None


def test_a_leap_day_is_that_of_its_christian_year() -> None:
    assert read_date("29/02/2567") == date(2024, 2, 29)


@settings(max_examples=200)
@given(st.dates(date(1900, 1, 1), date(2057, 12, 31)))
def test_every_day_is_read_in_both_eras(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year + 543}") == day
    assert read_date(f"{day.day:02}-{day.month:02}-{day.year}") == day
    assert read_date(day.isoformat()) == day
