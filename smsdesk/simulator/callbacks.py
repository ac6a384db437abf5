"""Delivery reports that the services send by themselves, over real HTTP.

They go out when the message's delivery is due by the service's own clock, to loopback alone:
practice must never call a stranger. Whoever waits for an answer waits for none of them. They are
kept in memory: those of a simulator that ends are lost, as a service may lose some.
"""

import asyncio
import heapq
import ipaddress
import itertools
import json
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote, urlencode, urlsplit

CALLBACK_SETTINGS: Mapping[str, Any] = {
    "callback_tries": 4,
    "callback_wait": 1.0,  # seconds before the second try, twice as long before each further one
}

_TIMEOUT = 3.0
_TICK = 0.1
_AT_ONCE = 20
_MOST_TOLD = 20_000

How = Literal["GET", "POST", "JSON"]


@dataclass(frozen=True)
class Callback:
    """A report of one ledger entry: where to and how, and what it says when its time has come."""

    url: str
    how: How
    entry: Mapping[str, Any]
    say: Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass
class Told:
    """What became of a callback, for the control plane."""

    url: str
    how: How
    fields: Mapping[str, Any] = field(default_factory=dict)
    tries: int = 0
    status: int | None = None
    error: str = ""


class Callbacks:
    """The reports of one service; ``run`` sends them, from the loop that answers too."""

    def __init__(self) -> None:
        self.told: deque[Told] = deque(maxlen=_MOST_TOLD)
        self._waiting: list[tuple[datetime, int, Callback]] = []
        self._order = itertools.count()
        self._news = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()

    @property
    def waiting(self) -> int:
        """How many are not sent yet."""
        return len(self._waiting) + len(self._sending)

    def add(self, sent_at: datetime, callback: Callback) -> None:
        """Have a report sent a while after its message; what is not loopback is refused."""
        if is_loopback(callback.url):
            heapq.heappush(self._waiting, (sent_at, next(self._order), callback))
            self._news.set()
        else:
            self.told.append(Told(callback.url, callback.how, error="refused: not loopback"))

    def forget(self) -> None:
        """Send nothing that waits, and forget what was sent."""
        self._waiting.clear()
        for task in self._sending:
            task.cancel()
        self.told.clear()

    async def run(self, due: Callable[[], datetime], setting: Callable[[str], Any]) -> None:
        """Send what is due, for ever; ``due``: what has an earlier moment is."""
        while True:
            await self._news.wait()
            while self._waiting:
                self._send_due(due(), setting)
                await asyncio.sleep(_TICK)
            self._news.clear()

    def _send_due(self, moment: datetime, setting: Callable[[str], Any]) -> None:
        while self._waiting and self._waiting[0][0] <= moment and len(self._sending) < _AT_ONCE:
            _, _, callback = heapq.heappop(self._waiting)
            task = asyncio.create_task(self._send(callback, setting))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _send(self, callback: Callback, setting: Callable[[str], Any]) -> None:
        told = Told(callback.url, callback.how, callback.say(callback.entry))
        self.told.append(told)
        request = _request(told.url, told.how, told.fields)
        wait = float(setting("callback_wait"))
        for _ in range(max(1, int(setting("callback_tries")))):
            if told.tries:
                await asyncio.sleep(wait)
                wait *= 2
            told.tries += 1
            try:
                told.status = await asyncio.wait_for(_exchange(told.url, request), _TIMEOUT)
                told.error = ""
            except (OSError, ValueError, TimeoutError) as error:
                told.status, told.error = None, type(error).__name__
            if told.status is not None and 200 <= told.status < 300:
                return


def is_loopback(url: str) -> bool:
    """Whether an address is this computer's own, and of plain HTTP."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        known = host == "localhost" or ipaddress.ip_address(host).is_loopback
        return parts.scheme == "http" and known and parts.port != 0
    except ValueError:
        return False


def _request(url: str, how: How, fields: Mapping[str, Any]) -> bytes:
    """One whole HTTP request. Names in braces in the address are filled, as older services do."""
    for name, value in fields.items():
        url = url.replace(f"{{{name}}}", quote(str(value), safe=""))
    parts = urlsplit(url)
    query, body, kind = parts.query, b"", ""
    if how == "GET":
        query = "&".join(filter(None, (query, urlencode(fields))))
    elif how == "POST":
        body, kind = urlencode(fields).encode(), "application/x-www-form-urlencoded"
    else:
        body, kind = json.dumps(fields).encode(), "application/json"
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (f"?{query}" if query else "")
    lines = [f"{'GET' if how == 'GET' else 'POST'} {target} HTTP/1.1", f"Host: {parts.netloc}"]
    if body:
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


async def _exchange(url: str, request: bytes) -> int:
    """Send a request and return the status of its answer."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
    try:
        writer.write(request)
        await writer.drain()
        version, status, *_ = (await reader.readline()).decode("latin-1").split(" ")
        if not version.startswith("HTTP/1"):
            raise ValueError(version)
        return int(status)
    finally:
        writer.close()
