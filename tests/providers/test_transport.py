"""The phase rule: nothing that a server received is ever called not sent."""

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from smsdesk.providers.transport import MAX_ANSWER_BYTES, Deadlines, Exchange, Request, Transport

POST = Request("/sms", form={"message": "สวัสดี"})
QUICK = Deadlines(connect=1, write=1, read=1, total=2)


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[tuple[str, list[bytes]]]:
    """Serve each connection with ``answer`` after reading a whole request."""
    received: list[bytes] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(5)
            data = b""
            while b"\r\n\r\n" not in data:
                chunk = self.request.recv(65536)
                if not chunk:
                    return
                data += chunk
            received.append(data)
            answer(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, request, client_address) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}", received
        finally:
            running.shutdown()
            thread.join()


def call(url: str, first_byte=None, deadlines: Deadlines = QUICK) -> Exchange:
    transport = Transport(url, deadlines=deadlines)
    try:
        return transport.call(POST, first_byte)
    finally:
        transport.close()


def reply(body: bytes, head: bytes = b"HTTP/1.1 200 OK\r\n") -> bytes:
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def test_a_refused_connection_sent_nothing():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        exchange = call(f"http://127.0.0.1:{unused.getsockname()[1]}")

    assert (exchange.started, exchange.response, exchange.cause) == (False, None, "network")


def test_a_whole_answer_comes_back():
    with server(lambda s: s.sendall(reply(b'{"ok":1}'))) as (url, received):
        exchange = call(url)

    assert exchange.response is not None
    assert (exchange.response.status, exchange.response.body) == (200, b'{"ok":1}')
    assert len(received) == 1


def test_when_the_intent_cannot_be_written_no_byte_leaves():
    def refuse() -> None:
        raise OSError("disk full")

    with server(lambda s: None) as (url, received):
        exchange = call(url, refuse)

    assert (exchange.started, exchange.cause, received) == (False, "aborted", [])
    assert exchange.error == "OSError", "what refused, not how it was told"


def test_an_end_of_the_program_is_not_taken_for_a_full_disk():
    def end() -> None:
        raise SystemExit

    with server(lambda s: None) as (url, received), pytest.raises(SystemExit):
        call(url, end)

    assert received == []


def test_a_proxy_named_without_a_scheme_is_a_proxy(monkeypatch):
    monkeypatch.setenv("https_proxy", "127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")

    exchange = call("https://sms.example.com")

    assert (exchange.started, exchange.cause) == (False, "network")


@pytest.mark.parametrize(
    "answer",
    [
        lambda s: None,
        lambda s: s.sendall(b"HTTP/1.1 20"),
        lambda s: s.sendall(b"garbage\r\n\r\n"),
        lambda s: s.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"),
        lambda s: s.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"),
        lambda s: s.sendall(reply(b"not gzip", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n")),
        lambda s: s.sendall(reply(b"x" * (MAX_ANSWER_BYTES + 1))),
    ],
    ids=["closed", "status", "garbage", "short", "chunk", "gzip", "huge"],
)
def test_after_the_first_byte_no_answer_means_nobody_knows(answer):
    with server(answer) as (url, received):
        exchange = call(url)

    assert exchange.started
    assert exchange.response is None
    assert len(received) == 1, "a request that may have arrived is never repeated"


def test_a_dripped_answer_ends_at_the_total_deadline():
    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(100):
            connection.sendall(b"x")
            time.sleep(0.1)

    with server(drip) as (url, _received):
        began = time.monotonic()
        exchange = call(url, deadlines=Deadlines(total=1.0))

    assert exchange.started
    assert exchange.response is None
    assert 0.9 < time.monotonic() - began < 2.0


def test_a_dripped_header_counts_too():
    def drip(connection: socket.socket) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-A: " + b"y" * 200:
            connection.sendall(bytes([letter]))
            time.sleep(0.05)

    with server(drip) as (url, _received):
        began = time.monotonic()
        exchange = call(url, deadlines=Deadlines(total=1.0))

    assert exchange.response is None
    assert time.monotonic() - began < 2.0


def test_redirects_are_not_followed():
    moved = b"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:9/\r\n"
    with server(lambda s: s.sendall(reply(b"", moved))) as (url, received):
        exchange = call(url)

    assert exchange.response is not None
    assert exchange.response.status == 307
    assert len(received) == 1


@pytest.mark.parametrize(
    ("status", "cause"),
    [(b"407 Proxy Authentication Required", "proxy_login"), (b"502 Bad Gateway", "proxy")],
)
def test_a_proxy_that_wants_a_password_is_told_from_one_that_is_broken(monkeypatch, status, cause):
    with server(lambda s: s.sendall(reply(b"", b"HTTP/1.1 " + status + b"\r\n"))) as (url, asked):
        monkeypatch.setenv("https_proxy", url)
        monkeypatch.setenv("no_proxy", "")
        exchange = call("https://sms.example.com")

    assert (exchange.started, exchange.cause) == (False, cause)
    assert asked[0].startswith(b"CONNECT sms.example.com:443 ")


def test_a_refusal_that_comes_twice_is_not_the_answer_to_the_next_request():
    def twice(connection: socket.socket) -> None:
        connection.sendall(2 * reply(b"", b"HTTP/1.1 429 Too Many Requests\r\n"))
        connection.recv(1)

    with server(twice) as (url, received):
        transport = Transport(url, deadlines=QUICK)
        exchanges = [transport.call(POST), transport.call(POST)]
        transport.close()

    assert [e.response and e.response.status for e in exchanges] == [429, 429]
    assert len(received) == 2, "each over a connection of its own"


def test_a_connection_that_is_used_no_more_is_never_written_to():
    """The pool may hand one out in the very moment in which a refusal ends it."""
    begun: list[int] = []

    def keep(connection: socket.socket) -> None:
        for _request in range(2):
            connection.sendall(reply(b"{}"))
            connection.recv(65536)

    with server(keep) as (url, received):
        transport = Transport(url, deadlines=QUICK)
        transport.call(POST)
        (warm,) = transport._http._pool.connections  # type: ignore[attr-defined]
        warm._connection._network_stream._spent = True
        exchange = transport.call(POST, lambda: begun.append(1))
        transport.close()

    assert exchange.response is not None
    assert exchange.response.status == 200
    assert begun == [1], "what was written down before still lies ahead"
    assert len(received) == 2, "on a connection of its own"
