"""Codes to sentences in the window's language. Widget words are Qt's own ``tr``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smsdesk.core.errors import Param, SmsdeskError
    from smsdesk.core.receipt import Finding
    from smsdesk.texts import Sentence, Texts
    from smsdesk.ui.language import Language


class Speech:
    """Says codes in whatever language the window speaks now."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @property
    def language(self) -> str:
        """Return "th" or "en"."""
        return self._language.current

    def texts(self) -> Texts:
        """Return the sentences themselves, for work that goes on in another thread."""
        from smsdesk.texts import Texts  # noqa: PLC0415 - not for the first paint

        return Texts(self.language)

    def say(self, code: str, params: Mapping[str, Param] | None = None) -> Sentence:
        """Return the sentence, hint and button word of a code."""
        return self.texts().say(code, params)

    def number(self, e164: str) -> str:
        """Return a number as it is shown to anybody: masked, or a word where it was erased."""
        from smsdesk.core.phone import is_erased, masked  # noqa: PLC0415 - not for the first paint

        return self.word("number_erased") if is_erased(e164) else masked(e164)

    def word(self, code: str, **params: Param) -> str:
        """Return just the sentence of a code."""
        return self.say(code, params).text

    def error(self, error: SmsdeskError) -> Sentence:
        """Return what to say of an error."""
        return self.texts().error(error)

    def pause(self, reason: str, detail: str = "") -> Sentence:
        """Return why a campaign stands still."""
        return self.texts().pause(reason, detail)

    def reason(self, reason: str) -> str:
        """Return why a message stands as it does."""
        return self.texts().reason(reason)

    def finding(self, finding: Finding) -> Sentence:
        """Return what to say of a finding."""
        return self.say(
            f"finding_{finding.code}", {"count": finding.count, **(finding.params or {})}
        )
