"""ThaiBulkSMS API v2: `/sms`, `/credit`, and the OTP service v1 and v2.

Beyond the documents, decided here: a missing field is 56, an empty one its own code; all numbers
bad is 400/114 (setting `all_bad` = `empty_list` for the other reading); a wrong PIN is HTTP 400
(setting `otp_http_status` = `200` for the other reading). The webhook is called for what spent
corporate credit alone; its `Transaction` is the message's id, its `Time` Unix seconds, and of its
`Status` only "delivery" is documented: the word for a failure is ours.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

from smsdesk.simulator import numbers
from smsdesk.simulator.account import BANGKOK, Message, Twist
from smsdesk.simulator.callbacks import CALLBACK_SETTINGS
from smsdesk.simulator.calls import BadBody, Call, Reply, as_text
from smsdesk.simulator.codes import THAIBULKSMS, THAIBULKSMS_NAMES, Documented
from smsdesk.simulator.parts import count_parts
from smsdesk.simulator.service import Service, counter, token

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_SENDER = re.compile(r"[A-Za-z0-9 ._-]{1,11}")
_EXPIRE = re.compile(r"(\d\d):([0-5]\d)")
_LONG_URL = re.compile(r"https?://\S+")
_SHORT_URL = "https://tbs.example/AbCd"
_TRACKING = "<TRACKING-URL>"
_STATUS_WORDS = {"pending": "pending", "delivered": "delivery", "failed": "undelivered"}


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
        "otp_minutes": 5,  # how long a one-time password is good for …
        "otp_digits": 6,  # … and how long it is: both are set in the service's own console
        "otp_http_status": "own",  # or 200 for refusals too
        "webhook_url": "",  # where corporate reports go; "" is nowhere
        "webhook_method": "GET",  # or POST, as a form
        **CALLBACK_SETTINGS,
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

    def codes(self) -> Mapping[str, Reply]:
        """By number, and by name where a document has no number."""
        numbered = {str(code): self._error(code) for code in THAIBULKSMS}
        named = {name: _refusal(row) for name, row in THAIBULKSMS_NAMES.items()}
        return {**numbered, **named}

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
        reply = _refusal(THAIBULKSMS[code], code)
        return replace(reply, status=self.setting("credit_status")) if code == 116 else reply

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
        self._call_back(taking.taken, force)
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

    def _call_back(self, messages: Iterable[Message], force: str) -> None:
        """Have the webhook called with what becomes of messages that spent corporate credit."""
        url, how = self.setting("webhook_url"), self.setting("webhook_method")
        if url and force == "corporate":
            self.call_back(url, how, messages, self._report)

    def _report(self, entry: Mapping[str, Any], echo: Any) -> Mapping[str, Any]:
        """What the webhook is told of a message."""
        del echo  # the service takes no reference of its caller's
        return {
            "Transaction": entry["reference"],
            "Status": self.delivery_word(entry, _STATUS_WORDS),
            "Time": int(self.account.now().timestamp()),
        }

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
            return self._otp_error(version, 405, "Method Not Allowed.")
        try:
            fields = {k: as_text(v) for k, v in call.fields("json", "form").items()}
        except BadBody:
            return self._otp_error(version, 400, "Form is invalid.")
        keys = (fields.get("key"), fields.get("secret"))
        if keys != (self.credentials["otp_key"], self.credentials["otp_secret"]):
            return self._otp_error(version, 404, "Application not found.")
        if action == "verify":
            return self._otp_verify(version, fields)
        return self._otp_request(version, fields, twist)

    def _otp_request(self, version: str, fields: Mapping[str, str], twist: Twist) -> Reply:
        number = numbers.thai(fields.get("msisdn", ""))
        if number is None or self.is_bad(number):
            return self._otp_error(version, 400, "Msisdn is invalid.")
        if not self.account.left("otp"):
            return self._otp_error(version, 400, "Insufficient credit.")
        digits, minutes = self.setting("otp_digits"), self.setting("otp_minutes")
        reference, pin = token(32), f"{secrets.randbelow(10**digits):0{digits}d}"
        text = f"TBS Code: {pin}. Valid for {minutes} minutes."
        self.account.take(
            [Message(number, text, 1, reference)], kind="otp", sender="OTP", twist=twist
        )
        body = {"status": "success", "token": reference, "refno": token(5)}
        return self._otp_success(version, body)

    def _otp_verify(self, version: str, fields: Mapping[str, str]) -> Reply:
        entry = self.account.find(fields.get("token", ""))
        if entry is None or entry["kind"] != "otp" or not fields.get("pin"):
            return self._otp_error(version, 400, "Code is invalid.")
        if self.account.age(entry) > 60 * self.setting("otp_minutes"):
            return self._otp_error(version, 400, "Token is expire.")
        if f"TBS Code: {fields['pin']}." not in entry["text"]:
            return self._otp_error(version, 400, "Code is invalid.")
        return self._otp_success(version, {"status": "success", "message": "Code is correct."})

    def _otp_success(self, version: str, body: Mapping[str, str]) -> Reply:
        wrapped = version == "v1" or self.setting("otp_v2_wrapped")
        return Reply(200, {"data": body} if wrapped else body)

    def _otp_error(self, version: str, code: int, message: str) -> Reply:
        body = {"code": code, "errors": [{"detail": message, "message": message}]}
        status = code if self.setting("otp_http_status") == "own" else 200
        return Reply(status, {"error": body} if version == "v1" else body)


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


def _refusal(row: Documented, code: int | None = None) -> Reply:
    """A refusal as documented; the older document's own names have no number."""
    numbered = {} if code is None else {"code": code}
    return Reply(
        row.status, {"error": {**numbered, "name": row.name, "description": row.description}}
    )
