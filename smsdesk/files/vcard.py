"""vCard files (2.1, 3.0 and 4.0) as phones, Outlook, Google and iCloud write them, as a table.

Each card is a row, numbered from 1. Its best number for an SMS stands under "phone", the others
under "phone 2" and so on: nobody has to say which of two in a cell is meant.

It is our own: few properties are wanted, and they must be found in cards that break the rules, with
letters that folding cuts in two or that are not those the card names. vobject stops at a soft line
break unless it is told of it, takes several times as long and wants three libraries more.
"""

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final

from smsdesk.core.errors import InputError
from smsdesk.core.phone import parse_many
from smsdesk.core.thai_text import with_title
from smsdesk.files.csv_file import MOST_BYTES, encoding_marked, encoding_named
from smsdesk.files.table import Batch, Table

SUFFIXES: Final = (".vcf", ".vcard")

_MOST_PHONES: Final = 9
_COLUMNS: Final = {  # property: its heading in English and in Thai
    "FN": ("name", "ชื่อ"),
    "TEL": ("phone", "เบอร์โทร"),
    "NICKNAME": ("nickname", "ชื่อเล่น"),
    "ORG": ("company", "บริษัท"),
    "EMAIL": ("e-mail", "อีเมล"),
    "BDAY": ("birthday", "วันเกิด"),
    "NOTE": ("note", "หมายเหตุ"),
}
_THAI: Final = re.compile("[\u0e01-\u0e5b]")
_PROPERTY: Final = re.compile(
    rb"""\s* (?:[\w-]++\.)? (?P<name>BEGIN|END|FN|N|TEL|NICKNAME|ORG|EMAIL|BDAY|NOTE)
    (?P<options> (?: ; (?: [^":;] | "[^"]*" )*+ )*+ ) :   # ;TYPE="cell,voice";PREF=1
    (?P<value> .*)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_QUOTED: Final = re.compile(rb"[;=]QUOTED-PRINTABLE\b", re.IGNORECASE)
_CHARSET: Final = re.compile(rb";CHARSET=\"?([\w-]+)", re.IGNORECASE)
_MOBILE: Final = re.compile(rb"\b(?:CELL|MOBILE|IPHONE)\b", re.IGNORECASE)
_TEL_URI: Final = re.compile(r"(?:uri:)?tel:", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_PARTS: Final = re.compile(r"(?<!\\);")
_DAY: Final = re.compile(r"(?:--|1604-?|(\d{4})-?)(\d\d)-?(\d\d)(?:T.*)?")
"""A birthday; "--" stands for no year, and iCloud's 1604 too."""


def begins_card(head: bytes) -> bool:
    """Tell whether a file that begins so is a vCard, in UTF-16 too."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain[:11].upper() == b"BEGIN:VCARD"


def open_vcard(path: Path, *, encoding: str | None = None) -> Table:
    """Open a vCard file; ``encoding`` is what the user said, against what the cards say.

    Columns that are empty in every card are left out. Raises InputError: file_too_large,
    no_such_encoding, wrong_encoding, unknown_format (no card in it), broken_card.
    """
    if path.stat().st_size > MOST_BYTES:
        raise InputError("file_too_large", most=MOST_BYTES // 1024**2)
    cards = _Cards(path, encoding)
    count, phones, thai = 0, 1, False
    filled = {"FN", "TEL"}
    for card in cards:
        count += 1
        phones = max(phones, len(card["TEL"]))
        filled.update(name for name, texts in card.items() if texts)
        thai = thai or any(map(_THAI.search, chain.from_iterable(card.values())))
    if not count:
        raise InputError("unknown_format", file=path.name)
    columns = [name for name in _COLUMNS if name in filled]
    phones = min(phones, _MOST_PHONES)

    def read(size: int) -> Iterator[Batch]:
        rows = (_row(card, columns, phones) for card in cards)
        number = 1
        while some := list(islice(rows, size)):
            yield Batch(range(number, number + len(some)), [*some])
            number += len(some)

    header = _header(columns, phones, thai=thai)
    return Table(
        header=header,
        header_row=0,
        width=len(header),
        sheet="",
        sheets=(),
        hidden_rows=0,
        encoding=cards.encoding,
        delimiter="",
        expected=count,
        read=read,
        phone=columns.index("TEL"),
    )


Card = dict[str, list[str]]
"""The texts of a card by property, its numbers with the one most fit for an SMS before."""


def _header(columns: Iterable[str], phones: int, *, thai: bool) -> tuple[str, ...]:
    names: list[str] = []
    for column in columns:
        name = _COLUMNS[column][thai]
        more = phones if column == "TEL" else 1
        names += [name, *(f"{name} {number}" for number in range(2, more + 1))]
    return tuple(names)


def _row(card: Card, columns: Iterable[str], phones: int) -> list[str]:
    row: list[str] = []
    for column in columns:
        texts = card[column]
        apart = phones - 1 if column == "TEL" else 0
        row += [*texts[:apart], *[""] * (apart - len(texts)), ", ".join(texts[apart:])]
    return row


@dataclass(slots=True)
class _Cards:
    """The cards of a file, read anew each time; ``encoding`` is sure after the first."""

    path: Path
    told: str | None
    encoding: str = ""
    _wide: str = ""
    _usual: str = "utf-8"

    def __post_init__(self) -> None:
        with self.path.open("rb") as file:
            head = file.read(4096)
        if self.told:
            self.told = encoding_named(self.told, head).removesuffix("-sig")
        found = self.told or encoding_marked(head).removesuffix("-sig")
        self.encoding = found or "utf-8"
        self._wide = found if found.startswith(("utf-16", "utf-32")) else ""
        self._usual = "utf-8" if self._wide else self.encoding

    def __iter__(self) -> Iterator[Card]:
        number = 0
        card: _Draft | None = None
        for line in _unfolded(self._lines()):
            found = _PROPERTY.match(line)
            name = found["name"].decode().upper() if found else ""
            if name == "BEGIN":
                number += 1
                if card is not None:
                    raise InputError("broken_card", card=number - 1)
                card = _Draft()
            elif card is not None and name == "END":
                yield card.finished()
                card = None
            elif card is not None and found is not None:
                card.add(name, found["options"], self._text(found["options"], found["value"]))
        if card is not None:
            raise InputError("broken_card", card=number)

    def _lines(self) -> Iterator[bytes]:
        """Give the lines in bytes, since folding may cut a letter in two."""
        if not self._wide:
            with self.path.open("rb") as file:
                yield file.readline().removeprefix(b"\xef\xbb\xbf")
                yield from file
            return
        try:
            with self.path.open(encoding=self._wide, newline="") as file:
                yield from (line.removeprefix("\ufeff").encode() for line in file)
        except UnicodeError as exc:
            raise InputError("wrong_encoding", encoding=self._wide) from exc

    def _text(self, options: bytes, value: bytes) -> str:
        """Return a value's text: in the letters that were told, that the card says, or usual."""
        if _QUOTED.search(options):
            value = quopri.decodestring(value)
        charset = _CHARSET.search(options)
        said = charset[1].decode("ascii", "replace") if charset and not self.told else ""
        try:
            return value.decode(encoding_named(said, b"") if said else self._usual)
        except (UnicodeError, InputError):
            if not said and not self.told:
                self._usual = self.encoding = "cp874"
            return value.decode(self._usual, "replace")


@dataclass(slots=True)
class _Draft:
    """A card that is being read: its texts, and which of its numbers are said to be mobile."""

    texts: Card = field(default_factory=lambda: {name: [] for name in (*_COLUMNS, "N")})
    mobile: dict[str, bool] = field(default_factory=dict)

    def add(self, name: str, options: bytes, value: str) -> None:
        """Take in a property."""
        parts = _PARTS.split(value) if name in ("N", "ORG") else [value]
        parts = [_ESCAPED.sub(_unescaped, part).strip() for part in parts]
        if name == "N":
            family, given, middle, title, after = [*parts, "", "", "", "", ""][:5]
            parts = [with_title(title, " ".join(filter(None, (given, middle, family, after))))]
        text = " ".join(filter(None, parts))
        if text and name == "TEL":
            number = _TEL_URI.sub("", text, count=1)
            self.mobile[number] = self.mobile.get(number, False) or bool(_MOBILE.search(options))
        elif text:
            self.texts[name].append(_day(text) if name == "BDAY" else text)

    def finished(self) -> Card:
        """Return the card with one name, and each number once, mobile ones before the others."""
        texts = self.texts
        texts["FN"] = [*texts["FN"], *texts.pop("N"), *texts["NICKNAME"], *texts["ORG"]][:1]
        ranked = sorted(
            parse_many([*self.mobile]),
            key=lambda number: (not number.usable, not self.mobile[number.written]),
        )
        once: dict[str, str] = {}
        for number in ranked:
            once.setdefault(number.e164 or number.written, number.written)
        texts["TEL"] = [*once.values()]
        return texts


def _unfolded(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join the lines of each property: folded ones, and those with a soft line break."""
    held: list[bytes] = []
    quoted = False
    for raw in lines:
        line = raw.rstrip(b"\r\n")
        if quoted and held[-1].endswith(b"="):
            held[-1] = held[-1][:-1]
            held.append(line[1:] if line[:2] in (b" =", b"\t=") else line)
        elif held and line[:1] in (b" ", b"\t"):
            held.append(line[1:])
        else:
            yield b"".join(held)
            held = [line]
            quoted = bool(_QUOTED.search(line.partition(b":")[0]))
    yield b"".join(held)


def _day(text: str) -> str:
    """Return a birthday as 1985-04-12 or, without its year, 04-12; else as it is written."""
    found = _DAY.fullmatch(text)
    return "-".join(filter(None, found.groups())) if found else text


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else str(found[1])
