"""sendbulk: the bulk API of Advanta Africa and of the houses that run the same software.

Quirks worth knowing (providers.md §2, from the vendor's own page):

- Every house has its own address, so the account names it; no slash at the end of a path.
- The first item's login and sender silently hold for the whole list, so a request has one of each.
- 1000 messages a request by the vendor's page, 20 by others': ``batch_limit``, 20 unless set.
- The houses to choose from are those whose pages show these very paths. Emalify is left out: its
  paths differ (``getbalance/index.php``); Onfon and Afrokatt have other interfaces altogether.
- Refusals are flat; each row of ``responses`` has a code of its own. Where 1004 (credit) stands on
  some rows, these were not sent and the others were.
- ``response-code`` is also spelt ``respose-code``, and is a number or a text. HTTP is often 200.
- The vendor's sample repeats one clientsmsid: it counts where one row alone bears it.
- 1005, 1007 and 4090 are the service's own trouble, which may follow the work: unknown.
- GSM-7 is expected and Unicode not mentioned: Thai goes out, with a warning before.
- Only sendsms documents a planned time: one text to a list of numbers, no clientsmsid, so its rows
  match by number alone. ``timeToSend`` as a unix time names no time zone, which a date would need.
  It goes as a number: a text may be taken for a date, and what is no date be sent at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import (
    Awaited,
    Balance,
    Delivery,
    Field,
    Order,
    OtpRequest,
    OtpSent,
    Outcome,
    Outgoing,
    PauseReason,
    Report,
    ServiceInfo,
    Vendor,
    Verdict,
)
from smsdesk.core.otp import MARK
from smsdesk.core.schedule import in_bangkok
from smsdesk.providers.base import (
    Provider,
    Reading,
    Refusal,
    Row,
    by_number,
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
    a_whole,
    a_word,
    an_id,
    an_object,
    rows_of,
    strict_json,
)

SUCCESS = 200
REFUSALS: Mapping[int, Refusal] = {
    1001: void("sender", PauseReason.SENDER),
    1002: rejected("network_refused"),
    1003: rejected("number_refused"),
    1004: void("credit", PauseReason.CREDIT),
    **dict.fromkeys((1005, 1007, 4090), doubtful()),
    1006: void("login", PauseReason.AUTH),
    1009: void("data_type", PauseReason.CONFIG),
    1010: void("request_type", PauseReason.CONFIG),
    1012: void("list_too_long", PauseReason.CONFIG),
    1104: void("numbers_too_many", PauseReason.CONFIG),
    4091: void("no_partner_id", PauseReason.AUTH),
    4092: void("no_key", PauseReason.AUTH),
    4093: void("details_not_found", PauseReason.AUTH),
}
"""The vendor's codes. 1008 (no report yet) is no answer to a send."""

NO_REPORT = frozenset({1008, 1009})
"""No report yet: the vendor's list says 1008, its sample 1009 "No dlr", a house 404 with it."""

DELIVERIES: Mapping[str, Delivery] = {
    "deliveredtoterminal": Delivery.DELIVERED,
    "absentsubscriber": Delivery.UNDELIVERED,
    "deliveryimpossible": Delivery.UNDELIVERED,
    "sendername blacklisted": Delivery.UNDELIVERED,
    "senttonetwork": Delivery.PENDING,
    "scheduled": Delivery.PENDING,
    "unknown": Delivery.UNKNOWN,
}
"""The vendor's ``delivery-description``; ``delivery-status`` was 32 whatever had become of it."""

_SPELLINGS = ("response-code", "respose-code")

VENDORS = (
    Vendor("Advanta", "https://quicksms.advantasms.com", {"batch_limit": "1000"}),
    Vendor("TextSMS", "https://sms.textsms.co.ke"),
    Vendor("Celcom", "https://isms.celcomafrica.com"),
    Vendor("Celcom (mysms)", "https://mysms.celcomafrica.com"),
    Vendor("TeamWeb", "https://sms.teamweb.africa"),
    Vendor("Savvy", "https://sms.savvybulksms.com"),
)
"""The known houses, each with its address; 20 messages a request where its page says no more."""


class SendBulk(Provider):
    """Adapter for the sendbulk API."""

    info = ServiceInfo(
        name="sendbulk",
        title="sendbulk",
        base_url="",
        credentials=(
            Field("partner_id", required=True),
            Field("api_key", secret=True, required=True),
        ),
        settings=(
            Field("batch_limit", "20"),
            Field("sendotp", "off", ("off", "on")),
            *common_settings(),
        ),
        most=100,
        personal=True,
        schedules=True,
        reports="message",
        otp="own",
        unicode_documented=False,
        vendors=VENDORS,
    )

    @property
    def most(self) -> int:
        """How many messages a request may carry: the house's limit, where it is the lower one."""
        return min(self.info.most, int(self._settings["batch_limit"]) or self.info.most)

    @property
    def _login(self) -> dict[str, str]:
        return {"partnerID": self._secrets["partner_id"], "apikey": self._secrets["api_key"]}

    def _request(self, batch: Sequence[Outgoing], order: Order) -> Request:
        common = {**self._login, "pass_type": "plain", "shortcode": order.sender}
        if order.at is not None:
            planned = {
                "mobile": ",".join(by_number(batch)),
                "message": batch[0].text,
                "timeToSend": int(in_bangkok(order.at).timestamp()),
            }
            return Request("/api/services/sendsms", json=common | planned)
        smslist = [
            {
                **common,
                "clientsmsid": message.id,
                "mobile": message.e164.lstrip("+"),
                "message": message.text,
            }
            for message in batch
        ]
        body = {"count": len(smslist), "smslist": smslist}
        return Request("/api/services/sendbulk", json=body)

    def _read(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        return self._read_rows(batch, response, reference="clientsmsid")

    def _read_planned(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        return self._read_rows(batch, response)

    def _read_rows(
        self, batch: Sequence[Outgoing], response: Response, reference: str = ""
    ) -> Reading:
        answer = an_object(strict_json(response.body))
        refusal = self._refusal(response, answer)
        if refusal is not None:
            return refuse_all(batch, refusal)
        if any(key in answer for key in _SPELLINGS) and _code(answer) != SUCCESS:
            raise Unreadable("rows beside a refusal")
        well = 200 <= response.status < 300

        def judge(message: Outgoing, row: Row) -> Verdict | Refusal:
            code = _code(row)
            if code in REFUSALS:
                return REFUSALS[code]
            if code != SUCCESS or not well:
                raise Unreadable("undocumented code")
            return Verdict(message.id, Outcome.ACCEPTED, reference=an_id(row.get("messageid")))

        rows = rows_of(answer.get("responses"))
        return read_rows(batch, rows, judge, number="mobile", reference=reference)

    def _refusal(self, response: Response, answer: Any) -> Refusal | None:
        del response  # houses send refusals with 200, 401, 404 and 422 alike
        if not isinstance(answer, dict) or "responses" in answer:
            return None
        return REFUSALS.get(_code(answer))

    def balances(self) -> tuple[Balance, ...]:
        """Ask for the credits."""
        return self._ask(Request("/api/services/getbalance", json=self._login), _balance)

    def request_otp(self, asked: OtpRequest) -> OtpSent:
        """Send a text with the caller's own code through ``sendotp``, where the house has it."""
        body = {
            **self._login,
            "pass_type": "plain",
            "shortcode": asked.sender,
            "mobile": asked.e164.lstrip("+"),
            "message": asked.text.replace(MARK, asked.code),
        }
        response = self._asked(Request("/api/services/sendotp", json=body), repeat=False)
        if response.status == 404:
            raise ServiceError("otp_no_sendotp", service=self.info.title)
        try:
            answer = an_object(strict_json(response.body))
            refusal = self._refusal(response, answer)
            if refusal is None:
                (row,) = rows_of(answer.get("responses"))
                refusal = REFUSALS.get(_code(row))
                if refusal is None and _code(row) == SUCCESS and 200 <= response.status < 300:
                    return OtpSent(reference=an_id(row.get("messageid")))
        except (Unreadable, ValueError) as exc:
            raise self._doubtful(f"HTTP {response.status}") from exc
        if refusal is None or refusal.outcome is Outcome.UNKNOWN:
            raise self._doubtful(f"HTTP {response.status}")
        raise self._refused(refusal, response, private=True)

    def reports(self, job: str, awaited: Sequence[Awaited]) -> Mapping[int, Report]:
        """Ask what became of messages, one after the other."""
        del job
        found: dict[int, Report] = {}
        for one in awaited:
            body = {**self._login, "messageID": one.reference}
            response = self._asked_gently(Request("/api/services/getdlr", json=body))
            try:
                answer = an_object(strict_json(response.body))
                if _code(answer) in NO_REPORT:
                    continue
                refusal = self._refusal(response, answer)
                if refusal is not None:
                    raise self._refused(refusal, response)
                found[one.id] = _report(one, answer)
            except Unreadable as exc:
                raise self._refused(None, response) from exc
        return found


def _report(awaited: Awaited, answer: Row) -> Report:
    """Read what getdlr says of a message. Raises Unreadable, also where it is about another."""
    reference = an_id(answer.get("message-id"))
    if _code(answer) != SUCCESS or reference != awaited.reference:
        raise Unreadable("report")
    word = a_word(answer.get("delivery-description"))
    return Report(reference, delivery_of(word, DELIVERIES), word)


def _code(found: Row) -> int:
    """Return the code under either spelling; none, or two that differ, is unreadable."""
    written, misspelt = _SPELLINGS
    if misspelt not in found:
        return a_whole(found.get(written))
    code = a_whole(found[misspelt])
    if written in found and a_whole(found[written]) != code:
        raise Unreadable("code")
    return code


def _balance(answer: Any) -> tuple[Balance, ...]:
    found = an_object(answer)
    if _code(found) != SUCCESS:
        raise Unreadable("undocumented code")
    return (Balance("credit", a_number(found.get("credit"))),)
