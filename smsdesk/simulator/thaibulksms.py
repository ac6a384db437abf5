"""ThaiBulkSMS API v2: `/sms`, `/credit`, and the OTP service v1 and v2.

Beyond the documents, decided here: a missing field is 56, an empty one its own code; all numbers
bad is 400/114 (setting `all_bad` = `empty_list` for the other reading); a wrong PIN is HTTP 400.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from smsdesk.simulator import numbers
from smsdesk.simulator.account import BANGKOK, Message, Twist
from smsdesk.simulator.calls import BadBody, Call, Reply, as_text
from smsdesk.simulator.parts import count_parts
from smsdesk.simulator.service import Service, counter, token

_ERRORS: Mapping[int, tuple[int, str, str]] = {
    1: (500, "ERROR_SYSTEM_FAILURE", "System Failure."),
    2: (405, "ERROR_METHOD_NOT_ALLOWED", "Method Not Allowed."),
    3: (404, "ERROR_NOT_FOUND", "Not Found."),
    56: (400, "ERROR_FORM", "Form is invalid."),
    100: (401, "ERROR_AUTHENTICATION_FAILED", "Authentication failed."),
    101: (403, "ERROR_API_KEY_SUSPENDED", "This API key has been suspended."),
    104: (403, "ERROR_IP_NOT_ALLOWED", "This IP is not allowed."),
    109: (400, "ERROR_FORCE", "Force is invalid."),
    110: (400, "ERROR_SENDER", "Sender is invalid."),
    111: (400, "ERROR_SENDER_NOT_FOUND", "Sender not found."),
    112: (400, "ERROR_MESSAGE", "The message is invalid."),
    113: (400, "ERROR_MESSAGE_TOO_LONG", "The message is too long."),
    114: (400, "ERROR_MSISDN", "MSISDN is invalid."),
    115: (400, "ERROR_MSISDN_EXCEEDED_LIMIT", "MSISDN exceeded the limit."),
    116: (423, "ERROR_INSUFFICIENT_CREDIT", "Insufficient credit."),
    118: (400, "ERROR_CALLBACK_URL", "Callback Url is invalid."),
    119: (
        400,
        "ERROR_CALLBACK_METHOD",
        "You can choose callback method are GET, POST or PUT method.",
    ),
    120: (
        400,
        "ERROR_SCHEDULED_DELIVERY",
        "Scheduled delivery must be ISO-8601 (RFC-3339) format",
    ),
    121: (
        400,
        "ERROR_SCHEDULED_DELIVERY_TOO_FAR",
        "Scheduled delivery must be less than 1 year.",
    ),
    122: (
        400,
        "ERROR_SCHEDULED_DELIVERY_TIMEZONE",
        "Scheduled delivery must be used Asia/Bangkok timezone (+07:00).",
    ),
    124: (400, "ERROR_TAGS_EXCEEDED_LENGTH", "Tags exceeded the limit."),
    132: (500, "ERROR_PUBLISH_OUTBOUND", "Cannot publish outbound SMS data."),
    136: (400, "ERROR_USER_TEMPLATE_NOT_MATCH", "User template not match."),
    137: (400, "ERROR_TTL_FORMAT", "ttl expire must be HH:mm format"),
    138: (
        400,
        "ERROR_TTL",
        "Expiration period is invalid, expire time must be more than 5 minutes and not more than "
        "11 hours.",
    ),
}

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_SENDER = re.compile(r"[A-Za-z0-9 ._-]{1,11}")
_EXPIRE = re.compile(r"(\d\d):([0-5]\d)")
_LONG_URL = re.compile(r"https?://\S+")
_SHORT_URL = "https://tbs.example/AbCd"
_TRACKING = "<TRACKING-URL>"
_OTP_LIFE = timedelta(minutes=5)


class _Refused(Exception):
    """The request ends with a documented error code."""

    def __init__(self, code: int) -> None:
        self.code = code


class ThaiBulkSMS(Service):
    """The Thai service: one text to up to 500 numbers, two pools of credits."""

    name = "thaibulksms"
    credentials: ClassVar = {
        "api_key": "practice-key",
        "api_secret": "practice-secret",
        "otp_key": "practice-otp-key",
        "otp_secret": "practice-otp-secret",
    }
    credits_granted: ClassVar = {"standard": 10_000, "corporate": 10_000, "otp": 1_000}
    settings: ClassVar = {
        "senders": ["SMS.", "Demo", "MySMS", "RIVERVIEW"],
        "batch_limit": 500,
        "max_parts": 10,
        "default_force": "standard",
        "credit_status": 423,  # 400 in the older document
        "credit_shape": "object",  # or number
        "all_bad": "error",  # or empty_list
        "otp_v2_wrapped": False,
    }
    number_key = "number"
    total_key = "total_use_credit"

    def respond(self, call: Call, twist: Twist) -> Reply:
        """Route by path, then by method."""
        if call.path in _OTP_PATHS:
            return self._otp(call, twist)
        method = _METHODS.get(call.path)
        if method is None:
            return self._error(3)
        if call.method != method:
            return self._error(2)
        if not self._is_logged_in(call):
            return self._error(100)
        return self._credit() if call.path == "/credit" else self._sms(call, twist)

    def is_send(self, method: str, path: str) -> bool:
        """Only a POST to `/sms` takes messages (one-time passwords aside)."""
        return method == "POST" and path == "/sms"

    def refusals(self) -> Mapping[str, Reply]:
        """The refusals of `/sms`."""
        words = {
            "login": 100,
            "forbidden": 104,
            "suspended": 101,
            "credit": 116,
            "sender": 111,
            "type": 109,
            "template": 136,
            "text": 112,
            "number": 114,
            "too_many": 115,
            "schedule": 122,
            "method": 2,
            "path": 3,
            "server": 1,
            "server_late": 132,
        }
        refusals = {word: self._error(code) for word, code in words.items()}
        unknown = {"code": 999, "name": "ERROR_SOMETHING_NEW", "description": "Something new."}
        return {**refusals, "unknown": Reply(400, {"error": unknown})}

    def rows(self, payload: Any) -> list[dict[str, Any]]:
        """The good numbers."""
        found = payload.get("phone_number_list", []) if isinstance(payload, dict) else []
        return found if isinstance(found, list) else []

    def contradict(self, payload: Any) -> None:
        """The first good number stands in the bad list too."""
        if rows := self.rows(payload):
            bad = {"number": rows[0]["number"], "message": "Phone number is invalid."}
            payload["bad_phone_number_list"].append(bad)

    def _error(self, code: int) -> Reply:
        status, name, description = _ERRORS[code]
        if code == 116:
            status = self.setting("credit_status")
        body = {"error": {"code": code, "name": name, "description": description}}
        return Reply(status, body)

    def _is_logged_in(self, call: Call) -> bool:
        scheme, _, encoded = call.headers.get("authorization", "").partition(" ")
        try:
            pair = base64.b64decode(encoded, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return False
        keys = self.credentials
        return scheme.lower() == "basic" and pair == f"{keys['api_key']}:{keys['api_secret']}"

    def _credit(self) -> Reply:
        left = {kind: self.account.left(kind) for kind in ("standard", "corporate")}
        if self.setting("credit_shape") == "number":
            return Reply(200, {"remaining_credit": left[self.setting("default_force")]})
        return Reply(200, {"remaining_credit": left})

    def _sms(self, call: Call, twist: Twist) -> Reply:
        try:
            return self._send(call.fields("json", "form"), twist)
        except BadBody:
            return self._error(56)
        except _Refused as refused:
            return self._error(refused.code)

    def _send(self, raw: Mapping[str, Any], twist: Twist) -> Reply:
        fields = {name.lower(): as_text(value) for name, value in raw.items()}
        if "msisdn" not in fields or "message" not in fields:
            raise _Refused(56)
        force = self._force(fields)
        sender = self._sender(fields)
        parts = self._parts(fields)
        scheduled_for = self._scheduled(fields)
        _check_options(fields)
        good, bad = self._numbers(fields["msisdn"])
        if len(good) * parts * twist.credit_factor > self.account.left(force):
            raise _Refused(116)
        stem = token(16)
        text = fields["message"]
        taking = self.account.take(
            [
                Message(number, text, parts, stem + counter(index, 6))
                for index, number in enumerate(good)
            ],
            kind=force,
            sender=sender,
            twist=twist,
            scheduled_for=scheduled_for,
        )
        used = parts * twist.credit_factor
        body = {
            "remaining_credit": self.account.left(force),
            "total_use_credit": taking.credits,
            "credit_type": force,
            "phone_number_list": [
                {"number": m.number, "message_id": m.reference, "used_credit": used}
                for m in taking.shown
            ],
            "bad_phone_number_list": [
                {"number": number, "message": "Phone number is invalid."} for number in bad
            ],
        }
        return Reply(201, body)

    def _force(self, fields: Mapping[str, str]) -> str:
        force: str = fields.get("force") or self.setting("default_force")
        if force not in ("standard", "corporate"):
            raise _Refused(109)
        return force

    def _sender(self, fields: Mapping[str, str]) -> str:
        sender = fields.get("sender", "SMS.")
        if not _SENDER.fullmatch(sender):
            raise _Refused(110)
        if sender not in self.setting("senders"):
            raise _Refused(111)
        return sender

    def _parts(self, fields: Mapping[str, str]) -> int:
        """Parts of the text as it is sent, its links shortened where asked."""
        text = fields["message"]
        if not text or self.is_rejected_text(text):
            raise _Refused(112)
        if fields.get("tracking_url"):
            if _TRACKING not in text:
                raise _Refused(112)
            text = text.replace(_TRACKING, _SHORT_URL)
        shorten = fields.get("shorten_url", "false")
        if shorten not in ("true", "false"):
            raise _Refused(56)
        if shorten == "true":
            text = _LONG_URL.sub(lambda m: _SHORT_URL if len(m[0]) > 25 else m[0], text)
        parts = count_parts(text)
        if parts > self.setting("max_parts"):
            raise _Refused(113)
        return parts

    def _scheduled(self, fields: Mapping[str, str]) -> str | None:
        """The time as the ledger keeps it; none, for now or for a time that is past."""
        text = fields.get("scheduled_delivery", "")
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text) if _RFC3339.fullmatch(text) else None
        except ValueError:
            moment = None
        if moment is None:
            raise _Refused(120)
        if not text.endswith("+07:00"):
            raise _Refused(122)
        now = self.account.now()
        if moment > now + timedelta(days=365):
            raise _Refused(121)
        return moment.astimezone(BANGKOK).isoformat() if moment > now else None

    def _numbers(self, msisdn: str) -> tuple[list[str], list[str]]:
        written = [number.strip() for number in msisdn.split(",")]
        if len(written) > self.setting("batch_limit"):
            raise _Refused(115)
        good, bad = [], []
        for number in written:
            canonical = numbers.thai(number)
            if canonical is None or self.is_bad(canonical):
                bad.append(number)
            else:
                good.append(canonical)
        if not good and self.setting("all_bad") == "error":
            raise _Refused(114)
        return good, bad

    def _otp(self, call: Call, twist: Twist) -> Reply:
        version, action = _OTP_PATHS[call.path]
        if call.method != "POST":
            return _otp_error(version, 405, "Method Not Allowed.")
        try:
            fields = {k: as_text(v) for k, v in call.fields("json", "form").items()}
        except BadBody:
            return _otp_error(version, 400, "Form is invalid.")
        keys = (fields.get("key"), fields.get("secret"))
        if keys != (self.credentials["otp_key"], self.credentials["otp_secret"]):
            return _otp_error(version, 404, "Application not found.")
        if action == "verify":
            return self._otp_verify(version, fields)
        return self._otp_request(version, fields, twist)

    def _otp_request(self, version: str, fields: Mapping[str, str], twist: Twist) -> Reply:
        number = numbers.thai(fields.get("msisdn", ""))
        if number is None or self.is_bad(number):
            return _otp_error(version, 400, "Msisdn is invalid.")
        if not self.account.left("otp"):
            return _otp_error(version, 400, "Insufficient credit.")
        reference, pin = token(32), f"{secrets.randbelow(1_000_000):06d}"
        text = f"TBS Code: {pin}. Valid for 5 minutes."
        self.account.take(
            [Message(number, text, 1, reference)], kind="otp", sender="OTP", twist=twist
        )
        body = {"status": "success", "token": reference, "refno": token(5)}
        return self._otp_success(version, body)

    def _otp_verify(self, version: str, fields: Mapping[str, str]) -> Reply:
        entry = self.account.find(fields.get("token", ""))
        if entry is None or entry["kind"] != "otp" or not fields.get("pin"):
            return _otp_error(version, 400, "Code is invalid.")
        if self.account.now() - datetime.fromisoformat(entry["at"]) > _OTP_LIFE:
            return _otp_error(version, 400, "Token is expire.")
        if f"TBS Code: {fields['pin']}." not in entry["text"]:
            return _otp_error(version, 400, "Code is invalid.")
        return self._otp_success(version, {"status": "success", "message": "Code is correct."})

    def _otp_success(self, version: str, body: Mapping[str, str]) -> Reply:
        wrapped = version == "v1" or self.setting("otp_v2_wrapped")
        return Reply(200, {"data": body} if wrapped else body)


_METHODS = {"/sms": "POST", "/credit": "GET"}
_OTP_PATHS = {
    f"/{version}/otp/{action}": (version, action)
    for version in ("v1", "v2")
    for action in ("request", "verify")
}


def _check_options(fields: Mapping[str, str]) -> None:
    """The fields that change nothing here, but are refused where they are wrong."""
    if callback := fields.get("callback_url"):
        if not callback.startswith(("http://", "https://")):
            raise _Refused(118)
        if fields.get("callback_method", "GET") not in ("GET", "POST", "PUT"):
            raise _Refused(119)
    if len(fields.get("tag", "")) > 50:
        raise _Refused(124)
    if expire := fields.get("expire"):
        match = _EXPIRE.fullmatch(expire)
        if not match:
            raise _Refused(137)
        if not 5 < int(match[1]) * 60 + int(match[2]) <= 11 * 60:
            raise _Refused(138)


def _otp_error(version: str, code: int, message: str) -> Reply:
    body = {"code": code, "errors": [{"detail": message, "message": message}]}
    return Reply(code, {"error": body} if version == "v1" else body)
