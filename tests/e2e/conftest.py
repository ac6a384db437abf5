"""The command line as a script sees it: real processes, a real simulator, its ledger the judge.

Most commands are forked by a nursery, which saves them Python's start; those of
test_command_line.py, and those that are given more than words, are started as a script would.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from smsdesk.simulator.process import Simulator
from tests.nursery import Nursery

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")
SENDER = dict.fromkeys(SERVICES, "RIVERVIEW") | {"smsbuddy": "SMSBDY"}
TEMPLATE = "1007000000000000001"  # of TheSMSPoint; takes any text


def order_of(service: str) -> tuple[str, ...]:
    """Return the words of ``send`` that a service wants beside the people and the text."""
    template = ("--template", TEMPLATE) if service == "smspoint" else ()
    return ("--sender", SENDER[service], *template)


@dataclass
class Answer:
    """What a command said."""

    exit: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Desk:
    """Runs commands over one data folder."""

    def __init__(self, folder: Path, simulator: Simulator, nursery: Nursery | None = None) -> None:
        self.folder = folder
        self.simulator = simulator
        self._nursery = nursery
        self._client = httpx.Client(trust_env=False, verify=False)
        self._before = {name: self._count(name) for name in SERVICES}

    def command(self, *words: object) -> list[str]:
        return [sys.executable, "-m", "smsdesk", "--data-dir", str(self.folder), *map(str, words)]

    def __call__(self, *words: object, stdin: str = "", lang: str = "en", **env: str) -> Answer:
        command = self.command("--json", "--lang", lang, *words)
        if self._nursery and not stdin and not env:
            order = {"words": command[3:], "env": dict(os.environ)}
            run = self._nursery.start(order, apart=True)
            return Answer(run.exit, run.said, run.complained)
        done = subprocess.run(
            command,
            input=stdin.encode(),
            capture_output=True,
            check=False,
            env=os.environ | env,
            timeout=120,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *words: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command("--json", *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def add_account(
        self, service: str = "thaibulksms", name: str = "office", *settings: str, **keys: str
    ) -> None:
        credentials = dict(self.simulator.credentials(service)) | keys
        words = [word for setting in settings for word in ("--setting", setting)]
        for key, value in credentials.items():
            words += ["--credential", f"{key}={value}"]
        answer = self(
            "accounts", "add", name, "--service", service, "--practice",
            "--base-url", self.simulator.url(service), *words,
        )  # fmt: skip
        assert answer.exit == 0, answer

    def control(self, service: str, what: str, body: object | None = None) -> Any:
        url = f"{self.simulator.url('thaibulksms')}/_simulator/{service}/{what}"
        reply = self._client.get(url) if body is None else self._client.post(url, json=body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def ledger(self, service: str = "thaibulksms") -> list[dict[str, Any]]:
        """Return what the service took since the test began."""
        return self.control(service, "ledger")["entries"][self._before[service] :]

    def close(self) -> None:
        self._client.close()

    def _count(self, service: str) -> int:
        return self.control(service, "ledger")["count"]


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(tmp_path_factory.mktemp("said")) as one:
        yield one


@pytest.fixture
def desk(data_dir: Path, simulator: Simulator, nursery: Nursery | None) -> Iterator[Desk]:
    one = Desk(data_dir, simulator, nursery)
    yield one
    for service in SERVICES:
        one.control(service, "reset", {})
    one.close()


SHAPES: tuple[Callable[[str], str], ...] = (
    lambda d: f"0{d}",
    lambda d: f"0{d[:2]}-{d[2:5]}-{d[5:]}",
    lambda d: f"+66 {d[:2]} {d[2:5]} {d[5:]}",
    lambda d: f"66{d}",
    lambda d: d,
)


@pytest.fixture
def residents(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """40 people in a UTF-8-BOM CSV with Thai headers and five number shapes, one double and one
    landline; and the text that each number must get."""
    lines = ["ชื่อ,เบอร์โทร,ห้อง,ยอด"]
    wanted: dict[str, str] = {}
    for person in range(40):
        digits = f"8{person % 10}70{person:05}"
        lines.append(f"คุณที่ {person},{SHAPES[person % 5](digits)},A-{person},{person + 1}00.50")
        wanted[f"66{digits}"] = f"เรียน คุณที่ {person} ห้อง A-{person} ค้าง {person + 1}00.50 บาท"
    lines.append("คนซ้ำ,0807000000,B-1,5")
    lines.append("ร้านค้า,02-118-4400,B-2,6")
    path = tmp_path / "รายชื่อ ก.ย.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return path, wanted


TEXT = "เรียน {ชื่อ} ห้อง {ห้อง} ค้าง {ยอด} บาท"
