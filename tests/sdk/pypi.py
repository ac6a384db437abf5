"""The vendor's Python client of the same name, its address patched: SMS alone, as a form.

It is one function of five lines. It takes a planned time and a kind of credit and sends neither;
it needs requests and does not say so.
"""

import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smsdesk.simulator.process import Simulator
from tests.sdk.checking import TEXT, Check, ledger

CLIENT = "thaibulksms-api==1.0.8"
NEEDS = "requests==2.32.5"
OURS = Path(__file__).with_name("client.py")


class Sdk:
    """The client in an environment of its own, and the simulator it talks to."""

    def __init__(self, folder: Path, simulator: Simulator) -> None:
        self.simulator = simulator
        venv.create(folder, with_pip=True)
        self._python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run(
            [self._python, "-m", "pip", "install", "--quiet", "--only-binary=:all:", CLIENT, NEEDS],
            check=True,
            timeout=300,
        )

    def __call__(self, secret: str = "", **fields: str) -> tuple[int, Any]:
        keys = self.simulator.credentials("thaibulksms")
        login = [keys["api_key"], secret or keys["api_secret"]]
        done = subprocess.run(
            [self._python, "-I", str(OURS), f"{self.simulator.url('thaibulksms')}/sms"],
            input=json.dumps({"login": login, "fields": fields}).encode(),
            env=os.environ | {"NO_PROXY": "127.0.0.1"},
            capture_output=True,
            check=True,
            timeout=60,
        )
        said = json.loads(done.stdout)
        return said["status"], said["answer"]


def checks(folder: Path, simulator: Simulator) -> Iterator[Check]:
    """Yield what is checked, whether it holds, and what was said."""
    sdk = Sdk(folder, simulator)
    before = len(ledger(simulator))
    people = {"phone": "0812345678,66812345679", "message": TEXT, "sendername": "RIVERVIEW"}
    status, said = sdk(**people, scheduled_delivery="2099-01-01T00:00:00+07:00", force="corporate")
    taken = ledger(simulator)[before:]
    yield (
        "two people get the text to the letter",
        {entry["number"]: entry["text"] for entry in taken}
        == dict.fromkeys(("66812345678", "66812345679"), TEXT),
        taken,
    )
    rows = said.get("phone_number_list", [])
    yield (
        "the answer has the ledger's references",
        status == 201
        and {row["message_id"] for row in rows} == {entry["reference"] for entry in taken},
        said,
    )
    yield (
        "what the client leaves out is the account's: sent at once, from Standard",
        {(entry["scheduled_for"], entry["kind"]) for entry in taken} == {(None, "standard")},
        taken,
    )
    before = len(ledger(simulator))
    status, said = sdk(phone="0812345678", message="hi")
    yield "its own sender, SMS., is one of the service's", status == 201, said
    yield "one message was sent by it", len(ledger(simulator)) == before + 1, said

    before = len(ledger(simulator))
    status, said = sdk(**people | {"sendername": "nobody"})
    yield "an unknown sender is refused", (status, said["error"]["code"]) == (400, 111), said
    status, said = sdk(**people, secret="wrong")
    yield "a wrong secret is refused", (status, said["error"]["code"]) == (401, 100), said
    yield "what was refused was not sent", len(ledger(simulator)) == before, ledger(simulator)
