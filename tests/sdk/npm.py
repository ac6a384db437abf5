"""The vendor's Node client, unchanged: SMS as JSON, and one-time passwords v1 and v2."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smsdesk.simulator.process import Simulator
from tests.sdk.checking import TEXT, Check, ledger

CLIENT = "thaibulksms-api@1.0.7"
OURS = Path(__file__).with_name("client.js")


def missing() -> list[str]:
    """What the client needs and this computer has not."""
    return [name for name in ("node", "npm") if not shutil.which(name)]


class Sdk:
    """The client in a folder of its own, and the simulator it talks to."""

    def __init__(self, folder: Path, simulator: Simulator) -> None:
        self._folder = folder
        self.simulator = simulator
        subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", CLIENT],
            cwd=folder,
            check=True,
            timeout=300,
        )

    def __call__(
        self, service: str, method: str, *args: Any, secret: str = "", version: str = "v2"
    ) -> dict[str, Any]:
        keys = self.simulator.credentials("thaibulksms")
        kind = "otp_" if service == "otp" else "api_"
        options = {
            "apiKey": keys[f"{kind}key"],
            "apiSecret": secret or keys[f"{kind}secret"],
            "api": self.simulator.url("thaibulksms"),
            "version": version,
        }
        words = [service, json.dumps(options), method, json.dumps(args)]
        done = subprocess.run(
            ["node", str(OURS), *words],
            env=os.environ | {"NODE_PATH": str(self._folder / "node_modules")},
            capture_output=True,
            check=True,
            timeout=60,
        )
        said: dict[str, Any] = json.loads(done.stdout)
        return said


def checks(folder: Path, simulator: Simulator) -> Iterator[Check]:
    """Yield what is checked, whether it holds, and what was said."""
    sdk = Sdk(folder, simulator)
    people = {"msisdn": "0812345678,66812345679", "message": TEXT, "sender": "RIVERVIEW"}
    said = sdk("sms", "sendSMS", {**people, "force": "corporate"})
    rows = said["answer"]["phone_number_list"]
    taken = {entry["number"]: entry for entry in ledger(simulator)}
    yield (
        "two people get the text to the letter",
        {number: entry["text"] for number, entry in taken.items()}
        == dict.fromkeys(("66812345678", "66812345679"), TEXT),
        taken,
    )
    yield (
        "the answer has the ledger's references",
        {row["message_id"] for row in rows} == {entry["reference"] for entry in taken.values()},
        said,
    )
    yield (
        "the pool asked for has paid",
        (
            said["answer"]["credit_type"] == "corporate"
            and said["answer"]["total_use_credit"] == sum(e["credits"] for e in taken.values())
        ),
        said,
    )

    before = len(ledger(simulator))
    said = sdk("sms", "sendSMS", {**people, "sender": "nobody"})
    yield "an unknown sender is refused", "SENDER" in said["refused"]["error"]["name"], said
    said = sdk("sms", "sendSMS", people, secret="wrong")
    yield "a wrong secret is refused", "AUTH" in said["refused"]["error"]["name"], said
    yield "what was refused was not sent", len(ledger(simulator)) == before, ledger(simulator)

    for version in ("v1", "v2"):
        said = sdk("otp", "request", "0812345678", version=version)
        flat = said["answer"].get("data", said["answer"])
        text = ledger(simulator)[-1]["text"]
        code = re.search(r"\d{4,8}", text)
        yield f"OTP {version}: a code is on its way", bool(flat["token"] and code), (said, text)
        wrong = sdk("otp", "verify", flat["token"], "000000", version=version)
        yield f"OTP {version}: a wrong code is refused", bool(wrong.get("refused")), wrong
        right = sdk("otp", "verify", flat["token"], code[0] if code else "", version=version)
        yield f"OTP {version}: the code is right", "answer" in right, right
