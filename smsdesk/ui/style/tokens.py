"""The design's values, read once from the shipped file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from smsdesk.paths import resource


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A size in pixels at 100 % and a weight."""

    px: int
    weight: int


@dataclass(frozen=True, slots=True)
class Tokens:
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
