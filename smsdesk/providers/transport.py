"""One HTTP request, told as what provably happened: nothing left, an answer came, or neither.

The phase decides, not the exception's class (reliability.md §2.6): unless the header phase of
the POST began, nothing was sent. No redirects, no HTTP/2, no retries, no key in a URL; a total
deadline that also caps a dripped answer; 2 MB of answer at most.
"""

import logging
import ssl
import threading
import time
import typing
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from smsdesk.providers.exchange import Cause, Deadlines, Exchange, Request, Response

log = logging.getLogger(__name__)

MAX_ANSWER_BYTES = 2_000_000
WARM_SECONDS = 2.0
_HEADERS = {
    "User-Agent": "smsdesk",
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",
}
_HEADERS_BEGIN = "http11.send_request_headers.started"


class Transport:
    """Makes requests to one base URL. Safe to share between threads."""

    def __init__(
        self,
        base_url: str,
        *,
        deadlines: Deadlines | None = None,
        verify: ssl.SSLContext | None = None,
        connections: int = 102,  # the workers of a sender, and who asks meanwhile
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.clock_ahead = 0.0
        self._deadlines = deadlines or Deadlines()
        limits = httpx.Limits(
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=WARM_SECONDS,
        )
        # No Client around it: no redirects, no cookies, no .netrc, and a third less to do.
        self._http = _CappedTransport(
            verify=verify or _trust(base_url),
            limits=limits,
            proxy=_system_proxy(base_url),
            trust_env=False,
        )
        self._timeout = httpx.Timeout(
            connect=self._deadlines.connect,
            write=self._deadlines.write,
            read=self._deadlines.read,
            pool=self._deadlines.total,
        ).as_dict()

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def call(self, request: Request, first_byte: Callable[[], None] | None = None) -> Exchange:
        """Make one request. ``first_byte`` runs just before the first byte of a POST leaves.

        When ``first_byte`` raises, no byte is sent and the exchange has not started. Raises
        only what is no Exception (KeyboardInterrupt, SystemExit).
        """
        seen = _Seen(request.method.encode(), first_byte)
        began = time.monotonic()
        try:
            with _total_deadline(self._deadlines.total):
                response = self._unspent(request, seen)
        except Exception as exc:  # noqa: BLE001 - unforeseen is judged by phase, like all else
            error = type(seen.refused or exc).__name__
            exchange = Exchange(seen.started, seen.phase, cause=_cause(exc, seen), error=error)
        else:
            exchange = Exchange(True, "complete", response)
        log.info(
            "%s %s: %s %s in %.2f s",
            request.method,
            request.path,
            exchange.response.status if exchange.response else exchange.error,
            exchange.phase,
            time.monotonic() - began,
        )
        return exchange

    def _unspent(self, request: Request, seen: "_Seen") -> Response:
        """Make a request; once more where it was given a connection that is used no more.

        The pool may hand one out while it is being closed. Not a byte was written to it, so
        what ``first_byte`` wrote down still lies ahead.
        """
        while True:
            try:
                return self._whole(request, seen)
            except _Spent:
                seen.first_byte, seen.started = None, False

    def _whole(self, request: Request, seen: "_Seen") -> Response:
        url = (request.base_url.rstrip("/") or self.base_url) + request.path
        headers = {**_HEADERS, **request.headers}
        if request.basic:
            headers["Authorization"] = _basic(*request.basic)
        made = httpx.Request(
            request.method,
            url,
            data=dict(request.form) if request.form is not None else None,
            json=request.json,
            headers=headers,
            extensions={"trace": seen.trace, "timeout": self._timeout},
        )
        response = self._http.handle_request(made)
        try:
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MAX_ANSWER_BYTES:
                    raise AnswerTooLarge
        finally:
            response.close()
        found = {key.lower(): value for key, value in response.headers.items()}
        self._compare_clocks(found.get("date", ""))
        return Response(response.status_code, found, bytes(body))

    def _compare_clocks(self, date: str) -> None:
        with suppress(TypeError, ValueError):  # no date, or none that can be read
            self.clock_ahead = parsedate_to_datetime(date).timestamp() - time.time()


def _basic(user: str, secret: str) -> str:
    return "Basic " + b64encode(f"{user}:{secret}".encode()).decode("ascii")


class AnswerTooLarge(Exception):
    """The answer is longer than any honest one."""


class _Aborted(Exception):
    """``first_byte`` refused."""


@dataclass(slots=True)
class _Seen:
    """Follows one request by the events of httpcore."""

    method: bytes
    first_byte: Callable[[], None] | None
    started: bool = False
    refused: Exception | None = None  # what ``first_byte`` raised
    phase: str = "before"

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        self.phase = event
        if event == _HEADERS_BEGIN and info["request"].method == self.method:
            if self.first_byte is not None:
                try:
                    self.first_byte()
                except Exception as exc:
                    self.refused = exc
                    raise _Aborted from exc
            self.started = True


def _cause(exc: Exception, seen: _Seen) -> Cause:
    if seen.refused is not None:
        return "aborted"
    if isinstance(exc, httpx.UnsupportedProtocol | httpx.InvalidURL | httpx.LocalProtocolError):
        return "config"
    if isinstance(exc, httpx.ProxyError):
        return "proxy_login" if str(exc).startswith("407") else "proxy"
    if isinstance(exc, httpx.ConnectError) and _is_certificate(exc):
        return "tls"
    return "network"


def _is_certificate(exc: BaseException | None) -> bool:
    """Tell whether a certificate or TLS version was refused, rather than the network broken."""
    while exc is not None:
        if isinstance(exc, ssl.SSLCertVerificationError):
            return True
        text = str(exc)
        if "CERTIFICATE" in text or "PROTOCOL_VERSION" in text or "UNSUPPORTED_PROTOCOL" in text:
            return True
        exc = exc.__cause__ or exc.__context__
    return False


def _trust(base_url: str) -> ssl.SSLContext:
    """Trust what the operating system trusts (offices have inspecting proxies)."""
    if urlsplit(base_url).scheme == "http":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    import truststore  # noqa: PLC0415 - not needed on loopback

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _system_proxy(base_url: str) -> str | None:
    """Return the proxy the system names for this address; loopback never has one."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if host in ("127.0.0.1", "::1", "localhost") or urllib.request.proxy_bypass(host):
        return None
    named = urllib.request.getproxies().get(parts.scheme)
    return f"http://{named}" if named and "://" not in named else named


# --- the total deadline -------------------------------------------------------------------


class _Clock(threading.local):
    ends: float = float("inf")


_clock = _Clock()


@dataclass(slots=True)
class _total_deadline:  # noqa: N801 - reads as a statement
    """Caps every read and write of this thread until the block ends."""

    seconds: float
    _before: float = field(default=float("inf"), init=False)

    def __enter__(self) -> None:
        self._before, _clock.ends = _clock.ends, time.monotonic() + self.seconds

    def __exit__(self, *_exc: object) -> None:
        _clock.ends = self._before


def _left(timeout: float | None, late: type[Exception]) -> float | None:
    """Return the shorter of ``timeout`` and the time left; raise ``late`` when none is."""
    left = _clock.ends - time.monotonic()
    if left <= 0:
        raise late("total deadline")
    if left == float("inf"):
        return timeout
    return left if timeout is None else min(timeout, left)


class _Spent(Exception):
    """Nothing was written to a connection that is used no more."""


class _CappedStream(httpcore.NetworkStream):
    """A stream whose every wait ends with the request's total deadline."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._spent = False

    def spend(self) -> None:
        """Close it, and take nothing more."""
        self._spent = True
        self.close()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._spent:
            raise _Spent
        self._stream.write(buffer, _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _CappedStream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _CappedBackend(httpcore.SyncBackend):
    """Opens capped streams."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        stream = super().connect_tcp(host, port, left, local_address, socket_options)
        return _CappedStream(stream)


class _CappedTransport(httpx.HTTPTransport):
    """httpx's own transport on a capped network; it offers no argument for that."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(http1=True, http2=False, retries=0, **kwargs)
        typing.cast("Any", self._pool)._network_backend = _CappedBackend()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Make a request; the connection of a refusal is used no more."""
        response = super().handle_request(request)
        network = response.extensions.get("network_stream")
        if not response.is_success and isinstance(network, _CappedStream):
            response.stream = _Ending(typing.cast("httpx.SyncByteStream", response.stream), network)
        return response


class _Ending(httpx.SyncByteStream):
    """A body whose connection ends with it: the next must not read an answer that came twice.

    It is spent before the pool has it back, where another thread may take it at once.
    """

    def __init__(self, body: httpx.SyncByteStream, network: "_CappedStream") -> None:
        self._body = body
        self._network = network

    def __iter__(self) -> Iterator[bytes]:
        yield from self._body

    def close(self) -> None:
        self._network.spend()
        self._body.close()
