"""Keeping keys and phone numbers out of logs, evidence and exception texts."""

import json
import re
import string
from collections.abc import Iterable, Iterator
from urllib.parse import quote

_DIGITS = re.compile(r"[0-9]{8,}")
_LETTER = frozenset(string.ascii_letters + string.digits)
_PLUS = re.compile(r"%2[Bb]")
_LONGEST_NUMBER = 15
_SECRET = re.compile(
    r"""(?ix) (\b(?:api[_-]?key|key|apikey|secret|api[_-]?secret|token|otp|pin|password|partnerid)
        ["']?\s*[:=]\s*["']?) [^\s"'&,;}]+"""
)
_NAMES = ("key", "secret", "token", "otp", "pin", "password", "partnerid")
"""In each name that ``_SECRET`` knows stands one of these: most texts need no closer look."""
_AUTH = re.compile(r"(?i)\b(basic|bearer)\s+[a-z0-9+/=._-]+")


def mask_numbers(text: str) -> str:
    """Replace the middle of every run of 8 to 15 digits, as in ``66•••5678``."""
    return _DIGITS.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    """Mask a run of digits that is no part of a word; a + may be written as %2B."""
    text, start, end = found.string, found.start(), found.end()
    number = found[0]
    if len(number) > _LONGEST_NUMBER or text[end : end + 1] in _LETTER:
        return number
    before = text[start - 1 : start]  # a Thai letter there does not make it a part of a word
    if before in _LETTER and not _PLUS.fullmatch(text, max(start - 3, 0), start):
        return number
    return f"{number[:2]}•••{number[-4:]}"


def mask_secrets(text: str, secrets: Iterable[str] = ()) -> str:
    """Remove the given secrets, credentials after their names, and authorization headers."""
    written = {form for secret in secrets if secret for form in _forms(secret)}
    for form in sorted(written, key=len, reverse=True):
        text = text.replace(form, "•••")
    small = text.lower()
    if any(name in small for name in _NAMES):
        text = _SECRET.sub(r"\1•••", text)
    if "basic" in small or "bearer" in small:
        text = _AUTH.sub(r"\1 •••", text)
    return text


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it may be written back: plain, in a URL, in JSON, in PHP's JSON."""
    yield secret
    yield quote(secret, safe="")
    quoted = json.dumps(secret)[1:-1]
    yield quoted
    yield quoted.replace("/", "\\/")
