"""A relay on loopback between the program and a simulated service, which can go wrong in every
way that a network, a proxy or a certificate goes wrong."""

import contextlib
import datetime
import select
import socket
import ssl
import struct
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import trustme

HOST = "sms.example.com"
_RST = struct.pack("ii", 1, 0)
_HELLO = 16384

Way = Callable[["Relay", socket.socket], None]
"""What is done with one connection, in a thread of its own."""


class Certificates:
    """What a server on loopback shows: one context that is right, and four that are not."""

    def __init__(self, folder: Path) -> None:
        ours, strangers = trustme.CA(), trustme.CA()
        self.trusted = folder / "ca.pem"
        ours.cert_pem.write_to_path(str(self.trusted))
        long_ago = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
        self.good = _context(ours.issue_cert(HOST))
        self.untrusted = _context(strangers.issue_cert(HOST))
        self.wrong_host = _context(ours.issue_cert("other.example.com"))
        self.expired = _context(ours.issue_cert(HOST, not_after=long_ago))
        self.old = _context(ours.issue_cert(HOST))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            self.old.minimum_version = ssl.TLSVersion.TLSv1
            self.old.maximum_version = ssl.TLSVersion.TLSv1_1
        self.old.set_ciphers("ALL:@SECLEVEL=0")


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


class Relay:
    """Listens on one port of 127.0.0.1 and treats every connection in the way it has just now."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.target = (parts.hostname, parts.port)
        self.port = 0
        self.connections = 0
        self._listener: socket.socket | None = None
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._guard = threading.Lock()

    def close(self) -> None:
        """Cut everything and wait for the threads."""
        self.shut()
        for thread in self._threads:
            thread.join(5)

    def open(self, way: Way) -> None:
        """Treat new connections in this way from now on; those that there were are cut."""
        self.shut()
        listener = self._listen(128)
        self._listener = listener
        self._start(self._accept, listener, way)

    def shut(self) -> None:
        """Cut every connection and listen no more: who connects is refused."""
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)  # wakes who accepts
            self._listener.close()
            self._listener = None
        with self._guard:
            left, self._open = self._open, []
        for one in left:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def swallow(self) -> None:
        """Answer nobody who connects: the queue of the kernel is full, and no one accepts."""
        self.shut()
        self._listener = self._listen(0)
        for _ in range(3):
            self.keep(filler := socket.socket())
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", self.port))

    def keep(self, connection: socket.socket) -> None:
        """Cut this connection too when the relay is shut."""
        with self._guard:
            self._open.append(connection)

    def _listen(self, backlog: int) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(backlog)
        self.port = listener.getsockname()[1]
        return listener

    def _accept(self, listener: socket.socket, way: Way) -> None:
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            self.connections += 1
            self.keep(connection)
            self._start(self._treat, connection, way)

    def _treat(self, connection: socket.socket, way: Way) -> None:
        with contextlib.suppress(OSError, ValueError):  # cut while it was busy
            way(self, connection)

    def _start(self, work: Callable[..., None], *args: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()
        return thread


def _carry(spoken: socket.socket, service: socket.socket) -> None:
    """Carry bytes both ways, in one thread, until either side ends."""
    while True:
        waiting = isinstance(spoken, ssl.SSLSocket) and spoken.pending()
        ready = [spoken] if waiting else select.select([spoken, service], [], [])[0]
        for source in ready:
            if not (data := source.recv(65536)):
                return
            (service if source is spoken else spoken).sendall(data)


# --- ways ---------------------------------------------------------------------------------


def over_tls(context: ssl.SSLContext) -> Way:
    """Speak TLS with whoever connects, and plainly with the service."""

    def way(relay: Relay, connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as spoken:
            relay.keep(spoken)
            _to_service(relay, spoken)

    return way


def plainly(relay: Relay, connection: socket.socket) -> None:
    """Speak no TLS at all."""
    _to_service(relay, connection)


def reset(_relay: Relay, connection: socket.socket) -> None:
    """RST as soon as somebody has connected."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RST)
    connection.close()


def end_in_handshake(_relay: Relay, connection: socket.socket) -> None:
    """Read the beginning of the handshake and end the connection."""
    connection.recv(_HELLO)
    connection.close()


def hang(_relay: Relay, connection: socket.socket) -> None:
    """Read, and say nothing."""
    while connection.recv(_HELLO):
        pass


def proxy(context: ssl.SSLContext) -> Way:
    """A proxy that does its work: the service is behind it, over TLS."""

    def way(relay: Relay, connection: socket.socket) -> None:
        _read_connect(connection)
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        over_tls(context)(relay, connection)

    return way


def proxy_says(line: bytes) -> Way:
    """A proxy that answers CONNECT with this status line."""

    def way(_relay: Relay, connection: socket.socket) -> None:
        _read_connect(connection)
        connection.sendall(b"HTTP/1.1 " + line + b"\r\nContent-Length: 0\r\n\r\n")

    return way


def proxy_ends(_relay: Relay, connection: socket.socket) -> None:
    """A proxy that reads CONNECT and ends the connection."""
    _read_connect(connection)
    connection.close()


def _read_connect(connection: socket.socket) -> None:
    data = b""
    while b"\r\n\r\n" not in data:
        if not (more := connection.recv(4096)):
            raise ConnectionError
        data += more


def _to_service(relay: Relay, spoken: socket.socket) -> None:
    with socket.create_connection(relay.target, timeout=10) as service:
        service.settimeout(None)
        relay.keep(service)
        _carry(spoken, service)
