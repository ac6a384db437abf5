"""The public port below HTTP: where faults of the connection strike.

Each connection is uvicorn's own protocol, so that without faults no byte is copied twice.
"""

import asyncio
import socket
import struct
import sys
from collections.abc import Callable
from typing import Any, cast

import h11
from starlette.applications import Starlette
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from smsdesk.simulator.faults import Stage
from smsdesk.simulator.plan import Armed, FaultPlan
from smsdesk.simulator.service import Service

_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
CONTROL = "/_simulator/"


class WireProtocol(H11Protocol):
    """One connection, with the fault armed for its present request."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, {**app_state, "wire": self}, _loop)
        state = cast(Starlette, config.app).state
        self._service: Service = state.service
        self._plan: FaultPlan = state.plan
        self.armed: Armed | None = None
        self.swallow: Callable[[bytes], None] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Accept, and strike where a fault waits for a connection."""
        super().connection_made(transport)
        armed = self._plan.next_for_connection()
        if armed:
            self.swallow = _ignore
            armed.fault.act(self, armed.params)

    def data_received(self, data: bytes) -> None:
        """Read on, unless a fault takes the bytes."""
        if self.swallow is None and self._plan.is_armed and self.conn.their_state is h11.IDLE:
            self._arm(data)
        if self.swallow is not None:
            self.swallow(data)
        else:
            super().data_received(data)

    def reset(self) -> None:
        """End the connection with RST."""
        raw: socket.socket | None = self.transport.get_extra_info("socket")
        if raw is not None and not self.transport.is_closing():
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        self.transport.abort()

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something to the connection in a while."""
        self.loop.call_later(seconds, act)

    def _arm(self, data: bytes) -> None:
        method, _, rest = data[:300].decode("latin-1").partition(" ")
        path = rest.partition(" ")[0].partition("?")[0]
        if path.startswith(CONTROL):
            return
        self.armed = self._plan.next_for_request(self._service.is_send(method, path))
        if self.armed and self.armed.fault.stage is Stage.BYTES:
            self.swallow = _ignore
            self.armed.fault.act(self, self.armed.params)


def _ignore(data: bytes) -> None:
    """Drop what comes on a connection that a fault has."""
