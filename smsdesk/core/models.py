"""The values that cross layers and threads: frozen, and named by the words of the trade.

Credits and parts are whole numbers unless a service reports fractions. Times are aware.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

from smsdesk.core.phone import is_erased
from smsdesk.core.recurrence import Repeat, Run
from smsdesk.core.sms_text import Encoding

EMPTY: Mapping[str, str] = MappingProxyType({})


class MessageState(StrEnum):
    """One recipient's message, from confirmation on."""

    QUEUED = "queued"  # frozen, not handed to a service
    CLAIMED = "claimed"  # belongs to an attempt that may be on the wire
    ACCEPTED = "accepted"  # the service took it and charged for it
    REJECTED = "rejected"  # the service refused this number or text
    UNKNOWN = "unknown"  # it may have been sent; never sent again by the program
    ACCEPTED_BY_OPERATOR = "accepted_by_operator"  # was unknown; the operator saw that it was sent
    CLOSED_NOT_SENT = "closed_not_sent"  # was unknown; the operator saw that it was not sent
    CANCELLED = "cancelled"  # taken out of the queue

    @property
    def shown(self) -> str:
        """The word of the command line and of filters (claimed counts as queued)."""
        return _SHOWN.get(self, self.value)


_SHOWN = {
    MessageState.CLAIMED: "queued",
    MessageState.ACCEPTED_BY_OPERATOR: "accepted",
    MessageState.CLOSED_NOT_SENT: "not_sent",
}
SHOWN_STATES: Mapping[str, tuple[MessageState, ...]] = MappingProxyType(
    {
        word: tuple(state for state in MessageState if state.shown == word)
        for word in ("accepted", "rejected", "unknown", "queued", "cancelled", "not_sent")
    }
)
"""The states behind each shown word; the six add up to a campaign's messages."""


class AttemptState(StrEnum):
    """One HTTP request."""

    PREPARED = "prepared"  # its messages are claimed; nothing was written to the network
    SENDING = "sending"  # committed just before the first byte
    DONE = "done"  # every message has a verdict
    PARTIAL = "partial"  # answered, and some messages have no verdict
    UNKNOWN = "unknown"  # no usable answer
    VOID = "void"  # proven not sent


class CampaignState(StrEnum):
    """One text to many, frozen at confirmation."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    MISSED = "missed"


class PauseReason(StrEnum):
    """Why a campaign stands still. The rest of it can be resumed."""

    USER = "user"
    INTERRUPTED = "interrupted"
    QUIET_HOURS = "quiet_hours"
    SPEND_CAP = "spend_cap"
    CREDIT = "credit"
    AUTH = "auth"
    PASSWORD_STORE = "password_store"  # noqa: S105 - a word, not a password
    SENDER = "sender"
    TEMPLATE = "template"
    CONFIG = "config"
    RATE_LIMITED = "rate_limited"
    NETWORK = "network"
    TLS = "tls"
    PROXY = "proxy"
    REDIRECT = "redirect"
    SERVICE = "service"
    UNKNOWN_OUTCOME = "unknown_outcome"
    DISK = "disk"
    PAST_TIME = "past_time"
    TOO_LATE = "too_late"  # the campaign's own latest time has passed
    CLOCK = "clock"
    SLEPT = "slept"
    RESTORED_COPY = "restored_copy"


class Outcome(StrEnum):
    """What one attempt did to one message."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"  # proven: it goes back to the queue
    UNKNOWN = "unknown"


class Delivery(StrEnum):
    """What a report said later. Advisory: it never moves a message back.

    They stand in the order in which a later report may replace an earlier one (``rank``), so that
    reports that come twice or in another order end alike.
    """

    NONE = "none"
    PENDING = "pending"
    UNKNOWN = "unknown"  # a word that no document has, or that says nothing final
    EXPIRED = "expired"
    UNDELIVERED = "undelivered"
    DELIVERED = "delivered"

    @property
    def rank(self) -> int:
        """How much it says: a report replaces only what says less."""
        return _RANKS[self]

    @property
    def final(self) -> bool:
        """Whether the service will say no more, so that nothing is asked again."""
        return self.rank >= Delivery.EXPIRED.rank


_RANKS = {delivery: rank for rank, delivery in enumerate(Delivery)}


class Purpose(StrEnum):
    """Quiet hours bind what is promotional."""

    PROMOTIONAL = "promotional"
    TRANSACTIONAL = "transactional"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing an account or a campaign can be told: a form row, and a command-line key."""

    key: str
    default: str = ""
    choices: tuple[str, ...] = ()
    secret: bool = False
    required: bool = False


ReportWay = Literal["", "message", "request", "callback"]
"""How delivery reports are had: not at all, asked for a message or for a request at a time, or
called back by the service where the office has a public address."""

OtpWay = Literal["", "service", "own"]
"""Who makes and checks a one-time code: nobody, the service, or this program, where the service
only carries the text."""


@dataclass(frozen=True, slots=True)
class Vendor:
    """A house that runs a service's software at an address of its own, as its page says."""

    name: str
    base_url: str
    settings: Mapping[str, str] = field(
        default_factory=dict
    )  # what differs from the service's defaults


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """What a service is and can do. Window and command line offer only this.

    ``most`` is how many messages fit one request; ``personal`` whether each of them may have
    a text of its own; ``rate_unit`` what a rate counts; ``max_units`` and ``max_parts`` what
    the service takes of one text. ``otp_url`` is where one-time codes are asked for, "" at the
    account's own address; ``report_rate`` how many questions a second about delivery are put to it
    at most (no document names a limit for them: ours, to be gentle); ``vendors`` are the known
    houses, where a service has many. ``sender_fields`` is what may be told beside the name when a
    sender is requested, ``sender_months`` how long an unused one lasts, 0 for ever.
    """

    name: str
    title: str
    base_url: str  # "" where the operator must say it
    credentials: tuple[Field, ...]
    settings: tuple[Field, ...]
    options: tuple[Field, ...] = ()
    report_url: str = ""
    most: int = 100
    personal: bool = False
    schedules: bool = False
    lists_senders: bool = False
    requests_senders: bool = False
    lists_templates: bool = False
    sender_fields: tuple[Field, ...] = ()
    sender_months: int = 0
    needs_sender: bool = True
    needs_template: bool = False
    unicode_documented: bool = True
    default_senders: tuple[str, ...] = ()
    reports: ReportWay = ""
    report_rate: int = 10
    otp: OtpWay = ""
    otp_url: str = ""
    vendors: tuple[Vendor, ...] = ()
    rate_unit: Literal["requests", "parts"] = "requests"
    rate_seconds: int = 1
    max_gsm_units: int = 0  # 0: the service states no limit
    max_parts: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """A login at one service. Secrets are not here: the vault keeps them."""

    id: int
    name: str
    service: str
    base_url: str
    practice: bool
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Balance:
    """Credits left of one kind (standard, corporate, trans …)."""

    kind: str
    credits: Decimal


SenderStatus = Literal["approved", "waiting", "refused"]
"""What a service, or who noted it by hand, says of a sender name."""


@dataclass(frozen=True, slots=True)
class SenderName:
    """A sender as a service lists it, or as this desk keeps it.

    ``status`` is a SenderStatus, or "" where nobody said anything; ``kept`` whether it was noted
    by hand or requested, ``noted_at`` when, and ``used_at`` when this desk last sent with it.
    """

    sender: str
    id: str = ""
    type: str = ""
    status: str = "approved"
    kept: bool = False
    used_at: datetime | None = None
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ServiceTemplate:
    """A text registered at a service."""

    template: str
    name: str
    type: str
    sender: str
    text: str
    status: str


class Awaited(NamedTuple):
    """A message that the service took and whose delivery is not final yet.

    ``e164`` is "" where the number was erased.
    """

    id: int
    reference: str
    e164: str


class Report(NamedTuple):
    """What a service said of one message later; ``word`` is its own word, as it stood.

    ``reference`` is the service's id of the message, ``number`` its digits with the country code
    where the report names it ("" where not), ``ours`` the reference we gave, where it came back.
    """

    reference: str
    delivery: Delivery
    word: str
    number: str = ""
    ours: str = ""


@dataclass(frozen=True, slots=True)
class OtpRequest:
    """A one-time code that is asked for. ``code`` is the operator's own, never shown or logged.

    ``text`` holds ``{#otp#}`` where the code stands; ``minutes`` is how long it is good for, 0 for
    the service's own; ``digits`` 0 likewise.
    """

    e164: str
    sender: str = ""
    text: str = ""
    template: str = ""
    digits: int = 0
    minutes: int = 0
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OtpSent:
    """A one-time code that a service took for sending. The code itself is not here.

    ``token`` is what the service wants back when the code is checked ("" where it goes by the
    number), ``reference`` what it calls the request, ``credits`` what it charged where it says so.
    """

    token: str = ""
    reference: str = ""
    expires_at: datetime | None = None
    credits: Decimal | None = None


OtpAnswer = Literal["right", "wrong", "expired"]
"""What is said of a code that somebody typed."""


class Outgoing(NamedTuple):
    """A claimed message as an adapter needs it. ``e164`` is ``+668…``.

    One is made for each message that is sent, as a Verdict is: a tuple takes a third of the time.
    """

    id: int
    e164: str
    text: str
    encoding: Encoding
    parts: int


@dataclass(frozen=True, slots=True)
class Order:
    """What all messages of a campaign share. ``at`` is set where the service is to hold them.

    ``report_url`` is where the service may call back, set while it is sent and kept nowhere.
    """

    sender: str = ""
    template: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None
    report_url: str = ""


SentBy = Literal["service", "this_pc"]
"""Who sees to it that a planned campaign goes out: the service, which may hold messages, or this
computer, which must be on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When a campaign goes out, by whom, and after what moment not at all. Times are aware."""

    at: datetime
    by: SentBy
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class RunOf:
    """Which run of a recurrence a campaign is: the one that was due at ``at``."""

    recurrence: int
    at: datetime


def credits_of(balances: Iterable[Balance], kind: str) -> Decimal | None:
    """Return the credits of a kind ("" for all of them), or None where none is told."""
    fitting = [balance.credits for balance in balances if not kind or balance.kind == kind]
    return sum(fitting, Decimal(0)) if fitting else None


class Verdict(NamedTuple):
    """What the answer says of one message. ``credits`` is what the service charged."""

    message: int
    outcome: Outcome
    reason: str = ""
    reference: str = ""
    credits: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen of one request. Secrets are removed and numbers masked already."""

    phase: str  # the last thing that happened on the wire
    status: int | None = None
    content_type: str = ""
    body: str = ""
    error: str = ""  # the class of the exception, never its text


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one request: a verdict for each of its messages.

    ``pause`` stops the campaign; ``retry_after`` (seconds) lets a proven refusal be repeated
    without asking; ``reconcile`` marks an answer whose sums do not agree. ``job`` is the service's
    id of the whole request, where it has one; ``tells_more`` says that it can be asked later what
    became of the messages.
    """

    verdicts: tuple[Verdict, ...]
    evidence: Evidence
    pause: PauseReason | None = None
    retry_after: float | None = None
    balances: tuple[Balance, ...] = ()
    reconcile: bool = False
    job: str = ""
    tells_more: bool = False

    @property
    def refusal(self) -> str:
        """Why what it took back was not sent, in our word, "" where nothing was taken back."""
        back = (v.reason for v in self.verdicts if v.outcome is Outcome.NOT_SENT)
        return next(back, "")


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the source, before anything is judged.

    ``row`` is the row that Excel shows (0 where there is no file); ``written`` the number
    as it stood.
    """

    written: str
    row: int = 0
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


class Rendered(NamedTuple):
    """One person's message, merged and measured. A tuple, since a campaign has a million."""

    e164: str
    name: str
    text: str
    encoding: Encoding
    units: int
    parts: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Skip:
    """A person of the source who gets nothing, and why (a stable word)."""

    written: str
    reason: str
    row: int = 0
    name: str = ""
    e164: str = ""


Who = Literal["everybody", "accepted", "not_accepted"]
"""Of whom a campaign was for: all, those whose message the service took, and the others."""


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Where people of a draft come from, to be read again.

    ``name`` is a list's or a file's, or a campaign's id; ``path`` a file's, with ``options`` of how
    it is read, or ``who`` of a campaign; ``numbers`` those that were typed, as they were written.
    """

    kind: Literal["list", "file", "typed", "campaign"]
    name: str = ""
    path: str = ""
    options: Mapping[str, str | int | None] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a clerk asks for, before it is merged and checked.

    ``skip_empty`` leaves out people whose field is empty, ``skip_texted`` who got another text
    today; ``shared`` says whether people who share a number get one message, the first of them, or
    one each where the texts differ; ``overrides`` are guards that the
    operator lifts, with ``override_reason``. ``sources`` say where the people come from.
    ``savings`` are keys of `core.savings` for values that are written more cheaply as they are
    merged. ``at`` is when it goes out, ``by`` whom ("": the service where it holds messages, else
    this computer), after ``latest`` not at all; with ``repeat`` again and again. ``run`` is set
    where this is a run of a recurrence.
    """

    account: str
    message: str
    people: Sequence[Person] = ()
    sender: str = ""
    template: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None
    purpose: Purpose | None = None
    title: str = ""
    known_fields: tuple[str, ...] = ()
    skip_empty: bool = False
    skip_texted: bool = False
    shared: Literal["once", "each"] = "once"
    overrides: frozenset[str] = frozenset()
    override_reason: str = ""
    source_file: str = ""
    sources: tuple[DraftSource, ...] = ()
    savings: frozenset[str] = frozenset()
    by: SentBy | Literal[""] = ""
    latest: datetime | None = None
    repeat: Repeat | None = None
    run: RunOf | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A campaign that comes again and again: how it is written, and its next run.

    ``run`` is None where no run follows. ``held`` is a stable word for why that run does not go
    out by itself: "asks", "people", "credits", or the code of what blocks it; "" where it does.
    """

    id: int
    title: str
    account: str
    draft: Draft
    repeat: Repeat
    run: Run | None
    held: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Messages of a campaign by shown state; they add up to all its messages."""

    accepted: int = 0
    rejected: int = 0
    unknown: int = 0
    queued: int = 0
    cancelled: int = 0
    not_sent: int = 0

    @property
    def messages(self) -> int:
        """All of them."""
        return (
            self.accepted
            + self.rejected
            + self.unknown
            + self.queued
            + self.cancelled
            + self.not_sent
        )


@dataclass(frozen=True, slots=True)
class Campaign:
    """A frozen campaign and how far it is. ``credits`` is what the service says it charged,
    where it says so for all that it took, else our parts (``credits_source`` tells). ``detail``
    is the word for what was the matter beneath ``reason``, where more is known."""

    id: int
    title: str
    account: str
    account_id: int
    service: str
    practice: bool
    state: CampaignState
    reason: str
    order: Order
    purpose: Purpose
    tally: Tally
    skipped: Mapping[str, int]
    parts: int
    credits: Decimal
    credits_source: Literal["service", "estimate"]
    confirmed_at: datetime
    plan: Plan | None = None
    recurrence: int | None = None
    follow_up_of: int | None = None
    overrides: frozenset[str] = frozenset()
    estimated_credits: int = 0
    taken_parts: int = 0  # of what the service took: what the receipt said of these
    tag: str = ""  # the department or purpose it is counted under
    detail: str = ""

    @property
    def at(self) -> datetime:
        """When it goes out or went: as planned, else when it was confirmed."""
        return self.plan.at if self.plan is not None else self.confirmed_at

    @property
    def parts_left(self) -> int:
        """What the rest of it may still cost, in parts: all but what the service took."""
        return self.parts - self.taken_parts

    @property
    def delivered_by(self) -> Literal["", "service", "this_pc"]:
        """Who sends it at its time, "" where it has none."""
        return self.plan.by if self.plan is not None else ""

    @property
    def waits_for_this_pc(self) -> bool:
        """Whether this computer is to begin it at its time, or was and missed it."""
        return self.state in (CampaignState.SCHEDULED, CampaignState.MISSED)


@dataclass(frozen=True, slots=True)
class Charge:
    """What a campaign was charged beside what its receipt said of the messages that were taken.

    ``source`` tells who says so: the service, or its balance, which fell by so much; "" where
    nobody can tell, and then ``charged`` is None.
    """

    expected: int
    charged: Decimal | None = None
    source: Literal["", "service", "balance"] = ""

    @property
    def difference(self) -> Decimal | None:
        """What was charged more than the receipt said, less than zero for less."""
        return None if self.charged is None else self.charged - self.expected


class HistoryRow(NamedTuple):
    """One message as History shows it."""

    id: int
    campaign: int
    title: str
    account: str
    e164: str
    name: str
    text: str
    encoding: Encoding
    state: MessageState
    reason: str
    parts: int
    credits: Decimal | None
    reference: str
    delivery: Delivery
    at: datetime
    sender: str = ""
    tag: str = ""
    delivery_word: str = ""  # the service's own word
    delivery_at: datetime | None = None  # when it came here
    attempt: int | None = None  # the request that carried it last

    @property
    def erased(self) -> bool:
        """Whether number, name and text were erased."""
        return is_erased(self.e164)


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """The evidence of one request, for the page of an unknown and for details.

    The numbers are those of its unknown messages where it has some, else of all.
    """

    id: int
    campaign: int
    state: AttemptState
    messages: int
    parts: int
    sent_at: datetime | None
    ended_at: datetime | None
    status: int | None
    phase: str
    error: str
    body: str
    balance_before: Decimal | None
    balance_after: Decimal | None
    first_number: str = ""
    last_number: str = ""
    unknown: int = 0
    unknown_parts: int = 0


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What History is asked for: all messages that fit each of these, where they say something.

    ``text`` is looked for in names, numbers, texts and the titles of campaigns, and is a whole
    reference of a service; ``state`` is a shown word. A ``tag`` of "" means campaigns without one.
    ``beyond`` is the id of the last message already shown.
    """

    text: str = ""
    number: str = ""
    state: str = ""
    delivery: Delivery | Literal[""] = ""
    campaign: int | None = None
    account: str = ""
    sender: str = ""
    tag: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 200
    beyond: int | None = None
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """How many messages a filter finds of each shown state, and the credits of those taken."""

    messages: Mapping[str, int] = field(default_factory=dict)
    credits: Decimal = Decimal(0)


class DayTotal(NamedTuple):
    """What went out on one day (of Bangkok): messages, and the credits of those accepted.

    ``other`` are those not sent: queued, cancelled or said not to have been sent.
    """

    day: date
    accepted: int
    rejected: int
    unknown: int
    other: int
    credits: Decimal


class Share(NamedTuple):
    """What an account or a tag has of a total; the messages are those accepted."""

    name: str
    messages: int
    credits: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """What went out over some days: day by day, and whose it was, the largest first.

    A campaign counts on the day it was to go out. Practice is left out, but where there is nothing
    else (``practice``).
    """

    days: tuple[DayTotal, ...] = ()
    accounts: tuple[Share, ...] = ()
    tags: tuple[Share, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How fast a campaign came onto the phones: (minutes after its first request, messages).

    They are counted by when a report was had, which is later than the phone's own time.
    """

    begun: datetime | None
    taken: int
    minutes: tuple[tuple[int, int], ...] = ()

    @property
    def delivered(self) -> int:
        """How many messages are on the phone."""
        return sum(count for _minute, count in self.minutes)


@dataclass(frozen=True, slots=True)
class SendingNews:
    """What the sender tells while it works, at most a few times a second."""

    campaign: int
    tally: Tally
    state: CampaignState
    reason: str = ""
    detail: str = ""
    event: str = ""  # a stable word for the log of what happened
    params: Mapping[str, str | int] = field(default_factory=dict)
