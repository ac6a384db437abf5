"""Rows that were pasted: cells from Excel, lines from a LINE chat, one number a line.

What Excel puts on the clipboard is separated by tabs and quoted like CSV, and read as such. Lines
that hold a number among words ("10:32 สมชาย 081-234-5678") become two columns, number and name.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Final

from smsdesk.core.errors import InputError
from smsdesk.files.csv_file import Text, delimiter_of, separated
from smsdesk.files.table import LOOKED_AT, Batch, Table

MOST_CHARACTERS: Final = 10 * 1024 * 1024

_SAMPLE: Final = 256 * 1024
_ENGLISH: Final = ("phone", "name")
_THAI: Final = ("เบอร์โทร", "ชื่อ")

# Every repetition has an end: a pasted line may be megabytes long.
_GAP: Final = r"[\s().\-\u2010-\u2013]"
_DATE: Final = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
_HOUR: Final = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[AP]M|น\.))?"
_STARTS: Final = rf"(?<![\dA-Za-z+]) (?!{_DATE})"
_ENDS: Final = r"(?![.\-]?\d)"
_NUMBER: Final = re.compile(
    rf"""{_STARTS} (?:
      \(? [0๐Oo] (?:{_GAP}{{0,2}}\d){{8,9}}                      # 081-234-5678, 02 118 4400
    | \(? (?:\+|00{_GAP}?)? 66 (?:{_GAP}{{0,3}}\(?0\)?)? (?:{_GAP}{{0,3}}\d){{8,9}}  # +66 (0) 81…
    | \(? \+\d (?:[ .\-]?\d){{6,14}}                             # +44 7911 123456
    | [689๖๘๙]\d{{8}}                                            # 812345678: Excel ate the 0
    | \d[.,\d]{{0,20}}[eE]\+?\d{{1,3}}                           # 6.68E+10
    ) {_ENDS}""",
    re.VERBOSE,
)
_TOO_LONG: Final = re.compile(rf"{_STARTS} \d(?:[.\-]?\d){{8,30}}", re.VERBOSE)
"""Digits that are no number: shown as such where a line has none, so that they are refused."""
_SAID_AT: Final = re.compile(rf"\s*\[?(?:{_DATE},?\s+)?{_HOUR}\]?\s+", re.IGNORECASE)
"""What LINE puts before a message."""
_LISTED: Final = re.compile(r"\s*(?![0๐])\d{1,4}[.)](?:\s+|(?!\d))")
"""A numbered list's own number."""
_LABEL: Final = re.compile(
    r"(?:เบอร์(?:โทร(?:ศัพท์)?|มือถือ)?|โทร(?:ศัพท์)?|มือถือ|\b(?:tel|phone|mobile))[.:\s]{0,9}$",
    re.IGNORECASE,
)
_EDGES: Final = " \t,;|:=/-\u2013()•·*"


def read_pasted(text: str, *, header_row: int | None = None, delimiter: str | None = None) -> Table:
    """Return what was pasted as a table; rows keep the number of their line or record.

    Lines with a number among words become columns of numbers and names, without a header row
    and without a delimiter. Raises InputError: pasted_too_large, nothing_pasted,
    no_such_delimiter, no_such_row, too_many_columns.
    """
    if len(text) > MOST_CHARACTERS:
        raise InputError("pasted_too_large", most=MOST_CHARACTERS // 1024**2)
    text = text.removeprefix("\ufeff").replace("\0", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError("nothing_pasted")
    if delimiter is None and _holds_lines(text):
        return _lines(text.removesuffix("\n").split("\n"), header_row or 0)
    opened = partial(io.StringIO, text, newline="")
    pasted = Text(opened, "", text.count("\n") + 1, nul=False, sample=text[:_SAMPLE])
    try:
        table = separated(pasted, header_row, delimiter)
        for _batch in table.batches():  # to its end, where an open quote shows
            pass
    except InputError as exc:
        if exc.code == "empty_file":  # marks alone
            raise InputError("nothing_pasted") from exc
        if exc.code != "open_quote":
            raise
        return separated(replace(pasted, quoting=csv.QUOTE_NONE), header_row, delimiter)
    return table


def _holds_lines(text: str) -> bool:
    """Tell whether these are lines with numbers among words, and not cells."""
    lines = [line for line in islice(io.StringIO(text), LOOKED_AT) if not line.isspace()]
    if sum(bool(_SAID_AT.match(line)) for line in lines) * 2 > len(lines):
        return True
    delimiter = delimiter_of(text[:_SAMPLE])
    records = _records(text, delimiter)
    wide = [record for record in records if len(record) > 1]
    if wide and len(wide) * 10 >= len(records) * 9:
        cells = [bool(_NUMBER.fullmatch(cell.strip())) for record in wide for cell in record]
        if delimiter == "\t" or (any(cells) and not all(cells)):
            return False
        if all(cells):  # commas between numbers
            return True
    found = [(line.strip(), _parted(line)[0]) for line in lines]
    mixed = [bool(number) and number != line for line, number in found]
    return sum(mixed) * 2 >= sum(bool(number) for _line, number in found) > 0


def _records(text: str, delimiter: str) -> list[list[str]]:
    """Return the first records that hold anything."""
    file = io.StringIO(text, newline="")
    try:
        records = list(islice(csv.reader(file, delimiter=delimiter, strict=True), LOOKED_AT))
    except csv.Error:  # quotation marks that are only text
        file.seek(0)
        records = [line.split(delimiter) for line in islice(file, LOOKED_AT)]
    return [record for record in records if any(map(str.strip, record))]


def _lines(lines: Sequence[str], header_row: int) -> Table:
    """Return one row a line: its numbers, and the words around them."""
    if header_row > len(lines):
        raise InputError("no_such_row", row=header_row)
    thai = any("\u0e01" <= letter <= "\u0e5b" for line in lines[:LOOKED_AT] for letter in line)

    def read(size: int) -> Iterator[Batch]:
        for at in range(0, len(lines), size):
            rows = [list(_parted(line)) for line in lines[at : at + size]]
            yield Batch(range(at + 1, at + 1 + len(rows)), [*rows])

    return Table(
        header=_THAI if thai else _ENGLISH,
        header_row=header_row,
        width=2,
        sheet="",
        sheets=(),
        hidden_rows=0,
        encoding="",
        delimiter="",
        expected=len(lines) - header_row,
        read=read,
    )


def _parted(line: str) -> tuple[str, str]:
    """Return a line's numbers, as written, and its words.

    Digits without letters and without a number are taken for a number that is wrong, or a date.
    """
    before = _SAID_AT.match(line) or _LISTED.match(line)
    line = line[before.end() :] if before else line
    numbers: list[str] = []
    words: list[str] = []
    at = 0
    for found in [*_NUMBER.finditer(line)] or _TOO_LONG.finditer(line):
        words.append(_LABEL.sub("", line[at : found.start()]))
        number = found[0].strip()
        numbers.append(number if ")" in number else number.lstrip("("))
        at = found.end()
    words.append(line[at:])
    said = " ".join(filter(None, (" ".join(part.strip(_EDGES).split()) for part in words)))
    wrong = any(map(str.isdigit, said)) and not any(map(str.isalpha, said))
    if wrong and not numbers and not re.match(_DATE, said):
        return said, ""
    return ", ".join(numbers), said
