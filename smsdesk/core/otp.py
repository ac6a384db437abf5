"""One-time codes: what may be asked for, making one, and checking one that nobody else checks.

The bounds are those of TheSMSBuddy's manual (4 to 10 digits, a minute to a day), and hold for codes
that this program makes itself as well.
"""

import hmac
import secrets
from base64 import b64decode, b64encode
from hashlib import scrypt

from smsdesk.core.errors import InputError
from smsdesk.core.models import OtpRequest

MARK = "{#otp#}"
"""Where the code stands in the text, as TheSMSBuddy's manual writes it."""

LEAST_DIGITS, MOST_DIGITS, USUAL_DIGITS = 4, 10, 6
MOST_MINUTES = 1440
OWN_MINUTES = 10
"""How long a code of our own is good for, where nothing else is asked."""
MOST_TRIES = 5

_SALT_BYTES = 16
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


def check_request(asked: OtpRequest) -> None:
    """Raise InputError for what no service takes: digits, minutes, a code, or a text without it."""
    if asked.digits and not LEAST_DIGITS <= asked.digits <= MOST_DIGITS:
        raise InputError("otp_digits", least=LEAST_DIGITS, most=MOST_DIGITS)
    if asked.minutes and not 1 <= asked.minutes <= MOST_MINUTES:
        raise InputError("otp_minutes", most=MOST_MINUTES)
    if asked.code:
        check_code(asked.code)
    if asked.text.count(MARK) != 1:
        raise InputError("otp_text", mark=MARK)


def check_code(code: str) -> None:
    """Raise InputError for what cannot be a code. The code is not in the error."""
    if not (code.isascii() and code.isdigit() and LEAST_DIGITS <= len(code) <= MOST_DIGITS):
        raise InputError("otp_code", least=LEAST_DIGITS, most=MOST_DIGITS)


def new_code(digits: int) -> str:
    """Make a code that nobody can guess."""
    return "".join(secrets.choice("0123456789") for _ in range(digits or USUAL_DIGITS))


def sealed(code: str) -> str:
    """Return what a code can be checked by and not be read from: a salt and a slow hash."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"{_text(salt)}.{_text(_hash(code, salt))}"


def fits(code: str, seal: str) -> bool:
    """Tell whether a code is the one that was sealed."""
    salt, _, kept = seal.partition(".")
    return hmac.compare_digest(_hash(code, b64decode(salt)), b64decode(kept))


def _hash(code: str, salt: bytes) -> bytes:
    return scrypt(code.encode(), salt=salt, **_COST)


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
