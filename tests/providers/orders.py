"""What the tests of the adapters order, and a service that answers what a test wants."""

import copy
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from smsdesk.core.models import Account, Answer, Order, Outcome, Outgoing
from smsdesk.core.sms_text import measure
from smsdesk.providers import adapter
from smsdesk.providers.base import Provider
from smsdesk.providers.exchange import Exchange, Response

FIXTURES = Path(__file__).parents[1] / "simulator/fixtures"
TEMPLATE = "1007000000000000001"  # takes any text
ORDERS = {
    "thaibulksms": Order("RIVERVIEW"),
    "smsbuddy": Order("SMSBDY"),
    "sendbulk": Order("RIVERVIEW"),
    "smspoint": Order("RIVERVIEW", TEMPLATE),
}
LATER = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
PLANNED = {service: replace(ORDERS[service], at=LATER) for service in ("smsbuddy", "sendbulk")}
"""Orders that go another way on the wire than unplanned ones."""
HOLDS = {"smsbuddy": {"schedule": "on"}}
"""The settings of an account whose service holds messages for later, where it needs some."""
WAYS = [*ORDERS.items(), *PLANNED.items()]


def way_name(service: str, order: Order) -> str:
    """What a test calls it."""
    return f"{service} planned" if order.at else service


def message(number: int, text: str = "สวัสดีค่ะ") -> Outgoing:
    size = measure(text)
    return Outgoing(number, f"+6681234{number:04}", text, size.encoding, size.parts)


def send(provider: Provider, *messages: Outgoing, order: Order | None = None) -> Answer:
    order = ORDERS[provider.info.name] if order is None else order
    return provider.send(messages, order, lambda: None)


def outcomes(answer: Answer) -> list[Outcome]:
    return [verdict.outcome for verdict in answer.verdicts]


def sample(name: str) -> Any:
    """A documented sample by ``service/name``."""
    return json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))


def as_it_stands(name: str) -> str:
    """A documented sample that is no JSON, by ``service/name``."""
    return (FIXTURES / f"{name}.txt").read_text("utf-8")


def with_numbers(rows: list[dict[str, Any]], key: str, *messages: Outgoing) -> None:
    """Put our numbers into a sample's rows, where the documents have x's."""
    for row, one in zip(rows, messages, strict=True):
        row[key] = one.e164.lstrip("+")


class Scripted:
    """A transport that keeps what was asked and gives the answers of the test, in turn.

    An answer of None is a network that is not there.
    """

    base_url = "http://127.0.0.1"

    def __init__(self, *answers: Any, status: int = 200, headers: Mapping[str, str] = {}) -> None:
        self.answers = list(answers)
        self.status = status
        self.headers = headers
        self.asked: list[Any] = []

    def call(self, request: Any, first_byte: Any = None) -> Exchange:
        self.asked.append(copy.deepcopy(request))
        answer = self.answers.pop(0)
        if answer is None:
            return Exchange(False, "before")
        if first_byte is not None:
            first_byte()
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return Exchange(True, "complete", Response(self.status, self.headers, body))

    def provider(self, service: str, **settings: str) -> Provider:
        """The adapter of a service over this transport."""
        account = Account(1, "office", service, self.base_url, True, settings)
        keys = {field.key: f"the-{field.key}" for field in adapter(service).info.credentials}
        return adapter(service)(account, keys, self)  # type: ignore[arg-type]
