"""Keeping keys and phone numbers out of logs, evidence and exception texts."""

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\+?[0-9]{2})[0-9]{2,9}([0-9]{4})(?![0-9A-Za-z])")
_SECRET = re.compile(
    r"""(?ix) (\b(?:api[_-]?key|key|apikey|secret|api[_-]?secret|token|otp|pin|password|partnerid)
        ["']?\s*[:=]\s*["']?) [^\s"'&,;}]+"""
)
_AUTH = re.compile(r"(?i)\b(basic|bearer)\s+[a-z0-9+/=._-]+")


def mask_numbers(text: str) -> str:
    """Replace the middle of every run of 8 to 15 digits, as in ``66•••5678``."""
    return _NUMBER.sub(r"\1•••\2", text)


def mask_secrets(text: str, secrets: Iterable[str] = ()) -> str:
    """Remove the given secrets, credentials after their names, and authorization headers."""
    for secret in sorted((s for s in secrets if s), key=len, reverse=True):
        text = text.replace(secret, "•••")
    return _AUTH.sub(r"\1 •••", _SECRET.sub(r"\1•••", text))
