"""Which fault strikes when: a queue to be worked off in order, or a seeded choice."""

import random
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from smsdesk.simulator.faults import FAULTS, Fault, Stage


@dataclass
class Armed:
    """A fault that waits for its request: skips `after` of them, then strikes `times`."""

    fault: Fault
    times: int = 1
    after: int = 0
    on: str = "send"
    params: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_order(cls, order: Mapping[str, Any]) -> "Armed":
        """Read `{"fault": NAME, "times": N, "after": K, "on": …, …parameters}`."""
        own = ("fault", "times", "after", "on")
        params = {key: value for key, value in order.items() if key not in own}
        fault = FAULTS[order["fault"]]
        if order.get("on", "send") not in ("send", "read", "any"):
            raise ValueError(order["on"])
        return cls(
            fault, order.get("times", 1), order.get("after", 0), order.get("on", "send"), params
        )

    def wants(self, is_send: bool) -> bool:
        """Whether a request is of the kind this fault waits for."""
        return self.on == "any" or (self.on == "send") == is_send


@dataclass
class Chance:
    """Faults at random, the same for the same seed."""

    rate: float
    choice: list[Armed]
    source: random.Random


class FaultPlan:
    """The faults of one service."""

    def __init__(self) -> None:
        self._queue: deque[Armed] = deque()
        self._chance: Chance | None = None
        self.struck: list[str] = []

    @property
    def is_armed(self) -> bool:
        """Whether any request may be struck."""
        return bool(self._queue) or self._chance is not None

    def waiting(self) -> list[dict[str, Any]]:
        """The queue, for the control plane."""
        return [
            {"fault": a.fault.name, "times": a.times, "after": a.after, "on": a.on, **a.params}
            for a in self._queue
        ]

    def arm(self, order: Mapping[str, Any]) -> None:
        """Queue one fault, or with `random` set the seeded choice."""
        if "random" in order:
            self._arm_chance(order["random"])
        else:
            self._queue.append(Armed.from_order(order))

    def clear(self) -> None:
        """No fault from now on."""
        self._queue.clear()
        self._chance = None
        self.struck.clear()

    def next_for_connection(self) -> Armed | None:
        """The fault for a connection just accepted."""
        if self._queue and self._queue[0].fault.stage is Stage.ACCEPT:
            return self._count_down(self._queue[0])
        return None

    def next_for_request(self, is_send: bool) -> Armed | None:
        """The fault for a request whose first bytes are here."""
        if self._queue:
            first = self._queue[0]
            if first.fault.stage is not Stage.ACCEPT and first.wants(is_send):
                return self._count_down(first)
            return None
        return self._by_chance(is_send)

    def _count_down(self, armed: Armed) -> Armed | None:
        if armed.after > 0:
            armed.after -= 1
            return None
        armed.times -= 1
        if armed.times <= 0:
            self._queue.popleft()
        self.struck.append(armed.fault.name)
        return armed

    def _by_chance(self, is_send: bool) -> Armed | None:
        chance = self._chance
        if chance is None or not is_send or chance.source.random() >= chance.rate:
            return None
        armed = chance.source.choice(chance.choice)
        self.struck.append(armed.fault.name)
        return armed

    def _arm_chance(self, order: Mapping[str, Any] | None) -> None:
        """`{"seed": N, "rate": 0..1, "faults": [NAME or order, …]}`; null ends it."""
        if order is None:
            self._chance = None
            return
        choice = [
            Armed.from_order({"fault": item} if isinstance(item, str) else item)
            for item in order["faults"]
        ]
        if any(armed.fault.stage is Stage.ACCEPT for armed in choice):
            raise ValueError("a fault on accept cannot be random: it would strike the control")
        source = random.Random(order.get("seed", 0))  # noqa: S311 - repeatable on purpose
        self._chance = Chance(order.get("rate", 0.1), choice, source)
