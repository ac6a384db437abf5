"""CSV and other text tables: which encoding, which separator, and the records.

The encoding is the one that a byte order mark names; else UTF-8 where the whole file is UTF-8;
else CP874 (Thai Windows; TIS-620 is a part of it) where that gives plausible Thai; else what
charset-normalizer thinks. The separator is the one by which the first records agree best.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final, Literal, TextIO

from smsdesk.core.errors import InputError
from smsdesk.files.table import LOOKED_AT, Batch, Table, make_header

MOST_BYTES: Final = 200 * 1024 * 1024
DELIMITERS: Final = ",;\t|"

_SAMPLE: Final = 256 * 1024
_BLOCK: Final = 1024 * 1024
_SNIFFED: Final = 100
_END: Final = "\x1fend"
"""A line put after the last one: it comes back alone unless a quote was left open."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAME_AS_CP874: Final = {"tis-620", "tis620", "windows-874", "iso8859-11", "iso-8859-11"}


@dataclass(frozen=True, slots=True)
class Text:
    """Text that can be read again and again. ``lines`` is about how many there are."""

    open: Callable[[], TextIO]
    encoding: str
    lines: int
    nul: bool
    sample: str
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL


def open_csv(
    path: Path,
    *,
    header_row: int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Table:
    """Open a text table; ``header_row``, ``encoding`` and ``delimiter`` are what the user said.

    Raises InputError: file_too_large, wrong_encoding, no_such_encoding and what
    ``separated`` raises.
    """
    if path.stat().st_size > MOST_BYTES:
        raise InputError("file_too_large", most=MOST_BYTES // 1024**2)
    return separated(text_of(path, encoding), header_row, delimiter)


def separated(text: Text, header_row: int | None, wanted: str | None) -> Table:
    """Return text as a table of separated cells; a file and what was pasted are read alike.

    Raises InputError: no_such_delimiter, open_quote, empty_file, no_such_row, too_many_columns.
    """
    if wanted is not None and (len(wanted) != 1 or wanted not in DELIMITERS):
        raise InputError("no_such_delimiter", delimiter=wanted)
    marker = re.match(r"sep=(.)\r?\n", text.sample)
    delimiter = wanted or (marker[1] if marker else delimiter_of(text.sample))

    def read(size: int) -> Iterator[Batch]:
        return _records(text, delimiter, size, skip=1 if marker else 0)

    first = next(read(LOOKED_AT), Batch([], []))
    header, row, width = make_header(first, header_row)
    return Table(
        header=header,
        header_row=row,
        width=width,
        sheet="",
        sheets=(),
        hidden_rows=0,
        encoding=text.encoding.removesuffix("-sig"),
        delimiter=delimiter,
        expected=max(text.lines - row, 0),
        read=read,
    )


def _records(text: Text, delimiter: str, size: int, skip: int) -> Iterator[Batch]:
    with text.open() as file:
        lines: Iterable[str] = islice(file, skip, None) if skip else file
        if text.nul:
            lines = (line.replace("\0", "") for line in lines)
        records = csv.reader(chain(lines, (_END,)), delimiter=delimiter, quoting=text.quoting)
        number = 1
        while rows := _some(records, size, number):
            ended = rows[-1] == [_END]
            if ended:
                rows.pop()
            elif len(rows) < size:
                raise InputError("open_quote", row=number + len(rows) - 1)
            yield Batch(range(number, number + len(rows)), rows)  # type: ignore[arg-type]
            if ended:
                return
            number += len(rows)
    raise InputError("open_quote", row=number - 1)


def _some(records: Iterator[list[str]], size: int, number: int) -> list[list[str]]:
    try:
        return list(islice(records, size))
    except csv.Error as exc:  # a field beyond 131,072 characters: no cell is that long
        raise InputError("open_quote", row=number, detail=str(exc)) from exc
    except UnicodeError as exc:
        raise InputError("wrong_encoding", detail=type(exc).__name__) from exc


def text_of(path: Path, wanted: str | None) -> Text:
    """Find the encoding, reading the whole file once where that is needed to be sure."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    if wanted:
        encoding = encoding_named(wanted, head)
        lines, nul = _decode_all(path, encoding)
    else:
        encoding = encoding_marked(head)
        if encoding:
            lines, nul = _decode_all(path, encoding)
        else:
            encoding, lines, nul = _guessed(path, head)
    sample = codecs.getincrementaldecoder(encoding)().decode(head)
    opened = partial(path.open, encoding=encoding, newline="")
    return Text(opened, encoding, lines, nul, sample.replace("\0", ""))


def encoding_named(wanted: str, head: bytes) -> str:
    """Return Python's name of an encoding of text. Raises InputError no_such_encoding."""
    encoding = wanted.strip().lower().replace("_", "-")
    if encoding in _SAME_AS_CP874:
        return "cp874"
    if encoding in ("utf-8", "utf8"):
        return "utf-8-sig"
    try:
        b"aaaa".decode(encoding, "replace")
        codecs.getincrementaldecoder(encoding)
    except (LookupError, UnicodeError) as exc:  # rot13 and its like are no encodings of text
        raise InputError("no_such_encoding", encoding=wanted) from exc
    if encoding in ("utf-16", "utf16") and not encoding_marked(head):
        return "utf-16-le"
    return encoding


def encoding_marked(head: bytes) -> str:
    """Return the encoding that a byte order mark, or the zeros of plain text in UTF-16, tell."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd > len(head) / 8:
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _guessed(path: Path, head: bytes) -> tuple[str, int, bool]:
    try:
        return "utf-8", *_decode_all(path, "utf-8")
    except InputError:
        encoding = _legacy(head)
        return encoding, *_decode_all(path, encoding)


def _legacy(head: bytes) -> str:
    """Choose between CP874 and what charset-normalizer says."""
    try:
        if _plausible_thai(head.decode("cp874")):
            return "cp874"
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 60 ms, seldom needed

    best = from_bytes(head).best()
    return best.encoding if best else "cp874"


_THAI_RUN: Final = re.compile("[\u0e01-\u0e5b]{2,}")
_THAI_SLIPS: Final = re.compile("[^\u0e01-\u0e5b][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
"""A vowel or tone mark that stands on nothing Thai."""


def _plausible_thai(text: str) -> bool:
    thai = sum(map(len, _THAI_RUN.findall(text)))
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    slips = len(_THAI_SLIPS.findall(text))
    return thai >= 0.8 * beyond_ascii and slips * 20 <= thai


def _decode_all(path: Path, encoding: str) -> tuple[int, bool]:
    """Decode the whole file; return about how many lines it has and whether it has NULs.

    Raises InputError where the bytes are not of that encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, nul, last = 0, False, "\n"
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                text = decoder.decode(block)
                lines += text.count("\n") or text.count("\r")
                nul = nul or "\0" in text
                last = text[-1:] or last
        decoder.decode(b"", final=True)
    except UnicodeError as exc:
        raise InputError("wrong_encoding", encoding=encoding) from exc
    return lines + (last not in "\r\n"), nul


def delimiter_of(sample: str) -> str:
    """Return the separator by which the first records have the same number of cells."""
    cut = len(sample) > _SAMPLE // 8  # the sample of a longer file ends within a record
    complete = sample[: sample.rfind("\n") + 1] if cut else sample
    for strict in (True, False):
        scored = [
            (*_agreement(complete, delimiter, strict=strict), -at, delimiter)
            for at, delimiter in enumerate(DELIMITERS)
        ]
        share, width, _order, best = max(scored)
        if share and width > 1:
            return best
    return ","


def _agreement(sample: str, delimiter: str, *, strict: bool) -> tuple[float, int]:
    """Return the share of records with the usual number of cells (above one), and that number."""
    records = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=strict)
    widths: Counter[int] = Counter()
    try:
        for record in islice(records, _SNIFFED):
            if any(record):
                widths[len(record)] += 1
    except csv.Error:
        return 0.0, 0
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return (count / widths.total(), width) if width > 1 else (0.0, width)
