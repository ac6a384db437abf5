"""A number as somebody wrote it → canonical E.164, mended, or refused with a reason.

The numbering plan is that of ``phonenumbers`` (Google's libphonenumber, region TH), which stays
the judge: every text it takes for a Thai mobile gets the same E.164 here, and what it refuses is
accepted only through a named `Repair`. It is asked late and seldom, since it needs 20 µs for what
the plain shapes below need 0.3 µs for.

Two things overrule it. Scientific notation (``6.681234E10``) has lost digits, and those left over
may look like somebody's number. And where its reading is one of two, the number comes with the
reason `Reason.AMBIGUOUS`: ``81234567.0`` is 8 digits and a decimal, or 081-234-5670.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class Reason(StrEnum):
    """Why a number is refused or remarkable. The words are stable: they stand in exports."""

    EMPTY = "empty"  # nothing there, or only separators
    NOT_A_NUMBER = "not_a_number"  # words
    LOST_DIGITS = "lost_digits"  # 6.68E+10: the file no longer holds the number
    AMBIGUOUS = "ambiguous"  # has phonenumbers' e164, but a second reading: texting is a guess
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    LANDLINE = "landline"  # a Thai fixed line or internet telephone: takes no SMS
    FOREIGN = "foreign"  # valid, elsewhere; has an e164 all the same
    SPECIAL = "special"  # 191, 1669, 1800-xxx-xxx
    SEVERAL_NUMBERS = "several_numbers"  # two people or two phones in one cell: `split_numbers`
    INVALID = "invalid"  # no such number in the numbering plan


class Repair(StrEnum):
    """What was mended. The words are stable: they stand in import reports."""

    LEADING_ZERO = "leading_zero"  # Excel ate the 0: 812345678
    THAI_DIGITS = "thai_digits"  # ๐๘๑…, or the digits of another script
    LETTER_O = "letter_o"  # O for 0; l, I or | for 1
    EXTENSION = "extension"  # "ต่อ 12", "ext. 12" was cut
    INVISIBLE = "invisible"  # zero-width characters, NBSP, direction marks, BOM
    FULL_WIDTH = "full_width"  # ０８１…
    COUNTRY_CODE_ZERO = "country_code_zero"  # +66 081…
    DOUBLE_ZERO = "double_zero"  # 0066…, dialled as from abroad: named, but only a prefix
    DECIMAL = "decimal"  # 812345678.0
    SCIENTIFIC = "scientific"  # 6.6812345678E+10, with every digit still there
    APOSTROPHE = "apostrophe"  # the ' by which Excel marks text
    PUNCTUATION = "punctuation"  # marks other than spaces, dots, dashes and brackets
    SPLIT = "split"  # one of two numbers in a cell
    WORDS = "words"  # "Tel.": letters around the number were cut


@dataclass(frozen=True, slots=True)
class Number:
    """One written number and what it was found to be."""

    written: str
    e164: str | None
    repairs: tuple[Repair, ...]
    reason: Reason | None

    @property
    def repaired(self) -> bool:
        """Whether more than spaces, dots, dashes, brackets or a prefix was changed."""
        return any(repair is not Repair.DOUBLE_ZERO for repair in self.repairs)

    @property
    def usable(self) -> bool:
        """Whether a Thai mobile stands in ``e164``, to which an SMS can go."""
        return self.e164 is not None and self.reason is None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A parsed column: ``e164`` by row, and for the remarkable rows alone what is to be said.

    It is kept in columns since a million `Number` objects cost more than finding the numbers; one
    is built when it is asked for. ``repairs`` and ``reasons`` are keyed by row, counted from 0.
    """

    written: Sequence[str]
    e164: list[str | None]
    repairs: dict[int, tuple[Repair, ...]]
    reasons: dict[int, Reason]

    def __len__(self) -> int:
        return len(self.e164)

    def __getitem__(self, row: int) -> Number:
        row = range(len(self.e164))[row]
        return Number(
            self.written[row],
            self.e164[row],
            self.repairs.get(row, ()),
            self.reasons.get(row),
        )

    def __iter__(self) -> Iterator[Number]:
        return map(self.__getitem__, range(len(self.e164)))


class _Verdict(NamedTuple):
    """A `Number` without the text it came from: equal texts share one."""

    e164: str | None
    repairs: tuple[Repair, ...] = ()
    reason: Reason | None = None


def parse(written: str) -> Number:
    """Read one number as a clerk or a file wrote it. Never raises."""
    return parse_many((written,))[0]


# ---------------------------------------------------------------------------------------------
# The whole column at once: all plain shapes by one regular expression over one text.

# The blocks 67x and 14x, of which only a part is given out, are left to phonenumbers.
_MOBILE: Final = r"(?:[89][0-9]|6[1-6])[0-9]{7}+"
# Each match is one line: no prefix is followed by a line feed, or two rows would be one.
_FIND_IN_LINES: Final = re.compile(rf"(?:\n(?:0|\+?66)(?!\n)|)(\n?{_MOBILE}z?+)(?=\n)|\n.*").findall
_TO_MARKS: Final = bytes(byte if chr(byte) in "0123456789+\n." else ord("x") for byte in range(256))


def parse_many(column: Sequence[str]) -> Numbers:
    """Read a column of numbers; the same answers as `parse`, many times faster.

    0.3–0.5 µs for a plain shape, 2–5 µs for one that needs mending and, once for each different
    text, some 20 µs for one that only phonenumbers can judge. Never raises.
    """
    numbers = Numbers(column, [], {}, {})
    memo: dict[str, _Verdict] = {}
    for start in range(0, len(column), _LUMP):
        _parse_lump(numbers, column[start : start + _LUMP], memo)
    return numbers


_LUMP: Final = 4096  # rows: what stays in the processor's cache is a fifth faster


def _parse_lump(numbers: Numbers, column: Sequence[str], memo: dict[str, _Verdict]) -> None:
    """Add some rows to ``numbers``: the plain ones together, the others one by one."""
    found = _FIND_IN_LINES(_in_lines(column))
    del found[len(column) :]  # the last line feed opens one line more
    start, repairs = len(numbers.e164), numbers.repairs
    judged: list[tuple[int, _Verdict]] = []
    for row in [row for row, digits in enumerate(found) if len(digits) != 9]:
        digits = found[row]
        if len(digits) == 10 and digits[0] == "\n":
            found[row] = digits[1:]
            repairs[start + row] = _NO_ZERO
        elif digits:
            found[row] = digits[-10:-1]
            repairs[start + row] = _DECIMAL_ONLY if len(digits) == 10 else _NO_ZERO_DECIMAL
        else:
            written = column[row]
            verdict = memo.get(written)
            if not verdict:
                verdict = memo[written] = _judge(written)
            judged.append((start + row, verdict))
    numbers.e164.extend(("+66" + "\n+66".join(found)).split("\n"))
    for row, (e164, its_repairs, reason) in judged:
        numbers.e164[row] = e164
        if its_repairs:
            repairs[row] = its_repairs
        if reason:
            numbers.reasons[row] = reason


def _in_lines(column: Sequence[str]) -> str:
    """Each row as a line of digits and plus signs; z stands for a final ".0", x for all else."""
    blob = "\n".join(column)
    if blob.count("\n") != len(column) - 1:
        blob = "\n".join([written.replace("\n", "x") for written in column])
    marks = f"\n{blob}\n".encode("ascii", "replace").translate(_TO_MARKS, b" -()")
    return marks.replace(b".0\n", b"z\n").replace(b".", b"").decode("ascii")


# Told by what surrounds the nine digits: a line feed before them for no prefix, z after them for a
# decimal.
_NO_ZERO: Final = (Repair.LEADING_ZERO,)
_DECIMAL_ONLY: Final = (Repair.DECIMAL,)
_NO_ZERO_DECIMAL: Final = (Repair.LEADING_ZERO, Repair.DECIMAL)


# ---------------------------------------------------------------------------------------------
# One number that is not plain.

_LONGEST: Final = 250  # characters, the same bound as in phonenumbers
_SEPARATORS: Final = str.maketrans("", "", " -.()[]")
_PREFIXED_MOBILE: Final = re.compile(rf"(0|\+?660?|00660?|)({_MOBILE})", re.ASCII)
_PREFIX_REPAIRS: Final = {
    "": (Repair.LEADING_ZERO,),
    "660": (Repair.COUNTRY_CODE_ZERO,),
    "+660": (Repair.COUNTRY_CODE_ZERO,),
    "0066": (Repair.DOUBLE_ZERO,),
    "00660": (Repair.DOUBLE_ZERO, Repair.COUNTRY_CODE_ZERO),
}
_BARE: Final = re.compile(r"[\d+ .()\[\]-]*", re.ASCII)
_THREE_DIGITS: Final = re.compile(r"\d\D*\d\D*\d")
_GUESSES: Final = frozenset({Repair.DECIMAL, Repair.LETTER_O})


def _judge(written: str) -> _Verdict:
    """Read a text of any shape: our own plan first, phonenumbers for what it cannot decide."""
    if len(written) > _LONGEST:
        return _Verdict(None, reason=Reason.TOO_LONG)
    text, repairs = _mend_characters(written)
    if _BARE.fullmatch(text) and ".0" not in text:
        # Of bare digits phonenumbers can only agree, or refuse what a repair has made good.
        own = _by_plan(text, repairs)
        if own.reason is Reason.TOO_LONG and _has_several(text):
            return _REFUSALS[Reason.SEVERAL_NUMBERS]  # 081-234-5678-9
        if own.reason is not Reason.INVALID:
            return own
    elif (dialled := _DIALLED.fullmatch(text)) or not _THREE_DIGITS.search(text):
        return _REFUSALS[Reason.SPECIAL if dialled else Reason.NOT_A_NUMBER]
    elif scientific := _SCIENTIFIC.fullmatch(text):
        return _from_scientific(repairs, *scientific.groups(""))
    body, cuts = _mend_shape(text)
    own = _by_plan(body, (*repairs, *cuts))
    return _weigh(written, text, body, own, (*repairs, *cuts))


def _weigh(
    written: str, text: str, body: str, own: _Verdict, repairs: tuple[Repair, ...]
) -> _Verdict:
    """Set our own reading beside that of phonenumbers.

    ``text`` is what was ``written`` with its characters mended, ``body`` is what was left after the
    cuts; phonenumbers judges them in this order.
    """
    theirs = _ask(written)
    several = _has_several(text)
    if theirs.e164 and not theirs.reason:
        if several or own.e164 != theirs.e164:
            return _doubted(theirs, text, repairs, disagrees=bool(own.e164), several=several)
        return own
    if own.e164 or own.reason is not Reason.INVALID:
        return own
    if several:
        return _REFUSALS[Reason.SEVERAL_NUMBERS]
    if abroad := _FROM_ABROAD.fullmatch(body.translate(_SEPARATORS)):
        foreign = _ask(f"+{abroad[1]}")
        if foreign.reason is Reason.FOREIGN:
            return foreign._replace(repairs=(*repairs, Repair.DOUBLE_ZERO))
    if theirs.e164 is None and body != written:
        theirs = _ask(body)
    return theirs._replace(repairs=_tell_repairs(body, repairs) if theirs.e164 else ())


def _doubted(
    theirs: _Verdict, text: str, repairs: tuple[Repair, ...], *, disagrees: bool, several: bool
) -> _Verdict:
    """What phonenumbers took for a mobile, where our own reading is none or another."""
    if several:  # it took the second number for an extension
        return theirs._replace(reason=Reason.SEVERAL_NUMBERS)
    if disagrees or _has_two_readings(str(theirs.e164), text, repairs):
        return theirs._replace(reason=Reason.AMBIGUOUS)
    return theirs._replace(repairs=_tell_repairs(text, repairs))


def _has_two_readings(e164: str, text: str, repairs: tuple[Repair, ...]) -> bool:
    """Whether phonenumbers counted a decimal, skipped an O, or read 081-234-XXXX as keys."""
    as_written = re.sub(r"\D", "", text)
    return e164[3:] not in as_written or not _GUESSES.isdisjoint(repairs)


def _by_plan(body: str, repairs: tuple[Repair, ...]) -> _Verdict:
    """What the Thai plan says of bare digits; INVALID where it has nothing to say."""
    digits = body.translate(_SEPARATORS)
    if mobile := _PREFIXED_MOBILE.fullmatch(digits):
        prefix, national_number = mobile.groups()
        more = _PREFIX_REPAIRS.get(prefix, ())
        return _Verdict(f"+66{national_number}", (*repairs, *more))
    if refused := _REFUSED.fullmatch(digits):
        return _REFUSALS[str(refused.lastgroup)]
    return _REFUSALS[Reason.INVALID if digits else Reason.EMPTY]


# Only shapes of which phonenumbers makes no mobile, so that it need not be asked.
_REFUSED: Final = re.compile(
    r"(?P<landline>(?:0|\+?660?|00660?|)"
    r"(?:(?:1[0689]|2\d|3[2-9]|4[2-5]|5[2-6]|7[3-7])\d{6}|6[08]\d{7}))"
    r"|(?P<special>1\d{2,4}|0?1[89]00\d{6}|001800\d{7})"
    r"|(?P<too_short>\+?\d{1,7}|0[689]\d{6,7}|\+66\d{0,7})"
    r"|(?P<too_long>0[689]\d{9,10}|\+?66[89]\d{9,10})",
    re.ASCII,
)
_REFUSALS: Final = {str(reason): _Verdict(None, reason=reason) for reason in Reason}


def _ask(text: str) -> _Verdict:
    """What phonenumbers says, with region TH."""
    import phonenumbers as judge  # noqa: PLC0415 (20 ms and 3 MB, which most runs never need)

    try:
        number = judge.parse(text, "TH")
    except judge.NumberParseException as error:
        too_long = error.error_type == judge.NumberParseException.TOO_LONG
        return _Verdict(None, reason=Reason.TOO_LONG if too_long else Reason.INVALID)
    if not judge.is_valid_number(number):
        return _Verdict(None, reason=_why_impossible(judge.is_possible_number_with_reason(number)))
    e164 = judge.format_number(number, judge.PhoneNumberFormat.E164)
    if number.country_code != 66:
        return _Verdict(e164, reason=Reason.FOREIGN)
    kind = judge.number_type(number)
    if kind == judge.PhoneNumberType.MOBILE:
        return _Verdict(e164)
    lines = (judge.PhoneNumberType.FIXED_LINE, judge.PhoneNumberType.VOIP)
    return _Verdict(None, reason=Reason.LANDLINE if kind in lines else Reason.SPECIAL)


def _why_impossible(result: int) -> Reason:
    """A ``phonenumbers.ValidationResult`` in our words."""
    from phonenumbers import ValidationResult  # noqa: PLC0415 (loaded by `_ask`)

    words = {
        ValidationResult.TOO_SHORT: Reason.TOO_SHORT,
        ValidationResult.TOO_LONG: Reason.TOO_LONG,
    }
    return words.get(result, Reason.INVALID)


def _tell_repairs(text: str, repairs: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """Name what phonenumbers passed over in a text that it took for a number."""
    told = dict.fromkeys(repairs)
    if any(map(str.isalpha, text)):
        told[Repair.WORDS] = None
    elif re.search(r"[^\d\s.()\[\]+-]", text):
        told[Repair.PUNCTUATION] = None
    prefixed = _PREFIXED_MOBILE.fullmatch(re.sub(r"[^\d+]", "", text))
    if prefixed:
        told.update(dict.fromkeys(_PREFIX_REPAIRS.get(prefixed[1], ())))
    return tuple(told)


# ---------------------------------------------------------------------------------------------
# Mending.

_SPACES: Final = "\u00a0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))
_ZERO_WIDTH: Final = "\u00ad\u034f\u061c\u180e\ufe0f\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58"
_THAI_DIGITS: Final = "๐๑๒๓๔๕๖๗๘๙"
_FULL_WIDTH: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_LOOKS_LIKE: Final = str.maketrans(
    _FULL_WIDTH
    | dict.fromkeys(_ZERO_WIDTH, "")
    | dict.fromkeys(_SPACES + "\u3000", " ")
    | dict.fromkeys(_DASHES, "-")
    | {digit: str(value) for value, digit in enumerate(_THAI_DIGITS)}
)
_KINDS: Final = (
    (Repair.INVISIBLE, re.compile(f"[{_ZERO_WIDTH}{_SPACES}]")),
    (Repair.FULL_WIDTH, re.compile("[\uff01-\uff5e\u3000]")),
    (Repair.THAI_DIGITS, re.compile(f"[{_THAI_DIGITS}]")),
)
_FOREIGN_DIGIT: Final = re.compile(r"[^\D0-9]")
_EXTENSION: Final = re.compile(
    r"[\s,;(]*(?:ต่อ|กด|extension|extn?|x|#)[\s.:]*\d{1,6}\s*\)?$", re.IGNORECASE | re.ASCII
)
_DECIMAL: Final = re.compile(r"([+\d][\d ()-]*)\.0+", re.ASCII)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.0+)?", re.ASCII)
_DIALLED: Final = re.compile(r"\*\d{2,5}#", re.ASCII)
_FROM_ABROAD: Final = re.compile(r"00([1-9]\d{7,13})", re.ASCII)
_LETTERED: Final = re.compile(r"[\doOiIlL|+ .()\[\]-]*", re.ASCII)
_LETTERS: Final = str.maketrans("oOiIlL|", "0011111")
# A point and an e, complete or not; or one digit and an e.
_SCIENTIFIC: Final = re.compile(
    r"\+?(?:(\d+)[.,](\d*)|(\d)(?=[eE]\+?\d))[eE](?:\+?(\d\d?)|[+.\d-]*)", re.ASCII
)


def _mend_characters(written: str) -> tuple[str, tuple[Repair, ...]]:
    """Replace what looks like a digit, a space or nothing by what it looks like."""
    text = written.strip()
    repairs: list[Repair] = []
    if not text.isascii():
        repairs += [repair for repair, pattern in _KINDS if pattern.search(text)]
        text = text.translate(_LOOKS_LIKE).strip()
        if _FOREIGN_DIGIT.search(text):
            text = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
            repairs.append(Repair.THAI_DIGITS)
    if text and text[0] in "'\u2018\u2019`":
        text = text.lstrip("'\u2018\u2019` ")
        repairs.append(Repair.APOSTROPHE)
    return text, tuple(repairs)


def _mend_shape(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Cut a decimal or an extension, and read letters that stand for digits."""
    if decimal := _DECIMAL.fullmatch(text):
        return decimal[1], (Repair.DECIMAL,)
    if _THOUSANDS.fullmatch(text):  # 812,345,678: Excel counted it
        return text.partition(".")[0].replace(",", ""), (Repair.PUNCTUATION,)
    cuts = []
    body = _EXTENSION.sub("", text)
    if body != text:
        cuts.append(Repair.EXTENSION)
    mended = body.translate(_LETTERS)
    if mended != body and _LETTERED.fullmatch(body) and sum(map(str.isdecimal, body)) >= 6:
        body = mended
        cuts.append(Repair.LETTER_O)
    return body, tuple(cuts)


def _from_scientific(
    repairs: tuple[Repair, ...], whole: str, part: str, alone: str, power: str
) -> _Verdict:
    """Accept 6.6812345678E+10, which holds each digit, and refuse 6.68E+10, which does not."""
    if not power or int(power) > len(part) or part[int(power) :].strip("0"):
        return _REFUSALS[Reason.LOST_DIGITS]
    return _by_plan(whole + alone + part[: int(power)], (*repairs, Repair.SCIENTIFIC))


# ---------------------------------------------------------------------------------------------
# Several numbers in one cell.

_GAP: Final = r"[ .()\[\]-]*"
_MOBILE_WITHOUT_ZERO: Final = rf"[689](?:{_GAP}\d){{8}}"
_ONE_OF_SEVERAL: Final = (
    rf"[(\[]?(?:(?:\+|0{_GAP}0)?{_GAP}6{_GAP}6{_GAP}(?:0{_GAP})?|0{_GAP})"
    rf"(?:{_MOBILE_WITHOUT_ZERO}|[2-57](?:{_GAP}\d){{7}})"
)
_BETWEEN: Final = r"(?:[,;:/|&\s.)\]-]|และ|หรือ|กับ|and|or)*"
_LABEL: Final = r"(?:(?:โทรศัพท์|โทร|เบอร์|มือถือ|tel|phone|mobile|mob)[.: ]*)*"
_ANOTHER: Final = (
    rf"(?:{_BETWEEN}{_LABEL}{_ONE_OF_SEVERAL}"
    rf"|\s*(?:[,;/|&\n]|และ|หรือ)\s*{_MOBILE_WITHOUT_ZERO})"
)
_SEVERAL: Final = re.compile(
    rf"{_BETWEEN}{_LABEL}(?:(?P<numbers>(?:{_ONE_OF_SEVERAL}|{_MOBILE_WITHOUT_ZERO}){_ANOTHER}+)"
    rf"|(?P<first>{_ONE_OF_SEVERAL})(?P<tails>(?: ?[,/] ?\d{{1,4}})+|-\d)){_BETWEEN}",
    re.IGNORECASE | re.ASCII,
)
_EACH_OF_SEVERAL: Final = re.compile(rf"{_ONE_OF_SEVERAL}|{_MOBILE_WITHOUT_ZERO}", re.ASCII)


def split_numbers(written: str) -> tuple[str, ...]:
    """The mobiles of a cell that holds several numbers, each once and as it was written there.

    081-234-5678/9 is 081-234-5678 and 081-234-5679, and so is 081-234-5678-9. A landline among
    them is left out, for it takes no SMS. A cell with one good number gives that; one of which it
    is not plain what each number is gives none. Each number given is one that `parse` takes.
    """
    number = parse(written)
    if number.reason is not Reason.SEVERAL_NUMBERS:
        return (written,) if number.usable else ()
    found: dict[str, str] = {}
    for part in _parts_of_several(_mend_characters(written)[0]):
        one = parse(part)
        if one.usable:
            found.setdefault(str(one.e164), part)
        elif one.reason is not Reason.LANDLINE:
            return ()
    return tuple(found.values())


def _has_several(text: str) -> bool:
    """Whether a cell holds two numbers or more: 081…, 089… or the Thai 02-123-4567/8."""
    return bool(_parts_of_several(text))


def _parts_of_several(text: str) -> list[str]:
    """The numbers of a cell one by one; none where it holds one, or something else besides."""
    several = _SEVERAL.fullmatch(text)
    if not several:
        return []
    if several["numbers"]:
        return _EACH_OF_SEVERAL.findall(several["numbers"])
    first, tails = several["first"], several["tails"]
    ends = re.findall(r"\d+", tails, re.ASCII)
    if tails[0] == "-" and int(ends[0]) != int(first[-1]) + 1:
        return []  # a digit too many, unless it is the next number's
    return [first, *(_with_end(first, end) for end in ends)]


def _with_end(number: str, end: str) -> str:
    """A written number with its last digits replaced."""
    digits = iter(end[::-1])
    return "".join(next(digits, char) if char.isdecimal() else char for char in reversed(number))[
        ::-1
    ]


# ---------------------------------------------------------------------------------------------
# Showing a number.

# ITU-T E.164: the country codes of one and of two digits; all others have three.
_COUNTRY_CODE: Final = re.compile(
    r"\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})", re.ASCII
)


ERASED: Final = "erased"
"""What is shown of a number that was erased, where nobody translates it."""
_ERASED_MARK: Final = ERASED + ":"


def erased(digest: str) -> str:
    """What stands in the place of a number that was erased: its keyed hash, 32 hex digits of it."""
    return _ERASED_MARK + digest[:32]


def is_erased(e164: str) -> bool:
    """Whether a number was erased: only its hash is left."""
    return e164.startswith(_ERASED_MARK)


def national(e164: str) -> str:
    """081-234-5678 for a Thai number, +44 791 112 3456 for a foreign one, else the text itself."""
    if is_erased(e164):
        return ERASED
    if groups := _thai_groups(e164):
        return "-".join(groups)
    code = _COUNTRY_CODE.match(e164)
    if not code:
        return e164
    head, tail = e164[code.end() : -4], e164[-4:]
    return " ".join((code[0], *(head[at : at + 3] for at in range(0, len(head), 3)), tail))


def national_many(numbers: Sequence[str]) -> list[str]:
    """Return ``national`` of each; a Thai mobile takes a fifth of the time."""
    return [
        f"0{e164[3:5]}-{e164[5:8]}-{e164[8:]}"
        if len(e164) == _THAI_MOBILE and e164.startswith("+66")
        else national(e164)
        for e164 in numbers
    ]


_THAI_MOBILE: Final = len("+66812345678")


def masked(e164: str) -> str:
    """081-xxx-5678, +44…5678: enough to recognise somebody by, too little to call them."""
    if is_erased(e164):
        return ERASED
    if groups := _thai_groups(e164):
        return f"{groups[0]}-xxx-{groups[2]}"
    code = _COUNTRY_CODE.match(e164)
    if code and len(e164) - code.end() >= 6:
        return f"{code[0]}…{e164[-4:]}"
    return f"…{e164[-2:]}" if len(e164) >= 6 else "…"


def _thai_groups(e164: str) -> tuple[str, str, str] | None:
    """The three groups in which a Thai writes a number, or None where it is not a Thai one."""
    digits = e164[3:]
    if not e164.startswith("+66") or not digits.isdecimal() or len(digits) not in (8, 9):
        return None
    first = 1 if len(digits) == 8 and digits[0] == "2" else 2
    return f"0{digits[:first]}", digits[first : first + 3], digits[first + 3 :]


# ---------------------------------------------------------------------------------------------
# Finding a number in a text.

_DIGITS_OF_EACH: Final = {str(n): f"[{n}{chr(0x0E50 + n)}{chr(0xFF10 + n)}]" for n in range(10)}
"""Each digit as it may be written: ASCII, Thai, full-width."""
_LOOSE: Final = "[ \\-./()\\[\\]\t\u00a0\u2010-\u2015\u2212\uff0d]{0,3}"


class Finder:
    """Finds one number in any text, however it is written there.

    +66812345678, 66…, 0066…, 081-234-5678, (081) 234 5678, 812345678, ๐๘๑…, and no part of a
    longer run of digits.
    """

    def __init__(self, e164: str) -> None:
        code = _COUNTRY_CODE.match(e164)
        country, digits = (code[1], e164[code.end() :]) if code else ("", e164.lstrip("+"))
        zero = _DIGITS_OF_EACH["0"]
        abroad = rf"(?:\+|{zero}{zero})?{_spelled(country)}{_LOOSE}{zero}?"
        end = rf"{_spelled(digits)}(?!\d)"
        self._end = re.compile(end)  # looked for first: it takes a tenth of the time
        self._whole = re.compile(rf"(?<!\d)(?:(?:{abroad}|{zero}){_LOOSE})?{end}")

    def finds(self, text: str) -> bool:
        """Tell whether the number stands in a text."""
        return bool(self._end.search(text) and self._whole.search(text))

    def replaced(self, text: str, put: Callable[[str], str]) -> str:
        """Return a text with ``put`` of what was written in the place of the number."""
        return self._whole.sub(lambda found: put(found[0]), text)


def _spelled(digits: str) -> str:
    return _LOOSE.join(_DIGITS_OF_EACH[digit] for digit in digits)
