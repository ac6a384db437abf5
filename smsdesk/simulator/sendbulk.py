"""The "sendbulk" API of Advanta and its kin: sendbulk, sendsms, sendotp, getdlr, getbalance.

Beyond the documents, decided here: refusals are HTTP 200 with a flat body (setting
`error_http_status` = `real` for 401, 404, 422 as some hosts have them); the first item's login
and shortcode go for all, as documented; a path with a slash at its end answers an empty body;
a planned time that has passed sends at once, and a date is Kenyan.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

from smsdesk.simulator import numbers
from smsdesk.simulator.account import BANGKOK, NAIROBI, Message, Twist
from smsdesk.simulator.callbacks import CALLBACK_SETTINGS
from smsdesk.simulator.calls import BadBody, Call, Reply, as_text
from smsdesk.simulator.codes import SENDBULK
from smsdesk.simulator.parts import count_parts
from smsdesk.simulator.service import Service

_REAL_STATUS = {1005: 500, 1006: 401, 1007: 500, 1008: 404, 4090: 500, 4091: 401, 4092: 401}
_BASE = "/api/services/"
_DELIVERIES = {"delivered": "DeliveredToTerminal", "failed": "DeliveryImpossible"}
_NOT_FINAL = ("SentToNetwork", "Scheduled")
_SCHEDULE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


class _Refused(Exception):
    """The whole request ends with a code."""

    def __init__(self, code: int, description: str = "") -> None:
        self.code = code
        self.description = description or SENDBULK[code]


class SendBulk(Service):
    """The Kenyan platform: up to 1000 texts of their own in a request, one pool."""

    name = "sendbulk"
    credentials: ClassVar = {"partner_id": "1000", "api_key": "practice-key"}
    credits_granted: ClassVar = {"credit": 10_000}
    settings: ClassVar = {
        "senders": ["RIVERVIEW", "ADVANTA"],
        "batch_limit": 1000,  # 20 at other hosts
        "error_http_status": "200",  # or real
        "code_key": "response-code",  # or respose-code, as older hosts spell it
        "blocked_networks": [],  # numbers that answer 1002
        "credit_mode": "request",  # or row: rows until the credit is gone
        "otp_offered": True,  # whether this house has sendotp
        "no_dlr_code": 1009,  # or 1008
        "no_dlr_status": 200,  # or 404, as a house has it
        "no_dlr_seconds": 0,  # how long there is no report of a message
        "delivery_tat": "00:00:05",  # or "0.24 sec", or null
        "push_url": "",  # where reports are pushed as JSON, set in the house's portal
        **CALLBACK_SETTINGS,
    }
    number_key = "mobile"

    def respond(self, call: Call, twist: Twist) -> Reply:
        """Route by command; refusals are flat."""
        try:
            return self._route(call, twist)
        except BadBody:
            return self._flat(1009)
        except _Refused as refused:
            return self._flat(refused.code, refused.description)

    def is_send(self, method: str, path: str) -> bool:
        """The three commands that take messages, GET too where it is documented."""
        command = path.removeprefix(_BASE)
        if method == "GET":
            return command in ("sendsms", "sendotp")
        return command in ("sendbulk", "sendsms", "sendotp")

    def refusals(self) -> Mapping[str, Reply]:
        """The documented refusals, flat."""
        words = {
            "sender": 1001,
            "network": 1002,
            "number": 1003,
            "credit": 1004,
            "server": 1005,
            "login": 1006,
            "text": 1009,
            "method": 1010,
            "too_many": 1012,
            "later": 4090,
            "no_partner": 4091,
            "no_key": 4092,
            "not_found": 4093,
        }
        refusals = {word: self._flat(code) for word, code in words.items()}
        return {**refusals, "unknown": self._flat(7777, "Something new")}

    def codes(self) -> Mapping[str, Reply]:
        """The vendor's list, flat; "No dlr" is how its sample words 1009."""
        return {str(code): self._flat(code) for code in SENDBULK}

    def rows(self, payload: Any) -> list[dict[str, Any]]:
        """The rows under `responses`."""
        found = payload.get("responses", []) if isinstance(payload, dict) else []
        return found if isinstance(found, list) else []

    def contradict(self, payload: Any) -> None:
        """A second row of the first number with a refusal."""
        if rows := self.rows(payload):
            refused = {self._code_key: 1003, "response-description": SENDBULK[1003]}
            rows.append({**rows[0], **refused})

    @property
    def _code_key(self) -> str:
        key: str = self.setting("code_key")
        return key

    def _route(self, call: Call, twist: Twist) -> Reply:
        command = call.path.removeprefix(_BASE)
        if command.removesuffix("/") in _COMMANDS and command.endswith("/"):
            return Reply(200, raw=b"")
        missing = command == "sendotp" and not self.setting("otp_offered")
        if not call.path.startswith(_BASE) or command not in _COMMANDS or missing:
            return Reply(404, raw=b"<html><body>404 Not Found</body></html>", media="text/html")
        if call.method != "POST" and (call.method != "GET" or command == "sendbulk"):
            raise _Refused(1010)
        fields = call.query_fields() if call.method == "GET" else call.fields("json")
        return _COMMANDS[command](self, fields, twist)

    def _flat(self, code: int, description: str = "") -> Reply:
        status = 200
        if self.setting("error_http_status") == "real":
            status = _REAL_STATUS.get(code, 422)
        text = description or SENDBULK[code]
        return Reply(status, {self._code_key: code, "response-description": text})

    def _check_login(self, fields: Mapping[str, Any]) -> None:
        partner, key = as_text(fields.get("partnerID")), as_text(fields.get("apikey"))
        if not partner:
            raise _Refused(4091)
        if not key:
            raise _Refused(4092)
        if (partner, key) != (self.credentials["partner_id"], self.credentials["api_key"]):
            raise _Refused(1006)

    def _check_sender(self, shortcode: Any) -> str:
        sender = as_text(shortcode)
        if sender not in self.setting("senders"):
            raise _Refused(1001)
        return sender

    def send_bulk(self, body: Mapping[str, Any], twist: Twist) -> Reply:
        """A text of its own for each item; the first item's login and shortcode go for all."""
        items = body.get("smslist")
        if not isinstance(items, list) or not items:
            raise _Refused(1009)
        if not all(isinstance(item, dict) for item in items):
            raise _Refused(1009)
        self._check_login(items[0])
        if len(items) > self.setting("batch_limit"):
            raise _Refused(1012)
        if as_text(body.get("count")) != str(len(items)):
            raise _Refused(1009)
        sender = self._check_sender(items[0].get("shortcode"))
        return self._send(items, sender, twist)

    def send_sms(self, fields: Mapping[str, Any], twist: Twist) -> Reply:
        """One text for up to 1000 numbers, now or at `timeToSend`."""
        self._check_login(fields)
        mobiles = as_text(fields.get("mobile")).split(",")
        if len(mobiles) > 1000:
            raise _Refused(1104)
        sender = self._check_sender(fields.get("shortcode"))
        scheduled_for = self._scheduled(as_text(fields.get("timeToSend")))
        items = [{**fields, "mobile": mobile.strip()} for mobile in mobiles]
        return self._send(items, sender, twist, scheduled_for, whole_ids=True)

    def send_otp(self, fields: Mapping[str, Any], twist: Twist) -> Reply:
        """The caller's own one-time text to one number."""
        self._check_login(fields)
        sender = self._check_sender(fields.get("shortcode"))
        return self._send([fields], sender, twist)

    def _send(
        self,
        items: Sequence[Mapping[str, Any]],
        sender: str,
        twist: Twist,
        scheduled_for: str | None = None,
        *,
        whole_ids: bool = False,
    ) -> Reply:
        credit = self.account.left("credit")
        messages, refused = self._sort(items, credit, twist.credit_factor)
        if self.setting("credit_mode") == "request":
            needed = sum(m.parts for m in messages) * twist.credit_factor
            if needed > credit:
                raise _Refused(1004)
        taking = self.account.take(
            messages, kind="credit", sender=sender, twist=twist, scheduled_for=scheduled_for
        )
        if url := self.setting("push_url"):
            self.call_back(url, "JSON", taking.taken, self._report)
        rows = [(m.echo[0], self._row(m, whole_ids)) for m in taking.shown] + refused
        rows.sort(key=lambda row: row[0])
        return Reply(200, {"responses": [row for _, row in rows]})

    def _sort(
        self, items: Iterable[Mapping[str, Any]], credit: int, factor: int
    ) -> tuple[list[Message], list[tuple[int, dict[str, Any]]]]:
        """The messages to take, and the rows of those refused, each with its position."""
        stem = self.account.stem()
        by_row = self.setting("credit_mode") == "row"
        messages: list[Message] = []
        refused: list[tuple[int, dict[str, Any]]] = []
        for position, item in enumerate(items):
            try:
                message = self._message(item, position, stem)
                credit -= message.parts * factor
                if by_row and credit < 0:
                    raise _Refused(1004)
            except _Refused as error:
                refused.append((position, self._refused_row(item, error)))
            else:
                messages.append(message)
        return messages, refused

    def _message(self, item: Mapping[str, Any], position: int, stem: int) -> Message:
        number = numbers.kenyan(as_text(item.get("mobile")))
        if number is None or self.is_bad(number):
            raise _Refused(1003)
        if number in self.setting("blocked_networks"):
            raise _Refused(1002)
        text = _plain(as_text(item.get("message")), as_text(item.get("pass_type")))
        if not text or self.is_rejected_text(text):
            raise _Refused(1009)
        reference = f"{stem}{position:04d}"
        echo = (position, _echo(item))
        return Message(number, text, count_parts(text), reference, echo)

    def _row(self, message: Message, whole_id: bool) -> dict[str, Any]:
        return {
            self._code_key: 200,
            "response-description": "Success",
            "mobile": message.number,
            "messageid": int(message.reference) if whole_id else message.reference,
            **message.echo[1],
            "networkid": 1,
        }

    def _refused_row(self, item: Mapping[str, Any], error: _Refused) -> dict[str, Any]:
        return {
            self._code_key: error.code,
            "response-description": error.description,
            "mobile": as_text(item.get("mobile")),
            **_echo(item),
        }

    def _scheduled(self, text: str) -> str | None:
        """Unix seconds, or `YYYY-MM-DD HH:MM` in the platform's own zone."""
        if not text:
            return None
        try:
            if text.isascii() and text.isdecimal():
                moment = datetime.fromtimestamp(int(text), UTC)
            elif _SCHEDULE.fullmatch(text):
                moment = datetime.fromisoformat(text).replace(tzinfo=NAIROBI)
            else:
                raise _Refused(1009)
        except (ValueError, OverflowError, OSError) as error:
            raise _Refused(1009) from error
        later = moment > self.account.now()
        return moment.astimezone(BANGKOK).isoformat() if later else None

    def get_balance(self, fields: Mapping[str, Any], _twist: Twist) -> Reply:
        """The credit, as a string with two decimals."""
        self._check_login(fields)
        body = {
            self._code_key: 200,
            "credit": f"{self.account.left('credit'):.2f}",
            "partner-id": self.credentials["partner_id"],
        }
        return Reply(200, body)

    def get_dlr(self, fields: Mapping[str, Any], _twist: Twist) -> Reply:
        """One message's report; `delivery-status` says 32 whatever became of it."""
        self._check_login(fields)
        entry = self.account.find(as_text(fields.get("messageID")))
        if entry is None or 0 <= self.account.age(entry) < self.setting("no_dlr_seconds"):
            return self._no_dlr()
        word = self._word(entry)
        done = word not in _NOT_FINAL
        moment = self.account.sent_at(entry).astimezone(NAIROBI)
        body = {
            self._code_key: 200,
            "message-id": entry["reference"],
            "response-description": "Success",
            "delivery-status": 32,
            "delivery-description": word,
            "delivery-tat": self.setting("delivery_tat") if done else None,
            "delivery-networkid": 1,
            "delivery-time": moment.strftime("%Y-%m-%d %H:%M:%S") if done else None,
        }
        return Reply(200, body)

    def _no_dlr(self) -> Reply:
        code = self.setting("no_dlr_code")
        reply = self._flat(code, "No dlr" if code == 1009 else "")
        real = self.setting("error_http_status") == "real"
        return Reply(404 if real else self.setting("no_dlr_status"), reply.payload)

    def _word(self, entry: Mapping[str, Any]) -> str:
        waits = self.account.age(entry) < 0
        pending = "Scheduled" if waits else "SentToNetwork"
        return self.delivery_word(entry, {**_DELIVERIES, "pending": pending})

    def _report(self, entry: Mapping[str, Any], echo: Any) -> Mapping[str, Any]:
        """What is pushed of a message."""
        del echo
        now = self.account.now().astimezone(NAIROBI)
        return {
            "description": self._word(entry),
            "messageid": entry["reference"],
            "timeTaken": f"{self.account.age(entry):.0f}s",
            "timestamp": now.strftime("%Y-%m-%d %H:%M:%S"),
        }


_COMMANDS = {
    "sendbulk": SendBulk.send_bulk,
    "sendsms": SendBulk.send_sms,
    "sendotp": SendBulk.send_otp,
    "getdlr": SendBulk.get_dlr,
    "getbalance": SendBulk.get_balance,
}


def _plain(text: str, encoding: str) -> str:
    """The text, decoded where `bm5` (base64) is said."""
    if encoding in ("", "plain"):
        return text
    if encoding != "bm5":
        raise _Refused(1009)
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise _Refused(1009) from error


def _echo(item: Mapping[str, Any]) -> dict[str, Any]:
    """The caller's own id where there is one (sendsms has none); digits become an integer."""
    if "clientsmsid" not in item:
        return {}
    written = item["clientsmsid"]
    if type(written) is int and 0 <= written < 10**18:
        return {"clientsmsid": written}
    text = written if isinstance(written, str) else json.dumps(written)
    is_whole = text.isascii() and text.isdecimal() and len(text) <= 18
    return {"clientsmsid": int(text) if is_whole else written}
