"""Reading answers strictly: a body that is not exactly what it should be proves nothing."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

_NO_DIGITS = re.compile("[^0-9]+")
_LONGEST_ID = 200
_LONGEST_WORD = 100
_MOST_DIGITS = 20
_MOST = 10**_MOST_DIGITS


class Unreadable(Exception):
    """The answer does not have the documented shape."""


def strict_json(body: bytes) -> Any:
    """Parse JSON after BOM and whitespace; duplicate keys, NaN and mad depth are unreadable."""
    try:
        return json.loads(
            body.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_refuse
        )
    except (ValueError, RecursionError) as exc:
        raise Unreadable(type(exc).__name__) from exc


def an_object(value: Any) -> Mapping[str, Any]:
    """Return a JSON object, or raise Unreadable."""
    if not isinstance(value, dict):
        raise Unreadable("object")
    return value


def a_list(value: Any) -> list[Any]:
    """Return a JSON array, or raise Unreadable."""
    if not isinstance(value, list):
        raise Unreadable("array")
    return value


def a_text(value: Any) -> str:
    """Return a text or a whole number as text (ids arrive as either)."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Unreadable("text")


def an_id(value: Any) -> str:
    """Return an id that is not blank and can be shown, always as text."""
    found = a_text(value)
    if not (found.isprintable() and 0 < len(found) <= _LONGEST_ID):
        raise Unreadable("id")
    return found


def a_word(value: Any) -> str:
    """Return a service's own word as it can be shown and kept: one line, not too long."""
    found = a_text(value)
    if not found or len(found) > _LONGEST_WORD or not found.isprintable():
        raise Unreadable("word")
    return found


def rows_of(value: Any) -> list[Mapping[str, Any]]:
    """Return a JSON array of objects, or raise Unreadable."""
    return [an_object(row) for row in a_list(value)]


def a_number(value: Any) -> Decimal:
    """Return a number that may arrive as a numeric text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Unreadable("number")
    try:
        number = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation as exc:
        raise Unreadable("number") from exc
    if not number.is_finite() or number.adjusted() > _MOST_DIGITS:
        raise Unreadable("number")
    return number


def a_whole(value: Any) -> int:
    """Return a whole number that may arrive as a numeric text."""
    if type(value) is int and -_MOST < value < _MOST:
        return value
    number = a_number(value)
    if number != number.to_integral():
        raise Unreadable("whole number")
    return int(number)


def digits(value: Any) -> str:
    """Return a phone number's digits with the country code; a Thai 0 becomes 66."""
    return digits_of(a_text(value))


def digits_of(found: str) -> str:
    """Return what ``digits`` does, of a text."""
    if not (found.isascii() and found.isdigit()):
        found = _NO_DIGITS.sub("", found)
    return "66" + found[1:] if found.startswith("0") and not found.startswith("00") else found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
