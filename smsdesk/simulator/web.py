"""One service as a Starlette application: read the request, strike or answer."""

import asyncio
from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from smsdesk.simulator.calls import Call
from smsdesk.simulator.control import Station, control
from smsdesk.simulator.faults import Stage
from smsdesk.simulator.gate import CONTROL, WireProtocol
from smsdesk.simulator.plan import Armed
from smsdesk.simulator.strike import Strike, send_reply


def make_app(own: str, stations: Mapping[str, Station]) -> Starlette:
    """The application of the service `own`; it controls the others too."""
    app = Starlette(routes=[Mount("/", app=_Endpoint(own, stations))])
    app.state.service = stations[own].service
    app.state.plan = stations[own].plan
    return app


class _Endpoint:
    """Everything a service answers, at every path: a wrong one has its documented error too."""

    def __init__(self, own: str, stations: Mapping[str, Station]) -> None:
        self._own = own
        self._stations = stations
        self._service = stations[own].service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        wire: WireProtocol = scope["state"]["wire"]
        armed, wire.armed = wire.armed, None
        if armed and armed.fault.stage is Stage.HEAD:
            await armed.fault.act(self._strike(armed, _read(request, b""), wire, receive, send))
            return
        try:
            call = _read(request, await request.body())
        except ClientDisconnect:
            # A client that went before its request was whole has sent nothing.
            return
        if call.path.startswith(CONTROL):
            await send_reply(send, control(call, self._own, self._stations))
            return
        if latency := self._service.setting("latency_ms"):
            await asyncio.sleep(latency / 1000)
        if armed is None:
            await send_reply(send, self._service.answer(call))
            return
        strike = self._strike(armed, call, wire, receive, send)
        if armed.fault.stage is Stage.REPLY:
            await strike.answer(armed.fault.act(strike))
        else:
            await armed.fault.act(strike)

    def _strike(
        self, armed: Armed, call: Call, wire: WireProtocol, receive: Receive, send: Send
    ) -> Strike:
        return Strike(
            self._service,
            call,
            armed.params,
            taken=armed.params.get("taken", armed.fault.taken),
            wire=wire,
            receive=receive,
            send=send,
        )


def _read(request: Request, body: bytes) -> Call:
    headers = dict(request.headers.items())
    return Call(request.method, request.scope["path"], request.url.query, headers, body)
