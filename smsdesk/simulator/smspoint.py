"""TheSMSPoint: balance, senders, templates, single and bulk SMS, delivery by polling.

Beyond the document, decided here: errors are HTTP 200 (setting `error_http_status` = `real` for
the other reading); channels 1, 2, 3 are Transactional, Promotional, OTP in the page's order;
a bad recipient of a bulk request is left out of the rows; a text said not to be Unicode loses
what GSM-7 does not hold; a refused text is an inner ErrorCode under an outer success.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from smsdesk.simulator import numbers
from smsdesk.simulator.account import Message, Twist
from smsdesk.simulator.calls import BadBody, Call, Reply, as_text
from smsdesk.simulator.codes import (
    NO_CREDIT,
    NO_KEY,
    NO_MESSAGE,
    NOT_ALLOWED,
    SMSPOINT,
    SMSPOINT_INNER,
)
from smsdesk.simulator.parts import count_parts, replace_beyond_gsm7
from smsdesk.simulator.service import Service

_BASE = "/api/v1/"
_POOLS = {"1": "Transactional", "2": "Promotional", "3": "OTP"}
_MOST_CHARACTERS = 765
_NO_RECIPIENT = "Invalid Recipient"
_NO_SENDER = "Invalid Sender ID"
_NO_TEMPLATE = "Invalid Template ID"
_REAL_STATUS = {NO_KEY: 401, NOT_ALLOWED: 405, NO_CREDIT: 402, NO_MESSAGE: 404}

_SENDERS = [
    ("101", "Transactional", "RIVERVIEW", "Approved"),
    ("102", "Promotional", "RIVERVIEW", "Approved"),
    ("103", "OTP", "RVRVWO", "Approved"),
    ("104", "Transactional", "NEWNAME", "Pending"),
]
_TEMPLATES = [
    ("11", "Any text", "1007000000000000001", "RIVERVIEW", "{#var#}", "Approved"),
    (
        "12",
        "Appointment",
        "1007000000000000002",
        "RIVERVIEW",
        "Dear {#var#}, your appointment is on {#var#}.",
        "Approved",
    ),
    ("13", "New offer", "1007000000000000003", "RIVERVIEW", "Dear {#var#}: {#var#}", "Pending"),
]


class _Refused(Exception):
    """The request ends with an error message; `data` is null where the document has it."""

    def __init__(self, message: str, *, bare: bool = False) -> None:
        self.message = message
        self.bare = bare


class SmsPoint(Service):
    """The Indian service with senders and templates to choose from, 2000 in a request."""

    name = "smspoint"
    credentials: ClassVar = {"api_key": "practice-key"}
    credits_granted: ClassVar = {"OTP": 10_000, "Promotional": 10_000, "Transactional": 10_000}
    settings: ClassVar = {
        "senders": [
            {
                "id": key,
                "entity_id": "1001",
                "type_value": kind,
                "sender_id": name,
                "purpose_value": kind,
                "approve_status": status,
            }
            for key, kind, name, status in _SENDERS
        ],
        "templates": [
            {
                "id": key,
                "name": name,
                "template_id": template,
                "type": "Transactional",
                "sender_id": sender,
                "message": text,
                "template_status": status,
            }
            for key, name, template, sender, text, status in _TEMPLATES
        ],
        "batch_limit": 2000,
        "error_http_status": "200",  # or real
        "sender_by": "either",  # or name, id
        "bulk_shape": "A",  # or B, the .NET sample's
        "delivery_shape": "A",  # or B
        "poll_by": "either",  # or job, message
        "with_code": True,  # whether success ends with "code": 200
        "success_word": "Success",  # the ErrorMessage of 000; "Done" elsewhere in the family
    }
    number_key = "Number"

    def respond(self, call: Call, twist: Twist) -> Reply:
        """Check the key, then route by command."""
        try:
            return self._route(call, twist)
        except BadBody:
            return self._error(_NO_RECIPIENT)
        except _Refused as refused:
            return self._error(refused.message, bare=refused.bare)

    def is_send(self, method: str, path: str) -> bool:
        """The two send commands."""
        return method == "POST" and path in (_BASE + "send-single-sms", _BASE + "send-bulk-sms")

    def refusals(self) -> Mapping[str, Reply]:
        """The documented refusals, and the upstream family's inner codes."""
        return {
            "login": self._error(NO_KEY, bare=True),
            "method": self._error(NOT_ALLOWED, bare=True),
            "credit": self._error(NO_CREDIT),
            "sender": self._error(_NO_SENDER),
            "template": self._error(_NO_TEMPLATE),
            "number": self._error(_NO_RECIPIENT),
            "message_id": self._error(NO_MESSAGE),
            "text": self._inner("024"),
            "inner_number": self._inner("013"),
            "inner_sender": self._inner("015"),
            "inner_credit": self._inner("021"),
            "server": Reply(500, {"status": "error", "message": "Server Error"}),
            "unknown": self._error("Something New"),
        }

    def codes(self) -> Mapping[str, Reply]:
        """The page's sentences, and the inner codes under an outer success."""
        sentences = {word: self._error(word, bare=not null) for word, null in SMSPOINT.items()}
        return {**sentences, **{code: self._inner(code) for code in SMSPOINT_INNER}}

    def rows(self, payload: Any) -> list[dict[str, Any]]:
        """The rows of shape A."""
        data = payload.get("data") if isinstance(payload, dict) else None
        found = data.get("MessageData") if isinstance(data, dict) else None
        return found if isinstance(found, list) else []

    def contradict(self, payload: Any) -> None:
        """The first number once more, without an id."""
        if rows := self.rows(payload):
            rows.append({**rows[0], "message_id": ""})

    def _route(self, call: Call, twist: Twist) -> Reply:
        command = _COMMANDS.get(call.path.removeprefix(_BASE))
        if command is None or not call.path.startswith(_BASE):
            return Reply(404, {"status": "error", "message": "Not Found"})
        if call.headers.get("key") != self.credentials["api_key"]:
            raise _Refused(NO_KEY, bare=True)
        if call.method != "POST" or "application/json" not in call.headers.get("accept", ""):
            raise _Refused(NOT_ALLOWED, bare=True)
        fields = call.fields("form", "json", "multipart") if call.body else {}
        return command(self, fields, twist)

    def _error(self, message: str, *, bare: bool = False) -> Reply:
        status = 200
        if self.setting("error_http_status") == "real":
            status = _REAL_STATUS.get(message, 422)
        body: dict[str, Any] = {"status": "error", "message": message}
        return Reply(status, body if bare else {**body, "data": None})

    def _inner(self, code: str) -> Reply:
        message = SMSPOINT_INNER[code]
        data = {"ErrorCode": code, "ErrorMessage": message, "JobId": None, "MessageData": None}
        return self._success("SMS Sent Successfully", data)

    def _success(self, message: str, data: Any, *, with_code: bool = True) -> Reply:
        body = {"status": "success", "message": message, "data": data}
        if with_code and self.setting("with_code"):
            body["code"] = 200
        return Reply(200, body)

    def balance(self, _fields: Mapping[str, Any], _twist: Twist) -> Reply:
        """The three pools."""
        pools = {pool: self.account.left(pool) for pool in ("OTP", "Promotional", "Transactional")}
        return self._success("", {"balance": pools}, with_code=False)

    def sender_list(self, _fields: Mapping[str, Any], _twist: Twist) -> Reply:
        """All senders, approved or not."""
        return self._success("", self.setting("senders"), with_code=False)

    def template_list(self, _fields: Mapping[str, Any], _twist: Twist) -> Reply:
        """All templates, approved or not."""
        return self._success("", self.setting("templates"), with_code=False)

    def send_single(self, fields: Mapping[str, Any], twist: Twist) -> Reply:
        """One text to one number."""
        _require(fields, "recipient", "message")
        pairs = [(as_text(fields["recipient"]), as_text(fields["message"]))]
        return self._send(fields, pairs, twist, shape="A")

    def send_bulk(self, fields: Mapping[str, Any], twist: Twist) -> Reply:
        """A text of its own for each number, in a JSON string inside the field."""
        _require(fields, "recipient")
        pairs = _read_recipients(fields["recipient"])
        if len(pairs) > self.setting("batch_limit"):
            raise _Refused(_NO_RECIPIENT)
        return self._send(fields, pairs, twist, shape=self.setting("bulk_shape"))

    def _send(
        self,
        fields: Mapping[str, Any],
        pairs: Iterable[tuple[str, str]],
        twist: Twist,
        *,
        shape: str,
    ) -> Reply:
        _require(fields, "sender_id", "template_id", "channel", "is_unicode")
        sender = self._sender(as_text(fields["sender_id"]))
        self._check_template(as_text(fields["template_id"]))
        pool = _POOLS.get(as_text(fields["channel"]))
        if pool is None:
            raise _Refused("Invalid Channel")
        job = str(self.account.stem())
        messages = self._messages(pairs, as_text(fields["is_unicode"]), job)
        if any(self.is_rejected_text(message.text) for message in messages):
            return self.refusals()["text"]
        if sum(m.parts for m in messages) * twist.credit_factor > self.account.left(pool):
            raise _Refused(NO_CREDIT)
        taking = self.account.take(messages, kind=pool, sender=sender, twist=twist)
        if shape == "B":
            data = {"status": "success", "message_id": job}
            return self._success("SMS Sent Successfully", data, with_code=False)
        rows = [
            {"Number": m.number, "message_id": m.reference, "message": m.text} for m in taking.shown
        ]
        accepted = {"ErrorCode": "000", "ErrorMessage": self.setting("success_word")}
        return self._success(
            "SMS Sent Successfully", {**accepted, "JobId": job, "MessageData": rows}
        )

    def _sender(self, wanted: str) -> str:
        """The approved sender's name, by name or by id."""
        by = self.setting("sender_by")
        for sender in self.setting("senders"):
            named = by != "id" and sender["sender_id"] == wanted
            numbered = by != "name" and sender["id"] == wanted
            if (named or numbered) and sender["approve_status"] == "Approved":
                name: str = sender["sender_id"]
                return name
        raise _Refused(_NO_SENDER)

    def _check_template(self, wanted: str) -> None:
        for template in self.setting("templates"):
            if template["template_id"] == wanted and template["template_status"] == "Approved":
                return
        raise _Refused(_NO_TEMPLATE)

    def _messages(
        self, pairs: Iterable[tuple[str, str]], is_unicode: str, job: str
    ) -> list[Message]:
        if is_unicode not in ("0", "1"):
            raise _Refused("The is unicode field must be true or false.")
        unicode = is_unicode == "1"
        messages: list[Message] = []
        for written, text in pairs:
            number = numbers.with_country_code(written)
            if number is None or self.is_bad(number):
                continue
            shown = text[:_MOST_CHARACTERS]
            if not unicode:
                shown = replace_beyond_gsm7(shown)
            reference = f"{job}{len(messages) + 1:04d}"
            messages.append(Message(number, shown, count_parts(shown, unicode=unicode), reference))
        if not messages:
            raise _Refused(_NO_RECIPIENT)
        return messages

    def delivery_status(self, fields: Mapping[str, Any], _twist: Twist) -> Reply:
        """The state of a job's messages, or of one message."""
        _require(fields, "job_id")
        entries = self._entries(as_text(fields["job_id"]))
        if not entries:
            raise _Refused(NO_MESSAGE)
        if self.setting("delivery_shape") == "B":
            return self._delivery_b(entries[0])
        rows = [self._delivery_row(entry, index) for index, entry in enumerate(entries)]
        # The documented success has the status "error".
        body = {
            "status": "error",
            "job_id": as_text(fields["job_id"]),
            "data": rows,
            "code": "200",
        }
        return Reply(200, body)

    def _delivery_b(self, entry: Mapping[str, Any]) -> Reply:
        data = {
            "status": "success",
            "recipient": entry["number"],
            "sender_id": entry["sender"],
            "content": entry["text"],
            "delivery_status_id": self.delivery_word(entry, _WORDS_B),
            "delivery_status_remark": "",
        }
        return Reply(200, {"status": "success", "message": None, "data": data})

    def _delivery_row(self, entry: Mapping[str, Any], index: int) -> dict[str, Any]:
        return {
            "status_name": self.delivery_word(entry, _WORDS_A),
            "recipient" if index % 2 else "mobile_number": entry["number"],
            "content": entry["text"],
            "message_id": entry["reference"],
        }

    def _entries(self, wanted: str) -> list[dict[str, Any]]:
        by = self.setting("poll_by")
        if by != "job" and (entry := self.account.find(wanted)):
            return [entry]
        if by == "message":
            return []
        found = (self.account.find(f"{wanted}{i:04d}") for i in range(1, 2001))
        return [entry for entry in found if entry]


_WORDS_A = {"pending": "Sent", "delivered": "delivered", "failed": "UnDelivered"}
_WORDS_B = {"pending": "Sent", "delivered": "Delivered", "failed": "UnDelivered"}
_COMMANDS: Mapping[str, Callable[[SmsPoint, Mapping[str, Any], Twist], Reply]] = {
    "get-sms-balance": SmsPoint.balance,
    "get-sender-id": SmsPoint.sender_list,
    "get-templates": SmsPoint.template_list,
    "send-single-sms": SmsPoint.send_single,
    "send-bulk-sms": SmsPoint.send_bulk,
    "sms-delivery-status": SmsPoint.delivery_status,
}


def _require(fields: Mapping[str, Any], *names: str) -> None:
    for name in names:
        if not as_text(fields.get(name)):
            raise _Refused(f"The {name.replace('_', ' ')} field is required.")


def _read_recipients(field: Any) -> list[tuple[str, str]]:
    """`[{"number", "text"}]` as a string, double encoded as in every sample."""
    try:
        items = json.loads(field) if isinstance(field, str) else None
    except (ValueError, RecursionError):
        items = None
    if not isinstance(items, list) or not items:
        raise _Refused(_NO_RECIPIENT)
    pairs = []
    for item in items:
        if not isinstance(item, dict) or not item.get("number") or not item.get("text"):
            raise _Refused(_NO_RECIPIENT)
        pairs.append((as_text(item["number"]), as_text(item["text"])))
    return pairs
