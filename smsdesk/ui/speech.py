"""Codes to sentences in the window's language. Widget words are Qt's own ``tr``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smsdesk.core.errors import Param, SmsdeskError
    from smsdesk.core.receipt import Finding
    from smsdesk.texts import Sentence
    from smsdesk.ui.language import Language


class Speech:
    """Says codes in whatever language the window speaks now."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @property
    def language(self) -> str:
        """Return "th" or "en"."""
        return self._language.current

    def say(self, code: str, params: Mapping[str, Param] | None = None) -> Sentence:
        """Return the sentence, hint and button word of a code."""
        from smsdesk.texts import Texts  # noqa: PLC0415 - not for the first paint

        return Texts(self.language).say(code, params)

    def word(self, code: str, **params: Param) -> str:
        """Return just the sentence of a code."""
        return self.say(code, params).text

    def error(self, error: SmsdeskError) -> Sentence:
        """Return what to say of an error."""
        return self.say(error.code, error.params)

    def finding(self, finding: Finding) -> Sentence:
        """Return what to say of a finding."""
        return self.say(
            f"finding_{finding.code}", {"count": finding.count, **(finding.params or {})}
        )
