"""TheSMSBuddy (thesmsbuddy.com, India).

Quirks worth knowing (providers.md §3, from the service's own API manual):

- Everything lies under ``api/v1`` except the balance, which has no version; the manual's own
  samples leave it out everywhere, so the prefix is a setting. A send never tries the other one.
- The JSON form takes a text and a reference of ours per person, and is used for every send at
  once. All documented fields of the root are filled, since nobody says which may be missing.
- ``status`` in the body is a text; whether a refusal is an HTTP status too is not said. Both are
  read, and where they disagree the outcome is unknown.
- "Submit your request again" (500) may send twice: unknown, like every 5xx.
- More than 1000 SMS a minute are refused (429): parts are counted, not requests.
- GET on the same address sends too; nothing is ever asked by GET.
- Delivery is told by calling ``dlr_url`` alone, and what a call holds is written nowhere.
- The format of a planned time is garbled in the manual ("yyyy-mm-dd hh:mm:ssxx`"), no zone is
  named, and the JSON form's table lacks it. So the service holds messages only for an account that
  says so (``schedule``): through the form call, in Indian time, one text a request, and with no
  reference of ours, so its rows match by number alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from functools import partial
from typing import Any

from smsdesk.core.models import (
    EMPTY,
    Balance,
    Delivery,
    Field,
    Order,
    OtpAnswer,
    OtpRequest,
    OtpSent,
    Outcome,
    Outgoing,
    PauseReason,
    Purpose,
    Report,
    SenderName,
    ServiceInfo,
    Verdict,
)
from smsdesk.core.schedule import INDIA, INDIAN_PROMOTION, Window, in_bangkok
from smsdesk.providers.base import (
    Provider,
    Reading,
    Refusal,
    Row,
    by_number,
    charged,
    common_settings,
    delivery_of,
    doubtful,
    read_rows,
    refuse_all,
    rejected,
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

_RATE_SECONDS = 60
_LONGEST_WAIT = 3600
_LONGEST_OURS = 20

REFUSALS: Mapping[int, Refusal] = {
    400: void("incomplete", PauseReason.CONFIG),
    401: void("login", PauseReason.AUTH),
    406: rejected("number_refused"),
    409: void("credit_of_kind", PauseReason.CREDIT),
    412: void("sender", PauseReason.SENDER),
    416: void("type_off", PauseReason.CONFIG),
    422: void("type_refused", PauseReason.CONFIG),
    429: replace(void("rate_1000", PauseReason.RATE_LIMITED), retry_after=float(_RATE_SECONDS)),
    451: void("indian_hours", PauseReason.QUIET_HOURS),
    500: doubtful(),
}
"""The manual's error codes."""

SENDER_FIELDS = ("description", "pe_id", "header_id")
"""What a request for a sender may tell; the last two on Indian routes alone."""

KINDS: Mapping[str, str] = {"1": "trans", "2": "promo", "3": "transscrub"}
"""The types of a message, and the balance that each spends."""

DELIVERIES: Mapping[str, Delivery] = {
    "delivrd": Delivery.DELIVERED,
    "delivered": Delivery.DELIVERED,
    "expired": Delivery.EXPIRED,
    "awaiting-dlr": Delivery.PENDING,
    **dict.fromkeys(
        (
            "undeliv",
            "failed",
            "invalid-sub",
            "mob-off",
            "net-err",
            "blacklst",
            "barred",
            "timeout-dlr",
            "rej-multipart",
        ),
        Delivery.UNDELIVERED,
    ),
}
"""The words of a callback. The manual has none: these are those of MobTexting, whose manual it is
the image of (providers.md §3)."""

_BOTH_WINDOWS = Window(INDIAN_PROMOTION.opens, time(19, 30), INDIA)
"""Type 2 and promotional: until 21:00 in Bangkok, which is half past seven in India."""


class SMSBuddy(Provider):
    """Adapter for TheSMSBuddy."""

    info = ServiceInfo(
        name="smsbuddy",
        title="TheSMSBuddy",
        base_url="https://thesmsbuddy.com",
        report_url="https://thesmsbuddy.com/",
        credentials=(Field("key", secret=True, required=True),),
        settings=(
            Field("type", "1", tuple(KINDS)),
            Field("path_prefix", "api/v1", ("api/v1", "api")),
            Field("schedule", "off", ("off", "on")),
            Field("reports_url"),
            *common_settings(rate="1000"),
        ),
        options=(Field("type", choices=tuple(KINDS)), Field("flash", choices=("0", "1"))),
        most=100,
        personal=True,
        requests_senders=True,
        sender_fields=tuple(Field(key) for key in SENDER_FIELDS),
        reports="callback",
        otp="service",
        rate_unit="parts",
        rate_seconds=_RATE_SECONDS,
    )

    @classmethod
    def holds_for_later(cls, settings: Mapping[str, str]) -> bool:
        """Whether the account says that the service may be trusted with a planned time."""
        return cls._filled(settings)["schedule"] == "on"

    @classmethod
    def spends(cls, order: Order, settings: Mapping[str, str]) -> str:
        """Return the balance of the order's type."""
        return KINDS[_type(order, settings)]

    @classmethod
    def quiet_window(
        cls, order: Order, settings: Mapping[str, str], purpose: Purpose
    ) -> Window | None:
        """Return the hours of type 2 as well, whatever the purpose (451 outside them)."""
        window = super().quiet_window(order, settings, purpose)
        if _type(order, settings) != "2":
            return window
        return INDIAN_PROMOTION if window is None else _BOTH_WINDOWS

    def _request(self, batch: Sequence[Outgoing], order: Order) -> Request:
        root = {
            "key": self._secrets["key"],
            "type": _type(order, self._settings),
            "sender": order.sender,
            "message": batch[0].text,
            "flash": order.options.get("flash") or "0",
        }
        if order.template:
            root["template_id"] = order.template
        if order.report_url:
            root["dlr_url"] = order.report_url
        if order.at is not None:
            planned = {
                "to": ",".join(by_number(batch)),
                "schedule": "1",
                "time": f"{in_bangkok(order.at).astimezone(INDIA):%Y-%m-%d %H:%M:%S}",
            }
            return Request(self._path("sms/send"), form=root | planned)
        nodes = [
            {"to": message.e164.lstrip("+"), "message": message.text, "refid": str(message.id)}
            for message in batch
        ]
        return Request(self._path("sms/send/json"), json={"root": root, "nodes": nodes})

    def _path(self, command: str) -> str:
        return f"/{self._settings['path_prefix']}/{command}"

    def _read(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        return self._read_rows(batch, response, reference="refid")

    def _read_planned(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        return self._read_rows(batch, response)

    def _read_rows(
        self, batch: Sequence[Outgoing], response: Response, reference: str = ""
    ) -> Reading:
        answer = an_object(strict_json(response.body))
        refusal = self._refusal(response, answer)
        if refusal is not None:
            return refuse_all(batch, refusal)
        if not 200 <= response.status < 300 or _code(response, answer) != 200:
            raise Unreadable("undocumented refusal")
        rows = rows_of(answer.get("data"))
        reading = read_rows(batch, rows, _row, number="mobile", reference=reference)
        total = _charge(answer)
        wrong_sum = total is not None and total != charged(reading.verdicts.values())
        return replace(reading, reconcile=reading.reconcile or wrong_sum)

    @classmethod
    def called_back(cls, fields: Mapping[str, str]) -> Report:
        """Read a callback to ``dlr_url``; its fields are MobTexting's, the manual names none."""
        word = a_word(fields.get("status"))
        number = fields.get("mobile") or fields.get("to") or ""
        return Report(
            reference=an_id(fields["id"]) if fields.get("id") else "",
            delivery=delivery_of(word, DELIVERIES),
            word=word,
            number=digits(number),
            ours=(fields.get("refid") or fields.get("custom") or "")[:_LONGEST_OURS],
        )

    def _refusal(self, response: Response, answer: Any) -> Refusal | None:
        if not isinstance(answer, dict) or answer.get("data"):
            return None
        refusal = REFUSALS.get(_code(response, answer) or 0)
        if refusal is not None and refusal.retry_after:
            return replace(refusal, retry_after=_retry_after(response, refusal.retry_after))
        return refusal

    def request_otp(self, asked: OtpRequest) -> OtpSent:
        """Have a code made, or ours taken, and sent. The answer holds it in clear: none is kept."""
        form = {
            "key": self._secrets["key"],
            "sender": asked.sender,
            "to": asked.e164.lstrip("+"),
            "message": asked.text,
        }
        told = {
            "template_id": asked.template,
            "otp": asked.code,
            "expiry": str(asked.minutes or ""),
            "digits": str(asked.digits or ""),
        }
        form |= {key: value for key, value in told.items() if value}
        request = Request(self._path("otp/create"), form=form)
        return self._ask(request, partial(_otp_sent, asked), repeat=False, private=True)

    def verify_otp(self, e164: str, token: str, code: str) -> OtpAnswer:
        """Ask whether a code is right; the service goes by the number.

        What it answers to a wrong one is documented nowhere: all fields are there, so its 400 can
        mean nothing else, and a word of the time tells one that came too late.
        """
        del token
        form = {"key": self._secrets["key"], "to": e164.lstrip("+"), "otp": code}
        response = self._asked(Request(self._path("otp/verify"), form=form), repeat=False)
        try:
            answer = an_object(strict_json(response.body))
            found = _code(response, answer)
            if found == 200:
                return "right"
            words = a_text(answer.get("message", ""))
        except Unreadable as exc:
            raise self._refused(None, response, private=True) from exc
        if found == 400:
            return "expired" if "expire" in words.lower() else "wrong"
        raise self._refused(self._refusal(response, answer), response, private=True)

    def balances(self) -> tuple[Balance, ...]:
        """Ask for the credits of the three types."""
        request = Request("/api/sms/balance/check", form={"key": self._secrets["key"]})
        return self._ask(request, _balances)

    def request_sender(self, name: str, details: Mapping[str, str] = EMPTY) -> SenderName:
        """Ask for a new sender; the service approves it by hand."""
        told = {key: details[key] for key in SENDER_FIELDS if details.get(key)}
        form = {"key": self._secrets["key"], "senderid": name, **told}
        self._ask(Request(self._path("senderid/create"), form=form), _success, repeat=False)
        return SenderName(name, status="waiting")


def _type(order: Order, settings: Mapping[str, str]) -> str:
    return order.options.get("type") or settings.get("type") or "1"


def _code(response: Response, answer: Row) -> int | None:
    """Return the code of an answer, or None where body and HTTP status do not agree on one."""
    if "status" not in answer:
        return response.status if response.status == 429 else None
    code = a_whole(answer["status"])
    return code if 200 <= response.status < 300 or response.status == code else None


def _retry_after(response: Response, otherwise: float) -> float:
    """Return the seconds the service asks for, unless they are none or beyond an hour."""
    said = response.headers.get("retry-after", "").strip()
    seconds = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
    return float(seconds) if 0 < seconds <= _LONGEST_WAIT else otherwise


def _row(message: Outgoing, row: Row) -> Verdict:
    if a_text(row.get("status")) != "AWAITING-DLR":
        raise Unreadable("undocumented status")
    return Verdict(
        message.id, Outcome.ACCEPTED, reference=an_id(row.get("id")), credits=_charge(row)
    )


def _charge(found: Row) -> Decimal | None:
    """Return what was charged, under either spelling, where it is told."""
    value = found.get("charges", found.get("charge"))
    return None if value is None else a_number(value)


def _otp_sent(asked: OtpRequest, answer: Any) -> OtpSent:
    """Read that a code is on its way, to the number it was asked for. Raises Unreadable."""
    found = _success(answer)
    told, sms = an_object(found.get("otp")), an_object(found.get("sms"))
    if digits(told.get("mobile")) != asked.e164.lstrip("+"):
        raise Unreadable("number")
    charge = _charge(sms)
    return OtpSent(reference=an_id(sms.get("id")), expires_at=_expiry(told), credits=charge)


def _expiry(told: Row) -> datetime | None:
    """Return when a code ends, in Indian time as it seems: no zone is named."""
    try:
        written = datetime.fromisoformat(a_text(told.get("expiry")))
    except (Unreadable, ValueError):
        return None
    return written.replace(tzinfo=INDIA) if written.tzinfo is None else written


def _success(answer: Any) -> Row:
    found = an_object(answer)
    if a_whole(found.get("status")) != 200:
        raise Unreadable("undocumented refusal")
    return found


def _balances(answer: Any) -> tuple[Balance, ...]:
    kinds = an_object(_success(answer).get("data"))
    return tuple(Balance(kind, a_number(value)) for kind, value in kinds.items())
