"""What is typed into a search, as FTS5 and LIKE take it.

The indexes know which three-letter pieces stand in a row, not where (``detail = none``): what they
find is looked at itself. Under three letters they find nothing, and there is no ``match``.
"""

from typing import Final

_MOST_PIECES: Final = 8
"""Each more narrows what is found by little, and takes its time."""
_PIECE: Final = 3
_ESCAPES = str.maketrans({sign: "\\" + sign for sign in "\\%_"})


def escaped(text: str) -> str:
    r"""Return text as a LIKE pattern that finds just that, with ``ESCAPE '\'``."""
    return text.translate(_ESCAPES)


def containing(text: str) -> str:
    r"""Return the LIKE pattern of what contains a text, with ``ESCAPE '\'``."""
    return f"%{escaped(text)}%"


def only_digits(search: str) -> str:
    """Return the digits of a search for a number, as in E.164 without a leading 0; else ""."""
    text = search.strip()
    if text.strip("0123456789+-. ()"):
        return ""
    return "".join(filter(str.isdecimal, text)).removeprefix("0")


def match(text: str, digits: str) -> str:
    """Return the FTS5 query whose rows hold the search, and others; "" where it cannot tell."""
    sought = [digits] if digits and digits in text else [text, digits] if digits else [text]
    if min(map(len, sought)) < _PIECE or "\0" in text:
        return ""
    return " OR ".join(f"({' AND '.join(_pieces(one))})" for one in sought)


def _pieces(text: str) -> list[str]:
    pieces = list(dict.fromkeys(text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1)))
    if len(pieces) > _MOST_PIECES:  # from all over it: pieces side by side tell the same
        step = (len(pieces) - 1) / (_MOST_PIECES - 1)
        pieces = [pieces[round(step * one)] for one in range(_MOST_PIECES)]
    return ['"' + piece.replace('"', '""') + '"' for piece in pieces]
