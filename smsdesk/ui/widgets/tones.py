"""Tones: what a colour means, and which tokens paint it."""

from typing import NamedTuple


class Tone(NamedTuple):
    """The tokens of one meaning, and the icon that goes with it where none is given."""

    plain: str
    soft: str
    words: str
    icon: str


TONES = {
    "neutral": Tone("muted", "hover", "muted", "circle-pause"),
    "accent": Tone("accent", "accent_soft", "accent_text", "info"),
    "ok": Tone("ok", "ok_soft", "ok_text", "circle-check"),
    "warn": Tone("warn", "warn_soft", "warn_text", "triangle-alert"),
    "block": Tone("block", "block_soft", "block_text", "octagon-x"),
    "unknown": Tone("unknown", "unknown_soft", "unknown_text", "circle-question-mark"),
}
