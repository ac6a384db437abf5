"""Which phone numbers each service takes, as canonical digits such as `66812345678`."""

import re

_THAI = re.compile(r"66[689]\d{8}")
_THAI_LOCAL = re.compile(r"0[689]\d{8}")
_ANY = re.compile(r"[1-9]\d{7,14}")
_INDIAN_LOCAL = re.compile(r"[6-9]\d{9}")
_KENYAN_LOCAL = re.compile(r"0[17]\d{8}")


def thai(written: str) -> str | None:
    """ThaiBulkSMS: `0812345678`, `66812345678`, `+66812345678` or any other `+` E.164."""
    if _THAI_LOCAL.fullmatch(written):
        return "66" + written[1:]
    digits = written.removeprefix("+")
    if digits.startswith("66"):
        return digits if _THAI.fullmatch(digits) else None
    return digits if written.startswith("+") and _ANY.fullmatch(digits) else None


def indian(written: str) -> str | None:
    """TheSMSBuddy: with country prefix; ten Indian digits get `91`."""
    digits = written.removeprefix("+")
    if _INDIAN_LOCAL.fullmatch(digits):
        return "91" + digits
    return digits if _ANY.fullmatch(digits) and len(digits) > 10 else None


def kenyan(written: str) -> str | None:
    """Sendbulk: international digits, or `07XXXXXXXX`."""
    if _KENYAN_LOCAL.fullmatch(written):
        return "254" + written[1:]
    return written if _ANY.fullmatch(written) and len(written) > 10 else None


def with_country_code(written: str) -> str | None:
    """TheSMSPoint: digits along with the country code, nothing else."""
    return written if _ANY.fullmatch(written) and len(written) > 10 else None


def show(number: str, style: str) -> str:
    """`number` as a reply writes it: `digits`, `plus` or `local` (0812…)."""
    if style == "plus":
        return "+" + number
    if style == "local" and _THAI.fullmatch(number):
        return "0" + number[2:]
    return number
