"""Thai as offices type it: titles before names, letters typed wrongly, digits, Buddhist years.

Everything here keeps what a reader sees: where a text may be read in two ways, it is left alone.
A title that stays in a name is a blemish; a letter that is lost is somebody's name.

The abbreviations are those of the Royal Society's list (อักษรย่อ), with the forms that offices type
beside them: without the last dot, without any, with spaces between. Titles of civil persons are
those of the Ministry of the Interior's rules: นาย นาง นางสาว เด็กชาย เด็กหญิง.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import Final

# ---------------------------------------------------------------------------------------------
# Titles.

_ZERO_WIDTH: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_GAP: Final = rf"[\s{_ZERO_WIDTH}]*"
_SPACE: Final = rf"[{_ZERO_WIDTH}]*\s{_GAP}"

# What a Thai name can begin with: a vowel written first and its consonant, or a consonant that
# another letter follows. One letter alone is none: นายก is not Mr. ก.
_NAME: Final = (
    rf"(?=[{_ZERO_WIDTH}]*(?:[เ-ไ][ก-ฮ]|[ก-ฮ](?:[ะ-ฺๅ็-๋ํ]|[ก-ฮ](?!์)|[เ-ไ][ก-ฮ])|[^\W\d_ก-๛]{{2}}))"
)
_LETTER: Final = r"(?=[^\W\d_])"

_CIVIL_WORDS: Final = ("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง")
_CIVIL_ABBREVIATIONS: Final = ("น.ส.", "ด.ช.", "ด.ญ.")
_POLITE: Final = "คุณ"
_GRADES: Final = ("เอก", "โท", "ตรี")
_RANK_WORDS: Final = (
    *(
        branch + grade
        for branch in (
            "พล", "พลเรือ", "พลอากาศ", "พลตำรวจ", "พัน", "พันตำรวจ", "นาวา", "นาวาอากาศ",
            "ร้อย", "ร้อยตำรวจ", "เรือ", "เรืออากาศ", "พันจ่า", "พันจ่าอากาศ", "จ่า", "จ่าอากาศ",
            "จ่าสิบ", "สิบ", "สิบตำรวจ",
        )
        for grade in _GRADES
    ),
    "จ่าสิบตำรวจ", "ดาบตำรวจ", "นายดาบตำรวจ", "พลทหาร", "พลตำรวจ", "พลจัตวา",
)  # fmt: skip
_RANK_ABBREVIATIONS: Final = (
    "พล.อ.", "พล.ท.", "พล.ต.", "พล.จ.", "พ.อ.", "พ.ท.", "พ.ต.", "ร.อ.", "ร.ท.", "ร.ต.",
    "จ.ส.อ.", "จ.ส.ท.", "จ.ส.ต.", "ส.อ.", "ส.ท.", "ส.ต.",
    "พล.ร.อ.", "พล.ร.ท.", "พล.ร.ต.", "น.อ.", "น.ท.", "น.ต.",
    "พ.จ.อ.", "พ.จ.ท.", "พ.จ.ต.", "จ.อ.", "จ.ท.", "จ.ต.",
    "พล.อ.อ.", "พล.อ.ท.", "พล.อ.ต.", "พ.อ.อ.", "พ.อ.ท.", "พ.อ.ต.",
    "พล.ต.อ.", "พล.ต.ท.", "พล.ต.ต.", "พล.ต.จ.", "พ.ต.อ.", "พ.ต.ท.", "พ.ต.ต.",
    "ร.ต.อ.", "ร.ต.ท.", "ร.ต.ต.", "ด.ต.", "ส.ต.อ.", "ส.ต.ท.", "ส.ต.ต.",
)  # fmt: skip
_LEARNED_WORDS: Final = (
    "ศาสตราจารย์", "ศาสตราจารย์เกียรติคุณ", "ศาสตราจารย์กิตติคุณ", "รองศาสตราจารย์",
    "ผู้ช่วยศาสตราจารย์", "อาจารย์", "ด็อกเตอร์", "ดอกเตอร์",
)  # fmt: skip
_OTHER_WORDS: Final = (
    "นายแพทย์", "แพทย์หญิง", "ทันตแพทย์", "ทันตแพทย์หญิง", "เภสัชกร", "เภสัชกรหญิง",
    "นายสัตวแพทย์", "สัตวแพทย์", "สัตวแพทย์หญิง", "ครู", "คุณครู", "คุณหมอ", "ท่านผู้หญิง",
    "หม่อมหลวง", "หม่อมราชวงศ์", "หม่อมเจ้า",
    "พระภิกษุ", "พระมหา", "พระครู", "พระอาจารย์", "พระปลัด", "พระสมุห์", "พระใบฎีกา", "พระอธิการ",
    "สามเณร", "แม่ชี",
)  # fmt: skip
_OTHER_ABBREVIATIONS: Final = (
    "ด.ร.", "ผ.ศ.", "ร.ศ.", "ศ.", "อ.", "น.พ.", "พ.ญ.", "ท.พ.", "ท.พ.ญ.", "ภ.ก.", "ภ.ญ.",
    "น.สพ.", "สพ.ญ.", "ท.น.พ.", "ท.น.พ.ญ.", "ก.ภ.", "พ.ว.", "ม.จ.", "ม.ร.ว.", "ม.ล.",
)  # fmt: skip
# Without any dot, a space after them tells enough. Not นพ, which is a name, and not one letter.
_SPACED: Final = ("ดร", "ผศ", "รศ", "พญ", "ทพ", "ทพญ", "ภก", "ภญ", "มรว")
_CIVIL_SPACED: Final = ("นส", "ดช", "ดญ")
_LATIN: Final = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "khun")
_LATIN_DOTTED: Final = (
    "asst", "assoc", "pol", "gen", "maj", "col", "capt", "sgt", "mstr", "rev", "lt", "sub lt",
    "acting sub lt",
)  # fmt: skip

# Given names and surnames that begin like a title, and words that are offices and not persons.
# คุณวุฒิ may be Khun Wut or Kunnawut: in doubt it stays whole.
_NOT_TITLED: Final = (
    "คุณกร|คุณกฤต|คุณเกียรติ|คุณชนก|คุณเชษฐ์|คุณเดช|คุณธรรม|คุณนิธิ|คุณปกรณ์|คุณพงศ์|คุณพงษ์|คุณพจน์|คุณพล|"
    "คุณพัฒน์|คุณพิชญ์|คุณพิสิฐ|คุณภัทร|คุณภพ|คุณภร|คุณภาพ|คุณยศ|คุณรักษ์|คุณวร|คุณวัฒน์|คุณวิชญ์|คุณวิทย์|คุณวุฒิ|"
    "คุณวุฒิวงศ์|คุณวงศ์|คุณสิริ|คุณเศรษฐ์|คุณเสฏฐ์|คุณประโยชน์|"
    "นางนวล|นางกวัก|นางรอง|นางเลิ้ง|นางฟ้า|นางเอก|นางพญา|"
    "นายช่าง|นายทะเบียน|นายหน้า|นายจ้าง|นายตรวจ|นายท่า|นายด่าน|นายสถานี|นายประกัน|"
    "ครูซ|ครูส|อาจารย์ใหญ่"
)
_OFFICES: Final = (
    "นายกรัฐ|นายกเทศ|นายกสมาคม|นายกองค์|นายกเมือง|นายกสภา|นายกสโมสร|นายกอบ|นายกกิตติ|นายกเหล่า|นายอำเภอ"
)


_WORD_ENDS: Final = rf"(?=(?:{_SPACE}{_LETTER}|{_NAME}))"
_DOT_ENDS: Final = rf"(?={_GAP}{_LETTER})"
_SPACE_ENDS: Final = rf"(?={_SPACE}{_LETTER})"


@cache
def _titles_from(letter: str) -> re.Pattern[str]:
    """One title that begins with a letter, and the gap after it. All in one would be slow."""
    names, offices = (_words(letter, tuple(ones.split("|"))) for ones in (_NOT_TITLED, _OFFICES))
    whole = _group("(?!", names, "(?![ก-๎]))") + _group("(?!", offices, ")")
    high = [
        _rank(letter),
        rf"ว่าที่{_GAP}{_rank('')}" if letter == "ว" else "",
        _group(whole, _words(letter, _LEARNED_WORDS + _OTHER_WORDS), _WORD_ENDS),
        rf"คุณหญิง{_NAME}" if letter == "ค" else "",
        rf"ศ\.{_GAP}(?:เกียรติคุณ|กิตติคุณ|\(พิเศษ\)){_DOT_ENDS}" if letter == "ศ" else "",
        _group("", _abbreviations(letter, _OTHER_ABBREVIATIONS), _DOT_ENDS),
        rf"พระ{_SPACE_ENDS}" if letter == "พ" else "",
        _group("", _words(letter, _SPACED), _SPACE_ENDS),
        _group(
            "(?i:", _words(letter.lower(), ("prof", "dr")), rf")(?:\.{_DOT_ENDS}|{_SPACE_ENDS})"
        ),
        _group("(?i:", _words(letter.lower(), _LATIN_DOTTED), rf")\.{_DOT_ENDS}"),
    ]
    civil = [
        _group(whole, _words(letter, (*_CIVIL_WORDS, _POLITE)), _WORD_ENDS),
        _group("", _abbreviations(letter, _CIVIL_ABBREVIATIONS), _DOT_ENDS),
        _group("", _words(letter, _CIVIL_SPACED), _SPACE_ENDS),
        _group("(?i:", _words(letter.lower(), _LATIN), rf")(?:\.{_DOT_ENDS}|{_SPACE_ENDS})"),
    ]
    kinds = (("high", high), ("civil", civil))
    patterns = [f"(?P<{kind}>{'|'.join(filter(None, ones))})" for kind, ones in kinds if any(ones)]
    return re.compile(f"(?:{'|'.join(patterns) or '(?!)'}){_GAP}")


def _rank(letter: str) -> str:
    ranks = [_words(letter, _RANK_WORDS), _abbreviations(letter, _RANK_ABBREVIATIONS)]
    after = rf"(?:{_GAP}\(พิเศษ\))?(?:{_GAP}หญิง{_WORD_ENDS})?{_WORD_ENDS}"
    return _group("", "|".join(filter(None, ranks)), after)


def _words(letter: str, words: tuple[str, ...]) -> str:
    """Any of the words that begin with a letter, the longest first."""
    return "|".join(word for word in _longest_first(words) if word.startswith(letter))


def _abbreviations(letter: str, written: tuple[str, ...]) -> str:
    """Each abbreviation with all its dots, with the last alone, or with all but the last."""
    patterns = []
    for abbreviation in _longest_first(written):
        if abbreviation.startswith(letter):
            groups = abbreviation.split(".")[:-1]
            patterns.append(rf"(?:\.{_GAP})?".join(groups) + r"\.")
            if len(groups) > 1:
                patterns.append(rf"\.{_GAP}".join(groups) + _SPACE_ENDS)
    return "|".join(patterns)


def _longest_first(words: tuple[str, ...]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _group(before: str, pattern: str, after: str) -> str:
    return f"{before}(?:{pattern}){after}" if pattern else ""


_SAME: Final = {"นส": "นางสาว", "ดช": "เด็กชาย", "ดญ": "เด็กหญิง", "khun": _POLITE, "ดอกเตอร์": "ดร"}
_CIVIL: Final = frozenset({*_CIVIL_WORDS, _POLITE, "mr", "mrs", "ms", "miss", "mx"})
_CIVIL_ALONE: Final = _CIVIL - {_POLITE}
_NOTHING: Final = re.compile(rf"[\s{_ZERO_WIDTH}.]+")


_BLANK: Final = "".join(
    re.findall(rf"[\s{_ZERO_WIDTH}]", "".join(map(chr, (*range(0x3001), 0xFEFF))))
)
_BLANKS: Final = frozenset(_BLANK)


def _heads() -> frozenset[str]:
    """The first three letters of every title, by which most names are told to have none."""
    words = (*_CIVIL_WORDS, *_RANK_WORDS, *_LEARNED_WORDS, *_OTHER_WORDS, _POLITE, "ว่าที่", "พระ")
    heads = {word[:3] for word in words}
    abbreviations = _CIVIL_ABBREVIATIONS + _RANK_ABBREVIATIONS + _OTHER_ABBREVIATIONS
    heads |= {f"{written.replace('.', '')}."[:3] for written in abbreviations}
    heads |= {written[:3] for written in abbreviations}
    heads |= {
        "".join(letters)
        for word in (*_LATIN, *_LATIN_DOTTED)
        for letters in product(*({char, char.upper()} for char in word[:3]))
    }
    two = [head for head in heads if len(head) == 2] + [*_SPACED, *_CIVIL_SPACED]
    return frozenset(heads | {head + blank for head in two for blank in f".{_BLANK}"})


_HEADS: Final = _heads()


def split_title(name: str) -> tuple[str, str]:
    """Part a name from the titles before it: ("คุณ", "สมชาย ใจดี"), and ("", name) without any.

    Titles are stacked ("ศ.ดร.", "ว่าที่ ร.ต.หญิง"), glued to the name or not. A title written twice is
    given once, and คุณ before another title is left out. What only begins like a title stays.
    """
    at = 0
    if name[:3] not in _HEADS and name[1:2] != ".":
        if name[:1] not in _BLANKS:
            return "", name
        at = len(name) - len(name.lstrip(_BLANK))
    found = _titles_from(name[at : at + 1]).match(name, at)
    if not found:
        return "", name
    at = found.end()
    if name[at : at + 3] not in _HEADS and name[at + 1 : at + 2] != ".":
        return _told(found[0])[1], name[at:]
    return _split_stack(name, found)


def _split_stack(name: str, found: re.Match[str] | None) -> tuple[str, str]:
    """Part a name from the titles before it, of which the first is found."""
    titles: dict[str, str] = {}
    at = 0
    while found:
        kind = str(found.lastgroup)
        plain, tidy = _told(found[kind])
        if kind == "high" and "." not in tidy and not _CIVIL_ALONE.isdisjoint(titles):
            break  # Mr. Phon-ek, whose name is a rank
        at = found.end()
        titles.setdefault(plain, tidy if found.end(kind) == at else f"{tidy} ")
        found = _titles_from(name[at]).match(name, at)
    if len(titles) > 1:
        titles.pop(_POLITE, None)
    return "".join(titles.values()).rstrip(), name[at:]


def split_titles(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part a column of names into the titles and what stands after them, as `split_title` does."""
    titles, rests = [""] * len(names), list(names)
    for row in [
        row
        for row, name in enumerate(names)
        if name[:3] in _HEADS or name[1:2] == "." or name[:1] in _BLANKS
    ]:
        titles[row], rests[row] = split_title(names[row])
    return titles, rests


def with_title(title: str, name: str) -> str:
    """Set a title before a name, which keeps its own: never คุณคุณ, never คุณนาย.

    Only a civil title gives way, to a higher one: ดร. before นายสมชาย is ดร.สมชาย. Words of Latin
    letters and ranks and posts written in full are set off by a space, as the Royal Society has it.
    """
    own, rest = split_title(name.strip(_BLANK))
    title = title.strip()
    if not rest.strip() or (not own and rest.startswith((*_CIVIL_WORDS, _POLITE, title))):
        return name  # no name at all, or one that may begin with a title
    wanted = split_title(f"{title} ก")[0] or title
    if not wanted or (own and _plain(wanted) in _CIVIL):
        titles = own
    elif not own or _plain(own) in _CIVIL or _plain(own) == _plain(wanted):
        titles = wanted
    else:
        titles = split_title(f"{wanted} {own} ก")[0]
    if not titles:
        return name
    return titles + (" " if _stands_apart(titles, rest) else "") + rest


def _stands_apart(title: str, rest: str) -> bool:
    """Whether a space belongs between a title and the name after it."""
    if not ("ก" <= title[-1] <= "๛" or title[-1] == ".") or title[0].isascii():
        return True
    return not "ก" <= rest[:1] <= "๛" or title.endswith((*_RANK_WORDS, *_LEARNED_WORDS))


def _plain(title: str) -> str:
    """A title without its dots and gaps, short forms in full: น.ส. is นางสาว."""
    return _told(title)[0]


@lru_cache(maxsize=1024)
def _told(written: str) -> tuple[str, str]:
    """A title as `_plain` has it, and as it is shown: without what nobody sees."""
    plain = _NOTHING.sub("", written).casefold()
    return _SAME.get(plain, plain), " ".join(_UNSEEN.sub("", written).split())


_UNSEEN: Final = re.compile(f"[{_ZERO_WIDTH}]")


# ---------------------------------------------------------------------------------------------
# Repairs that no reader sees.

_MARK: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TONE: Final = "\u0e48-\u0e4b"
# Joiners and direction marks mean something between other letters, as in an emoji or in Arabic.
_STRAY: Final = re.compile(
    "[\u00ad\u200b\u2060\ufeff]|(?<=[ก-๛])[\u200c-\u200f\u202a-\u202e]|[\u200c-\u200f\u202a-\u202e](?=[ก-๛])"
)
_MARKS: Final = re.compile(f"[{_MARK}]{{2,}}")
_NIKHAHIT_AA: Final = re.compile(f"\u0e4d([{_TONE}]*)\u0e32")
_AM_TONE: Final = re.compile(f"([ก-ฮ][{_MARK}]*)\u0e33([{_TONE}]+)")
_AFTER_VOWELS: Final = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e")


def repair(text: str) -> str:
    """Type a Thai text as it looks: ํ and า as ำ, two เ as แ, a mark once, a tone after its vowel.

    What a reader sees stays the same, so that equal names are equal and found. Zero-width
    characters go where they stand beside Thai. Not NFKC, which parts ำ and changes other letters.
    """
    while (mended := _repair_once(text)) != text:
        text = mended
    return text


def repair_all(texts: Sequence[str]) -> list[str]:
    """Repair a column: the same answers as `repair`, in one pass."""
    blob = "\n".join(texts)
    if blob.count("\n") != len(texts) - 1:
        return list(map(repair, texts))
    return repair(blob).split("\n")


def join_marks(text: str) -> str:
    """Join what is typed in halves and type a doubled mark once; no mark changes its letter."""
    while (mended := _join_once(text)) != text:
        text = mended
    return text


def _repair_once(text: str) -> str:
    if text.isascii():
        return text
    if _UNSEEN.search(text):
        text = _STRAY.sub("", text)
    return _AM_TONE.sub("\\1\\2\u0e33", _join_once(text))


def _join_once(text: str) -> str:
    text = text.replace("เเ", "แ")
    text = _NIKHAHIT_AA.sub("\\1\u0e33", text)
    return _MARKS.sub(_in_order, text)


def _in_order(marks: re.Match[str]) -> str:
    """Each mark above or below a letter once, vowels first."""
    return "".join(sorted(dict.fromkeys(marks[0]), key=_AFTER_VOWELS.__contains__))


# ---------------------------------------------------------------------------------------------
# Digits and years.

_DIGITS: Final = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC: Final = str.maketrans(_DIGITS, "0123456789")
_TO_THAI: Final = str.maketrans("0123456789", _DIGITS)
_BUDDHIST: Final = 543  # years between the two eras, since 1941


def arabic_digits(text: str) -> str:
    """๒๕๖๙ → 2569."""
    return text.translate(_TO_ARABIC)


def thai_digits(text: str) -> str:
    """2569 → ๒๕๖๙."""
    return text.translate(_TO_THAI)


def christian_year(year: int) -> int | None:
    """2569 → 2026, 2026 → 2026; None for what is a year of neither era in a person's papers."""
    if 2400 <= year <= 2600:
        return year - _BUDDHIST
    return year if 1900 <= year <= 2100 else None


def doubly_buddhist(year: int) -> int | None:
    """3112 → 2026: 2569 typed where Excel awaited 2026, and shown in Thai with 543 added again."""
    return christian_year(year - _BUDDHIST) if 2943 <= year <= 3143 else None


_LONGEST_DATE: Final = 80  # characters
MONTHS: Final = (
    ("มกราคม", "ม.ค.", "january"),
    ("กุมภาพันธ์", "ก.พ.", "february"),
    ("มีนาคม", "มี.ค.", "march"),
    ("เมษายน", "เม.ย.", "april"),
    ("พฤษภาคม", "พ.ค.", "may"),
    ("มิถุนายน", "มิ.ย.", "june"),
    ("กรกฎาคม", "ก.ค.", "july"),
    ("สิงหาคม", "ส.ค.", "august"),
    ("กันยายน", "ก.ย.", "september"),
    ("ตุลาคม", "ต.ค.", "october"),
    ("พฤศจิกายน", "พ.ย.", "november"),
    ("ธันวาคม", "ธ.ค.", "december"),
)
_MONTH_OF: Final = {
    name.replace(".", ""): month
    for month, (full, short, english) in enumerate(MONTHS, 1)
    for name in (full, short, english, english[:3], *(["sept"] if month == 9 else []))
}
_DAY_BEFORE: Final = (
    r"(?:(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|(?:จ|อ|พ|พฤ|ศ|ส|อา)\.)?"
    r"\s*(?:วัน)?(?:ที่)?\s*"
)
_TIME_AFTER: Final = r"(?:[\sT,]+(?:เวลา\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.0+)?)?\s*(?:น\.?)?)?"
_ERA: Final = r"(?:(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)\s*)?"
_DATES: Final = (
    re.compile(
        rf"{_DAY_BEFORE}(?P<day>\d{{1,2}})\s*(?P<sep>[/.-])\s*(?P<month>\d{{1,2}})\s*(?P=sep)"
        rf"\s*{_ERA}(?P<year>\d{{4}}){_TIME_AFTER}",
        re.ASCII,
    ),
    re.compile(
        rf"(?P<year>\d{{4}})(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME_AFTER}",
        re.ASCII,
    ),
    re.compile(
        rf"{_DAY_BEFORE}(?P<day>\d{{1,2}})[\s/.-]*(?:เดือน\s*)?(?P<month>[^\W\d_][^\d\s/,-]*)"
        rf"[\s/,.-]*{_ERA}(?P<year>\d{{4}}|\d{{2}}){_TIME_AFTER}"
    ),
    re.compile(rf"(?P<month>[A-Za-z]+)\.?\s*(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}}){_TIME_AFTER}"),
)


def read_date(text: str) -> date | None:
    """Read a date as Thai offices write it, day before month, in either era; None where in doubt.

    05/12/2569, 5 ธ.ค. 69, 5 ธันวาคม พ.ศ. 2569, 2026-12-05, with Thai digits, a weekday before it or
    an hour after it. Two digits of a year are Buddhist beside a Thai month; elsewhere (05/12/26)
    they may be either and nothing is said.
    """
    if len(text) > _LONGEST_DATE:
        return None
    text = arabic_digits(repair(text)).strip()
    for shape in _DATES:
        if (found := shape.fullmatch(text)) and (read := _date_of(found)):
            return read
    return None


def _date_of(found: re.Match[str]) -> date | None:
    named = found.groupdict()
    month, written, era = str(named["month"]), str(named["year"]), named.get("era") or ""
    number = int(month) if month.isdecimal() else _month_named(month)
    year = int(written)
    if len(written) == 2:
        if month.isascii() or era.startswith("ค"):
            return None
        year += 2500
    christian = christian_year(year) or doubly_buddhist(year)
    if christian is None or (era and era.startswith("พ") == (christian == year)):
        return None
    try:
        return date(christian, number, int(named["day"]))
    except ValueError:
        return None


def _month_named(word: str) -> int:
    """1 for มกราคม, ม.ค. and Jan; 0, which is no month, for another word."""
    return _MONTH_OF.get(word.replace(".", "").casefold(), 0)
