"""What a service is asked and what it answers, free of any web framework."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl


class BadBody(Exception):
    """The body is not what its content type says, or of a type nobody documented."""


@dataclass(frozen=True)
class Call:
    """One HTTP request; header names are in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def query_fields(self) -> dict[str, Any]:
        """The fields in the URL."""
        return _form_fields(self.query)

    def fields(self, *allowed: str) -> dict[str, Any]:
        """The body's fields; `allowed` are of `json`, `form`, `multipart`."""
        kind = _BODY_KINDS.get(self.content_type)
        if kind not in allowed:
            raise BadBody(self.content_type)
        if kind == "json":
            return self._json_object()
        if kind == "form":
            return _form_fields(_decode(self.body))
        return _multipart_fields(self.headers["content-type"], self.body)

    @property
    def content_type(self) -> str:
        """The media type alone, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def _json_object(self) -> dict[str, Any]:
        try:
            value = json.loads(_decode(self.body), parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise BadBody("json") from error
        if not isinstance(value, dict):
            raise BadBody("json object")
        return value


_BODY_KINDS = {
    "application/json": "json",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}


@dataclass(frozen=True)
class Reply:
    """One HTTP answer: a JSON value, or `raw` bytes of another kind."""

    status: int
    payload: Any = None
    headers: tuple[tuple[str, str], ...] = ()
    raw: bytes | None = None
    media: str = "application/json"

    def body(self) -> bytes:
        """The bytes of the body."""
        if self.raw is not None:
            return self.raw
        return json.dumps(self.payload, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "backslashreplace"
        )


def as_text(value: Any) -> str:
    """A field's value as the text a form would hold; true and false in lower case."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _decode(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise BadBody("utf-8") from error


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _form_fields(encoded: str) -> dict[str, Any]:
    try:
        return dict(parse_qsl(encoded, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError as error:
        raise BadBody("form") from error


def _multipart_fields(content_type: str, body: bytes) -> dict[str, Any]:
    head = b"Content-Type: " + content_type.encode() + b"\r\n\r\n"
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    if not message.is_multipart():
        raise BadBody("multipart")
    fields = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        fields[str(name)] = _decode(content if isinstance(content, bytes) else b"")
    return fields
