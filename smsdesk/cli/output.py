"""What a command says: one JSON document, or short text; progress and trouble go to stderr."""

import json
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from smsdesk.core import phone
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import SendingNews
from smsdesk.texts import Texts

Document = Mapping[str, Any]
_BAR = 30


class Output:
    """Writes answers in the form the caller asked for."""

    def __init__(self, texts: Texts, *, as_json: bool, reveal: bool) -> None:
        self.texts = texts
        self.as_json = as_json
        self._reveal = reveal
        self._progress = False

    def answer(self, document: Document, lines: Iterable[str] = ()) -> None:
        """Write the one document, or the lines that say it to a person."""
        self._end_progress()
        if self.as_json:
            _write(sys.stdout, json.dumps(document, ensure_ascii=False, default=plain))
            return
        for line in lines:
            _write(sys.stdout, line)

    def error(self, error: SmsdeskError, more: Document | None = None) -> None:
        """Write an error as a document, or as a sentence with what to do."""
        self._end_progress()
        said = self.texts.error(error)
        if self.as_json:
            body = {"code": error.code, "message": said.text, "hint": said.hint}
            _write(
                sys.stdout,
                json.dumps({**(more or {}), "error": body}, ensure_ascii=False, default=plain),
            )
            return
        for line in filter(None, (said.text, said.hint)):
            _write(sys.stderr, line)

    def error_body(self, error: SmsdeskError) -> dict[str, str]:
        """Return an error as a part of a document."""
        said = self.texts.error(error)
        return {"code": error.code, "message": said.text, "hint": said.hint}

    def number(self, e164: str) -> str:
        """Return a number as text shows it: masked unless revealed; a word where it was erased."""
        if phone.is_erased(e164):
            return self.word("number_erased")
        return phone.national(e164) if self._reveal else phone.masked(e164)

    def word(self, code: str, **params: str | int) -> str:
        """Return the sentence of a code in the caller's language."""
        return self.texts.word(code, **params)

    def sending(self, news: object) -> None:
        """Draw the progress bar on a terminal."""
        if not isinstance(news, SendingNews) or sys.stderr is None or not sys.stderr.isatty():
            return
        total = max(news.tally.messages, 1)
        done = total - news.tally.queued
        bar = "#" * (_BAR * done // total)
        sys.stderr.write(f"\r[{bar:<{_BAR}}] {done:,}/{total:,}")
        sys.stderr.flush()
        self._progress = True

    def _end_progress(self) -> None:
        if self._progress:
            _write(sys.stderr, "")
            self._progress = False


def plain(value: object) -> Any:
    """Return what JSON can hold of our values."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    raise TypeError(type(value).__name__)


def _write(stream: Any, line: str) -> None:
    if stream is None:  # a program without a console, started by the computer itself
        return
    stream.write(line + "\n")
    stream.flush()
