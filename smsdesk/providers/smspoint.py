"""TheSMSPoint (thesmspoint.com, India).

Quirks worth knowing (providers.md §4, from the service's own page):

- ``recipient`` of a bulk is a JSON text inside the form: number and text of each person.
- ``is_unicode`` holds for the whole request, so GSM-7 and Unicode texts never share one.
- More than 765 characters are cut without a word: blocked before (``max_gsm_units``, 5 parts).
- What channels 1, 2 and 3 mean is lost; the operator picks one, and no balance is tied to it.
- The page says both that a sender's name and that its id goes into ``sender_id``: a setting.
- Two documented successes: rows by number (JobId, MessageData), or one id for the whole request.
  The latter would fit any request, so no connection carries two: a late answer finds no reader.
- An outer "success" may hold an inner ErrorCode; only 000 is documented, others prove nothing.
- Refusals are known by their sentence alone. There is none for one number.
"""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import (
    Answer,
    Awaited,
    Balance,
    Delivery,
    Evidence,
    Field,
    Order,
    Outcome,
    Outgoing,
    PauseReason,
    Report,
    SenderName,
    ServiceInfo,
    ServiceTemplate,
    Verdict,
)
from smsdesk.core.sms_text import Encoding
from smsdesk.providers.base import (
    Provider,
    Reading,
    Refusal,
    Row,
    common_settings,
    delivery_of,
    doubtful,
    not_sent,
    read_rows,
    refuse_all,
    void,
)
from smsdesk.providers.exchange import Request, Response
from smsdesk.providers.reading import (
    Unreadable,
    a_number,
    a_text,
    a_whole,
    a_word,
    an_id,
    an_object,
    digits,
    rows_of,
    strict_json,
)

REFUSALS: Mapping[str, Refusal] = {
    "api key does not exists": void("login", PauseReason.AUTH),
    "request type not allowed": void("request_type", PauseReason.CONFIG),
    "sms credits not available": void("credit_of_kind", PauseReason.CREDIT),
}
"""The page's sentences, in small letters. "Invalid Message ID" is no answer to a send."""

DELIVERIES: Mapping[str, Delivery] = {
    "delivered": Delivery.DELIVERED,
    "undelivered": Delivery.UNDELIVERED,
    "u": Delivery.UNDELIVERED,
    "sent": Delivery.PENDING,
    "expired": Delivery.PENDING,
}
"""The page's statuses. "Expired" means there that the message is on its way."""

_NO_MESSAGE = "invalid message id"
_CHANNELS = ("1", "2", "3")
_PAUSES = {
    "login_refused": PauseReason.AUTH,
    "unreachable": PauseReason.NETWORK,
    "tls_failed": PauseReason.TLS,
}
_STATUSES = {"approved": "approved", "pending": "waiting"}


class SMSPoint(Provider):
    """Adapter for TheSMSPoint."""

    info = ServiceInfo(
        name="smspoint",
        title="TheSMSPoint",
        base_url="https://thesmspoint.com",
        report_url="https://thesmspoint.com/",
        credentials=(Field("api_key", secret=True, required=True),),
        settings=(
            Field("channel", "1", _CHANNELS),
            Field("sender_field", "name", ("name", "id")),
            *common_settings(),
        ),
        options=(Field("channel", choices=_CHANNELS),),
        most=100,
        personal=True,
        lists_senders=True,
        lists_templates=True,
        needs_template=True,
        reports="request",
        max_gsm_units=765,
        max_parts=5,
    )

    def _together(self, message: Outgoing) -> Hashable:
        return message.encoding

    def send(
        self, batch: Sequence[Outgoing], order: Order, first_byte: Callable[[], None]
    ) -> Answer:
        """Make one request for ``batch``, with the sender's id where the account wants that."""
        if self._settings["sender_field"] == "id":
            try:
                order = replace(order, sender=self._sender_id(order.sender))
            except ServiceError as error:
                pause = _PAUSES.get(error.code, PauseReason.SENDER)
                reason = str(error.params.get("reason") or pause)
                return not_sent(batch, reason, Evidence("before", error=error.code), pause)
        return super().send(batch, order, first_byte)

    def _sender_id(self, sender: str) -> str:
        """Return the id of a sender given by its id, or by a name that one approved sender has."""
        known = self.senders()
        fitting = [
            one.id
            for one in known
            if one.id == sender or (one.sender == sender and one.status == "approved")
        ]
        if len(fitting) != 1:
            raise ServiceError("service_refused", service=self.info.title, reason="sender")
        return fitting[0]

    def _request(self, batch: Sequence[Outgoing], order: Order) -> Request:
        recipients = [
            {"number": message.e164.lstrip("+"), "text": message.text} for message in batch
        ]
        return self._command(
            "send-bulk-sms",
            {
                "recipient": json.dumps(recipients, ensure_ascii=False),
                "sender_id": order.sender,
                "template_id": order.template,
                "channel": order.options.get("channel") or self._settings["channel"],
                "is_unicode": "1" if batch[0].encoding is Encoding.UCS2 else "0",
            },
        )

    def _command(self, command: str, form: Mapping[str, str] | None = None) -> Request:
        headers = {"key": self._secrets["api_key"], "Connection": "close"}
        return Request(f"/api/v1/{command}", form=form or {}, headers=headers)

    def _read(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        answer = an_object(strict_json(response.body))
        refusal = self._refusal(response, answer)
        if refusal is not None:
            return refuse_all(batch, refusal)
        data = an_object(_data(answer))
        if not 200 <= response.status < 300:
            raise Unreadable("undocumented refusal")
        if a_whole(data.get("ErrorCode", 0)) != 0:
            return refuse_all(batch, doubtful("yes_and_no"))
        if "MessageData" in data:
            reading = read_rows(batch, rows_of(data["MessageData"]), _row, number="Number")
            return replace(reading, job=_job(data))
        if a_text(data.get("status")).lower() != "success":
            raise Unreadable("undocumented shape")
        reference = an_id(data.get("message_id"))
        verdicts = {m.id: Verdict(m.id, Outcome.ACCEPTED, "", reference) for m in batch}
        return Reading(verdicts, job=reference)

    def _refusal(self, response: Response, answer: Any) -> Refusal | None:
        del response  # the page names no HTTP statuses
        if not isinstance(answer, dict) or _succeeded(answer) or answer.get("data"):
            return None
        return REFUSALS.get(a_text(answer.get("message", "")).lower())

    def balances(self) -> tuple[Balance, ...]:
        """Ask for the credits of the three kinds."""
        return self._ask(self._command("get-sms-balance"), _balances)

    def senders(self) -> tuple[SenderName, ...]:
        """Ask for the senders."""
        return self._ask(self._command("get-sender-id"), _senders)

    def templates(self) -> tuple[ServiceTemplate, ...]:
        """Ask for the templates."""
        return self._ask(self._command("get-templates"), _templates)

    def reports(self, job: str, awaited: Sequence[Awaited]) -> Mapping[int, Report]:
        """Ask what became of a request's messages, by its job; of those left out, one by one.

        The page asks for a ``job_id`` and says that it is the message's id.
        """
        found = _about(awaited, self._status(job)) if job else {}
        for one in awaited:
            if one.id not in found and one.reference not in ("", job):
                found |= _about([one], self._status(one.reference))
        return found

    def _status(self, job: str) -> list[Report]:
        response = self._asked_gently(self._command("sms-delivery-status", {"job_id": job}))
        try:
            answer = an_object(strict_json(response.body))
            if not answer.get("data"):
                if a_text(answer.get("message", "")).lower() == _NO_MESSAGE:
                    return []
                raise self._refused(self._refusal(response, answer), response)
            return _reports(answer)
        except Unreadable as exc:
            raise self._refused(None, response) from exc


def _report(row: Row, word: object) -> Report:
    """Read one row of a delivery status; the number stands under one of two names."""
    said = a_word(word)
    number = row.get("mobile_number", row.get("recipient"))
    reference = row.get("message_id")
    return Report(
        reference="" if reference is None else an_id(reference),
        delivery=delivery_of(said, DELIVERIES),
        word=said,
        number="" if number is None else digits(number),
    )


def _reports(answer: Row) -> list[Report]:
    """Read a delivery status in either documented shape; what it calls itself says nothing.

    The page's own sample of a success has the status "error", rows, and the code "200".
    """
    data = answer.get("data")
    if isinstance(data, dict):
        return [_report(data, data.get("delivery_status_id", data.get("status_name")))]
    return [_report(row, row.get("status_name")) for row in rows_of(data)]


def _about(awaited: Sequence[Awaited], reports: Sequence[Report]) -> dict[int, Report]:
    """Tell which message each report is of: by its reference, else by its number.

    Where the two name different messages, or a number several, it is of none.
    """
    referred, numbered = _only(awaited, "reference"), _only(awaited, "number")
    found: dict[int, Report] = {}
    for report in reports:
        by_reference = referred.get(report.reference)
        by_number = numbered.get(report.number)
        message = by_reference or by_number
        known = _digits(by_reference) if by_reference is not None else ""
        differ = bool(known) and report.number not in ("", known)
        if message is not None and not differ:
            found[message.id] = report
    return found


def _digits(awaited: Awaited) -> str:
    return awaited.e164.lstrip("+")


def _only(awaited: Sequence[Awaited], what: Literal["reference", "number"]) -> dict[str, Awaited]:
    """Index messages by what one of them alone has."""
    keys = [one.reference if what == "reference" else _digits(one) for one in awaited]
    times = Counter(keys)
    return {key: one for key, one in zip(keys, awaited, strict=True) if key and times[key] == 1}


def _succeeded(answer: Row) -> bool:
    return a_text(answer.get("status")).lower() == "success"


def _data(answer: Row) -> Any:
    """Return the data of a success; a code beside it may be missing, but not another one."""
    if not _succeeded(answer) or a_whole(answer.get("code", 200)) != 200:
        raise Unreadable("undocumented refusal")
    return answer.get("data")


def _job(data: Row) -> str:
    """Return the id of a whole request, "" where there is none to be read: nothing rests on it."""
    try:
        return an_id(data.get("JobId"))
    except Unreadable:
        return ""


def _row(message: Outgoing, row: Row) -> Verdict:
    return Verdict(message.id, Outcome.ACCEPTED, reference=an_id(row.get("message_id")))


def _balances(answer: Any) -> tuple[Balance, ...]:
    kinds = an_object(an_object(_data(an_object(answer))).get("balance"))
    return tuple(Balance(kind, a_number(value)) for kind, value in kinds.items())


def _senders(answer: Any) -> tuple[SenderName, ...]:
    return tuple(
        SenderName(
            sender=a_text(row.get("sender_id")),
            id=a_text(row.get("id")),
            type=a_text(row.get("type_value")),
            status=_status(row.get("approve_status")),
        )
        for row in rows_of(_data(an_object(answer)))
    )


def _templates(answer: Any) -> tuple[ServiceTemplate, ...]:
    return tuple(
        ServiceTemplate(
            template=a_text(row.get("template_id")),
            name=a_text(row.get("name")),
            type=a_text(row.get("type")),
            sender=a_text(row.get("sender_id")),
            text=a_text(row.get("message")),
            status=_status(row.get("template_status")),
        )
        for row in rows_of(_data(an_object(answer)))
    )


def _status(word: Any) -> str:
    return _STATUSES.get(a_text(word).lower(), "refused")
