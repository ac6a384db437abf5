"""The values of one HTTP request and what it came to. No HTTP library is needed to name them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

Cause = Literal["network", "tls", "proxy", "proxy_login", "aborted", "config"]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds: to connect, for one write, for one read, and for the whole request."""

    connect: float = 10.0
    write: float = 30.0
    read: float = 90.0
    total: float = 150.0


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask. ``form`` and ``json`` exclude each other; no secret goes in the path."""

    path: str
    method: Literal["GET", "POST"] = "POST"
    form: Mapping[str, str] | None = field(default=None, repr=False)
    json: object = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    basic: tuple[str, str] | None = field(default=None, repr=False)
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer: the body is complete and within the limit."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """The media type, or an empty text."""
        return self.headers.get("content-type", "")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one request came to.

    ``started`` says whether the header phase began; ``response`` is None unless the answer is
    whole; ``cause`` tells why nothing was sent; ``error`` is the exception's class name.
    """

    started: bool
    phase: str
    response: Response | None = None
    cause: Cause = "network"
    error: str = ""


class Caller(Protocol):
    """Makes requests to one base URL: the transport, as adapters know it."""

    base_url: str
    clock_ahead: float
    """Seconds by which the service's clock was before this computer's in its last answer."""

    def call(self, request: Request, first_byte: Callable[[], None] | None = None) -> Exchange:
        """Make one request; ``first_byte`` runs just before the first byte of a POST leaves."""

    def close(self) -> None:
        """Close all connections."""
