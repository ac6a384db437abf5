"""The design's values, read once from the shipped file."""

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

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
    raw = json.loads(resource("style", "tokens.json").read_text(encoding="utf-8"))
    kinds = {name: TypeStyle(value["px"], value["weight"]) for name, value in raw["type"].items()}
    return Tokens(raw["family"], raw["light"], raw["dark"], kinds)
