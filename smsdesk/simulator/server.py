"""All four services in one process, until a signal or the end of standard input."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import TextIO

import uvicorn

from smsdesk.simulator.account import State
from smsdesk.simulator.control import Station
from smsdesk.simulator.gate import WireProtocol
from smsdesk.simulator.ledger import Ledger, LineWriter
from smsdesk.simulator.plan import FaultPlan
from smsdesk.simulator.sendbulk import SendBulk
from smsdesk.simulator.service import Service
from smsdesk.simulator.smsbuddy import SmsBuddy
from smsdesk.simulator.smspoint import SmsPoint
from smsdesk.simulator.thaibulksms import ThaiBulkSMS
from smsdesk.simulator.web import make_app

SERVICES: tuple[type[Service], ...] = (ThaiBulkSMS, SmsBuddy, SendBulk, SmsPoint)
_HOST = "127.0.0.1"


def run(
    *,
    port_base: int = 0,
    state_dir: Path | None = None,
    until_stdin_closes: bool = False,
    out: TextIO | None = None,
) -> int:
    """Serve the four services on loopback; print where, then a line a message taken.

    `port_base` 0 lets the system choose the ports, N takes N to N+3; `out` is standard output.
    """
    lines = LineWriter(out or sys.stdout)
    ledger = Ledger(state_dir, lines)
    state = State(state_dir)
    stations = {kind.name: Station(kind(ledger, state), FaultPlan()) for kind in SERVICES}
    sockets = [_listen(port_base + offset if port_base else 0) for offset in range(len(SERVICES))]
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(stations, sockets, lines, until_stdin_closes))
    finally:
        ledger.close()
        lines.close()
        for opened in sockets:
            opened.close()
    return 0


async def _serve(
    stations: Mapping[str, Station],
    sockets: list[socket.socket],
    lines: LineWriter,
    until_stdin_closes: bool,
) -> None:
    servers = {name: _make_server(name, stations) for name in stations}
    running = [
        asyncio.create_task(server.serve([opened]))
        for server, opened in zip(servers.values(), sockets, strict=True)
    ]
    while not all(server.started for server in servers.values()):
        await asyncio.sleep(0.005)
    services = [station.service for station in stations.values()]
    calling = [
        asyncio.create_task(service.callbacks.run(service.reported_before, service.setting))
        for service in services
    ]
    with _stop_on_signals(servers):
        if until_stdin_closes:
            _stop_with_stdin(servers, asyncio.get_running_loop())
        lines.write(_first_line(stations, sockets))
        await asyncio.gather(*running)
    for task in calling:
        task.cancel()


class _Server(uvicorn.Server):
    """A uvicorn server that leaves the signals to `run`."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing: four servers share one process."""
        yield

    def stop(self) -> None:
        """End soon."""
        self.should_exit = True


def _make_server(name: str, stations: Mapping[str, Station]) -> _Server:
    config = uvicorn.Config(
        make_app(name, stations),
        http=WireProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
    )
    return _Server(config)


def _listen(port: int) -> socket.socket:
    # asyncio sets TCP_NODELAY only where the protocol is named.
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        # On Windows this option would let two simulators share a port.
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    opened.bind((_HOST, port))
    opened.listen(2048)
    opened.setblocking(False)
    return opened


def _first_line(stations: Mapping[str, Station], sockets: list[socket.socket]) -> bytes:
    urls = {
        name: f"http://{_HOST}:{opened.getsockname()[1]}"
        for name, opened in zip(stations, sockets, strict=True)
    }
    credentials = {name: dict(s.service.credentials) for name, s in stations.items()}
    return json.dumps({**urls, "credentials": credentials}).encode() + b"\n"


@contextlib.contextmanager
def _stop_on_signals(servers: Mapping[str, _Server]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        for server in servers.values():
            server.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop_with_stdin(servers: Mapping[str, _Server], loop: asyncio.AbstractEventLoop) -> None:
    """Read standard input in a thread; its end is the parent's."""

    def watch() -> None:
        # Not sys.stdin: a thread that waits inside a Python stream would crash the
        # interpreter at its end, and a program without a console has none.
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        with contextlib.suppress(RuntimeError):
            for server in servers.values():
                loop.call_soon_threadsafe(server.stop)

    threading.Thread(target=watch, name="stdin-watch", daemon=True).start()
