"""The four services as a child process, reset for each test."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from smsdesk.simulator.process import Simulator

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")
TEMPLATE = "1007000000000000001"


class Desk:
    """What a client of the four services does, in few words."""

    def __init__(self, simulator: Simulator, client: httpx.Client) -> None:
        self.simulator = simulator
        self.client = client

    def control(self, service: str, word: str, body: Any = None) -> dict[str, Any]:
        """Ask the control plane, by another service's port so that no fault is in the way."""
        by = "sendbulk" if service != "sendbulk" else "smspoint"
        url = f"{self.simulator.url(by)}/_simulator/{service}/{word}"
        reply = self.client.get(url) if body is None else self.client.post(url, json=body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def ledger(self, service: str) -> list[dict[str, Any]]:
        """The entries of a service."""
        return self.control(service, "ledger")["entries"]

    def fault(self, name: str, service: str = "thaibulksms", **order: Any) -> None:
        """Arm a fault."""
        self.control(service, "faults", {"fault": name, **order})

    def thai(self, to: str = "0812345678", text: str = "hi", **fields: Any) -> httpx.Response:
        """Send by ThaiBulkSMS."""
        data = {"msisdn": to, "message": text, "sender": "Demo", **fields}
        return self.client.post(
            self.simulator.url("thaibulksms") + "/sms",
            data=data,
            auth=("practice-key", "practice-secret"),
        )

    def buddy(self, path: str, **fields: Any) -> httpx.Response:
        """Post a form to TheSMSBuddy."""
        data = {"key": "practice-key", **fields}
        return self.client.post(self.simulator.url("smsbuddy") + path, data=data)

    def buddy_json(self, nodes: list[dict[str, Any]], **root: Any) -> httpx.Response:
        """Post nodes to TheSMSBuddy."""
        body = {
            "root": {"key": "practice-key", "type": "1", "sender": "SMSBDY", **root},
            "nodes": nodes,
        }
        return self.client.post(self.simulator.url("smsbuddy") + "/api/v1/sms/send/json", json=body)

    def bulk(self, command: str, **fields: Any) -> httpx.Response:
        """Post JSON to sendbulk, with the login."""
        body = {"partnerID": "1000", "apikey": "practice-key", **fields}
        return self.client.post(
            f"{self.simulator.url('sendbulk')}/api/services/{command}", json=body
        )

    def bulk_list(self, *items: Mapping[str, Any], **fields: Any) -> httpx.Response:
        """Send items by sendbulk."""
        common = {
            "partnerID": "1000",
            "apikey": "practice-key",
            "pass_type": "plain",
            "shortcode": "RIVERVIEW",
        }
        smslist = [{**common, **item} for item in items]
        body = {"count": len(smslist), "smslist": smslist, **fields}
        return self.client.post(
            f"{self.simulator.url('sendbulk')}/api/services/sendbulk", json=body
        )

    def point(self, command: str, **fields: Any) -> httpx.Response:
        """Post a form to TheSMSPoint."""
        headers = {"key": "practice-key", "accept": "application/json"}
        url = f"{self.simulator.url('smspoint')}/api/v1/{command}"
        return self.client.post(url, data=fields, headers=headers)

    def point_bulk(self, *pairs: tuple[str, str], **fields: Any) -> httpx.Response:
        """Send pairs by TheSMSPoint."""
        recipient = json.dumps([{"number": number, "text": text} for number, text in pairs])
        common = {
            "sender_id": "RIVERVIEW",
            "template_id": TEMPLATE,
            "channel": "1",
            "is_unicode": "0",
        }
        return self.point("send-bulk-sms", recipient=recipient, **{**common, **fields})

    def two(self, service: str) -> httpx.Response:
        """Send to two people by any service."""
        first, second = "66812345678", "66812345679"
        if service == "thaibulksms":
            return self.thai(f"{first},{second}")
        if service == "smsbuddy":
            return self.buddy_json([{"to": first}, {"to": second}], message="hi")
        if service == "sendbulk":
            return self.bulk_list(
                {"mobile": first, "message": "hi", "clientsmsid": 1},
                {"mobile": second, "message": "hi", "clientsmsid": 2},
            )
        return self.point_bulk((first, "hi"), (second, "hi"))


@pytest.fixture(scope="session")
def running() -> Iterator[Simulator]:
    """One simulator for the session."""
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def desk(running: Simulator) -> Iterator[Desk]:
    """A client of a simulator that has taken nothing yet."""
    with httpx.Client(timeout=5, trust_env=False, verify=False) as client:
        made = Desk(running, client)
        for service in SERVICES:
            made.control(service, "reset", {})
        yield made


@pytest.fixture
def sample() -> Any:
    """A documented sample by `service/name`."""
    folder = Path(__file__).parent / "fixtures"

    def read(name: str) -> Any:
        return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))

    return read


@pytest.fixture
def as_it_stands() -> Any:
    """A sample that is no JSON, as the document has it, by `service/name`."""
    folder = Path(__file__).parent / "fixtures"

    def read(name: str) -> str:
        return (folder / f"{name}.txt").read_text(encoding="utf-8")

    return read
