"""What a fault has in its hands: the request, the true reply, and the bare connection."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any, Protocol

from smsdesk.simulator.account import Twist
from smsdesk.simulator.calls import Call, Reply
from smsdesk.simulator.service import Service

Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]


class Wire(Protocol):
    """A connection below HTTP."""

    transport: asyncio.Transport
    swallow: Callable[[bytes], None] | None

    def reset(self) -> None:
        """End the connection with RST."""

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something to the connection in a while."""


class Strike:
    """One fault at one request."""

    def __init__(
        self,
        service: Service,
        call: Call,
        params: Mapping[str, Any],
        *,
        taken: bool,
        wire: Wire,
        receive: Receive,
        send: Send,
    ) -> None:
        self.service = service
        self.call = call
        self.params = params
        self.taken = taken
        self.wire = wire
        self._receive = receive
        self._send = send

    def param(self, name: str, default: Any) -> Any:
        """A parameter of the fault."""
        return self.params.get(name, default)

    def reply(self, *, omit_every: int = 0, omit_taken: bool = True, credit: int = 1) -> Reply:
        """The service's own answer; the messages are in the ledger only where `taken`."""
        twist = Twist(
            dry=not self.taken, omit_every=omit_every, omit_taken=omit_taken, credit_factor=credit
        )
        return self.service.answer(self.call, twist)

    def work(self) -> None:
        """Take the messages where the fault comes after the ledger."""
        if self.taken:
            self.reply()

    async def answer(self, reply: Reply) -> None:
        """Send a whole reply in the ordinary way."""
        await send_reply(self._send, reply)

    def write(self, data: bytes) -> None:
        """Write bytes past HTTP; the connection must be ended afterwards."""
        self.wire.transport.write(data)

    async def close(self) -> None:
        """End the connection with FIN."""
        self.wire.transport.close()
        await self.hang(5)

    async def reset(self) -> None:
        """End the connection with RST."""
        self.wire.reset()
        await self.hang(5)

    async def hang(self, seconds: float) -> None:
        """Say nothing until the client goes, `seconds` at most; then RST."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._until_gone(), seconds)
            return
        self.wire.reset()

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


def raw_reply(reply: Reply, *, length: int | None = None, chunked: bool = False) -> bytes:
    """A reply's head and body as bytes, with a wrong length where a fault wants one."""
    body = reply.body()
    framing = (
        b"transfer-encoding: chunked"
        if chunked
        else b"content-length: %d" % (len(body) if length is None else length)
    )
    return b"%s\r\n%s\r\nconnection: close\r\n\r\n%s" % (raw_head(reply), framing, body)


def raw_head(reply: Reply) -> bytes:
    """The status line and the reply's own headers, without the end of the headers."""
    try:
        phrase = HTTPStatus(reply.status).phrase
    except ValueError:
        phrase = "Unknown"
    lines = [f"HTTP/1.1 {reply.status} {phrase}", f"content-type: {reply.media}"]
    lines += [f"{name}: {value}" for name, value in reply.headers]
    return "\r\n".join(lines).encode()


async def send_reply(send: Send, reply: Reply) -> None:
    """Send a reply over ASGI."""
    body = reply.body()
    headers = [
        (b"content-type", reply.media.encode()),
        (b"content-length", str(len(body)).encode()),
        *((name.lower().encode(), value.encode()) for name, value in reply.headers),
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
