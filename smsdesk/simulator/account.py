"""One practice account at one service: credits, settings, clock, and taking messages."""

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from smsdesk.simulator.ledger import Ledger, replace_file

BANGKOK = timezone(timedelta(hours=7))
INDIA = timezone(timedelta(hours=5, minutes=30))
NAIROBI = timezone(timedelta(hours=3))

_encode = json.JSONEncoder(ensure_ascii=False).encode
_encode_text = lru_cache(maxsize=1000)(_encode)  # most campaigns are one text to many


class Message(NamedTuple):
    """One recipient's text as a service takes it; `echo` is what the reply gives back."""

    number: str
    text: str
    parts: int
    reference: str
    echo: Any = None


@dataclass(frozen=True)
class Twist:
    """How a fault or a setting bends the taking of one request."""

    dry: bool = False
    omit_every: int = 0
    omit_taken: bool = True
    credit_factor: int = 1


@dataclass(frozen=True)
class Taking:
    """What became of a request: the messages its reply shows, all it cost, and all it took."""

    shown: list[Message]
    credits: int
    taken: list[Message]


class State:
    """What survives a restart beside the ledger: one small file for all services."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / "settings.json" if folder else None
        self._content: dict[str, Any] = {}
        if self._path and self._path.exists():
            self._content = json.loads(self._path.read_bytes())

    def load(self, service: str) -> dict[str, Any]:
        """What was saved for a service."""
        saved: dict[str, Any] = self._content.get(service, {})
        return saved

    def save(self, service: str, content: Mapping[str, Any]) -> None:
        """Keep a service's content, by temporary file and rename."""
        self._content[service] = dict(content)
        if self._path:
            replace_file(self._path, _encode(self._content).encode())


class Account:
    """Credits by kind = granted − what the ledger says was spent."""

    def __init__(
        self,
        service: str,
        *,
        credits_granted: Mapping[str, int],
        settings: Mapping[str, Any],
        ledger: Ledger,
        state: State,
    ) -> None:
        self.service = service
        self.ledger = ledger
        self._state = state
        self._default_credits = dict(credits_granted)
        self._default_settings = dict(settings)
        saved = state.load(service)
        self._granted = self._default_credits | saved.get("granted", {})
        self.settings = self._default_settings | saved.get("settings", {})
        self.memory: dict[str, Any] = saved.get("memory", {})
        self._spent: dict[str, int] = {}
        self._seen = 0
        self._requests = 0
        self._last_stem = 0
        self._by_reference: dict[str, int] = {}
        self._indexed = 0

    def now(self) -> datetime:
        """The service's clock: the setting, else the desk's own where a test sets it."""
        if self.settings["clock"]:
            return datetime.fromisoformat(self.settings["clock"])
        return datetime.now(UTC) + _DESK_OFFSET

    def left(self, kind: str) -> int:
        """Credits left of a kind."""
        self._catch_up()
        granted: int = self._granted.get(kind, 0)
        return granted - self._spent.get(kind, 0)

    def kinds(self) -> list[str]:
        """The kinds of credits the account holds."""
        return list(self._granted)

    def set_left(self, kind: str, amount: int) -> None:
        """Make `amount` the credits left of a kind."""
        self._catch_up()
        self._granted[kind] = amount + self._spent.get(kind, 0)
        self.save()

    def change_settings(self, changes: Mapping[str, Any]) -> None:
        """Change known settings; an unknown name is a mistake of the test."""
        unknown = set(changes) - set(self._default_settings)
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        self.settings |= changes
        self.save()

    def remember(self, name: str, value: Any) -> None:
        """Keep a value across restarts, such as a one-time password."""
        self.memory[name] = value
        self.save()

    def save(self) -> None:
        """Write credits, settings and memory."""
        content = {"granted": self._granted, "settings": self.settings, "memory": self.memory}
        self._state.save(self.service, content)

    def reset(self) -> None:
        """Back to the beginning: nothing taken, default credits and settings."""
        self.ledger.forget(self.service)
        self._granted = dict(self._default_credits)
        self.settings = dict(self._default_settings)
        self.memory = {}
        self._spent = {}
        self._seen = 0
        self._by_reference = {}
        self._indexed = 0
        self.save()

    def stem(self) -> int:
        """A number no other request of the account has: milliseconds, made to grow."""
        self._last_stem = max(self._last_stem + 1, time.time_ns() // 1_000_000)
        return self._last_stem

    def twist(self) -> Twist:
        """What the settings say about every request."""
        return Twist(omit_every=self.settings["omit_every"], omit_taken=self.settings["omit_taken"])

    def take(
        self,
        messages: Iterable[Message],
        *,
        kind: str,
        sender: str,
        twist: Twist,
        scheduled_for: str | None = None,
    ) -> Taking:
        """Write messages to the ledger and charge them, all in one write."""
        everything = list(messages)
        shown = everything
        if twist.omit_every:
            shown = [m for i, m in enumerate(everything, 1) if i % twist.omit_every]
        taken = everything if twist.omit_taken else shown
        factor = twist.credit_factor
        cost = sum([message.parts for message in taken]) * factor
        if twist.dry:
            return Taking(shown, cost, [])
        if taken:
            self._catch_up()
            self._requests += 1
            line = self._line_maker(kind, sender, scheduled_for, factor)
            if self.ledger.append(self.service, [line(message) for message in taken]):
                self._spent[kind] = self._spent.get(kind, 0) + cost
                self._seen += len(taken)
        return Taking(shown, cost, taken)

    def find(self, reference: str) -> dict[str, Any] | None:
        """The ledger entry of a reference."""
        lines = self.ledger.lines(self.service)
        for position in range(self._indexed, len(lines)):
            self._by_reference[json.loads(lines[position])["reference"]] = position
        self._indexed = len(lines)
        found = self._by_reference.get(reference)
        return None if found is None else json.loads(lines[found])

    def delivery(self, entry: Mapping[str, Any]) -> str:
        """`pending`, `delivered` or `failed`, by the time since the message was sent."""
        if self.age(entry) < self.settings["delivery_seconds"]:
            return "pending"
        return "failed" if entry["number"] in self.settings["undelivered_numbers"] else "delivered"

    def age(self, entry: Mapping[str, Any]) -> float:
        """The seconds since a message was sent."""
        return (self.now() - self.sent_at(entry)).total_seconds()

    def sent_at(self, entry: Mapping[str, Any]) -> datetime:
        """When a message is sent: when it was taken, or at its planned time."""
        return datetime.fromisoformat(entry["scheduled_for"] or entry["at"])

    def _line_maker(
        self, kind: str, sender: str, scheduled_for: str | None, factor: int
    ) -> Callable[[Message], bytes]:
        at = self.now().astimezone(BANGKOK).isoformat(timespec="milliseconds")
        middle = f',"sender":{_encode(sender)},"kind":"{kind}","parts":'
        end = (
            f'","scheduled_for":{_encode(scheduled_for)},"at":"{at}","request":"{self._requests}"}}'
        )
        start = f'{{"service":"{self.service}","number":"'

        def line(message: Message) -> bytes:
            number, text, parts, reference, _ = message
            return (
                f'{start}{number}","text":{_encode_text(text)}{middle}{parts}'
                f',"credits":{parts * factor},"reference":"{reference}{end}'
            ).encode("utf-8", "backslashreplace")

        return line

    def _catch_up(self) -> None:
        """Count the lines of an earlier run, or of another simulator at the same folder."""
        lines = self.ledger.lines(self.service)
        for position in range(self._seen, len(lines)):
            entry = json.loads(lines[position])
            kind = entry["kind"]
            self._spent[kind] = self._spent.get(kind, 0) + entry["credits"]
            self._requests = int(entry["request"])
        self._seen = len(lines)


def _desk_offset() -> timedelta:
    """How far the desk's clock is off the real one, where SMSDESK_NOW sets it for practice."""
    text = os.environ.get("SMSDESK_NOW", "")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return timedelta()
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=BANGKOK)
    return moment - datetime.now(UTC)


_DESK_OFFSET = _desk_offset()
