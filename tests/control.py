"""The control plane of the simulated services, asked by one client: to make one takes 20 ms."""

from typing import Any

import httpx

from smsdesk.simulator.process import Simulator

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")

client = httpx.Client(trust_env=False, verify=False)


def ask(url: str, body: object | None = None) -> Any:
    """Ask, or tell where there is a body."""
    reply = client.get(url) if body is None else client.post(url, json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()


def reset(simulator: Simulator) -> None:
    """Let every service forget, by another's port: no fault is in the way there."""
    for service, other in zip(SERVICES, SERVICES[1:] + SERVICES[:1], strict=True):
        ask(f"{simulator.url(other)}/_simulator/{service}/reset", {})
