"""The control plane under `/_simulator/`, for tests and the crash loop; loopback only.

    GET  /_simulator/ledger[?since=N]   {"entries": […], "count": N}
    GET  /_simulator/state              credits, settings, faults that wait and that struck
    GET  /_simulator/faults             the table of faults
    GET  /_simulator/codes              the document's error codes, each with its answer
    GET  /_simulator/callbacks          the delivery reports that were sent, and how many wait
    POST /_simulator/credits            {"standard": 5}
    POST /_simulator/settings           {"senders": ["RIVERVIEW"], "latency_ms": 20}
    POST /_simulator/faults             one order or a list: {"fault": NAME, "times": 1, "after": 0}
                                        or {"random": {"seed": 7, "rate": 0.1, "faults": [NAME]}};
                                        {"fault": "refuse", "code": 104} answers that code
    POST /_simulator/reset              {"only": "faults"}, or everything

Every server also answers for the others under `/_simulator/SERVICE/…`, so that a fault of the
connection at one port cannot strike its own control.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from smsdesk.simulator.calls import BadBody, Call, Reply
from smsdesk.simulator.faults import FAULTS
from smsdesk.simulator.plan import FaultPlan
from smsdesk.simulator.service import Service

_LOCAL = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class Station:
    """A service and its faults."""

    service: Service
    plan: FaultPlan


def control(call: Call, own: str, stations: Mapping[str, Station]) -> Reply:
    """Answer one control request."""
    if call.headers.get("host", "").rpartition(":")[0] not in _LOCAL:
        return Reply(403, {"error": "loopback only"})
    words = call.path.removeprefix("/_simulator/").split("/")
    station = stations[words.pop(0) if words[0] in stations else own]
    act = _ACTS.get((call.method, "/".join(words)))
    if act is None:
        return Reply(404, {"error": "no such control"})
    try:
        return Reply(200, raw=act(station, call))
    except (KeyError, TypeError, ValueError, BadBody) as error:
        return Reply(400, {"error": f"{type(error).__name__}: {error}"})


def _ledger(station: Station, call: Call) -> bytes:
    lines = station.service.account.ledger.lines(station.service.name)
    since = int(call.query_fields().get("since", 0))
    return b'{"entries":[%s],"count":%d}' % (b",".join(lines[since:]), len(lines))


def _state(station: Station, _call: Call) -> bytes:
    account, plan = station.service.account, station.plan
    return _json(
        {
            "service": account.service,
            "credits": {kind: account.left(kind) for kind in account.kinds()},
            "settings": account.settings,
            "waiting": plan.waiting(),
            "struck": plan.struck,
        }
    )


def _table(_station: Station, _call: Call) -> bytes:
    rows = [
        {"fault": f.name, "matrix": f.matrix, "taken": f.taken, "about": f.about}
        for f in FAULTS.values()
    ]
    return _json({"faults": rows})


def _codes(station: Station, _call: Call) -> bytes:
    rows = [
        {"code": code, "status": reply.status, "body": reply.payload}
        for code, reply in station.service.codes().items()
    ]
    return _json({"codes": rows})


def _callbacks(station: Station, _call: Call) -> bytes:
    callbacks = station.service.callbacks
    told = [asdict(one) for one in callbacks.told]
    return _json({"callbacks": told, "waiting": callbacks.waiting})


def _credits(station: Station, call: Call) -> bytes:
    account = station.service.account
    wanted = _body(call)
    if unknown := set(wanted) - set(account.kinds()):
        raise KeyError(", ".join(sorted(unknown)))
    for kind, amount in wanted.items():
        account.set_left(kind, int(amount))
    return _state(station, call)


def _settings(station: Station, call: Call) -> bytes:
    station.service.account.change_settings(_body(call))
    return _state(station, call)


def _faults(station: Station, call: Call) -> bytes:
    orders = _body(call)
    for order in orders if isinstance(orders, list) else [orders]:
        if "code" in order and str(order["code"]) not in station.service.codes():
            raise KeyError(order["code"])
        station.plan.arm(order)
    return _state(station, call)


def _reset(station: Station, call: Call) -> bytes:
    station.plan.clear()
    if not call.body or _body(call).get("only") != "faults":
        station.service.reset()
    return _state(station, call)


def _body(call: Call) -> Any:
    return json.loads(call.body)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


_ACTS: Mapping[tuple[str, str], Callable[[Station, Call], bytes]] = {
    ("GET", "ledger"): _ledger,
    ("GET", "state"): _state,
    ("GET", "faults"): _table,
    ("GET", "codes"): _codes,
    ("GET", "callbacks"): _callbacks,
    ("POST", "credits"): _credits,
    ("POST", "settings"): _settings,
    ("POST", "faults"): _faults,
    ("POST", "reset"): _reset,
}
