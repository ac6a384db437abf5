"""ThaiBulkSMS API v2 (1Moby).

Quirks worth knowing (providers.md §1, from the service's own API 2.0 documents):

- One text a request for up to 500 numbers; no reference of ours, so rows match by number.
- The form encoding is the official command line's; JSON has been seen to be refused.
- ``scheduled_delivery`` earlier than now, or absent, sends AT ONCE: what runs a campaign looks at
  the clock again before each first byte. It must be +07:00.
- Success is 201 or 200; rows of ``bad_phone_number_list`` come with it.
- Too little credit is code 116, with 400 or 423; it may also mean the wrong pool, so ``force``
  always names one.
- GET /credit answers an object of pools, POST /sms a number for the pool it used.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from smsdesk.core.errors import ServiceError
from smsdesk.core.masking import mask_numbers
from smsdesk.core.models import (
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
    Report,
    ServiceInfo,
    Verdict,
)
from smsdesk.core.schedule import iso_bangkok
from smsdesk.providers.base import (
    Provider,
    Reading,
    Refusal,
    by_number,
    charged,
    common_settings,
    delivery_of,
    doubtful,
    once_each,
    refuse_all,
    rejected,
    void,
)
from smsdesk.providers.exchange import Request, Response
from smsdesk.providers.reading import (
    Unreadable,
    a_list,
    a_number,
    a_text,
    a_whole,
    a_word,
    an_id,
    an_object,
    digits,
    strict_json,
)

REFUSALS: Mapping[int, Refusal] = {
    2: void("wrong_method", PauseReason.CONFIG),
    3: void("no_such_place", PauseReason.CONFIG),
    56: void("form", PauseReason.CONFIG),
    100: void("login", PauseReason.AUTH),
    101: void("key_suspended", PauseReason.AUTH),
    102: void("address_suspended", PauseReason.AUTH),
    104: void("address_not_allowed", PauseReason.AUTH),
    105: void("user_not_found", PauseReason.AUTH),
    106: void("user_blocked", PauseReason.AUTH),
    107: void("user_not_found", PauseReason.AUTH),
    108: void("trial_account", PauseReason.AUTH),
    109: void("credit_kind", PauseReason.CONFIG),
    110: void("sender_form", PauseReason.SENDER),
    111: void("sender_not_found", PauseReason.SENDER),
    112: rejected("text_refused"),
    113: rejected("text_too_long"),
    114: rejected("number_refused"),
    115: void("too_many_numbers", PauseReason.CONFIG),
    116: void("credit_of_kind", PauseReason.CREDIT),
    118: void("callback_address", PauseReason.CONFIG),
    119: void("callback_method", PauseReason.CONFIG),
    120: void("time_form", PauseReason.CONFIG),
    121: void("time_too_far", PauseReason.CONFIG),
    122: void("time_zone", PauseReason.CONFIG),
    **dict.fromkeys((123, 124, 126), void("tags", PauseReason.CONFIG)),
    128: void("key_disabled", PauseReason.AUTH),
    134: void("sub_account", PauseReason.CONFIG),
    136: void("template", PauseReason.TEMPLATE),
    137: void("expire_form", PauseReason.CONFIG),
    138: void("expire_range", PauseReason.CONFIG),
}
"""The codes of the documents that took nothing."""

_CREDIT_DEDUCT = -1  # the older document names it without a number

TROUBLE: Mapping[int, Refusal] = {
    **dict.fromkeys((1, *range(4, 16), *range(50, 56), 125, 133), doubtful()),
    _CREDIT_DEDUCT: doubtful("credit_not_taken"),
    103: doubtful("address_not_checked"),
    131: doubtful("plan_not_kept"),
    132: doubtful("not_passed_on"),
    135: doubtful("template_trouble"),
}
"""The codes that come with a 500 and may follow the work: unknown, whatever the status."""

DELIVERIES: Mapping[str, Delivery] = {"delivery": Delivery.DELIVERED}
"""The one word that the document shows of ``Status``; its others are unknown, and shown as is."""

NAMES: Mapping[str, int] = {
    "ERROR_SYSTEM_FAILURE": 1,
    "ERROR_CONFIGURATION": 1,
    "ERROR_API_KEY_CREATE": 1,
    "ERROR_METHOD_NOT_ALLOWED": 2,
    "ERROR_NOT_FOUND": 3,
    "ERROR_DB_FAILURE": 4,
    "ERROR_DB_RECOVERING": 5,
    "ERROR_DB_RECOVERED_FAIL": 6,
    "ERROR_QUEUE_RECOVERING": 7,
    "ERROR_QUEUE_FAILURE": 8,
    "ERROR_QUEUE_RECOVERED_FAIL": 9,
    "ERROR_CACHE_FAILURE": 10,
    "ERROR_CACHE_RECOVERING": 11,
    "ERROR_CACHE_RECOVERED_FAIL": 12,
    "ERROR_CONNECTION_TIMEOUT": 13,
    "ERROR_CONNECTION_REFUSED": 14,
    "ERROR_CONNECTION_FAILURE": 15,
    "ERROR_JSON_MARSHAL": 50,
    "ERROR_JSON_UNMARSHAL": 51,
    "ERROR_GIN_VARIABLE_NOT_FOUND": 52,
    "ERROR_QUERY_STRING": 53,
    "ERROR_MAKE_REQUEST": 54,
    "ERROR_IO_BODY": 55,
    "ERROR_FORM": 56,
    "ERROR_AUTHENTICATION_FAILED": 100,
    "ERROR_API_KEY_SUSPENDED": 101,
    "ERROR_IP_SUSPENDED": 102,
    "ERROR_IP_WHITELIST": 103,
    "ERROR_IP_NOT_ALLOWED": 104,
    "ERROR_USER_NOT_FOUND": 105,
    "ERROR_USER_BLOCKED": 106,
    "ERROR_USER_PROFILE_NOT_FOUND": 107,
    "ERROR_USER_TRIAL": 108,
    "ERROR_FORCE": 109,
    "ERROR_SENDER": 110,
    "ERROR_SENDER_NOT_FOUND": 111,
    "ERROR_MESSAGE": 112,
    "ERROR_MESSAGE_TOO_LONG": 113,
    "ERROR_MSISDN": 114,
    "ERROR_MSISDN_EXCEEDED_LIMIT": 115,
    "ERROR_INSUFFICIENT_CREDIT": 116,
    "ERROR_CALLBACK_URL": 118,
    "ERROR_CALLBACK_METHOD": 119,
    "ERROR_SCHEDULED_DELIVERY": 120,
    "ERROR_SCHEDULED_DELIVERY_TOO_FAR": 121,
    "ERROR_SCHEDULED_DELIVERY_TIMEZONE": 122,
    "ERROR_TAGS": 123,
    "ERROR_TAGS_EXCEEDED_LENGTH": 124,
    "ERROR_TAGS_CREATE": 125,
    "ERROR_TAGS_EXIST": 126,
    "ERROR_API_KEY_DISABLED": 128,
    "ERROR_SCHEDULED_DELIVERY_CREATE": 131,
    "ERROR_PUBLISH_OUTBOUND": 132,
    "ERROR_API_KEY_DELETE_CACHE": 133,
    "ERROR_ACC_ID": 134,
    "ERROR_ACC_ID_NOT_FOUND": 134,
    "ERROR_USER_TEMPLATE": 135,
    "ERROR_USER_TEMPLATE_NOT_MATCH": 136,
    "ERROR_TTL_FORMAT": 137,
    "ERROR_TTL": 138,
    "ERROR_CREDIT_DEDUCT": _CREDIT_DEDUCT,
}
"""Every name of both documents. Two that the older one alone has, without a number, are trouble."""


class ThaiBulkSMS(Provider):
    """Adapter for ThaiBulkSMS."""

    info = ServiceInfo(
        name="thaibulksms",
        title="ThaiBulkSMS",
        base_url="https://api-v2.thaibulksms.com",
        report_url="https://dashboard.thaibulksms.com/",
        credentials=(
            Field("api_key", secret=True, required=True),
            Field("api_secret", secret=True, required=True),
            Field("otp_key", secret=True),
            Field("otp_secret", secret=True),
        ),
        settings=(
            Field("force", "standard", ("standard", "corporate")),
            Field("otp_url"),
            Field("reports_url"),
            *common_settings(rate="120"),
        ),
        options=(
            Field("force", choices=("standard", "corporate")),
            Field("shorten_url", choices=("true", "false")),
            Field("tracking_url"),
            Field("expire"),
        ),
        most=100,
        schedules=True,
        reports="callback",
        otp="service",
        otp_url="https://otp.thaibulksms.com",
        default_senders=("SMS.", "Demo", "MySMS"),
        sender_months=6,
        rate_unit="requests",
        rate_seconds=1,
    )

    @classmethod
    def spends(cls, order: Order, settings: Mapping[str, str]) -> str:
        """Return the pool this order spends."""
        return order.options.get("force") or settings.get("force") or "standard"

    def _request(self, batch: Sequence[Outgoing], order: Order) -> Request:
        form = {
            "msisdn": ",".join(message.e164.lstrip("+") for message in batch),
            "message": batch[0].text,
            "sender": order.sender,
            "force": self.spends(order, self._settings),
        }
        for key in ("shorten_url", "tracking_url", "expire"):
            if value := order.options.get(key):
                form[key] = value
        if order.at is not None:
            form["scheduled_delivery"] = iso_bangkok(order.at)
        return Request("/sms", form=form, basic=self._basic)

    @property
    def _basic(self) -> tuple[str, str]:
        return self._secrets["api_key"], self._secrets["api_secret"]

    def _read(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        answer = an_object(strict_json(response.body))
        refusal = self._refusal(response, answer)
        if refusal is not None:
            return refuse_all(batch, refusal)
        if not 200 <= response.status < 300 or "error" in answer:
            raise Unreadable("undocumented refusal")
        sent = by_number(batch)
        listed: list[Verdict] = []
        extra = False
        for row in a_list(answer.get("phone_number_list")):
            message = sent.get(digits(an_object(row).get("number")))
            extra |= message is None
            if message is not None:
                listed.append(
                    Verdict(
                        message.id,
                        Outcome.ACCEPTED,
                        reference=an_id(row.get("message_id")),
                        credits=a_number(row.get("used_credit")),
                    )
                )
        total = a_number(answer.get("total_use_credit"))
        balance = _pool(answer)
        wrong_sum = total != charged(listed)
        for row in a_list(answer.get("bad_phone_number_list", [])):
            message = sent.get(digits(an_object(row).get("number")))
            extra |= message is None
            if message is not None:
                listed.append(Verdict(message.id, Outcome.REJECTED, "number_refused"))
        return Reading(once_each(listed), balance, reconcile=extra or wrong_sum)

    @classmethod
    def called_back(cls, fields: Mapping[str, str]) -> Report:
        """Read a call of the webhook that is set in the service's dashboard, corporate only.

        ``Transaction`` is taken for the message's id. The document's sample has another shape
        than the ids of answers have; one that is none of ours changes nothing.
        """
        word = a_word(fields.get("Status"))
        return Report(an_id(fields.get("Transaction")), delivery_of(word, DELIVERIES), word)

    def request_otp(self, asked: OtpRequest) -> OtpSent:
        """Have a code made and sent; text, sender and life are set in the service's OTP console."""
        answer = self._otp("request", {"msisdn": asked.e164})
        if isinstance(answer, str):
            raise self._otp_refused(answer)
        try:
            token = an_id(answer.get("token"))
            return OtpSent(token, a_text(answer.get("refno", "")))
        except Unreadable as exc:
            raise self._doubtful("token") from exc

    def verify_otp(self, e164: str, token: str, code: str) -> OtpAnswer:
        """Ask whether a code is right: the service goes by the token, and says so in words."""
        del e164
        answer = self._otp("verify", {"token": token, "pin": code})
        if not isinstance(answer, str):
            return "right"
        words = answer.lower()
        if "expire" in words:
            return "expired"
        if "code is invalid" in words:
            return "wrong"
        raise self._otp_refused(answer)

    def _otp(self, action: str, more: Mapping[str, str]) -> Mapping[str, Any] | str:
        """Return what the OTP service says: the fields of a success, or its word for a refusal.

        Version 2 answers flat, version 1 and the vendor's own examples under ``data``; a refusal
        has ``errors`` with a message, in version 1 under ``error``. Raises ServiceError.
        """
        keys = [self._secrets.get(key, "") for key in ("otp_key", "otp_secret")]
        if not all(keys):
            raise ServiceError("otp_keys_missing", service=self.info.title)
        body = {"key": keys[0], "secret": keys[1], **more}
        response = self._asked(
            Request(f"/v2/otp/{action}", json=body, base_url=self._otp_url), repeat=False
        )
        try:
            answer = an_object(strict_json(response.body))
            found = answer.get("data", answer)
            if 200 <= response.status < 300 and a_text(found.get("status", "")) == "success":
                return an_object(found)
            told = an_object(answer.get("error", answer))
            first = an_object(a_list(told.get("errors"))[0])
            return a_text(first.get("message") or first.get("detail"))
        except (Unreadable, IndexError, AttributeError) as exc:
            if 200 <= response.status < 300:
                raise self._doubtful(f"HTTP {response.status}") from exc
            raise self._refused(None, response, private=True) from exc

    @property
    def _otp_url(self) -> str:
        own = self._transport.base_url if self._account.practice else self.info.otp_url
        return self._settings["otp_url"] or own

    def _otp_refused(self, words: str) -> ServiceError:
        """Return the error of a refusal in the service's own words; some are documented nowhere."""
        said = words.lower()
        service = self.info.title
        if "application not found" in said:
            return ServiceError("otp_keys_refused", service=service)
        reason = "credit" if "credit" in said else "number_refused" if "msisdn" in said else ""
        code = "service_refused" if reason else "service_answer"
        return ServiceError(code, service=service, reason=reason, detail=mask_numbers(words)[:200])

    def balances(self) -> tuple[Balance, ...]:
        """Ask for the credits of both pools."""
        return self._ask(Request("/credit", "GET", basic=self._basic), self._pools)

    def _pools(self, answer: Any) -> tuple[Balance, ...]:
        found = an_object(answer).get("remaining_credit")
        if isinstance(found, dict):
            return tuple(Balance(kind, a_number(value)) for kind, value in found.items())
        return (Balance(self._settings["force"], a_number(found)),)

    def _refusal(self, response: Response, answer: Any) -> Refusal | None:
        error = answer.get("error") if isinstance(answer, dict) else None
        if not isinstance(error, dict) or "phone_number_list" in answer or response.status >= 500:
            return None
        return _documented(error)

    def _trouble(self, response: Response) -> str:
        try:
            refusal = _documented(an_object(an_object(strict_json(response.body)).get("error")))
        except Unreadable:
            refusal = None
        if refusal is None or refusal.outcome is not Outcome.UNKNOWN:
            return super()._trouble(response)
        return refusal.reason


def _documented(error: Mapping[str, Any]) -> Refusal | None:
    """Return what name and code mean; nothing where they disagree, or no document has them."""
    told = {_code(error.get(key)) for key in ("name", "code")}
    known = [code for code in told if code in REFUSALS or code in TROUBLE]
    return REFUSALS.get(known[0], TROUBLE.get(known[0])) if len(known) == 1 else None


def _code(word: Any) -> int:
    """Return the code that a name or a number means; the documents have them both ways round."""
    if (code := NAMES.get(str(word))) is not None:
        return code
    try:
        return a_whole(word)
    except Unreadable:
        return 0


def _pool(answer: Mapping[str, Any]) -> tuple[Balance, ...]:
    """Return the balance of the pool that paid, where the answer names it."""
    kind = answer.get("credit_type")
    left = answer.get("remaining_credit")
    if not isinstance(kind, str) or isinstance(left, dict) or left is None:
        return ()
    return (Balance(kind, a_number(left)),)
