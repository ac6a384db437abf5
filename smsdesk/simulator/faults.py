"""Every fault the simulator can play, in one table.

Each docstring begins with the row of the fault matrix (reliability.md, 3.4) and whether the fault
comes before or after the ledger; the parameter `taken` (true or false) turns that round where
a fault allows both. Faults of TLS, proxies, DNS, processes and storage are not a server's.
"""

import asyncio
import copy
import enum
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from smsdesk.simulator.calls import Reply
from smsdesk.simulator.service import format_numbers, shuffle_rows, swap_types
from smsdesk.simulator.strike import Strike, Wire, raw_head, raw_reply

_FOR_EVER = 600.0
_HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome</body></html>"


class Stage(enum.Enum):
    """When a fault strikes."""

    ACCEPT = "accept"  # a new connection: act(wire, params)
    BYTES = "bytes"  # the first bytes of a request: act(wire, params)
    HEAD = "head"  # the headers are read, the body is not: await act(strike)
    REQUEST = "request"  # the request is read: await act(strike)
    REPLY = "reply"  # the request is read, act(strike) makes a whole reply


@dataclass(frozen=True)
class Fault:
    """One row of the table."""

    name: str
    stage: Stage
    matrix: tuple[int, ...]
    taken: bool
    act: Callable[..., Any]

    @property
    def about(self) -> str:
        """The docstring, in one line."""
        return " ".join((self.act.__doc__ or "").split())


FAULTS: dict[str, Fault] = {}


_Act = Callable[..., Any]


def _fault(stage: Stage, *matrix: int, taken: bool = False) -> Callable[[_Act], _Act]:
    """Put a function into the table under its own name."""

    def add(act: _Act) -> _Act:
        name = act.__name__
        FAULTS[name] = Fault(name, stage, matrix, taken, act)
        return act

    return add


# The connection


@_fault(Stage.ACCEPT, 6)
def rst_on_accept(wire: Wire, _params: Mapping[str, Any]) -> None:
    """#6, before: RST as soon as the connection is accepted."""
    wire.reset()


@_fault(Stage.ACCEPT, 21)
def close_unread(wire: Wire, params: Mapping[str, Any]) -> None:
    """#21, before: the connection is closed after `seconds` (0.2), nothing read."""
    wire.transport.pause_reading()
    wire.later(params.get("seconds", 0.2), wire.transport.close)


@_fault(Stage.ACCEPT, 4, 12, 18)
def hang_on_accept(wire: Wire, params: Mapping[str, Any]) -> None:
    """#4, #12, #18, before: accepted, then silence for `seconds` (600), then RST."""
    wire.transport.pause_reading()
    wire.later(params.get("seconds", _FOR_EVER), wire.reset)


# The request on its way in


@_fault(Stage.BYTES, 22)
def rst_mid_headers(wire: Wire, _params: Mapping[str, Any]) -> None:
    """#22, before: RST when the first bytes of the headers are here."""
    wire.reset()


@_fault(Stage.BYTES, 23)
def rst_mid_request(wire: Wire, _params: Mapping[str, Any]) -> None:
    """#23, before: RST when the first bytes of the request's body are here."""

    def until_body(data: bytes) -> None:
        _, blank, body = data.partition(b"\r\n\r\n")
        if body or not blank:
            wire.reset()

    wire.swallow = until_body


@_fault(Stage.HEAD, 24)
async def stop_reading(strike: Strike) -> None:
    """#24, before: the server reads no more of the body, for `seconds` (600), then RST."""
    strike.wire.transport.pause_reading()
    await asyncio.sleep(strike.param("seconds", _FOR_EVER))
    await strike.reset()


@_fault(Stage.HEAD, 25)
async def early_413(strike: Strike) -> None:
    """#25, before: 413 while the body is still on its way, then the connection is closed; its
    body is nobody's, or the documented refusal for `reason`."""
    refusals = strike.service.refusals()
    body = refusals[strike.param("reason", "")].payload if strike.param("reason", "") else None
    strike.write(raw_reply(Reply(413, body or {"message": "Payload Too Large"})))
    await asyncio.sleep(0.2)
    await strike.close()


@_fault(Stage.REQUEST, 37)
async def hang_after_continue(strike: Strike) -> None:
    """#37, before: 100 Continue, then silence for `seconds` (600)."""
    strike.work()
    strike.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    await strike.hang(strike.param("seconds", _FOR_EVER))


# The whole request is read, no whole reply comes


@_fault(Stage.REQUEST, 26, taken=True)
async def close_after_read(strike: Strike) -> None:
    """#26, after: the request is read, then the connection is closed."""
    strike.work()
    await strike.close()


@_fault(Stage.REQUEST, 27, taken=True)
async def rst_after_read(strike: Strike) -> None:
    """#27, after: the request is read, then RST."""
    strike.work()
    await strike.reset()


@_fault(Stage.REQUEST, 28, taken=True)
async def hang_after_read(strike: Strike) -> None:
    """#28, after: the request is read, then silence for `seconds` (600)."""
    strike.work()
    await strike.hang(strike.param("seconds", _FOR_EVER))


@_fault(Stage.REQUEST, 29, taken=True)
async def partial_status_line(strike: Strike) -> None:
    """#29, after: `HTTP/1.1 2` and the end."""
    strike.work()
    strike.write(b"HTTP/1.1 2")
    await strike.close()


@_fault(Stage.REQUEST, 30, taken=True)
async def garbage(strike: Strike) -> None:
    """#30, after: bytes that are no HTTP."""
    strike.work()
    strike.write(b"\x00\xff\x16\x03garbage\r\n\r\n" * 20)
    await strike.close()


@_fault(Stage.REQUEST, 31, taken=True)
async def truncated_length(strike: Strike) -> None:
    """#31, after: less of the body than Content-Length says."""
    reply = strike.reply()
    strike.write(raw_reply(reply, length=len(reply.body()) + 100))
    await strike.close()


@_fault(Stage.REQUEST, 32, taken=True)
async def truncated_chunked(strike: Strike) -> None:
    """#32, after: a chunked body without its last chunk."""
    body = strike.reply().body()
    chunk = b"%x\r\n%s\r\n" % (len(body), body)
    strike.write(raw_reply(Reply(200, raw=chunk), chunked=True))
    await strike.close()


@_fault(Stage.REQUEST, 33, taken=True)
async def bad_chunk(strike: Strike) -> None:
    """#33, after: a chunk whose size is no number."""
    body = strike.reply().body()
    strike.write(raw_reply(Reply(200, raw=b"ZZ\r\n%s\r\n0\r\n\r\n" % body), chunked=True))
    await strike.close()


@_fault(Stage.REPLY, 34, taken=True)
def bad_gzip(strike: Strike) -> Reply:
    """#34, after: a body that is said to be gzip and is not."""
    reply = strike.reply()
    headers = (*reply.headers, ("content-encoding", "gzip"))
    return Reply(reply.status, headers=headers, raw=b"\x1f\x8b\x08\x00not gzip" + reply.body())


@_fault(Stage.REQUEST, 35, 40, taken=True)
async def slow_drip(strike: Strike) -> None:
    """#35, #40, after: the true reply, a little at a time, over `seconds` (15)."""
    whole = raw_reply(strike.reply())
    pieces = int(strike.param("pieces", 30))
    size = -(-len(whole) // pieces)
    for start in range(0, len(whole), size):
        strike.write(whole[start : start + size])
        await asyncio.sleep(strike.param("seconds", 15) / pieces)
    await strike.close()


@_fault(Stage.REQUEST, 36, taken=True)
async def drip_for_ever(strike: Strike) -> None:
    """#36, after: a byte each `every` (0.2) seconds for `seconds` (600), in the `part` headers
    or body."""
    reply = strike.reply()
    if strike.param("part", "headers") == "headers":
        strike.write(raw_head(reply) + b"\r\nx-drip: ")
    else:
        strike.write(raw_reply(reply, length=10_000_000))
    every = strike.param("every", 0.2)
    for _ in range(int(strike.param("seconds", _FOR_EVER) / every)):
        if strike.wire.transport.is_closing():
            return
        strike.write(b" ")
        await asyncio.sleep(every)
    await strike.reset()


@_fault(Stage.REQUEST, 38, taken=True)
async def huge_headers(strike: Strike) -> None:
    """#38, after: `size` (1,000,000) bytes of headers before the true reply."""
    reply = strike.reply()
    padding = ("x-padding", "x" * strike.param("size", 1_000_000))
    strike.write(raw_reply(Reply(reply.status, reply.payload, (padding,), reply.raw)))
    await strike.close()


@_fault(Stage.REQUEST, 31, taken=True)
async def rst_mid_reply(strike: Strike) -> None:
    """#31 with RST, after: the connection is reset in the middle of the reply's body."""
    reply = strike.reply()
    body = reply.body()
    strike.write(raw_reply(Reply(reply.status, raw=body[: len(body) // 2]), length=len(body)))
    await asyncio.sleep(0.05)
    await strike.reset()


@_fault(Stage.REQUEST, 39, taken=True)
async def rst_when_idle(strike: Strike) -> None:
    """#39, after: a true reply, and RST on the idle connection `seconds` (0.2) later."""
    await strike.answer(strike.reply())
    strike.wire.later(strike.param("seconds", 0.2), strike.wire.reset)


@_fault(Stage.REQUEST, 40, taken=True)
async def slow(strike: Strike) -> None:
    """#40, after: the true reply, `seconds` (5) late."""
    reply = strike.reply()
    await asyncio.sleep(strike.param("seconds", 5))
    await strike.answer(reply)


@_fault(Stage.REQUEST, 79, taken=True)
async def duplicate_reply(strike: Strike) -> None:
    """#79, after: the true reply, and the same once more behind it."""
    whole = raw_reply(strike.reply()).replace(b"connection: close", b"connection: keep-alive")
    strike.write(whole)
    await asyncio.sleep(0.05)
    strike.write(whole)
    await strike.close()


# Replies that are whole, and mean something else


@_fault(Stage.REPLY, 41, 42, taken=True)
def status(strike: Strike) -> Reply:
    """#41, #42, after: the true body with the HTTP status `status` (200)."""
    reply = strike.reply()
    return Reply(strike.param("status", 200), reply.payload, reply.headers, reply.raw)


@_fault(Stage.REPLY, 44, taken=True)
def rows_missing_not_taken(strike: Strike) -> Reply:
    """#44: each `every`th (2nd) recipient is neither taken nor in the reply; the others are."""
    return strike.reply(omit_every=strike.param("every", 2), omit_taken=False)


@_fault(Stage.REPLY, 45, taken=True)
def rows_missing_taken(strike: Strike) -> Reply:
    """#45, after: each `every`th (2nd) recipient is taken but not in the reply."""
    return strike.reply(omit_every=strike.param("every", 2), omit_taken=True)


@_fault(Stage.REPLY, 46, taken=True)
def extra_rows(strike: Strike) -> Reply:
    """#46, after: a row for a number nobody asked for."""
    reply = strike.reply()
    rows = strike.service.rows(reply.payload)
    if rows:
        extra = copy.deepcopy(rows[-1])
        extra[strike.service.number_key] = "66899999999"
        rows.append(extra)
    return reply


@_fault(Stage.REPLY, 47, taken=True)
def good_and_bad(strike: Strike) -> Reply:
    """#47, after: the first number is said to be taken and to be refused."""
    reply = strike.reply()
    strike.service.contradict(reply.payload)
    return reply


@_fault(Stage.REPLY, 48, taken=True)
def other_number_format(strike: Strike) -> Reply:
    """#48, after: numbers as `style` (local: 0812…; plus: +66…)."""
    reply = strike.reply()
    format_numbers(strike.service, reply.payload, strike.param("style", "local"))
    return reply


@_fault(Stage.REPLY, 49, taken=True)
def shuffled_rows(strike: Strike) -> Reply:
    """#49, after: the rows in another order."""
    reply = strike.reply()
    shuffle_rows(strike.service, reply.payload)
    return reply


@_fault(Stage.REPLY, 50, taken=True)
def credit_total_wrong(strike: Strike) -> Reply:
    """#50, after: the total is not the sum of the rows (ThaiBulkSMS, TheSMSBuddy)."""
    reply = strike.reply()
    key = strike.service.total_key
    if key and isinstance(reply.payload, dict) and key in reply.payload:
        reply.payload[key] += 1
    return reply


@_fault(Stage.REPLY, 51, taken=True)
def credit_doubled(strike: Strike) -> Reply:
    """#51, after: each part costs two credits."""
    return strike.reply(credit=2)


@_fault(Stage.REPLY, 52, taken=True)
def empty_body(strike: Strike) -> Reply:
    """#52, after: the true status and nothing else."""
    return _raw(strike, b"")


@_fault(Stage.REPLY, 53, taken=False)
def html_body(strike: Strike) -> Reply:
    """#53, before: 200 with a page to sign in, as a hotel's network does."""
    strike.work()
    return Reply(200, raw=_HTML, media="text/html; charset=utf-8")


@_fault(Stage.REPLY, 54, taken=True)
def truncated_json(strike: Strike) -> Reply:
    """#54, after: whole HTTP, but the JSON ends in the middle."""
    reply = strike.reply()
    body = reply.body()
    return Reply(reply.status, raw=body[: len(body) * 2 // 3])


@_fault(Stage.REPLY, 55, taken=True)
def trailing_comma(strike: Strike) -> Reply:
    """#55, after: a comma before the last brace, as in the services' own samples."""
    reply = strike.reply()
    return Reply(reply.status, raw=reply.body()[:-1] + b",}")


@_fault(Stage.REPLY, 55, taken=True)
def missing_comma(strike: Strike) -> Reply:
    """#55, after: the first comma is missing."""
    reply = strike.reply()
    return Reply(reply.status, raw=reply.body().replace(b",", b" ", 1))


@_fault(Stage.REPLY, 56, taken=True)
def wrong_shape(strike: Strike) -> Reply:
    """#56, after: JSON of another shape: `payload` ({"result": "ok"})."""
    return Reply(strike.reply().status, strike.param("payload", {"result": "ok"}))


@_fault(Stage.REPLY, 57, taken=True)
def swapped_types(strike: Strike) -> Reply:
    """#57, after: integers as strings and the other way round."""
    reply = strike.reply()
    return Reply(reply.status, swap_types(reply.payload))


@_fault(Stage.REPLY, 58, taken=True)
def duplicate_keys(strike: Strike) -> Reply:
    """#58, after: each key of the object twice."""
    reply = strike.reply()
    body = reply.body()
    return Reply(reply.status, raw=body[:-1] + b"," + body[1:])


@_fault(Stage.REPLY, 58, taken=True)
def not_a_number(strike: Strike) -> Reply:
    """#58, after: the true object with a NaN in it."""
    reply = strike.reply()
    return Reply(reply.status, raw=reply.body()[:-1] + b',"credit":NaN}')


@_fault(Stage.REPLY, 58, taken=True)
def deep_nesting(strike: Strike) -> Reply:
    """#58, after: arrays `depth` (10,000) deep."""
    depth = strike.param("depth", 10_000)
    return _raw(strike, b"[" * depth + b"]" * depth)


@_fault(Stage.REPLY, 59, taken=True)
def invalid_utf8(strike: Strike) -> Reply:
    """#59, after: the true object with bytes in it that are no UTF-8."""
    reply = strike.reply()
    return Reply(reply.status, raw=reply.body()[:-1] + b',"note":"\xff\xfe\xb0"}')


@_fault(Stage.REPLY, 59, taken=True)
def byte_order_mark(strike: Strike) -> Reply:
    """#59, after: the true body behind a BOM."""
    reply = strike.reply()
    return Reply(reply.status, raw=b"\xef\xbb\xbf" + reply.body())


@_fault(Stage.REPLY, 60, taken=True)
def huge_body(strike: Strike) -> Reply:
    """#60, after: the true object padded to `size` (50 MB)."""
    reply = strike.reply()
    padding = b"x" * strike.param("size", 50_000_000)
    return Reply(reply.status, raw=reply.body()[:-1] + b',"padding":"' + padding + b'"}')


@_fault(Stage.REPLY, 61)
def login_refused_in_200(strike: Strike) -> Reply:
    """#61, before: the body of a refused login under HTTP 200."""
    strike.work()
    return Reply(200, strike.service.refusals()["login"].payload)


@_fault(Stage.REPLY, 62)
def unknown_error(strike: Strike) -> Reply:
    """#62, before: an error in the service's shape with a code nobody documented."""
    strike.work()
    return strike.service.refusals()["unknown"]


@_fault(Stage.REPLY, 63, 64, 65, 66, 67, 68, 72)
def refuse(strike: Strike) -> Reply:
    """#63-68, #72, before: the documented refusal for `reason` (login, credit, sender, number,
    text …; the words of each service's `refusals`), or the one of a document's `code` (what
    `/_simulator/codes` lists); `status` overrides the HTTP status."""
    strike.work()
    code = str(strike.param("code", ""))
    known = strike.service.codes() if code else strike.service.refusals()
    reply = known[code or strike.param("reason", "text")]
    return Reply(strike.param("status", reply.status), reply.payload, reply.headers, reply.raw)


@_fault(Stage.REPLY, 69)
def request_timeout(strike: Strike) -> Reply:
    """#69, before: 408."""
    strike.work()
    return Reply(408, {"message": "Request Timeout"})


@_fault(Stage.REPLY, 70)
def too_many_requests(strike: Strike) -> Reply:
    """#70, before: 429 with `retry_after` (1) seconds."""
    strike.work()
    headers = (("retry-after", str(strike.param("retry_after", 1))),)
    return Reply(429, {"message": "Too Many Requests"}, headers)


@_fault(Stage.REPLY, 71)
def too_many_requests_html(strike: Strike) -> Reply:
    """#71, before: 429 as HTML, without Retry-After."""
    return _html(strike, 429, "Too Many Requests")


@_fault(Stage.REPLY, 72)
def outside_hours(strike: Strike) -> Reply:
    """#72, before: HTTP 451."""
    strike.work()
    refusals = strike.service.refusals()
    body = refusals["hours"].payload if "hours" in refusals else {"message": "Outside hours"}
    return Reply(451, body)


@_fault(Stage.REPLY, 73)
def server_error(strike: Strike) -> Reply:
    """#73, before: the service's own 500."""
    strike.work()
    reply = strike.service.refusals()["server"]
    return Reply(500, reply.payload)


@_fault(Stage.REPLY, 74, taken=True)
def server_error_after_work(strike: Strike) -> Reply:
    """#74, after: the messages are taken, the answer is 500."""
    strike.work()
    refusals = strike.service.refusals()
    return Reply(500, refusals.get("server_late", refusals["server"]).payload)


@_fault(Stage.REPLY, 75)
def bad_gateway(strike: Strike) -> Reply:
    """#75, before: HTML with `status` (502; 503, 504, 520-524)."""
    return _html(strike, strike.param("status", 502), "Bad Gateway")


@_fault(Stage.REPLY, 76)
def redirect(strike: Strike) -> Reply:
    """#76, before: `status` (302) to `location` (the same place)."""
    strike.work()
    location = strike.param("location", strike.call.path)
    return Reply(strike.param("status", 302), raw=b"", headers=(("location", location),))


@_fault(Stage.REPLY, 77, taken=True)
def redirect_after_work(strike: Strike) -> Reply:
    """#77, after: `status` (307; 308) to `location` (the same place): followed, it sends twice."""
    strike.work()
    location = strike.param("location", strike.call.path)
    return Reply(strike.param("status", 307), raw=b"", headers=(("location", location),))


@_fault(Stage.REPLY, 78)
def firewall_page(strike: Strike) -> Reply:
    """#78, before: 403 as HTML, from a firewall and not from the service."""
    return _html(strike, 403, "Access denied")


@_fault(Stage.REPLY, 80, taken=True)
def other_reference(strike: Strike) -> Reply:
    """#80, after: the reply to somebody else: other numbers, other references."""
    reply = strike.reply()
    for position, row in enumerate(strike.service.rows(reply.payload)):
        row[strike.service.number_key] = f"6689{position:07d}"
        for key in ("clientsmsid", "refid"):
            if row.get(key):
                row[key] = 900_000_000 + position
    return reply


@_fault(Stage.REPLY)
def custom(strike: Strike) -> Reply:
    """No row, before: `status` (200), `headers` ({}), `body` (text) or `payload` (JSON)."""
    strike.work()
    body = strike.param("body", None)
    payload = json.dumps(strike.param("payload", {}), ensure_ascii=False)
    raw = (payload if body is None else body).encode()
    headers = tuple(strike.param("headers", {}).items())
    return Reply(strike.param("status", 200), headers=headers, raw=raw)


def _raw(strike: Strike, body: bytes) -> Reply:
    return Reply(strike.reply().status, raw=body)


def _html(strike: Strike, code: int, title: str) -> Reply:
    strike.work()
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return Reply(code, raw=page.encode(), media="text/html")
