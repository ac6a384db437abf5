"""TheSMSBuddy: send, send JSON, balance, one-time passwords, sender requests.

Beyond the document, decided here: errors are `{"status": "4xx", "message": …}` under HTTP 200
(setting `error_http_status` = `same` for the other reading); bad numbers are left out of the
rows; GET on send sends, as every public client has it; times are Indian, and one that has passed
sends at once; the hours of type 2 bind the planned time, since 451 itself says to schedule. What
a call of `dlr_url` holds is documented nowhere: fields and words are those of MobTexting, whose
manual this one is the image of, and names in braces in the address are filled in as there.
"""

import re
import secrets
from collections import deque
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, ClassVar, NamedTuple

from smsdesk.simulator import numbers
from smsdesk.simulator.account import INDIA, Message, State, Twist
from smsdesk.simulator.callbacks import CALLBACK_SETTINGS
from smsdesk.simulator.calls import BadBody, Call, Reply, as_text
from smsdesk.simulator.codes import SMSBUDDY
from smsdesk.simulator.ledger import Ledger
from smsdesk.simulator.parts import count_parts
from smsdesk.simulator.service import Service, token

_ERRORS: Mapping[int, str] = {**SMSBUDDY, 404: "Not Found", 405: "Method Not Allowed"}
"""404 and 405 are in no document: every web server has them."""

_POOLS = {"1": "trans", "2": "promo", "3": "transscrub"}
_PREFIXES = ("/api/v1", "/api")
_BALANCE = "/api/sms/balance/check"
_SENDS = frozenset(prefix + path for prefix in _PREFIXES for path in ("/sms/send",))
_JSON_SENDS = frozenset(path + "/json" for path in _SENDS)
_TIME_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S%p", "%Y-%m-%d %I:%M:%S%p")
_SENDER = re.compile(r"[A-Za-z0-9]{3,11}")
_OTP_MARK = "{#otp#}"
_STATUS_WORDS = {"pending": "AWAITING-DLR", "delivered": "DELIVRD", "failed": "UNDELIV"}


class _Refused(Exception):
    """The request ends with a documented error code."""

    def __init__(self, code: int) -> None:
        self.code = code


class _Node(NamedTuple):
    """One recipient as written, its text, and its own reference."""

    to: str
    text: str
    refid: Any


class SmsBuddy(Service):
    """The Indian service with three pools and 1000 SMS a minute."""

    name = "smsbuddy"
    credentials: ClassVar = {"key": "practice-key"}
    credits_granted: ClassVar = {"trans": 10_000, "promo": 10_000, "transscrub": 10_000}
    settings: ClassVar = {
        "senders": ["SMSBDY", "RIVRVW"],
        "error_http_status": "200",  # or same
        "rate_limit": 1000,  # SMS in any 60 s; 0 is none
        "hours": False,  # whether 451 outside 10-21 Indian time for type 2
        "services_off": [],  # types that answer 416
        "dlr_method": "POST",  # as a form; or GET, JSON
        **CALLBACK_SETTINGS,
    }
    number_key = "mobile"
    total_key = "charges"

    def __init__(self, ledger: Ledger, state: State) -> None:
        super().__init__(ledger, state)
        self._recent: deque[tuple[datetime, int]] = deque()

    def respond(self, call: Call, twist: Twist) -> Reply:
        """Route by path; every refusal has the same shape."""
        try:
            return self._route(call, twist)
        except BadBody:
            return self._error(400)
        except _Refused as refused:
            return self._error(refused.code)

    def is_send(self, method: str, path: str) -> bool:
        """Both prefixes send, and so does GET."""
        return path in _SENDS or (path in _JSON_SENDS and method == "POST")

    def refusals(self) -> Mapping[str, Reply]:
        """The documented refusals."""
        words = {
            "incomplete": 400,
            "login": 401,
            "number": 406,
            "credit": 409,
            "sender": 412,
            "service": 416,
            "type": 422,
            "too_many": 429,
            "hours": 451,
            "server": 500,
            "text": 400,
            "path": 404,
            "method": 405,
        }
        refusals = {word: self._error(code) for word, code in words.items()}
        return {**refusals, "unknown": self._reply(499, "Something new")}

    def codes(self) -> Mapping[str, Reply]:
        """The manual's list."""
        return {str(code): self._error(code) for code in SMSBUDDY}

    def rows(self, payload: Any) -> list[dict[str, Any]]:
        """The rows under `data`."""
        found = payload.get("data", []) if isinstance(payload, dict) else []
        return found if isinstance(found, list) else []

    def contradict(self, payload: Any) -> None:
        """A second row of the first number with a failed status."""
        if rows := self.rows(payload):
            rows.append({**rows[0], "status": "REJECTED", "charge": 0})

    def reset(self) -> None:
        """Forget the last minute too."""
        super().reset()
        self._recent.clear()

    def _route(self, call: Call, twist: Twist) -> Reply:
        if call.path in _SENDS and call.method in ("GET", "POST"):
            fields = _texts(call.query_fields() if call.method == "GET" else call.fields("form"))
            return self._send_form(fields, twist)
        if call.path in _JSON_SENDS and call.method == "POST":
            return self._send_json(call.fields("json"), twist)
        act = _ACTS.get(call.path)
        if act is None:
            known = call.path in _SENDS or call.path in _JSON_SENDS
            return self._error(405 if known else 404)
        if call.method != "POST":
            return self._error(405)
        fields = _texts(call.fields("form"))
        self._check_key(fields)
        return act(self, fields, twist)

    def _error(self, code: int) -> Reply:
        return self._reply(code, _ERRORS[code])

    def _reply(self, code: int, message: str) -> Reply:
        same = self.setting("error_http_status") == "same" or code in (404, 405)
        return Reply(code if same else 200, {"status": str(code), "message": message})

    def _check_key(self, fields: Mapping[str, Any]) -> None:
        if not fields.get("key"):
            raise _Refused(400)
        if fields["key"] != self.credentials["key"]:
            raise _Refused(401)

    def balance(self, _fields: Mapping[str, str], _twist: Twist) -> Reply:
        """The three pools."""
        data = {pool: self.account.left(pool) for pool in _POOLS.values()}
        return Reply(200, {"status": "200", "data": data})

    def _send_form(self, fields: Mapping[str, str], twist: Twist) -> Reply:
        self._check_key(fields)
        if not fields.get("to") or not fields.get("message"):
            raise _Refused(400)
        nodes = [_Node(to.strip(), fields["message"], None) for to in fields["to"].split(",")]
        return self._send(fields, nodes, twist)

    def _send_json(self, body: Mapping[str, Any], twist: Twist) -> Reply:
        root, nodes = body.get("root"), body.get("nodes")
        if not isinstance(root, dict) or not isinstance(nodes, list) or not nodes:
            raise _Refused(400)
        fields = _texts(root)
        self._check_key(fields)
        read = [_read_node(node, fields.get("message", "")) for node in nodes]
        return self._send(fields, read, twist, with_refid=True)

    def _send(
        self,
        fields: Mapping[str, str],
        nodes: Iterable[_Node],
        twist: Twist,
        *,
        with_refid: bool = False,
    ) -> Reply:
        pool = self._pool(fields)
        self._check_sender(fields)
        scheduled_for = self._scheduled(fields)
        self._check_hours(fields, scheduled_for)
        messages = self._messages(nodes)
        self._charge(pool, sum(m.parts for m in messages) * twist.credit_factor, messages)
        taking = self.account.take(
            messages, kind=pool, sender=fields["sender"], twist=twist, scheduled_for=scheduled_for
        )
        if url := fields.get("dlr_url"):
            say = partial(self._report, custom=fields.get("custom", ""))
            self.call_back(url, self.setting("dlr_method"), taking.taken, say)
        rows = [_row(m, twist.credit_factor, with_refid) for m in taking.shown]
        body = {
            "status": "200",
            "charges": taking.credits,
            "message": f"{len(rows)} numbers accepted for delivery.",
            "data": rows,
        }
        return Reply(200, body)

    def _report(self, entry: Mapping[str, Any], echo: Any, custom: str) -> Mapping[str, Any]:
        """What `dlr_url` is told of a message."""
        now = self.account.now().astimezone(INDIA)
        ours = {"custom": custom, "refid": as_text(echo)}
        return {
            "id": entry["reference"],
            "mobile": entry["number"],
            "status": self.delivery_word(entry, _STATUS_WORDS),
            "units": entry["parts"],
            "credits": entry["credits"],
            "deliv_time": now.strftime("%Y-%m-%d %H:%M:%S"),
            **{name: value for name, value in ours.items() if value},
        }

    def _pool(self, fields: Mapping[str, str]) -> str:
        kind = fields.get("type", "")
        if kind not in _POOLS:
            raise _Refused(422)
        if kind in self.setting("services_off"):
            raise _Refused(416)
        if fields.get("flash", "0") not in ("0", "1"):
            raise _Refused(400)
        return _POOLS[kind]

    def _check_sender(self, fields: Mapping[str, str]) -> None:
        if not fields.get("sender"):
            raise _Refused(400)
        if fields["sender"] not in self.setting("senders"):
            raise _Refused(412)

    def _scheduled(self, fields: Mapping[str, str]) -> str | None:
        if fields.get("schedule", "0") == "0":
            return None
        if fields["schedule"] != "1":
            raise _Refused(400)
        for form in _TIME_FORMATS:
            try:
                moment = datetime.strptime(fields.get("time", ""), form).replace(tzinfo=INDIA)
            except ValueError:
                continue
            return moment.isoformat() if moment > self.account.now() else None
        raise _Refused(400)

    def _check_hours(self, fields: Mapping[str, str], scheduled_for: str | None) -> None:
        if fields["type"] == "2" and self.setting("hours"):
            at = datetime.fromisoformat(scheduled_for) if scheduled_for else self.account.now()
            if not 10 <= at.astimezone(INDIA).hour < 21:
                raise _Refused(451)

    def _messages(self, nodes: Iterable[_Node]) -> list[Message]:
        batch = token(24)
        parts_of: dict[str, int] = {}
        messages: list[Message] = []
        for to, text, refid in nodes:
            number = numbers.indian(to)
            if number is None or self.is_bad(number) or self.is_rejected_text(text):
                continue
            parts = parts_of.get(text) or parts_of.setdefault(text, count_parts(text))
            reference = f"{batch}-{len(messages) + 1}"
            messages.append(Message(number, text, parts, reference, refid))
        if not messages:
            raise _Refused(406)
        if 0 < self.setting("batch_limit") < len(messages):
            raise _Refused(400)
        return messages

    def _charge(self, pool: str, credits_needed: int, messages: list[Message]) -> None:
        """Refuse above the rate or the balance."""
        now = self.account.now()
        while self._recent and self._recent[0][0] <= now - timedelta(seconds=60):
            self._recent.popleft()
        count = sum(m.parts for m in messages)
        limit = self.setting("rate_limit")
        if limit and sum(taken for _, taken in self._recent) + count > limit:
            raise _Refused(429)
        if credits_needed > self.account.left(pool):
            raise _Refused(409)
        if limit:
            self._recent.append((now, count))

    def create_otp(self, fields: Mapping[str, str], twist: Twist) -> Reply:
        """Make a one-time password and send it; the reply holds it in clear."""
        for name in ("sender", "to", "message"):
            if not fields.get(name):
                raise _Refused(400)
        self._check_sender(fields)
        minutes = _whole(fields.get("expiry", ""), 120, 1, 1440)
        digits = _whole(fields.get("digits", ""), 6, 4, 10)
        otp = fields.get("otp") or "".join(secrets.choice("0123456789") for _ in range(digits))
        if not (otp.isascii() and otp.isdecimal() and 4 <= len(otp) <= 10):
            raise _Refused(400)
        text = fields["message"].replace(_OTP_MARK, otp)
        messages = self._messages([_Node(fields["to"], text, None)])
        self._charge("trans", messages[0].parts, messages)
        self.account.take(messages, kind="trans", sender=fields["sender"], twist=twist)
        expiry = self.account.now() + timedelta(minutes=minutes)
        number = messages[0].number
        saved = {"otp": otp, "expiry": expiry.isoformat()}
        self.account.remember("otps", {**self.account.memory.get("otps", {}), number: saved})
        shown = {
            "mobile": number,
            "status": "PENDING",
            "otp": otp,
            "expiry": expiry.astimezone(INDIA).strftime("%Y-%m-%d %H:%M:%S"),
        }
        body = {
            "status": "200",
            "message": "OTP Generated Successfully",
            "otp": shown,
            "sms": _row(messages[0], 1, False),
        }
        return Reply(200, body)

    def verify_otp(self, fields: Mapping[str, str], _twist: Twist) -> Reply:
        """Compare a one-time password with the last one of the number; it serves once."""
        number = numbers.indian(fields.get("to", ""))
        if number is None or not fields.get("otp"):
            raise _Refused(400)
        otps = dict(self.account.memory.get("otps", {}))
        saved = otps.get(number)
        if saved is None or saved["otp"] != fields["otp"]:
            return self._reply(400, "Invalid OTP")
        if self.account.now() > datetime.fromisoformat(saved["expiry"]):
            return self._reply(400, "OTP Expired")
        del otps[number]
        self.account.remember("otps", otps)
        return Reply(200, {"status": "200", "message": "OTP Verified Successfully"})

    def create_sender(self, fields: Mapping[str, str], _twist: Twist) -> Reply:
        """Note a request; the sender stays unknown until the settings list it."""
        if not _SENDER.fullmatch(fields.get("senderid", "")):
            raise _Refused(400)
        asked = self.account.memory.get("requested_senders", [])
        self.account.remember("requested_senders", [*asked, fields["senderid"]])
        return Reply(200, {"status": "200", "message": "Sender ID requested Successfully."})


_ACTS = {
    _BALANCE: SmsBuddy.balance,
    **{prefix + "/otp/create": SmsBuddy.create_otp for prefix in _PREFIXES},
    **{prefix + "/otp/verify": SmsBuddy.verify_otp for prefix in _PREFIXES},
    **{prefix + "/senderid/create": SmsBuddy.create_sender for prefix in _PREFIXES},
}


def _texts(fields: Mapping[str, Any]) -> dict[str, str]:
    return {name: as_text(value) for name, value in fields.items()}


def _read_node(node: Any, default: str) -> _Node:
    if not isinstance(node, dict) or not node.get("to"):
        raise _Refused(400)
    text = as_text(node.get("message")) or default
    if not text:
        raise _Refused(400)
    return _Node(as_text(node["to"]).strip(), text, node.get("refid"))


def _row(message: Message, factor: int, with_refid: bool) -> dict[str, Any]:
    row = {
        "id": message.reference,
        "mobile": message.number,
        "status": "AWAITING-DLR",
        "unit": message.parts,
        "length": len(message.text),
        "charge": message.parts * factor,
    }
    if with_refid:
        row["refid"] = _echo(message.echo)
    return row


def _echo(refid: Any) -> Any:
    """A reference of digits comes back as an integer, none as an empty string."""
    text = as_text(refid)
    is_whole = text.isascii() and text.isdecimal() and len(text) <= 18
    return int(text) if is_whole else text


def _whole(text: str, default: int, least: int, most: int) -> int:
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise _Refused(400)
    if not least <= int(text) <= most:
        raise _Refused(400)
    return int(text)
