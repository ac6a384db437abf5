"""Codes to sentences, Thai and English. Needs no Qt; window and command line both use it."""

import json
import locale
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from smsdesk.core.errors import Param, SmsdeskError
from smsdesk.paths import resource

LANGUAGES = ("th", "en")
REFUSED = ("login_refused", "service_refused")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said about a code: the sentence, what to do, and the word on the button."""

    text: str
    hint: str = ""
    button: str = ""


class Texts:
    """Says codes in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._entries = _load(language)

    def say(self, code: str, params: Mapping[str, Param] | None = None) -> Sentence:
        """Return the sentence of ``code``; an unknown code stands for itself."""
        entry = self._entries.get(code)
        if entry is None:
            return Sentence(code)
        fill = _Shown(params or {})
        return Sentence(**{key: value.format_map(fill) for key, value in entry.items()})

    def word(self, code: str, **params: Param) -> str:
        """Return just the sentence of ``code``."""
        return self.say(code, params).text

    def error(self, error: SmsdeskError) -> Sentence:
        """Return what to say of an error, in the service's own sense where it refused."""
        said = self.say(error.code, error.params)
        reason = error.params.get("reason", "")
        finer = self._entries.get(f"refused_{reason}", self._entries.get(f"verdict_{reason}"))
        if error.code not in REFUSED or reason == "login" or finer is None:
            return said  # that the key is refused is what it says already
        return Sentence(finer["text"], finer.get("hint", said.hint), said.button)

    def pause(self, reason: str, detail: str = "") -> Sentence:
        """Return why a campaign stands still: what the service said, where that is known."""
        finer = f"refused_{detail}"
        return self.say(finer if finer in self._entries else f"pause_{reason}")

    def reason(self, reason: str) -> str:
        """Return why a message stands as it does, "" where nothing is said of it."""
        families = ("verdict", "refused", "pause")
        codes = (f"{family}_{reason}" for family in families)
        return next((self.word(code) for code in codes if code in self._entries), "")


class _Shown(dict[str, Param]):
    """Counts with commas; a parameter nobody gave shows as an empty place."""

    def __init__(self, params: Mapping[str, Param]) -> None:
        super().__init__(
            (key, f"{value:,}" if isinstance(value, int) else value)
            for key, value in params.items()
        )

    def __missing__(self, key: str) -> str:
        return "…"


def system_language() -> str:
    """Return the system's language where it is ours, else Thai."""
    name = locale.getlocale()[0] or ""
    return "en" if name.startswith(("en", "English")) else "th"


@cache
def _load(language: str) -> dict[str, dict[str, str]]:
    path = resource("texts", f"{language}.json")
    entries: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return entries
