"""What every adapter is: a declaration, a request, and a reading of the answer.

An adapter holds a closed list of documented refusals. Whatever else comes back after the
POST began is unknown, and unknown is never sent again by the program.
"""

import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar, TypeVar

from smsdesk.core.errors import ServiceError
from smsdesk.core.masking import mask_numbers, mask_secrets
from smsdesk.core.models import (
    EMPTY,
    Account,
    Answer,
    Awaited,
    Balance,
    Delivery,
    Evidence,
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
    ServiceTemplate,
    Verdict,
)
from smsdesk.core.schedule import THAI_PROMOTION, Window
from smsdesk.providers.exchange import Caller, Exchange, Request, Response
from smsdesk.providers.limiter import Limiter, Slot
from smsdesk.providers.reading import Unreadable, a_text, digits_of, strict_json

T = TypeVar("T")
Row = Mapping[str, Any]


def common_settings(rate: str = "0") -> tuple[Field, ...]:
    """Return the settings that every account has; ``rate`` 0 means none."""
    return (
        Field("rate", rate),
        Field("purpose", "transactional", ("transactional", "promotional")),
        Field("price", "0"),
        Field("cap_campaign", "0"),
        Field("cap_day", "0"),
        Field("credit_floor", "0"),
        Field("low_credit", "100"),
    )


MAX_BODY = 256 * 1024
SHORT_BODY = 1024
"""So much of an answer that accepted all is evidence: its references stand at the messages."""
_UNSURE = frozenset({408, 425, 499})
_PAUSE_BY_CAUSE = {
    "network": PauseReason.NETWORK,
    "tls": PauseReason.TLS,
    "proxy": PauseReason.NETWORK,
    "proxy_login": PauseReason.PROXY,
    "aborted": PauseReason.DISK,
    "config": PauseReason.CONFIG,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A documented refusal: what it means for the messages of the request.

    NOT_SENT for what a human can mend (login, credit, sender …): the messages stay queued.
    REJECTED for what is about a number or a text. ``retry_after``: seconds until the same
    request may be repeated by itself.
    """

    outcome: Outcome
    reason: str
    pause: PauseReason | None = None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an adapter read in an answer: verdicts for the messages it names, and the rest."""

    verdicts: Mapping[int, Verdict]
    balances: tuple[Balance, ...] = ()
    pause: PauseReason | None = None
    retry_after: float | None = None
    reconcile: bool = False
    job: str = ""


def void(reason: str, pause: PauseReason) -> Refusal:
    """A refusal about the account, the order or the hour: it took nothing."""
    return Refusal(Outcome.NOT_SENT, reason, pause)


def rejected(reason: str) -> Refusal:
    """A refusal about a number or a text."""
    return Refusal(Outcome.REJECTED, reason)


def doubtful(reason: str = "service_trouble") -> Refusal:
    """A documented trouble of the service that may follow the work: nobody knows."""
    return Refusal(Outcome.UNKNOWN, reason, PauseReason.UNKNOWN_OUTCOME)


class Provider(ABC):
    """Talks to one account at one service. Safe to share between threads."""

    info: ClassVar[ServiceInfo]

    def __init__(self, account: Account, secrets: Mapping[str, str], transport: Caller) -> None:
        self._account = account
        self._settings = self._filled(account.settings)
        self._secrets = secrets
        self._transport = transport
        rate = self._settings.get("rate") or "0"
        self.limiter = Limiter(int(rate), self.info.rate_seconds)
        self._gentle = Limiter(self.info.report_rate, 1)

    @classmethod
    def _filled(cls, settings: Mapping[str, str]) -> dict[str, str]:
        """Return all settings: what is not set has its default."""
        return {field.key: field.default for field in cls.info.settings} | {
            key: value for key, value in settings.items() if value
        }

    @property
    def base_url(self) -> str:
        """Where this adapter talks to."""
        return self._transport.base_url

    def clock_ahead(self) -> timedelta:
        """Return how far the service's clock is before this computer's, as it last said."""
        return timedelta(seconds=self._transport.clock_ahead)

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    # --- sending --------------------------------------------------------------------------

    @classmethod
    def holds_for_later(cls, settings: Mapping[str, str]) -> bool:
        """Whether the service holds messages until a planned time, for such an account."""
        del settings
        return cls.info.schedules

    def batches(self, messages: Sequence[Outgoing], order: Order) -> list[tuple[Outgoing, ...]]:
        """Cut messages into requests of what may travel together, at most ``most`` in each.

        Where parts count for the rate, no request alone is more than the rate allows. No number
        stands in a request twice: answers are told apart by it.
        """
        personal = self._personal(order)
        groups: dict[Hashable, list[Outgoing]] = {}
        times: Counter[Hashable] = Counter()
        for message in messages:
            together = self._together(message), "" if personal else message.text
            times[together, message.e164] += 1
            groups.setdefault((together, times[together, message.e164]), []).append(message)
        return [batch for group in groups.values() for batch in self._cut(group)]

    def _cut(self, group: Sequence[Outgoing]) -> Iterator[tuple[Outgoing, ...]]:
        most = self.most
        room = self.limiter.most if self.info.rate_unit == "parts" else 0
        if not room:
            yield from (tuple(group[at : at + most]) for at in range(0, len(group), most))
            return
        batch: list[Outgoing] = []
        parts = 0
        for message in group:
            if batch and (len(batch) == most or parts + message.parts > room):
                yield tuple(batch)
                batch, parts = [], 0
            batch.append(message)
            parts += message.parts
        if batch:
            yield tuple(batch)

    def _personal(self, order: Order) -> bool:
        """Whether messages of a request may differ in their texts: nowhere where it is planned."""
        return self.info.personal and order.at is None

    def _together(self, message: Outgoing) -> Hashable:
        """Return what all messages of a request must share, beside a text that is not personal."""
        del message
        return None

    @property
    def most(self) -> int:
        """How many messages a request may carry."""
        return self.info.most

    def cost(self, batch: Sequence[Outgoing]) -> int:
        """What a request counts for the rate: one, or its parts."""
        if self.info.rate_unit == "requests":
            return 1
        return sum(message.parts for message in batch)

    def send(
        self, batch: Sequence[Outgoing], order: Order, first_byte: Callable[[], None]
    ) -> Answer:
        """Make one request for ``batch`` and judge it.

        ``first_byte`` runs just before the first byte leaves; when it raises, nothing is sent.
        Raises ValueError, and sends nothing, for what would go out at the wrong time or with
        somebody else's text.
        """
        if order.at is not None and not self.holds_for_later(self._settings):
            raise ValueError("the service would send at once what is planned")
        if not self._personal(order) and len({message.text for message in batch}) > 1:
            raise ValueError("the service takes one text a request")
        read = self._read if order.at is None else self._read_planned
        exchange = self._transport.call(self._request(batch, order), first_byte)
        evidence = partial(self._evidence, exchange)
        if not exchange.started:
            return _all(
                batch, Outcome.NOT_SENT, exchange.cause, evidence(), _PAUSE_BY_CAUSE[exchange.cause]
            )
        response = exchange.response
        if response is None:
            return unknown(batch, "no_answer", evidence())
        if 300 <= response.status < 400:
            return unknown(batch, "redirect", evidence(), PauseReason.REDIRECT)
        if response.status >= 500 or response.status in _UNSURE:
            return unknown(batch, self._trouble(response), evidence())
        try:
            reading = read(batch, response)
        except Unreadable:
            return unknown(batch, "unreadable", evidence())
        answer = _answer(batch, reading)
        clean = answer.pause is None and all(v.reference for v in answer.verdicts)
        return replace(
            answer,
            evidence=evidence(SHORT_BODY if clean else MAX_BODY),
            tells_more=self.info.reports in ("message", "request"),
        )

    @abstractmethod
    def _request(self, batch: Sequence[Outgoing], order: Order) -> Request:
        """Build the request for one batch."""

    @abstractmethod
    def _read(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        """Read an answer below 500; raise Unreadable for any shape that is not documented."""

    def _read_planned(self, batch: Sequence[Outgoing], response: Response) -> Reading:
        """Read the answer to a planned order, where it tells messages apart in another way."""
        return self._read(batch, response)

    # --- asking ---------------------------------------------------------------------------

    @abstractmethod
    def balances(self) -> tuple[Balance, ...]:
        """Ask for the credits left. Raises ServiceError."""

    @classmethod
    def spends(cls, order: Order, settings: Mapping[str, str]) -> str:
        """Return the kind of credit an order spends, or "" where there is one kind."""
        del order, settings
        return ""

    @classmethod
    def quiet_window(
        cls, order: Order, settings: Mapping[str, str], purpose: Purpose
    ) -> Window | None:
        """Return the hours in which such an order may go out, or None for any hour."""
        del order, settings
        return THAI_PROMOTION if purpose is Purpose.PROMOTIONAL else None

    def senders(self) -> tuple[SenderName, ...]:
        """Ask for the senders. Raises ServiceError."""
        raise ServiceError("not_offered", service=self.info.title)

    def request_sender(self, name: str, details: Mapping[str, str] = EMPTY) -> SenderName:
        """Ask for a new sender; ``details`` are ``info.sender_fields``. Raises ServiceError."""
        del details
        raise ServiceError("not_offered", service=self.info.title, name=name)

    def templates(self) -> tuple[ServiceTemplate, ...]:
        """Ask for the templates. Raises ServiceError."""
        raise ServiceError("not_offered", service=self.info.title)

    def reports(self, job: str, awaited: Sequence[Awaited]) -> Mapping[int, Report]:
        """Ask what became of messages of one request; return what is known, by message.

        ``job`` is the request's id at the service. Where ``info.reports`` is "message", one is
        given at a time. Raises ServiceError.
        """
        del job, awaited
        raise ServiceError("not_offered", service=self.info.title)

    @classmethod
    def called_back(cls, fields: Mapping[str, str]) -> Report:
        """Read the fields with which the service calls back. Raises Unreadable.

        Nothing proves who called: what it says is advice.
        """
        del fields
        raise Unreadable("this service does not call back")

    def request_otp(self, asked: OtpRequest) -> OtpSent:
        """Have a one-time code sent. Raises ServiceError ``outcome_unknown`` where it may be."""
        del asked
        raise ServiceError("not_offered", service=self.info.title)

    def verify_otp(self, e164: str, token: str, code: str) -> OtpAnswer:
        """Ask whether a one-time code is right and still good. Raises ServiceError."""
        del e164, token, code
        raise ServiceError("not_offered", service=self.info.title)

    def _ask(
        self,
        request: Request,
        read: Callable[[Any], T],
        *,
        repeat: bool = True,
        private: bool = False,
    ) -> T:
        """Make a request outside a campaign, and return what ``read`` finds in its JSON.

        Asks once more when the network broke, unless ``repeat`` says that it would do something
        twice: then what may have been done is ServiceError ``outcome_unknown``. A ``private``
        answer is in no error. Raises ServiceError, also for what ``read`` finds Unreadable.
        """
        response = self._asked(request, repeat=repeat)
        try:
            answer = strict_json(response.body)
            refusal = self._refusal(response, answer)
            if refusal is None and 200 <= response.status < 300:
                return read(answer)
        except Unreadable as exc:
            if not repeat and 200 <= response.status < 300:
                raise self._doubtful(f"HTTP {response.status}") from exc
            raise self._refused(None, response, private=private) from exc
        if not repeat and refusal is not None and refusal.outcome is Outcome.UNKNOWN:
            raise self._doubtful(refusal.reason)
        raise self._refused(refusal, response, private=private)

    def _asked(self, request: Request, *, repeat: bool = True) -> Response:
        """Make a request outside a campaign and return its answer, whatever it says.

        As ``_ask`` says: raises ServiceError where there is none, or with ``repeat`` off where
        nobody can tell from it what was done.
        """
        exchange = self._transport.call(request)
        if repeat and exchange.response is None and exchange.cause == "network":
            exchange = self._transport.call(request)
        response = exchange.response
        if response is None:
            if exchange.started and not repeat:
                raise self._doubtful(exchange.error)
            code = "tls_failed" if exchange.cause == "tls" else "unreachable"
            raise ServiceError(code, service=self.info.title, detail=exchange.error)
        if not repeat and (300 <= response.status < 400 or response.status >= 500):
            raise self._doubtful(f"HTTP {response.status}")
        return response

    def _asked_gently(self, request: Request) -> Response:
        """As ``_asked``, when the turn has come for one more question about delivery."""
        while not isinstance(slot := self._gentle.reserve(1), Slot):
            time.sleep(slot)
        self._gentle.leave(slot)
        return self._asked(request)

    def _doubtful(self, detail: str) -> ServiceError:
        """Whatever the request was to do may have been done: only a human asks again."""
        return ServiceError("outcome_unknown", service=self.info.title, detail=detail)

    @abstractmethod
    def _refusal(self, response: Response, answer: Any) -> Refusal | None:
        """Return the documented refusal an answer is, if it is one."""

    def _trouble(self, response: Response) -> str:
        """Return what an answer says is the matter at the service, whatever was done before.

        Raises nothing: what cannot be read is trouble all the same.
        """
        del response
        return doubtful().reason

    def _refused(
        self, refusal: Refusal | None, response: Response, *, private: bool = False
    ) -> ServiceError:
        code, reason = "service_answer", ""
        if refusal is not None:
            auth = refusal.pause is PauseReason.AUTH
            code, reason = "login_refused" if auth else "service_refused", refusal.reason
            if refusal.outcome is Outcome.UNKNOWN:
                code = "service_trouble"
        elif response.status in (401, 403):
            code = "login_refused"
        elif response.status >= 500:
            code, reason = "service_trouble", self._trouble(response)
        return ServiceError(
            code,
            service=self.info.title,
            reason=reason,
            detail=f"{response.status} {'' if private else self._redacted(response.body)[:500]}",
        )

    # --- evidence -------------------------------------------------------------------------

    def _evidence(self, exchange: Exchange, most: int = MAX_BODY) -> Evidence:
        response = exchange.response
        if response is None:
            return Evidence(phase=exchange.phase, error=exchange.error)
        return Evidence(
            phase=exchange.phase,
            status=response.status,
            content_type=response.content_type,
            body=self._redacted(_beginning(response.body, most)),
        )

    def _redacted(self, body: bytes) -> str:
        text = body.decode("utf-8", "replace")
        secret = [self._secrets.get(key.key, "") for key in self.info.credentials if key.secret]
        return mask_numbers(mask_secrets(text, secret))


def delivery_of(word: str, words: Mapping[str, Delivery]) -> Delivery:
    """Return what a service's word means; one that no document has says nothing final."""
    return words.get(word.strip().lower(), Delivery.UNKNOWN)


def unknown(
    batch: Iterable[Outgoing],
    reason: str,
    evidence: Evidence,
    pause: PauseReason = PauseReason.UNKNOWN_OUTCOME,
) -> Answer:
    """An answer, or none, that proves nothing about any message of the request."""
    return _all(batch, Outcome.UNKNOWN, reason, evidence, pause)


def not_sent(
    batch: Iterable[Outgoing], reason: str, evidence: Evidence, pause: PauseReason | None = None
) -> Answer:
    """Proven: not a byte of the request left."""
    return _all(batch, Outcome.NOT_SENT, reason, evidence, pause)


def refuse_all(batch: Iterable[Outgoing], refusal: Refusal) -> Reading:
    """A refusal of the whole request."""
    return Reading(
        {m.id: Verdict(m.id, refusal.outcome, refusal.reason) for m in batch},
        pause=refusal.pause,
        retry_after=refusal.retry_after,
    )


def by_number(batch: Iterable[Outgoing]) -> dict[str, Outgoing]:
    """Index a batch by the digits of its numbers; a number stands once in a request."""
    return {message.e164.lstrip("+"): message for message in batch}


def once_each(verdicts: Iterable[Verdict]) -> dict[int, Verdict]:
    """Index verdicts by message; a message that an answer names twice is unknown."""
    listed = list(verdicts)
    found = {verdict.message: verdict for verdict in listed}
    if len(found) == len(listed):
        return found
    times = Counter(verdict.message for verdict in listed)
    return {
        verdict.message: verdict
        if times[verdict.message] == 1
        else Verdict(verdict.message, Outcome.UNKNOWN, "named_twice")
        for verdict in listed
    }


def read_rows(
    batch: Sequence[Outgoing],
    rows: Iterable[Row],
    judge: Callable[[Outgoing, Row], Verdict | Refusal],
    *,
    number: str,
    reference: str = "",
) -> Reading:
    """Judge each row for the message it names by its keys ``number`` and ``reference``.

    Position never counts, and without ``reference`` the number alone. A reference that several rows
    bear says nothing (a service's own sample repeats one); where number and reference name two
    messages, or the number is a stranger's, all of them are unknown. A row that ``judge`` finds
    Unreadable is unknown too.
    """
    listed = [(row, digits_of(_echo(row, number)), _echo(row, reference)) for row in rows]
    times = Counter(echo for _row, _number, echo in listed)
    numbers, references = by_number(batch), {str(message.id): message for message in batch}
    verdicts: list[Verdict] = []
    pause, stranger = None, False
    for row, written, echo in listed:
        numbered = numbers.get(written)
        referred = references.get(echo) if times[echo] == 1 else None
        message = numbered or referred
        if message is None:
            stranger = True
            continue
        if (referred is not None and message is not referred) or (written and numbered is None):
            named = {message.id, message.id if referred is None else referred.id}
            verdicts += [Verdict(one, Outcome.UNKNOWN, "named_twice") for one in named]
            continue
        found = _judged(judge, message, row)
        if isinstance(found, Refusal):
            pause = pause or found.pause
            found = Verdict(message.id, found.outcome, found.reason)
        verdicts.append(found)
    return Reading(once_each(verdicts), pause=pause, reconcile=stranger)


def _echo(row: Row, key: str) -> str:
    value = row.get(key) if key else None
    return "" if value is None else a_text(value)


def _judged(
    judge: Callable[[Outgoing, Row], Verdict | Refusal], message: Outgoing, row: Row
) -> Verdict | Refusal:
    try:
        return judge(message, row)
    except Unreadable:
        return Verdict(message.id, Outcome.UNKNOWN, "unreadable")


def charged(verdicts: Iterable[Verdict]) -> Decimal:
    """Add up what the service charged."""
    return sum((verdict.credits or Decimal(0) for verdict in verdicts), Decimal(0))


def _beginning(body: bytes, most: int) -> bytes:
    """Return at most so much of a body, whole between its commas: half a key is known by no one."""
    return body if len(body) <= most else body[:most].rpartition(b",")[0]


def _answer(batch: Sequence[Outgoing], reading: Reading) -> Answer:
    """Judge every message of a batch; the evidence is put in by who has the exchange."""
    missing = Verdict(0, Outcome.UNKNOWN, "not_in_answer")
    verdicts = tuple(
        reading.verdicts.get(message.id) or missing._replace(message=message.id)
        for message in batch
    )
    reconcile = reading.reconcile or charged(verdicts) > _told(batch, verdicts)
    pause = reading.pause
    if any(verdict.outcome is Outcome.UNKNOWN for verdict in verdicts):
        pause = PauseReason.UNKNOWN_OUTCOME
    elif reconcile and pause is None:
        pause = PauseReason.SERVICE
    return Answer(
        verdicts,
        Evidence(""),
        pause,
        reading.retry_after,
        reading.balances,
        reconcile,
        reading.job,
    )


def _told(batch: Iterable[Outgoing], verdicts: Iterable[Verdict]) -> int:
    """Return the credits that the receipt told for what the service says it charged."""
    return sum(
        message.parts
        for message, verdict in zip(batch, verdicts, strict=True)
        if verdict.credits is not None
    )


def _all(
    batch: Iterable[Outgoing],
    outcome: Outcome,
    reason: str,
    evidence: Evidence,
    pause: PauseReason | None,
) -> Answer:
    return Answer(tuple(Verdict(m.id, outcome, reason) for m in batch), evidence, pause)
