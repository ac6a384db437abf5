"""The design's values, read once from the shipped file."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtCore import QJsonDocument

from smsdesk.paths import resource


class TypeStyle(NamedTuple):
    """A size in pixels at 100 % and a weight."""

    px: int
    weight: int


class Tokens(NamedTuple):
    """Colours by theme and name, and the kinds of text."""

    family: str
    light: Mapping[str, str]
    dark: Mapping[str, str]
    type: Mapping[str, TypeStyle]


@cache
def tokens() -> Tokens:
    """Return the design's values."""
    # Qt's own reader: Python's json would be one import more before the first paint.
    raw: Any = QJsonDocument.fromJson(resource("style", "tokens.json").read_bytes()).toVariant()
    kinds = {name: TypeStyle(value["px"], value["weight"]) for name, value in raw["type"].items()}
    return Tokens(raw["family"], raw["light"], raw["dark"], kinds)
