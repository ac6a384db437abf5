"""ThaiBulkSMS's own Node client, unchanged, against the simulator: ``python -m tests.sdk``.

The judge of the simulator itself: what the vendor's client sends is taken, and what it reads it
understands. Needs node and npm, and the network to fetch the client; so it is not one of the
tests of ``make test``, but fails as they do.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from smsdesk.simulator.process import Simulator

CLIENT = "thaibulksms-api@1.0.7"
OURS = Path(__file__).with_name("client.js")
TEXT = 'เรียน คุณน้ำผึ้ง + 5% & "ด่วน" 🙏\nขอบคุณค่ะ'


class Sdk:
    """The client in a folder of its own, and the simulator it talks to."""

    def __init__(self, folder: Path, simulator: Simulator) -> None:
        self._folder = folder
        self._simulator = simulator

    def __call__(
        self, service: str, method: str, *args: Any, secret: str = "", version: str = "v2"
    ) -> dict[str, Any]:
        keys = self._simulator.credentials("thaibulksms")
        kind = "otp_" if service == "otp" else "api_"
        options = {
            "apiKey": keys[f"{kind}key"],
            "apiSecret": secret or keys[f"{kind}secret"],
            "api": self._simulator.url("thaibulksms"),
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

    def ledger(self) -> list[dict[str, Any]]:
        url = f"{self._simulator.url('thaibulksms')}/_simulator/ledger"
        entries: list[dict[str, Any]] = httpx.get(url, trust_env=False).json()["entries"]
        return entries


def checks(sdk: Sdk) -> Iterator[tuple[str, bool, Any]]:
    """Yield what is checked, whether it holds, and what was said."""
    people = {"msisdn": "0812345678,66812345679", "message": TEXT, "sender": "RIVERVIEW"}
    said = sdk("sms", "sendSMS", {**people, "force": "corporate"})
    rows = said["answer"]["phone_number_list"]
    taken = {entry["number"]: entry for entry in sdk.ledger()}
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

    before = len(sdk.ledger())
    said = sdk("sms", "sendSMS", {**people, "sender": "nobody"})
    yield "an unknown sender is refused", "SENDER" in said["refused"]["error"]["name"], said
    said = sdk("sms", "sendSMS", people, secret="wrong")
    yield "a wrong secret is refused", "AUTH" in said["refused"]["error"]["name"], said
    yield "what was refused was not sent", len(sdk.ledger()) == before, sdk.ledger()

    for version in ("v1", "v2"):
        said = sdk("otp", "request", "0812345678", version=version)
        flat = said["answer"].get("data", said["answer"])
        text = sdk.ledger()[-1]["text"]
        code = re.search(r"\d{4,8}", text)
        yield f"OTP {version}: a code is on its way", bool(flat["token"] and code), (said, text)
        wrong = sdk("otp", "verify", flat["token"], "000000", version=version)
        yield f"OTP {version}: a wrong code is refused", bool(wrong.get("refused")), wrong
        right = sdk("otp", "verify", flat["token"], code[0] if code else "", version=version)
        yield f"OTP {version}: the code is right", "answer" in right, right


def main() -> int:
    """Run everything; the exit code is 1 where something is wrong."""
    if missing := [name for name in ("node", "npm") if not shutil.which(name)]:
        sys.stdout.write(f"needs {' and '.join(missing)}: Debian's packages nodejs and npm\n")
        return 1
    failed = 0
    with tempfile.TemporaryDirectory() as name, Simulator() as simulator:
        folder = Path(name)
        subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", CLIENT],
            cwd=folder,
            check=True,
            timeout=300,
        )
        for what, holds, said in checks(Sdk(folder, simulator)):
            sys.stdout.write(f"{'ok  ' if holds else 'FAIL'} {what}\n")
            if not holds:
                failed += 1
                sys.stdout.write(f"     {said}\n")
    sys.stdout.write(f"{CLIENT}: {failed} wrong\n" if failed else f"{CLIENT}: all right\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
