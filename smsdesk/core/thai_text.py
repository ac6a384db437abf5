"""Thai as offices type it: titles before names.

Everything here keeps what a reader sees: where a text may be read in two ways, it is left alone.
A title that stays in a name is a blemish; a letter that is lost is somebody's name.

The abbreviations are those of the Royal Society's list (อักษรย่อ), with the forms that offices type
beside them: without the last dot, without any, with spaces between. Titles of civil persons are
those of the Ministry of the Interior's rules: นาย นาง นางสาว เด็กชาย เด็กหญิง.
"""

import re
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
_SPACED: Final = ("ดร", "นส", "ดช", "ดญ", "ผศ", "รศ", "พญ", "ทพ", "ทพญ", "ภก", "ภญ", "มล", "มรว")
_LATIN: Final = (
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "asst", "assoc", "khun", "pol", "gen", "maj",
    "col", "capt", "lt", "sgt", "mstr", "rev",
)  # fmt: skip
_LATIN_ALONE: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "khun"})

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


def _either(words: tuple[str, ...]) -> str:
    """Any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _abbreviations(written: tuple[str, ...]) -> str:
    """Each abbreviation with all its dots, with the last alone, or with all but the last."""
    patterns = []
    for abbreviation in sorted(written, key=len, reverse=True):
        groups = abbreviation.split(".")[:-1]
        patterns.append(rf"(?:\.{_GAP})?".join(groups) + r"\.")
        if len(groups) > 1:
            patterns.append(rf"\.{_GAP}".join(groups) + rf"(?={_SPACE}{_LETTER})")
    return "|".join(patterns)


_WORD_ENDS: Final = rf"(?:{_SPACE}{_LETTER}|{_NAME})"
_WHOLE: Final = rf"(?!(?:{_NOT_TITLED})(?![ก-๎])|{_OFFICES})"
_RANK: Final = (
    rf"(?:(?:{_either(_RANK_WORDS)}|{_abbreviations(_RANK_ABBREVIATIONS)})"
    rf"(?:{_GAP}\(พิเศษ\))?(?:{_GAP}หญิง(?={_WORD_ENDS}))?)"
)
_TITLE: Final = re.compile(
    rf"(?:(?P<high>(?:ว่าที่{_GAP})?{_RANK}(?={_WORD_ENDS})"
    rf"|{_WHOLE}(?:{_either(_LEARNED_WORDS + _OTHER_WORDS)})(?={_WORD_ENDS})"
    rf"|คุณหญิง(?={_NAME})"
    rf"|ศ\.{_GAP}(?:เกียรติคุณ|กิตติคุณ|\(พิเศษ\))(?={_GAP}{_LETTER})"
    rf"|(?:{_abbreviations(_OTHER_ABBREVIATIONS)})(?={_GAP}{_LETTER})"
    rf"|พระ(?={_SPACE}{_LETTER})"
    rf"|(?:{_either(_SPACED)})(?={_SPACE}{_LETTER}))"
    rf"|(?P<civil>{_WHOLE}(?:{_either((*_CIVIL_WORDS, _POLITE))})(?={_WORD_ENDS})"
    rf"|(?:{_abbreviations(_CIVIL_ABBREVIATIONS)})(?={_GAP}{_LETTER})"
    rf"|(?:นส|ดช|ดญ)(?={_SPACE}{_LETTER}))"
    rf"|(?P<latin>(?i:{_either(_LATIN)})(?:\.(?={_GAP}{_LETTER})|(?={_SPACE}{_LETTER}))))"
    rf"{_GAP}"
)
_SAME: Final = {"นส": "นางสาว", "ดช": "เด็กชาย", "ดญ": "เด็กหญิง", "khun": _POLITE, "ดอกเตอร์": "ดร"}
_CIVIL: Final = frozenset({*_CIVIL_WORDS, _POLITE, "mr", "mrs", "ms", "miss", "mx"})
_CIVIL_ALONE: Final = _CIVIL - {_POLITE}
_NOTHING: Final = re.compile(rf"[\s{_ZERO_WIDTH}.]+")


def _heads() -> frozenset[str]:
    """The first two letters of every title, by which most names are told to have none."""
    words = (*_CIVIL_WORDS, *_RANK_WORDS, *_LEARNED_WORDS, *_OTHER_WORDS, *_SPACED)
    heads = {word[:2] for word in (*words, _POLITE, "ว่าที่", "พระ")}
    for written in _CIVIL_ABBREVIATIONS + _RANK_ABBREVIATIONS + _OTHER_ABBREVIATIONS:
        heads |= {written[:2], written.replace(".", "")[:2]}
    for word in _LATIN:
        heads |= {a + b for a in (word[0], word[0].upper()) for b in (word[1], word[1].upper())}
    return frozenset(heads)


_HEADS: Final = _heads()
_LEADING: Final = re.compile(_GAP)


def split_title(name: str) -> tuple[str, str]:
    """Part a name from the titles before it: ("คุณ", "สมชาย ใจดี"), and ("", name) without any.

    Titles are stacked ("ศ.ดร.", "ว่าที่ ร.ต.หญิง"), glued to the name or not. A title written twice is
    given once, and คุณ before another title is left out. What only begins like a title stays.
    """
    at = 0
    if name[:2] not in _HEADS:
        at = _LEADING.match(name).end()  # type: ignore[union-attr]
        if not at or name[at : at + 2] not in _HEADS:
            return "", name
    titles: dict[str, str] = {}
    while found := _TITLE.match(name, at):
        kind = str(found.lastgroup)
        if kind == "high" and "." not in found[kind] and not _CIVIL_ALONE.isdisjoint(titles):
            break  # Mr. Phon-ek, whose name is a rank
        gap = " " if found.end(kind) < found.end() else ""
        titles.setdefault(_plain(found[kind]), _tidy(found[kind]) + gap)
        at = found.end()
    if len(titles) > 1:
        titles.pop(_POLITE, None)
    return "".join(titles.values()).rstrip(), name[at:] if titles else name


def with_title(title: str, name: str) -> str:
    """Set a title before a name, which keeps its own: never คุณคุณ, never คุณนาย.

    Only a civil title gives way, to a higher one: ดร. before นายสมชาย is ดร.สมชาย. Words of Latin
    letters and ranks and posts written in full are set off by a space, as the Royal Society has it.
    """
    own, rest = split_title(name)
    if not rest.strip() or (not own and rest.startswith((*_CIVIL_WORDS, _POLITE))):
        return name  # no name at all, or one that may begin with a title
    wanted = split_title(f"{title.strip()} ก")[0] or title.strip()
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
    plain = _NOTHING.sub("", title).casefold()
    return _SAME.get(plain, plain)


def _tidy(title: str) -> str:
    """A title without what nobody sees, and with plain spaces."""
    return " ".join(_UNSEEN.sub("", title).split())


_UNSEEN: Final = re.compile(f"[{_ZERO_WIDTH}]")
