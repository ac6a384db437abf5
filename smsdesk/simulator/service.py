"""What the four services have in common: an account, documented refusals, settable quirks."""

import random
import re
import secrets
import string
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, ClassVar

from smsdesk.simulator.account import Account, Message, State, Twist
from smsdesk.simulator.callbacks import Callback, Callbacks, How
from smsdesk.simulator.calls import Call, Reply
from smsdesk.simulator.ledger import Ledger
from smsdesk.simulator.numbers import show

_WHOLE = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_BASE62 = string.digits + string.ascii_letters

COMMON_SETTINGS: Mapping[str, Any] = {
    "senders": [],
    "bad_numbers": [],  # canonical digits that are refused though well formed
    "reject_texts": [],  # a text that holds one of these is refused
    "undelivered_numbers": [],  # taken, but the delivery report says failed
    "delivery_seconds": 5,
    "delivery_word": "",  # the service's own word in every report; "" goes by the clock
    "delivery_words": {},  # the same for single numbers, as canonical digits
    "latency_ms": 0,
    "batch_limit": 0,
    "clock": None,  # an ISO time with offset; null is now
    "omit_every": 0,  # leave out each n-th row of a send's reply …
    "omit_taken": True,  # … of a message that was (or was not) taken
    "number_format": "digits",  # or plus, local
    "shuffle_rows": False,
    "swap_types": False,  # integers as strings and the other way round
}


def token(length: int) -> str:
    """A random base-62 word."""
    return "".join(secrets.choice(_BASE62) for _ in range(length))


def counter(number: int, width: int) -> str:
    """A number as `width` base-62 digits."""
    digits = []
    for _ in range(width):
        number, digit = divmod(number, 62)
        digits.append(_BASE62[digit])
    return "".join(reversed(digits))


class Service(ABC):
    """One of the four: subclasses hold the document's rules, `answer` applies them."""

    name: ClassVar[str]
    credentials: ClassVar[Mapping[str, str]]
    credits_granted: ClassVar[Mapping[str, int]]
    settings: ClassVar[Mapping[str, Any]]
    number_key: ClassVar[str]
    total_key: ClassVar[str | None] = None

    def __init__(self, ledger: Ledger, state: State) -> None:
        self.account = Account(
            self.name,
            credits_granted=self.credits_granted,
            settings={**COMMON_SETTINGS, **self.settings},
            ledger=ledger,
            state=state,
        )
        self.callbacks = Callbacks()

    def answer(self, call: Call, twist: Twist | None = None) -> Reply:
        """The service's answer to one request, with the quirks that are set."""
        reply = self.respond(call, twist or self.account.twist())
        return self._with_quirks(reply)

    @abstractmethod
    def respond(self, call: Call, twist: Twist) -> Reply:
        """The documented answer."""

    @abstractmethod
    def is_send(self, method: str, path: str) -> bool:
        """Whether a request to this place takes messages."""

    @abstractmethod
    def refusals(self) -> Mapping[str, Reply]:
        """The documented refusals by clear word: login, credit, sender, number, text …"""

    @abstractmethod
    def codes(self) -> Mapping[str, Reply]:
        """Every error the document lists, as it stands there, by its code."""

    @abstractmethod
    def rows(self, payload: Any) -> list[dict[str, Any]]:
        """The rows of a send's reply, one a recipient, in place."""

    @abstractmethod
    def contradict(self, payload: Any) -> None:
        """Say of the first row's number the opposite beside."""

    def reset(self) -> None:
        """Forget everything, as if the account were new."""
        self.account.reset()
        self.callbacks.forget()

    def setting(self, name: str) -> Any:
        """A setting's present value."""
        return self.account.settings[name]

    def is_bad(self, number: str | None) -> bool:
        """Whether a canonical number is none, or set to be refused."""
        return number is None or number in self.setting("bad_numbers")

    def reported_before(self) -> datetime:
        """Whatever was sent before this moment is delivered or failed by now."""
        return self.account.now() - timedelta(seconds=self.setting("delivery_seconds"))

    def delivery_word(self, entry: Mapping[str, Any], words: Mapping[str, str]) -> str:
        """The word for what became of a message: the one that is set, else one of `words`."""
        word: str = self.setting("delivery_words").get(entry["number"], "")
        return word or self.setting("delivery_word") or words[self.account.delivery(entry)]

    def call_back(
        self, url: str, how: How, messages: Iterable[Message], say: Callable[..., Mapping[str, Any]]
    ) -> None:
        """Have reports sent when messages just taken are delivered or failed.

        `say` gets the ledger entry of a message and its echo, and returns what is told of it.
        """
        for message in messages:
            entry = self.account.find(message.reference)
            if entry is not None:
                told = Callback(url, how, entry, partial(say, echo=message.echo))
                self.callbacks.add(self.account.sent_at(entry), told)

    def is_rejected_text(self, text: str) -> bool:
        """Whether a text is set to be refused."""
        refused = self.setting("reject_texts")
        return bool(refused) and any(part in text for part in refused)

    def _with_quirks(self, reply: Reply) -> Reply:
        settings = self.account.settings
        if settings["number_format"] != "digits":
            format_numbers(self, reply.payload, settings["number_format"])
        if settings["shuffle_rows"]:
            shuffle_rows(self, reply.payload)
        if settings["swap_types"]:
            reply = replace(reply, payload=swap_types(reply.payload))
        return reply


def format_numbers(service: Service, payload: Any, style: str) -> None:
    """Write the numbers of a reply's rows in another style, in place."""
    for row in service.rows(payload):
        row[service.number_key] = show(str(row[service.number_key]), style)


def shuffle_rows(service: Service, payload: Any) -> None:
    """Put a reply's rows into another order, in place, the same each time."""
    rows = service.rows(payload)
    order = rows[:]
    random.Random(len(rows)).shuffle(order)  # noqa: S311 - an order, not a secret
    if order == rows:
        order.reverse()
    rows[:] = order


def swap_types(value: Any) -> Any:
    """Integers become strings of digits and short such strings integers, all through."""
    if isinstance(value, dict):
        return {key: swap_types(item) for key, item in value.items()}
    if isinstance(value, list):
        return [swap_types(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    return value
