"""What the tests of faults share: one simulator, and a world in which a network can break."""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from smsdesk.simulator.process import Simulator
from tests.faults.net_office import Resolver, World
from tests.faults.net_relay import Certificates


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, verify=False) as one:
        yield one


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def world(
    data_dir: Path,
    simulator: Simulator,
    certificates: Certificates,
    client: httpx.Client,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[World]:
    for name in [*os.environ]:
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.trusted))
    resolver = Resolver()
    resolver.install(monkeypatch)
    one = World(data_dir, simulator, certificates, client, monkeypatch, resolver)
    yield one
    one.close()
