"""The named moments of a send: both sides of every commit, and every event of the network.

The product knows nothing of them: ``watched`` wraps it from outside, where the runner's child
starts. A commit is named by the last function of the repositories that its work called, in the
writer's groups by each of them; an event by httpcore's own word.
"""

import functools
import inspect
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpcore

from smsdesk.providers.transport import Transport
from smsdesk.store import campaigns, messages, writer
from smsdesk.store.db import Database

PAIRS = (("resolve", "freeze"), ("settle", "first_byte"))
"""Two steps of one commit, which has the name of both."""
BEFORE, AFTER = "before commit: ", "after commit: "
WAIT_CHANCE, WAIT_SECONDS = 0.25, 0.03


@dataclass(frozen=True, slots=True)
class Scene:
    """What brings a point about: the fault of a request, and how the campaign is handled."""

    fault: str = ""
    often: bool = False  # it is passed several times in one run
    by_luck: bool = False  # whether it is met, the network decides
    act: str = "send"  # or resume, cancel, sent, not_sent, recover
    service: str = ""  # the one that passes it surely; "" for any


_ANY, _OFTEN = Scene(), Scene(often=True)
_BY_LUCK = Scene(by_luck=True)
_NO_ANSWER = Scene("close_after_read")
_HALF_ANSWER = Scene("rst_mid_reply")
_COMMITS: Mapping[str, Scene] = {
    "freeze": _ANY,
    "running": _ANY,
    "claim": _OFTEN,
    "first_byte": _ANY,
    "settle": _ANY,
    "settle+first_byte": Scene(service="sendbulk"),  # where one request fills the wire
    "pause": _ANY,
    "note_balance": _NO_ANSWER,
    "recover": Scene(act="recover"),
    "cancelled": Scene(act="cancel"),
    "resolve": Scene("server_error_after_work", act="sent"),
    "resolve+freeze": Scene("html_body", act="not_sent"),
    "set_balances": _ANY,
    "nothing": _ANY,  # a group of the writer's in which no work came to its end
}
_EVENTS: Mapping[str, Scene] = {
    "connection.connect_tcp.started": Scene(act="resume"),  # to send asks first, and is warm
    "connection.connect_tcp.complete": Scene(act="resume"),
    "connection.connect_tcp.failed": _BY_LUCK,
    "http11.send_request_headers.started": _OFTEN,
    "http11.send_request_headers.complete": _OFTEN,
    "http11.send_request_headers.failed": _BY_LUCK,
    "http11.send_request_body.started": _OFTEN,
    "http11.send_request_body.complete": _OFTEN,
    "http11.send_request_body.failed": _BY_LUCK,
    "http11.receive_response_headers.started": _OFTEN,
    "http11.receive_response_headers.complete": _OFTEN,
    "http11.receive_response_headers.failed": _NO_ANSWER,
    "http11.receive_response_body.started": _OFTEN,
    "http11.receive_response_body.complete": _OFTEN,
    "http11.receive_response_body.failed": _HALF_ANSWER,
    "http11.response_closed.started": _OFTEN,
    "http11.response_closed.complete": _OFTEN,
}
POINTS: Mapping[str, Scene] = {
    **{side + name: scene for name, scene in _COMMITS.items() for side in (BEFORE, AFTER)},
    **_EVENTS,
    "ask": _ANY,  # a request that sends no message is about to begin
    "told": _ANY,  # and is over
}


def die() -> None:
    """End this process as the power button would."""
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Watch:
    """What happens at the points that one process passes: all but one only count."""

    point: str = ""
    nth: int = 1
    act: Callable[[], None] = die
    waits: int | None = None  # the seed of small delays
    seen: int | None = None  # a file that takes each point's name when it is passed first
    passed: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.waits)

    def reach(self, name: str) -> None:
        """Pass a point, or meet one's end there."""
        with self._lock:
            self.passed[name] += 1
            nth = self.passed[name]
            wait = self._wait()
        if nth == 1 and self.seen is not None:
            os.write(self.seen, f"{name}\n".encode())
        if wait:
            time.sleep(wait)
        if name == self.point and nth == self.nth:
            self.act()

    def _wait(self) -> float:
        if self.waits is None or self._dice.random() >= WAIT_CHANCE:
            return 0.0
        return self._dice.uniform(0, WAIT_SECONDS)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Make the product of this process pass its points through ``watch``."""
    here = _Here()
    with ExitStack() as stack:
        for module in (messages, campaigns):
            for name, function in _takes_a_connection(module):
                stack.enter_context(swapped(module, name, _named(function, here)))
        stack.enter_context(swapped(writer, "_isolated", _isolated(writer._isolated, here)))
        plain = Database.transaction
        stack.enter_context(swapped(Database, "transaction", _transaction(plain, here, watch)))
        stack.enter_context(swapped(Transport, "call", _call(Transport.call, here)))
        pool = httpcore.ConnectionPool
        handle = _handle(pool.handle_request, here, watch)
        stack.enter_context(swapped(pool, "handle_request", handle))
        yield


@contextmanager
def swapped(owner: Any, name: str, new: Any) -> Iterator[None]:
    """Put something else in the place of ``owner.name``, which must be there."""
    old = inspect.getattr_static(owner, name)
    setattr(owner, name, new)
    try:
        yield
    finally:
        setattr(owner, name, old)


class _Here(threading.local):
    """What this thread is in the middle of."""

    depth = 0  # of functions of the repositories inside each other
    ran: tuple[str, ...] = ()  # by the work at hand
    group: tuple[str, ...] = ()  # the works of this transaction
    does = ""  # or sends, or asks: what the product's request at hand is for


def _takes_a_connection(module: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, function in vars(module).items():
        if (
            inspect.isfunction(function)
            and function.__module__ == module.__name__
            and not name.startswith("_")
            and "con" in inspect.signature(function).parameters
        ):
            yield name, function


def _named(function: Callable[..., Any], here: _Here) -> Callable[..., Any]:
    """Note that the work at hand called this function, unless another one did."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        here.depth += 1
        try:
            return function(*args, **kwargs)
        finally:
            here.depth -= 1
            if not here.depth:
                name = function.__name__
                here.ran = (*here.ran, str(args[2]) if name == "move" else name)

    return call


def _isolated(plain: Callable[..., Any], here: _Here) -> Callable[..., Any]:
    """Name each work of the writer's group by itself."""

    def isolated(*args: Any) -> Any:
        here.ran = ()
        try:
            result = plain(*args)
            here.group = (*here.group, _name(here.ran, "nothing"))
        finally:
            here.ran = ()
        return result

    return isolated


def _name(ran: tuple[str, ...], otherwise: str = "") -> str:
    for pair in PAIRS:
        if ran[-2:] == pair:
            return "+".join(pair)
    return ran[-1] if ran else otherwise


def _transaction(plain: Callable[..., Any], here: _Here, watch: Watch) -> Callable[..., Any]:
    @contextmanager
    def transaction(db: Database) -> Iterator[Any]:
        caller = sys._getframe(2).f_code.co_name  # past contextlib
        caller = "nothing" if caller == "_commit" else caller
        here.ran, here.group = (), ()
        with plain(db) as con:
            yield con
            alone = () if here.group else (_name(here.ran, caller),)
            names = dict.fromkeys(here.group + alone)
            for name in names:
                watch.reach(BEFORE + name)
        for name in names:
            watch.reach(AFTER + name)

    return transaction


def _call(plain: Callable[..., Any], here: _Here) -> Callable[..., Any]:
    """Note whether the product's request of this thread carries messages."""

    def call(transport: Transport, request: Any, first_byte: Any = None) -> Any:
        here.does = "asks" if first_byte is None else "sends"
        try:
            return plain(transport, request, first_byte)
        finally:
            here.does = ""

    return call


def _handle(plain: Callable[..., Any], here: _Here, watch: Watch) -> Callable[..., Any]:
    def handle(pool: httpcore.ConnectionPool, request: httpcore.Request) -> httpcore.Response:
        old = request.extensions.get("trace")

        def trace(event: str, info: Mapping[str, Any]) -> None:
            if old is not None:
                old(event, info)
            watch.reach(event)

        if here.does == "sends":
            request.extensions = {**request.extensions, "trace": trace}
        if here.does == "asks":
            watch.reach("ask")
        response = plain(pool, request)
        if here.does == "asks":
            watch.reach("told")
        return response

    return handle
