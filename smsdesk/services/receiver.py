"""Taking the services' delivery callbacks: a small HTTP server for an office with a public address.

It stands behind whatever ends HTTPS for the office, and answers every call at an address that is
ours alike, whatever it says and whether it is about a message of ours or not, so that nobody
learns anything by trying. What is too large, too much or at another address is refused before it
is read (reliability.md §4.8).
"""

import asyncio
import contextlib
import json
import logging
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.models import Account, Report
from smsdesk.providers.limiter import Limiter, Slot
from smsdesk.services.callbacks import CallbackAddresses, Called
from smsdesk.services.reports import Received, ReportService

log = logging.getLogger(__name__)

MOST_BYTES = 16 * 1024
MOST_A_SECOND = 50
PATIENCE_SECONDS = 2.0
MOST_FIELDS = 40
MOST_CONNECTIONS = 100
MOST_EARLY = 1_000
EARLY_SECONDS = 1.0
EARLY_FOR = timedelta(minutes=2)
"""A call may come before the answer to the request it is about is written: it is tried again."""

_ANSWER = "OK"

Tell = Callable[[Received], None]


@dataclass(frozen=True, slots=True)
class _Early:
    """A call about no message that is known, and until when it is tried again."""

    called: Called
    account: Account
    report: Report
    tries_left: int


class Receiver:
    """Listens until it is stopped. ``tell`` hears of each call that could be read."""

    def __init__(self, reports: ReportService, addresses: CallbackAddresses, tell: Tell) -> None:
        self._reports = reports
        self._addresses = addresses
        self._tell = tell
        self._limiter = Limiter(MOST_A_SECOND, 1)
        self._early: deque[_Early] = deque(maxlen=MOST_EARLY)
        self._server: uvicorn.Server | None = None
        self._stopped = threading.Event()

    def listen(self, host: str, port: int) -> socket.socket:
        """Take an address. Raises InputError where that cannot be had."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind((host, port))
            opened.listen(MOST_CONNECTIONS)
        except (OSError, OverflowError) as exc:
            opened.close()
            raise InputError(
                "cannot_listen", host=host, port=port, detail=type(exc).__name__
            ) from exc
        return opened

    def run(self, opened: socket.socket) -> None:
        """Take calls until ``stop``."""
        config = uvicorn.Config(
            Starlette(routes=[Mount("/", app=self._take)]),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,  # a path holds the token
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
            limit_concurrency=MOST_CONNECTIONS,
            h11_max_incomplete_event_size=MOST_BYTES,
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config)
        if not self._stopped.is_set():
            asyncio.run(self._serve(self._server, opened))

    def stop(self) -> None:
        """End soon. May be called from any thread, or a signal's handler."""
        self._stopped.set()
        if self._server is not None:
            self._server.should_exit = True

    async def _serve(self, server: uvicorn.Server, opened: socket.socket) -> None:
        again = asyncio.create_task(self._try_again())
        try:
            await server.serve([opened])
        finally:
            again.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await again

    # --- one call -------------------------------------------------------------------------

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            answer = await self._answer(request)
        except ClientDisconnect:
            return
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        called = self._addresses.read(request.scope["path"])
        if called is None:
            return Response("Not Found", 404)
        if request.method not in ("GET", "POST"):
            return Response("Method Not Allowed", 405)
        if not await self._turn():
            return Response("Too Many Requests", 429, {"Retry-After": "1"})
        body = await _body(request)
        if body is None:
            return Response("Content Too Large", 413, {"Connection": "close"})
        fields = _fields(request, body)
        await asyncio.to_thread(self._work, called, fields)
        return Response(_ANSWER, 200)

    async def _turn(self) -> bool:
        """Wait for a turn at the rate; False where too many wait already."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while not isinstance(slot := self._limiter.reserve(1), Slot):
            if time.monotonic() + slot > ends:
                return False
            await asyncio.sleep(slot)
        self._limiter.leave(slot)
        return True

    def _work(self, called: Called, fields: Mapping[str, str]) -> None:
        """Write what a call says. Nobody who calls hears how that went."""
        try:
            account, report = self._reports.read_call(called, fields)
            received = self._reports.take_call(called, account, report)
        except SmsdeskError as error:
            log.warning("a callback was dropped: %s", error.code)
            return
        if received.known:
            self._tell(received)
        else:
            tries = int(EARLY_FOR.total_seconds() / EARLY_SECONDS)
            self._early.append(_Early(called, account, report, tries))

    async def _try_again(self) -> None:
        while True:
            await asyncio.sleep(EARLY_SECONDS)
            if self._early:
                await asyncio.to_thread(self._try_early)

    def _try_early(self) -> None:
        for _ in range(len(self._early)):
            one = self._early.popleft()
            try:
                received = self._reports.take_call(one.called, one.account, one.report)
            except SmsdeskError as error:
                log.warning("a callback is tried again: %s", error.code)
                received = None
            if received is not None and (received.known or one.tries_left <= 1):
                self._tell(received)
            else:
                left = max(one.tries_left - 1, 1)
                self._early.append(_Early(one.called, one.account, one.report, left))


class _Server(uvicorn.Server):
    """A uvicorn server that leaves the signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing."""
        yield


async def _body(request: Request) -> bytes | None:
    """Return the body, or None for one that is too large: the rest of it is not read."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _fields(request: Request, body: bytes) -> dict[str, str]:
    """Return the fields of the query, and of a form or a JSON object; what is neither has none."""
    found = _pairs(request.scope["query_string"])
    if "json" in request.headers.get("content-type", ""):
        return found | _json_fields(body)
    return found | _pairs(body)


def _pairs(raw: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def _json_fields(body: bytes) -> dict[str, str]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict) or len(found) > MOST_FIELDS:
        return {}
    plain = (str, int)
    return {
        key: str(value)
        for key, value in found.items()
        if isinstance(value, plain) and not isinstance(value, bool)
    }
