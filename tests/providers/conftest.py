"""Adapters against the simulator, over real HTTP."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from smsdesk.core.models import Account
from smsdesk.providers import adapter
from smsdesk.providers.base import Provider
from smsdesk.providers.exchange import Deadlines
from smsdesk.providers.transport import Transport
from smsdesk.simulator.process import Simulator

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")
QUICK = Deadlines(connect=2, write=2, read=2, total=3)


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, verify=False) as one:
        yield one


class Control:
    """The control plane of the simulator; ``taken`` counts from the beginning of the test."""

    def __init__(self, simulator: Simulator, client: httpx.Client) -> None:
        self._simulator = simulator
        self._client = client
        self._before = {service: self._entries(service) for service in SERVICES}

    def __call__(self, service: str, what: str, body: object | None = None):
        url = f"{self._simulator.url('thaibulksms')}/_simulator/{service}/{what}"
        reply = self._client.get(url) if body is None else self._client.post(url, json=body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def taken(self, service: str) -> list[dict]:
        """Return what a service took since the test began."""
        return self(service, "ledger")["entries"][self._before[service] :]

    def _entries(self, service: str) -> int:
        return self(service, "ledger")["count"]


@pytest.fixture
def control(simulator: Simulator, client: httpx.Client) -> Iterator[Control]:
    one = Control(simulator, client)
    yield one
    for service in SERVICES:
        one(service, "reset", {})


@pytest.fixture
def deadlines() -> Deadlines:
    return QUICK


@pytest.fixture
def provider(simulator: Simulator, deadlines: Deadlines) -> Iterator[Callable[..., Provider]]:
    made: list[Provider] = []

    def make(service: str, secrets: dict[str, str] | None = None, **settings: str) -> Provider:
        account = Account(1, service, service, simulator.url(service), True, settings)
        transport = Transport(simulator.url(service), deadlines=deadlines)
        keys = simulator.credentials(service) if secrets is None else secrets
        one = adapter(service)(account, keys, transport)
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()
